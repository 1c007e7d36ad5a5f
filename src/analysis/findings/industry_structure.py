"""What the report on the structure beneath says of work: what shifted, farming, quotients, shift-share.

Where people live is in `census`.
"""

from __future__ import annotations

import pandas as pd

from analysis.charts import style
from analysis.findings import guard, words
from analysis.measures.labor import CENSUSES
from analysis.measures.status import REPORTED
from analysis.vocabulary.industries import INDUSTRIES, industry
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount, number
from analysis.vocabulary.places import GIVERS, NATION, RECEIVERS

PROVINCES = (*GIVERS, *RECEIVERS)
COLOURS = dict.fromkeys(GIVERS, style.EAST) | dict.fromkeys(RECEIVERS, style.WEST)
LEFT_OUT = "国际组织"
"""Embassies and the like: a few dozen persons in the sample, almost all in Beijing."""


def headline(lang: Lang) -> str:
    """The name of the report."""
    first, last = CENSUSES
    return (
        f"底层结构：人们做什么工作、住在哪里，{first}—{last}年",
        f"The structure beneath: what people work in and where they live, {first}–{last}",
    )[index(lang)]


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "moved": ("行业重心的移动", "Where industries went"),
        "farming": ("离开农业", "Leaving the farm"),
        "quotients": ("各省份专长什么", "What each province does more of"),
        "census": ("住在外省的人", "Living in another province"),
        "shift": ("附录：偏离—份额分析", "Appendix: shift-share analysis"),
    }[part][index(lang)]


def lead(shares: pd.DataFrame, farming: pd.DataFrame, lang: Lang) -> list[str]:
    """What the decade did to work, in two sentences, and that the cooperation is not what the figures measure."""
    kept = shares.drop(index=LEFT_OUT, errors="ignore")
    moved, fall = int(kept["moved"].sum()), _percent(farming["fall"])
    ten, country = fall["receivers"], fall[NATION]
    first, last = CENSUSES
    return [(
        f"{first}年到{last}年，{len(kept)} 个行业中有 {moved} 个，八个帮扶省市的份额下降而十个受援省份的上升。按全国每千名就业者计，"
        f"务农的人在十省份减少了 {ten}，在全国减少了 {country}。",
        f"From {first} to {last} the eight giving provinces lost weight and the ten receiving ones gained it in {moved} of "
        f"{len(kept)} industries. Per 1,000 employed in the country, farm workers became {ten} fewer in the ten and {country} fewer in all.",
    )[index(lang)], (
        "这是协作的背景，不是协作的结果：普查不问谁带来了工作。",
        "This is what the cooperation works on, not what it did: a census doesn't ask who brought the work.",
    )[index(lang)]]  # fmt: skip


def samples(lang: Lang) -> str:
    """What the employment figures are, and how the two samples were made comparable."""
    return (
        "就业取自两次人口普查的长表抽样（约十分之一住户）。2010年和2020年样本大小不同，不能直接相减：各年先化为全国每千名就业者中的人数。"
        "行业分类标准在2011年和2017年修订过，个别行业口径有变。",
        "Employment is from the long-form samples of the two censuses (about one household in ten). The samples of 2010 and "
        "2020 differ in size and can't be subtracted: each year is first put per 1,000 employed in the country. The "
        "classification was revised in 2011 and 2017: some industries aren't quite the same.",
    )[index(lang)]


def fall_title(farming: pd.DataFrame, lang: Lang) -> str:
    """The finding of the bars: where farm employment fell least, against the country."""
    provinces = farming.drop(index=[*GROUPS, NATION], errors="ignore")
    least = guard.leader(guard.exact(provinces["fall"]), least=True)
    country = _percent(farming["fall"])[NATION]
    if least is None:
        return (f"全国务农就业减少 {country}", f"Farm employment in the country fell by {country}")[
            index(lang)
        ]
    place, fall = words.place(least.name, lang), amount(least["figure"] * 100, "percent", lang, digits=2)
    return (
        f"务农就业减少最少的是{place}（{fall}，全国为 {country}）",
        f"Farm employment fell least in {place} ({fall} against {country})",
    )[index(lang)]


