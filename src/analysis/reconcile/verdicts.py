"""Why a claim lost, or who speaks against it, in both languages; and the other words of an explanation."""

from __future__ import annotations

import math

import pandas as pd

from analysis.reconcile.contradictions import TOO_HIGH
from analysis.rows import each_row
from analysis.vocabulary.codes import DATED_PAST_PAGE, DISAGREED, OUTDONE, OUTSIDE_LIST, SUSPECT, TIED
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount

_WORDS = {
    "about": ("约 ", "about "),
    "at_least": ("不少于 ", "at least "),
    "up_to": ("至多 ", "up to "),
    "none": ("无", "none"),
    "endless": ("无上限", "no upper limit"),
    "value": ("数值", "value "),
    "bounds": ("范围", "bounds"),
    "method": ("方法", "method"),
    "likely": (
        "五次中有四次，真实数值在 {low} 与 {high} 之间；中位数 {median}",
        "in four of five cases the true figure lies between {low} and {high}; the median is {median}",
    ),
    "all": ("全部", "all"),
    "floor": ("下限出自", "the floor is made by"),
    "ceiling": ("上限出自", "the ceiling is made by"),
    "used": ("所用的记述", "claims used"),
    "rivals": ("落选或存争议的记述", "claims that lost or are disputed"),
    "unused": ("未用的记述", "claims not used"),
    "gave_way": ("让位", "gave way"),
    "outdone": ("{against} 所载更多，多 {slack}", "outdone: {against} print more, by {slack}"),
    "disagreed": ("{against} 对同地同期另有数值，相差 {slack}", "{against} print another figure for the same places and days, {slack} apart"),
    "dated_past_page": (
        "所载时段晚于页面日期，截至页面日期后与 {against} 不再矛盾",
        "its days reach beyond the day of its page; cut there, it no longer contradicts {against}",
    ),
    "suspect": (
        "与该结对、该指标、该年份应有的数量级（约 {expected}）相差悬殊{slip}；另有机构印证之前不予采用",
        "far from what pair, indicator and year suggest, about {expected}{slip}; not used until a second house repeats it",
    ),
    "slip": ("，疑为 {times} 倍之误", ", as if by a slip of {times}"),
    "outside_list": ("所载结对不在完整名单之内", "it names a pair that the complete list does not hold"),
    "high": ("与 {against} 相比偏高 {slack}（{share}）", "too high by {slack} ({share}) beside {against}"),
    "low": ("与 {against} 相比偏低 {slack}（{share}）", "too low by {slack} ({share}) beside {against}"),
    "tied": (
        "{miss}；保留与舍弃代价相同，上下界容纳两种可能",
        "{miss}; to keep it costs as much as to miss it, and the bounds leave both open",
    ),
    "weighed": (
        "{miss}；其权重 {own}，对方 {theirs}，舍弃对方代价更大",
        "{miss}; it weighs {own}, they weigh {theirs}, and to miss them would have cost more",
    ),
}  # fmt: skip


def word(key: str, lang: Lang) -> str:
    """Words of an explanation in a language."""
    return _WORDS[key][index(lang)]


def verdict(lost: pd.DataFrame, claim: str, unit: str, lang: Lang) -> str:
    """Say why a claim lost, or who speaks against it."""
    if claim not in lost.index:
        return word("gave_way", lang)
    parts = []
    for row in each_row(lost.loc[[claim]], index=False):
        others, slack = row.against.replace(";", label("comma", lang)), amount(row.slack, unit, lang)
        if row.kind == SUSPECT:
            parts.append(_slip(row, unit, lang))
            continue
        if row.kind in (OUTDONE, DISAGREED, DATED_PAST_PAGE, OUTSIDE_LIST):
            parts.append(word(row.kind, lang).format(against=others, slack=slack))
            continue
        limit = word("up_to", lang) if row.kind == TIED else ""
        miss = word("high" if row.direction == TOO_HIGH else "low", lang).format(
            against=others, slack=limit + slack, share=f"{row.relative_slack:.0%}"
        )
        told = word("tied" if row.kind == TIED else "weighed", lang)
        parts.append(told.format(miss=miss, own=f"{row.weight:g}", theirs=f"{row.against_weight:g}"))
    return label("semicolon", lang).join(dict.fromkeys(parts))


_SLIPS = {
    1: ("十", "10"),
    2: ("百", "100"),
    3: ("千", "1,000"),
    4: ("万（如以“亿”为“万”，或相反）", "10,000 (as 亿 for 万, or the reverse)"),
    8: ("亿", "100,000,000"),
}
"""Powers of ten by which units and points slip."""


def _slip(row: object, unit: str, lang: Lang) -> str:
    """Say how far off a suspect figure is, and by what slip it likely became so."""
    expected = row.figure - row.slack if row.direction == TOO_HIGH else row.figure + row.slack
    power = abs(math.log10(max(row.figure, 1e-9) / max(expected, 1e-9)))
    near = min(_SLIPS, key=lambda known: abs(known - power))
    slip = word("slip", lang).format(times=_SLIPS[near][index(lang)]) if abs(near - power) < 0.75 else ""
    return word("suspect", lang).format(expected=amount(float(f"{expected:.2g}"), unit, lang), slip=slip)
