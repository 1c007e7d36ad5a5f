"""A family of indicators after its contradictions are settled: its limits, its atoms, its system.

`reconciliation` fills it, `tables` keeps it as files; series, sums, the model and explanations are asked of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.reconcile.atoms import Atoms
from analysis.reconcile.kinds import Family
from analysis.reconcile.limits import Limit, Limits
from analysis.reconcile.question import Columns
from analysis.reconcile.system import Settlement, System


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that is far off: its claims, what it states, what the rest suggests (in base units)."""

    claims: tuple[str, ...]
    figure: float
    expected: float


@dataclass(frozen=True)
class Solved:
    """A family after its contradictions are settled; `suspects` were set aside before."""

    family: Family
    read: Limits
    atoms: Atoms
    settlement: Settlement
    system: System
    suspects: tuple[Suspect, ...] = ()

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits, in their canonical order."""
        return self.read.limits

    def ready(self) -> None:
        """Work out now what every question needs, instead of at the first."""
        self.system.ready()
        self.statements.ready()

    @cached_property
    def statements(self) -> Statements:
        """Which limits speak of which columns."""
        found, state = self.settlement, self.atoms.incidence
        columns = [
            tuple(state.indices[a:b].tolist()) for a, b in zip(state.indptr, state.indptr[1:], strict=False)
        ]
        return Statements(
            [tuple(sorted(own)) for own in columns],
            [limit.side for limit in self.limits],
            found.lost,
            found.tied,
        )


@dataclass(frozen=True)
class Statements:
    """The limits by their columns: `columns`, `side`, `lost` and `tied` of each."""

    columns: list[tuple[int, ...]]
    side: list[str]
    lost: np.ndarray
    tied: np.ndarray

    @cached_property
    def _by_columns(self) -> dict[tuple[int, ...], list[int]]:
        found: dict[tuple[int, ...], list[int]] = {}
        for row, own in enumerate(self.columns):
            if own:
                found.setdefault(own, []).append(row)
        return found

    @cached_property
    def _of_column(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row, own in enumerate(self.columns):
            for column in own:
                found.setdefault(column, []).append(row)
        return found

    def ready(self) -> None:
        """Find the limits of columns now, instead of at the first question."""
        _ = self._by_columns, self._of_column

    def stating(self, asked: Columns, side: str) -> list[int]:
        """Limits of one side on just the sum that is asked for, if they didn't give way."""
        if not asked.whole:
            return []
        return [
            r for r in self._by_columns.get(asked.touched, ()) if self.side[r] == side and not self.lost[r]
        ]

    def about(self, columns: Iterable[int]) -> list[int]:
        """Limits that cover any of some columns."""
        return sorted(set().union(*(self._of_column.get(column, ()) for column in columns)))
