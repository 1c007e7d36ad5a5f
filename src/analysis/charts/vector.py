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

Box = tuple[float, float, float, float]

_STEP = 0.1
"""Points: to a step of this size places are rounded."""
_SEEN = 0.3
"""Points: no line is moved by more, less than a pixel where the figure fills a screen of 1,920 pixels."""

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HEAD = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_PATH = re.compile(r'<path ((?:id="[^"]*" )?)d="([^"]*)"([^>]*)/>')
_FRAME = re.compile(
    r'<clipPath id="([^"]+)">\s*<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"/>\s*</clipPath>'
)
_CUT = re.compile(r'clip-path="url\(#([^)]+)\)"')
_PLACES = re.compile(r'(?: [xy]="|translate\()[^")]*')
_COMMANDS = re.compile(r"([MLQCz])([^MLQCz]*)")
_SIGN = "scale(0.015625)"
_SIGN_STEP = 16
"""Of a sign's own units, 6,400 to its height: a fortieth of a point in a title."""
_LONG_DECIMALS = re.compile(r"(\d\.\d\d)\d+")
_PEN = 8.0
"""Points by which what is cut off reaches beyond its frame, so that no line is seen along the cut."""
_EMPTY = re.compile(r"<path (?![^>]*\bd=)[^>]*/>")
_ALIKE = re.compile(r'<path d="[^"]*"([^>]*)/>(?:<path d="[^"]*"\1/>)+')
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
    text = _ALIKE.sub(_as_one, _EMPTY.sub("", re.sub(r">\s+<", "><", _thinned(text))))
    return (
        re.sub(r"(<svg\b[^>]*>)", rf"\1<title>{escape(words, quote=False)}</title>", text, count=1)
        if words
        else text
    )


def _thinned(text: str) -> str:
    """The same drawing without what its frames cut off, its lines thinned and written in steps."""
    frames = {name: tuple(map(float, sides)) for name, *sides in _FRAME.findall(text)}
    lines: list[_Line] = []
    for number, (_, outline, rest) in enumerate(_PATH.findall(text)):
        if not re.search("[CQ]", outline):
            frame = frames.get(found[1]) if (found := _CUT.search(rest)) else None
            lines += [_Line(number, part, frame) for part in outline.split("M")[1:]]
    written: dict[int, list[str]] = {line.owner: [] for line in lines}
    shown = [line for line in lines if line.meets_frame()]
    places = shapely.simplify([line.shape() for line in shown], _SEEN)
    for line, seen in zip(shown, places, strict=True):
        written[line.owner] += [
            _steps(shapely.get_coordinates(one), closed=line.closed) for one in shapely.get_parts(seen)
        ]
    number = iter(range(len(text)))

    def new(match: re.Match[str]) -> str:
        name, outline, rest = match.groups()
        lines = written.get(next(number))
        if lines is None and _SIGN in rest:
            outline, rest = (
                _curves(outline, _SIGN_STEP),
                rest.replace(_SIGN, f"scale({0.015625 * _SIGN_STEP:g})"),
            )
        else:
            outline = _curves(outline, _STEP / 2, _STEP / 2) if lines is None else "".join(lines)
        return f'<path {name}d="{outline}"{rest}/>' if outline else ""

    return _PATH.sub(new, text)


class _Line:
    """A line of a path: the number of its path, its places, whether it is closed, and the frame that cuts it off."""

    def __init__(self, owner: int, part: str, frame: Box | None) -> None:
        self.owner, self.closed = owner, "z" in part
        self.places = np.array(part.translate(_NO_LETTERS).split(), dtype=float).reshape(-1, 2)
        self.frame = frame and (
            frame[0] - _PEN,
            frame[1] - _PEN,
            frame[0] + frame[2] + _PEN,
            frame[1] + frame[3] + _PEN,
        )
        self._ends = (*self.places.min(axis=0), *self.places.max(axis=0))

    def meets_frame(self) -> bool:
        """Whether anything of it is seen."""
        if self.frame is None:
            return True
        (left, top, right, bottom), (x, y, x2, y2) = self.frame, self._ends
        return x <= right and x2 >= left and y <= bottom and y2 >= top

    def shape(self) -> shapely.Geometry:
        """What of it is seen, as one or more lines; a closed one keeps its sense, by which holes are known."""
        places = self.places if len(self.places) > 1 else np.repeat(self.places, 2, axis=0)
        whole = shapely.linestrings(places)
        if self.frame is None or len(places) < 4 or self._inside():
            return whole
        if not self.closed:
            return shapely.clip_by_rect(whole, *self.frame)
        ring = shapely.linearrings(places)
        cut = shapely.get_rings(shapely.get_parts(shapely.clip_by_rect(shapely.polygons(ring), *self.frame)))
        turned = shapely.is_ccw(cut) != shapely.is_ccw(ring)
        corners = [
            shapely.get_coordinates(one)[:: -1 if back else 1] for one, back in zip(cut, turned, strict=True)
        ]
        return shapely.MultiLineString(corners)

    def _inside(self) -> bool:
        (left, top, right, bottom), (x, y, x2, y2) = self.frame, self._ends
        return left <= x and top <= y and x2 <= right and y2 <= bottom


def _as_one(match: re.Match[str]) -> str:
    """Paths of one look that follow one another, such as a thousand islands, as one path."""
    if "opacity" in match[1]:
        return match[0]  # where two of them overlap it is darker
    return f'<path d="{"".join(outline for _, outline, _ in _PATH.findall(match[0]))}"{match[1]}/>'


_NO_LETTERS = str.maketrans("LHVz", "    ")


@lru_cache(maxsize=4096)  # the same signs stand in every figure of a report
def _curves(outline: str, step: float, unit: float = 1.0) -> str:
    """An outline with curves, such as that of a sign, as steps of `step`, written in numbers of `unit` a step.

    It begins at a place, not with a step: it may be written behind another one.
    """
    told, here = [], np.zeros(2, dtype=int)
    begin = here
    for command, numbers in _COMMANDS.findall(outline):
        grid = np.rint(np.array(numbers.split(), dtype=float).reshape(-1, 2) / step).astype(int)
        if len(grid):
            steps, here = grid - here, grid[-1]
            numbers = " ".join(f"{n * unit:g}" for n in steps.ravel().tolist()).replace(" -", "-")
        if command == "M":
            begin = here
        elif command == "z":
            here = begin
        told.append((command.lower() if told else command) + numbers.strip())
    return "".join(told)


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
