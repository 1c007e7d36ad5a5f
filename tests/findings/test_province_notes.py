"""What no partner of a province accounts for: never more than the sum has beside them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import province_notes

NAN = float("nan")


# Tianjin's specialists: 675 of named partners, and "150" of several together, which are at least 145.
@pytest.mark.parametrize(
    ("figure", "told"), [(820.0, "at least 145 persons of it"), (825.0, "at least 150 persons of it")]
)
def test_the_rest_and_the_partners_make_the_sum(monkeypatch, figure, told):
    rows = pd.DataFrame({
        "indicator": ["professionals_sent"], "origin": ["120000"], "destination": ["620000"], "first_year": [1996], "last_year": [2025],
        "figure": [figure], "lower": [820.0], "rest": [145.0], "most_figure": [NAN], "named": ["620000"], "status": ["at_least"],
        "observation_ids": ["a:1"],
    })  # fmt: skip
    claims = pd.DataFrame({
        "observation_id": ["a:1"], "origin": ["120000"], "destination": ["130000;620000"],
    })  # fmt: skip
    monkeypatch.setattr(province_notes.sums, "printed", lambda frame: frame.assign(printed=150.0))
    monkeypatch.setattr(province_notes.dataset, "table", lambda *_, **__: claims)
    (note,) = province_notes.noted(rows, "en")["note"]
    assert note == f"{told} shared by several partners"


# Sichuan: one claim (49.4 billion, at least 49.35) is the rest of 2021 to 2025 and of all years. Of all years 208.6315 are told as 208.6,
# and so would be 208.6815; of 208.66 they would be 208.7, and the rest is the same in both spans.
@pytest.mark.parametrize(("in_all", "told"), [(208.6315, "49.4"), (208.66, "49.35")])
def test_one_rest_is_told_alike_in_all_spans(monkeypatch, in_all, told):
    rows = pd.DataFrame({
        "indicator": "enterprise_investment", "origin": None, "destination": "510000", "first_year": [2021, 1996], "last_year": 2025,
        "figure": [61.608e9, in_all * 1e9], "lower": [61.5525e9, in_all * 1e9], "rest": 49.35e9, "most_figure": NAN, "named": "330000",
        "status": "at_least", "observation_ids": "a:1",
    })  # fmt: skip
    claims = pd.DataFrame({"observation_id": ["a:1"], "origin": [None], "destination": ["510000"]})
    monkeypatch.setattr(province_notes.sums, "printed", lambda frame: frame.assign(printed=49.4e9))
    monkeypatch.setattr(province_notes.dataset, "table", lambda *_, **__: claims)
    notes = province_notes.noted(rows, "en")["note"]
    assert [*notes] == [f"at least {told} billion yuan of it without a named partner"] * 2


# The year 2024 has nothing but that claim and is told as 49.4 billion, reported; 61.5525 are told as 61.55, and 61.6025 would be 61.6.
def test_a_rest_that_is_all_of_a_year_is_told_as_the_year_is(monkeypatch):
    rows = pd.DataFrame({
        "indicator": "enterprise_investment", "origin": None, "destination": "510000", "first_year": [2024, 2021, 1996], "last_year": [2024, 2025, 2025],
        "figure": [49.4e9, 61.5525e9, 208.6315e9], "lower": [49.35e9, 61.5525e9, 208.6315e9], "rest": 49.35e9, "most_figure": NAN,
        "named": "330000", "status": ["reported", "at_least", "at_least"], "observation_ids": "a:1",
    })  # fmt: skip
    claims = pd.DataFrame({"observation_id": ["a:1"], "origin": [None], "destination": ["510000"]})
    monkeypatch.setattr(province_notes.sums, "printed", lambda frame: frame.assign(printed=49.4e9))
    monkeypatch.setattr(province_notes.dataset, "table", lambda *_, **__: claims)
    year, *spans = province_notes.noted(rows, "en")["note"]
    assert year == "without a named partner"
    assert spans == ["at least 49.4 billion yuan of it without a named partner"] * 2


@pytest.mark.parametrize(
    ("destination", "note"),
    [
        ("130000;140000", "at least 145 persons of it shared by several partners"),
        ("620000;640000", "at least 145 persons of it shared by several partners"),  # both are named ones
        ("130100", "at least 145 persons of it by pairs with places in Hebei"),
        (None, "at least 145 persons of it without a named partner"),
    ],
)
def test_a_rest_is_of_those_whom_its_claims_name_beside_the_partners(monkeypatch, destination, note):
    rows = pd.DataFrame({
        "indicator": ["professionals_sent"], "origin": ["120000"], "destination": ["620000"], "first_year": [1996], "last_year": [2025],
        "figure": [820.0], "lower": [820.0], "rest": [145.0], "most_figure": [NAN], "named": ["620000;640000"], "status": ["at_least"],
        "observation_ids": ["a:1"],
    })  # fmt: skip
    claims = pd.DataFrame({"observation_id": ["a:1"], "origin": ["120000"], "destination": [destination]})
    monkeypatch.setattr(province_notes.sums, "printed", lambda frame: frame.assign(printed=NAN))
    monkeypatch.setattr(province_notes.dataset, "table", lambda *_, **__: claims)
    assert province_notes.noted(rows, "en")["note"].tolist() == [note]


@pytest.mark.parametrize(
    ("origin", "destination", "lang", "note", "across"),
    [
        ("370000", None, "en", "to Gansu, an estimate; at least 6.81 billion yuan documented of all partners", "destination"),
        ("370000", None, "zh", "给甘肃，为估算；全部伙伴有据可查的不少于 68.1 亿元", "destination"),
        (None, "370000", "en", "from Gansu, an estimate; at least 6.81 billion yuan documented of all partners", "origin"),
        (None, "370000", "zh", "得自甘肃，为估算；全部伙伴有据可查的不少于 68.1 亿元", "origin"),
    ],
)  # fmt: skip
def test_a_partner_that_is_estimated_at_more_leads_and_the_floor_of_all_follows(
    origin, destination, lang, note, across
):
    rows = pd.DataFrame({
        "indicator": "gov_funds", "origin": [origin, origin], "destination": [destination, destination], "first_year": 2021, "last_year": 2025,
        "figure": [6.81e9, 1e9], "status": "at_least", "most_figure": [8.01e9, NAN], "most_partner": ["620000", None], "note": "",
        "since": 2022, "until": 2024,
    })  # fmt: skip
    led, other = province_notes.leading(rows, lang).to_dict("records")
    assert (led["figure"], led["status"], led[across], led["note"]) == (8.01e9, "estimated", "620000", note)
    assert (led["since"], led["until"]) == (2021, 2025)
    assert (other["figure"], other["status"], other["note"], other["since"]) == (1e9, "at_least", "", 2022)


def test_an_estimate_behind_another_kind_is_no_part_of_it_and_a_floor_no_fall():
    assert (
        province_notes.of_other_kind("estimated", "2021–2025", "about 5 billion yuan", "en")
        == "; 2021–2025 alone is estimated at about 5 billion yuan"
    )
    assert (
        province_notes.of_other_kind("at_least", "2021–2025", "at least 5 billion yuan", "en")
        == "; at least 5 billion yuan documented in 2021–2025"
    )
    assert province_notes.of_other_kind("stated", "2021—2025年", "50 亿元", "zh") == "；2021—2025年50 亿元"
