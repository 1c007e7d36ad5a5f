"""A saved file of any kind -> title, publisher, date, address and paragraphs. Runs in a child of `sandbox`.

Web pages go through trafilatura, which drops menus, footers and lists of other news; PDF through pypdfium2, Word
through python-docx. Tables that hold data are left out of the prose and counted: they are the office reader's.
Nothing is fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.harvest import pdf_tables
from analysis.harvest.headlines import Headline, of_lines, of_name
from analysis.harvest.lines import unwrapped
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.documents import page_of_archive
from analysis.ingest.office.reading.limits import Refused
from analysis.ingest.office.reading.textfiles import decode, encoding_of
from analysis.vocabulary import english_months

MAX_BYTES = 32 * 1024**2
"""Of one page or document: a saved page of text has a few hundred kilobytes."""

MAX_PDF_PAGES = 500
MAX_PIECES = 20_000
"""Pieces of text on a page of a PDF: a drawing has more, and no table."""
MAX_PARAGRAPHS = 5_000
MAX_PARAGRAPH = 20_000
MAX_TEXT = 300_000
"""Characters of a page: a long report has a third of it. What is beyond is not read, and that is said."""

_LONGEST_FURNITURE = 120
_LINES_UNDER_TITLE = 6
"""Lines of a page between its title and its text: a day, a publisher, sizes of letters."""

SUFFIXES = (".html", ".htm", ".mht", ".mhtml", ".pdf", ".docx", ".txt", ".md")
"""Files that are read; the content decides which kind they are."""

SAVE_AGAIN = "open it in a browser or in Word and save it again, or save its text as .txt"
"""What to do about a file that makes trouble to its parser."""

_CHARSET = re.compile(rb"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+)")
_SOURCE = re.compile(
    r"(?:来源|稿源|信息来源|文章来源|来源于|发布机构|发布单位|Source)\s*(?:</?\w[^>]{0,80}>|&nbsp;|\s)*[:：]\s*(?:</?\w[^>]{0,80}>|&nbsp;|\s)*([A-Z][\w.']*(?: [A-Z][\w.']*)*|[^<>&|\s（(]{2,30})"
)
_LINE, _LINE_ENDS, _LINK = (re.compile(tag, re.IGNORECASE) for tag in (r"<li\b", r"</li>", r"<a\b"))
_LONGEST_LINE = 2_500
_OF_ITSELF = re.compile("发布|日期|时间|来源")
_SITE_TAIL = re.compile(r"(?:_|\s*\|\s*|\s[-–—]\s|(?<=[^-\s])-(?=[\u4e00-\u9fff]))[^-_|]{2,24}$")


def parse(path: Path) -> dict:
    """Read a file.

    Raises
    ------
    Refused
        It is too large, empty, protected, scanned, or of no kind that holds prose.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Refused(f"larger than {MAX_BYTES >> 20} MB", "save its text as .txt, or split it")
    content = path.read_bytes()
    if not content.strip(b"\0 \r\n\t"):
        raise Refused("empty", "save the page again, or remove it")
    told = _reader(content)(content)
    told["paragraphs"], told["cut"] = _bounded(told["paragraphs"])
    if not any(re.search(r"\w", p) for p in told["paragraphs"]) and not told.get("tables"):
        raise Refused("holds no text", "a picture of a page can't be read: save the page itself, or its text")
    named = of_name(path.stem)
    told["published"] = told.get("published") or named.published
    told["publisher"] = (told.get("publisher") or named.publisher)[:100]
    told["title"] = (told.get("title") or path.stem).strip()[:300]
    return told


def _bounded(paragraphs: Sequence[str]) -> tuple[list[str], bool]:
    """Paragraphs up to the bounds, and whether something was left out."""
    kept, room = [], MAX_TEXT
    for text in paragraphs:
        if room <= 0 or len(kept) >= MAX_PARAGRAPHS:
            return kept, True
        kept.append(text[: min(MAX_PARAGRAPH, room)])
        room -= len(kept[-1])
    return kept, any(len(text) > MAX_PARAGRAPH for text in paragraphs)


