"""Intervals: the thin line of what is likely, the mark of a ceiling, and points with the range of their ranks.

The thin line reaches from `q10` to `q90` of a figure: in four of five cases the true figure lies between its ends. It has
one look and one sentence in all charts, and is drawn neither on a map nor told in a title. A ceiling is what claims allow at
most, and looks different: a dotted line to an upright stroke.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts import frame, style
from analysis.charts.output import titled_alt
from analysis.measures.status import ends_of
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import WORKED_OUT, number

_ROW, _AXIS, _LEGEND, _GAP = 0.27, 0.45, 0.3, 0.12  # inches
INK, _DIM = style.INK, style.TEXT_2
Stroke = tuple[tuple[float, float], tuple[float, float]]
_THIN = 0.9  # points
_DOTTED = (0, (1, 1.6))
NARROW = 1.1
"""How many times its lower end the upper end of an interval must be to be worth a line."""
FAR = 5.0
"""How many times a bar, whose length is read, a ceiling above it may be."""


def likely(row: object) -> tuple[float, float] | None:
    """Ends of the interval of a row with `q10` and `q90`; None where it has none that is worth drawing.

    >>> import types
    >>> likely(types.SimpleNamespace(q10=2.0, q90=6.0)), likely(types.SimpleNamespace(q10=2.0, q90=2.01))
    ((2.0, 6.0), None)
    """
    ends = ends_of(row)
    return ends if ends and ends[1] > NARROW * ends[0] else None


def whisker(
    axes: Axes, low: float, high: float, y: float, tall: float, most: float = float("inf"), **look: object
) -> None:
    """Draw the thin line of an interval, with a stroke at each end, or an arrow where it goes on beyond the axes.

    Parameters
    ----------
    axes : Axes
    low, high : float
        Its ends on the x axis.
    y : float
        Its height on the y axis.
    tall : float
        Height of the strokes at its ends.
    most : float
        Where the axes end.
    **look
        What differs on a coloured ground: `color`, `path_effects`.
    """
    draw(axes, strokes(low, high, y, tall, most), **look)
    if high > most:
        axes.plot([most], [y], ">", color=INK, markersize=3.5, markeredgewidth=0, zorder=5)


def strokes(low: float, high: float, y: float, tall: float, most: float = float("inf")) -> list[Stroke]:
    """The lines of a `whisker`, for a chart that draws many of them at once."""
    ends = [((end, y - tall / 2), (end, y + tall / 2)) for end in (low, high) if end <= most]
    return [((low, y), (min(high, most), y)), *ends]


def draw(axes: Axes, lines: Sequence[Stroke], **look: object) -> None:
    """Draw the lines of one or many `whisker`, `color` one for all or one for each."""
    drawn = LineCollection(lines, colors=INK, linewidths=_THIN, capstyle="butt", zorder=5)
    axes.add_collection(drawn, autolim=False)
    drawn.set(**look)


def ceiling(axes: Axes, start: float, end: float, y: float, tall: float) -> None:
    """Draw what claims allow at most: a dotted line from a bar's end, and an upright stroke."""
    lines = [[(start, y), (end, y)], [(end, y - tall / 2), (end, y + tall / 2)]]
    axes.add_collection(
        LineCollection(lines, colors=_DIM, linewidths=_THIN, linestyles=[_DOTTED, "solid"], zorder=4),
        autolim=False,
    )


def keys(lang: Lang, *, whiskers: bool, ceilings: bool, beyond: bool = False) -> list[Line2D]:
    """Entries of a key for the marks that were drawn, the sentence on the interval among them."""
    marks = []
    if whiskers:
        marks.append(
            Line2D(
                [], [], marker="|", markersize=6, label=label("interval", lang), color=INK, linewidth=_THIN
            )
        )
    if beyond:
        marks.append(
            Line2D([], [], marker=">", markersize=3.5, label=label("beyond", lang), color=INK, linewidth=0)
        )
    if ceilings:
        marks.append(
            Line2D(
                [],
                [],
                marker="|",
                markersize=7,
                label=label("ceiling", lang),
                color=_DIM,
                linewidth=_THIN,
                linestyle=_DOTTED,
            )
        )
    return marks


def interval_chart(
    table: pd.DataFrame,
    rows: Mapping[object, str],
    *,
    lang: Lang,
    limits: tuple[float, float],
    axis: str,
    point_words: str,
    interval_words: str,
    hollow: Collection[object] = (),
    hollow_words: str = "",
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
    hollow : collection
        Keys of rows whose point is drawn hollow, such as pairs that don't exist; `hollow_words` is their word in the legend.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    """
    shown = table.loc[list(rows)]
    with style.use():
        page = frame.page(_ROW * len(rows) + _AXIS + _LEGEND, title=title, subtitle=subtitle, footer=footer)
        axes = _axes(page, list(rows.values()), limits, axis)
        axes.hlines(range(len(rows)), shown["low"], shown["high"], color=style.SEQUENTIAL[2], linewidth=6)
        handles = _points(axes, shown["value"], set(hollow), point_words, hollow_words)
        handles.append(Line2D([], [], color=style.SEQUENTIAL[2], linewidth=6, label=interval_words))
        page.figure.legend(
            handles=handles,
            loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=3, fontsize=style.SIZES["small"],
            borderaxespad=0.2,
        )  # fmt: skip
    told = label("comma", lang).join(
        f"{name} {number(row.value, WORKED_OUT)} ({number(row.low, WORKED_OUT)}–{number(row.high, WORKED_OUT)})"
        for name, row in zip(rows.values(), each_row(shown), strict=True)
    )
    return titled_alt(page.figure, title, label("alt_intervals", lang, rows=told), lang)


def _axes(page: frame.Page, names: Sequence[str], limits: tuple[float, float], words: str) -> Axes:
    """Axes with the names of the rows at their left and what they measure below them."""
    size = style.SIZES["label"]
    left = max((style.text_width(name, size) for name in names), default=0.0) / 72 + _GAP
    box = page.fraction(left, _AXIS + _LEGEND, page.body[2] - left - 0.15, _ROW * len(names))
    axes = page.figure.add_axes(box)
    axes.set_xlim(*limits)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_yticks(range(len(names)), names, fontsize=size, color=style.INK)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(words)
    return axes


def _points(
    axes: Axes, values: pd.Series, hollow: Collection[object], words: str, hollow_words: str
) -> list[Line2D]:
    """Draw the points, some of them hollow; their entries of the legend."""
    places, apart = pd.Series(range(len(values))), values.index.isin(list(hollow))
    kinds = [(~apart, INK, words), *([(apart, "white", hollow_words)] if hollow else [])]
    handles = []
    for drawn, face, told_as in kinds:
        look = {
            "marker": "o",
            "linestyle": "",
            "markersize": 6,
            "markerfacecolor": face,
            "markeredgecolor": INK,
        }
        axes.plot(values[drawn], places[drawn], **look)
        handles.append(Line2D([], [], label=told_as, **look))
    return handles
