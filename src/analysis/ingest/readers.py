"""Tables that offices really have -> claims, pairs, sources, rejects and findings.

`data/raw/inbox/` takes any workbook, export, page or Word file; nothing in it needs code. A file goes through
the rooms of `analysis.ingest.office`: its format by content, its personal data taken out, its tables found,
the shape of each recognised by header words (or told by a mapping file), its figures turned into claims in
the form of `data/raw/claims/`, and checked. What the claims mean as quantities, periods and places is left
to the ordinary path (`analysis.ingest.claims`).
"""

from __future__ import annotations

import hashlib
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pandas as pd

from analysis.errors import RawFileError
from analysis.ingest.files import not_read, printable_name, read_whole, walk
from analysis.ingest.office.bulk import read_bulk
from analysis.ingest.office.checks import claims as claim_checks
from analysis.ingest.office.checks import figures as checks
from analysis.ingest.office.checks.outcome import (
    CLAIM_COLUMNS,
    COUNT_COLUMNS,
    PAIR_COLUMNS,
    SOURCE_COLUMNS,
    Outcome,
)
from analysis.ingest.office.checks.personal import Cleaned, names_in, remove_personal, without_names
from analysis.ingest.office.layout.blocks import find_tables
from analysis.ingest.office.layout.mapping import Mapping, read_mapping
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.formats import kind_of, read_workbook
from analysis.ingest.office.reading.grid import Sheet, Workbook
from analysis.ingest.office.recognise import read_tables
from analysis.ingest.personal import mask
from analysis.ingest.problems import Problem, reject_row
from analysis.vocabulary.codes import FINDING_COLUMNS, NOTE, REJECT_COLUMNS

MAPPING_SUFFIX = ".yml"
_PASSED_OVER = re.compile(r"^(?:\.|~\$|Thumbs\.db$|README)|\.(?:yml|yaml|md|tmp|lock)$", re.IGNORECASE)


@dataclass(frozen=True)
class InboxTables:
    """What a folder of office tables came to.

    Attributes
    ----------
    claims : DataFrame of str
        Columns of `data/raw/claims/*.csv`, before them `batch` (the file) and `row` (number of the claim in
        it).
    pairings : DataFrame of str
        Columns of `data/raw/pairings.csv`, with `batch` and `row` likewise.
    sources : DataFrame of str
        Columns of `data/raw/sources.csv`: one row for each file that names no known source.
    rejects : DataFrame
        `batch`, `row` (of the sheet), `column` (sheet and cells), `printed`, `reason`, `hint`, `count`: one row for the
        cells of one column that have one reason.
    findings : DataFrame of str
        `file`, `sheet`, `cell`, `printed`, `reason`, `remedy`, `severity` (error, warning, note).
    counts : DataFrame
        For each sheet: rows in = claims (or lines summed to claims) + pairings + rejects + set aside.
    unreadable : tuple of RawFileError
        One for each file that could not be read at all.
    """

    claims: pd.DataFrame
    pairings: pd.DataFrame
    sources: pd.DataFrame
    rejects: pd.DataFrame
    findings: pd.DataFrame
    counts: pd.DataFrame
    unreadable: tuple[RawFileError, ...] = ()

    @property
    def refused(self) -> list[dict[str, object]]:
        """A reject for each file that could not be read at all; its row is 0, for no row of it is known."""
        return [
            reject_row(str(one.path), 0, [Problem("(file)", "", one.problem, one.hint)])
            for one in self.unreadable
        ]


def read_inbox(
    folder: Path, history: pd.DataFrame | None = None, pairings: pd.DataFrame | None = None
) -> InboxTables:
    """Read every table below a folder; a file that can't be read does not stop the others.

    Parameters
    ----------
    folder : Path
        Usually `data/raw/inbox`; a folder that is not there holds no files.
    history : DataFrame, optional
        Earlier claims (columns of our claim format) that slips are looked for against.
    pairings : DataFrame, optional
        Pairs in force (`assisting`, `assisted`, `start`, `end`); the eleven pairs since 2021 unless given.

    Returns
    -------
    InboxTables
    """
    outcomes: list[Outcome] = []
    sources: list[dict[str, str]] = []
    unreadable: list[RawFileError] = []
    labels: dict[str, int] = {}
    held = 0
    deadline = time.monotonic() + limits.inbox_seconds()
    for path in inbox_files(folder):
        label = _own_label(label_of(path, folder), labels)
        try:
            if time.monotonic() > deadline:
                raise _too_much(f"{limits.inbox_seconds() / 60:.0f} minutes", limits.INBOX_SECONDS_VARIABLE)
            if held > limits.MAX_INBOX_CLAIMS:
                raise _too_much(f"{limits.MAX_INBOX_CLAIMS} claims of workbooks, which the memory holds", "")
            found, source = read_whole(path, label, lambda path, label=label: read_file(path, label))
        except Exception as problem:  # whatever it is, the other files go on
            said = not_read(problem, label)
            unreadable.append(RawFileError(said.problem, path=label, hint=said.hint))
            continue
        outcomes.extend(found)
        sources.extend(source)
        held += sum(len(out.claims) for out in found)
    claim_checks.repeated_tables(outcomes)
    return _gather(outcomes, sources, tuple(unreadable), history, pairings)


