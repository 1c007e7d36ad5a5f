"""Words of figures, bounds and years in both languages."""

from __future__ import annotations

import pytest

from analysis.findings import words

NAN = float("nan")


@pytest.mark.parametrize(
    ("lower", "upper", "zh"),
    [
        (NAN, NAN, "–"),
        (7.972e9, NAN, "≥ 79.72 亿元"),
        (NAN, 5.56e9, "0 – 55.6 亿元"),
        (3e8, 5.56e9, "3 – 55.6 亿元"),
        # Next to nothing beside the other one: each in a unit of its own, for its noughts would be told.
        (95_000.0, 5.56e9, "9.5 万元 – 55.6 亿元"),
    ],
)
def test_bounds_are_in_one_unit_unless_they_are_far_apart(lower, upper, zh):
    assert words.bounds(lower, upper, "yuan", "zh") == zh


def test_years_and_names_in_a_row():
    assert words.year_spans([2016, 2021, 2022, 2024], "zh") == "2016、2021—2022、2024"
    assert words.year_spans([2016, 2021, 2022, 2024], "en") == "2016, 2021–2022, 2024"
    assert words.listed(["福建", "浙江", "江苏"], "zh", most=1) == "福建及另外 2 个"
    assert words.listed(["福建", "浙江"], "zh", most=2) == "福建、浙江"
