"""What the report on industry says: enterprises and investment by pair, and the structure of employment beneath."""

from __future__ import annotations

import pandas as pd

from analysis.charts import style
from analysis.findings import words
from analysis.measures.labor import CENSUSES
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.industries import INDUSTRIES, industry
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount, number, scale
from analysis.vocabulary.places import GIVERS, NATION, RECEIVERS

FLOWS = ("enterprises_settled", "agreed_investment", "enterprise_investment", "coop_agreements", "workshops")
NATIONAL = ("enterprises_settled", "agreed_investment", "enterprise_investment", "coop_agreements")
PROVINCES = (*GIVERS, *RECEIVERS)
COLOURS = dict.fromkeys(GIVERS, style.EAST) | dict.fromkeys(RECEIVERS, style.WEST)
LEFT_OUT = "国际组织"
"""Embassies and the like: a few dozen persons in the sample, almost all in Beijing."""


def headline(first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    span = words.years(first, last, lang)
    return (
        f"产业：引导企业西进与就业结构，{span}",
        f"Industry: enterprises guided west, and what people work in, {span}",
    )[index(lang)]


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "pairs": ("按结对：企业、投资、车间、园区", "By pair: enterprises, investment, workshops, parks"),
        "years": ("逐年所知", "What is known, year by year"),
        "ratios": ("每家企业带来的投资和岗位", "Investment and jobs per enterprise"),
        "national": ("全国数", "National figures"),
        "structure": ("底层结构：各省份的人做什么", "The structure beneath: what people work in"),
        "moved": ("哪些行业的重心从八省市移向十省份", "Which industries shifted from the eight to the ten"),
        "shift": ("偏离—份额分析", "Shift-share analysis"),
    }[part][index(lang)]


def name(indicator: str, lang: Lang) -> str:
    """Name of an indicator."""
    return (INDICATORS[indicator].zh, INDICATORS[indicator].en)[index(lang)]


