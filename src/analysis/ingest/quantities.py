"""Number and unit as printed -> value in a base unit, with its tolerance and bound.

A figure is printed in many ways: `5.3 亿元`, `120.128 billion yuan`, `44億4000万元`, `2万社`, `1,2 亿元`,
`２３０万人次`, `两亿三千万元`. Value and unit come in two cells whose border is arbitrary (`2` and
`万社`), so both are read as one text: words of bound, numerals with their multipliers, then the unit.
Nothing is guessed: a range, a vague number, a foreign currency or an unknown unit is a `Problem`.

Whether the unit suits the indicator, and what the claim's note adds to the bound, is the business of
`analysis.ingest.claims`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from analysis.ingest.problems import Problem
from analysis.vocabulary import units as words

EXACT, AT_LEAST, ABOUT = "exact", "at_least", "about"

DECIMAL_COMMA_LANGUAGES = frozenset({"fr", "it", "pt", "es", "de", "ru"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in its base unit.

    `tolerance` is half a unit of the last printed digit, in the base unit (33.9 亿元 is ± 0.05 亿元).
    `unit` is None where only a multiplier was printed (`5 万`): the indicator then says what is counted.
    """

    value: float
    unit: str | None
    tolerance: float
    bound: str


def _alternatives(table: tuple[str, ...] | dict) -> str:
    """Regex of the words, longest first; a Latin word must stand alone."""
    parts = []
    for word in sorted(table, key=len, reverse=True):
        escaped = re.escape(word)
        parts.append(rf"(?<![^\W\d_]){escaped}(?![^\W\d_])" if re.search(r"[a-zà-ÿ]$", word) else escaped)
    return "|".join(parts)


_DIGIT = "0-9零〇○一二三四五六七八九十百千万亿两만천억"


def _bound_pattern(bound: str, table: tuple[str, ...]) -> re.Pattern:
    before = "".join(words.SHORT_BEFORE.get(bound, ()))
    after = "".join(words.SHORT_AFTER.get(bound, ()))
    parts = [_alternatives(table)]
    parts += [rf"[{before}](?=\s*[{_DIGIT}]|$)"] if before else []
    parts += [rf"(?:(?<=[{_DIGIT}])|(?<=[{_DIGIT}]\s)|^)[{after}]"] if after else []
    return re.compile("|".join(parts))


_BOUNDS = {AT_LEAST: _bound_pattern(AT_LEAST, words.AT_LEAST), ABOUT: _bound_pattern(ABOUT, words.ABOUT)}
# A blank separates thousands only before a group of three.
_NUMBER = re.compile(r"\d(?:[\d.,']|\s(?=\d{3}(?!\d)))*")
_CHINESE_NUMBER = re.compile(
    r"[零〇○一二三四五六七八九十百千万亿两]*[零〇○一二三四五六七八九十两][零〇○一二三四五六七八九十百千万亿两]*"
)
_LEADING_MULTIPLIER = re.compile(rf"\s*({_alternatives(words.MULTIPLIERS)})\s*")
_RANGE = re.compile(r"\d\s*(?:[-–—~～至到]|to|and|bis|à)\s*\d")
_VAGUE = re.compile(
    r"[数几]\s*[十百千万亿]|[十百千万]\s*[数几]|several|dozens|hundreds of|scores of|数十|上百|上千|成百"
)
_MISSING = {
    "",
    "-",
    "--",
    "—",
    "——",
    "/",
    "\\",
    "无",
    "n/a",
    "na",
    "nan",
    "none",
    "null",
    "…",
    "...",
    "x",
    "缺",
    "不详",
    "未知",
    "*",
}
_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_LATIN_HEAD = re.compile(r"[^\W\d_][\w'’.\-]*")


def parse(value: str, unit: str, lang: str = "") -> Quantity | Problem:
    """Read one printed figure.

    Parameters
    ----------
    value, unit : str
        The two cells as printed. Either may hold words of the other.
    lang : str
        Language of the page (`zh`, `en`, `pt` …); it decides what `mil` and a comma mean.

    Returns
    -------
    Quantity or Problem
        The problem names the column at fault, the reason and what to do.

    Examples
    --------
    >>> parse("44.4", "億元")
    Quantity(value=4440000000.0, unit='yuan', tolerance=5000000.0, bound='exact')
    >>> parse("2", "万多名").bound, parse("66", "mil", "pt").value
    ('at_least', 66000.0)
    """
    return _parse(str(value), str(unit), lang)


