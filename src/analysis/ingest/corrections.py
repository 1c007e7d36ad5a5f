"""Corrections as data: what is wrong in a raw table, why, and what to read instead.

Raw tables are never edited; `data/raw/corrections.yml` says what to change. A correction finds rows by what
is printed in them, holds a guard (`expect`) on what it corrects, and fails loudly when it matches nothing
or when its guard no longer holds: a correction that silently stops working is worse than the slip that it
mends. This module changes frames of printed strings (or numbers) and says what it changed; which tables
exist, and what becomes of the dropped rows, is left to the ingestion of each table.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from analysis import paths, safe_yaml
from analysis.errors import AtlasError

LOG_COLUMNS = (
    "correction_id", "table", "row", "action", "column", "before", "after", "reason", "author_role", "date",
)  # fmt: skip
"""Columns of the log: one row for each corrected row of a table."""

_FIRST_ROW = 2
"""The first row of data as a spreadsheet shows it: the header is line 1."""


class CorrectionError(AtlasError):
    """A correction that can't be read, matches nothing, or whose guard no longer holds."""


def _as_text(value: object) -> str:
    """Return a YAML scalar as printed text; `year: 2010` and `year: "2010"` mean the same."""
    if isinstance(value, (dict, list, bool)) or value is None:
        raise ValueError("a single word or number is expected")
    return str(value).strip()


Printed = Annotated[str, BeforeValidator(_as_text)]


class _Correction(BaseModel):
    """What every correction states."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    table: str = Field(min_length=1)
    match: dict[str, Printed] = Field(min_length=1)
    expect: dict[str, Printed] = Field(min_length=1)
    rows: int = Field(default=1, ge=1)
    reason: str = Field(min_length=10)
    author_role: str = Field(min_length=1)
    date: dt.date


class Drop(_Correction):
    """The row is not to be used at all."""

    action: Literal["drop"]


class Replace(_Correction):
    """One column is to be read as `value`."""

    action: Literal["replace"]
    column: str
    value: Printed


class Rescale(_Correction):
    """The number in one column is to be multiplied by `factor` (a slip of ten or of ten thousand)."""

    action: Literal["rescale"]
    column: str
    factor: Decimal = Field(gt=0)


class Flag(_Correction):
    """The row stays as it is and carries a warning in its `flags` column."""

    action: Literal["flag"]
    flag: str = Field(pattern=r"^[a-z][a-z_]*$")


Correction = Annotated[Drop | Replace | Rescale | Flag, Field(discriminator="action")]


_ENTRY: TypeAdapter = TypeAdapter(Correction)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    corrections: list[Any] = []


def read_corrections(
    path: Path | None = None,
) -> tuple[list[Drop | Replace | Rescale | Flag], list[CorrectionError]]:
    """Read and validate the corrections; a missing file means that there are none.

    Parameters
    ----------
    path : Path, optional
        The YAML file; `corrections.yml` in the raw folder unless given.

    Returns
    -------
    list of Correction
        Those that can be applied.
    list of CorrectionError
        One for each entry that breaks the model, or whose id another one has; the others are good without it.

    Raises
    ------
    CorrectionError
        When the file is not safe YAML, or holds something else than corrections.
    """
    path = path or paths.raw() / "corrections.yml"
    if not path.exists():
        return [], []
    try:
        entries = _File.model_validate(safe_yaml.load(path) or {}).corrections
    except (safe_yaml.YamlProblem, OSError) as problem:
        told = problem.strerror if isinstance(problem, OSError) else problem
        raise CorrectionError(
            f"not a YAML file: {told}", path=path, hint="mend the place that the message names"
        ) from problem
    except ValidationError as problem:
        raise _broken(problem, path, "file") from problem
    found: dict[str, Any] = {}
    broken = []
    for number, entry in enumerate(entries, start=1):
        try:
            correction = _ENTRY.validate_python(entry)
        except ValidationError as problem:
            broken.append(_broken(problem, path, f"correction {number}"))
            continue
        if found.setdefault(correction.id, correction) is not correction:
            told = f"correction {number}: another one has the id {correction.id}"
            broken.append(CorrectionError(told, path=path, hint="give each its own id"))
    return list(found.values()), broken


def _broken(problem: ValidationError, path: Path, what: str) -> CorrectionError:
    """Say everything that is wrong with the file, or with an entry."""
    return CorrectionError(
        safe_yaml.breaks(problem, what),
        path=path,
        hint="each entry needs id, table, match, action, expect, reason, author_role, date",
    )


def require_known_tables(corrections: Iterable[_Correction], tables: Iterable[str]) -> None:
    """Fail when a correction names a table that the ingestion never offers, since it would never be applied.

    Parameters
    ----------
    corrections : iterable of Correction
    tables : iterable of str
        Names of all tables that `apply_corrections` is called for.
    """
    known = sorted(set(tables))
    for correction in corrections:
        if correction.table not in known:
            near = difflib.get_close_matches(correction.table, known, n=3, cutoff=0.5)
            raise CorrectionError(
                f"correction {correction.id}: there is no table {correction.table!r}",
                hint=f"name one of {', '.join(near or known) or 'the raw tables'}, or remove the correction",
            )


def apply_corrections(
    table_name: str, frame: pd.DataFrame, corrections: Iterable[_Correction]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Apply the corrections of one table, in their order.

    Parameters
    ----------
    table_name : str
        Name below `data/raw` without its ending, such as `context/employment_by_industry`, `claims/north`,
        `inbox`.
    frame : DataFrame
        The table as read, one row a printed row, with a plain range index. It is not changed.
    corrections : iterable of Correction
        All corrections; those of other tables are passed over.

    Returns
    -------
    DataFrame
        The corrected table. The index is kept (a dropped row leaves a gap), so that row numbers stay those
        of the file.
    DataFrame
        The log, `LOG_COLUMNS`, one row for each corrected row; `row` is the row as a spreadsheet shows it.

    Raises
    ------
    CorrectionError
        When a correction matches no row or not as many as it says, names a column that is not there, its
        guard no longer holds, or its number can't be put in the column.
    """
    frame = frame.copy()
    log: list[dict[str, Any]] = []
    for correction in corrections:
        if correction.table == table_name:
            frame, changes = _apply_one(correction, frame)
            log.extend(changes)
    return frame, pd.DataFrame(log, columns=list(LOG_COLUMNS))


