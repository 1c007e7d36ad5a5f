"""What the first lines of a copied page say of it, as sites print them."""

from __future__ import annotations

import pytest

from analysis.harvest.headlines import imprint, of_lines

BODY = "2023年，两地协作财政资金到位5亿元。"


@pytest.mark.parametrize(
    ("lines", "title", "publisher", "published"),
    [
        (["两江携手再出发", "2012年10月23日10:31", "来源:某某网"], "两江携手再出发", "某某网", "2012-10-23"),
        (["两江携手再出发", "2021-07-07 19:48:24来源:某某在线编辑:李某"], "两江携手再出发", "某某在线", "2021-07-07"),
        (["我的位置: 首页 > 新闻 > 正文", "两江携手再出发", "• 作者:张某", "• 来源:某某日报", "• 发布时间:2020-01-02 10:54:49"], "两江携手再出发", "某某日报", "2020-01-02"),
        (["两江携手再出发", "• 2023年06月16日 07时54分", "• 来源: 某某日报", "• 【字体:"], "两江携手再出发", "某某日报", "2023-06-16"),
        (["第A1版:要闻 4下一版", "标题导航", "2022年06月04日 星期六", "3 上一篇 放大 缩小 默认", "两江携手再出发"], "两江携手再出发", "", "2022-06-04"),
        (["要闻", "两江携手再出发谱新篇", "2019-03-01 14:12:00 来源:某网 大字体"], "两江携手再出发谱新篇", "某网", "2019-03-01"),
        (["两江携手再出发", "2022年9月21日　某某日报"], "两江携手再出发", "某某日报", "2022-09-21"),
        (["两江携手再出发", "某某日报　2023年11月30日　第3版"], "两江携手再出发", "某某日报", "2023-11-30"),
        (["两江携手再出发", "2021年1月15日　某某市扶贫协作领导小组办公室"], "两江携手再出发", "某某市扶贫协作领导小组办公室", "2021-01-15"),
        (["两江携手再出发", "2021年1月15日 两地签约现场"], "两江携手再出发", "", ""),
        (["Two rivers hand in hand", "November 22, 2025"], "Two rivers hand in hand", "", "2025-11-22"),
    ],
)  # fmt: skip
def test_the_head_of_a_copied_page(lines, title, publisher, published):
    read = of_lines([*lines, BODY])
    assert (read.title, read.publisher, read.published) == (title, publisher, published)
    assert read.rest[-1] == BODY


def test_a_line_with_an_amount_is_no_furniture():
    read = of_lines(["两江携手再出发", "首页要闻：投入财政资金3亿元 > 详情", BODY])
    assert any("3亿元" in line for line in read.rest)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2022年9月21日　某某日报", "某某日报"),
        ("2024年12月26日　某某日报　记者 某某某", "某某日报"),
        ("某某日报 记者某某 某某 2024年12月26日", "某某日报"),
        ("某某县政府办公室 | 2023-02-16 10:20", "某某县政府办公室"),
        ("2023年2月16日", ""),  # a day alone names nobody
        ("2023年2月16日至3月2日 某某日报", ""),  # what remains is no imprint
        ("2023年2月16日，某某日报", ""),
        ("2023年2月16日 到位资金5亿元 某某日报", ""),
    ],
)
def test_a_day_with_a_house_is_an_imprint(line, publisher):
    assert imprint(line) == publisher
