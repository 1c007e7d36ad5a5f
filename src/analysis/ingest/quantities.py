"""Number and unit as printed -> value in a base unit, with its tolerance and bound.

A figure is printed in many ways: `5.3 亿元`, `120.128 billion yuan`, `44億4000万元`, `2万社`, `RMB 3.4bn`,
`延べ３万人余り`. Value and unit come in two cells whose border is arbitrary (`2` and `万社`), so both are read
as one text (`figure_text`): words of bound, numerals with their multipliers (`numerals`), then the unit (`units`).
Nothing is guessed: a range, a vague number, a foreign currency or an unknown unit is a `Problem`.

Whether the unit suits the indicator, and what the claim's note adds to the bound, is the business of
`analysis.ingest.claims`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from analysis.ingest import figure_text
from analysis.ingest.numerals import DECIMAL_COMMA_LANGUAGES, alternatives, take_amount
from analysis.ingest.problems import Problem
from analysis.ingest.units import base_unit
from analysis.vocabulary import units as words

EXACT, AT_LEAST, AT_MOST, ABOUT = "exact", "at_least", "at_most", "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in its base unit.

    `tolerance` is half a unit of the last printed digit, in the base unit (33.9 亿元 is ± 0.05 亿元); things that are
    counted to the last one (97 家) have none.
    `unit` is None where only a multiplier was printed (`5 万`): the indicator then says what is counted.
    A round count (2000 人) is held to half of its last digit that isn't nought, as 5 万 is; `rounded` says so.
    `unnamed` says that the indicator gave the unit, and no word of figure or unit.
    """

    value: float
    unit: str | None
    tolerance: float
    bound: str
    rounded: bool = field(default=False, repr=False)
    unnamed: bool = field(default=False, repr=False, compare=False)

    def exactly(self) -> Quantity:
        """The figure to its last printed digit, where something shows that a round count is no rounding."""
        return replace(self, tolerance=0.0, rounded=False) if self.rounded else self


COUNTED = frozenset(("persons", "person-times", "households", "count"))
"""Units of which there is no half: a round number of them is likely a rounding, above all from a hundred on."""
_TO_THE_LAST_ONE, _ROUND_FROM = 0.5, 100
_LARGEST = 1e18
"""Several thousand times the GDP of China in yuan: whatever is printed beyond it is a slip."""
_DIGIT = "0-9零〇○一二三四五六七八九十百千万亿两만천백십억"


def _bound_words(name: str, table: tuple[str, ...]) -> str:
    before = words.SHORT_BEFORE.get(name, ())
    after = "".join(words.SHORT_AFTER.get(name, ()))
    parts = [alternatives(table)]
    parts += [rf"(?:{alternatives(before)})(?=\s*[{_DIGIT}]|$)"] if before else []
    parts += (
        [rf"(?:(?<=[{_DIGIT}])|(?<=[{_DIGIT}]\s)|^)[{after}]|(?<=[元人名家个户次])[{after}]$"]
        if after
        else []
    )
    return f"(?P<{name}>{'|'.join(parts)})"


# One scan for all, since 不超过 holds 超过 and `no less than` holds `less than`.
BOUND_WORDS = re.compile("|".join((
    _bound_words("at_most", words.AT_MOST), _bound_words("at_least", words.AT_LEAST), _bound_words("about", words.ABOUT)
)))  # fmt: skip
# 5约300: without the word, the two would read as 5,300.
_SECOND_NUMBER = re.compile(rf"\d\s*(?:{BOUND_WORDS.pattern})\s*\d")
_NUMERAL = re.compile(r"[\d零〇○一二三四五六七八九十两]")
_PLAIN = re.compile(r"\d+(?:\.(\d+))?")
_OPENER = re.compile(rf"^(?:(?:{alternatives(words.OPENERS)})\s*)+")
_NUMBER_WORD = re.compile(rf"^({'|'.join(words.NUMBER_WORDS)})(?=\s(?!of ))")
_HUNDREDS_OF = re.compile(r"个(?=[多余]?[万亿]\s?元?$)")


def parse(value: str, unit: str, lang: str = "") -> Quantity | Problem:
    """Read one printed figure.

    Parameters
    ----------
    value, unit : str
        The two cells as printed. Either may hold words of the other.
    lang : str
        Language of the page (`zh`, `en`, `pt` …); it decides what `mil`, ¥ and a comma mean.

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


@lru_cache(maxsize=65536)
def _parse(value: str, unit: str, lang: str) -> Quantity | Problem:
    figure = _figure(value, unit, lang)
    if isinstance(figure, Problem):
        return figure
    if not figure.value <= _LARGEST:
        return Problem(
            "value", value[:60], "larger than any such figure can be", "check the digits and the unit"
        )
    return held_to_last_digit(figure)


def held_to_last_digit(figure: Quantity) -> Quantity:
    """A round count with the tolerance of its rounding, and without any where things are counted to the last one.

    Below a hundred things are counted one by one, and `more than 2000` is a limit and no rounding.

    >>> [held_to_last_digit(Quantity(n, "persons", 0.5, "exact")).tolerance for n in (40_000.0, 343.0)]
    [5000.0, 0.0]
    """
    if figure.unit not in COUNTED or figure.tolerance != _TO_THE_LAST_ONE:
        return figure
    value = figure.value
    if value < _ROUND_FROM or value % 10 or figure.bound in (AT_LEAST, AT_MOST):
        return replace(figure, tolerance=0.0)
    digits = str(int(value))
    return replace(figure, tolerance=10.0 ** (len(digits) - len(digits.rstrip("0"))) / 2, rounded=True)


def _figure(value: str, unit: str, lang: str) -> Quantity | Problem:
    plain = _PLAIN.fullmatch(value)
    # 1.234 on a Portuguese page may be a thousand and more; 2 and 亿5000万元 are added, not multiplied.
    doubtful = (lang in DECIMAL_COMMA_LANGUAGES and plain and len(plain[1] or "") == 3) or _NUMERAL.search(
        unit
    )
    if plain and not doubtful:
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
    figure = figure_text.join(value, unit, lang)
    if isinstance(figure, Problem):
        return figure
    if _SECOND_NUMBER.search(figure.text):
        return Problem("value", value, "two numbers in one cell", "one claim a row: write one figure")
    bound, text = _take_bound(_HUNDREDS_OF.sub("", figure.text))
    text = _OPENER.sub("", text)
    text = _NUMBER_WORD.sub(lambda match: str(words.NUMBER_WORDS[match[1]]), text)
    if bound != EXACT and text[:1] in tuple("百千万亿"):
        text = "一" + text  # 百余家, 近万人
    amount = take_amount(text, lang)
    if isinstance(amount, Problem):
        return Problem(amount.column, unit if amount.column == "unit" else value, amount.reason, amount.hint)
    total, step, rest = amount
    base = base_unit(rest)
    if isinstance(base, Problem):
        return Problem("unit", unit or value, base.reason, base.hint)
    name, factor = base
    factor *= figure.scale
    return Quantity(float(total) * factor, name, float(step) / 2 * factor, bound)


def _take_bound(text: str) -> tuple[str, str]:
    """The bound stated in the figure itself (约500余人 is at least 500), and the text without its words."""
    stated = {match.lastgroup for match in BOUND_WORDS.finditer(text)}
    bound = next((name for name in (AT_LEAST, AT_MOST, ABOUT) if name in stated), EXACT)
    return bound, re.sub(r"\s+", " ", BOUND_WORDS.sub(" ", text)).strip()
