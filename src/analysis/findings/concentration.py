"""What the report on funding flows says of how unevenly the sums spread over the pairs."""

from __future__ import annotations

import pandas as pd

from analysis.findings import words
from analysis.measures import funding
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.numbers import WORKED_OUT, number


def title(lang: Lang) -> str:
    """Heading of the part on concentration."""
    return ("集中程度", "How concentrated it is")[index(lang)]


def summary(measured: funding.Concentration, lang: Lang) -> str:
    """The measures of concentration in a sentence, and how many pairs they leave out."""
    if not measured.known:
        return ("没有一组结对有数值。", "No pair has a value.")[index(lang)]
    first, three, equal = (
        number(100 * measured.first, WORKED_OUT),
        number(100 * measured.three, WORKED_OUT),
        number(measured.equal_pairs, WORKED_OUT),
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


def table(measured: funding.Concentration, lang: Lang) -> pd.DataFrame:
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
    return None if pd.isna(share) else f"{number(100 * share, WORKED_OUT)}%"


def _plain(value: float) -> str | None:
    return None if pd.isna(value) else number(value, WORKED_OUT)
