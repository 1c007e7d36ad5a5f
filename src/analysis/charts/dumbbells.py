"""Two figures on one axis, a row for each point on which they differ: what one page says, and what the others allow.

Rows are in different units, so the axis is their ratio, in equal steps for equal factors; the figures stand beside the points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import NullLocator

from analysis.charts import frame, style
from analysis.charts.output import titled_alt
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import number

_ROW, _AXIS, _LEGEND, _GAP = 0.3, 0.5, 0.32, 0.12  # inches
_TICKS = (1 / 4, 1 / 2, 1, 2, 4)
_ROUNDS = 40
_LEAST, _FAR = 1.12, 4.0
"""Factors that the axis spans at least, and at most, on both sides of 1; what lies further out is an arrow at its end, with its factor in words."""
_OTHERS = {"marker": "|", "markersize": 13, "markeredgewidth": 2.2, "color": style.INK, "linestyle": ""}
LOOKS: dict[str, dict[str, object]] = {
    "open": {"marker": "D", "markersize": 6.5, "markerfacecolor": style.CATEGORIES[2], "markeredgecolor": style.CATEGORIES[2], "linestyle": ""},
    "lost": {"marker": "o", "markersize": 7, "markerfacecolor": "white", "markeredgecolor": style.CATEGORIES[0], "markeredgewidth": 1.6, "linestyle": ""},
}  # fmt: skip
"""Marks of a claim: one of which is open who is right, and one that gave way."""


def dumbbells(
    rows: pd.DataFrame,
    *,
    lang: Lang,
    axis: str,
    words: Mapping[str, str],
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one row for each difference.

    Parameters
    ----------
    rows : DataFrame
        `name`, `claim` and `others` (figures above nought, in one unit within a row), `claim_words`, `others_words` (what is
        written beside the points), `look` (a key of `LOOKS`).
    lang : {"zh", "en"}
    axis : str
        What the axis measures.
    words : mapping
        The legend: for each key of `LOOKS` that is used, "others", and "beyond" where a row goes on beyond the axis.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    """
    whole = (rows["claim"] / rows["others"]).astype(float)
    ratios = whole.clip(1 / _FAR, _FAR)
    beyond = [
        f" ({number(ratio, 2)} ×)" if ratio != kept else "" for ratio, kept in zip(whole, ratios, strict=True)
    ]
    rows = rows.assign(claim_words=rows["claim_words"] + beyond)
    with style.use():
        page = frame.page(_ROW * len(rows) + _AXIS + _LEGEND, title=title, subtitle=subtitle, footer=footer)
        size, small = style.SIZES["label"], style.SIZES["small"]
        names = _widest(rows["name"], size) + _GAP
        width = page.body[2] - names
        axes = page.figure.add_axes(page.fraction(names, _AXIS + _LEGEND, width, _ROW * len(rows)))
        _scale(axes, rows, ratios, width)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), list(rows["name"]), fontsize=size, color=style.INK)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x")
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(axis)
        for i, (row, ratio) in enumerate(zip(each_row(rows), ratios, strict=True)):
            _draw(axes, i, row, ratio)
        marks = _legend(set(rows["look"]), any(beyond), words)
        page.figure.legend(
            handles=marks, loc="lower left", ncols=len(marks), bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2],
            fontsize=small, borderaxespad=0.2,
        )  # fmt: skip
    told = label("comma", lang).join(
        f"{row.name}{label('colon', lang)}{row.claim_words} / {row.others_words}"
        for row in each_row(rows, index=False)
    )
    return titled_alt(page.figure, title, label("alt_dumbbells", lang, rows=told), lang)


def _legend(looks: set[str], beyond: bool, words: Mapping[str, str]) -> list[Line2D]:
    """The marks that are drawn, each with its words."""
    marks = [Line2D([], [], label=words[key], **look) for key, look in LOOKS.items() if key in looks]
    marks.append(Line2D([], [], label=words["others"], **_OTHERS))
    if beyond:
        arrow = {"marker": ">", "markersize": 8, "color": style.TEXT_2, "linestyle": ""}
        marks.append(Line2D([], [], label=words["beyond"], **arrow))
    return marks


def _draw(axes: Axes, i: int, row: object, ratio: float) -> None:
    """Both points of a row with the line between them, each with its words outwards."""
    axes.plot([1, ratio], [i, i], color=style.MUTED, linewidth=1.2, zorder=2)
    axes.plot(1, i, zorder=3, **_OTHERS)
    axes.plot(ratio, i, zorder=4, **_mark(row.look, row.claim / row.others))
    ends = sorted([(ratio, row.claim_words), (1.0, row.others_words)])
    for (x, text), (shift, side) in zip(ends, ((-7, "right"), (7, "left")), strict=True):
        axes.annotate(text, (x, i), (shift, 0), textcoords="offset points", ha=side, va="center_baseline",
                      fontsize=style.SIZES["small"], color=style.TEXT_2)  # fmt: skip


def _mark(look: str, ratio: float) -> dict[str, object]:
    """The mark of a claim; of one beyond the axis an arrow that goes on, in the colours of its look: it stands at no number."""
    far = not 1 / _FAR <= ratio <= _FAR
    return LOOKS[look] | ({"marker": ">" if ratio > 1 else "<", "markersize": 9} if far else {})


def _widest(texts: pd.Series, size: float) -> float:
    """Width of the longest of some texts, in inches."""
    return max((style.text_width(text, size) for text in texts), default=0.0) / 72


def _scale(axes: Axes, rows: pd.DataFrame, ratios: pd.Series, width: float) -> None:
    """A logarithmic axis of `width` inches with just the room that the words beside the points need."""
    small = style.SIZES["small"]
    low, high = math.log(min(ratios.min(), 1 / _LEAST)), math.log(max(ratios.max(), _LEAST))
    needs = []
    for row, ratio in zip(each_row(rows), ratios, strict=True):
        (first, left), (last, right) = sorted([(ratio, row.claim_words), (1.0, row.others_words)])
        needs.append(
            (math.log(first), _inches(left, small) / width, math.log(last), _inches(right, small) / width)
        )
    start, end = low, high
    for _ in range(_ROUNDS):  # room is a share of the axis, which grows with it
        whole = end - start
        start = min(low, min(first - left * whole for first, left, _, _ in needs))
        end = max(high, max(last + right * whole for _, _, last, right in needs))
    axes.set_xscale("log")
    axes.set_xlim(math.exp(start), math.exp(end))
    ticks = [tick for tick in _TICKS if math.exp(low) * 0.98 <= tick <= math.exp(high) * 1.02]
    axes.set_xticks(ticks, [number(tick) + " ×" for tick in ticks])
    axes.xaxis.set_minor_locator(NullLocator())


def _inches(text: str, size: float) -> float:
    return style.text_width(text, size) / 72 + 1.5 * _GAP
