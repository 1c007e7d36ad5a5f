"""Checks of claims against one another: a pair's other years, the parts of a whole, the pairs in force, repeats.

They see the claims of all files at once, where `checks` sees one table. All report; only a table that says
nothing but what another one says is taken out, because two copies of one page are no two witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from statistics import median
from typing import NamedTuple

import pandas as pd

from analysis.ingest import quantities
from analysis.ingest.office.checks.figures import EXACTLY_TEN, TEN_THOUSAND
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import sides
from analysis.ingest.office.layout.adding import plain_value
from analysis.vocabulary.codes import WARNING
from analysis.vocabulary.rounds import ASSIGNMENT_2021

_TEN = (8.0, 12.5)
"""Ratios to steady figures of other years that look like a slip of ten."""


class _Claim(NamedTuple):
    """A claim as it is looked at one by one, and its value in its base unit: a frame of the few of a table takes longer to ask."""

    locator: str
    value: str
    unit: str
    east: str
    west: str
    place: str
    indicator: str
    period: str
    basis: str
    base: float

    @property
    def column(self) -> str:
        """File, sheet and column, without the row."""
        return self.locator.rstrip("0123456789")

    @property
    def table(self) -> str:
        """File and sheet, without the cell."""
        return self.locator.rpartition("!")[0] or self.locator


def _each(claims: pd.DataFrame) -> list[_Claim]:
    """Claims one by one; what is missing of an earlier one is empty."""
    blank = [""] * len(claims)
    cells = {
        name: claims[name].fillna("").tolist() if name in claims else blank for name in _Claim._fields[:-1]
    }
    printed = list(zip(cells["value"], cells["unit"], strict=True))
    read = {pair: quantities.parse(*pair) for pair in set(printed)}
    bases = [
        q.value if isinstance(q := read[pair], quantities.Quantity) else float("nan") for pair in printed
    ]
    return [_Claim(*row) for row in zip(*cells.values(), bases, strict=True)]


def _groups(claims: Iterable[_Claim], *of: str) -> Iterable[list[_Claim]]:
    """Claims that are alike in some fields, in the order of their first ones."""
    found: dict[tuple[str, ...], list[_Claim]] = {}
    key = attrgetter(*of)
    for claim in claims:
        found.setdefault(key(claim), []).append(claim)
    return found.values()


def slips(claims: pd.DataFrame, history: pd.DataFrame | None = None) -> list[dict[str, str]]:
    """Find figures that are ten or ten thousand times the partner's own in other years, or the column's others.

    Parameters
    ----------
    claims : DataFrame
        Claims of office tables, `CLAIM_COLUMNS`.
    history : DataFrame, optional
        Earlier claims of the same columns; they are compared with and not reported on.

    Returns
    -------
    list of dict
        Findings.
    """
    known = _each(claims) + ([] if history is None else _each(history))
    known = [claim for claim in known if claim.basis in ("annual", "year_to_date") and claim.base > 0]
    own = set(claims["locator"])
    found = []
    for group in _groups(known, "east", "west", "place", "indicator"):
        if len({claim.period for claim in group}) < 2:
            continue
        # Once a period, not once a row: a table may have ten thousand rows without a partner.
        for rows in _groups((claim for claim in group if claim.locator in own), "period"):
            others = _Others.of([claim.base for claim in group if claim.period != rows[0].period])
            for row in rows:
                if words := others.slip_of(row.base):
                    found.append(
                        _claim_finding(row, f"{words} against the pair's own figures of other years")
                    )
    for group in _groups((claim for claim in known if claim.locator in own), "column", "indicator", "period"):
        if len(group) < 4:
            continue
        typical = median(claim.base for claim in group)
        for row in group:
            if any(TEN_THOUSAND[0] <= r <= 1e5 for r in (row.base / typical, typical / row.base)):
                found.append(_claim_finding(row, "a slip of ten thousand against the column's other figures"))
    return list({(f["file"], f["sheet"], f["cell"]): f for f in reversed(found)}.values())[::-1]


class _Others(NamedTuple):
    """What a pair's figures of other years are like: their median, and whether they are steady."""

    typical: float
    steady: bool

    @classmethod
    def of(cls, others: list[float]) -> _Others:
        """Look at the figures once."""
        return cls(median(others), len(others) > 1 and max(others) < 2 * min(others))

    def slip_of(self, value: float) -> str:
        """Return words on a slip of a value against them, or nothing."""
        ratio = max(value / self.typical, self.typical / value)
        if TEN_THOUSAND[0] <= ratio <= TEN_THOUSAND[1]:
            return "a slip of ten thousand (万元 for 亿元?)"
        if (self.steady and _TEN[0] <= ratio <= _TEN[1]) or EXACTLY_TEN[0] <= ratio <= EXACTLY_TEN[1]:
            return "a slip of ten"
        return ""


