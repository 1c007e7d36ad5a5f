"""The words of time that sentences use, in Chinese and English, as patterns with named parts.

What they come to on a page is worked out in `times`. Patterns are tried in order: the narrower before the wider.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.harvest import english_numbers
from analysis.vocabulary import english_months

_N = r"(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_ABS = r"(?<!\d)(?:19|20)\d\d(?=年|[—–\-~至到/]|\.(?!\d+\s*[万亿元人])|\s*$)年?度?"
_REL = r"来年|翌年|去年全年|上年全年|去年一年|今年|去年|上年(?!度?(?:同期|增))|前年|明年|本年度?|当年(?!第|首批|支出|的第)|同年|全年|年内|上年度"
_Y = rf"(?P<y>{_ABS}|{_REL})"
_TO = r"\s*(?:至|到|—+|–|-|~|－|～)\s*"
_END = r"(?:底|末|中旬|上旬|下旬|初)?"

CHINESE: tuple[tuple[str, re.Pattern], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("since", rf"(?:自|从)?{_Y}(?:(?P<m>{_N})月)?(?:{_N}日)?(?:(?![，。；]\S{{12,}}以来|今年|去年|(?:19|20)\d\d|\d[\d.]*[万亿]?[元人家个名所项])[^。；#]){{0,26}}?(?:以来|至今|起(?=，|至今|累计|共|先后|已)|开始(?=，))"),
        ("since", rf"(?:自|从)?{_Y}(?:(?P<m>{_N})月)?(?:底|初)?(?:到|至)(?:现在|目前|如今|今(?!年))"),
        ("since", rf"(?:自|从)(?P<y>{_ABS})(?:(?P<m>{_N})月)?[^，。；#\d]{{0,10}}(?:结对|结成|建立|启动|签约|携手)[^，。；#\d]{{0,8}}(?=，)"),
        ("since", rf"{_Y}(?:(?P<m>{_N})月)?，[^，。；#\d]{{0,16}}(?:结成|结为|建立|确立|确定|签订)[^，。；#\d]{{0,14}}以来"),
        ("since", rf"(?:自|从){_Y}(?:(?P<m>{_N})月)?(?:起|开始)(?=累计|投入|共|先后|已|实施|选派|援)"),
        ("since", rf"(?:始于|始自|肇始于|起步于){_Y}(?:(?P<m>{_N})月)?"),
        ("plan_year", r"[“\"「]?(?P<plan>十一五|十二五|十三五|十四五|十五五)[”\"」]?(?:规划)?的?(?P<which>开局|起步|首|收官|最后一)之?年"),
        ("plan_since", r"[“\"「]?(?P<plan>十一五|十二五|十三五|十四五|十五五)[”\"」]?以来"),
        ("plan", r"(?:进入|迈入|跨入|步入|走进)[“\"「]?(?P<plan2>十一五|十二五|十三五|十四五|十五五)[”\"」]?"),
        ("plan", r"[“\"「]?(?P<plan>十一五|十二五|十三五|十四五|十五五)[”\"」]?(?:期间|时期|五年|规划期|末|(?=[^，。]{0,6}(?:累计|共|回眸|工作回顾)))"),
        ("span_told", rf"(?:自|从)(?P<a>(?:19|20)\d\d)年(?:(?P<am>{_N})月)?[^，。；#\d]{{1,12}}{_TO}(?P<b>(?:19|20)\d\d)年(?:(?P<bm>{_N})月)?底?"),
        ("span", r"(?P<a>(?:19|20)\d\d)年?(?P<am>)(?:、|和|与|及)(?P<b>(?:19|20)\d\d)年?(?P<bm>)(?=(?:这|的)?两年|，?[^，。；、分\d]{0,10}(?:累计|共|合计))"),
        ("two_years", r"(?:上述|这|前述|以上)(?P<n>两|三)年(?=[^，。；]|，)"),
        ("span", rf"(?:自|从)?(?P<a>(?:19|20)\d\d)年?(?:(?P<am>{_N})月)?{_TO}(?P<b>(?:19|20)\d\d)年?(?:(?P<bm>{_N})月)?底?"),
        ("months", rf"(?:{_Y})?的?(?:前)?(?P<am>{_N})月?份?{_TO}(?P<m>{_N})月份?"),
        ("asof", rf"(?:^|(?<=[，。；】\s]))至(?P<y>{_ABS}|{_REL})?(?P<m>{_N})月(?:{_N}日|底|末)"),
        ("to_its_end", r"(?:截至|截止|(?<=[，。；])到)当?年[底末]"),
        ("asof", rf"(?:截至|截止到?|到)(?P<y>{_ABS}|{_REL})?(?P<quarter>一|二|三|四|[1-4])季度末"),
        ("halves", rf"(?:{_Y})?的?(?P<part>上半年|下半年|前三季度|前[二两23]季度|前3季度|一季度|第[一二三四1-4]季度|二季度|三季度|四季度|1季度)"),
        ("first_months", rf"(?:{_Y})?的?(?:(?<!以)前|头|(?:才|刚|刚刚)?过(?:了|去)?)(?P<m>{_N})个?月"),
        ("asof", rf"(?:截止到|截至到|截止至|截至|截止)(?:目前|(?P<y>{_ABS}|{_REL})?(?:(?P<m>{_N})月份?)?(?:{_N}日)?{_END})|(?:(?:^|(?<=[，。；】\s]))[到至]|到(?={_N}月底))(?P<y2>{_ABS}|{_REL})?(?:(?P<m2>{_N})月份?)?(?:底|末)"),
        ("running", r"今年以来|年初以来|今年来|开年以来|本年以来"),
        ("past_years", rf"(?:过去|近|最近|这|前|连续)?的?(?<!\d)(?P<n>{_N})[多余]?(?:年|载)(?:多)?(?:来|间|下来|以来|春秋|时间里?)|(?:过去|近|最近)的?(?P<n2>{_N})(?:多|余)?年|(?:^|(?<=[，。；：]))(?P<n3>{_N})年(?=[选派投累共引帮援建安落财签实组培采带])|^\s*(?P<n4>{_N})年(?=，)|(?:经过|历经)(?P<n5>{_N})年[多余]?(?=的?[^，。；#\d]{{0,8}}(?:努力|奋斗|帮扶|协作|攻坚|奋战|发展|建设))"),
        ("past_years", rf"(?<!\d)(?<!今后)(?<!未来)(?P<n>{_N})年内(?=，?(?:累计|总共|一共|已|共(?!建|同)))"),
        ("past_years", rf"(?:结对|协作|帮扶|携手|牵手)(?P<n>{_N})[多余]?年(?=，(?:共|累计|先后|总共|一共|已))"),
        ("coming_years", rf"(?:今后|未来|接下来)的?(?P<n>{_N})年"),
        ("since_open", r"(?:自|从)?[^，。；#]{0,12}?(?:结对|建立|签订|启动|实施|开展|结成)[^，。；#]{0,14}?以来|(?:协作|帮扶|扶贫)(?:工作)?(?:开展|启动)?以来|(?:对口|结对|协作)(?:帮扶|扶贫|协作)[\u4e00-\u9fff]{2,8}以来"),
        ("event", rf"(?:{_Y})?(?P<m>{_N})月(?:{_N}[日号]|份|(?:上旬|中旬|下旬|初|底|末)?)(?!以来)"),
        ("these_days", r"日前|近日|昨日|昨天|今天|今日|本月"),
        ("same", r"同一时期|这一时期|同期内|(?:^|(?<=[，。；】]))(?:同期|此间|这期间|其间|期间)(?=，)"),
        ("lately", r"近年来|近几年来?|近些年|历年"),
        ("now", r"目前|而今|现在|如今|眼下|当前|至今|迄今(?:为止)?"),
        ("last_one", r"过去(?:的)?一年|刚刚过去的一年"),
        ("year", r"(?<!\d)(?P<y>(?:19|20)\d\d)(?=(?:、|和|与|及)(?:19|20)\d\d年)"),
        ("year", rf"{_Y}"),
    )
)  # fmt: skip
HALVES = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前3季度": (1, 9), "一季度": (1, 3), "1季度": (1, 3), "第一季度": (1, 3), "第1季度": (1, 3),
    "二季度": (4, 6), "第二季度": (4, 6), "第2季度": (4, 6), "三季度": (7, 9), "第三季度": (7, 9), "第3季度": (7, 9), "四季度": (10, 12),
    "第四季度": (10, 12), "第4季度": (10, 12), "前二季度": (1, 6), "前两季度": (1, 6), "前2季度": (1, 6),
}  # fmt: skip
REPORTING = re.compile(
    r"(?:获悉|透露|报道|电(?![力商网站子话器影视缆动路信])|消息|通报|讯|了解到|记者|发布会|召开的)|(?:出生|成立于|建于|生于)"
)

REPORTING_EN = re.compile(
    r"\b(?:said|told|announc\w+|according|conference|briefing|statement|report\w*|released|show\w*|learned)\b[^.;]*$",
    re.IGNORECASE,
)
NTH_YEAR = re.compile(rf"(?:结对|协作|帮扶|携手)[^，。；]{{0,8}}第(?P<n>{_N})(?:个年头|年)(?!度)")
OF_ALL_PAIRS = re.compile(r"国家|中央|全国|考核|评价")
"""自2017年国家开展扶贫协作考核以来: of all pairs, and not when one was tied."""
OF_THE_PAIR = re.compile(r"结对|协作|对口|携手|帮扶|扶贫|\bpair|cooperat|assist", re.IGNORECASE)

_WHOLE_MONTHS = "|".join(english_months.NAMES)
_MONTHS = rf"(?:{_WHOLE_MONTHS}|(?:sept|{'|'.join(english_months.SHORT)})\.?)"
ORDINALS = ("first", "second", "third", "fourth")
_EY = r"(?:19|20)\d\d"
ENGLISH: tuple[tuple[str, re.Pattern], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("running", r"since the (?:beginning|start) of (?:this year|the year)|so far this year"),
        ("since", rf"(?:since|starting (?:in|from)|as early as)\s+(?:(?:[^.,;#\d]|\d+th){{0,70}}?\bin )?(?:(?P<mon>{_MONTHS}) )?(?P<a>{_EY})|since (?P<a2>{_EY})|from (?P<a3>{_EY}) onwards?|^\s*since (?!then)(?:[^.;#\d]|\d+th){{0,90}}?\b(?:in|at the (?:end|beginning|start) of) (?P<a4>{_EY})(?=,)"),
        ("since", rf"since (?!then)[^.,;#\d]{{0,70}}?\bin (?:(?P<mon>{_MONTHS}) (?:of )?)?(?P<last>last year)"),
        ("ever_since", r"in the (?:decades?|years|\w+ years) since\b(?! (?:then )?\d)|\b(?:ever )?since then\b"),
        ("plan", r"(?P<nth>11th|12th|13th|14th|15th) (?:Five-Year Plan|FYP)(?: period)?(?:\s*\((?:19|20)\d\d\s*[-–]\s*(?:20)?\d\d\))?"),
        ("year_to_month", rf"(?:from|between)\s+(?:(?P<amon>{_MONTHS}) )?(?P<a>{_EY})\s+(?:to|and|through|until|till)\s+(?:the end of )?(?P<m>{_MONTHS})(?:,? (?P<y>{_EY})|(?: of)? this year)"),
        ("span", rf"\b[Ii]n (?P<a>{_EY}) and (?P<b>{_EY})(?=,? [^.;]{{0,100}}\b(?:a total of|altogether|combined|together)\b)"),
        ("span", rf"(?:from|between)\s+(?P<a>{_EY})\s+(?:to|and|through|until|till)\s+(?:the end of )?(?P<b>{_EY})|\b(?P<a2>{_EY})\s*(?:[-–]|to)\s*(?P<b2>(?:20)?\d\d)\b(?!-)"),
        ("halves", rf"(?:the )?(?P<nth>first|second|latter) half\b(?: of (?:(?P<y>{_EY}|last year)|the year|this year))?"),
        ("quarters", rf"(?:the )?(?:first (?P<n>two|three|2|3)? ?quarters?|(?P<q>second|third|fourth|final|last) quarter)(?: of (?:(?P<y>{_EY}|last year)|the year|this year))?"),
        ("first_months", rf"(?:the )?first (?P<n>\w+) months\b(?: of (?:(?P<y>{_EY}|last year)|the year|this year))?"),
        ("months", rf"(?:from |between )?(?P<am>{_MONTHS})(?: to | through | and |\s*[-–]\s*)(?P<m>{_MONTHS})(?:,? ?(?:period )?(?:of )?(?:in )?(?P<y>{_EY}|this year|last year))?"),
        ("through", rf"\bthis year,? (?:through|to|until|up to) (?:the end of )?(?P<m>{_MONTHS})\b"),
        ("asof", rf"(?:by|as of|at|until|to) (?:the )?end[ -](?:of )?(?:(?P<mon>{_MONTHS})\.?(?:,? (?P<y>{_EY}|last year|this year))?|(?P<y2>{_EY})|last year)|(?:by|as of|up to|until) (?:late |early |mid-)?(?:(?P<mon2>{_MONTHS})(?: \d{{1,2}})?(?:,? (?P<y3>{_EY}))?\b|(?P<y4>{_EY}))"),
        ("same", r"(?:over|in|during|for|within) the same (?:\w+ )?(?:period|months|years?|time|span)|(?:during|over|in) (?:that|this|the) period\b"),
        ("past_years", r"(?:over|in|during|for|within|throughout) (?:the )?(?:past|last|recent|these)? ?(?P<n>\w+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?) years|over the (?P<n2>\w+) years|(?:over|in|during|for|within|throughout) (?:the )?(?:past|last) (?:(?P<n3>\w+) )?(?P<decade>decades?)|\b(?:past|last) (?P<n4>\w+) years\b|(?:over|in|during|for) the (?:past|last) (?P<one>year)\b"),
        ("few_years", r"\b(?:over|in|during|for|throughout) (?:the )?(?:(?:past|last|recent) (?:few|several|couple of|many)? ?years|years)\b(?=,? )"),
        ("years_later", r"\b(?P<n>\w+(?:-\w+)?) (?:years|decades) (?:later|on)\b(?=,)"),
        ("event", rf"(?P<mon>{_MONTHS})\s+(?:\d{{1,2}}(?:,|\b)\s*)?(?P<y>{_EY})|\bin (?P<mon2>{_WHOLE_MONTHS})\b(?: (?:of )?last year\b)?(?!,? (?:19|20)\d\d)|\bon (?P<mon3>{_MONTHS}) \d{{1,2}}\b"),
        ("these_days", r"(?<!said )(?<!announced )\bon (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"),
        ("next", r"\bnext year\b"),
        ("last", r"\blast year\b"),
        ("this", r"\bthis year\b"),
        ("that", r"\bthat year\b|\bthe same year\b"),
        ("now", r"\bcurrently\b|\bat present\b|\bat the moment\b|\bnow\b|\bso far\b|\bto date\b"),
        ("year", rf"(?<![\d.,$-])(?P<y>{_EY})(?![\d,]*\s*(?:yuan|people|million|km|mu|tonnes|schools|projects))(?!\d)"),
    )
)  # fmt: skip


@lru_cache(maxsize=1024)
def number(printed: str | None) -> int | None:
    """A number of digits or of Chinese words; None where there is none.

    >>> number("12"), number("二十五"), number("两"), number(None), number("百")
    (12, 25, 2, None, None)
    """
    if not printed:
        return None
    import cn2an  # 40 ms, and many pages need none

    try:
        return int(cn2an.cn2an(printed, "smart"))
    except ValueError:
        return None


def english_number(word: str | None) -> int | None:
    """A number of digits or of an English word; None where there is none."""
    if word is None or word.isdecimal():
        return None if word is None else int(word)
    said = english_numbers.value(word)
    return None if said is None else int(said)


def english_ordinal(word: str) -> int:
    """First to fourth of a year's quarters; the last one is the fourth."""
    return ORDINALS.index(word.lower()) + 1 if word.lower() in ORDINALS else 4
