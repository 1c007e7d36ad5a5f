"""The files of the processed tables: where each lies, and whether all are there and whole.

That is seen by the heads of the files, without what it takes to read them (`analysis.store`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis import paths
from analysis.errors import NotBuiltError
from analysis.vocabulary import columns

TABLES: tuple[str, ...] = tuple(columns.TABLES)
BUILD = "run `make reports`, or `python -m analysis build`: it builds what is missing or damaged again"
"""What to do where one is not."""


def file_of(name: str) -> tuple[Path, int]:
    """File of a table and when it last changed; raise NotBuiltError where there is none."""
    path = paths.processed() / f"{name}.{'csv' if name in ('rejects', 'findings') else 'parquet'}"
    try:
        return path, path.stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuiltError("the table has not been built", path=path, hint=BUILD) from None


def require(name: str, path: Path, present: Iterable[str]) -> None:
    """Raise NotBuiltError where columns of a table are not present in its file."""
    if lacking := [column for column in columns.TABLES[name].columns if column not in set(present)]:
        raise NotBuiltError(f"the table lacks {', '.join(lacking)}", path=path, hint=BUILD)


def check() -> None:
    """See that every table is there and whole, by the heads of the files.

    Raises
    ------
    NotBuiltError
        One error for all tables that are missing or damaged.
    """
    from pyarrow.parquet import read_schema

    broken = []
    for name in TABLES:
        try:
            path, _ = file_of(name)
            if path.suffix == ".parquet":
                require(name, path, read_schema(path).names)
        except NotBuiltError as error:
            broken.append(f"{name} ({error.problem})")
        except (OSError, ValueError):
            broken.append(f"{name} (its file is damaged)")
    if broken:
        raise NotBuiltError(f"tables can't be read: {', '.join(broken)}", path=paths.processed(), hint=BUILD)
