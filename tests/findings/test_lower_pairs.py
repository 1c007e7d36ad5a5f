"""Pairs below the provinces as a reader's table."""

from __future__ import annotations

import pandas as pd

from analysis.findings import lower_pairs

PAIRS = pd.DataFrame({
    "assisting": ["350100", "350200"], "assisted": ["640400", "640300"], "level": "prefecture", "round": 2016,
    "start": pd.array([2016, 2017], "Int64"), "end": pd.array([2020, None], "Int64"), "start_basis": ["stated", "seen"],
    "end_basis": ["next_round", "open"], "source_ids": ["b;a", ""],
})  # fmt: skip
NAMES = {"350100": "Fuzhou", "350200": "Xiamen", "640400": "Guyuan", "640300": "Wuzhong"}


def test_an_end_is_written_where_there_is_one():
    table = lower_pairs.table(PAIRS, NAMES, {"a": 1, "b": 2}, "en")
    assert table[["Since", "Until", "Pages, by number"]].to_numpy().tolist() == [
        ["2016", "2020", "1, 2"],
        ["2017", "–", "–"],
    ]
    assert table.iloc[:, :2].to_numpy().tolist() == [
        ["Fuzhou, Fujian", "Guyuan, Ningxia"],
        ["Xiamen, Fujian", "Wuzhong, Ningxia"],
    ]
