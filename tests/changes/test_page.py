"""Changes in a reader's words: estimates called such, what came and went, each of them once, reports by their titles."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.changes import page

NAN = float("nan")


@pytest.fixture
def changed(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    rows = [
        ("cell", "2017-01-01", "2017-12-31", 2.153e8, 1e8, 3e8, "estimated", 2.333e8, 1e8, 3e8, "estimated", "06_en;06_zh;07_en;07_zh"),
        ("sum", "2017-01-01", "2017-12-31", 2.153e8, 1e8, 3e8, "estimated", 2.333e8, 1e8, 3e8, "estimated", "06_en;06_zh;12_en;12_zh"),
        ("sum", "1996-01-01", "2009-12-31", 2.837e9, 1.5e9, 5e9, "estimated", NAN, 7.6e7, 5e9, "bounded", "12_en"),
        ("sum", "2010-01-01", "2015-12-31", NAN, 3e8, 5e9, "bounded", 1.875e9, 3e8, 5e9, "reported", ""),
    ]  # fmt: skip
    figures = [f"{side}_{name}" for side in ("old", "new") for name in ("value", "lower", "upper", "method")]
    frame = pd.DataFrame(rows, columns=["kind", "first", "last", *figures, "reports"])
    return frame.assign(
        indicator="gov_funds",
        origin="350000",
        destination="640000",
        change="value",
        cause="method",
        claims="",
    )


def test_a_cell_and_the_sum_of_its_year_are_one_change_with_the_reports_of_both(changed):
    kept = page.once(changed)
    assert kept["first"].tolist() == ["2017-01-01", "1996-01-01", "2010-01-01"]
    assert kept["reports"].iloc[0] == "06_en;06_zh;07_en;07_zh;12_en;12_zh"
    # A sum that moved otherwise than its cell is another change.
    changed.loc[1, "new_value"] = 2.4e8
    assert len(page.once(changed)) == 4


def test_an_estimate_is_called_one_and_what_came_or_went_is_no_other_figure(changed):
    told = page.told(page.once(changed), "en")
    assert told["before"].tolist() == [
        "about 0.215\u00a0billion\u00a0yuan", "about 2.84\u00a0billion\u00a0yuan", "0.3 – 5\u00a0billion\u00a0yuan",
    ]  # fmt: skip
    assert told["after"].tolist() == [
        "about 0.233\u00a0billion\u00a0yuan",
        "0.076 – 5\u00a0billion\u00a0yuan",
        "1.875\u00a0billion\u00a0yuan",
    ]
    assert told["change"].tolist() == [
        "another figure", "no figure any more, only bounds", "a figure, where only bounds were",
    ]  # fmt: skip
    assert page.told(changed, "zh")["period"].tolist()[1:3] == ["2017年", "1996—2009年"]


def test_bounds_that_leave_no_room_are_a_figure_and_bounds_that_went_were_none(changed):
    """Schools of Beijing in Inner Mongolia, 1996-2011, were between 70 and 70."""
    gone = changed[2:3].assign(
        old_value=NAN, old_lower=7e7, old_upper=7e7, new_lower=NAN, new_upper=NAN, change="disappears"
    )
    told = page.told(gone, "zh")
    assert told[["before", "after", "change"]].values.tolist() == [["7,000\u00a0万元", "未知", "变为未知"]]


def test_reports_are_named_by_title_in_the_language_of_the_page(changed):
    titles = {"06_zh": "结对档案", "06_en": "Profile of a pair", "12_en": "What Ningxia received"}
    assert page.told(changed, "en", titles)["reports"].tolist() == [
        "Profile of a pair; 07_en", "Profile of a pair; What Ningxia received", "What Ningxia received", "",
    ]  # fmt: skip
    # A report that exists in the other language alone is still named.
    assert page.told(changed, "zh", titles)["reports"].iloc[2] == "What Ningxia received"


def test_the_page_tells_how_many_changes_are_in_the_file_alone(changed, monkeypatch):
    told = page.told(page.once(changed), "en")
    monkeypatch.setattr(page, "ROWS", 1)
    short = page.render(told, ["Said."], "v1", "en", "changes.csv")
    assert "2 more are in changes.csv." in short and "0.076" not in short
    monkeypatch.setattr(page, "ROWS", len(told))
    whole = page.render(told, ["Said."], "v1", "en", "changes.csv")
    assert "more are in" not in whole and "0.076" in whole


def test_what_came_from_nothing_moved_most(changed):
    """10 became 11, nought became 5, and a floor of 4 one of 8; what no report shows comes last, however much it moved."""
    moved = changed.assign(
        old_value=[10.0, 0.0, NAN, 1.0], new_value=[11.0, 5.0, NAN, 99.0],
        old_lower=[9.0, 0.0, 4.0, 1.0], new_lower=[9.0, 0.0, 8.0, 1.0],
    )  # fmt: skip
    assert page.ordered(moved).index.tolist() == [1, 2, 0, 3]


def test_one_of_a_thing_is_no_several():
    counts = {"new": 0, "corrected": 1, "withdrawn": 0, "cells": 1, "sums": 2, "reports": 1}
    assert page.word("counted", "en", **counts).endswith(
        "1 yearly cell and 2 sums changed; 1 report shows them."
    )
    assert page.word("more", "en", count=1, file="changes.csv") == "1 more is in changes.csv."
    assert page.word("more", "zh", count=1200, file="changes.csv") == "其余 1200 处见 changes.csv。"
