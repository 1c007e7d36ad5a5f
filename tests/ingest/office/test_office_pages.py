"""Pages as browsers save them and as exports write them: what stands outside the page's own element is no harm."""

import pytest

TABLE = "<p>2023年东西部协作财政援助资金（万元）</p><table><tr><th>东部</th><th>西部</th><th>财政援助资金</th></tr><tr><td>福建省</td><td>宁夏</td><td>5</td></tr></table>"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{TABLE}</body></html>",
        f"<!-- saved from url=(0026)https://www.example.cn/a --><html><body>{TABLE}</body></html>",
        f"<!DOCTYPE html>\n<!-- saved from url=(0026)https://www.example.cn/a -->\n<html><body>{TABLE}</body></html>",
        f"<html><body>{TABLE}</body></html><!-- Generated at 10:00 -->",
        f"<html><body>{TABLE}</body></html>\n<!-- a --><!-- b -->\n",
        f"<!-- a --><!DOCTYPE html><html><!-- b --><head><!-- c --></head><body>{TABLE}<!-- d --></body></html>",
        f'<?xml version="1.0"?><html><body>{TABLE}</body></html>',
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{TABLE}</body></html>',
        f'\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?><html><body>{TABLE}</body></html>',
        f'<?xml-stylesheet href="a.css"?><html><body><?php x ?>{TABLE}</body></html>',
        f"<script>var a = '<table></table>';</script><html><head><style>p {{}}</style></head><body>{TABLE}<script></script></body></html>",
        f"<html><body><!--[if IE]> old <![endif]-->{TABLE}</body></html>",
        TABLE,
        f"<style>a</style>{TABLE}",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_is_read_whatever_stands_around_it(inbox, read, page, encoding):
    if encoding == "gb18030":
        page = page.replace('encoding="utf-8"', 'encoding="gb2312"')
    (inbox / "page.html").write_bytes(page.encode(encoding))
    tables = read()
    assert not tables.unreadable
    assert tables.claims[["east", "west", "value", "unit", "period"]].values.tolist() == [
        ["福建省", "宁夏", "5", "万元", "2023"]
    ]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "no-such-thing", ""])
def test_an_archive_of_a_page_is_read_as_the_page(inbox, read, charset):
    import base64

    page = f"<!DOCTYPE html><html><body>{TABLE}</body></html>"
    body = base64.encodebytes(page.encode("gb18030" if charset == "gb2312" else "utf-8")).decode()
    told = f'; charset="{charset}"' if charset else ""
    (inbox / "page.mht").write_text(
        'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        f"Content-Type: text/html{told}\nContent-Transfer-Encoding: base64\n\n{body}\n--b--\n"
    )
    tables = read()
    assert not tables.unreadable
    assert tables.claims[["east", "west", "value", "period"]].values.tolist() == [
        ["福建省", "宁夏", "5", "2023"]
    ]


def test_an_archive_without_a_page_is_told(inbox, read):
    (inbox / "a.mht").write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n--b--\n"
    )
    (problem,) = read().unreadable
    assert "without its text" in problem.problem


def test_the_words_of_a_script_are_not_read(inbox, read):
    page = f"<html><body><table><tr><td><script>13912345678</script>a</td></tr></table>{TABLE}</body></html>"
    (inbox / "page.html").write_text(page, "utf-8")
    assert "13912345678" not in str(read())
