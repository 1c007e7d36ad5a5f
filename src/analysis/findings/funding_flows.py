"""What the report on funding flows says of the sums of a period."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from analysis.findings import guard, words
from analysis.measures import funding
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, UNKNOWN
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import number, scale


def headline(indicator: str, first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    return (f"谁给了谁多少：{name}，{span}", f"Who gave whom how much: {name.lower()}, {span}")[index(lang)]


def by_year(lang: Lang) -> str:
    """Heading of the part on single years."""
    return ("逐年所知", "What is known, year by year")[index(lang)]


def grid_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the grid: for how many years of pairs a figure is known, and how many are reported."""
    known, reported = int(cells["figure"].notna().sum()), int((cells["status"] == REPORTED).sum())
    if not known:
        return (
            f"{len(cells)} 个结对年份中没有一个有数值",
            f"None of {words.count(len(cells), 'year')} of pairs has a value",
        )[index(lang)]
    return (
        f"{len(cells)} 个结对年份中 {known} 个有数值或下限，其中 {reported} 个为来源所载",
        f"{known} of {words.count(len(cells), 'year')} of pairs {words.have(known)} a figure or a floor, {reported} of them as reported",
    )[index(lang)]


def grid_subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the grid of pairs and years shows."""
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    unit = scale(INDICATORS[indicator].unit, lang).name
    return (f"{name}，{unit}，{span}", f"{name}, {unit}, {span}")[index(lang)]


def title(flows: pd.DataFrame, whole: pd.Series, indicator: str, first: int, last: int, lang: Lang) -> str:
    """The finding of the map: the largest flow where the bounds leave no doubt, else what all pairs add up to.

    Parameters
    ----------
    flows : DataFrame
        From `measures.flows.period_flows`.
    whole : Series
        Their sum, from `sums.together`.
    indicator : str
    first, last : int
    lang : {"zh", "en"}
    """
    name, span, unit = (
        words.indicator(indicator, lang),
        words.years(first, last, lang),
        INDICATORS[indicator].unit,
    )
    if flows["figure"].isna().all():
        return (f"{span}{name}：没有可用的数字", f"No usable figure on {name.lower()}, {span}")[index(lang)]
    top = guard.leader(flows)
    if top is not None:
        pair = words.pair(top["origin"], top["destination"], lang)
        value = words.valued(top["figure"], top["status"], unit, lang)
        return (
            f"{span}{name}{'' if top['sure'] else '已知'}规模最大的是{pair}：{value}",
            f"{pair} is the largest {'' if top['sure'] else 'known '}flow of {name.lower()}, {span}: {value}",
        )[index(lang)]
    total = words.valued(whole["figure"], whole["status"], unit, lang)
    return (
        words.told(f"{span}{len(flows)} 组结对的{name}共", total, "zh"),
        f"{name} of {words.count(len(flows), 'pair')}, {span}: {total}",
    )[index(lang)]


def subtitle(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """What is measured, and for how many pairs it is known."""
    known, name, span = (
        int(flows["figure"].notna().sum()),
        words.indicator(indicator, lang),
        words.years(first, last, lang),
    )
    return (
        f"{name}，{span}合计，按省际结对；{len(flows)} 组结对中 {known} 组有数值或下限",
        f"{name}, sum of {span}, by province pair; a figure or a floor is known for {known} of {words.count(len(flows), 'pair')}",
    )[index(lang)]


def summary(
    flows: pd.DataFrame, whole: pd.Series, indicator: str, first: int, last: int, lang: Lang
) -> list[str]:
    """Sentences on what is known, how well, and the sum of it."""
    unit, span = INDICATORS[indicator].unit, words.years(first, last, lang)
    known = flows[flows["figure"].notna()]
    if known.empty:
        return [(
            f"{span}间有 {len(flows)} 组省际结对，没有一组有可用的数字。",
            f"{words.count(len(flows), 'province pair')} {words.verb(len(flows), 'was', 'were')} in force in {span}; none has a usable figure.",
        )[index(lang)]]  # fmt: skip
    counts = flows["status"].value_counts()
    full, estimated, floor, unknown = (
        int(counts.reindex(group, fill_value=0).sum())
        for group in ([REPORTED, STATED], [ESTIMATED], [AT_LEAST], [UNKNOWN])
    )
    total = words.valued(whole["figure"], whole["status"], unit, lang)
    shown = [
        words.told(
            words.pair(row.origin, row.destination, lang),
            words.valued(row.figure, row.status, unit, lang),
            lang,
        )
        for row in known.head(3).itertuples()
    ]
    return [
        (
            f"{span}间有 {len(flows)} 组省际结对：{full} 组各年（或合计）均有来源所载，{estimated} 组为估算，"
            f"{floor} 组只知下限，{unknown} 组没有数值。",
            f"{words.count(len(flows), 'province pair')} {words.verb(len(flows), 'was', 'were')} in force in {span}: {full} reported in full, {estimated} estimated, "
            f"{floor} known only as a floor, {unknown} without a figure.",
        )[index(lang)],
        (
            f"{words.told('这些省份之间合计', total, 'zh')}；其中{words.listed(shown, lang)}。",
            f"Together they come to {total}; among them {words.listed(shown, lang)}.",
        )[index(lang)],
    ]


def missing(flows: pd.DataFrame, lang: Lang) -> str:
    """The pairs without a figure, by name, with the years of those that were not in force all the time; empty without any."""
    lost, span = flows[flows["figure"].isna()], flows["years"].max()
    if lost.empty:
        return ""

    def name(row) -> str:
        told = words.pair(row.origin, row.destination, lang)
        if row.years == span:
            return told
        return (f"{told}（其中 {row.years} 年）", f"{told} ({row.years} of {words.count(span, 'year')})")[
            index(lang)
        ]

    names = words.listed([name(row) for row in lost.itertuples()], lang)
    return (f"有结对而无数值：{names}。", f"In force, but without a value: {names}.")[index(lang)]


def table(flows: pd.DataFrame, whole: pd.Series, indicator: str, lang: Lang) -> pd.DataFrame:
    """The flows as a reader's table: pair, figure, bounds, status, years known; at last the sum of all of them."""
    unit = INDICATORS[indicator].unit
    names = [words.pair(o, d, lang) for o, d in zip(flows["origin"], flows["destination"], strict=True)]
    frame = pd.DataFrame({
        label("pair", lang): names,
        label("value", lang): [
            words.valued(v, s, unit, lang) for v, s in zip(flows["figure"], flows["status"], strict=True)
        ],
        label("bounds", lang): [
            words.bounds(low, high, unit, lang) for low, high in zip(flows["lower"], flows["upper"], strict=True)
        ],
        label("status", lang): [label(s, lang) for s in flows["status"]],
        label("years_known", lang): [f"{n - m} / {n}" for n, m in zip(flows["years"], flows["years_unknown"], strict=True)],
    })  # fmt: skip
    if flows["figure"].notna().any():
        frame.loc[len(frame)] = [
            label("total", lang),
            words.valued(whole["figure"], whole["status"], unit, lang),
            words.bounds(whole["lower"], whole["upper"], unit, lang),
            label(whole["status"], lang),
            None,
        ]
    return frame


