"""Many claims, some against others -> one consistent series with bounds, and what was contradicted and why.

`run` makes the tables `series`, `contradictions` and `balance` from `observations`, `pairings` and
`sources`; `explain` tells of one number where it comes from. Both are pure functions on frames. The
reasoning is told where it is used:

cells           the unknowns: province pairs by year, from the pairing table
coverage        what a claim covers, and from which sides it limits it
constraints     claims -> weighted limits on sums of cells
solve, program  the least slack, the set of all optimal answers, the bounds (linear programming)
estimate        the flattest series inside the bounds (quadratic programming)
series          what may be said of each cell: reported, at_least, estimated, bounded, unknown
contradictions  who gave way to whom
balance         national totals against the sum of their pairs
stocks          levels on dates, which are never added up
explain         one number, its bounds, its claims, its rivals
"""

from analysis.reconcile.explain import Explanation, explain
from analysis.reconcile.reconciliation import Reconciliation, run

__all__ = ["Explanation", "Reconciliation", "explain", "run"]
