"""What the report on industry says of the cooperation: enterprises and investment by pair, and per enterprise.

The structure of employment beneath is in `industry_structure`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from analysis.findings import guard, words
from analysis.measures.status import AT_LEAST
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount, number, scale
from analysis.vocabulary.places import NATION

FLOWS = ("enterprises_settled", "agreed_investment", "enterprise_investment", "coop_agreements", "workshops")
NATIONAL = ("enterprises_settled", "agreed_investment", "enterprise_investment", "coop_agreements")


def headline(first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    span = words.years(first, last, lang)
    return (
        f"产业：投向西部的资金与企业，{span}",
        f"Industry: money and enterprises that went west, {span}",
    )[index(lang)]


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "pairs": ("按结对：企业、投资、车间、园区", "By pair: enterprises, investment, workshops, parks"),
        "years": ("逐年所知", "What is known, year by year"),
        "ratios": ("每家企业带来的投资和岗位", "Investment and jobs per enterprise"),
        "national": ("全国数", "National figures"),
    }[part][index(lang)]


def map_title(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """The finding of the map: the most where the bounds leave no doubt, else for how many pairs there is a figure."""
    known = guard.tellable(flows)
    called, span = words.indicator(indicator, lang), words.years(first, last, lang)
    if known.empty:
        return (f"{called}：{span}没有按结对的数字", f"{called}: no figure of any pair for {span}")[
            index(lang)
        ]
    top = guard.leader(flows)
    row = known.iloc[0] if top is None else top
    pair = words.pair(row["origin"], row["destination"], lang)
    value = _valued(row["figure"], row["status"], indicator, lang)
    if top is None:
        return (
            f"{called}：{len(flows)} 组结对中 {len(known)} 组有数，其中{pair}{value}",
            f"{called}: known for {len(known)} of {words.count(len(flows), 'pair')}, {pair} {value}",
        )[index(lang)]
    return (
        f"{called}：{'' if top['sure'] else '已知'}最多的是{pair}，{value}",
        f"{called}: the most {'' if top['sure'] else 'that is known '}is {pair}, {value}",
    )[index(lang)]


def map_subtitle(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the map shows, and for how many pairs."""
    known, span = int(flows["figure"].notna().sum()), words.years(first, last, lang)
    return (
        f"{words.indicator(indicator, lang)}，{span}合计；{len(flows)} 组结对中 {known} 组有数值或下限",
        f"{words.indicator(indicator, lang)}, sum of {span}; {known} of {words.count(len(flows), 'pair')} {words.have(known)} a figure or a floor",
    )[index(lang)]


def grid_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the grid: for how many years of pairs a figure is known."""
    known = int(cells["figure"].notna().sum())
    if not known:
        return (
            f"{len(cells)} 个结对年份中没有一个有数值",
            f"None of {words.count(len(cells), 'year')} of pairs has a figure",
        )[index(lang)]
    return (
        f"{len(cells)} 个结对年份中 {known} 个有数值或下限",
        f"A figure or a floor is known for {known} of {words.count(len(cells), 'year')} of pairs",
    )[index(lang)]


def grid_subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the grid of pairs and years shows."""
    unit, span = scale(INDICATORS[indicator].unit, lang).name, words.years(first, last, lang)
    return ("，", ", ")[index(lang)].join(
        part for part in (words.indicator(indicator, lang), unit, span) if part
    )


def summary(flows: pd.DataFrame, first: int, last: int, lang: Lang) -> list[str]:
    """What is known of each kind, and what of none."""
    span = words.years(first, last, lang)
    if flows.empty:
        return [
            (f"{span}间所选省份没有省际结对。", f"The chosen province had no pair in {span}.")[index(lang)]
        ]
    counted = {kind: int(flows.loc[flows["indicator"] == kind, "figure"].notna().sum()) for kind in FLOWS}
    pairs = len(flows.drop_duplicates(["origin", "destination"]))
    told = [
        f"{words.indicator(kind, lang)} {counted[kind]}".lower()
        if lang == "en"
        else f"{words.indicator(kind, lang)} {counted[kind]} 组"
        for kind in FLOWS
    ]
    return [(
        f"{span}间有 {pairs} 组省际结对；有数值或下限的：{words.listed(told, lang)}。",
        f"{words.count(pairs, 'province pair')} {words.verb(pairs, 'was', 'were')} in force in {span}; pairs with a figure or a floor: {words.listed(told, lang)}.",
    )[index(lang)], (
        "协议投资与实际到位投资是两回事：前者是签约数，后者才是落地的钱；两者来自不同页面，只有同一结对两个合计都有上下界时才相比。",
        "Investment agreed is what was signed, investment paid in is what came; they are from different pages, and are compared "
        "only where both sums of a pair have bounds on both sides.",
    )[index(lang)]]  # fmt: skip