def _too_much(told: str, variable: str) -> RawFileError:
    return RawFileError(
        f"not read: the files before it took the {told} that the inbox may",
        hint="move files that are read into another raw folder"
        + (f", or set {variable} (seconds)" if variable else ""),
    )


def inbox_files(folder: Path) -> Iterator[Path]:
    """Yield the files of an inbox in the order of their names; locks, notes and mappings are passed over."""
    yield from (path for path in walk(folder) if not _PASSED_OVER.search(path.name))


def label_of(path: Path, folder: Path) -> str:
    """Return a file's name below the inbox as it may be printed: no control characters, no personal data."""
    return printable_name(path, folder)


def _own_label(label: str, taken: dict[str, int]) -> str:
    """Return a label that no other file has: names that differ only in what is masked are numbered."""
    own = label
    while own in taken:
        taken[label] += 1
        own = f"{label} ({taken[label]})"
    taken[own] = 1
    return own


def source_id_of(label: str) -> str:
    """Return the stable id of a file that is its own source.

    >>> source_id_of("2023年资金.xlsx")
    'office-2023-61acf85b'
    """
    words = re.sub(r"[^a-z0-9]+", "-", Path(label).stem.lower()).strip("-")[:40].strip("-")
    digest = hashlib.sha256(unicodedata.normalize("NFC", label).encode("utf-8", "replace")).hexdigest()[:8]
    return "-".join(filter(None, ["office", words, digest]))


def read_file(path: Path, label: str | None = None) -> tuple[list[Outcome], list[dict[str, str]]]:
    """Read one office table.

    Parameters
    ----------
    path : Path
    label : str, optional
        The file's name in locators and messages.

    Returns
    -------
    list of Outcome
        One for each sheet, each with its account in balance.
    list of dict
        The file as a source of its own, unless its mapping names a source that is known.

    Raises
    ------
    RawFileError
        When the file can't be read at all; the message names it and says what to do.
    """
    label = label or label_of(path, path.parent)
    if path.is_symlink():
        raise RawFileError("a link to another place", path=label, hint="put the file itself into the inbox")
    try:
        mapping = read_mapping(path.with_name(path.name + MAPPING_SUFFIX))
        source_id = mapping.source or source_id_of(label)
        if kind_of(path) == "text" and path.stat().st_size > limits.BULK_BYTES:
            outcomes = [read_bulk(path, label, source_id)]
            titles, publisher = [], ""
        else:
            book = read_workbook(path)
            outcomes, label = _read_book(book, label, mapping)
            source_id = mapping.source or source_id_of(label)
            titles, publisher = _lines(book.sheets)
    except RawFileError as problem:
        raise RawFileError(mask(problem.problem), path=label, hint=mask(problem.hint)) from None
    for outcome in outcomes:
        outcome.check()
    return outcomes, [] if mapping.source else [_source(source_id, label, titles, publisher)]


def read_book(book: Workbook, label: str) -> list[Outcome]:
    """Read the tables of a file that was taken to grids elsewhere, such as the tables of a PDF, each with its account in balance."""
    outcomes, _ = _read_book(book, label, Mapping())
    for outcome in outcomes:
        outcome.check()
    return outcomes


def _read_book(book: Workbook, label: str, mapping: Mapping) -> tuple[list[Outcome], str]:
    """Read the sheets of a file; return what each came to, and the file's name without names of persons."""
    sheets = book.sheets
    mapping.require_sheets([sheet.name for sheet in sheets])
    cleaned = [
        remove_personal(sheet, mapping.place_columns(sheet.name, number))
        for number, sheet in enumerate(sheets, start=1)
    ]
    names = frozenset().union(
        *(names_in(sheet, clean.sheet) for sheet, clean in zip(sheets, cleaned, strict=True))
    )
    label = without_names(label, names)
    source_id = mapping.source or source_id_of(label)
    outcomes = [
        _read_sheet(clean, names, label, source_id, mapping, number)
        for number, clean in enumerate(cleaned, start=1)
    ]
    for remark in book.remarks:
        outcomes[0].find("", label, remark, "save it as .xlsx if that matters", NOTE)
    return outcomes, label


