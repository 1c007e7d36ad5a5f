"""Claims of a pair that the series leave out: other indicators, places inside the two provinces, figures shared with others."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import words
from analysis.findings.pair_profile import STREAMS, stream
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED
from analysis.rows import each_row
from analysis.vocabulary.indicators import OTHER
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import TOWNSHIP


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