def fall_subtitle(farming: pd.DataFrame, lang: Lang) -> str:
    """What the bars measure, and what the bare counts of the samples would say."""
    first, last = CENSUSES
    bare = farming["bare"]
    low = bare.drop(index=[*GROUPS, NATION], errors="ignore").idxmin()
    told = [amount(bare[code] * 100, "percent", lang, digits=2) for code in (low, NATION)]
    return (
        f"农林牧渔业就业在全国每千名就业者中的人数，{first}—{last}年的降幅，%（长表抽样；不计两次样本大小之差，{words.place(low, lang)}为 {told[0]}，全国为 {told[1]}）",
        f"Persons in farming, forestry and fishing per 1,000 employed in the country, fall from {first} to {last}, % (long-form samples; "
        f"of the bare counts, which differ in size, {told[0]} in {words.place(low, lang)} and {told[1]} in all)",
    )[index(lang)]


def fall_rows(farming: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The bars: the country, the two groups, then the ten and the eight, the least fall first; `figure` in whole percent."""
    order = [NATION, *GROUPS]
    for group in (RECEIVERS, GIVERS):
        order += list(farming.loc[list(group), "fall"].sort_values(kind="stable").index)
    figure = farming.loc[order, "fall"] * 100
    return pd.DataFrame({
        "place": order,
        "name": [_group(code, lang) for code in order],
        "figure": figure.round().to_numpy(), "lower": figure.to_numpy(), "upper": figure.to_numpy(),
        "status": REPORTED,
    })  # fmt: skip


def fall_table(farming: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Farm employment by province and group in both years: per 1,000 employed in the country, and as a part of the own."""
    first, last = CENSUSES
    order = list(fall_rows(farming, lang)["place"])
    shown = farming.loc[order]
    return pd.DataFrame({
        label("province", lang): [_group(code, lang) for code in order],
        (f"每千人，{first}", f"Per 1,000 in {first}")[index(lang)]: [f"{v:.1f}" for v in shown["first"]],
        (f"每千人，{last}", f"Per 1,000 in {last}")[index(lang)]: [f"{v:.1f}" for v in shown["last"]],
        ("降幅", "Fall")[index(lang)]: list(_percent(shown["fall"])),
        (f"占本地就业，{first}", f"Of its own jobs, {first}")[index(lang)]: list(_percent(shown["own_first"])),
        (f"占本地就业，{last}", f"Of its own jobs, {last}")[index(lang)]: list(_percent(shown["own_last"])),
    })  # fmt: skip


GROUPS: dict[str, tuple[str, str]] = {
    "receivers": ("十个受援省份", "The ten receiving"),
    "givers": ("八个帮扶省市", "The eight giving"),
}


def _group(code: str, lang: Lang) -> str:
    """Name of a province, of a group or of the country."""
    if code == NATION:
        return ("全国31个省份", "All 31 provinces")[index(lang)]
    return GROUPS[code][index(lang)] if code in GROUPS else words.place(code, lang)


def _percent(shares: pd.Series) -> pd.Series:
    return shares.map(lambda share: f"{number(share * 100, 2)}%")


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
        own = quotients.loc[list(group)].drop(columns=[LEFT_OUT], errors="ignore").stack().dropna()
        top = guard.leader(guard.exact(own))
        if top is not None:
            (code, key), value = top.name, top["figure"]
            told.append((
                f"{words.place(code, lang)}的{industry(key, lang)} {number(value, 2)}",
                f"{industry(key, lang).lower()} in {words.place(code, lang)} {number(value, 2)}",
            )[index(lang)])  # fmt: skip
    if len(told) < 2:
        return quotient(lang)
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
        return (
            "没有行业在八省市份额下降而在十省份上升",
            "In no industry the eight lost weight and the ten gained it",
        )[index(lang)]
    count = len(shares.drop(index=LEFT_OUT, errors="ignore"))
    top = guard.leader(guard.exact(moved["receivers_change"]))
    most = ("", "") if top is None else (
        f"，{industry(top.name, lang)}业十省份份额上升最多", f"; the ten gained most in {industry(top.name, lang).lower()}",
    )  # fmt: skip
    return (
        f"{count} 个行业中有 {len(moved)} 个，八个帮扶省市的份额下降而十个受援省份的上升{most[0]}",
        f"In {len(moved)} of {count} industries the eight giving provinces lost weight and the ten receiving ones gained it{most[1]}",
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
        "upper left": ("八降十升", "The eight lost, the ten gained"),
        "upper right": ("八与十都上升", "Both gained"),
        "lower right": ("向八集中", "Towards the eight"),
    }
    return axes, {corner: both[index(lang)] for corner, both in corners.items()}


def moved_summary(shares: pd.DataFrame, lang: Lang) -> list[str]:
    """What shifted, what did not, by name; and what a shift is not."""
    kept = shares.drop(index=LEFT_OUT, errors="ignore").sort_values(
        "receivers_change", ascending=False, kind="stable"
    )
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
    kept = shares.drop(index=LEFT_OUT, errors="ignore").sort_values(
        "receivers_change", ascending=False, kind="stable"
    )
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
        line[("八降十升", "Eight lost, ten gained")[index(lang)]] = (
            ("是", "yes") if row["moved"] else ("否", "no")
        )[index(lang)]
        rows.append(line)
    return pd.DataFrame(rows)


def map_rows(values: pd.Series) -> pd.DataFrame:
    """What a map of provinces draws, one row a place."""
    return values.rename("figure").rename_axis("place").reset_index()


def matrix_rows(values: pd.DataFrame) -> pd.DataFrame:
    """What a matrix of industries and provinces draws, one row a cell."""
    shown = values.reindex(columns=list(PROVINCES)).rename_axis(index="industry", columns="place")
    return shown.stack().rename("figure").reset_index()


def points_word(lang: Lang) -> str:
    """The unit of a difference of shares."""
    return ("百分点", "Percentage points")[index(lang)]


def points(change: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return f"{change * 100:+.1f}".replace("-", "−")


def signed(value: float) -> str:
    """A component per 1,000, with its sign and two decimals at most."""
    return "0" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def shift_title(lang: Lang) -> str:
    """What the matrix of an appendix is."""
    return (
        "各省份各行业就业中不能由行业自身涨落解释的部分",
        "What the fortune of each industry doesn't explain of a province's employment in it",
    )[index(lang)]


def shift_summary(lang: Lang) -> str:
    """How to read the components: a gain of a part of the whole may be a fall that was smaller than elsewhere."""
    return (
        "各年先化为全国每千名就业者，全国增长分量因此恒为零；结构分量是行业自身涨落带来的，竞争分量是其余部分。竞争分量为正不等于就业增加：减得比别处少也为正。",
        "With each year per 1,000 employed in the country the national component is zero by construction; the mix is what the "
        "industries' own fortune brought, the competitive component what is left. A positive one is no growth: it may be a fall "
        "that was smaller than elsewhere.",
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
        (f"{first}年每千人", f"Per 1,000 in {first}")[index(lang)]: [f"{v:.1f}" for v in total["first"]],
        (f"{last}年每千人", f"Per 1,000 in {last}")[index(lang)]: [f"{v:.1f}" for v in total["last"]],
        ("全国分量", "National")[index(lang)]: [signed(v) for v in total["national"]],
        ("结构分量", "Mix")[index(lang)]: [signed(v) for v in total["mix"]],
        ("竞争分量", "Competitive")[index(lang)]: [signed(v) for v in total["competitive"]],
    })  # fmt: skip


def weight_title(change: pd.Series, key: str, lang: Lang) -> str:
    """The finding of the map: where one industry's weight went."""
    known = guard.exact(change.dropna())
    up, down = guard.leader(known), guard.leader(known, least=True)
    if up is None or down is None:
        return (f"{industry(key, lang)}业就业份额的变化", f"{industry(key, lang)}: change of shares")[
            index(lang)
        ]
    return (
        f"{industry(key, lang)}业就业：份额上升最多的是{words.place(up.name, lang)}（{points(up['figure'])}），"
        f"下降最多的是{words.place(down.name, lang)}（{points(down['figure'])}）",
        f"{industry(key, lang)}: {words.place(up.name, lang)} gained most ({points(up['figure'])}), {words.place(down.name, lang)} lost "
        f"most ({points(down['figure'])})",
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
    top = guard.leader(guard.exact(quotients.dropna()))
    if top is None:
        return (f"{industry(key, lang)}业的区位商", f"{industry(key, lang)}: location quotients")[index(lang)]
    place, value = words.place(top.name, lang), number(top["figure"], 2)
    return (
        f"{industry(key, lang)}业最集中的省份是{place}（区位商 {value}）",
        f"{industry(key, lang)} is most concentrated in {place} (location quotient {value})",
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
