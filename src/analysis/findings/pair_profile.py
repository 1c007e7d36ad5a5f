"""What the profile of a pair says: what is known of each stream, since when, how well, and what is not."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from analysis.charts import style
from analysis.charts.lines import Panel
from analysis.findings import words
from analysis.findings.pairings import cited
from analysis.measures import profile
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED
from analysis.vocabulary.indicators import INDICATORS, OTHER
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import TOWNSHIP
from analysis.vocabulary.values import VALUES

_STREAMS = {
    "money": ("资金", "Funds"),
    "industry": ("产业协作", "Industry"),
    "labour": ("劳务协作", "Labour"),
    "consumption": ("消费协作", "Consumption"),
    "people": ("干部与人才", "Cadres and specialists"),
    "social": ("结对与社会事业", "Social projects"),
}
_SHOWN = ["indicator", "value", "bounds", "status"]


def stream(key: str, lang: Lang) -> str:
    """Name of a stream."""
    return _STREAMS[key][index(lang)]


def headline(origin: str, destination: str, lang: Lang) -> str:
    """The name of the report."""
    pair = words.pair(origin, destination, lang)
    return (f"结对档案：{pair}", f"Profile of a pair: {pair}")[index(lang)]


def summary(
    pairings: pd.DataFrame, found: pd.DataFrame, cells: pd.DataFrame, pair: tuple[str, str], lang: Lang
) -> list[str]:
    """Sentences on the years of the pair, the claims on it, and the streams of which nothing is known.

    Parameters
    ----------
    pairings : DataFrame
        The rounds of this province pair.
    found, cells : DataFrame
        From `measures.profile`.
    pair : (str, str)
        Adcodes.
    """
    name = (words.place(pair[0], lang), words.place(pair[1], lang))
    name = ("与", " and ")[index(lang)].join(name)
    if pairings.empty:
        sentences = [
            (f"没有页面说{name}是省际结对。", f"No page says that {name} are a pair of provinces.")[
                index(lang)
            ]
        ]
    else:
        first, last = int(pairings["start"].min()), pairings["end"].iloc[-1]
        open_end = pd.isna(last)
        basis = VALUES["start_basis"][pairings.sort_values("start")["start_basis"].iat[0]][index(lang)]
        sentences = [(
            f"{name}自{first}年起结对（{basis}），{'至今仍在执行' if open_end else f'至{last}年'}。",
            f"{name} have been a pair since {first} ({basis})" + (", and still are." if open_end else f", until {last}."),
        )[index(lang)]]  # fmt: skip
    if found.empty:
        return [
            *sentences,
            ("没有任何页面给出这一对的数字。", "No page gives any figure on it.")[index(lang)],
        ]
    counts = found["scope"].value_counts().reindex(["pair", "part", "shared"], fill_value=0)
    sentences.append((
        f"关于两地本身有 {counts['pair']} 条记述，关于其市、县、乡镇有 {counts['part']} 条，与其他省份合计有 {counts['shared']} 条。",
        f"Pages make {words.count(counts['pair'], 'claim')} on the two provinces, {counts['part']} on places inside them and "
        f"{counts['shared']} on them together with others.",
    )[index(lang)])  # fmt: skip
    known = cells[cells["figure"].notna()]
    silent = [stream(key, lang) for key in _STREAMS if key not in set(known["stream"])]
    if silent:
        sentences.append((
            f"{words.listed(silent, lang)}：没有一年有可用的数值。", f"No year has a usable figure on: {words.listed(silent, lang)}.",
        )[index(lang)])  # fmt: skip
    return sentences


def overview_caption(lang: Lang) -> str:
    """What the table of streams counts."""
    return ("各方面的记述数和有数值的年份", "Claims, and years with a figure, by stream")[index(lang)]


def overview(found: pd.DataFrame, cells: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Claims and years with figures by stream, with the sums."""
    known = cells[cells["figure"].notna()]
    counts = pd.crosstab(found["stream"], found["scope"]).reindex(
        index=[*_STREAMS], columns=["pair", "part", "shared"], fill_value=0
    )
    rows = []
    for key in _STREAMS:
        mine = known[known["stream"] == key]
        years = words.years(int(mine["year"].min()), int(mine["year"].max()), lang) if len(mine) else None
        rows.append([stream(key, lang), *map(int, counts.loc[key]), mine["indicator"].nunique(), years])
    loose = found[found["stream"] == ""]["scope"].value_counts()
    if len(loose):
        rows.append([label("other", lang), *(int(loose.get(s, 0)) for s in counts.columns), 0, None])
    totals = found["scope"].value_counts()
    rows.append(
        [
            label("total", lang),
            *(int(totals.get(s, 0)) for s in counts.columns),
            known["indicator"].nunique(),
            None,
        ]
    )
    heads = ("stream", "claims_pair", "claims_part", "claims_shared", "indicators_known", "years_with_figure")
    return pd.DataFrame(rows, columns=[label(h, lang) for h in heads], dtype=object)


