"""The role of a column of words, by its header and its cells: places of a side, years, indicators, units, plan or outcome."""

from __future__ import annotations

import re

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers


def of_words(levels: list[str], values: list[str], *, numeric: bool) -> tuple[str, str] | None:
    """Return role and level of a column of words, or None when it is one of figures or can't be told."""
    if not levels:
        return None
    if values and _tells_stages(values):
        return "year", ""
    last, joined = levels[-1], "".join(levels)
    named = next((role for role, pattern in headers.ROLE_PATTERNS if pattern.match(last)), None)
    # 年份 above names of indicators, beside which the years stand across.
    if named == "year" and len(names_of_indicators(values)) * 2 > len(values):
        return "name_of_indicator", ""
    if named in ("serial", "attribute", "multiplier") or (
        named in ("year", "date", "start") and not _only_counts(values)
    ):
        return named, ""
    if numeric or any(meanings.indicator_of(facts.without_time(level)) for level in levels[:-1]):
        return None
    if named == "unit":
        if "measure" in last:
            return "unit", ""
        return ("unit", "") if values and sum(map(facts.is_unit, values)) * 2 > len(values) else ("place", "")
    if named == "name_of_indicator":
        hits = sum(meanings.indicator_of(facts.without_units(v)) is not None for v in values)
        return (named, "") if hits else ("text", "")
    if named == "pair" and values and sum(sides.split_pair(v) is not None for v in values) * 2 < len(values):
        # 帮扶单位 and 结对县 head the names of one side, which the words or else the cells tell.
        side = _side_of_words(last, joined, values)
        return side or "place", sides.level_of_header(last)
    if named and named not in ("company", "park", "home", "destination", "origin"):
        return named, ""
    level = sides.level_of_header(last)
    if not named and (side := _side_of_words(last, joined, values)):
        return side, level
    if named:
        return named, level
    if headers.PLACE.search(last) or headers.PLACE.search(facts.without_time(joined)):
        return "place", level
    if values and sum(sides.split_pair(v) is not None for v in values) * 2 > len(values):
        return "pair", ""
    return None


def names_of_indicators(values: list[str]) -> list[str]:
    """The words of a column that name an indicator."""
    return [v for v in values if not facts.figure(v) and meanings.indicator_of(facts.bare(v))]


def _tells_stages(values: list[str]) -> bool:
    """Whether the words of a column say of each row whether it is planned, done or their ratio."""
    words = {squash(v) for v in values}
    told = [facts.when(v) for v in words]
    stages = all(
        headers.GENERIC_FIGURE.match(facts.without_time(w) or w) or headers.RATIO.search(w) for w in words
    )
    return stages and any(w and w.target for w in told)


def of_cells(values: list[str]) -> str:
    """Return the role of a column without a header by its cells: years or the names of indicators; else nothing."""
    told = [v for v in values if not headers.TOTAL.match(squash(v))]
    if told and (
        _tells_stages(told) or all(facts.when(v) and not facts.without_time(squash(v)) for v in told)
    ):
        return "year"
    named = sum(meanings.indicator_of(facts.bare(v)) is not None for v in told)
    return "name_of_indicator" if told and named * 2 > len(told) else ""


def _side_of_words(last: str, joined: str, values: list[str]) -> str | None:
    """Return `east` or `west` by the words of a header, `place` where the cells tell otherwise, or None.

    帮扶县 heads givers in one table and receivers in another: where all cells that tell a side tell the other
    one, each cell speaks for itself.
    """
    for words in (last, joined):
        east, west = headers.EAST.search(words), headers.WEST.search(words)
        if east and west and re.search(r"[\\/|]", words):
            return "place"
        if bool(east) != bool(west):
            side = "east" if east else "west"
            told = {sides.side_of(v) for v in values} - {None}
            return "place" if told and side not in told else side
    names = [name for name in dict.fromkeys((last, joined)) if name in sides.PROVINCE_FORMS]
    return sides.side_of(names[0]) if names else None


def _only_counts(values: list[str]) -> bool:
    """Whether no value is a date, so that 时间 would be a poor name for them."""
    return bool(values) and not any(facts.when(v) for v in values)