def _apply_one(c: _Correction, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Return the frame after one correction, and what it changed."""
    where = f"correction {c.id} of {c.table}"
    needed = {*c.match, *c.expect, *([c.column] if isinstance(c, Replace | Rescale) else [])}
    if missing := sorted(needed - set(frame.columns)):
        raise CorrectionError(
            f"{where}: no column {', '.join(missing)}",
            hint=f"the columns are {', '.join(map(str, frame.columns))}",
        )
    found = frame.index[_matches(frame, c.match)]
    if not len(found):
        raise CorrectionError(
            f"{where} matches no row ({_words(c.match)})",
            hint="the raw table has changed: mend `match` in corrections.yml, or remove the correction",
        )
    if len(found) != c.rows:
        raise CorrectionError(
            f"{where} matches {len(found)} rows, and says {c.rows} ({_words(c.match)})",
            hint=f"add columns to `match` until it finds the one that is meant, or say `rows: {len(found)}`",
        )
    held = _matches(frame.loc[found], c.expect)
    if not held.all():
        printed = frame.loc[found[~held][0], list(c.expect)].map(_printed).to_dict()
        raise CorrectionError(
            f"{where}: the guard no longer holds: expected {_words(c.expect)}, now prints {_words(printed)}",
            hint="look at the source: remove the correction if the table was mended, else renew `expect`",
        )
    return _change(c, frame, found, where)


def _change(
    c: _Correction, frame: pd.DataFrame, found: pd.Index, where: str
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Carry out the action on the rows found."""
    column = c.column if isinstance(c, Replace | Rescale) else "flags" if isinstance(c, Flag) else ""
    if isinstance(c, Flag) and column not in frame.columns:
        frame[column] = ""
    before = frame.loc[found, column].map(_printed).tolist() if column else [""] * len(found)
    if isinstance(c, Drop):
        frame, after = frame.drop(index=found), [""] * len(found)
    elif isinstance(c, Flag):
        after = [";".join(sorted({*filter(None, b.split(";")), c.flag})) for b in before]
    elif isinstance(c, Rescale):
        after = [_plain(_number(b, where) * c.factor) for b in before]
    else:
        after = [c.value] * len(found)
    if column:
        if pd.api.types.is_numeric_dtype(frame[column]):
            numbers = [float(_number(a, where)) for a in after]
            whole = pd.api.types.is_integer_dtype(frame[column]) and all(n.is_integer() for n in numbers)
            frame[column] = frame[column] if whole else frame[column].astype("float64")
            frame.loc[found, column] = [int(n) for n in numbers] if whole else numbers
        else:
            frame.loc[found, column] = after
    said = {"correction_id": c.id, "table": c.table, "action": c.action, "column": column}
    why = {"reason": c.reason.strip(), "author_role": c.author_role, "date": c.date.isoformat()}
    changes = [
        {**said, "row": int(row) + _FIRST_ROW, "before": b, "after": a, **why}
        for row, b, a in zip(found, before, after, strict=True)
    ]
    return frame, changes


def _matches(frame: pd.DataFrame, wanted: dict[str, str]) -> pd.Series:
    """Return which rows print what is wanted in every named column."""
    hit = pd.Series(True, index=frame.index)
    for column, text in wanted.items():
        hit &= frame[column].map(_printed).eq(_printed(text))
    return hit


def _printed(value: object) -> str:
    """Return a cell as text; missing is empty, and 2010, 2010.0 and "2010" are one."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _number(text: str, where: str) -> Decimal:
    """Return printed text as a number; thousands separators are read over."""
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation as problem:
        raise CorrectionError(
            f"{where}: {text!r} is not a number", hint="use `replace` with the text that should be read"
        ) from problem


def _plain(number: Decimal) -> str:
    """Return a number without exponent and without idle zeros after the point.

    >>> _plain(Decimal("4.60") * 10), _plain(Decimal("2E+3"))
    ('46', '2000')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _words(pairs: dict[str, str]) -> str:
    """Return `column=text` pairs as words of a message."""
    return ", ".join(f"{column}={text!r}" for column, text in pairs.items())
