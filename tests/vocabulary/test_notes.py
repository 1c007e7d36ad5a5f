"""Collectors' remarks: known ones in either language, others as written with their language."""

from __future__ import annotations

import pytest

from analysis.vocabulary.notes import PHRASES, language_of, remarks, title


def test_every_phrase_is_there_and_back():
    for zh, en in PHRASES:
        assert language_of(zh) == "zh" and language_of(en) == "en"
        assert list(remarks(en, "zh")) == [zh]
        assert list(remarks(en, "en")) == [en]


@pytest.mark.parametrize(
    ("note", "lang", "told"),
    [
        (
            "More than; also at peoplesmail.com.ng/?p=11847",
            "zh",
            ["超过", "另见 peoplesmail.com.ng/?p=11847"],
        ),
        ("同上, 重点", "en", ["同上, 重点"]),
        ("截至12月25日；余", "en", ["as of day 25 of month 12", "and some more"]),
        ("", "zh", []),
    ],
)
def test_what_is_known_is_translated_and_nothing_is_lost(note, lang, told):
    assert list(remarks(note, lang)) == told


@pytest.mark.parametrize(
    ("printed", "zh"),
    [
        ("青岛路与定西路 (title not shown)", "青岛路与定西路（标题未见）"),
        ("(title not seen) Report", "（标题未见）Report"),
        ("东西部协作", "东西部协作"),
        ("2019/2020", "2019/2020"),
    ],
)
def test_a_title_that_was_not_to_be_seen_is_said_to_be_so_in_the_readers_language(printed, zh):
    assert (title(printed, "zh"), title(printed, "en")) == (zh, printed)
