"""Outlines as the short text of SVG: lines thinned to what can be seen, places as steps on a grid.

matplotlib writes every point of every border with six decimals, 13 MB for a sheet of small maps. Here all lines of a
drawing are thinned in one go and written as steps of a tenth of a point. What is drawn, and with which look, is the
business of `analysis.charts.vector`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

import numpy as np
import shapely
from matplotlib.path import Path

STEP = 0.1
"""Points: to a step of this size places are rounded."""
_SEEN = 0.3
"""Points: no line is moved by more, less than a pixel where the figure fills a screen of 1,920 pixels."""
_PEN = 8.0
"""Points by which what is cut off reaches beyond its frame, so that no line is seen along the cut."""
_SHORT = 5
"""A line of no more places is written as it is: a thin bar must not be thinned away."""
_EVERYWHERE = (-np.inf, -np.inf, np.inf, np.inf)
_SIZES = {Path.LINETO: 1, Path.CURVE3: 2, Path.CURVE4: 3}
"""How many places a step of each kind has."""
_LETTERS = {Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}

Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that belong together, such as the islands of a province.

    Attributes
    ----------
    places : array, shape (n, 2)
        Of all lines one after another, in points, y downwards.
    begins : array of int
        Where in `places` each line begins.
    closed : array of bool
        One for each line.
    frame : (left, top, right, bottom)
        What lies outside is not seen.
    """

    places: np.ndarray
    begins: np.ndarray
    closed: np.ndarray
    frame: Frame = _EVERYWHERE


def lines_of(places: np.ndarray, codes: np.ndarray | None, frame: Frame | None) -> Lines | None:
    """The lines of a path; None of one that has curves, or goes on after it was closed."""
    frame = frame or _EVERYWHERE
    if codes is None:
        return Lines(places, np.zeros(1, dtype=int), np.zeros(1, dtype=bool), frame)
    begins = codes == Path.MOVETO
    ends = codes == Path.CLOSEPOLY
    drawn = begins | (codes == Path.LINETO)
    after = np.append(begins[1:], True)
    if not (drawn | ends | (codes == Path.STOP)).all() or not begins[0] or not after[ends].all():
        return None
    number = np.cumsum(begins) - 1
    closed = np.zeros(number[-1] + 1, dtype=bool)
    closed[number[ends]] = True
    return Lines(places[drawn], np.flatnonzero(begins[drawn]), closed, frame)


def written(drawn: Sequence[Lines]) -> list[str]:
    """What is seen of some lines as SVG, a text for each of `drawn`; empty where it is nothing.

    Each line begins at a place, not with a step: it may be written behind another one.
    """
    if not drawn:
        return []
    sizes = [len(one.places) for one in drawn]
    places = np.concatenate([one.places for one in drawn])
    begins = np.concatenate(
        [one.begins + start for one, start in zip(drawn, np.cumsum([0, *sizes[:-1]]), strict=True)]
    )
    closed = np.concatenate([one.closed for one in drawn])
    numbers = np.array([len(one.begins) for one in drawn])
    owners = np.repeat(np.arange(len(drawn)), numbers)
    frames = np.repeat(np.array([one.frame for one in drawn]), numbers, axis=0)
    frames += np.array([-_PEN, -_PEN, _PEN, _PEN])
    low, high = np.minimum.reduceat(places, begins), np.maximum.reduceat(places, begins)
    seen = ((low <= frames[:, 2:]) & (high >= frames[:, :2])).all(axis=1)
    whole = ((low >= frames[:, :2]) & (high <= frames[:, 2:])).all(axis=1)
    lengths = np.diff(np.append(begins, len(places)))
    long = seen & (lengths > _SHORT)
    told: list[list[str]] = [[] for _ in drawn]
    short = np.flatnonzero(seen & ~long)
    bare = places[np.repeat(seen & ~long, lengths)]
    shapes, of = _shapes(places, begins, lengths, closed, frames, np.flatnonzero(long), whole)
    thin, number = shapely.get_coordinates(
        shapely.simplify(shapes, _SEEN, preserve_topology=False), return_index=True
    )
    told_of = np.concatenate([short, of])
    rows = np.concatenate([np.repeat(np.arange(len(short)), lengths[short]), number + len(short)])
    for line, text in zip(told_of, _texts(np.concatenate([bare, thin]), rows), strict=True):
        told[owners[line]].append(f"{text}z" if closed[line] else text)
    return ["".join(texts) for texts in told]


