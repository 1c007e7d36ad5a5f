"""A grid of rows by years: what is known of each cell as colour, how much as a number.

It says at a glance where figures are reported, estimated, only a floor, or unknown. A cell that does not exist
(a pair not in force in that year) is left empty; an unknown one is hatched, never white, never zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.charts import frame, style
from analysis.charts.output import set_alt_text
from analysis.charts.rectangles import rectangles
from analysis.charts.status import FACES, INKS, patches, present
from analysis.measures.status import AT_LEAST, ESTIMATED, UNKNOWN
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, number, scale

_ROW, _LEGEND, _LINE = 0.27, 0.32, 0.17  # inches
WIDE = 0.1
"""Bounds further apart than this share of the value are worth a reader's attention."""
_MOST_NUMBERS = 20  # numbers in more columns than this are too small to read


def status_grid(
    cells: pd.DataFrame,
    rows: Mapping[str, str],
    *,
    lang: Lang,
    unit: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    headings: Mapping[object, str] | None = None,
):
    """Draw cells of rows and years, or of rows and other columns.

    Parameters
    ----------
    cells : DataFrame
        `row` (a key of `rows`), `year` (or a key of `headings`), `figure` (base units, null when unknown) and `status`
        from `measures.status`; optional `lower`, `upper`, which are written behind an estimate where there is room.
    rows : mapping
        Key -> name, in the order from top to bottom.
    lang : {"zh", "en"}
    unit : str
        Base unit of the values.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    headings : mapping, optional
        Columns other than years: key -> name, from left to right.

    Returns
    -------
    Figure
        With an alt text that counts the cells by status.
    """
    years = sorted(cells["year"].unique()) if headings is None else list(headings)
    shown = scale(unit, lang, cells["figure"].dropna())
    with style.use():
        names = (
            max((style.text_width(name, style.SIZES["label"]) for name in rows.values()), default=0) / 72
            + 0.1
        )
        width = style.WIDTH - 2 * frame.MARGIN
        room = (width - names) / max(len(years), 1) * 72 - 4
        heads = (
            _years(years)
            if headings is None
            else [frame.wrap(headings[y], style.SIZES["small"], room) for y in years]
        )
        head = max(_ROW, _LINE * max((len(lines) for lines in heads), default=1))
        height = _ROW * len(rows) + head
        page = frame.page(height + _LEGEND, title=title, subtitle=subtitle, footer=footer)
        axes = page.figure.add_axes(page.fraction(names, _LEGEND, width - names, height))
        axes.set_xlim(0, max(len(years), 1))
        axes.set_ylim(len(rows), -head / _ROW)
        axes.set_axis_off()
        column, line = {year: i for i, year in enumerate(years)}, {key: i for i, key in enumerate(rows)}
        for i, lines in enumerate(heads):
            axes.text(
                i + 0.5,
                -head / _ROW / 2,
                "\n".join(lines),
                ha="center",
                va="center",
                fontsize=style.SIZES["small"],
                color=style.TEXT_2,
            )
        for key, i in line.items():
            axes.text(-0.06, i + 0.5, rows[key], ha="right", va="center", fontsize=style.SIZES["label"], color=style.INK,
                      clip_on=False)  # fmt: skip
        placed = cells.assign(x=cells["year"].map(column), y=cells["row"].map(line))
        for status, some in placed.groupby("status"):
            hatch = {"hatch": "////", "edgecolors": style.NO_DATA_HATCH} if status == UNKNOWN else {}
            rectangles(
                axes, some["x"] + 0.02, some["y"] + 0.06, 0.96, 0.88, facecolors=FACES[status], **hatch
            )
        if len(years) <= _MOST_NUMBERS:
            points = _fitting(len(years))
            for cell in placed[placed["figure"].notna()].itertuples():
                axes.text(cell.x + 0.5, cell.y + 0.5, _written(cell, shown, points, room), ha="center", va="center",
                          fontsize=points, color=INKS[cell.status])  # fmt: skip
        handles = patches(cells["status"], lang)
        page.figure.legend(
            handles=handles, loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=max(len(handles), 1),
            fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, handlelength=1.6,
        )  # fmt: skip
    counts = label("comma", lang).join(
        f"{label(s, lang)} {int((cells['status'] == s).sum())}" for s in present(cells["status"])
    )
    return set_alt_text(
        page.figure,
        label("alt_grid", lang, title=title.rstrip("。. "), rows=len(rows), years=len(years), counts=counts),
    )


def _written(cell, unit: Scale, points: float, room: float) -> str:
    """A cell's number: a floor is marked, an estimate has its bounds behind it where they are apart and fit."""
    if cell.status == AT_LEAST:
        return f"≥{number(cell.figure / unit.size, down=True)}"
    words = number(cell.figure / unit.size)
    low, high = getattr(cell, "lower", math.nan), getattr(cell, "upper", math.nan)
    if cell.status != ESTIMATED or pd.isna(low) or pd.isna(high):
        return words
    if unit.size == 1:
        # Half a firm is but the rounding of a printed figure.
        low, high = math.ceil(low), math.floor(high)
        words = number(min(max(cell.figure, low), high))
    bounds = number(low / unit.size), number(high / unit.size)
    both = f"{words} ({bounds[0]}–{bounds[1]})"
    wide = high - low > WIDE * cell.figure and bounds[0] != bounds[1]
    return both if wide and style.text_width(both, points) <= room else words


def _years(years: Sequence[int]) -> list[list[str]]:
    """Headings of years: each one where they are few, else the first and every fifth."""
    few = len(years) <= _MOST_NUMBERS
    return [[str(year)] if few or i == 0 or year % 5 == 0 else [] for i, year in enumerate(years)]


def _fitting(years: int) -> float:
    """Points at which a number of five characters fits a column."""
    return style.SIZES["small"] if years <= 14 else style.SIZES["small"] * 14 / years
