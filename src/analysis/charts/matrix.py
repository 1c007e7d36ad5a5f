"""An annotated heat map: rows by columns, the class of a value as colour, the value as a number.

Classes are given by the caller in round numbers, so that two matrices can be compared. A cell without a value is
hatched. Cells may be outlined (those that exist, say) and dotted (those that would be best).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from analysis.charts import bare, frame, style
from analysis.charts.output import titled_alt
from analysis.charts.rectangles import rectangles
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import number

Cell = tuple[str, str]
_ROW, _LEGEND, _LINE, _GAP = 0.27, 0.34, 0.16, 0.1  # inches
_SLANT = 0.42  # share of a column left of where its slanted name begins


def heat_map(
    values: pd.DataFrame,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    *,
    lang: Lang,
    breaks: Sequence[float],
    diverging: bool = False,
    bare: bool = False,
    write: Callable[[float], str] = number,
    unit: str = "",
    outlined: Collection[Cell] = (),
    dotted: Collection[Cell] = (),
    outlined_words: str = "",
    dotted_words: str = "",
    colours: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw a matrix.

    Parameters
    ----------
    values : DataFrame
        By the keys of `rows` and `columns`; null is no data.
    rows, columns : mapping
        Key -> name, in the order from top to bottom and from left to right.
    lang : {"zh", "en"}
    breaks : sequence of float
        Inner class limits, ascending; a value on a limit belongs to the class above.
    diverging : bool
        Two hues: the classes below the middle of `breaks` and those above it.
    bare : bool
        Leave the lowest class without a colour and out of the legend: there is nothing in it.
    write : callable
        Value -> what stands in the cell; `unit` is written after the legend.
    outlined, dotted : collection of (row key, column key)
        Marked cells; their words go into the legend.
    colours : mapping, optional
        Key of a row or column -> colour of its name.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names the largest cells.
    """
    table = values.reindex(index=list(rows), columns=list(columns)).astype(float)
    palette = _palette(breaks, diverging=diverging, bare=bare)
    with style.use():
        page, axes, cell = _open(rows, columns, colours or {}, (title, subtitle, footer))
        _cells(axes, table, breaks, palette, write, cell)
        _marks(axes, table, outlined, dotted, cell)
        blank = table.isna().any(axis=None)
        others = _others(lang, blank, outlined_words if outlined else "", dotted_words if dotted else "")
        _draw_key(page, [*_legend(breaks, palette, unit, lang)[bare:], *others])
    return titled_alt(page.figure, title, _told(table, rows, columns, write, lang), lang)


def _palette(breaks: Sequence[float], *, diverging: bool, bare: bool) -> list[str]:
    """A colour for each class."""
    hues = style.DIVERGING if diverging else style.SEQUENTIAL
    bottom = [style.NO_DATA_FACE] if bare else []
    return bottom + style.stretched(hues, len(breaks) + 1 - len(bottom), diverging=diverging)


def _open(
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    colours: Mapping[str, str],
    texts: tuple[str, str, str | Sequence[str]],
) -> tuple[frame.Page, Axes, float]:
    """A page with axes in cells and the names round them; and the width of a cell in inches."""
    size = style.SIZES["label"]
    names = max((style.text_width(name, size) for name in rows.values()), default=0.0) / 72 + _GAP
    room = style.WIDTH - 2 * frame.MARGIN - names
    heads = _Heads.of(list(columns.values()), room)
    cell = (room - heads.overhang) / max(len(columns), 1)
    title, subtitle, footer = texts
    page = frame.page(
        heads.height + _ROW * len(rows) + _LEGEND, title=title, subtitle=subtitle, footer=footer
    )
    axes = bare.axes(page.figure, page.fraction(names, _LEGEND, cell * len(columns), _ROW * len(rows)))
    axes.set_xlim(0, max(len(columns), 1))
    axes.set_ylim(max(len(rows), 1), 0)
    heads.draw(axes, [colours.get(key, style.TEXT_2) for key in columns])
    for i, (key, name) in enumerate(rows.items()):
        axes.text(-_GAP / 2 / cell, i + 0.5, name, ha="right", va="center_baseline", fontsize=size,
                  color=colours.get(key, style.INK))  # fmt: skip
    return page, axes, cell


def _marks(
    axes: Axes, table: pd.DataFrame, outlined: Collection[Cell], dotted: Collection[Cell], cell: float
) -> None:
    """Draw the outlines and dots of the cells that are there."""
    rows, columns = list(table.index), list(table.columns)
    for marks, draw in ((outlined, _outline), (dotted, _dot)):
        for row, column in marks:
            if row in rows and column in columns:
                draw(axes, columns.index(column), rows.index(row), cell)


def _draw_key(page: frame.Page, entries: Sequence[Artist]) -> None:
    page.figure.legend(
        handles=entries, loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=len(entries),
        fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, handlelength=1.4, columnspacing=1.3,
        handletextpad=0.5,
    )  # fmt: skip


