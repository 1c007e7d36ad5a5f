"""Bars of wholes with their parts inside: kinds of one thing, what the country has of each, and which parts are told.

A whole is an open box where the country's figure says more than the parts do; what all parts come to fills it, and white
lines divide what is told of single parts. Their names stand under the bar, in the same order. The sums are given, not added
up here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import bare, coverage, frame, key, style
from analysis.charts.output import titled_alt
from analysis.charts.status import look, patches, signed
from analysis.measures.status import AT_LEAST, rounding
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, scale, within

_BAR, _LINE, _BETWEEN = 0.24, 0.17, 0.12  # inches
_MOST_LINES = 2
_APART = 0.004  # of the axis
_REST = 0.005  # of a bar; so much that is no part's is named


def bars_with_parts(
    rows: pd.DataFrame,
    parts: pd.DataFrame,
    *,
    lang: Lang,
    unit: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one bar a row, the parts inside it.

    Parameters
    ----------
    rows : DataFrame
        `row` (key), `name`, `figure` and `status` (`measures.status`): what all parts come to, in base units, null when
        unknown; `whole` and `whole_status`: the country's figure, null where it says no more.
    parts : DataFrame
        `row`, `name`, `figure`, `status`, the largest first; those without a figure are left out.
    lang : {"zh", "en"}
    unit : str
        Base unit.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names every row, its figures and its parts.
    """
    # A row has its own unit: beside a row of millions one of thousands would have to name it with every part.
    shown = {row.row: scale(unit, lang, [row.figure, row.whole]) for row in each_row(rows)}
    told = {row: parts[(parts["row"] == row) & parts["figure"].notna()] for row in rows["row"]}
    words = [_written(row, unit, shown[row.row], lang) for row in each_row(rows)]
    with style.use():
        marks = _marks(rows, lang)
        called = max((style.text_width(name, style.SIZES["label"]) for name in rows["name"]), default=0) / 72 + 0.1  # fmt: skip
        room = (style.WIDTH - 2 * frame.MARGIN - called) * 72
        lists = [_list(row.figure, told[row.row], unit, lang, room) for row in each_row(rows)]
        tops = np.cumsum([0.0, *(_BAR + _LINE * len(lines) + _BETWEEN for lines in lists)])
        page = frame.page(tops[-1] + key.height(marks), title=title, subtitle=subtitle, footer=footer)
        axes = _axes(page, rows, called, key.height(marks), tops[-1], words)
        for row, text, lines, top in zip(each_row(rows), words, lists, tops, strict=False):
            _draw(axes, row, told[row.row], top)
            _texts(axes, row, text, lines, top)
        key.draw(page, marks)
    said = label("semicolon", lang).join(
        f"{row.name}{label('colon', lang)}{text}" + label("alt_unit", lang, unit=_every(told[row.row], unit, lang))
        for row, text in zip(each_row(rows, index=False), words, strict=True)
    )  # fmt: skip
    return titled_alt(page.figure, title, label("alt_bars", lang, rows=said or label("no_data", lang)), lang)


def _marks(rows: pd.DataFrame, lang: Lang) -> list[list[Patch]]:
    """The key: what is known of the sums, and the box of the whole where there is one."""
    box = [Patch(**coverage.WHOLE, label=label("nation_whole", lang))] if rows["whole"].notna().any() else []
    return [[*patches(rows["status"], lang), *box]]


def _axes(
    page: frame.Page, rows: pd.DataFrame, left: float, foot: float, high: float, words: Sequence[str]
) -> Axes:
    """Axes in inches from the top, with room for the words behind the bars."""
    beside = max((style.text_width(text, style.SIZES["label"]) for text in words), default=0) / 72 + 0.25
    axes = bare.axes(page.figure, page.fraction(left, foot, page.body[2] - left - beside, high))
    axes.set_ylim(high or 1.0, 0)
    axes.set_xlim(0, float(rows[["figure", "whole"]].max(axis=None)) or 1.0 if len(rows) else 1.0)
    return axes


