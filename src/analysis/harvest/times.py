"""Words of time in a sentence -> spans, resolved by the page's date and by what was said before.

今年以来, 去年, 上半年, 截至10月底, “十三五”期间, 五年来, 自结对以来: each becomes a `Time` with its place in the
sentence. Which of them a figure belongs to, and the basis that follows, is decided in `periods_of`. A printed date
alone (2023年1至9月) is read by `ingest.dates`; here are only the words that need the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from analysis.harvest import time_words
from analysis.harvest.text import is_chinese
from analysis.ingest.dates import PLANS

Kind = Literal["year", "part", "event", "since", "span", "asof", "now", "lately"]


@dataclass(frozen=True, slots=True)
class Time:
    """A span said in words: `first` and `last` as `2023` or `2023-06`, empty where it is open or not known.

    Kinds: `year` a whole year; `part` a part of one, from its start or not; `event` a day or month; `since` from a
    start to the page; `span` several years; `asof` everything up to a month; `now`; `lately` (近年来), which says
    nothing. `reckoned` is true where years are counted back from the page's day. `running` is true for the page's own year as far as it has run. `needs_page` marks words that a page
    without a date leaves open.
    """

    start: int
    end: int
    kind: Kind
    first: str = ""
    last: str = ""
    running: bool = False
    needs_page: bool = False
    reckoned: bool = False


@dataclass(frozen=True, slots=True)
class PageDate:
    """Year and month of a page; None where they are not known."""

    year: int | None = None
    month: int | None = None

    @classmethod
    def of(cls, published: str) -> PageDate:
        """From a printed day, month or year."""
        match = re.match(r"(\d{4})(?:-(\d{1,2}))?", published)
        return cls(int(match[1]), int(match[2]) if match[2] else None) if match else cls()

    @property
    def text(self) -> str:
        """The page's month, or its year, or nothing."""
        if self.year is None:
            return ""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)


