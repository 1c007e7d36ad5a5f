"""The parameters of each notebook as a typed model, so that a misspelt one stops before any kernel starts.

papermill only warns about a name it doesn't know and lets any value through; a report for the wrong year
then looks like a report. Here a name or value that is not legal raises a `ParameterError` that lists the
legal ones and suggests the nearest. A notebook without a model of its own (one that an analyst has just
added) is checked against the names and types of its `parameters` cell. The tests hold each model and its
notebook together.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator
from pydantic_core import PydanticCustomError, core_schema

from analysis.errors import ParameterError
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.industries import INDUSTRIES
from analysis.vocabulary.places import GIVERS, PROVINCES, RECEIVERS, fold
from analysis.vocabulary.rounds import ASSIGNMENT_2021

FIRST_YEAR, LAST_YEAR = 1996, 2030
Scalar = str | int | float | bool


_PROVINCE_ENDING = re.compile(r"(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$")


class OneOf:
    """Annotation of a text parameter: its legal values, each with the other names it is known by.

    Parameters
    ----------
    values : mapping of str to tuple of str
        Value as the notebook receives it -> further names that are understood (matched in any case).
    what : str
        What the values are, for messages.
    empty : bool
        Whether the empty text is legal and means all of them.
    """

    def __init__(self, values: Mapping[str, tuple[str, ...]], what: str, *, empty: bool = False) -> None:
        self.values, self.what, self.empty = values, what, empty
        self._lookup = {name.lower(): value for value, names in values.items() for name in (value, *names)}

    def resolve(self, given: str) -> str:
        """Return the value that a name stands for; raise PydanticCustomError for an unknown one."""
        text = given.strip()
        if self.empty and not text:
            return ""
        for spelling in (text.lower(), _PROVINCE_ENDING.sub("", fold(text))):
            if spelling in self._lookup:
                return self._lookup[spelling]
        raise PydanticCustomError("one_of", "is not {what}", {"what": self.what})

    @property
    def names(self) -> list[str]:
        """Every name that is understood, for suggestions."""
        return [name for value, names in self.values.items() for name in (value, *names)]

    def __str__(self) -> str:
        known = "; ".join(" = ".join((value, *names)) for value, names in self.values.items())
        return f"{'empty (all); ' if self.empty else ''}{known}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.resolve, handler(source))


class PairOf(OneOf):
    """Annotation of a text parameter that names a pair: giver and receiver, joined by a hyphen or an arrow.

    Listed and suggested are the eleven pairs since 2021. A pair of an earlier round is understood too: which there
    were is for the data to say, and for a pair that never was the report says so.
    """

    _JOINT = re.compile(r"\s*(?:-|–|—|→|\bto\b)\s*")

    def __init__(self, *, empty: bool = False) -> None:
        names = {
            f"{giver}-{receiver}": tuple("-".join(both) for both in zip(PROVINCES[giver], PROVINCES[receiver], strict=True))
            for giver, receiver in ASSIGNMENT_2021
        }  # fmt: skip
        super().__init__(names, "a pair of provinces, the giver first", empty=empty)
        self._provinces = OneOf(PROVINCES, "a province")

    def resolve(self, given: str) -> str:
        """Return a pair as two adcodes joined by a hyphen; raise PydanticCustomError for what is none."""
        sides = self._JOINT.split(given.strip())
        if len(sides) != 2:
            return super().resolve(given)
        giver, receiver = (self._provinces.resolve(side) for side in sides)
        if giver == receiver or giver in RECEIVERS:
            raise PydanticCustomError("one_of", "is not {what}", {"what": self.what})
        return f"{giver}-{receiver}"


ProvinceParameter = Annotated[str, OneOf(PROVINCES, "a province", empty=True)]
PairParameter = Annotated[str, PairOf()]
PairOrAll = Annotated[str, PairOf(empty=True)]
AnyIndicator = Annotated[str, OneOf(dict.fromkeys(INDICATORS, ()), "an indicator", empty=True)]
MoneyFlow = Annotated[
    str,
    OneOf(
        {i.id: () for i in INDICATORS.values() if i.kind == "flow" and i.unit == "yuan"},
        "an indicator of money given in a period",
    ),
]
IndustryFlow = Annotated[
    str,
    OneOf(
        {i.id: () for i in INDICATORS.values() if i.kind == "flow" and i.group == "industry"},
        "an indicator of enterprises and projects in a period",
    ),
]
IndustryParameter = Annotated[str, OneOf(INDUSTRIES, "an industry of the census")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


class Parameters(BaseModel):
    """What every notebook accepts: the language."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, coerce_numbers_to_str=True)
    lang: Literal["zh", "en"] = "zh"


