"""The kinds of help with selling: which claims are listed, and how."""

from __future__ import annotations

import pandas as pd

from analysis.findings import consumption

CLAIMS = pd.DataFrame(
    [
        ("other:consumption_agreements_signed", "120000", "620000", "east_west", 4.47e8, "yuan", "2024", "annual", "exact"),
        ("other:purchase_intentions", "110000", "150000", "east_west", 9.14e8, "yuan", "2023", "annual", "at_least"),
        ("other:farm_products_sent_to_gba", "440000;810000", "450000", "east_west", 1.5e7, "tonnes", "2024", "annual", "exact"),
        ("other:consumption_agreements_signed", "320000", "610000", "east_west", 3.2e8, "yuan", "2017", "annual", "exact"),
        ("other:visitors_from_shandong", "370000", "620000", "east_west", 1e6, "persons", "2024", "annual", "exact"),
        ("other:central_unit_purchases", None, "610000", "central_units", 2.92e8, "yuan", "2021", "annual", "exact"),
        ("other:purchase_intentions", "110000", "150000", "east_west", 9e9, "yuan", "2024", "target", "exact"),
        ("consumption_assist", "110000", "150000", "east_west", 3e10, "yuan", "2024", "annual", "exact"),
    ],
    columns=["indicator", "origin", "destination", "force", "value", "unit", "period_printed", "basis", "bound"],
)  # fmt: skip
CLAIMS = CLAIMS.assign(
    period_start=pd.to_datetime(CLAIMS["period_printed"] + "-01-01"),
    period_end=pd.to_datetime(CLAIMS["period_printed"] + "-12-31"),
    value_printed="1500",
    unit_printed="万吨",
)
NAMES = {"120000": "天津", "620000": "甘肃", "110000": "北京", "150000": "内蒙古", "440000": "广东", "810000": "香港", "450000": "广西"}  # fmt: skip


def test_kinds_are_those_of_the_east_in_the_years_and_neither_tourists_nor_plans():
    rows = consumption.kinds(CLAIMS, 2021, 2024)
    assert rows["indicator"].tolist() == [
        "other:consumption_agreements_signed", "other:farm_products_sent_to_gba", "other:purchase_intentions",
    ]  # fmt: skip
    assert consumption.kinds(CLAIMS, 2021, 2024, "150000")["origin"].tolist() == ["110000"]
    assert consumption.kinds(CLAIMS, 2021, 2024, "440000")["destination"].tolist() == ["450000"]
    assert consumption.places(rows) == sorted(NAMES)


def test_figures_have_their_worth_and_unknown_units_stand_as_printed():
    rows = consumption.kinds(CLAIMS, 2021, 2024)
    table = consumption.table(rows, NAMES, pd.Series(["<a>", "<b>", "<c>"]), "zh")
    assert table["数值"].tolist() == ["4.47 亿元", "1,500 万吨", "≥ 9.14 亿元"]
    english = consumption.table(rows, dict.fromkeys(NAMES, "x"), pd.Series(["<a>", "<b>", "<c>"]), "en")
    assert english["Value"].iloc[1] == "15 million tonnes"
    other = consumption.table(rows.assign(unit="baskets"), NAMES, pd.Series(["<a>", "<b>", "<c>"]), "zh")
    assert other["数值"].iloc[1] == "1500 万吨"
    ends = rows.assign(
        unit="yuan", value=[9.1476e8, 9.1472e8, 9.1476e8], bound=["at_least", "at_most", "about"], origin=None
    )
    ends = consumption.table(ends, NAMES, pd.Series(["<a>", "<b>", "<c>"]), "zh")
    assert ends["数值"].tolist() == ["≥ 9.147 亿元", "≤ 9.148 亿元", "≈ 9.148 亿元"]
    assert ends["结对关系"].tolist()[0] == "…→甘肃"  # no giver is named
    assert table["结对关系"].tolist() == ["天津→甘肃", "广东、香港→广西", "北京→内蒙古"]
    assert table["时段"].tolist() == ["2024年", "2024年", "2023年"]
    assert table.attrs["links"] == ("页面",)
