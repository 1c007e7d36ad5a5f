"""What the atlas says to a draft: known, contradicting, filling a cell, or new; on the settled system of a few claims."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.harvest.pages import Page
from analysis.harvest.standing import Atlas, address, standings
from analysis.reconcile.build import reconcile

FUJIAN, NINGXIA, FUZHOU, GUYUAN = "350000", "640000", "350100", "640400"
CLAIMS = [
    # giver, receiver, 亿元, first day, last day, bound
    (FUJIAN, NINGXIA, 6, "2022-01-01", "2022-12-31", "exact"),
    (FUJIAN, NINGXIA, 4, "2023-01-01", "2023-12-31", "at_least"),
    (FUJIAN, NINGXIA, 14, "2022-01-01", "2023-12-31", "exact"),
    (FUZHOU, GUYUAN, 1, "2022-01-01", "2022-12-31", "exact"),
]
"""What is known: 2022 is 6, so that 2023 is 14 - 6 = 8; nothing is known after it; 2022 holds a city's 1."""


@pytest.fixture(scope="module")
def folder(reconciled, tmp_path_factory):
    """Processed tables of these claims alone, settled as the real ones are."""
    made = tmp_path_factory.mktemp("standing")
    real = pd.read_parquet(reconciled / "observations.parquet")
    row = real[(real["indicator"] == "gov_funds") & (real["force"] == "east_west")].iloc[0]
    rows = [
        row.to_dict() | {
            "observation_id": f"b:{number}", "batch": "b", "row": number, "source_id": f"page-{number}", "origin": giver, "destination": receiver,
            "value": value * 1e8, "tolerance": 0.0, "period_start": pd.Timestamp(first), "period_end": pd.Timestamp(last),
            "period_end_printed": pd.Timestamp(last), "basis": "annual" if first[:4] == last[:4] else "cumulative", "bound": bound, "flags": "", "note": "",
            "each_year": False, "actor_ids": "", "place": None,
        }
        for number, (giver, receiver, value, first, last, bound) in enumerate(CLAIMS, start=2)
    ]  # fmt: skip
    pd.DataFrame(rows, columns=real.columns).astype(real.dtypes.to_dict()).to_parquet(
        made / "observations.parquet"
    )
    pages = pd.DataFrame({"source_id": [f"page-{n}" for n in range(2, 6)]}).assign(
        title="t", publisher=[f"house {n}" for n in range(4)], publisher_zh="", publisher_en="", published="2025-01-01", lang="zh", kind="media", batch="b", row=2,
        url=[f"https://www.example.org/{n}.html" for n in "abcd"],
    )  # fmt: skip
    pages.to_parquet(made / "sources.parquet")
    for name in ("pairings", "places"):
        (made / f"{name}.parquet").write_bytes((reconciled / f"{name}.parquet").read_bytes())
    reconcile(made)
    return made


@pytest.fixture
def atlas(folder, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(folder))
    return Atlas()


def standing(harvester, atlas, sentence, url="http://example.org/a.html/"):
    drafts = [
        d
        for d in harvester.read(Page("x", "闽宁协作", "", "2026-01-10", url, (sentence,)))
        if d.state == "drafted"
    ]
    (found,) = standings(drafts, atlas).values()
    return found


@pytest.mark.parametrize(
    ("sentence", "kind", "detail"),
    [
        ("2022年，福建向宁夏投入财政援助资金6亿元。", "known", "b:2"),
        ("2022年，福建向宁夏投入财政援助资金7亿元。", "contradicts", "Fujian→Ningxia 2022: 0.6 billion yuan"),
        ("2023年，福建向宁夏投入财政援助资金9亿元。", "contradicts", "Fujian→Ningxia 2023: 0.8 billion yuan"),
        ("2024年，福建向宁夏投入财政援助资金5亿元。", "fills", "Fujian→Ningxia 2024"),
        ("2022年至2024年，福建向宁夏累计投入财政援助资金16亿元。", "narrows", "Fujian→Ningxia 2022–2024"),
        ("2022年至2024年，福建向宁夏累计投入财政援助资金9亿元。", "contradicts", "Fujian→Ningxia 2022–2024: 1.4 billion yuan – ∞"),
        # 14 for the two years, whatever lies in each of them
        ("2022年至2023年，福建向宁夏累计投入财政援助资金13亿元。", "contradicts", "Fujian→Ningxia 2022–2023: 1.4 billion yuan"),
        # a part of a year is no year: half of 2022 may be anything up to 6
        ("2022年上半年，福建向宁夏投入财政援助资金5亿元。", "new", ""),
        ("2022年上半年，福建向宁夏投入财政援助资金7亿元。", "contradicts", "Fujian→Ningxia 2022-01–2022-06: 0 billion yuan – 0.6 billion yuan"),
        # a city's figure is judged by what is left for the city
        ("2024年，福州市向固原市投入财政援助资金1亿元。", "new", ""),
        ("2022年，福州市向固原市投入财政援助资金2亿元。", "contradicts", "福州市→固原市 2022: 0.1 billion yuan"),
        ("2023年，福州市向固原市投入财政援助资金9亿元。", "contradicts", "福州市→固原市 2023: 0 billion yuan – 0.8 billion yuan"),
        # no flow, no sum
        ("目前，福建与宁夏有20所学校结对。", "new", ""),
    ],
)  # fmt: skip
def test_standing(harvester, atlas, sentence, kind, detail):
    found = standing(harvester, atlas, sentence)
    assert (found.kind, found.detail, found.source_id) == (kind, detail, "page-2")


def test_all_drafts_of_an_indicator_are_asked_about_at_once(harvester, atlas, monkeypatch):
    from analysis.harvest import standing as module

    calls = []
    ask = module.sums.ask
    monkeypatch.setattr(
        module.sums, "ask", lambda *asked: calls.append((asked[0], len(asked[1]))) or ask(*asked)
    )
    text = "".join(f"{year}年，福建向宁夏投入财政援助资金{year - 2015}亿元。" for year in range(2017, 2021))
    drafts = harvester.read(Page("x", "闽宁协作", "", "2026-01-10", "", (text,)))
    assert {found.kind for found in standings(drafts, atlas).values()} == {"fills"}
    assert calls == [("gov_funds", 4)]


def test_an_open_cell_gains_most(harvester, atlas):
    assert standing(harvester, atlas, "2024年，福建向宁夏投入财政援助资金5亿元。").gain == 1.0


def test_addresses_are_compared_without_their_trimmings():
    assert address("https://www.example.org/a.html/") == address("http://example.org/a.html")
    assert address("https://example.org/a.html?x=1") != address("https://example.org/a.html")
