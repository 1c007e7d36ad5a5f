"""What a collector's note says about the bound of its figure: `more than`, `余`, `年产值突破`, `首段作1000余名`.

A note speaks of many numbers. Its word of bound counts where it stands alone in a clause or closes one (the figure
is meant), or where the clause repeats the figure itself; `over 3200 rural jobs` beside 82 workshops and `less than
6972.7亿` beside 1.5 万亿 compare with other figures and bind nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.numerals import take_amount
from analysis.ingest.problems import Problem
from analysis.ingest.quantities import AT_LEAST, AT_MOST, BOUND_WORDS, EXACT
from analysis.vocabulary import units as words

_CLAUSE = re.compile(r"[;；,，。]|(?<!\d):|：")
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_SUM = re.compile(r"(?<=\d)\s*\+\s*(?=\d)")
_NUMERAL = re.compile(r"\d[\d.,]*|[一二两三四五六七八九十]+(?=[百千万亿])|(?<=[近超逾约足过])[百千万亿]+")
_BY_HOW_MUCH = re.compile(
    r"^(?:(?:a little|a bit|slightly|somewhat|just|well|far) )+|^(?:略|稍|远|已|均|均已)(?=[超多不近逾])"
)
_THE_FIGURE = re.compile(
    r"(?:这些|这个数|这一?数字?|此数?|该数|上述数字?|\s+(?:this|that|it|(?:this|that|the) (?:figure|number)))$"
)
_CLOSING = re.compile(
    r"(?:超过|超出|突破|不低于|不少于|以上|(?<=[均都已])[超逾]|(?P<about>左右|上下|约为|接近|概数|约数|估数)|(?P<at_most>不超过|不高于|不到|不足|以内|以下))$"
)
_BEHIND = re.compile(rf"\w{{0,3}}{_CLOSING.pattern.removesuffix('$')}")
# 多名, 余户, 余人: the rest of a numeral that stands in the value's cell.
_REST = re.compile(
    rf"[多余](?:{'|'.join((*words.PERSON_CLASSIFIERS[:3], *words.COUNT_CLASSIFIERS, '户', '亩', '元', '万', '亿'))})$"
)


def bound_of(note: str, value: float | None = None) -> str:
    """The bound that a note states.

    Parameters
    ----------
    note : str
        As collected; clauses are parted by semicolons, commas and colons.
    value : float, optional
        The figure in its base unit: a bound before or after a number counts only if it is this number.

    Returns
    -------
    str
        `exact`, `at_least`, `at_most` or `about`.

    >>> bound_of("industry projects; more than"), bound_of("over the past few years"), bound_of("累计超过")
    ('at_least', 'exact', 'at_least')
    >>> bound_of("a ceiling"), bound_of("此数为下限"), bound_of("the floor of the hall")
    ('at_most', 'at_least', 'exact')
    >>> bound_of("over 30 firms", 30), bound_of("over 30 firms", 12), bound_of("actual; less than 6972.7亿", 1.5e12)
    ('at_least', 'exact', 'exact')
    """
    for number, bound in _stated(note):
        if number is None or number == value:
            return bound
    return EXACT


@lru_cache(maxsize=65536)
def _stated(note: str) -> tuple[tuple[float | None, str], ...]:
    """The bounds of a note in its order: each with the number that it holds for, None for the figure whatever it is."""
    clauses = _CLAUSE.split(_SUM.sub(" ", _ASIDE.sub("", words.simplify(note))))
    return tuple(bound for clause in clauses for bound in _of_clause(clause.strip()))


_LIMIT = re.compile(
    r"(?:这|此)?(?:数|额)?(?:为|系|是)?(?:(?P<at_most>上限|封顶(?:数|额)?|最高(?:限额|限度))|(?P<at_least>下限|底线|保底(?:数|额)?|最低(?:限额|限度)))"
    r"|(?:an? |the )?(?:(?P<most>ceiling|upper (?:limit|bound)|cap|maximum)|(?P<least>floor|lower (?:limit|bound)|minimum))",
    re.IGNORECASE,
)
"""A clause that calls its figure the most or the least that it can be."""


def _of_clause(clause: str) -> list[tuple[float | None, str]]:
    if match := _LIMIT.fullmatch(clause):
        return [(None, AT_MOST if match["at_most"] or match["most"] else AT_LEAST)]
    if match := BOUND_WORDS.fullmatch(_THE_FIGURE.sub("", _BY_HOW_MUCH.sub("", clause))):
        return [(None, match.lastgroup or EXACT)]
    if _NUMERAL.search(clause):
        return _of_numbers(clause)
    if _REST.match(clause):
        return [(None, AT_LEAST)]
    if match := _CLOSING.search(clause):
        return [(None, match.lastgroup or AT_LEAST)]
    return []


def _of_numbers(clause: str) -> list[tuple[float, str]]:
    """The bound beside each number of a clause."""
    found = []
    for numeral in _NUMERAL.finditer(clause):
        amount = take_amount(_spoken(clause[numeral.start() :]), "")
        if isinstance(amount, Problem):
            continue
        before = clause[: numeral.start()].rstrip()
        ahead = [word for word in BOUND_WORDS.finditer(before) if word.end() == len(before)]
        behind = BOUND_WORDS.match(amount[2]) or _BEHIND.match(amount[2])
        if word := ahead[0] if ahead else behind:
            found.append((float(amount[0]), word.lastgroup or AT_LEAST))
    return found


def _spoken(text: str) -> str:
    """千人 without a numeral (近千人, 超万人) is one thousand."""
    return f"一{text}" if text[0] in "百千万亿" else text
