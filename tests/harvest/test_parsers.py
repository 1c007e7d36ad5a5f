"""What a saved page says of its own day."""

from __future__ import annotations

import pytest

from analysis.harvest.parsers import parse

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>两江携手再出发</title></head><body><h1>两江携手再出发</h1>
{head}<p>2017年，甲市与乙县结成对子，两地干部群众常来常往，亲如一家，产业、教育、医疗协作一年一个样。</p>
<p>五年多来，甲市累计拨付乙县财政帮扶资金2.14亿元，落实项目117个，社会捐助款物1360多万元，两地群众越走越亲。</p></body></html>"""


@pytest.mark.parametrize(
    ("info", "published", "publisher"),
    [
        ("发布时间：2023年4月6日　来源：某某在线　作者：本报记者 　浏览：3011次", "2023-04-06", "某某在线"),
        ("某某时报　2023年04月06日　第03版", "2023-04-06", "某某时报"),
        ("<span>2023年4月6日</span> <span>来源：<a href='/'>某某网</a></span>", "2023-04-06", "某某网"),
        ("2021年，甲市与乙县签下新约", "", ""),
    ],
)
@pytest.mark.parametrize("around", ["<div class='info'>{}</div>", "<p>{}</p>"])
def test_the_line_under_the_title_says_the_day(tmp_path, info, published, publisher, around):
    page = PAGE.replace("{head}", around.format(info) + "<div id='zoom'>").replace(
        "</body>",
        "</div><div><h3>相关阅读</h3><ul><li><a href='/b'>两市签约</a> 2019-05-02</li></ul></div></body>",
    )
    file = tmp_path / "a.html"
    file.write_text(page, "utf-8")
    told = parse(file)
    assert (told["published"], told["publisher"]) == (published, publisher)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("", ""),  # of the bare 2017年 of its text no first of January is made
        ("<p>发布时间：2017年1月1日</p>", "2017-01-01"),
        ("<p>2022年9月21日　某某日报</p>", "2022-09-21"),
    ],
)
def test_the_day_of_a_page_is_printed_on_it(tmp_path, head, published):
    file = tmp_path / "a.html"
    file.write_text(PAGE.format(head=head), "utf-8")
    assert parse(file)["published"] == published
