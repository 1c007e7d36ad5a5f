"""What the report on complementarity says: that the weights decide, what was measured how well, how the actual pairs compare.

A score adds up places in an order, so it is shown without decimals, and never without the interval that other
weights would give.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.findings import criteria, guard, words
from analysis.findings.pairings import cited
from analysis.measures.assignment import DRAWS, INTERVAL, Comparison
from analysis.measures.complementarity import CRITERIA
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import GIVERS, RECEIVERS

COLOURS = dict.fromkeys(GIVERS, style.EAST) | dict.fromkeys(RECEIVERS, style.WEST)
SOME = 0.05
"""A pair that at least so many of the weightings choose is one that some weights choose."""


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
        "provinces": ("各省份自己的结对", "Each province's own pairs"),
        "comparison": ("现行结对与随机分配相比", "The actual pairs against chance"),
        "assignment": ("不同权重选出谁", "Whom the weights choose"),
        "ranks": ("名次随权重而变", "Ranks move with the weights"),
        "criteria": ("各项指标", "Criterion by criterion"),
        "all": ("全部数字", "All figures"),
    }[part][index(lang)]


def method(pairs: int, lang: Lang) -> list[str]:
    """How scores come about, and what they leave out."""
    weak = words.listed(criteria.weak(lang), lang)
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
    """The actual assignment against chance and the highest-scoring one, under equal weights and over the draws."""
    rows = (
        (("总分高于随机分配的比例", "Random assignments with a lower sum"), comparison.beaten_equal, comparison.beaten, True),
        (("从随机平均到最高分走了多远", "Way from the random mean to the highest sum"), comparison.gain_equal, comparison.gain, True),
        ((f"总分最高的分配中的现行结对（共 {pairs} 组）", f"Actual pairs in the highest-scoring assignment (of {pairs})"), comparison.kept, comparison.kept_drawn, False),
    )  # fmt: skip
    columns = (
        ("比较", "Comparison")[index(lang)],
        ("各方面等权", "Equal weights")[index(lang)],
        (f"九成权重下（{DRAWS} 次抽取）", f"90% of weightings ({DRAWS} draws)")[index(lang)],
    )
    sums = (("总分：现行", "随机平均", "最高"), ("Sum of scores: actual", "random mean", "highest"))[
        index(lang)
    ]
    told = [(name, f"{value:.0f}", "–") for name, value in zip(sums, comparison.sums, strict=True)]
    told += [
        (name[index(lang)], _share(equal) if share else str(int(equal)), _interval(drawn, share))
        for name, equal, drawn, share in rows
    ]
    return pd.DataFrame(told, columns=list(columns))


def summary(scores: pd.DataFrame, comparison: Comparison, pairs: int, lang: Lang) -> str:
    """The finding: the weights decide who would suit whom."""
    width = (scores["rank_high"] - scores["rank_low"]).mean()
    kept = _interval(comparison.kept_drawn, False)
    return (
        f"谁与谁互补，取决于权重：换用 {DRAWS} 套权重，全部 {len(scores)} 组可能结对的名次平均跨 {width:.0f} 位；"
        f"总分最高的分配里有现行 {pairs} 组中的 {kept} 组（九成权重之内）。",
        f"Who would suit whom is for the weights to say: over {DRAWS} weightings the rank of all {len(scores)} possible pairs spans "
        f"{width:.0f} places on average, and {kept} of the {pairs} actual pairs are in the highest-scoring assignment (in 90% of weightings).",
    )[index(lang)]


def comparison_summary(comparison: Comparison, lang: Lang) -> str:
    """How the actual pairs do against chance, and how little the sums differ."""
    gain, beaten = _interval(comparison.gain, True), _interval(comparison.beaten, True)
    mine, chance, best = comparison.sums
    return (
        f"等权时，现行结对的总分高于 {_share(comparison.beaten_equal)} 的随机分配（各省结对数目不变；九成权重下为 {beaten}），"
        f"从随机平均到最高分走了 {_share(comparison.gain_equal)}（{gain}）。但各种分配的总分相差不大：随机平均 {chance:.0f}，"
        f"现行 {mine:.0f}，最高 {best:.0f}。",
        f"With equal weights the actual pairs score higher than {_share(comparison.beaten_equal)} of random assignments in which every "
        f"province keeps its number of partners ({beaten} in 90% of weightings), and cover {_share(comparison.gain_equal)} of the way "
        f"from the random mean to the highest sum ({gain}). Yet the sums are not far apart: {chance:.0f} by chance, {mine:.0f} actual, "
        f"{best:.0f} at the highest.",
    )[index(lang)]


def share_title(share: pd.Series, lang: Lang) -> str:
    """The finding of the matrix of shares: how many pairs some weights choose."""
    some = int((share >= SOME).sum())
    return (
        f"{len(share)} 组可能结对中，{some} 组在至少 {SOME:.0%} 的权重下入选总分最高的分配",
        f"{some} of {len(share)} possible pairs are in the highest-scoring assignment under at least {SOME:.0%} of the weightings",
    )[index(lang)]


def share_subtitle(lang: Lang) -> str:
    """What the matrix of shares shows."""
    return (
        f"在 {DRAWS} 套随机权重中入选总分最高的分配的比例，%；每省结对数目与现行相同；行为帮扶省市，列为受援省份",
        f"Share of {DRAWS} random weightings under which the pair is in the assignment with the greatest sum, %; every province has as many "
        "partners as now; rows give, columns receive",
    )[index(lang)]


def matrix_title(scores: pd.DataFrame, actual: pd.Series, lang: Lang) -> str:
    """The finding of the matrix: how many actual pairs are in the upper half. No pair is called the first: the ranks overlap."""
    half = len(scores) // 2
    upper = int((scores["rank"][actual.to_numpy(bool)] <= half).sum())
    return (
        f"等权时，{int(actual.sum())} 组现行结对中 {upper} 组位于 {len(scores)} 组可能结对的前一半",
        f"Under equal weights {upper} of {int(actual.sum())} actual pairs are in the upper half of the {len(scores)} possible ones",
    )[index(lang)]


def matrix_subtitle(lang: Lang) -> str:
    """What the matrix shows."""
    return (
        "得分：五个方面位次的平均，0—100，等权；行为帮扶省市，列为受援省份",
        "Score: mean place over five aspects, 0-100, equal weights; rows give, columns receive",
    )[index(lang)]


def marks(lang: Lang) -> tuple[str, str]:
    """Words for the actual pairs and for those that would be."""
    return ("现行结对", "Actual pair")[index(lang)], ("不是现行结对", "Not a pair now")[index(lang)]


def ranks_title(scores: pd.DataFrame, lang: Lang) -> str:
    """The finding of the intervals: how wide they are."""
    width = scores["rank_high"] - scores["rank_low"]
    return (
        f"权重说了算：九成权重下，这 {len(scores)} 组结对的名次平均跨 {width.mean():.0f} 位",
        f"The weights decide: in 90% of weightings the rank of these {len(scores)} pairs spans {width.mean():.0f} places on average",
    )[index(lang)]


def ranks_subtitle(count: int, possible: int, lang: Lang) -> str:
    """What the intervals show."""
    low, high = INTERVAL
    return (
        f"{count} 组结对在 {possible} 组可能结对中的名次；圆点为等权，条带为 {DRAWS} 套随机权重中的 {low:.0%}—{high:.0%} 分位",
        f"Rank of {count} pairs among {possible} possible ones; dot: equal weights, band: the {low:.0%} to {high:.0%} quantiles over {DRAWS} "
        "random weightings",
    )[index(lang)]


def ranks_words(lang: Lang) -> tuple[str, str, str]:
    """Words of the axis, the point and the band."""
    return (
        ("名次（1 为最高）", "Rank (1 is highest)")[index(lang)],
        ("等权", "equal weights")[index(lang)],
        ("九成权重之内", "90% of weightings")[index(lang)],
    )


def ranks_table(scores: pd.DataFrame) -> pd.DataFrame:
    """Value, low and high for the chart, in the order of the rows."""
    columns = {"rank": "value", "rank_low": "low", "rank_high": "high"}
    return scores[list(columns)].rename(columns=columns)


def picked(scores: pd.DataFrame, actual: pd.Series, province: str) -> pd.DataFrame:
    """Rows of the chart of ranks: every possible pair of a province, or of each receiver its own and the next in rank.

    Parameters
    ----------
    scores : DataFrame
        From `assignment.scores`.
    actual : Series of bool
        By the same pairs.
    province : str
        Adcode; empty for all receivers.
    """
    if province:
        return scores[[province in pair for pair in scores.index]].sort_values("rank", kind="stable")
    rows = []
    for code in RECEIVERS:
        mine = picked(scores, actual, code)
        own = actual.loc[mine.index].to_numpy(bool)
        rows += [mine[own], mine[~own].head(1)]
    return pd.concat(rows)


def criteria_title(standing: pd.DataFrame, lang: Lang) -> str:
    """The finding of the matrix of criteria: where these pairs stand highest and lowest on average."""
    mean = guard.exact(standing[list(CRITERIA)].mean())
    ends = guard.leader(mean), guard.leader(mean, least=True)
    if any(end is None for end in ends):
        return heading("criteria", lang)
    best, worst = (criteria.criterion(end.name, lang) for end in ends)
    return (
        f"现行结对平均位次最高的是“{best}”，最低的是“{worst}”",
        # Curved quotes are as wide as a Chinese character in the figures' font.
        f"On average the actual pairs stand highest in {best[0].lower()}{best[1:]}, lowest in {worst[0].lower()}{worst[1:]}",
    )[index(lang)]


def criteria_subtitle(possible: int, lang: Lang) -> str:
    """What the matrix of criteria shows."""
    return (
        f"每项指标在 {possible} 组可能结对中的位次：0 为末位，100 为首位",
        f"Place among {possible} possible pairs by each criterion: 0 is last, 100 first",
    )[index(lang)]


def pair_names(pairs: pd.MultiIndex, lang: Lang) -> dict[str, str]:
    """Key of a pair (as `key` gives it) -> its name."""
    return {key(pair): words.pair(*pair, lang) for pair in pairs}


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
        ("入选比例", "Chosen")[index(lang)]: [_share(one) for one in share],
        ("结构相似度", "Similarity")[index(lang)]: [f"{v:.2f}" for v in values["similarity"]],
    }
    for name in CRITERIA:
        table[criteria.short(name, lang)] = [
            f"{v:,.0f}" if name == "distance" else f"{v:.2f}" for v in values[name]
        ]
    return pd.DataFrame(table)


def own_summary(scores: pd.DataFrame, actual: pd.Series, province: str, lang: Lang) -> str:
    """A province's own rows in a sentence: where its partners rank, where another would, and that the weights decide."""
    own, others = _own(scores, actual, province)
    told = words.listed([_ranked(row, province, lang) for row in each_row(own)], lang)
    name, possible = words.place(province, lang), len(scores)
    other = next(each_row(others), None)
    would = ("", "") if other is None else (
        f"；换成{_partner(other.Index, province, lang)}，则为第 {_places(other)} 位", f"; {_partner(other.Index, province, lang)} would rank {_places(other)}",
    )  # fmt: skip
    return (
        f"按这些指标，{name}的结对在 {possible} 组中的名次：{told}{would[0]}。权重说了算。",
        f"By these criteria {name}'s partners rank among {possible}: {told}{would[1]}. The weights decide.",
    )[index(lang)]


