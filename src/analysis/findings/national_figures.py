"""The reader's table of national figures as pages print them, and whether each limits what the reports tell."""

from __future__ import annotations

import pandas as pd

from analysis.findings import words
from analysis.measures.status import AT_LEAST, REPORTED
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.reasons import reason


def table(figures: pd.DataFrame, unused: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """National figures as claimed, one row a figure.

    Parameters
    ----------
    figures : DataFrame
        From `measures.national.figures`.
    unused : DataFrame
        The processed table: claims that limit nothing, with the reason.
    lang : {"zh", "en"}
    """
    why = dict(zip(unused["observation_id"], unused["reason"], strict=True))
    rows = list(each_row(figures))
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(row.indicator, lang) for row in rows],
        label("period", lang): [words.days(pd.Timestamp(row.first, 1, 1), row.until, lang) for row in rows],
        label("value", lang): [
            words.valued(row.figure, AT_LEAST if (row.kind == "floor" or pd.isna(row.upper)) and not row.exact else REPORTED, row.unit, lang) for row in rows
        ],
        ("页面数", "Pages")[index(lang)]: [str(row.pages) for row in rows],
        ("是否被推翻", "Held")[index(lang)]: [_held(row, why, lang) for row in rows],
    })  # fmt: skip


def _held(row: object, why: dict[str, str], lang: Lang) -> str:
    """Whether a figure holds; one of which no claim is used neither holds nor gave way."""
    reasons = [why.get(one) for one in row.observation_ids.split(";")]
    if all(reasons):
        told = reason(reasons[0], lang)
        return (f"未采用：{told}", f"not used: {told}")[index(lang)]
    return (("未被推翻", "yes") if row.held else ("与其他数相左，让位", "no, gave way to others"))[
        index(lang)
    ]
