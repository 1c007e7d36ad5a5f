"""The command `python -m analysis harvest`: saved pages in, drafts out; or a confirmed batch into the raw tables.

Everything heavy is imported only when there is something to read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from analysis.terminal import say


def harvest(
    pages: Annotated[
        list[Path] | None,
        typer.Argument(help="Saved pages, or folders of them [data/raw/pages].", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder of the drafts [data/processed/harvest].")
    ] = None,
    accept: Annotated[
        Path | None,
        typer.Option("--accept", help="A batch that the review page downloaded: write it into data/raw."),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", help="With --accept: the name of the batch [harvest_DATE].")
    ] = "",
    lang: Annotated[
        Literal["zh", "en"], typer.Option("--lang", help="Language that the review page opens in.")
    ] = "zh",
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Files at a time [cores].")] = None,
) -> None:
    """Draft claims from saved pages (HTML, MHT, PDF with text, Word, text), for a person to confirm in review.html."""
    from analysis import paths

    if accept is not None:
        from analysis.harvest.acceptance import accept_batch

        for path in accept_batch(accept, paths.raw(), name):
            say(f"written: {path}")
        say("next: python -m analysis ingest")
        return
    if pages is None and not (folder := paths.raw() / "pages").is_dir():
        folder.mkdir(parents=True)
        say(f"no pages yet: put saved pages, PDF, Word or text files into {folder}")
        return
    from analysis.harvest.running import run

    result = run(pages or [paths.raw() / "pages"], out or paths.processed() / "harvest", lang, jobs)
    say(result.told)
    for problem in result.unreadable:
        say(f"error: {problem}", error=True)
    raise typer.Exit(1 if result.unreadable else 0)
