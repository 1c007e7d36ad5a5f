"""Words of time in a sentence -> spans, resolved by the page's date and by what was said before.

今年以来, 去年, 上半年, 截至10月底, “十三五”期间, 五年来, 自结对以来: each becomes a `Time` with its place in the
sentence. Their words are in `time_words`, what hangs on the page in `reckoning`, those that only measure in `comparisons`. Which of
them a figure belongs to, and the basis that follows, is decided in `bases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from analysis.harvest import comparisons, english_times, plans, time_words
from analysis.harvest.moments import Time
from analysis.harvest.reckoning import Reckoning
from analysis.harvest.text import is_chinese
from analysis.ingest.dates import PLANS
from analysis.vocabulary import english_months

_TIED = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})月)?，?[^，。；#]{0,16}(?:结对|建立[^，。；]{0,10}(?:关系|协作)|携手(?![^，。；]{0,2}(?:深化|推进|推动|共|促|打造|开展|持续|奋|前|同|走|努力|谱|书|绘))|签订|签约结)"
)
_TIED_EN = re.compile(
    r"(?:paired|pairing|partnership|cooperation|assigned|partners?)\b(?:[^.]{0,30}\b|[^.,]{0,90}, which (?:began|started) )(?:in|since) (?:([A-Z][a-z]+) )?((?:19|20)\d\d)"
)
# 2016年10月27日，中办印发…，恩施州纳入范畴，明确由杭州市结对帮扶
_ASSIGNED = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})月)?[^。；#]{0,110}?(?:明确|确定|决定|安排)(?:了)?由[\u4e00-\u9fff]{2,10}(?:结对|对口)(?:帮扶|协作)"
)
_JOINED = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月)?[^。；#\d]{0,44}?(?:结为|结成)")
_BEGAN = re.compile(
    r"((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:\d{1,2}日)?[^。；#\d]{0,50}?对口(?:协作|帮扶)(?!工作|资金|关系|任务)[\u4e00-\u9fff]{2,8}(?:[省市州县区盟旗]|\d{1,2}个?[县区市旗])"
)
"""2021年，按照部署，佛山市对口协作黔东南州: when a pair was tied."""
_TIED_LATELY = re.compile(
    r"(去年|今年|前年)(\d{1,2})月，?[^，。；#\d]{0,30}(?:结对|建立[^，。；]{0,10}(?:关系|协作)|携手)"
)
_SUM_SINCE_TIED = re.compile(
    r"，?[^，。；#\d]{0,24}(?:对口(?:帮扶|协作|支援)?|结对|结为|结成|确定为?|确立|建立|开始|启动|签订)[^。；\d]{0,40}，[^。；，\d]{0,30}(?:累计|总计|历年)"
)
_WHO_HELPS = re.compile(r"，?[^，。；#\d]{2,30}(?:帮扶|结对|协作|对口)[^，。；#\d累投]{0,14}(?:[。；]|$)")
_PAIRED_SINCE = re.compile(r", (?:which|who) (?:has|have) (?:been|helped) [^,.;]*$")
"""Tianjin, which has been paired with Gansu since 2010, gave: since when they are a pair, and not what it gave."""


class Calendar(Reckoning):
    """Reads the times of a page's sentences in their order, and remembers what 当年 and 自结对以来 refer to.

    Parameters
    ----------
    page : PageDate
    """

    def look_ahead(self, texts: Iterable[str]) -> None:
        """Note the spans of years that a page prints anywhere: 过去两年 may come before 2018年至2019年."""
        for text in texts:
            for name, pattern in time_words.CHINESE if is_chinese(text) else time_words.ENGLISH:
                if name == "span":
                    resolve = self._resolver(text)
                    spans = filter(None, (resolve(name, match) for match in pattern.finditer(text)))
                    self.ahead += [(span.first, span.last) for span in spans]

    def read(self, sentence: str) -> list[Time]:
        """Times of a sentence in its usual spelling, in their order; overlapping ones are read once.

        Those that it only measures against are kept apart, in `measures`.
        """
        self._tie(sentence)
        found: list[Time] = []
        chinese, resolve = is_chinese(sentence), self._resolver(sentence)
        for name, pattern in time_words.CHINESE if chinese else time_words.ENGLISH:
            for match in pattern.finditer(sentence):
                if any(t.start < match.end() and match.start() < t.end for t in found):
                    continue
                if time := resolve(name, match):
                    found.append(replace(time, start=match.start(), end=match.end()))
        found = [t for t in found if not _PAIRED_SINCE.search(sentence[: t.start])]
        found.sort(key=lambda time: time.start)
        measures = {time for time in found if comparisons.is_measure(sentence, time)}
        found = [self._told_year(time, sentence, found) for time in found if time not in measures]
        measures = [self._before_the_told(time, sentence, found) for time in measures]
        self.measures = [time for time in measures if "?" not in time.last and "@" not in time.last]
        found = [t for t in found if not self._only_says_who(t, sentence)]
        found = [self._begun(t, sentence) for t in found]
        self._remember(sentence, found)
        self.events = [t for t in found if t.kind == "event" and t.last[:4].isdecimal()]
        return [t for t in found if not (t.kind == "event" and self._reports(sentence, t))]

    def _resolver(self, text: str) -> Callable[[str, re.Match], Time | None]:
        return self._chinese if is_chinese(text) else partial(english_times.resolve, self)

    def _reports(self, sentence: str, time: Time) -> bool:
        """Whether a day is that of the report, not of what it tells."""
        rest = re.split(r"[，。；]", sentence[time.end : time.end + 40])[0]
        if time.reckoned and time_words.REPORTING_EN.search(sentence[max(0, time.start - 60) : time.start]):
            return True
        return bool(time_words.REPORTING.search(rest)) or bool(
            re.search(r"\((?:Xinhua|\w+)\)", sentence[time.end : time.end + 12])
        )

    def _before_the_told(self, time: Time, sentence: str, found: list[Time]) -> Time:
        """比上年, 比去年 in a text that tells of last year: no year is measured against itself, so that it is the one before."""
        told = [t.last for t in found if t.kind in ("year", "part") and t.last[:4].isdecimal()]
        year = told[-1][:4] if told else str(self.year or "")
        relative = re.match("上年|去年", sentence[time.start : time.end])
        if not relative or not year or time.kind != "year" or time.last != year:
            return time
        return replace(time, first=str(int(year) - 1), last=str(int(year) - 1))

    def _only_says_who(self, time: Time, sentence: str) -> bool:
        """2018年结对；2021年起，甲市、乙县共同帮扶: who helps from then on, where the pair is older; no sum begins there."""
        older = bool(self.tied) and time.kind == "since" and self.tied[:4] < time.first[:4]
        return older and bool(_WHO_HELPS.match(sentence, time.end))

    def _begun(self, time: Time, sentence: str) -> Time:
        """2016年，佛山市对口帮扶凉山州，累计投入#: the year of the tie is where the sum begins."""
        page = self.page.year
        told = time.kind in ("year", "event") and time.last[:4].isdecimal() and page is not None
        if not told or int(time.last[:4]) >= page or not _SUM_SINCE_TIED.match(sentence, time.end):
            return time
        return replace(self.since(time.last), start=time.start, end=time.end)

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
        year = int(before[-1].last[:4]) if before else self.told_year or self.page.year
        running = time.running or (year is not None and year == self.page.year)
        if year is None:
            return replace(time, first="", last="", needs_page=True)
        begins = (
            time.first if time.kind == "part" and not time.first.endswith("-01") else time.last
        ) or time.last
        ahead = self.page.month and int((begins.split("-") + ["12"])[1]) > self.page.month
        if not before and year == self.page.year and ahead and not plans.looks_ahead(sentence):
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
        ahead = sentence[time.start : time.end] in ("年内", "全年", "本年", "本年度") and plans.looks_ahead(
            sentence
        )
        if not said and ahead and self.page.year:
            said = [str(self.page.year)]
        over = self.page.year and (self.page.month or 12) <= 3 and sentence[time.start : time.end] == "全年"
        whole = sentence[time.start : time.end] in ("全年", "年内")
        so_far = sentence[time.start : time.end] in ("本年", "本年度") and not said and not ahead
        if so_far and self.year in (None, self.page.year) and not self.page.at_its_end:
            return replace(self.running(), start=time.start, end=time.end)
        year = (
            said[-1]
            if said
            else (whole and self.title_year) or self.year or (self.page.year - 1 if over else self.page.year)
        )
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
                of_all = time_words.OF_ALL_PAIRS.search(sentence[time.start : time.end])
                self.tied = self.tied or ("" if of_all else time.first)
            if time.kind == "span" and time.first and time.last:
                self.spans.append((time.first, time.last))
            if time.kind == "since" and time.first and not time.reckoned:
                self.starts.append(time.first)
            if (
                time.kind in ("part", "span", "since", "year")
                and time.first
                and time.last[:4].isdecimal()
                and not time.reckoned
            ):
                self.latest = time
                self.latest_part = time if time.kind == "part" else self.latest_part

    def _tie(self, sentence: str) -> None:
        """Note when the pair was tied, where a sentence says it: 2010年结对."""
        tie = _TIED.search(sentence)
        late = _TIED_LATELY.search(sentence)
        if late and self.page.year and not tie:
            year = self.page.year - ("今年", "去年", "前年").index(late[1])
            self.tied = self.tied or f"{year}-{int(late[2]):02d}"
        english = None if tie else _TIED_EN.search(sentence)
        tie = tie or _JOINED.search(sentence) or _ASSIGNED.search(sentence)
        months = [m for m in english_months.SHORT if english and (english[1] or "").lower().startswith(m)]
        if (
            not tie
            and not self.tied
            and (began := _BEGAN.search(sentence))
            and int(began[1]) < (self.page.year or 0)
        ):
            self.tied = began[1] + (f"-{int(began[2]):02d}" if began[2] else "")
        nth = time_words.NTH_YEAR.search(sentence)
        if nth and self.page.year and (count := time_words.number(nth["n"])):
            self.tied = self.tied or str(self.page.year - count + 1)
        if english:
            self.tied = english[2] + "".join(f"-{english_months.SHORT.index(m) + 1:02d}" for m in months)
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
        shift = {"去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "翌": 1}.get(printed[0], 0)
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
            "these_days": self.these_days,
            "running": self.running,
            "last_one": lambda: self.past(1),
            "since_open": lambda: self.since(self.tied),
            "same": lambda: self.latest,
        }
        if name in simple:
            return simple[name]()
        if name == "since":
            if not month and year == str(self.page.year):
                return self.running()
            return self.since(f"{year}-{month:02d}" if month else year)
        if name == "plan_year":
            year = str(PLANS[groups["plan"]][groups["which"] in ("收官", "最后一")])
            return Time(0, 0, "year", year, year)
        if name in ("plan", "plan_since"):
            first, last = PLANS[groups.get("plan") or groups["plan2"]]
            begun = self.page.year == first and not plans.is_done(match.string)
            coming = name == "plan" and (self.planned or begun or plans.looks_ahead(match.string))
            if name == "plan_since" or (
                not coming and self.page.year and (self.page.year, self.page.month or 12) < (last, 10)
            ):
                return self.since(str(first))
            return Time(0, 0, "span", str(first), str(last))
        if name in ("span", "span_told"):
            return _span(groups)
        if name == "to_its_end":
            return self._to_its_end(match.string)
        if name == "two_years":
            alone = match.string[: match.start()].endswith(("，", "。", "；", "：")) or not match.start()
            count = time_words.number(groups["n"]) or 0
            return self.past(count) if self.spans or (alone and match[0].startswith("这")) else None
        if name == "coming_years":
            return self._coming(time_words.number(groups["n"]) or 0, match.string)
        if name == "past_years":
            return self.past(
                time_words.number(next(filter(None, (groups[n] for n in groups if n.startswith("n"))), ""))
                or 0,
                match[0].startswith(("近", "最近")),
                bool(re.search("[多余]", match[0])),
                match[0].startswith(("经过", "历经")),
            )
        if name == "year":
            return self._plain_year(year, own, match)
        return self._within_year(name, groups, year, own, month)

    def _coming(self, count: int, sentence: str) -> Time | None:
        """今后三年: from the year that the sentence starts with, else from the page's, or the one after it."""
        start = re.search(r"[自从]((?:19|20)\d\d)年(?:起|开始)", sentence)
        if count < 2 or not (start or self.page.year):
            return None
        first = int(start[1]) if start else self.page.year + ((self.page.month or 1) > 6)
        return Time(0, 0, "span", str(first), str(first + count - 1), reckoned=True)

    def _to_its_end(self, sentence: str) -> Time | None:
        """截至年底: of the year that the page told of last, or the one that is over; a sum goes up to that December."""
        page = self.page.year
        over = page - ((self.page.month or 12) <= 3) if page else None
        year = min(filter(None, (self.year, over)), default=None)
        if year is None:
            return Time(0, 0, "year", needs_page=True)
        if "累计" in sentence:
            return Time(0, 0, "asof", last=f"{year}-12")
        return Time(0, 0, "year", str(year), str(year))

    def _plain_year(self, year: str, own: bool, match: re.Match) -> Time | None:
        if own and match[0] == "今年" and not self.whole_year:
            return self.running()
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
        if quarter := time_words.number(groups.get("quarter")):
            month = 3 * quarter
        if not groups.get("y") and not groups.get("y2") and month is None:
            return Time(0, 0, "asof", last=self.page.text, needs_page=not self.page.year)
        last = f"{year}-{month:02d}" if month else f"{year}-12"
        return Time(0, 0, "asof", last=last, running=own)


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
