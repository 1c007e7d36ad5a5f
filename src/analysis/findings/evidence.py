"""What the report on the state of the evidence says, and its tables for the reader."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts import style
from analysis.findings import contradictions, words
from analysis.findings.source_lines import renamed, said
from analysis.measures.evidence import STATES
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import number
from analysis.vocabulary.reasons import reason
from analysis.vocabulary.rejects import refusal
from analysis.vocabulary.values import VALUES

_KINDS = ("official", "state-media", "academic", "office", "media", "other")


def pair_name(pair: str, lang: Lang) -> str:
    """Name of a pair written as `origin-destination`."""
    return words.pair(*pair.split("-"), lang)


def headline(indicator: str, pair: str, lang: Lang) -> str:
    """The name of the report, with what it was asked for."""
    asked = [words.indicator(indicator, lang)] if indicator else []
    asked += [pair_name(pair, lang)] if pair else []
    head = ("证据的现状", "The state of the evidence")[index(lang)]
    return head + (label("colon", lang) + label("comma", lang).join(asked) if asked else "")


def summary(cells: pd.DataFrame, claims: pd.DataFrame, unused: pd.DataFrame, lang: Lang) -> list[str]:
    """How many cells are known how well, and how many claims there are."""
    if cells.empty and claims.empty:
        return [("没有这样的结对或记述。", "There is no such pair, and no claim on it.")[index(lang)]]
    counts = cells["status"].value_counts()
    told = words.listed(
        [f"{label(state, lang)}{label('colon', lang)}{number(counts.get(state, 0))}" for state in STATES],
        lang,
    )
    flows = claims["indicator"].isin(INDICATORS)
    return [
        (f"共 {number(len(cells))} 个结对、指标、年份格：{told}。", f"There {words.verb(len(cells), 'is', 'are')} {words.count(len(cells), 'cell')} of pair, quantity and year. {told}.")[index(lang)],
        (
            f"记述 {number(len(claims))} 条，来自 {claims['source_id'].nunique()} 个页面；其中 {number(int((~flows).sum()))} 条属于清单以外的指标，不参与核对，"
            f"{number(len(unused))} 条未能约束任何一格。",
            f"{words.count(len(claims), 'claim')} {words.verb(len(claims), 'comes', 'come')} from {words.count(claims['source_id'].nunique(), 'page')}; "
            f"on quantities outside the list, which are not reconciled: {number(int((~flows).sum()))}; limiting no cell: {number(len(unused))}.",
        )[index(lang)],
    ]  # fmt: skip


def totals_table(
    cells: pd.DataFrame, claims: pd.DataFrame, unused: pd.DataFrame, rejects: pd.DataFrame, lang: Lang
) -> pd.DataFrame:
    """The numbers of the summary."""
    counts = cells["status"].value_counts()
    rows = [
        (("结对、指标、年份格", "Cells of pair, quantity and year")[index(lang)], len(cells)),
        *[("– " + label(state, lang), int(counts.get(state, 0))) for state in STATES],
        (("记述", "Claims")[index(lang)], len(claims)),
        (("其所在页面", "Pages that they are on")[index(lang)], claims["source_id"].nunique()),
        (("清单以外指标的记述", "Claims on quantities outside the list")[index(lang)], int((~claims["indicator"].isin(INDICATORS)).sum())),
        (("未能约束任何一格的记述", "Claims that limit no cell")[index(lang)], len(unused)),
        (("未采纳的原始数据行（全部）", "Raw rows not accepted, of all")[index(lang)], int(rejects["count"].sum())),
    ]  # fmt: skip
    told = [(name, number(count)) for name, count in rows]
    return pd.DataFrame(told, columns=[("项目", "What")[index(lang)], ("数目", "Number")[index(lang)]])


def collection_heading(lang: Lang) -> str:
    """Heading of the part on the collection itself."""
    return ("收集到多少", "What was collected")[index(lang)]


def unused_heading(lang: Lang) -> str:
    """Heading of the part on claims that limit nothing."""
    return ("未能约束任何数值的记述", "Claims that limit nothing")[index(lang)]


def unused_counts(unused: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """How many claims limit nothing, by reason."""
    counts = unused["reason"].value_counts()
    titles = (("原因", "条数"), ("Reason", "Claims"))[index(lang)]
    return pd.DataFrame({titles[0]: [reason(text, lang) for text in counts.index], titles[1]: counts.to_numpy()})  # fmt: skip


def unused_table(
    unused: pd.DataFrame,
    observations: pd.DataFrame,
    sources: pd.DataFrame,
    names: Mapping[str, str],
    lang: Lang,
) -> pd.DataFrame:
    """Every claim that limits nothing, with its reason and page; `names` are those of the claims' places, by adcode."""
    claims, pages = observations.set_index("observation_id"), sources.set_index("source_id")
    titles = (("原因", "指标", "记述", "页面"), ("Reason", "Indicator", "Claim", "Page"))[index(lang)]
    rows = [
        [reason(row.reason, lang), words.indicator(row.indicator, lang), contradictions.printed(claims.loc[row.observation_id], names, lang),
         contradictions.link(claims, pages, row.observation_id, lang)]
        for row in each_row(unused.sort_values(["reason", "indicator", "observation_id"]))
        if row.observation_id in claims.index
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(titles))
    frame.attrs["links"] = (titles[3],)
    return frame


