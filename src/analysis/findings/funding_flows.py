"""What the report on funding flows says of the sums of a period."""

from __future__ import annotations

import pandas as pd

from analysis.findings import words
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.numbers import scale


def headline(indicator: str, first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    name, span = _name(indicator, lang), words.years(first, last, lang)
    return (f"谁给了谁多少：{name}，{span}", f"Who gave whom how much: {name.lower()}, {span}")[index(lang)]


def by_year(lang: Lang) -> str:
    """Heading of the part on single years."""
    return ("逐年所知", "What is known, year by year")[index(lang)]


def grid_subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the grid of pairs and years shows."""
    name, span = _name(indicator, lang), words.years(first, last, lang)
    unit = scale(INDICATORS[indicator].unit, lang).name
    return (f"{name}，{unit}，{span}", f"{name}, {unit}, {span}")[index(lang)]


def title(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """The finding of the map: the largest known flow of the period, or that none is known."""
    known = flows[flows["value"].notna()]
    name, span = _name(indicator, lang), words.years(first, last, lang)
    if known.empty:
        return (f"{span}{name}：没有可用的数字", f"No usable figure on {name.lower()}, {span}")[index(lang)]
    top = known.iloc[0]
    pair = words.pair(top["origin"], top["destination"], lang)
    value = words.valued(top["value"], top["obs_status"], INDICATORS[indicator].unit, lang)
    return (
        f"{span}{name}已知规模最大的是{pair}：{value}",
        f"{pair} is the largest known flow of {name.lower()}, {span}: {value}",
    )[index(lang)]


def subtitle(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """What is measured, and for how many pairs it is known."""
    known, name, span = (
        int(flows["value"].notna().sum()),
        _name(indicator, lang),
        words.years(first, last, lang),
    )
    return (
        f"{name}，{span}合计，按省际结对；{len(flows)} 组结对中 {known} 组有数值",
        f"{name}, sum of {span}, by province pair; a value is known for {known} of {len(flows)} pairs",
    )[index(lang)]


def summary(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> list[str]:
    """Sentences on what is known, how well, and the sum of it."""
    unit = INDICATORS[indicator].unit
    known = flows[flows["value"].notna()]
    if known.empty:
        return [(
            f"{words.years(first, last, lang)}间有 {len(flows)} 组省际结对，没有一组有可用的数字。",
            f"{len(flows)} province pairs were in force in {words.years(first, last, lang)}; none has a usable figure.",
        )[index(lang)]]  # fmt: skip
    counts = {status: int((flows["obs_status"] == status).sum()) for status in "AEPM"}
    span = words.years(first, last, lang)
    sentences = [
        (
            f"{span}间有 {len(flows)} 组省际结对：{counts['A']} 组各年（或合计）均有来源所载，{counts['E']} 组含估算，"
            f"{counts['P']} 组只知下限，{counts['M']} 组没有数值。",
            f"{len(flows)} province pairs were in force in {span}: {counts['A']} reported in full, {counts['E']} estimated "
            f"in part, {counts['P']} known only as a floor, {counts['M']} without a value.",
        )[index(lang)]
    ]
    total = words.valued(known["value"].sum(), "P" if counts["P"] or counts["M"] else "A", unit, lang)
    top = [
        words.pair(row.origin, row.destination, lang)
        + f" {words.valued(row.value, row.obs_status, unit, lang)}"
        for row in known.head(3).itertuples()
    ]
    sentences.append((
        f"已知部分合计{total}；最大的是{words.listed(top, lang)}。",
        f"What is known adds up to {total}; the largest are {words.listed(top, lang)}.",
    )[index(lang)])  # fmt: skip
    return sentences


def missing(flows: pd.DataFrame, lang: Lang) -> str:
    """The pairs without a value, by name; empty when there are none."""
    lost = flows[flows["value"].isna()]
    if lost.empty:
        return ""
    names = words.listed([words.pair(row.origin, row.destination, lang) for row in lost.itertuples()], lang)
    return (f"有结对而无数值：{names}。", f"In force, but without a value: {names}.")[index(lang)]


def table(flows: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """The flows as a reader's table: pair, value, bounds, status, years known."""
    from analysis.charts.grid import STATUSES
    from analysis.vocabulary.labels import label

    unit = INDICATORS[indicator].unit
    return pd.DataFrame({
        label("pair", lang): [words.pair(o, d, lang) for o, d in zip(flows["origin"], flows["destination"], strict=True)],
        label("value", lang): [
            words.valued(v, s, unit, lang) for v, s in zip(flows["value"], flows["obs_status"], strict=True)
        ],
        label("bounds", lang): [
            words.bounds(low, high, unit, lang) for low, high in zip(flows["lower"], flows["upper"], strict=True)
        ],
        label("status", lang): [label(STATUSES[s], lang) for s in flows["obs_status"]],
        label("years_known", lang): [f"{n - m} / {n}" for n, m in zip(flows["years"], flows["years_missing"], strict=True)],
    })  # fmt: skip


def _name(indicator: str, lang: Lang) -> str:
    entry = INDICATORS[indicator]
    return (entry.zh, entry.en)[index(lang)]
