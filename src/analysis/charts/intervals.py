"""Points with their intervals, one row each: how far a rank or an estimate could be from where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts import frame, style
from analysis.charts.output import set_alt_text
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import number

_ROW, _AXIS, _LEGEND, _GAP = 0.27, 0.45, 0.3, 0.12  # inches


def interval_chart(
    table: pd.DataFrame,
    rows: Mapping[object, str],
    *,
    lang: Lang,
    limits: tuple[float, float],
    axis: str,
    point_words: str,
    interval_words: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one point and interval a row.

    Parameters
    ----------
    table : DataFrame
        By the keys of `rows`: value, low, high.
    rows : mapping
        Key -> name, from top to bottom.
    lang : {"zh", "en"}
    limits : (float, float)
        Left and right end of the axis; a larger left end turns it round.
    axis : str
        What the axis measures.
    point_words, interval_words : str
        The legend.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    """
    shown = table.loc[list(rows)]
    with style.use():
        page = frame.page(_ROW * len(rows) + _AXIS + _LEGEND, title=title, subtitle=subtitle, footer=footer)
        size = style.SIZES["label"]
        names = max((style.text_width(name, size) for name in rows.values()), default=0.0) / 72 + _GAP
        width = page.body[2]
        axes = page.figure.add_axes(
            page.fraction(names, _AXIS + _LEGEND, width - names - 0.15, _ROW * len(rows))
        )
        axes.set_xlim(*limits)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), list(rows.values()), fontsize=size, color=style.INK)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x")
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(axis)
        places = range(len(rows))
        axes.hlines(places, shown["low"], shown["high"], color=style.SEQUENTIAL[2], linewidth=6)
        axes.plot(shown["value"], places, "o", color=style.EAST, markersize=6, markeredgecolor="white", markeredgewidth=0.8)  # fmt: skip
        page.figure.legend(
            handles=[
                Line2D([], [], marker="o", linestyle="", markersize=6, color=style.EAST, label=point_words),
                Line2D([], [], color=style.SEQUENTIAL[2], linewidth=6, label=interval_words),
            ],
            loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=2, fontsize=style.SIZES["small"],
            borderaxespad=0.2,
        )  # fmt: skip
    told = label("comma", lang).join(
        f"{name} {number(row.value)} ({number(row.low)}–{number(row.high)})"
        for name, row in zip(rows.values(), shown.itertuples(), strict=True)
    )
    return set_alt_text(page.figure, label("alt_intervals", lang, title=title.rstrip("。. "), rows=told))
