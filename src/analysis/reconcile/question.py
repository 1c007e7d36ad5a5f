"""A sum that is asked for, and the columns that it means: those it touches, those it wholly holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from analysis.reconcile.atoms import FREE

EVERY = None
"""No names on a side: all partners, those that no list names among them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A sum: what `origins` gave `destinations` from `start` to the day before `end`, of some kinds.

    Origins and destinations are codes of any level, or None for all, unlisted partners included.
    """

    origins: tuple[str, ...] | None
    destinations: tuple[str, ...] | None
    start: int
    end: int
    kinds: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of a question: those it touches, those it wholly holds, and whether it touches what no limit covers.

    `exists` is false where no pair is known between the places in these days.
    """

    touched: tuple[int, ...]
    held: tuple[int, ...]
    free: bool
    exists: bool

    @property
    def whole(self) -> bool:
        """Whether the sum is made of whole columns and nothing else."""
        return not self.free and self.touched == self.held


class Near:
    """Atoms that some places and kinds touch, and their columns in any days.

    Many questions differ by their days only, and those whose days lie between the same ends of atoms mean the same.

    Parameters
    ----------
    start, end, column : array of int, shape (atoms,)
        First day, the day after the last, column (`FREE` where no limit covers the atom).
    inside : array of bool, shape (atoms,)
        Whether the places hold it.
    weight : array of int, shape (atoms,)
        How many of its kinds are asked for.
    made_of : array of int, shape (columns of the system,)
        How many atoms, counted kind by kind, make each column.
    further : bool
        Whether the question reaches beyond all atoms.
    """

    def __init__(
        self,
        start: np.ndarray,
        end: np.ndarray,
        column: np.ndarray,
        inside: np.ndarray,
        weight: np.ndarray,
        made_of: np.ndarray,
        further: bool,
    ) -> None:
        covered = column != FREE
        self._columns, self._place = np.unique(column[covered], return_inverse=True)
        self._start, self._end, self._inside = start[covered], end[covered], inside[covered]
        self._weight, self._whole = weight[covered], made_of[self._columns]
        self._free = start[~covered], end[~covered]
        self._starts, self._ends = sorted(set(start.tolist())), sorted(set(end.tolist()))
        self._further = further
        self._known: dict[tuple[int, int, int, int], Columns] = {}

    def columns(self, start: int, end: int) -> Columns:
        """The columns of the days from `start` to the day before `end`."""
        reached = bisect_left(self._starts, end), bisect_right(self._ends, start)
        held = bisect_left(self._starts, start), bisect_right(self._ends, end)
        key = reached + held
        if key not in self._known:
            self._known[key] = self._between(start, end)
        return self._known[key]

    def _between(self, start: int, end: int) -> Columns:
        reached = (self._start < end) & (self._end > start)
        held = reached & self._inside & (self._start >= start) & (self._end <= end)
        size = len(self._columns)
        touched = np.bincount(self._place[reached], minlength=size) > 0
        whole = np.bincount(self._place[held], self._weight[held], size) == self._whole
        free = bool(np.any((self._free[0] < end) & (self._free[1] > start)))
        return Columns(
            tuple(self._columns[touched].tolist()),
            tuple(self._columns[whole].tolist()),
            self._further or free,
            free or bool(touched.any()),
        )
