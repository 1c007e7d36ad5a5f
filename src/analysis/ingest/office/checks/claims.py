"""Checks of claims against one another: a pair's other years, the parts of a whole, the pairs in force, repeats.

They see the claims of all files at once, where `checks` sees one table. All report; only a table that says
nothing but what another one says is taken out, because two copies of one page are no two witnesses.
"""

from __future__ import annotations

import re
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


def base_values(claims: pd.DataFrame) -> pd.Series:
    """Return the value of each claim in its base unit; NaN where it can't be read."""
    pairs = claims[["value", "unit"]].drop_duplicates()
    read = {
        (v, u): q.value if isinstance(q := quantities.parse(v, u), quantities.Quantity) else float("nan")
        for v, u in pairs.itertuples(index=False)
    }
    return pd.Series(
        [read[key] for key in zip(claims["value"], claims["unit"], strict=True)], claims.index, float
    )


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
    known = claims if history is None else pd.concat([claims, history], ignore_index=True)
    known = known[known["basis"].isin(("annual", "year_to_date"))]
    place = known["place"].fillna("") if "place" in known else ""
    known = known.assign(base=base_values(known), place=place).dropna(subset="base")
    known = known[known["base"] > 0]
    found = []
    own = set(claims["locator"])
    for _, group in known.groupby(["east", "west", "place", "indicator"], sort=False):
        if group["period"].nunique() < 2:
            continue
        # Once a period, not once a row: a table may have ten thousand rows without a partner.
        for period, rows in group[group["locator"].isin(own)].groupby("period", sort=False):
            others = _Others.of(group.loc[group["period"] != period, "base"])
            for row in rows.itertuples():
                if words := others.slip_of(row.base):
                    found.append(
                        _claim_finding(row, f"{words} against the pair's own figures of other years")
                    )
    column = known["locator"].str.replace(r"\d+$", "", regex=True)
    for _, group in known[known["locator"].isin(own)].groupby([column, "indicator", "period"], sort=False):
        if len(group) < 4:
            continue
        typical = median(group["base"])
        for row in group.itertuples():
            if any(TEN_THOUSAND[0] <= r <= 1e5 for r in (row.base / typical, typical / row.base)):
                found.append(_claim_finding(row, "a slip of ten thousand against the column's other figures"))
    return list({(f["file"], f["sheet"], f["cell"]): f for f in reversed(found)}.values())[::-1]


class _Others(NamedTuple):
    """What a pair's figures of other years are like: their median, and whether they are steady."""

    typical: float
    steady: bool

    @classmethod
    def of(cls, others: pd.Series) -> _Others:
        """Look at the figures once."""
        return cls(others.median(), len(others) > 1 and others.max() < 2 * others.min())

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
    known = known.assign(
        base=base_values(known), table=known["locator"].str.replace(r"![^!]*$", "", regex=True)
    )
    for _, group in known.groupby(["table", "east", "west", "period", "basis"], sort=False):
        values = group.drop_duplicates("indicator").set_index("indicator")["base"]
        for part, whole in _WHOLES:
            if part in values and whole in values and values[part] > values[whole]:
                row = next(group[group["indicator"] == part].itertuples())
                found.append(_claim_finding(row, f"{part} is larger than {whole} of the same row"))
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
    if pairings is None:
        pairings = pd.DataFrame(ASSIGNMENT_2021, columns=["assisting", "assisted"]).assign(
            start=2021, end=None
        )
    start = pd.to_numeric(pairings["start"], errors="coerce").fillna(1996)
    end = pd.to_numeric(pairings["end"], errors="coerce").fillna(9999)
    keys = zip(pairings["assisting"].str[:2], pairings["assisted"].str[:2], strict=True)
    force: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for key, first, last in zip(keys, start, end, strict=True):
        force.setdefault(key, []).append((first, last))
    earliest = start.min()
    found = []
    for row in claims.itertuples():
        year = re.match(r"(?:19|20)\d\d", row.period)
        if not year or row.basis == "cumulative" or ";" in row.east + row.west or not (row.east and row.west):
            continue
        east, west = sides.province_code(row.east), sides.province_code(row.west)
        if not east or not west or int(year.group()) < earliest:
            continue
        if not any(a <= int(year.group()) <= b for a, b in force.get((east[:2], west[:2]), ())):
            found.append(_claim_finding(row, f"{row.east} and {row.west} were no pair in {year.group()}"))
    return found


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
