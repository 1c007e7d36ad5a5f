"""Words of a collector's note that say what a figure covers: the vocabulary of data warnings.

A figure is often narrower than its indicator (`cash part only`, 仅现金部分), wider than its pair (`all recipients`,
包括对口支援), an average, a plan, or a copy of another page. The note says so in words, English or Chinese; this module
turns the words into flags, so that nothing later has to read sentences. Being careful is cheap here: a figure
flagged `part` still counts as a floor. The words themselves stand in `scope_words`; what a note says of the bound
of its figure is read by `analysis.ingest.note_bounds`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.vocabulary import scope_words
from analysis.vocabulary.scope_words import (
    AGREED,
    COPY,
    DOUBTED,
    EACH_PLACE,
    OPEN_END,
    PART,
    PLANNED,
    RUNNING_TOTAL,
    SUPERSEDED,
    WIDER,
    YEARLY_MEAN,
)

SEVERAL_ON_PAGE, REPEAT, DISJOINT_PART = "several_on_page", "repeat", "disjoint_part"
TO_PAGE_DATE, BEFORE_YEAR_END = "to_page_date", "before_year_end"
PART_OF_YEAR, UNREAD = "part_of_year", "unread"
MAYBE_A_PART = frozenset((PART, UNREAD))
"""Flags of a figure that may be less than all of what its row names."""

FLAGS: dict[str, tuple[str, str]] = {
    "undated": ("页面未注明日期", "the page has no date"),
    "open_start": ("起始时间未注明", "the start of the span is not stated"),
    OPEN_END: ("结束年份未注明", "the last year of the span is not stated"),
    TO_PAGE_DATE: ("累计数计至页面发布日", "the sum is taken to end on the day of its page"),
    BEFORE_YEAR_END: ("发布于年终前一个多月", "printed more than a month before the end of its year"),
    PART_OF_YEAR: ("仅为年内部分时段", "covers a part of the year"),
    RUNNING_TOTAL: ("自更早时起的累计数", "a running total from an earlier day"),
    PLANNED: ("计划数，非实际结果", "a plan, whatever the basis says"),
    AGREED: ("协议数，未必已落实", "agreed or signed, not necessarily carried out"),
    PART: ("仅为该指标的一部分", "covers a part of what the indicator means"),
    DISJOINT_PART: (
        "同页互不重叠的各部分之一，可相加",
        "one of the parts of its page that don't overlap and add up",
    ),
    EACH_PLACE: ("平均值或逐地数值", "an average, or holds for each place"),
    WIDER: ("口径大于该结对", "covers more than the pair"),
    YEARLY_MEAN: ("多年的年均数", "a mean of the years of its span"),
    DOUBTED: ("采集者对数字存疑", "the collector doubts the figure"),
    SUPERSEDED: ("同一来源后有更正", "its publisher has corrected it since"),
    COPY: ("转载自其他页面", "a copy of another page"),
    SEVERAL_ON_PAGE: ("同页另有不同数值", "the page gives other figures for the same thing"),
    REPEAT: ("同页重复", "repeats another row of the same page"),
    UNREAD: (
        "备注未能全部读懂，数字可能只是一部分",
        "its note was not wholly understood, so that it may be no total",
    ),
    "unnamed": ("一方未具名", "one side is not named"),
}
"""Flag -> its meaning in Chinese and English. Flags of places are in `analysis.vocabulary.places`."""

_OF_THE_PAGE = (COPY, OPEN_END, DOUBTED, SUPERSEDED)
"""What a Chinese phrase may say of its page or of another one, and means of the figure."""
_SENTENCE = re.compile(r"[;；]")
_CLAUSE = re.compile(r"[;；,，。]")
# A number's comma parts nothing.
_PHRASE = re.compile(r"[;；，。：]|,(?!\d{3})|(?<=[\u3400-\u9fff)）]):")
# 一千万 is a number as 1000万 is.
_SPOKEN = re.compile(r"[一二两三四五六七八九十](?=[十百千]*[万亿])")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def clauses(note: str) -> list[str]:
    """What stands between the semicolons, commas and full stops of a note.

    >>> clauses("约; 含社会捐赠，不含区县自筹")
    ['约', '含社会捐赠', '不含区县自筹']
    """
    return [clause.strip() for clause in _CLAUSE.split(note)]


@lru_cache(maxsize=65536)
def flags_of(note: str) -> tuple[str, ...]:
    """Flags that a note states, in the order of the tables of words.

    >>> flags_of("cash part only"), flags_of("all recipients, not only Gansu"), flags_of("same report")
    (('part',), ('wider',), ('copy',))
    >>> flags_of("仅现金部分"), flags_of("包括对口支援"), flags_of("县均4520万元")
    (('part',), ('wider',), ())
    """
    note = _SPOKEN.sub("1", note)
    sentences = [clause.strip() for clause in _SENTENCE.split(note)]
    own = [clause for clause in sentences if not scope_words.OF_WHICH.search(clause)]
    found = {
        name for name, pattern in scope_words.ENGLISH.items() if any(map(pattern.search, _kept(name, own)))
    }
    if _CHINESE.search(note):
        phrases = [clause.strip() for clause in _PHRASE.split(_ASIDE.sub("", note))]
        # A phrase on another page, or on how a date was found, says nothing of what the figure covers.
        own = [clause for clause in phrases if not scope_words.ASIDE.search(clause)]
        found |= {
            name
            for name, pattern in scope_words.CHINESE.items()
            if any(map(pattern.search, phrases if name in _OF_THE_PAGE else _kept(name, own)))
        }
    return tuple(name for name in scope_words.ENGLISH if name in found)


def _kept(name: str, phrases: list[str]) -> list[str]:
    """The phrases that may state a flag: none is wider by what it leaves out."""
    return (
        [phrase for phrase in phrases if not scope_words.LEFT_OUT.search(phrase)]
        if name == WIDER
        else phrases
    )


@lru_cache(maxsize=65536)
def since(note: str) -> int | None:
    """The year that a running total says it began in: 累计自2021年, 2021年以来, since 2021; None if none is named.

    >>> since("自2021年起累计"), since("cumulative since 1996"), since("累计"), since("projects since last year")
    (2021, 1996, None, None)
    """
    found = scope_words.SINCE_YEAR.search(note)
    return int(next(filter(None, found.groups()))) if found else None


def knows_some_months(note: str) -> bool:
    """Whether a note says that the figure of a year is of some months of it.

    >>> knows_some_months("截至11月"), knows_some_months("约; first half of the year"), knows_some_months("截至年底")
    (True, True, False)
    """
    return _in_a_phrase(scope_words.SOME_MONTHS, note)


def of_several_years(note: str) -> bool:
    """Whether a note puts money or people of other years into the figure of one.

    >>> of_several_years("三年累计数"), of_several_years("carried over from last year"), of_several_years("比上年多")
    (True, True, False)
    """
    return _in_a_phrase(scope_words.SEVERAL_YEARS, note)


def to_all_partners(note: str) -> bool:
    """Whether a note says that a giver's figure is of all that it helps."""
    return _in_a_phrase(scope_words.ALL_PARTNERS, note)


