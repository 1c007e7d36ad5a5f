"""Units of English headers: in one order of words, and at the end of the names of researchers' variables."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?<=[a-z\d])_(?:in_)?(?:(?P<times>10k|10_?000|100m|100_?million|1?m|mn|million|bn|billion|k|thousand)_?(?P<of>yuan|rmb|cny|persons|people)|(?P<plain>yuan|rmb|cny)|(?P<pinyin>wan|yi))$",
    re.IGNORECASE,
)
"""A unit at the end of a variable's name, as researchers write it: gov_funds_10k_yuan."""
_TIMES = {
    "10k": "10,000", "10000": "10,000", "100m": "100 million", "100million": "100 million", "1m": "million", "m": "million",
    "mn": "million", "million": "million", "bn": "billion", "billion": "billion", "k": "thousand", "thousand": "thousand",
}  # fmt: skip

_SPELLINGS = (
    # 10k yuan, CNY 100m, bn RMB
    (re.compile(r"\b10k\b", re.IGNORECASE), "10,000"),
    (re.compile(r"\b100m\b", re.IGNORECASE), "100 million"),
    (re.compile(r"\b(?:1?m|mn)\b(?=\s*(?:yuan|RMB|CNY|persons|people)|$)", re.IGNORECASE), "million"),
    (re.compile(r"\bbn\b(?=\s*(?:yuan|RMB|CNY)|$)", re.IGNORECASE), "billion"),
    (re.compile(r"^k\b(?=\s*(?:yuan|RMB|CNY|persons|people))", re.IGNORECASE), "thousand"),
    (
        re.compile(
            r"^(?:RMB|CNY|¥|yuan)\s*(10,?000|100 million|ten thousand|hundred million|million|billion)$",
            re.IGNORECASE,
        ),
        r"\1 yuan",
    ),
    (re.compile(r"^((?:100 )?million|billion|thousand|10,000)\s*(?:CNY|RMB)$", re.IGNORECASE), r"\1 yuan"),
    (re.compile(r"^(?:CNY|RMB)$", re.IGNORECASE), "yuan"),
    (re.compile(r"\bten thousand\b|\b10 thousand\b|\b10000\b", re.IGNORECASE), "10,000"),
    (re.compile(r"\bhundred million\b", re.IGNORECASE), "100 million"),
)


def of_variable(name: str) -> str:
    """Return the unit that the end of a variable's name says in few letters, or nothing.

    >>> of_variable("gov_funds_10k_yuan"), of_variable("gdp_100m_rmb"), of_variable("trained_persons")
    ('10,000 yuan', '100 million yuan', '')
    >>> of_variable("gov_funds_yi"), of_variable("donations_wan"), of_variable("jobs_wan")
    ('亿', '万', '万')
    """
    found = _NAME.search(name)
    if not found:
        return ""
    if found["plain"]:
        return "yuan"
    if found["pinyin"]:
        return {"wan": "万", "yi": "亿"}[found["pinyin"].lower()]
    of = found["of"].lower()
    times = _TIMES[found["times"].lower().replace("_", "")]
    return f"{times} {'yuan' if of in ('rmb', 'cny') else of}"


def without_unit(name: str) -> str:
    """Return a variable's name without the unit at its end.

    >>> without_unit("gov_funds_10k_yuan"), without_unit("trained_persons")
    ('gov_funds', 'trained_persons')
    """
    return _NAME.sub("", name)


_EXCEPT = re.compile(
    r"[,，;；]?\s*(?:unless|except where|if not)\s+(?:otherwise\s+)?(?:stated|noted|indicated|specified|shown)(?:\s+otherwise)?"
    r"|[,，;；]?\s*(?:除)?(?:另有|特别|单独)?(?:注明|标明|标注|说明)(?:单位)?(?:的|者)?(?:除外|外)",
    re.IGNORECASE,
)


def without_exceptions(text: str) -> str:
    """Return a line without what it says of figures that name another unit themselves.

    >>> without_exceptions("key figures (RMB million unless otherwise stated)"), without_exceptions("单位：万元（另有注明的除外）")
    ('key figures (RMB million)', '单位：万元（）')
    """
    return _EXCEPT.sub("", text)


_POWERS = {
    "0": ("", ""), "3": ("thousand ", "千"), "4": ("10,000 ", "万"), "6": ("million ", "百万"), "8": ("100 million ", "亿"),
    "9": ("billion ", "十亿"),
}  # fmt: skip
PERSONS_CODE = "ps"
"""Persons in the code lists of SDMX."""
UNKNOWN_SIZE = "units of a size that is not told"


def times_ten(unit: str, power: str) -> str:
    """Return a unit with the power of ten that a column beside it says (UNIT_MULT of SDMX).

    >>> times_ten("yuan", "8"), times_ten("元", "4"), times_ten("persons", "0"), times_ten("yuan", "5"), times_ten("", "0")
    ('100 million yuan', '万元', 'persons', 'units of a size that is not told', '')
    """
    words = _POWERS.get(re.sub(r"\.0+$", "", power.strip()))
    if words is None or not (unit or words == ("", "")):
        return UNKNOWN_SIZE
    return (words[0] if unit.isascii() else words[1]) + unit


def one_way(unit: str) -> str:
    """Return an English unit in the order that quantities are read in.

    >>> one_way("RMB 10,000"), one_way("10k yuan"), one_way("CNY 100m"), one_way("bn RMB"), one_way("k persons")
    ('10,000 yuan', '10,000 yuan', '100 million yuan', 'billion yuan', 'thousand persons')
    """
    unit = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", unit)
    for pattern, words in _SPELLINGS:
        unit = pattern.sub(words, unit)
    return unit
