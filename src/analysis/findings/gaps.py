"""What the report on the evidence says of the flows that matter: how much of them is known, and which gaps to fill first."""

from __future__ import annotations

import pandas as pd

from analysis import dataset
from analysis.findings import words
from analysis.measures import evidence as measure
from analysis.measures.status import REPORTED, WIDE
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount

FIRST, LAST = 2021, 2024
"""The years of which the gaps are told: the round in force, as far as its yearly figures are out."""
MOST = 10


def known_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the page: of how much of the flows that matter a figure or a floor is known.

    Parameters
    ----------
    cells : DataFrame
        From `measures.evidence.that_matter`.
    """
    share = f"{100 * cells['figure'].notna().mean():.0f}%"
    span = words.years(FIRST, LAST, lang)
    return (
        f"{span}，四项主要流量的结对年份中 {share} 有数值或下限",
        f"Of the four flows that matter, {span}, a figure or a floor is known for {share} of the pair-years",
    )[index(lang)]


def known_summary(cells: pd.DataFrame, lang: Lang) -> str:
    """Of which flow how many pair-years are known, and how many as a page reports them."""
    told = []
    for indicator in measure.MATTER:
        mine = cells[cells["indicator"] == indicator]
        name = words.indicator(indicator, lang)
        told.append(
            f"{name} {mine['figure'].notna().sum()} / {len(mine)}"
            if lang == "zh"
            else f"{name.lower()} {mine['figure'].notna().sum()} of {len(mine)}"
        )
    reported = int((cells["status"] == REPORTED).sum())
    return (
        f"有数值或下限的结对年份：{words.listed(told, lang)}；其中 {reported} 个为页面所载的全年数。",
        f"Pair-years with a figure or a floor: {words.listed(told, lang)}; for {reported} of them a page states the year's figure.",
    )[index(lang)]


def heading(lang: Lang) -> str:
    """Heading of the list of gaps."""
    return ("最值得补的十处空白", "The ten gaps most worth filling")[index(lang)]


def note(lang: Lang) -> str:
    """How the gaps are weighed."""
    return (
        f"{words.years(FIRST, LAST, lang)}中没有数值，也没有够大的下限（至多是个别县或月份之数）的结对年份，按模型推测它们在该项流量中所占的份额排列；推测用来找空白，不是数据。"
        f"可能规模：五次中有四次真值在此区间；“说不准”是区间上端超过下端的 {WIDE:.0f} 倍，份额也就不写；可能规模一栏的短横是未知年份不相连，合不成一个区间。",
        f"Pair-years of {words.years(FIRST, LAST, lang)} with no figure and no floor but that of a county or a month, in the order of the share of the flow that the model "
        "expects of them: the guess is for finding gaps, it is no figure. Likely size: in four of five cases the true figure lies between; “too wide to say”: the upper end is more "
        f"than {WIDE:.0f} times the lower, and no share is told; a dash for the size: the unknown years are not in a row and make no one sum.",
    )[index(lang)]


def table(gaps: pd.DataFrame, observations: pd.DataFrame, sources: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The gaps: which flow of which pair in which years, how large it may be, and who has written of the pair.

    Parameters
    ----------
    gaps : DataFrame
        From `measures.evidence.gaps`.
    observations, sources : DataFrame
        The processed tables.
    """
    heads = (
        ("流量", "结对", "未知年份", "约占该项流量", "可能规模", "写过这一对的"),
        ("Flow", "Pair", "Years unknown", "Likely share of the flow", "Likely size", "Who has written of the pair"),
    )[index(lang)]  # fmt: skip
    rows = []
    for gap in each_row(gaps.head(MOST)):
        years = [int(year) for year in gap.years.split(";")]
        whole = dataset.totals(
            gap.indicator,
            pd.DataFrame({"origin": [gap.origin], "destination": [gap.destination], "years": [(years[0], years[-1])]}),
        ).iloc[0]  # fmt: skip
        likely = _between(whole, gap.indicator, lang)
        whole_span = len(years) == years[-1] - years[0] + 1
        rows.append([
            words.indicator(gap.indicator, lang), words.pair(gap.origin, gap.destination, lang), words.year_spans(years, lang),
            # Of what has no size that can be told nobody can say a share.
            "–" if whole_span and likely in _UNTOLD[index(lang)] else f"{100 * gap.share:.0f}%", likely if whole_span else "–",
            _houses(f"{gap.origin}-{gap.destination}", observations, sources, lang),
        ])  # fmt: skip
    return pd.DataFrame(rows, columns=list(heads))


_UNTOLD = (("无从推测", "说不准"), ("no guess", "too wide to say"))
"""Sizes that can't be told: the model says nothing, or hardly more than nothing."""


def _between(whole: pd.Series, indicator: str, lang: Lang) -> str:
    if pd.isna(whole["q10"]) or pd.isna(whole["q90"]):
        return _UNTOLD[index(lang)][0]
    if whole["q90"] > WIDE * whole["q10"]:
        return _UNTOLD[index(lang)][1]
    unit = INDICATORS[indicator].unit
    return " – ".join(amount(whole[end], unit, lang, digits=2) for end in ("q10", "q90"))


def _houses(pair: str, observations: pd.DataFrame, sources: pd.DataFrame, lang: Lang) -> str:
    """Publishers of the pages that speak of a pair, the two that do so in most claims."""
    names = sources.set_index("source_id")[f"publisher_{lang}"]
    named = measure.claims(observations, pair=pair)["source_id"].map(names)
    return words.listed(named[named != ""].value_counts().index[:2], lang)


def grid_rows(shares: pd.DataFrame, column: str, lang: Lang) -> dict[str, str]:
    """Keys and names of the rows of the heat map: the flows that matter first, then the others; or the pairs."""
    present = set(shares[column])
    if column == "pair":
        return {pair: words.pair(*pair.split("-"), lang) for pair in sorted(present)}
    order = [*measure.MATTER, *(one for one in INDICATORS if one not in measure.MATTER)]
    return {one: words.indicator(one, lang) for one in order if one in present}


def grid_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the heat map of one quantity or pair."""
    share = f"{100 * cells['figure'].notna().mean():.0f}%"
    return (
        f"{share} 的结对年份有数值或下限",
        f"A figure or a floor is known for {share} of the pair-years",
    )[index(lang)]


def grid_subtitle(indicator: str, pair: str, lang: Lang) -> str:
    """What a cell of the heat map is."""
    asked = [words.indicator(indicator, lang)] if indicator else []
    asked += [words.pair(*pair.split("-"), lang)] if pair else []
    head = label("comma", lang).join(asked) + label("semicolon", lang) if asked else ""
    return (
        head
        + (
            "有数值或下限的结对占当年全部结对的比例，%；空白为至多知道个别县或月份之数"
            + ("；斜线为当年无结对" if asked else "；前四行为四项主要流量"),
            "Share of the pairs in force with a figure or a floor, %; empty: at most the figure of a county or a month is known"
            + ("; hatched: no pair in force" if asked else "; the first four rows are the flows that matter"),
        )[index(lang)]
    )


def percent(share: float) -> str:
    """What stands in a cell of the heat map; where nothing is known, nothing."""
    return f"{share:.0f}" if share > 0 else ""