def places_heading(lang: Lang) -> str:
    """Heading of the part on cities and counties."""
    return ("市县结对", "Pairs of cities and counties")[index(lang)]


def map_title(places: pd.DataFrame, lang: Lang) -> str:
    """The finding of the map: how many pairs of places are in force, and how many were once."""
    now = int(places["end"].isna().sum())
    if places.empty:
        return ("没有页面提到这一对之下的市县结对", "No page names a pair of places inside this pair")[
            index(lang)
        ]
    if not now:
        return (
            f"曾有 {len(places)} 组市县结对，未见今天仍在执行的",
            f"{words.count(len(places), 'pair')} of places {words.verb(len(places), 'is', 'are')} known from earlier rounds, none that is in force today",
        )[index(lang)]
    return (
        f"已知 {len(places)} 组市县结对，其中 {now} 组今天仍在执行",
        f"{words.count(len(places), 'pair')} of cities and counties {words.verb(len(places), 'is', 'are')} known; {now} of them {words.verb(now, 'is', 'are')} in force today",
    )[index(lang)]


def map_subtitle(lang: Lang) -> str:
    """How to read the map."""
    return (
        "连线为今天仍在执行的结对；着色为正在或曾经结对的县，以及结对市州所属的各县",
        "Lines are the pairs in force today; coloured are counties that are or were paired, themselves or through their prefecture",
    )[index(lang)]


