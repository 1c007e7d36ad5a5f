"""The parameters of each notebook as a typed model, so that a misspelt one stops before any kernel starts.

papermill only warns about a name it doesn't know and lets any value through; a report for the wrong year
then looks like a report. Here a name or value that is not legal raises a `ParameterError` that lists the
legal ones and suggests the nearest. A notebook without a model of its own (one that an analyst has just
added) is checked against the names and types of its `parameters` cell. The tests hold each model and its
notebook together.
"""

from __future__ import annotations

import ast
import contextlib
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, create_model, model_validator
from pydantic_core import PydanticCustomError

from analysis import lookup, safe_yaml
from analysis.errors import ParameterError
from analysis.reports.choices import (
    AnyIndicator,
    ForceParameter,
    IndustryFlow,
    IndustryParameter,
    LevelParameter,
    MoneyFlow,
    OneOf,
    PairOrAll,
    PairParameter,
    ProvinceOf,
    ProvinceParameter,
    Year,
)
from analysis.reports.imports import stored_cells
from analysis.vocabulary.places import GIVERS, RECEIVERS

Scalar = str | int | float | bool


class Checked(BaseModel):
    """Parameters that say in words what is not legal, wherever they are asked: in a notebook, or before it is run."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    notebook: ClassVar[str] = ""

    def __init__(self, **given: Any) -> None:
        try:
            super().__init__(**{**dict(_injected()), **given})
        except ValidationError as error:
            problems = [_explain(type(self), e) for e in error.errors()]
        else:
            return
        raise ParameterError(
            "; ".join(p for p, _ in problems),
            path=self.notebook or None,
            hint="\n".join(h for _, h in problems if h),
        )


class Parameters(Checked):
    """What every notebook accepts: the language."""

    model_config = ConfigDict(frozen=True, validate_default=True)
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


class Consumption(PeriodParameters):
    """Who is reported to have bought, or helped to sell, whose goods for how much."""

    province: ProvinceParameter = ""


class Start(Parameters):
    """The first contact; nothing to choose but the language."""


class Overview(Parameters):
    """Thirty years of the whole cooperation; nothing to choose but the language."""


class Pairings(Parameters):
    """Who helps whom in a year, at one level."""

    year: Year = 2021
    level: LevelParameter = "province"


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
    """Money and enterprises that went west."""

    province: ProvinceParameter = ""
    indicator: IndustryFlow = "enterprises_settled"


class Structure(Parameters):
    """What people work in and where they live, in two censuses."""

    industry: IndustryParameter = "制造业"


class Complementarity(Parameters):
    """What the west needs and what the east can do: every possible pair, or those of one province."""

    province: Annotated[str, ProvinceOf(GIVERS + RECEIVERS, empty=True)] = ""


class FourForces(Parameters):
    """Who helps besides the eastern provinces: one of the other forces or all, in the country or in one province."""

    force: ForceParameter = ""
    province: ProvinceParameter = ""
    year: Year = 2024


class ProvinceProfile(Parameters):
    """All that one province gave or received."""

    province: Annotated[str, ProvinceOf(GIVERS + RECEIVERS)] = "620000"


class Harvest(Parameters):
    """Which saved pages are read, and the language of the desk."""

    folder: str = ""


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
    "09_four_forces": FourForces,
    "10_structure": Structure,
    "11_consumption": Consumption,
    "12_province": ProvinceProfile,
    "13_harvest": Harvest,
}


for _stem, _model in MODELS.items():
    _model.notebook = f"{_stem}.ipynb"


def cell_values(notebook: Path) -> dict[str, Scalar]:
    """Names and values of a notebook's `parameters` cell, in its order; empty when it has none.

    Only literals count: whatever papermill can override is written as one.
    """
    tagged = (
        cell for cell in stored_cells(notebook) if "parameters" in cell.get("metadata", {}).get("tags", [])
    )
    first = next(tagged, None)
    if first is None:
        return {}
    try:
        return dict(_assigned("".join(first["source"])))
    except SyntaxError as error:
        raise ParameterError(
            f"line {error.lineno} of the parameters cell is no Python: {error.msg}",
            path=notebook.name,
            hint="mend the cell: each of its lines is name = value",
        ) from None


def _assigned(source: str) -> Iterator[tuple[str, Scalar]]:
    """Names and values of the literals that a cell assigns at its top."""
    for statement in ast.parse(source).body:
        target = getattr(statement, "target", None) or (getattr(statement, "targets", None) or [None])[0]
        if isinstance(target, ast.Name) and getattr(statement, "value", None) is not None:
            with contextlib.suppress(ValueError):  # worked out from others: nothing that can be given
                yield target.id, ast.literal_eval(statement.value)


def _injected() -> Iterator[tuple[str, Scalar]]:
    """What papermill put into this kernel though no cell before it has a name like that.

    papermill itself only warns of it, and the notebook would run as if nothing had been asked.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    known: set[str] = set()
    for source in shell.user_ns.get("In", ()) if shell else ():
        try:
            assigned = dict(_assigned(source))
        except SyntaxError:
            continue  # a cell with lines for IPython
        if source.startswith("# Parameters\n"):
            yield from ((name, value) for name, value in assigned.items() if name not in known)
        known |= assigned.keys()


