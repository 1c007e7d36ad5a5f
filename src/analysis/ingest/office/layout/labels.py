"""The places of a row by its labels: which column names them, what is meant by a blank, what a total is.

Shared by tables of figures and lists of pairs. Blank cells under a label mean "as above" only where the sheet
does not say so with merged areas and a finer label stands beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.office.layout import facts, levels, meanings, sides
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import PLACES, Column
from analysis.ingest.office.layout.sections import SectionTimes, is_time
from analysis.ingest.office.layout.title_places import title_sides
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_LABELS = (
    *PLACES,
    "text",
    "name_of_indicator",
    "serial",
    "year",
    "date",
    "unit",
    "note",
    "company",
    "park",
    "home",
    "project",
)
_SIDES = ("east", "west")
_OF_WHICH = re.compile(r"其中|#|含")
_FINENESS = {"province": 0, "prefecture": 1, "county": 3}
_WHOLE_AREA = re.compile(r"全(?:省|区|市|州|县|盟)$")
NATIONAL = frozenset(("全国", "国家", "全国总计", "national", "nationwide", "nationaltotal", "china"))


@dataclass(frozen=True)
class Places:
    """Who gives and who receives by a row; several places are joined by `;`, a side not named is national.

    `place` is the one place that a row's own labels (or else the title) name, on whichever side it is: that of a
    statistic.
    """

    east: str = ""
    east_level: str = "national"
    west: str = ""
    west_level: str = "national"
    place: str = ""
    place_level: str = ""
    national: bool = False
    problem: str = ""


class LabelReader:
    """Reads the labels of a table's rows from the top, remembering what stands above.

    Parameters
    ----------
    table : Table
    columns : list of Column
    title : Title
    """

    def __init__(self, table: Table, columns: list[Column], title: Title) -> None:
        self.group = ""
        self.subject = ""
        self.cooperation = False
        self.times = SectionTimes()
        self._table, self._title = table, title
        self._columns = [c for c in columns if c.role in PLACES]
        self._wide_first = sorted(self._columns, key=lambda c: _FINENESS.get(c.level, 2))
        self._named = levels.places_above_indicators(table, columns)
        self._labels = [c.index for c in columns if c.role in _LABELS]
        self._shared = [c.index for c in columns if c.role in ("year", "name_of_indicator", "unit")]
        self._timed = [c.index for c in columns if c.role == "year"]
        self._carried: dict[int, str] = {}
        self._section = ""
        self._heads = levels.heads_without_figures(table, columns)
        above = levels.places_above_years(table, columns)
        self._above_years, self._mixed = above or {}, above is None
        self._merged_down = {
            c
            for top, left, bottom, right in table.sheet.spans
            if bottom > top and top > table.header_rows[-1]
            for c in range(left, right + 1)
        }

    def total_kind(self, row: int) -> str:
        """Return `total`, `subtotal` or nothing, by the labels of a row."""
        above = squash(self._above_years[row].label) if row in self._above_years else ""
        if headers.TOTAL.match(above) or headers.SUBTOTAL.match(above):
            return "total"
        for index in self._labels:
            words = squash(self._table.cells[row][index])
            if headers.TOTAL.match(words) or (_WHOLE_AREA.match(words) and len(self._table.data_rows) > 1):
                return "total"
            if headers.SUBTOTAL.match(words):
                return "subtotal"
        return ""

    def section_from(self, row: int) -> None:
        """Take a row without figures as the heading of a section, or as the label of the rows below it.

        A heading names a pair or a place, what is counted below it (二、社会帮扶资金), or its time.
        """
        cells = self._table.cells[row]
        texts = list(dict.fromkeys(text for text in cells if text))
        if len(texts) != 1:
            return
        self.cooperation = bool(headers.COOPERATION.search(squash(texts[0])))
        if row in self._heads:
            self._section, self._carried = texts[0], {}
        elif self.times.line(texts[0]):
            self._carried = {}
        elif self.is_label(row) and sides.is_place(sides.tidy(texts[0])) and not sides.split_pair(texts[0]):
            self._fill_down({c.index: cells[c.index] for c in self._columns if cells[c.index]})
        elif meanings.indicator_of(facts.bare(sides.tidy(texts[0]))):
            self.subject, self._carried = sides.tidy(texts[0]), {}
        elif any(levels.is_outer(self._table.cells[row][index]) for index in self._named):
            self._section, self._carried = self._within_title(texts[0]), {}
        elif self.cooperation and (names := "—".join(filter(None, title_sides(texts[0])))):
            self._section, self._carried = names, {}
        elif self._take(texts[0], {}) or not self._take(self._section, {}):
            self._section, self._carried = texts[0], {}

    def heads_time(self, row: int) -> bool:
        """Whether a row with figures is the sum of those below it: its label is 2022年 and others are places, or a place above years or indicators."""
        if self._above_years:
            return row not in self._above_years
        if self._mixed:
            return False
        for index in self._named:
            text = self._table.cells[row][index]
            if levels.is_outer(text):
                self._section, self._carried = self._within_title(text), {}
                return True
        for column in self._columns:
            text = self._table.cells[row][column.index]
            if text and is_time(text):
                below = (self._table.cells[r][column.index] for r in self._table.data_rows)
                return any(other and sides.is_known(other) for other in below) and self.times.line(text)
        return False

    def _within_title(self, name: str) -> str:
        """Return the name of a section's place within the title's province of its side: 朝阳区 lies in several."""
        side = sides.side_of(name) or sides.side_between(name, self._title.east, self._title.west)
        return (
            sides.in_province(name, getattr(self._title, side), sides.level_of_name(name)) if side else name
        )

    def is_part(self, row: int) -> bool:
        """Whether the label of a row stands for a part of the row above: set in, 其中, or a place without a part."""
        for column in self._columns:
            text = self._table.cells[row][column.index]
            if text:
                set_in = (row, column.index) in self._table.sheet.indented
                return set_in or bool(sides.LEAVES_OUT.search(squash(text)) or _OF_WHICH.match(squash(text)))
        return False

    def is_label(self, row: int) -> bool:
        """Whether the one text of a row stands in a column of places, and in no other."""
        filled = [c for c, text in enumerate(self._table.cells[row]) if text]
        return len(filled) == 1 and filled[0] in {c.index for c in self._columns}

    def places(self, row: int, *, total: bool = False) -> Places:
        """Return the places of a row; a row of totals is of no place of its own."""
        printed = {c.index: text for c in self._columns if (text := self._table.cells[row][c.index])}
        if self._above_years:
            self._year_below(row, printed)
        elif not total:
            self._fill_down(printed, row)
        self.group = next((printed[c.index] for c in self._columns if c.index in printed), "")
        if total:
            return Places()
        found: dict[str, tuple[str, str]] = {}
        problem = levels.MIXED if self._mixed else ""
        for column in self._wide_first:
            text = printed.get(column.index, "")
            if not facts.is_missing(text):
                problem = self._one_label(column, text, found) or problem
        self._complete(found)
        if not found and not problem and self._columns and not printed:
            problem = "no place stands in the row"
        blank = {c.role for c in self._columns if not printed.get(c.index)} - {*found}
        blank -= {side for side in _SIDES if getattr(self._title, side)}
        if found and not problem and (unnamed := [side for side in _SIDES if side in blank]):
            problem = f"the cell of the {'giver' if unnamed == ['east'] else 'receiver'} is blank"
        for side in _SIDES:
            names = getattr(self._title, side)
            if names and side not in found:
                found[side] = (names, sides.level_of_name(names.split(";")[-1]))
        if not found and not problem and self._columns and "全国" not in squash("".join(printed.values())):
            problem = "no place stands in the row"
        fields = {s: found.get(s, ("", "national")) for s in _SIDES}
        return Places(
            *fields["east"], *fields["west"], *self._own_place(printed), self._national(printed), problem
        )

    def _year_below(self, row: int, printed: dict[int, str]) -> None:
        """Take the label of a row in a list of places and their years apart: the year is its time, its place stands above."""
        self.times.when = None
        if row in self._above_years:
            index = next(iter(printed))
            self.times.when = facts.when(printed[index])
            printed[index] = self._above_years[row].label
            self._section = self._above_years[row].outer

    def _national(self, printed: dict[int, str]) -> bool:
        return any(squash(printed.get(c.index, "")) in NATIONAL for c in self._columns)

    def _complete(self, found: dict[str, tuple[str, str]]) -> None:
        """Take from the section's heading (一、沪滇协作) the side that the labels of a row leave open."""
        said: dict[str, tuple[str, str]] = {}
        if not self._section or not self._take(self._section, said):
            return
        for side in _SIDES:
            if side in said and side in found:
                codes = [sides.province_code(names[side][0].split(";")[0]) for names in (said, found)]
                if None not in codes and codes[0] != codes[1]:
                    return
        for side, (names, level) in said.items():
            if side not in found:
                found[side] = names, level
            elif found[side][1] != "province" and ";" not in names:
                found[side] = sides.in_province(found[side][0], names, found[side][1]), found[side][1]

    def _own_place(self, printed: dict[int, str]) -> tuple[str, str]:
        """Return the place that the labels of a row name, and its level: nothing where they name two sides."""
        found: tuple[str, str] | None = None
        roles = {c.role for c in self._columns if c.index in printed}
        neutral = {"place", "pair"} & roles
        if {"east", "west"} <= roles and not neutral:
            return "", ""
        for column in self._wide_first:
            if neutral and column.role in _SIDES:
                continue  # 结对东部县区 beside 县名
            text = printed.get(column.index, "")
            if facts.is_missing(text):
                continue
            if squash(text) in NATIONAL:
                found = "全国", "national"
            elif sides.split_pair(text):
                return "", ""
            elif names := sides.split_places(text):
                level = sides.level_of_name(names[-1], column.level)
                found = _within(names, level, found), level
        if found is None and not printed:
            text = self._section if sides.is_known(self._section) else self._title.place
            found = (sides.tidy(text), sides.level_of_name(sides.tidy(text))) if text else None
        elif found and self._title.place and found[1] not in ("province", "national"):
            found = sides.in_province(found[0], self._title.place, found[1]), found[1]
        return found or ("", "")

    def _goes_on(self, index: int, row: int) -> bool:
        """Whether the years of a place go on below it: its cell is blank, and the year to its right is later than the last one."""
        later = [c for c in self._timed if c > index and self._table.cells[row][c]]
        if row <= 0 or len(later) != 1 or index in self._merged_down:
            return False
        now, before = (facts.when(self._table.cells[r][later[0]]) for r in (row, row - 1))
        return bool(now and before and now.start > before.start)

    def _fill_down(self, printed: dict[int, str], row: int = -1) -> None:
        """Give a blank place the one above it, where a finer label stands to its right."""
        order = [c.index for c in self._columns]
        for position, index in enumerate(order):
            if index in printed:
                if self._carried.get(index) != printed[index]:
                    for finer in order[position + 1 :]:
                        self._carried.pop(finer, None)
                self._carried[index] = printed[index]
            elif index in self._carried and (
                self._means_above(index, printed, order[position + 1 :]) or self._goes_on(index, row)
            ):
                printed[index] = self._carried[index]

    def as_above(self, row: int, above: dict[int, str], *, total: bool) -> list[str]:
        """Return the cells of a row with year, indicator and unit as above where they are blank beside a place or a year.

        `above` holds the last text of each such column, and is brought up to date.
        """
        cells = list(self._table.cells[row])
        named = any(cells[c.index] for c in self._columns) or any(cells[index] for index in self._timed)
        for index in self._shared:
            if cells[index]:
                above[index] = cells[index]
            elif named and not total and index not in self._merged_down:
                cells[index] = above.get(index, "")
        return cells

    def _means_above(self, index: int, printed: dict[int, str], finer: list[int]) -> bool:
        """Whether a blank label means the one above it."""
        return index not in self._merged_down and any(i in printed for i in finer)

    def _one_label(self, column: Column, text: str, found: dict[str, tuple[str, str]]) -> str:
        """Read one label into `found`; return the problem, if there is one."""
        if sides.LEAVES_OUT.search(squash(text)):
            return f"{text!r} is a part of a place; the row of the whole counts"
        pair = sides.split_pair(text)
        both = pair and list(map(sides.side_of, pair)) == list(
            _SIDES
        )  # 隆德县（闽侯县）, whatever the header says
        if column.role == "pair" or (column.role == "place" and pair) or both:
            return "" if self._take(text, found) else f"the pair {text!r} can't be told apart"
        if squash(text) in NATIONAL:
            return ""
        if _OF_WHICH.match(squash(text)) and not sides.is_known(text):
            return f"{text!r} is a part of the rows above, which count"
        names = sides.split_places(text)
        side = (
            column.role
            if column.role in _SIDES
            else sides.side_of(text)
            or sides.side_between(text, self._title.east, self._title.west)
            or self._open_side(column)
        )
        if side is None:
            return f"it is not told whether {text!r} gives or receives"
        if names:
            level = sides.level_of_name(names[-1], column.level)
            found[side] = (
                _within(names, level, found.get(side) or self._province(column, side, names[0], level)),
                level,
            )
        return ""

    def _province(self, column: Column, side: str, name: str, level: str) -> tuple[str, str] | None:
        """Return the header's or the title's province, when a city or county of this side may lie in it."""
        province = getattr(column, side) or getattr(self._title, side)
        code = sides.province_code(province) if province and level != "province" else None
        if (
            code is None
            or sides.level_of_name(province.split(";")[-1]) == level
            or sides.province_code(name) not in (None, code)
            or squash(name) in sides.PROVINCE_FORMS
        ):
            return None
        starts = any(squash(name).startswith(form) for form, c in sides.PROVINCE_FORMS.items() if c == code)
        return None if starts else (province, "province")

    def _open_side(self, column: Column) -> str | None:
        """Return the side that the title leaves open: a giver's table lists receivers, and the other way about.

        结对县 beside 受援县 is on the side that the other column is not on.
        """
        if bool(self._title.east) != bool(self._title.west):
            return "west" if self._title.east else "east"
        other = {c.role for c in self._columns} & set(_SIDES)
        if len(other) == 1 and re.search(
            "结对|帮扶|协作|对口", squash(column.path[-1] if column.path else "")
        ):
            return "west" if "east" in other else "east"
        return None

    @staticmethod
    def _take(text: str, found: dict[str, tuple[str, str]]) -> bool:
        """Read a pair, or places of one known side, into `found`; return whether that could be done."""
        if pair := sides.split_pair(text):
            for side, names in zip(_SIDES, pair, strict=True):
                found[side] = (names, sides.level_of_name(names.split(";")[-1]))
        elif side := sides.side_of(text):
            names = sides.split_places(text)
            found[side] = (";".join(names), sides.level_of_name(names[-1]))
        return bool(found)


def _within(names: list[str], level: str, above: tuple[str, str] | None) -> str:
    """Return names of counties and cities after the place that holds them, where another column says it."""
    if above is None or ";" in above[0] or level in (above[1], "province"):
        return ";".join(names)
    if above[0].isascii() and all(map(str.isascii, names)):
        return ";".join(name if name.endswith(above[0]) else f"{name}, {above[0]}" for name in names)
    return ";".join(name if name.startswith(above[0]) else above[0] + name for name in names)
