"""Numbers as each language writes them: 33.9 亿元 is 3.39 billion yuan, 5.2 万人 is 52 thousand persons.

Tables keep base units (yuan, persons); only what a reader sees is scaled. Reading printed numbers is the
business of `ingest`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.vocabulary.labels import Lang, index


@dataclass(frozen=True, slots=True)
class Scale:
    """A shown unit: `size` base units, called `name`."""

    size: float
    name: str


_TEN_THOUSAND = {"persons": "人", "person-times": "人次", "households": "户"}
_THOUSAND = {"persons": "persons", "person-times": "person-times", "households": "households"}

WORKED_OUT = 3
"""Significant digits of what no page prints: estimates, shares, means. A printed figure keeps up to four, like a bound, so
that a figure and the floor that it makes read the same."""

WHOLE = {*_TEN_THOUSAND, "count"}
"""Base units of things that are counted."""
WRITTEN_OUT = 10_000
"""The least number of things that has a larger unit: 9,999 persons, 10 thousand persons."""

_SCALES: dict[str, tuple[tuple[Scale, ...], tuple[Scale, ...]]] = {
    "yuan": (
        (Scale(1e8, "亿元"), Scale(1e4, "万元"), Scale(1, "元")),
        (Scale(1e9, "billion yuan"), Scale(1e6, "million yuan"), Scale(1, "yuan")),
    ),
    **{
        unit: (
            (Scale(1e4, f"万{zh}"), Scale(1, zh)),
            (Scale(1e6, f"million {en}"), Scale(1e3, f"thousand {en}"), Scale(1, en)),
        )
        for (unit, zh), en in zip(_TEN_THOUSAND.items(), _THOUSAND.values(), strict=True)
    },
    "yuan per person": ((Scale(1, "元/人"),), (Scale(1, "yuan per person"),)),
    "count": ((Scale(1, "个"),), (Scale(1, ""),)),
    "percent": ((Scale(1, "%"),), (Scale(1, "%"),)),
    "km": ((Scale(1, "公里"),), (Scale(1, "km"),)),
    "hectares": (
        (Scale(1e4, "万公顷"), Scale(1, "公顷")),
        (Scale(1e6, "million hectares"), Scale(1e3, "thousand hectares"), Scale(1, "hectares")),
    ),
    "tonnes": (
        (Scale(1e4, "万吨"), Scale(1, "吨")),
        (Scale(1e6, "million tonnes"), Scale(1e3, "thousand tonnes"), Scale(1, "tonnes")),
    ),
    "kWh": ((Scale(1e8, "亿千瓦时"), Scale(1e4, "万千瓦时")), (Scale(1e9, "TWh"), Scale(1e6, "GWh"))),
    "": ((Scale(1, ""),), (Scale(1, ""),)),
}
"""Base unit -> its scales in zh and in en, largest first."""


def scales(unit: str, lang: Lang) -> tuple[Scale, ...]:
    """The units in which values of a base unit are shown, largest first; one that is not listed stays as it is."""
    return _SCALES.get(unit, ((Scale(1, unit),),) * 2)[index(lang)]


def scale(unit: str, lang: Lang, values: Iterable[float] | float | None = None) -> Scale:
    """Return the unit in which to show values of a base unit.

    Parameters
    ----------
    unit : str
        Base unit; one that is not listed is shown as it is.
    lang : {"zh", "en"}
    values : float or iterable of float, optional
        What will be shown. The largest unit is taken when the largest value fills it, in English also when it makes a
        tenth of it (but not of things that are counted), else the first of the smaller ones that it fills: 2,100 万元 and
        1,311 人, never 0.21 亿元 and 0.1311 万人, and of things that are counted none below ten thousand. Without values the
        largest unit.

    >>> scale("yuan", "zh").name, scale("yuan", "zh", 21_000_000).name, scale("persons", "en", 52_000).name
    ('亿元', '万元', 'thousand persons')
    >>> scale("yuan", "zh", 100_000_000).name, scale("yuan", "en", 100_000_000).name
    ('亿元', 'billion yuan')
    >>> scale("yuan", "zh", [900, 3200]).name, scale("persons", "zh", 1311).name, scale("persons", "en", 1311).name
    ('元', '人', 'persons')
    """
    steps = scales(unit, lang)
    if values is None:
        return steps[0]
    numbers = [abs(v) for v in (values if isinstance(values, Iterable) else [values]) if math.isfinite(v)]
    largest = max(numbers, default=0.0)
    if largest == 0:
        return steps[0]
    # A tenth of a billion is an everyday figure in English; in Chinese it is 1 亿, and 10,000 万 is the next unit.
    if largest / steps[0].size >= (1 if unit in WHOLE or lang == "zh" else 0.1):
        return steps[0]
    # Few thousand people are written out in English, too: 1,498 persons, not 1.498 thousand.
    few = unit in WHOLE and largest < WRITTEN_OUT
    return steps[-1] if few else next((s for s in steps if largest / s.size >= 1), steps[-1])


def number(value: float, digits: int | None = None, *, down: bool = False, up: bool = False) -> str:
    """Write a number with about `digits` significant digits, never cutting whole units, with thousands
    separators.

    Parameters
    ----------
    value : float
    digits : int, optional
        Significant digits; 4, as many as pages print, or `WORKED_OUT`.
    down, up : bool
        A floor, which is cut, or a ceiling, which is rounded up: one that is rounded to the nearest may bound nothing.

    >>> number(33.9), number(30.75), number(1234.56), number(0.04567, 3), number(1.565, 3), number(7.0), number(-0.0)
    ('33.9', '30.75', '1,235', '0.0457', '1.57', '7', '0')
    >>> number(70.7263, 3), number(70.7263, down=True), number(70.7263, up=True), number(13.205, down=True)
    ('70.7', '70.72', '70.73', '13.2')
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} can't be written as a number")
    if value == 0:
        return "0"
    digits = digits or 4
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    # The noise of the arithmetic is no digit, nor is that of halves in binary: 1.565 is 1.57, as 15.65 is 15.7.
    shifted = round(value * 10**decimals, 6)
    nearest = math.copysign(math.floor(abs(shifted) + 0.5), shifted)
    if down or up:
        nearest = math.floor(shifted) if down else math.ceil(shifted)
    value = nearest / 10**decimals
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def worked_out(value: float) -> float:
    """What no page prints, in as many digits as it bears, whole units too: 21,623 of 11,150 to 31,860 is 21,600.

    >>> worked_out(21_623), worked_out(0.04567), worked_out(-1_342)
    (21600.0, 0.0457, -1340.0)
    """
    return float(f"{value:.{WORKED_OUT}g}")


