"""Remarks of collectors in the reader's language, as far as the words are known.

A remark is several, divided by semicolons. Those that recur have their words here; another one stays as it was written, and
whoever shows it marks its language (`language_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.vocabulary.labels import Lang, index

PHRASES: tuple[tuple[str, str], ...] = (
    ("超过", "more than"), ("超", "over"), ("近", "nearly"), ("约", "about"), ("余", "and some more"), ("多", "and more"), ("几乎", "almost"),
    ("力量：中央单位", "force: central units"), ("力量：社会", "force: social"), ("力量：驻村", "force: village"),
    ("力量：企业", "force: enterprises"), ("地点为县以下的乡镇", "place is a town below county level"),
    ("时段起点未载", "start of span not printed"), ("起点未说明", "start not stated"), ("起点未载", "start of the period not printed"),
    ("页面称累计而未载起点", "page says cumulative without a start"), ("上海、广东合计", "Shanghai and Guangdong together"),
    ("上海、广东合计，自2016年起", "Shanghai and Guangdong together, since 2016"), ("按输出地", "by place of origin"),
    ("按输出地，含本地农民工", "by place of origin, migrant workers at home included"),
    ("七个东部城市合计，未具名", "seven eastern cities together, not named"), ("七个东部城市合计，页面未具名", "seven eastern cities together, not named on page"),
    ("单次活动，非全年合计", "one event, not a total for the year"), ("引用统计数字的学校试题", "school exam text quoting statistics"),
    ("共建", "built jointly"), ("帮扶方未具名", "giver not named"), ("年份为推断", "year inferred"), ("双向合计", "both directions"),
    ("不完全统计", "incomplete count"), ("同上", "as above"), ("年份未载", "year not printed"), ("页面未说明时段", "span not stated on page"),
    ("截至2017年底", "by end 2017"), ("截至2016年11月底", "as of end November 2016"), ("贫困人口", "poor people"), ("建档立卡贫困人口", "registered poor"),
    ("赠款", "grants"), ("页面无日期", "page undated"), ("到位", "in place"), ("实际到位", "paid in"), ("单趟专列", "one special train"),
    ("有偿", "repayable"), ("副县长", "deputy county heads"), ("教师", "teachers"), ("基层干部和技术人员", "grass-roots cadres and technicians"),
    ("结对市县区", "paired cities, counties and districts"), ("企业和商户", "enterprises and merchants"), ("2019年计划", "plan of 2019"),
    ("属于财政援助资金的一部分", "part of gov_funds"), ("起点未载，页面称自协作开始", "start not printed, page says since cooperation began"),
    ("并非全部来自江苏", "not all from Jiangsu"), ("目标", "target"), ("计划", "planned"), ("重点专科建设协议", "agreements on key specialities"),
    ("引进项目", "projects introduced"), ("自2023年7月起，终点未载", "since 2023-07, end not printed"), ("累计", "cumulative"), ("协议", "agreed"),
    ("含企业", "enterprises included"), ("每年", "each year"), ("不少于", "no less than"), ("至少", "at least"), ("意向", "intended"),
)  # fmt: skip
"""Each remark in Chinese and in English."""

_SAME = {
    "not printed": "未载",
    "start not printed": "起点未载",
    "close to": "近",
    "approximately": "约",
    "roughly": "约",
}
_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"also at (\S+)"), r"另见 \1", r"also at \1"),
    (re.compile(r"page of (\d{4}-\d\d-\d\d)"), r"页面日期 \1", r"page of \1"),
    (re.compile(r"by end (\d{4})"), r"截至\1年底", r"by end \1"),
    (re.compile(r"by the end of (\d{4})"), r"截至\1年底", r"by the end of \1"),
    (re.compile(r"as of (\d{4})"), r"截至\1年", r"as of \1"),
    (re.compile(r"since (\d{4})"), r"自\1年起", r"since \1"),
    (re.compile(r"plan of (\d{4})"), r"\1年计划", r"plan of \1"),
    (re.compile(r"printed as (.+)"), r"原文作 \1", r"printed as \1"),
    (re.compile(r"截至(\d{4})年底"), r"截至\1年底", r"by the end of \1"),
    (re.compile(r"截至(\d+)月(\d+)日"), r"截至\1月\2日", r"as of day \2 of month \1"),
    (re.compile(r"自(\d{4})年起?"), r"自\1年起", r"since \1"),
)
_NO_TITLE = re.compile(
    r"\s*\(?\b(?:title not (?:shown|seen|in the excerpt)|stored copy without title|untitled)\b(?:\)|; )?\s*"
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    pairs = {name.casefold(): pair for pair in reversed(PHRASES) for name in pair}
    return pairs | {en: (zh, en) for en, zh in _SAME.items()}


def remarks(note: str, lang: Lang) -> Iterator[str]:
    """The remarks of a note, each in a language where its words are known, else as it was written.

    >>> list(remarks("more than; start not stated; Beijing side", "zh")), list(remarks("余；页面无日期", "en"))
    (['超过', '起点未说明', 'Beijing side'], ['and some more', 'page undated'])
    """
    for part in re.split(r"[;；]\s*", note):
        text = part.strip()
        if not text:
            continue
        if known := _words().get(text.casefold()):
            yield known[index(lang)]
            continue
        found = ((pattern.fullmatch(text), told) for pattern, *told in _PATTERNS)
        yield next((match.expand(told[index(lang)]) for match, told in found if match), text)


def title(printed: str, lang: Lang) -> str:
    """The title of a page, with the collector's remark that it was not to be seen in the reader's language.

    >>> title("青岛路与定西路 (title not shown)", "zh"), title("(title not seen) Report", "en")
    ('青岛路与定西路（标题未见）', '(title not seen) Report')
    >>> title("表2 (title not shown; content matches)", "zh")
    '表2 (标题未见；content matches)'
    """
    if lang == "en" or not language_of(printed):
        return printed
    return _NO_TITLE.sub(_unseen, printed)


def _unseen(match: re.Match) -> str:
    """That a title was not seen: in brackets where it was; a remark that goes on keeps its bracket open."""
    if match[0].rstrip().endswith(";"):
        return " (标题未见；" if "(" in match[0] else "标题未见；"
    return "（标题未见）" if "(" in match[0] else "标题未见"


def language_of(text: str) -> str:
    """The language that a text is written in: zh, en, or empty for figures alone.

    >>> language_of("22.9亿元"), language_of("about 3"), language_of("2019/2020")
    ('zh', 'en', '')
    """
    if _CHINESE.search(text):
        return "zh"
    return "en" if re.search(r"[A-Za-z]{2}", text) else ""
