"""What a map shows, in a sentence or two for those who can't see it, made from what was drawn."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts.output import titled
from analysis.maps.areas import PRINTED
from analysis.maps.flows import FlowStyle, shown
from analysis.measures.status import ESTIMATED, UNKNOWN
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale

_TOP = 5


def flows(rows: pd.DataFrame, names: Mapping[str, str], look: FlowStyle, lang: Lang, title: str = "") -> str:
    """Say how many flows there are, the largest of them, and what is estimated or unknown."""
    known = rows.dropna(subset="figure")
    if rows.empty:
        parts = [label("alt_no_flows", lang)]
    else:
        pair = label("from_to", lang)
        largest = [
            pair.format(origin=names[row.origin], destination=names[row.destination])
            + " " + shown(row, look)
            for row in each_row(known.nlargest(_TOP, "figure"))
        ]  # fmt: skip
        unit = label("alt_unit", lang, unit=look.scale.name) if look.scale.name else ""
        parts = [
            label("alt_flows", lang, n=len(known), unit=unit, top=label("comma", lang).join(largest))
            if largest
            else label("alt_no_flows", lang)
        ]
        estimated, unknown = (int((rows["status"] == status).sum()) for status in (ESTIMATED, UNKNOWN))
        if estimated:
            parts.append(label("alt_estimated", lang, n=estimated))
        if unknown:
            parts.append(label("alt_unknown", lang, n=unknown))
    return titled(title, parts, lang)


def links(rows: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> str:
    """Name every link."""
    pair = label("from_to", lang)
    ends = zip(rows["origin"], rows["destination"], strict=True)
    named = [pair.format(origin=names[start], destination=names[end]) for start, end in ends]
    return label("alt_links", lang, n=len(rows), pairs=label("comma", lang).join(named))


def values(
    known: pd.Series,
    figures: Mapping[str, str],
    names: Mapping[str, str],
    scale: Scale,
    lang: Lang,
    title: str = "",
) -> str:
    """Say how many places have a value, and name the lowest and the highest, or all where they are few."""
    if known.empty:
        return titled(title, [label("alt_no_values", lang)], lang)
    told = {
        code: f"{names[code]} {figures[code]}" if code in names else figures[code] for code in known.index
    }
    unit = label("alt_unit", lang, unit=scale.name) if scale.name else ""
    if len(known) < PRINTED:
        every = label("comma", lang).join(
            told[code] for code in known.sort_values(ascending=False, kind="stable").index
        )
        return titled(title, [label("alt_choropleth_few", lang, n=len(known), unit=unit, values=every)], lang)
    ends = {"low": told[known.idxmin()], "high": told[known.idxmax()]}
    return titled(title, [label("alt_choropleth", lang, n=len(known), unit=unit, **ends)], lang)


def categories(known: pd.Series, looks: Mapping[str, tuple[str, str]], lang: Lang, title: str = "") -> str:
    """Say how many places are in each category."""
    counts = known.value_counts()
    words = [f"{looks[key][0]} {counts[key]}" for key in looks if key in counts]
    if not words:
        return titled(title, [label("alt_no_categories", lang)], lang)
    return titled(title, [label("alt_categories", lang, counts=label("comma", lang).join(words))], lang)
