"""What the reading of a figure rests on: what the words around it name must have been read.

A reading takes what it understands and leaves the rest. Where the rest names a place, a time or an aim, the reading has no ground:
it took all givers for a giver that stands in the title (昆山高新区), the whole year for a part of it, what came about for a plan.
Each of these is looked for once more, by itself and not as the reading did; a figure whose words name what its reading has not is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.ingest import note_reading
from analysis.ingest.office.checks import table_notes
from analysis.ingest.office.layout import facts, narrower, sides, title_places
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import (
    FIGURE,
    PERSONAL,
    PLACES,
    RATIO,
    REPEAT,
    TOTAL,
    Column,
    words_of,
)
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.layout.named_places import lies_on, named
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import english_months, headers, note_words

Doubt = tuple[str, str]
"""Why a figure is refused, and what to do."""

_SIDES = {"east": "gives", "west": "receives"}
_OF_THE_PAGE = re.compile(
    r"^(?:备?注|说明|附注|(?:数据|资料)?来源|填报|填表|报送|上报|制表|编制|审核|负责|联系|打印|印发|source|notes?)"
)
"""Lines of whoever filled a table in: they name offices and days that are none of its figures'."""
_OF_WORKERS = frozenset(("jobs_total", "jobs_poor", "jobs_to_east", "jobs_local", "jobs_elsewhere", "labor_exported", "labor_income"))  # fmt: skip
"""What is counted by where workers went: a place in such a header is that."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:年度?)?$")
_YEAR_SAID = re.compile(r"(?<!\d)(?:19|20)\d\d\s*年")
_MOSTLY = 0.6
"""Share of a column's cells that are years, from which it is a column of years."""
_OF_A_YEAR = re.compile(
    rf"(?<!1)\d月|1[01]月|季度|半年|[本当]月|\b(?:{english_months.MONTH})\b(?!\s+be\b)|\bquarters?\b|\bq[1-4]\b|\bmonth|\bhalf\b",
    re.IGNORECASE,
)
"""Words of a part of a year."""
_AIM_ALONE = re.compile(
    r"(?:年度|全年|年初|本年)?(?:工作)?(?:目标|计划|任务|预计|拟|预算)(?:任务|目标|安排)?(?:数|值|量|额)?$|(?:拟|预计|计划)(?:[一-鿿]{1,8})$|(?:planned|target|plan|budget(?:ed)?|pledged|expected)$"
)
"""A label that says nothing but that a figure is meant to be."""
_MEANT = ("agreed_investment", "coop_agreements")
"""What is an aim by itself: an agreement."""
GIVER_HINT = "say who gives in a column or in the title"
_WORK = re.compile(
    r"就业|务工|劳务|劳动力|转移|输出|输转|用工|工人|jobs?|work|labou?r|employ|migra|hired|placed"
)
_HELP = re.compile("帮扶|援助|支援|援建|捐|结对|协作|出资|拨付")
_NO_WORK = "people who go to the east, and nothing says that they work there"
_LONGEST_LABEL = 24
_FIGURES = (FIGURE, TOTAL, RATIO, REPEAT)
_READ = (*_FIGURES, *PLACES, PERSONAL, "name_of_indicator", "note", "text")
"""Roles of columns whose cells are figures or whose places were looked at: those of all others are unread."""


