"""What became of places: which code was in force in a year, and what an old code is today.

Years are inclusive at both ends: in the year of a change both the old and the new place are in force.
"""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from analysis.ingest.place_names import Place
from analysis.rows import each_row
from analysis.vocabulary.codes import FIRST_YEAR

TODAY = 9999
"""The year that stands for today: later than every change."""


class History:
    """Places by code with their successions.

    Parameters
    ----------
    places : DataFrame
        The table `places` (`gazetteer.gazetteer`), sorted by adcode and first year.
    """

    def __init__(self, places: pd.DataFrame) -> None:
        columns = ["adcode", "name_zh", "name_en", "level", "valid_from", "valid_to", "successor"]
        table = places[columns].astype(object).where(places[columns].notna(), None)
        self.places = [
            Place(code, zh, en, level, int(start) if start > FIRST_YEAR else None, end and int(end), heir)
            for code, zh, en, level, start, end, heir in each_row(table, index=False)
        ]
        self.by_code: dict[str, list[Place]] = defaultdict(list)
        self._forebears: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            self.by_code[place.adcode].append(place)
            if place.successor:
                self._forebears[place.successor].append(place)

    def on(self, place: Place, year: int) -> tuple[Place, str]:
        """The place in force in a year that a place stands for, and the flag that says so.

        Returns
        -------
        (Place, str)
            The place itself with no flag; its heir with `former_name`, or itself when it was divided among
            several; its one forebear with `later_name`, or itself when it has not exactly one.
        """
        current, seen = place, {place}
        while current.end is not None and current.end < year:
            heirs = [heir for heir in self.by_code.get(current.successor or "", ()) if heir not in seen]
            if not heirs:
                # divided among several: it has no one heir and stays what it was
                return current, "former_name"
            current = min(heirs, key=lambda heir: heir.end or TODAY)
            seen.add(current)
        if current is not place:
            return current, "former_name"
        while current.start is not None and year < current.start:
            forebears = [old for old in self._forebears[current.adcode] if old.end == current.start]
            if len(forebears) != 1:
                return current, "later_name"
            (current,) = forebears
        return current, "later_name" if current is not place else ""

    def today(self, adcode: str) -> str:
        """Today's code for a code of any year (the code itself when no one place replaced it)."""
        rows = self.by_code.get(adcode)
        return self.on(rows[-1], TODAY)[0].adcode if rows else adcode