def likely_end(value: float) -> str:
    """Write an end of what is likely: two digits, whole units only below a thousand.

    >>> likely_end(0.4567), likely_end(167.2), likely_end(39_125)
    ('0.46', '167', '39,000')
    """
    return number(float(f"{value:.2g}") if abs(value) >= 1000 else value, 2)


def amount(
    value: float,
    unit: str,
    lang: Lang,
    *,
    digits: int | None = None,
    at: Scale | None = None,
    down: bool = False,
    up: bool = False,
) -> str:
    """Write a value of a base unit with its unit.

    Parameters
    ----------
    value : float
        In base units.
    unit : str
        Base unit.
    lang : {"zh", "en"}
    digits, down, up
        As for `number`.
    at : Scale, optional
        The unit to show it in (for several values side by side); by default the one that fits.

    >>> amount(3.39e9, "yuan", "zh"), amount(3.39e9, "yuan", "en"), amount(52_000, "persons", "zh")
    ('33.9 亿元', '3.39 billion yuan', '5.2 万人')
    >>> amount(12.5, "percent", "en"), amount(8, "count", "en"), amount(561.5, "count", "en", down=True)
    ('12.5%', '8', '562')
    """
    chosen = at or scale(unit, lang, value)
    text = _written(value, unit, chosen, digits, down, up)
    if not chosen.name:
        return text
    return f"{text}%" if chosen.name == "%" else f"{text} {chosen.name}"


def within(
    value: float,
    unit: str,
    lang: Lang,
    at: Scale,
    *,
    digits: int | None = None,
    down: bool = False,
    up: bool = False,
) -> str:
    """Write a value beside others whose unit a heading names; one too small for that unit takes its own with it.

    Parameters
    ----------
    value, unit, lang, digits, down, up
        As for `amount`.
    at : Scale
        The unit that the heading names.

    >>> persons = scale("persons", "zh", [263_450, 558])
    >>> within(263_450, "persons", "zh", persons), within(558, "persons", "zh", persons)
    ('26.35', '558 人')
    """
    small = value != 0 and scale(unit, lang, value).size < at.size
    return (
        amount(value, unit, lang, digits=digits, down=down, up=up)
        if small
        else _written(value, unit, at, digits, down, up)
    )


def _written(value: float, unit: str, at: Scale, digits: int | None, down: bool, up: bool) -> str:
    """The digits alone. Half a person is but the rounding of a printed figure: a floor of them is the next whole one,
    a ceiling the last.
    """
    if unit in WHOLE and (down or up):
        value = math.ceil(value - 1e-6) if down else math.floor(value + 1e-6)
    elif digits == WORKED_OUT:
        value = worked_out(value)
    return number(value / at.size, digits, down=down, up=up)


def in_spans(numbers: Iterable[int], comma: str) -> str:
    """Ascending whole numbers, neighbours joined.

    >>> in_spans([1, 2, 3, 7], ", ")
    '1–3, 7'
    """
    spans: list[list[int]] = []
    for number_of in map(int, numbers):
        if spans and number_of == spans[-1][1] + 1:
            spans[-1][1] = number_of
        else:
            spans.append([number_of, number_of])
    return comma.join(f"{first}–{last}" if first < last else str(first) for first, last in spans)
