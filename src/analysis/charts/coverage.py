"""Bars of a national total and of the part of it that is traced to pairs: how much of the whole a page can show.

The whole is an open box, one that goes on at the right where only its floor is known; what is traced fills it from the left.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from analysis.charts import bare, frame, key, style
from analysis.charts.output import titled_alt
from analysis.charts.status import signed
from analysis.measures.status import AT_LEAST, ESTIMATED, rounding
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import Scale, number, scale

_ROW = 0.34  # inches
_TRACED = {"facecolor": style.SEQUENTIAL[3], "edgecolor": "none"}
WHOLE = {"facecolor": style.NO_DATA_FACE, "edgecolor": style.BORDER_STRONG, "linewidth": 0.8}
"""The look of a whole."""


def coverage_bars(
    rows: pd.DataFrame,
    names: Sequence[str],
    *,
    lang: Lang,
    unit: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one national total a row, filled as far as it is traced to pairs.

    Parameters
    ----------
    rows : DataFrame
        From `measures.national.coverage`: `figure` and `status` of the whole, `traced` and `traced_status` of the part,
        in the base unit, and `share` (percent).
    names : sequence of str
        What each row is called.
    lang : {"zh", "en"}
    unit : str
        Base unit.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names every row with both figures.
    """
    shown = scale(unit, lang, rows["figure"])
    words = [written(row, shown, lang) for row in each_row(rows)]
    size = style.SIZES["label"]
    marks = [
        [Patch(**_TRACED, label=label("traced", lang)), Patch(**WHOLE, label=label("nation_whole", lang))]
    ]
    with style.use():
        foot = key.height(marks)
        page = frame.page(_ROW * max(len(rows), 1) + foot, title=title, subtitle=subtitle, footer=footer)
        width, height = page.body[2:]
        left = max((style.text_width(name, size) for name in names), default=0) / 72 + 0.1
        right = max((style.text_width(text, size) for text in words), default=0) / 72 + 0.25
        axes = bare.axes(page.figure, page.fraction(left, foot, width - left - right, height - foot))
        axes.set_ylim(max(len(rows), 1), 0)
        axes.set_xlim(0, float(rows["figure"].max()) or 1.0 if len(rows) else 1.0)
        for i, (name, row) in enumerate(zip(names, each_row(rows), strict=True)):
            _draw(axes, i, row)
            for x, text, side, away in ((0, name, "right", -5), (row.figure, words[i], "left", 10)):
                frame.beside(axes, text, (x, i + 0.5), away, side)
        key.draw(page, marks)
    told = label("comma", lang).join(
        f"{name}{label('colon', lang)}{text}" for name, text in zip(names, words, strict=True)
    )
    return titled_alt(
        page.figure, title, label("alt_coverage", lang, rows=told or label("no_data", lang)), lang
    )


def _draw(axes: Axes, i: int, row: object) -> None:
    box(axes, row.figure, row.status == AT_LEAST, i + 0.18, 0.64)
    if pd.notna(row.traced):
        axes.add_artist(Rectangle((0, i + 0.18), row.traced, 0.64, **_TRACED, linewidth=0))


def box(axes: Axes, end: float, floor: bool, top: float, tall: float) -> None:
    """Draw a whole as a box from nought to `end`, one that goes on at the right where that is only its floor.

    Parameters
    ----------
    axes : Axes
    end : float
        On the x axis.
    floor : bool
    top, tall : float
        On the y axis, which runs down.
    """
    axes.add_artist(Rectangle((0, top), end, tall, **WHOLE, clip_on=False))
    if not floor:
        return
    # The box is open: a white gap in its end, and an arrow through it.
    gap = [top + 0.1 * tall, top + 0.9 * tall]
    axes.add_line(Line2D([end] * 2, gap, color=style.NO_DATA_FACE, linewidth=1.6, clip_on=False))
    axes.annotate("", (end, top + tall / 2), xytext=(8, 0), textcoords="offset points", annotation_clip=False,
                  arrowprops={"arrowstyle": "<|-", "color": style.BORDER_STRONG, "linewidth": 0.8,
                              "shrinkA": 0, "shrinkB": 0, "mutation_scale": 7})  # fmt: skip


def written(row: object, shown: Scale, lang: Lang) -> str:
    """A row in words: what is traced of how much, and the share of it."""
    part = "0" if pd.isna(row.traced) else _figure(row.traced, row.traced_status, shown)
    whole = f"{_figure(row.figure, row.status, shown)} {shown.name}".rstrip()
    return label("traced_of", lang, traced=part, whole=whole) + in_brackets(row, lang)


def share(row: object) -> str:
    """The share of a row with its worth: of a floor in a whole it is a floor, of a figure in a floor a ceiling, of an estimate about that.

    Empty where both are floors, and where nothing is traced of a floor: their quotient bounds nothing.
    """
    floor, open_whole = row.traced_status == AT_LEAST, row.status == AT_LEAST
    if open_whole and (floor or pd.isna(row.traced)):
        return ""
    about = row.traced_status == ESTIMATED
    sign = "≈ " if about else "≥ " if floor else "≤ " if open_whole else ""
    return f"{sign}{number(row.share, 2, down=floor, up=open_whole and not about)}%"


def in_brackets(row: object, lang: Lang) -> str:
    """The share as it stands behind a figure; empty where there is none."""
    told = share(row)
    return told and (f"（{told}）", f" ({told})")[index(lang)]


def _figure(figure: float, status: str, shown: Scale) -> str:
    return signed(number(figure / shown.size, **rounding(status)), status)
