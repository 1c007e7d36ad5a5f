"""The least and the greatest sum of every span of years, for all whose sums the explorer tells, solved beforehand.

A page can't solve a programme, and adding yearly bounds would be wrong. So every span is asked of the settled systems,
exactly as `dataset.total` asks. What can't change an answer is not asked twice: years in which nothing can have flowed
are cut off a span, and spans that touch and hold the same columns are one programme (`System.bounds`). That leaves
some 40,000 programmes, a minute or two of work, so the answers are kept beside the tables, each indicator under the fingerprint
of what it was computed from.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import paths, store, sums, whole_files
from analysis.explorer.subjects import days, frame, of_indicator, spans, years_of
from analysis.parallel import cores, each
from analysis.reconcile.kinds import family_of
from analysis.reconcile.solved import Solved
from analysis.reconcile.totals import questions, totals

FOLDER = "spans"
COLUMNS = (
    "origin", "destination", "first", "last", "value", "lower", "upper", "q10", "q90", "method",
    "observation_ids", "rival_ids", "floor_ids", "ceiling_ids",
)  # fmt: skip
"""One row a span of a subject: sides as codes joined by ";" (empty: all), years, and what `totals` and `binding` tell."""
_STAMP = b"atlas:spans_of"
_CODE = (
    *(f"analysis.explorer.{name}" for name in ("spans", "subjects")),
    *(f"analysis.reconcile.{name}" for name in (
        "question", "told", "system", "component", "program", "vertex", "series", "totals", "reading", "kinds", "regions", "tables",
    )),
    *(f"analysis.reconcile.model.{name}" for name in ("intervals", "posterior", "tables")),
)  # fmt: skip
"""Modules that turn settled tables into answers."""


def load(
    indicators: Iterable[str], say: Callable[[str], None] = lambda words: None
) -> dict[str, pd.DataFrame]:
    """Return the spans of some flows, solving those that are not yet known as the tables stand.

    Parameters
    ----------
    indicators : iterable of str
        Flows.
    say : callable
        Told of work that takes long, before it begins.

    Returns
    -------
    dict of DataFrame
        `COLUMNS` by indicator, in base units.
    """
    folder = paths.processed() / FOLDER
    stamps = {indicator: _stamp(indicator) for indicator in indicators}
    due = [name for name, stamp in stamps.items() if _stamp_of(folder / f"{name}.parquet") != stamp]
    if due:
        say(
            f"The sums of all spans are solved for {len(due)} of {len(stamps)} indicators; this takes minutes, once."
        )
        folder.mkdir(parents=True, exist_ok=True)
        _solve_all({name: (folder / f"{name}.parquet", stamps[name]) for name in due})
    return {name: pq.read_table(folder / f"{name}.parquet").to_pandas() for name in stamps}


def _solve_all(due: dict[str, tuple[Path, bytes]]) -> None:
    """Solve and keep the spans of some indicators, one process a core, those of the largest systems first."""
    size = store.whole("atoms")["family"].value_counts()
    kept = [(name, *at) for name, at in due.items()]
    each(_keep, kept, lambda one: size.get(family_of(one[0]).name, 0), cores())


def _keep(kept: tuple[str, Path, bytes]) -> None:
    indicator, path, stamp = kept
    table = pa.Table.from_pandas(solve(indicator), preserve_index=False)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), _STAMP: stamp})
    whole_files.write_with(path, lambda partial: pq.write_table(table, partial))


def solve(indicator: str) -> pd.DataFrame:
    """Solve every span of an indicator; `COLUMNS`."""
    solved, last_year = sums.system(indicator), int(store.whole("series")["year"].max())
    subjects, asked, years = [], [], []
    for subject in of_indicator(solved):
        for first, last in spans(years_of(indicator, solved, subject, last_year)):
            subjects.append(subject)
            years.append((first, last))
            asked.append(days(subject, first, last))
    told = questions(indicator, solved, asked)
    columns = {question: solved.system.columns(question) for question in told}
    answers = totals(solved, told, sums.model(indicator), columns)
    made = frame(subjects).assign(
        first=np.array([first for first, _ in years], dtype=np.int16),
        last=np.array([last for _, last in years], dtype=np.int16),
        **{name: answers[name].to_numpy() for name in COLUMNS if name in answers},
    )
    own = [columns[question] for question in told]
    capped = made["upper"].notna() & ~np.array([one.free for one in own], dtype=bool)
    made["floor_ids"] = _binding(solved, [one.held for one in own], made["lower"] > 0, greatest=False)
    made["ceiling_ids"] = _binding(solved, [one.touched for one in own], capped, greatest=True)
    return made[list(COLUMNS)]


def _binding(solved: Solved, own: list[tuple[int, ...]], asked: pd.Series, *, greatest: bool) -> list[str]:
    """Claims that make the floor (or ceiling) of each sum what it is; nothing where it has none."""

    @cache
    def claims(columns: tuple[int, ...]) -> str:
        rows = solved.system.binding(columns, greatest)
        return ";".join(sorted({claim for row in rows for claim in solved.limits[row].claims}))

    return [claims(columns) if wanted else "" for columns, wanted in zip(own, asked, strict=True)]


# What an answer was computed from ---------------------------------------------------------------------------------


def _stamp_of(path: Path) -> bytes | None:
    try:
        return (pq.read_schema(path).metadata or {}).get(_STAMP)
    except (OSError, ValueError):
        return None


def _stamp(indicator: str) -> bytes:
    """Fingerprint of the rows of the tables and of the code behind the spans of an indicator."""
    found = hashlib.sha256(_code().encode())
    family = family_of(indicator).name
    for table, column, wanted in (
        ("limits", "family", family), ("parts", "family", family), ("atoms", "family", family),
        ("modes", "indicator", indicator), ("precisions", "indicator", indicator), ("series", "indicator", indicator),
        ("places", None, None),
    ):  # fmt: skip
        rows = store.whole(table)
        rows = rows if column is None else rows[rows[column] == wanted]
        found.update(pd.util.hash_pandas_object(rows, index=False).to_numpy().tobytes())
    found.update(str(store.whole("series")["year"].max()).encode())
    return found.hexdigest()[:20].encode()


@cache
def _code() -> str:
    found = hashlib.sha256()
    for name in _CODE:
        # As it is read, not as it is laid out: a comment or a line break changes no answer.
        found.update(ast.dump(ast.parse(Path(find_spec(name).origin).read_bytes())).encode())
    return found.hexdigest()
