"""What the reports say of how much of a national total is traced to pairs."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts.coverage import coverage_bars, in_brackets, share
from analysis.findings import words
from analysis.measures.status import AT_LEAST
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label


def names(rows: pd.DataFrame, lang: Lang) -> list[str]:
    """What each row of `measures.national.coverage` is called: its years, or the months that its figure is of."""
    return [words.days(row.since, row.until, lang) for row in each_row(rows)]


def sentence(rows: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The newest national figure and what of it is traced; empty without any."""
    if rows.empty:
        return ""
    row = next(each_row(rows.tail(1)))
    unit, name, span = INDICATORS[indicator].unit, words.indicator(indicator, lang), names(rows, lang)[-1]
    whole = words.valued(row.figure, row.status, unit, lang)
    if pd.isna(row.traced):
        return (
            f"{words.told(f'全国{span}{name}', whole, 'zh')}，没有一笔可追溯到具体结对。",
            f"{name}, whole country, {span}: {whole}, none of it traced to pairs.",
        )[index(lang)]
    part = words.valued(row.traced, row.traced_status, unit, lang)
    return (
        f"{words.told(f'全国{span}{name}', whole, 'zh')}，{words.told('其中可追溯到具体结对的', part, 'zh')}{in_brackets(row, 'zh')}。",
        f"{name}, whole country, {span}: {whole}, of which {part}{in_brackets(row, 'en')} can be traced to pairs.",
    )[index(lang)]


def title(rows: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding of the bars: the sentence, as a title."""
    return sentence(rows, indicator, lang).rstrip("。.")


def heading(lang: Lang) -> str:
    """Heading of the part on the national total."""
    return ("全国总额中看得见多少", "How much of the national total can be seen")[index(lang)]


def subtitle(rows: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """What the bars compare, and what of it needs a word: floors, and figures of some months, beside which no whole year counts."""
    name = words.indicator(indicator, lang)
    said = (f"{name}，有全国数字的年份", f"{name}, years with a national figure")[index(lang)]
    if rows["status"].eq(AT_LEAST).any():
        said += ("；右端开口者，全国数也只是下限", "; a box that is open at the right is a floor")[
            index(lang)
        ]
    if (rows["until"].dt.month < 12).any():
        said += (
            "；全国数只到某月的，结对的全年数字不计入",
            "; where it ends within a year, the pairs' whole years do not count",
        )[index(lang)]
    return said


def chart(rows: pd.DataFrame, indicator: str, lang: Lang, source: str) -> Figure:
    """The figure of a page's coverage, with the words of this module.

    Parameters
    ----------
    rows : DataFrame
        From `measures.national.coverage`.
    indicator : str
    lang : {"zh", "en"}
    source : str
        The source line.
    """
    return coverage_bars(
        rows, names(rows, lang), lang=lang, unit=INDICATORS[indicator].unit, title=title(rows, indicator, lang),
        subtitle=subtitle(rows, indicator, lang), footer=[source],
    )  # fmt: skip


def table(rows: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """Years, national figure, what of it is traced, share."""
    unit = INDICATORS[indicator].unit
    titles = (("全国合计", "可追溯到结对", "所占"), ("National total", "Traced to pairs", "Share"))[
        index(lang)
    ]
    return pd.DataFrame(
        [
            (
                name,
                words.valued(row.figure, row.status, unit, lang),
                words.valued(row.traced, row.traced_status, unit, lang),
                share(row) or None,
            )
            for name, row in zip(names(rows, lang), each_row(rows), strict=True)
        ],
        columns=[label("year", lang), *titles],
    )
