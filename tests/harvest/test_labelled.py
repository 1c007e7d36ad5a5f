"""The labelled pages: what people read in them and what is drafted. The first measurements are told in docs/harvest.md."""

from __future__ import annotations

import re

import pytest

from .labelled import read
from .scoring import score

HALVES = ("first", "second", "third", "fourth", "fifth")
"""Sets that the rules have been mended on."""
BLIND = (
    dict.fromkeys(("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 0.4)
    | {
        "thirteenth": 0.92,
        "fourteenth": 0.88,  # below this what is unsure is left open, which half of the drafts of real pages so sure were wrong for
        "fifteenth": 0.88,
        "sixteenth": 0.82,
        "seventeenth": 0.92,
        "eighteenth": 0.92,
        "nineteenth": 0.92,
    }
)
"""Sets committed before a run: the floor of precision and recall."""


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall(reader, half):
    found = score(reader, read(half))
    told = [(d.page.name, d.sentence[d.start : d.end], d.claim, label) for d, label in found.wrong]
    told += [(page.page.name, label.text, draft and draft.reason) for page, label, draft in found.missed]
    assert found.precision >= 0.9 and found.recall >= 0.9, told


@pytest.mark.whole
@pytest.mark.parametrize(("name", "floor"), BLIND.items())
def test_a_set_that_no_rule_was_made_on(reader, name, floor):
    found = score(reader, read(name))
    assert found.precision >= floor and found.recall >= floor, (found.precision, found.recall)


@pytest.mark.whole
def test_confidence_is_calibrated(reader):
    sets = (*HALVES, *BLIND)
    sure = [right for name in sets for c, right in score(reader, read(name)).confidences if c >= 0.9]
    assert len(sure) > 150
    assert sum(sure) / len(sure) >= 0.95


def test_the_labelled_set_is_what_it_says():
    pages = [page for name in (*HALVES, *BLIND) for page in read(name)]
    labels = [label for page in pages for label in page.labels]
    numbers = sum(len(re.findall(r"\d[\d.,]*", text)) for page in pages for text in page.page.paragraphs)
    assert len(pages) >= 70 and len({page.page.name for page in pages}) == len(pages)
    assert len(labels) >= 400
    assert numbers - len(labels) > numbers / 2  # distractors
    assert {page.kind for page in pages} == {"html", "txt", "md", "docx", "pdf"}


@pytest.mark.whole
@pytest.mark.parametrize("half", (*HALVES, *BLIND))
def test_every_figure_is_in_the_account_once(reader, half):
    for page in read(half):
        drafts = reader.read(page.page)
        places = [(d.paragraph, d.sentence, d.start) for d in drafts]
        assert len(set(places)) == len(places)
        for draft in drafts:
            assert draft.state in ("drafted", "unresolved", "set_aside")
            assert (draft.state == "drafted") == (not draft.reason)
