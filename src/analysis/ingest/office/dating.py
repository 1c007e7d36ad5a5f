"""The time of one figure of a table, or the words by which it is refused."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import days, facts, meanings, settling, spans
from analysis.ingest.office.layout.column import Column
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.titles import Title


def time_of(
    text: str, at: tuple[int, int], row: Row, column: Column, title: Title, fallback: facts.When | None, indicator: str,
    out: Outcome,
) -> tuple[str, str] | None:  # fmt: skip
    """Return period and basis of a figure, from the outermost words of time to the innermost; None if it is rejected."""
    if any(_last_year_of_a_part(column, when) for when in (title.when or fallback, column.when)):
        out.reject(*at, text, f"{column.path[-1]!r} beside a part of a year", "write 上年同期 or 上年全年")
        return None
    own = settling.outer_first([row.section_when, column.when, row.when])
    dated = title.when if any(w for w in (title.when, *own) if w and (w.start or w.until)) else fallback
    whens = [settling.narrowed(dated, fallback), *own]
    if any(w.since for w in whens if w):
        whens = [fallback, *whens]  # 2021年以来 ends with the year that only the file's name may say
    kind = meanings.kind_of(indicator)
    of_a_day = kind == "flow" and days.head_day(column) and len(column.when.start) > len("2023-01")
    if of_a_day and not any(w.so_far or w.cumulative or w.target for w in whens if w):
        out.reject(
            *at,
            text,
            days.OF_A_DAY,
            "write the month or 截至 with the day in the header, or 累计 in the title",
        )
        return None
    settled = settling.settle(whens, kind)
    if settled is None:
        last = any(w.last for w in own)
        out.reject(
            *at, text,
            f"{column.path[-1] if column.path else '本月'!r}: nothing says which month or quarter this is" if last
            else "a sum since some year: nothing says until when",
            "write the month in the title, or in the header instead of it" if last else "write 截至 and the date in the title",
        )  # fmt: skip
        return None
    period, basis = settled
    if basis == "cumulative" and "/" not in period and title.since and title.since < period[:4]:
        period = f"{title.since}/{period}"
    if not period:
        out.find_once(
            out.address(*at), text, "no year stands in header, row or title", "put the year in the title",
            key=(column.index, "undated"),
        )  # fmt: skip
    return period, basis


def sums_over_years(rows: list[Row]) -> None:
    """Give a row 累计 below or above rows of years the span of these years."""
    dated = [r.when for r in rows if r.when and r.when.start and not (r.total or r.when.cumulative)]
    years = {year for when in dated for year in when.years}
    for row in rows:
        if row.when != facts.When(cumulative=True):
            continue
        count = spans.years_summed(row.time_words)
        if count and count != len(years):
            row.places = replace(row.places, problem=spans.UNTOLD)
        elif len(years) > 1:
            row.when = facts.When(str(min(years)), str(max(years)), cumulative=True)


def _last_year_of_a_part(column: Column, dated: facts.When | None) -> bool:
    """Whether 上年 stands in a table of some months, so that nobody knows which months of the year before it means."""
    if not (column.when and column.when.back and dated) or re.search("同期|全年", column.path[-1]):
        return False
    return bool(dated.months or dated.start[4:] or dated.until[5:7] not in ("", "12"))
