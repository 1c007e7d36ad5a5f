"""A table with a little picture in each row: what is known of a quantity year by year, and its newest figure in words.

Each row has a scale of its own. Years stand as upright strokes and nothing joins them: two of them may differ in scope. One
in another unit than the row's is hollow and has its mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts import bare, frame, key, style
from analysis.charts.output import titled_alt
from analysis.charts.rectangles import rectangles
from analysis.charts.status import look, patches
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label

_ROW, _YEARS = 0.44, 0.22  # inches
_SPARK = 4.2  # inches
OTHER_UNIT = "†"


@dataclass(frozen=True)
class Spark:
    """One row.

    Parameters
    ----------
    name : str
        The quantity.
    points : DataFrame
        `year`, `figure` and `status` (`measures.status`) of the years to be drawn.
    words : str
        Its newest figure, with its year.
    elsewhere : tuple of int
        Years whose figure is in another unit than the others.
    """

    name: str
    points: pd.DataFrame
    words: str
    elsewhere: tuple[int, ...] = ()


def spark_rows(
    rows: Sequence[Spark],
    *,
    lang: Lang,
    first: int,
    last: int,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw quantities as rows: name, years, newest figure.

    Parameters
    ----------
    rows : sequence of Spark
    lang : {"zh", "en"}
    first, last : int
        Years of the axis, both included.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names every quantity and its newest figure.
    """
    statuses = [status for row in rows for status in row.points.loc[row.points["figure"].notna(), "status"]]
    broken = any(row.elsewhere for row in rows)
    size = style.SIZES["label"]
    with style.use():
        marks = [[*patches(statuses, lang), *([_hollow(lang)] if broken else [])]]
        foot = key.height(marks)
        high = _ROW * max(len(rows), 1) + _YEARS + foot
        page = frame.page(high, title=title, subtitle=subtitle, footer=footer)
        called = max((style.text_width(row.name, size) for row in rows), default=0) / 72 + 0.15
        newest = max((style.text_width(row.words, size) for row in rows), default=0) / 72 + 0.15
        spark = min(_SPARK, page.body[2] - called - newest)
        for i, row in enumerate(rows):
            bottom = foot + _YEARS + _ROW * (len(rows) - 1 - i)
            _row(bare.axes(page.figure, page.fraction(called, bottom, spark, _ROW)), row, first, last)
        _years(bare.axes(page.figure, page.fraction(called, foot, spark, _YEARS)), first, last)
        key.draw(page, marks)
    told = label("semicolon", lang).join(f"{row.name}{label('colon', lang)}{row.words}" for row in rows)
    return titled_alt(
        page.figure, title, label("alt_sparks", lang, rows=told or label("no_data", lang)), lang
    )


def _row(axes: Axes, row: Spark, first: int, last: int) -> None:
    """The strokes of a row, its name before and its newest figure behind them."""
    axes.set_xlim(first - 0.7, last + 0.7)
    axes.set_ylim(0, 1.15)
    ends = [first - 0.7, last + 0.7]
    axes.plot(ends, [0, 0], color=style.BORDER, linewidth=0.8, clip_on=False, zorder=0)
    _strokes(axes, row)
    for x, words, side in ((-0.012, row.name, "right"), (1.02, row.words, "left")):
        axes.text(x, 0.3, words, transform=axes.transAxes, ha=side, va="center", fontsize=style.SIZES["label"],
                  color=style.INK, clip_on=False)  # fmt: skip


def _years(axes: Axes, first: int, last: int) -> None:
    """The first and every fifth year under the rows."""
    axes.set_xlim(first - 0.7, last + 0.7)
    look = {"ha": "center", "va": "center", "fontsize": style.SIZES["small"], "color": style.TEXT_2}
    for year in range(first, last + 1):
        if year == first or year % 5 == 0:
            axes.text(year, 0.5, str(year), **look)


def _strokes(axes: Axes, row: Spark) -> None:
    points = row.points[row.points["figure"].notna() & (row.points["figure"] > 0)]
    if points.empty:
        return
    heights = points["figure"] / points["figure"].max()
    other = points["year"].isin(row.elsewhere)
    for status, some in points[~other].groupby("status"):
        rectangles(axes, some["year"] - 0.36, 0, 0.72, heights[some.index].clip(lower=0.03), **look(status))
    hollow = points[other]
    rectangles(axes, hollow["year"] - 0.36, 0, 0.72, heights[hollow.index].clip(lower=0.03), facecolor="white",
               edgecolor=style.TEXT_2, linewidth=0.8)  # fmt: skip
    for point in each_row(hollow):
        axes.text(
            point.year,
            heights[point.Index] + 0.05,
            OTHER_UNIT,
            ha="center",
            va="bottom",
            fontsize=style.SIZES["small"],
        )


def _hollow(lang: Lang) -> Line2D | Patch:
    return Patch(
        facecolor="white",
        edgecolor=style.TEXT_2,
        linewidth=0.8,
        label=f"{OTHER_UNIT} {label('other_unit', lang)}",
    )
