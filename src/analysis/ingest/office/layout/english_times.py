"""Months, quarters and halves of a year in English words, put into the Chinese ones that `facts.when` reads."""

from __future__ import annotations

import re

from analysis.vocabulary import english_months

_MONTH = rf"{english_months.MONTH}\.?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)?"
_TO = r"\s*(?:-|–|—|~|to|through|until)\s*"
_OF = r"[\s,]*(?:of\s*)?(?:the\s*year\s*)?"
_PART = {
    "first half": "上半年", "second half": "下半年", "h1": "上半年", "h2": "下半年", "first three quarters": "前三季度",
    "first quarter": "一季度", "second quarter": "二季度", "third quarter": "三季度", "fourth quarter": "四季度",
    "q1": "一季度", "q2": "二季度", "q3": "三季度", "q4": "四季度",
}  # fmt: skip
_PARTS = "|".join(name.replace(" ", r"\s*") for name in sorted(_PART, key=len, reverse=True))
_RULES = (
    re.compile(
        rf"\b(?P<until>as\s*of|up\s*to|by|until|till)\s*(?:the\s*)?(?:end\s*of\s*)?(?P<m>{_MONTH})\s*{_DAY}{_OF}(?P<y>{_YEAR})"
    ),
    re.compile(rf"(?P<a>{_MONTH}){_TO}(?P<b>{_MONTH}){_OF}(?P<y>{_YEAR})"),
    re.compile(rf"\b(?P<y>{_YEAR})[\s,]*(?P<a>{_MONTH}){_TO}(?P<b>{_MONTH})\b"),
    re.compile(rf"(?P<q>q[1-4]){_TO}(?P<r>q[1-4]){_OF}(?P<y>{_YEAR})"),
    re.compile(rf"(?<!\d)(?P<y>{_YEAR})[\s,/-]*(?P<q>q[1-4]){_TO}(?P<r>q[1-4])\b"),
    re.compile(rf"(?P<part>{_PARTS}){_OF}-?(?P<y>{_YEAR})"),
    re.compile(rf"(?<!\d)(?P<y>{_YEAR})[\s,/-]*(?P<part>{_PARTS})\b"),
    re.compile(rf"\b(?P<m>{_MONTH}){_OF}(?P<y>{_YEAR})"),
    re.compile(rf"\b(?P<since>since)\s*(?P<y>{_YEAR})"),
)
"""The fuller before what may be a piece of it."""


def in_chinese(text: str) -> str:
    """Return a text with the part of a year that it names in English as Chinese says it.

    >>> in_chinese("results for January–September 2024"), in_chinese("Q1–Q3 2023"), in_chinese("first half of 2023"), in_chinese("2023 H1")
    ('results for 2024年1-9月', '2023年1-9月', '2023年上半年', '2023年上半年')
    >>> in_chinese("As of June 30, 2023"), in_chinese("by the end of September 2024"), in_chinese("March 2024")
    ('截至2023年6月', '截至2024年9月', '2024年3月')
    >>> in_chinese("Donations since 1996")
    'Donations 1996年以来'
    >>> in_chinese("resultsforjanuary–september2024"), in_chinese("Grants, 2023"), in_chinese("2023年1-9月"), in_chinese("maybe 2023")
    ('resultsfor2024年1-9月', 'Grants, 2023', '2023年1-9月', 'maybe 2023')
    """
    lower = text.lower()
    if not re.search(r"[a-z]", lower) or not re.search(_YEAR, lower):
        return text
    for rule in _RULES:
        if found := rule.search(lower):
            return text[: found.start()] + _said(found) + text[found.end() :]
    return text


def _said(found: re.Match[str]) -> str:
    parts = found.groupdict()
    if part := parts.get("part"):
        plain = re.sub(r"\s+", "", part)
        return f"{parts['y']}年{next(zh for en, zh in _PART.items() if en.replace(' ', '') == plain)}"
    if parts.get("q"):
        return f"{parts['y']}年{3 * int(parts['q'][1]) - 2}-{3 * int(parts['r'][1])}月"
    if parts.get("since"):
        return f"{parts['y']}年以来"
    if parts.get("a"):
        return f"{parts['y']}年{english_months.number(parts['a'])}-{english_months.number(parts['b'])}月"
    return f"{'截至' if parts.get('until') else ''}{parts['y']}年{english_months.number(parts['m'])}月"
