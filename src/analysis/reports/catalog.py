"""The catalogue `notebooks/reports.yml`: which notebook is run with which parameters.

An entry names a notebook and, for each parameter, a value, a list of values or a named list; the reports
are all combinations (the product) of the lists. Everything is checked before anything runs.

    reports:
      - notebook: 03_funding_flows
        question: {zh: 谁给了谁多少钱, en: Who gave whom how much}
        contract: {figures: 1, tables: 1}
        parameters:
          period: [2016-2020, 2021-2024]      # short for period_start and period_end
          province: ["", givers]
          lang: [zh, en]

The contract is what the report holds at least; `stderr: true` lets its cells write warnings, `megabytes: 4` lets its page
grow beyond 1.5 MB.

Named lists: `all` (every legal value of a parameter with a closed list), and for provinces `givers`,
`receivers`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analysis import lookup, paths, safe_yaml
from analysis.errors import ParameterError
from analysis.reports.choices import OneOf, ProvinceOf
from analysis.reports.naming import report_name
from analysis.reports.parameters import Scalar, model_for, validate
from analysis.vocabulary.places import GIVERS, RECEIVERS

MAX_REPORTS = 20_000
"""Of one catalogue: at a second each that is a night."""

_LONGEST_NAME = 1000

NAMED_PROVINCES = {"givers": GIVERS, "receivers": RECEIVERS}


class Contract(BaseModel):
    """What an executed notebook must hold at least to be published, and what it may."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    figures: int = Field(0, ge=0)
    tables: int = Field(0, ge=0)
    stderr: bool = False
    """Whether its cells may write to stderr (warnings, logs, bars of progress), which the page then shows."""
    megabytes: float = Field(1.5, gt=0, le=50)
    """The largest page: mail servers refuse much larger attachments."""


class Words(BaseModel):
    """A text in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    zh: str
    en: str


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class Entry(BaseModel):
    """One entry of the catalogue: a notebook and the lists whose product are its reports."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    notebook: str
    question: Words | None = None
    contract: Contract = Contract()
    parameters: dict[str, Annotated[list[Scalar], BeforeValidator(_as_list)]] = {}


