"""The command `python -m analysis export`: reads the processed tables, writes the package, says what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.terminal import say


def export(folder: Annotated[Path, typer.Argument(help="New folder, or one of an earlier export.")]) -> None:
    """Write all tables as CSV, Parquet and Excel, with codebook, descriptor, licence, citation and checksums."""
    from analysis import dataset
    from analysis.export.package import export as write

    tables = {name: dataset.table(name) for name in dataset.TABLES}
    written = write(tables, folder)
    for name, frame in tables.items():
        say(f"{name}: {len(frame)} rows")
    say(f"exported to {written}; begin with codebook.zh.md or codebook.en.md")
