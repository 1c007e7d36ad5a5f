"""The command `python -m analysis report`: reads what was asked for, says how it went, sets the exit code.

Everything heavy is imported only when something has to be made: a run with nothing to do ends in under a
second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.errors import ParameterError
from analysis.terminal import say

if TYPE_CHECKING:
    from analysis.reports.catalog import Report
    from analysis.reports.folders import Folders
    from analysis.reports.kernels.nursery import Parent
    from analysis.reports.plan import Present, Step
    from analysis.reports.processes import Means


class Executor(StrEnum):
    """Where reports are made."""

    local = "local"
    dask = "dask"


_Name = Annotated[str | None, typer.Argument(help="A notebook; without it, all reports of the catalogue.")]
_Given = Annotated[
    list[str] | None,
    typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A parameter; may be given several times."),
]
_Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="PATTERN", help="Only reports whose name matches (*_en)."),
]
_Force = Annotated[bool, typer.Option("--force", help="Make reports that are up to date as well.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="List what would be made; make nothing.")]
_Why = Annotated[bool, typer.Option("--why", help="Say of each report what changed; make nothing.")]
_Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Reports at a time [cores + 1].")]
_Warm = Annotated[
    bool, typer.Option("--warm/--cold", help="Fork kernels from a warm parent, or start ordinary ones.")
]
_Pdf = Annotated[bool, typer.Option("--pdf", help="Print them to PDF as well (extra pdf, needs Chromium).")]
_Executor = Annotated[
    Executor, typer.Option("--executor", help="Make them on this machine, or on a dask cluster.")
]
_Scheduler = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, tcp://host:8786.")
]
_Catalogue = Annotated[
    Path | None, typer.Option("--catalogue", help="Another catalogue [notebooks/reports.yml].")
]


def report(
    notebook: _Name = None,
    parameter: _Given = None,
    only: _Only = None,
    force: _Force = False,
    dry_run: _DryRun = False,
    why: _Why = False,
    jobs: _Jobs = None,
    warm: _Warm = True,
    pdf: _Pdf = False,
    executor: _Executor = Executor.local,
    scheduler: _Scheduler = "",
    catalogue: _Catalogue = None,
) -> None:
    """Make reports: execute notebooks and publish them as pages that open offline."""
    from analysis.reports import settled
    from analysis.reports.folders import Folders

    if (executor is Executor.dask) != bool(scheduler):
        raise ParameterError("--executor dask and --scheduler tcp://host:8786 belong together")
    looks = force or dry_run or why
    folders, asked = Folders.open(), map(str, (notebook, parameter, only, pdf))
    sources = "" if looks else settled.sources(asked, catalogue)
    if (number := settled.number(folders, sources)) is not None:
        _nothing(number, folders)
        return
    from analysis.parallel import cores
    from analysis.reports.processes import Means

    # One more than there are cores: while one waits for its kernel, or is written down, another has the core.
    at_a_time = jobs or cores() + 1
    with _begun(at_a_time if warm and not (scheduler or dry_run or why) else 0) as parent:
        from analysis.reports.parameters import parse_assignments
        from analysis.reports.plan import Present, make_plan
        from analysis.reports.site import refresh

        wanted, whole = _wanted(notebook, parse_assignments(parameter or []), catalogue)
        if not wanted and not whole:
            raise typer.Exit(1)
        wanted = _matching(wanted, only or [])
        if pdf:
            from analysis.reports.pdf import browser

            browser()
        present = Present()
        if dry_run or why:
            _tell(make_plan(wanted, folders, present, force=force, pdf=pdf), why=why)
            made = True
        else:
            with folders.locked():
                steps = make_plan(wanted, folders, present, force=force, pdf=pdf)
                made = _make(steps, folders, present, Means(at_a_time, scheduler, warm, parent), pdf=pdf)
                refresh(folders, present)
                if made and whole and sources:
                    settled.keep(folders, sources, len(steps))
    if not (made and whole):
        raise typer.Exit(1)


@contextmanager
def _begun(at_a_time: int) -> Iterator[Parent | None]:
    """A warm parent that imports while it is found out what is due; it is ended where nothing is."""
    from analysis.reports.kernels import nursery

    parent = None
    if at_a_time:
        with suppress(nursery.NurseryError):  # the workers will say why there is none
            parent = nursery.begin(1 + at_a_time)
    try:
        yield parent
    finally:
        if parent and not parent.taken:
            parent.end()


def _wanted(notebook: str | None, given: dict[str, str], catalogue: Path | None) -> tuple[list[Report], bool]:
    """The reports that were asked for, and whether every entry of the catalogue is good; those that aren't are told."""
    from analysis.reports import catalog

    entries, broken = catalog.load(catalogue, optional=notebook is not None)
    _name(broken)
    if notebook:
        return [catalog.one_report(notebook, given, entries.values())], not broken
    wanted, illegal = catalog.expand(entries, given)
    _name(illegal)
    return wanted, not (broken or illegal)


