"""What a collector's note makes of the figure itself: its unit, the sum behind a mean of years, and what no count can be.

`1.2` 万 beside the note 人次 counts turns, and so does a number of 人 of which the note says 实为人次. A mean of the
years of a span, 年均 or `average per year`, says nothing of any one of them: their sum is what it tells.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.ingest import quantities
from analysis.ingest.periods import Period
from analysis.ingest.problems import Problem
from analysis.vocabulary import indicators, scope

_UNIT = re.compile(
    r"(?:单位[:：]?)?((?:[万亿萬億]|million |billion |thousand )?(?:人次|人|名|户|戶|家|个|個|所|项|元|person-times|persons|people|households|yuan))"
)
_MULTIPLIER = re.compile(r"[万亿萬億]|\b(?:million|billion|thousand)\b|\b(?:mil|mn|bn)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"^(?:实为|实际为|应为|原文为|按|计为|单位为?|以)?人次(?:计|数|统计)?$|^(?:非|不是)人数$|\b(?:counts?|counted (?:in|as)|in|really|are|is|(?:must|should|ought to) be) person-times\b|^person-times\b"
)
_PERSONS, _TURN = "persons", "person-times"
_SPAN_BASES = ("annual", "cumulative")


def heeded(
    figures: np.ndarray, claims: pd.DataFrame, read: pd.DataFrame, problems: list[list[Problem]]
) -> np.ndarray:
    """Figures with the units that notes give them.

    Parameters
    ----------
    figures : array of Quantity or Problem
    claims : DataFrame
        `value`, `unit`, `note` as printed.
    read : DataFrame
        `indicator` as read.
    problems : list of list of Problem
        A count of which there is no such part is added to those of its row.

    Returns
    -------
    array of Quantity or Problem
    """
    out = figures.copy()
    rows = zip(
        *(claims[name].tolist() for name in ("value", "unit", "note")),
        read["indicator"].tolist(),
        strict=True,
    )
    for i, (value, unit, note, indicator) in enumerate(rows):
        figure = figures[i]
        if isinstance(figure, Problem):
            continue
        if note:
            figure = out[i] = _in_unit_of_note(figure, value, unit, note, indicator)
        if figure.unit in quantities.COUNTED and figure.value % 1 and not _is_mean(note):
            problems[i].append(Problem(
                "value", value, "no whole number of persons or things",
                "look for a multiplier that is missing, such as 万; of an average the note says so",
            ))  # fmt: skip
    return out


def _is_mean(note: str) -> bool:
    return bool({scope.EACH_PLACE, scope.YEARLY_MEAN}.intersection(scope.flags_of(note)))


def _in_unit_of_note(
    figure: quantities.Quantity, value: str, unit: str, note: str, indicator: object
) -> quantities.Quantity:
    """The figure in the unit that its note names, where that is one of its indicator."""
    clauses = scope.clauses(note)
    if figure.unit is None or figure.unnamed:
        named = next((match[1] for match in map(_UNIT.fullmatch, clauses) if match), "")
        both = _MULTIPLIER.search(named) and _MULTIPLIER.search(f"{value} {unit}")
        again = quantities.parse(value, f"{unit}{named}") if named and not both else None
        if isinstance(again, quantities.Quantity) and _suits(again.unit, indicator):
            return again
    if figure.unit == _PERSONS and _suits(_TURN, indicator) and any(map(_TURNS.search, clauses)):
        return replace(figure, unit=_TURN)
    return figure


def _suits(unit: str | None, indicator: object) -> bool:
    known = indicators.INDICATORS.get(indicator) if isinstance(indicator, str) else None
    return unit is not None and (known is None or unit in known.units)


def sums_of_means(
    out: pd.DataFrame, named: list[tuple[str, ...]], spans: list[Period]
) -> list[tuple[str, ...]]:
    """Turn means of whole years into the sums of their spans, in place; a mean of other spans is at most a part of it.

    Parameters
    ----------
    out : DataFrame
        `indicator`, `basis`, `value`, `tolerance`, `each_year`, `period_start`, `period_end`.
    named : list of tuple of str
        The flags of each row's note.
    spans : list of Period
        The period of each row.

    Returns
    -------
    list of tuple of str
        The flags, with `part` where the years of a mean are not whole.
    """
    flows = frozenset(indicators.by_kind("flow"))
    flags = list(named)
    for at, (label, names, span) in enumerate(zip(out.index, named, spans, strict=True)):
        if scope.YEARLY_MEAN not in names or out.at[label, "indicator"] not in flows:
            continue
        start, end = out.at[label, "period_start"], out.at[label, "period_end"]
        if (
            out.at[label, "basis"] not in _SPAN_BASES
            or pd.isna(start)
            or pd.isna(end)
            or (end - start).days < 370
        ):
            continue
        whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        # A page of September 2024 knows no mean of all of 2021 to 2024.
        if not whole or scope.BEFORE_YEAR_END in span.flags:
            flags[at] = tuple(dict.fromkeys((*names, scope.PART)))
        else:
            years = end.year - start.year + 1
            out.loc[label, ["value", "tolerance"]] = (
                out.at[label, "value"] * years,
                out.at[label, "tolerance"] * years,
            )
        out.loc[label, ["each_year", "basis"]] = (False, "cumulative")
    return flags