def kinds_table(flows: pd.DataFrame, sums: Mapping[str, pd.Series], lang: Lang) -> pd.DataFrame:
    """One row a kind: pairs with a figure, of how many, and what they add up to (`sums.kinds_together`)."""
    rows = []
    for kind in FLOWS:
        mine = flows[flows["indicator"] == kind]
        whole = sums.get(kind)
        rows.append({
            label("indicator", lang): words.indicator(kind, lang),
            ("有数值或下限的结对", "Pairs with a figure or a floor")[index(lang)]: str(int(mine["figure"].notna().sum())),
            ("结对", "Pairs")[index(lang)]: str(len(mine)),
            ("合计", "Together")[index(lang)]: label("no_data", lang) if whole is None
            else _valued(whole["figure"], whole["status"], kind, lang),
        })  # fmt: skip
    return pd.DataFrame(rows)


def pairs_table(flows: pd.DataFrame, parks: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """One row a pair: every kind with its worth, parks as a level with its year, and paid in over agreed."""
    rows = {}
    for row in flows.itertuples():
        entry = rows.setdefault((row.origin, row.destination), {})
        entry[row.indicator] = row
    levels = {(row.origin, row.destination): row for row in parks.itertuples()}
    ratio = ("到位/协议", "Paid in / agreed")[index(lang)]
    shown = []
    for key, kinds in rows.items():
        line = {label("pair", lang): words.pair(*key, lang)}
        for kind in FLOWS:
            row = kinds.get(kind)
            line[words.indicator(kind, lang)] = (
                "–" if row is None else _valued(row.figure, row.status, kind, lang)
            )
        park = levels.get(key)
        line[words.indicator("industrial_parks", lang)] = (
            label("no_data", lang) if park is None or pd.isna(park.figure)
            else f"{_valued(park.figure, park.status, 'industrial_parks', lang)}{'（' if lang == 'zh' else ' ('}{park.year}{'）' if lang == 'zh' else ')'}"
        )  # fmt: skip
        line[ratio] = _paid_of_agreed(kinds)
        shown.append(line)
    frame = pd.DataFrame(shown)
    # A column of dashes only makes a wide table wider.
    return frame.drop(columns=[c for c in (ratio,) if c in frame and frame[c].eq("–").all()])


def _paid_of_agreed(kinds: dict) -> str:
    paid, agreed = kinds.get("enterprise_investment"), kinds.get("agreed_investment")
    if paid is None or agreed is None:
        return "–"
    ends = [paid.lower, paid.upper, agreed.lower, agreed.upper]
    if any(pd.isna(end) for end in ends) or agreed.lower <= 0 or AT_LEAST in (paid.status, agreed.status):
        return "–"
    return f"{number(100 * paid.lower / agreed.upper, 2)}–{number(100 * paid.upper / agreed.lower, 2)}%"


def ratios_table(ratios: pd.DataFrame, names: dict[str, str], lang: Lang) -> pd.DataFrame:
    """Ratios of figures of the same pair and period, as ranges (`measures.industry.per_enterprise`)."""
    shown = []
    for row in ratios.itertuples():
        shown.append({
            label("pair", lang): f"{_places(row.origin, names, 0, lang)}→{_places(row.destination, names, 1, lang)}",
            label("period", lang): f"{row.period_start:%Y-%m}–{row.period_end:%Y-%m}",
            words.indicator("enterprises_settled", lang): _range(row.enterprises_low, row.enterprises_high, "count", lang, whole=True),
            ("每家到位投资", "Paid in per enterprise")[index(lang)]: _range(row.investment_per_enterprise_low, row.investment_per_enterprise_high, "yuan", lang),
            ("每家岗位", "Jobs per enterprise")[index(lang)]: _range(row.jobs_per_enterprise_low, row.jobs_per_enterprise_high, "", lang),
            ("每百万元岗位", "Jobs per million yuan")[index(lang)]: _range(row.jobs_per_million_yuan_low, row.jobs_per_million_yuan_high, "", lang),
            ("岗位口径", "Jobs counted")[index(lang)]: {
                "other:jobs_in_guided_enterprises": ("引导企业吸纳", "in those enterprises")[index(lang)],
                "jobs_local": ("省内就近就业", "near home")[index(lang)],
            }.get(row.jobs_kind, "–"),
        })  # fmt: skip
    return pd.DataFrame(shown)


def ratios_summary(ratios: pd.DataFrame, lang: Lang) -> str:
    """For how many pairs and periods pages print both figures."""
    if ratios.empty:
        return (
            "没有页面为同一结对、同一时段同时给出企业数与投资或岗位，无法相除。",
            "No page prints enterprises together with investment or jobs for the same pair and period: nothing can be divided.",
        )[index(lang)]
    return (
        f"只有 {len(ratios)} 处是同一结对、同一时段既有企业数又有投资或岗位，才可相除；其中有全国、省、市、县各级，不可相加。数字为区间，取自原文末位数字的舍入。",
        f"In {words.count(len(ratios), 'case')} pages print two of enterprises, investment and jobs for the same pair and period, so that they "
        "can be divided; national, provincial and local cases stand side by side and can't be added. Ranges come from the "
        "rounding of the printed figures.",
    )[index(lang)]


def national_table(figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """National figures as claimed (`measures.national.figures`)."""
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(i, lang) for i in figures["indicator"]],
        label("period", lang): [words.years(a, b, lang) for a, b in zip(figures["first"], figures["last"], strict=True)],
        label("value", lang): [
            (("不少于 ", "at least ")[index(lang)] if k == "floor" or pd.isna(u) else "") + amount(v, INDICATORS[i].unit, lang, digits=4)
            for i, v, k, u in zip(figures["indicator"], figures["value"], figures["kind"], figures["upper"], strict=True)
        ],
        ("页面数", "Pages")[index(lang)]: figures["pages"].astype(str),
        ("是否被推翻", "Held")[index(lang)]: [
            (("未被推翻", "yes") if held else ("与其他数相左，让位", "no, gave way to others"))[index(lang)] for held in figures["held"]
        ],
    })  # fmt: skip