def with_other_money(note: str, indicator: str) -> bool:
    """Whether a note puts another kind of money into the figure of one kind.

    >>> with_other_money("含社会捐赠", "gov_funds"), with_other_money("含社会捐赠", "funds_total")
    (True, False)
    """
    words = scope_words.WITH_OTHER_MONEY.get(indicator)
    return words is not None and _in_a_phrase(words, note)


def standing(note: str) -> int:
    """How a note ranks its figure among those of its publisher for one thing: 1 revised, -1 preliminary, 0 anything else.

    >>> standing("更正后数字"), standing("preliminary"), standing("revised figure"), standing("约")
    (1, -1, 1, 0)
    """
    if SUPERSEDED in flags_of(note):
        return 0
    return int(_says(scope_words.REVISED, note)) - int(_says(scope_words.PRELIMINARY, note))


def _says(pattern: scope_words.Phrases, note: str) -> bool:
    return any(pattern.search(clause.strip()) for clause in _PHRASE.split(_ASIDE.sub("", note)))


def from_an_unknown_start(note: str) -> bool:
    """Whether a note calls its figure cumulative, from a start that the page does not say: 累计, 起始年未写."""
    return bool(scope_words.CUMULATIVE.search(note) and scope_words.UNKNOWN_START.search(note))


def of_a_doubted_span(note: str) -> bool:
    """Whether a note leaves open if the figure of a year is that year's, or a sum since an earlier one.

    >>> of_a_doubted_span("could be the span of the transition period"), of_a_doubted_span("or the whole year")
    (True, False)
    """
    return bool(scope_words.DOUBTED_SPAN.search(note))


def without_one_money(note: str) -> bool:
    """Whether a note leaves one kind of money out of a figure of both kinds: 不含社会捐赠."""
    return _in_a_phrase(scope_words.WITHOUT_ONE_MONEY, note)


@lru_cache(maxsize=65536)
def _in_a_phrase(pattern: scope_words.Phrases, note: str) -> bool:
    phrases = (clause.strip() for clause in _PHRASE.split(_ASIDE.sub("", note)))
    return any(pattern.search(clause) for clause in phrases if not scope_words.ASIDE.search(clause))


@lru_cache(maxsize=65536)
def share_of(note: str) -> tuple[str, str] | None:
    """The way in which a note divides a sum, and the share that it names; None for any other note.

    >>> share_of("provincial finance"), share_of("paired cities, counties and districts"), share_of("捐款, 同比增24%")
    (('government', 'province'), ('government', 'below'), ('kind', 'cash'))
    """
    phrases = [clause.strip() for clause in (*_SENTENCE.split(note), *_PHRASE.split(note))]
    for way, shares in scope_words.SHARES.items():
        for share, pattern in shares.items():
            if any(map(pattern.search, phrases)):
                return way, share
    return None
