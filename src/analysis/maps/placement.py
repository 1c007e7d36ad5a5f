"""Placing labels so that none covers another: candidates, costs, and the cheapest that fits.

Boxes are in points. What must be readable blocks (other labels, dots, legends); what may be crossed costs
(arrows).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

Box = tuple[float, float, float, float]
"""left, bottom, right, top"""

_CLEARLY = 2.5  # points
_BESIDE = 5.5  # points
HIDDEN = 1000.0  # cost of standing on what blocks
_LATER = 0.35  # cost of each better place that is given up
_TIE_COST = 2.0
_LENGTH = 0.5  # cost of each point of a tie
_CROSSED = 2.5  # cost of each soft point that a tie runs over
_OVER = 1.2  # points; so near a tie lies on a soft point
_THROUGH = 30.0  # cost of each tie through a label, a dot or a head
_KNOTTED = 15.0  # cost of each tie over another
_STRANGE = 10.0  # cost of each reason for which a label would be read as another's
_FAR = (10.0, 16.0, 24.0, 34.0, 46.0, 60.0)  # points between a label that is tied to its place and the place
_ROUNDS = 3  # how often labels on ties are tried again


@dataclass(frozen=True, slots=True)
class Label:
    """A text of a known size and the centres where it may stand, best first.

    A `required` label is placed even where it must overlap; any other is left out then, and one that must stand `alone`
    also where it would cross anything. Where none of the candidates is free, one with a `place` stands farther off, and is
    tied to it by a line; then rather not where it is `strange`, which counts the reasons at some centres.
    """

    key: object
    width: float
    height: float
    candidates: np.ndarray
    required: bool = True
    alone: bool = False
    place: tuple[float, float] | None = None
    strange: Callable[[np.ndarray], np.ndarray] | None = None


class _Spot(NamedTuple):
    """Where a label was placed, and both ends of its tie if it has one."""

    centre: np.ndarray
    tie: np.ndarray | None


@dataclass(slots=True)
class Placer:
    """Places labels one after the other, remembering what is taken, and which of them are tied to their places."""

    bounds: Box
    blocked: list[Box] = field(default_factory=list)
    soft: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))
    """Points that a label should keep clear of, such as samples along arrows."""
    ties: list[np.ndarray] = field(default_factory=list)
    """Both ends of the line of each label that is tied to its place."""
    tangled: float = HIDDEN
    """Cost, about that of the soft points under a label, from which it stands farther off if that is clearly better."""
    covering: float = 1.0
    """Cost of each soft point under a label: of a short one it hides more."""

    def place(self, labels: Sequence[Label]) -> dict[object, tuple[float, float]]:
        """Return the centre of each label that was placed, by its key."""
        spots = {label.key: self._put(label) for label in labels}
        # The first ones were tied before the others stood: a shorter or clearer tie may be left.
        for _ in range(_ROUNDS):
            before = dict(spots)
            for label in labels:
                spot = spots[label.key]
                if spot is not None and spot.tie is not None:
                    self._take_away(label, spot)
                    spots[label.key] = self._put(label)
            if all(_same(spots[key], spot) for key, spot in before.items()):
                break
        return {key: (float(s.centre[0]), float(s.centre[1])) for key, s in spots.items() if s is not None}

    def _put(self, label: Label) -> _Spot | None:
        """Place a label where it costs least, farther off and tied to its place where it would be hidden or tangled."""
        best, cost = self._best(label, label.candidates, _LATER * np.arange(len(label.candidates)))
        spot = None if best is None else _Spot(label.candidates[best], None)
        if cost >= self.tangled and label.place is not None:
            centres = _far(label.place, label.width, label.height)
            ties = _ties(label, centres)
            far, less = self._best(label, centres, self._tie_costs(label, centres, ties))
            if far is not None and less < cost:
                spot = _Spot(centres[far], ties[far])
        if spot is not None:
            self.blocked.append(_box(spot.centre, label))
            if spot.tie is not None:
                self.ties.append(spot.tie)
        return spot

    def _take_away(self, label: Label, spot: _Spot) -> None:
        self.blocked.remove(_box(spot.centre, label))
        self.ties = [tie for tie in self.ties if tie is not spot.tie]

    def _tie_costs(self, label: Label, centres: np.ndarray, ties: np.ndarray) -> np.ndarray:
        """What each tie costs: its length, and what it runs over."""
        boxes = [box for box in self.blocked if not _holds(box, label.place)]
        costs = _TIE_COST + _LENGTH * np.hypot(*(ties[:, 1] - ties[:, 0]).T)
        costs += _THROUGH * _runs_through(ties, np.array(boxes).reshape(-1, 4)).sum(axis=1)
        # At its place a tie always lies beside the arrows that end there.
        clear = self.soft[np.hypot(*(self.soft - label.place).T) > _BESIDE]
        costs += _CROSSED * _runs_over(ties, clear)
        costs += _KNOTTED * _crossing(ties, np.array(self.ties).reshape(-1, 2, 2)).sum(axis=1)
        return costs if label.strange is None else costs + _STRANGE * label.strange(centres)

    def _best(self, label: Label, candidates: np.ndarray, costs: np.ndarray) -> tuple[int | None, float]:
        """The cheapest of some centres, which have `costs` of their own, and what it costs."""
        best, lowest = None, np.inf
        area = label.width * label.height
        half = np.array([label.width, label.height]) / 2
        spots = np.asarray(candidates, dtype=float).reshape(-1, 2)
        boxes = np.hstack([spots - half, spots + half])
        covered = _shared(boxes, np.array(self.blocked, dtype=float).reshape(-1, 4)).sum(axis=1).tolist()
        within = _shared(boxes, np.array([self.bounds]))[:, 0].tolist()
        crossings = self._crossed(boxes).tolist()
        tied = _THROUGH * _runs_through(np.array(self.ties).reshape(-1, 2, 2), boxes).sum(axis=0)
        own = (costs + tied).tolist()
        for i, (taken, inside, crossed) in enumerate(zip(covered, within, crossings, strict=True)):
            if (taken > 0.01 * area and not label.required) or (crossed and label.alone):
                continue
            outside = area - inside
            # Any overlap is worse than every crossing; among overlaps the smallest is best.
            hidden = (taken + outside) / area
            cost = HIDDEN * (hidden > 0.01) + 100 * hidden + self.covering * crossed + own[i]
            if cost < lowest:
                best, lowest = i, cost
        return best, lowest

    def _crossed(self, boxes: np.ndarray) -> np.ndarray:
        """How many of the soft points each box covers."""
        # All are round one place, and most points are far from it.
        x, y = _near(self.soft, boxes.reshape(-1, 2)).T
        left, bottom, right, top = boxes.T[:, :, None]
        return ((x > left) & (x < right) & (y > bottom) & (y < top)).sum(axis=1)


def around(
    point: Sequence[float], width: float, height: float, gap: float, prefer: float = 0.0
) -> np.ndarray:
    """Centres round a point for a box of this size, the direction `prefer` (radians) first.

    >>> around((0, 0), 10, 4, 1).round(1)[0].tolist()
    [6.0, 0.0]
    """
    turns = np.array([0, 1, -1, 2, -2, 3, -3, 4]) * np.pi / 4
    rings = []
    for distance in (gap, gap + height * 0.8, gap + height * 1.6):
        angle = prefer + turns
        reach = np.column_stack(
            [np.cos(angle) * (width / 2 + distance), np.sin(angle) * (height / 2 + distance)]
        )
        rings.append(np.asarray(point) + reach)
    return np.concatenate(rings)


def nearest(
    centres: np.ndarray, size: tuple[float, float], own: Sequence[float], points: np.ndarray
) -> np.ndarray:
    """Those centres where a box of this size is clearly nearer to its own point than to any other: else it names the wrong one.

    Where there is none those that are just nearer, if there are any.

    >>> nearest(np.array([[0.0, 9.0], [0.0, -9.0]]), (8, 4), (0, 0), np.array([[0, 0], [0, 14]])).tolist()
    [[0.0, -9.0]]
    """
    rival = _away(centres, size, _others(own, points)).min(axis=1, initial=np.inf)
    mine = _away(centres, size, np.array([own]))[:, 0]
    clearly = mine + _CLEARLY <= rival
    return centres[clearly if clearly.any() else mine <= rival]


def touching(
    centres: np.ndarray, size: tuple[float, float], point: Sequence[float], gap: float
) -> np.ndarray:
    """Whether a box of this size at each centre is no farther from a point than a gap.

    >>> touching(np.array([[8.0, 0.0], [12.0, 0.0]]), (8, 4), (0, 0), 5.0).tolist()
    [True, False]
    """
    return _away(centres, size, np.array([point]))[:, 0] <= gap


def beside_another(
    centres: np.ndarray, size: tuple[float, float], own: Sequence[float], points: np.ndarray
) -> np.ndarray:
    """Whether a box of this size at each centre stands right beside a point that is not its own: there even a line to its place misleads.

    >>> beside_another(np.array([[8.0, 0.0], [8.0, 9.0]]), (8, 4), (20, 0), np.array([[0, 0], [20, 0]])).tolist()
    [True, False]
    """
    return _away(centres, size, _others(own, points)).min(axis=1, initial=np.inf) <= _BESIDE


def astray(
    centres: np.ndarray, size: tuple[float, float], line: np.ndarray, points: np.ndarray
) -> np.ndarray:
    """Whether a box of this size at each centre is nearer to one of some points than to its own line: it would be read as that one's.

    >>> astray(np.array([[0.0, 5.0], [20.0, 5.0]]), (4, 4), np.array([[0, 0], [10, 0]]), np.array([[22, 0]])).tolist()
    [False, True]
    """
    rival = _away(centres, size, points.reshape(-1, 2)).min(axis=1, initial=np.inf)
    return rival < _away(centres, size, line).min(axis=1, initial=np.inf)


def _away(centres: np.ndarray, size: tuple[float, float], points: np.ndarray) -> np.ndarray:
    """How far a box of this size at each centre is from each point, shape (centres, points)."""
    gaps = np.abs(points[None] - centres[:, None]) - np.array(size) / 2
    return np.hypot(*np.moveaxis(np.maximum(gaps, 0), -1, 0))


def _others(own: Sequence[float], points: np.ndarray) -> np.ndarray:
    return points[np.hypot(*(points - np.asarray(own)).T) > 1]


def _far(point: Sequence[float], width: float, height: float) -> np.ndarray:
    """Centres farther from a point on all sides, for a box of this size that is tied to it, the nearest first."""
    angle = np.arange(16) * np.pi / 8
    reach = [
        np.column_stack([np.cos(angle) * (width / 2 + gap), np.sin(angle) * (height / 2 + gap)])
        for gap in _FAR
    ]
    return np.asarray(point) + np.concatenate(reach)


def _ties(label: Label, centres: np.ndarray) -> np.ndarray:
    """The lines from a label's place to the nearest spots of its boxes at some centres, shape (centres, 2, 2)."""
    half = np.array([label.width, label.height]) / 2
    place = np.broadcast_to(np.array(label.place), centres.shape)
    return np.stack([place, np.clip(place, centres - half, centres + half)], axis=1)


