"""What the report on complementarity says: what was measured how well, and how the actual pairs compare.

A score adds up places in an order, so it is shown without decimals, and never without the interval that other
weights would give.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.findings import words
from analysis.findings.pairings import cited
from analysis.measures.assignment import DRAWS, INTERVAL, Comparison
from analysis.measures.complementarity import CRITERIA
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import number
from analysis.vocabulary.places import GIVERS, RECEIVERS

COLOURS = dict.fromkeys(GIVERS, style.EAST) | dict.fromkeys(RECEIVERS, style.WEST)

_ASPECTS: dict[str, tuple[str, str]] = {
    "structure": ("结构", "structure"),
    "labour": ("劳动力", "labour"),
    "fiscal": ("财力", "fiscal"),
    "nearness": ("距离", "nearness"),
    "modes": ("合作模式", "modes"),
}

_WORTH = {"good": ("直接", "direct"), "fair": ("尚可", "fair"), "weak": ("弱", "weak")}

_CRITERIA: dict[str, tuple[str, str, str, str, str]] = {
    "structure_difference": (
        "结构差异", "Difference of structure",
        "½Σ|a−b|：两地各行业就业比重之差的一半（相似度为 1 减此数）",
        "½Σ|a−b|: half the differences of the industries' shares in employment (similarity is 1 less this)", "good",
    ),
    "offer_need": (
        "供需相接", "Offer meets need",
        "Σmin(东部高出全国的比重, 西部低于全国的比重)",
        "Σmin(the giver's share above the country's, the receiver's below it)", "fair",
    ),
    "labour": (
        "劳动力互补", "Labour",
        "√(东部外省户口人口比重×西部农业就业比重)，均除以全国；普查没有来源省份，外出需求只能以农业就业代替",
        "√(residents registered in another province, giver × employment in farming, receiver), over the country's; the census "
        "has no origin, so farming stands in for the need to leave", "weak",
    ),
    "fiscal": (
        "财力与需要", "Fiscal means and need",
        "√(东部人均地区生产总值×西部公共预算支出占地区生产总值)，均除以全国；没有税收和转移支付的表",
        "√(product per head, giver × public expenditure over product, receiver), over the country's; no table of revenue or "
        "transfers", "fair",
    ),
    "distance": (
        "距离（近为优）", "Distance (near is better)",
        "两省会（直辖市为中心城区）之间的大圆距离，精确到十公里",
        "Great circle between points inside the capitals, to ten kilometres", "good",
    ),
    "enterprises_resources": (
        "东部企业＋西部资源", "Eastern enterprises + western resources",
        "√(制造与批零业区位商×采矿与电热气水业区位商)；没有企业数和资源储量",
        "√(LQ of manufacturing and trade × LQ of mining and energy); no table counts enterprises or reserves", "weak",
    ),
    "market_products": (
        "东部市场＋西部产品", "Eastern market + western products",
        "√(东部居民总收入对各省均值×西部农业区位商)",
        "√(income of all residents over the mean province × LQ of farming)", "fair",
    ),
    "research_manufacturing": (
        "东部研发＋西部制造", "Eastern R&D + western manufacturing",
        "√(科研、技术服务与软件业区位商×制造业区位商)",
        "√(LQ of research, technical services and software × LQ of manufacturing)", "fair",
    ),
    "headquarters_bases": (
        "东部总部＋西部基地", "Eastern headquarters + western bases",
        "√(商务服务与金融业区位商×建筑与运输业区位商)；没有总部和基地的统计",
        "√(LQ of business services and finance × LQ of construction and transport); no table of headquarters or bases", "weak",
    ),
}  # fmt: skip


_SHORT: dict[str, tuple[str, str]] = {
    "structure_difference": ("结构差异", "Difference"),
    "offer_need": ("供需相接", "Offer, need"),
    "labour": ("劳动力", "Labour"),
    "fiscal": ("财力", "Fiscal"),
    "distance": ("公里", "km"),
    "enterprises_resources": ("企业＋资源", "Enterprises"),
    "market_products": ("市场＋产品", "Market"),
    "research_manufacturing": ("研发＋制造", "R&D"),
    "headquarters_bases": ("总部＋基地", "Headquarters"),
}
"""Heads of the widest table, which has no room for whole names."""


def headline(province: str, lang: Lang) -> str:
    """The name of the report."""
    name = f"{words.place(province, lang)}" if province else ""
    return (
        f"互补性：西部需要什么，东部能做什么{f'（{name}）' if name else ''}",
        f"Complementarity: what the west needs and what the east can do{f' ({name})' if name else ''}",
    )[index(lang)]


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "measures": ("怎么量，量得有多准", "What is measured, and how well"),
        "matrix": ("所有可能的结对", "Every possible pair"),
        "assignment": ("现行结对与最优分配", "The actual assignment and the best one"),
        "ranks": ("名次有多稳", "How firm the ranks are"),
        "criteria": ("各项指标", "Criterion by criterion"),
        "all": ("全部数字", "All figures"),
    }[part][index(lang)]


def criterion(name: str, lang: Lang) -> str:
    """Name of a criterion."""
    return _CRITERIA[name][index(lang)]


def columns(lang: Lang) -> dict[str, str]:
    """Criteria as heads of columns: the two sides of a mode in two lines."""
    return {name: criterion(name, lang).replace("＋", "＋\n") for name in CRITERIA}


def criteria_table(lang: Lang) -> pd.DataFrame:
    """Each criterion: aspect, formula, how well it stands for what it is meant to."""
    return pd.DataFrame([{
        ("指标", "Criterion")[index(lang)]: criterion(name, lang),
        ("方面", "Aspect")[index(lang)]: _ASPECTS[aspect][index(lang)],
        ("算法", "Formula")[index(lang)]: _CRITERIA[name][2 + index(lang)],
        ("代表性", "As a stand-in")[index(lang)]: _WORTH[_CRITERIA[name][4]][index(lang)],
    } for name, aspect in CRITERIA.items()])  # fmt: skip


def method(pairs: int, lang: Lang) -> list[str]:
    """How scores come about, and what they leave out."""
    weak = words.listed(
        [criterion(name, lang) for name, entry in _CRITERIA.items() if entry[4] == "weak"], lang
    )
    return [(
        f"每项指标只取 {pairs} 组可能结对中的位次（末位为零，首位为一百），不同单位的数不相加；各方面等权，方面之内等权，得分因此是位次的平均，不是金额。",
        f"Of each criterion only the place among the {pairs} possible pairs counts (the last is zero, the first a hundred), since figures in "
        "different units can't be added; the aspects weigh the same, and so do the criteria within one: a score is a mean of "
        "places, not an amount.",
    )[index(lang)], (
        f"代表性弱的指标：{weak}。历史渊源、交通、已有项目和政策考虑都没有进入计算，结果不是结对建议。",
        f"Weak stand-ins: {weak}. History, transport, projects under way and policy are not in it: the result is no proposal "
        "of whom to pair.",
    )[index(lang)]]  # fmt: skip


def comparison_table(comparison: Comparison, pairs: int, lang: Lang) -> pd.DataFrame:
    """The actual assignment against chance and the best, under equal weights and over the draws."""
    rows = (
        (("总分高于随机分配的比例", "Random assignments with a lower sum"), comparison.beaten_equal, comparison.beaten, True),
        (("从随机平均到最优走了多远", "Way from the random mean to the best"), comparison.gain_equal, comparison.gain, True),
        ((f"最优分配保留的现行结对（共 {pairs} 组）", f"Actual pairs kept by the best (of {pairs})"), comparison.kept, comparison.kept_drawn, False),
    )  # fmt: skip
    columns = (
        ("比较", "Comparison")[index(lang)],
        ("各方面等权", "Equal weights")[index(lang)],
        (f"九成权重下（{DRAWS} 次抽取）", f"90% of weightings ({DRAWS} draws)")[index(lang)],
    )
    sums = (("总分：现行", "随机平均", "最优"), ("Sum of scores: actual", "random mean", "best"))[index(lang)]
    told = [(name, f"{value:.0f}", "–") for name, value in zip(sums, comparison.sums, strict=True)]
    told += [
        (name[index(lang)], _share(equal) if share else str(int(equal)), _interval(drawn, share))
        for name, equal, drawn, share in rows
    ]
    return pd.DataFrame(told, columns=list(columns))


def comparison_summary(comparison: Comparison, pairs: int, lang: Lang) -> list[str]:
    """The finding: how good the actual assignment is, and how far weights decide that."""
    gain, beaten = _interval(comparison.gain, True), _interval(comparison.beaten, True)
    kept = _interval(comparison.kept_drawn, False)
    mine, chance, best = comparison.sums
    return [(
        f"与结对数目相同的随机分配相比，现行结对的总分高于其中的 {_share(comparison.beaten_equal)}（九成权重下为 {beaten}）；"
        f"从随机平均到最优之间，它走了 {_share(comparison.gain_equal)}（{gain}）。各种分配的总分相差不大：随机平均 {chance:.0f}，"
        f"现行 {mine:.0f}，最优 {best:.0f}。",
        f"Against random assignments in which every province has as many partners, the actual one scores higher than "
        f"{_share(comparison.beaten_equal)} of them ({beaten} in 90% of weightings); of the way from the random mean to the best it "
        f"covers {_share(comparison.gain_equal)} ({gain}). The sums are not far apart: {chance:.0f} by chance, {mine:.0f} actual, "
        f"{best:.0f} at best.",
    )[index(lang)], (
        f"等权下的最优分配保留现行 {pairs} 组中的 {comparison.kept} 组（九成权重下为 {kept} 组）：最优是哪一个，取决于权重。",
        f"The best assignment under equal weights keeps {comparison.kept} of the {pairs} actual pairs ({kept} in 90% of "
        "weightings): which one is best depends on the weights.",
    )[index(lang)]]  # fmt: skip


def assignment_title(comparison: Comparison, pairs: int, lang: Lang) -> str:
    """The finding of the two maps."""
    return (
        f"等权下的最优分配保留 {pairs} 组现行结对中的 {comparison.kept} 组",
        f"The best assignment under equal weights keeps {comparison.kept} of the {pairs} actual pairs",
    )[index(lang)]


def assignment_subtitle(lang: Lang) -> str:
    """What the two maps show."""
    return (
        "线宽为得分（0—100，各项位次的平均）；最优分配使总分最大，每省结对数目与现行相同",
        "Width by score (0-100, a mean of places); the best assignment has the greatest sum, with as many partners for every "
        "province as now",
    )[index(lang)]


def assignment_flows(scores: pd.DataFrame, chosen: pd.Series) -> pd.DataFrame:
    """The chosen pairs as flows, their scores as values."""
    rows = scores[chosen.to_numpy(bool)].reset_index()
    return rows[["origin", "destination"]].assign(value=rows["score"])


def assignment_heads(comparison: Comparison, lang: Lang) -> dict[str, str]:
    """The sum of scores of each of the two maps, by its heading."""
    actual, _, best = comparison.sums
    return dict(zip(panels(lang), (number(actual), number(best)), strict=True))


def panels(lang: Lang) -> tuple[str, str]:
    """Headings of the two maps."""
    return ("现行结对", "Actual")[index(lang)], ("最优分配（等权）", "Best, equal weights")[index(lang)]


def matrix_title(scores: pd.DataFrame, actual: pd.Series, lang: Lang) -> str:
    """The finding of the matrix: how many actual pairs are in the upper half, and the best one."""
    half = len(scores) // 2
    upper = int((scores["rank"][actual.to_numpy(bool)] <= half).sum())
    top = scores["rank"].idxmin()
    row = scores.loc[top]
    return (
        f"{int(actual.sum())} 组现行结对中 {upper} 组位于 {len(scores)} 组可能结对的前一半；得分最高的是{words.pair(*top, lang)}（名次 {row['rank_low']:.0f}—{row['rank_high']:.0f}）",
        f"{upper} of {int(actual.sum())} actual pairs are in the upper half of the {len(scores)} possible ones; the highest score has "
        f"{words.pair(*top, lang)} (rank {row['rank_low']:.0f} to {row['rank_high']:.0f})",
    )[index(lang)]


def matrix_subtitle(lang: Lang) -> str:
    """What the matrix shows."""
    return (
        "得分：五个方面位次的平均，0—100，等权；行为帮扶省市，列为受援省份",
        "Score: mean place over five aspects, 0-100, equal weights; rows give, columns receive",
    )[index(lang)]


def marks(lang: Lang) -> tuple[str, str]:
    """Words for outlined and dotted cells."""
    return ("现行结对", "Actual pair")[index(lang)], ("在等权最优分配中", "In the best assignment")[
        index(lang)
    ]


def ranks_title(scores: pd.DataFrame, lang: Lang) -> str:
    """The finding of the intervals: how wide they are."""
    width = scores["rank_high"] - scores["rank_low"]
    return (
        f"九成权重下，一组结对的名次平均跨 {width.mean():.0f} 位",
        f"In 90% of weightings a pair's rank spans {width.mean():.0f} places on average",
    )[index(lang)]


def ranks_subtitle(count: int, possible: int, lang: Lang) -> str:
    """What the intervals show."""
    low, high = INTERVAL
    return (
        f"{count} 组结对在 {possible} 组中的名次；圆点为等权，条带为 {DRAWS} 套随机权重中的 {low:.0%}—{high:.0%} 分位",
        f"Rank of {count} pairs among {possible}; dot: equal weights, band: the {low:.0%} to {high:.0%} quantiles over {DRAWS} random "
        "weightings",
    )[index(lang)]


def ranks_words(lang: Lang) -> tuple[str, str, str]:
    """Words of the axis, the point and the band."""
    return (
        ("名次（1 为最高）", "Rank (1 is highest)")[index(lang)],
        ("等权", "Equal weights")[index(lang)],
        ("九成权重之内", "90% of weightings")[index(lang)],
    )


def ranks_table(scores: pd.DataFrame) -> pd.DataFrame:
    """Value, low and high for the chart, best first."""
    columns = {"rank": "value", "rank_low": "low", "rank_high": "high"}
    return scores.sort_values("rank")[list(columns)].rename(columns=columns)


def criteria_title(standing: pd.DataFrame, lang: Lang) -> str:
    """The finding of the matrix of criteria: where these pairs stand highest and lowest on average."""
    mean = standing[list(CRITERIA)].mean()
    best, worst = (criterion(key, lang) for key in (mean.idxmax(), mean.idxmin()))
    return (
        f"这些结对平均位次最高的是“{best}”，最低的是“{worst}”",
        # Curved quotes are as wide as a Chinese character in the figures' font.
        f"On average these pairs stand highest in {best[0].lower()}{best[1:]}, lowest in {worst[0].lower()}{worst[1:]}",
    )[index(lang)]


def criteria_subtitle(possible: int, lang: Lang) -> str:
    """What the matrix of criteria shows."""
    return (
        f"每项指标在 {possible} 组可能结对中的位次：0 为末位，100 为首位",
        f"Place among {possible} possible pairs by each criterion: 0 is last, 100 first",
    )[index(lang)]


def pair_names(pairs: pd.MultiIndex, actual: pd.Series, lang: Lang) -> dict[str, str]:
    """Key of a pair (as `key` gives it) -> its name; where not all are actual, those that are say so."""
    star = "" if actual.loc[pairs].all() else ("（现行）", " (actual)")[index(lang)]
    return {key(pair): words.pair(*pair, lang) + (star if actual.loc[pair] else "") for pair in pairs}


def key(pair: tuple[str, str]) -> str:
    """One text for a pair."""
    return "-".join(pair)


def full_table(
    values: pd.DataFrame, scores: pd.DataFrame, actual: pd.Series, share: pd.Series, lang: Lang
) -> pd.DataFrame:
    """Every pair with every measure, best rank first."""
    order = scores["rank"].sort_values(kind="stable").index
    values, scores, actual, share = values.loc[order], scores.loc[order], actual.loc[order], share.loc[order]
    table = {
        label("pair", lang): [words.pair(*pair, lang) for pair in order],
        ("现行", "Actual")[index(lang)]: [
            (("是", "yes")[index(lang)] if chosen else "–") for chosen in actual
        ],
        ("名次", "Rank")[index(lang)]: scores["rank"].astype(str).to_list(),
        ("名次区间", "90% interval")[index(lang)]: [
            f"{low}–{high}" for low, high in zip(scores["rank_low"], scores["rank_high"], strict=True)
        ],
        ("入最优", "In the best")[index(lang)]: [_share(one) for one in share],
        ("结构相似度", "Similarity")[index(lang)]: [f"{v:.2f}" for v in values["similarity"]],
    }
    for name in CRITERIA:
        table[_SHORT[name][index(lang)]] = [
            f"{v:,.0f}" if name == "distance" else f"{v:.2f}" for v in values[name]
        ]
    return pd.DataFrame(table)


def own_summary(scores: pd.DataFrame, actual: pd.Series, province: str, lang: Lang) -> str:
    """For one province: its candidates in the order of the score, with the actual ones named."""
    mine = scores.sort_values("rank")
    side = 1 if province in GIVERS else 0
    told = []
    for pair in mine.index:
        row = mine.loc[pair]
        star = ("（现行）", " (actual)")[index(lang)] if actual.loc[pair] else ""
        told.append(f"{words.place(pair[side], lang)}{star} {row['rank_low']:.0f}–{row['rank_high']:.0f}")
    return (
        f"{words.place(province, lang)}的可能对象，按等权名次排列，数字为九成权重下的名次区间：{words.listed(told, lang)}。",
        f"Possible partners of {words.place(province, lang)} in the order of their rank under equal weights, with the interval of "
        f"the rank in 90% of weightings: {words.listed(told, lang)}.",
    )[index(lang)]


def evidence_table(in_force: pd.DataFrame, pages: Mapping[str, int], lang: Lang) -> pd.DataFrame:
    """The actual pairs with the numbers of the pages that name them."""
    return pd.DataFrame({
        label("pair", lang): [words.pair(*pair, lang) for pair in zip(in_force["assisting"], in_force["assisted"], strict=True)],
        label("pages", lang): [cited(ids, pages, lang) for ids in in_force["source_ids"]],
    })  # fmt: skip


def _share(value: float) -> str:
    return f"{value * 100:.0f}%"


def _interval(values: np.ndarray, share: bool) -> str:
    low, high = np.quantile(values, INTERVAL)
    ends = [_share(v) if share else f"{v:.0f}" for v in (low, high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)
