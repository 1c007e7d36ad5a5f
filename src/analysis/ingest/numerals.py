"""Numerals with their multipliers -> a number and the worth of its last digit.

`44亿4000万`, `1,2 million`, `两亿三千万`, `300mila`: digits with any separators, Chinese numerals, and
multipliers of all languages, added up where a second numeral goes on the first. Words of bound are taken away
before, and the unit is read after, by `analysis.ingest.quantities`.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from analysis.ingest.problems import Problem
from analysis.vocabulary import units as words

DECIMAL_COMMA_LANGUAGES = frozenset({"fr", "it", "pt", "es", "de", "ru"})

# A blank separates thousands only before a group of three.
_NUMBER = re.compile(r"\d(?:[\d.,']|\s(?=\d{3}(?!\d)))*")
_CHINESE_NUMBER = re.compile(
    r"[零〇○一二三四五六七八九十百千万亿两]*[零〇○一二三四五六七八九十两][零〇○一二三四五六七八九十百千万亿两]*"
    r"(?:点[零〇○一二三四五六七八九]+)?"
)
_WORD = re.compile(r"\s*([a-zà-ÿ]+)(?![^\W\d_])")


def alternatives(table) -> str:
    """Regex of words, longest first; a Latin word must stand alone."""
    parts = []
    for word in sorted(table, key=len, reverse=True):
        escaped = re.escape(word)
        parts.append(rf"(?<![^\W\d_]){escaped}(?![^\W\d_])" if re.search(r"[a-zà-ÿ]$", word) else escaped)
    return "|".join(parts)


_MULTIPLIER = re.compile(rf"\s*({alternatives(words.MULTIPLIERS)})\s*")


def take_amount(text: str, lang: str) -> tuple[Decimal, Decimal, str] | Problem:
    """Sum of the numerals that a text begins with.

    Parameters
    ----------
    text : str
        In the form of `units.simplify`, without words of bound.
    lang : str
        Language of the page.

    Returns
    -------
    (Decimal, Decimal, str) or Problem
        The number, the worth of its last printed digit, and the text left over.

    >>> take_amount("44亿4000万元", "zh")
    (Decimal('4440000000'), Decimal('10000'), '元')
    """
    total, step, rest = None, Decimal(1), text.lstrip()
    while (numeral := _numeral(rest, lang)) is not None:
        if isinstance(numeral, Problem):
            return numeral
        printed, number, digit = numeral
        scaled = _multipliers(rest[len(printed) :], lang)
        if isinstance(scaled, Problem):
            return scaled
        factor, rest = scaled
        number, digit = number * factor, digit * factor
        if total is not None:
            # 44亿4000万: a second numeral goes on the first only if it is smaller than its last digit's worth.
            if not number < step:
                return Problem("value", text, "two numbers in one cell", "one claim a row: write one figure")
            if factor == 1 and len(printed) == 1:
                return Problem(
                    "value", text, "a last digit without its place: 3万5 may be 35,000 or 30,005",
                    "write the number in digits",
                )  # fmt: skip
        total, step, rest = (total or 0) + number, digit, rest.lstrip(" 零")
    if total is None:
        return Problem("value", text, "no number found", "write the figure in digits")
    return total, step, rest


def _numeral(text: str, lang: str) -> tuple[str, Decimal, Decimal] | Problem | None:
    """The numeral that a text begins with: as printed, its number, and the worth of its last digit."""
    if match := _NUMBER.match(text):
        word = _WORD.match(text, match.end())
        scaled = word is not None and _scale(word.group(1), lang) is not None
        figure = _decimal(match.group(), lang, word.group(1) if scaled else "")
        if figure is None:
            return Problem(
                "value", text, "the number can't be read", "write digits with at most one decimal point"
            )
    elif match := _CHINESE_NUMBER.match(text):
        figure = _spoken(match.group())
        if figure is None:
            return Problem("value", text, "the Chinese numeral can't be read", "write it in digits")
    else:
        return None
    return match.group(), *figure


def _multipliers(text: str, lang: str) -> tuple[Decimal, str] | Problem:
    """Product of the multipliers that a text begins with, and the text left over.

    Of two, the second is the larger (千万, 万亿, hundred million): 亿 and 亿元 in two cells say one thing twice.
    """
    factor, last = Decimal(1), 0.0
    while text.strip() not in words.UNITS:  # 千瓦时 and 千米 are units, not thousands
        match = _MULTIPLIER.match(text) or _WORD.match(text)
        scale = _scale(match.group(1), lang) if match else None
        if scale is None:
            if match and match.group(1) == "mil":
                return Problem(
                    "unit", text, "'mil' is a thousand in some languages and a million in others",
                    "give the page's language in the sources table, or write the number out",
                )  # fmt: skip
            break
        if scale <= last:
            return Problem(
                "unit", text, "two multipliers that don't go together",
                "give the multiplier once: 5.3 and 亿元, or 5.3亿 and 元",
            )  # fmt: skip
        factor, last, text = factor * Decimal(scale), scale, text[match.end() :]
    return factor, text


def _scale(word: str, lang: str) -> float | None:
    return words.MULTIPLIERS.get(word) or words.MULTIPLIERS_BY_LANGUAGE.get(lang, {}).get(word)


def _decimal(printed: str, lang: str, word: str) -> tuple[Decimal, Decimal] | None:
    """Digits with separators -> number and the worth of its last digit; `word` is a multiplier after them."""
    text = re.sub(r"[\s']", "", printed).rstrip(".,")
    commas, dots = text.count(","), text.count(".")
    thousands_comma = bool(re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text))
    thousands_dot = bool(re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", text))
    comma_language = lang in DECIMAL_COMMA_LANGUAGES
    if commas and dots:
        if not (thousands_comma or thousands_dot):
            return None
        text = text.replace(",", "") if thousands_comma else text.replace(".", "").replace(",", ".")
    elif commas:
        decimal_comma = commas == 1 and (not thousands_comma or (comma_language and bool(word)))
        # 12,3456 is grouped by 万, as some Chinese tables do
        if not (decimal_comma and (comma_language or re.search(r",\d\d?$", text))) and not thousands_comma:
            return None
        text = text.replace(",", "." if decimal_comma else "")
    elif dots > 1 or (dots == 1 and comma_language and thousands_dot):
        # 1.200 millones are 1,200 million, yet 1.234 billion on the same page is copied from the English.
        if not thousands_dot or word.startswith("m"):
            return None
        text = text if word else text.replace(".", "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number, Decimal(1).scaleb(number.as_tuple().exponent)


def _spoken(text: str) -> tuple[Decimal, Decimal] | None:
    """A Chinese numeral -> number and the worth of its last spoken digit (两亿三千万: 千万)."""
    import cn2an  # 40 ms, and most tables need none

    try:
        number = Decimal(str(cn2an.cn2an(text.replace("○", "〇"), "smart")))
    except (ValueError, KeyError):
        return None
    if number < 10_000:
        return number, Decimal(1).scaleb(number.as_tuple().exponent)  # 三点五 is said to the tenth
    digits = str(int(number))
    return number, Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
