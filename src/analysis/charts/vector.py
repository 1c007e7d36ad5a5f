"""A drawn figure as SVG: for slides and print, a tenth of what matplotlib writes.

matplotlib writes every point of every border with six decimals, 13 MB for a sheet of small maps. Here lines are thinned
to what can be seen when the figure is as wide as a large screen, and written as steps of a tenth of a point. Text is
drawn as outlines, each sign once, because a reader's machine has other Chinese fonts than the one it was set in.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from html import escape

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from analysis.charts import style

_STEP = 0.1
"""Points: to a step of this size places are rounded."""
_SEEN = 0.2
"""Points: no line is moved by more, half a pixel where the figure fills a screen of 1,920 pixels."""

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HEAD = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_OUTLINE = re.compile(r' d="([^"]*)"')
_PLACES = re.compile(r'(?: [xy]="|translate\()[^")]*')
_LONG_DECIMALS = re.compile(r"(\d\.\d\d)\d+")
_NOTHING = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def svg(figure: Figure, words: str = "") -> str:
    """Write a figure as SVG, the same text for the same figure.

    Parameters
    ----------
    figure : Figure
    words : str
        What it shows, for those who can't see it.
    """
    with style.use(), mpl.rc_context({"svg.hashsalt": "atlas"}):
        FigureCanvasSVG(figure).print_svg(file := io.StringIO(), metadata=_NOTHING)
    text = _METADATA.sub("", _COMMENT.sub("", _HEAD.sub("", file.getvalue())))
    text = _PLACES.sub(lambda match: _LONG_DECIMALS.sub(r"\1", match[0]), text)
    text = re.sub(r">\s+<", "><", _thinned(text))
    return (
        re.sub(r"(<svg\b[^>]*>)", rf"\1<title>{escape(words, quote=False)}</title>", text, count=1)
        if words
        else text
    )


def _thinned(text: str) -> str:
    """The same drawing with the lines of its paths thinned and written in steps."""
    outlines = _OUTLINE.findall(text)
    straight = [number for number, outline in enumerate(outlines) if not re.search("[CQ]", outline)]
    parts, owners, closed = [], [], []
    for number in straight:
        for part in outlines[number].split("M")[1:]:
            places = np.array(part.translate(_NO_LETTERS).split(), dtype=float).reshape(-1, 2)
            parts.append(places)
            owners.append(number)
            closed.append("z" in part)
    written: dict[int, list[str]] = {number: [] for number in straight}
    for owner, places, end in zip(owners, _simplified(parts), closed, strict=True):
        written[owner].append(_steps(places, closed=end))
    new = iter([
        "".join(written[number]) if number in written else " ".join(outline.split())
        for number, outline in enumerate(outlines)
    ])  # fmt: skip
    return _OUTLINE.sub(lambda _: f' d="{next(new)}"', text)


_NO_LETTERS = str.maketrans("LHVz", "    ")


def _simplified(parts: list[np.ndarray]) -> list[np.ndarray]:
    """Lines without the points that nobody would miss; those of few points stay as they are."""
    long = [n for n, places in enumerate(parts) if len(places) > 3]
    sizes = [len(parts[n]) for n in long]
    if not long:
        return parts
    lines = shapely.linestrings(
        np.concatenate([parts[n] for n in long]), indices=np.repeat(np.arange(len(long)), sizes)
    )
    thinned = dict(zip(long, shapely.simplify(lines, _SEEN), strict=True))
    return [shapely.get_coordinates(thinned[n]) if n in thinned else places for n, places in enumerate(parts)]


def _steps(places: np.ndarray, *, closed: bool) -> str:
    """A line as SVG: its beginning, and every place as the step from the one before."""
    grid = np.rint(places / _STEP).astype(int)
    steps = np.diff(grid, axis=0)
    steps = steps[steps.any(axis=1)]
    if not len(steps):
        steps = np.array([[1, 0]])  # an island too small to see is still there when somebody enlarges the map
    (x, y), numbers = grid[0].tolist(), " ".join(map(_decimal, steps.ravel().tolist()))
    return f"M{_decimal(x)} {_decimal(y)}l{numbers.replace(' -', '-')}" + ("z" if closed else "")


@lru_cache(maxsize=8192)
def _decimal(steps: int) -> str:
    whole, tenths = divmod(abs(steps), 10)
    text = f"{whole or ''}.{tenths}" if tenths else str(whole)
    return f"-{text}" if steps < 0 else text
