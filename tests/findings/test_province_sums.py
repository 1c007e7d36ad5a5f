"""The sums of a province: what its bars, tables and sentences say of rounds, all years and partners."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import province_known, province_nation, province_sums

NONE = float("nan")


def asked(*rows: tuple, indicator: str = "gov_funds") -> pd.DataFrame:
    """Rows of `province_sums.noted`: first and last year, figure, status."""
    frame = pd.DataFrame(rows, columns=["first_year", "last_year", "figure", "status"])
    return frame.assign(
        indicator=indicator, stream="money", lower=frame["figure"], upper=NONE, q10=NONE, q90=NONE, note="", observation_ids="", since=frame["first_year"], until=frame["last_year"],
    )  # fmt: skip


FUNDS = asked(
    (2025, 2025, None, "unknown"), (2024, 2024, 3.39e9, "at_least"), (2021, 2025, 3.4e9, "at_least"),
    (2016, 2020, 7.7e9, "at_least"), (2010, 2015, 4e7, "at_least"), (1996, 2025, 1.34e10, "at_least"),
)  # fmt: skip


def test_all_years_stand_under_the_rounds_and_a_floor_of_one_year_says_so():
    rows = province_sums.by_round(FUNDS, "gov_funds", "510000", ["330000"], "en")
    assert rows["name"].tolist() == ["2010–2015", "2016–2020", "2021–2025", "1996–2025"]
    assert rows["note"].tolist() == ["", "", "known of 2024 alone", ""]
    assert province_sums.title(rows, "gov_funds", "en") == (
        "Government assistance funds at least 13.4 billion yuan, 1996–2025, of which at least 3.4 billion yuan 2021–2025"
    )
    # What is next to nothing beside the rest is told in words, and in the table.
    assert province_sums.drawn(rows)["name"].tolist() == ["2016–2020", "2021–2025", "1996–2025"]
    assert province_sums.small(rows, "gov_funds", "en") == (
        "Too little is known for a bar of: 2010–2015 at least 40 million yuan."
    )
    # 13.4 billion are more than the 11.14 of the rounds: some claims reach over the turn of one.
    assert "资金" in province_sums.across({"money": rows}, "zh")
    assert not province_sums.across(
        {"money": rows.assign(lower=rows["lower"].replace(1.34e10, 1.114e10))}, "zh"
    )


def test_all_years_are_left_out_where_they_are_one_round_or_less_than_its_estimate():
    one = FUNDS[FUNDS["first_year"].ne(2016) & FUNDS["first_year"].ne(2010)].replace(1.34e10, 3.4e9)
    rows = province_sums.by_round(one, "gov_funds", "510000", ["330000"], "en")
    assert rows["name"].tolist() == ["2021–2025"]
    assert province_sums.title(rows, "gov_funds", "zh") == "2021—2025年财政援助资金不少于 34 亿元"
    more = FUNDS.assign(figure=FUNDS["figure"].replace(3.4e9, 1.5e10))
    assert pd.isna(province_sums.in_all(more, "gov_funds")["figure"])
    assert province_sums.outdone(more, "gov_funds")["first_year"] == 2021
    assert province_sums.outdone(FUNDS, "gov_funds") is None
    without = FUNDS[FUNDS["first_year"] < 2021]
    rows = province_sums.by_round(without, "gov_funds", "510000", ["330000"], "en")
    assert province_sums.title(rows, "gov_funds", "en").endswith("; of 2021–2025 alone nothing is known")


@pytest.mark.parametrize(("status", "shown"), [("at_least", 2), ("estimated", 0)])
def test_no_part_is_drawn_larger_than_its_whole(status, shown):
    rows = asked((2021, 2025, 6.8e9, "at_least"), (2021, 2025, 8e9, status), (2021, 2025, 5e9, "at_least"))
    rows = rows.assign(partner=[None, "620000", "500000"])
    assert province_sums.drawn(rows)["partner"].notna().sum() == shown


def test_a_single_partner_repeats_no_bar():
    rows = asked((2021, 2025, 6.8e9, "at_least"), (2021, 2025, 6.8e9, "at_least")).assign(
        partner=[None, "620000"]
    )
    assert len(province_sums.drawn(rows)) == 1


def test_the_table_has_ceilings_and_intervals_only_where_they_say_something():
    rows = asked((2021, 2025, 9e9, "at_least"), (1996, 2025, 2e10, "at_least"))
    rows = rows.assign(
        name=["2021–2025", "1996–2025"], partner=None, q10=[1e10, 2e10], q90=[2e10, 3e11], upper=[NONE, 2e12]
    )
    table = province_sums.table({"money": rows}, rows.iloc[:0], "en")
    assert list(table) == ["Indicator", "Period", "Value", "In four of five cases between", "Status"]
    assert table["In four of five cases between"].tolist() == ["10 – 20 billion yuan", "–"]
    capped = province_sums.table({"money": rows.assign(upper=[1.2e10, 2e12])}, rows.iloc[:0], "en")
    assert capped["At most"].tolist() == ["12 billion yuan", "–"]


def test_a_sum_whose_giver_no_page_names_says_so_where_there_is_one_partner():
    rows = FUNDS.iloc[:2].assign(unnamed=[True, True], alone=[True, False])
    assert province_sums.noted(rows, "510000", "en")["note"].tolist() == ["giver not named of all", ""]
    assert province_sums.noted(rows, "330000", "zh")["note"].tolist() == ["其中有未写明受援方的", ""]


def test_years_are_named_by_what_is_known_of_them():
    rows = asked((2025, 2025, None, "unknown"), (2024, 2024, 3e9, "reported"), (2023, 2023, 2e9, "at_least"))
    table = province_known.years_table(rows, "en")
    assert table.iloc[0].tolist() == ["Government assistance funds", "2024", "–", "2023", "2025"]


SHARES = {
    "money": pd.DataFrame({
        "first": [2024], "last": [2024], "figure": [2.29e10], "status": ["at_least"], "traced": [1.15e9],
        "traced_status": ["at_least"], "share": [5.0],
    }),
    "industry": pd.DataFrame({
        "first": [2023], "last": [2023], "figure": [1e11], "status": ["at_least"], "traced": [7e9],
        "traced_status": ["reported"], "share": [7.0],
    }),
}  # fmt: skip


def test_a_share_that_bounds_something_leads_before_a_floor_in_a_floor():
    told = province_nation.sentence(SHARES, "620000", "en")
    assert told.startswith("Investment paid in of the whole country, 2023") and "(≤ 7%)" in told
    only = province_nation.sentence({"money": SHARES["money"]}, "620000", "en")
    assert "of which Gansu at least 1.15 billion yuan" in only
    assert province_nation.table(SHARES, "620000", "zh")["甘肃"].tolist() == ["不少于 11.5 亿元", "70 亿元"]
    none = {"money": SHARES["money"].iloc[:0]}
    assert (
        province_nation.sentence(none, "620000", "zh")
        == "有全国数字的年份里，甘肃的部分所知太少，说不出占多少。"
    )
