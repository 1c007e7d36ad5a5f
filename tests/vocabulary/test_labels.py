"""Labels: both languages, the same blanks to fill in, and errors that help."""

from __future__ import annotations

from string import Formatter

import pytest

from analysis.errors import ParameterError
from analysis.vocabulary.labels import LABELS, index, label


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", LABELS)
def test_each_label_stands_in_both_languages_with_the_same_blanks(key):
    zh, en = LABELS[key]
    assert zh.strip()
    assert en.strip()
    assert _fields(zh) == _fields(en)
    assert not any("\u4e00" <= character <= "\u9fff" for character in en)


def test_labels_are_filled_in():
    assert label("no_data", "zh") == "无数据"
    assert label("base_map", "zh") == "底图：天地图 GS(2024)0650号，本图未经审核"
    assert label("and_more", "en", n=3) == "and 3 more"


def test_a_wrong_key_names_the_nearest():
    with pytest.raises(ParameterError, match="no_data"):
        label("nodata", "zh")


def test_a_wrong_language_is_named():
    with pytest.raises(ParameterError, match="'fr'"):
        label("no_data", "fr")
    assert [index("zh"), index("en")] == [0, 1]
