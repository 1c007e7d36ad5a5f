"""The command line: reads what was asked for, calls the rooms, prints what they say. No work is done here.

Heavy libraries are imported inside the commands, so that `--help` and a run with nothing to do are quick.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from analysis import paths
from analysis.errors import AtlasError
from analysis.export.command import export
from analysis.reports.command import report


class _Commands(typer.core.TyperGroup):
    """Prints an `AtlasError` in words, without a traceback, and ends with 1."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except AtlasError as error:
            print(f"error: {error}", file=sys.stderr)
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=_Commands, no_args_is_help=True, add_completion=False, help="Atlas of China's East-West cooperation."
)
app.command()(report)
app.command()(export)

RawFolder = Annotated[Path | None, typer.Option("--raw", help="Folder of the raw tables [data/raw].")]
ProcessedFolder = Annotated[
    Path | None, typer.Option("--processed", help="Folder of the processed tables [data/processed].")
]


@app.callback()
def main() -> None:
    """Atlas of China's East-West cooperation."""


@app.command()
def ingest(
    raw: RawFolder = None,
    processed: ProcessedFolder = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 if any row was rejected.")] = False,
) -> None:
    """Read the raw tables, write the processed ones; say per batch what came in, was accepted and was rejected."""
    from analysis.ingest.build import ingest as build

    processed = processed or paths.processed()
    result = build(raw or paths.raw(), processed)
    print(result.counts.to_string(index=False))
    for name, rows in result.tables.items():
        print(f"{name}: {rows} rows")
    if result.corrected:
        print(f"corrected cells: {result.corrected} (data/raw/corrections.yml)")
    if len(result.rejects):
        print(f"rejected rows, with reason and remedy: {processed / 'rejects.csv'}")
    if len(result.findings):
        print(f"remarks on the tables of the inbox: {len(result.findings)}, in {processed / 'findings.csv'}")
    for problem in result.unreadable:
        print(f"error: {problem}", file=sys.stderr)
    raise typer.Exit(1 if result.unreadable or (strict and len(result.rejects)) else 0)


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

    print(inspect_file(file))
    if mapping_of(file).exists():
        print(f"There is a mapping, which is left as it is: {mapping_of(file).name}")
    elif draft:
        print(
            f"A first draft of a mapping: {write_draft(file).name}. Mend what is wrong; without need, remove it."
        )


@app.command()
def reconcile(processed: ProcessedFolder = None) -> None:
    """Make one consistent series of the contradicting claims; say per indicator what is known."""
    from analysis.reconcile.build import reconcile as build

    print(build(processed or paths.processed()).to_string(index=False, float_format="{:.2f}".format))


@app.command()
def explain(
    assisting: Annotated[
        str, typer.Argument(help="The province that gives, by any name: 浙江省, Zhejiang, 330000.")
    ],
    assisted: Annotated[str, typer.Argument(help="The province that receives.")],
    indicator: Annotated[
        str, typer.Argument(help="An indicator by its id or name: gov_funds, 财政援助资金.")
    ],
    year: Annotated[str, typer.Argument(help="The year: 2021, 2021年.")],
    lang: Annotated[Literal["zh", "en"], typer.Option("--lang", help="Language of the answer.")] = "en",
) -> None:
    """Say where one number comes from: value, bounds, method, the claims used, and the rivals with the reason they lost."""
    from analysis import dataset

    print(dataset.explain(assisting, assisted, indicator, year, lang).text)
