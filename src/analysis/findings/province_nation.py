"""What a province's part of the national totals is, where enough of it is known to be told."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts.coverage import in_brackets, share
from analysis.findings import province_sums, sums, words
from analysis.findings.coverage import names
from analysis.findings.province_sums import SHOWN
from analysis.measures import national, provinces
from analysis.measures.pairs import newest_round
from analysis.measures.status import AT_LEAST, told
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label

_TELLING = 1.0
"""Percent of the national figure that a floor must reach: a scrap that somebody printed is no share."""


def shares(indicator: str, place: str, runs: pd.DataFrame) -> pd.DataFrame:
    """The national figures since the newest round, and what of them is known to be of a province.

    Parameters
    ----------
    indicator : str
        A flow.
    place : str
        Adcode.
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.

    Returns
    -------
    DataFrame
        As from `measures.national.coverage`, only rows whose part is worth telling: of floors those from one percent on.
    """
    last, side = province_sums.SPAN[1], provinces.side_of(place)
    table, spans = sums.national_told(indicator, newest_round(last).year, last)
    if not spans:
        return national.no_coverage()
    giver, receiver = province_sums.ends(place)
    nation = national.dated(table, sums.national_spans(indicator, spans))
    every = pd.DataFrame({"origin": giver, "destination": receiver}, index=range(len(spans)), dtype=object)
    every["years"] = national.asked_days(nation)
    named = ";".join(provinces.partners(runs, side, newest_round(last).year, last)) or None

    def answers(asked: pd.DataFrame) -> pd.DataFrame:
        rows = sums.totals(indicator, asked)
        rows.attrs = {}
        return told(rows, pd.Series([int(until[:4]) - int(since[:4]) + 1 for since, until in asked["years"]]))

    part = province_sums.of_province(
        every, place, [named] * len(spans), provinces.partners_ever(runs, side, last), answers
    )
    part = province_sums.own_claims(part, place)
    rows = national.coverage(nation, part)
    own = dict(zip(spans, part["observation_ids"], strict=True))
    rows["observation_ids"] = [
        f"{row.told_ids};{own[row.first, row.last]}".strip(";") for row in each_row(rows)
    ]
    little = rows["traced_status"].eq(AT_LEAST) & rows["share"].lt(_TELLING)
    return rows[rows["traced"].notna() & ~little].reset_index(drop=True)


def heading(lang: Lang) -> str:
    """Heading of the part on the national totals."""
    return ("在全国合计中", "Within the national totals")[index(lang)]


def sentence(shares: Mapping[str, pd.DataFrame], place: str, lang: Lang) -> str:
    """The province's part of the newest national figure of the first stream of which both are known, else that too little is.

    Parameters
    ----------
    shares : mapping
        Stream -> `shares` of the province.
    """
    found = [(key, rows.iloc[[-1]]) for key, rows in shares.items() if len(rows)]
    # A floor in a floor is told where there is nothing better.
    found.sort(
        key=lambda one: one[1]["status"].eq(AT_LEAST).item() and one[1]["traced_status"].eq(AT_LEAST).item()
    )
    name = words.place(place, lang)
    if not found:
        return (
            f"有全国数字的年份里，{name}的部分所知太少，说不出占多少。",
            f"For the years with a national total, too little is known of the part of {name} to tell its share.",
        )[index(lang)]
    key, rows = found[0]
    row, unit = next(each_row(rows)), INDICATORS[SHOWN[key]].unit
    whole = words.valued(row.figure, row.status, unit, lang)
    own = words.valued(row.traced, row.traced_status, unit, lang)
    what, when = words.indicator(SHOWN[key], lang), names(rows, lang)[0]
    return (
        f"{words.told(f'全国{when}{what}', whole, 'zh')}，{words.told(f'其中{name}', own, 'zh')}{in_brackets(row, 'zh')}。",
        f"{what}, whole country, {when}: {whole}, of which {name} {own}{in_brackets(row, 'en')}.",
    )[index(lang)]


def table(shares: Mapping[str, pd.DataFrame], place: str, lang: Lang) -> pd.DataFrame:
    """National totals since the newest round, and what of them is known to be of the province."""
    whole, part = ("全国合计", "National total")[index(lang)], ("所占", "Share")[index(lang)]
    rows = [
        {
            label("indicator", lang): words.indicator(SHOWN[key], lang),
            label("year", lang): when,
            whole: words.valued(row.figure, row.status, INDICATORS[SHOWN[key]].unit, lang),
            words.place(place, lang): words.valued(row.traced, row.traced_status, INDICATORS[SHOWN[key]].unit, lang),
            part: share(row) or None,
        }
        for key, found in shares.items()
        for when, row in zip(names(found, lang), each_row(found), strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)
