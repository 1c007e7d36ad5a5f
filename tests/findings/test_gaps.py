"""The gaps that are most worth filling: years, share, likely size and who has written of the pair."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import gaps
from analysis.ingest.sources import with_names

GAPS = pd.DataFrame(
    [
        ("gov_funds", "350000", "640000", "2021;2022", 0.214),
        ("gov_funds", "330000", "510000", "2021;2023", 0.1),
        ("jobs_total", "320000", "610000", "2024", 0.05),
        ("jobs_total", "440000", "450000", "2023;2024", 0.04),
    ],
    columns=["indicator", "origin", "destination", "years", "share"],
)
LIKELY = {"350000": (1.04e9, 2.5e9), "330000": (1e9, 2e9), "320000": (10.0, 2000.0), "440000": (None, None)}
CLAIMS = pd.DataFrame({
    "indicator": "gov_funds", "origin": ["350000", "350200", "350000"], "destination": ["640000", "640300", "640000"],
    "source_id": ["p1", "p1", "p2"],
})  # fmt: skip
SOURCES = with_names(pd.DataFrame({"source_id": ["p1", "p2"], "publisher": ["宁夏日报", "新华社"]}))


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What is asked of the sums; they are answered from `LIKELY`."""
    kept = []

    def totals(indicator, rows):
        kept.append((indicator, rows["years"].iat[0]))
        low, high = LIKELY[rows["origin"].iat[0]]
        return pd.DataFrame({"q10": [low], "q90": [high]}, dtype="float64")

    monkeypatch.setattr(gaps.dataset, "totals", totals)
    return kept


def test_each_gap_is_told_with_its_likely_size(asked):
    table = gaps.table(GAPS, CLAIMS, SOURCES, "en")
    assert table["Pair"].tolist() == [
        "Fujian to Ningxia", "Zhejiang to Sichuan", "Jiangsu to Shaanxi", "Guangdong to Guangxi",
    ]  # fmt: skip
    assert table["Years unknown"].tolist() == ["2021–2022", "2021, 2023", "2024", "2023–2024"]
    assert table["Likely share of the flow"].tolist() == ["21%", "10%", "–", "–"]
    assert table["Likely size"].tolist() == [
        "1 billion yuan – 2.5 billion yuan",
        "–",
        "too wide to say",
        "no guess",
    ]
    assert asked == [
        ("gov_funds", (2021, 2022)), ("gov_funds", (2021, 2023)), ("jobs_total", (2024, 2024)), ("jobs_total", (2023, 2024)),
    ]  # fmt: skip


def test_the_house_that_wrote_most_of_a_pair_stands_first():
    told = gaps.table(GAPS, CLAIMS, SOURCES, "zh").iloc[:, -1].tolist()
    assert told == ["宁夏日报、新华社", "", "", ""]


def test_no_more_than_the_heading_promises():
    many = pd.concat([GAPS] * 4, ignore_index=True)
    assert len(gaps.table(many, CLAIMS, SOURCES, "zh")) == gaps.MOST == 10


def test_the_heat_map_says_what_is_hatched_only_where_something_is_asked_for():
    cells = pd.DataFrame({"figure": [1.0, None, None]})
    assert gaps.grid_title(cells, "en") == "A figure or a floor is known for 33% of the pair-years"
    assert "hatched" not in gaps.grid_subtitle("", "", "en")
    assert gaps.grid_subtitle("gov_funds", "350000-640000", "zh").startswith("财政援助资金、福建→宁夏；")
    assert gaps.grid_subtitle("", "350000-640000", "en") == (
        "Fujian to Ningxia; Share of the pairs in force with a figure or a floor, %; empty: at most the figure of a county or a month is known; hatched: no pair in force"
    )
    assert (gaps.percent(0.0), gaps.percent(33.3)) == ("", "33")


def test_of_each_flow_that_matters_is_said_how_many_pair_years_are_known_and_how_many_a_page_reports():
    rows = [
        ("gov_funds", 1.0, "reported"), ("gov_funds", 2.0, "at_least"), ("gov_funds", None, "unknown"), ("jobs_total", 3.0, "estimated"),
    ]  # fmt: skip
    cells = pd.DataFrame(rows, columns=["indicator", "figure", "status"])
    said = gaps.known_summary(cells, "zh")
    assert "财政援助资金 2 / 3" in said and said.endswith("；其中 1 个为页面所载的全年数。")
    assert "government assistance funds 2 of 3" in gaps.known_summary(cells, "en")
    assert "75%" in gaps.known_title(cells, "en")


def test_the_flows_that_matter_are_the_first_rows_and_none_is_without_a_cell():
    shares = pd.DataFrame(
        {
            "indicator": ["cadres_sent", "jobs_total", "gov_funds"],
            "pair": ["350000-640000", "110000-150000", "350000-640000"],
        }
    )
    names = gaps.grid_rows(shares, "indicator", "zh")
    assert list(names)[-1] == "cadres_sent" and set(names) == set(shares["indicator"])
    assert names["gov_funds"] == "财政援助资金"
    assert gaps.grid_rows(shares, "pair", "zh") == {
        "110000-150000": "北京→内蒙古",
        "350000-640000": "福建→宁夏",
    }
