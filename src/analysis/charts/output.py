"""Getting a figure out: its alt text, a small PNG, and its place in a notebook.

The alt text lives on the figure and is written by the function that drew it, from the data that it drew.
`show` puts it into the output's metadata, where nbconvert and screen readers find it.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.palette import reduced

_READ_AT = 100
"""Pixels per inch at which a page shows the figure; the file holds `style.DPI` for sharp screens."""


def set_alt_text(figure: Figure, text: str) -> Figure:
    """Say in words what a figure shows, and return the figure."""
    figure.set_label(text.lstrip("。. "))  # of a text that begins with a title, where there is none
    return figure


def alt_text(figure: Figure) -> str:
    """Return the words that say what a figure shows; empty when nobody wrote any."""
    return str(figure.get_label() or "")


def png(figure: Figure, dpi: float = style.DPI) -> bytes:
    """Draw a figure as a PNG of at most 256 colours.

    The figure is drawn in the atlas's style even when it is called outside of it.
    """
    with style.use():
        figure.set_dpi(dpi)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    file = io.BytesIO()
    # `optimize` takes as long again as all the rest, for 7 % of the size.
    reduced(np.asarray(canvas.buffer_rgba())).save(file, "PNG", compress_level=6, dpi=(dpi, dpi))
    return file.getvalue()


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


def show(figure: Figure, alt: str | None = None) -> None:
    """Display a figure in a notebook, with its alt text.

    Parameters
    ----------
    figure : Figure
    alt : str, optional
        Words to use instead of the figure's own.

    Raises
    ------
    ValueError
        When the figure has no alt text and none is given.
    """
    from IPython.display import display

    words = alt or alt_text(figure)
    if not words:
        raise ValueError(
            "The figure has no alt text: give `alt`, or draw it with a function that writes one."
        )
    data = png(figure)
    wide, high = (round(inches * _READ_AT) for inches in figure.get_size_inches())
    display(
        {"image/png": data, "text/plain": words},
        metadata={"image/png": {"alt": words, "width": wide, "height": high}},
        raw=True,
    )
    # Its pixels are let go; `figure.clear` would draw up all axes once more, a tenth of a report's time.
    FigureCanvasBase(figure)
