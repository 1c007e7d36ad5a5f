"""What the report on consumption assistance tells beside its sums: what kinds of help with selling pages write of."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import words
from analysis.rows import each_row
from analysis.vocabulary.forces import EAST_WEST
from analysis.vocabulary.indicators import OTHER
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.other_indicators import OTHERS
from analysis.vocabulary.places import province_of

_GROUP, _TOURISM = "market", ("touris", "visitors")
_UNITS = ("yuan", "persons", "person-times", "households", "count", "percent", "tonnes", "hectares", "kWh")
KINDS = tuple(
    OTHER + name
    for name, (group, *_) in OTHERS.items()
    if group == _GROUP and not any(word in name for word in _TOURISM)
)
"""Indicators of single kinds of help with selling: all of the market that have no sum, but for tourism."""


def kinds(observations: pd.DataFrame, first: int, last: int, province: str = "") -> pd.DataFrame:
    """Claims on single kinds of help with selling that end in a span of years: agreements, shops, platforms, rewards.

    They are parts of the sums, or stand beside them, and are never added to them.

    Parameters
    ----------
    observations : DataFrame
        The processed table, at least the rows of `KINDS`.
    first, last : int
        Years, both included.
    province : str
        Adcode of a province that gives or receives; empty for all.

    Returns
    -------
    DataFrame
        The rows, by indicator and the largest first.
    """
    rows = observations[
        observations["indicator"].isin(KINDS)
        & (observations["force"] == EAST_WEST)
        & observations["period_end"].dt.year.between(first, last)
        & (observations["basis"] != "target")
    ]
    if province:
        sides = (
            rows[["origin", "destination"]]
            .fillna("")
            .map(lambda codes: {province_of(c) for c in codes.split(";") if c})
        )
        rows = rows[[province in one | other for one, other in each_row(sides, index=False)]]
    return rows.sort_values(["indicator", "value"], ascending=[True, False], ignore_index=True)


def heading(lang: Lang) -> str:
    """Heading of the part on kinds."""
    return (
        "怎样帮着卖：协议、门店、平台、奖补",
        "How selling was helped: agreements, shops, platforms, rewards",
    )[index(lang)]


def note(lang: Lang) -> str:
    """What the sums of the report mean, and what the table is."""
    return (
        "消费帮扶的数额既有东部单位和居民的采购，也有帮助销往各地的数额；各页面口径不一。下表是页面另外提到的具体做法，"
        "或是其中一部分，或在其外，没有加进合计。",
        "Consumption assistance counts what buyers of the east purchased and what was sold elsewhere with their help; pages draw "
        "the line differently. The table lists what pages tell of single ways. They are parts of the sums or stand beside them, "
        "and are not added.",
    )[index(lang)]


def table(rows: pd.DataFrame, names: Mapping[str, str], links: pd.Series, lang: Lang) -> pd.DataFrame:
    """The claims of `kinds` as a reader's table.

    Parameters
    ----------
    rows : DataFrame
        From `kinds`.
    names : mapping
        Names of the places by adcode (`notebook.place_names`).
    links : Series of str
        Row for row the link to the page.
    lang : {"zh", "en"}
    """
    frame = pd.DataFrame({
        label("indicator", lang): [words.indicator(name, lang) for name in rows["indicator"]],
        label("pair", lang): [
            label(
                "from_to",
                lang,
                origin=_places(origin, names, lang),
                destination=_places(destination, names, lang),
            )
            for origin, destination in zip(rows["origin"], rows["destination"], strict=True)
        ],
        label("value", lang): [_told(row, lang) for row in each_row(rows)],
        label("period", lang): [words.period(row, lang) for row in each_row(rows)],
        label("page", lang): links.to_list(),
    })  # fmt: skip
    frame.attrs["links"] = (label("page", lang),)
    return frame


def places(rows: pd.DataFrame) -> list[str]:
    """Adcodes of all places that the rows of `kinds` name."""
    joined = pd.concat([rows["origin"], rows["destination"]]).dropna()
    return sorted({code for codes in joined for code in codes.split(";")})


def _places(codes: str | None, names: Mapping[str, str], lang: Lang) -> str:
    return "…" if pd.isna(codes) else words.listed((names[code] for code in codes.split(";")), lang, most=3)


def _told(row: object, lang: Lang) -> str:
    if row.unit not in _UNITS:
        return f"{row.value_printed} {row.unit_printed}"
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}.get(row.bound, "")
    return sign + amount(row.value, row.unit, lang, down=row.bound == "at_least", up=row.bound == "at_most")