class Calendar:
    """Reads the times of a page's sentences in their order, and remembers what 当年 and 自结对以来 refer to.

    Parameters
    ----------
    page : PageDate
    """

    def __init__(self, page: PageDate) -> None:
        self.page = page
        self.year: int | None = None
        self.tied: str = ""
        self.spans: list[tuple[str, str]] = []
        self.ahead: list[tuple[str, str]] = []
        self.events: list[Time] = []

    def look_ahead(self, texts: Iterable[str]) -> None:
        """Note the spans of years that a page prints anywhere: 过去两年 may come before 2018年至2019年."""
        for text in texts:
            for name, pattern in time_words.CHINESE if is_chinese(text) else time_words.ENGLISH:
                if name == "span":
                    found = self._chinese if is_chinese(text) else self._english
                    spans = filter(None, (found(name, match) for match in pattern.finditer(text)))
                    self.ahead += [(span.first, span.last) for span in spans]

    def read(self, sentence: str) -> list[Time]:
        """Times of a sentence in its usual spelling, in their order; overlapping ones are read once."""
        chinese = is_chinese(sentence)
        found: list[Time] = []
        for name, pattern in time_words.CHINESE if chinese else time_words.ENGLISH:
            for match in pattern.finditer(sentence):
                if any(t.start < match.end() and match.start() < t.end for t in found):
                    continue
                time = (self._chinese if chinese else self._english)(name, match)
                if time:
                    found.append(replace(time, start=match.start(), end=match.end()))
        found.sort(key=lambda time: time.start)
        found = [t for t in found if not _compares(sentence, t)]
        found = [self._told_year(time, sentence, found) for time in found]
        self._remember(sentence, found)
        self.events = [t for t in found if t.kind == "event" and t.last[:4].isdecimal()]
        return [t for t in found if not (t.kind == "event" and self._reports(sentence, t))]

    def _reports(self, sentence: str, time: Time) -> bool:
        """Whether a day is that of the report, not of what it tells."""
        rest = re.split(r"[，。；]", sentence[time.end : time.end + 40])[0]
        return bool(time_words.REPORTING.search(rest)) or bool(
            re.search(r"\((?:Xinhua|\w+)\)", sentence[time.end : time.end + 12])
        )

    def _told_year(self, time: Time, sentence: str, found: list[Time]) -> Time:
        """A month without a year takes the year said last, or the page's."""
        if "@" in time.first:
            return self._same_year(time, sentence, found)
        if "?" not in time.first + time.last:
            return time
        before = [
            t
            for t in found
            if t.start < time.start
            and t.kind in ("year", "part", "event", "asof")
            and not {"?", "@"} & set(t.last)
            and t.last
        ]
        year = int(before[-1].last[:4]) if before else self.page.year
        running = time.running or (year is not None and year == self.page.year)
        if year is None:
            return replace(time, first="", last="", needs_page=True)
        month = int((time.last.split("-") + ["12"])[1])
        if not before and year == self.page.year and self.page.month and month > self.page.month:
            year, running = year - 1, False  # 截至12月底 on a page of January
        return replace(
            time,
            first=time.first.replace("?", str(year)),
            last=time.last.replace("?", str(year)),
            running=running,
        )

    def _same_year(self, time: Time, sentence: str, found: list[Time]) -> Time:
        """当年, 全年: the year said last, in the sentence or before it, else the page's own.

        A page of the first months that says 全年 and no year tells of the year that is over.
        """
        said = [
            t.last[:4]
            for t in found
            if t.start < time.start and t.kind in ("year", "part") and t.last[:4].isdecimal()
        ]
        over = self.page.year and (self.page.month or 12) <= 3 and sentence[time.start : time.end] == "全年"
        year = said[-1] if said else self.year or (self.page.year - 1 if over else self.page.year)
        return (
            replace(time, first=str(year), last=str(year))
            if year
            else replace(time, first="", last="", needs_page=True)
        )

    def _remember(self, sentence: str, found: list[Time]) -> None:
        for time in found:
            if time.kind in ("year", "part") and time.last[:4].isdecimal():
                self.year = int(time.last[:4])
            # 2016年以来 may be what 结对以来 refers to, where the sentence speaks of the pair; 近三年 is not.
            printed = time.first and time.first[:4] in sentence[time.start : time.end]
            if time.kind == "since" and printed and time_words.OF_THE_PAIR.search(sentence):
                self.tied = self.tied or time.first
            if time.kind == "span" and time.first and time.last:
                self.spans.append((time.first, time.last))
        tie = re.search(
            r"((?:19|20)\d\d)年(?:(\d{1,2})月)?[^，。；#]{0,16}(?:结对|建立[^，。；]{0,10}(?:关系|协作)|携手|签订|签约结)",
            sentence,
        )
        tie = tie or re.search(
            r"(?:paired|pairing|partnership|cooperation)\b[^.]{0,30}\b(?:in|since) ((?:19|20)\d\d)()",
            sentence,
        )
        if tie:
            self.tied = tie[1] + (f"-{int(tie[2]):02d}" if tie[2] else "")

    def _year_of(self, printed: str | None) -> tuple[str, bool, bool]:
        """Year of a word for one; whether it is the page's own; whether the page's date was needed and is missing."""
        if not printed:
            return "?", False, False
        if match := re.match(r"(?:19|20)\d\d", printed):
            return match[0], False, False
        if printed in ("当年", "同年", "全年", "年内", "本年", "本年度"):
            return "@", False, False
        if self.page.year is None:
            return "", False, True
        shift = {"去年": -1, "上年": -1, "上年度": -1, "前年": -2, "明年": 1}.get(printed, 0)
        return str(self.page.year + shift), shift == 0, False

    def _chinese(self, name: str, match: re.Match) -> Time | None:
        groups = match.groupdict()
        year, own, missing = self._year_of(groups.get("y") or groups.get("y2"))
        month = time_words.number(groups.get("m") or groups.get("m2"))
        if month is not None and not 1 <= month <= 12:
            return None
        if missing:
            return Time(0, 0, "year", needs_page=True)
        simple = {
            "lately": lambda: Time(0, 0, "lately"),
            "now": lambda: Time(0, 0, "now", last=self.page.text, needs_page=not self.page.year),
            "these_days": self._these_days,
            "running": self._running,
            "last_one": lambda: self._past(1),
            "since_open": lambda: self._since(self.tied),
        }
        if name in simple:
            return simple[name]()
        if name == "since":
            if not month and year == str(self.page.year):
                return self._running()
            return self._since(f"{year}-{month:02d}" if month else year)
        if name in ("plan", "plan_since"):
            first, last = PLANS[groups["plan"]]
            if name == "plan_since" or (self.page.year and self.page.year < last):
                return self._since(str(first))
            return Time(0, 0, "span", str(first), str(last))
        if name in ("span", "span_told"):
            return _span(groups)
        if name == "past_years":
            return self._past(
                time_words.number(groups["n"] or groups["n2"]) or 0, match[0].startswith(("近", "最近"))
            )
        if name == "year":
            return self._plain_year(year, own, match)
        return self._within_year(name, groups, year, own, month)

    def _plain_year(self, year: str, own: bool, match: re.Match) -> Time | None:
        if own and match[0] == "今年":
            running = self._running()
            return replace(running, kind="part")
        return Time(0, 0, "year", year, year)

    def _within_year(self, name: str, groups: dict, year: str, own: bool, month: int | None) -> Time | None:
        if name == "months":
            first = time_words.number(groups["am"])
            if first is None or month is None or first > month:
                return None
            return Time(0, 0, "part", f"{year}-{first:02d}", f"{year}-{month:02d}", own)
        if year == "@":
            return None
        if name == "halves":
            first, last = time_words.HALVES[groups["part"]]
            return Time(0, 0, "part", f"{year}-{first:02d}", f"{year}-{last:02d}", own)
        if name == "first_months":
            return Time(0, 0, "part", f"{year}-01", f"{year}-{month:02d}", own) if month else None
        if name == "asof":
            return self._as_of(groups, year, own, month)
        if name == "event" and month:
            return Time(0, 0, "event", f"{year}-{month:02d}", f"{year}-{month:02d}", own)
        return None

    def _as_of(self, groups: dict, year: str, own: bool, month: int | None) -> Time | None:
        if not groups["y"] and not groups["y2"] and month is None:
            return Time(0, 0, "asof", last=self.page.text, needs_page=not self.page.year)
        last = f"{year}-{month:02d}" if month else f"{year}-12"
        return Time(0, 0, "asof", last=last, running=own)

    def _these_days(self) -> Time:
        """日前, on Tuesday: the page's month, which is a guess on its first days."""
        day = self.page.text
        return Time(0, 0, "event", day, day, True, needs_page=not day, reckoned=True)

    def _running(self) -> Time:
        if self.page.year is None:
            return Time(0, 0, "part", needs_page=True, running=True)
        month = self.page.month
        last = f"{self.page.year}-{month:02d}" if month else str(self.page.year)
        return Time(0, 0, "part", f"{self.page.year}-01" if month else str(self.page.year), last, True)

    def _since(self, first: str) -> Time:
        return Time(0, 0, "since", first, self.page.text, needs_page=not self.page.year)

    def _past(self, years: int, recent_years: bool = False) -> Time | None:
        """The years up to the page: those said before where they fit, whole years on a page of the first months.

        `recent_years` is 近三年, which counts the page's own year.
        """
        if not 1 <= years <= 35:
            return None
        page = self.page.year
        recent = [span for span in self.ahead if page is None or int(span[1][:4]) >= page - 2]
        for first, last in [*reversed(self.spans), *recent]:
            if int(last[:4]) - int(first[:4]) + 1 == years:
                return Time(0, 0, "span", first, last)
        if page is None:
            return Time(0, 0, "since", needs_page=True)
        if self.tied and abs(page - int(self.tied[:4]) - years) <= 1:
            return self._since(self.tied)
        if years == 1:
            early = (self.page.month or 12) <= 3
            if early:
                return Time(0, 0, "year", str(page - 1), str(page - 1))
            return replace(self._since(str(page - 1)), reckoned=True)
        if (self.page.month or 12) <= 3:
            return Time(0, 0, "span", str(page - years), str(page - 1), reckoned=True)
        return replace(self._since(str(page - years + recent_years)), reckoned=True)

    def _english_months(self, groups: dict, year: str, own: bool) -> Time | None:
        """From January to June: of the year said, else of the page's, or of the year before where they lie ahead."""
        first, last = time_words.english_month(groups["am"]), time_words.english_month(groups["m"])
        if not year.isdecimal():
            shift = year.lower() == "last year"
            year, own = (str(self.page.year - shift) if self.page.year else ""), not shift
        if not year or first >= last:
            return None
        if own and "y" not in groups and last > (self.page.month or 12):
            year, own = str(int(year) - 1), False
        return Time(0, 0, "part", f"{year}-{first:02d}", f"{year}-{last:02d}", own)

    def _english(self, name: str, match: re.Match) -> Time | None:
        groups = {key: value for key, value in match.groupdict().items() if value}
        page = self.page.year
        month = next(
            (time_words.english_month(groups[k]) for k in ("mon", "mon2", "mon3") if k in groups), None
        )
        year = next((groups[k] for k in ("y", "y2", "y3", "y4") if k in groups), None)
        own = year is None or (page is not None and year == str(page))
        if year is None:
            shift = -1 if "last year" in match[0].lower() else 0
            year, own = (str(page + shift) if page else "?"), shift == 0
        if name == "running" or name == "this":
            return self._running()
        if name == "since":
            first = groups.get("a") or groups.get("a2") or groups["a3"]
            return self._since(f"{first}-{month:02d}" if month else first)
        if name == "plan":
            first = 2006 + 5 * (int(groups["nth"][:2]) - 11)
            return Time(0, 0, "span", str(first), str(first + 4))
        if name == "span":
            return Time(0, 0, "span", groups.get("a") or groups["a2"], groups.get("b") or groups["b2"])
        if name in ("halves", "quarters", "first_months"):
            count = {"halves": 6, "quarters": 3 * (time_words.english_number(groups.get("n")) or 1)}.get(
                name
            ) or time_words.english_number(groups.get("n"))
            return (
                Time(0, 0, "part", f"{year}-01", f"{year}-{count:02d}", own)
                if count and count <= 12
                else None
            )
        if name == "these_days":
            return self._these_days()
        if name == "months":
            return self._english_months(groups, year, own)
        if name == "asof":
            return Time(
                0,
                0,
                "asof",
                last=f"{year}-{month or 12:02d}",
                running=own and month is not None and "y" not in groups,
            )
        if name == "past_years":
            return self._past(time_words.english_number(groups.get("n") or groups.get("n2")) or 0)
        if name == "event":
            return Time(0, 0, "event", f"{year}-{month:02d}", f"{year}-{month:02d}", own)
        if name == "last":
            return (
                Time(0, 0, "year", str(page - 1), str(page - 1))
                if page
                else Time(0, 0, "year", needs_page=True)
            )
        if name == "that":
            return Time(0, 0, "year", str(self.year), str(self.year)) if self.year else None
        if name == "now":
            return Time(0, 0, "now", last=self.page.text, needs_page=not page)
        return Time(0, 0, "year", year, year)


