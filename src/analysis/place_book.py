"""From names of places to adcodes and back, on the table `places`.

Names go through the resolver of the ingestion, so that whatever a raw table may print, a reader may type; it is
imported only when a name has to be read. What else a caller may say is read by `analysis.lookup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.lookup import province
from analysis.vocabulary.labels import LANGUAGES, Lang, index, label
from analysis.vocabulary.places import NATION, PROVINCES, fold, level_of, province_of


def inside(codes: pd.Series, areas: Iterable[str]) -> pd.Series:
    """Whether each adcode is one of the areas or lies in one of them, by its digits.

    >>> inside(pd.Series(["350102", "350000", "640100"]), ["350000"]).tolist()
    [True, True, False]
    """
    heads = tuple(
        "" if area == NATION else {"province": area[:2], "prefecture": area[:4]}.get(level_of(area), area)
        for area in areas
    )
    return codes.str.startswith(heads) & codes.notna()


class PlaceBook:
    """From names to adcodes and back, on the table `places`.

    Parameters
    ----------
    places : DataFrame
        The table `places`.
    words : Path
        Folder of the raw tables of names (`data/raw/places`), read when the first name has to be.
    """

    def __init__(self, places: pd.DataFrame, words: Path) -> None:
        self._places, self._words = places, words

    @cached_property
    def _resolver(self):
        from analysis.ingest.places import Resolver

        return Resolver.from_folder(self._words, places=self._places)

    @cached_property
    def _latest(self) -> pd.DataFrame:
        """The row of each code that was valid last."""
        rows = self._places.sort_values("valid_to", na_position="last", kind="stable")
        return rows.drop_duplicates("adcode", keep="last").set_index("adcode")

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """Language -> adcode -> name."""
        return {
            lang: dict(
                zip(
                    *(
                        rows.to_numpy(dtype=object)
                        for rows in (self._latest.index, self._latest[f"name_{lang}"])
                    ),
                    strict=True,
                )
            )
            | {code: pair[index(lang)] for code, pair in PROVINCES.items()}
            for lang in LANGUAGES
        }

    @cached_property
    def _links(self) -> list[tuple[str, str]]:
        """Former code and new code of the same place: one began in the year in which the other ended."""
        former = self._places[self._places["valid_to"].notna()]
        begun = former["successor"].map(self._latest["valid_from"])
        same = former[former["valid_to"] == begun]
        return list(zip(same["adcode"], same["successor"], strict=True))

    def adcodes(self, name: str, side: Literal["east", "west"] | None = None) -> frozenset[str]:
        """Return the adcodes that a name stands for, with the codes that the same place had before or since.

        Parameters
        ----------
        name : str
            An adcode, or any name that the resolver of the ingestion reads: 福建, Fujian, 铜仁地区, 东部七城市.
        side : {"east", "west"}, optional
            The side it is looked for on: it decides between places of one name.

        Raises
        ------
        ParameterError
            Nobody goes by that name, or several places do; the message lists the candidates.

        Notes
        -----
        A place that was merged into another stays apart: 莱芜市 is not 济南市, though it is part of it today.
        """
        text = str(name).strip()
        if re.fullmatch(r"\d{6}", text):
            if text not in self._latest.index:
                near = f"dataset.places(within={province_of(text)!r})"
                raise ParameterError(f"no place has the code {text}", hint=f"see {near}, or give its name")
            return self._with_other_codes({text})
        found = self._resolver.resolve(text, side=side)
        if not found.ok:
            raise ParameterError(found.problem, hint=found.hint)
        codes = set(found.adcodes)
        if "former_name" in found.flags:
            known = [*self._resolver.index.chinese(fold(text)), *self._resolver.index.latin(text)]
            codes = {place.adcode for _, place in known if place.end} or codes
        return self._with_other_codes(codes)

    def _with_other_codes(self, codes: set[str]) -> frozenset[str]:
        found = set(codes)
        while more := {b if a in found else a for a, b in self._links if (a in found) != (b in found)}:
            found |= more
        return frozenset(found)

    def province(self, name: str, side: Literal["east", "west"], known: Iterable[str]) -> str:
        """Return the adcode of a province that a table of province pairs has on one side.

        Raises
        ------
        ParameterError
            Nobody goes by that name, the place is no province, or the province is not among the known ones.
        """
        code = self._one_province(name, side)
        listed = sorted(set(known))
        if code not in listed:
            told = ", ".join(f"{code} {' '.join(PROVINCES[code])}" for code in listed)
            raise ParameterError(f"{name} is not on this side of any pair", hint=f"there are {told}")
        return code

    def pair(
        self, origin: str | None, destination: str | None, flows: pd.DataFrame
    ) -> tuple[str | None, str | None]:
        """Return the adcodes of a giver and a receiver of a table of province pairs; None for a side that is not asked for.

        Parameters
        ----------
        origin, destination : str, optional
            Names of the province that gives and of the one that receives.
        flows : DataFrame
            The pairs that there are, by `origin` and `destination`.

        Raises
        ------
        ParameterError
            As for `province`; and where the sides are swapped, or the two are no pair, the message says so.
        """
        sides = {"origin": set(flows["origin"]), "destination": set(flows["destination"])}
        giver = None if origin is None else self._one_province(origin, "east")
        receiver = None if destination is None else self._one_province(destination, "west")
        swapped = (giver is None or giver in sides["destination"] - sides["origin"]) and (
            receiver is None or receiver in sides["origin"] - sides["destination"]
        )
        if swapped and (giver or receiver):
            told = [f"{origin} receives"] * (giver is not None) + [f"{destination} gives"] * (
                receiver is not None
            )
            turned = ", ".join(
                f"{side}={name!r}"
                for side, name in (("origin", destination), ("destination", origin))
                if name is not None
            )
            raise ParameterError(" and ".join(told), hint=f"swap the sides, the giver comes first: {turned}")
        if origin is not None:
            self.province(origin, "east", sides["origin"])
        if destination is not None:
            self.province(destination, "west", sides["destination"])
        if giver and receiver:
            partners = flows.loc[flows["origin"] == giver, "destination"]
            if receiver not in set(partners):
                told = ", ".join(f"{code} {' '.join(PROVINCES[code])}" for code in sorted(set(partners)))
                raise ParameterError(
                    f"{origin} and {destination} are no pair", hint=f"{origin} gives to {told}"
                )
        return giver, receiver

    def _one_province(self, name: str, side: Literal["east", "west"]) -> str:
        if code := province(name):
            return code
        codes = self.adcodes(name, side)
        provinces = sorted(code for code in codes if level_of(code) == "province")
        if len(provinces) != 1:
            around = sorted({PROVINCES[p][0] for code in codes if (p := province_of(code)) in PROVINCES})
            raise ParameterError(
                f"{name} is not one province, and the table is of pairs of provinces",
                hint=f"ask for {', '.join(around)}, or for the claims: dataset.observations(place={name!r})",
            )
        return provinces[0]

    def names(self, cells: pd.Series, lang: Lang) -> pd.Series:
        """Names of the adcodes in a column.

        Parameters
        ----------
        cells : Series of str
            A cell may join several codes with `;`. An empty one stays empty.
        lang : {"zh", "en"}

        Returns
        -------
        Series of str
            Provinces by their short names (福建, Fujian), other places by the full name that they had last.
        """
        told = self.called(cells.dropna().unique(), lang)
        return cells.map(told).astype("str")

    def called(self, cells: Iterable[str], lang: Lang) -> dict[str, str]:
        """As `names`, cell by cell."""
        comma, known = label("comma", lang), self._names[lang]
        return {
            cell: comma.join(known.get(code, code) for code in cell.split(";"))
            for cell in np.asarray(cells, dtype=object)
        }
