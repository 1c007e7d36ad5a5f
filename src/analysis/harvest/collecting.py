"""A folder of saved pages -> drafts, tables read by the office reader, and an account that adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from analysis.errors import AtlasError, RawFileError
from analysis.harvest.drafting import Harvester
from analysis.harvest.drafts import ASIDE, DRAFTED, OPEN, Draft
from analysis.harvest.pages import Page
from analysis.harvest.parsers import SUFFIXES
from analysis.harvest.sandbox import read_pages
from analysis.ingest.personal import mask

TABLE_SUFFIXES = (".html", ".htm", ".mht", ".mhtml", ".docx")
_PASSED_OVER = re.compile(r"^(?:\.|~\$|Thumbs\.db$|README)|_files$", re.IGNORECASE)


@dataclass(slots=True)
class TableDrafts:
    """What the office reader made of the tables of one page; the counts are of their cells."""

    claims: list[dict[str, str]] = field(default_factory=list)
    rejects: list[dict[str, str]] = field(default_factory=list)
    drafted: int = 0
    unresolved: int = 0
    set_aside: int = 0


@dataclass(slots=True)
class Harvest:
    """Everything that some pages came to.

    `pages` are those that could be read, `drafts` every figure of their prose; `tables` is by the page's source
    id; `unreadable` the files that could not be read, each in words.
    """

    pages: list[Page]
    drafts: list[Draft]
    tables: dict[str, TableDrafts]
    unreadable: list[RawFileError]

    def account(self) -> pd.DataFrame:
        """One row a page: figures found = drafted + unresolved + set aside, with the reasons.

        Raises
        ------
        AssertionError
            A figure is lost.
        """
        by_page: dict[str, list[Draft]] = {page.source_id: [] for page in self.pages}
        for draft in self.drafts:
            by_page[draft.page.source_id].append(draft)
        rows = []
        for page in self.pages:
            drafts, table = by_page[page.source_id], self.tables.get(page.source_id, TableDrafts())
            states = Counter(draft.state for draft in drafts)
            in_tables = table.drafted + table.unresolved + table.set_aside
            row = {
                "file": page.name, "source_id": page.source_id, "figures": len(drafts) + in_tables,
                "drafted": states[DRAFTED] + table.drafted, "unresolved": states[OPEN] + table.unresolved,
                "set_aside": states[ASIDE] + table.set_aside,
            }  # fmt: skip
            assert row["figures"] == row["drafted"] + row["unresolved"] + row["set_aside"], page.name
            reasons = Counter(draft.reason for draft in drafts if draft.reason)
            reasons["in_table"] += table.set_aside
            row["reasons"] = "; ".join(
                f"{reason} {count}" for reason, count in sorted(reasons.items()) if count
            )
            rows.append(row)
        return pd.DataFrame(
            rows, columns=["file", "source_id", "figures", "drafted", "unresolved", "set_aside", "reasons"]
        )


def page_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Files to read below some paths, each with the name that messages call it by.

    Raises
    ------
    AtlasError
        A path is not there.
    """
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES)
            for file in inside:
                parts = file.relative_to(path).parts
                if file.is_file() and not any(_PASSED_OVER.search(part) for part in parts):
                    found.setdefault(file, mask("/".join(parts)))
        elif path.is_file() or path.is_symlink():
            found.setdefault(path, mask(path.name))
        else:
            raise AtlasError(
                "there is no such file or folder",
                path=path,
                hint=f"put saved pages there: {' '.join(SUFFIXES)}",
            )
    return list(found.items())


def collect(files: Sequence[tuple[Path, str]], harvester: Harvester, workers: int | None = None) -> Harvest:
    """Read files and draft claims from them.

    Parameters
    ----------
    files : sequence of (Path, str)
        From `page_files`.
    harvester : Harvester
    workers : int, optional
        Child processes that read files.
    """
    result = Harvest([], [], {}, [])
    seen: set[str] = set()
    answers = read_pages([path for path, _ in files], [label for _, label in files], workers)
    for (path, label), page in zip(files, answers, strict=True):
        if isinstance(page, RawFileError):
            result.unreadable.append(page)
            continue
        if page.source_id in seen:
            result.unreadable.append(
                RawFileError(
                    "a page of the same address was read before", path=label, hint="remove one of the two"
                )
            )
            continue
        seen.add(page.source_id)
        result.pages.append(page)
        result.drafts += harvester.read(page)
        if page.grids or (page.tables and path.suffix.lower() in TABLE_SUFFIXES):
            _read_tables(path, page, result)
    return result


def _read_tables(path: Path, page: Page, result: Harvest) -> None:
    """Let the office reader read the tables of a page; what it can't is a line among the unreadable."""
    from analysis.ingest.office.reading.grid import Sheet, Workbook
    from analysis.ingest.readers import read_book, read_file

    try:
        if page.grids:
            sheets = [
                Sheet(
                    f"表{number}",
                    grid.rows,
                    grid.spans,
                    before=[page.title, *grid.before],
                    merges_known=False,
                )
                for number, grid in enumerate(page.grids, start=1)
            ]
            outcomes = read_book(Workbook(page.name, sheets), page.name)
        else:
            outcomes, _ = read_file(path, page.name)
    except RawFileError as problem:
        result.unreadable.append(problem)
        return
    drafts = TableDrafts()
    for outcome in outcomes:
        counts = outcome.counts()
        drafts.claims += [claim | {"source_id": page.source_id} for claim in outcome.claims]
        drafts.rejects += outcome.rejects
        drafts.drafted += counts["claims"] or counts["summed"]
        drafts.unresolved += counts["rejects"]
        drafts.set_aside += counts["rows_in"] - (counts["claims"] or counts["summed"]) - counts["rejects"]
    result.tables[page.source_id] = drafts