def map_title(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """The finding of the map."""
    known = flows[flows["value"].notna()]
    called, span = name(indicator, lang), words.years(first, last, lang)
    if known.empty:
        return (f"{called}：{span}没有按结对的数字", f"{called}: no figure of any pair for {span}")[
            index(lang)
        ]
    top = known.iloc[0]
    pair = words.pair(top["origin"], top["destination"], lang)
    value = _valued(top["value"], top["obs_status"], indicator, lang)
    return (f"{called}：已知最多的是{pair}，{value}", f"{called}: the most that is known is {pair}, {value}")[
        index(lang)
    ]


def map_subtitle(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the map shows, and for how many pairs."""
    known, span = int(flows["value"].notna().sum()), words.years(first, last, lang)
    return (
        f"{name(indicator, lang)}，{span}合计；{len(flows)} 组结对中 {known} 组有数值",
        f"{name(indicator, lang)}, sum of {span}; {known} of {len(flows)} pairs have a figure",
    )[index(lang)]


def grid_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the grid: for how many years of pairs a figure is known."""
    known = int(cells["value"].notna().sum())
    return (
        f"{len(cells)} 个「结对×年」中 {known} 个有数值",
        f"A figure is known for {known} of {len(cells)} years of pairs",
    )[index(lang)]


def grid_subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """What the grid of pairs and years shows."""
    unit, span = scale(INDICATORS[indicator].unit, lang).name, words.years(first, last, lang)
    return ("，", ", ")[index(lang)].join(part for part in (name(indicator, lang), unit, span) if part)


def summary(flows: pd.DataFrame, first: int, last: int, lang: Lang) -> list[str]:
    """What is known of each kind, and what of none."""
    span = words.years(first, last, lang)
    if flows.empty:
        return [
            (f"{span}间所选省份没有省际结对。", f"The chosen province had no pair in {span}.")[index(lang)]
        ]
    counted = {kind: int(flows.loc[flows["indicator"] == kind, "value"].notna().sum()) for kind in FLOWS}
    pairs = len(flows.drop_duplicates(["origin", "destination"]))
    told = [f"{name(kind, lang)} {counted[kind]}" for kind in FLOWS]
    return [(
        f"{span}间有 {pairs} 组省际结对；有数值的组数：{words.listed(told, lang)}。",
        f"{pairs} province pairs were in force in {span}; pairs with a figure: {words.listed(told, lang)}.",
    )[index(lang)], (
        "协议投资与实际到位投资是两回事：前者是签约数，后者才是落地的钱；两者来自不同页面，只有同一结对两个合计都有上下界时才相比。",
        "Investment agreed is what was signed, investment paid in is what came; they are from different pages, and are compared "
        "only where both sums of a pair have bounds on both sides.",
    )[index(lang)]]  # fmt: skip


def kinds_table(flows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """One row a kind: pairs with a figure, of how many, and the sum of what is known."""
    rows = []
    for kind in FLOWS:
        mine = flows[flows["indicator"] == kind]
        known = mine[mine["value"].notna()]
        status = "A" if len(mine) and (mine["obs_status"] == "A").all() else "P"
        rows.append({
            label("indicator", lang): name(kind, lang),
            ("有数值的结对", "Pairs with a figure")[index(lang)]: str(len(known)),
            ("结对", "Pairs")[index(lang)]: str(len(mine)),
            ("已知部分合计", "Sum of what is known")[index(lang)]: label("no_data", lang) if known.empty
            else _valued(known["value"].sum(), status, kind, lang),
        })  # fmt: skip
    return pd.DataFrame(rows)


def pairs_table(flows: pd.DataFrame, parks: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """One row a pair: every kind with its worth, parks as a level with its year, and paid in over agreed."""
    rows = {}
    for row in flows.itertuples():
        entry = rows.setdefault((row.origin, row.destination), {})
        entry[row.indicator] = row
    levels = {(row.origin, row.destination): row for row in parks.itertuples()}
    shown = []
    for key, kinds in rows.items():
        line = {label("pair", lang): words.pair(*key, lang)}
        for kind in FLOWS:
            row = kinds.get(kind)
            line[name(kind, lang)] = "–" if row is None else _valued(row.value, row.obs_status, kind, lang)
        park = levels.get(key)
        line[name("industrial_parks", lang)] = (
            label("no_data", lang) if park is None or pd.isna(park.value)
            else f"{_valued(park.value, park.obs_status, 'industrial_parks', lang)}{'（' if lang == 'zh' else ' ('}{park.year}{'）' if lang == 'zh' else ')'}"
        )  # fmt: skip
        line[("到位/协议", "Paid in / agreed")[index(lang)]] = _paid_of_agreed(kinds)
        shown.append(line)
    return pd.DataFrame(shown)


def _paid_of_agreed(kinds: dict) -> str:
    paid, agreed = kinds.get("enterprise_investment"), kinds.get("agreed_investment")
    if paid is None or agreed is None:
        return "–"
    ends = [paid.lower, paid.upper, agreed.lower, agreed.upper]
    if any(pd.isna(end) for end in ends) or agreed.lower <= 0 or "P" in (paid.obs_status, agreed.obs_status):
        return "–"
    return f"{number(100 * paid.lower / agreed.upper, 2)}–{number(100 * paid.upper / agreed.lower, 2)}%"


def ratios_table(ratios: pd.DataFrame, names: dict[str, str], lang: Lang) -> pd.DataFrame:
    """Ratios of figures of the same pair and period, as ranges (`measures.industry.per_enterprise`)."""
    shown = []
    for row in ratios.itertuples():
        shown.append({
            label("pair", lang): f"{_places(row.origin, names, 0, lang)}→{_places(row.destination, names, 1, lang)}",
            label("period", lang): f"{row.period_start:%Y-%m}–{row.period_end:%Y-%m}",
            name("enterprises_settled", lang): _range(row.enterprises_low, row.enterprises_high, "count", lang, whole=True),
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
        f"In {len(ratios)} cases pages print two of enterprises, investment and jobs for the same pair and period, so that they "
        "can be divided; national, provincial and local cases stand side by side and can't be added. Ranges come from the "
        "rounding of the printed figures.",
    )[index(lang)]


def national_table(figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """National figures as claimed (`measures.national.figures`)."""
    return pd.DataFrame({
        label("indicator", lang): [name(i, lang) for i in figures["indicator"]],
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


def structure_summary(lang: Lang) -> str:
    """What the employment figures are, and how the two samples were made comparable."""
    return (
        "就业取自两次人口普查的长表抽样（约十分之一住户）。2010年和2020年样本大小不同，不能直接相减：各年先化为全国每千名就业者中的人数，"
        "全国增长分量因此恒为零，剩下的是结构分量和竞争分量，即谁在全国的份额上升、谁下降。行业分类标准在2011年和2017年修订过，个别行业口径有变。",
        "Employment is from the long-form samples of the two censuses (about one household in ten). The samples of 2010 and "
        "2020 differ in size and can't be subtracted: each year is first put per 1,000 employed in the country, which makes the "
        "national component zero by construction and leaves the mix and the competitive one - who gained and who lost a part of "
        "the whole. The classification was revised in 2011 and 2017, so some industries aren't quite the same.",
    )[index(lang)]


def industries(lang: Lang) -> dict[str, str]:
    """Industries that figures show, in the order of the standard."""
    return {key: industry(key, lang) for key in INDUSTRIES if key != LEFT_OUT}


def provinces(lang: Lang) -> dict[str, str]:
    """The eight and the ten, in this order."""
    return {code: words.place(code, lang) for code in PROVINCES}


def quotient_title(quotients: pd.DataFrame, lang: Lang) -> str:
    """The finding of the matrix of quotients: the highest of the eight, the highest of the ten."""
    told = []
    for group in (GIVERS, RECEIVERS):
        top = (
            quotients.loc[list(group)].drop(columns=[LEFT_OUT], errors="ignore").stack().dropna().nlargest(1)
        )
        for (code, key), value in top.items():
            told.append((
                f"{words.place(code, lang)}的{industry(key, lang)} {number(value, 2)}",
                f"{industry(key, lang).lower()} in {words.place(code, lang)} {number(value, 2)}",
            )[index(lang)])  # fmt: skip
    return (
        f"区位商最高：东部是{told[0]}，西部是{told[1]}",
        f"Highest location quotients: in the east {told[0]}, in the west {told[1]}",
    )[index(lang)]


def quotient_subtitle(lang: Lang) -> str:
    """What a location quotient is."""
    return (
        f"区位商，{CENSUSES[1]}年就业（长表抽样）：1 为全国平均，2 为平均的两倍；前八列为帮扶省市，后十列为受援省份",
        f"Location quotient of employment, {CENSUSES[1]} (long-form sample): 1 is the country's average, 2 twice that; the first "
        "eight columns give, the other ten receive",
    )[index(lang)]


def moved_title(shares: pd.DataFrame, lang: Lang) -> str:
    """The finding of the scatter: how many industries shifted, and the one that did most."""
    moved = shares[shares["moved"]].drop(index=LEFT_OUT, errors="ignore")
    if moved.empty:
        return ("没有行业的重心从八省市移向十省份", "No industry shifted from the eight to the ten")[
            index(lang)
        ]
    count = len(shares.drop(index=LEFT_OUT, errors="ignore"))
    top = moved.sort_values("receivers_change").index[-1]
    return (
        f"{count} 个行业中 {len(moved)} 个的重心从八省市移向十省份，{industry(top, lang)}业十省份份额上升最多",
        f"{len(moved)} of {count} industries shifted from the eight to the ten; the ten gained most in {industry(top, lang).lower()}",
    )[index(lang)]


def moved_subtitle(lang: Lang) -> str:
    """What the scatter shows."""
    return (
        f"八省市和十省份占全国该行业就业的比重，{CENSUSES[1]}年减{CENSUSES[0]}年，百分点；圆的面积为该行业在全国就业中的比重",
        f"Share of the eight and of the ten in the country's employment in the industry, {CENSUSES[1]} less {CENSUSES[0]}, "
        "percentage points; the area of a point is the industry's weight in all employment",
    )[index(lang)]


def moved_words(lang: Lang) -> tuple[tuple[str, str], dict[str, str]]:
    """Words of the axes and of the corners of the scatter."""
    axes = (
        ("八个帮扶省市的份额变化（百分点）", "Change of the eight givers' share (percentage points)")[
            index(lang)
        ],
        ("十个受援省份的份额变化（百分点）", "Change of the ten receivers' share (percentage points)")[
            index(lang)
        ],
    )
    corners = {
        "upper left": ("从八移向十", "From the eight to the ten"),
        "upper right": ("八与十都上升", "Both gained"),
        "lower right": ("向八集中", "Towards the eight"),
    }
    return axes, {corner: both[index(lang)] for corner, both in corners.items()}


def moved_summary(shares: pd.DataFrame, lang: Lang) -> list[str]:
    """What shifted, what did not, by name; and what a shift is not."""
    kept = shares.drop(index=LEFT_OUT, errors="ignore").sort_values("receivers_change", ascending=False)
    moved = [industry(key, lang) for key in kept.index[kept["moved"]]]
    stayed = [industry(key, lang) for key in kept.index[~kept["moved"]]]
    separator = label("semicolon", lang) if lang == "en" else "、"
    return [(
        f"八省市份额下降而十省份份额上升的行业（按十省份升幅）：{separator.join(moved) or '无'}。其余：{separator.join(stayed) or '无'}。",
        f"Industries in which the eight lost and the ten gained weight, by the ten's gain: {separator.join(moved) or 'none'}. "
        f"The others: {separator.join(stayed) or 'none'}.",
    )[index(lang)], (
        "份额变化说明就业重心的移动，不说明有多少企业迁移，也不说明与协作有因果关系。",
        "A change of shares tells where the weight of employment went; not how many firms moved, and not that the cooperation "
        "caused it.",
    )[index(lang)]]  # fmt: skip


def moved_table(shares: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Shares of the eight and the ten by industry in both years, all industries together last."""
    kept = shares.drop(index=LEFT_OUT, errors="ignore").sort_values("receivers_change", ascending=False)
    first, last = CENSUSES
    groups = {"givers": ("八省市", "The eight"), "receivers": ("十省份", "The ten")}
    rows = []
    for key, row in kept.iterrows():
        line = {("行业", "Industry")[index(lang)]: industry(key, lang)}
        for group, both in groups.items():
            line[f"{both[index(lang)]} {first}"] = f"{row[f'{group}_first'] * 100:.1f}%"
            line[f"{both[index(lang)]} {last}"] = f"{row[f'{group}_last'] * 100:.1f}%"
            line[("变化", "Change of the ")[index(lang)] + (both[0] if lang == "zh" else both[1][4:])] = (
                points(row[f"{group}_change"])
            )
        line[("占全国就业", "Share of all jobs")[index(lang)]] = f"{row['weight'] * 100:.1f}%"
        line[("从八移向十", "From eight to ten")[index(lang)]] = (
            ("是", "yes") if row["moved"] else ("否", "no")
        )[index(lang)]
        rows.append(line)
    return pd.DataFrame(rows)


def points_word(lang: Lang) -> str:
    """The unit of a difference of shares."""
    return ("百分点", "Percentage points")[index(lang)]


def points(change: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return f"{change * 100:+.1f}".replace("-", "−")


def signed(value: float) -> str:
    """A component per 1,000, with its sign and two decimals at most."""
    return "0" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def shift_title(shift: pd.DataFrame, lang: Lang) -> str:
    """The finding of the matrix: the largest gain and the largest loss that the industries' own fortune doesn't explain."""
    kept = shift[shift["province"].isin(PROVINCES)]
    gain, loss = kept.loc[kept["competitive"].idxmax()], kept.loc[kept["competitive"].idxmin()]

    def told(row: pd.Series) -> str:
        return (
            f"{words.place(row['province'], lang)}的{industry(row['category'], lang)}（{signed(row['competitive'])}‰）",
            f"{industry(row['category'], lang).lower()} in {words.place(row['province'], lang)} ({signed(row['competitive'])}‰)",
        )[index(lang)]

    return (
        f"竞争分量最大的是{told(gain)}，最小的是{told(loss)}",
        f"The largest competitive gain is {told(gain)}, the largest loss {told(loss)}",
    )[index(lang)]


def shift_subtitle(lang: Lang) -> str:
    """What the matrix of competitive components shows."""
    first, last = CENSUSES
    return (
        f"竞争分量，{first}—{last}年，占全国就业的千分比：该省该行业超出（低于）该行业全国走势的部分",
        f"Competitive component, {first}-{last}, per 1,000 employed in the country: what a province's industry did better or worse "
        "than the industry everywhere",
    )[index(lang)]


def shift_table(shift: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Components added up over industries, by province of the two groups."""
    total = (
        shift.groupby("province")[["first", "last", "national", "mix", "competitive"]]
        .sum()
        .loc[list(PROVINCES)]
    )
    first, last = CENSUSES
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in total.index],
        (f"{first}年每千人", f"Per 1,000, {first}")[index(lang)]: [f"{v:.1f}" for v in total["first"]],
        (f"{last}年每千人", f"Per 1,000, {last}")[index(lang)]: [f"{v:.1f}" for v in total["last"]],
        ("全国分量", "National")[index(lang)]: [signed(v) for v in total["national"]],
        ("结构分量", "Mix")[index(lang)]: [signed(v) for v in total["mix"]],
        ("竞争分量", "Competitive")[index(lang)]: [signed(v) for v in total["competitive"]],
    })  # fmt: skip


def weight_title(change: pd.Series, key: str, lang: Lang) -> str:
    """The finding of the map: where one industry's weight went."""
    known = change.dropna().sort_values()
    up, down = known.index[-1], known.index[0]
    return (
        f"{industry(key, lang)}业就业：份额上升最多的是{words.place(up, lang)}（{points(known.iloc[-1])}），"
        f"下降最多的是{words.place(down, lang)}（{points(known.iloc[0])}）",
        f"{industry(key, lang)}: {words.place(up, lang)} gained most ({points(known.iloc[-1])}), {words.place(down, lang)} lost most "
        f"({points(known.iloc[0])})",
    )[index(lang)]


def weight_subtitle(key: str, lang: Lang) -> str:
    """What the map of changes shows."""
    first, last = CENSUSES
    return (
        f"各省份占全国{industry(key, lang)}业就业的比重，{last}年减{first}年，百分点（普查长表抽样）",
        f"Share of each province in the country's employment in {industry(key, lang).lower()}, {last} less {first}, percentage "
        "points (long-form samples)",
    )[index(lang)]


def quotient_map_title(quotients: pd.Series, key: str, lang: Lang) -> str:
    """The finding of the map of one industry's quotients."""
    known = quotients.dropna().sort_values(ascending=False)
    top = words.listed([words.place(code, lang) for code in known.index[:3]], lang)
    return (
        f"{industry(key, lang)}业最集中的省份：{top}",
        f"{industry(key, lang)} is most concentrated in {top}",
    )[index(lang)]


def quotient(lang: Lang) -> str:
    """The name of the measure."""
    return ("区位商", "Location quotient")[index(lang)]


def quotient_map_subtitle(key: str, lang: Lang) -> str:
    """What the map of one industry's quotients shows."""
    return (
        f"{industry(key, lang)}业就业的区位商，{CENSUSES[1]}年（长表抽样）：1 为全国平均",
        f"Location quotient of employment in {industry(key, lang).lower()}, {CENSUSES[1]} (long-form sample): 1 is the country's "
        "average",
    )[index(lang)]


def _places(joined: str, names: dict[str, str], side: int, lang: Lang) -> str:
    if joined == NATION:
        return (("全部帮扶方", "all givers"), ("全部受援方", "all receivers"))[side][index(lang)]
    return label("comma", lang).join(names.get(code, code) for code in joined.split(";"))


def _range(low: float, high: float, unit: str, lang: Lang, *, whole: bool = False) -> str:
    """An interval in two significant digits; a count that was printed to the unit is that count."""
    if pd.isna(low) or pd.isna(high) or (low <= 0 and high == float("inf")):
        return "–"
    if whole and high - low <= 1:
        return f"{(low + high) / 2:.0f}"
    shown = scale(unit, lang, low if high == float("inf") else high)
    ends = [
        "" if value <= 0 or value == float("inf") else number(value / shown.size, 2) for value in (low, high)
    ]
    text = f"≥ {ends[0]}" if not ends[1] else f"≤ {ends[1]}" if not ends[0] else "–".join(dict.fromkeys(ends))
    return f"{text} {shown.name}".strip()


def _valued(value: float, status: str, indicator: str, lang: Lang) -> str:
    """A value with its worth; things that are counted are whole."""
    unit = INDICATORS[indicator].unit
    return words.valued(round(value) if unit == "count" and pd.notna(value) else value, status, unit, lang)
