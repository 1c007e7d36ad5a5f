"""What the report on funding flows says of the sums of a period."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.charts.grid import STATUSES
from analysis.findings import words
from analysis.measures import funding
from analysis.measures.flows import has_figure
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
    """The finding of the grid: for how many years of pairs a value is known, and how many are reported."""
    known, reported = int(has_figure(cells).sum()), int((cells["obs_status"] == "A").sum())
    if not known:
        return (
            f"{len(cells)} 个结对年份中没有一个有数值",
            f"None of {words.count(len(cells), 'year')} of pairs has a value",
        )[index(lang)]
    return (
        f"{len(cells)} 个结对年份中 {known} 个有数值，其中 {reported} 个为来源所载",
        f"{known} of {words.count(len(cells), 'year')} of pairs {words.have(known)} a value, {reported} of them as reported",
    )[index(lang)]


def grid_subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the grid of pairs and years shows."""
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    unit = scale(INDICATORS[indicator].unit, lang).name
    return (f"{name}，{unit}，{span}", f"{name}, {unit}, {span}")[index(lang)]


def title(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """The finding of the map: the largest known flow of the period, or that none is known."""
    known = flows[flows["value"].notna()]
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
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
        words.indicator(indicator, lang),
        words.years(first, last, lang),
    )
    return (
        f"{name}，{span}合计，按省际结对；{len(flows)} 组结对中 {known} 组有数值",
        f"{name}, sum of {span}, by province pair; a value is known for {known} of {words.count(len(flows), 'pair')}",
    )[index(lang)]


