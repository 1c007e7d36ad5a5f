"""What a saved page says of its own day."""

from __future__ import annotations

import pytest

from analysis.harvest.parsers import parse

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>两江携手再出发</title></head><body><h1>两江携手再出发</h1>
{head}<p>2017年，甲市与乙县结成对子，两地干部群众常来常往，亲如一家，产业、教育、医疗协作一年一个样。</p>
<p>五年多来，甲市累计拨付乙县财政帮扶资金2.14亿元，落实项目117个，社会捐助款物1360多万元，两地群众越走越亲。</p></body></html>"""


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
