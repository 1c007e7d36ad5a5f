"""Who stands in which cell: names by rows and columns, so that a reader sees who stays, who comes and who goes.

One that stays keeps its lane, and its field runs on from column to column. A whole is a filled field, a part an outlined one:
they differ by more than their colour. An empty cell is nobody, not unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import frame, style
from analysis.charts.output import set_alt_text
from analysis.vocabulary.labels import Lang, label

_LANE, _HEAD, _PAD, _LEGEND, _GAP = 0.22, 0.34, 0.07, 0.32, 0.1  # inches
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
    lanes = {
        key: list(dict.fromkeys(mine.sort_values("column", key=lambda c: c.map(order))["lane"]))
        for key, mine in cells.groupby("row")
    }
    shown = {key: name for key, name in rows.items() if key in lanes}
    with style.use():
        high = sum(_PAD + _LANE * len(lanes[key]) for key in shown)
        page = frame.page(_LEGEND + _HEAD + high, title=title, subtitle=subtitle, footer=footer)
        axes, names = _axes(page, list(shown.values()), list(columns.values()), high)
        top = 0.0
        for key, name in shown.items():
            top = _draw_row(axes, name, cells[cells["row"] == key], lanes[key], order, top, names)
        _legend(page, whole_words, part_words)
    said = [_said(name, cells[cells["row"] == key], columns, lang) for key, name in shown.items()]
    stop = label("stop", lang)
    return set_alt_text(page.figure, stop.join([title.rstrip("。. "), *said]) + stop.strip())


def _axes(page: frame.Page, names: Sequence[str], heads: Sequence[str], high: float) -> tuple[Axes, float]:
    """Axes in columns and in inches from the top, with the headings; and the inches of the names of the rows."""
    left = max((style.text_width(name, style.SIZES["label"]) for name in names), default=0) / 72 + _GAP
    axes = page.figure.add_axes(page.fraction(left, _LEGEND, page.body[2] - left, _HEAD + high))
    axes.set_xlim(0, max(len(heads), 1))
    axes.set_ylim(high, -_HEAD)
    axes.set_axis_off()
    for i, words in enumerate(heads):
        axes.text(i + 0.5, -_HEAD / 2, words, ha="center", va="center", fontsize=style.SIZES["label"], color=style.TEXT_2)  # fmt: skip
    return axes, left


def _draw_row(
    axes: Axes,
    name: str,
    mine: pd.DataFrame,
    lanes: Sequence[object],
    order: Mapping[int, int],
    top: float,
    names: float,
) -> float:
    """A row with a line above it and its name before it; where the next one begins."""
    wide = style.WIDTH - 2 * frame.MARGIN - names
    axes.plot([-names / wide * len(order), len(order)], [top, top], color=style.BORDER, linewidth=0.5, clip_on=False)  # fmt: skip
    tall = _PAD + _LANE * len(lanes)
    axes.text(-_GAP / 2 / wide * len(order), top + tall / 2, name, ha="right", va="center",
              fontsize=style.SIZES["label"], color=style.WEST, clip_on=False)  # fmt: skip
    for lane, who in enumerate(lanes):
        _draw_lane(axes, mine[mine["lane"] == who], order, top + _PAD / 2 + lane * _LANE, wide)
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
    told = [f"{columns[cell.column]} {cell.words[0]}" for cell in mine.sort_values("column").itertuples()]
    return f"{name}{label('colon', lang)}{label('semicolon', lang).join(told)}"


def _draw_lane(axes: Axes, mine: pd.DataFrame, order: Mapping[int, int], y: float, wide: float) -> None:
    """The fields of one name; neighbours of one kind run into one another."""
    room = wide * 72 / len(order) - 8
    taken = {order[cell.column]: cell.whole for cell in mine.itertuples()}
    for cell in mine.itertuples():
        i = order[cell.column]
        left = i + (0.0 if taken.get(i - 1) == cell.whole else 0.015)
        right = i + 1 - (0.0 if taken.get(i + 1) == cell.whole else 0.015)
        look = (
            {"facecolor": style.EAST_LIGHT, "edgecolor": "none"}
            if cell.whole
            else {"facecolor": "white", "edgecolor": style.EAST, "linestyle": _DASHED, "linewidth": 0.7}
        )
        axes.add_patch(Rectangle((left, y + 0.02), right - left, _LANE - 0.04, **look))
        fits = [words for words in cell.words if style.text_width(words, _SIZE) <= room]
        axes.text(i + 0.5, y + _LANE / 2, fits[0] if fits else cell.words[-1], ha="center", va="center_baseline",
                  fontsize=_SIZE, color=style.INK)  # fmt: skip
