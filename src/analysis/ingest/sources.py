"""The pages that the claims come from: `sources.csv`, and any file in `sources/`, as one table.

A page that two files describe alike is one page; one that they describe differently is a reject, for a figure
must lead to one page.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.ingest.problems import Problem, reject_row
from analysis.ingest.tables import Reader, find, joined, read_table
from analysis.rows import each_row
from analysis.vocabulary.codes import SOURCE_KINDS
from analysis.vocabulary.labels import LANGUAGES
from analysis.vocabulary.places import stem
from analysis.vocabulary.publishers import publisher_name

COLUMNS = ("source_id", "title", "publisher", "published", "url", "lang", "kind")


def read_sources(raw: Path, read: Reader = read_table) -> tuple[pd.DataFrame, list[dict]]:
    """Read every table of sources below `raw`.

    Parameters
    ----------
    raw : Path
    read : callable
        Reads one table as `read_table` does.

    Returns
    -------
    sources : DataFrame
        `COLUMNS`, one row a page, with `batch` and `row`.
    rejects : list of dict
        Rows without an id, of an unknown kind, with an address that is not a web page, or in conflict.
    """
    own = [(path, batch) for batch, path in joined(raw, "sources").items()]
    own += [(path, "context/sources") for path in find(raw / "context", "sources.csv")]
    tables = [read(path, COLUMNS, batch) for path, batch in own]
    frame = pd.concat([frame for frame, _ in tables], ignore_index=True)
    return merge_sources(frame, [row for _, rejects in tables for row in rejects])


def merge_sources(sources: pd.DataFrame, rejects: list[dict]) -> tuple[pd.DataFrame, list[dict]]:
    """Check the rows of all tables of sources together; arguments and result as `read_sources` returns them."""
    sources = sources.assign(**{name: sources[name].fillna("").str.strip() for name in COLUMNS})
    sources = sources.assign(**{name: sources[name].str.lower() for name in ("lang", "kind")})
    first: dict[str, tuple] = {}
    keep = []
    for row in each_row(sources, index=False):
        stated = tuple(getattr(row, name) for name in COLUMNS)
        problem = None
        if not row.source_id:
            problem = Problem("source_id", "", "the page has no id", "give it a short id of its own")
        elif row.kind not in SOURCE_KINDS:
            problem = Problem("kind", row.kind, "unknown kind of source", f"one of {', '.join(SOURCE_KINDS)}")
        elif row.url and not row.url.lower().startswith(("http://", "https://")):
            problem = Problem(
                "url",
                row.url,
                "not the address of a web page",
                "begin it with http:// or https://, or leave it empty",
            )
        elif first.setdefault(row.source_id, stated) != stated:
            problem = Problem(
                "source_id", row.source_id, "two pages have this id", "give one of them another id"
            )
        keep.append(problem is None)
        if problem:
            rejects = [*rejects, reject_row(row.batch, row.row, [problem])]
    return sources[keep].drop_duplicates("source_id").reset_index(drop=True), rejects


def with_names(sources: pd.DataFrame, places: Iterable[str] = ()) -> pd.DataFrame:
    """Pages with the names of their publishers in each language, in columns `publisher_LANG`; empty where nobody is named.

    `places` are Chinese names of places: who is called by nothing but one of them is not named.

    They are found here and not by who shows them: to read a Chinese name in Latin letters takes a dictionary that is slow to load.
    """
    printed = sources["publisher"].drop_duplicates()
    short = frozenset(name for one in places if len(name := stem(one)) > 1)
    for lang in LANGUAGES:
        names = pd.Series([publisher_name(one, lang, short) for one in printed], index=printed, dtype=str)
        sources = sources.assign(**{f"publisher_{lang}": sources["publisher"].map(names)})
    return sources
