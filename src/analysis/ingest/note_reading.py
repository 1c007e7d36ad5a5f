"""Notes in words that no phrase of the vocabulary has: read from what they are made of, and named where they can't be read.

A clause that no phrase of `scope_words` explains is taken apart (`vocabulary.note_words`): known words that tell nothing of what the figure
covers, a relation (held, left out, chosen, all, meant, in doubt), and a rest, which may be places. What is held and is not the
row's own makes it wider, what is left out or chosen a part. A clause with a rest that is no place and has no relation is not understood: most such
words choose a part (`boarding schools`, 养羊专业村), so that the figure may be no total. It is kept as a floor, with the flag `unread`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.ingest import note_bounds
from analysis.ingest.quantities import EXACT
from analysis.vocabulary import note_times, scope, scope_words
from analysis.vocabulary import note_words as words
from analysis.vocabulary.note_words import OWN_WORDS
from analysis.vocabulary.places import ABBREVIATIONS, NATION, head_of
from analysis.vocabulary.traditional import simplified

_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER = re.compile(
    r"\d|[一二两三四五六七八九十百]+(?:[千百]?万|亿)|\b(?:hundred|thousand|million|billion|(?:over|more than|about) half|most of|majority)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?!\d))")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]+")
_NAME = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_SIGNS = re.compile(f"[{''.join(sorted(words.ZH_SIGNS))}]")
_AT_ENDS = "投拨用归的了在是为到向对给和及与等赴由从于自所由"
_JOINTS = re.compile(r"[赴向到由从至与和及给对-]")
_ALL_OF_IT = re.compile(r"[都全](?=[投给是在用拨归])")
_TWO_LETTERS = re.compile(f"[{''.join(ABBREVIATIONS.values())}]{{2,4}}")
_ONE_PERIOD = ("annual", "year_to_date")
_GIVEN = frozenset(("gov_funds", "social_donations", "funds_total"))
_OF_ALL_FIELDS = _GIVEN | {"projects"}
_AGREEMENTS = re.compile(r"agree|sign|contract|intent")
_SLACK, _SLACK_GUESSED = 10, 45
"""Days by which a figure may end before its period and be of all of it; where the end is but the day of the page, more."""


class Row(NamedTuple):
    """What of a claim its note is read beside."""

    indicator: str
    basis: str
    origin: str
    destination: str
    start: date | None
    end: date | None
    guessed: bool


def row_of(
    indicator: object, basis: str, origin: object, destination: object, span: object, flags: tuple[str, ...]
) -> Row:
    """The row of a claim; `span` has its first and last day, and `flags` are those of its period."""
    sides = [side if isinstance(side, str) else "" for side in (origin, destination)]
    days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in (span.start, span.end)]
    guessed = scope.TO_PAGE_DATE in flags or scope.BEFORE_YEAR_END in flags
    return Row(str(indicator), basis, *sides, *days, guessed)


def flags(note: str, row: Row, meanings: Callable[[str], frozenset[str]]) -> tuple[str, ...]:
    """What the clauses of a note say that none of its phrases tells.

    Parameters
    ----------
    note : str
        As collected, with what stands in brackets beside the figure.
    row : Row
    meanings : callable
        From a printed name to the adcodes that it can stand for.

    Returns
    -------
    tuple of str
        Flags of `analysis.vocabulary.scope`; `unread` where a clause is not understood.
    """
    if not note or row.indicator not in OWN_WORDS or row.basis == "target":
        return ()
    found: dict[str, None] = {}
    for clause, begins in _unexplained(note):
        told = _of_days(clause, row) if note_times.told(clause) else _of_words(clause, row, meanings, begins)
        found.update(dict.fromkeys(told))
    return tuple(found)


@lru_cache(maxsize=65536)
def _unexplained(note: str) -> tuple[tuple[str, bool], ...]:
    """The clauses of a note that no phrase explains, and whether each begins its sentence."""
    out = []
    for sentence in re.split(
        r"[;；。]", _ASIDE.sub("", simplified(note).replace("累积", "累计").replace("累加", "累计"))
    ):
        if scope.flags_of(sentence) or sentence.strip().startswith("force:"):
            continue
        for at, clause in enumerate(map(str.strip, re.split(r"[,，:：](?!\d{3})", sentence))):
            if clause and note_bounds.bound_of(clause) == EXACT and not scope_words.ASIDE.search(clause):
                out.append((clause, not at))
    return tuple(out)


def aims(note: str, indicator: str) -> tuple[str, ...]:
    """Which of `planned` and `agreed` the clauses of a note say that no phrase explains.

    >>> aims("年初安排数，决算未见", "gov_funds"), aims("letters of intent, nothing built yet", "enterprise_investment")
    (('planned',), ('agreed',))
    """
    if indicator not in OWN_WORDS:
        return ()
    told = (
        aim_of(clause, indicator)
        for clause, _ in _unexplained(note)
        if not _NUMBER.search(clause) and not words.OF_THE_PAGE.search(clause)
    )
    return tuple(dict.fromkeys(filter(None, told)))


def _of_days(clause: str, row: Row) -> tuple[str, ...]:
    """Flags of the days that a clause tells, beside those of the row."""
    if row.start is None or row.end is None or row.basis == "stock":
        return ()
    first, last = note_times.told(clause).days(row.end.year)
    slack = _SLACK_GUESSED if row.guessed else _SLACK
    if last and last < row.start:
        return (scope.UNREAD,)
    out = []
    if first and first.year < row.start.year:
        out += [scope.WIDER, scope.RUNNING_TOTAL]
    if (last and (row.end - last).days > slack) or (first and (first - row.start).days > 31):
        out.append(scope.PART_OF_YEAR)
    return tuple(out)


def _of_words(
    clause: str, row: Row, meanings: Callable[[str], frozenset[str]], begins: bool
) -> tuple[str, ...]:
    """Flags of the words of a clause that tells no days; `begins` says that it begins its sentence."""
    if words.DOUBT.search(clause) or clause.endswith(("?", "？")):
        return (scope.DOUBTED,)
    if words.NEWER.search(clause):
        return (scope.SUPERSEDED,)
    if row.basis in _ONE_PERIOD and words.SOME_YEARS.fullmatch(clause):
        return (scope.WIDER,)
    years = [int(year) for year in _YEAR.findall(clause)]
    if (
        years
        and row.start
        and row.basis in _ONE_PERIOD
        and min(years) < row.start.year
        and words.HELD.search(clause)
    ):
        return (scope.WIDER,)
    numbers = _NUMBER.search(clause)
    if words.SURELY_MORE.search(clause) and not numbers:
        return (scope.WIDER,)
    if row.indicator in _OF_ALL_FIELDS and words.ONE_FIELD.fullmatch(clause):
        return (scope.PART,)
    if words.ONE_CHANNEL.search(clause) and row.indicator == "consumption_assist":
        return (scope.PART,)
    if words.OF_THE_PAGE.search(clause):
        return ()
    if words.SINCE.search(clause):
        return (scope.WIDER, scope.RUNNING_TOTAL) if row.basis in _ONE_PERIOD else ()
    if numbers:
        return ()
    if aim := aim_of(clause, row.indicator):
        return (aim,)
    if words.AIM.search(clause):  # met, exceeded: what was done is the figure
        return ()
    return _of_relations(clause, row, meanings, begins)


def aim_of(clause: str, indicator: str) -> str:
    """Whether a clause calls its figure meant (`planned`) or signed (`agreed`), and not what came about; empty for neither."""
    if words.UNSIGNED.search(clause) and not _AGREEMENTS.search(indicator):
        return scope.AGREED
    return scope.PLANNED if words.AIM.search(clause) and not words.DONE.search(clause) else ""


def _of_relations(
    clause: str, row: Row, meanings: Callable[[str], frozenset[str]], begins: bool
) -> tuple[str, ...]:
    """Whether a clause holds more than its row, chooses a part of it, or is not understood."""
    own_zh, own_en = OWN_WORDS[row.indicator]
    text = own_en.sub("|", own_zh.sub("|", clause))
    if words.LEFT_OUT.search(text):
        return () if words.OF_OTHERS.search(clause) else (scope.PART,)
    rest = _rest(text)
    found = [_places(part, row, meanings) for part in rest]
    strange, where = not all(found), frozenset().union(*found)
    if words.EVERY.search(clause):
        return (scope.UNREAD,) if "outside" in where else ()
    if words.HELD.search(text) or words.ALL.search(text):
        return (scope.WIDER,) if strange or "outside" in where else ()
    if words.MOSTLY.search(clause):
        other = row.indicator in _GIVEN and words.OF_BUSINESS.search(clause)
        return (scope.WIDER,) if other or where & {"own", "outside"} else ()
    # Places of the row and others, or others that go on a list
    if "outside" in where and not strange and (len(where) > 1 or not begins):
        return (scope.WIDER,)
    # One bare name may also be a fuller name of the row's own place.
    chosen = not strange and "inside" in where and "own" not in where and begins and rest != [clause]
    if words.CHOSEN.search(text) or chosen:
        return (scope.PART,)
    bare = rest == [clause] and "inside" in where and begins
    return (scope.UNREAD,) if strange or "outside" in where or bare else ()


def unknown_words(words: str, indicator: str = "") -> list[str]:
    """What of some words no plain word explains, and none of an indicator's own where one is given.

    >>> unknown_words("妇女培训人数", "trained_persons"), unknown_words("选派党政干部", "cadres_sent"), unknown_words("某某集团")
    (['妇女'], [], ['集团'])
    """
    if indicator in OWN_WORDS:
        own_zh, own_en = OWN_WORDS[indicator]
        words = own_en.sub("|", own_zh.sub("|", words))
    return _rest(words)


def _rest(text: str) -> list[str]:
    """What remains of a clause without its indicator's words when all that is known is taken out of it."""
    text = _ALL_OF_IT.sub("|", text)
    for relation in (words.HELD, words.ALL, words.CHOSEN):
        text = relation.sub("|", text)
    out = []
    for part in re.split(r"[^\u3400-\u9fff]+", words.ZH_PLAIN.sub("|", text)):
        bare = _SIGNS.sub("", part)
        if bare and len(part) > 1:
            out.append(part.strip(_AT_ENDS))
    latin = words.EN_PLAIN.sub("|", text)
    names = [name for piece in latin.split("|") for name in _NAME.findall(piece)]
    return [
        *out,
        *names,
        *(word for word in _LATIN.findall(latin) if not any(word in name for name in names)),
    ]


def _places(name: str, row: Row, meanings: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """How a name, or several joined ones, lie to the places of a row: `own`, `inside`, `outside`; nothing for what is no place."""
    if _TWO_LETTERS.fullmatch(name):
        return frozenset({"own"})
    codes = [meanings(name)]
    if not codes[0]:
        codes = [meanings(part) for part in _JOINTS.split(name) if part]
    if not all(codes):
        # 河北承德, a province and a place in it
        inner = [meanings(name[at:]) for at in range(2, len(name) - 1) if meanings(name[:at])]
        codes = [found for found in inner if found]
    if not codes:
        return frozenset()
    sides = [set(side.split(";")) for side in (row.origin, row.destination) if side]
    own = set().union(*sides) if sides else set()
    if len(sides) < 2 or NATION in own:
        return frozenset({"own"})
    return frozenset(_lies(each, own) for each in codes)


def _lies(codes: frozenset[str], own: set[str]) -> str:
    if any(code in own or any(mine.startswith(head_of(code)) for mine in own) for code in codes):
        return "own"
    return "inside" if any(code.startswith(tuple(map(head_of, own))) for code in codes) else "outside"