def _others(lang: Lang, blank: bool, outlined: str, dotted: str) -> list[Artist]:
    """Entries of the legend for cells without data and for the marks."""
    entries: list[Artist] = []
    if blank:
        entries.append(Patch(facecolor=style.NO_DATA_FACE, hatch="////", edgecolor=style.NO_DATA_HATCH, label=label("no_data", lang)))  # fmt: skip
    if outlined:
        entries.append(Patch(facecolor="none", edgecolor=style.INK, linewidth=1.6, label=outlined))
    if dotted:
        entries.append(Line2D([], [], marker="o", linestyle="", markersize=4.5, color=style.INK, label=dotted))  # fmt: skip
    return entries


@dataclass(frozen=True, slots=True)
class _Heads:
    """Names above the columns: level and wrapped, or slanted where a word would be broken."""

    lines: tuple[tuple[str, ...], ...]
    slanted: bool
    height: float
    overhang: float

    @classmethod
    def of(cls, names: Sequence[str], room: float) -> _Heads:
        """Fit the names into columns that share `room` inches."""
        size = style.SIZES["small"]
        fits = room / max(len(names), 1) * 72 - 3
        words = [word for name in names if name.isascii() for word in name.split()]  # Chinese breaks anywhere
        if all(style.text_width(word, size) <= fits for word in words):
            lines = tuple(tuple(frame.wrap(name, size, fits)) for name in names)
            return cls(lines, False, max((len(line) for line in lines), default=0) * _LINE + 0.06, 0.0)
        reaches = [style.text_width(name, size) / 72 * math.sqrt(0.5) for name in names]
        # Of the cells' width, the share that lies right of where a name begins; past them it has but the overhang.
        right = [(len(names) - i - _SLANT) / len(names) for i in range(len(names))]
        over = [(reach - share * room) / (1 - share) for reach, share in zip(reaches, right, strict=True)]
        return cls(tuple((name,) for name in names), True, max(reaches) + 0.15, max(0.0, *over))

    def draw(self, axes: Axes, colours: Sequence[str]) -> None:
        for i, (lines, colour) in enumerate(zip(self.lines, colours, strict=True)):
            if self.slanted:
                axes.text(i + _SLANT, -0.08 / _ROW, lines[0], rotation=45, rotation_mode="anchor", ha="left", va="baseline",
                          fontsize=style.SIZES["small"], color=colour)  # fmt: skip
                continue
            for j, line in enumerate(reversed(lines)):
                axes.text(i + 0.5, -(0.06 + _LINE * (j + 0.5)) / _ROW, line, ha="center", va="center_baseline",
                          fontsize=style.SIZES["small"], color=colour)  # fmt: skip


def _cells(
    axes: Axes,
    table: pd.DataFrame,
    breaks: Sequence[float],
    palette: Sequence[str],
    write: Callable[[float], str],
    cell: float,
) -> None:
    values = table.to_numpy(dtype=float)
    known = np.isfinite(values)
    down, across = np.nonzero(~known)
    rectangles(
        axes, across + 0.02, down + 0.04, 0.96, 0.92, facecolors=style.NO_DATA_FACE, hatch="////",
        edgecolors=style.NO_DATA_HATCH,
    )  # fmt: skip
    down, across = np.nonzero(known)
    faces = [palette[i] for i in np.searchsorted(breaks, values[known], side="right")]
    rectangles(axes, across + 0.02, down + 0.04, 0.96, 0.92, facecolors=faces)
    for i, j, value, face in zip(down, across, values[known], faces, strict=True):
        words = write(value)
        fits = min(1.0, (cell * 72 - 4) / max(style.text_width(words, style.SIZES["small"]), 1))
        axes.text(j + 0.5, i + 0.5, words, ha="center", va="center_baseline", color=_ink(face),
                  fontsize=style.SIZES["small"] * fits)  # fmt: skip


def _outline(axes: Axes, x: int, y: int, cell: float) -> None:
    axes.add_artist(Rectangle((x + 0.02, y + 0.04), 0.96, 0.92, facecolor="none", edgecolor=style.INK, linewidth=1.8,
                             zorder=3, clip_on=False))  # fmt: skip


def _dot(axes: Axes, x: int, y: int, cell: float) -> None:
    # White round the dot keeps it visible on every class.
    axes.plot(x + 1 - 0.1 / cell, y + 0.28, "o", markersize=4.5, color=style.INK, markeredgecolor="white",
              markeredgewidth=0.6, zorder=4)  # fmt: skip


def _legend(breaks: Sequence[float], palette: Sequence[str], unit: str, lang: Lang) -> list[Patch]:
    limits = [number(b) for b in breaks]
    words = [f"< {limits[0]}", *(label("range", lang, low=a, high=b) for a, b in zip(limits, limits[1:], strict=False)),
             f"≥ {limits[-1]}"]  # fmt: skip
    words[-1] += f" {unit}" if unit else ""
    return [Patch(facecolor=colour, label=text) for colour, text in zip(palette, words, strict=True)]


def _ink(face: str) -> str:
    red, green, blue = to_rgb(face)
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.55 else style.INK


def _told(
    table: pd.DataFrame,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    write: Callable[[float], str],
    lang: Lang,
) -> str:
    known = table.stack().dropna().sort_values(ascending=False, kind="stable")
    top = label("comma", lang).join(
        f"{rows[row]} × {columns[column]} {write(value)}".replace("\n", "")
        for (row, column), value in known.head(3).items()
    )
    return label(
        "alt_matrix" if top else "alt_no_matrix", lang, rows=len(rows), columns=len(columns), top=top
    )