def multiples_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the small maps: of how many pairs a single year is known at best."""
    best = (
        cells["figure"]
        .notna()
        .groupby(cells["year"])
        .agg(count="sum", size="size")
        .sort_values("count", kind="stable")
        .iloc[-1]
    )
    if best["count"] == best["size"]:
        every = "the one pair has" if best["size"] == 1 else f"all {best['size']} pairs have"
        return (
            f"逐年看，最多的一年 {best['size']} 组结对都有数值或下限",
            f"In the best known year {every} a figure or a floor",
        )[index(lang)]
    return (
        f"逐年看，最多的一年也只有 {best['count']} 组结对有数值或下限（当年共 {best['size']} 组）",
        f"Even in the best known year only {best['count']} of {words.count(best['size'], 'pair')} {words.have(best['count'])} a figure or a floor",
    )[index(lang)]


def multiples(cells: pd.DataFrame, most: int) -> dict[str, pd.DataFrame]:
    """Cells of each year that has a figure, by year, the newest `most` of them."""
    years = sorted(cells.loc[cells["figure"].notna(), "year"].unique())[-most:]
    columns = ["origin", "destination", "value", "lower", "upper", "status"]
    return {str(year): cells.loc[cells["year"] == year, columns] for year in years}


def multiples_heads(sums: Mapping[str, pd.Series], indicator: str, lang: Lang) -> dict[str, str]:
    """What each year's pairs add up to, in words."""
    unit = INDICATORS[indicator].unit
    return {year: words.valued(whole["figure"], whole["status"], unit, lang) for year, whole in sums.items()}


def multiples_subtitle(
    cells: pd.DataFrame, indicator: str, first: int, last: int, drawn: Collection[str], lang: Lang
) -> str:
    """What the small maps show, and which years they leave out."""
    left = [int(year) for year in sorted(cells["year"].unique()) if str(year) not in drawn]
    told = words.year_spans(left, lang)
    gone = (f"；未画：{told}", f"; not drawn: {told}")[index(lang)] if left else ""
    return grid_subtitle(indicator, first, last, lang) + gone