def _reader(content: bytes) -> Callable[[bytes], dict]:
    """The function that reads such a file, by its first bytes."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"%PDF"):
        return _pdf
    if start.startswith(b"PK"):
        return _docx
    if start.startswith((b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")):
        raise Refused(
            "an old Office file, a picture or an archive", "save it as .docx, .pdf with text, or .txt"
        )
    if (
        re.search(rb"^MIME-Version:", start, re.MULTILINE | re.IGNORECASE)
        and b"multipart" in content[:8192].lower()
    ):
        return _mht
    if encoding_of(content[:65536], whole=len(content) <= 65536) is None:
        raise Refused("neither text nor a known format", f"save it as one of {' '.join(SUFFIXES)}")
    head = (
        content[:65536].lower() if b"\0" not in content[:64] else decode(content[:65536])[0].lower().encode()
    )
    if re.search(rb"<(?:!doctype html|html|body|head|div|p|table)\b", head):
        return _html
    return _text


def _decoded(content: bytes) -> str:
    """Text of a page: by its mark, as UTF-8, else as it says itself, else by trial."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if match := _CHARSET.search(content[:4096]):
        name = match[1].decode().lower()
        name = "gb18030" if name in ("gb2312", "gbk", "x-gbk") else name
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content)[0]


def _html(content: bytes, address: str = "") -> dict:
    import trafilatura
    from lxml import html

    text = _decoded(content)
    saved = _SAVED_FROM.search(text[:4096])
    # A declaration of another encoding in decoded text is refused by lxml.
    tree = html.document_fromstring(
        re.sub(r"<\?xml[^>]*\?>", "", text, count=1) or "<p/>", parser=html.HTMLParser(huge_tree=False)
    )
    source = _SOURCE.search(re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL | re.IGNORECASE))
    heads = [_blank_evened(e.text_content()) for e in tree.xpath("//h1|//title")]
    under = _under_title(tree)
    tables = _take_data_tables(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, fast=True, with_metadata=True)
    paragraphs = _lines(found.text if found else "")
    if sum(map(len, paragraphs)) < 80:
        paragraphs = max(paragraphs, _all_paragraphs(tree), key=lambda lines: sum(map(len, lines)))
    title = _title(heads, found.title if found else "")
    lines = of_lines(paragraphs, titled=bool(title))
    return {
        "title": title or lines.title,
        "publisher": source[1]
        if source
        else lines.publisher or under.publisher or (found.sitename if found else "") or "",
        "published": lines.published or under.published or _printed_day(found.date if found else "", text),
        "url": address or (saved[1] if saved else "") or (found.url if found else "") or "",
        "paragraphs": lines.rest,
        "tables": tables,
    }


def _under_title(tree) -> Headline:
    """What the lines between a page's title and its text say of it: `发布时间：2024年3月14日　来源：…`, which extractors drop as furniture."""
    heads = tree.xpath("//h1")
    if not heads:
        return Headline()
    lines: list[str] = []
    for element in heads[-1].xpath("following::*[not(*[not(self::span or self::a or self::b or self::br)])]"):
        text = _blank_evened(element.text_content())
        if len(text) > _LONGEST_FURNITURE or "。" in text or len(lines) == _LINES_UNDER_TITLE:
            break
        if text and element.tag not in ("script", "style", "a"):
            lines.append(text)
    return of_lines(lines, titled=True)


def _without_linked(text: str) -> str:
    """HTML without the lines of lists of other pages: those with a link, unless what stands before it is told of the page itself."""
    kept, at = [], 0
    for line in _LINE.finditer(text):
        ends = _LINE_ENDS.search(text, line.end(), line.end() + _LONGEST_LINE)
        link = ends and _LINK.search(text, line.end(), ends.start())
        if link and line.start() >= at and not _OF_ITSELF.search(text, line.end(), link.start()):
            kept.append(text[at : line.start()])
            at = ends.end()
    return "".join([*kept, text[at:]])


def _printed_day(day: str | None, text: str) -> str:
    """The day that the extractor found, unless the page does not say it of itself.

    Of a bare 2017年 somewhere in the text it makes the first of January, and of the days in a list of other pages the day of this one.
    """
    if not day:
        return ""
    year, month, number = (int(part) for part in day.split("-"))
    digits = rf"{year}\D{{0,3}}0?{month}\D{{0,3}}0?{number}(?!\d)|(?<!\d)0?{number}\D{{1,3}}0?{month}\D{{1,3}}{year}"
    if re.search(digits, text) and not re.search(digits, _without_linked(text)):
        return ""
    if number != 1:
        return day
    name = english_months.SHORT[month - 1]
    spoken = rf"{name}[a-z]*\W{{1,3}}0?1\W{{1,3}}{year}|(?<!\d)0?1(?:st)?\W{{1,3}}{name}[a-z]*\W{{1,3}}{year}"
    return day if re.search(f"{digits}|{spoken}", text, re.IGNORECASE) else ""


