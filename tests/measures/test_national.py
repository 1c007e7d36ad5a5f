"""National figures: what counts as a year, a floor, a span, and what together they say of a year."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import sums
from analysis.measures import national

NO_CONTRADICTION = pd.DataFrame({"kind": pd.Series(dtype=str), "observation_id": pd.Series(dtype=str)})


def claims(*rows: dict) -> pd.DataFrame:
    """Claims on the whole country, exact figures of a calendar year unless told otherwise."""
    usual = {
        "origin": "100000", "destination": "100000", "indicator": "gov_funds", "tolerance": 0.0, "basis": "annual",
        "bound": "exact", "flags": "", "each_year": False, "source_id": "page", "unit": "yuan",
    }  # fmt: skip
    frame = pd.DataFrame([usual | {"observation_id": f"made:{i}"} | row for i, row in enumerate(rows)])
    for column, end in (("start", "-01-01"), ("end", "-12-31")):
        dates = [str(d) if len(str(d)) > 4 else f"{d}{end}" for d in frame.pop(column)]
        frame[f"period_{column}"] = pd.to_datetime(dates)
    return frame


def test_a_figure_is_of_a_year_a_floor_or_a_span():
    table = national.figures(
        claims(
            {"start": 2011, "end": 2011, "value": 8.4},
            {"start": 2023, "end": "2023-11-30", "value": 231.9, "basis": "year_to_date"},
            {"start": 2011, "end": 2015, "value": 60.7, "basis": "cumulative"},
            {"start": 2012, "end": 2012, "value": 8.0, "bound": "at_least"},
            {"start": 2013, "end": 2013, "value": 7.0, "flags": "part"},
            {"start": 2014, "end": 2014, "value": 6.0, "flags": "each_place"},
            {"start": 2014, "end": 2014, "value": 6.5, "flags": "doubted"},
            {"start": 2015, "end": 2015, "value": 5.0, "basis": "target"},
            {"start": 2016, "end": 2016, "value": 4.0, "origin": "350000"},
        ),
        NO_CONTRADICTION,
        ("gov_funds",),
    )
    assert [*zip(table["first"], table["last"], table["kind"], strict=True)] == [
        (2011, 2011, "year"), (2012, 2012, "floor"), (2013, 2013, "floor"), (2011, 2015, "span"), (2023, 2023, "floor"),
    ]  # fmt: skip
    assert table.loc[table["kind"] == "floor", "upper"].isna().all()


def test_a_figure_of_several_pages_stands_once_and_one_that_gave_way_is_marked():
    lost = pd.DataFrame({"kind": ["gave_way"], "observation_id": ["made:2"]})
    table = national.figures(
        claims(
            {"start": 2019, "end": 2019, "value": 229.0, "source_id": "one"},
            {"start": 2019, "end": 2019, "value": 229.0, "source_id": "two"},
            {"start": 2019, "end": 2019, "value": 200.0, "source_id": "three"},
        ),
        lost,
        ("gov_funds",),
    ).set_index("value")
    assert table["pages"].to_dict() == {229.0: 2, 200.0: 1}
    assert table["held"].to_dict() == {229.0: True, 200.0: False}
    assert table.loc[229.0, "observation_ids"] == "made:0;made:1"


@pytest.mark.parametrize(
    ("row", "figure"),
    [
        ({"value": 229.0, "tolerance": 0.5}, (228.5, 229.5, 229.0)),
        # About: five percent to both sides.
        ({"value": 200.0, "bound": "about"}, (190.0, 210.0, 200.0)),
        # More than 229 is more than that.
        ({"value": 229.0, "tolerance": 0.5, "bound": "at_least"}, (229.0, None, 229.0)),
        # Eleven months are a floor of the year, and about 200 of them are at least 190.
        ({"value": 200.0, "bound": "about", "basis": "year_to_date"}, (190.0, None, 190.0)),
        ({"value": 200.0, "tolerance": 0.5, "basis": "year_to_date"}, (199.5, None, 200.0)),
    ],
)
def test_how_far_a_figure_may_be_off(row, figure):
    (told,) = national.figures(
        claims({"start": 2019, "end": 2019} | row), NO_CONTRADICTION, ("gov_funds",)
    ).to_dict("records")
    ends = [None if pd.isna(told[name]) else told[name] for name in ("lower", "upper", "figure")]
    assert tuple(ends) == figure


def test_pages_that_print_the_same_say_the_nearest_bounds_and_are_exact_if_all_are():
    pages = [{"tolerance": 0.5, "source_id": "one"}, {"bound": "about", "source_id": "two"}]
    table = national.figures(
        claims(*({"start": 2019, "end": 2019, "value": 229.0} | page for page in pages)),
        NO_CONTRADICTION,
        ("gov_funds",),
    )
    assert table[["lower", "upper", "pages", "exact"]].to_numpy().tolist() == [[228.5, 229.5, 2, False]]


def test_a_figure_for_each_year_of_a_span_is_a_figure_of_each():
    table = national.figures(
        claims({"start": 2021, "end": 2023, "value": 16.0, "each_year": True}),
        NO_CONTRADICTION,
        ("gov_funds",),
    )
    assert [*zip(table["first"], table["last"], table["kind"], strict=True)] == [
        (2021, 2021, "year"),
        (2022, 2022, "year"),
        (2023, 2023, "year"),
    ]


def test_only_the_last_year_of_a_figure_for_each_year_ends_where_the_claim_ends():
    each = claims({"start": 2021, "end": 2023, "value": 16.0, "each_year": True})
    each = each.assign(period_end=pd.Timestamp("2023-10-31"))
    table = national.figures(each, NO_CONTRADICTION, ("gov_funds",))
    assert table["until"].dt.strftime("%m-%d").tolist() == ["12-31", "12-31", "10-31"]
    assert table["kind"].tolist() == ["year", "year", "floor"]


def test_the_whole_country_is_asked_for_without_naming_anybody():
    asked = national.questions([(2016, 2018), (2016, 2020)])
    assert asked["years"].tolist() == [(2016, 2018), (2016, 2020)]
    assert asked[["origin", "destination"]].isna().all(axis=None)
    answers = asked.assign(
        first=pd.to_datetime("2016-01-01"), last=pd.to_datetime(["2018-12-31", "2020-12-31"]), value=[26.56, np.nan],
        lower=[26.55, 49.46], upper=[26.57, np.nan], method=["reported", "bounded"], observation_ids="a:1", rival_ids="",
    )  # fmt: skip
    rows = national.of_spans(answers)
    assert rows[["first", "last", "status", "figure"]].to_numpy().tolist() == [
        [2016, 2018, "stated", 26.56], [2016, 2020, "at_least", 49.46],
    ]  # fmt: skip
    assert national.questions([]).empty


def test_the_whole_is_told_for_the_longest_spans_that_do_not_overlap():
    table = pd.DataFrame(
        [(2016, 2018, True), (2016, 2019, True), (2019, 2019, True), (2015, 2020, True), (2020, 2020, False), (2020, 2020, True)],
        columns=["first", "last", "held"],
    )  # fmt: skip
    assert national.told_spans(table, 2016, 2020) == [(2016, 2019), (2020, 2020)]
    assert national.told_spans(table, 2021, 2024) == []


def test_coverage_leaves_out_a_floor_that_the_pairs_reach_by_themselves():
    table = pd.DataFrame({
        "first": [2019, 2020, 2023], "last": [2019, 2020, 2023], "lower": [228.5, 27.0, 231.85], "held": True, "exact": [True, True, False],
        "observation_ids": ["a:1", "a:2", "a:3"], "figure": [229.0, 27.0, 231.9],
        "since": pd.to_datetime(["2019-01-01", "2020-01-01", "2023-01-01"]),
        "until": pd.to_datetime(["2019-12-31", "2020-12-31", "2023-11-30"]),
    })  # fmt: skip
    whole = pd.DataFrame({
        "first": [2019, 2020, 2023], "last": [2019, 2020, 2023], "figure": [229.0, 80.0, 231.85],
        "status": ["reported", "at_least", "at_least"], "observation_ids": ["a:1", "a:2", "a:3"],
    })  # fmt: skip
    traced = pd.DataFrame({
        "figure": [73.0, 80.0, np.nan], "status": ["at_least", "at_least", "unknown"], "observation_ids": ["b:1;a:1", "b:2", np.nan],
    })  # fmt: skip
    rows = national.coverage(national.dated(table, whole), traced)
    assert rows["first"].tolist() == [2019, 2023]
    assert rows["share"].tolist() == pytest.approx([100 * 73 / 229, 0])
    assert rows["traced_status"].tolist() == ["at_least", "unknown"]
    assert rows["observation_ids"].tolist() == ["a:1;b:1", "a:3"]
    assert rows["told_ids"].tolist() == ["a:1", "a:3"]
    assert rows["until"].dt.strftime("%m-%d").tolist() == [
        "12-31",
        "11-30",
    ]  # eleven months of 2023 are no year


def test_all_of_ten_months_is_a_floor_of_the_year_and_the_figure_of_the_months():
    months = claims(
        {"start": 2024, "end": "2024-10-31", "value": 228.9, "basis": "year_to_date"},
        {"start": 2023, "end": "2023-11-30", "value": 231.9, "basis": "year_to_date", "bound": "at_least"},
    )
    table = national.figures(months, NO_CONTRADICTION, ("gov_funds",))
    floors = pd.DataFrame(
        {"first": [2023, 2024], "last": [2023, 2024], "figure": [231.9, 228.85], "status": "at_least"}
    )
    rows = national.dated(table, floors)
    assert rows["status"].tolist() == ["at_least", "reported"]
    assert rows["figure"].tolist() == [231.9, 228.9]
    assert national.asked_days(rows) == [("2023-01-01", "2023-11-30"), ("2024-01-01", "2024-10-31")]


def test_a_span_is_drawn_once_and_never_where_it_gave_way():
    lost = pd.DataFrame({"kind": ["gave_way"], "observation_id": ["made:1"]})
    table = national.figures(
        claims(
            {"start": 1996, "end": 2007, "value": 55.2, "basis": "cumulative"},
            {"start": 1996, "end": 2010, "value": 78.6, "basis": "cumulative"},
            {"start": 1996, "end": 2015, "value": 160.0, "basis": "cumulative", "bound": "at_least"},
        ),
        lost,
        ("gov_funds",),
    )
    spans = national.spans(table, "gov_funds")
    assert spans[["first", "last", "value", "at_least"]].to_numpy().tolist() == [
        [1996, 2007, 55.2, False],
        [1996, 2015, 160.0, True],
    ]


def test_without_any_claim_there_is_no_figure():
    table = national.figures(claims({"start": 2011, "end": 2011, "value": 1.0, "origin": "350000"}), NO_CONTRADICTION, ("gov_funds",))  # fmt: skip
    assert table.empty


def test_the_real_figures(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))

    years = sums.national_years("gov_funds", 2011, 2024).set_index("year")
    # 840.264 and 872.2 million yuan, 229 亿元, 228.9 亿元 to October 2024.
    assert years.loc[[2011, 2012, 2019], "figure"].tolist() == pytest.approx(
        [840_264_000, 872_200_000, 22_900_000_000]
    )
    assert years.loc[2024, "lower"] >= 22_885_000_000
    assert years.loc[[2011, 2012, 2019, 2024], "status"].tolist() == ["reported", "reported", "reported", "at_least"]  # fmt: skip
    # 494.6 亿元 in 2016-2019 less 229 亿元 in 2019 leaves 265.6 亿元, and a page says so.
    (span,) = sums.national_spans("gov_funds", [(2016, 2018)]).to_dict("records")
    assert 265.5e8 < span["lower"] < span["upper"] < 265.9e8
