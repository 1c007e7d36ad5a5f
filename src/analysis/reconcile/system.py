"""The settled limits of a family, and the least and greatest of any sum that they allow.

A sum is never made by adding cells. It is a question: which columns does it touch, which does it wholly hold? Its
greatest value is the greatest sum of those that it touches, its least the least sum of those that it holds, over all
answers that the limits allow (two linear programmes). Whatever claims say about several years, places or a city tells
in it, so that the floor of a span is no lower than any claim inside it, and its ceiling no higher than one that
covers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from analysis.reconcile.atoms import FREE, REST, Atoms
from analysis.reconcile.component import Component
from analysis.reconcile.limits import Limit
from analysis.reconcile.pairs import NATIONAL, province
from analysis.reconcile.question import EVERY, Columns, Near, Question
from analysis.reconcile.regions import Regions
from analysis.reconcile.settle import Block

_KEPT = 4096
"""Places and kinds whose atoms are kept at hand."""


@dataclass(frozen=True)
class Settlement:
    """What became of the limits: arrays of length `limits`, in base units."""

    lower: np.ndarray
    upper: np.ndarray
    slack: np.ndarray
    lost: np.ndarray
    tied: np.ndarray
    rivals: dict[int, tuple[int, ...]]


def link_kinds(limits: Sequence[Limit]) -> np.ndarray:
    """0 for limits on named partners; 1, 2, 3 for totals of a receiver, of a giver, of the nation."""
    everywhere = (NATIONAL,)
    return np.array([(x.givers == everywhere) + 2 * (x.receivers == everywhere) for x in limits], dtype=int)


def settle(limits: Sequence[Limit], incidence: csr_array) -> Settlement:
    """Settle the contradictions among the limits of a family.

    What pages say of named places is settled first, block by block. Totals over partners that are not named then meet
    what survived: they tie all blocks together, but only cap them, so most contradictions have nothing to do with them.

    Parameters
    ----------
    limits : sequence of Limit
        In their canonical order.
    incidence : csr_array, shape (limits, columns)

    Returns
    -------
    Settlement
    """
    rows = len(limits)
    lower, upper = (np.array([getattr(x, side) for x in limits], dtype=float) for side in ("lower", "upper"))
    found = Settlement(
        lower, upper, np.zeros(rows), np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool), {}
    )
    totals = link_kinds(limits) > 0
    named = np.flatnonzero(~totals)
    for members in blocks(incidence[named]):
        _settle_block(limits, incidence, named[members], found)
    for members in blocks(incidence):
        if totals[members].any():
            _settle_block(limits, incidence, members, found)
    return found


def _settle_block(
    limits: Sequence[Limit], incidence: csr_array, members: np.ndarray, found: Settlement
) -> None:
    """Settle some limits as they stand, and write down what became of them."""
    own = [limits[row] for row in members]
    size = np.array([limit.size for limit in own])
    unit = float(np.median(size))
    part = csc_array(incidence[members])
    part = part[:, np.flatnonzero(np.diff(part.indptr))]
    open_rows = found.lost[members]
    block = Block(
        part,
        found.lower[members] / unit,
        found.upper[members] / unit,
        np.array([limit.weight for limit in own]),
        size / unit,
        np.array([limit.soft for limit in own]) & ~open_rows,
    )
    found.lower[members], found.upper[members] = block.row_lower * unit, block.row_upper * unit
    moved = block.lost | block.tied
    found.slack[members[moved]] = block.slack[moved] * unit
    found.lost[members] |= block.lost
    found.tied[members] = (found.tied[members] | block.tied) & ~found.lost[members]
    for row, others in block.rivals.items():
        found.rivals[int(members[row])] = tuple(int(members[other]) for other in others)


def blocks(incidence: csr_array) -> list[np.ndarray]:
    """Sets of limits that share columns, directly or through others; limits without columns are in none.

    Parameters
    ----------
    incidence : csr_array, shape (limits, columns)
    """
    rows, columns = incidence.shape
    coo = incidence.tocoo()
    graph = csr_array((coo.data, (coo.row, coo.col + rows)), shape=(rows + columns, rows + columns))
    labels = connected_components(graph, directed=False)[1][:rows]
    labels = np.where(np.diff(incidence.indptr) > 0, labels, -1)
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    found = [part for part in np.split(order, cuts) if len(part) and labels[part[0]] >= 0]
    return sorted(found, key=lambda part: part[0])


class System:
    """Settled limits over atoms, ready for questions.

    Parameters
    ----------
    atoms : Atoms
    limits : sequence of Limit
    lower, upper : array, shape (limits,)
        The settled limits, in base units.
    regions : Regions
    """

    def __init__(
        self, atoms: Atoms, limits: Sequence[Limit], lower: np.ndarray, upper: np.ndarray, regions: Regions
    ) -> None:
        self.parts, self.atoms, self.incidence = atoms.parts, atoms.atoms, csr_array(atoms.incidence)
        self.lower, self.upper, self.regions = lower, upper, regions
        self.links = link_kinds(limits)
        self._sides: dict[tuple[int, tuple[str, ...]], tuple[np.ndarray, np.ndarray]] = {}
        self._places: dict[tuple, tuple[np.ndarray, np.ndarray, bool]] = {}
        self._programs: dict[tuple[int, bool], Component] = {}
        self._atoms_near: dict[tuple, Near] = {}

    def ready(self) -> None:
        """Work out now what every question needs, instead of at the first."""
        _ = (
            self._part,
            self._atom,
            self._holders,
            self._pair_of_part,
            self._atoms_of_column,
            self._component_of,
        )

    # Which columns a question means -------------------------------------------------------------------------------

    @cached_property
    def _part(self) -> dict[str, np.ndarray]:
        return {name: self.parts[name].to_numpy() for name in self.parts}

    @cached_property
    def _atom(self) -> dict[str, np.ndarray]:
        return {
            name: self.atoms[name].to_numpy() for name in ("place_class", "start", "end", "kinds", "column")
        }

    @cached_property
    def _holders(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """For each side: a place -> the parts that lie in it."""
        found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for side, name in enumerate(("giver", "receiver")):
            codes, place = np.unique(self.parts[name].to_numpy().astype(str), return_inverse=True)
            rows = np.split(np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))[:-1])
            # Not strict: without parts there is one empty piece.
            for code, own in zip(codes.tolist(), rows, strict=False):
                for holder in self.regions.ancestors(code) if code != REST else (REST,):
                    found[side].setdefault(holder, []).extend(own.tolist())
        return found

    def _side(self, side: int, codes: tuple[str, ...] | None) -> tuple[np.ndarray, np.ndarray]:
        """Parts that lie in some places of one side, and parts that they touch."""
        count = len(self.parts)
        if codes is EVERY:
            return np.ones(count, dtype=bool), np.ones(count, dtype=bool)
        if (side, codes) not in self._sides:
            inside, touched = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
            names = self._part[("giver", "receiver")[side]]
            home = self._part[("origin", "destination")[side]]
            pair = self._pair_of_part
            for code in codes:
                inside[self._holders[side].get(self.regions.canonical(code), [])] = True
                # What no claim tells apart is a piece of the smallest part that holds it.
                chain = self.regions.ancestors(code)
                near = np.flatnonzero(home == province(chain[-1]))
                rank = np.full(count, len(chain))
                for depth, holder in enumerate(chain):
                    rank[near[names[near] == holder]] = depth
                smallest = np.full(pair.max(initial=-1) + 1, len(chain))
                np.minimum.at(smallest, pair[near], rank[near])
                touched |= (rank < len(chain)) & (rank == smallest[pair])
            self._sides[side, codes] = inside, touched | inside
        return self._sides[side, codes]

    @cached_property
    def _pair_of_part(self) -> np.ndarray:
        return pd.factorize(self.parts["origin"] + self.parts["destination"])[0]

    def _classes(
        self, origins: tuple[str, ...] | None, destinations: tuple[str, ...] | None
    ) -> tuple[np.ndarray, np.ndarray, bool]:
        """Classes of atoms that lie in the places of a question, those that they touch, and whether it reaches further.

        It does where it asks for all partners of a place and nothing limits those that no list names.
        """
        key = origins, destinations
        if key not in self._places:
            first, second = self._side(0, origins), self._side(1, destinations)
            inside, reached, further = first[0] & second[0], first[1] & second[1], False
            if EVERY in key:
                inside, reached, further = self._with_unlisted(key, inside, reached)
            classes = self._part["place_class"]
            size = int(classes.max(initial=-1)) + 1
            held = np.bincount(classes, ~inside, size) == 0
            touched = np.bincount(classes, reached, size) > 0
            self._places[key] = held & touched, touched, further
        return self._places[key]

    def _with_unlisted(self, key: tuple, inside: np.ndarray, reached: np.ndarray) -> tuple:
        """Parts of a question for all partners of a side: which rests stand for those that no list names."""
        unlisted = self._part["giver"] == REST, self._part["receiver"] == REST
        if key == (EVERY, EVERY):
            # The nation holds the rests of its givers (`atoms`); those of receivers may be the same money.
            others = unlisted[0] & ~unlisted[1]
            inside, reached = inside & ~others, reached & ~others
            return inside, reached, not (unlisted[0] & unlisted[1]).any()
        side = 0 if key[1] is EVERY else 1
        own = reached & unlisted[1 - side]
        home = self._part[("origin", "destination")[side]]
        if {province(code) for code in key[side]} <= set(home[own]):
            return inside, reached, False
        nation = unlisted[1] & (unlisted[0] if side == 0 else True)
        return inside, reached | nation, not (unlisted[0] & unlisted[1]).any()

    @cached_property
    def _atoms_of_column(self) -> np.ndarray:
        """How many atoms, counted kind by kind, make each column."""
        column, kinds = self._atom["column"], self._atom["kinds"]
        own = column != FREE
        return np.bincount(column[own], np.bitwise_count(kinds[own]), self.incidence.shape[1])

    def _near(self, question: Question) -> Near:
        """The atoms that a question's places and kinds touch."""
        key = question.origins, question.destinations, question.kinds
        if key not in self._atoms_near:
            if len(self._atoms_near) >= _KEPT:
                self._atoms_near.clear()
            inside, touched, further = self._classes(question.origins, question.destinations)
            atom = self._atom
            rows = np.flatnonzero(touched[atom["place_class"]] & ((atom["kinds"] & question.kinds) != 0))
            self._atoms_near[key] = Near(
                atom["start"][rows], atom["end"][rows], atom["column"][rows], inside[atom["place_class"][rows]],
                np.bitwise_count(atom["kinds"][rows] & question.kinds), self._atoms_of_column, further,
            )  # fmt: skip
        return self._atoms_near[key]

    def columns(self, question: Question) -> Columns:
        """Find the columns of a question."""
        return self._near(question).columns(question.start, question.end)

    # Their bounds -------------------------------------------------------------------------------------------------

    @cached_property
    def _component_of(self) -> np.ndarray:
        """The component of each column."""
        found = np.full(self.incidence.shape[1], -1)
        for number, rows in enumerate(blocks(self.incidence)):
            found[np.unique(self.incidence[rows].indices)] = number
        return found

    def _component(self, number: int, greatest: bool) -> Component:
        """The programmes of a component: those for the least and for the greatest sums are two, as their vertices differ."""
        if (number, greatest) not in self._programs:
            columns = np.flatnonzero(self._component_of == number)
            part = csc_array(self.incidence[:, columns])
            rows = np.unique(part.indices)
            self._programs[number, greatest] = Component(
                columns, rows, csr_array(part)[rows], self.lower[rows], self.upper[rows], self.links[rows]
            )
        return self._programs[number, greatest]

    def bounds(self, questions: Sequence[Columns]) -> tuple[np.ndarray, np.ndarray]:
        """Return the least and the greatest sum of each question; infinite where nothing caps it.

        Equal programmes are solved once.
        """
        lower, upper = np.zeros(len(questions)), np.zeros(len(questions))
        upper[[asked.free for asked in questions]] = np.inf
        pieces: tuple[dict, dict] = ({}, {})
        for i, asked in enumerate(questions):
            for greatest, columns in enumerate((asked.held, () if asked.free else asked.touched)):
                for number, piece in self._split(columns):
                    pieces[greatest].setdefault((number, piece), []).append(i)
        solved = [self._solve(own, greatest) for own, greatest in zip(pieces, (False, True), strict=True)]
        for side, own, values in zip((lower, upper), pieces, solved, strict=True):
            for askers, value in zip(own.values(), values, strict=True):
                side[askers] += value
        return lower, np.maximum(upper, lower)

    def _solve(self, pieces: dict[tuple[int, tuple[int, ...]], list[int]], greatest: bool) -> list[float]:
        """The least (or greatest) sum of each piece, solved in an order of its own, given back in that of the pieces."""
        found = {key: self._component(key[0], greatest).extreme(key[1], greatest) for key in sorted(pieces)}
        return [found[key] for key in pieces]

    def _split(self, columns: tuple[int, ...]) -> list[tuple[int, tuple[int, ...]]]:
        """The columns by component."""
        if not columns:
            return []
        own = np.array(columns)
        component = self._component_of[own]
        if (component == component[0]).all():
            return [(int(component[0]), columns)]
        return [(int(c), tuple(own[component == c].tolist())) for c in np.unique(component)]

    def binding(self, columns: tuple[int, ...], greatest: bool) -> tuple[int, ...]:
        """Limits that make the least (or greatest) sum of some columns what it is."""
        return tuple(
            sorted(
                row
                for number, piece in self._split(columns)
                for row in self._component(number, greatest).binding(piece, greatest)
            )
        )
