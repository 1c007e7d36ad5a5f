"""What a pair's year is likely to be, beside what is certain: an interval for every cell from a state-space model.

Hard bounds say what the claims allow, and that is little. Here a flow is assumed to move like flows do: on a log scale,
a walk of the nation, a level of each pair, a walk of each pair that is freer where a policy round begins. Claims are
noisy sums of it, with heavy tails, for pages err. The interval is told beside the bounds, never instead of them, and
always within them; it never makes a figure.

evidence    limits -> noisy sums and one-sided limits of cells
walks       the prior: how flows move
posterior   its mode (Gauss-Newton), its spread (Laplace), the evidence for its scales
intervals   quantiles of cells and of sums, within the hard bounds
tables      the fitted models as tables, and back
"""

from analysis.reconcile.model.evidence import evidence_of
from analysis.reconcile.model.intervals import Intervals, fit_intervals, in_order
from analysis.reconcile.model.walks import Cell

__all__ = ["Cell", "Intervals", "evidence_of", "fit_intervals", "in_order"]
