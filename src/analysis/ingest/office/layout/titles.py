"""What the lines above a table say about all of it: indicator, unit, time and places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.stated import with_stated
from analysis.ingest.office.layout.title_places import title_sides
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers


@dataclass(frozen=True)
class Title:
    """What the lines above a table say about all of it.

    `place` is the only place that they name, whichever side it is on; `statistic` an export of a bureau's data site,
    `bureau` (`national` or `other`) any table that names a bureau of statistics or a yearbook as its source; `borrowed` where the names of
    sheet or file say the places; `cooperation` that the table says it is of the cooperation (`subject`); `told` that
    a mapping says who gives or receives, `told_indicator` that it says what is counted, `told_words` what the
    words of a column of indicators mean; `subject_words` what the title speaks of; `own` the side of the office whose table
    it is, `both_ways` that it counts people who are received apart from those who are sent; `batch` the words by which it is of some of the money
    alone (第二批, 追加); `since` the year from which a line says that 累计 counts.
    """

    text: str = ""
    words: str = ""
    indicator: str | None = None
    units: tuple[str, ...] = ()
    when: When | None = None
    east: str = ""
    west: str = ""
    national: bool = False
    statistic: bool = False
    bureau: str = ""
    place: str = ""
    basis: str = ""
    borrowed: bool = False
    cooperation: bool = False
    told: bool = False
    told_indicator: bool = False
    subject_words: str = ""
    told_words: dict[str, str] = field(default_factory=dict)
    own: str = ""
    both_ways: bool = False
    batch: str = ""
    since: str = ""


_RANKED = re.compile(
    r"(?:排名|排行榜?|排序|位次|(?:拨付|支付|支出|使用|到位|执行|完成)进度)+(?=情况|统计|一览|表|$)"
)
"""What a title says of how its figures are shown, and not of what they are."""
_PERIOD_LINE = re.compile(r"[(]?(?:统计|数据|报告|填报)+(?:的)?(?:时段|期间|时间|区间|周期|期)(?:范围)?:")
"""A line that says of which span the figures are, whatever month the headline names."""
_BATCH = re.compile(
    r"(?:第[一二三四五六\d]+|首|末)批(?!次)(?![、和至到及]?第?[一二三四五六\d]*批)|(?<=[省市区县府])追加|追加(?=[^,，。;；]{0,12}资金)|提前(?:批|下达)"
)


def batch_of(lines: Iterable[str]) -> str:
    """Return the words by which lines or names say that money is one batch of several, in words of a part.

    >>> batch_of(["关于下达2022年第二批粤桂协作资金的分配表"]), batch_of(["江苏省追加2018年协作资金"]), batch_of(["第一批、第二批资金"])
    ('第二批', '追加部分', '')
    """
    found = {match for line in map(squash, lines) for match in _BATCH.findall(line)}
    if (
        len(found) != 1
        or len({m for line in map(squash, lines) for m in re.findall("第[一二三四五六\\d]+批", line)}) > 1
    ):
        return ""
    word = found.pop()
    return "追加部分" if word == "追加" else "提前下达" if word.startswith("提前") else word


_REPORT = re.compile(
    r"(?:月|季|半年|年)度?(?:报|快报|报表|统计报表)(?:表|$|[(（])|monthlyreport|quarterlyreport"
)
"""A title that names a report of a month or a quarter: what it counts until a day began in January."""
_TITLE_NAME = re.compile(r"情况|统计|汇总|一览|明细|台账|名单|关系|表")


def read_title(lines: list[str]) -> Title:
    """Read the lines above a table.

    >>> title = read_title(["2023年闽宁协作财政援助资金情况表", "单位：万元"])
    >>> title.indicator, title.units, title.east, title.when.start
    ('gov_funds', ('万元',), '福建省', '2023')
    """
    units = tuple(dict.fromkeys(unit for line in lines for unit in facts.units_of(line)))
    named = [line for line in lines if not re.match(r"(?:填报|报送|制表|编制)(?:单位|部门)", squash(line))]
    if not all(map(str.isascii, named)):  # of a title in two languages the Chinese one
        named = [line for line in named if not (line.isascii() and re.search("[a-z]{3}", line))]
    told = [w for line in named if (w := facts.when(line)) and not w.plan]  # a plan is no time of its own
    dated = [w for w in told if w.start or w.until or w.months]
    moment = dated[0] if dated else None
    for other in dated[1:]:
        same = other.start in ("", moment.start) and moment.start == moment.end
        if moment.start and same and (other.until or other.months):
            moment = replace(moment, until=other.until, months=other.months or moment.months)
    spans = [w for line in named if _PERIOD_LINE.match(squash(line)) and (w := facts.when(line))]
    moment = next((w for w in spans if w.start and (w.months or w.end > w.start)), moment)
    if moment is None:
        moment = next(iter(told), None) or _closed_plan(named)
    if moment and moment.until and not moment.start and any(map(_REPORT.search, map(squash, named))):
        moment = replace(moment, start=moment.until[:4], end=moment.until[:4])
    heads = [line for line in named if not _PERIOD_LINE.match(squash(line))]
    headline = next((line for line in heads if _TITLE_NAME.search(line)), " ".join(heads))
    words = _RANKED.sub("", facts.bare(headline))
    squashed = [squash(line) for line in lines]
    # 指标：自年初累计到位额 below 粤桂协作资金 is no export of a bureau.
    of_pairs = any(headers.COOPERATION.search(line) for line in squashed)
    statistic = not of_pairs and any(headers.BUREAU_EXPORT.search(line) for line in squashed)
    stated = [
        re.sub(r"^(?:指标|indicator):", "", facts.without_units(line))
        for line in lines
        if squash(line).startswith(("指标:", "indicator:"))
    ]
    stated = [text for text in stated if statistic or meanings.indicator_of(text)]
    subject = stated[0] if stated else _subject_of(words)
    indicator = meanings.series_of(subject) or meanings.indicator_of(stated[0] if stated else words)
    if indicator is None and not stated:
        indicator = _indicator_of_section(heads) or _indicator_above(heads, headline)
    east, west = with_stated(*title_sides(headline), lines)
    national = bool(re.search(r"全国|nationwide|national(?!bureau)", words)) and not (east or west)
    return Title(
        headline, words, indicator, units, moment, east, west, national, statistic,
        bureau="national" if statistic else bureau_of(squashed), place=_only_place(named), subject_words=subject,
    )  # fmt: skip


_SECTION = re.compile(r"^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]")


def _indicator_of_section(lines: list[str]) -> str | None:
    """Return what the heading right above a table counts where the headline of all tables says nothing of it.

    >>> _indicator_of_section(["常州市对口帮扶安康市工作情况", "二、转移就业（人）"]), _indicator_of_section(["财政援助资金", "单位：万元"])
    ('jobs_total', None)
    """
    found = next((line for line in reversed(lines) if _SECTION.match(line)), "")
    return meanings.indicator_of(facts.bare(sides.tidy(found))) if found else None


def _indicator_above(lines: list[str], headline: str) -> str | None:
    """Return what the lines above a bare headline count: a notice on 财政援助资金 above 资金分配表.

    >>> _indicator_above(["关于下达东西部协作财政援助资金的通知", "资金分配表"], "资金分配表"), _indicator_above(["消费帮扶", "情况表"], "2023年协作情况表")
    ('gov_funds', None)
    """
    above = lines[: lines.index(headline)] if headline in lines else []
    found = {meanings.indicator_of(facts.bare(line)) for line in above} - {None}
    return found.pop() if len(found) == 1 else None


def period_stated(lines: Iterable[str]) -> When | None:
    """Return the time that a line states for all figures (数据期：2023年), or None.

    >>> period_stated(["数据期：2023年；金额以亿元计"]).start, period_stated(["2023年3月填报"])
    ('2023', None)
    """
    told = [w for line in lines if _PERIOD_LINE.match(squash(line)) and (w := facts.when(line)) and w.start]
    return told[0] if told else None


_COUNTED_SINCE = re.compile(
    r"累[计积](?:数据?|指标|指|值|额|情况)?(?:均|是|为|系|从|自|指|以|按|统计|口径|[:：,，])*(?P<y>(?:19|20)\d\d)年?(?:\d{1,2}月)?(?:起|以来|开始|算起|始|至|-|—)"
)


def counted_since(lines: Iterable[str]) -> str:
    """Return the year from which a line says that the sums 累计 of its table count, or nothing.

    >>> counted_since(["注：累计数从2021年算起。"]), counted_since(["累计指2016年以来"]), counted_since(["2021年以来累计投入"])
    ('2021', '2016', '')
    """
    found = {match["y"] for line in map(squash, lines) for match in _COUNTED_SINCE.finditer(line)}
    return found.pop() if len(found) == 1 else ""


_LAST_CLOSED = "2020"
"""End of the last five-year plan that no table can be in the midst of and not say so."""


def _closed_plan(lines: list[str]) -> When | None:
    """Return the years of a five-year plan that is over, where some lines say that they speak of all of it.

    >>> _closed_plan(["“十三五”时期东西部扶贫协作情况"]).start, _closed_plan(["“十四五”期间"]), _closed_plan(["十三五规划"])
    ('2016', None, None)
    """
    found = [w for line in lines if re.search("时期|期间", line) and (w := facts.when(line)) and w.plan]
    return next((replace(w, since=False) for w in found if w.end <= _LAST_CLOSED), None)


def bureau_of(lines: Iterable[str]) -> str:
    """Return which bureau of statistics or whose yearbook squashed lines name as the source of a table.

    >>> bureau_of(["数据来源:国家统计局"]), bureau_of(["来源:贵州统计年鉴"]), bureau_of(["数据来源:省乡村振兴局"])
    ('national', 'other', '')
    """
    found = [line for line in lines if headers.BUREAU_SOURCE.search(line)]
    national = any(headers.NATIONAL_BUREAU.search(line) for line in found)
    return "national" if national else "other" if found else ""


_TABLE_NUMBER = re.compile(r"^(?:附?表|table)?\d{1,3}(?:[-—.]\d{1,3})*[、.:]?")
_OF_ALL = re.compile(
    r"^(?:各|分|按)(?:省|市|区|县|州|盟|地区?|城市)+(?:级)?|(?:年末|年底)?(?:基本|主要)?(?:情况|统计|汇总|一览|明细|数据)*表?$"
)


def _subject_of(words: str) -> str:
    """Return what a title speaks of, without its number, its places and the words for a table.

    >>> _subject_of("3-9分地区地区生产总值"), _subject_of("贵州省各市州常住人口统计表")
    ('生产总值', '常住人口')
    """
    rest = _TABLE_NUMBER.sub("", words)
    for _ in range(3):
        begins = sides.PROVINCE_NAMES.match(rest)
        rest = _OF_ALL.sub("", rest[begins.end() :] if begins else rest).strip("的")
    return rest or words


def _only_place(lines: list[str]) -> str:
    """Return the one province that some lines name, or nothing."""
    found = {}
    for line in map(squash, lines):
        for name in sides.PROVINCE_NAMES.findall(line):
            found.setdefault(sides.PROVINCE_FORMS[name], name)
    return next(iter(found.values())) if len(found) == 1 else ""
