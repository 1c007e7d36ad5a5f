"""The grid of pairs and years: what a cell says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.charts.grid import status_grid

CELLS = pd.DataFrame(
    [
        (2021, 2.69e9, 2.685e9, 2.695e9, "reported"),
        (2022, 6.95e8, 2.4e8, 2e9, "estimated"),
        (2023, np.nan, 0.0, 5.56e9, "unknown"),
        (2024, 1.6e9, 1.6e9, np.nan, "at_least"),
        (2025, np.nan, np.nan, np.nan, "unknown"),
    ],
    columns=["year", "figure", "lower", "upper", "status"],
).assign(row="pair")


def written(cells: pd.DataFrame) -> list[str]:
    figure = status_grid(cells, {"pair": "江苏→青海"}, lang="zh", unit="yuan")
    return [text.get_text() for text in figure.axes[0].texts]


def test_an_estimate_has_its_bounds_where_they_are_wide_and_a_ceiling_alone_is_no_figure():
    words = written(CELLS)
    assert {"26.9", "6.95 (2.4–20)", "≥16"} <= set(words)
    assert not [text for text in words if "55.6" in text]


def test_bounds_are_left_out_where_they_do_not_fit():
    many = pd.concat([CELLS.iloc[[1]].assign(year=year) for year in range(2001, 2020)])
    assert written(many).count("6.95") == 19


@pytest.mark.parametrize("lower", [6.9e8, np.nan])
def test_narrow_or_unknown_bounds_are_not_written(lower):
    assert "6.95" in written(CELLS.iloc[[1]].assign(lower=lower, upper=7e8))


def test_bounds_of_things_are_whole():
    cells = pd.DataFrame(
        [(2022, 196.0, 105.5, 366.5, "estimated")], columns=["year", "figure", "lower", "upper", "status"]
    )
    figure = status_grid(cells.assign(row="pair"), {"pair": "浙江→四川"}, lang="zh", unit="count")
    assert "196 (106–366)" in [text.get_text() for text in figure.axes[0].texts]


def test_an_estimate_of_things_lies_within_the_whole_bounds_written_behind_it():
    # Zhejiang to Sichuan, enterprises of 2021: 196.5 is the lower bound that a rounded sum leaves.
    cells = pd.DataFrame(
        [{"year": 2021, "figure": 196.5, "lower": 196.5, "upper": 557.5, "status": "estimated"}]
    )
    figure = status_grid(cells.assign(row="pair"), {"pair": "浙江→四川"}, lang="zh", unit="count")
    assert "197 (197–557)" in [text.get_text() for text in figure.axes[0].texts]
