"""Numbers: the unit that fits, the digits that matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.vocabulary.numbers import amount, number, scale


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (33.9e8, "yuan", "33.9 亿元", "3.39 billion yuan"),
        (21e6, "yuan", "2,100 万元", "21 million yuan"),
        (75.8e6, "yuan", "7,580 万元", "75.8 million yuan"),
        (349.9e6, "yuan", "3.499 亿元", "0.3499 billion yuan"),
        (4_000, "hectares", "4,000 公顷", "4 thousand hectares"),
        (9_050, "tonnes", "9,050 吨", "9.05 thousand tonnes"),
        (5e6, "yuan", "500 万元", "5 million yuan"),
        (12_345.0, "yuan", "1.235 万元", "12,345 yuan"),
        (3_200.0, "yuan", "3,200 元", "3,200 yuan"),
        (1.2e12, "yuan", "12,000 亿元", "1,200 billion yuan"),
        (52_000, "persons", "5.2 万人", "52 thousand persons"),
        (1_214_600, "persons", "121.5 万人", "1.215 million persons"),
        (15e6, "tonnes", "1,500 万吨", "15 million tonnes"),
        (900, "persons", "900 人", "900 persons"),
        (1_311, "persons", "1,311 人", "1,311 persons"),
        (9_999, "households", "9,999 户", "9,999 households"),
        (10_000, "persons", "1 万人", "10 thousand persons"),
        (188_733, "person-times", "18.87 万人次", "188.7 thousand person-times"),
        (8, "count", "8 个", "8"),
        (12.34, "percent", "12.34%", "12.34%"),
        (-5e8, "yuan", "−5 亿元", "−0.5 billion yuan"),
        (0.0, "yuan", "0 亿元", "0 billion yuan"),
        (7, "mu", "7 mu", "7 mu"),
    ],
)
def test_amounts(value, unit, zh, en):
    assert amount(value, unit, "zh") == zh
    assert amount(value, unit, "en") == en


def test_values_side_by_side_share_a_unit():
    at = scale("yuan", "zh", [44e8, 3e6, float("nan")])
    assert amount(3e6, "yuan", "zh", at=at) == "0.03 亿元"


CASES = json.loads((Path(__file__).parent / "numbers.json").read_text("utf-8"))
"""Value, the side that it bounds, and how it is written: here, and by the explorer, whose tests read the same list."""


@pytest.mark.parametrize(("value", "side", "text"), CASES)
def test_significant_digits(value, side, text):
    assert number(value, down=side == "floor", up=side == "ceiling") == text


def test_what_is_not_a_number_is_refused():
    with pytest.raises(ValueError, match="nan"):
        number(float("nan"))


@given(st.floats(-1e15, 1e15).filter(lambda v: abs(v) > 1e-9))
def test_no_number_loses_more_than_its_fourth_digit(value):
    read = float(number(value).replace(",", "").replace("−", "-"))
    assert read == pytest.approx(value, rel=0.00051)


@given(st.floats(1e-9, 1e15))
def test_a_bound_is_never_written_tighter_than_it_is(value):
    floor, ceiling = (
        float(number(value, **side).replace(",", "")) for side in ({"down": True}, {"up": True})
    )
    assert floor <= value * (1 + 1e-6)
    assert value * (1 - 1e-6) <= ceiling
    assert ceiling == pytest.approx(floor, rel=0.0011)


@pytest.mark.parametrize(
    ("value", "floor", "ceiling"),
    [
        (1.2253e9, "1.225 billion yuan", "1.226 billion yuan"),
        # a sum that just ends in a half is no printed figure: "at least 13.21" is more than 4.968 and 8.237 bear
        (132.05e8, "13.2 billion yuan", "13.21 billion yuan"),
        (55.65e8, "5.565 billion yuan", "5.565 billion yuan"),
        (55.6e8, "5.56 billion yuan", "5.56 billion yuan"),
    ],
)
def test_bounds_have_a_digit_more_than_figures(value, floor, ceiling):
    assert amount(value, "yuan", "en", down=True) == floor
    assert amount(value, "yuan", "en", up=True) == ceiling


def test_half_a_thing_is_no_bound():
    # 561.5 is where the rounding of a printed count of 562 begins, 786.5 where that of 786 ends.
    assert amount(561.5, "count", "en", down=True) == "562"
    assert amount(786.5, "count", "en", up=True) == "786"
