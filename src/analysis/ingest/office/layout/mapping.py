"""The mapping file beside a table (`NAME.xlsx.yml`): what the office says where the words of the table don't.

    source: office-2023            # a source_id of sources.csv; the file is its own source unless given
    sheet: Sheet1                  # name, or number from 1; every sheet unless given
    header_rows: [3, 4]            # as the spreadsheet numbers them
    transposed: true               # rows and columns are exchanged first: header_rows then counts columns (A is 1)
    year: 2023                     # or "2023-01/2023-11", "截至2023年6月"
    basis: annual
    unit: 万元
    east: 福建省                    # the giver or receiver of every row
    columns:
      A: skip
      B: west                      # a role …
      C: gov_funds                 # … or an indicator …
      D: {indicator: jobs_total, unit: 人, year: 2022}      # … or both and more
    words: {工业总产值: other:industrial_output}             # what the words in a column of indicators mean

Several tables stand in a list under `tables:`. Columns are named by letter or by their header. What is said
here is laid over what was recognised; what is not said stays as recognised.
"""

from __future__ import annotations

import errno
import stat
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from analysis import safe_yaml
from analysis.errors import RawFileError
from analysis.ingest import periods
from analysis.ingest.office.layout import facts, settling
from analysis.ingest.office.layout.column import FIGURE, PERSONAL, PLACES, SKIP, UNKNOWN, Column
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import column_of, letters, squash
from analysis.ingest.problems import Problem
from analysis.vocabulary import headers, indicators
from analysis.vocabulary.codes import BASES

ROLES = frozenset(
    ("east", "west", "place", "pair", SKIP, PERSONAL, UNKNOWN, "text", "project", *(role for role, _ in headers.ROLES))
)  # fmt: skip
"""Roles that a mapping may give a column, beside that of a figure."""

_LAST_ROW = 1_048_576

Words = Annotated[str, BeforeValidator(lambda v: str(v) if isinstance(v, int | float) else v)]


def _indicator(name: str) -> str:
    found = indicators.normalise(name)
    if found is None:
        raise ValueError(f"unknown indicator {name!r}; one of the codebook, or other:words")
    return found


Indicator = Annotated[str, BeforeValidator(_indicator)]


def _time(value: Any) -> Any:
    """Refuse words that say no time: laid over the table's own they would only erase it."""
    if value is None or isinstance(value, bool | list | dict):
        return value
    words = str(value)
    said = facts.when(words)
    if said is None or said.last or not (said.start or said.until or said.months):
        raise ValueError(
            f"{words[:60]!r} is not understood as a time; write 2023, 2023年1-6月, 2021-2023 or 截至2023年6月"
        )
    if said.start or said.until:
        printed = settling.settle([said], "flow")
        read = periods.parse(*(printed or ("", "")))
        if isinstance(read, Problem):
            raise ValueError(f"{words!r}: {read.reason}")
    return words


Time = Annotated[str, BeforeValidator(_time)]
Basis = Literal["annual", "year_to_date", "cumulative", "stock", "target"]
assert set(Basis.__args__) == set(BASES)


class ColumnMapping(BaseModel):
    """What one column holds."""

    model_config = ConfigDict(extra="forbid")
    role: str | None = None
    indicator: Indicator | None = None
    unit: Words | None = None
    level: Literal["province", "prefecture", "county"] | None = None
    year: Time | None = None
    basis: Basis | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        """Read a single word as a role or an indicator."""
        if isinstance(value, str):
            return {"role": value} if value in (*ROLES, FIGURE) else {"indicator": value}
        return value

    @model_validator(mode="after")
    def _known_role(self) -> ColumnMapping:
        if self.role is not None and self.role not in (*ROLES, FIGURE):
            raise ValueError(
                f"unknown role {self.role!r}; one of {', '.join(sorted(ROLES))}, or give an indicator"
            )
        return self


