"""Vertices that are known: what they prove is what the solver would find, and the solver is not asked again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_array

from analysis.reconcile import program as module
from analysis.reconcile import vertex
from analysis.reconcile.program import Program
from analysis.reconcile.vertex import Vertex, Vertices

ENDLESS = np.inf


def program(matrix: list, low: list, high: list) -> Program:
    held = csc_array(np.array(matrix, dtype=float))
    size = held.shape[1]
    return Program(held, np.array(low, float), np.array(high, float), np.zeros(size), np.full(size, ENDLESS))


@pytest.fixture(scope="module", autouse=True)
def small_ones_too():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LARGE", 0)
        yield


@pytest.fixture
def solved(monkeypatch):
    """The costs for which the solver was started."""
    started, solve = [], Program._solve
    monkeypatch.setattr(Program, "_solve", lambda self, cost: started.append(cost.tolist()) or solve(self, cost))  # fmt: skip
    return started


def two_years() -> Program:
    """10 in two years together, at least 3 in the first, at most 4 in the second."""
    return program([[1, 1], [1, 0], [0, 1]], [10, 3, 0], [10, ENDLESS, 4])


def test_a_known_vertex_answers_without_the_solver(solved):
    """The first year is 6 to 10, and where it is 6 the second is 4."""
    told = two_years()
    assert told.minimise(np.array([1.0, 0.0])).objective == pytest.approx(6.0)
    again = told.minimise(np.array([0.0, -1.0]))
    assert again.objective == pytest.approx(-4.0)
    assert again.x == pytest.approx([6.0, 4.0]) and again.activity == pytest.approx([10.0, 6.0, 4.0])
    assert again.dual == pytest.approx([0.0, 0.0, -1.0])
    assert solved == [[1.0, 0.0]]


def test_another_vertex_is_solved_and_both_are_kept(solved):
    told = two_years()
    found = [
        told.minimise(np.array(cost)).objective for cost in ([1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [-1.0, 0.0])
    ]
    assert found == pytest.approx([6.0, 0.0, 6.0, -10.0])
    assert solved == [[1.0, 0.0], [0.0, 1.0]]


def test_other_limits_make_what_was_known_worthless(solved):
    told = two_years()
    told.minimise(np.array([1.0, 0.0]))
    told.hold(np.array([20.0]), np.array([20.0]))
    assert told.feasible()
    assert told.minimise(np.array([1.0, 0.0])).objective == pytest.approx(16.0)
    assert told.minimise(np.array([0.0, -1.0])).objective == pytest.approx(-4.0)
    assert len(solved) == 2


def test_a_vertex_that_is_not_the_least_has_no_prices():
    matrix = csc_array(np.array([[1.0, 1.0]]))
    rows, columns = (np.array([5.0]), np.array([8.0])), (np.zeros(2), np.full(2, ENDLESS))
    own = Vertex(
        matrix, matrix.T.tocsr(), rows, columns, np.array([5.0, 0.0]), np.array([5.0]), np.array([0])
    )
    assert own.prices(np.array([1.0, 2.0])).tolist() == [1.0]
    assert own.prices(np.array([2.0, 1.0])) is None  # the second column would be cheaper
    assert own.prices(np.array([-1.0, 0.0])) is None  # more of the first would be cheaper


def test_a_singular_basis_proves_nothing():
    matrix = csc_array(np.ones((2, 2)))
    rows, columns = (np.ones(2), np.ones(2)), (np.zeros(2), np.full(2, ENDLESS))
    with pytest.raises(RuntimeError):
        Vertex(matrix, matrix.T.tocsr(), rows, columns, np.array([1.0, 0.0]), np.ones(2), np.array([0, 1]))


def test_the_oldest_gives_way(monkeypatch):
    monkeypatch.setattr(vertex, "_KEPT", 2)
    matrix = csc_array(np.ones((1, 3)))
    rows, columns = (np.ones(1), np.ones(1)), (np.zeros(3), np.full(3, ENDLESS))
    kept = Vertices(3)
    for at in range(3):
        kept.add(Vertex(matrix, matrix.T.tocsr(), rows, columns, np.eye(3)[at], np.ones(1), np.array([at])))
    assert kept.least(np.array([0.0, 1.0, 1.0])) is None
    for at in (1, 2):
        assert kept.least(1.0 - np.eye(3)[at])[0].x.tolist() == np.eye(3)[at].tolist()


def test_vertices_that_prove_nothing_are_given_up(monkeypatch, solved):
    """The least of each of two years by turns, of which one vertex alone is kept."""
    monkeypatch.setattr(vertex, "_PATIENCE", 3)
    monkeypatch.setattr(vertex, "_PAYS", 1)
    monkeypatch.setattr(vertex, "_KEPT", 1)
    told, turns = two_years(), [np.array([1.0, 0.0]), np.array([0.0, 1.0])] * 3
    found = [told.minimise(cost).objective for cost in [*turns, turns[-1], turns[-1]]]
    assert found == pytest.approx([6.0, 0.0] * 3 + [0.0, 0.0])
    assert len(solved) == 8


def test_a_small_programme_is_solved_each_time(monkeypatch, solved):
    monkeypatch.setattr(module, "_LARGE", 5)
    told = two_years()
    assert [told.minimise(np.array([1.0, 0.0])).objective for _ in range(2)] == pytest.approx([6.0, 6.0])
    assert len(solved) == 2


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_all_answers_are_those_of_a_programme_that_knows_nothing(seed):
    """Of random limits that some answer meets; prices pay for no more than a column costs, and add up to the sum."""
    rng = np.random.default_rng(seed)
    rows, columns = rng.integers(1, 9), rng.integers(1, 12)
    matrix = (rng.random((rows, columns)) < 0.4).astype(float)
    sums = matrix @ rng.integers(0, 9, columns)
    low = np.where(rng.random(rows) < 0.7, sums - rng.integers(0, 2, rows), 0.0).clip(0.0)
    high = np.where(rng.random(rows) < 0.6, sums + rng.integers(0, 2, rows), ENDLESS)
    capped = matrix[np.isfinite(high)].any(axis=0)
    told = program(matrix, low, high)
    for _ in range(30):
        cost = (rng.random(columns) < 0.4).astype(float)
        cost = -cost * capped if rng.random() < 0.5 else cost
        found = told.minimise(cost)
        assert found.objective == pytest.approx(program(matrix, low, high).minimise(cost).objective, abs=1e-6)
        assert found.objective == pytest.approx(cost @ found.x, abs=1e-6)
        assert (matrix @ found.x >= low - 1e-6).all() and (matrix @ found.x <= high + 1e-6).all()
        paid = np.where(found.dual > 0, low, np.where(np.isfinite(high), high, 0.0)) @ found.dual
        assert paid == pytest.approx(found.objective, abs=1e-5)
        assert (cost - matrix.T @ found.dual >= -1e-6).all()
        assert (found.dual[np.isinf(high)] >= -1e-6).all()