def _places(joined: str, names: dict[str, str], side: int, lang: Lang) -> str:
    if joined == NATION:
        return (("全部帮扶方", "all givers"), ("全部受援方", "all receivers"))[side][index(lang)]
    return label("comma", lang).join(names.get(code, code) for code in joined.split(";"))


def _range(low: float, high: float, unit: str, lang: Lang, *, whole: bool = False) -> str:
    """An interval in two significant digits; a count that was printed to the unit is that count."""
    if pd.isna(low) or pd.isna(high) or (low <= 0 and high == float("inf")):
        return "–"
    if whole and high - low <= 1:
        return number(round((low + high) / 2))
    shown = scale(unit, lang, low if high == float("inf") else high)
    ends = [
        "" if value <= 0 or value == float("inf") else number(value / shown.size, 2) for value in (low, high)
    ]
    text = f"≥ {ends[0]}" if not ends[1] else f"≤ {ends[1]}" if not ends[0] else "–".join(dict.fromkeys(ends))
    return f"{text} {shown.name}".strip()


def _valued(figure: float, status: str, indicator: str, lang: Lang) -> str:
    """A figure with its status; things that are counted are whole."""
    unit = INDICATORS[indicator].unit
    if unit == "count" and pd.notna(figure):
        figure = math.ceil(figure - 1e-6) if status == AT_LEAST else round(figure)
    return words.valued(figure, status, unit, lang)