def _claim_finding(row, reason: str, severity: str = WARNING) -> dict[str, str]:
    """Return a finding on one claim, placed by its locator."""
    file, _, place = row.locator.partition("|")
    sheet, _, cell = place.rpartition("!")
    return {
        "file": file, "sheet": sheet, "cell": cell, "printed": f"{row.value} {row.unit}", "reason": reason,
        "remedy": "compare with the source; correct the cell, or say it in data/raw/corrections.yml",
        "severity": severity,
    }  # fmt: skip


_WHOLES = (("jobs_poor", "jobs_total"), ("jobs_to_east", "jobs_total"), ("gov_funds", "funds_total"))


def parts_above_wholes(claims: pd.DataFrame) -> list[dict[str, str]]:
    """Find a part that is larger than its whole in the same table: 其中脱贫人口 above 就业人数."""
    found = []
    known = claims[claims["indicator"].isin({name for pair in _WHOLES for name in pair})]
    for group in _groups(_each(known), "table", "east", "west", "period", "basis"):
        first = {claim.indicator: claim for claim in reversed(group)}
        for part, whole in _WHOLES:
            if part in first and whole in first and first[part].base > first[whole].base:
                found.append(_claim_finding(first[part], f"{part} is larger than {whole} of the same row"))
    return found


def pairs_not_in_force(claims: pd.DataFrame, pairings: pd.DataFrame | None = None) -> list[dict[str, str]]:
    """Find claims on two provinces that were no pair in that year.

    Parameters
    ----------
    claims : DataFrame
        Claims of office tables, `CLAIM_COLUMNS`.
    pairings : DataFrame, optional
        `assisting`, `assisted` (adcodes of any level), `start`, `end` (years, end null while in force); the
        eleven pairs since 2021 unless given.

    Returns
    -------
    list of dict
        Findings. A claim on a city or county is checked by its province; several places in one cell are not
        checked.
    """
    force = _SINCE_2021 if pairings is None else _in_force(pairings)
    earliest = min((first for spans in force.values() for first, _ in spans), default=float("nan"))
    found = []
    for row in _each(claims):
        year = re.match(r"(?:19|20)\d\d", row.period)
        if not year or row.basis == "cumulative" or ";" in row.east + row.west or not (row.east and row.west):
            continue
        east, west = sides.province_code(row.east), sides.province_code(row.west)
        if not east or not west or int(year.group()) < earliest:
            continue
        if not any(a <= int(year.group()) <= b for a, b in force.get((east[:2], west[:2]), ())):
            found.append(_claim_finding(row, f"{row.east} and {row.west} were no pair in {year.group()}"))
    return found


def _in_force(pairings: pd.DataFrame) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """First and last year of each pair of provinces, as often as it or places of it were paired."""
    start = pd.to_numeric(pairings["start"], errors="coerce").fillna(1996)
    end = pd.to_numeric(pairings["end"], errors="coerce").fillna(9999)
    keys = zip(pairings["assisting"].str[:2], pairings["assisted"].str[:2], strict=True)
    force: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for key, first, last in zip(keys, start, end, strict=True):
        force.setdefault(key, []).append((first, last))
    return force


_SINCE_2021 = {(giver[:2], receiver[:2]): [(2021, 9999)] for giver, receiver in ASSIGNMENT_2021}

_ENOUGH_TO_TELL = 3


def repeated_tables(outcomes: list[Outcome]) -> None:
    """Take out tables that say nothing but what another one says: the same table given twice, in any layout.

    Parameters
    ----------
    outcomes : list of Outcome
        Of all sheets of all files; the claims of a repeated one become rejects that name the other.
    """
    said = [
        {
            (
                c["east"],
                c["west"],
                c["place"],
                c["indicator"],
                plain_value(c["value"]),
                c["unit"],
                c["period"],
                c["basis"],
            )
            for c in o.claims
        }
        for o in outcomes
    ]
    order = sorted(range(len(outcomes)), key=lambda n: (-len(said[n]), n))
    holders: dict[tuple, list[int]] = {}
    for n in order:
        if len(said[n]) < _ENOUGH_TO_TELL:
            continue
        rarest = min((holders.get(key, []) for key in said[n]), key=len)
        candidates = [holder for holder in rarest if said[n] <= said[holder]]
        if candidates:
            first = outcomes[min(candidates)]
            outcomes[n].take_back(f"the same table as {first.file}|{first.sheet}", "remove one of the two")
        else:
            for key in said[n]:
                holders.setdefault(key, []).append(n)
