"""The command line: reads what was asked for, calls the rooms, prints what they say. No work is done here.

Heavy libraries are imported inside the commands, so that `--help` and a run with nothing to do are quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from analysis import paths
from analysis.changes.command import changes
from analysis.errors import AtlasError
from analysis.explorer.command import explore
from analysis.export.command import export
from analysis.harvest.command import harvest
from analysis.reports.command import front_page, report
from analysis.terminal import say

if TYPE_CHECKING:
    from analysis.ingest.build import IngestReport


class _Commands(typer.core.TyperGroup):
    """Prints an `AtlasError` in words, without a traceback, and ends with 1."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except AtlasError as error:
            say(f"error: {error}", error=True)
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=_Commands, no_args_is_help=True, add_completion=False, help="Atlas of China's East-West cooperation."
)
app.command()(report)
app.command()(changes)
app.command()(export)
app.command()(harvest)
app.command()(explore)

RawFolder = Annotated[Path | None, typer.Option("--raw", help="Folder of the raw tables [data/raw].")]
ProcessedFolder = Annotated[
    Path | None, typer.Option("--processed", help="Folder of the processed tables [data/processed].")
]


@app.callback()
def main() -> None:
    """Atlas of China's East-West cooperation."""
    # A pipe has the machine's encoding, which on Windows lacks most of the world's characters: a name that can't be shown
    # must not end the command.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@app.command()
def ingest(
    raw: RawFolder = None,
    processed: ProcessedFolder = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 if any row was rejected.")] = False,
) -> None:
    """Read the raw tables, write the processed ones; say per batch what came in, was accepted and was rejected."""
    result = _ingest(raw or paths.raw(), processed or paths.processed())
    _name(map(str, result.unreadable))
    raise typer.Exit(1 if result.unreadable or (strict and len(result.rejects)) else 0)


def _ingest(raw: Path, processed: Path) -> IngestReport:
    """Ingest, and say what came of it."""
    from analysis.ingest.build import ingest as build

    result = build(raw, processed)
    say(result.counts.to_string(index=False))
    for name, rows in result.tables.items():
        say(f"{name}: {rows} rows")
    if result.corrected:
        say(f"corrected cells: {result.corrected} (data/raw/corrections.yml)")
    if len(result.rejects):
        say(f"rejected rows, with reason and remedy: {processed / 'rejects.csv'}")
    if len(result.findings):
        say(
            f"remarks on claims and tables of the inbox: {len(result.findings)}, in {processed / 'findings.csv'}"
        )
    return result


def _name(problems: Iterable[str]) -> None:
    for problem in problems:
        say(f"error: {problem}", error=True)


@app.command()
def build(
    raw: RawFolder = None,
    processed: ProcessedFolder = None,
    force: Annotated[bool, typer.Option("--force", help="Build tables that are up to date as well.")] = False,
    reports: Annotated[
        bool, typer.Option("--reports", help="Then make the reports that are due, and the explorer.")
    ] = False,
) -> None:
    """Build the tables of data/processed from data/raw if they are due: ingest, then reconcile.

    Tables that are missing or damaged are built again. A file of the inbox that can't be read stops nothing; it is named,
    and the command ends with 1.
    """
    from analysis.build import build as when_due
    from analysis.reports import ahead

    if reports:
        ahead.begin()
    built = when_due(
        raw or paths.raw(),
        processed or paths.processed(),
        ingest=lambda raw, processed: tuple(map(str, _ingest(raw, processed).unreadable)),
        reconcile=_reconcile,
        force=force,
        say=say,
    )
    if not built.reasons:
        say("The tables are up to date.")
    try:
        if reports:
            try:
                report()
            finally:  # a report that failed keeps nobody from asking the map
                explore()
                front_page()
    finally:
        _name(f"{problem}\n  Everything else was read." for problem in built.unreadable)
    raise typer.Exit(1 if built.unreadable else 0)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(arguments: typer.Context) -> None:
    """Open JupyterLab on notebooks/00_start.ipynb; what else is given goes to JupyterLab (--no-browser)."""
    # Ours asks nobody for news, which would lie over the notebook at the first start.
    settings = str(Path(__file__).parent / "jupyter")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        filter(None, [settings, os.environ.get("JUPYTER_CONFIG_PATH")])
    )
    from jupyterlab.labapp import main as jupyterlab

    first = "--LabApp.default_url=/lab/tree/00_start.ipynb"
    jupyterlab([str(paths.notebooks()), first, *arguments.args])


@app.command()
def inspect(
    file: Annotated[
        Path, typer.Argument(help="An office table: .xlsx, .xls, .ods, .csv, .tsv, .html or .docx.")
    ],
    draft: Annotated[
        bool, typer.Option("--draft/--no-draft", help="Write a first draft of its mapping beside it.")
    ] = True,
) -> None:
    """Say what is recognised in an office table, cell by cell where it matters, and draft its mapping file."""
    from analysis.ingest.office.inspect import inspect_file, mapping_of, write_draft

    say(inspect_file(file))
    if mapping_of(file).exists():
        say(f"There is a mapping, which is left as it is: {mapping_of(file).name}")
    elif draft:
        say(
            f"A first draft of a mapping: {write_draft(file).name}. Mend what is wrong; without need, remove it."
        )


@app.command()
def reconcile(processed: ProcessedFolder = None) -> None:
    """Make one consistent series of the contradicting claims; say per indicator what is known."""
    _reconcile(processed or paths.processed())


def _reconcile(processed: Path) -> None:
    from analysis.reconcile.build import reconcile as build

    say(build(processed).to_string(index=False, float_format="{:.2f}".format))


@app.command()
def indicators(
    lang: Annotated[Literal["zh", "en"], typer.Option("--lang", help="Language of the names.")] = "zh",
) -> None:
    """List the indicators: id, name, group, kind, unit, number of claims, and whether they are reconciled."""
    from analysis import dataset

    say(dataset.indicators(lang=lang).to_string(index=False))


@app.command()
def explain(
    assisting: Annotated[
        str,
        typer.Argument(
            help="Who gives: a province, city or county by any name, several joined by ';', or all: 浙江省, Hangzhou, 330000."
        ),
    ],
    assisted: Annotated[str, typer.Argument(help="Who receives, in the same way.")],
    indicator: Annotated[
        str, typer.Argument(help="An indicator by its id or name: gov_funds, 财政援助资金.")
    ],
    years: Annotated[str, typer.Argument(help="A year or a span: 2021, 2021年, 2016-2020.")],
    lang: Annotated[Literal["zh", "en"], typer.Option("--lang", help="Language of the answer.")] = "en",
) -> None:
    """Say where one number comes from: value, bounds and what makes them, the claims used, the rivals and why they lost."""
    from analysis import dataset

    sides = (None if side in ("all", "全部") else side for side in (assisting, assisted))
    say(dataset.explain(*sides, indicator, years, lang).text)
