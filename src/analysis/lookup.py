"""What a caller's word means: places, indicators, years and choices, with the nearest right word for a wrong one.

The reader's door (`analysis.dataset`) asks here. Names of places go through the resolver of the ingestion, so
that whatever a raw table may print, a reader may type; it is imported only when a name has to be read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

import pandas as pd

from analysis.errors import ParameterError
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import NATION, PROVINCES, fold, level_of, province_of

MOST_LISTED = 40
"""A hint lists all legal words up to this many."""


def choice(what: str, word: object, legal: Iterable[str]) -> str:
    """Return `word` if it is legal.

    Parameters
    ----------
    what : str
        What the word stands for, for the message: "indicator", "level".
    word : object
    legal : iterable of str

    Raises
    ------
    ParameterError
        The message names the nearest legal word, and all of them if they are few.

    >>> choice("level", "county", ("province", "county"))
    'county'
    """
    words = list(dict.fromkeys(legal))
    if word in words:
        return str(word)
    near = difflib.get_close_matches(str(word).strip().lower(), words, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    if len(words) <= MOST_LISTED:
        hint += f"legal: {', '.join(words)}"
    raise ParameterError(f"there is no {what} {word!r}", hint=hint.strip())


def years(given: object) -> tuple[int, int]:
    """First and last year of what a caller gave: a year, a range, or a first and a last year.

    Raises
    ------
    ParameterError

    >>> years(2023), years((2016, 2020)), years(range(2016, 2021))
    ((2023, 2023), (2016, 2020), (2016, 2020))
    """
    try:
        if isinstance(given, range):
            first, last = given[0], given[-1]
        elif isinstance(given, (tuple, list)):
            first, last = map(int, given)
        else:
            first = last = int(given)
    except (TypeError, ValueError, IndexError):
        raise ParameterError(
            f"{given!r} is no year", hint="give 2023, or the first and the last year: (2016, 2020)"
        ) from None
    if first > last:
        raise ParameterError(f"{given!r} ends before it begins", hint=f"write ({last}, {first})")
    return first, last


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
        rows = self._places.sort_values("valid_to", na_position="last")
        return rows.drop_duplicates("adcode", keep="last").set_index("adcode")

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
        codes = self.adcodes(name, side)
        provinces = sorted(code for code in codes if level_of(code) == "province")
        if len(provinces) != 1:
            around = sorted({PROVINCES[p][0] for code in codes if (p := province_of(code)) in PROVINCES})
            raise ParameterError(
                f"{name} is not one province, and the table is of pairs of provinces",
                hint=f"ask for {', '.join(around)}, or for the claims: dataset.observations(place={name!r})",
            )
        listed = sorted(set(known))
        if provinces[0] not in listed:
            told = ", ".join(f"{code} {' '.join(PROVINCES[code])}" for code in listed)
            raise ParameterError(f"{name} is not on this side of any pair", hint=f"there are {told}")
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
        comma = label("comma", lang)
        column = self._latest["name_zh" if lang == "zh" else "name_en"]
        known = column.to_dict() | {code: pair[index(lang)] for code, pair in PROVINCES.items()}
        told = {
            cell: comma.join(known.get(code, code) for code in cell.split(";"))
            for cell in cells.dropna().unique()
        }
        return cells.map(told).astype("str")