def paired_looks(lang: Lang) -> dict[str, tuple[str, str]]:
    """Words and colours of the counties on the map."""
    return {
        "now": (("本县正在结对", "Paired today")[index(lang)], style.SEQUENTIAL[2]),
        "through": (("所在市州正在结对", "Its prefecture is paired today")[index(lang)], style.WEST_LIGHT),
        "before": (("曾经结对", "Paired in an earlier round")[index(lang)], style.EAST_LIGHT),
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


def timeline_heading(lang: Lang) -> str:
    """Heading of the part on time."""
    return ("历年所知", "What is known over the years")[index(lang)]


def timeline_title(marks: pd.DataFrame, lang: Lang) -> str:
    """The finding of the timeline: how much is known of years and how much only as a sum over many."""
    if marks.empty:
        return ("没有注明日期的数字", "No dated figure")[index(lang)]
    sums = int((marks["basis"] == "cumulative").sum())
    return (
        f"{len(marks)} 个不同的数字中，{sums} 个是多年累计",
        f"Of {words.count(len(marks), 'different figure')}, {sums} {words.verb(sums, 'is a sum', 'are sums')} over several years",
    )[index(lang)]


def timeline_subtitle(lang: Lang) -> str:
    """How to read the timeline."""
    return (
        "各页面所载、关于两地本身的数字，按指标；虚线为各轮结对之始。≥ 为下限或只含一部分，≈ 为约数；同一刻度并列的是不同页面或口径的数字",
        "Figures that pages state on the two provinces, by indicator; broken lines mark the rounds. ≥ is a floor or a part, "
        "≈ an approximation; figures side by side at one tick are of different pages or scopes",
    )[index(lang)]


def undated(found: pd.DataFrame, lang: Lang) -> str:
    """How many claims on the pair have no date; empty when there are none."""
    lost = int(
        (found["scope"].eq("pair") & found["period_end"].isna() & found["indicator"].isin(INDICATORS)).sum()
    )
    return (
        (
            f"另有 {lost} 条未注明日期，不在图上。",
            f"{lost} more {words.have(lost)} no date and {words.verb(lost, 'is', 'are')} not shown.",
        )[index(lang)]
        if lost
        else ""
    )


def timeline_rows(marks: pd.DataFrame, lang: Lang) -> dict[str, dict[str, str]]:
    """Rows of the timeline under their streams: an indicator in one unit."""
    present = set(marks["row"])
    return {
        stream(key, lang): {
            f"{i.id}|{unit}": (i.zh, i.en)[index(lang)]
            for i in INDICATORS.values() if i.group == group
            for unit in (i.unit, *i.also, *i.counters) if f"{i.id}|{unit}" in present
        }
        for key, group in profile.STREAMS.items()
    }  # fmt: skip


def stream_title(known: pd.DataFrame, key: str, lang: Lang) -> str:
    """The finding of a stream's figure: how many of its indicators have yearly figures, and for which years."""
    years = words.years(int(known["year"].min()), int(known["year"].max()), lang)
    n = known["indicator"].nunique()
    return (
        f"{stream(key, lang)}：{n} 项指标有逐年数值，{years}",
        f"{stream(key, lang)}: {words.count(n, 'indicator')} with figures by year, {years}",
    )[index(lang)]


def stream_subtitle(lang: Lang) -> str:
    """How to read a stream's figure."""
    return (
        "两地之间，逐年；空心为估算，三角为下限，图下方色条为每年所知",
        "Between the two provinces, by year; hollow points are estimates, triangles floors; the strip says what is known of each year",
    )[index(lang)]


def stream_summary(cells: pd.DataFrame, key: str, lang: Lang) -> list[str]:
    """The latest figure of each indicator of a stream, and those without any, by name."""
    mine = cells[cells["stream"] == key]
    known = mine[mine["figure"].notna()]
    if known.empty:
        return [("没有一年有可用的数值。", "No year has a usable figure.")[index(lang)]]
    latest = known.sort_values("year").groupby("indicator").tail(1).set_index("indicator")
    ids = [i for i in INDICATORS if i in latest.index]
    told = [
        words.told(
            words.indicator(i, lang),
            words.valued(
                _whole(row["figure"], row["status"], INDICATORS[i].unit),
                row["status"],
                INDICATORS[i].unit,
                lang,
            ),
            lang,
        )
        + _when(row["year"], row["status"], lang)
        for i, row in ((i, latest.loc[i]) for i in ids)
    ]
    silent = [words.indicator(i, lang) for i in INDICATORS if i in set(mine["indicator"]) - set(ids)]
    sentences = [
        (f"最近一年所知：{'；'.join(told)}。", f"The latest that is known: {'; '.join(told)}.")[index(lang)]
    ]
    if silent:
        sentences.append((
            f"没有一年有数值：{words.listed(silent, lang)}。", f"No year has a figure on: {words.listed(silent, lang)}.",
        )[index(lang)])  # fmt: skip
    return sentences


def panels(cells: pd.DataFrame, key: str, lang: Lang) -> list[Panel]:
    """One panel for each indicator of a stream of which a year is known."""
    mine = cells[cells["stream"] == key]
    known = set(mine.loc[mine["figure"].notna(), "indicator"])
    return [
        Panel(words.indicator(i, lang), mine[mine["indicator"] == i], INDICATORS[i].unit)
        for i in INDICATORS
        if i in known
    ]


def stream_table(cells: pd.DataFrame, key: str, lang: Lang) -> pd.DataFrame:
    """Values, bounds and status by indicator; neighbouring years that say the same stand in one row."""
    known = cells[(cells["stream"] == key) & cells["figure"].notna()]
    units = [INDICATORS[i].unit for i in known["indicator"]]
    shown = known.assign(
        value=[
            words.valued(_whole(v, s, u), s, u, lang)
            for v, s, u in zip(known["figure"], known["status"], units, strict=True)
        ],
        bounds=[words.bounds(*b, lang) for b in zip(known["lower"], known["upper"], units, strict=True)],
        status=[label(s, lang) for s in known["status"]],
    )
    if shown.empty:
        return pd.DataFrame()
    rows = profile.runs(shown, _SHOWN)
    order = {i: n for n, i in enumerate(INDICATORS)}
    rows = rows.sort_values(
        ["indicator", "first"], key=lambda c: c.map(order) if c.name == "indicator" else c
    )
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(i, lang) for i in rows["indicator"]],
        label("year", lang): [words.years(a, b, lang) for a, b in zip(rows["first"], rows["last"], strict=True)],
        label("value", lang): rows["value"],
        label("bounds", lang): rows["bounds"],
        label("status", lang): rows["status"],
    })  # fmt: skip