def _name(broken: list[ParameterError]) -> None:
    for problem in broken:
        say(f"error: {problem}\n  Every other entry stands.", error=True)


def _make(
    steps: list[Step],
    folders: Folders,
    present: Present,
    means: Means,
    *,
    pdf: bool,
) -> bool:
    """Make the reports that are due, and say how it went; return whether all were made."""
    from analysis.reports.plan import READER
    from analysis.reports.site import make_ready, refresh

    due = [step for step in steps if step.reasons]
    for step in steps:
        if step.parts:
            folders.remember(step.report.name, {**folders.record(step.report.name), "parts": step.parts})
    if not due:
        _nothing(len(steps), folders)
        return True
    read = any(READER in present.modules(step.report.notebook) for step in due if not step.page_only)
    from analysis.reports.progress import print_table, progress
    from analysis.reports.run import carry_out, summary_rows
    from analysis.reports.twins import told, twins

    def beside() -> None:
        import rich.console
        import rich.table  # noqa: F401  (what is printed at the end waits for no import)

        if read:
            _see_tables()
        make_ready(folders)

    summary = carry_out(
        due,
        folders,
        present,
        progress(),
        means,
        pdf=pdf,
        check=beside,
        show=lambda: refresh(folders, present),
    )
    wanted_names = {step.report.name for step in steps}
    same = twins(record for record in folders.all_records() if record["name"] in wanted_names)
    if same:
        say(told(same), error=True)
    print_table(summary_rows(summary, [step.report.name for step in steps if not step.reasons]))
    return not summary.failed


def _nothing(number: int, folders: Folders) -> None:
    say(f"Nothing to do: {number} reports are up to date in {folders.published}")


def _see_tables() -> None:
    """See that the tables are there and whole: once here, instead of once in each report."""
    from analysis import table_files

    table_files.check()


def front_page() -> None:
    """Write the front page anew if what it leads to has changed."""
    from analysis.reports.folders import Folders
    from analysis.reports.plan import Present
    from analysis.reports.site import refresh

    folders = Folders.open()
    with folders.locked():
        refresh(folders, Present())


def _matching(reports: list[Report], patterns: list[str]) -> list[Report]:
    found = [
        r
        for r in reports
        if not patterns or any(fnmatch(r.name, p) or p == r.notebook.stem for p in patterns)
    ]
    if not reports:
        raise ParameterError("the catalogue lists no report", hint="give it an entry, or name a notebook")
    if not found:
        names = "\n".join(r.name for r in reports)
        raise ParameterError(f"no report matches {', '.join(patterns)}", hint=f"the reports are:\n{names}")
    return found


def _tell(steps: list[Step], *, why: bool) -> None:
    """List the due reports, or for each report why it is due or that it isn't."""
    due = [step for step in steps if step.reasons]
    for step in steps if why else due:
        say(f"{step.report.name}: {'; '.join(step.reasons) or 'up to date'}" if why else step.report.name)
    say(f"{len(due)} of {len(steps)} reports would be made", error=True)
