"""The flags that notes give to claims: their words, beside the rows that they stand in.

A note that counts places together, 甘肃、重庆两地合计 or `Baise and Hechi together`, speaks of more than its row where the row has
not all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from analysis.ingest import note_figures, note_reading, note_scope
from analysis.vocabulary import scope
from analysis.vocabulary.forces import EAST_WEST
from analysis.vocabulary.places import ABBREVIATIONS, NATION, head_of

_SENTENCE = re.compile(r"[;；]")
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_TOGETHER = (
    re.compile(
        r"^(?:为|系|含)?(?P<names>[^\d]{2,40}?)(?:[两二三四五六七八2-8](?:[地省市县区州]{1,2}|[项对])|[省市区县]级|两级(?:财政|资金)?)?(?:共同|一并|一起)?(?:市场|地区|片区|方向|方面)?(?:合计|总计|共计|合并(?:计算|统计|口径|数)?|之和|相加|加总|两级|未分)(?:数|额|未分)?$"
    ),
    re.compile(
        r"^(?:the )?(?:combined|joint|total) (?:figure|sum|amount|total)?s?\s*(?:for|of) (?P<names>[A-Z][^\d]{4,60}?)$"
    ),
    re.compile(r"^both (?P<names>[A-Z]\w+(?: \w+)? and [A-Z]\w+(?: \w+)?)$"),
    re.compile(
        r"^(?:for |to |of |from )?(?P<names>[A-Z][^\d]{4,60}?) (?:taken |counted |put )?(?:together|combined|jointly|added up|in total)$"
    ),
)
_WITH = re.compile(
    r"^(?:另?含|连同|包括|加上)(?P<names>[^\d]{2,20}?)(?:在内|的部分|部分|资金)?$|^(?:together |combined )?with (?P<latin>[A-Z][\w ,]{2,40}?)$|^incl(?:uding|udes) (?P<other>[A-Z][\w ,]{2,40}?)$"
    r"|^(?:(?:the |this )?(?:figure|sum|number|total|count|it) )?(?:also )?(?:covers?|includes?|counts?|contains?|takes in) (?P<third>[A-Z][\w ,]{2,40}?)(?:'s \w+)?(?: as well| too| also)?$|^(?:and )?also (?:for |of |to |in )?(?P<fourth>[A-Z][\w ,]{2,40}?)$"
)
_TWO_LETTERS = re.compile(f"[{''.join(ABBREVIATIONS.values())}]{{2,4}}")
_BETWEEN = re.compile(r"[、/对]|和|与|及|, | and ")
_ALONE = re.compile(
    r"^(?:仅?指|只是|系|限)?(?:到|在|赴|投向|给)?(?P<names>[^\d]{2,30}?)(?:[两二三四五六七八2-8][市县区州]{1,2})?(?:的)?(?:投入|部分|出资|拨付|承担|片区|两[市县区州]|合计|一[市县区州])?(?:数|额|资金)?$|^(?P<latin>[A-Z][\w ,]{2,40}?)(?: side| part| alone)?$"
)


def noted(out: pd.DataFrame, spans: list, meanings: Callable[[str], frozenset[str]]) -> list[tuple[str, ...]]:
    """Flags of the notes of accepted claims; means of years become sums in `out`.

    Parameters
    ----------
    out : DataFrame
        Claims as read, in the order of their files.
    spans : list of Period
        Of the same rows.
    meanings : callable
        From a printed name to the adcodes that it can stand for.
    """
    columns = (
        out[name].tolist()
        for name in ("force", "basis", "period_start", "indicator", "origin", "destination")
    )
    flags = []
    notes = note_scope.with_asides(note_scope.carried(out), out["value_printed"], out["unit_printed"])
    for note, span, force, basis, start, indicator, *sides in zip(
        notes.tolist(), spans, *columns, strict=True
    ):
        found = note_scope.flags(note, basis, start, indicator)
        if scope.WIDER not in found and names_others(note, *sides, meanings):
            found = (scope.WIDER, *found)
        if scope.PART not in found and names_some(note, *sides, meanings):
            found = (scope.PART, *found)
        # Nothing else is weighed, and its figures are of single givers, whose notes tell of many things.
        if force == EAST_WEST:
            row = note_reading.row_of(indicator, basis, *sides, span, span.flags)
            found = tuple(dict.fromkeys((*found, *note_reading.flags(note, row, meanings))))
        flags.append(found)
    return note_figures.sums_of_means(out, flags, spans)


def names_others(
    note: str, origin: object, destination: object, meanings: Callable[[str], frozenset[str]]
) -> bool:
    """Whether a note counts places together of which the row names some, and not all.

    Parameters
    ----------
    note : str
    origin, destination : str or None
        Adcodes of the row, joined by ";". A side that is unnamed may be any of the places.
    meanings : callable
        From a printed name to the adcodes that it can stand for.
    """
    if not (isinstance(origin, str) and isinstance(destination, str) and note):
        return False
    if NATION not in (origin, destination) and origin and destination and scope.to_all_partners(note):
        return True
    own = {*origin.split(";"), *destination.split(";")}
    if NATION in own or not all(own):
        return False
    if _is_of_more(note, destination, meanings):
        return True
    heads = tuple(map(head_of, own))
    for names in _listed(note):
        known = [meanings(name) or _by_letters(name) for name in names]
        # A name is in the row if it can be one of its places or lie in one.
        inside = [any(code.startswith(heads) for code in codes) for codes in known]
        if all(known) and not all(inside):
            return True
    return False


_OF_ALL = re.compile(
    r"^(?:系|为|是|指)?全(?P<level>[省区市州])(?:的|口径|范围)*(?:数|合计|总数|数据|总量|口径|范围|一并统计)?$"
    r"|^(?:for |of |covers )?(?:all of|the whole of|the entire|all) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)$"
)


def _is_of_more(note: str, destination: str, meanings: Callable[[str], frozenset[str]]) -> bool:
    """Whether a note says that a figure is of all of a place in which the row's receiver lies: 全省口径 beside a city."""
    inner = destination.split(";")
    for clause in scope.clauses(_ASIDE.sub("", note)):
        match = _OF_ALL.match(clause)
        if match and match["name"]:
            around = [head_of(code) for code in meanings(match["name"])]
            if around and all(
                code.startswith(tuple(around)) and head_of(code) not in around for code in inner
            ):
                return True
        elif match:
            wide = 2 if match["level"] in "省区" else 4
            if all(len(head_of(code)) > wide for code in inner):
                return True
    return False