@dataclass(frozen=True)
class Grounds:
    """A table, its columns and its title, beside whose words each of its figures is held."""

    table: Table
    columns: list[Column]
    title: Title

    def doubt(self, claim: dict[str, str], row: Row, column: Column) -> Doubt | None:
        """Return why a claim does not follow from the words around it and what to do, or None where they bear it.

        Parameters
        ----------
        claim : dict of str
            Places, indicator, period and basis as they were read.
        row : Row
        column : Column
        """
        if "east" in claim:
            found = self._places(claim, row, column) or self._joint(claim) or self._level(claim, row, column)
            if found:
                return found
        return (
            self._year(claim)
            or self._part(claim, row, column)
            or self._aim(claim, row, column)
            or self._work(claim, row, column)
        )

    def note(self, claim: dict[str, str], row: Row, column: Column) -> str:
        """Return the note of a claim with the words of its header that nobody knows and what the notes of the table say of it."""
        told = table_notes.of_scope(self._notes(claim)) if "east" in claim else []
        words = unread_words(row, column, claim["indicator"])
        without = title_places.LEAVES_OUT.search(self.title.text) if "east" in claim else None
        return "; ".join(filter(None, [claim["note"], words, *told, without and without["what"]]))

    def _work(self, claim: dict[str, str], row: Row, column: Column) -> Doubt | None:
        """Whether people who go east were taken for workers although nothing speaks of work: 黔赴东部 in a table of cadres."""
        if (
            claim["indicator"] != "jobs_to_east"
            or column.told
            or self.title.told_words
            or self.title.told_indicator
        ):
            return None
        heads = [text for beside in self.columns for text in beside.path]
        words = "".join(filter(None, [*_own(row, column), row.section, *self._lines, *heads]))
        return None if _WORK.search(words.lower()) else (_NO_WORK, MAPPING_HINT)

    @cached_property
    def _lines(self) -> list[str]:
        return [
            title_places.LEAVES_OUT.sub("", line) for line in (self.title.text, *self.table.titles)
            if line and not _OF_THE_PAGE.match(squash(line))
        ]  # fmt: skip

    def _places(self, claim: dict[str, str], row: Row, column: Column) -> Doubt | None:
        """Whether a place is named that the claim has not: in the title, where a side is left to all; in the figure's own words, on any side."""
        if self.title.told:
            return None
        own = (
            []
            if column.told or claim["indicator"] in _OF_WORKERS
            else [*_own(row, column), *self._cells(row)]
        )
        for side in _SIDES:
            value = claim[side]
            by = row.note if _HELP.search(row.note) else ""
            told = [*own, *([] if value or self.title.national else [row.section, by, *self._lines])]
            for text in filter(None, told):
                name = next((n for n in named(text)[side] if not lies_on(n, value)), "")
                if name:
                    return _unread(text, name, side, value)
            if not value and (name := partner(self.title.text)):
                return _unread(self.title.text, name, side, value)
        return None

    def _level(self, claim: dict[str, str], row: Row, column: Column) -> Doubt | None:
        """Whether the money is of one level of government, and nobody says of which side: 市级 beside 上海市."""
        if claim["east"] or self.title.told or column.told or claim["indicator"] != "gov_funds":
            return None
        share = narrower.share(row.indicator_words or words_of(column), "gov_funds")
        return (narrower.NOT_GIVEN, GIVER_HINT) if share and share[0] == "government" else None

    def _cells(self, row: Row) -> list[str]:
        """The cells of a row that are places and stand in a column that was not read as one."""
        cells = [self.table.cells[row.row][c.index] for c in self.columns if c.role not in _READ]
        return [text for text in cells if text and sides.all_listed(text)]

    def _joint(self, claim: dict[str, str]) -> Doubt | None:
        """Whether all givers of a title of several pairs were taken for one of its receivers, or the other way about."""
        title = self.title
        if title.told or ";" not in title.east or ";" not in title.west:
            return None
        whole = [side for side in _SIDES if claim[side] == getattr(title, side)]
        if len(whole) != 1:
            return None
        other = next(side for side in _SIDES if side not in whole)
        return (
            f"the title names several that give and several that receive: nothing says which of them is paired with {claim[other]!r}",
            "name both sides in each row, or in the groups of the header",
        )

    @cached_property
    def _years(self) -> str:
        """A text of the table that writes a year, if one does."""
        heads = [text for r in self.table.header_rows for text in self.table.cells[r]]
        lines = [*self.table.titles, *heads, *self.table.notes]
        said = (text for text in lines if _YEAR.search(text) and not _OF_THE_PAGE.match(squash(text)))
        return next(said, "") or next(self._years_below(), "")

    def _years_below(self) -> Iterable[str]:
        rows = self.table.data_rows
        for column in self.columns:
            texts = [text for r in rows if (text := self.table.cells[r][column.index])]
            alone = [text for text in texts if _YEAR_ALONE.match(squash(text))]
            if alone and len(alone) >= _MOSTLY * len(texts):
                yield alone[0]
            yield from (text for text in texts if _YEAR_SAID.search(text) and len(text) <= _LONGEST_LABEL)
            yield from alone if column.role not in _FIGURES else ()

    def _year(self, claim: dict[str, str]) -> Doubt | None:
        """Whether the figure has no time although its table writes years."""
        if claim["period"] or not self._years:
            return None
        return (
            f"the table writes {self._years!r}, and nothing tells of which year this figure is",
            "write the year in the title or beside the figure, or in a mapping file: `year: 2023`",
        )

    def _part(self, claim: dict[str, str], row: Row, column: Column) -> Doubt | None:
        """Whether words of a part of a year stand beside a figure that was taken for all of it."""
        if self.title.basis or claim["basis"] != "annual" or not re.fullmatch(r"\d{4}", claim["period"]):
            return None
        inner = [row.when, column.when, row.section_when]
        if not any(inner) and (note := table_notes.another_time(self._notes(claim), claim["period"])):
            return (
                f"the note {note!r} tells another time than all of {claim['period']}",
                "write the time in the title, or in a mapping file: `year: 2023-01/2023-09`",
            )
        said = [clause for clause in re.split("[()（），,；;]", self.title.text) if claim["period"] in clause]
        told = any(_reads_part(when) for when in inner)  # 全年 below a title of some months
        if not told and table_notes.another_time(said, claim["period"]):
            return _of_a_part(self.title.text, claim["period"])
        title = [] if any(when and when.start for when in inner) else [self.title.text]
        for text in filter(None, [*_own(row, column), row.section, *title]):
            found = _OF_A_YEAR.search(text)
            if found and not _reads_part(facts.when(text)):
                return _of_a_part(text, claim["period"])
        return None

    def _aim(self, claim: dict[str, str], row: Row, column: Column) -> Doubt | None:
        """Whether a label of the row says that its figure is a plan, which was read as what came about."""
        if self.title.basis or column.basis or claim["basis"] == "target" or claim["indicator"] in _MEANT:
            return None
        if column.when and column.when.outcome:
            return None
        if note := table_notes.aim(self._notes(claim)):
            return _planned(note)
        cells = self.table.cells[row.row]
        labels = (cells[c.index] for c in self.columns if c.role in ("text", "unknown", "name_of_indicator"))
        for text in filter(None, labels):
            words = facts.without_time(facts.without_units(text))
            if len(words) <= _LONGEST_LABEL and _AIM_ALONE.match(words) and not headers.OUTCOME.search(words):
                return _planned(text)
        return None

    def _notes(self, claim: dict[str, str]) -> list[str]:
        return table_notes.of_claim(self.table.notes, claim) if self.table.notes else []


