"""Placing labels so that none covers another: candidates, costs, and the cheapest that fits.

Boxes are in points. What must be readable blocks (other labels, dots, legends); what may be crossed costs
(arrows).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

Box = tuple[float, float, float, float]
"""left, bottom, right, top"""

_CLEARLY = 2.5  # points
_HIDDEN = 1000.0  # cost of standing on what blocks
_TIE_COST = 2.0
_CROSSED = 2.0  # cost of each spot of a tie that lies on a label or a dot
_FAR = (10.0, 16.0, 24.0, 34.0, 46.0, 60.0)  # points between a label that is tied to its place and the place
_TIE = np.linspace(0.15, 0.95, 12)[:, None]  # where a tie is looked at, between its ends


@dataclass(frozen=True, slots=True)
class Label:
    """A text of a known size and the centres where it may stand, best first.

    A `required` label is placed even where it must overlap; any other is left out then, and one that must stand `alone`
    also where it would cross anything. Where none of the candidates is free, one with a `place` stands farther off, and is
    tied to it by a line.
    """

    key: object
    width: float
    height: float
    candidates: np.ndarray
    required: bool = True
    alone: bool = False
    place: tuple[float, float] | None = None


@dataclass(slots=True)
class Placer:
    """Places labels one after the other, remembering what is taken, and which of them are tied to their places."""

    bounds: Box
    blocked: list[Box] = field(default_factory=list)
    soft: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))
    """Points that a label should keep clear of, such as samples along arrows."""
    ties: list[np.ndarray] = field(default_factory=list)
    """Both ends of the line of each label that is tied to its place."""
    tangled: float = _HIDDEN
    """Soft points under a label, about, from which it stands farther off if that is clearly better."""

    def place(self, labels: Sequence[Label]) -> dict[object, tuple[float, float]]:
        """Return the centre of each label that was placed, by its key."""
        centres: dict[object, tuple[float, float]] = {}
        for label in labels:
            spot, cost = self._best(label, label.candidates)
            if cost >= self.tangled and label.place is not None:
                spot = self._tied(label, np.array(label.place), spot, cost)
            if spot is None:
                continue
            centres[label.key] = (float(spot[0]), float(spot[1]))
            self.blocked.append(_box(spot, label))
        return centres

    def _tied(
        self, label: Label, place: np.ndarray, near: np.ndarray | None, cost: float
    ) -> np.ndarray | None:
        """The best centre farther off, whose tie crosses no other label if that can be; the near one where none is better."""
        centres = _far(place, label.width, label.height)
        half = np.array([label.width, label.height]) / 2
        corners = np.clip(place, centres - half, centres + half)
        along = place + _TIE * (corners - place)[:, None]
        boxes = np.array([box for box in self.blocked if not _holds(box, place)]).reshape(-1, 4)
        within = (along[..., None, :] > boxes[:, :2]) & (along[..., None, :] < boxes[:, 2:])
        spot, less = self._best(label, centres, _CROSSED * within.all(axis=-1).sum(axis=(1, 2)))
        if spot is None or less + _TIE_COST >= cost:
            return near
        best = int(np.flatnonzero((centres == spot).all(axis=1))[0])
        self.ties.append(np.array([place, corners[best]]))
        self.soft = np.concatenate([self.soft, along[best]])
        return spot

    def _best(
        self, label: Label, candidates: np.ndarray, costs: np.ndarray | float = 0.0
    ) -> tuple[np.ndarray | None, float]:
        """The cheapest of some centres, which have `costs` of their own."""
        best, lowest = None, np.inf
        costs = np.broadcast_to(costs, len(candidates))
        area = label.width * label.height
        half = np.array([label.width, label.height]) / 2
        spots = np.asarray(candidates, dtype=float).reshape(-1, 2)
        boxes = np.hstack([spots - half, spots + half])
        covered = _shared(boxes, np.array(self.blocked, dtype=float).reshape(-1, 4)).sum(axis=1).tolist()
        within = _shared(boxes, np.array([self.bounds]))[:, 0].tolist()
        crossings = self._crossed(boxes).tolist()
        for rank, (spot, taken, inside, crossed) in enumerate(
            zip(candidates, covered, within, crossings, strict=True)
        ):
            if (taken > 0.01 * area and not label.required) or (crossed and label.alone):
                continue
            outside = area - inside
            # Any overlap is worse than every crossing; among overlaps the smallest is best.
            hidden = (taken + outside) / area
            cost = _HIDDEN * (hidden > 0.01) + 100 * hidden + crossed + 0.35 * rank + costs[rank]
            if cost < lowest:
                best, lowest = spot, cost
        return best, lowest

    def _crossed(self, boxes: np.ndarray) -> np.ndarray:
        """How many of the soft points each box covers."""
        low, high = boxes[:, :2].min(axis=0, initial=np.inf), boxes[:, 2:].max(axis=0, initial=-np.inf)
        # All are round one place, and most points are far from it.
        x, y = self.soft[((self.soft > low) & (self.soft < high)).all(axis=1)].T
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
    gaps = np.abs(points[None] - centres[:, None]) - np.array(size) / 2
    away = np.hypot(*np.moveaxis(np.maximum(gaps, 0), -1, 0))
    other = np.hypot(*(points - np.asarray(own)).T) > 1
    mine = np.hypot(*np.maximum(np.abs(np.asarray(own) - centres) - np.array(size) / 2, 0).T)
    rival = away[:, other].min(axis=1, initial=np.inf)
    clearly = mine + _CLEARLY <= rival
    return centres[clearly if clearly.any() else mine <= rival]


def touching(
    centres: np.ndarray, size: tuple[float, float], point: Sequence[float], gap: float
) -> np.ndarray:
    """Whether a box of this size at each centre is no farther from a point than a gap.

    >>> touching(np.array([[8.0, 0.0], [12.0, 0.0]]), (8, 4), (0, 0), 5.0).tolist()
    [True, False]
    """
    gaps = np.abs(np.asarray(point) - centres) - np.array(size) / 2
    return np.hypot(*np.maximum(gaps, 0).T) <= gap


def astray(
    centres: np.ndarray, size: tuple[float, float], line: np.ndarray, points: np.ndarray
) -> np.ndarray:
    """Whether a box of this size at each centre is nearer to one of some points than to its own line: it would be read as that one's.

    >>> astray(np.array([[0.0, 5.0], [20.0, 5.0]]), (4, 4), np.array([[0, 0], [10, 0]]), np.array([[22, 0]])).tolist()
    [False, True]
    """

    def away(others: np.ndarray) -> np.ndarray:
        gaps = np.abs(others[None] - centres[:, None]) - np.array(size) / 2
        return np.hypot(*np.moveaxis(np.maximum(gaps, 0), -1, 0)).min(axis=1, initial=np.inf)

    return away(points.reshape(-1, 2)) < away(line)


def _far(point: Sequence[float], width: float, height: float) -> np.ndarray:
    """Centres farther from a point on all sides, for a box of this size that is tied to it, the nearest first."""
    angle = np.arange(16) * np.pi / 8
    reach = [
        np.column_stack([np.cos(angle) * (width / 2 + gap), np.sin(angle) * (height / 2 + gap)])
        for gap in _FAR
    ]
    return np.asarray(point) + np.concatenate(reach)


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