def other_heading(scope: str, lang: Lang) -> str:
    """Heading of the claims that are not in the series."""
    return {
        "pair": ("其他指标", "Other indicators"),
        "part": (
            "两地之内：市、县、乡镇的数字",
            "Inside the two provinces: figures on cities, counties and towns",
        ),
        "shared": ("与其他省份合计的数字", "Figures that the pair shares with other provinces"),
    }[scope][index(lang)]


def other_note(scope: str, lang: Lang) -> str:
    """Why these claims stand apart."""
    return {
        "pair": ("指标清单以外的数字，照录，不作合并。", "Figures that the list of indicators has no place for, as they are."),
        "part": ("是全省数字的一部分，不能相加，也不能与全省数字相加。", "They are parts of the provinces' figures: not to be added up, nor to them."),
        "shared": ("由几个省份共有，不能算作其中任何一个的。", "They belong to several provinces together, and to none of them alone."),
    }[scope][index(lang)]  # fmt: skip


def others(found: pd.DataFrame, scope: str) -> pd.DataFrame:
    """Claims of a scope that the series leave out: of the pair itself only those on `other:` indicators."""
    rows = found[found["scope"] == scope]
    return rows[rows["indicator"].str.startswith(OTHER)] if scope == "pair" else rows


def other_table(rows: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> pd.DataFrame:
    """Claims as a reader's table, by stream, indicator and date."""
    order = {key: n for n, key in enumerate(_STREAMS)}
    rows = rows.assign(rank=rows["stream"].map(order).fillna(len(order)))
    rows = rows.sort_values(["rank", "indicator", "period_end", "observation_id"])
    return pd.DataFrame({
        label("stream", lang): [stream(s, lang) if s else label("other", lang) for s in rows["stream"]],
        label("indicator", lang): [words.indicator(i, lang) for i in rows["indicator"]],
        label("pair", lang): [
            label("from_to", lang, origin=_places(o, east, names, lang), destination=_places(d, west, names, lang))
            for o, d, east, west in zip(
                rows["origin"], rows["destination"], rows["east_printed"], rows["west_printed"], strict=True
            )
        ],
        label("value", lang): [
            words.valued(v, {"at_least": AT_LEAST, "about": ESTIMATED}.get(b, REPORTED), u, lang)
            for v, b, u in zip(rows["value"], rows["bound"], rows["unit"], strict=True)
        ],
        label("period", lang): [p or "–" for p in rows["period_printed"]],
        label("basis", lang): [label(f"basis_{b}", lang) for b in rows["basis"]],
        label("claim", lang): rows["observation_id"],
    })  # fmt: skip


def _when(year: int, status: str, lang: Lang) -> str:
    told = f"{words.years(year, year, lang)}{label('comma_clause', lang)}{label(status, lang).lower()}"
    return (
        f"（{told if status == ESTIMATED else words.years(year, year, lang)}）",
        f" ({told if status == ESTIMATED else year})",
    )[index(lang)]


def _whole(figure: float, status: str, unit: str) -> float:
    """A figure of things or people in whole ones: a tenth of a cadre is none, and a floor is the next whole one."""
    if unit == "yuan":
        return figure
    return float(math.ceil(figure - 1e-6) if status == AT_LEAST else round(figure))


def _places(joined: str, printed: str, names: Mapping[str, str], lang: Lang) -> str:
    """Names of places; a town or village, which has no code of its own, stands as printed."""
    if TOWNSHIP.search(printed):
        return (printed, f"{names[joined]} ({printed})")[index(lang)]
    return words.listed([names.get(code, code) for code in joined.split(";")], lang, most=3)
