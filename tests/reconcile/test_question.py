"""Which columns a span of days means."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.reconcile.atoms import FREE
from analysis.reconcile.question import Columns, Near


def near(atoms: list[tuple], made_of: list[int], further: bool = False) -> Near:
    start, end, column, inside, weight = (np.array(side) for side in zip(*atoms, strict=True))
    return Near(start, end, column, inside.astype(bool), weight, np.array(made_of), further)


def test_a_column_is_held_where_all_its_atoms_are():
    """Column 0 is made of two atoms, one a year; column 1 of one that reaches beyond the places."""
    told = near([(0, 10, 0, True, 1), (10, 20, 0, True, 1), (10, 20, 1, False, 1)], [2, 1])
    assert told.columns(0, 20) == Columns((0, 1), (0,), False, True)
    assert told.columns(0, 10) == Columns((0,), (), False, True)
    assert told.columns(20, 30) == Columns((), (), False, False)


def test_what_no_limit_covers_is_free():
    told = near([(0, 10, 0, True, 1), (10, 20, FREE, True, 1)], [1])
    assert told.columns(0, 10) == Columns((0,), (0,), False, True)
    assert told.columns(5, 15) == Columns((0,), (), True, True)
    assert told.columns(10, 20) == Columns((), (), True, True)
    assert near([(0, 10, 0, True, 1)], [1], further=True).columns(0, 10).free


def test_days_between_the_same_ends_are_one_answer():
    told = near([(0, 10, 0, True, 1), (30, 40, 1, True, 1)], [1, 1])
    assert told.columns(0, 15) is told.columns(-5, 30)
    assert told.columns(1, 15) is not told.columns(0, 15)


ATOMS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(1, 4), st.integers(-1, 4), st.booleans(), st.integers(1, 3)),
    min_size=1, max_size=12,
)  # fmt: skip


@given(ATOMS, st.lists(st.integers(1, 4), min_size=5, max_size=5))
def test_every_span_is_what_its_atoms_say(drawn, made_of):
    atoms = [(start, start + length, *rest) for start, length, *rest in drawn]
    told = near(atoms, made_of)
    for start in range(-1, 11):
        for end in range(start + 1, 12):
            reached = [a for a in atoms if a[0] < end and a[1] > start]
            touched = sorted({a[2] for a in reached} - {FREE})
            held = {c: sum(a[4] for a in reached if a[2] == c and a[3] and start <= a[0] and a[1] <= end) for c in touched}  # fmt: skip
            whole = [c for c in touched if held[c] == made_of[c]]
            free = any(a[2] == FREE for a in reached)
            assert told.columns(start, end) == Columns(tuple(touched), tuple(whole), free, bool(reached))
