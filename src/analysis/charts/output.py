"""Getting a figure out: its alt text, a small PNG, and its place in a notebook.

The alt text lives on the figure and is written by the function that drew it, from the data that it drew.
`show` puts it into the output's metadata, where nbconvert and screen readers find it, and adds what a reader takes away of
the figure (`analysis.charts.taken`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure

from analysis.charts import beside, style
from analysis.charts.drawing import draw
from analysis.charts.taken import taken
from analysis.vocabulary import media
from analysis.vocabulary.labels import Lang, label

READ_AT = 100
"""Pixels per inch at which a figure is shown. A page takes the vector drawing instead where it can, so a picture of more
pixels would only be weight."""


def set_alt_text(figure: Figure, text: str) -> Figure:
    """Say in words what a figure shows, and return the figure."""
    figure.set_label(text)
    return figure


def titled(title: str, sentences: Iterable[str], lang: Lang) -> str:
    """One text of a title, where there is one, and sentences.

    >>> titled("Who gave", ["Bars: a 1."], "en"), titled("谁给的。", ["条形图：甲 1。", ""], "zh"), titled("", ["Bars."], "en")
    ('Who gave. Bars: a 1.', '谁给的。条形图：甲 1。', 'Bars.')
    """
    head = title.rstrip("。. ") + label("stop", lang).strip() if title else ""
    return ("" if lang == "zh" else " ").join(text for text in (head, *sentences) if text)


def titled_alt(figure: Figure, title: str, text: str, lang: Lang) -> Figure:
    """Say in words what a figure shows, its title first where it has one, and return the figure."""
    return set_alt_text(figure, titled(title, [text], lang))


def alt_text(figure: Figure) -> str:
    """Return the words that say what a figure shows; empty when nobody wrote any."""
    return str(figure.get_label() or "")


def png(figure: Figure, dpi: float = style.DPI) -> bytes:
    """Draw a figure as a PNG of at most 256 colours.

    The figure is drawn in the atlas's style even when it is called outside of it.
    """
    return draw(figure, dpi).png


def warm_up() -> None:
    """Draw a little of everything, so that a process forked from this one has font, renderer and encoder ready."""
    with style.use():
        figure = Figure(figsize=(1, 1))
        axes = figure.add_axes((0.2, 0.2, 0.8, 0.8))
        axes.set_title("图 Aa 0")
        axes.bar([0], [1], hatch="//")
        axes.plot([0, 1], "o--", label="x")
        axes.legend()
    png(figure)


def save(figure: Figure, path: Path | str, dpi: float = style.DPI) -> Path:
    """Write a figure as a PNG file and return its path."""
    path = Path(path)
    path.write_bytes(png(figure, dpi))
    return path


def show(
    figure: Figure,
    rows: pd.DataFrame | None = None,
    explore: Mapping[str, Any] | None = None,
    *,
    alt: str | None = None,
) -> None:
    """Display a figure in a notebook, with its alt text and what a page offers to take away of it.

    Parameters
    ----------
    figure : Figure
    rows : DataFrame, optional
        What was drawn, one row a mark: columns that say of what (`origin`, `destination`, `place`, `year`, `indicator`),
        then of `figure`, `value`, `lower`, `upper`, `q10`, `q90`, `status`, `observation_ids` those that there are. The page
        offers it as a CSV file.
    explore : mapping, optional
        The view of the explorer that shows the same: `indicator`, `years` (one, or first and last), perhaps `place` (an
        adcode, or two joined by a hyphen for a pair). The page links to it.
    alt : str, optional
        Words to use instead of the figure's own.

    Raises
    ------
    ValueError
        When the figure has no alt text and none is given.
    ParameterError
        When `explore` names no indicator, years or place.

    Examples
    --------
    >>> show(figure, rows=flows, explore={"indicator": "gov_funds", "years": (2021, 2024)})  # doctest: +SKIP
    """
    from IPython.display import display

    words = alt or alt_text(figure)
    if not words:
        raise ValueError(
            "The figure has no alt text: give `alt`, or draw it with a function that writes one."
        )
    wide, high = (round(inches * READ_AT) for inches in figure.get_size_inches())
    told = {"metadata": {"image/png": {"alt": words, "width": wide, "height": high}}, "raw": True}

    def output() -> dict[str, Any]:
        drawn = draw(figure, READ_AT, words)
        return {
            "image/png": drawn.png,
            media.FIGURE: taken(figure, drawn.svg, rows, explore),
            "text/plain": words,
        }

    if beside.free():
        place = display({"text/plain": words}, **told, display_id=True)
        beside.begin(output, lambda made: place.update(made, **told))
        return
    display(output(), **told)
    # Its pixels are let go; `figure.clear` would draw up all axes once more, a tenth of a report's time.
    FigureCanvasBase(figure)
