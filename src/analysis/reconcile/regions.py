"""Which place lies within which, across the changes of codes since 1996.

Claims name places by the codes of their time. A county that only changed its code (开县 500234, since 2016 开州区
500154) is one region under both; one that was merged into another (崇文区 into 东城区) is a part of its successor. All
else follows from the digits: two for the province, two for the prefecture, two for the county.
"""

from __future__ import annotations

import pandas as pd

from analysis.rows import each_row
from analysis.vocabulary.places import NATION, prefecture_of, province_of


class Regions:
    """Containment of places.

    Parameters
    ----------
    places : DataFrame, optional
        The processed table (adcode, valid_from, valid_to, successor); without it only the digits count.
    """

    def __init__(self, places: pd.DataFrame | None = None) -> None:
        self._same: dict[str, str] = {}
        self._part_of: dict[str, str] = {}
        if places is not None:
            self._follow(places)
        self._ancestors: dict[str, tuple[str, ...]] = {}

    def _follow(self, places: pd.DataFrame) -> None:
        current = set(places.loc[places["valid_to"].isna(), "adcode"])
        born = places.groupby("adcode")["valid_from"].min()
        moved = places[places["successor"].notna() & (places["successor"] != places["adcode"])]
        heirs = moved.groupby("successor")["adcode"].nunique()
        for row in each_row(moved, index=False):
            # A province that was made of parts of another (Chongqing) starts a region of its own.
            if province_of(row.adcode) != province_of(row.successor) or row.adcode in current:
                continue
            renamed = heirs[row.successor] == 1 and born.get(row.successor, 0) >= row.valid_to
            (self._same if renamed else self._part_of)[row.adcode] = row.successor

    def canonical(self, code: str) -> str:
        """The code under which a place is known today, if it only changed its code."""
        seen = {code}
        while (code := self._same.get(code, code)) not in seen:
            seen.add(code)
        return code

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The place itself and all that hold it, the smallest first, up to its province.

        >>> Regions().ancestors("620122"), Regions().ancestors("500101")
        (('620122', '620100', '620000'), ('500101', '500000'))
        """
        if code not in self._ancestors:
            chain = [self.canonical(code)]
            while True:
                last = chain[-1]
                above = self._part_of.get(last) or (
                    prefecture_of(last) if prefecture_of(last) not in (None, last) else province_of(last)
                )
                above = self.canonical(above)
                if last == NATION or above in chain:
                    break
                chain.append(above)
            self._ancestors[code] = tuple(chain)
        return self._ancestors[code]

    def within(self, code: str, other: str) -> bool:
        """Whether a place is the other one or lies inside it."""
        return other == NATION or self.canonical(other) in self.ancestors(code)
