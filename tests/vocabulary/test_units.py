"""The tables of words of quantity are in their normal form, and no word of them is beyond reach."""

from __future__ import annotations

import pytest

from analysis.vocabulary import units

TABLES = {
    name: table
    for name, table in vars(units).items()
    if name.isupper()
    and isinstance(table, tuple | set | frozenset | dict)
    and not name.startswith(("_", "SHORT", "MULTIPLIERS_BY"))
}


@pytest.mark.parametrize("name", TABLES)
def test_every_word_is_in_the_form_that_it_is_looked_up_in(name):
    assert [word for word in TABLES[name] if word != units.simplify(word)] == []


@pytest.mark.parametrize("name", ["PERSON_SUFFIXES", "COUNT_SUFFIXES"])
def test_no_ending_is_covered_by_a_shorter_one(name):
    endings = TABLES[name]
    assert [
        word for word in endings if any(word != other and word.endswith(other) for other in endings)
    ] == []


@pytest.mark.parametrize("name", ["PERSON_CLASSIFIERS", "COUNT_CLASSIFIERS"])
def test_no_classifier_is_covered_by_a_shorter_one(name):
    starts = TABLES[name]
    assert len(set(starts)) == len(starts)
    assert [
        word for word in starts if any(word != other and word.startswith(other) for other in starts)
    ] == []


def test_a_noun_counts_persons_or_things_but_not_both():
    assert not units.PERSON_NOUNS & units.COUNT_NOUNS
