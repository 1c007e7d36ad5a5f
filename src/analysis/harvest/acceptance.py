"""A confirmed batch -> `data/raw/claims` and `data/raw/sources`, if the ingestion would take every row of it.

A batch is the file that `review.html` downloads (JSON), or a `claims.csv` with its `sources.csv` beside it. Nothing
is written unless all of it is right: what is wrong is said row by row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import paths, whole_files
from analysis.errors import RawFileError
from analysis.harvest.drafting import Harvester
from analysis.ingest import claims as claims_module
from analysis.ingest.actors import Actors
from analysis.ingest.personal import masked
from analysis.ingest.sources import COLUMNS as SOURCE_COLUMNS
from analysis.ingest.sources import merge_sources, read_sources
from analysis.ingest.tables import read_table
from analysis.rows import each_row

FORMAT = "east-west-atlas harvest 1"
"""What a batch of the review page says of itself."""

_MAX_BYTES = 64 * 1024**2
_NAME = re.compile(r"[\w.-]{1,80}")


def accept_batch(file: Path, raw: Path, name: str = "") -> list[Path]:
    """Write a confirmed batch into the raw tables.

    Parameters
    ----------
    file : Path
        A batch of the review page, or a `claims.csv`.
    raw : Path
        Folder of the raw tables.
    name : str, optional
        Name of the batch; `harvest_` and today's date unless given.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    RawFileError
        The file is no batch, holds personal data or rows that the ingestion would reject, or the name is taken.
    """
    name = name or f"harvest_{date.today():%Y-%m-%d}"
    if not _NAME.fullmatch(name):
        raise RawFileError(f"{name!r} is no name for a batch", hint="use letters, digits, - and _")
    claims, sources = _read(file)
    target, beside = raw / "claims" / f"{name}.csv", raw / "sources" / f"{name}.csv"
    if taken := next((path for path in (target, beside) if path.exists()), None):
        raise RawFileError("there is a batch of that name", path=taken, hint="give another with --name")
    known, _ = read_sources(raw)
    sources = sources[~sources["source_id"].isin(known["source_id"])]
    _check(file, claims, sources, known)
    written = {target: claims} | ({beside: sources} if len(sources) else {})
    for path, rows in written.items():
        with whole_files.in_words(path):
            whole_files.write_with(path, partial(rows.to_csv, index=False, encoding="utf-8"))
    return list(written)


def _read(file: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Claims and sources of a batch, in the columns of the raw tables."""
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise RawFileError(
                f"larger than {_MAX_BYTES >> 20} MB", path=file, hint="confirm fewer pages at a time"
            )
    except OSError as problem:
        raise RawFileError(f"can't be opened: {problem.strerror}", path=file, hint="check its name") from None
    if file.suffix.lower() == ".csv":
        beside = file.with_name("sources.csv")
        tables = _from_csv(file, claims_module.COLUMNS), _from_csv(beside, SOURCE_COLUMNS)
    else:
        tables = _from_json(file)
    if not len(tables[0]):
        raise RawFileError(
            "the batch holds no claim", path=file, hint="accept at least one in the review page"
        )
    return tables


def _from_csv(file: Path, columns: Sequence[str]) -> pd.DataFrame:
    """These columns of a table; raise where a row is broken."""
    frame, broken = read_table(file, columns)
    if broken:
        raise RawFileError(
            f"row {broken[0]['row']}: {broken[0]['reason']}", path=file, hint=broken[0]["hint"]
        )
    return frame[list(columns)]


def _from_json(file: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    hint = "download it again from review.html"
    try:
        told = json.loads(file.read_text("utf-8"))
    except (ValueError, RecursionError):
        raise RawFileError("not a batch of the review page", path=file, hint=hint) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise RawFileError(f"not a batch in the form {FORMAT!r}", path=file, hint=hint)
    frames = []
    for key, columns in (("claims", claims_module.COLUMNS), ("sources", SOURCE_COLUMNS)):
        rows = told.get(key)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise RawFileError(f"the batch has no list of {key}", path=file, hint=hint)
        cells = [{name: str(row.get(name) or "") for name in columns} for row in rows]
        frames.append(pd.DataFrame(cells, columns=list(columns), dtype=str))
    return frames[0], frames[1].drop_duplicates("source_id")


def _check(file: Path, claims: pd.DataFrame, sources: pd.DataFrame, known: pd.DataFrame) -> None:
    """Raise with every row that the ingestion would reject, or that names a person."""
    numbered = claims.assign(batch=file.stem, row=range(2, len(claims) + 2))
    fresh = sources.assign(batch=file.stem, row=range(2, len(sources) + 2))
    pages, bad_pages = merge_sources(pd.concat([known, fresh], ignore_index=True), [])
    _, rejects = claims_module.normalise(
        numbered, pages, Harvester.from_tables().resolver, Actors.from_folder(paths.words("actors"))
    )
    wrong = [
        f"row {row['row']}, {row['column']}: {row['reason']} ({row['hint']})"
        for row in [*bad_pages, *rejects]
    ]
    for frame in (claims, sources.drop(columns="url", errors="ignore")):
        for number, row in enumerate(each_row(frame, index=False), start=2):
            if any(masked(str(cell))[1] for cell in row):
                wrong.append(f"row {number}: holds personal data (take it out)")
    if wrong:
        more = f"\n  and {len(wrong) - 20} more" if len(wrong) > 20 else ""
        raise RawFileError(
            "nothing was written:\n  " + "\n  ".join(wrong[:20]) + more,
            path=file,
            hint="mend them in the review page, and download it again",
        )
