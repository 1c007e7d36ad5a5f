"""The unknowns: one cell for each province pair and year in which the pair is in force.

The pairing table names provinces, cities and counties; money and jobs are asked for per province pair. So
every pairing rolls up by its adcodes (大连 210200 → 六盘水 520200 becomes 辽宁 210000 → 贵州 520000), and a
province pair is in force in a year when any pairing under it is. Pairs inside one province (青岛 → 菏泽) are
no East-West cooperation and make no cell.

The table was collected by hand and has gaps, so a claim that names a pair in a year in which no pairing is
known makes a cell of its own (`Cells.with_named`). Without it, what the pair got in that year would be laid
on the claim's other years. Such a cell belongs to the claims that name it and is never counted into a
national total, so a new claim can't loosen what older claims had settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

FIRST_YEAR = 1996
"""The year in which East-West cooperation began: nothing reaches further back."""

NATIONAL = "100000"


def province(adcode: str) -> str:
    """Return the province that an adcode lies in (the country stays the country).

    >>> province("210200"), province("100000")
    ('210000', '100000')
    """
    return adcode[:2] + "0000"


def in_force(pairings: pd.DataFrame, last_year: int) -> pd.DataFrame:
    """Return every year of every province pair.

    Parameters
    ----------
    pairings : DataFrame
        The processed table `pairings`; a missing `start` counts from the policy round, a missing `end` to
        `last_year`.
    last_year : int
        The last year that is asked about.

    Returns
    -------
    DataFrame
        Columns origin, destination (province adcodes) and year, sorted, without doubles.
    """
    table = pairings.assign(
        origin=pairings["assisting"].str[:2] + "0000",
        destination=pairings["assisted"].str[:2] + "0000",
        first=pd.to_numeric(pairings["start"], errors="coerce").fillna(
            pd.to_numeric(pairings["round"], errors="coerce")
        ),
        last=pd.to_numeric(pairings["end"], errors="coerce").fillna(last_year),
    )
    table = table[(table["origin"] != table["destination"]) & table["first"].notna()]
    first = table["first"].astype(int).clip(lower=FIRST_YEAR)
    last = table["last"].astype(int).clip(upper=last_year)
    years = [range(a, b + 1) for a, b in zip(first, last, strict=True)]
    spread = table[["origin", "destination"]].assign(year=years).explode("year").dropna(subset="year")
    spread["year"] = spread["year"].astype(int)
    return spread.drop_duplicates().sort_values(["origin", "destination", "year"], ignore_index=True)


@dataclass(frozen=True)
class Cells:
    """The unknowns of one indicator, numbered.

    Attributes
    ----------
    frame : DataFrame
        One row per cell, its number the index: origin, destination, year, paired (False: named by a claim
        only).
    number : dict
        (origin, destination, year) -> number of the cell.
    years_of : dict
        (origin, destination) -> its years in the pairing table, ascending.
    """

    frame: pd.DataFrame
    number: dict[tuple[str, str, int], int]
    years_of: dict[tuple[str, str], tuple[int, ...]]

    @classmethod
    def of(cls, force: pd.DataFrame) -> Cells:
        """Number the pair-years that `in_force` returned."""
        frame = force.assign(paired=True)
        keys = list(zip(force["origin"], force["destination"], force["year"].tolist(), strict=True))
        years_of: dict[tuple[str, str], list[int]] = {}
        for origin, destination, year in keys:
            years_of.setdefault((origin, destination), []).append(year)
        return cls(
            frame=frame,
            number={key: i for i, key in enumerate(keys)},
            years_of={pair: tuple(years) for pair, years in years_of.items()},
        )

    def with_named(self, named: Iterable[tuple[str, str, int]]) -> Cells:
        """Return the cells with the pair-years that claims name although no pairing is known for them."""
        new = sorted(set(named) - self.number.keys())
        if not new:
            return self
        extra = pd.DataFrame(new, columns=["origin", "destination", "year"]).assign(paired=False)
        frame = pd.concat([self.frame, extra], ignore_index=True)
        number = self.number | {key: len(self.frame) + i for i, key in enumerate(new)}
        return replace(self, frame=frame, number=number)

    def paired(self, key: tuple[str, str, int]) -> int | None:
        """Return the number of a cell of the pairing table, or None."""
        return self.number[key] if key[2] in self.years_of.get(key[:2], ()) else None

    def of_year(
        self, years: Iterable[int], origin: str = NATIONAL, destination: str = NATIONAL
    ) -> np.ndarray:
        """Return the numbers of the paired cells of some years, of one giver, one receiver, or all."""
        frame = self.frame
        mask = frame["paired"].to_numpy() & np.isin(frame["year"].to_numpy(), list(years))
        if origin != NATIONAL:
            mask &= (frame["origin"] == origin).to_numpy(dtype=bool)
        if destination != NATIONAL:
            mask &= (frame["destination"] == destination).to_numpy(dtype=bool)
        return np.flatnonzero(mask)
