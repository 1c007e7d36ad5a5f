"""What is said of how unevenly sums spread."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import concentration as findings
from analysis.measures import funding


def measured(*values: float) -> funding.Concentration:
    return funding.concentration(pd.DataFrame({"value": values}, dtype=float))


def test_it_says_how_many_pairs_it_leaves_out():
    said = findings.summary(measured(3e9, 1e9, np.nan), "en")
    assert said.startswith("Among the 2 pairs with a value (1 more has none, or only a floor) the largest holds 75%, the largest 2 hold 100%")  # fmt: skip
    assert "75%" in findings.table(measured(3e9, 1e9, np.nan), "en")["Value"].tolist()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_pair_it_says_so(lang):
    assert findings.summary(measured(), lang)
