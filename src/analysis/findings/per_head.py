"""What the report on funding flows says of the sums per resident of the receiving provinces."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.findings import guard, words
from analysis.measures.status import AT_LEAST, REPORTED
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import WORKED_OUT, number


def heading(lang: Lang) -> str:
    """Heading of the part on residents."""
    return ("按受援省份人均", "Per resident of the receiving province")[index(lang)]


def unequal(comparable: Collection[str], lang: Lang) -> str:
    """Why there is no chart: of too few provinces enough is known to compare them; empty where there are enough.

    Parameters
    ----------
    comparable : collection of str
        Adcodes of those of which enough is known (`measures.flows.comparable`).
    lang : {"zh", "en"}
    """
    if len(comparable) >= guard.FEWEST:
        return ""
    known = words.listed([words.place(code, lang) for code in sorted(comparable)], lang)
    only = (f"（只有{known}）", f" (only {known})")[index(lang)] if known else ""
    return (
        f"可以相比的省份太少{only}；多数只知下限，下限说明的是资料多少，所以只列表，不比较。",
        f"Too few provinces can be compared{only}; mostly floors are known, which tell how much is documented. So they are listed and "
        "not compared.",
    )[index(lang)]


def title(heads: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding per head: two of those that are known, far apart."""
    known = guard.tellable(heads.dropna(subset="per_head"))
    if known.empty:
        return (f"人均{words.indicator(indicator, lang)}：无数据", f"{words.indicator(indicator, lang)} per head: no data")[index(lang)]  # fmt: skip
    ends = [known.iloc[0], known.iloc[-1]] if len(known) > 1 else [known.iloc[0]]
    told = [words.told(words.place(row["place"], lang), _per_head(row, lang), lang) for row in ends]
    return (
        f"按受援省份常住人口人均：{'，'.join(told)}",
        f"Per resident of the receiving province: {' and '.join(told)}",
    )[index(lang)]


def subtitle(heads: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """What is divided by which year's population."""
    name, summed = words.indicator(indicator, lang), words.summed(first, last, lang)
    years = words.listed([f"{year}" for year in sorted(heads["population_year"].dropna().unique())], lang)
    return (
        f"{name}，{summed}，元/人，除以{years}年末常住人口；按受援省份",
        f"{name}, {summed}, yuan per resident at the end of {years}, by receiving province",
    )[index(lang)]


def rows_of_bars(heads: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The rows of the bars: name, sum per head, its ceiling, status."""
    return pd.DataFrame({
        "name": [words.place(code, lang) for code in heads["place"]], "figure": heads["per_head"],
        "upper": heads["per_head_upper"], "status": heads["status"],
    })  # fmt: skip


def table(heads: pd.DataFrame, cells: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """Per head of each receiving province, with what it is made of and how many years of its pairs are known.

    Parameters
    ----------
    heads : DataFrame
        From `measures.funding.per_head`.
    cells : DataFrame
        From `measures.flows.cells`: the years of the pairs.
    indicator : str
    lang : {"zh", "en"}
    """
    unit = INDICATORS[indicator].unit
    years = cells["figure"].notna().groupby(cells["destination"]).agg(["sum", "size"])
    titles = (
        ("人均", "常住人口", "人口年份", "有数的结对年份"),
        ("Per head", "Residents", "Population of", "Years of pairs known"),
    )[index(lang)]
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in heads["place"]],
        titles[0]: [_per_head(row, lang) for _, row in heads.iterrows()],
        label("value", lang): [words.valued(v, s, unit, lang) for v, s in zip(heads["figure"], heads["status"], strict=True)],
        titles[1]: [words.valued(v, REPORTED, "persons", lang) for v in heads["population"]],
        titles[2]: heads["population_year"].astype(object).where(heads["population_year"].notna(), None),
        titles[3]: [f"{years.loc[code, 'sum']} / {years.loc[code, 'size']}" for code in heads["place"]],
    })  # fmt: skip


def _per_head(row: pd.Series, lang: Lang) -> str:
    if pd.isna(row["per_head"]):
        return label("no_data", lang)
    figure = number(row["per_head"], WORKED_OUT, down=row["status"] == AT_LEAST)
    return f"{words.worth(row['status'], lang)}{figure} {('元', 'yuan')[index(lang)]}"
