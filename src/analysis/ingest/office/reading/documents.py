"""Tables of Word files (.docx) and of web pages (.html, also those that call themselves .xls) -> grids.

Runs in the child of `sandbox`. Nothing is fetched: pictures, links and styles are not looked at.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from pathlib import Path

from lxml import etree, html

from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Sheet, Span, Workbook
from analysis.ingest.office.reading.limits import Refused
from analysis.ingest.office.reading.textfiles import decode

Placed = tuple[str, int, int]
"""Text of a cell, and how many rows and columns it spans."""

_LINES_BEFORE = 6
"""Lines of text before a table that may be its title and unit line."""


def read(path: Path, kind: str) -> Workbook:
    """Read every table of a Word file or page; each becomes a sheet named 表1, 表2 ….

    Parameters
    ----------
    path : Path
    kind : str
        `docx`, `html` or `mht`, a page as browsers and Excel save it in one file.
    """
    if kind == "docx":
        found = _docx_tables(path)
    else:
        content = path.read_bytes()
        found = _html_tables(page_of_archive(content)[0] if kind == "mht" else content)
    sheets = []
    for headline, before, rows in found:
        if len(sheets) >= limits.MAX_TABLES:
            raise Refused(f"has more than {limits.MAX_TABLES} tables", "split it into several files")
        sheets.append(_sheet(f"表{len(sheets) + 1}", headline, before, rows))
    if not sheets:
        raise Refused("holds no table", "put the figures in a table, or in a workbook")
    return Workbook(path.name, sheets)


def _sheet(name: str, headline: str, before: list[str], rows: Iterable[list[Placed]]) -> Sheet:
    """Lay cells with spans out on a grid, as a browser does."""
    taken: dict[tuple[int, int], str] = {}
    spans: list[Span] = []
    height = 0
    for r, cells in enumerate(rows):
        height, column = r + 1, 0
        for text, down, right in cells:
            while (r, column) in taken:
                column += 1
            for i in range(down):
                for j in range(right):
                    taken.setdefault((r + i, column + j), "")
            taken[r, column] = text[: limits.MAX_TEXT]
            if down > 1 or right > 1:
                spans.append((r, column, r + down - 1, column + right - 1))
            column += right
            if len(taken) > limits.MAX_CELLS or column > limits.MAX_COLUMNS:
                raise Refused(f"{name} has too many cells", "put the figures in a workbook")
    width = max((c + 1 for _, c in taken), default=0)
    grid = [[taken.get((r, c), "") for c in range(width)] for r in range(height)]
    inside = [(t, c, min(b, height - 1), right) for t, c, b, right in spans if t < height]
    return Sheet(name, grid, inside, before=before, headline=headline)


def _blank_evened(text: str) -> str:
    return " ".join(text.split())


Found = tuple[str, list[str], list[list[Placed]]]
"""Title of the page, lines of text before a table, and its rows."""

_NO_TITLE = re.compile(r"附\s*[件表]\s*\d*\s*[:：]?$")


def _docx_tables(path: Path) -> Iterator[Found]:
    """Yield the tables of a Word file in their order, with the file's first line and the lines of text before each."""
    import docx
    from docx.oxml.ns import qn

    from analysis.ingest.office.reading.workbooks import check_zip

    check_zip(path).close()
    try:
        body = docx.Document(str(path)).element.body
    except (KeyError, ValueError, etree.XMLSyntaxError, docx.opc.exceptions.PackageNotFoundError) as problem:
        raise Refused(f"damaged: {str(problem)[:200]}", "save it again as .docx from Word or WPS") from None
    headline, before = "", []

    def text_of(element) -> str:
        return _blank_evened(
            " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in element.iter(qn("w:p")))
        )

    for child in body.iterchildren():
        if child.tag == qn("w:p"):
            line = text_of(child)
            headline = headline or ("" if _NO_TITLE.match(line) else line)
            before = [*before, line][-_LINES_BEFORE:]
        elif child.tag == qn("w:tbl"):
            yield headline, [line for line in before if line], _docx_rows(child, qn, text_of)
            before = []


def _docx_rows(table, qn, text_of) -> list[list[Placed]]:
    """Return the cells of a Word table; a vertical merge is a first cell and continuations below it."""
    placed: list[list[list]] = []
    open_above: dict[int, list] = {}
    for row in table.iterchildren(qn("w:tr")):
        cells, column = [], 0
        for cell in row.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = merge = None
            if properties is not None:
                span, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
            right = min(max(int(span.get(qn("w:val"), 1)) if span is not None else 1, 1), limits.MAX_COLUMNS)
            if merge is not None and merge.get(qn("w:val")) != "restart" and column in open_above:
                open_above[column][1] += 1
            else:
                cells.append([text_of(cell), 1, right])
                open_above[column] = cells[-1]
            column += right
        placed.append(cells)
    return [[(text, down, right) for text, down, right in cells] for cells in placed]


def page_of_archive(content: bytes) -> tuple[bytes, str]:
    """The page of a web archive (.mht), as UTF-8 where it says its encoding, and the address that it was saved from."""
    message = message_from_bytes(content, policy=policy.default)
    address = str(message.get("Snapshot-Content-Location") or "")
    for part in message.walk():
        if part.get_content_type() == "text/html":
            address = address or str(part.get("Content-Location") or "")
            charset = (part.get_content_charset() or "utf-8").lower()
            body = part.get_payload(decode=True) or b""
            if charset not in ("utf-8", "us-ascii"):
                charset = "gb18030" if charset in ("gb2312", "gbk") else charset
                with contextlib.suppress(LookupError):  # no such encoding: the bytes will tell
                    body = body.decode(charset, "replace").encode()
            return body, address if address.startswith(("http://", "https://")) else ""
    raise Refused("an archive of a page without its text", "save the page as .html")


def _html_tables(content: bytes) -> Iterator[Found]:
    """Yield the innermost tables of a page in their order, with the page's first heading and the text before each."""
    if len(content) > limits.MAX_GRID_TEXT_BYTES:
        raise Refused("is too large for a page", "export the table as CSV")
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(_without_declaration(decode(content)[0]), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise Refused(f"is no page: {str(problem)[:200]}", "save the table as a workbook or CSV") from None
    etree.strip_elements(root, "script", "style", with_tail=False)
    headline = next((_blank_evened(head.text_content()) for head in root.xpath("(//h1|//h2)[1]")), "")
    for table in root.xpath("//table[not(.//table)]"):
        caption = [_blank_evened(c.text_content()) for c in table.xpath("./caption")]
        texts = table.xpath("preceding::text()[not(ancestor::table)][normalize-space()]")
        lines = [_blank_evened(t) for t in texts[-_LINES_BEFORE:]]
        yield (
            headline,
            [*lines, *caption],
            [[_html_cell(cell) for cell in row.xpath("./td|./th")] for row in table.xpath(".//tr")],
        )


# A declaration names the encoding that the page had as bytes; here it is text, and lxml refuses the two together.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)


def _without_declaration(text: str) -> str:
    return _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)


def _html_cell(cell) -> Placed:
    """Return a cell of a page; absurd spans are cut to one."""

    def span(name: str) -> int:
        text = (cell.get(name) or "1").strip()
        return int(text) if text.isdecimal() and 1 <= int(text) <= 1000 else 1

    return _blank_evened(cell.text_content()), span("rowspan"), span("colspan")