class PeriodParameters(Parameters):
    """A notebook on a span of years, first and last included."""

    period_start: Year = 2021
    period_end: Year = 2024

    @property
    def years(self) -> range:
        """The years of the span."""
        return range(self.period_start, self.period_end + 1)

    @model_validator(mode="after")
    def _in_order(self) -> PeriodParameters:
        if self.period_start > self.period_end:
            raise PydanticCustomError(
                "order",
                "period_start {start} is after period_end {end}",
                {"start": self.period_start, "end": self.period_end},
            )
        return self


class FundingFlows(PeriodParameters):
    """Who is reported to have given whom how much."""

    province: ProvinceParameter = ""
    indicator: MoneyFlow = "gov_funds"


class Start(Parameters):
    """The first contact; nothing to choose but the language."""


class Overview(Parameters):
    """Thirty years of the whole cooperation; nothing to choose but the language."""


class Pairings(Parameters):
    """Who helps whom in a year, at one level."""

    year: Year = 2021
    level: Literal["province", "prefecture", "county"] = "county"


class PairProfile(Parameters):
    """Everything that is known of one pair."""

    pair: PairParameter = "350000-640000"


class Evidence(Parameters):
    """The state of the evidence, of all or of one indicator or pair."""

    indicator: AnyIndicator = ""
    pair: PairOrAll = ""


class LaborTransfer(PeriodParameters):
    """Where people from the west find work."""

    province: ProvinceParameter = ""


class IndustrialTransfer(PeriodParameters):
    """Enterprises guided west, and the structure of employment beneath."""

    province: ProvinceParameter = ""
    indicator: IndustryFlow = "enterprises_settled"
    industry: IndustryParameter = "制造业"


class Complementarity(Parameters):
    """What the west needs and what the east can do: every possible pair, or those of one province."""

    province: Annotated[
        str, OneOf({code: PROVINCES[code] for code in GIVERS + RECEIVERS}, "a province", empty=True)
    ] = ""


MODELS: dict[str, type[BaseModel]] = {
    "00_start": Start,
    "01_overview": Overview,
    "02_pairings": Pairings,
    "03_funding_flows": FundingFlows,
    "04_labor_transfer": LaborTransfer,
    "05_industrial_transfer": IndustrialTransfer,
    "06_pair_profile": PairProfile,
    "08_complementarity": Complementarity,
    "07_evidence": Evidence,
}


def cell_values(notebook: Path) -> dict[str, Scalar]:
    """Names and values of a notebook's `parameters` cell, in its order; empty when it has none.

    Only literals count: whatever papermill can override is written as one.
    """
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    sources = ["".join(c["source"]) for c in cells if "parameters" in c.get("metadata", {}).get("tags", [])]
    values: dict[str, Scalar] = {}
    for statement in ast.parse(sources[0]).body if sources else ():
        target = getattr(statement, "target", None) or (getattr(statement, "targets", None) or [None])[0]
        if isinstance(target, ast.Name) and getattr(statement, "value", None) is not None:
            values[target.id] = ast.literal_eval(statement.value)
    return values


