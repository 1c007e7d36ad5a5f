"""What the profile of a pair says of each stream: the title of its timeline, its latest figures and sums, and the table of its years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.charts.time_marks import look
from analysis.findings import big_numbers, pair_claims, pair_words, words
from analysis.findings.pair_profile import stream
from analysis.measures import profile
from analysis.measures.pair_marks import denied
from analysis.measures.pair_marks import levels as levels_of
from analysis.measures.pair_rows import apart, pale, untold
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, of_few_places
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label

_LITTLE = 0.05  # share of a sum of all years that a floor of one must be to tell of its size
_SHOWN = ["indicator", "value", "bounds", "likely", "status", "aside"]
_TOGETHER = ("，合计", ", together")
_LEVEL = ("（时点数）", " (level on a date)")
_EACH = ("，每年", ", each year")
_KIND_OF_MARK = {
    "cumulative": _TOGETHER,
    "stock": _LEVEL,
    "year_to_date": ("（不足一年）", " (part of the year)"),
}


def stream_title(marks: pd.DataFrame, chosen: pd.DataFrame, key: str, lang: Lang) -> str:
    """The finding of a stream's timeline: what stands at the head of the page, or else its newest figure.

    Parameters
    ----------
    marks : DataFrame
        Of this stream.
    chosen : DataFrame
        From `big_numbers.choose`.
    """
    # What other claims add up to may have no mark here: it stands at the head of the page alone.
    mine = chosen[(chosen["stream"] == key) & chosen["indicator"].isin(marks["indicator"])]
    if len(mine):
        number = big_numbers.numbers(mine, lang)[0]
        name, value, when = number.name, number.value, number.when
    else:
        row = _newest(marks)
        if row is None:
            return stream(key, lang)
        name, value = words.indicator(row["indicator"], lang), pair_words.stated(row, marks, lang)
        when = pair_words.span(row, lang, alone=not denied(row, marks))
    return (
        f"{stream(key, lang)}：{when}{words.told(name, value, lang)}",
        f"{stream(key, lang)}: {name[0].lower()}{name[1:]}, {words.spoken(value, when)}",
    )[index(lang)]


def _newest(marks: pd.DataFrame) -> pd.Series | None:
    """The newest figure that pages state and nobody contradicts, else the newest that is worked out: of several indicators the one that the codebook names first,
    of several figures a whole one before a floor, and of floors the highest; of a few places alone none. A floor that isn't half of an earlier figure says nothing of a fall."""
    marks = marks[~marks["scrap"]]
    columns = ("basis", "gave_way", "floor", "value", "period_end", "indicator", "unit")
    cells = (marks[name].to_numpy(dtype=object) for name in columns)
    rows = [_Mark(*own) for own in zip(range(len(marks)), *cells, strict=True)]
    own = sorted(
        (row for row in rows if row.basis != "target" and not row.gave_way),
        key=lambda row: _day(row.period_end),
    )
    most: dict[tuple[str, str], float] = {}
    kept = []
    for row in own:
        before = most[row.indicator, row.unit] = np.fmax(
            most.get((row.indicator, row.unit), np.nan), row.value
        )
        if not (row.floor and of_few_places(row.value, before)):
            kept.append(row)
    stated = [row for row in kept if row.basis not in ("solved", "solved_sum")]
    own = [row for row in stated or kept if pd.notna(row.period_end)]
    if not own:
        return None
    last = max(row.period_end.year for row in own)
    order = [*INDICATORS]
    best = min(
        (row for row in own if row.period_end.year == last),
        key=lambda row: (
            order.index(row.indicator), row.floor, -row.value if row.floor else 0.0, -row.period_end.value
        ),
    )  # fmt: skip
    return marks.iloc[best.number]


class _Mark(NamedTuple):
    """A mark, and which one it is."""

    number: int
    basis: str
    gave_way: bool
    floor: bool
    value: float
    period_end: pd.Timestamp
    indicator: str
    unit: str


def _day(end: pd.Timestamp) -> tuple[bool, int]:
    """What dates are sorted by, those that are not known last."""
    return (pd.isna(end), 0 if pd.isna(end) else end.value)


