"""A grid of rows by years in which each cell is filled by shares: how many of its parts are in which state.

A cell is one column of paper: its lower part is what is known best. So a row that is known for a few of its parts looks
different from one that is half known for all, which a single colour would hide. A cell that does not exist is blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import frame, style
from analysis.charts.output import set_alt_text
from analysis.vocabulary.labels import Lang, label

_ROW, _LEGEND, _HEAD = 0.24, 0.32, 0.24  # inches


def share_grid(
    counts: pd.DataFrame,
    rows: Mapping[str, str],
    looks: Mapping[str, tuple[str, str]],
    *,
    lang: Lang,
    blank: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw rows and years, each cell stacked from below in the order of `looks`.

    Parameters
    ----------
    counts : DataFrame
        `row` (a key of `rows`), `year`, and a column of numbers for each key of `looks`.
    rows : mapping
        Key -> name, from top to bottom.
    looks : mapping of key to (words, colour)
        States, the best known first.
    lang : {"zh", "en"}
    blank : str
        The state of which nothing is known: it is hatched.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that counts the parts by state. Beside each row stands the number of its parts that are in
        the first state, and of all.
    """
    years = sorted(counts["year"].unique())
    column, line = {year: i for i, year in enumerate(years)}, {key: i for i, key in enumerate(rows)}
    parts = list(looks)
    totals = counts.groupby("row")[parts].sum()
    with style.use():
        page = frame.page(_ROW * len(rows) + _HEAD + _LEGEND, title=title, subtitle=subtitle, footer=footer)
        width, height = page.body[2:]
        names = max((style.text_width(name, style.SIZES["label"]) for name in rows.values()), default=0) / 72 + 0.1  # fmt: skip
        told = {key: f"{totals.loc[key, parts[0]]} / {totals.loc[key].sum()}" for key in rows}
        sums = max((style.text_width(words, style.SIZES["small"]) for words in told.values()), default=0) / 72 + 0.12  # fmt: skip
        axes = page.figure.add_axes(page.fraction(names, _LEGEND, width - names - sums, height - _LEGEND))
        axes.set_xlim(0, max(len(years), 1))
        axes.set_ylim(len(rows), -_HEAD / _ROW)
        axes.set_axis_off()
        for year, i in column.items():
            if len(years) <= 16 or year % 5 == 0 or i == 0:
                axes.text(i + 0.5, -0.5, str(year), ha="center", va="center", fontsize=style.SIZES["small"], color=style.TEXT_2)  # fmt: skip
        for key, i in line.items():
            axes.annotate(rows[key], (0, i + 0.5), xytext=(-5, 0), textcoords="offset points", ha="right", va="center",
                          fontsize=style.SIZES["label"], color=style.INK, annotation_clip=False)  # fmt: skip
            axes.annotate(told[key], (len(years), i + 0.5), xytext=(5, 0), textcoords="offset points", ha="left", va="center",
                          fontsize=style.SIZES["small"], color=style.TEXT_2, annotation_clip=False)  # fmt: skip
        boxes: dict[str, list[Rectangle]] = {part: [] for part in parts}
        for cell in counts.itertuples():
            numbers = [getattr(cell, part) for part in parts]
            foot = line[cell.row] + 0.94
            for part, amount in zip(parts, numbers, strict=True):
                high = 0.88 * amount / max(sum(numbers), 1)
                if amount:
                    boxes[part].append(Rectangle((column[cell.year] + 0.03, foot - high), 0.94, high))
                foot -= high
        for part, drawn in boxes.items():
            hatched = part == blank
            axes.add_collection(PatchCollection(
                drawn, facecolor=looks[part][1], linewidth=0, hatch="////" if hatched else None,
                edgecolor=style.NO_DATA_HATCH if hatched else "none",
            ))  # fmt: skip
        present = [part for part in parts if totals[part].sum()]
        page.figure.legend(
            handles=[Patch(facecolor=looks[p][1], hatch="////" if p == blank else None,
                           edgecolor=style.NO_DATA_HATCH if p == blank else "none", label=looks[p][0]) for p in present],
            loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=max(len(present), 1),
            fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, handlelength=1.6,
        )  # fmt: skip
    words = label("comma", lang).join(
        f"{looks[p][0]}{label('colon', lang)}{int(totals[p].sum())}" for p in present
    )
    head = f"{title}{label('colon', lang)}" if title else ""
    return set_alt_text(
        page.figure, head + label("alt_shares", lang, rows=len(rows), years=len(years), counts=words)
    )
