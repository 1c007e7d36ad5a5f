"""Where the numbers over a line of marks stand: each at its own mark, or raised above the others with a thin line down to it.

A number that stood over the mark of another year would be read as that year's. What the numbers say, and how marks look, is for
the chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.charts import style

LEVELS = 4
"""So many numbers may stand one above another before one is left out."""
_GAP = 4.5  # points between two numbers
_EDGE = 3.0  # points that a number reaches beyond its mark on the near side
_CLEAR = 1.5  # points between a number and the line or the mark of another
_ONE_SPOT = 4.5  # marks that are no further apart (points) lie on one another, and share a number
_NEAR = 6.0, 8.0  # how far apart they may be at most, where one would go without


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at `x` with its number; the one with the lowest `rank` is placed first. `lost`: it gave way to others, `marks`:
    so many with a number stand there. One without a text only keeps other numbers from its place.
    """

    x: float
    text: str
    rank: tuple[float, ...] = ()
    lost: bool = False
    marks: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A number in its place: the middle of its text, and how many numbers may stand below it (nought: at the mark)."""

    tick: Tick
    centre: float
    half: float
    level: int


def place(
    ticks: Iterable[Tick], low: float, high: float, per_point: float, size: float, levels: int = LEVELS
) -> list[Placed]:
    """Put numbers over their marks.

    Parameters
    ----------
    ticks : iterable of Tick
    low, high : float
        Ends of the axis; no text crosses them.
    per_point : float
        Units of the axis in a point.
    size : float
        Points of the text.
    levels : int
        How many numbers may stand one above another.

    Returns
    -------
    list of Placed
        No two texts touch, none lies on the line of another or, at level nought, over the mark of another. What finds no
        room is left out, the lowest ranks never first; before a mark goes without, marks at one spot share but their first.
    """
    ticks = list(ticks)
    spots = _spots(ticks, _ONE_SPOT * per_point)
    full = [_joined(spot) for spot in spots]
    brief = [_joined(sorted(spot, key=_first)[:1], at=tick.x) for spot, tick in zip(spots, full, strict=True)]
    wider = [[_joined(spot) for spot in _spots(ticks, near * per_point)] for near in _NEAR]
    room = _Room(low, high, per_point, size, levels)
    tries = [room.filled(some) for some in (full, *wider, brief)]
    return max(tries, key=lambda placed: sum(one.tick.marks for one in placed))


@dataclass(frozen=True, slots=True)
class _Room:
    """The room over a line of marks (as for `place`)."""

    low: float
    high: float
    per_point: float
    size: float
    levels: int

    def filled(self, spots: Sequence[Tick]) -> list[Placed]:
        """Numbers in the order of their ranks, each in the first place that is free; one without makes another move to the next."""
        placed: list[Placed] = []
        for tick in sorted((one for one in spots if one.text), key=lambda one: one.rank):
            if free := next(self._free(tick, placed, spots), None):
                placed.append(free)
            else:
                placed = self._moved(tick, placed, spots)
        return placed

    def _moved(self, tick: Tick, placed: list[Placed], spots: Sequence[Tick]) -> list[Placed]:
        """The numbers with one more, for which one of them has moved; as they are where none can."""
        for other in placed:
            rest = [one for one in placed if one is not other]
            for free in self._free(tick, rest, spots):
                if moved := next(self._free(other.tick, [*rest, free], spots), None):
                    return [*rest, moved, free]
        return placed

    def _free(self, tick: Tick, placed: Sequence[Placed], spots: Sequence[Tick]) -> Iterator[Placed]:
        """The free places of a number, the nearest to its mark first."""
        half = style.text_width(tick.text, self.size) * self.per_point / 2
        beside = max(half - _EDGE * self.per_point, 0)
        shifts = [share * beside for share in (0, -0.5, 0.5, -1, 1)]
        centres = [min(max(tick.x + shift, self.low + half), self.high - half) for shift in shifts]
        options = (Placed(tick, centre, half, level) for level in range(self.levels) for centre in centres)
        return (one for one in options if _fits(one, placed, spots, self.per_point))


def _spots(ticks: Iterable[Tick], near: float) -> list[list[Tick]]:
    """The ticks of each spot of the line, from left to right."""
    spots: list[list[Tick]] = []
    for tick in sorted(ticks, key=lambda one: one.x):
        if spots and tick.x - spots[-1][0].x <= near:
            spots[-1].append(tick)
        else:
            spots.append([tick])
    return spots


def _order(tick: Tick) -> tuple:
    return tick.lost, tick.rank


def _first(tick: Tick) -> tuple:
    return not tick.text, *_order(tick)


def _joined(spot: Sequence[Tick], at: float | None = None) -> Tick:
    """One tick with the numbers of all, as their marks follow one another; of one date what gave way last."""
    numbered = [one for one in spot if one.text]
    order = sorted(numbered or spot, key=lambda one: (one.x, *_order(one)))
    middle = sum(one.x for one in order) / len(order)
    return Tick(
        middle if at is None else at, " / ".join(dict.fromkeys(one.text for one in order)), min(one.rank for one in order),
        all(one.lost for one in order), len(numbered),
    )  # fmt: skip


def _fits(one: Placed, placed: Sequence[Placed], spots: Sequence[Tick], per_point: float) -> bool:
    left, right = one.centre - one.half, one.centre + one.half
    clear = _CLEAR * per_point
    if not left - clear <= one.tick.x <= right + clear:
        return False
    for other in placed:
        near, far = other.centre - other.half, other.centre + other.half
        gap = _GAP * per_point
        if other.level == one.level and left - gap < far and near - gap < right:
            return False
        if other.level > one.level and left - clear < other.tick.x < right + clear:
            return False
        if other.level < one.level and near - clear < one.tick.x < far + clear:
            return False
    return one.level > 0 or not any(
        left - clear < spot.x < right + clear for spot in spots if spot is not one.tick
    )
