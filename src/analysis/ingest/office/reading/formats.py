"""Which kind of file this is, by its content, and its sheets as grids.

A name lies more often than the first bytes: pages and text tables call themselves .xls, and a workbook may be
called .csv. Foreign formats are parsed in a bounded child process (`sandbox`), text here.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from analysis.errors import RawFileError
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Workbook
from analysis.ingest.office.reading.sandbox import read_in_child
from analysis.ingest.office.reading.textfiles import decode, encoding_of, read_text_grid

Kind = Literal["xlsx", "xls", "ods", "docx", "html", "mht", "text"]

_START = 65536

_ZIPPED = (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"), ("content.xml", "ods"))
_FORMATS = ".xlsx, .xls, .ods, .csv, .tsv, .html, .mht or .docx"


def kind_of(path: Path) -> Kind:
    """Return the kind of a file by its content.

    Raises
    ------
    RawFileError
        When it is empty, unreadable, protected, or of no kind that holds tables; the message says what to do.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as problem:
        raise RawFileError(
            f"can't be opened ({problem.strerror})", path=path.name, hint="check its name and rights"
        ) from None
    if not start.strip(b"\0 \r\n\t"):
        raise RawFileError("empty", path=path.name, hint="fetch the file again, or remove it")
    if start.startswith(b"PK"):
        return _zipped_kind(path, size)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound_kind(path, size)
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")):
        raise RawFileError("a picture, PDF or archive, no table", path=path.name, hint=f"put in {_FORMATS}")
    if encoding_of(start, whole=size <= _START) is None:
        raise RawFileError("neither text nor a known format", path=path.name, hint=f"save it as {_FORMATS}")
    head = decode(start)[0].lstrip("\ufeff \r\n\t").lower()
    if "<workbook" in head[:2000] and "schemas-microsoft-com:office:spreadsheet" in head:
        raise RawFileError(
            "an XML spreadsheet of 2003", path=path.name, hint="save it as .xlsx from Excel or WPS"
        )
    if re.search(r"^mime-version:", head[:4096], re.MULTILINE) and "multipart" in head[:8192]:
        _check_size(path, size)
        return "mht"
    is_page = head.startswith("<") and any(
        tag in head for tag in ("<html", "<table", "<!doctype html", "<body")
    )
    return "html" if is_page else "text"


def _check_size(path: Path, size: int) -> None:
    if size > limits.MAX_FILE_BYTES:
        raise RawFileError(
            f"larger than {limits.MAX_FILE_BYTES >> 20} MB", path=path.name, hint="export the sheet as CSV"
        )


def _zipped_kind(path: Path, size: int) -> Kind:
    """Tell the zipped formats apart by the part that each must have."""
    _check_size(path, size)
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise RawFileError(
            f"broken or cut off: {problem}",
            path=path.name,
            hint="fetch the file again, or save it again from Excel",
        ) from None
    for part, kind in _ZIPPED:
        if part in names:
            return kind
    if "xl/workbook.bin" in names:
        raise RawFileError("a binary workbook (.xlsb)", path=path.name, hint="save it as .xlsx from Excel")
    raise RawFileError("a zip archive, no workbook", path=path.name, hint=f"unpack it and put in {_FORMATS}")


def _compound_kind(path: Path, size: int) -> Kind:
    """Tell an .xls from the other files of its container: encrypted workbooks and .doc."""
    _check_size(path, size)
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise RawFileError(
            "protected by a password",
            path=path.name,
            hint="open it with its password, save a copy without one, and put that copy here",
        )
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "xls"
    raise RawFileError(
        "an old Word or other Office file", path=path.name, hint="save it as .docx or .xlsx from Word or WPS"
    )


def read_workbook(path: Path) -> Workbook:
    """Read every sheet or table of a file as grids.

    Raises
    ------
    RawFileError
        When the file can't be read; the message names it and says what to do.
    """
    kind = kind_of(path)
    return read_text_grid(path) if kind == "text" else read_in_child(path, kind)