def _read_sheet(
    clean: Cleaned, names: frozenset[str], label: str, source_id: str, mapping: Mapping, number: int
) -> Outcome:
    """Read the tables of one sheet without personal data; `names` are the persons that the file names."""
    sheet = clean.sheet
    out = Outcome(label, without_names(sheet.name, names), source_id, mask)
    out.discreet = clean.touched > 0
    if clean.touched:
        remedy = "nothing; better not to send it"
        if clean.heads:
            columns = ", ".join(clean.heads[:8])
            remedy += f"; if one of the columns {columns} holds places, head it 地区, or give its letter a role (west) in a mapping file"
        out.find("", f"{clean.touched} cells", "personal data, dropped at reading", remedy, NOTE)
    checks.hidden(sheet, out)
    read_tables(sheet, find_tables, out, mapping, (sheet.name, Path(label).stem), number)
    return out


def _lines(sheets: list[Sheet]) -> tuple[list[str], str]:
    """Return the first lines of a file and the publisher that it names."""
    texts = [
        mask(text)
        for sheet in sheets[:1]
        for text in [*sheet.before, *(t for row in sheet.rows[:3] for t in row)]
        if text
    ]
    tail = [text for sheet in sheets for row in sheet.rows[-6:] for text in row if text]
    named = (re.match(r"\s*(?:数据|资料)?来源\s*[:：]\s*(.{2,40})", text) for text in tail)
    return texts, mask(next((found[1].strip() for found in named if found), ""))


def _source(source_id: str, label: str, titles: list[str], publisher: str) -> dict[str, str]:
    """Return a file as a source of its own: its name, and who it names as the origin of its figures."""
    lang = "zh" if re.search(r"[一-鿿]", "".join([label, *titles])) else "en"
    return dict(zip(SOURCE_COLUMNS, (source_id, label, publisher, "", "", lang, "office"), strict=True))


def _gather(
    outcomes: list[Outcome], sources: list[dict[str, str]], unreadable: tuple[RawFileError, ...],
    history: pd.DataFrame | None, pairings: pd.DataFrame | None,
) -> InboxTables:  # fmt: skip
    """Bring the outcomes of all sheets together, and check claims against one another."""
    claims = _numbered([(o.file, c) for o in outcomes for c in o.claims], CLAIM_COLUMNS)
    findings = [f for o in outcomes for f in o.findings]
    if len(claims):
        findings += claim_checks.slips(claims, history)
        findings += claim_checks.parts_above_wholes(claims)
        findings += claim_checks.pairs_not_in_force(claims, pairings)
    listed = [_numbered_frame(o.file, frame) for o in outcomes for frame in o.frames]
    return InboxTables(
        claims=pd.concat([claims, *listed], ignore_index=True) if listed else claims,
        pairings=_numbered([(o.file, p) for o in outcomes for p in o.pairings], PAIR_COLUMNS),
        sources=pd.DataFrame(sources, columns=list(SOURCE_COLUMNS)),
        rejects=pd.DataFrame([r for o in outcomes for r in o.rejects], columns=list(REJECT_COLUMNS)),
        findings=pd.DataFrame(findings, columns=list(FINDING_COLUMNS)),
        counts=pd.DataFrame([o.counts() for o in outcomes], columns=list(COUNT_COLUMNS)),
        unreadable=unreadable,
    )


def _numbered(rows: list[tuple[str, dict[str, str]]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return rows of several files as a frame with `batch` and `row`, the number within the file from 1."""
    files = [file for file, _ in rows]
    frame = pd.DataFrame(
        {"batch": files} | {name: [row.get(name) for _, row in rows] for name in columns}, dtype=str
    )
    of_file: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    frame.insert(
        1, "row", pd.Series([next(of_file[file]) for file in files], index=frame.index, dtype="int64")
    )
    return frame


def _numbered_frame(file: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return claims of a large list with `batch` and `row`, the row of the file, which is a number of its own."""
    row = frame["locator"].str.extract(r"(\d+)$", expand=False).astype("int64")
    return pd.concat([pd.DataFrame({"batch": file, "row": row}, index=frame.index), frame], axis=1)
