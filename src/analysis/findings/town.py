"""What the profile of Fujian and Ningxia says of the town of Minning: residents and income per head, as pages state them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts.lines import Panel
from analysis.findings import words
from analysis.measures import profile
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label


def heading(lang: Lang) -> str:
    """Heading of the part on Minning."""
    return ("闽宁镇：从移民村到镇", "Minning: from a resettlement village to a town")[index(lang)]


def panels(series: Mapping[str, pd.DataFrame], lang: Lang) -> list[Panel]:
    """Population and income per head of the town, as panels."""
    units = {profile.TOWN[0]: "persons", profile.TOWN[1]: label("yuan_per_person", lang)}
    return [
        Panel(_name(key, lang), points, units[key], joined=False)
        for key, points in series.items()
        if len(points)
    ]


def title(series: Mapping[str, pd.DataFrame], lang: Lang) -> str:
    """The finding: how far income per head has come."""
    income = series[profile.TOWN[1]]
    if income.empty:
        return heading(lang)
    first, last = income.iloc[0], income.iloc[-1]
    return (
        f"闽宁镇人均收入：{first['year']}年 {first['figure']:,.0f} 元，{last['year']}年 {last['figure']:,.0f} 元",
        f"Income per head in Minning: {first['figure']:,.0f} yuan in {first['year']}, {last['figure']:,.0f} in {last['year']}",
    )[index(lang)]


def subtitle(lang: Lang) -> str:
    """How to read the figure."""
    return (
        "各页面所载，未经合并：同一年有几个数字即有几个点，三角为下限；人口有户籍、常住、普查等不同口径",
        "As pages state them, not reconciled: a year with several figures has several points, triangles are floors; population is "
        "registered, resident or of the census",
    )[index(lang)]


def summary(series: Mapping[str, pd.DataFrame], lang: Lang) -> list[str]:
    """The years in which pages disagree on the town."""
    told = []
    for key, points in series.items():
        clash = points[points.duplicated("year", keep=False)]
        for year, mine in clash.groupby("year"):
            figures = words.listed([_figure(key, row, lang) for row in each_row(mine)], lang)
            told.append(
                (
                    f"{year}年{_name(key, lang)}有 {figures}",
                    f"{_name(key, lang).lower()} of {year}: {figures}",
                )[index(lang)]
            )
    if not told:
        return []
    return [(f"各页面说法不一：{'；'.join(told)}。", f"Pages disagree: {'; '.join(told)}.")[index(lang)]]


def table(
    series: Mapping[str, pd.DataFrame], observations: pd.DataFrame, sources: pd.DataFrame, lang: Lang
) -> pd.DataFrame:
    """Every figure on the town with the pages that state it and the collector's notes."""
    claims = observations.set_index("observation_id")
    houses = sources.set_index("source_id")[f"publisher_{lang}"]
    rows = []
    for key, points in series.items():
        for row in each_row(points):
            mine = claims.loc[row.observation_ids.split(";")]
            rows.append([
                _name(key, lang), row.year, _figure(key, row, lang),
                words.listed(filter(None, dict.fromkeys(houses[mine["source_id"]])), lang), "; ".join(dict.fromkeys(mine["note"])),
            ])  # fmt: skip
    return pd.DataFrame(
        rows, columns=[label(h, lang) for h in ("indicator", "year", "value", "publisher", "note")]
    )


def _figure(key: str, row, lang: Lang) -> str:
    unit = ("人", "persons") if key == profile.TOWN[0] else ("元", "yuan")
    return f"{words.worth(row.status, lang)}{row.figure:,.0f} {unit[index(lang)]}"


def _name(key: str, lang: Lang) -> str:
    return {
        profile.TOWN[0]: ("人口", "Population"),
        profile.TOWN[1]: ("人均收入", "Income per head"),
    }[key][index(lang)]
