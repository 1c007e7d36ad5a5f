"""A grid of shares: heights add up to a cell, what does not exist is blank."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import charts
from analysis.charts.shares import share_grid

COUNTS = pd.DataFrame(
    [("a", 2021, 1, 3), ("a", 2022, 0, 4), ("b", 2022, 2, 0)], columns=["row", "year", "known", "unknown"]
)
LOOKS = {"known": ("Reported", "#2b5f93"), "unknown": ("Unknown", "#efefef")}


def draw(counts: pd.DataFrame = COUNTS):
    return share_grid(
        counts, {"a": "First", "b": "Second"}, LOOKS, lang="en", blank="unknown", title="Coverage"
    )


def test_each_cell_is_filled_by_its_shares_from_below():
    known, unknown = draw().axes[0].collections
    heights = [[path.get_extents().height for path in part.get_paths()] for part in (known, unknown)]
    assert heights[0] == pytest.approx([0.22, 0.88])
    assert heights[1] == pytest.approx([0.66, 0.88])
    # The known quarter of the first cell ends where the unknown rest begins; y points downwards.
    assert known.get_paths()[0].get_extents().y0 == pytest.approx(unknown.get_paths()[0].get_extents().y1)


def test_rows_say_how_many_of_their_parts_are_known():
    words = [text.get_text() for text in draw().axes[0].texts]
    assert {"First", "1 / 8", "Second", "2 / 2", "2021", "2022"} == set(words)


def test_the_alt_text_counts_the_parts():
    assert charts.alt_text(draw()) == "Coverage: Grid of shares, 2 rows and 2 years. Reported: 3, Unknown: 7."


def test_many_years_are_headed_every_five():
    many = pd.DataFrame([("a", year, 1, 0) for year in range(1996, 2027)], columns=COUNTS.columns)
    figure = share_grid(many, {"a": "First"}, LOOKS, lang="en", blank="unknown")
    years = [t.get_text() for t in figure.axes[0].texts if t.get_text().isdigit()]
    assert years == ["1996", "2000", "2005", "2010", "2015", "2020", "2025"]
