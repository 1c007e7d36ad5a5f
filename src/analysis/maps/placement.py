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


@dataclass(frozen=True, slots=True)
class Label:
    """A text of a known size and the centres where it may stand, best first.

    A `required` label is placed even where it must overlap; any other is left out then, and one that must stand `alone`
    also where it would cross anything. `spare` centres are tried where none of the others is free.
    """

    key: object
    width: float
    height: float
    candidates: np.ndarray
    required: bool = True
    alone: bool = False
    spare: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))


@dataclass(slots=True)
class Placer:
    """Places labels one after the other, remembering what is taken."""

    bounds: Box
    blocked: list[Box] = field(default_factory=list)
    soft: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))
    """Points that a label should keep clear of, such as samples along arrows."""

    def place(self, labels: Sequence[Label]) -> dict[object, tuple[float, float]]:
        """Return the centre of each label that was placed, by its key."""
        centres: dict[object, tuple[float, float]] = {}
        for label in labels:
            spot, cost = self._best(label, label.candidates)
            if cost >= _HIDDEN and len(label.spare):
                other, less = self._best(label, label.spare)
                spot, cost = (other, less) if less < cost else (spot, cost)
            if spot is None:
                continue
            centres[label.key] = (float(spot[0]), float(spot[1]))
            self.blocked.append(_box(spot, label))
        return centres

    def _best(self, label: Label, candidates: np.ndarray) -> tuple[np.ndarray | None, float]:
        best, lowest = None, np.inf
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
            cost = _HIDDEN * (hidden > 0.01) + 100 * hidden + crossed + 0.35 * rank
            if cost < lowest:
                best, lowest = spot, cost
        return best, lowest

    def _crossed(self, boxes: np.ndarray) -> np.ndarray:
        """How many of the soft points each box covers."""
        inside = (self.soft > boxes[:, None, :2]) & (self.soft < boxes[:, None, 2:])
        return inside.all(axis=2).sum(axis=1)


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

    Where there is none those that are just nearer, or else all.

    >>> nearest(np.array([[0.0, 9.0], [0.0, -9.0]]), (8, 4), (0, 0), np.array([[0, 0], [0, 14]])).tolist()
    [[0.0, -9.0]]
    """
    gaps = np.abs(points[None] - centres[:, None]) - np.array(size) / 2
    away = np.hypot(*np.moveaxis(np.maximum(gaps, 0), -1, 0))
    other = np.hypot(*(points - np.asarray(own)).T) > 1
    mine = np.hypot(*np.maximum(np.abs(np.asarray(own) - centres) - np.array(size) / 2, 0).T)
    rival = away[:, other].min(axis=1, initial=np.inf)
    for margin in (_CLEARLY, 0.0):
        if (fair := mine + margin <= rival).any():
            return centres[fair]
    return centres


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


def _box(centre: Sequence[float], label: Label) -> Box:
    x, y = centre
    return x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2


def _shared(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The area that each box shares with each of the others."""
    size = np.minimum(boxes[:, None, 2:], others[None, :, 2:]) - np.maximum(
        boxes[:, None, :2], others[None, :, :2]
    )
    return np.maximum(size, 0).prod(axis=2)
