"""What was done beside the target of one year: it is of that year, however the title says until when it was counted."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout.column import Column
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.titles import Title

_DONE = re.compile(r"完成|实际|实绩|累计|actual|completed|achieved")


def outcomes_dated(columns: list[Column], title: Title) -> list[Column]:
    """Give columns of what was done the year of the target in their group, where the title says no more than 截至2024年11月底.

    Without it 完成数 would be a sum since the cooperation began.
    """
    if not title.when or title.when.start or len(title.when.until) <= len("2024"):
        return columns
    year = title.when.until[:4]
    groups = {c.path[:-1] for c in columns if c.when and _of_the_year(c.when, year)}
    return [
        replace(c, when=replace(c.when or When(), start=year, end=year, cumulative=False, so_far=True))
        if c.path[:-1] in groups and _done(c)
        else c
        for c in columns
    ]


def _of_the_year(when: When, year: str) -> bool:
    """Whether it is the target of this year: 2024年目标, 年度目标."""
    own = when.start == when.end == year or (not when.start and when.months == (1, 12))
    return when.target and own


def _done(column: Column) -> bool:
    when = column.when or When()
    said = when.start or when.months or when.until or when.target or when.back or when.last
    return bool(column.path) and not said and bool(_DONE.search(column.path[-1]))
