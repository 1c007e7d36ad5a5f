"""Source lines: how much a figure rests on, whose figures weigh most in it, and links that lead to the web alone."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import source_lines
from analysis.ingest.sources import with_names

CLAIMS = pd.DataFrame({
    "observation_id": ["a:1", "a:2", "a:3", "a:4", "a:5"], "source_id": ["p", "q", "r", "s", "q"],
    "indicator": ["gov_funds", "gov_funds", "jobs_total", "gov_funds", "gov_funds"], "unit": ["yuan", "yuan", "persons", "yuan", "yuan"],
    "value": [1e9, 9e9, 5e3, 3e9, 1e6],
})  # fmt: skip
PAGES = with_names(
    pd.DataFrame({"source_id": ["p", "q", "r", "s"], "publisher": ["新华社", "人民日报", "光明日报", ""]})
)


@pytest.fixture
def tables(monkeypatch):
    def table(name, **asked):
        frame = {"observations": CLAIMS, "sources": PAGES}[name]
        ((column, wanted),) = asked.items()
        return frame[frame[column].isin(set(wanted))]

    monkeypatch.setattr(source_lines.dataset, "table", table)


def test_houses_stand_by_the_largest_figure_of_theirs(tables):
    # Nine billion, all jobs, then a ninth of the funds; the page of three billion has no publisher's name.
    line = source_lines.source_line(["a:1;a:2", "a:3", "a:4;a:5", ""], "zh")
    assert line == "资料来源：4 个页面的 5 条记述（人民日报、光明日报、新华社），详见证据表"
    assert source_lines.source_line(["a:1"], "en").count("Xinhua") == 1


def test_three_houses_are_named_and_no_more(tables, monkeypatch):
    monkeypatch.setattr(source_lines, "_HOUSES", 2)
    few, every = (source_lines.source_line(ids, "zh") for ids in (["a:1;a:2;a:3"], ["a:1;a:2"]))
    assert "（人民日报、光明日报等）" in few
    assert "（人民日报、新华社）" in every


def test_without_a_claim_or_a_name_there_is_none(tables):
    assert source_lines.source_line([""], "en") == ""
    assert (
        source_lines.source_line(["a:4"], "en")
        == "Sources: 1 claim of 1 page, listed in the table of evidence"
    )


def test_a_link_leads_to_the_web_alone_and_is_escaped():
    assert source_lines.link("<b>", 'https://example.org/?a="1"') == (
        '<a href="https://example.org/?a=&quot;1&quot;">&lt;b&gt;</a>'
    )
    assert source_lines.link("t", "javascript:alert(1)") == "t"
    assert (
        source_lines.link("", "http://example.org") == '<a href="http://example.org">http://example.org</a>'
    )


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        ("东西部协作", "en", '<span lang="zh-CN">东西部协作</span>'),
        ("东西部协作", "zh", "东西部协作"),
        ("About <3>", "zh", '<span lang="en">About &lt;3&gt;</span>'),
        ("2019/2020", "zh", "2019/2020"),
    ],
)
def test_words_of_another_language_are_marked(text, lang, shown):
    assert source_lines.said(text, lang) == shown


def test_pages_behind_a_map_are_counted_once():
    assert source_lines.page_line(["p;q", "q;r", ""], "en") == "Sources: 3 pages, listed at the end"
    assert source_lines.page_line([""], "en") == ""
