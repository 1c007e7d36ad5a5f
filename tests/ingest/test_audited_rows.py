"""Rows that an audit of the numbers found misread: how they are read now, by hand from their notes and pages."""

from __future__ import annotations

import pandas as pd
import pytest


@pytest.fixture(scope="module")
def rows(processed) -> pd.DataFrame:
    return pd.read_parquet(processed / "observations.parquet").set_index("observation_id")


@pytest.mark.parametrize(
    ("row", "column", "read"),
    [
        ("fujian_ningxia:116", "basis", "target"),  # printed as planned for 2018
        ("north:309", "basis", "target"),  # plan: 20 projects
        ("south_and_rounds:106", "basis", "target"),  # to be lifted
        ("national:75", "bound", "exact"),  # the words compare two other figures
        ("fujian_ningxia:209", "bound", "at_most"),  # less than
        ("yangtze:193", "bound", "exact"),  # over 3200 are jobs, not workshops
        ("funds_2:108", "bound", "at_least"),  # 累计超过
        ("national:83", "tolerance", 0.0),  # 249 counties, counted to the last one
        ("south_and_rounds:240", "tolerance", 5_000.0),  # 160000 persons
    ],
)
def test_a_row_is_read_as_its_note_says(rows, row, column, read):
    assert rows.loc[row, column] == read


@pytest.mark.parametrize(
    ("row", "flag", "has"),
    [
        ("yangtze:261", "part", True),  # additional, by a correction
        ("national:143", "part", True), ("national:160", "several_on_page", False), ("national:83", "several_on_page", False),
        ("fujian_ningxia:65", "disjoint_part", True), ("fujian_ningxia:66", "disjoint_part", True),
        ("fujian_ningxia:152", "disjoint_part", True), ("fujian_ningxia:153", "disjoint_part", True),
        ("south_and_rounds:79", "wider", True), ("yangtze:203", "copy", True),
    ],
)  # fmt: skip
def test_a_row_has_the_flags_that_its_page_asks_for(rows, row, flag, has):
    assert (flag in rows.loc[row, "flags"].split(";")) is has


@pytest.mark.parametrize(
    ("row", "printed", "end"),
    [
        ("south_and_rounds:415", "2021-12-31", "2021-06-18"), ("fujian_ningxia:65", "2016-07-31", "2016-07-19"),
        ("fujian_ningxia:152", "2020-07-31", "2020-07-08"), ("funds:27", "2025-03-31", "2025-03-06"),
        ("funds:189", "2020-12-31", "2020-11-03"), ("funds_2:82", "2024-12-31", "2024-10-09"), ("industry:15", "2023-07-31", "2023-07-06"),
        ("labour:27", "2025-11-30", "2025-11-25"), ("streams:49", "2022-10-31", "2022-10-19"), ("recent:23", "2025-10-31", "2025-10-17"),
    ],
)  # fmt: skip
def test_a_sum_ends_with_its_page_and_keeps_its_printed_end(rows, row, printed, end):
    found = rows.loc[row]
    assert (found["period_end_printed"], found["period_end"]) == (pd.Timestamp(printed), pd.Timestamp(end))
    assert "to_page_date" in found["flags"].split(";")
