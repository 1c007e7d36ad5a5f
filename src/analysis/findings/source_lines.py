"""Where the figures of a page are from, in words: links to pages, the line of sources under a figure.

Headings and tables of their own that come of it are `notebook`'s.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis import dataset
from analysis.findings.words import year_spans
from analysis.measures.status import keys
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.notes import language_of, title
from analysis.vocabulary.values import VALUES

_HOUSES = 3  # publishers that a source line names


def link(title: str, url: str) -> str:
    """A link to a page on the web, or the bare title where there is no address."""
    text = html.escape(title or url)
    return f'<a href="{html.escape(url, quote=True)}">{text}</a>' if re.match(r"https?://", url) else text


def said(text: str, lang: Lang, url: str = "") -> str:
    """A text of a page or a collector as HTML, marked where it is in another language than the page; a link with `url`."""
    other, text = language_of(text), title(text, lang)
    shown = link(text, url) if url else html.escape(text)
    return (
        f'<span lang="{"zh-CN" if other == "zh" else other}">{shown}</span>'
        if other not in ("", lang)
        else shown
    )


def source_line(observation_ids: Iterable[str], lang: Lang) -> str:
    """The source line under a figure: how many claims and pages it rests on, and the publishers of the largest part of them."""
    claims = dataset.table("observations", observation_id=single_ids(observation_ids))
    ids = claims["source_id"]
    pages = dataset.table("sources", source_id=ids.unique()).set_index("source_id").loc[ids.unique()]
    if pages.empty:
        return ""
    houses = _by_part(claims, pages[f"publisher_{lang}"])
    most = label("comma", lang).join(houses[:_HOUSES])
    key = "source_line" if len(houses) > _HOUSES else "source_line_all" if most else "source_line_unnamed"
    return label(key, lang, claims=len(ids), pages=len(pages), publishers=most)


def _by_part(claims: pd.DataFrame, houses: pd.Series) -> list[str]:
    """Publishers by the largest figure of theirs, as a part of the largest one of its indicator; alike ones by their pages.

    Parameters
    ----------
    claims : DataFrame
        Of `observations`.
    houses : Series
        Publisher by source_id; those without a name are left out.
    """
    named = {page: house for page, house in houses.items() if house}
    pages = Counter(named.values())
    most: dict[tuple[str, str], float] = {}
    rows = keys(claims, ["indicator", "unit", "source_id", "value"])
    for indicator, unit, _, value in rows:
        most[indicator, unit] = max(most.get((indicator, unit), 0.0), value)
    largest = dict.fromkeys(sorted(pages), 0.0)
    for indicator, unit, page, value in rows:
        if page in named and (whole := most[indicator, unit]):
            largest[named[page]] = max(largest[named[page]], value / whole)
    return sorted(largest, key=lambda house: (-largest[house], -pages[house]))


def page_line(joined: Iterable[str], lang: Lang) -> str:
    """The source line under a map of pairs: how many pages name them; empty when none does."""
    ids = single_ids(joined)
    return label("page_line", lang, pages=len(ids)) if ids else ""


def statistics_line(rows: pd.DataFrame, lang: Lang) -> str:
    """The source line under a figure of statistics: the statistics, their years, their publishers."""
    named = label("comma", lang).join(
        f"{VALUES['context_indicator'][name][index(lang)]} {year_spans(sorted(used['year'].unique()), lang)}"
        for name, used in rows.groupby("indicator", sort=False)
    )
    ids = rows["source_id"].unique()
    known = dataset.table("sources", source_id=ids).set_index("source_id")[f"publisher_{lang}"]
    publishers = known.reindex(ids)
    return (
        label("sources", lang) + label("colon", lang) + label("comma", lang).join(publishers.unique())
        + label("semicolon", lang) + named
    )  # fmt: skip


def single_ids(joined: Iterable[str]) -> set[str]:
    """The single ids of cells that join several by ";"."""
    return {one for entry in joined for one in str(entry).split(";") if one}


def renamed(frame: pd.DataFrame, words: Mapping[str, str]) -> pd.DataFrame:
    """Only the named columns, in their order, under the given headings."""
    return frame[list(words)].rename(columns=dict(words))