@cache
def model_for(notebook: Path) -> type[BaseModel]:
    """The model of a notebook: its own, or one made from its `parameters` cell."""
    if notebook.stem in MODELS:
        return MODELS[notebook.stem]
    fields: dict[str, Any] = {name: (_kind(value), value) for name, value in cell_values(notebook).items()}
    if "lang" in fields:
        fields["lang"] = (Literal["zh", "en"], fields["lang"][1])
    model = create_model("Parameters", __base__=Checked, **fields)
    model.notebook = notebook.name
    return model


def _kind(value: object) -> Any:
    """Type of a parameter by its default; a list, or nothing yet, is given as YAML on the command line."""
    return type(value) if isinstance(value, Scalar) else Annotated[Any, BeforeValidator(_from_yaml)]


def _from_yaml(given: object) -> object:
    try:
        return safe_yaml.loads(given) if isinstance(given, str) else given
    except safe_yaml.YamlProblem:
        return given


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
    return model_for(notebook)(**given).model_dump()


def _explain(model: type[BaseModel], error: Any) -> tuple[str, str]:
    """One pydantic error as (problem, hint)."""
    if not error["loc"]:
        return error["msg"], "give the earlier year first"
    name, given = str(error["loc"][0]), error["input"]
    if error["type"] == "extra_forbidden":
        near = lookup.suggestion(name, dict.fromkeys(model.model_fields, ()))
        names = ", ".join(model.model_fields) or "none"
        return f"there is no parameter {name!r}{_perhaps(near)}", f"the parameters of this notebook: {names}"
    field = model.model_fields[name]
    literal = get_origin(field.annotation) is Literal
    choices = {str(c): () for c in get_args(field.annotation)} if literal else {}
    for mark in field.metadata:
        choices |= mark.values if isinstance(mark, OneOf) else {}
    why = error["msg"] if error["type"] == "one_of" else ""
    near = "" if why else lookup.suggestion(given, choices)
    return (
        f"{name}={given!s} is not legal{f': {why}' if why else _perhaps(near)}",
        f"{name}: {legal_values(model, name)}",
    )


def _perhaps(near: str) -> str:
    return f" (did you mean {near}?)" if near else ""


def parse_assignments(texts: list[str]) -> dict[str, str]:
    """Turn `name=value` texts of a command line into a mapping.

    Raises
    ------
    ParameterError
        For a text without a name or an equals sign, or a name given twice.
    """
    values: dict[str, str] = {}
    for text in texts:
        if not text.isprintable():
            raise ParameterError(
                f"-p {text!r} is no text that can be shown", hint="write it in UTF-8, on one line"
            )
        name, equals, value = text.partition("=")
        if not equals or not re.fullmatch(r"[A-Za-z_]\w*", name.strip()):
            raise ParameterError(f"-p {text!r} is not of the form name=value", hint="for example -p lang=en")
        if name.strip() in values:
            raise ParameterError(f"-p {name.strip()} is given twice", hint="give each parameter once")
        values[name.strip()] = value.strip()
    return values