_PLAIN = re.compile(r"\d+(?:\.(\d+))?")


@lru_cache(maxsize=65536)
def _parse(value: str, unit: str, lang: str) -> Quantity | Problem:
    plain = _PLAIN.fullmatch(value)
    # 1.234 on a Portuguese page may be a thousand and more, and takes the long way.
    if plain and not (lang in DECIMAL_COMMA_LANGUAGES and len(plain[1] or "") == 3):
        one = _one(unit, lang)
        if isinstance(one, Quantity):
            return _times(value, len(plain[1] or ""), one)
    return _read(value, unit, lang)


@lru_cache(maxsize=4096)
def _one(unit: str, lang: str) -> Quantity | Problem:
    """What `1` of a unit is: nearly all figures are plain digits beside one of few units."""
    return _read("1", unit, lang)


def _times(digits: str, decimals: int, one: Quantity) -> Quantity:
    """A plain number of units; decimal arithmetic, so that 33.9 亿 is 3,390,000,000 to the yuan."""
    worth = Decimal(repr(one.value))
    number = float(Decimal(digits) * worth)
    return Quantity(number, one.unit, float(worth.scaleb(-decimals)) / 2, one.bound)


def _read(value: str, unit: str, lang: str) -> Quantity | Problem:
    number_text, unit_text = words.simplify(value), words.simplify(unit)
    if number_text in _MISSING:
        return Problem(
            "value",
            value,
            "the value is missing",
            "leave the row out or give the figure: missing is never zero",
        )
    percent = number_text.endswith("%")
    text = f"{number_text} {unit_text}".strip() if not (percent and unit_text == "%") else number_text
    if re.match(r"[-−﹣]\s*[\d.]", number_text) or "负" in number_text:
        return Problem(
            "value", value, "the value is negative", "a flow of aid is not negative: check the page"
        )
    if _RANGE.search(number_text):
        return Problem(
            "value",
            value,
            "the value is a range",
            "give its lower end with 'more than', or its middle with 'about'",
        )
    if _VAGUE.search(number_text):
        return Problem(
            "value",
            value,
            "the number is vague",
            "give a figure, or keep the sentence in the note of another claim",
        )
    bound, text = _take_bound(text)
    amount = _take_amount(text, lang)
    if isinstance(amount, Problem):
        return Problem(amount.column, unit if amount.column == "unit" else value, amount.reason, amount.hint)
    total, step, rest = amount
    base = _base_unit(rest)
    if isinstance(base, Problem):
        return Problem("unit", unit or value, base.reason, base.hint)
    name, factor = base
    return Quantity(float(total) * factor, name, float(step) / 2 * factor, bound)


def bound_of(note: str) -> str:
    """The bound that a collector's note states: its first clause that begins with such a word.

    >>> bound_of("industry projects; more than"), bound_of("over the past few years"), bound_of("nearly; poor people")
    ('at_least', 'exact', 'about')
    """
    return _bound_of(note)


@lru_cache(maxsize=65536)
def _bound_of(note: str) -> str:
    for clause in re.split(r"[;；,，]", words.simplify(note)):
        clause = clause.strip()
        # "over two years" and "about the town" are not about the figure; "over" and "over 30" alone are.
        for meaning, pattern in _BOUNDS.items():
            if re.fullmatch(rf"(?:{pattern.pattern})(?: \d.*)?", clause):
                return meaning
    return EXACT


def _take_bound(text: str) -> tuple[str, str]:
    """The bound stated in the figure itself, and the text without its words."""
    bound = EXACT
    for meaning, pattern in _BOUNDS.items():
        if pattern.search(text):
            bound = bound if bound != EXACT else meaning
            text = pattern.sub(" ", text)
    return bound, re.sub(r"\s+", " ", text).strip()


