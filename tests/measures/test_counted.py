"""The one set of pairs of a span of years."""

from __future__ import annotations

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import dataset
from analysis.findings import gaps
from analysis.findings.pairings import drawn, without_ended
from analysis.measures import counted, evidence, flows, pairs

ZJ_SC, ZJ_GZ, BJ_YN, GD_SC = (
    ("330000", "510000"),
    ("330000", "520000"),
    ("110000", "530000"),
    ("440000", "510000"),
)


def _pairings(*rows: tuple) -> pd.DataFrame:
    names = ["assisting", "assisted", "level", "start", "end"]
    made = pd.DataFrame(rows, columns=names).astype({"end": "Int64"})
    ends = made["end"].isna().map({True: "open", False: "next_round"})
    return made.assign(start_basis="round", end_basis=ends, source_ids="page", round=2016)


PAIRINGS = _pairings(
    (*ZJ_SC, "province", 2016, None),
    ("330100", "520100", "prefecture", 2016, 2018),
    ("110101", "530102", "county", 2018, 2020),
    (*GD_SC, "province", 2016, 2021),
)


def _cells(pairings: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """The years in force of the pairs that count in a span of years."""
    found = counted.of_span(pairings, first, last)
    years = pairs.years_of_provinces(pairings, first, last)[[*pairs.SIDES, "year"]]
    return years.merge(found.loc[found["counts"], pairs.SIDES], on=pairs.SIDES)


def test_pairs_of_counties_of_few_years_or_of_the_round_before_do_not_count():
    found = counted.of_span(PAIRINGS, 2016, 2020).set_index(["origin", "destination"])
    assert found["counts"].to_dict() == {ZJ_SC: True, ZJ_GZ: True, BJ_YN: False, GD_SC: True}
    assert found.loc[[BJ_YN], ["kind", "begun", "over"]].values.tolist() == [["counties", 2018, 2020]]
    # Zhejiang to Guizhou was in force in 1 of 4 years; Guangdong to Sichuan ended in the year in which a round began.
    later = counted.of_span(PAIRINGS, 2018, 2021).set_index(["origin", "destination"])["counts"]
    assert later.to_dict() == {ZJ_SC: True, ZJ_GZ: False, BJ_YN: False, GD_SC: True}
    # Of 2017 to 2020 it has just the half.
    assert counted.of_span(PAIRINGS, 2017, 2020).set_index(["origin", "destination"])["counts"][ZJ_GZ]
    assert not counted.of_span(PAIRINGS, 2021, 2021).set_index(["origin", "destination"])["counts"][GD_SC]


def test_of_a_long_time_a_pair_counts_that_is_one_of_any_round():
    """Jiangsu and Qinghai were linked from 2016 on, 10 of the 30 years since 1996: a pair of today, and one of the round before."""
    js_qh, sd_cq, zj_gz = ("320000", "630000"), ("370000", "620000"), ("330000", "520000")
    pairings = _pairings(
        (*js_qh, "province", 2016, None), (*sd_cq, "province", 2021, None), (*zj_gz, "province", 2015, 2016), (*ZJ_SC, "province", 1996, None),
    )  # fmt: skip
    found = counted.of_span(pairings, 1996, 2025).set_index(["origin", "destination"])["counts"]
    # Two years about the turn of a round are half of neither.
    assert found.to_dict() == {js_qh: True, sd_cq: True, zj_gz: False, ZJ_SC: True}
    # In 2016 alone it is none of its round: that ended it.
    assert not counted.of_span(pairings, 2016, 2016).set_index(["origin", "destination"])["counts"][zj_gz]
    assert counted.of_span(pairings, 2015, 2016).set_index(["origin", "destination"])["counts"][zj_gz]


def test_the_years_of_the_pairs_that_count():
    cells = _cells(PAIRINGS, 2018, 2021)
    assert cells.groupby(["origin", "destination"])["year"].agg(list).to_dict() == {
        ZJ_SC: [2018, 2019, 2020, 2021], GD_SC: [2018, 2019, 2020, 2021],
    }  # fmt: skip
    yearly = counted.by_year(PAIRINGS, 2020, 2021)
    assert yearly["year"].tolist() == [2020, 2020, 2021]


def test_the_pairs_of_each_year_are_those_of_a_span_of_this_year(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    pairings = pairs.today(dataset.table("pairings"), dataset.table("places"))
    for own in (PAIRINGS, pairings):
        each = pd.concat([_cells(own, year, year) for year in range(1996, 2026)], ignore_index=True)
        assert_frame_equal(counted.by_year(own, 1996, 2025), each)


@pytest.mark.parametrize(
    ("first", "last"), [(2010, 2010), (2011, 2015), (2016, 2020), (2021, 2021), (2021, 2024)]
)
def test_all_reports_count_the_same_pairs_and_years(reconciled, monkeypatch, first, last):
    """The reports on flows (03, 04, 05, 11), on the evidence (07) and on the pairs (02) take one set."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    pairings = pairs.today(dataset.table("pairings"), dataset.table("places"))
    series = dataset.table("series", indicator=evidence.MATTER)
    own = _cells(pairings, first, last)
    paired = set(own.itertuples(index=False, name=None))
    for indicator in evidence.MATTER:
        told = flows.cells(series, indicator, first, last).merge(own, on=["origin", "destination", "year"])
        assert set(told[["origin", "destination", "year"]].itertuples(index=False, name=None)) == paired
    if first == last:
        year = without_ended(pairs.of_provinces(pairings, first), first)
        year = year[year["kind"] != pairs.COUNTIES]
        assert set(year[pairs.SIDES].itertuples(index=False, name=None)) == {one[:2] for one in paired}
        assert len(drawn(year, [])) == (year["kind"] == pairs.WHOLE).sum()
    if (first, last) == (gaps.FIRST, gaps.LAST):
        states = evidence.of_pairs(evidence.states(series), counted.by_year(pairings, first, last))
        counts = evidence.that_matter(states, first, last).groupby("indicator").size()
        assert set(counts) == {len(paired)}


def test_a_span_without_a_year_has_no_pairs():
    assert counted.by_year(PAIRINGS, 1, 0).empty
