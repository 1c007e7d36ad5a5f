"""Sums as questions: what was answered is answered the same again, and anew when the tables are other ones."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import store, sums
from analysis.reconcile import tables as reconciled_tables
from analysis.reconcile import totals

JIANGSU, SHAANXI, FUJIAN = ("320000",), ("610000",), ("350000",)
ASKED = [
    (JIANGSU, SHAANXI, "2021-01-01", "2021-12-31"),
    (FUJIAN, None, "2016-01-01", "2020-12-31"),
    (None, None, "2021-01-01", "2024-12-31"),
]


@pytest.fixture
def tables(reconciled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tables that sums are solved on, which a test may change."""
    for name in ("limits", "atoms", "parts", "modes", "precisions", "series", "places"):
        shutil.copy(reconciled / f"{name}.parquet", tmp_path)
    monkeypatch.setenv("ATLAS_PROCESSED", str(tmp_path))
    return tmp_path


def test_a_remembered_answer_is_the_answer(tables) -> None:
    first = sums.ask("gov_funds", ASKED)
    again = sums.ask("gov_funds", [ASKED[2], ASKED[0], ASKED[0]])
    assert_frame_equal(again, first.loc[[2, 0, 0]].reset_index(drop=True))
    assert first.loc[0, "value"] == 2.69e9
    assert sums.ask("gov_funds", []).empty and list(sums.ask("gov_funds", [])) == list(first)


def test_a_year_of_a_pair_is_told_as_it_is_published(tables, monkeypatch) -> None:
    """As `series` tells it, with nothing solved; a part of the year, more years and more places are no cells."""
    series = pd.read_parquet(tables / "series.parquet")
    own = series["indicator"].eq("gov_funds") & series["origin"].eq("320000")
    cell = own & series["destination"].eq("610000") & series["year"].eq(2021)
    assert cell.sum() == 1
    series.loc[cell, ["value", "upper", "method"]] = 1e9, 3e9, "reported"
    series.to_parquet(tables / "series.parquet")
    others = [
        (JIANGSU, SHAANXI, "2021-01-01", "2021-11-30"),
        (JIANGSU, SHAANXI, "2020-01-01", "2021-12-31"),
        (JIANGSU, None, "2021-01-01", "2021-12-31"),
    ]
    told = sums.ask("gov_funds", [others[0], ASKED[0], *others[1:]])
    assert told.loc[1, ["value", "upper", "method"]].tolist() == [1e9, 3e9, "reported"]
    assert not told.loc[[0, 2, 3], "value"].eq(1e9).any()
    monkeypatch.setattr(sums, "_answered", {})
    monkeypatch.setattr(sums, "system", None)  # nothing is solved any more
    assert_frame_equal(sums.ask("gov_funds", ASKED[:1]), told.loc[[1]].reset_index(drop=True))


def test_a_changed_table_is_asked_anew(tables) -> None:
    texts = {'["gov_funds", ["350000"], null, "2016-01-01", "2020-12-31"]'}
    before, told = sums.ask("gov_funds", ASKED[1:2]), store.digest("limits", {sums.ASKED: texts})
    limits = pd.read_parquet(tables / "limits.parquet")
    bounds = ["lower", "upper", "held_lower", "held_upper"]
    limits.assign(**limits[bounds] * 2).to_parquet(tables / "limits.parquet")
    after = sums.ask("gov_funds", ASKED[1:2])
    assert before.loc[0, "lower"] > 0
    assert after.loc[0, "lower"] == pytest.approx(2 * before.loc[0, "lower"])
    assert store.digest("limits", {sums.ASKED: texts}) != told


def test_the_reports_of_a_run_write_down_their_answers_for_one_another(tables, tmp_path, monkeypatch) -> None:
    alone = sums.ask("gov_funds", ASKED)
    monkeypatch.setenv("ATLAS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.setattr(sums, "_answered", {})
    assert_frame_equal(sums.ask("gov_funds", ASKED), alone)
    with monkeypatch.context() as another_report:
        another_report.setattr(sums, "_answered", {})
        another_report.setattr(sums, "_written", {})
        another_report.setattr(totals, "totals", None)
        # Its questions need not be the same ones together.
        assert_frame_equal(sums.ask("gov_funds", ASKED[1:]), alone[1:].reset_index(drop=True))
    # What can't be read, and what was told of other tables, is solved again.
    (page,) = (tmp_path / "answers").iterdir()
    texts = [json.dumps(["gov_funds", *one], ensure_ascii=False) for one in ASKED]
    page.write_text(f"[1.0\n{texts[0]}\t[1.0\n{texts[1]}\t[1.0]\n{texts[2]}\t1\n", "utf-8")
    monkeypatch.setattr(sums, "_answered", {})
    monkeypatch.setattr(sums, "_written", {})
    assert_frame_equal(sums.ask("gov_funds", ASKED), alone)
    limits = pd.read_parquet(tables / "limits.parquet")
    bounds = ["lower", "upper", "held_lower", "held_upper"]
    limits.assign(**limits[bounds] * 2).to_parquet(tables / "limits.parquet")
    doubled = sums.ask("gov_funds", ASKED[1:2])
    assert doubled.loc[0, "lower"] == pytest.approx(2 * alone.loc[1, "lower"])


def test_what_others_write_down_is_read_on_from_where_it_was_whole(tmp_path, monkeypatch) -> None:
    """Another report is in the midst of a line; nothing is there yet, and nothing new, are no failures."""
    monkeypatch.setattr(sums, "_written", {})
    page = tmp_path / "page"
    assert sums._written_since(page) == {}
    page.write_bytes(b'["a"]\t[1]\n["b"]\t[2')
    assert sums._written_since(page) == {b'["a"]': b"[1]"}
    assert sums._written_since(page) == {b'["a"]': b"[1]"}
    with page.open("ab") as file:
        file.write(b'0]\n["c"]\t[3]\n')
    assert sums._written_since(page) == {b'["a"]': b"[1]", b'["b"]': b"[20]", b'["c"]': b"[3]"}
    assert sums._written_since(page) == {b'["a"]': b"[1]", b'["b"]': b"[20]", b'["c"]': b"[3]"}


def test_what_makes_a_floor_is_written_down_apart_from_the_sums(tables, tmp_path, monkeypatch) -> None:
    alone = sums.floor_claims("gov_funds", ASKED)
    assert any(alone)
    monkeypatch.setenv("ATLAS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.setattr(sums, "_answered", {})
    told = sums.ask("gov_funds", ASKED)
    assert sums.floor_claims("gov_funds", ASKED) == alone
    monkeypatch.setattr(sums, "_answered", {})
    monkeypatch.setattr(sums, "_written", {})
    monkeypatch.setattr(sums, "system", None)  # nothing is solved any more
    assert sums.floor_claims("gov_funds", ASKED) == alone
    assert_frame_equal(sums.ask("gov_funds", ASKED), told)


def test_what_is_known_already_needs_nothing_that_solves(tables, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("ATLAS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.setattr(sums, "_answered", {})
    told = sums.ask("gov_funds", ASKED)["lower"].tolist()
    code = f"import sys; from analysis.findings import sums; print(sums.solved.ask('gov_funds', {ASKED!r})['lower'].tolist()); print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(told), "False"]


def test_systems_can_be_read_beforehand(tables, monkeypatch) -> None:
    sums.read_all()
    monkeypatch.setattr(reconciled_tables, "restore", None)
    assert sums.ask("gov_funds", ASKED[2:]).loc[0, "lower"] > 0
    monkeypatch.setenv("ATLAS_PROCESSED", str(tables / "nowhere"))
    sums.read_all()