def summary(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> list[str]:
    """Sentences on what is known, how well, and the sum of it."""
    unit = INDICATORS[indicator].unit
    known = flows[flows["value"].notna()]
    if known.empty:
        return [(
            f"{words.years(first, last, lang)}间有 {len(flows)} 组省际结对，没有一组有可用的数字。",
            f"{words.count(len(flows), 'province pair')} {words.verb(len(flows), 'was', 'were')} in force in {words.years(first, last, lang)}; none has a usable figure.",
        )[index(lang)]]  # fmt: skip
    counts = {status: int((flows["obs_status"] == status).sum()) for status in "AEPM"}
    span = words.years(first, last, lang)
    sentences = [
        (
            f"{span}间有 {len(flows)} 组省际结对：{counts['A']} 组各年（或合计）均有来源所载，{counts['E']} 组含估算，"
            f"{counts['P']} 组只知下限，{counts['M']} 组没有数值。",
            f"{words.count(len(flows), 'province pair')} {words.verb(len(flows), 'was', 'were')} in force in {span}: {counts['A']} reported in full, {counts['E']} estimated "
            f"in part, {counts['P']} known only as a floor, {counts['M']} without a value.",
        )[index(lang)]
    ]
    total = words.valued(known["value"].sum(), "P" if counts["P"] or counts["M"] else "A", unit, lang)
    top = [
        words.told(
            words.pair(row.origin, row.destination, lang),
            words.valued(row.value, row.obs_status, unit, lang),
            lang,
        )
        for row in known.head(3).itertuples()
    ]
    sentences.append((
        f"{words.told('已知部分合计', total, 'zh')}；最大的是{words.listed(top, lang)}。",
        f"What is known adds up to {total}; the largest are {words.listed(top, lang)}.",
    )[index(lang)])  # fmt: skip
    return sentences


def missing(flows: pd.DataFrame, lang: Lang) -> str:
    """The pairs without a value, by name, with the years of those that were not in force all the time; empty without any."""
    lost, span = flows[flows["value"].isna()], flows["years"].max()
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


def table(flows: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """The flows as a reader's table: pair, value, bounds, share of what is known, status, years known; at last the sum."""
    unit = INDICATORS[indicator].unit
    known = flows[flows["value"].notna()]
    whole = funding.worth(flows["obs_status"]) if len(flows) else "M"
    shares = funding.shares(flows)["share"]
    frame = pd.DataFrame({
        label("pair", lang): [words.pair(o, d, lang) for o, d in zip(flows["origin"], flows["destination"], strict=True)],
        label("value", lang): [
            words.valued(v, s, unit, lang) for v, s in zip(flows["value"], flows["obs_status"], strict=True)
        ],
        label("bounds", lang): [
            words.bounds(low, high, unit, lang) for low, high in zip(flows["lower"], flows["upper"], strict=True)
        ],
        label("share_known", lang): [None if pd.isna(share) else f"{number(share)}%" for share in shares],
        label("status", lang): [label(STATUSES[s], lang) for s in flows["obs_status"]],
        label("years_known", lang): [f"{n - m} / {n}" for n, m in zip(flows["years"], flows["years_missing"], strict=True)],
    })  # fmt: skip
    if len(known):
        total = words.valued(known["value"].sum(), whole, unit, lang)
        frame.loc[len(frame)] = [
            label("total", lang),
            total,
            None,
            "100%",
            label(STATUSES[whole], lang),
            None,
        ]
    return frame


def multiples_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the small maps: of how many pairs a single year is known at best."""
    best = (
        has_figure(cells)
        .groupby(cells["year"])
        .agg(count="sum", size="size")
        .sort_values("count", kind="stable")
        .iloc[-1]
    )
    if best["count"] == best["size"]:
        every = "the one pair has" if best["size"] == 1 else f"all {best['size']} pairs have"
        return (
            f"逐年看，最多的一年 {best['size']} 组结对都有数值",
            f"In the best known year {every} a value",
        )[index(lang)]
    return (
        f"逐年看，最多的一年也只有 {best['count']} 组结对有数值（当年共 {best['size']} 组）",
        f"Even in the best known year only {best['count']} of {words.count(best['size'], 'pair')} {words.have(best['count'])} a value",
    )[index(lang)]


def multiples(cells: pd.DataFrame, most: int) -> dict[str, pd.DataFrame]:
    """Cells of each year that has a value, by year, the newest `most` of them."""
    known = has_figure(cells)
    cells = cells.assign(value=cells["value"].where(known), obs_status=cells["obs_status"].where(known, "M"))
    years = sorted(cells.loc[known, "year"].unique())[-most:]
    columns = ["origin", "destination", "value", "lower", "upper", "obs_status"]
    return {str(year): cells.loc[cells["year"] == year, columns] for year in years}


def multiples_subtitle(
    cells: pd.DataFrame, indicator: str, first: int, last: int, drawn: Collection[str], lang: Lang
) -> str:
    """What the small maps show, and which years they leave out."""
    left = [str(year) for year in sorted(cells["year"].unique()) if str(year) not in drawn]
    told = _spans(", ".join(left), lang)
    gone = (f"；未画：{told}", f"; not drawn: {told}")[index(lang)] if left else ""
    return grid_subtitle(indicator, first, last, lang) + gone


def head_title(heads: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding per head: the largest and the smallest that are known."""
    known = heads[heads["per_head"].notna()]
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
        f"{name}，{span}合计，元/人，除以{years}年末常住人口；按受援省份，有结对缺数者为下限",
        f"{name}, sum of {span}, yuan per resident at the end of {years}, by receiving province; a floor where a pair has no value",
    )[index(lang)]


def head_table(heads: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """Per head of each receiving province, with what it is made of."""
    unit = INDICATORS[indicator].unit
    titles = (("人均", "常住人口", "人口年份", "有数值的结对"), ("Per head", "Residents", "Population of", "Pairs with a value"))[index(lang)]  # fmt: skip
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in heads["place"]],
        titles[0]: [_per_head(row, lang) for _, row in heads.iterrows()],
        label("value", lang): [words.valued(v, s, unit, lang) for v, s in zip(heads["value"], heads["obs_status"], strict=True)],
        titles[1]: [words.valued(v, "A", "persons", lang) for v in heads["population"]],
        titles[2]: heads["population_year"].astype(object).where(heads["population_year"].notna(), None),
        titles[3]: [f"{k} / {n}" for k, n in zip(heads["pairs_known"], heads["pairs"], strict=True)],
    })  # fmt: skip


def _per_head(row: pd.Series, lang: Lang) -> str:
    if pd.isna(row["per_head"]):
        return label("no_data", lang)
    prefix = {"P": ("不少于 ", "at least "), "E": ("约 ", "about ")}.get(row["obs_status"], ("", ""))
    return f"{prefix[index(lang)]}{number(row['per_head'])} {('元', 'yuan')[index(lang)]}"


