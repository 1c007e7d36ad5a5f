"""Claims as columns for the page: every figure as it is, and what repeats named once."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.explorer import evidence

TEXTS = (
    "unit",
    "force",
    "basis",
    "bound",
    "flags",
    "locator",
    "note",
    *(f"{name}_printed" for name in evidence._PRINTED),
)
ROWS = pd.DataFrame({
    "observation_id": ["a:1", "a:2", "a:3"], "source_id": ["p", "q", "p"], "indicator": ["gov_funds", "gov_funds", "jobs_total"],
    "value": [3.39e9, 22.885, 0.5], "actor_ids": ["x;y", "", "z"], "origin": ["330000", "110000;310000", None],
    "destination": "510000", "place": None, "period_start": pd.to_datetime(["2021-01-01", None, "2021-03-05"]),
    "period_end": pd.to_datetime(["2021-12-31", None, "2021-03-05"]), **dict.fromkeys(TEXTS, "same"),
}).assign(note=["same", None, "余"])  # fmt: skip


@pytest.fixture
def told():
    return evidence.claims(ROWS, {"p": 0, "q": 1}, int, {"x": 7, "y": 8}, {"gov_funds": 4, "jobs_total": 5})


def test_every_figure_is_as_it_was_and_whole_ones_are_written_short(told):
    assert told["value"] == [3.39e9, 22.885, 0.5]
    assert [type(value) for value in told["value"]] == [int, float, float]


def test_pages_places_days_and_givers_stand_for_themselves(told):
    assert (told["page"], told["indicator"]) == ([0, 1, 0], [4, 4, 5])
    assert told["origin"] == [[330000], [110000, 310000], []]
    assert (told["place"], told["destination"]) == ([[], [], []], [[510000]] * 3)
    assert told["actors"] == [[7, 8], [], []], "of a giver that is in no table nothing can be told"
    assert told["period_start"] == ["2021-01-01", "", "2021-03-05"]


def test_words_that_repeat_are_kept_once(told):
    assert sorted(told["words"]) == ["", "same", "余"]
    assert [told["words"][number] for number in told["note"]] == ["same", "", "余"]
    assert {told["words"][number] for number in told["unit"]} == {"same"}
