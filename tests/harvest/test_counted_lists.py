"""Bare names of counties that a text lists and counts: 雷山、台江、剑河三县; expected values by hand."""

from __future__ import annotations

import time

import pytest

from analysis.harvest.counted_lists import names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("顺德区结对雷山、台江、剑河三县。", {"雷山": "522634", "台江": "522630", "剑河": "522629"}),
        ("顺德区结对雷山、台江和剑河3县。", {}),  # a count in digits is a figure of its own
        ("顺德区结对雷山、台江、剑河四县。", {}),  # the list is not whole
        ("顺德区结对雷山、台江、布拖三县。", {}),  # not in one prefecture
        ("干部、教师、医生三级联动。", {}),
        ("台江、鼓楼两区", {"台江": "350103", "鼓楼": "350102"}),
    ],
)
def test_a_counted_list_names_its_counties(harvester, text, codes):
    found = names([text], harvester.finder.entries)
    assert {name: entries[0][1].adcode for name, entries in found.items()} == codes


def test_a_long_list_keeps_nobody_busy(harvester):
    begun = time.process_time()
    assert not names(["中国人民好、" * 3000 + "三县"], harvester.finder.entries)
    assert time.process_time() - begun < 2
