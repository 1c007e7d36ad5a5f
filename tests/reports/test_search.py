"""What reports are found by, and that readings are kept."""

from __future__ import annotations

import json

import pytest

from analysis.reports import search
from analysis.reports.search import Readings, search_text


def test_words_are_found_in_chinese_by_pinyin_and_in_small_letters():
    # 重庆 is read as the place, not sign by sign (zhongqing).
    assert search_text(["重庆", "Who gave"]) == "重庆 who gave chongqing cq"


def test_readings_are_kept_and_not_read_again(tmp_path, monkeypatch):
    path = tmp_path / "pinyin.json"
    first = Readings(path)
    assert first.of("宁夏") == ("ningxia", "nx")
    first.keep()
    assert json.loads(path.read_text("utf-8")) == {"宁夏": ["ningxia", "nx"]}
    monkeypatch.setattr(search, "pinyin", None)
    again = Readings(path)
    assert again.of("宁夏") == ("ningxia", "nx")
    before = path.stat().st_mtime_ns
    again.keep()
    assert path.stat().st_mtime_ns == before


def test_a_text_that_no_report_has_any_more_is_let_go(tmp_path):
    path = tmp_path / "pinyin.json"
    path.write_text('{"宁夏": ["ningxia", "nx"], "旧题": ["jiuti", "jt"]}', "utf-8")
    readings = Readings(path)
    readings.of("宁夏")
    readings.keep()
    assert json.loads(path.read_text("utf-8")) == {"宁夏": ["ningxia", "nx"]}


@pytest.mark.parametrize("kept", ["", "[1]", '{"宁夏": 1}', '{"宁夏": ["ningxia"]}', "\x00"])
def test_a_file_that_is_no_readings_counts_as_nothing(tmp_path, kept):
    path = tmp_path / "pinyin.json"
    path.write_text(kept, "utf-8")
    assert Readings(path).of("宁夏") == ("ningxia", "nx")
