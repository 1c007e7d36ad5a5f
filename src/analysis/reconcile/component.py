"""The least and the greatest sum of columns that limits tie together.

One programme over all columns gives every bound, warm from one sum to the next. Where totals tie hundreds of pairs together
it is a large one, though most bounds have nothing to do with the totals: they are links between the pairs that only cap.
Then the columns are split into **groups**, which share limits other than totals, and **loose** columns that only totals
cover (the rests, and pair-years that nothing else speaks of):

1. The bound within the groups of a sum is found by their own small programmes. If the totals have room for it beside what
   the other groups must take (`_fits`), it is the bound of the whole.
2. Else the groups of the sum are solved with the totals, all other groups standing where they take least of the totals
   that have a price in the answer (`_beside_others`). Where that is so, duality proves it the bound of the whole.
3. Else all columns are solved together.

All three give the same number; the order is that of their cost. Everything is in the scaled unit of the component.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from analysis.reconcile.program import Program

_EPS = 1e-9
_NEAR = 1e-7
"""What two sums may differ by and count as equal, relative to the larger."""
_IDLE = 1e-6
"""What a column that is not asked for costs: it takes no more room under the totals than it must."""
_PRICE = 1e-7
"""A limit with a price of no more is none that makes a bound what it is."""
LOOSE = -1
LARGE = 600
"""A component with fewer limits is solved together: its groups would save nothing."""
_TURNS = 4
"""How often the other groups are moved to suit the totals that have a price."""


Prices = tuple[tuple[int, float], ...]
"""Totals with a price in an answer, and the price."""


class Component:
    """Columns that limits tie together.

    Parameters
    ----------
    columns, rows : array of int
        Their numbers in the system, ascending.
    matrix : csr_array, shape (rows, columns)
    lower, upper : array, shape (rows,)
        The settled limits, in base units.
    links : array of int, shape (rows,)
        0 for limits on named partners; 1, 2, 3 for totals of a receiver, of a giver, of the nation.
    """

    def __init__(
        self,
        columns: np.ndarray,
        rows: np.ndarray,
        matrix: csr_array,
        lower: np.ndarray,
        upper: np.ndarray,
        links: np.ndarray,
    ) -> None:
        self.columns, self.rows, self.matrix, self.links = columns, rows, csr_array(matrix), links
        finite = np.concatenate([lower[lower > 0], upper[np.isfinite(upper)]])
        middle = float(np.median(finite)) if len(finite) else 1.0
        self.unit = middle if middle > 0 else 1.0
        self.lower, self.upper = lower / self.unit, upper / self.unit
        self._local: dict[tuple[int, bool, tuple[int, ...]], tuple[float, np.ndarray]] = {}
        self._programs: dict[object, Program] = {}
        self._known: dict[tuple[bool, tuple[int, ...]], float] = {}
        self._binding: dict[tuple[bool, tuple[int, ...]], np.ndarray] = {}
        self._standing: dict[Prices, tuple[np.ndarray, np.ndarray]] = {}
        self._usual: dict[tuple[int, ...], Prices] = {}

    # What is asked ------------------------------------------------------------------------------------------------

    def extreme(self, piece: tuple[int, ...], greatest: bool) -> float:
        """The least or the greatest sum of some columns, in base units; infinite where nothing caps it."""
        own = np.searchsorted(self.columns, piece)
        if greatest and not self._capped[own].all():
            return np.inf
        if not greatest and not self._floored[own].any():
            return 0.0
        key = greatest, tuple(own.tolist())
        if key not in self._known:
            value = self._extreme(own, greatest)
            self._known[key] = value * self.unit if value > _EPS else 0.0
        return self._known[key]

    def binding(self, piece: tuple[int, ...], greatest: bool) -> list[int]:
        """Limits with a price in the programme of a sum."""
        own = np.searchsorted(self.columns, piece)
        if (greatest and not self._capped[own].all()) or (not greatest and not self._floored[own].any()):
            return []
        key = greatest, tuple(own.tolist())
        if key not in self._binding:
            self._together(own, greatest)
        return self._binding[key].tolist()

    def _extreme(self, own: np.ndarray, greatest: bool) -> float:
        if not self._split:
            return self._together(own, greatest)
        groups = np.unique(self._group[own])
        if groups[0] != LOOSE and (not greatest or self._capped_locally[own].all()):
            found = [self._within(int(g), own[self._group[own] == g], greatest) for g in groups]
            if self._fits(groups, [x for _, x in found]):
                return sum(value for value, _ in found)
        value = self._beside_others(own, groups[groups != LOOSE], greatest)
        return self._together(own, greatest) if value is None else value

    @staticmethod
    def _cost(size: int, own: np.ndarray, greatest: bool) -> np.ndarray:
        cost = np.zeros(size)
        cost[own] = -1.0 if greatest else 1.0
        return cost

    # All columns together -----------------------------------------------------------------------------------------

    @cached_property
    def _floored(self) -> np.ndarray:
        return self._touched_by(self.lower > 0)

    @cached_property
    def _capped(self) -> np.ndarray:
        return self._touched_by(np.isfinite(self.upper))

    def _touched_by(self, rows: np.ndarray) -> np.ndarray:
        return np.diff(csc_array(self.matrix[np.flatnonzero(rows)]).indptr) > 0

    @cached_property
    def _whole(self) -> Program:
        size = len(self.columns)
        return Program(self.matrix, self.lower, self.upper, np.zeros(size), np.full(size, np.inf))

    def _together(self, own: np.ndarray, greatest: bool) -> float:
        found = self._whole.minimise(self._cost(len(self.columns), own, greatest))
        # A limit that says nothing but "not less than nothing" makes no sum what it is, whatever its price: all cells say so.
        empty = (found.dual > 0) & (self.lower <= 0)
        self._binding[greatest, tuple(own.tolist())] = self.rows[(np.abs(found.dual) > _PRICE) & ~empty]
        return abs(found.objective)

    # Group by group -----------------------------------------------------------------------------------------------

    @cached_property
    def _split(self) -> bool:
        """Whether there are totals that tie groups together."""
        return len(self.rows) >= LARGE and bool(self.links.any()) and len(self._members) > 1

    @cached_property
    def _group(self) -> np.ndarray:
        """The group of each column, `LOOSE` for those that only totals cover."""
        local = csr_array(self.matrix[np.flatnonzero(self.links == 0)])
        labels = connected_components(csr_array(local.T @ local), directed=False)[1]
        covered = np.diff(csc_array(local).indptr) > 0
        group = np.full(len(self.columns), LOOSE)
        group[covered] = np.unique(labels[covered], return_inverse=True)[1]
        return group

    @cached_property
    def _members(self) -> list[np.ndarray]:
        """Columns of each group."""
        order = np.argsort(self._group, kind="stable")
        found = np.split(
            order, np.searchsorted(self._group[order], np.arange(self._group.max(initial=-1) + 1))
        )
        return found[1:]

    @cached_property
    def _own_rows(self) -> list[np.ndarray]:
        """Limits of each group, without totals."""
        local = np.flatnonzero(self.links == 0)
        first = self.matrix.indices[self.matrix.indptr[local]]
        group = self._group[first]
        return [local[group == g] for g in range(len(self._members))]

    @cached_property
    def _capped_locally(self) -> np.ndarray:
        return self._touched_by(np.isfinite(self.upper) & (self.links == 0))

    def _within(self, group: int, own: np.ndarray, greatest: bool) -> tuple[float, np.ndarray]:
        """The least or greatest sum of columns of one group by its own limits, and the group's columns there."""
        key = group, greatest, tuple(own.tolist())
        if key not in self._local:
            members = self._members[group]
            place = np.searchsorted(members, own)
            cost = np.full(len(members), _IDLE)
            cost[place] = -1.0 if greatest else 1.0
            x = self._group_program(group).minimise(cost).x
            self._local[key] = float(x[place].sum()), x
        return self._local[key]

    def _group_program(self, group: int) -> Program:
        if group not in self._programs:
            rows, members = self._own_rows[group], self._members[group]
            size = len(members)
            self._programs[group] = Program(
                self.matrix[rows][:, members],
                self.lower[rows],
                self.upper[rows],
                np.zeros(size),
                np.full(size, np.inf),
            )
        return self._programs[group]

    # Room under the totals ----------------------------------------------------------------------------------------

    @cached_property
    def _total_rows(self) -> np.ndarray:
        return np.flatnonzero(self.links > 0)

    @cached_property
    def _totals(self) -> csr_array:
        """The totals, as rows over the columns."""
        return csr_array(self.matrix[self._total_rows])

    @cached_property
    def _base(self) -> np.ndarray:
        """An answer in which the groups take as little as they may, and the loose columns as much."""
        cost = np.where(self._group == LOOSE, -1e-3 * self._capped, 1.0)
        return self._whole.minimise(cost).x

    @cached_property
    def _ports(self) -> tuple[csr_array, np.ndarray]:
        """Which rests can give way to a column, and how much: columns by ports, and the room of each port.

        A total holds the pairs and a rest. Where a column takes more, the rests under the same totals can take as much
        less: those of the nation, of the giver and of the receiver, each for itself.
        """
        columns = csc_array(self.matrix)
        numbers: dict[tuple[int, ...], int] = {}
        room: list[float] = []
        row, port = [], []
        for column in range(len(self.columns)):
            limits = columns.indices[columns.indptr[column] : columns.indptr[column + 1]]
            for kind in (1, 2, 3):
                key = tuple(sorted(limits[self.links[limits] == kind].tolist()))
                if not key:
                    continue
                if key not in numbers:
                    numbers[key] = len(room)
                    room.append(0.0)
                row.append(column)
                port.append(numbers[key])
                if len(key) == len(limits):
                    room[numbers[key]] += self._base[column]
        shape = (len(room), len(self.columns))
        return csr_array((np.ones(len(row)), (port, row)), shape=shape), np.array(room)

    def _fits(self, groups: np.ndarray, found: list[np.ndarray]) -> bool:
        """Whether the totals hold when some groups take other values, the rests giving way to them."""
        ports, room = self._ports
        change = np.zeros(len(self.columns))
        for group, x in zip(groups, found, strict=True):
            members = self._members[group]
            change[members] = x - self._base[members]
        if np.all(ports @ change <= room + _NEAR * np.maximum(1.0, room)):
            return True
        taken = self._totals @ np.where(self._group == LOOSE, 0.0, self._base + change)
        low, high = self._under_totals(taken)
        if np.any(high < 0):
            return False
        self._rests.hold(low, high)
        return self._rests.feasible()

    def _under_totals(self, taken: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What is left of the totals beside what is taken of them.

        A floor that is met already stays below nought: it must have no price.
        """
        low, high = self.lower[self._total_rows] - taken, self.upper[self._total_rows] - taken
        room = _NEAR * np.maximum(1.0, taken)
        return low - room, np.where((high < 0) & (high > -room), 0.0, high + room)

    @cached_property
    def _rests(self) -> Program:
        """The loose columns alone, under the totals."""
        loose = np.flatnonzero(self._group == LOOSE)
        totals = self._totals[:, loose]
        shape = totals.shape
        return Program(
            totals,
            np.zeros(shape[0]),
            np.full(shape[0], np.inf),
            np.zeros(shape[1]),
            np.full(shape[1], np.inf),
        )

    def _by_group(self, own: np.ndarray) -> list[tuple[int, np.ndarray]]:
        """Columns by their group, without the loose ones."""
        group = self._group[own]
        return [(int(g), own[group == g]) for g in np.unique(group) if g != LOOSE]

    def _beside_others(self, own: np.ndarray, groups: np.ndarray, greatest: bool) -> float | None:
        """The bound with all other groups standing where they take least of the totals with a price; None if unproved."""
        touched = tuple(np.unique(self._totals[:, own].indices).tolist())
        for prices in dict.fromkeys([self._usual.get(touched, ()), ()]):
            for _ in range(_TURNS):
                found = self._beside(own, groups, greatest, prices)
                if found is None:
                    break
                value, prices, proved = found
                if proved:
                    self._usual[touched] = prices
                    return value
        return None

    def _beside(
        self, own: np.ndarray, groups: np.ndarray, greatest: bool, prices: Prices
    ) -> tuple[float, Prices, bool] | None:
        """The bound where the others stand at some prices, the prices in it, and whether they would stand there too.

        None if the others leave no room there.
        """
        members = np.flatnonzero(np.isin(self._group, [LOOSE, *groups]))
        outside = self._others(prices)[0].copy()
        outside[members] = 0.0
        low, high = self._under_totals(self._totals @ outside)
        program = self._with_totals(groups, members)
        program.hold(low, np.maximum(high, low))
        if np.any(high < 0) or not program.feasible():
            return None
        found = program.minimise(self._cost(len(members), np.searchsorted(members, own), greatest))
        prices = self._priced(found.dual)
        wanted = np.delete(self._others(prices)[1], groups).sum()
        proved = self._weight(prices) @ outside <= wanted + _NEAR * max(1.0, abs(wanted))
        return abs(found.objective), prices, bool(proved)

    def _with_totals(self, groups: np.ndarray, members: np.ndarray) -> Program:
        """The programme of some groups and the loose columns, the totals first among its rows."""
        key = "totals", tuple(groups.tolist())
        if key not in self._programs:
            rows = np.concatenate([self._total_rows, *(self._own_rows[g] for g in groups)])
            size = len(members)
            self._programs[key] = Program(
                self.matrix[rows][:, members],
                self.lower[rows],
                self.upper[rows],
                np.zeros(size),
                np.full(size, np.inf),
            )
        return self._programs[key]

    def _priced(self, dual: np.ndarray) -> Prices:
        """Totals with a price in an answer, and the price: what it costs when others take more of them."""
        price = -np.round(dual[: len(self._total_rows)], 6)
        return tuple((int(i), float(price[i])) for i in np.flatnonzero(price))

    def _weight(self, prices: Prices) -> np.ndarray:
        """What a unit of each column costs at some prices of the totals."""
        weight = np.zeros(len(self.columns))
        for total, price in prices:
            weight[self._totals.indices[self._totals.indptr[total] : self._totals.indptr[total + 1]]] += price
        return weight

    def _others(self, prices: Prices) -> tuple[np.ndarray, np.ndarray]:
        """All groups where they cost least at some prices of the totals, and that cost by group."""
        if prices not in self._standing:
            weight = self._weight(prices)
            point, least = self._base.copy(), np.zeros(len(self._members))
            for group, own in self._by_group(np.flatnonzero(weight)):
                members = self._members[group]
                if np.any(weight[own] < 0) and not self._capped_locally[own[weight[own] < 0]].all():
                    least[group] = -np.inf  # it could take ever more: no proof that way
                    continue
                found = self._group_program(group).minimise(
                    np.where(weight[members] == 0, _IDLE, weight[members])
                )
                point[members], least[group] = found.x, weight[members] @ found.x
            self._standing[prices] = point, least
        return self._standing[prices]
