"""The English words of time that `time_words` finds -> spans, resolved by the page's date and by what was said before."""

from __future__ import annotations

import re

from analysis.harvest import time_words
from analysis.harvest.moments import Time
from analysis.harvest.reckoning import Reckoning
from analysis.vocabulary import english_months


def resolve(calendar: Reckoning, name: str, match: re.Match) -> Time | None:
    """The time that a pattern of `time_words.ENGLISH` has matched, on the page of a calendar; None where it is none.

    Parameters
    ----------
    calendar : Reckoning
    name : str
        Of the pattern.
    match : re.Match
    """
    groups = {key: value for key, value in match.groupdict().items() if value}
    page = calendar.page.year
    month = next((english_months.number(groups[k]) for k in ("mon", "mon2", "mon3") if k in groups), None)
    year = next((groups[k] for k in ("y", "y2", "y3", "y4") if k in groups), None)
    own = year is None or (page is not None and year == str(page))
    if year is None or not year.isdecimal():
        shift = -1 if "last year" in match[0].lower() else 0
        year, own = (str(page + shift) if page else "?"), shift == 0
    simple = {
        "running": calendar.running,
        "this": lambda: (
            Time(0, 0, "year", str(page), str(page)) if calendar.whole_year else calendar.running()
        ),
        "these_days": calendar.these_days,
        "same": lambda: calendar.latest_part if calendar.latest_part and "months" in match[0] else calendar.latest,
        "ever_since": lambda: calendar.since(calendar.tied or str(calendar.year or "")),
        "few_years": lambda: calendar.since(""),
        "years_later": lambda: _years_later(calendar, groups["n"], "decades" in match[0]),
        "now": lambda: Time(0, 0, "now", last=calendar.page.text, needs_page=not page),
        "last": lambda: Time(0, 0, "year", year, year, needs_page=not page),
        "that": lambda: Time(0, 0, "year", str(calendar.year), str(calendar.year)) if calendar.year else None,
        "next": lambda: Time(0, 0, "year", str(page + 1), str(page + 1)) if page else Time(0, 0, "year", needs_page=True),
        "event": lambda: Time(0, 0, "event", f"{year}-{month:02d}", f"{year}-{month:02d}", own),
    }  # fmt: skip
    if name in simple:
        return simple[name]()
    if name in ("since", "plan", "span", "past_years"):
        return _of_years(calendar, name, groups, month)
    if name in ("halves", "quarters", "first_months", "months"):
        return _part(calendar, name, groups, year, own)
    if name == "year_to_month":
        first = (
            f"{groups['a']}-{english_months.number(groups['amon']):02d}" if "amon" in groups else groups["a"]
        )
        last = f"{year}-{english_months.number(groups['m']):02d}"
        return Time(0, 0, "span", first, last) if groups["a"] < year and year.isdecimal() else None
    if name == "through":
        return Time(0, 0, "part", f"{year}-01", f"{year}-{english_months.number(groups['m']):02d}", own)
    if name == "asof":
        running = own and month is not None and not {"y", "y3"} & set(groups)
        return Time(0, 0, "asof", last=f"{year}-{month or 12:02d}", running=running)
    return Time(0, 0, "year", year, year)


def _years_later(calendar: Reckoning, printed: str, decades: bool) -> Time | None:
    """Arrived in 1996. Twenty years later, # has been given: from the year told until now, where the years fit."""
    count, told, page = time_words.english_number(printed), calendar.year, calendar.page.year
    if not count or not told or not page or abs(told + count * (10 if decades else 1) - page) > 1:
        return None
    return calendar.since(str(told))


def _of_years(calendar: Reckoning, name: str, groups: dict, month: int | None) -> Time | None:
    if name == "since":
        told = next((groups[k] for k in ("a", "a2", "a3", "a4") if k in groups), None)
        first = told or str((calendar.page.year or 0) - 1)  # since it began in April last year
        return calendar.since(f"{first}-{month:02d}" if month else first)
    if name == "plan":
        first = 2006 + 5 * (int(groups["nth"][:2]) - 11)
        return Time(0, 0, "span", str(first), str(first + 4))
    if name == "span":
        first, last = groups.get("a") or groups["a2"], groups.get("b") or groups["b2"]
        last = first[:2] + last if len(last) == 2 else last
        return Time(0, 0, "span", first, last) if first < last <= "2040" else None
    if "one" in groups:
        return calendar.past(1)
    if "decade" in groups:
        return calendar.past(10 * (time_words.english_number(groups.get("n3")) or 1))
    return calendar.past(
        time_words.english_number(groups.get("n") or groups.get("n2") or groups.get("n4")) or 0
    )


def _part(calendar: Reckoning, name: str, groups: dict, year: str, own: bool) -> Time | None:
    if name == "months":
        return _months(calendar, groups, year, own)
    counted = time_words.english_number(groups.get("n"))
    if name == "halves":
        first, last = (7, 12) if groups.get("nth", "first").lower() in ("second", "latter") else (1, 6)
    elif name == "quarters" and "q" in groups:
        quarter = time_words.english_ordinal(groups["q"])
        first, last = 3 * quarter - 2, 3 * quarter
    else:
        first, last = 1, 3 * (counted or 1) if name == "quarters" else counted
    if not last or last > 12:
        return None
    return Time(0, 0, "part", f"{year}-{first:02d}", f"{year}-{last:02d}", own)


def _months(calendar: Reckoning, groups: dict, year: str, own: bool) -> Time | None:
    """From January to June: of the year said, else of the page's, or of the year before where they lie ahead."""
    first, last = english_months.number(groups["am"]), english_months.number(groups["m"])
    if not year.isdecimal() or first >= last:
        return None
    if own and "y" not in groups and last > (calendar.page.month or 12):
        year, own = str(int(year) - 1), False
    return Time(0, 0, "part", f"{year}-{first:02d}", f"{year}-{last:02d}", own)