def stream_summary(
    cells: pd.DataFrame,
    sums: pd.DataFrame,
    marks: pd.DataFrame,
    key: str,
    lang: Lang,
    claims: pd.DataFrame | None = None,
) -> list[str]:
    """The latest figure of each indicator of a stream, what its years add up to where that is more, and the others by name.

    Parameters
    ----------
    cells : DataFrame
        From `measures.profile.cells`.
    sums : DataFrame
        From `pair_sums.of_pair`.
    marks : DataFrame
        From `measures.pair_marks`, of this stream: they know levels on a date, plans and other units too.
    claims : DataFrame, optional
        From `measures.profile.claims`: of what is known of no year and no sum of the pair, a part of it may be.
    """
    told, unsaid, faint = [], [], []
    drawn = set(marks["indicator"])
    for one in _spoken(cells, sums, marks, key):
        solved = one.year is not None or one.whole is not None
        if solved:
            told.append(_said(one.indicator, one.year, one.whole, lang))
        for mark in one.marks:
            told.append(_marked(mark, marks, lang))
        if not solved and not one.marks:
            (faint if one.indicator in drawn else unsaid).append(one.indicator)
    parts = {} if claims is None else pair_claims.of_parts(claims, unsaid, lang)
    inside = pair_claims.inside(parts.values(), lang)
    if not told:
        return [
            *filter(None, [("没有一年有可用的数值。", "No year has a usable figure.")[index(lang)], inside])
        ]
    faint, unsaid = ([words.indicator(i, lang) for i in own if i not in parts] for own in (faint, unsaid))
    sentences = [
        (f"最近一次所知：{'；'.join(told)}。", f"The latest that is known: {'; '.join(told)}.")[index(lang)]
    ]
    if faint:
        names = words.listed(faint, lang)
        sentences.append((
            f"表中只有计划、偏低下限或未采用说法的：{names}。",
            f"Of these the table has only a plan, a low floor or a claim that gave way: {names}.",
        )[index(lang)])  # fmt: skip
    if inside:
        sentences.append(inside)
    if unsaid:
        sentences.append((
            f"没有可用数字的：{words.listed(unsaid, lang)}。", f"No usable figure on: {words.listed(unsaid, lang)}.",
        )[index(lang)])  # fmt: skip
    return sentences


class _Spoken(NamedTuple):
    """What the sentence on a stream tells of an indicator: a year, a sum, and what pages state beside them or in their place, also in
    other units."""

    indicator: str
    year: pd.Series | None
    whole: pd.Series | None
    marks: list[pd.Series]


def _spoken(cells: pd.DataFrame, sums: pd.DataFrame, marks: pd.DataFrame, key: str) -> list[_Spoken]:
    """Each indicator of a stream of which something is known or asked; parameters as of `stream_summary`."""
    mine = _pale(cells[cells["stream"] == key], marks)
    # A scrap stands in the figure and in the table, and is told as no figure of the pair.
    mine = mine.assign(figure=mine["figure"].mask(mine["scrap"]))
    latest = big_numbers.latest(mine).set_index("indicator")
    sums = sums[sums["stream"] == key].set_index("indicator")
    # A year beside which the sum at the head of the page is far more is that of a county or two; so is a floor beside any sum.
    beside = sums["figure"].reindex(latest.index)
    head = latest.index.isin(sums.index[sums["head"].astype(bool)])
    little = beside.mul(_LITTLE).mask(head, big_numbers.SCRAP * beside)
    latest = latest[~(latest["figure"].lt(little) & (head | latest["status"].eq(AT_LEAST)))]
    # So are years and sums that a level makes look like nothing.
    levels = levels_of(marks)
    latest, sums = (
        rows[
            ~(rows["status"].eq(AT_LEAST) & rows["figure"].lt(big_numbers.SCRAP * levels.reindex(rows.index)))
        ]
        for rows in (latest, sums)
    )
    found = []
    asked, marked = set(mine["indicator"]), set(marks["indicator"])
    known = [(rows, set(rows.index)) for rows in (latest, sums)]
    for i in INDICATORS:
        year, whole = (rows.loc[i] if i in own else None for rows, own in known)
        stated = _beside(i, year, whole, marks, levels.get(i, 0.0)) if i in marked else []
        if i in asked or year is not None or whole is not None or stated:
            found.append(_Spoken(i, year, whole, stated))
    return found


