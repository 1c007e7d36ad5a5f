"""The codebook: complete, the same shape in both languages, and links that lead somewhere."""

from __future__ import annotations

import re

import pytest

from analysis.export.codebook import WORDS, codebook
from analysis.vocabulary.columns import TABLES
from analysis.vocabulary.indicators import INDICATORS

ROWS = dict.fromkeys(TABLES, 1234)
BOOKS = {lang: codebook(ROWS, lang) for lang in ("zh", "en")}


@pytest.mark.parametrize("lang", BOOKS)
def test_every_column_and_indicator_is_in_it(lang: str) -> None:
    for name, table in TABLES.items():
        section = BOOKS[lang].split(f"\n### {name}\n")[1].split("\n##")[0]
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(table.columns)
    assert all(f"| `{indicator}` |" in BOOKS[lang] for indicator in INDICATORS)


@pytest.mark.parametrize("lang", BOOKS)
def test_links_lead_to_a_heading(lang: str) -> None:
    headings = {h.lower() for h in re.findall(r"^#+ (.+)$", BOOKS[lang], re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", BOOKS[lang])) <= headings


def test_both_languages_have_the_same_shape() -> None:
    shapes = [re.sub(r"[^\n|#]", "", book) for book in BOOKS.values()]
    assert shapes[0] == shapes[1]


def test_the_english_one_is_english() -> None:
    assert re.findall(r"[\u4e00-\u9fff]", BOOKS["en"]) == []


def test_a_row_of_the_table_of_columns() -> None:
    assert "| `value` | 数值 | 该指标的基本单位 | 数值 | 未知，不是零 |" in BOOKS["zh"]
    assert (
        "| `value` | number | the base unit of the indicator | the figure | unknown, which is not zero |"
        in BOOKS["en"]
    )
    assert "| 1,234 |" in BOOKS["zh"]


def test_words_are_in_both_languages() -> None:
    assert [key for key, pair in WORDS.items() if not all(pair)] == []
