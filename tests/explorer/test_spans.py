"""The sums of all spans: what is asked, what is kept, and that it is what `dataset.total` answers."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import dataset, sums
from analysis.explorer import flows, spans, subjects
from analysis.explorer.subjects import Subject
from analysis.measures.status import Claim, as_printed

FLOW = "cadres_received"


@pytest.fixture
def solved(tables):
    return sums.system(FLOW)


@pytest.fixture
def answers(content, tables):
    return spans.load([FLOW])[FLOW]


def test_subjects_are_the_nation_its_sides_and_pairs_and_places_that_claims_name(solved):
    found = subjects.of_indicator(solved)
    assert found[0] == Subject(None, None) and len(found) == len(set(found))
    assert len(found[1].origin) > 1 and len(found[1].destination) > 1
    for code in {s.origin[0] for s in found if s.origin and len(s.origin) == 1}:
        assert Subject((code,), None) in found


def test_every_span_of_a_subject_is_there_once(answers):
    keys = ["origin", "destination", "first", "last"]
    assert not answers.duplicated(keys).any()
    for _, own in answers.groupby(["origin", "destination"]):
        years = range(own["first"].min(), own["last"].max() + 1)
        assert len(own) == len(years) * (len(years) + 1) // 2


def test_spans_contain_each_other(answers):
    """A longer span has no lower floor, and no lower ceiling, than one inside it."""
    for _, own in answers.fillna({"lower": 0.0, "upper": float("inf")}).groupby(["origin", "destination"]):
        table = own.set_index(["first", "last"])[["lower", "upper"]]
        whole = table.loc[(own["first"].min(), own["last"].max())]
        assert (table["lower"] <= whole["lower"] * (1 + 1e-6) + 1e-6).all()
        assert (table["upper"] <= whole["upper"] * (1 + 1e-6) + 1e-6).all()


def test_years_that_are_cut_off_change_nothing(answers, tables):
    own = answers[(answers["origin"].str.len() == 6) & (answers["destination"].str.len() == 6)]
    late = own[own["first"] > 1996].sort_values("lower", ascending=False).iloc[0]
    wider = dataset.total(FLOW, late["origin"], late["destination"], (1996, int(late["last"])))
    first = own[(own["origin"] == late["origin"]) & (own["destination"] == late["destination"])][
        "first"
    ].min()
    same = own[(own["origin"] == late["origin"]) & (own["destination"] == late["destination"]) & (own["first"] == first) & (own["last"] == late["last"])].iloc[0]  # fmt: skip
    assert pd.isna(wider["lower"]) == pd.isna(same["lower"])
    assert pd.isna(same["lower"]) or wider["lower"] == same["lower"]


def test_what_is_known_is_not_solved_again(answers, tables):
    path = tables / spans.FOLDER / f"{FLOW}.parquet"
    before = path.stat().st_mtime_ns
    told = []
    spans.load([FLOW], told.append)
    assert path.stat().st_mtime_ns == before and told == []


def test_a_damaged_or_foreign_file_is_solved_anew(answers, tables, tmp_path, monkeypatch):
    for table in tables.glob("*.*parquet"):
        (tmp_path / table.name).symlink_to(table)
    path = tmp_path / spans.FOLDER / f"{FLOW}.parquet"
    path.parent.mkdir()
    whole = (tables / spans.FOLDER / f"{FLOW}.parquet").read_bytes()
    monkeypatch.setenv("ATLAS_PROCESSED", str(tmp_path))
    monkeypatch.setattr(spans, "solve", lambda indicator: answers.iloc[:1])
    path.write_bytes(b"no parquet")
    assert len(spans.load([FLOW])[FLOW]) == 1
    assert len(spans.load([FLOW])[FLOW]) == 1
    path.write_bytes(whole)
    assert len(spans.load([FLOW])[FLOW]) == len(answers)
    assert [one for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_steps_and_digits():
    assert flows._steps([5, 5, 7, 3]) == [5, 0, 2, -4]
    assert flows._significant(pd.Series([123456.0, 0.0, 0.0012345])).tolist() == [123500.0, 0.0, 0.001234]
    assert list(subjects.spans(range(2020, 2022))) == [(2020, 2020), (2020, 2021), (2021, 2021)]


def test_a_span_is_told_as_a_page_prints_it_that_leaves_its_start_open():
    """Jiangsu to Qinghai have been linked since 2016: a page's 3.715 billion "up to 2025" is that of 2016 to 2025 and of all years before."""
    told = pd.DataFrame({
        "origin": "320000", "destination": "630000", "indicator": "gov_funds", "first": [2016, 2017, 2016], "last": [2025, 2025, 2026], "value": None,
        "lower": [3_714_500_000.0, 3_000_000_000.0, 3_714_500_000.0], "observation_ids": "a:1",
    })  # fmt: skip
    days = pd.NaT, pd.Timestamp("2025-12-31")
    page = Claim("gov_funds", "320000", "630000", *days, "cumulative", 3.715e9, 5e5, "exact")
    printed = as_printed(flows._widest(told, 2026), {"a:1": page})["printed"]
    assert printed.fillna(0).tolist() == [3.715e9, 0, 3.715e9]