def _draw(axes: Axes, row: object, parts: pd.DataFrame, top: float) -> None:
    """The box of the whole, what fills it, and the lines between the parts."""
    if pd.notna(row.whole):
        coverage.box(axes, row.whole, row.whole_status == AT_LEAST, top, _BAR)
    if pd.isna(row.figure):
        return
    axes.add_artist(Rectangle((0, top), row.figure, _BAR, **look(row.status), clip_on=False))
    ends = parts["figure"].cumsum().to_numpy()
    # Lines nearer than that to one another, or to an end, would be seen as one dark block.
    step = _APART * axes.get_xlim()[1]
    kept = [0.0]
    for end in ends[ends < row.figure - step]:
        kept += [end] if end - kept[-1] > step else []
    axes.vlines(kept[1:], top, top + _BAR, color=style.SEQUENTIAL[4], linewidth=0.7)


def _texts(axes: Axes, row: object, text: str, lines: Sequence[str], top: float) -> None:
    """The name before the bar, the figures behind it, the parts under it."""
    end = np.nanmax([row.figure if pd.notna(row.figure) else 0.0, row.whole if pd.notna(row.whole) else 0.0])
    middle = top + _BAR / 2
    for x, words, side, away in ((0, row.name, "right", -5), (end, text, "left", 12)):
        frame.beside(axes, words, (x, middle), away, side)
    for i, line in enumerate(lines):
        axes.annotate(line, (0, top + _BAR + _LINE * (i + 0.55)), ha="left", va="center", fontsize=style.SIZES["small"],
                      color=style.TEXT_2, annotation_clip=False)  # fmt: skip


def _written(row: object, unit: str, shown: Scale, lang: Lang) -> str:
    """What is told of how much."""
    if pd.isna(row.figure) and pd.isna(row.whole):
        return label("no_data", lang)
    part = "0" if pd.isna(row.figure) else _figure(row.figure, row.status, unit, shown, lang)
    if pd.isna(row.whole):
        return f"{part} {shown.name}".rstrip()
    whole = f"{_figure(row.whole, row.whole_status, unit, shown, lang)} {shown.name}".rstrip()
    return label("part_of", lang, part=part, whole=whole)


def _figure(figure: float, status: str, unit: str, shown: Scale, lang: Lang) -> str:
    return signed(within(figure, unit, lang, shown, **rounding(status)), status)


def _list(figure: float, parts: pd.DataFrame, unit: str, lang: Lang, room: float) -> list[str]:
    """The unit, and the parts with their figures in at most two lines; those without room are counted, what is no part's named."""
    told = _parts(parts, unit, lang)
    gap = "" if lang == "zh" else " "
    head = _unit(parts, unit, lang)
    more = pd.notna(figure) and figure - parts["figure"].sum() > _REST * figure
    last = label("semicolon", lang) + label("told_together", lang) if more else ""
    for count in range(len(told), 0, -1):
        rest = len(told) - count
        text = head + label("semicolon", lang).join(told[:count])
        text += (gap + label("and_more", lang, n=rest) if rest else "") + last
        lines = frame.wrap(text, style.SIZES["small"], room)
        if len(lines) <= _MOST_LINES:
            return lines
    return []


def _every(parts: pd.DataFrame, unit: str, lang: Lang) -> str:
    told = label("semicolon", lang).join(_parts(parts, unit, lang))
    return _unit(parts, unit, lang) + told if told else label("no_data", lang)


def _unit(parts: pd.DataFrame, unit: str, lang: Lang) -> str:
    """The unit of the parts, before them: the last of them may have its own."""
    name = scale(unit, lang, parts["figure"]).name
    return f"{name}{label('colon', lang)}" if name else ""


def _parts(parts: pd.DataFrame, unit: str, lang: Lang) -> list[str]:
    """The parts with their figures in the unit of the largest, which is named before them; what is too small for it has its own."""
    shown = scale(unit, lang, parts["figure"])
    return [
        f"{part.name} {_figure(part.figure, part.status, unit, shown, lang)}"
        for part in each_row(parts, index=False)
    ]
