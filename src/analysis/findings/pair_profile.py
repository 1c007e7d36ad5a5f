"""What the profile of a pair says: since when it is one, its counties, and each stream over the years."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.charts import style
from analysis.charts.intervals import likely
from analysis.findings import big_numbers, words
from analysis.findings.pairings import cited
from analysis.measures import profile
from analysis.measures.pairs import fate
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount, number, scale
from analysis.vocabulary.places import level_of
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.values import VALUES

STREAMS = {
    "money": ("资金", "Funds"),
    "industry": ("产业协作", "Industry"),
    "labour": ("劳务协作", "Labour"),
    "consumption": ("消费协作", "Consumption"),
    "people": ("干部与人才", "Cadres and specialists"),
    "social": ("结对与社会事业", "Social projects"),
}
_ROUGH = 0.2  # of a figure: how far its bounds may be apart
_SHOWN = ["indicator", "value", "bounds", "likely", "status"]


def stream(key: str, lang: Lang) -> str:
    """Name of a stream."""
    return STREAMS[key][index(lang)]


def headline(origin: str, destination: str, lang: Lang) -> str:
    """The name of the report."""
    pair = words.pair(origin, destination, lang)
    return (f"结对档案：{pair}", f"Profile of a pair: {pair}")[index(lang)]


def history(rounds: pd.DataFrame, pair: tuple[str, str], lang: Lang) -> str:
    """One sentence on since when the two are paired, and how: by cities before, as whole provinces since.

    Parameters
    ----------
    rounds : DataFrame
        From `measures.profile.history`: the kinds of the pair one after the other.
    pair : (str, str)
        Adcodes.
    """
    name = ("与", " and ")[index(lang)].join(words.place(code, lang) for code in pair)
    if rounds.empty:
        return (f"没有页面说{name}结对。", f"No page says that {name} are a pair.")[index(lang)]
    how = {
        "whole": ("省与省整体结对", "as whole provinces"),
        "cities": ("只有其中的市州结对", "by cities or prefectures in them"),
        "counties": ("只见县级结对", "by counties in them"),
    }
    told = [
        (
            f"{row.start}年起{how[row.kind][0]}" if pd.isna(row.end) else f"{words.years(row.start, row.end, lang)}{how[row.kind][0]}",
            f"{how[row.kind][1]} " + (f"since {row.start}" if pd.isna(row.end) else words.years(row.start, row.end, lang)),
        )[index(lang)]
        for row in rounds.itertuples()
    ]  # fmt: skip
    return (
        f"{name}：{'，'.join(told)}。", f"{name} have been paired " + ", ".join(told) + "." if pd.isna(rounds["end"].iloc[-1])
        else f"{name} were paired " + ", ".join(told) + ".",
    )[index(lang)]  # fmt: skip


def places_heading(lang: Lang) -> str:
    """Heading of the part on cities and counties."""
    return ("市县结对", "Pairs of cities and counties")[index(lang)]


def map_title(places: pd.DataFrame, counted: pd.Series | None, lang: Lang) -> str:
    """The finding of the map: how many of today's paired counties are found by name, and how many older pairs are not confirmed.

    Parameters
    ----------
    places : DataFrame
        From `measures.profile.places_paired`.
    counted : Series or None
        The pair's row of `measures.lower_pairs.counties`.
    """
    if places.empty:
        return ("没有页面提到这一对之下的市县结对", "No page names a pair of places inside this pair")[
            index(lang)
        ]
    old = int((fate(places) == "unconfirmed").sum())
    # Those that the map and the list below it name: the count of a year also has the pairs that ended in it.
    n = places.loc[
        places["end"].isna() & (places["assisted"].map(level_of) == "county"), "assisted"
    ].nunique()
    if counted is None or pd.isna(counted["counted"]):
        told = (
            f"今天的结对县已查到 {n} 个",
            f"{words.count(n, 'paired county', 'paired counties')} of today found by name",
        )
    else:
        told = (
            f"今天的 {counted['counted']:.0f} 个结对县已查到 {n} 个",
            f"{n} of the {counted['counted']:.0f} counties paired today found by name",
        )
    rest = (
        f"；{old} 组更早的结对{_LAST_YEAR}年后未见确认",
        f"; {words.count(old, 'older pair')} not confirmed since {_LAST_YEAR}",
    )
    return told[index(lang)] + (rest[index(lang)] if old else "")


_LAST_YEAR = max(ROUNDS) - 1


def map_subtitle(lang: Lang) -> str:
    """How to read the map."""
    return (
        "连线或编号为今天仍在执行的结对；“此前”只说以前各轮有页面提到，不等于已经结束",
        "Lines or numbers are the pairs in force today; 'found earlier' means that pages of earlier rounds name it, not that it has ended",
    )[index(lang)]


def paired_looks(lang: Lang) -> dict[str, tuple[str, str]]:
    """Words and colours of the counties on the map; warm and teal stay with east and west."""
    return {
        "now": (("本县正在结对", "Paired today")[index(lang)], style.SEQUENTIAL[4]),
        "through": (("所在市州正在结对", "Its prefecture is paired today")[index(lang)], "#b9c9dd"),
        "before": (("此前各轮见于页面", "Found in an earlier round")[index(lang)], "#d9d4cb"),
    }


def other_counties(lang: Lang) -> str:
    """What the other counties of the map are."""
    return ("未见页面提到结对", "No page names a pair")[index(lang)]


def places_table(
    places: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The pairs of places as a reader's table."""
    order = places.assign(past=places["end"].notna()).sort_values(["past", "level", "assisting", "assisted"])
    return pd.DataFrame({
        label("east", lang): [names[code] for code in order["assisting"]],
        label("west", lang): [names[code] for code in order["assisted"]],
        label("since", lang): [str(year) for year in order["start"]],
        label("basis_of_start", lang): [VALUES["start_basis"][b][index(lang)] for b in order["start_basis"]],
        label("until", lang): ["–" if pd.isna(year) else str(year) for year in order["end"]],
        label("basis_of_end", lang): [VALUES["end_basis"][b][index(lang)] for b in order["end_basis"]],
        label("pages", lang): [cited(ids, pages, lang) for ids in order["source_ids"]],
    })  # fmt: skip


