"""What a caller's word means: indicators, years, provinces and choices, with the nearest right word for a wrong one.

Every door asks here: `analysis.dataset`, the parameters of notebooks, the command line. So one thing goes by the same
names at each of them. It is light: places of all levels and times need a table and are in `analysis.place_book`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from numbers import Real

from analysis.errors import ParameterError
from analysis.vocabulary import other_indicators
from analysis.vocabulary.indicators import INDICATORS, OTHER
from analysis.vocabulary.indicators import normalise as indicator_id
from analysis.vocabulary.places import PROVINCES, fold

MOST_LISTED = 40
"""A hint lists all legal words up to this many."""

EARLIEST, LATEST = 1900, 2100
"""What lies outside is no year but a slip of the pen."""
COOPERATION_BEGAN = 1996

Words = Iterable[str] | Mapping[str, Iterable[str]]
"""Legal words; as a mapping, each with the other names that it goes by."""


def choice(what: str, word: object, legal: Words, *, see: str = "") -> str:
    """Return the legal word that a caller means: itself, or one of its names, in any case and width.

    Parameters
    ----------
    what : str
        What the word stands for, for the message: "indicator", "level".
    word : object
    legal : iterable of str, or mapping of str to iterable of str
        The legal words, as a mapping with their other names.
    see : str
        Where all legal words are listed; without it the message lists them if they are few.

    Raises
    ------
    ParameterError
        The message names the nearest legal word.

    >>> choice("level", "county", ("province", "county")), choice("level", "县级", {"county": ("县级",)})
    ('county', 'county')
    """
    names = {w: tuple(legal[w]) for w in legal} if isinstance(legal, Mapping) else dict.fromkeys(legal, ())
    if isinstance(word, str) and word in names:
        return word
    meant = {_key(name): w for w, also in reversed(names.items()) for name in (w, *also)}
    if (found := meant.get(_key(word))) is not None:
        return found
    hint = [f"did you mean {suggested}?"] if (suggested := suggestion(word, names)) else []
    if see:
        hint.append(f"all of them: {see}")
    elif len(names) <= MOST_LISTED:
        hint.append(f"legal: {', '.join(names)}")
    raise ParameterError(f"there is no {what} {word!r}", hint=" ".join(hint))


def _key(word: object) -> str:
    """What two spellings of one name have in common: not case, width, blanks, hyphens or traditional characters."""
    return re.sub(r"[\s_\-]+", "", fold(str(word))).casefold()


def suggestion(word: object, names: Mapping[str, Iterable[str]]) -> str:
    """The nearest name in quotes, with the word that it stands for where that is another; empty when none is near.

    >>> suggestion("gov_fund", {"gov_funds": ("财政援助资金",)}), suggestion("财政援助金", {"gov_funds": ("财政援助资金",)})
    ("'gov_funds'", "'财政援助资金' (gov_funds)")
    """
    of = {name: w for w, also in reversed(names.items()) for name in (w, *also)}
    if (near := nearest(word, of)) is None:
        return ""
    return f"{near!r}" if of[near] == near else f"{near!r} ({of[near]})"


def nearest(word: object, names: Iterable[str]) -> str | None:
    """The name that is most like a word; None when none is like it.

    >>> nearest("Ningxai", ["Fujian", "Ningxia"])
    'Ningxia'
    """
    from rapidfuzz import fuzz, process

    given = fold(str(word)) if str(word) > "\u2e80" else str(word).strip()
    # Of a Chinese name of two characters half is left when one of them is mistaken.
    least = 50 if len(given) == 2 and given > "\u2e80" else 60
    words = list(names)
    # A name that is alike as a whole goes before one that is a part of the word.
    for scorer, score in ((fuzz.ratio, 80), (fuzz.WRatio, least)):
        if found := process.extractOne(
            given.lower(), words, scorer=scorer, processor=str.lower, score_cutoff=score
        ):
            return found[0]
    return None


def names_of(indicator: str) -> tuple[str, ...]:
    """Names that an indicator goes by besides its id, Chinese first.

    >>> names_of("gov_funds")
    ('财政援助资金', 'Government assistance funds')
    """
    if indicator in INDICATORS:
        return INDICATORS[indicator].zh, INDICATORS[indicator].en
    return other_indicators.name(indicator, "zh"), other_indicators.name(indicator, "en")


def indicator(name: object, legal: Iterable[str] = INDICATORS) -> str:
    """Return the id of the indicator that a caller means by its id, its Chinese or its English name.

    Parameters
    ----------
    name : object
    legal : iterable of str
        Ids to choose from: the codebook's, or all that a table has.

    Raises
    ------
    ParameterError
        None goes by that name; the message suggests the nearest.

    >>> indicator("财政援助资金"), indicator("Gov funds"), indicator("Government assistance funds")
    ('gov_funds', 'gov_funds', 'gov_funds')
    """
    names = {one: names_of(one) for one in legal}
    # A page's own spelling of an `other:` indicator is evened out as the ingestion does.
    given = indicator_id(name) if isinstance(name, str) and name.lower().startswith(OTHER) else None
    return choice(
        "indicator",
        given if given in names else name,
        names,
        see="dataset.indicators(), or `python -m analysis indicators`",
    )


def years(given: object) -> tuple[int, int]:
    """First and last year of what a caller gave.

    Parameters
    ----------
    given : object
        A year (2023, "2023", "2023年", a date), a span as text ("2016-2020", "2016年至2020年"), the first and the last
        year, or years that follow one another (a range, a list, a column).

    Raises
    ------
    ParameterError

    >>> years(2023), years("2023年"), years((2016, 2020)), years(range(2016, 2021)), years("2016-2020")
    ((2023, 2023), (2023, 2023), (2016, 2020), (2016, 2020), (2016, 2020))
    """
    parts = _SPAN.split(_plain(given)) if isinstance(given, str) else given
    several = isinstance(parts, Iterable) and not isinstance(parts, str)
    found = [_year(part, given) for part in (parts if several else [parts])]
    if not found:
        raise _no_year(given)
    if len(found) > 2 or isinstance(parts, (set, frozenset)):
        found = sorted(set(found))
        if found[-1] - found[0] != len(found) - 1:
            raise ParameterError(
                f"{given!r} leaves years out",
                hint=f"give the first and the last year: ({found[0]}, {found[-1]}), or ask for each span",
            )
    first, last = found[0], found[-1]
    if first > last:
        raise ParameterError(f"{given!r} ends before it begins", hint=f"write ({last}, {first})")
    return first, last


def year(given: object) -> int:
    """The one year that a caller gave, in any form that `years` reads.

    Raises
    ------
    ParameterError

    >>> year("2021年"), year("二〇二一")
    (2021, 2021)
    """
    first, last = years(given)
    if first != last:
        raise ParameterError(f"{given!r} are several years", hint=f"give one of them, such as {last}")
    return first


def days(given: object) -> tuple[str, str]:
    """First and last day of what a caller gave; all years for None.

    Parameters
    ----------
    given : object
        Years as `years` takes them, or two days or months: ("2021-01-01", "2025-04-30"), ("2021", "2025-04").

    Raises
    ------
    ParameterError

    >>> days((2016, 2020)), days(("2021", "2025-04"))
    (('2016-01-01', '2020-12-31'), ('2021-01-01', '2025-04-30'))
    """
    if given is None:
        return f"{COOPERATION_BEGAN}-01-01", f"{LATEST}-12-31"
    parts = list(given) if isinstance(given, (tuple, list)) and len(given) == 2 else []
    if not any(isinstance(p, dt.date) or (isinstance(p, str) and _DAY.fullmatch(p.strip())) for p in parts):
        first, last = years(given)
        return f"{first}-01-01", f"{last}-12-31"
    ends = [_day(part, given, last) for part, last in zip(parts, (False, True), strict=True)]
    if ends[0] > ends[1]:
        raise ParameterError(f"{given!r} ends before it begins", hint="give the first day first")
    return ends[0].isoformat(), ends[1].isoformat()


_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def _day(part: object, given: object, last: bool) -> dt.date:
    """The day of a date, or the first or last day of a month or a year."""
    if isinstance(part, dt.date):
        return dt.date(part.year, part.month, part.day)
    found = _DAY.fullmatch(part.strip()) if isinstance(part, str) else None
    year, month, day = (
        (int(n) if n else None for n in found.groups()) if found else (_year(part, given), None, None)
    )
    try:
        if day:
            return dt.date(year, month, day)
        month = month or (12 if last else 1)
        return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except ValueError:
        raise _no_year(given) from None


_SPAN = re.compile(r"\s*(?:[-–—~/至到]|\bto\b)+\s*")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _plain(text: str) -> str:
    return fold(re.sub(r"\bto\b", "-", text)).replace("年", "").translate(_DIGITS)


def _year(part: object, given: object) -> int:
    if isinstance(part, dt.date):
        return part.year
    if isinstance(part, str):
        digits = re.fullmatch(r"(\d{4})(?:\.0)?", _plain(part))
        part = int(digits[1]) if digits else None
    # A number of numpy or pandas is one too; a truth value is none.
    if (
        isinstance(part, Real)
        and not isinstance(part, bool)
        and part == part // 1
        and EARLIEST <= part <= LATEST
    ):
        return int(part)
    raise _no_year(given)


def _no_year(given: object) -> ParameterError:
    return ParameterError(
        f"{given!r} is no year", hint="give 2023, or the first and the last year: (2016, 2020)"
    )


_PROVINCE_ENDING = re.compile(
    r"(省|市|(壮族|回族|维吾尔)?自治区|特别行政区|(zhuang|hui|uyghur)?autonomousregion|province|municipality)$"
)


def province(name: object) -> str | None:
    """Adcode of a province by its code, its short or full Chinese name or its English one; None for what is none.

    >>> province("宁夏回族自治区"), province("inner mongolia"), province("Fujian Province"), province("福州")
    ('640000', '150000', '350000', None)
    """
    key = _key(name)
    return _PROVINCES.get(key) or _PROVINCES.get(_PROVINCE_ENDING.sub("", key))


_PROVINCES = {_key(name): code for code, names in PROVINCES.items() for name in (code, *names)}