def _shapes(
    places: np.ndarray,
    begins: np.ndarray,
    lengths: np.ndarray,
    closed: np.ndarray,
    frames: np.ndarray,
    long: np.ndarray,
    whole: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Long lines as shapes, cut to their frames; and the number of the line that each is of."""
    inside, across = long[whole[long]], long[~whole[long]]
    rows = np.repeat(begins[inside], lengths[inside]) + _counted(lengths[inside])
    shapes = [*shapely.linestrings(places[rows], indices=np.repeat(np.arange(len(inside)), lengths[inside]))]
    of = [*inside]
    for line in across:
        own = places[begins[line] : begins[line] + lengths[line]]
        for part in _cut(own, closed[line], frames[line]):
            shapes.append(part)
            of.append(line)
    return np.array(shapes, dtype=object), np.array(of, dtype=int)


def _counted(lengths: np.ndarray) -> np.ndarray:
    """0, 1, 2 … for each of some lengths."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _cut(places: np.ndarray, closed: bool, frame: np.ndarray) -> Iterator[shapely.Geometry]:
    """What of a line is seen in a frame; a closed one keeps its sense, by which holes are known."""
    if not closed:
        parts = shapely.get_parts(shapely.clip_by_rect(shapely.linestrings(places), *frame))
        yield from parts[~shapely.is_empty(parts)]
        return
    ring = shapely.linearrings(places)
    for one in shapely.get_rings(shapely.get_parts(shapely.clip_by_rect(shapely.polygons(ring), *frame))):
        corners = shapely.get_coordinates(one)
        yield shapely.linestrings(corners[:: -1 if shapely.is_ccw(one) != shapely.is_ccw(ring) else 1])


def _texts(places: np.ndarray, line: np.ndarray) -> list[str]:
    """Lines as SVG: the beginning of each, and every place as the step from the one before."""
    if not len(places):
        return []
    grid = np.rint(places / STEP).astype(int)
    first = np.diff(line, prepend=-1).astype(bool)
    steps = np.diff(grid, axis=0, prepend=grid[:1])
    kept = first | steps.any(axis=1)
    grid, steps, first = grid[kept], steps[kept], first[kept]
    signs = list(map(_step, steps.ravel().tolist()))
    begins = np.flatnonzero(first)
    texts = []
    for begin, end in zip(begins.tolist(), [*begins[1:].tolist(), len(grid)], strict=True):
        x, y = grid[begin].tolist()
        # An island too small to see is still there when somebody enlarges the map.
        rest = "".join(signs[2 * begin + 2 : 2 * end]) if end > begin + 1 else ".1 0"
        texts.append(f"M{decimal(x)} {decimal(y)}l{rest.lstrip()}")
    return texts


@lru_cache(maxsize=8192)
def decimal(steps: int) -> str:
    """A number of steps of a tenth as a decimal.

    >>> decimal(-5), decimal(120)
    ('-.5', '12')
    """
    whole, tenths = divmod(abs(steps), 10)
    text = f"{whole or ''}.{tenths}" if tenths else str(whole)
    return f"-{text}" if steps < 0 else text


@lru_cache(maxsize=8192)
def _step(steps: int) -> str:
    return decimal(steps) if steps < 0 else f" {decimal(steps)}"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of an outline with curves: where it begins, in steps of the grid, and how it goes on from there."""

    x: int
    y: int
    rest: str


def strokes(places: np.ndarray, codes: np.ndarray, step: float, tell: Callable[[int], str]) -> list[Stroke]:
    """An outline with curves, such as that of a sign, as strokes.

    Parameters
    ----------
    places : array, shape (n, 2)
        y downwards.
    codes : array
        What each place is, as in matplotlib's paths.
    step : float
        Width of the grid that places are rounded to.
    tell : callable
        Writes a number of steps.
    """
    grid, kinds = np.rint(places / step).astype(int).tolist(), codes.tolist()
    told: list[Stroke] = []
    here, at = (0, 0), 0
    for kind, some in groupby(kinds):
        count = len(list(some))
        if kind == Path.STOP:
            break
        if kind == Path.MOVETO:
            here = grid[at + count - 1]
            told.append(Stroke(*here, ""))
        elif kind == Path.CLOSEPOLY:
            told[-1] = replace(told[-1], rest=f"{told[-1].rest}z")
            here = told[-1].x, told[-1].y
        else:
            numbers = []
            for first in range(at, at + count, _SIZES[kind]):
                group = grid[first : first + _SIZES[kind]]
                numbers += [
                    tell(end - start) for place in group for start, end in zip(here, place, strict=True)
                ]
                here = group[-1]
            text = " ".join(numbers).replace(" -", "-")
            told[-1] = replace(told[-1], rest=f"{told[-1].rest}{_LETTERS[kind]}{text}")
        at += count
    return told
