"""The two cells of a figure -> one text, freed of what changes nothing about it.

Footnote marks, asides in brackets, openers (共计, a total of), a unit printed in both cells, signs of currency
before the number: they are put away or put in order here, and a text that holds no single figure (a range, a
vague number, a negative one) is refused. Words of bound, numbers and units are read by `quantities`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.ingest.numerals import alternatives
from analysis.ingest.problems import Problem
from analysis.vocabulary import units as words


class FigureText(NamedTuple):
    """A figure as one text; `scale` is a power of ten that its unit cell begins with (10,000 persons)."""

    text: str
    scale: int


_MISSING = frozenset(
    ("", "-", "--", "—", "——", "/", "\\", "…", "...", "*", "x", "无", "缺", "不详", "未知", "n/a", "na", "nan", "none", "null")
)  # fmt: skip
_REFUSED = (
    (re.compile(r"^[-−﹣]\s*[\d.]|负"), "the value is negative", "a flow of aid is not negative: check the page"),
    (
        re.compile(r"\d[万亿千百]*[元人名家个户]?\s*(?:[-–—~～至到]|to|and|bis|à)\s*\d"), "the value is a range",
        "give its lower end with 'more than', or its middle with 'about'",
    ),
    (
        re.compile(
            r"[数几]\s*[十百千万亿]|[十百千万]\s*[数几]|上[百千万亿]|成[百千]|一[批些系]|several|dozens|(?:hundreds|thousands|millions|scores) of|\?"
        ), "the number is vague", "give a figure, or keep the sentence in the note of another claim",
    ),
)  # fmt: skip

# 5.3① and 5.3² carry a footnote; in km² and m² the raised digit belongs to the unit.
_FOOTNOTE = re.compile(r"[①-⑳]|(?<=\d)[⁰¹²³⁴-⁹]+|\*+$")
_ASIDE = re.compile(r"[(\[【〔][^)\]】〕]*\d[^)\]】〕]*[)\]】〕]")
_UNIT_LABEL = re.compile(r"^(?:单位|unit)\s*:\s*")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_MULTIPLIER = alternatives(words.MULTIPLIERS)
_COUNTED = alternatives({*words.MONEY, *words.UNITS, "人", "名", "家", "个", "people", "persons"})
_MULTIPLIER_BEHIND = re.compile(
    rf"\s*[(\[]\s*(?:in\s+)?((?:10{{1,9}}|10{{0,2}}(?:,000)+)(?:\s+(?:{_MULTIPLIER}))?|{_MULTIPLIER})\s*[)\]]$"
)
_UNIT_ASIDE = re.compile(rf"[(\[]\s*(?:in\s+)?(?:{_MULTIPLIER})\s*(?:{_COUNTED})\s*[)\]]$")
_POWER_OF_TEN = re.compile(r"(1(?:0*(?:[ ,]000)+|0+))\s*(?=[^\d\s.,%])")
_CURRENCY = re.compile(rf"({'|'.join(map(re.escape, words.CURRENCY_BEFORE))})\s*(?=\d)")
_CURRENCY_OF_UNIT = re.compile(rf"(?:{'|'.join(map(re.escape, words.CURRENCY_BEFORE))})\s*(?=\S)")
_FOREIGN_SIGN = re.compile(r"(?:[$€£]|usd|dollars|eur|hkd|gbp|jpy)\s*\d|\d\s*[$€£]")
_ENDS_IN_MONEY = re.compile(rf"(?:{'|'.join(map(re.escape, words.MONEY))})\W*$")
_SHORT_MULTIPLIER = re.compile(
    rf"(?<=\d)\s?([{''.join(words.SHORT_MULTIPLIERS)}])(?=\s(?:{alternatives(words.MONEY | {'people', 'persons', 'workers', 'jobs'})}))"
)
# As cheques and lists of donations write them; only in a value, for 陆 and 参 are also other words.
_FORMAL_NUMERALS = str.maketrans("壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟萬", "一二二三三三四五六六七八九十百千万")
_PERCENT = re.compile(r"百分之\s*([\d.零〇一二三四五六七八九十百点]+)")
_TURNS = re.compile(r"(?:延べ|연인원)\s*")


def join(value: str, unit: str, lang: str) -> FigureText | Problem:
    """Bring the two cells of a figure together.

    Parameters
    ----------
    value, unit : str
        As printed.
    lang : str
        Language of the page: on a Japanese one ¥ is the yen.

    >>> join("RMB 3.4", "billion", "en"), join("52.3[1]", "10,000 persons", "en")
    (FigureText(text='3.4 billion 元', scale=1), FigureText(text='52.3 persons', scale=10000))
    """
    number, counted = (words.simplify(_FOOTNOTE.sub("", cell.strip())) for cell in (value, unit))
    number = _PERCENT.sub(r"\1%", number.translate(_FORMAL_NUMERALS))
    if number in _MISSING:
        return Problem(
            "value", value, "the value is missing",
            "leave the row out or give the figure: missing is never zero",
        )  # fmt: skip
    for pattern, reason, hint in _REFUSED:
        if pattern.search(number):
            return Problem("value", value, reason, hint)
    counted = _UNIT_LABEL.sub("", counted)
    counted = bracketed[1] if (bracketed := _BRACKETED.fullmatch(counted)) else counted
    if match := _MULTIPLIER_BEHIND.search(counted):
        # RMB (million), 人 (万): in brackets, yet it multiplies
        counted = f"{match[1]} {counted[: match.start()].strip()}"
    elif _UNIT_ASIDE.search(counted):
        return Problem(
            "unit", unit, "two units, one of them in brackets", "write the one that is meant: 万元"
        )
    if match := _CURRENCY_OF_UNIT.match(counted):
        # 5 and RMB 100 million: the sign goes behind, or the two numbers would read as one.
        counted = counted[match.end() :]
        counted = counted if _ENDS_IN_MONEY.search(counted) else f"{counted} 元"
    scale = 1
    if match := _POWER_OF_TEN.match(counted):
        scale, counted = int(re.sub(r"\D", "", match[1])), counted[match.end() :]
    elif counted[:1].isdecimal():
        return Problem("unit", unit, "a number stands in the unit", "write the whole figure into the value")
    twice = counted and number.endswith(counted)
    text = _ASIDE.sub("", number if twice else f"{number} {counted}")
    if _FOREIGN_SIGN.search(text) or (lang == "ja" and re.search(r"¥\s*\d", text)):
        return Problem("value", value, "not in yuan", "convert it by hand, and say the rate in the note")
    return FigureText(_in_order(text).strip(), scale)


def _in_order(text: str) -> str:
    """Currency behind the number, short multipliers written out, turns as a unit."""
    if _CURRENCY.search(text):
        text = _CURRENCY.sub("", text).strip()
        text = text if _ENDS_IN_MONEY.search(text) else f"{text} 元"
    if _TURNS.match(text):
        text = re.sub("人回?|명", "人次", _TURNS.sub("", text))
    return _SHORT_MULTIPLIER.sub(lambda match: f" {words.SHORT_MULTIPLIERS[match[1]]}", text)
