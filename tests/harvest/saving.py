"""Labelled pages as files: the way that people save them, with the menus, counters and other news around them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from pathlib import Path

from .labelled import Labelled

_MENU = "".join(
    f"<li><a href='/{n}'>{word}</a></li>"
    for n, word in enumerate(("首页", "要闻", "政务", "视频", "专题", "电子报"))
)
_OTHER_NEWS = "".join(
    f"<li><a href='/n{n}'>{words}</a></li>"
    for n, words in enumerate(
        ("全市签约项目52个总投资98亿元", "我省新增就业12万人", "某地选派干部30名驻村", "今日气温12度")
    )
)


def html(labelled: Labelled) -> str:
    """A news page with menu, side column and footer."""
    page = labelled.page
    body = "".join(f"<p>\u3000\u3000{escape(text)}</p>\n" for text in page.paragraphs)
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{escape(page.title)}</title>"
        f"<script>var views=12345;</script></head><body><div class='nav'><ul>{_MENU}</ul></div>"
        f"<div class='article'><h1>{escape(page.title)}</h1>"
        f"<div class='info'>{page.published} 10:21　来源：{escape(page.publisher)}　浏览次数：1286次</div>"
        f"<div class='content' id='content'>{body}</div><p class='editor'>责任编辑：王小明</p></div>"
        f"<div class='sidebar'><h3>相关新闻</h3><ul>{_OTHER_NEWS}</ul></div>"
        "<div class='footer'><p>版权所有 联系电话：0951-5012345 京ICP备13028878号-6</p></div></body></html>"
    )


def text(labelled: Labelled, width: int = 0) -> str:
    """A text file; with a width, its lines are broken as an old editor does."""
    page = labelled.page
    lines = [page.title, f"{page.published} 来源：{page.publisher}".strip(), *page.paragraphs]
    if width:
        lines = [line[i : i + width] for line in lines for i in range(0, max(len(line), 1), width)]
    return "\n".join(lines)


def mht(labelled: Labelled) -> bytes:
    """A page as a browser archives it, in GB 18030 and base64."""
    import base64

    body = base64.encodebytes(
        html(labelled).replace("charset='utf-8'", "charset='gb2312'").encode("gb18030")
    ).decode()
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example.org/a/1.html\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b0"\n\n--b0\nContent-Type: text/html; charset="gb2312"\n'
        f"Content-Transfer-Encoding: base64\n\n{body}\n--b0--\n"
    ).encode()


def docx(labelled: Labelled) -> bytes:
    """A Word file with the date at its end."""
    import docx as word

    document = word.Document()
    for line in (
        labelled.page.title,
        f"来源：{labelled.page.publisher}",
        *labelled.page.paragraphs,
        labelled.page.published,
    ):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(labelled: Labelled) -> bytes:
    """A PDF whose lines are broken at 30 characters."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure

    from analysis.charts.style import font

    with mpl.rc_context({"pdf.fonttype": 42, "font.family": font().get_name()}):
        figure = Figure(figsize=(8.3, 11.7))
        for row, line in enumerate(text(labelled, width=30).splitlines()):
            figure.text(0.08, 0.95 - 0.022 * row, line, fontsize=12)
        buffer = io.BytesIO()
        FigureCanvasPdf(figure).print_pdf(buffer)
    return buffer.getvalue()


def save(labelled: Labelled, folder: Path) -> Path:
    """Save a page in its own format."""
    kind = labelled.kind
    path = folder / f"{labelled.page.name}.{kind}"
    content = {"html": html, "txt": text, "md": text, "docx": docx, "pdf": pdf, "mht": mht}[kind](labelled)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def bomb() -> bytes:
    """A Word file of a few kilobytes that unpacks to 400 megabytes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(24):
            part.write(b" " * 2**24)
    return buffer.getvalue()
