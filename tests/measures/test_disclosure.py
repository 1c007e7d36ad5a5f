"""Small counts in counties are hidden; everything else stays."""

import pandas as pd
import pytest

from analysis.measures.disclosure import discreet, suppress_small


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "origin": ["440000", "440000", "440000", "440000", "440300;440100", None, "440000"],
            "destination": ["520526", "520526", "520500", "520526", "520526", "520526;520524", "520526"],
            "unit": ["persons", "persons", "persons", "yuan", "person-times", "households", "persons"],
            "value": [4.0, 5.0, 4.0, 4.0, 1.0, 2.0, 0.0],
            "flags": ["", "undated", "", "", "undated", "", ""],
        }
    )


def test_counts_of_persons_under_five_in_a_county_are_taken_out(frame):
    shown = suppress_small(frame)
    assert shown["value"].isna().tolist() == [True, False, False, False, True, True, False]
    assert shown["flags"].tolist() == [
        "suppressed",
        "undated",
        "",
        "",
        "undated;suppressed",
        "suppressed",
        "",
    ]
    assert frame["value"].tolist() == [4.0, 5.0, 4.0, 4.0, 1.0, 2.0, 0.0], "the frame given is not changed"


def test_a_count_of_a_county_and_of_larger_places_together_is_one_of_a_county(frame):
    both = frame.iloc[[2]].assign(destination="520500;520526")
    assert suppress_small(both)["value"].isna().all()


def test_the_threshold_is_the_first_count_that_is_shown(frame):
    assert suppress_small(frame, threshold=6)["value"].isna().sum() == 4
    assert suppress_small(frame, threshold=1)["value"].notna().all()


def test_a_frame_without_unit_counts_persons_and_its_tolerance_goes_too():
    frame = pd.DataFrame({"county": ["520526", "520000"], "workers": [3, 3], "tolerance": [0.5, 0.5]})
    shown = suppress_small(frame, value="workers", places=["county"])
    assert shown["workers"].isna().tolist() == [True, False]
    assert shown["tolerance"].isna().tolist() == [True, False]


def test_no_rows_and_whole_numbers(frame):
    assert suppress_small(frame.iloc[:0]).empty
    whole = frame.assign(value=frame["value"].astype("int64"))
    assert suppress_small(whole)["value"].isna().sum() == 3


def test_a_report_prints_that_a_count_is_small_and_nothing_of_its_note():
    told = pd.DataFrame({
        "origin": "350000", "destination": ["640422", "640000"], "unit": "persons", "value": [4.0, 4.0], "tolerance": 0.5,
        "flags": "", "value_printed": "4", "note": "one hospital",
    })  # fmt: skip
    shown = discreet(told)
    assert shown["value_printed"].tolist() == ["<5", "4"]
    assert shown["note"].tolist() == ["", "one hospital"]
    assert shown["value"].isna().tolist() == [True, False]
