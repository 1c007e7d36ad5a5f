"""What the profile of a pair says: since when it is one, its counties, and how its timelines are read; what each stream says is for `pair_streams`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import pandas as pd

from analysis.charts import style
from analysis.findings import words
from analysis.findings.pairings import apart, cited
from analysis.measures import profile
from analysis.measures.lower_pairs import of_counties
from analysis.measures.pairs import fate
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
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
    told = []
    for kind, own in groupby(each_row(rounds), key=lambda row: row.kind):
        spans = [
            (f"{row.start}年起", f"since {row.start}")[index(lang)] if pd.isna(row.end) else words.years(row.start, row.end, lang)
            for row in own
        ]  # fmt: skip
        when = (words.listed(spans, lang), " and ".join(spans))[index(lang)]
        told.append((f"{when}{how[kind][0]}", f"{how[kind][1]} {when}")[index(lang)])
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
    n = of_counties(places[places["end"].isna()])["assisted"].nunique()
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
    names = apart({code: names[code] for code in [*places["assisting"], *places["assisted"]]}, lang)
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
        "A bar is a sum up to its tick, not split by year; broken lines: rounds. ≥ is a floor or part, ≈ about; "
        "figures side by side differ in page or scope",
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