def _take_amount(text: str, lang: str) -> tuple[Decimal, Decimal, str] | Problem:
    """Sum of numerals with their multipliers, the worth of the last digit, and the text left over."""
    own = words.MULTIPLIERS_BY_LANGUAGE.get(lang, {})
    total, step, rest, found = Decimal(0), Decimal(1), text, False
    while True:
        rest = rest.lstrip()
        if not found and rest[:1] in set("百千"):
            rest = "一" + rest  # 百余家: a bare hundred
        if match := _NUMBER.match(rest):
            has_word = bool(re.match(r"\s*(?:thousand|m|b|tri)", rest[match.end() :]))
            figure = _decimal(match.group(), lang, has_word)
            if figure is None:
                return Problem(
                    "value", text, "the number can't be read", "write digits with at most one decimal point"
                )
            number, digit = figure
        elif match := _CHINESE_NUMBER.match(rest):
            spoken = _spoken(match.group())
            if spoken is None:
                return Problem("value", text, "the Chinese numeral can't be read", "write it in digits")
            number, digit = spoken
        else:
            break
        rest = rest[match.end() :]
        while rest.strip() not in words.UNITS:  # 千瓦时 and 千米 are units, not thousands
            multiplier = _LEADING_MULTIPLIER.match(rest)
            if multiplier:
                scale, rest = Decimal(words.MULTIPLIERS[multiplier.group(1)]), rest[multiplier.end() :]
            elif (head := re.match(r"\s*([^\W\d_]+)(?![^\W\d_])", rest)) and head.group(1) in own:
                scale, rest = Decimal(own[head.group(1)]), rest[head.end() :]
            elif (head := re.match(r"\s*mil(?![^\W\d_])", rest)) is not None:
                return Problem(
                    "unit", text, "'mil' is a thousand in some languages and a million in others",
                    "give the page's language in the sources table, or write the number out",
                )  # fmt: skip
            else:
                break
            number, digit = number * scale, digit * scale
        # 44亿4000万: a second numeral goes on the first only if it is smaller than its last digit's worth.
        if found and not number < step:
            return Problem("value", text, "two numbers in one cell", "one claim a row: write one figure")
        total, step, found = total + number, digit, True
    if not found:
        return Problem("value", text, "no number found", "write the figure in digits")
    return total, step, rest


def _decimal(printed: str, lang: str, has_word: bool) -> tuple[Decimal, Decimal] | None:
    """Digits with separators -> number and the worth of its last digit."""
    text = re.sub(r"[\s' ]", "", printed).rstrip(".,")
    commas, dots = text.count(","), text.count(".")
    thousands_comma = bool(re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text))
    thousands_dot = bool(re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", text))
    comma_language = lang in DECIMAL_COMMA_LANGUAGES
    if commas and dots:
        if not (thousands_comma or thousands_dot):
            return None
        text = text.replace(",", "") if thousands_comma else text.replace(".", "").replace(",", ".")
    elif commas:
        decimal_comma = commas == 1 and (not thousands_comma or (comma_language and has_word))
        if not decimal_comma and not thousands_comma:
            return None
        text = text.replace(",", "." if decimal_comma else "")
    elif dots > 1 or (dots == 1 and comma_language and thousands_dot and not has_word):
        if not thousands_dot:
            return None
        text = text.replace(".", "")
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
    except ValueError:
        return None
    if number < 10_000:
        return number, Decimal(1)
    digits = str(int(number))
    return number, Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def _base_unit(printed: str) -> tuple[str | None, float] | Problem:
    """Base unit and factor of what follows the number; (None, 1.0) where nothing follows."""
    text = printed.strip(" .。,，:：")
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
    if "/" in bare or re.search(r"\d", bare):
        return _unknown(bare, printed)  # 元/人 is a rate, a digit left over was not understood
    if not re.search(r"[\u3040-\u9fff\uac00-\ud7af]", bare):
        return _latin_unit(bare, printed)
    if bare.endswith(("人次", "名次")):
        return "person-times", 1.0
    if bare.startswith(words.PERSON_CLASSIFIERS) or bare.endswith(
        ("人", "人员", "人才", "群众", "劳动力", "干部", "教师", "医生")
    ):
        return "persons", 1.0
    if bare.startswith(words.COUNT_CLASSIFIERS) or bare.endswith(words.COUNT_SUFFIXES) or "・" in bare:
        return "count", 1.0
    if bare.startswith("户"):
        return "households", 1.0
    return _unknown(bare, printed)


def _latin_unit(bare: str, printed: str) -> tuple[str, float] | Problem:
    """The last word of a phrase says what is counted: `teachers, doctors, technicians`, `counties paired`."""
    for head in reversed(_LATIN_HEAD.findall(bare)):
        if head in words.UNITS:
            return words.UNITS[head]
        if head in words.MONEY:
            return "yuan", 1.0
        if head in words.PERSON_NOUNS:
            return "persons", 1.0
        if head in words.COUNT_NOUNS:
            return "count", 1.0
        if head not in {"in", "pairs", "paired", "built", "helped", "trained", "sent", "a", "year"}:
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
