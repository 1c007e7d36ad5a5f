"""A second, plain way from settled limits to bounds: atoms as sets in plain Python, one programme a bound.

It shares no code with `atoms`, `system`, `component` and `program`, so that a slip in one of the two shows.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

NATION, NOBODY = "100000", "000000"


def home(code: str) -> str:
    return code[:2] + "0000"


class Plain:
    """Bounds of the cells of one family, from the tables `limits`, `pairings` and `places`."""

    def __init__(
        self, limits: pd.DataFrame, pairings: pd.DataFrame, places: pd.DataFrame, kinds: int, last: int
    ):
        self.rows = list(limits.sort_values("number").itertuples(index=False))
        self.kinds, self.last = range(kinds), last
        self.above = self._above(places)
        self.name, self.inside = cache(self._name), cache(self._inside)
        self.givers = [tuple(row.origin.split(";")) for row in self.rows]
        self.receivers = [tuple(row.destination.split(";")) for row in self.rows]
        self.start = [row.start for row in self.rows]
        self.end = [row.end + pd.Timedelta(days=1) for row in self.rows]
        self._read_pairs(pairings)
        self.made: dict[frozenset, list] = defaultdict(list)
        for pair in sorted(self.years):
            self._cut(pair, self.years[pair])
        always = set(range(1996, max(max(years) for years in self.years.values()) + 1))
        for giver in {
            home(c)
            for g, r in zip(self.givers, self.receivers, strict=True)
            if r == (NATION,) != g
            for c in g
        }:
            self._cut((giver, NOBODY), always)
        for receiver in {
            home(c)
            for g, r in zip(self.givers, self.receivers, strict=True)
            if g == (NATION,) != r
            for c in r
        }:
            self._cut((NOBODY, receiver), always)
        if any(g == r == (NATION,) for g, r in zip(self.givers, self.receivers, strict=True)):
            self._cut((NOBODY, NOBODY), always)
        self._columns()

    @staticmethod
    def _above(places: pd.DataFrame) -> dict[str, tuple[str, bool]]:
        """Former code -> (successor, whether it is the same place)."""
        gone = places[places["successor"].notna() & (places["successor"] != places["adcode"])]
        now = set(places.loc[places["valid_to"].isna(), "adcode"])
        born = places.groupby("adcode")["valid_from"].min().to_dict()
        merged = gone.groupby("successor")["adcode"].nunique().to_dict()
        found = {}
        for row in gone.itertuples():
            if row.adcode not in now and home(row.adcode) == home(row.successor):
                alone = merged[row.successor] == 1
                found[row.adcode] = row.successor, bool(alone and born.get(row.successor, 0) >= row.valid_to)
        return found

    def _name(self, code: str) -> str:
        for _ in range(5):
            if code in self.above and self.above[code][1]:
                code = self.above[code][0]
        return code

    def _inside(self, code: str, other: str) -> bool:
        """Whether one place lies in another: by what became of it, and by its digits."""
        if other == NATION:
            return True
        code, other = self.name(code), self.name(other)
        while code != other:
            if code in self.above:
                code = self.name(self.above[code][0])
            elif code == home(code):
                return False
            else:
                alone = code[4:] == "00" or code[2:4] >= "90" or code[:2] in ("11", "12", "31", "50")
                code = self.name(home(code) if alone else code[:4] + "00")
        return True

    def _read_pairs(self, pairings: pd.DataFrame) -> None:
        self.years: dict[tuple, set[int]] = defaultdict(set)
        self.paired: dict[tuple, set[int]] = defaultdict(set)
        self.closed: dict[str, set[int]] = defaultdict(set)
        self.lists: dict[tuple, set] = defaultdict(set)
        spans = []
        for row in pairings.itertuples():
            giver, receiver = home(row.assisting), home(row.assisted)
            first = row.start if pd.notna(row.start) else row.round
            if row.closed is True or (pd.notna(row.closed) and bool(row.closed)):
                self.closed[giver] |= set(range(int(row.closed_start), int(row.closed_end) + 1))
            if giver != receiver and pd.notna(first):
                last = int(row.end) if pd.notna(row.end) else self.last
                spans.append((giver, receiver, row, range(max(int(first), 1996), min(last, self.last) + 1)))
        for giver, receiver, row, years in spans:
            for year in years:
                self.years[giver, receiver].add(year)
                self.paired[giver, receiver].add(year)
                if year in self.closed[giver]:
                    self.lists[giver, receiver, year].add((row.assisting, row.assisted))
        self.open: set[tuple] = set()
        for i, row in enumerate(self.rows):
            g, r = self.givers[i], self.receivers[i]
            if row.paired or NATION in (*g, *r) or min(len(g), len(r)) > 1:
                continue
            for pair in {(home(a), home(b)) for a, b in product(g, r)} - {(home(a), home(a)) for a in g}:
                for year in range(max(self.start[i].year, 1996), row.end.year + 1):
                    self.years[pair].add(year)
                    near = any(
                        (self.inside(a, x) or self.inside(x, a)) and (self.inside(b, y) or self.inside(y, b))
                        for a, b in product(g, r) if (home(a), home(b)) == pair
                        for x, y in self.lists[(*pair, year)]
                    )  # fmt: skip
                    if year in self.closed[pair[0]] and not near:
                        self.open.add((*pair, year))

    def _covers(self, wanted: tuple[str, ...], code: str, side: str) -> bool:
        if wanted == (NATION,):
            return True
        return code != NOBODY and any(home(w) == side and self.inside(code, w) for w in wanted)

    def _touches(self, row: int, pair: tuple[str, str]) -> bool:
        """Whether a limit speaks of a pair; the nation's speak of all but the rests of receivers."""
        g, r = self.givers[row], self.receivers[row]
        if pair[0] == NOBODY and g != (NATION,) or pair[1] == NOBODY and r != (NATION,):
            return False
        if pair[0] == NOBODY and pair[1] != NOBODY and r == (NATION,):
            return False
        return all(
            wanted == (NATION,) or any(home(w) == side for w in wanted)
            for wanted, side in ((g, pair[0]), (r, pair[1]))
        )

    def _cut(self, pair: tuple[str, str], years: set[int]) -> None:
        rows = [i for i in range(len(self.rows)) if self._touches(i, pair)]
        lists = {year: frozenset(self.lists[(*pair, year)]) for year in years if year in self.closed[pair[0]] and (*pair, year) not in self.open}  # fmt: skip
        sides = []
        for side, named in enumerate((self.givers, self.receivers)):
            codes = {w for i in rows for w in named[i] if w != NATION and home(w) == pair[side]}
            codes |= {place[side] for listed in lists.values() for place in listed}
            sides.append([NOBODY] if pair[side] == NOBODY else sorted({pair[side], *map(self.name, codes)}))
        classes: dict[tuple, int] = defaultdict(int)
        for a, b in product(*sides):
            cover = tuple(i for i in rows if self._covers(self.givers[i], a, pair[0]) and self._covers(self.receivers[i], b, pair[1]))  # fmt: skip
            member = frozenset(year for year, listed in lists.items() if listed and not any(self.inside(a, x) and self.inside(b, y) for x, y in listed))  # fmt: skip
            classes[cover, member] += 1
        cuts = {pd.Timestamp(y + more, 1, 1) for y in years for more in (0, 1)}
        cuts |= {d for i in rows for d in (self.start[i], self.end[i])}
        for start in sorted(cuts):
            if start.year not in years:
                continue
            known = start.year in self.paired[pair] or NOBODY in pair
            for (cover, missing), count in classes.items():
                if start.year in missing:
                    continue
                now = [i for i in cover if self.start[i] <= start < self.end[i] and (known or not self.rows[i].paired)]  # fmt: skip
                for kind in self.kinds:
                    column = frozenset(i for i in now if self.rows[i].kinds >> kind & 1)
                    self.made[column].append((pair, start.year, kind, count))

    def _columns(self) -> None:
        """Number the columns, and sort them by what ties them together."""
        self.columns = [column for column in self.made if column]
        group = {i: i for i in range(len(self.rows))}

        def root(i: int) -> int:
            while group[i] != i:
                i = group[i]
            return i

        for column in self.columns:
            first, *others = column
            for other in others:
                group[root(other)] = root(first)
        self.block: dict[int, list[frozenset]] = defaultdict(list)
        for column in self.columns:
            self.block[root(next(iter(column)))].append(column)
        self.block_of = {column: number for number, columns in self.block.items() for column in columns}
        self.asked: dict[tuple, float] = {}
        self.programmes: dict[int, tuple] = {}

    def _programme(self, block: int) -> tuple:
        """Matrix and right-hand side of a block's limits, as A x <= b, and the figure that they are divided by."""
        if block not in self.programmes:
            columns = self.block[block]
            rows = sorted({i for column in columns for i in column})
            place = {row: number for number, row in enumerate(rows)}
            at = [(place[i], j) for j, column in enumerate(columns) for i in column]
            matrix = csr_array(
                (np.ones(len(at)), tuple(zip(*at, strict=True))), shape=(len(rows), len(columns))
            )
            low = np.array([self.rows[i].held_lower for i in rows])
            high = np.array([self.rows[i].held_upper for i in rows])
            unit = np.median(np.concatenate([low[low > 0], high[np.isfinite(high)], [1.0]]))
            capped, floored = np.flatnonzero(np.isfinite(high)), np.flatnonzero(low > 0)
            both = vstack([matrix[capped], -matrix[floored]])
            self.programmes[block] = both, np.concatenate([high[capped], -low[floored]]) / unit, unit
        return self.programmes[block]

    def _solve(self, block: int, wanted: frozenset, sign: float) -> float:
        if (block, wanted, sign) not in self.asked:
            matrix, most, unit = self._programme(block)
            cost = sign * np.array([column in wanted for column in self.block[block]], dtype=float)
            found = linprog(
                cost, A_ub=matrix, b_ub=most, options={"presolve": False}
            )  # takes longer than solving
            self.asked[block, wanted, sign] = np.inf if found.status == 3 else abs(found.fun) * unit
        return self.asked[block, wanted, sign]

    def bounds(self, pair: tuple[str, str], year: int, mask: int) -> tuple[float, float]:
        """The least and the greatest value of a pair in a year."""

        def inside(atom: tuple) -> bool:
            return atom[:2] == (pair, year) and bool(mask >> atom[2] & 1)

        touched = self._by_cell[pair, year]
        touched = {column for column in touched if any(inside(atom) for atom in self.made[column])}
        held = {column for column in touched if column and all(inside(atom) for atom in self.made[column])}
        low = sum(self._solve(b, frozenset(c for c in held if self.block_of[c] == b), 1.0) for b in {self.block_of[c] for c in held})  # fmt: skip
        if frozenset() in touched:
            return low, np.inf
        high = sum(self._solve(b, frozenset(c for c in touched if self.block_of[c] == b), -1.0) for b in {self.block_of[c] for c in touched})  # fmt: skip
        return low, high

    @property
    def _by_cell(self) -> dict[tuple, set]:
        if not hasattr(self, "_cells"):
            self._cells: dict[tuple, set] = defaultdict(set)
            for column, atoms in self.made.items():
                for pair, year, *_ in atoms:
                    self._cells[pair, year].add(column)
        return self._cells
