"""Claims of a pair that the series leave out: other indicators, places inside the two provinces, figures shared with others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from analysis.findings import words
from analysis.findings.pair_profile import STREAMS, stream
from analysis.measures.status import AT_LEAST, ESTIMATED, NO_TOTAL, REPORTED
from analysis.rows import each_row
from analysis.store import place_book
from analysis.vocabulary.indicators import INDICATORS, OTHER
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import TOWNSHIP
from analysis.vocabulary.scope_words import AGREED, PLANNED

_NO_OUTCOME = frozenset({AGREED, PLANNED}) | NO_TOTAL
"""Flags of claims that tell of nothing that was done, or of no sum of their places."""


def heading(scope: str, lang: Lang) -> str:
    """Heading of the claims that are not in the series."""
    return {
        "pair": ("其他指标", "Other indicators"),
        "part": (
            "两地之内：市、县、乡镇的数字",
            "Inside the two provinces: figures on cities, counties and towns",
        ),
        "shared": ("与其他省份合计的数字", "Figures that the pair shares with other provinces"),
    }[scope][index(lang)]


def note(scope: str, lang: Lang) -> str:
    """Why these claims stand apart."""
    return {
        "pair": ("指标清单以外的数字，照录，不作合并。", "Figures that the list of indicators has no place for, as they are."),
        "part": ("是全省数字的一部分，不能相加，也不能与全省数字相加。", "They are parts of the provinces' figures: not to be added up, nor to them."),
        "shared": ("由几个省份共有，不能算作其中任何一个的。", "They belong to several provinces together, and to none of them alone."),
    }[scope][index(lang)]  # fmt: skip


def left_out(found: pd.DataFrame, scope: str) -> pd.DataFrame:
    """Claims of a scope that the series leave out: of the pair itself only those on `other:` indicators."""
    rows = found[found["scope"] == scope]
    return rows[rows["indicator"].str.startswith(OTHER)] if scope == "pair" else rows


def of_parts(found: pd.DataFrame, indicators: Collection[str], lang: Lang) -> dict[str, str]:
    """What claims on places inside the two provinces say of some indicators: the pair has at least as much.

    Parameters
    ----------
    found : DataFrame
        From `measures.profile.claims`.
    indicators : collection of str
        Those of which nothing is known of the pair itself.

    Returns
    -------
    dict
        Indicator -> the largest figure of one claim as a floor, with its places and days; none where there is only a plan or a ceiling.
    """
    flags = found["flags"].fillna("").str.split(";")
    outcome = ~flags.map(lambda own: bool(_NO_OUTCOME.intersection(own))).astype(bool)
    rows = found[
        found["scope"].eq("part") & found["indicator"].isin(indicators) & outcome & found["value"].gt(0)
        & found["basis"].ne("target") & found["bound"].ne("at_most") & found["period_end"].notna()
        & found["unit"].eq(found["indicator"].map(lambda one: INDICATORS[one].unit if one in INDICATORS else ""))
    ]  # fmt: skip
    best = rows.sort_values(["value", "period_end"]).drop_duplicates("indicator", keep="last")
    told = {}
    for row in each_row(
        best.set_index("indicator", drop=False).reindex(
            [i for i in indicators if i in set(best["indicator"])]
        )
    ):
        # "About 40" is at least nothing certain, and stays about 40.
        status = ESTIMATED if row.bound == "about" else AT_LEAST
        value = words.valued(row.value, status, row.unit, lang, printed=True)
        names = place_book().called([*row.origin.split(";"), *row.destination.split(";")], lang)
        sides = [
            words.listed([names[code] for code in side.split(";")], lang, most=3)
            for side in (row.origin, row.destination)
        ]
        places = label("from_to", lang, origin=sides[0], destination=sides[1])
        when = ("，", ", ")[index(lang)].join((places, words.period(row, lang)))
        told[row.indicator] = words.dated(
            when, words.told(words.indicator(row.indicator, lang), value, lang), lang
        )
    return told


def inside(parts: Collection[str], lang: Lang) -> str:
    """What is known of places inside the pair alone; empty where that is nothing."""
    if not parts:
        return ""
    return (f"只有部分地方数字的：{'；'.join(parts)}。", f"Of some of its places alone: {'; '.join(parts)}.")[
        index(lang)
    ]


def table(rows: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> pd.DataFrame:
    """Claims as a reader's table, by stream, indicator and date."""
    order = {key: n for n, key in enumerate(STREAMS)}
    rows = rows.assign(rank=rows["stream"].map(order).fillna(len(order)))
    rows = rows.sort_values(["rank", "indicator", "period_end", "observation_id"])
    return pd.DataFrame({
        label("stream", lang): [stream(s, lang) if s else label("other", lang) for s in rows["stream"]],
        label("indicator", lang): [words.indicator(i, lang) for i in rows["indicator"]],
        label("pair", lang): [
            label("from_to", lang, origin=_places(o, east, names, lang), destination=_places(d, west, names, lang))
            for o, d, east, west in zip(
                rows["origin"], rows["destination"], rows["east_printed"], rows["west_printed"], strict=True
            )
        ],
        label("value", lang): [
            words.valued(v, {"at_least": AT_LEAST, "about": ESTIMATED}.get(b, REPORTED), u, lang)
            if pd.notna(v)
            else _hidden(printed, u, lang)
            for v, b, u, printed in zip(
                rows["value"], rows["bound"], rows["unit"], rows["value_printed"], strict=True
            )
        ],
        label("period", lang): [words.period(row, lang) for row in each_row(rows)],
        label("basis", lang): [label(f"basis_{b}", lang) for b in rows["basis"]],
        label("claim", lang): rows["observation_id"],
    })  # fmt: skip


def _hidden(printed: str, unit: str, lang: Lang) -> str:
    """A count that is too small to be shown (`measures.disclosure.discreet`), which is known well: `<5` is fewer than 5 persons."""
    most = amount(float(printed.removeprefix("<")), unit, lang)
    return (f"少于 {most}", f"fewer than {most}")[index(lang)]


def _places(joined: str, printed: str, names: Mapping[str, str], lang: Lang) -> str:
    """Names of places; a town or village, which has no code of its own, stands as printed."""
    if TOWNSHIP.search(printed):
        return (printed, f"{names[joined]} ({printed})")[index(lang)]
    return words.listed([names.get(code, code) for code in joined.split(";")], lang, most=3)