class Catalogue(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    reports: list[Entry]


@dataclass(frozen=True)
class Report:
    """One report to be made: a notebook, its complete parameters and the name of its files."""

    name: str
    notebook: Path
    parameters: Mapping[str, Scalar]
    contract: Contract = field(default_factory=Contract)
    question: Mapping[str, str] = field(default_factory=dict)


def load(path: Path | None = None, *, optional: bool = False) -> list[Entry]:
    """Read and check the catalogue; a missing one is empty when it is `optional`.

    Raises
    ------
    ParameterError
        When it is missing, is not YAML or breaks the form; all breaks at once.
    """
    path = path or paths.notebooks() / "reports.yml"
    try:
        return Catalogue.model_validate(safe_yaml.load(path)).reports
    except FileNotFoundError:
        if optional:
            return []
        raise ParameterError("there is no catalogue", path=path, hint="name a notebook instead") from None
    except (safe_yaml.YamlProblem, OSError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise ParameterError(f"is not YAML: {told}", path=path, hint="check the indentation") from None
    except ValidationError as error:
        breaks = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise ParameterError("; ".join(breaks), path=path, hint="see analysis.reports.catalog") from None


def find_notebook(name: str) -> Path:
    """Path of a notebook of the folder by its name; raise ParameterError with the nearest name when there is none."""
    folder = paths.notebooks()
    if not Path(name).name or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise ParameterError(
            f"{name[:80]!r} is no name of a notebook", path=folder, hint="name one of this folder"
        )
    # What the shell completes is a path.
    given = Path(name)
    if given.parent != Path() and given.parent.resolve() == folder.resolve():
        name = given.name
    name = name.removesuffix(".ipynb")
    # What a catalogue names is run: neither a path nor a link leads out of the folder.
    if (
        (path := folder / f"{name}.ipynb").is_file()
        and path.parent == folder
        and path.resolve().parent == folder.resolve()
    ):
        return path
    names = sorted(p.stem for p in folder.glob("*.ipynb"))
    near = lookup.nearest(Path(name).name, names)
    hint = f"the notebooks: {', '.join(names) or 'none'}"
    if given.with_suffix(".ipynb").exists() and given.parent != Path():
        hint = f"reports are made of the notebooks in {folder}: put it there"
    raise ParameterError(
        f"there is no notebook {name!r}" + (f" (did you mean {near!r}?)" if near else ""),
        path=folder,
        hint=hint,
    )


def one_report(name: str, given: Mapping[str, Scalar], entries: list[Entry] | None = None) -> Report:
    """The report of one notebook with the given parameters, its contract as in the catalogue."""
    notebook = find_notebook(name)
    entry = next((e for e in entries or () if e.notebook == notebook.stem), Entry(notebook=notebook.stem))
    return _report(notebook, given, entry)


def expand(entries: list[Entry], given: Mapping[str, Scalar] | None = None) -> list[Report]:
    """All reports of the catalogue.

    Parameters
    ----------
    entries : list of Entry
        As read by `load`.
    given : mapping, optional
        Values that replace the catalogue's for every notebook that has the parameter (`-p` without a
        notebook).

    Returns
    -------
    list of Report
        In the order of the catalogue.

    Raises
    ------
    ParameterError
        For an unknown notebook, an illegal parameter, or two entries that make the same report.
    """
    reports: dict[str, Report] = {}
    given = dict(given or {})
    used: set[str] = set()
    for entry in entries:
        notebook = find_notebook(entry.notebook)
        own = {k: v for k, v in given.items() if k in model_for(notebook).model_fields}
        used |= own.keys()
        for values in _combinations(notebook, {**entry.parameters, **{k: [v] for k, v in own.items()}}):
            report = _report(notebook, values, entry)
            if report.name in reports and not own:
                raise ParameterError(
                    f"{report.name} is listed twice", path="reports.yml", hint="take one of the entries out"
                )
            reports[report.name] = report
        if len(reports) > MAX_REPORTS:
            raise ParameterError(
                f"more than {MAX_REPORTS} reports", path="reports.yml", hint="shorten its lists"
            )
    if unknown := sorted(given.keys() - used):
        raise ParameterError(f"no notebook of the catalogue has a parameter {', '.join(unknown)}")
    return list(reports.values())


def _report(notebook: Path, given: Mapping[str, Scalar], entry: Entry) -> Report:
    parameters = validate(notebook, given)
    question = entry.question.model_dump() if entry.question else {}
    return Report(report_name(notebook, parameters), notebook, parameters, entry.contract, question)


def _combinations(notebook: Path, lists: Mapping[str, list[Scalar]]) -> Iterator[dict[str, Scalar]]:
    """Every combination of the listed values, short forms written out."""
    names = list(lists)
    written_out = [[w for value in lists[name] for w in _write_out(notebook, name, value)] for name in names]
    if (number := math.prod(map(len, written_out))) > MAX_REPORTS:
        raise ParameterError(
            f"{notebook.stem} has {number} combinations of parameters, more than {MAX_REPORTS}",
            path="reports.yml",
            hint="shorten its lists",
        )
    for values in product(*written_out):
        yield {name: value for part in values for name, value in part.items()}


def _write_out(notebook: Path, name: str, value: Scalar) -> list[dict[str, Scalar]]:
    """One listed value as the parameter sets that it stands for."""
    fields = model_for(notebook).model_fields
    if name == "period" and {"period_start", "period_end"} <= fields.keys():
        years = re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", str(value))
        if not years:
            raise ParameterError(
                f"{value!r} is not a period", path=notebook.name, hint="write it as 2021-2024"
            )
        return [{"period_start": int(years[1]), "period_end": int(years[2] or years[1])}]
    if name not in fields:
        return [{name: value}]
    closed = next((m for m in fields[name].metadata if isinstance(m, OneOf)), None)
    if value == "all":
        literal = get_origin(fields[name].annotation) is Literal
        choices = get_args(fields[name].annotation) if literal else closed.values if closed else ()
        if choices:
            return [{name: choice} for choice in choices]
    if isinstance(closed, ProvinceOf) and value in NAMED_PROVINCES:
        return [{name: adcode} for adcode in NAMED_PROVINCES[str(value)]]
    return [{name: value}]
