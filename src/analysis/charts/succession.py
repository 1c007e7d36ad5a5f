"""Who stands in which cell: names by rows and columns, so that a reader sees who stays, who comes and who goes.

One that stays keeps its lane, and its field runs on from column to column. A whole is a filled field, a part an outlined one:
they differ by more than their colour. An empty cell is nobody, not unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import bare, frame, style
from analysis.charts.output import titled_alt
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label

_LANE, _LINE, _HEAD, _PAD, _LEGEND, _GAP = 0.22, 0.15, 0.34, 0.07, 0.32, 0.1  # inches
_MOST_LINES = 3
_SIZE = style.SIZES["small"]
_DASHED = (0, (3, 2))


def succession(
    cells: pd.DataFrame,
    rows: Mapping[str, str],
    columns: Mapping[int, str],
    *,
    lang: Lang,
    whole_words: str,
    part_words: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw names in cells.

    Parameters
    ----------
    cells : DataFrame
        `row`, `column` (keys of `rows` and `columns`), `lane` (what stays itself from column to column), `words` (a list of
        texts, the fullest first: the first one that fits is written) and `whole` (bool).
    rows, columns : mapping
        Key -> name, from top to bottom and from left to right. A row without cells is left out.
    lang : {"zh", "en"}
    whole_words, part_words : str
        What a filled and an outlined field are.
    title, subtitle, footer : str
        The finding; how to read it; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that tells every cell.
    """
    order = {key: i for i, key in enumerate(columns)}
    shown = {key: name for key, name in rows.items() if (cells["row"] == key).any()}
    with style.use():
        names = (
            max((style.text_width(name, style.SIZES["label"]) for name in shown.values()), default=0) / 72
            + _GAP
        )
        wide = style.WIDTH - 2 * frame.MARGIN - names
        room = wide * 72 / max(len(order), 1) - 8
        lanes = {key: _lanes(cells[cells["row"] == key], order, room) for key in shown}
        high = sum(_PAD + sum(map(_tall, mine)) for mine in lanes.values())
        page = frame.page(_LEGEND + _HEAD + high, title=title, subtitle=subtitle, footer=footer)
        axes = _axes(page, names, list(columns.values()), high)
        top = 0.0
        for key, name in shown.items():
            top = _draw_row(axes, name, lanes[key], top, names / wide * len(order))
        _legend(page, whole_words, part_words)
    said = [_said(name, cells[cells["row"] == key], columns, lang) for key, name in shown.items()]
    stop = label("stop", lang)
    return titled_alt(page.figure, title, stop.join(said) + stop.strip(), lang)


class _Field(NamedTuple):
    """A cell: its column, whether it is a whole, and its words in lines."""

    column: int
    whole: bool
    lines: list[str]


def _lanes(mine: pd.DataFrame, order: Mapping[int, int], room: float) -> list[list[_Field]]:
    """The cells of a row, lane by lane, from the first column on."""
    ordered = mine.assign(at=mine["column"].map(order)).sort_values("at", kind="stable")
    return [
        [_Field(cell.at, cell.whole, _fitting(cell.words, room)) for cell in each_row(lane)]
        for _, lane in ordered.groupby("lane", sort=False)
    ]


def _fitting(texts: Sequence[str], room: float) -> list[str]:
    """The fullest of some texts that fits, in lines; the last one where none does."""
    tries = [frame.wrap(text, _SIZE, room) for text in texts]
    return next((lines for lines in tries if len(lines) <= _MOST_LINES), [texts[-1]])


def _tall(lane: Sequence[_Field]) -> float:
    """Inches of a lane."""
    return _LANE + _LINE * (max(len(field.lines) for field in lane) - 1)


def _axes(page: frame.Page, left: float, heads: Sequence[str], high: float) -> Axes:
    """Axes in columns and in inches from the top, with the headings, so many inches from the left."""
    axes = bare.axes(page.figure, page.fraction(left, _LEGEND, page.body[2] - left, _HEAD + high))
    axes.set_xlim(0, max(len(heads), 1))
    axes.set_ylim(high, -_HEAD)
    for i, words in enumerate(heads):
        axes.text(i + 0.5, -_HEAD / 2, words, ha="center", va="center", fontsize=style.SIZES["label"], color=style.TEXT_2)  # fmt: skip
    return axes


def _draw_row(axes: Axes, name: str, lanes: Sequence[Sequence[_Field]], top: float, before: float) -> float:
    """A row with a line above it and its name in so many columns before it; where the next one begins."""
    columns = axes.get_xlim()[1]
    axes.plot([-before, columns], [top, top], color=style.BORDER, linewidth=0.5, clip_on=False)
    tall = _PAD + sum(map(_tall, lanes))
    frame.beside(axes, name, (0, top + tall / 2), -_GAP / 2 * 72, "right", color=style.WEST)
    y = top + _PAD / 2
    for lane in lanes:
        _draw_lane(axes, lane, y)
        y += _tall(lane)
    return top + tall


def _legend(page: frame.Page, whole_words: str, part_words: str) -> None:
    page.figure.legend(
        handles=[
            Patch(facecolor=style.EAST_LIGHT, label=whole_words),
            Patch(facecolor="white", edgecolor=style.EAST, linestyle=_DASHED, linewidth=0.7, label=part_words),
        ],
        loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=2, fontsize=_SIZE, borderaxespad=0.2,
    )  # fmt: skip


def _said(name: str, mine: pd.DataFrame, columns: Mapping[int, str], lang: Lang) -> str:
    """The cells of a row in words."""
    told = [
        f"{columns[cell.column]} {cell.words[0]}"
        for cell in each_row(mine.sort_values("column", kind="stable"))
    ]
    return f"{name}{label('colon', lang)}{label('semicolon', lang).join(told)}"


def _draw_lane(axes: Axes, lane: Sequence[_Field], y: float) -> None:
    """The fields of one name; neighbours of one kind run into one another."""
    taken = {field.column: field.whole for field in lane}
    tall = _tall(lane)
    for i, whole, lines in lane:
        left = i + (0.0 if taken.get(i - 1) == whole else 0.015)
        right = i + 1 - (0.0 if taken.get(i + 1) == whole else 0.015)
        look = (
            {"facecolor": style.EAST_LIGHT, "edgecolor": "none"}
            if whole
            else {"facecolor": "white", "edgecolor": style.EAST, "linestyle": _DASHED, "linewidth": 0.7}
        )
        axes.add_artist(Rectangle((left, y + 0.02), right - left, tall - 0.04, **look))
        for j, line in enumerate(lines):
            middle = y + tall / 2 + _LINE * (j - (len(lines) - 1) / 2)
            axes.text(
                i + 0.5, middle, line, ha="center", va="center_baseline", fontsize=_SIZE, color=style.INK
            )
