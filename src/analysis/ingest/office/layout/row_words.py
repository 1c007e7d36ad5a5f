"""What the labels of a row say besides its places: year, indicator, unit and note, and what its words leave out."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import (
    directions,
    english_units,
    facts,
    header_places,
    meanings,
    narrower,
    own_side,
    settling,
    sides,
    subject,
)
from analysis.ingest.office.layout.column import PLACES, Column
from analysis.ingest.office.layout.labels import Places
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.title_places import title_sides
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_OF_WHICH = re.compile(r"其中|#")


def read(row: Row, columns: list[Column], title: Title, cells: list[str]) -> None:
    """Read year, indicator, unit and note from the labels of a row."""
    power, plan = "", None
    for column in columns:
        text = cells[column.index]
        if not text:
            continue
        if column.role == "year":
            row.when = settling.both(row.when, _month(column, facts.when(text)))
            row.time_words += text
            words = squash(text)
            row.ratio = row.ratio or bool(headers.RATIO.search(words) or headers.PER_HEAD.search(words))
        elif column.role == "name_of_indicator":
            row.units = facts.units_of(text)
            row.indicator_words = facts.bare(text)
            row.indicator = title.told_words.get(row.indicator_words) or meanings.indicator_of(
                row.indicator_words.removeprefix("其中").lstrip(":："),
                facts.family(row.units[0]) if row.units else "",
            )
            if not (directions.moves(row.indicator_words) or directions.serves(row.indicator_words)):
                row.indicator = meanings.at_side(row.indicator, squash(title.text))
            east = header_places.giver_of_row(facts.without_units(text), row.places.west, title)
            if east and row.places.east in ("", title.east) and not row.places.problem:
                row.places = replace(row.places, east=east, east_level=sides.level_of_name(east))
            row.places = _receiver_of(text, row.places, title)
            plan = plan or _own_time(text)
            row.indicator, row.untold = own_side.as_seen_from(
                row.indicator, row.indicator_words, title.own, both_ways=title.both_ways
            )
        elif column.role in PLACES:
            _sent_by(row, column, text, title)
        elif column.role == "multiplier":
            power = text
        elif column.role == "unit" and squash(text) == english_units.PERSONS_CODE:
            row.units = ("persons",)
        elif column.role == "unit" and facts.is_unit(text):
            row.units = facts.units_of(text) or (text.strip("()（） "),)
        elif column.role == "note":
            row.note = text
        if column.role in ("text", "name_of_indicator") and not column.told:
            row.policy = row.policy or subject.other_policy_of(text)
            force = headers.OTHER_FORCE.search(squash(text))
            if force and column.role == "text" and re.search("帮扶|定点|万企", force.group()):
                row.force = force.group()
            row.towards = row.towards or (directions.moves(squash(text)) or ("",))[0]
    row.when = settling.both(row.when, plan)
    if power:
        unit = english_units.times_ten(row.units[0] if row.units else "", power)
        row.units = (unit,) if unit else ()


def _receiver_of(text: str, places: Places, title: Title) -> Places:
    """Return the places of a row with the receiver that the name of its indicator names (拨付凉山州资金), where nothing finer is told."""
    told = places.problem or (places.west and places.west != title.west) or sides.split_pair(text)
    if told or re.search("就业|务工|转移|劳务|选派|挂职|赴|到(?![位账])", text):
        return places
    west = title_sides(facts.without_units(text))[1]
    level = sides.level_of_name(west.split(";")[-1]) if west else ""
    known = sides.level_of_name(places.west.split(";")[-1]) if places.west else ""
    inside = not places.west or sides.provinces_of(west) & sides.provinces_of(places.west)
    if not west or level == "province" or level == known or not inside or known not in ("", "province"):
        return places
    return replace(places, west=west, west_level=level)


_HELD = re.compile(r"\d\D*\(((?:含|其中|包括|包含)[^()]{1,20})\)$")


def held(text: str) -> str:
    """Return what a cell says in brackets that its figure holds: 含捐赠 is no part of 财政资金.

    >>> held("5.3亿元（含社会捐赠）"), held("12(含3)"), held("12（万元）")
    ('含社会捐赠', '含3', '')
    """
    found = _HELD.search(squash(text))
    return found[1] if found else ""


_SENDERS = re.compile(r"(?:选派|派出|派遣|派员|外派)(?:方|单位|地区?|省份?|市|区域|主体)?")


def _sent_by(row: Row, column: Column, text: str, title: Title) -> None:
    """Take the place of a column of those who send people (选派方) as that: they are sent to the other side of the title."""
    side = sides.side_of(text) if column.path and _SENDERS.fullmatch(squash(column.path[-1])) else None
    if not (side and title.east and title.west):
        return
    row.towards = sides.WEST if side == sides.EAST else sides.EAST
    if side == sides.WEST and row.places.east == text:
        level = sides.level_of_name(title.east.split(";")[-1])
        row.places = replace(
            row.places, east=title.east, east_level=level, west=text, west_level=sides.level_of_name(text)
        )


def without_others_unit(row: Row, columns: list[Column], cells: list[str]) -> None:
    """Leave a row without a unit that only stands above it and in which its own indicator is not counted.

    A blank below 亿元 beside 结对村 means no unit; `cells` are those of the row itself.
    """
    own = any(cells[c.index] for c in columns if c.role == "unit") or any(
        facts.units_of(cells[c.index]) for c in columns if c.role == "name_of_indicator"
    )
    if (
        not own
        and row.indicator
        and not any(meanings.suits(row.indicator, facts.family(u)) for u in row.units)
    ):
        row.units = ()


def _own_time(text: str) -> facts.When | None:
    """Return what the name of a row's indicator says of time: that it is planned, a sum since some year, or of a year of its own.

    >>> _own_time("累计引进企业") == facts.When(cumulative=True), _own_time("拟援建学校") == facts.When(target=True)
    (True, True)
    >>> _own_time("2021年以来累计培训").start, _own_time("2022年财政援助资金").start, _own_time("十四五规划项目"), _own_time("培训")
    ('2021', '2022', None, None)
    """
    said = facts.when(text)
    if said is None or said.target:
        return said and facts.When(
            "" if said.plan else said.start, "" if said.plan else said.end, target=True
        )
    if (said.plan and not said.cumulative) or said.months or said.back or said.last or said.outcome:
        return None
    if said.plan:  # 十四五以来累计 ends with its table, and not with the plan
        said = replace(said, end=said.start)
    return said if said.start or said.until or said.cumulative or said.so_far else None


def _month(column: Column, when: facts.When | None) -> facts.When | None:
    """Return a first of a month below 月份 as its month: workbooks keep months as days."""
    if not (when and column.path and re.search("月|month", squash(column.path[-1]))):
        return when
    first = len(when.start) == len("2024-01-01") and when.start == when.end and when.start.endswith("-01")
    return replace(when, start=when.start[:7], end=when.end[:7]) if first else when


def say_what_is_left_out(rows: list[Row]) -> None:
    """Say of rows that name their indicators what their words leave out; a 其中 that repeats its whole's indicator is refused."""
    named = [row for row in rows if row.indicator and row.indicator_words]
    kinds = {narrower.share(row.indicator_words, row.indicator) for row in named} - {None}
    for before, row in zip([None, *named], named, strict=False):
        words = row.indicator_words
        share = narrower.share(words, row.indicator)
        if share and share[0] == "kind":
            row.scope = share[1] if len(kinds) > 1 else ""
        else:
            workers = narrower.workers_of(words, row.indicator, before.indicator if before else None)
            away = words if directions.to_giver(words) and not words.isascii() else ""
            away = away or narrower.field_of(words, row.indicator)
            row.scope = workers or (narrower.note_of(words) if share else away)
    beside = [(row.indicator_words, row.indicator) for row in named]
    for row in named:
        if row.indicator == "jobs_elsewhere" and narrower.takes_in_the_east(row.indicator_words, beside):
            row.indicator = None
    seen: set[str | None] = set()
    for row in named:
        if row.indicator in seen and _OF_WHICH.match(row.indicator_words):
            row.indicator = None
        seen.add(row.indicator)


def whole_of_levels(rows: list[Row]) -> None:
    """Make the one row of totals a figure of its own, where all other rows are levels of government, each claimed as a part."""
    parts, sums = [r for r in rows if not r.total], [r for r in rows if r.total]
    shares = [narrower.share(r.indicator_words, r.indicator) for r in parts]
    if len(sums) != 1 or not narrower.divide(shares) or len({r.places for r in parts}) > 1:
        return
    if parts[0].places.problem or any(r.ratio or r.when != sums[0].when for r in parts):
        return
    sums[0].whole, sums[0].places, sums[0].units = True, parts[0].places, sums[0].units or parts[0].units
    sums[0].indicator, sums[0].indicator_words = parts[0].indicator, "财政援助资金"
