"""National figures: what counts as a year, a floor, a span, and what together they say of a year."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import dataset
from analysis.measures import national

NO_CONTRADICTION = pd.DataFrame({"kind": pd.Series(dtype=str), "observation_id": pd.Series(dtype=str)})


def claims(*rows: dict) -> pd.DataFrame:
    """Claims on the whole country, exact figures of a calendar year unless told otherwise."""
    usual = {
        "origin": "100000", "destination": "100000", "indicator": "gov_funds", "tolerance": 0.0, "basis": "annual",
        "bound": "exact", "flags": "", "each_year": False, "source_id": "page",
    }  # fmt: skip
    frame = pd.DataFrame([usual | {"observation_id": f"made:{i}"} | row for i, row in enumerate(rows)])
    for column, end in (("start", "-01-01"), ("end", "-12-31")):
        dates = [str(d) if len(str(d)) > 4 else f"{d}{end}" for d in frame.pop(column)]
        frame[f"period_{column}"] = pd.to_datetime(dates)
    return frame


def pairs(**lower: float) -> pd.DataFrame:
    """Cells of one pair: y2011=5 is a floor of 5 in 2011."""
    return pd.DataFrame({
        "indicator": "gov_funds", "year": [int(name[1:]) for name in lower], "lower": list(lower.values()),
    })  # fmt: skip


NO_PAIRS = pairs(y2011=np.nan)


def test_a_figure_is_of_a_year_a_floor_or_a_span():
    table = national.figures(
        claims(
            {"start": 2011, "end": 2011, "value": 8.4},
            {"start": 2023, "end": "2023-11-30", "value": 231.9, "basis": "year_to_date"},
            {"start": 2011, "end": 2015, "value": 60.7, "basis": "cumulative"},
            {"start": 2012, "end": 2012, "value": 8.0, "bound": "at_least"},
            {"start": 2013, "end": 2013, "value": 7.0, "flags": "part"},
            {"start": 2014, "end": 2014, "value": 6.0, "flags": "each_place"},
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


def test_what_follows_for_each_year():
    table = national.figures(
        claims(
            {"start": 2011, "end": 2011, "value": 8.0},
            {"start": 2011, "end": 2013, "value": 20.0, "basis": "cumulative"},
            {"start": 2014, "end": "2014-10-31", "value": 3.0, "basis": "year_to_date"},
        ),
        NO_CONTRADICTION,
        ("gov_funds",),
    )
    years = national.by_year(table, pairs(y2012=5.0, y2015=1.0), "gov_funds", 2011, 2016).set_index("year")
    assert years["obs_status"].to_dict() == {2011: "A", 2012: "M", 2013: "M", 2014: "P", 2015: "M", 2016: "M"}
    assert years["value"].dropna().to_dict() == {2011: 8.0, 2014: 3.0}
    # 20 - 8 is left for 2012 and 2013, and the pairs of 2012 had at least 5.
    assert years["lower"].dropna().round(4).to_dict() == {2011: 8.0, 2012: 5.0, 2014: 3.0, 2015: 1.0}
    assert years["upper"].dropna().round(4).to_dict() == {2011: 8.0, 2012: 12.0, 2013: 7.0}


def test_limits_of_a_sum_are_tighter_than_those_of_its_years():
    table = national.figures(
        claims(
            {"start": 2016, "end": 2019, "value": 494.6, "basis": "cumulative"},
            {"start": 2019, "end": 2019, "value": 229.0},
        ),
        NO_CONTRADICTION,
        ("gov_funds",),
    )
    sums = national.limits(table, NO_PAIRS, "gov_funds", [(2016, 2018), (2016, 2020), (2021, 2025)])
    assert sums["lower"].tolist()[:2] == pytest.approx([265.6, 494.6])
    assert sums["upper"].iloc[0] == pytest.approx(265.6)
    assert sums["upper"].isna().tolist() == [False, True, True]
    assert pd.isna(sums["lower"].iloc[2])


def test_figures_that_contradict_each_other_limit_nothing():
    table = national.figures(
        claims(
            {"start": 2011, "end": 2012, "value": 5.0, "basis": "cumulative"},
            {"start": 2011, "end": 2011, "value": 8.0},
        ),
        NO_CONTRADICTION,
        ("gov_funds",),
    )
    assert (
        national.by_year(table, NO_PAIRS, "gov_funds", 2011, 2012)[["lower", "upper"]].isna().all(axis=None)
    )


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


def test_without_any_claim_there_is_no_figure_and_no_limit():
    table = national.figures(claims({"start": 2011, "end": 2011, "value": 1.0, "origin": "350000"}), NO_CONTRADICTION, ("gov_funds",))  # fmt: skip
    assert table.empty
    years = national.by_year(table, NO_PAIRS, "gov_funds", 2011, 2012)
    assert years["obs_status"].tolist() == ["M", "M"]
    assert years[["value", "lower", "upper"]].isna().all(axis=None)


def test_what_a_round_changed():
    def pair(giver: str, receiver: str, policy: int, level: str, start: int, end: int | None) -> tuple:
        return giver, receiver, policy, level, start, end

    table = pd.DataFrame(
        [
            pair("350000", "640000", 1996, "province", 1996, 2009),
            pair("210200", "520000", 1996, "prefecture", 1996, 2009),
            pair("350200", "500000", 2002, "prefecture", 2002, 2009),
            pair("350000", "640000", 2010, "province", 2010, 2015),
            pair("350000", "640000", 2021, "province", 2021, None),
            pair("350100", "640300", 2021, "prefecture", 2026, None),
        ],
        columns=["assisting", "assisted", "round", "level", "start", "end"],
    ).astype({"end": "Int64"})
    changes = national.round_changes(table).set_index("round")
    assert changes.loc[1996, "added"] == (("210000", "520000"), ("350000", "640000"))
    assert changes.loc[2002, "pairs"] == (("210000", "520000"), ("350000", "500000"), ("350000", "640000"))
    assert changes.loc[2002, ["added", "ended"]].tolist() == [(("350000", "500000"),), ()]
    assert changes.loc[2010, ["added", "ended"]].tolist() == [
        (),
        (("210000", "520000"), ("350000", "500000")),
    ]
    assert changes.loc[2026, "pairs"] == (("350000", "640000"),)
    assert changes["places"].to_dict() == {1996: 1, 2002: 1, 2010: 0, 2013: 0, 2016: 0, 2021: 1, 2026: 1}


def test_the_real_figures(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))

    table = national.figures(
        dataset.table("observations"), dataset.table("contradictions"), ("gov_funds", "jobs_total")
    )
    years = national.by_year(table, dataset.table("series"), "gov_funds", 2011, 2024).set_index("year")
    # 840.264 and 872.2 million yuan, 229 亿元, 228.9 亿元 to October 2024.
    assert years.loc[[2011, 2012, 2019, 2024], "value"].tolist() == pytest.approx(
        [840_264_000, 872_200_000, 22_900_000_000, 22_890_000_000]
    )
    assert years.loc[[2011, 2012, 2019, 2024], "obs_status"].tolist() == ["A", "A", "A", "P"]
    assert years.loc[2013, "obs_status"] == "M"


def test_a_whole_is_no_less_than_its_part():
    spans = {"first": [2016, 2021, 2026], "last": [2020, 2025, 2026]}
    whole = pd.DataFrame({**spans, "lower": [1.0, None, 1.0], "upper": [None, None, 4.0]}).astype(float)
    part = pd.DataFrame({**spans, "lower": [3.0, 5.0, 6.0], "upper": [None, 9.0, None]}).astype(float)
    assert national.whole_and_part(whole, part)["lower"].tolist() == [3, 5, 1]
