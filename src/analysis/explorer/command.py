"""`python -m analysis explore`: write the explorer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.terminal import say


def explore(
    out: Annotated[Path | None, typer.Option("--out", help="File to write [reports/explorer.html].")] = None,
) -> None:
    """Write the explorer, one offline page to ask the map; the sums of all spans are solved when the evidence changed."""
    from analysis.explorer.page import write

    path = write(out, say)
    say(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