def _of_a_part(text: str, year: str) -> Doubt:
    return (
        f"{text!r} speaks of a part of a year, and the figure was read as of all of {year}",
        "write the months as 2023年1-9月, or in a mapping file: `year: 2023-01/2023-09`",
    )


def _planned(text: str) -> Doubt:
    return (
        f"{text!r} says that the figure is a plan, and it was read as what was done",
        "say the plan in the header, or in a mapping file: `basis: target`",
    )


def _unread(text: str, name: str, side: str, value: str) -> Doubt:
    does = _SIDES[side]
    read = f"{value!r} was read" if value else "nobody was read"
    return (
        f"{text!r} names {name!r}, and {read} as the one that {does}",
        f"say who {does} in a column, or in a mapping file: `{side}: {name}`",
    )


_NAME = r"(?P<name>(?!东西部|东中西部|社会|各|全国|全社会|有关|相关|爱心)[一-鿿]{2,14}?)"
_JOIN = r"(?:与|和|同|及|[-—–~→↔]+|赴|对口(?:帮扶|支援|协作|援助)|结对(?:帮扶)?|帮扶|支援|援助|援建|捐赠|捐助|协作帮扶)"
_BY = r"(?:帮扶|支援|援助|援建|捐赠|捐助|协作|结对|对口)"
_PARTNERS = (
    re.compile(rf"{_NAME}{_JOIN}#"),
    re.compile(rf"#(?:与|和|同|及|[-—–~→↔]+){_NAME}(?=东西部|扶贫|{_BY}|$|[^一-鿿])"),
    re.compile(rf"#(?:接受|获得?|收到|承接|来自){_NAME}{_BY}"),
)
"""Where a name of one side stands in a title beside that of the other (`#`): both sides of a pair, whether or not they are known."""


@lru_cache(maxsize=4096)
def partner(title: str) -> str:
    """Return the words that stand in a title where the name of the other side would, and that no other words explain.

    >>> partner("某某集团与铜仁市碧江区2019年扶贫协作情况"), partner("大湾新城对口帮扶晴隆县资金"), partner("东部地区帮扶定西市资金")
    ('某某集团', '大湾新城', '')
    >>> partner("2023年定西市东西部协作与经济指标"), partner("2022年西吉县接受东部帮扶资金")
    ('', '')
    """
    words = facts.without_time(squash(title))
    for name in [name for same in named(title).values() for name in same]:
        words = words.replace(squash(name), "#")
    for pattern in _PARTNERS:
        if found := pattern.search(words):
            return found["name"] if note_reading.unknown_words(found["name"]) else ""
    return ""


def unread_words(row: Row, column: Column, indicator: str) -> str:
    """Return the words of a figure's own header or row for its note where some of them are not known: most such words choose a part.

    The note is read as every other one: what nobody knows in it makes the figure a floor (`note_reading`).
    """
    words = row.indicator_words or words_of(column)
    if column.told or column.note or row.scope or words.isascii() or indicator not in note_words.OWN_WORDS:
        return ""
    return words if _has_unknown(words, indicator) else ""


@lru_cache(maxsize=4096)
def _has_unknown(words: str, indicator: str) -> bool:
    text = "" if headers.GENERIC_FIGURE.match(words) or sides.is_area(words) else words
    for name in [name for same in named(words).values() for name in same]:
        text = text.replace(name, "|")
    pattern = dict(headers.INDICATORS).get(indicator)
    text = headers.COOPERATION.sub("|", pattern.sub("|", text) if pattern else text)
    text = headers.PLAIN.sub("|", text)
    return bool(note_reading.unknown_words(text, indicator))


def _own(row: Row, column: Column) -> list[str]:
    """What a figure's own header and the name of its row say."""
    return [*column.path, row.indicator_words]


def _reads_part(when: facts.When | None) -> bool:
    """Whether the words of time in a text were read as more than its year."""
    if when is None:
        return False
    return bool(
        when.months
        or when.until
        or when.last
        or when.so_far
        or when.back
        or when.since
        or len(when.start) > 4
    )
