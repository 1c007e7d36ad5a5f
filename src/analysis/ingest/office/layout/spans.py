"""Sums over a number of years (五年累计) beside the years themselves: which years they are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from analysis.ingest.office.layout import facts
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.reading.grid import squash

_COUNTED = re.compile(
    r"(?<![\d第])(?P<n>[二两三四五六七八九十]|\d{1,2})(?:个?年度?|个年份)(?:来|间|期)?(?:累[计积]|合计|小计|总[计额数和量])"
)
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
UNTOLD = "a sum over several years: nothing says which"
"""Why 五年累计 is refused where no line and no row of years tells its five years."""


def years_summed(text: str) -> int:
    """Return over how many years a text says that its figures are summed, 0 where it says no number.

    >>> years_summed("五年累计"), years_summed("近3年合计（万元）"), years_summed("累计"), years_summed("2023年累计")
    (5, 3, 0, 0)
    """
    found = _COUNTED.search(squash(text))
    if not found:
        return 0
    return int(found["n"]) if found["n"].isdecimal() else _DIGITS[found["n"]]


def stated(text: str, count: int, lines: Iterable[str]) -> When | None:
    """Return the span of so many years that a line says of a sum: one that repeats its words, or the only span that lines name.

    >>> stated("五年累计", 5, ["说明：“五年累计”指2016—2020年。"]).start, stated("五年累计", 5, ["2016-2022年数据"])
    ('2016', None)
    """
    words = facts.without_units(text)
    told = [
        (words in squash(line), w) for line in lines if (w := facts.when(line)) and len(w.years) == count > 1
    ]
    spans = {(w.start[:4], w.end[:4]) for quoted, w in told if quoted} or {
        (w.start[:4], w.end[:4]) for _, w in told
    }
    return When(*spans.pop(), cumulative=True) if len(spans) == 1 else None


def fitting(count: int, years: Sequence[int], adds_up: Callable[[Sequence[int]], bool]) -> When | None:
    """Return the only run of so many years whose figures add up to a sum, or all of them where there are no more.

    >>> fitting(2, [2021, 2022, 2023], lambda run: run == [2022, 2023]).start, fitting(3, [2021, 2022, 2023], lambda run: False).end
    ('2022', '2023')
    >>> fitting(2, [2021, 2022, 2023], lambda run: True)
    """
    every = sorted(set(years))
    runs = [
        every[n : n + count]
        for n in range(len(every) - count + 1)
        if every[n + count - 1] - every[n] == count - 1
    ]
    found = runs if len(every) == count else [run for run in runs if adds_up(run)]
    return When(str(found[0][0]), str(found[0][-1]), cumulative=True) if len(found) == 1 else None
