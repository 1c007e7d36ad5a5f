"""One pandera schema for each processed table: the contract between the ingestion and everything after it.

`validate` runs a schema lazily, so that one `TableError` lists every break at once, in words. pandera takes a
second to import; only the builders of tables import this module, never a notebook.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from analysis.errors import TableError
from analysis.vocabulary.codes import (
    BASES,
    CONTRADICTIONS,
    FINDING_COLUMNS,
    FIRST_YEAR,
    LAST_YEAR,
    LIMIT_STATES,
    REJECT_COLUMNS,
    SEVERITIES,
    SOURCE_KINDS,
    STATUS,
)
from analysis.vocabulary.forces import CENTRAL_UNITS, FIRST_YEARS, FORCES, POLICIES
from analysis.vocabulary.forces import KINDS as KINDS_OF_ACTORS
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.rounds import ROUNDS

_CODE = r"\d{6}"
_CODES = rf"{_CODE}(;{_CODE})*"
_BOUNDS = ("exact", "at_least", "at_most", "about")


def _text(**options) -> pa.Column:
    return pa.Column(str, **options)


def _codes(pattern: str = _CODE, **options) -> pa.Column:
    return pa.Column(str, pa.Check.str_matches(rf"^{pattern}$"), **options)


def _words(allowed, **options) -> pa.Column:
    return pa.Column(str, pa.Check.isin(list(allowed)), **options)


def _year(**options) -> pa.Column:
    return pa.Column("Int64", pa.Check.in_range(FIRST_YEAR, LAST_YEAR), **options)


def _early_year() -> pa.Column:
    """A year of a central unit, which may have helped before the cooperation began; null where it is not known."""
    return pa.Column("Int64", pa.Check.in_range(FIRST_YEARS[CENTRAL_UNITS], LAST_YEAR), nullable=True)


def _whole_year(**options) -> pa.Column:
    return pa.Column(int, pa.Check.in_range(FIRST_YEAR, LAST_YEAR), **options)


def _amount(**options) -> pa.Column:
    return pa.Column(float, pa.Check.ge(0), **options)


_START_BEFORE_END = pa.Check(
    lambda frame: (
        frame["period_start"].isna()
        | frame["period_end"].isna()
        | (frame["period_start"] <= frame["period_end"])
    ),
    error="period_start is after period_end",
)
_PLACE_OR_FLOW = pa.Check(
    lambda frame: frame["place"].isna() | (frame["origin"].isna() & frame["destination"].isna()),
    error="a statistic of a place has a giver or a receiver",
)
_WITHIN_BOUNDS = pa.Check(
    lambda frame: (
        frame["value"].isna()
        | (frame["value"] >= frame["lower"].fillna(0) * (1 - 1e-8))
        & (frame["value"] <= frame["upper"].fillna(float("inf")) * (1 + 1e-8))
    ),
    error="value lies outside its bounds",
)
_INTERVAL_WITHIN_BOUNDS = pa.Check(
    lambda frame: (
        frame["median"].isna()
        | (frame["q10"] <= frame["median"])
        & (frame["median"] <= frame["q90"])
        & (frame["q10"] >= frame["lower"].fillna(0))
        & (frame["q90"] <= frame["upper"].fillna(float("inf")))
    ),
    error="q10, median and q90 don't ascend within the bounds",
)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "sources": pa.DataFrameSchema({
        "source_id": _text(unique=True), "title": _text(), "publisher": _text(),
        "publisher_zh": _text(), "publisher_en": _text(), "published": _text(),
        "url": _text(), "lang": _text(), "kind": _words(SOURCE_KINDS),
    }),
    "places": pa.DataFrameSchema({
        "adcode": _codes(), "name_zh": _text(), "name_en": _text(),
        "level": _words(("national", "province", "prefecture", "county")),
        "parent_adcode": _codes(nullable=True), "valid_from": pa.Column("Int64", nullable=True),
        "valid_to": pa.Column("Int64", nullable=True), "lon": pa.Column(float), "lat": pa.Column(float),
        "successor": _codes(nullable=True),
    }, unique=["adcode", "name_zh"]),
    "pairings": pa.DataFrameSchema({
        "assisting": _codes(), "assisted": _codes(), "level": _words(("province", "prefecture", "county")),
        "round": pa.Column("Int64", pa.Check.isin(list(ROUNDS))), "start": _year(), "end": _year(nullable=True),
        "start_basis": _words(("stated", "round", "continued", "seen", "policy")),
        "end_basis": _words(("stated", "next_round", "open")), "source_ids": _text(),
        "closed": pa.Column(bool), "closed_start": _year(nullable=True), "closed_end": _year(nullable=True), "closed_by": _text(),
    }, unique=["assisting", "assisted", "round"]),
    "observations": pa.DataFrameSchema({
        "observation_id": _text(unique=True), "batch": _text(), "row": pa.Column(int), "source_id": _text(),
        "origin": _codes(_CODES, nullable=True), "destination": _codes(_CODES, nullable=True),
        "place": _codes(_CODES, nullable=True), "force": _words(FORCES), "actor_ids": _text(),
        "indicator": _text(), "value": _amount(), "unit": _text(), "tolerance": _amount(),
        **{name: pa.Column("datetime64[ns]", nullable=True) for name in ("period_start", "period_end", "period_end_printed")},
        "each_year": pa.Column(bool), "basis": _words(BASES), "bound": _words(_BOUNDS), "flags": _text(),
        **{f"{name}_printed": _text() for name in (
            "east", "east_level", "west", "west_level", "indicator", "value", "unit", "period", "basis",
        )},
        "locator": _text(), "note": _text(),
    }, checks=[_START_BEFORE_END, _PLACE_OR_FLOW]),
    "context": pa.DataFrameSchema({
        "province": _codes(), "year": pa.Column(int, pa.Check.in_range(1990, LAST_YEAR)), "indicator": _text(),
        "category": _text(), "value": _amount(), "unit": _text(), "source_id": _text(),
    }, unique=["province", "year", "indicator", "category"]),
    "key_counties": pa.DataFrameSchema({
        "adcode": _codes(unique=True), "province": _codes(), "name_zh": _text(), "source_ids": _text(),
    }),
    "poor_counties": pa.DataFrameSchema({
        "adcode": _codes(), "province": _codes(), "name_zh": _text(), "year_out": _whole_year(), "source_ids": _text(),
    }, unique=["adcode", "year_out"]),
    "actors": pa.DataFrameSchema({
        "actor_id": _text(unique=True), "name_zh": _text(), "name_en": _text(), "kind": _words(KINDS_OF_ACTORS),
        "force": _words(FORCES), "members": pa.Column("Int64", pa.Check.ge(1), nullable=True),
    }),
    "unit_pairs": pa.DataFrameSchema({
        "actor_id": _text(), "adcode": _codes(), "policy": _words(POLICIES), "start": _early_year(), "end": _early_year(),
        "starts": _text(), "starts_differ": pa.Column(bool), "seen_first": _early_year(), "seen_last": _early_year(),
        "source_ids": _text(), "note": _text(),
    }, unique=["actor_id", "adcode"]),
    "series": pa.DataFrameSchema({
        "origin": _codes(), "destination": _codes(), "indicator": _words(INDICATORS), "year": _whole_year(),
        "value": _amount(nullable=True), "lower": _amount(nullable=True), "upper": _amount(nullable=True),
        **{name: _amount(nullable=True) for name in ("q10", "median", "q90")},
        "obs_status": _words(("A", "E", "O")), "method": _words(STATUS),
        "observation_ids": _text(), "rival_ids": _text(),
    }, unique=["origin", "destination", "indicator", "year"], checks=[_WITHIN_BOUNDS, _INTERVAL_WITHIN_BOUNDS]),
    "contradictions": pa.DataFrameSchema({
        "indicator": _words(INDICATORS), "kind": _words(CONTRADICTIONS), "observation_id": _text(),
        "figure": _amount(), "slack": _amount(), "relative_slack": _amount(), "direction": _words(("too_high", "too_low")),
        "weight": _amount(), "against": _text(), "against_weight": _amount(), "url": _text(), "against_urls": _text(),
    }),
    "balance": pa.DataFrameSchema({
        "indicator": _words(INDICATORS), "first_year": _whole_year(), "last_year": _whole_year(),
        "national": _amount(), "national_lower": _amount(nullable=True), "national_upper": _amount(nullable=True),
        "pairs": pa.Column(int), "pairs_known": pa.Column(int),
        "pairs_lower": _amount(), "pairs_upper": _amount(nullable=True),
        "state": _words(("consistent", "inconsistent", "open")), "observation_ids": _text(),
    }),
    "limits": pa.DataFrameSchema({
        "family": _text(), "number": pa.Column(int), "origin": _codes(_CODES), "destination": _codes(_CODES),
        "kinds": pa.Column(int, pa.Check.ge(1)), "start": pa.Column("datetime64[ns]"), "end": pa.Column("datetime64[ns]"),
        "paired": pa.Column(bool), "side": _words(("both", "floor", "cap")), "lower": _amount(), "upper": _amount(nullable=True),
        "held_lower": _amount(), "held_upper": _amount(nullable=True), "state": _words(LIMIT_STATES), "soft": pa.Column(bool),
        "weight": _amount(), "observation_ids": _text(), "figures": _text(), "tolerances": _text(), "columns": _text(),
    }, unique=["family", "number"]),
    "parts": pa.DataFrameSchema({
        "family": _text(), "place_class": pa.Column(int), "origin": _codes(), "destination": _codes(), "giver": _codes(),
        "receiver": _codes(),
    }, unique=["family", "origin", "destination", "giver", "receiver"]),
    "atoms": pa.DataFrameSchema({
        "family": _text(), "place_class": pa.Column(int), "start": pa.Column(int), "end": pa.Column(int),
        "kinds": pa.Column(int), "column": pa.Column(int), "paired": pa.Column(bool),
    }),
    "modes": pa.DataFrameSchema({
        "indicator": _words(INDICATORS), "number": pa.Column(int, pa.Check.ge(0)), "origin": _codes(), "destination": _codes(),
        "year": _whole_year(), "log_mode": pa.Column(float), "log_spread": pa.Column(float), "told": pa.Column(bool),
    }, unique=["indicator", "number"]),
    "precisions": pa.DataFrameSchema({
        "indicator": _words(INDICATORS), "row": pa.Column(int), "column": pa.Column(int), "precision": pa.Column(float),
    }),
    "unused": pa.DataFrameSchema({"indicator": _words(INDICATORS), "observation_id": _text(), "reason": _text()}),
    "findings": pa.DataFrameSchema({
        name: _words(SEVERITIES) if name == "severity" else _text() for name in FINDING_COLUMNS
    }),
    "rejects": pa.DataFrameSchema({
        name: pa.Column(int) if name in ("row", "count") else _text() for name in REJECT_COLUMNS
    }),
}  # fmt: skip
"""Table -> schema. Columns stand in this order; a column that is not named here is a break."""


def validate(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the columns and types of its schema.

    Raises
    ------
    TableError
        Every break: the column, the rule, and up to three of the cells that break it.
    """
    schema = SCHEMAS[name]
    missing = [column for column in schema.columns if column not in frame]
    if missing:
        raise TableError(
            f"table {name}: column {', '.join(missing)} is missing",
            hint="the ingestion made a table of another shape",
        )
    frame = frame[list(schema.columns)].copy()
    for column, rule in schema.columns.items():
        if rule.dtype is not None and str(frame[column].dtype) != str(rule.dtype):
            frame[column] = frame[column].astype(str(rule.dtype))
    try:
        return schema.validate(frame, lazy=True)
    except SchemaErrors as error:
        raise TableError(
            f"table {name}: {_in_words(error.failure_cases)}",
            hint="mend the rows named, or the schema if the rule is wrong",
        ) from None


def _in_words(cases: pd.DataFrame) -> str:
    said = []
    for (column, check), group in cases.groupby(["column", "check"], dropna=False, sort=False):
        cells = ", ".join(
            f"{case!r} (row {index})"
            for case, index in zip(group["failure_case"], group["index"], strict=True)
        )
        cells = cells if len(group) <= 3 else ", ".join(cells.split(", ")[:3]) + f" and {len(group) - 3} more"
        said.append(f"{column} breaks {check}: {cells}")
    return "; ".join(said)