def provinces_table(scores: pd.DataFrame, actual: pd.Series, lang: Lang) -> pd.DataFrame:
    """Each province's rows: its partners with the interval of their ranks, and the three others next in rank."""
    rows = []
    for code in (*RECEIVERS, *GIVERS):
        own, others = _own(scores, actual, code)
        rows.append([
            words.place(code, lang),
            *(words.listed([_ranked(row, code, lang) for row in each_row(part)], lang) for part in (own, others.head(3))),
        ])  # fmt: skip
    heads = (
        ("省份", f"现行结对（九成权重下的名次，共 {len(scores)} 位）", "其他对象，按等权名次的前三位"),
        ("Province", f"Its partners now (rank of {len(scores)} in 90% of weightings)", "Others, the first three under equal weights"),
    )[index(lang)]  # fmt: skip
    return pd.DataFrame(rows, columns=list(heads))


def _own(scores: pd.DataFrame, actual: pd.Series, province: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The actual pairs of a province and its other possible ones, both in the order of their ranks."""
    mine = picked(scores, actual, province)
    chosen = actual.loc[mine.index].to_numpy(bool)
    return mine[chosen], mine[~chosen]


def _partner(pair: tuple[str, str], province: str, lang: Lang) -> str:
    return words.place(pair[1] if pair[0] == province else pair[0], lang)


def _places(row) -> str:
    return f"{row.rank_low}–{row.rank_high}"


def _ranked(row, province: str, lang: Lang) -> str:
    """A partner and the interval of its rank."""
    return f"{_partner(row.Index, province, lang)} {_places(row)}"


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
