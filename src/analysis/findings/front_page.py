"""What the front page says: the newest national figures, what of five years is traced to pairs, what is known of each pair.

Every number is what all claims together allow (`dataset.totals`): a floor is called one, and nothing is said of a year of
which no page tells the national figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from analysis.findings import words
from analysis.measures import national
from analysis.measures.flows import Period
from analysis.measures.status import AT_LEAST, ESTIMATED, rounding, told
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.rounds import ASSIGNMENT_2021

WHAT = {
    "gov_funds": (
        "东部各级财政援助西部的资金，{when}",
        "of government funds went from east to west in {when}",
    ),
    "jobs_total": (
        "西部农村劳动力经协作实现就业，{when}",
        "from the western countryside were helped into jobs in {when}",
    ),
    "consumption_assist": (
        "经消费帮扶售出的西部产品和服务，{when}",
        "of western goods and services were sold with the help of the east in {when}",
    ),
    "enterprise_investment": (
        "企业在西部实际到位的投资，{when}",
        "were paid in by enterprises that invested in the west in {when}",
    ),
}
"""The quantities that the front page tells, and what each is in words."""

REPORTS = {
    "gov_funds": "01_overview", "jobs_total": "04_labor_transfer", "consumption_assist": "11_consumption",
    "enterprise_investment": "05_industrial_transfer",
}  # fmt: skip
"""Which notebook tells more of a quantity."""

TRACED = ("gov_funds", 2016, 2020)
"""The years of the fight against poverty, of which hardly a yearly figure of a pair was published."""
MAPPED = ("gov_funds", 2021, 2024)

_FEWEST_YEARS_AGO = 4
"""A figure is set beside one at least so many years older."""


@dataclass(frozen=True)
class Fact:
    """A number with what it is, how far it holds, what to set beside it, and the pages that tell it."""

    number: str
    words: str
    bound: str
    beside: str = ""
    source_ids: list[str] = field(default_factory=list)
    source: str = ""
    notebook: str = ""


def newest(figures: pd.DataFrame, years: pd.DataFrame) -> tuple[pd.Series, pd.DataFrame] | None:
    """The newest year of which a page tells the national figure, and older ones to set beside it.

    Parameters
    ----------
    figures : DataFrame
        `measures.national.figures` of one indicator.
    years : DataFrame
        `findings.sums.national_years` of the same.

    Returns
    -------
    (Series, DataFrame) or None
        The row of `years`, with `observation_ids` those of the pages that tell the year, `since` and `until` the days of
        it that the figure is of; and the oldest year that a page
        tells exactly, with the newest such that is some years back.
    """
    told = figures[figures["held"] & (figures["first"] == figures["last"])]
    known = years[years["figure"].notna() & years["year"].isin(told["last"])]
    if known.empty:
        return None
    whole = known.tail(1).assign(first=known["year"], last=known["year"])
    row = national.dated(told, whole).iloc[0]
    row["observation_ids"] = row["told_ids"]
    older = known[known["value"].notna() & (known["year"] <= row["year"] - _FEWEST_YEARS_AGO)]
    return row, pd.concat([older.tail(1), older.head(1)]).drop_duplicates("year")


def fact(indicator: str, row: pd.Series, older: pd.DataFrame, source_ids: Iterable[str], lang: Lang) -> Fact:
    """A national figure of a year as a fact."""
    unit = INDICATORS[indicator].unit
    beside = [_year(one["year"], one, unit, lang) for _, one in older.iterrows()]
    return Fact(
        _number(row, unit, lang),
        WHAT[indicator][index(lang)].format(when=words.days(row["since"], row["until"], lang)),
        _bound(row, unit, lang),
        words.listed(beside, lang),
        list(source_ids),
        notebook=REPORTS[indicator],
    )


def traced(together: pd.Series, pairs: pd.DataFrame, source: str, lang: Lang) -> Fact:
    """What the pairs of `TRACED` add up to, as a fact.

    Parameters
    ----------
    together : Series
        `findings.sums.together` of the pairs.
    pairs : DataFrame
        `findings.sums.of_pairs`: one row a pair, with `figure`.
    source : str
        The source line.
    lang : {"zh", "en"}
    """
    indicator, first, last = TRACED
    known, unit = int(pairs["figure"].notna().sum()), INDICATORS[indicator].unit
    span = words.years(first, last, lang)
    return Fact(
        _number(together, unit, lang),
        (
            f"{span} {len(pairs)} 组省际结对的财政援助资金",
            f"of government funds passed between {words.count(len(pairs), 'pair')} of provinces in {span}",
        )[index(lang)],
        _bound(together, unit, lang),
        (
            f"{len(pairs)} 组结对中 {known} 组有数值或下限",
            f"{known} of {words.count(len(pairs), 'pair')} {words.have(known)} a figure or a floor",
        )[index(lang)],
        source=source,
        notebook="03_funding_flows",
    )  # fmt: skip


def _number(row: pd.Series, unit: str, lang: Lang) -> str:
    status = row["status"]
    sign = {AT_LEAST: "≥ ", ESTIMATED: "≈ "}.get(status, "")
    return sign + amount(row["figure"], unit, lang, **rounding(status))


def _bound(row: pd.Series, unit: str, lang: Lang) -> str:
    if row["status"] == ESTIMATED:
        bounds = words.bounds(row["lower"], row["upper"], unit, lang)
        return (f"估算值，范围 {bounds}", f"an estimate; the bounds are {bounds}")[index(lang)]
    if row["status"] != AT_LEAST:
        return ("来源所载", "as reported")[index(lang)]
    if pd.isna(row["upper"]):
        return ("下限：至少如此，上限未知", "a floor: at least this much, and no ceiling is known")[
            index(lang)
        ]
    most = amount(row["upper"], unit, lang, up=True)
    return (f"下限；至多 {most}", f"a floor; at most {most}")[index(lang)]


def _year(year: int, row: pd.Series, unit: str, lang: Lang) -> str:
    value = words.valued(row["figure"], row["status"], unit, lang)
    return (words.told(f"{year}年", value, "zh"), f"{year}: {value}")[index(lang)]


def map_subtitle(period: Period, lang: Lang) -> str:
    """What is measured, of how many pairs it is known, and what is known of the whole country."""
    flows = period.flows
    known = int(flows["figure"].notna().sum())
    said = (
        f"每条箭头为一组省际结对的合计；{len(flows)} 组中 {known} 组有数值或下限",
        f"Each arrow is the sum of a pair of provinces; a figure or a floor is known for {known} of {words.count(len(flows), 'pair')}",
    )[index(lang)]
    if flows["status"].eq(ESTIMATED).any():
        said += ("，区间为估算值很可能所在", "; a range is where an estimate likely lies")[index(lang)]
    if pd.notna(period.nation["figure"]) and not period.divided:
        unit = INDICATORS[period.indicator].unit
        value = words.valued(period.nation["figure"], period.nation["status"], unit, lang)
        said += (f"；{words.told('全国', value, 'zh')}", f"; whole country: {value}")[index(lang)]
    return said


def map_numbers(flows: pd.DataFrame, unit: str, lang: Lang) -> list[tuple[str, str]]:
    """What stands on the arrows, as names and numbers: a map is too small to read on a phone. Pairs without a number come last."""
    said = [
        (words.pair(row.origin, row.destination, lang), words.valued(row.figure, row.status, unit, lang))
        for row in each_row(flows)
        if pd.notna(row.figure)
    ]
    silent = flows[flows["figure"].isna()]
    return said + [
        (words.pair(row.origin, row.destination, lang), ("所知太少", "too little known")[index(lang)])
        for row in each_row(silent)
    ]


def pairs_known(series: pd.DataFrame, linked: pd.DataFrame) -> pd.DataFrame:
    """What is known of every pair of a giver and a receiver of today.

    Parameters
    ----------
    series : DataFrame
        The processed table.
    linked : DataFrame
        `measures.pairs.of_provinces` of all years.

    Returns
    -------
    DataFrame
        A row for each giver and receiver: `origin`, `destination`, `link` (today, earlier or empty) and `known`: how many
        yearly figures or floors there are.
    """
    givers, receivers = (tuple(dict.fromkeys(side)) for side in zip(*ASSIGNMENT_2021, strict=True))
    known = told(series).dropna(subset="figure")
    counts = known.groupby(["origin", "destination"]).size()
    ever = {*zip(linked["origin"], linked["destination"], strict=True)}
    rows = [
        (giver, receiver, "today" if (giver, receiver) in ASSIGNMENT_2021 else "earlier" if (giver, receiver) in ever else "",
         int(counts.get((giver, receiver), 0)))
        for giver in sorted(givers) for receiver in sorted(receivers)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["origin", "destination", "link", "known"])
