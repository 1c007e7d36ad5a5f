"""Many claims, some against others -> one system of limits that answers for any sum, and what was contradicted and why.

`reconciliation.run` makes the tables `series`, `limits`, `parts`, `atoms`, `modes`, `precisions`, `contradictions`, `balance` and `unused`
from `observations`, `pairings`, `sources` and `places`; `tables.restore` reads a system back from them, `totals.totals` asks it for sums,
`explain.explain` tells of one sum where it comes from. All are pure functions on frames. The reasoning is told where it is used:

pairs, regions   which pairs are in force, whose list is closed; which place lies within which
kinds            indicators that share their unknowns
reading          what a claim covers, and from which sides it limits it
limits           claims -> weighted limits
atoms            the unknowns: the smallest parts of places, days and kinds that claims tell apart
settle, program  the least slack, who gives way, ties (linear programming)
vertex           what an answer of a programme proves at other costs
question         a sum that is asked for, and the unknowns that it touches and holds
system           the least and the greatest of any sum
model            what any sum is likely to be
series, totals   what may be said of a pair's year, and of any sum: reported, estimated, at_least, bounded, unknown
contradictions   who disagrees with whom
balance          national totals against the sum of their pairs
stocks           levels on dates, which are never added up
tables           the settled systems as tables, and back
explain          one sum, its bounds, its claims, its rivals
told             what a sum is asked by and told in

The package only holds rooms; importing it imports none of them, for what solves takes longer to import than most sums to look up.
"""
