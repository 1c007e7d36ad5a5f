"""Places, days and lists that claims tell apart: what follows for sums of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

ZJ_SC = ("330000", "510000")
HANGZHOU, NINGBO, GUANGYUAN, QINGCHUAN = "330100", "330200", "510800", "510822"
TJ, SD = ("120000", "620000"), ("370000", "620000")
NATIONAL = ("100000", "100000")


def bounds(row: pd.Series) -> tuple[float, float]:
    return row["lower"], row["upper"]


def contradicted(made) -> set[str]:
    found = made.settlement
    return {claim for r in np.flatnonzero(found.lost | found.tied) for claim in made.limits[r].claims}


@pytest.fixture(scope="module")
def hangzhou(solved, pairings):
    """What Zhejiang gave Sichuan, Hangzhou Guangyuan, Hangzhou Sichuan, and Guangyuan got from Zhejiang in 2019."""
    rows = [(*ZJ_SC, 50.0, 2019, 2019), (HANGZHOU, GUANGYUAN, 5.0, 2019, 2019), (HANGZHOU, "510000", 12.0, 2019, 2019), ("330000", GUANGYUAN, 9.0, 2019, 2019)]  # fmt: skip
    return solved(rows, pairings([ZJ_SC], 2016, 2020))


def test_places_are_cut_into_those_named_and_the_rest(hangzhou):
    parts = hangzhou.atoms.parts.query("origin == '330000'")
    assert set(zip(parts["giver"], parts["receiver"], strict=True)) == {
        (HANGZHOU, GUANGYUAN), (HANGZHOU, "510000"), ("330000", GUANGYUAN), ("330000", "510000"),
    }  # fmt: skip
    assert parts["place_class"].is_unique


@pytest.mark.parametrize(
    ("origin", "destination", "expected"),
    [
        (HANGZHOU, GUANGYUAN, 5.0),
        (HANGZHOU, "510000", 12.0),
        ("330000", GUANGYUAN, 9.0),
        ("330000", "510000", 50.0),
    ],
)
def test_each_figure_is_its_own_sum(hangzhou, total, origin, destination, expected):
    row = total(hangzhou, origin, destination, 2019)
    assert (row["value"], row["obs_status"], *bounds(row)) == (expected, "A", expected, expected)


def test_what_no_claim_names_is_a_piece_of_the_rest(hangzhou, total):
    # The rest of Zhejiang gave Guangyuan 9 - 5, Hangzhou the rest of Sichuan 12 - 5, rest to rest 50 - 12 - 9 + 5.
    assert bounds(total(hangzhou, NINGBO, GUANGYUAN, 2019)) == (0.0, 4.0)
    assert bounds(total(hangzhou, HANGZHOU, "510700", 2019)) == (0.0, 7.0)
    assert bounds(total(hangzhou, NINGBO, "510700", 2019)) == (0.0, 34.0)
    assert bounds(total(hangzhou, HANGZHOU, QINGCHUAN, 2019)) == (0.0, 5.0)
    assert bounds(total(hangzhou, NINGBO, "510000", 2019)) == (0.0, 38.0)


def test_a_county_lies_in_its_city(solved, pairings, total):
    made = solved([(HANGZHOU, QINGCHUAN, 3.0, 2019, 2019), (HANGZHOU, GUANGYUAN, 5.0, 2019, 2019)], pairings([ZJ_SC], 2016, 2020))  # fmt: skip
    assert bounds(total(made, HANGZHOU, "510811", 2019)) == (0.0, 2.0)
    assert total(made, *ZJ_SC, 2019)["lower"] == 5.0
    assert np.isnan(total(made, *ZJ_SC, 2019)["upper"])


def test_disjoint_cities_add_up(solved, pairings, total):
    made = solved([(HANGZHOU, GUANGYUAN, 5.0, 2019, 2019), (NINGBO, "513200", 3.0, 2019, 2019)], pairings([ZJ_SC], 2016, 2020))  # fmt: skip
    row = total(made, *ZJ_SC, 2019)
    assert (row["lower"], row["method"], row["obs_status"]) == (8.0, "bounded", "O")
    assert np.isnan(row["value"])


def test_a_city_above_its_province_is_a_contradiction(solved, pairings):
    made = solved([(HANGZHOU, GUANGYUAN, 28.5, 2019, 2019), (*ZJ_SC, 20.31, 2019, 2019)], pairings([ZJ_SC], 2016, 2020))  # fmt: skip
    assert contradicted(made) == {"made:0", "made:1"}


def test_a_group_of_givers_and_one_of_them(solved, pairings, total):
    made = solved([("310000;440000", "530000", 14.0, 2019, 2019), ("440000", "530000", 6.0, 2019, 2019)], pairings([("310000", "530000"), ("440000", "530000")], 2016, 2020))  # fmt: skip
    assert total(made, "310000", "530000", 2019)[["lower", "upper"]].tolist() == [8.0, 8.0]
    assert total(made, ["310000", "440000"], "530000", 2019)["value"] == 14.0


def test_parts_of_a_year_are_atoms(solved, pairings, total):
    made = solved(
        [(*TJ, 6.0, "2021-01-01", "2021-06-30"), (*TJ, 10.0, 2021, 2021)], pairings([TJ], 2016, 2022)
    )
    half = total(made, *TJ, "2021-07-01", "2021-12-31")
    assert bounds(half) == (4.0, 4.0)


def test_events_stand_beside_others(solved, pairings, total):
    made = solved(
        [(*TJ, 6.0, "2021-05-20", "2021-05-20"), (*TJ, 10.0, 2021, 2021)], pairings([TJ], 2016, 2022)
    )
    assert bounds(total(made, *TJ, 2021)) == (10.0, 10.0)
    alone = solved([(*TJ, 6.0, "2021-05-20", "2021-05-20")], pairings([TJ], 2016, 2022))
    day = total(alone, *TJ, "2021-05-20", "2021-05-20")
    assert day["lower"] == 6.0
    assert np.isnan(day["upper"])


# Closed lists ------------------------------------------------------------------------------------------------------


def test_the_only_city_pair_of_a_closed_list_is_the_pairs_cell(solved, closed, total):
    foshan = [("440600", "513400", 7.27, 2019, 2019)]
    row = total(solved(foshan, closed([("440600", "513400")], 2016, 2020)), "440000", "510000", 2019)
    assert (row["value"], row["obs_status"], row["method"]) == (7.27, "A", "reported")


def test_where_the_list_is_open_the_city_is_a_floor(solved, pairings, total):
    foshan = [("440600", "513400", 7.27, 2019, 2019)]
    row = total(solved(foshan, pairings([("440600", "513400")], 2016, 2020)), "440000", "510000", 2019)
    assert (row["lower"], row["obs_status"]) == (7.27, "O")
    assert np.isnan(row["upper"])


def test_years_that_the_list_does_not_close_stay_open(solved, closed, total):
    foshan = [("440600", "513400", 7.27, 2021, 2021)]
    row = total(solved(foshan, closed([("440600", "513400")], 2016, 2020, in_force_to=2022)), "440000", "510000", 2021)  # fmt: skip
    assert np.isnan(row["upper"])


def test_a_list_of_two_pairs_is_their_sum(solved, closed, total):
    rows = [("440600", "513400", 7.0, 2019, 2019), ("441200", "510700", 2.0, 2019, 2019)]
    table = closed([("440600", "513400"), ("441200", "510700")], 2016, 2020)
    assert bounds(total(solved(rows, table), "440000", "510000", 2019)) == (9.0, 9.0)
    assert bounds(total(solved(rows[:1], table), "440000", "510000", 2019))[0] == 7.0


def test_a_claim_outside_a_closed_list_reopens_it_for_its_years(solved, closed, total):
    rows = [("440600", "513400", 7.27, 2019, 2019), ("440600", "513400", 8.0, 2018, 2018), ("440300", "510700", 2.0, 2019, 2019)]  # fmt: skip
    made = solved(rows, closed([("440600", "513400")], 2016, 2020))
    assert made.atoms.outside == (("made:2", "440000", "510000", 2019),)
    reopened = total(made, "440000", "510000", 2019)
    assert reopened["lower"] == 9.27
    assert np.isnan(reopened["upper"])
    assert total(made, "440300", "510700", 2019)["value"] == 2.0
    assert total(made, "440000", "510000", 2018)["value"] == 8.0


def test_a_county_of_a_listed_city_is_inside_the_list(solved, closed):
    made = solved([("440605", "513401", 2.0, 2019, 2019)], closed([("440600", "513400")], 2016, 2020))
    assert made.atoms.outside == ()


def test_a_province_total_over_a_closed_list_is_the_list(solved, closed, total):
    rows = [("440000", "510000", 7.27, 2019, 2019)]
    made = solved(rows, closed([("440600", "513400")], 2016, 2020))
    assert total(made, "440600", "513400", 2019)["value"] == 7.27


# Totals cap, and force nothing ------------------------------------------------------------------------------------


def test_the_nation_caps_its_pairs_and_never_forces_them(solved, pairings, total):
    made = solved([(*NATIONAL, 100.0, 2021, 2021), (*TJ, 16.0, 2021, 2021)], pairings([TJ, SD], 2016, 2022))
    assert bounds(total(made, *SD, 2021)) == (0.0, 84.0)
    assert bounds(total(made, None, None, 2021)) == (100.0, 100.0)
    assert total(made, None, None, 2021)["value"] == 100.0


@pytest.mark.parametrize(
    "claim", [("320000", "100000"), ("320000", None), (None, "620000"), ("100000", "620000")]
)
def test_totals_of_a_giver_and_of_a_receiver_cap(solved, pairings, total, claim):
    pairs = [("320000", "620000"), ("320000", "610000"), ("120000", "620000")]
    made = solved(
        [(*claim, 30.0, 2021, 2021), ("320000", "620000", 10.0, 2021, 2021)], pairings(pairs, 2016, 2022)
    )
    giver = claim[0] == "320000"
    other = pairs[1] if giver else pairs[2]
    assert bounds(total(made, *other, 2021)) == (0.0, 20.0)
    side = ("320000", None) if giver else (None, "620000")
    row = total(made, *side, 2021)
    assert (row["value"], row["obs_status"]) == (30.0, "A")


def test_pairs_above_their_total_are_contradicted(solved, pairings):
    made = solved([(*NATIONAL, 20.0, 2021, 2021), (*TJ, 16.0, 2021, 2021), (*SD, 9.0, 2021, 2021)], pairings([TJ, SD], 2016, 2022))  # fmt: skip
    assert "made:0" in contradicted(made)


def test_pairs_that_no_list_has_lie_under_the_caps(solved, pairings, total):
    made = solved([(*NATIONAL, 20.0, 2021, 2021), ("110000", "130000", 11.0, 2021, 2021)], pairings([TJ], 2016, 2022))  # fmt: skip
    assert total(made, "110000", "130000", 2021)["value"] == 11.0
    assert bounds(total(made, *TJ, 2021)) == (0.0, 9.0)
    above = solved([(*NATIONAL, 10.0, 2021, 2021), ("110000", "130000", 11.0, 2021, 2021)], pairings([TJ], 2016, 2022))  # fmt: skip
    assert contradicted(above) == {"made:0", "made:1"}


def test_other_forces_stay_out(solved, pairings, total):
    rows = [(*TJ, 10.0, 2021, 2021)]
    rows += [(*TJ, 99.0, 2021, 2021, {"force": force}) for force in ("central_units", "village", "social")]
    rows += [(*TJ, 99.0, 2021, 2021, {"flags": "counterpart_support"})]
    made = solved(rows, pairings([TJ], 2016, 2022))
    assert bounds(total(made, *TJ, 2021)) == (10.0, 10.0)
    assert {claim for limit in made.limits for claim in limit.claims} == {"made:0"}


def test_a_place_under_its_new_code_is_the_same(solved, pairings, total):
    places = pd.DataFrame([("500234", 1997, 2016, "500154"), ("500154", 2016, None, None)], columns=["adcode", "valid_from", "valid_to", "successor"])  # fmt: skip
    made = solved([("370000", "500234", 4.0, 2014, 2014), ("370000", "500154", 6.0, 2014, 2015)], pairings([("370000", "500000")], 2010, 2020), places)  # fmt: skip
    assert bounds(total(made, "370000", "500154", 2015)) == (2.0, 2.0)
