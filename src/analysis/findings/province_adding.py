"""Why the sums of a province don't add up: its rounds to all years, its partners to the newest round."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.findings import words
from analysis.findings.pair_profile import stream
from analysis.findings.province_sums import SPAN, with_all
from analysis.measures import provinces
from analysis.measures.status import ESTIMATED
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.rounds import ROUNDS


def rounds(tables: Mapping[str, pd.DataFrame], lang: Lang, beside: pd.DataFrame | None = None) -> list[str]:
    """Sentences on the streams whose rounds don't make all years, to the last digits that are written.

    All years are more where claims reach over the turn of a round or have no date, and therefore count in no single one; less
    where a round is estimated at more than is certain of it, and a little less where rounds are told as a page prints them.

    Parameters
    ----------
    tables : mapping
        Stream -> rows from `province_sums.by_round`.
    beside : DataFrame, optional
        From `province_known.beside`: all years stand there where no bar has them, and in the table they are one.
    """
    more, less, rounded = [], [], []
    for key, rows in tables.items():
        always, parts = _split(rows, beside)
        if always.empty:
            continue
        apart = always["figure"].item() - parts["figure"].sum()
        written = _last_digit(pd.concat([always, parts])["figure"]).sum()
        if apart > written:
            more.append(stream(key, lang))
        elif apart < -written:
            (less if parts["status"].eq(ESTIMATED).any() else rounded).append(stream(key, lang))
    last = words.years(*SPAN, lang)
    return [
        (f"跨轮次的或没有写明时间的数字不能分给某一轮，只计入{last}的合计，所以它多于各轮之和：{words.listed(more, lang)}。",
         f"Figures that reach over the turn of a round, or are undated, belong to no single one and count only in {last}, which is therefore more than the "
         f"rounds together: {words.listed(more, lang)}.")[index(lang)] if more else "",
        (f"估算的轮次只按下限计入{last}的合计，所以它少于各轮之和：{words.listed(less, lang)}。",
         f"Rounds that are estimated count in {last} only with their floors, so it is less than the rounds together: {words.listed(less, lang)}.",
         )[index(lang)] if less else "",
        (f"网页印出的数字是四舍五入的，{last}的合计只取其中可以确定的部分，所以它略少于各轮之和：{words.listed(rounded, lang)}。",
         f"Pages print rounded figures, and {last} counts what is certain of them, so it is a little less than the rounds together: "
         f"{words.listed(rounded, lang)}.")[index(lang)] if rounded else "",
    ]  # fmt: skip


def _split(rows: pd.DataFrame, beside: pd.DataFrame | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The row of all years and those of the rounds, with all partners; both empty without rows."""
    if rows.empty:
        return rows, rows
    own = with_all(rows)
    if beside is not None:
        several = beside["indicator"].isin(rows["indicator"]) & beside["last_year"].gt(beside["first_year"])
        own = pd.concat([own, beside[several]])
    always = own["first_year"].eq(SPAN[0]) & own["last_year"].eq(SPAN[1])
    return own[always], own[~always]


def _last_digit(figures: pd.Series) -> pd.Series:
    """What the last digit of figures is worth, of the four that are written."""
    return 10 ** (np.floor(np.log10(figures.where(figures > 0))) - 3)


def partners(shown: pd.DataFrame, lang: Lang) -> str:
    """Why the partners that are drawn don't add up to the whole of the newest round; empty where they do, or none is drawn.

    Parameters
    ----------
    shown : DataFrame
        From `province_sums.drawn`.
    """
    parts = shown["partner"].notna()
    newest = ~parts & shown["first_year"].eq(max(ROUNDS))
    whole = shown.loc[newest, "figure"]
    if (
        parts.any()
        and shown.loc[newest, "status"].eq(ESTIMATED).all()
        and 0 < whole.sum() < shown.loc[parts, "figure"].sum()
    ):
        return (
            "估算值是各自可能值的中位数，几个伙伴的中位数相加不等于合计的中位数。",
            "Estimates are medians of what is likely: those of the partners don't add up to that of the whole.",
        )[index(lang)]
    if not parts.any() or not whole.sum() > (1 + provinces.TELLING) * shown.loc[parts, "figure"].sum():
        return ""
    return (
        "几个伙伴合在一起、或未写明是哪个伙伴的数字，只计入合计，不在任何一个伙伴的长条里。",
        "What pages tell of several partners together, or of none by name, counts in the sum and is in no partner's bar.",
    )[index(lang)]
