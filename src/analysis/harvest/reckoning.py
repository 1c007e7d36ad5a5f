"""Words of time that hang on the page's day, or on what the page has said before: 今年以来, 三年来, 自结对以来, 同一时期."""

from __future__ import annotations

from dataclasses import replace

from analysis.harvest.moments import PageDate, Time


class Reckoning:
    """What a page has said of time so far, and the spans that follow from it and from its day.

    `year` is the year said last, `tied` when the pair was tied, `spans` the spans of years said, `ahead` those that the
    page prints anywhere, `starts` the years of 以来, `latest` the last span of any kind, `latest_part` the last part of a year; `events` are the days of the
    sentence read last, `measures` its times of comparison; `planned` says that the page is a plan as a whole, `told_year` is the
    year before the page's own that its title names, which 3月21日 is then of, `told_until` the year
    that a year book tells of, with which its sums end; `title_year` the one year that its title names, which 全年 is of; `whole_year` says that
    今年 is the whole of it, on a page of its last days that sums up 全年.

    Parameters
    ----------
    page : PageDate
    """

    def __init__(self, page: PageDate) -> None:
        self.page = page
        self.year: int | None = None
        self.tied: str = ""
        self.spans: list[tuple[str, str]] = []
        self.ahead: list[tuple[str, str]] = []
        self.events: list[Time] = []
        self.measures: list[Time] = []
        self.starts: list[str] = []
        self.latest: Time | None = None
        self.latest_part: Time | None = None
        self.planned = False
        self.told_year: int | None = None
        self.told_until = ""
        self.whole_year = False
        self.title_year: int | None = None

    def these_days(self) -> Time:
        """日前, on Tuesday: the page's month, which is a guess on its first days."""
        day = self.page.text
        return Time(0, 0, "event", day, day, True, needs_page=not day, reckoned=True)

    def running(self) -> Time:
        if self.page.year is None:
            return Time(0, 0, "part", needs_page=True, running=True)
        month = self.page.month
        last = self.page.standing if month else str(self.page.year)
        return Time(0, 0, "part", f"{self.page.year}-01" if month else str(self.page.year), last, True)

    def since(self, first: str) -> Time:
        """From a start to the page's month, or to the end of the year that the page reports on."""
        until = self.told_until if self.told_until >= first[:4] else ""
        return Time(0, 0, "since", first, until or self.page.text, needs_page=not self.page.year)

    def _twelve_months(self, page: int) -> Time:
        """近一年来, on a page of November: from the November before; on one of December, the year."""
        if self.page.month == 12:
            return Time(0, 0, "year", str(page), str(page))
        if not self.page.month:
            return replace(self.since(str(page - 1)), reckoned=True)
        return Time(0, 0, "span", f"{page - 1}-{self.page.month:02d}", self.page.text, reckoned=True)

    def past(
        self, years: int, recent_years: bool = False, more: bool = False, through: bool = False
    ) -> Time | None:
        """The years up to the page: those said before where they fit, whole years on a page of the first months.

        `recent_years` is 近三年, which counts the page's own year; `more` is 五年多来, which is no number of whole years;
        `through` is 经过四年努力, years that may be over before the page's.
        """
        if not 1 <= years <= 35:
            return None
        page = self.page.year
        if more and page:
            tied = self.tied if self.tied and 0 <= page - int(self.tied[:4]) - years <= 1 else ""
            return self.since(tied) if tied else replace(self.since(str(page - years)), reckoned=True)
        recent = [span for span in self.ahead if page is None or page - 2 <= int(span[1][:4]) <= page]
        for first, last in [*reversed(self.spans), *recent]:
            if int(last[:4]) - int(first[:4]) + 1 == years:
                return Time(0, 0, "span", first, last)
        if page is None:
            return Time(0, 0, "since", needs_page=True)
        if self.tied and page - int(self.tied[:4]) == years and (self.page.month or 12) > 3:
            return self.since(self.tied)
        for first in reversed(self.starts):
            if years > 1 and years in (page - int(first[:4]), page - int(first[:4]) + 1):
                whole_years = (self.page.month or 12) <= 3 and years == page - int(first[:4]) <= 6
                return Time(0, 0, "span", first[:4], str(page - 1)) if whole_years else self.since(first)
        if years == 1 and self.tied[:4] == str(page) and self.page.month == 12:
            return Time(0, 0, "year", str(page), str(page))
        if self.tied and abs(page - int(self.tied[:4]) - years) <= 1:
            return self.since(self.tied)
        if through and self.tied and (over := int(self.tied[:4]) + years) < page:
            return Time(0, 0, "span", self.tied[:4], str(over))
        early = (self.page.month or 12) <= 3
        if years == 1:
            return Time(0, 0, "year", str(page - 1), str(page - 1)) if early else self._twelve_months(page)
        if early:
            return Time(0, 0, "span", str(page - years), str(page - 1), reckoned=True)
        return replace(self.since(str(page - years + recent_years)), reckoned=True)