def head_title(heads: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding per head: two of those that are known, far apart."""
    known = guard.tellable(heads.dropna(subset="per_head"))
    if known.empty:
        return (f"人均{words.indicator(indicator, lang)}：无数据", f"{words.indicator(indicator, lang)} per head: no data")[index(lang)]  # fmt: skip
    ends = [known.iloc[0], known.iloc[-1]] if len(known) > 1 else [known.iloc[0]]
    told = [words.told(words.place(row["place"], lang), _per_head(row, lang), lang) for row in ends]
    return (
        f"按受援省份常住人口人均：{'，'.join(told)}",
        f"Per resident of the receiving province: {' and '.join(told)}",
    )[index(lang)]


def head_subtitle(heads: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """What is divided by which year's population."""
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    years = words.listed([f"{year}" for year in sorted(heads["population_year"].dropna().unique())], lang)
    return (
        f"{name}，{span}合计，元/人，除以{years}年末常住人口；按受援省份",
        f"{name}, sum of {span}, yuan per resident at the end of {years}, by receiving province",
    )[index(lang)]


def head_table(heads: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """Per head of each receiving province, with what it is made of."""
    unit = INDICATORS[indicator].unit
    titles = (("人均", "常住人口", "人口年份", "有数值或下限的结对"), ("Per head", "Residents", "Population of", "Pairs with a figure or a floor"))[index(lang)]  # fmt: skip
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in heads["place"]],
        titles[0]: [_per_head(row, lang) for _, row in heads.iterrows()],
        label("value", lang): [words.valued(v, s, unit, lang) for v, s in zip(heads["figure"], heads["status"], strict=True)],
        titles[1]: [words.valued(v, REPORTED, "persons", lang) for v in heads["population"]],
        titles[2]: heads["population_year"].astype(object).where(heads["population_year"].notna(), None),
        titles[3]: [f"{k} / {n}" for k, n in zip(heads["pairs_known"], heads["pairs"], strict=True)],
    })  # fmt: skip


def _per_head(row: pd.Series, lang: Lang) -> str:
    if pd.isna(row["per_head"]):
        return label("no_data", lang)
    figure = number(row["per_head"], down=row["status"] == AT_LEAST)
    return f"{words.worth(row['status'], lang)}{figure} {('元', 'yuan')[index(lang)]}"


def concentration_title(lang: Lang) -> str:
    """Heading of the part on concentration."""
    return ("集中程度", "How concentrated it is")[index(lang)]


def concentration_summary(measured: funding.Concentration, lang: Lang) -> str:
    """The measures of concentration in a sentence, and how many pairs they leave out."""
    if not measured.known:
        return ("没有一组结对有数值。", "No pair has a value.")[index(lang)]
    first, three, equal = (
        number(100 * measured.first),
        number(100 * measured.three),
        number(measured.equal_pairs),
    )
    top = min(3, measured.known)
    if top == 1:
        return (
            f"只有一组结对有数值（另有 {measured.missing} 组没有，或只知下限），谈不上集中程度。",
            f"Only one pair has a value ({measured.missing} more {words.have(measured.missing)} none, or only a floor), so nothing can "
            "be said of shares.",
        )[index(lang)]
    return (
        f"只按有数值的 {measured.known} 组结对计算（另有 {measured.missing} 组没有，或只知下限）：最大一组占 {first}%，最大 {top} 组占 {three}%；"
        f"集中程度相当于 {equal} 组规模相同的结对。",
        f"Among the {words.count(measured.known, 'pair')} with a value ({measured.missing} more {words.have(measured.missing)} none, or "
        f"only a floor) the largest holds "
        f"{first}%, the largest {top} hold {three}%; it is as concentrated as {equal} pairs of equal size would be.",
    )[index(lang)]


def concentration_table(measured: funding.Concentration, lang: Lang) -> pd.DataFrame:
    """The measures of concentration with their formulas."""
    top = min(3, measured.known)
    rows = [
        (("有数值的结对", "Pairs with a value"), str(measured.known), ""),
        (("无数值的结对", "Pairs without a value"), str(measured.missing), ""),
        (("最大一组的份额", "Share of the largest"), _percent(measured.first), ""),
        ((f"最大 {top} 组的份额", f"Share of the largest {top}"), _percent(measured.three), ""),
        (("赫芬达尔指数", "Herfindahl-Hirschman index"), _plain(measured.hhi), "Σ s²"),
        (("等效结对数", "Equal pairs"), _plain(measured.equal_pairs), "1 / Σ s²"),
        (("基尼系数", "Gini coefficient"), _plain(measured.gini), "Σ|xᵢ − xⱼ| / (2 n² x̄)"),
    ]
    titles = (("指标", "数值", "公式"), ("Measure", "Value", "Formula"))[index(lang)]
    return pd.DataFrame(
        [(name[index(lang)], value, formula) for name, value, formula in rows], columns=list(titles)
    )


def _percent(share: float) -> str | None:
    return None if pd.isna(share) else f"{number(100 * share)}%"


def _plain(value: float) -> str | None:
    return None if pd.isna(value) else number(value)