class TableMapping(BaseModel):
    """What one table is."""

    model_config = ConfigDict(extra="forbid")
    sheet: str | int | None = None
    skip: bool = False
    transposed: bool = False
    shape: Literal["wide", "pairs", "ledger", "long"] | None = None
    header_rows: Annotated[
        list[Annotated[int, Field(ge=1, le=_LAST_ROW)]],
        BeforeValidator(lambda v: [v] if isinstance(v, int) else v),
    ] = []
    last_row: int | None = Field(default=None, ge=1, le=_LAST_ROW)
    columns: dict[Words, ColumnMapping] = {}
    unit: Words | None = None
    year: Time | None = None
    basis: Basis | None = None
    indicator: Indicator | None = None
    east: str | None = None
    west: str | None = None
    words: dict[Words, Indicator] = {}

    @property
    def says_cooperation(self) -> bool:
        """Whether it says who gives or receives, or that something is one of the indicators of the cooperation."""
        named = [self.indicator, *self.words.values(), *(c.indicator for c in self.columns.values())]
        sided = any(c.role in ("east", "west", "pair") for c in self.columns.values())
        return bool(self.east or self.west or sided) or any(n in indicators.INDICATORS for n in named if n)

    def is_of(self, name: str, number: int) -> bool:
        """Whether it is said of a sheet with this name, which may be a year, or with this number."""
        return str(self.sheet) == name or self.sheet == number

    def title(self, title: Title) -> Title:
        """Return a title with what is said here laid over it."""
        return replace(
            title,
            units=(self.unit,) if self.unit else title.units,
            when=facts.when(self.year) if self.year else title.when,
            basis=self.basis or title.basis,
            indicator=self.indicator or title.indicator,
            east=self.east or title.east,
            west=self.west or title.west,
            told=self.says_cooperation,
            told_indicator=bool(self.indicator),
            told_words={facts.bare(words): name for words, name in self.words.items()},
        )

    def columns_over(self, columns: list[Column]) -> list[Column]:
        """Return columns with what is said here laid over them.

        Raises
        ------
        RawFileError
            When a named column is not in the table.
        """
        said: dict[int, ColumnMapping] = {}
        for name, mapping in self.columns.items():
            index = int(name) - 1 if self.transposed and name.isdecimal() else column_of(name)
            if index is None:
                words = squash(name)
                index = next(
                    (c.index for c in columns if words in (squash("".join(c.path)), *map(squash, c.path))),
                    None,
                )
            if index is None or index >= len(columns):
                heads = ", ".join("/".join(c.path) for c in columns if c.path)[:300]
                raise RawFileError(
                    f"the mapping names a column {name!r} that is not there", hint=f"found: {heads}"
                )
            said[index] = mapping
        return [
            _laid_over(column, said[column.index]) if column.index in said else column for column in columns
        ]


def _laid_over(column: Column, said: ColumnMapping) -> Column:
    return replace(
        column,
        role=said.role or (FIGURE if said.indicator else column.role),
        indicator=said.indicator or column.indicator,
        units=(said.unit,) if said.unit else column.units,
        level=said.level or column.level,
        when=facts.when(said.year) if said.year else column.when,
        basis=said.basis or column.basis,
        told=said.indicator or said.role or "",
        reason="its mapping leaves it unknown" if said.role == UNKNOWN else "",
        hint=f"give column {letters(column.index)} an indicator there" if said.role == UNKNOWN else "",
    )


class Mapping(BaseModel):
    """A mapping file."""

    model_config = ConfigDict(extra="forbid")
    source: Words | None = None
    tables: list[TableMapping] = []

    @model_validator(mode="before")
    @classmethod
    def _one_table(cls, value: Any) -> Any:
        """Read a file without `tables` as the mapping of its one table."""
        if isinstance(value, dict) and "tables" not in value:
            rest = {k: v for k, v in value.items() if k != "source"}
            return {"source": value.get("source"), "tables": [rest] if rest else []}
        return value

    def of_sheet(self, name: str, number: int = 0) -> list[TableMapping]:
        """Return what is said of the tables of a sheet by its name or its number from 1."""
        return [t for t in self.tables if t.sheet is None or t.is_of(name, number)]

    def place_columns(self, name: str, number: int = 0) -> frozenset[str]:
        """Return the columns of a sheet that are said to hold places, by letter or header in lower case."""
        return frozenset(
            squash(column)
            for told in self.of_sheet(name, number)
            for column, said in told.columns.items()
            if said.role in PLACES
        )

    def require_sheets(self, names: list[str]) -> None:
        """Fail where the mapping names a sheet that is not there, or says two things of one table.

        Raises
        ------
        RawFileError
        """
        for told in self.tables:
            if told.sheet is not None and not any(told.is_of(n, i) for i, n in enumerate(names, start=1)):
                raise RawFileError(
                    f"the mapping names a sheet {told.sheet!r} that is not there",
                    hint=f"found: {', '.join(names)[:300]}",
                )
        for number, name in enumerate(names, start=1):
            said = self.of_sheet(name, number)
            if len(said) > 1 and not all(told.header_rows or told.skip for told in said):
                raise RawFileError(
                    f"the mapping says {len(said)} things of sheet {name!r}",
                    hint="give each of its tables header_rows, or keep one of them",
                )


def read_mapping(path: Path) -> Mapping:
    """Read and validate a mapping file; one that is not there says nothing.

    Raises
    ------
    RawFileError
        When it is not safe YAML or breaks the model; every break is listed.
    """
    hint = "see data/README.md for the form, or draft it with `python -m analysis inspect`"
    try:
        if not _exists(path):
            return Mapping()
        return Mapping.model_validate(safe_yaml.load(path) or {})
    except safe_yaml.YamlProblem as problem:
        raise RawFileError(f"its mapping is not a YAML file: {problem}", path=path.name, hint=hint) from None
    except OSError as problem:
        raise RawFileError(
            f"its mapping can't be read: {problem.strerror}", path=path.name, hint=hint
        ) from None
    except ValidationError as problem:
        raise RawFileError(safe_yaml.breaks(problem), path=path.name, hint=hint) from None


def _exists(path: Path) -> bool:
    """Whether a table has a mapping; one whose name is as long as a name may be can have none.

    Raises
    ------
    OSError
        When it is a link, a folder or a device.
    """
    try:
        mode = path.lstat().st_mode
    except OSError as problem:
        if problem.errno in (errno.ENOENT, errno.ENAMETOOLONG, errno.EINVAL):
            return False
        raise
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a link, a folder or a device")
    return True
