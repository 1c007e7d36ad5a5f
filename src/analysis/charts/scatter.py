"""Points by two measures, each with its name: what grew where, on four fields that are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import frame, style
from analysis.charts.output import titled_alt
from analysis.vocabulary.labels import Lang, label

_HEIGHT, _LEFT, _BOTTOM = 5.6, 0.65, 0.55  # inches
_LARGEST = 1100.0  # square points
_OVER_A_LINE = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
"""Behind a name that has no other place than over a line of the cross: no line runs through letters."""
_CROSSED = 150.0  # square points that a name over a line of the cross costs


def quadrants(
    table: pd.DataFrame,
    names: Mapping[str, str],
    *,
    lang: Lang,
    axes_words: tuple[str, str],
    corners: Mapping[str, str],
    strong: pd.Series | None = None,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw named points on a plane whose axes cross at zero.

    Parameters
    ----------
    table : DataFrame
        By the keys of `names`: x, y, weight (the area of the point; the largest is drawn largest).
    names : mapping
        Key -> name.
    lang : {"zh", "en"}
    axes_words : (str, str)
        What x and y measure, with the unit.
    corners : mapping
        "upper left", "upper right", "lower left", "lower right" -> what a point there means.
    strong : Series of bool, optional
        Points to be drawn in colour; the others are grey.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    """
    shown = table.loc[list(names)]
    chosen = set() if strong is None else set(strong.index[strong])
    with style.use():
        page = frame.page(_HEIGHT, title=title, subtitle=subtitle, footer=footer)
        wide, high = page.body[2] - _LEFT - 0.1, page.body[3] - _BOTTOM - 0.05
        axes = page.figure.add_axes(page.fraction(_LEFT, _BOTTOM, wide, high))
        _cross(axes, shown, axes_words)
        axes.scatter(
            shown["x"], shown["y"], s=_areas(shown), alpha=0.75, linewidths=0.6, edgecolors="white", zorder=2,
            c=[style.SEQUENTIAL[4] if key in chosen else style.MUTED for key in shown.index],
        )  # fmt: skip
        _corners(axes, corners)
        _name(axes, shown, names, (wide * 72, high * 72))
    told = label("comma", lang).join(name for key, name in names.items() if key in chosen) or "–"
    said = label("alt_quadrants", lang, n=len(names), corner=corners.get("upper left", ""), told=told)
    return titled_alt(page.figure, title, said, lang)


def _areas(shown: pd.DataFrame) -> np.ndarray:
    """Areas of the points in square points."""
    return np.maximum(shown["weight"] / shown["weight"].max() * _LARGEST, 14).to_numpy()


def _cross(axes: Axes, shown: pd.DataFrame, words: tuple[str, str]) -> None:
    """Set the axes so that they hold all points and zero, and draw the lines that cross there."""
    for side, values in (("x", shown["x"]), ("y", shown["y"])):
        low, high = min(values.min(), 0), max(values.max(), 0)
        room = 0.1 * (high - low)
        getattr(axes, f"set_{side}lim")(low - room, high + room)
    axes.axhline(0, color=style.BORDER_STRONG, linewidth=0.8)
    axes.axvline(0, color=style.BORDER_STRONG, linewidth=0.8)
    axes.set_xlabel(words[0])
    axes.set_ylabel(words[1])


def _corners(axes: Axes, corners: Mapping[str, str]) -> None:
    """Write into the corners what a point there means."""
    for corner, words in corners.items():
        vertical, horizontal = corner.split()
        axes.text(0.995 if horizontal == "right" else 0.005, 0.985 if vertical == "upper" else 0.015, words,
                  transform=axes.transAxes, ha=horizontal, va="top" if vertical == "upper" else "bottom",
                  fontsize=style.SIZES["small"], color=style.MUTED)  # fmt: skip


def _name(axes: Axes, shown: pd.DataFrame, names: Mapping[str, str], size: tuple[float, float]) -> None:
    """Names beside their points, each where it meets the fewest others."""
    left, right = axes.get_xlim()
    low, high = axes.get_ylim()
    spots = np.column_stack([
        (shown["x"] - left) / (right - left) * size[0], (shown["y"] - low) / (high - low) * size[1],
    ])  # fmt: skip
    reach = np.sqrt(_areas(shown) / np.pi) * 1.05
    zero = -left / (right - left) * size[0], -low / (high - low) * size[1]
    points = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, reach, strict=True)]
    taken: list[tuple[float, float, float, float]] = []
    line = style.SIZES["small"] * 1.3
    for i in np.argsort(-spots[:, 1], kind="stable"):
        words = names[shown.index[i]]
        wide = style.text_width(words, style.SIZES["small"]) + 2
        (x, y), r = spots[i], reach[i] + 2
        options = [
            (x + r, y - line / 2), (x - r - wide, y - line / 2), (x - wide / 2, y + r), (x - wide / 2, y - r - line),
            (x + 0.7 * r, y + 0.7 * r), (x - 0.7 * r - wide, y + 0.7 * r), (x + 0.7 * r, y - 0.7 * r - line),
            (x - 0.7 * r - wide, y - 0.7 * r - line),
        ]  # fmt: skip
        boxes = [(a, b, a + wide, b + line) for a, b in options]
        costs = [
            sum(_shared(box, other) for other in taken) * 3 + sum(_shared(box, other) for other in points)
            + _CROSSED * ((box[0] < zero[0] < box[2]) + (box[1] < zero[1] < box[3]))
            + 1e4 * (box[0] < 0 or box[2] > size[0] or box[1] < 0 or box[3] > size[1]) + rank
            for rank, box in enumerate(boxes)
        ]  # fmt: skip
        best = boxes[int(np.argmin(costs))]
        taken.append(best)
        crossed = best[0] < zero[0] < best[2] or best[1] < zero[1] < best[3]
        axes.annotate(
            words, (best[0] + 1, (best[1] + best[3]) / 2), xycoords="axes points", va="center", ha="left",
            fontsize=style.SIZES["small"], color=style.INK, **style.halo(2),
            zorder=3, annotation_clip=False, bbox=_OVER_A_LINE if crossed else None,
        )  # fmt: skip


def _shared(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