def timeline_subtitle(lang: Lang) -> str:
    """How to read the timeline."""
    return (
        "横线为到刻度为止的累计，不分摊到各年；虚线为各轮之始。≥ 为下限或只含一部分，≈ 为约数；并列的是不同页面或口径的数字",
        "A bar is a sum up to its tick, never divided into years; broken lines mark the rounds. ≥ is a floor or a part, ≈ about; "
        "figures side by side are of different pages or scopes",
    )[index(lang)]


def undated(found: pd.DataFrame, key: str, lang: Lang) -> str:
    """How many claims of a stream on the pair have no date; empty when there are none."""
    own = found["scope"].eq("pair") & found["stream"].eq(key) & found["indicator"].isin(INDICATORS)
    lost = int((own & found["period_end"].isna()).sum())
    return (
        (
            f"另有 {lost} 条未注明日期，不在图上。",
            f"{lost} more {words.have(lost)} no date and {words.verb(lost, 'is', 'are')} not shown.",
        )[index(lang)]
        if lost
        else ""
    )


def timeline_rows(marks: pd.DataFrame, key: str, lang: Lang) -> dict[str, dict[str, str]]:
    """Rows of a stream's timeline: an indicator in one unit."""
    present = set(marks["row"])
    return {
        stream(key, lang): {
            f"{i.id}|{unit}": (i.zh, i.en)[index(lang)]
            for i in INDICATORS.values() if i.group == profile.STREAMS[key]
            for unit in (i.unit, *i.also, *i.counters) if f"{i.id}|{unit}" in present
        }
    }  # fmt: skip