def _pale(cells: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Years with those as scraps, too, that the figure draws as such."""
    return cells.assign(scrap=cells["scrap"].to_numpy(bool) | pale(cells, marks))


def _beside(
    indicator: str, year: pd.Series | None, whole: pd.Series | None, marks: pd.DataFrame, highest: float
) -> list[pd.Series]:
    """What pages state of an indicator beside the year and the sum that are told, or in their place; also in other units."""
    unit = INDICATORS[indicator].unit
    own = marks[marks["indicator"] == indicator]
    found = [_newest(rows) for other, rows in own.groupby("unit") if other != unit]
    own = own[own["unit"] == unit]
    if year is None and whole is None:
        found.insert(0, _newest(own))
    elif INDICATORS[indicator].kind == "flow":
        found.insert(0, _level(own, year, whole, highest))
    return [mark for mark in found if mark is not None]


def _marked(row: pd.Series, marks: pd.DataFrame, lang: Lang) -> str:
    """What pages state of an indicator: a level, a sum, another unit."""
    name = words.indicator(row["indicator"], lang)
    # Beside a year or alone: of what else is told by years a bare figure would be read as that of a year.
    if row["basis"] == "stock" and INDICATORS[row["indicator"]].kind == "flow":
        name += _LEVEL[index(lang)]
    return words.dated(
        pair_words.span(row, lang, alone=not denied(row, marks)),
        words.told(name, pair_words.stated(row, marks, lang), lang),
        lang,
    )


def _level(
    marks: pd.DataFrame, year: pd.Series | None, whole: pd.Series | None, highest: float
) -> pd.Series | None:
    """Of the levels on a date of what is else told by years the newest, if it is newer than these; else the highest, where it is more
    than the year and no sum is told. A floor that isn't half of what the year had says nothing."""
    levels = marks[marks["basis"].eq("stock") & ~marks["gave_way"]]
    told = max(row[end] for row, end in ((year, "year"), (whole, "until")) if row is not None)
    newest = _newest(
        levels[~(levels["floor"] & of_few_places(levels["value"], 0.0 if year is None else year["figure"]))]
    )
    if newest is not None and newest["period_end"].year > told:
        return newest
    more = levels[levels["value"].eq(highest)] if whole is None and highest > year["figure"] else levels[:0]
    return more.iloc[-1] if len(more) else None


def _said(indicator: str, year: pd.Series | None, whole: pd.Series | None, lang: Lang) -> str:
    """The figure of a year, and behind it what all years make; without a year the sum alone."""
    unit, name = INDICATORS[indicator].unit, words.indicator(indicator, lang)
    values = [None if row is None else pair_words.value(row, unit, lang) for row in (year, whole)]
    span = None if whole is None else big_numbers.when_of(whole, lang)
    if year is None:
        return words.dated(span, words.told(name, values[1], lang), lang)
    when = _when(year["year"], year["status"], lang)
    if whole is not None and whole["until"] < year["year"]:  # the sum of a time before is not "in all"
        when += (f"；{span}{words.told('合计', values[1], lang)}", f"; {words.spoken(values[1], span)}")[
            index(lang)
        ]
    elif whole is not None:
        when += (f"；{words.told('合计', values[1], lang)}，{span}", f"; {values[1]} in all, {span}")[
            index(lang)
        ]
    return words.dated(when, words.told(name, values[0], lang), lang)


def stream_caption(key: str, lang: Lang) -> str:
    """Name of the table of a stream."""
    return (
        f"{stream(key, lang)}：逐年数值、上下界与区间",
        f"{stream(key, lang)}: year by year, with bounds and interval",
    )[index(lang)]


def silent(streams: Iterable[str], found: pd.DataFrame, lang: Lang) -> list[str]:
    """Sentences on the streams without a timeline: those of which no page gives a figure, and those of which pages tell other figures.

    Parameters
    ----------
    streams : iterable of str
    found : DataFrame
        From `measures.profile.claims`.
    """
    known = set(found["stream"])
    some, none = (
        words.listed([stream(key, lang) for key in streams if (key in known) == told], lang) for told in (True, False)
    )  # fmt: skip
    return [
        (f"没有任何页面给出数字的方面：{none}。", f"No page gives a figure on: {none}.")[index(lang)] if none else "",
        (f"只见一部分地方、几省合计、其他指标或未注明日期的数字的方面：{some}。",
         f"Only figures of parts, of several provinces together, of other indicators or without a date are known on: {some}.")[index(lang)] if some else "",
    ]  # fmt: skip


def stream_table(
    cells: pd.DataFrame, sums: pd.DataFrame, marks: pd.DataFrame, key: str, lang: Lang
) -> pd.DataFrame:
    """Values, bounds and status by indicator, what years add up to, and what else pages state: all that the figure draws; neighbouring
    years that say the same stand in one row. Parameters as of `stream_summary`."""
    # A page's own sum is told as its mark, beside the marks that deny it.
    sums = sums[(sums["stream"] == key) & ~(sums["status"].eq(STATED) & sums["ended"].notna())]
    stated = _stated_rows(untold(marks, cells, sums), marks, lang)
    known = _pale(cells[(cells["stream"] == key) & cells["figure"].notna()], marks)
    parts = []
    if len(known):
        runs = profile.runs(_in_words(known, lang), _SHOWN)
        years = [
            words.years(a, b, lang) + _EACH[index(lang)] * (a < b)
            for a, b in zip(runs["first"], runs["last"], strict=True)
        ]
        parts.append(runs.assign(years=years))
    if len(sums):
        years = [big_numbers.when_of(row, lang) + _TOGETHER[index(lang)] for row in each_row(sums)]
        parts.append(_in_words(sums, lang).assign(years=years, first=sums["last_year"] + 1))
    if len(stated):
        parts.append(stated)
    if not parts:
        return pd.DataFrame()
    order = {i: n for n, i in enumerate(INDICATORS)}
    # What reads the same is one row, a year or a sum before a mark: marks of two days of a year do, too.
    rows = (
        pd.concat(parts)
        .drop_duplicates(["indicator", "years", "value", "aside"])
        .sort_values(["indicator", "first"], key=lambda c: c.map(order) if c.name == "indicator" else c)
    )
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(i, lang) for i in rows["indicator"]],
        label("year", lang): rows["years"],
        label("value", lang): rows["value"],
        label("bounds", lang): rows["bounds"],
        label("likely_range", lang): rows["likely"],
        label("status", lang): rows["status"],
    })  # fmt: skip