@cache
def model_for(notebook: Path) -> type[BaseModel]:
    """The model of a notebook: its own, or one made from its `parameters` cell."""
    if notebook.stem in MODELS:
        return MODELS[notebook.stem]
    fields: dict[str, Any] = {name: (type(value), value) for name, value in cell_values(notebook).items()}
    if "lang" in fields:
        fields["lang"] = (Literal["zh", "en"], fields["lang"][1])
    return create_model(
        "Parameters", __config__=ConfigDict(extra="forbid", coerce_numbers_to_str=True), **fields
    )


def legal_values(model: type[BaseModel], name: str) -> str:
    """The legal values of one parameter, in words."""
    field = model.model_fields[name]
    if get_origin(field.annotation) is Literal:
        return ", ".join(map(str, get_args(field.annotation)))
    for mark in field.metadata:
        if isinstance(mark, OneOf):
            return str(mark)
    bounds = {k: getattr(m, k) for m in field.metadata for k in ("ge", "le") if hasattr(m, k)}
    if bounds:
        return f"a whole number from {bounds.get('ge', '…')} to {bounds.get('le', '…')}"
    return {int: "a whole number", float: "a number", bool: "true or false"}.get(field.annotation, "any text")


def validate(notebook: Path, given: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Check parameters and fill in the defaults.

    Parameters
    ----------
    notebook : Path
        The notebook that is to receive them.
    given : mapping of str to scalar
        Values as given, text from a command line included.

    Returns
    -------
    dict of str to scalar
        Every parameter of the notebook, in the order of its model, aliases resolved.

    Raises
    ------
    ParameterError
        For every illegal name and value at once, with the legal ones and the nearest.
    """
    model = model_for(notebook)
    try:
        return model.model_validate(dict(given)).model_dump()
    except ValidationError as error:
        problems = [_explain(model, e) for e in error.errors()]
    raise ParameterError(
        "; ".join(p for p, _ in problems), path=notebook.name, hint="\n".join(h for _, h in problems if h)
    ) from None


def _explain(model: type[BaseModel], error: Any) -> tuple[str, str]:
    """One pydantic error as (problem, hint)."""
    if not error["loc"]:
        return error["msg"], "give the earlier year first"
    name = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        nearest = _nearest(name, list(model.model_fields))
        names = ", ".join(model.model_fields) or "none"
        return f"there is no parameter {name!r}{nearest}", f"the parameters of this notebook: {names}"
    field = model.model_fields[name]
    choices = [str(c) for c in get_args(field.annotation)] if get_origin(field.annotation) is Literal else []
    choices += [n for mark in field.metadata if isinstance(mark, OneOf) for n in mark.names]
    nearest = _nearest(str(error["input"]), choices)
    return f"{name}={error['input']!s} is not legal{nearest}", f"{name}: {legal_values(model, name)}"


def _nearest(given: str, names: list[str]) -> str:
    from rapidfuzz import fuzz, process

    # Of a Chinese name of two characters half is left when one of them is mistaken.
    least = 50 if len(given) == 2 and given > "\u2e80" else 60
    found = process.extractOne(
        given.lower(), names, scorer=fuzz.WRatio, processor=str.lower, score_cutoff=least
    )
    return f" (did you mean {found[0]!r}?)" if found else ""


def parse_assignments(texts: list[str]) -> dict[str, str]:
    """Turn `name=value` texts of a command line into a mapping.

    Raises
    ------
    ParameterError
        For a text without a name or an equals sign, or a name given twice.
    """
    values: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not re.fullmatch(r"[A-Za-z_]\w*", name.strip()):
            raise ParameterError(f"-p {text!r} is not of the form name=value", hint="for example -p lang=en")
        if name.strip() in values:
            raise ParameterError(f"-p {name.strip()} is given twice", hint="give each parameter once")
        values[name.strip()] = value.strip()
    return values
