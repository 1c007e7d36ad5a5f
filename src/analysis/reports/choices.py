"""Kinds of parameters with a closed list of values, and what each value may be called.

Names are read as everywhere (`analysis.lookup`): what `dataset.series` understands, `-p province=…` does. What a parameter
means and which notebook has it is for `analysis.reports.parameters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError, core_schema

from analysis import lookup
from analysis.errors import AtlasError, ParameterError
from analysis.vocabulary.codes import FIRST_YEAR, LAST_YEAR
from analysis.vocabulary.forces import EAST_WEST, FORCES
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.industries import INDUSTRIES
from analysis.vocabulary.places import PROVINCES, side_slip
from analysis.vocabulary.rounds import ASSIGNMENT_2021
from analysis.vocabulary.values import VALUES


class OneOf:
    """Annotation of a text parameter: its legal values, each with the other names it is known by.

    Parameters
    ----------
    values : mapping of str to tuple of str
        Value as the notebook receives it -> further names that are understood.
    what : str
        What the values are, for messages.
    empty : bool
        Whether the empty text is legal and means all of them.
    """

    def __init__(self, values: Mapping[str, tuple[str, ...]], what: str, *, empty: bool = False) -> None:
        self.values, self.what, self.empty = values, what, empty

    def resolve(self, given: str) -> str:
        """Return the value that a name stands for; raise PydanticCustomError for an unknown one."""
        text = given.strip()
        if self.empty and not text:
            return ""
        try:
            return self.read(text)
        except ParameterError as error:
            raise PydanticCustomError("one_of", "{why}", {"why": error.problem}) from None

    def read(self, text: str) -> str:
        """Return the value that a name stands for; raise ParameterError for an unknown one."""
        try:
            return lookup.choice(self.what, text, self.values)
        except ParameterError:
            raise ParameterError("") from None  # that it is not legal is said with the nearest value

    def __str__(self) -> str:
        known = "; ".join(" = ".join((value, *names)) for value, names in self.values.items())
        return f"{'empty (all); ' if self.empty else ''}{known}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.resolve, handler(source))


class ProvinceOf(OneOf):
    """Annotation of a text parameter that names a province, by any name that `dataset` reads."""

    def __init__(self, codes: Iterable[str] = PROVINCES, *, empty: bool = False) -> None:
        super().__init__({code: PROVINCES[code] for code in codes}, "a province", empty=empty)

    def read(self, text: str) -> str:
        """Return the adcode of a province; raise ParameterError for what is none of those asked for."""
        code = lookup.province(text) or _from_tables(text)
        if code not in self.values:
            raise ParameterError("it is none of the provinces that this notebook is about" if code else "")
        return code


def _from_tables(name: str) -> str | None:
    """The province by a rarer name (Kwangtung), which takes the tables; None for a name of none, or without tables."""
    from analysis.store import place_book

    try:
        codes = place_book().adcodes(name)
    except AtlasError:
        return None
    provinces = [code for code in codes if code in PROVINCES]
    if not provinces and codes:
        above = lookup.province(min(codes)[:2] + "0000")
        raise ParameterError(
            f"it is a place in {' '.join(PROVINCES[above])}" if above else "it is no province"
        )
    return provinces[0] if len(provinces) == 1 else None


class PairOf(OneOf):
    """Annotation of a text parameter that names a pair: giver and receiver, joined by a hyphen or an arrow.

    Listed and suggested are the eleven pairs since 2021. A pair of an earlier round is understood too: which there
    were is for the data to say, and for a pair that never was the report says so.
    """

    _JOINT = re.compile(r"\s*(?:->|=>|-|–|—|→|\bto\b)\s*")

    def __init__(self, *, empty: bool = False) -> None:
        names = {
            f"{giver}-{receiver}": tuple("-".join(both) for both in zip(PROVINCES[giver], PROVINCES[receiver], strict=True))
            for giver, receiver in ASSIGNMENT_2021
        }  # fmt: skip
        super().__init__(names, "a pair of provinces, the giver first", empty=empty)
        self._province = ProvinceOf()

    def read(self, text: str) -> str:
        """Return a pair as two adcodes joined by a hyphen; raise ParameterError for what is none."""
        sides = self._JOINT.split(text)
        if len(sides) != 2:
            return super().read(text)
        giver, receiver = (self._province.read(side) for side in sides)
        if slip := side_slip([giver], [receiver]):
            turned = f": write {receiver}-{giver}, {'-'.join(reversed(sides))}" if "swapped" in slip else ""
            raise ParameterError(slip + turned)
        return f"{giver}-{receiver}"


def _indicators(what: str, *, empty: bool = False, **having: str) -> OneOf:
    fit = [i for i in INDICATORS.values() if all(getattr(i, key) == value for key, value in having.items())]
    return OneOf({i.id: lookup.names_of(i.id) for i in fit}, what, empty=empty)


def _as_year(given: object) -> object:
    """A year in any form that `dataset` reads; what is none is for pydantic to refuse."""
    try:
        return lookup.year(given)
    except ParameterError:
        return given


def _as_level(given: object) -> object:
    names = {level: VALUES["level"][level] for level in ("province", "prefecture", "county")}
    try:
        return lookup.choice("level", given, names)
    except ParameterError:
        return given


ForceParameter = Annotated[
    str, OneOf({key: names for key, names in FORCES.items() if key != EAST_WEST}, "a force", empty=True)
]
ProvinceParameter = Annotated[str, ProvinceOf(empty=True)]
PairParameter = Annotated[str, PairOf()]
PairOrAll = Annotated[str, PairOf(empty=True)]
AnyIndicator = Annotated[str, _indicators("an indicator", empty=True)]
MoneyFlow = Annotated[str, _indicators("an indicator of money given in a period", kind="flow", unit="yuan")]
IndustryFlow = Annotated[
    str, _indicators("an indicator of enterprises and projects in a period", kind="flow", group="industry")
]
IndustryParameter = Annotated[str, OneOf(INDUSTRIES, "an industry of the census")]
Year = Annotated[int, BeforeValidator(_as_year), Field(ge=FIRST_YEAR, le=LAST_YEAR)]
LevelParameter = Annotated[Literal["province", "prefecture", "county"], BeforeValidator(_as_level)]
