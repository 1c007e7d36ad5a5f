"""Short pages of our own, each trying one way of saying a thing, and what makes a draft less sure."""

from __future__ import annotations

import pytest

from analysis.harvest import confidence
from analysis.harvest.pages import Page

from . import probes
from .scoring import score

PAGES = probes.read()


def test_they_are_many_and_different():
    labels = [label for page in PAGES for label in page.labels]
    assert len(PAGES) >= 150 and len({page.page.name for page in PAGES}) == len(PAGES)
    assert len({label.indicator for label in labels}) >= 25


@pytest.mark.whole
def test_most_are_read_right(reader):
    found = score(reader, PAGES)
    told = [(d.page.name, d.sentence[d.start : d.end], d.claim, label) for d, label in found.wrong]
    told += [(page.page.name, label.text, draft and draft.reason) for page, label, draft in found.missed]
    assert found.precision >= 0.95 and found.recall >= 0.95, told


def test_what_is_sure_is_right(reader):
    sure = [right for c, right in score(reader, PAGES).confidences if c >= 0.9]
    assert len(sure) > 100
    assert sum(sure) / len(sure) >= 0.97


def drafted(harvester, *paragraphs, title="闽宁协作", published="2024-01-18"):
    drafts = harvester.read(Page("x", title, "", published, paragraphs=paragraphs))
    return [draft for draft in drafts if draft.state == "drafted"]


@pytest.mark.parametrize(
    ("paragraphs", "weakness"),
    [
        (("2023年，闽宁协作有力。", "福建向宁夏投入财政资金5亿元。"), "period_far"),
        (("2022年，开展协作。2023年更有力。", "福建向宁夏投入财政资金5亿元。"), "period_of_several"),
        (("2023年，落实财政资金5亿元。",), "side_far"),
        (("广东也来考察。2023年，落实财政资金5亿元。",), "side_of_several"),
        (("2023年，首批福建财政援助宁夏资金5亿元。",), "batch"),
        (("四年来，福建向宁夏投入财政资金5亿元。",), "period_reckoned"),
        (("2023年，福建向宁夏投入财政资金3亿至5亿元。",), "range"),
        (("2023年，福建向宁夏投入财政资金5亿元。2023年，福建向宁夏投入财政资金6亿元。",), "rival_value"),
    ],
)
def test_a_weakness_has_its_name(harvester, paragraphs, weakness):
    last = drafted(harvester, *paragraphs)[-1]
    assert weakness in last.weak
    assert last.confidence == confidence.of(last.weak) < confidence.BEST


def test_a_part_says_nothing_against_the_whole(harvester):
    whole, *others = drafted(
        harvester, "2023年，福建投入宁夏帮扶资金5亿元，实施项目40个，其中青年项目资金2亿元。"
    )
    assert (whole.claim["value"], "rival_value" in whole.weak) == ("5", False)
    assert [draft.claim["indicator"] for draft in others] == ["projects"]


def test_a_greater_figure_behind_其中_speaks_against_the_first(harvester):
    first = drafted(harvester, "2023年，福建投入宁夏帮扶资金2亿元，实施项目40个，其中项目资金5亿元。")[0]
    assert "rival_value" in first.weak


def test_nothing_weak_is_sure(harvester):
    (draft,) = drafted(harvester, "2023年，福建向宁夏投入财政援助资金5亿元。")
    assert draft.weak == () and draft.confidence == confidence.BEST