def _letters(name: str) -> list[str]:
    """苏陕 and 津鲁 are two places each; every other name is one."""
    return list(name) if _TWO_LETTERS.fullmatch(name) else [name]


def _by_letters(name: str) -> frozenset[str]:
    """Provinces and cities that one letter stands for: 苏 in 苏陕、苏青合计."""
    return frozenset(code for code, letters in ABBREVIATIONS.items() if len(name) == 1 and name in letters)


def names_some(
    note: str, origin: object, destination: object, meanings: Callable[[str], frozenset[str]]
) -> bool:
    """Whether a note, or what stands between its semicolons, is nothing but places inside the row's: 济南、青岛两市.

    Within a longer sentence places are where something was, and not all that the figure covers.

    Parameters
    ----------
    As `names_others`.
    """
    own = [
        set(side.split(";")) if isinstance(side, str) and side else set() for side in (origin, destination)
    ]
    if not note or NATION in own[0] | own[1]:
        return False
    for clause in _SENTENCE.split(_ASIDE.sub("", note)):
        match = _ALONE.match(clause.strip())
        names = [name.strip() for name in _BETWEEN.split((match["names"] or match["latin"]) if match else "")]
        # One bare name may also be a fuller name of the row's place: 滨江 beside 杭州高新区.
        if len(names) == 1 and match and clause.strip() == (match["names"] or match["latin"]):
            continue
        known = [meanings(name) for name in names if name]
        for side in own:
            heads = tuple(map(head_of, side))
            if (
                known
                and heads
                and all(any(c.startswith(heads) and c not in side for c in codes) for codes in known)
            ):
                return all(not codes & side for codes in known)
    return False


@lru_cache(maxsize=65536)
def _listed(note: str) -> tuple[tuple[str, ...], ...]:
    """The names that each clause of a note counts together, two or more, or adds to what the row has (连同贵州)."""
    found = []
    # An English list may have commas of its own: of Baise, Hechi and Hezhou the last two are enough.
    for clause in scope.clauses(_ASIDE.sub("", note)):
        together = next(filter(None, (pattern.match(clause) for pattern in _TOGETHER)), None)
        added = _WITH.match(clause)
        match = together or added
        if match is None:
            continue
        parts = _BETWEEN.split(next(filter(None, match.groupdict().values())))
        names = tuple(letter for name in map(str.strip, parts) if name for letter in _letters(name))
        if len(names) > 1 or (names and not together):
            found.append(names)
    return tuple(found)
