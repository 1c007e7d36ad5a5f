"""What the atlas says to a draft: known, contradicting, filling a cell, or new; on tables of three cells."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.harvest.pages import Page
from analysis.harvest.standing import Atlas, address, standing_of

DAY = pd.Timestamp


@pytest.fixture
def atlas(write_table, tmp_path, monkeypatch):
    """Fujian to Ningxia: 2022 is stated as 6 亿元, 2023 is only known to be 4 to 8, 2024 is not known at all."""
    pair = {"origin": ["350000"] * 3, "destination": ["640000"] * 3, "indicator": ["gov_funds"] * 3}
    write_table(
        tmp_path, "series", **pair, year=[2022, 2023, 2024], value=[6e8, None, None], lower=[6e8, 4e8, 0.0],
        upper=[6e8, 8e8, None], obs_status=["A", "E", "O"],
    )  # fmt: skip
    write_table(
        tmp_path, "observations", observation_id=["b:2"], source_id=["known-page"], origin=["350000"], destination=["640000"],
        indicator=["gov_funds"], value=[6e8], tolerance=[5e7], period_start=[DAY("2022-01-01")], period_end=[DAY("2022-12-31")],
    )  # fmt: skip
    write_table(tmp_path, "sources", source_id=["known-page"], url=["https://www.example.org/a.html"])
    monkeypatch.setenv("ATLAS_PROCESSED", str(tmp_path))
    return Atlas()


def standing(harvester, atlas, sentence, url="http://example.org/a.html/"):
    (draft,) = [
        d
        for d in harvester.read(Page("x", "闽宁协作", "", "2025-01-10", url, (sentence,)))
        if d.state == "drafted"
    ]
    return standing_of(draft, atlas)


@pytest.mark.parametrize(
    ("sentence", "kind", "detail"),
    [
        ("2022年，福建向宁夏投入财政援助资金6亿元。", "known", "b:2"),
        ("2022年，福建向宁夏投入财政援助资金7亿元。", "contradicts", "Fujian→Ningxia 2022: 0.6 billion yuan"),
        ("2023年，福建向宁夏投入财政援助资金9亿元。", "contradicts", "Fujian→Ningxia 2023: 0.4 billion yuan – 0.8 billion yuan"),
        ("2023年，福建向宁夏投入财政援助资金5亿元。", "fills", "Fujian→Ningxia 2023"),
        ("2024年，福建向宁夏投入财政援助资金5亿元。", "fills", "Fujian→Ningxia 2024"),
        ("2022年至2024年，福建向宁夏累计投入财政援助资金16亿元。", "narrows", "Fujian→Ningxia 2022–2024"),
        ("2022年至2024年，福建向宁夏累计投入财政援助资金9亿元。", "contradicts", "Fujian→Ningxia 2022–2024: 1 billion yuan – ∞"),
        ("2023年，福州市向固原市投入财政援助资金1亿元。", "new", ""),
        ("2023年，福州市向固原市投入财政援助资金9亿元。", "contradicts", "Fujian→Ningxia 2023: 0.4 billion yuan – 0.8 billion yuan"),
    ],
)  # fmt: skip
def test_standing(harvester, atlas, sentence, kind, detail):
    found = standing(harvester, atlas, sentence)
    assert (found.kind, found.detail, found.source_id) == (kind, detail, "known-page")


def test_an_unknown_cell_gains_most(harvester, atlas):
    bounded = standing(harvester, atlas, "2023年，福建向宁夏投入财政援助资金5亿元。")
    unknown = standing(harvester, atlas, "2024年，福建向宁夏投入财政援助资金5亿元。")
    assert unknown.gain == 1.0 and bounded.gain == pytest.approx(0.5)


def test_addresses_are_compared_without_their_trimmings():
    assert address("https://www.example.org/a.html/") == address("http://example.org/a.html")
    assert address("https://example.org/a.html?x=1") != address("https://example.org/a.html")
