"""What each column of a table holds: places, a figure of some indicator, unit and time, or nothing of use.

The words of the header decide, the cells below only break ties (`结对县` may head names or numbers). What can't be told is left
`unknown` with the reason, and its figures become rejects with a hint to the mapping file.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import (
    by_cells,
    days,
    facts,
    header_places,
    meanings,
    narrower,
    own_side,
    roles,
    sides,
    summed,
    targets,
    works,
)
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import (
    FIGURE,
    PERSONAL,
    RATIO,
    SKIP,
    TOTAL,
    UNKNOWN,
    Column,
    words_of,
)
from analysis.ingest.office.layout.directions import moves, serves, to_giver
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.place_heads import split_figure
from analysis.ingest.office.layout.sums import counted_or_checked
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_SAMPLE = 300


def read_columns(table: Table, title: Title) -> list[Column]:
    """Tell the role of every column of a table.

    Parameters
    ----------
    table : Table
    title : Title

    Returns
    -------
    list of Column
        One for each column of the grid, in their order.
    """
    paths = [tuple(w for text in path for w in sides.split_header(text) or (text,)) for path in table.paths]
    columns = [_column(table, title, index, path) for index, path in enumerate(paths)]
    columns = by_cells.named(days.headed(columns), table)
    columns = [_of_those(c, before, title) for before, c in zip([None, *columns], columns, strict=False)]
    columns = [counted_or_checked(c, columns) if c.role == TOTAL else c for c in columns]
    whole = any(c.role == FIGURE and c.indicator == "jobs_total" for c in columns)  # then 其中 is of it
    columns = [
        narrower.of_one_level(
            _narrowed(c, None if whole and c.indicator == "jobs_poor" else before), title.text, title.own
        )
        for before, c in zip([None, *columns], columns, strict=False)
    ]
    columns = works.not_of_firms(
        works.not_of_jobs([_not_elsewhere(c, columns) for c in columns], title), title
    )
    dated = summed.dated(by_cells.other_side(columns, table), title, table)
    return _a_year_before(targets.outcomes_dated(dated, title))


def _of_those(column: Column, before: Column | None, title: Title) -> Column:
    """Take 其中：到广东 behind a column of all jobs for the jobs there, as it is below a group of jobs."""
    if column.role != UNKNOWN or before is None or before.indicator != "jobs_total" or len(column.path) != 1:
        return column
    words = words_of(column)
    moved = header_places.jobs_by_place(["就业", words], title)[-1]
    found = meanings.indicator_of(moved) if moved != words and _OF_THOSE.match(words) else None
    if found not in ("jobs_to_east", "jobs_local"):
        return column
    return replace(
        column, role=FIGURE, indicator=found, note="" if words.isascii() else words, reason="", hint=""
    )


_OF_THOSE = re.compile(r"其中|ofwh(?:ich|om)")


def _a_year_before(columns: list[Column]) -> list[Column]:
    """Give 上年同期 the part of a year that the column to its left says: 2023年1-10月, 去年同期."""
    changed: list[Column] = []
    said: When | None = None
    for column in columns:
        when = column.when
        if when and when.back and not when.start and said:
            column = replace(column, when=replace(said, back=when.back, months=when.months or said.months))
        elif when and (when.start or when.months or when.until) and not when.target:
            said = when
        changed.append(column)
    return changed


def _not_elsewhere(column: Column, columns: list[Column]) -> Column:
    """Leave 省外就业 unknown where no other column of its group has the jobs in the east: it takes them in."""
    if column.role != FIGURE or column.indicator != "jobs_elsewhere":
        return column
    beside = [(c.path[-1], c.indicator) for c in columns if c.path[:-1] == column.path[:-1] and c.path]
    if not narrower.takes_in_the_east("".join(column.path), beside):
        return column
    return replace(column, role=UNKNOWN, indicator=None, reason=narrower.WITH_THE_EAST)


def _narrowed(column: Column, before: Column | None) -> Column:
    """Return a column of figures with what its header leaves out of its indicator in its note."""
    words = words_of(column)
    if column.role == UNKNOWN and words.startswith("其中") and "新增" in words:
        return replace(column, note="仅新增部分")  # beside 数量, below which each row names what it counts
    if column.role != FIGURE:
        return column
    joined = "".join(map(facts.without_units, column.path))
    note = narrower.workers_of(words, column.indicator, before.indicator if before else None)
    note = note or narrower.workers_of(joined, column.indicator, None)
    level = column.indicator == "gov_funds" and narrower.share(words, column.indicator)
    level_note = (
        narrower.note_of(words) if level else words if to_giver(words) and not words.isascii() else ""
    )
    return replace(
        column, note=note or level_note or column.note or narrower.field_of(words, column.indicator)
    )


def _column(table: Table, title: Title, index: int, path: tuple[str, ...]) -> Column:
    """Tell the role of one column by its header, then by its cells."""
    values = [table.cells[r][index] for r in table.data_rows[:_SAMPLE]]
    values = [v for v in values if not facts.is_missing(v)]
    figures = sum(facts.figure(v) is not None for v in values)
    # 县 alone is a unit above figures, and a level above names; Projects alone is what is counted.
    wordy = bool(values) and not figures
    counts = len(path) == 1 and meanings.indicator_of(squash(path[0])) is not None
    units = tuple(dict.fromkeys(unit for text in reversed(path) for unit in facts.units_of(text)))
    levels = [
        w
        for text in path
        if (
            w := ""
            if facts.is_unit(text) and not counts and not (wordy and headers.PLACE.search(text))
            else facts.without_units(text)
        )
    ]
    if not units and any("人次" in text for text in path):
        units = _person_times(title)
    hidden = index in table.sheet.hidden_columns
    column = Column(index, path, UNKNOWN, units=units, when=_column_when(path), hidden=hidden)
    if not levels and not values:
        return replace(column, role=SKIP)
    if levels and headers.PERSONAL.search(levels[-1]):
        # `name` may head places: then the cells of persons are gone already.
        if not sides.lists_places(values):
            return replace(column, role=PERSONAL)
        levels = ["地区"]
    if not levels and (role := roles.of_cells(values)):
        return replace(column, role=role)
    if role := roles.of_words(levels, values, numeric=bool(figures) and figures * 2 >= len(values)):
        return _in_province(replace(column, role=role[0], level=role[1]))
    asks_who = bool(levels) and bool(headers.WHO.search(levels[-1]))
    if not figures and (asks_who or not (levels and _indicator(levels, units, title)[0])):
        return replace(column, role="text" if levels or values else SKIP)
    return _figure_column(column, levels, title, values)


def _person_times(title: Title) -> tuple[str, ...]:
    """Return the unit of a column whose header says 人次 where the title says 人 for all."""
    of_persons = next((unit for unit in title.units if facts.family(unit) == "persons"), "")
    return ("人次",) if squash(of_persons) in ("人", "名", "人次") else ()


def _column_when(path: tuple[str, ...]) -> When | None:
    """Return what all levels of a header say of time, the inner before the outer."""
    found = [w for text in path if (w := facts.when(text))]
    if not found:
        return None
    # 2021年 below 十四五以来 is that year alone.
    last = max((n for n, w in enumerate(found) if w.start), default=0)
    found = found[last:]
    dated = next((w for w in reversed(found) if w.start), When())
    months = next((w.months for w in reversed(found) if w.months), None)
    until = next((w.until for w in reversed(found) if w.until), "")
    return When(
        dated.start,
        dated.end,
        months,
        until,
        any(w.cumulative for w in found),
        any(w.target for w in found) and not found[-1].outcome,
        any(w.so_far for w in found),
        found[-1].outcome,
        max(w.back for w in found),
        dated.since,
        next((w.last for w in reversed(found) if w.last or w.so_far or w.cumulative), ""),
        any(w.begins for w in found),
    )


def _in_province(column: Column) -> Column:
    """Return a column of places with the province that a level of its header names (广东省 over 市 and 县)."""
    named = [text for text in column.path if squash(text) in sides.PROVINCE_FORMS]
    side = sides.side_of(named[-1]) if named and column.role in ("place", "east", "west") else None
    if side is None or column.role not in ("place", side):
        return column
    return replace(column, role=side, **{side: named[-1]})


def _figure_column(column: Column, levels: list[str], title: Title, values: list[str]) -> Column:
    """Return a column that holds figures, with its indicator and places, or with the reason why not."""
    levels = header_places.jobs_by_place(levels, title)
    if levels and not header_places.of_jobs(levels, title) and (split := split_figure(levels[-1])):
        levels = [*levels[:-1], *split]
    last = facts.without_time(levels[-1]) if levels else ""
    if not levels and _counts_up(values):
        return replace(column, role="serial")
    if not column.path:
        return replace(column, reason="the column has no header")
    if last and headers.RATIO.search(last) and not headers.TOTAL.match(last):
        return replace(column, role=RATIO)
    pair = next((p for level in levels if (p := sides.split_pair(level))), None)
    levels = header_places.without_heads_of_places(levels)
    named = [level for level in levels if sides.is_area(level) and not moves(level)]
    levels, bracketed = _bracketed(levels)
    named += bracketed
    east = west = place = ""
    if pair:
        east, west = pair
    sided: dict[str, str] = {}
    for name in named if not pair else ():
        side = sides.side_of(name) or sides.side_between(name, title.east, title.west)
        within = getattr(title, side) if side else title.place
        name = sides.tidy(name)
        place = sides.in_province(name, within, sides.level_of_name(name))
        sided |= {side: place} if side else {}
        east, west = sided.get("east", ""), sided.get("west", "")
    if header_places.contradicts(east, title.east):
        return replace(
            column, reason=f"its header names {east}, and the title {title.east} as the one that gives"
        )
    east = east or header_places.giver_of_words(levels, title)
    east = east or next(
        (e for level in levels if (e := header_places.giver_of_pair(level, title.west, title))), ""
    )
    levels = [
        level
        for level in levels
        if level not in named and (not sides.split_pair(level) or meanings.indicator_of(level))  # 沪滇资金
    ]
    if headers.TOTAL.match(last) or headers.SUBTOTAL.match(last):
        own = _SUMMED.sub("", levels[-1])
        group = [*levels[:-1], *([own] if meanings.indicator_of(own) else [])]
        total = _indicator(group, column.units, title, group=True)[0]
        return replace(column, role=TOTAL, indicator=total, east=east, west=west, place=place)
    indicator, reason = _indicator(levels, column.units, title)
    if indicator and not any(moves(level) or serves(level) for level in levels):
        indicator = meanings.at_side(indicator, squash(title.text))
        reason = reason or ("" if indicator else "the title says that people come to the east")
    seen = own_side.as_seen_from(indicator, "".join(levels), title.own, both_ways=title.both_ways)
    indicator, reason = seen[0], reason or seen[1]
    role = FIGURE if indicator else UNKNOWN
    posted = _IN_POST.search("".join(levels)) or re.search("在岗|在任|在职", title.words)
    basis = "stock" if indicator in (*meanings.PEOPLE, "workshops") and posted else ""
    return replace(
        column, role=role, indicator=indicator, east=east, west=west, place=place, reason=reason, basis=basis
    )


_IN_POST = re.compile("在岗|在任|在职|在册|现任|现有|目前")
"""Words of those who serve, and of workshops that there are, on a date: not of all who were sent, or that were opened, in a time."""
_SUMMED = re.compile(r"(?:小计|分计|合计|subtotal)$")
_WHERE = re.compile(r"就业|务工|转移|输出|输入|去向|销往")


def _bracketed(levels: list[str]) -> tuple[list[str], list[str]]:
    """Return levels without the places that stand in brackets, and these: 东西部协作资金（天津市）; of jobs they say where.

    >>> _bracketed(["协作资金(天津市)"]), _bracketed(["转移就业(广东省)"]), _bracketed(["资金(不含大连市)"])
    ((['协作资金'], ['天津市']), (['转移就业(广东省)'], []), (['资金(不含大连市)'], []))
    """
    bare, found = [], []
    for level in levels:
        bracket = re.search(r"(?<=.)\(([^()]+)\)$", level)
        taken = _WHERE.search(level) or sides.is_area(level) or sides.split_pair(level)
        if bracket and sides.is_listed(bracket[1]) and not taken:
            found.append(bracket[1])
            level = level[: bracket.start()]
        bare.append(level)
    return bare, found


def _counts_up(values: list[str]) -> bool:
    numbers = [v for v in values if v.isdecimal()]
    return len(numbers) == len(values) > 1 and [int(n) for n in numbers] == list(
        range(int(numbers[0]), int(numbers[0]) + len(numbers))
    )


_WHERE_TO = re.compile(
    r"(?P<other>(?:到)?其[他它](?:地区|省份)?)|(?:到|去)?东部(?:地区)?|(?:省内|就地)?就近(?:就地)?"
)
_OF_MONEY = re.compile("资金|金额|采购额|销售额")
_PAID_IN = re.compile(r"到位|拨付|到账")
_PAID = ("gov_funds", "social_donations", "funds_total", "enterprise_investment", "agreed_investment")
_OF_FIRMS = re.compile("产业|投资|企业|招商|引资")


def _paid(title: Title) -> tuple[str | None, ...]:
    """Return the indicators of a title of which money may be paid in; a title on firms need not name one."""
    return (*_PAID, "enterprises_settled", None) if _OF_FIRMS.search(title.words) else _PAID


def _of_title(title: Title, kind: str, generic: str) -> tuple[str | None, str]:
    """Return what a header of a generic word counts: what the title says, or the word itself; or None and the reason."""
    if title.indicator and meanings.suits(title.indicator, kind):
        return title.indicator, ""
    if title.told_indicator:
        return None, f"its unit contradicts {title.indicator}"
    found = meanings.indicator_of(title.words, kind) or (
        meanings.indicator_of(generic, kind) if generic else None
    )
    return found, "" if found or title.subject_words else "neither header nor title says what is counted"


def _indicator(
    levels: list[str], units: tuple[str, ...], title: Title, *, group: bool = False
) -> tuple[str | None, str]:
    """Return the indicator of a header's levels, or None and the reason."""
    kind = facts.family(units[0]) if units else ""
    kind = kind or ("yuan" if levels and _OF_MONEY.search(levels[-1]) else "")
    bare = [w for level in levels if (w := re.sub(r"^其中[:：]?", "", facts.without_time(level)))]
    generic = ""
    while bare and headers.GENERIC_FIGURE.match(bare[-1]):
        generic = bare.pop()
    if not bare and _PAID_IN.search(generic) and title.indicator not in _paid(title):
        return None, f"{generic!r} does not say of what"
    if not bare:
        return _of_title(title, kind, generic)
    above = [meanings.indicator_of(level) for level in bare[:-1]]
    poor = "jobs_poor" in above or (title.indicator == "jobs_poor" and "其中" in levels[-1])
    if poor and meanings.indicator_of(bare[-1]) not in (None, "jobs_poor"):
        return None, "a part of the jobs of poor households only"
    tries = ["".join(bare[-n:]) for n in range(1, 2 if group else len(bare) + 1)]
    if way := next((level for level in reversed(bare) if moves(level)), ""):
        tries = [way + bare[-1]] if bare[-1] != way else [way, way + "".join(bare[-2:-1])]
    elif len(bare) > 1 and not re.match(
        r"(?:选派|派出|接收|就业|人数|培训|互派|挂职(?:人数|干部数)?$)", bare[-1]
    ):
        tries = tries[:1]
    if len(bare) > 1 and (place := _WHERE_TO.fullmatch(bare[-1])) and re.search("就业|务工|转移", bare[-2]):
        tries = ["其他地区就业" if place["other"] else f"{bare[-1]}就业"]
    for words in tries:
        if found := meanings.indicator_of(words, kind):
            if meanings.series_of(words) and not all(map(headers.NEUTRAL_GROUP.fullmatch, bare[:-1])):
                return None, "the words above make it a part of that statistic"
            # 援助资金 in a table of 财政援助资金 is what the title says, which is narrower.
            if generic.startswith("协议") and found == "enterprise_investment":
                found = "agreed_investment"
            said_closer = found == "funds_total" and title.indicator in ("gov_funds", "social_donations")
            return (title.indicator if said_closer else found), ""
    if title.indicator == "social_donations" and narrower.is_kind_alone(bare[-1]):
        return title.indicator, ""
    above = meanings.indicator_of(bare[-2], kind) if len(bare) > 1 else title.indicator
    if above in ("gov_funds", "funds_total") and narrower.is_level_alone(bare[-1]):
        return "gov_funds", ""
    return None, "none of the indicators"