def _title(heads: list[str], found: str | None) -> str:
    """The whole title: extractors cut it at a dash, and sites put their name behind it."""
    heads = [_SITE_TAIL.sub("", head) for head in heads if 4 <= len(head) <= 120]
    whole = [head for head in heads if not found or head.startswith(found)]
    return min(whole, key=len) if whole else found or (heads[0] if heads else "")


def _blank_evened(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _lines(text: str | None) -> list[str]:
    return [line.strip(" -•·\u3000") for line in (text or "").splitlines() if line.strip(" -•·|\u3000")]


def _all_paragraphs(tree) -> list[str]:
    blocks = tree.xpath("//p|//li|//h1|//h2|//h3|//td[not(.//td)]|//div[not(.//div) and not(.//p)]")
    return [line for block in blocks for line in _lines(block.text_content())]


def _take_data_tables(tree) -> int:
    """Take tables of figures out of a page, and count them; tables that only lay the page out stay."""
    taken = 0
    for table in tree.xpath("//table[not(.//table)]"):
        rows = [
            [cell.text_content().strip() for cell in row.xpath("./td|./th")] for row in table.xpath(".//tr")
        ]
        cells = [text for row in rows for text in row if text]
        short = [text for text in cells if len(text) <= 40]
        figures = [text for text in cells if re.fullmatch(r"[\d,.%％\s]+", text)]
        if (
            len(rows) >= 2
            and max(map(len, rows)) >= 2
            and len(short) * 10 >= len(cells) * 9
            and len(figures) >= 2
        ):
            table.drop_tree()
            taken += 1
    return taken


def _mht(content: bytes) -> dict:
    return _html(*page_of_archive(content))


def _pdf(content: bytes) -> dict:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        protected = "password" in str(problem).lower()
        raise Refused(
            "protected by a password" if protected else "broken or cut off",
            "save a copy without a password" if protected else "fetch the file again",
        ) from None
    if len(document) > MAX_PDF_PAGES:
        raise Refused(
            f"has more than {MAX_PDF_PAGES} pages", "save the pages that matter as a file of their own"
        )
    pages, grids = [], []
    for page in document:
        lines, tables = _pdf_page(page.get_textpage())
        pages.append(lines)
        grids += tables
    if not grids and not any(line.strip() for page in pages for line in page):
        raise Refused(
            "a PDF without text (scanned)", "let a text recognition run over it, or save its text as .txt"
        )
    told = of_lines(unwrapped(pages))
    return _told(told) | {"tables": len(grids), "grids": grids[: limits.MAX_TABLES]}


def _pdf_page(page) -> tuple[list[str], list[pdf_tables.Table]]:
    """Lines of prose of a PDF's page, and its tables, which the prose is then without."""
    lines = page.get_text_bounded().splitlines()
    if page.count_rects() > MAX_PIECES:
        return lines, []
    boxes = (page.get_rect(number) for number in range(page.count_rects()))
    tables = pdf_tables.tables_of(pdf_tables.Piece(*box, page.get_text_bounded(*box)) for box in boxes)
    taken = {
        re.sub(r"\s", "", "".join(row[first:last]))
        for table in tables
        for row in table.rows
        for first in range(len(row))
        for last in range(first + 1, len(row) + 1)
    }
    return [line for line in lines if not line.strip() or re.sub(r"\s", "", line) not in taken], tables


def _docx(content: bytes) -> dict:
    import io

    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.infolist()
            unpacked = sum(part.file_size for part in names)
            if "word/document.xml" not in archive.namelist():
                raise Refused(
                    "a zip archive or a workbook, no page", "tables go into data/raw/inbox/; unpack archives"
                )
    except zipfile.BadZipFile:
        raise Refused("broken or cut off", "fetch the file again, or save it again from Word") from None
    if unpacked > limits.MAX_UNPACKED_BYTES // 4 or len(names) > limits.MAX_PARTS:
        raise Refused("unpacks to more than a document may", "save its text as .txt")
    document = docx.Document(io.BytesIO(content))
    told = of_lines([p.text.strip() for p in document.paragraphs if p.text.strip()])
    return _told(told) | {"tables": len(document.tables)}


def _text(content: bytes) -> dict:
    lines = [re.sub(r"^(?:[-*+>]\s+)", "", line) for line in decode(content)[0].lstrip("\ufeff").splitlines()]
    return _told(of_lines(unwrapped([lines])))


def _told(told: Headline) -> dict:
    return {
        "title": told.title, "publisher": told.publisher, "published": told.published, "url": told.url,
        "paragraphs": told.rest, "tables": 0,
    }  # fmt: skip
