"""What a figure counts, as printed after its number -> base unit and factor.

`元人民币`, `名干部人才`, `teachers, doctors, technicians`, `million yuan of goods`, `カ所`: known words first, then
the classifier or last word of a Chinese, Japanese or Korean unit, or the head of a phrase in Latin letters.
A rate, a foreign currency and anything not understood are a `Problem`, for a wrong unit is a wrong value.
"""

from __future__ import annotations

import re

from analysis.ingest.problems import Problem
from analysis.vocabulary import units as words

_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_ASIAN = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_RATE = re.compile(
    r"[/每均]|\b(?:per|each|every|par|por|cada|ciascuno)\b|\b(?:a|an) (?:year|month|day|person|head)\b"
)
_MONEY_IN_KIND = re.compile(r"元(?:[^元]*)(?:资金|善款|款物|物资|捐款|捐赠|投资|销售额|贷款|援助)")
# 人,万 ends in a multiplier, which must not be passed over either.
_NOT_A_COUNT = re.compile(r"元|币$|美金|^[a-z]|^人[·天日月年份工]|[十百千万亿]$")
_FIRST_WORD = re.compile(r"^(?:de |di |d['’]|of )")
_AFTER_HEAD = re.compile(
    r"\b(?:of|from|in|to|for|with|at|by|on|under|who|that|which|lifted|out|worth|de|du|des|d['’]|en|dans|à|di|da|do|del|della|em)\b.*"
)
_LATIN_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_PARTICIPLES = frozenset(
    {"paired", "built", "helped", "trained", "sent", "aided", "assisted", "employed", "relocated"}
)
_BEFORE_MONEY = frozenset({*words.MONEY, "chinese", "de", "of", "in"})
# A multiplier that was not read must never be passed over on the way to the noun.
_NUMBER_LIKE = frozenset(
    {
        *words.MULTIPLIERS,
        *words.SHORT_MULTIPLIERS,
        *words.NUMBER_WORDS,
        "mil",
        "lakh",
        "crore",
        "dozen",
        "dozens",
        "half",
        "tens",
    }
)


def base_unit(printed: str) -> tuple[str | None, float] | Problem:
    """Read what follows a number.

    Parameters
    ----------
    printed : str
        In the form of `vocabulary.units.simplify`, without multipliers and words of bound.

    Returns
    -------
    (str or None, float) or Problem
        Base unit and factor; (None, 1.0) where nothing is printed.

    >>> base_unit("名教师、医生"), base_unit("mu of land")[0], base_unit("")
    (('persons', 1.0), 'hectares', (None, 1.0))
    """
    text = printed.strip(" .。,，:：*")
    bare = _BRACKETS.sub("", text).strip() or text.strip("()（）[] ")
    if not bare:
        return None, 1.0
    for candidate in (text, bare):
        if candidate in words.MONEY:
            return "yuan", 1.0
        if candidate in words.UNITS:
            return words.UNITS[candidate]
    if bare in words.FOREIGN_MONEY:
        return Problem(
            "unit", printed, f"'{bare}' is not yuan", "convert it by hand, and say the rate in the note"
        )
    if _RATE.search(bare):
        return Problem(
            "unit", printed, f"'{bare}' is a rate, not an amount",
            "give the amount; if it holds for each year, the basis annual says so",
        )  # fmt: skip
    if re.search(r"\d", bare):
        return _unknown(bare, printed)  # a digit left over was not understood
    return (_asian_unit if _ASIAN.search(bare) else _latin_unit)(bare, printed)


def _asian_unit(bare: str, printed: str) -> tuple[str, float] | Problem:
    """A Chinese, Japanese or Korean unit: by what it ends with, or by its classifier."""
    if _MONEY_IN_KIND.fullmatch(bare):
        return "yuan", 1.0
    if _NOT_A_COUNT.search(bare):
        return _unknown(bare, printed)
    if bare.endswith(("人次", "名次")):
        return "person-times", 1.0
    if bare.startswith("户") or bare.endswith(("农户", "贫困户", "脱贫户", "户家庭", "户人家")):
        return "households", 1.0
    if bare.startswith(words.PERSON_CLASSIFIERS) or bare.endswith(words.PERSON_SUFFIXES):
        return "persons", 1.0
    if bare.startswith(words.COUNT_CLASSIFIERS) or bare.endswith(words.COUNT_SUFFIXES):
        return "count", 1.0
    return _unknown(bare, printed)


def _latin_unit(bare: str, printed: str) -> tuple[str, float] | Problem:
    """The head of a phrase says what is counted: `teachers, doctors, technicians`, `companies from the east`."""
    phrase = _AFTER_HEAD.sub("", _FIRST_WORD.sub("", bare)).strip(" ,-")
    if phrase in words.UNITS:
        return words.UNITS[phrase]
    heads = _LATIN_WORD.findall(phrase)
    if _NUMBER_LIKE.intersection(heads):
        return _unknown(bare, printed)
    for before, head in reversed([*zip(["", *heads], heads, strict=False)]):
        if head in words.UNITS:
            return words.UNITS[head]
        # 2,5 Mrd. Yuan: a word before the money that nobody knows may well be a multiplier.
        if head in words.MONEY:
            return ("yuan", 1.0) if not before or before in _BEFORE_MONEY else _unknown(bare, printed)
        if head in words.PERSON_NOUNS:
            return "persons", 1.0
        if head in words.COUNT_NOUNS:
            return "count", 1.0
        if head not in _PARTICIPLES:
            break
    return _unknown(bare, printed)


def _unknown(bare: str, printed: str) -> Problem:
    """An unknown unit, with the nearest known ones."""
    from rapidfuzz import process

    known = sorted(
        {*words.UNITS, *words.MONEY, *words.PERSON_NOUNS, *words.COUNT_NOUNS, *words.COUNT_SUFFIXES}
    )
    near = ", ".join(match[0] for match in process.extract(bare, known, limit=3))
    return Problem(
        "unit", printed, f"unknown unit '{bare}'",
        f"nearest known: {near}; a new unit goes into analysis/vocabulary/units.py",
    )  # fmt: skip
