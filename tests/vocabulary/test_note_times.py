"""The days that a clause of a note tells: by hand, from wordings of collectors in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.vocabulary.note_times import told

YEAR = 2022


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("统计期1—10月", (2022, 1, 1), (2022, 10, 31)), ("数据口径到当年三季度末", None, (2022, 9, 30)), ("统计截止2022年9月30日", None, (2022, 9, 30)),
        ("只到11月底", None, (2022, 11, 30)), ("前三季度", (2022, 1, 1), (2022, 9, 30)), ("下半年数", (2022, 7, 1), (2022, 12, 31)), ("前11个月", (2022, 1, 1), (2022, 11, 30)),
        ("自2021年3月起", (2021, 3, 1), None), ("2021年以来累计", (2021, 1, 1), None), ("2022年1月至2023年3月", (2022, 1, 1), (2023, 3, 31)),
        ("到12月上旬", None, (2022, 12, 10)), ("十三五", (2016, 1, 1), (2020, 12, 31)), ("自“十四五”开局算起", (2021, 1, 1), None), ("截至年底", None, (2022, 12, 31)),
        ("二季度末时点数", (2022, 4, 1), (2022, 6, 30)), ("年中数", (2022, 1, 1), (2022, 6, 30)), ("2月28日为止", None, (2022, 2, 28)),
        ("covers January through October", (2022, 1, 1), (2022, 10, 31)), ("as of end November 2016", None, (2016, 11, 30)), ("to 24 April 2020", None, (2020, 4, 24)),
        ("from March on", (2022, 3, 1), None), ("figure runs from the 2016 start of the pairing", (2016, 1, 1), None), ("second half", (2022, 7, 1), (2022, 12, 31)),
        ("Q3", (2022, 7, 1), (2022, 9, 30)), ("first ten months", (2022, 1, 1), (2022, 10, 31)), ("through mid-December", None, (2022, 12, 10)),
        ("by the end of 2019", None, (2019, 12, 31)), ("Jan-Sep 2023", (2023, 1, 1), (2023, 9, 30)), ("13th five-year plan", (2016, 1, 1), (2020, 12, 31)),
    ],
)  # fmt: skip
def test_a_clause_of_nothing_but_time_tells_the_days_of_its_figure(clause, first, last):
    days = told(clause)
    assert days is not None
    assert days.days(YEAR) == (first and date(*first), last and date(*last))


@pytest.mark.parametrize(
    "clause",
    [
        "", "数据", "1—10月安置岗位的县", "57 in Oct 2020", "2016年结对", "13月", "截至2月30日", "33 months", "五季度", "page of May 2020", "10月—3月", "每年", "今年以来",
    ],
)  # fmt: skip
def test_a_clause_with_another_word_or_no_date_tells_none(clause):
    assert told(clause) is None
