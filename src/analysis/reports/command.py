"""The command `python -m analysis report`: reads what was asked for, says how it went, sets the exit code.

Everything heavy is imported only when something has to be made: a run with nothing to do ends in under a
second.
"""

from __future__ import annotations

from typing import Annotated

import typer


def report(
    notebook: Annotated[str | None, typer.Argument(help="A notebook; without it, the catalogue.")] = None,
    parameter: Annotated[list[str] | None, typer.Option("-p", "--parameter", help="name=value")] = None,
) -> None:
    """Make reports: execute notebooks and publish them as pages that open offline."""
    from analysis.reports import catalog
    from analysis.reports.execution import Job, make
    from analysis.reports.folders import Folders
    from analysis.reports.parameters import parse_assignments

    given = parse_assignments(parameter or [])
    entries = catalog.load(optional=notebook is not None)
    reports = [catalog.one_report(notebook, given, entries)] if notebook else catalog.expand(entries, given)
    folders = Folders.open()
    failed = 0
    with folders.locked():
        for order in reports:
            staging = folders.staging / order.name
            outcome = make(
                Job(
                    order.name,
                    str(order.notebook),
                    dict(order.parameters),
                    order.contract.model_dump(),
                    str(staging),
                )
            )
            if outcome.made:
                folders.publish(staging, order.name, {"name": order.name})
                typer.echo(f"{order.name}  {outcome.seconds:.1f} s")
            else:
                failed += 1
                kept = folders.keep_failed(staging, order.name)
                typer.echo(f"{order.name}  failed: {outcome.heading} {outcome.problem} {kept}", err=True)
    raise typer.Exit(1 if failed else 0)