def _stated_rows(own: pd.DataFrame, marks: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Marks as rows of the table; their bounds are no sum's."""
    other = set(own.index[apart(own, marks)])
    return pd.DataFrame([
        {
            "indicator": mark["indicator"], "first": mark["period_end"].year, "value": pair_words.worded(mark["value"], mark, lang), "bounds": "–",
            "likely": "–", "years": _years(mark, lang), "aside": _aside(mark),
            "status": label(_aside(mark) or _known_as(mark), lang) + (label("semicolon", lang) + label("apart", lang)) * (at in other),
        }
        for at, mark in own.iterrows()
    ])  # fmt: skip


def _years(mark: pd.Series, lang: Lang) -> str:
    """The years of a mark, and what it is of where it isn't of a year."""
    if mark["each_year"] and mark["period_start"].year < mark["period_end"].year:
        return words.years(mark["period_start"].year, mark["period_end"].year, lang) + _EACH[index(lang)]
    return pair_words.span(mark, lang) + _KIND_OF_MARK.get(look(mark), ("", ""))[index(lang)]


def _aside(mark: pd.Series) -> str:
    """The key of the word for a mark that is no figure of the pair; empty for one that is."""
    return "gave_way" if mark["gave_way"] else "mark_target" if mark["basis"] == "target" else ""


def _known_as(mark: pd.Series) -> str:
    """What is known of a mark, as `measures.status` has it."""
    status = pair_words.status_of(mark)
    return STATED if status == REPORTED and mark["basis"] == "cumulative" else status


def _in_words(known: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    rows = [(row, INDICATORS[row.indicator].unit) for row in each_row(known)]
    return known.assign(
        value=[pair_words.value(row, unit, lang) for row, unit in rows],
        bounds=[pair_words.bounds(row, unit, lang) for row, unit in rows],
        likely=[pair_words.interval(row, unit, lang) for row, unit in rows],
        status=[label("scrap" if getattr(row, "scrap", False) else row.status, lang) for row, _ in rows],
        aside="",
    )


def _when(year: int, status: str, lang: Lang) -> str:
    when = words.years(year, year, lang)
    return when + label("comma_clause", lang) + label(status, lang).lower() if status == ESTIMATED else when