def axis(marks: pd.DataFrame) -> tuple[int, int]:
    """First and last year of the timelines: from the first claim, not from the first pair in the country."""
    starts = marks["period_start"].fillna(marks["period_end"]).dt.year
    return int(min(starts.min(), max(ROUNDS))), int(max(marks["period_end"].dt.year.max(), max(ROUNDS) + 3))


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
        status = AT_LEAST if row["floor"] else ESTIMATED if row["bound"] == "about" else REPORTED
        name, value = (
            words.indicator(row["indicator"], lang),
            words.valued(row["value"], status, row["unit"], lang),
        )
        when = _span(row, lang)
    return (
        f"{stream(key, lang)}：{when}{words.told(name, value, lang)}",
        f"{stream(key, lang)}: {name[0].lower()}{name[1:]} {value}, {when}",
    )[index(lang)]


def _newest(marks: pd.DataFrame) -> pd.Series | None:
    """The newest figure that pages state and nobody contradicts, else the newest that is worked out: of several indicators the one that the codebook names first,
    of several figures a whole one before a floor, and of floors the highest. A floor that isn't half of an earlier figure says nothing of a fall."""
    own = marks[(marks["basis"] != "target") & ~marks["gave_way"]].sort_values("period_end", kind="stable")
    before = own.groupby(["indicator", "unit"])["value"].cummax()
    own = own[~(own["floor"] & (2 * own["value"] < before))]
    stated = own[~own["basis"].isin(["solved", "solved_sum"])]
    own = stated if len(stated) else own
    if own.empty:
        return None
    newest = own[own["period_end"].dt.year == own["period_end"].dt.year.max()]
    ranked = newest.assign(
        rank=newest["indicator"].map([*INDICATORS].index), high=newest["value"].where(newest["floor"])
    )
    ranked = ranked.sort_values(["rank", "floor", "high", "period_end"], ascending=[True, True, False, False])
    return ranked.iloc[0]


def _span(row: pd.Series, lang: Lang) -> str:
    last = row["period_end"].year
    if pd.isna(row["period_start"]):
        return (f"至{last}年", f"up to {last}")[index(lang)]
    level = row["basis"] == "stock" or row["each_year"]
    return words.years(last if level else row["period_start"].year, last, lang)


def stream_summary(cells: pd.DataFrame, chosen: pd.DataFrame, key: str, lang: Lang) -> list[str]:
    """The latest figure of each indicator of a stream, the sum at the head of the page of one that has none, and the others by name.

    Parameters
    ----------
    cells : DataFrame
        From `measures.profile.cells`.
    chosen : DataFrame
        From `big_numbers.choose`.
    """
    mine = cells[cells["stream"] == key]
    latest = big_numbers.latest(mine).set_index("indicator")
    sums = chosen[(chosen["stream"] == key) & (chosen["first_year"] < chosen["last_year"])].set_index(
        "indicator"
    )
    scraps = latest["figure"].lt(big_numbers.SCRAP * sums["figure"].reindex(latest.index))
    latest = latest[~scraps]
    sums = sums[~sums.index.isin(latest.index)]
    ids = [i for i in INDICATORS if i in latest.index or i in sums.index]
    if not ids:
        return [("没有一年有可用的数值。", "No year has a usable figure.")[index(lang)]]
    told = [
        _said(i, latest.loc[i], _when(latest.loc[i, "year"], latest.loc[i, "status"], lang), lang)
        if i in latest.index
        else _said(
            i,
            sums.loc[i],
            words.dated(big_numbers.when(*sums.loc[i, ["since", "until"]], lang), "", lang),
            lang,
        )
        for i in ids
    ]
    silent = [words.indicator(i, lang) for i in INDICATORS if i in set(mine["indicator"]) - set(ids)]
    sentences = [
        (f"最近一次所知：{'；'.join(told)}。", f"The latest that is known: {'; '.join(told)}.")[index(lang)]
    ]
    if silent:
        sentences.append((
            f"没有一年有数值：{words.listed(silent, lang)}。", f"No year has a figure on: {words.listed(silent, lang)}.",
        )[index(lang)])  # fmt: skip
    return sentences


def _said(indicator: str, row: pd.Series, when: str, lang: Lang) -> str:
    unit = INDICATORS[indicator].unit
    value = words.valued(_whole(row["figure"], row["status"], unit), row["status"], unit, lang)
    return words.told(words.indicator(indicator, lang), value, lang) + when