def burden_title(burden: pd.DataFrame, lang: Lang) -> str:
    """The finding on the givers' budgets: the largest share that is known."""
    known = burden[burden["share"].notna()]
    if known.empty:
        return ("占帮扶省份财政支出的比重：无数据", "Share of the givers' budgets: no data")[index(lang)]
    top = known.iloc[0]
    place, share = words.place(top["place"], lang), _share(top["share"], top["obs_status"], lang)
    return (
        f"已知占本省一般公共预算支出比重最高的是{place}：{share}",
        f"{place} gives the largest known share of its general public budget expenditure: {share}",
    )[index(lang)]


def burden_subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """How the share is made."""
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    return (
        f"{span}{name}占帮扶省份一般公共预算支出的百分比；只计至少一组结对有数值的年份，这些年份列在数字之后",
        f"{name} as a percentage of the giving province's general public budget expenditure, {span}; only years in which a pair "
        "has a value, named behind the number",
    )[index(lang)]


def burden_bars(burden: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The rows of the bars: name, share, status, the years counted."""
    return pd.DataFrame({
        "name": [words.place(code, lang) for code in burden["place"]],
        "value": burden["share"].astype(float),
        "obs_status": burden["obs_status"],
        "note": [
            (f"（{_spans(years, lang)}）", f"({_spans(years, lang)})")[index(lang)] if years else ""
            for years in burden["years"]
        ],
    })  # fmt: skip


def burden_table(burdens: dict[str, pd.DataFrame], indicator: str, lang: Lang) -> pd.DataFrame:
    """Shares of expenditure and of gross regional product, side by side, with what they are shares of."""
    names = {
        "general_public_expenditure": (("财政支出", "占支出"), ("Budget expenditure", "Share of it")),
        "gross_regional_product": (("地区生产总值", "占总值"), ("Gross regional product", "Share of that")),
    }
    unit, frame = INDICATORS[indicator].unit, {}
    for base, burden in burdens.items():
        rows = burden.set_index("place").sort_index()
        if not frame:
            frame[label("province", lang)] = [words.place(code, lang) for code in rows.index]
            frame[label("value", lang)] = [
                words.valued(v, s, unit, lang) for v, s in zip(rows["value"], rows["obs_status"], strict=True)
            ]
            frame[("计入年份", "Years counted")[index(lang)]] = [
                _spans(y, lang) or None for y in rows["years"]
            ]
        whole, share = names[base][index(lang)]
        frame[whole] = [words.valued(v, "A", "yuan", lang) for v in rows["base"]]
        frame[share] = [_share(v, s, lang) for v, s in zip(rows["share"], rows["obs_status"], strict=True)]
    return pd.DataFrame(frame)


def _share(share: float, status: str, lang: Lang) -> str:
    return words.valued(share, status, "percent", lang)


def _spans(years: str, lang: Lang) -> str:
    """Years with neighbours joined: 2021–2024."""
    numbers = pd.Series([int(year) for year in years.split(", ") if year], dtype=int)
    runs = numbers.groupby((numbers.diff() != 1).cumsum())
    return label("comma", lang).join(
        str(run.iloc[0]) if len(run) == 1 else f"{run.iloc[0]}–{run.iloc[-1]}" for _, run in runs
    )


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
            f"只有一组结对有数值（另有 {measured.missing} 组无数值），谈不上集中程度。",
            f"Only one pair has a value ({measured.missing} more {words.have(measured.missing)} none), so nothing can be said of shares.",
        )[index(lang)]
    return (
        f"只按有数值的 {measured.known} 组结对计算（另有 {measured.missing} 组无数值）：最大一组占 {first}%，最大 {top} 组占 {three}%；"
        f"集中程度相当于 {equal} 组规模相同的结对。其中下限会随新的来源上升，份额因此不是定数。",
        f"Among the {words.count(measured.known, 'pair')} with a value ({measured.missing} more {words.have(measured.missing)} none) "
        f"the largest holds {first}%, the largest {top} hold {three}%; it is as concentrated as {equal} pairs of equal size would be. "
        "Floors may rise with further sources, so the shares are not final.",
    )[index(lang)]


def concentration_table(measured: funding.Concentration, lang: Lang) -> pd.DataFrame:
    """The measures of concentration with their formulas."""
    top = min(3, measured.known)
    if top == 1:
        return (
            f"只有一组结对有数值（另有 {measured.missing} 组无数值），谈不上集中程度。",
            f"Only one pair has a value ({measured.missing} more {words.have(measured.missing)} none), so nothing can be said of shares.",
        )[index(lang)]
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
