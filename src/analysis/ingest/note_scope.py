"""What a collector's note changes about a row: its basis, and its data warnings.

The words are in `analysis.vocabulary.scope`; here they meet the row. A note that says `计划` or `planned` makes a target
of the figure, whatever its basis says, and so does one that says `协议` or `agreed`, unless agreements are what the
indicator counts. A running total printed as the figure of one year is wider than that year.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.ingest import note_reading
from analysis.ingest.periods import PART_OF_YEAR
from analysis.vocabulary import scope
from analysis.vocabulary.rounds import ROUNDS

TARGET = "target"
_BOTH_MONEYS = "funds_total"
_AGREEMENTS = re.compile(r"agree|sign|contract|intent")
_ONE_PERIOD = ("annual", "year_to_date")
_AS_ABOVE = re.compile(
    r"(?:^|[;；，,] ?)(?:(?:范围|口径)?同上(?:范围|口径)?|as above|(?:the )?same scope)(?=$|[;；，,])"
)
_ASIDES = re.compile(r"[(（]([^()（）]+)[)）]")
# (市、区) and (million) belong to the unit.
_A_PHRASE = re.compile(
    r"^(?:不?含|包括|其中|计划|预计|仅|只|不包括|累计|截至|年均|协议|目标|includ|exclud|of which|planned|only|cumulative)",
    re.IGNORECASE,
)
_ROUND = re.compile(r"新一轮|本轮|\bround\b")


@lru_cache(maxsize=65536)
def read_basis(basis: str, indicator: str, note: str, stated: str = "") -> str:
    """The basis of a row as its note lets it stand.

    Parameters
    ----------
    basis, indicator, note : str
        As collected.
    stated : str
        Flags that a correction gave the row, joined by ";".

    >>> read_basis("annual", "gov_funds", "年度计划"), read_basis("annual", "gov_funds", "计划内资金")
    ('target', 'annual')
    >>> read_basis("cumulative", "enterprise_investment", "协议投资"), read_basis("annual", "agreed_investment", "协议投资")
    ('target', 'annual')
    >>> read_basis("annual", "gov_funds", "doubt about the span")
    'cumulative'
    """
    flags = {*scope.flags_of(note), *stated.split(";")}
    flags.update(note_reading.aims(note, indicator))
    agreed = scope.AGREED in flags and not _AGREEMENTS.search(indicator)
    if scope.PLANNED in flags or agreed:
        return TARGET
    as_collected = basis.strip().lower()
    # The sum up to the end of that year, from a start that nobody knows: true in either case.
    doubted = as_collected in _ONE_PERIOD and scope.of_a_doubted_span(note)
    return "cumulative" if doubted else as_collected


def flags(note: str, basis: str, start: pd.Timestamp, indicator: str = "") -> tuple[str, ...]:
    """Flags of a note, beside the basis, the first day and the indicator of its row.

    >>> flags("自2016年以来累计", "annual", pd.Timestamp("2020-01-01"))
    ('wider', 'running_total')
    >>> flags("2020年以来", "year_to_date", pd.Timestamp("2020-01-01"))
    ('running_total',)
    >>> flags("截至11月", "annual", pd.Timestamp("2020-01-01"), "gov_funds"), flags("含捐款", "annual", pd.NaT, "gov_funds")
    (('part_of_year',), ('wider',))
    """
    found = _of_the_sum(note, basis, start)
    if scope.with_other_money(note, indicator) and scope.WIDER not in found:
        found = (scope.WIDER, *found)
    if indicator == _BOTH_MONEYS and scope.without_one_money(note) and scope.PART not in found:
        found = (scope.PART, *found)
    if basis == "annual" and start == _new_year(start) and scope.knows_some_months(note):
        found = (*found, PART_OF_YEAR)
    return found


def _new_year(day: pd.Timestamp) -> pd.Timestamp:
    return day if pd.isna(day) else day.replace(month=1, day=1)


def _of_the_sum(note: str, basis: str, start: pd.Timestamp) -> tuple[str, ...]:
    """Flags of the words of a note; a running total that began before the year of its row is wider than it."""
    found = scope.flags_of(note)
    if basis in _ONE_PERIOD and (scope.from_an_unknown_start(note) or scope.of_several_years(note)):
        return found if scope.WIDER in found else (scope.WIDER, *found)
    if scope.RUNNING_TOTAL not in found or scope.WIDER in found or basis not in _ONE_PERIOD or pd.isna(start):
        return found
    year = scope.since(note)
    if year is None and _ROUND.search(note):
        year = max((r for r in ROUNDS if r <= start.year), default=None)
    return (scope.WIDER, *found) if year is None or year < start.year else found


def with_asides(notes: pd.Series, *cells: pd.Series) -> pd.Series:
    """Notes, and behind them what stands in brackets beside the figure: 5.3亿元（含捐赠）.

    Parameters
    ----------
    notes : Series of str
    *cells : Series of str
        The printed cells of the figure, value and unit.
    """
    out = notes.copy()
    for cell in cells:
        has = cell.str.contains(r"[(（]", regex=True)
        for i in np.flatnonzero(has):
            asides = [words for words in _ASIDES.findall(cell.iat[i]) if _A_PHRASE.search(words)]
            out.iat[i] = "; ".join(filter(None, (out.iat[i], *asides)))
    return out


def carried(out: pd.DataFrame) -> pd.Series:
    """Notes, with that of the row before on the same page where a note says `as above`, `范围同上`.

    Parameters
    ----------
    out : DataFrame
        Claims in the order of their files: `batch`, `source_id`, `note`.
    """
    notes = out["note"].copy()
    same = (out["source_id"] == out["source_id"].shift()) & (out["batch"] == out["batch"].shift())
    above = same & notes.str.contains(_AS_ABOVE)
    for i in np.flatnonzero(above):
        notes.iat[i] = f"{notes.iat[i]}; {notes.iat[i - 1]}"
    return notes
