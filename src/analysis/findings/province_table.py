"""The table of all sums of a province: rounds, all years, partners, and what else its page tells."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts.intervals import FAR
from analysis.findings import words
from analysis.findings.pair_words import interval
from analysis.findings.province_sums import SHOWN
from analysis.measures.status import REPORTED, STATED
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount


def heading(lang: Lang) -> str:
    """Heading of the table of all sums."""
    return ("各轮合计", "Sums of the rounds")[index(lang)]


def table(tables: Mapping[str, pd.DataFrame], others: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """All sums, with a ceiling and an interval where they say something.

    Parameters
    ----------
    tables : mapping
        Stream -> rows from `by_round`.
    others : DataFrame
        Rows of other indicators, from `ask`, with `note`.
    """
    rest = others.assign(name=[words.years(row.first_year, row.last_year, lang) for row in each_row(others)])
    kept = [rows for rows in (*tables.values(), rest) if len(rows)]
    order = [*SHOWN.values(), *INDICATORS]
    found = pd.concat(kept) if kept else rest
    found = found.sort_values("indicator", key=lambda ids: ids.map(order.index), kind="stable")
    units = [INDICATORS[one].unit for one in found["indicator"]]
    rows = list(zip(each_row(found, index=False), units, strict=True))
    frame = pd.DataFrame({
        label("indicator", lang): [words.indicator(row.indicator, lang) for row, _ in rows],
        label("period", lang): [row.name for row, _ in rows],
        label("value", lang): [words.valued(row.figure, row.status, unit, lang) for row, unit in rows],
        ("备注", "Remark")[index(lang)]: [row.note or "–" for row, _ in rows],
        ("上限", "At most")[index(lang)]: [_ceiling(row, unit, lang) for row, unit in rows],
        label("likely_range", lang): [interval(row, unit, lang) for row, unit in rows],
        label("status", lang): [label(row.status, lang) for row, _ in rows],
    })  # fmt: skip
    return frame[[name for name in frame if not frame[name].eq("–").all()]]


def _ceiling(row: object, unit: str, lang: Lang) -> str:
    if pd.isna(row.upper) or row.status in (REPORTED, STATED) or row.upper > FAR * row.figure:
        return "–"
    return amount(row.upper, unit, lang, up=True)
