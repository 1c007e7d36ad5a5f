"""The catalogue `notebooks/reports.yml`: which notebook is run with which parameters.

An entry names a notebook and, for each parameter, a value, a list of values or a named list; the reports
are all combinations (the product) of the lists. Everything is checked before anything runs; an entry that can't be
meant is told with its place, and the others stand.

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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analysis import lookup, paths, safe_yaml
from analysis.errors import ParameterError
from analysis.reports.choices import OneOf, ProvinceOf
from analysis.reports.contract import Contract
from analysis.reports.naming import report_name
from analysis.reports.parameters import Scalar, model_for, validate
from analysis.vocabulary.places import GIVERS, RECEIVERS

MAX_REPORTS = 20_000
"""Of one catalogue: at a second each that is a night."""

_LONGEST_NAME = 1000

NAMED_PROVINCES = {"givers": GIVERS, "receivers": RECEIVERS}


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
    parameters: dict[str, Annotated[list[Scalar], BeforeValidator(_as_list), Field(min_length=1)]] = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reports: list[Any]


@dataclass(frozen=True)
class Report:
    """One report to be made: a notebook, its complete parameters and the name of its files."""

    name: str
    notebook: Path
    parameters: Mapping[str, Scalar]
    contract: Contract = field(default_factory=Contract)
    question: Mapping[str, str] = field(default_factory=dict)


def load(
    path: Path | None = None, *, optional: bool = False
) -> tuple[dict[str, Entry], list[ParameterError]]:
    """Read and check the catalogue; a missing one is empty when it is `optional`.

    Returns
    -------
    dict of str to Entry
        The good entries by their place in the file, in words, in its order.
    list of ParameterError
        One for each entry that breaks the form.

    Raises
    ------
    ParameterError
        When the file is missing, is not YAML or is no list of reports.
    """
    path = path or paths.notebooks() / "reports.yml"
    try:
        listed = _File.model_validate(safe_yaml.load(path)).reports
    except FileNotFoundError:
        if optional:
            return {}, []
        raise ParameterError("there is no catalogue", path=path, hint="name a notebook instead") from None
    except (safe_yaml.YamlProblem, OSError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise ParameterError(
            f"is not YAML: {told}", path=path, hint="mend the place that the message names"
        ) from None
    except ValidationError as error:
        raise ParameterError(
            safe_yaml.breaks(error), path=path, hint="list the entries under reports:"
        ) from None
    entries, broken = {}, []
    for number, one in enumerate(listed, start=1):
        name = str(one.get("notebook", ""))[:80] if isinstance(one, dict) else ""
        place = f"{path}, entry {number}" + (f" ({name})" if name else "")
        try:
            entries[place] = Entry.model_validate(one)
        except ValidationError as error:
            broken.append(ParameterError(safe_yaml.breaks(error), path=place, hint=_FORM))
    return entries, broken


_FORM = "an entry has notebook, and may have question, contract and parameters"


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


def one_report(name: str, given: Mapping[str, Scalar], entries: Iterable[Entry] = ()) -> Report:
    """The report of one notebook with the given parameters, its contract as in the catalogue."""
    notebook = find_notebook(name)
    entry = next((e for e in entries if e.notebook == notebook.stem), Entry(notebook=notebook.stem))
    return _report(notebook, given, entry)


def expand(
    entries: Mapping[str, Entry], given: Mapping[str, Scalar] | None = None
) -> tuple[list[Report], list[ParameterError]]:
    """All reports of the catalogue.

    Parameters
    ----------
    entries : mapping of str to Entry
        As read by `load`, by their place.
    given : mapping, optional
        Values that replace the catalogue's for every notebook that has the parameter (`-p` without a
        notebook).

    Returns
    -------
    list of Report
        In the order of the catalogue.
    list of ParameterError
        One for each entry with an unknown notebook or an illegal parameter, that makes a report twice or one that another
        entry makes, or that goes over the number of reports. It makes none at all.

    Raises
    ------
    ParameterError
        What was given is legal for no notebook, or spoils an entry that is good without it.
    """
    reports: dict[str, Report] = {}
    broken = []
    given = dict(given or {})
    used: set[str] = set()
    for place, entry in entries.items():
        own: dict[str, Scalar] = {}
        try:
            notebook = find_notebook(entry.notebook)
            own = {k: v for k, v in given.items() if k in model_for(notebook).model_fields}
            used |= own.keys()
            reports |= _of_entry(notebook, entry, own, reports)
        except ParameterError as problem:
            if own and _is_good(notebook, entry):
                raise
            broken.append(ParameterError(problem.problem, path=place, hint=problem.hint))
    if unknown := sorted(given.keys() - used):
        raise ParameterError(f"no notebook of the catalogue has a parameter {', '.join(unknown)}")
    return list(reports.values()), broken


def _of_entry(
    notebook: Path, entry: Entry, given: Mapping[str, Scalar], others: Mapping[str, Report]
) -> dict[str, Report]:
    """The reports of an entry, which are none of the others; given values may make several of them one."""
    reports: dict[str, Report] = {}
    lists = {**entry.parameters, **{k: [v] for k, v in given.items()}}
    for values in _combinations(notebook, lists, MAX_REPORTS - len(others)):
        report = _report(notebook, values, entry)
        if not given and (report.name in reports or report.name in others):
            raise ParameterError(f"{report.name} is listed twice", hint="take one of the two out")
        reports[report.name] = report
    return reports


def _is_good(notebook: Path, entry: Entry) -> bool:
    """Whether an entry makes reports without what was given."""
    try:
        return bool(_of_entry(notebook, entry, {}, {}))
    except ParameterError:
        return False


def _report(notebook: Path, given: Mapping[str, Scalar], entry: Entry) -> Report:
    parameters = validate(notebook, given)
    question = entry.question.model_dump() if entry.question else {}
    return Report(report_name(notebook, parameters), notebook, parameters, entry.contract, question)


def _combinations(
    notebook: Path, lists: Mapping[str, list[Scalar]], room: int
) -> Iterator[dict[str, Scalar]]:
    """Every combination of the listed values, short forms written out; refused at once where there is no room for them."""
    names = list(lists)
    written_out = [
        list(islice((w for value in lists[name] for w in _write_out(notebook, name, value)), room + 1))
        for name in names
    ]
    if math.prod(map(len, written_out)) > room:
        raise ParameterError(
            f"more combinations of parameters than the {room} reports that are left of {MAX_REPORTS}",
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