def _compares(sentence: str, time: Time) -> bool:
    """Whether a time is only what something is measured against: 是2017年的3倍, 占全年计划, 较2022年增加."""
    before, after = sentence[max(0, time.start - 4) : time.start], sentence[time.end : time.end + 5]
    if (
        re.match(r"同期|年?度?同期", after)
        or time_words.ATTRIBUTE.match(sentence, time.end)
        or time_words.COMPARED_EN.search(sentence[: time.start])
    ):
        return True
    if re.search(r"(?:比|较|相当于|是|为|占|同|与|完成|于)$", before) and re.match(
        r"的|度|增|减|提高|下降|同期|相比|计划|任务|目标|协议", after
    ):
        return True
    plan = re.match(r"度?(?:计划|任务|目标|协议)(?:的|任务|数)", after)
    rate = before[-1:] in ("由", "从") and time_words.FROM_A_RATE.match(sentence, time.end)
    return bool(plan or rate or re.search(r"(?:比|较)$", before))


def _span(groups: dict) -> Time | None:
    first, last = groups["a"], groups["b"]
    if int(first) >= int(last):
        return None
    for name, key in (("first", "am"), ("last", "bm")):
        if (month := time_words.number(groups[key])) and 1 <= month <= 12:
            if name == "first":
                first = f"{first}-{month:02d}"
            else:
                last = f"{last}-{month:02d}"
    return Time(0, 0, "span", first, last)