def _runs_through(lines: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Whether each straight line runs through each box, shape (lines, boxes)."""
    start, along = lines[:, None, 0], lines[:, None, 1] - lines[:, None, 0]
    along = np.where(along == 0, 1e-12, along)
    one, other = (boxes[:, :2] - start) / along, (boxes[:, 2:] - start) / along
    enters, leaves = np.minimum(one, other).max(axis=-1), np.maximum(one, other).min(axis=-1)
    return (enters < leaves) & (enters < 1) & (leaves > 0)


def _runs_over(lines: np.ndarray, points: np.ndarray) -> np.ndarray:
    """How many points lie beside each straight line."""
    points = _near(points, lines.reshape(-1, 2))
    start, along = lines[:, None, 0], lines[:, None, 1] - lines[:, None, 0]
    away = points - start
    share = (away * along).sum(axis=-1) / np.maximum((along**2).sum(axis=-1), 1e-12)
    gaps = away - np.clip(share, 0, 1)[..., None] * along
    return (np.hypot(*np.moveaxis(gaps, -1, 0)) < _OVER).sum(axis=1)


def _crossing(lines: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Whether each straight line crosses each of the others, shape (lines, others)."""

    def sides(of: np.ndarray, ends: np.ndarray) -> np.ndarray:
        along, away = of[..., 1, :] - of[..., 0, :], ends - of[..., 0, :]
        return np.sign(along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0])

    own, other = lines[:, None], others[None]
    apart = sides(other, own[..., 0, :]) * sides(other, own[..., 1, :]) < 0
    return apart & (sides(own, other[..., 0, :]) * sides(own, other[..., 1, :]) < 0)


def _near(points: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Those points that lie within or just beside what some corners span."""
    low, high = corners.min(axis=0, initial=np.inf) - _OVER, corners.max(axis=0, initial=-np.inf) + _OVER
    return points[((points > low) & (points < high)).all(axis=1)]


def _same(one: _Spot | None, other: _Spot | None) -> bool:
    return one is other or (
        one is not None and other is not None and np.array_equal(one.centre, other.centre)
    )


def _holds(box: Box, point: Sequence[float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _box(centre: Sequence[float], label: Label) -> Box:
    x, y = centre
    return x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2


def _shared(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The area that each box shares with each of the others."""
    size = np.minimum(boxes[:, None, 2:], others[None, :, 2:]) - np.maximum(
        boxes[:, None, :2], others[None, :, :2]
    )
    return np.maximum(size, 0).prod(axis=2)