def stream_caption(key: str, lang: Lang) -> str:
    """Name of the table of a stream."""
    return (
        f"{stream(key, lang)}：逐年数值、上下界与区间",
        f"{stream(key, lang)}: year by year, with bounds and interval",
    )[index(lang)]


def silent(streams: Iterable[str], lang: Lang) -> str:
    """The streams of which no page gives a figure, by name; empty where there are none."""
    told = [stream(key, lang) for key in streams]
    return (
        f"没有任何页面给出数字的方面：{words.listed(told, lang)}。", f"No page gives a figure on: {words.listed(told, lang)}.",
    )[index(lang)] if told else ""  # fmt: skip


def stream_table(cells: pd.DataFrame, chosen: pd.DataFrame, key: str, lang: Lang) -> pd.DataFrame:
    """Values, bounds and status by indicator, and the sum at the head of the page; neighbouring years that say the same stand in one row."""
    known = cells[(cells["stream"] == key) & cells["figure"].notna()]
    sums = chosen[(chosen["stream"] == key) & (chosen["first_year"] < chosen["last_year"])]
    parts = []
    if len(known):
        runs = profile.runs(_in_words(known, lang), _SHOWN)
        every = ("，每年", ", each year")[index(lang)]
        years = [
            words.years(a, b, lang) + every * (a < b)
            for a, b in zip(runs["first"], runs["last"], strict=True)
        ]
        parts.append(runs.assign(years=years))
    if len(sums):
        years = [big_numbers.when(a, b, lang) for a, b in zip(sums["since"], sums["until"], strict=True)]
        parts.append(_in_words(sums, lang).assign(years=years, first=sums["last_year"] + 1))
    if not parts:
        return pd.DataFrame()
    order = {i: n for n, i in enumerate(INDICATORS)}
    rows = pd.concat(parts).sort_values(
        ["indicator", "first"], key=lambda c: c.map(order) if c.name == "indicator" else c
    )
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(i, lang) for i in rows["indicator"]],
        label("year", lang): rows["years"],
        label("value", lang): rows["value"],
        label("bounds", lang): rows["bounds"],
        label("likely_range", lang): rows["likely"],
        label("status", lang): rows["status"],
    })  # fmt: skip


def _in_words(known: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    units = [INDICATORS[i].unit for i in known["indicator"]]
    return known.assign(
        value=[
            words.valued(_whole(row.figure, row.status, unit), _sure(row), unit, lang)
            for row, unit in zip(known.itertuples(), units, strict=True)
        ],
        bounds=[words.bounds(*b, lang) for b in zip(known["lower"], known["upper"], units, strict=True)],
        likely=[interval(row, unit, lang) for row, unit in zip(known.itertuples(), units, strict=True)],
        status=[label(s, lang) for s in known["status"]],
    )


def interval(row, unit: str, lang: Lang) -> str:
    """The interval of a figure in words, where it is worth a line; else a dash."""
    ends = likely(row)
    if ends is None:
        return "–"
    at = scale(unit, lang, ends[1])
    return f"{number(ends[0] / at.size)} – {amount(ends[1], unit, lang, at=at)}"


def _when(year: int, status: str, lang: Lang) -> str:
    told = f"{words.years(year, year, lang)}{label('comma_clause', lang)}{label(status, lang).lower()}"
    return (
        f"（{told if status == ESTIMATED else words.years(year, year, lang)}）",
        f" ({told if status == ESTIMATED else year})",
    )[index(lang)]


def _sure(row) -> str:
    """The status in front of a figure: one that a page rounds to its first digit is about so much, too."""
    rough = row.status == REPORTED and row.upper - row.lower > _ROUGH * row.figure
    return ESTIMATED if rough else row.status


def _whole(figure: float, status: str, unit: str) -> float:
    """A figure of things or people in whole ones: a tenth of a cadre is none, and a floor is the next whole one."""
    if unit == "yuan":
        return figure
    return float(math.ceil(figure - 1e-6) if status == AT_LEAST else round(figure))