def sources_title(ages: pd.DataFrame, lang: Lang) -> str:
    """The finding on the pages: the kind of most, and from when they are."""
    kinds = ages.sum()
    if not len(kinds):
        return ("没有页面", "There are no pages")[index(lang)]
    top, dated = kinds.idxmax(), [year for year in ages.index if year]
    name = VALUES["source_kind"][top][index(lang)]
    span = words.years(int(dated[-1]), int(dated[0]), lang) if dated else label("no_data", lang)
    return (
        f"{kinds.sum()} 个页面中 {kinds.max()} 个来自{name}；发布于 {span}",
        f"{kinds.max()} of {words.count(kinds.sum(), 'page')} {words.verb(kinds.max(), 'is', 'are')} of {name}; published {span}",
    )[index(lang)]


def sources_subtitle(lang: Lang) -> str:
    """What the bars of pages count."""
    return ("页面数，按发布年份与来源类别", "Number of pages, by year of publication and kind of source")[index(lang)]  # fmt: skip


def sources_bars(ages: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The pages by year as the bars need them; pages without a date last."""
    undated = ("无日期", "no date")[index(lang)]
    return ages.set_axis([year or undated for year in ages.index])


def kind_looks(lang: Lang) -> dict[str, tuple[str, str]]:
    """Kind of source -> (words, colour)."""
    return {
        kind: (VALUES["source_kind"][kind][index(lang)], colour)
        for kind, colour in zip(_KINDS, style.CATEGORIES, strict=False)
    }


def sources_table(ages: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Pages by year and kind."""
    table = sources_bars(ages, lang)[[kind for kind in _KINDS if kind in ages]]
    table.columns = [VALUES["source_kind"][kind][index(lang)] for kind in table.columns]
    table[label("total", lang)] = table.sum(axis=1)
    return table.rename_axis(label("year", lang)).reset_index()


def rejects_heading(lang: Lang) -> str:
    """Heading of the part on rejected rows."""
    return ("未采纳的原始数据行", "Raw rows that were not accepted")[index(lang)]


def rejects_table(rejects: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Rejected rows with reason and hint; words that stay in another language than the page are marked."""
    titles: Mapping[str, tuple[str, str]] = {
        "batch": ("文件", "File"), "row": ("行", "Row"), "column": ("列", "Column"), "printed": ("原文", "As printed"),
        "reason": ("原因", "Reason"), "hint": ("处理办法", "What to do"), "count": ("数目", "Count"),
    }  # fmt: skip
    words_of = ["printed", "reason", "hint"]
    told = rejects.assign(**{
        column: [said(refusal(text, lang), lang) for text in rejects[column]] for column in words_of
    })  # fmt: skip
    frame = renamed(told, {column: both[index(lang)] for column, both in titles.items()})
    frame.attrs["links"] = tuple(titles[column][index(lang)] for column in words_of)
    return frame


def evidence_note(indicator: str, pair: str, lang: Lang) -> str:
    """Which claims the table of evidence lists."""
    if indicator or pair:
        return ""
    return (
        "下表只列相互矛盾的记述；选定指标或结对时，列出所用的全部记述。",
        "The table lists the claims that contradict each other; for a chosen quantity or pair it lists all that were used.",
    )[index(lang)]
