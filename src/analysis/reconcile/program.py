"""A thin door to the solver: one linear programme that is solved again and again with other costs.

HiGHS is used through its own package instead of `scipy.optimize.linprog`, because finding the bounds of
many cells means solving the same rows for hundreds of objectives: the simplex goes on from its last basis,
which `linprog` can't. Nine objectives of ten are proved to have their least where an earlier one had it (`vertex`);
only for the others the solver is started. Everything is deterministic: one thread, no random start, no time limit.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import highspy
import numpy as np
from scipy.sparse import csc_array, csr_array, sparray

from analysis.reconcile.vertex import TOLERANCE, Vertex, Vertices

_SOFTER = (TOLERANCE, 1e-6, 1e-5, 1e-4)
"""What is tried in turn where the solver finds no answer: beside a figure of 10^9 units, 1e-7 is beyond arithmetic."""
_LARGE = 500
"""A programme with fewer entries is solved as fast as a vertex is read."""


@dataclass(frozen=True)
class Optimum:
    """A vertex: its columns, the activity of its rows, the dual price of each row, and its objective."""

    x: np.ndarray
    activity: np.ndarray
    dual: np.ndarray
    objective: float


class Program:
    """Rows `row_lower <= matrix @ x <= row_upper` over columns within bounds.

    Parameters
    ----------
    matrix : sparse array, shape (rows, columns)
    row_lower, row_upper : array, shape (rows,)
    column_lower, column_upper : array, shape (columns,)
    """

    def __init__(
        self,
        matrix: sparray,
        row_lower: np.ndarray,
        row_upper: np.ndarray,
        column_lower: np.ndarray,
        column_upper: np.ndarray,
    ) -> None:
        columns = csc_array(matrix, dtype=float)
        columns.sort_indices()
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = columns.shape
        model.col_cost_ = np.zeros(columns.shape[1])
        model.col_lower_, model.col_upper_ = column_lower, column_upper
        model.row_lower_, model.row_upper_ = row_lower, row_upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = columns.indptr.astype(np.int32)
        model.a_matrix_.index_ = columns.indices.astype(np.int32)
        model.a_matrix_.value_ = columns.data
        self._solver = highspy.Highs()
        for name, value in {
            "output_flag": False,
            "threads": 1,
            "parallel": "off",
            "presolve": "off",
            "solver": "simplex",
            "simplex_strategy": 4,  # primal: a basis stays feasible when only the costs change
            "primal_feasibility_tolerance": TOLERANCE,
            "dual_feasibility_tolerance": TOLERANCE,
        }.items():
            self._solver.setOptionValue(name, value)
        self._solver.passModel(model)
        self._cost = np.zeros(columns.shape[1])
        self._matrix, self._columns = columns, (column_lower, column_upper)
        self._rows = row_lower.astype(float), row_upper.astype(float)
        self._vertices = Vertices(columns.shape[1])
        self._unread: Optimum | None = None

    def minimise(self, cost: np.ndarray) -> Optimum:
        """Find the least of one objective: at a vertex that is known, or else from where the last solve ended.

        Raises
        ------
        ArithmeticError
            If the solver finds no optimum; a feasible, bounded programme always has one.
        """
        if not self._vertices.given_up:
            self._read()
            if known := self._vertices.least(cost):
                vertex, price = known
                return Optimum(vertex.x, vertex.activity, price, float(cost @ vertex.x))
        return self._solve(cost)

    def _solve(self, cost: np.ndarray) -> Optimum:
        changed = np.flatnonzero(cost != self._cost).astype(np.int32)
        self._solver.changeColsCost(len(changed), changed, cost[changed])
        self._cost = cost.copy()
        self._solver.run()
        exact = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        if not exact:
            for tolerance in _SOFTER:
                self._start_afresh(tolerance)
                if self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                    break
        if (status := self._solver.getModelStatus()) != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the solver ended with {status}")
        solution = self._solver.getSolution()
        found = Optimum(
            x=np.array(solution.col_value),
            activity=np.array(solution.row_value),
            dual=np.array(solution.row_dual),
            objective=self._solver.getInfo().objective_function_value,
        )
        # What was found with less care may miss a limit: it is no answer at other costs. And without any entries the
        # simplex is not run: there is no basis, and to ask the solver for it would end the process.
        self._unread = found if exact and self._matrix.nnz >= max(_LARGE, 1) else None
        return found

    def _read(self) -> None:
        """Keep the vertex at which the last solve ended; a programme that is solved once never needs it."""
        if self._unread is None:
            return
        found, self._unread = self._unread, None
        # A basis that is singular, as after many warm starts it can be, proves nothing.
        with suppress(RuntimeError):
            basic = self._solver.getBasicVariables()[1]
            self._vertices.add(
                Vertex(self._matrix, self._across, self._rows, self._columns, found.x, found.activity, basic)
            )

    @cached_property
    def _across(self) -> csr_array:
        return csr_array(self._matrix.T)

    def hold(self, row_lower: np.ndarray, row_upper: np.ndarray) -> None:
        """Set other limits on the first rows."""
        rows = np.arange(len(row_lower), dtype=np.int32)
        self._solver.changeRowsBounds(len(rows), rows, row_lower, row_upper)
        for side, held in zip(self._rows, (row_lower, row_upper), strict=True):
            side[: len(rows)] = held
        self._vertices, self._unread = Vertices(len(self._cost)), None

    def feasible(self) -> bool:
        """Whether the rows agree at all."""
        self._unread = None
        self._solver.run()
        return self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal

    def _start_afresh(self, tolerance: float) -> None:
        """Solve without the last basis and with presolve: after many warm starts a basis can be ill-conditioned."""
        self._solver.clearSolver()
        self._solver.setOptionValue("primal_feasibility_tolerance", tolerance)
        self._solver.setOptionValue("presolve", "on")
        self._solver.setOptionValue("simplex_strategy", 1)
        self._solver.run()
        self._solver.setOptionValue("presolve", "off")
        self._solver.setOptionValue("simplex_strategy", 4)
        self._solver.setOptionValue("primal_feasibility_tolerance", TOLERANCE)
