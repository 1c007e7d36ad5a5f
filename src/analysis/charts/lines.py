"""Figures by year, one small panel a quantity: what is reported, what is only a floor, and the limits of the rest.

A year's figure is a point; a line joins points of neighbouring years only. A sum over several years is never
turned into points: its average is a light step over the span, with the sum written on it. Where claims limit a
year from above, the limits are a pale band. The strip under each panel says what is known of each year, so that a
gap is seen as a gap.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts import frame, style
from analysis.charts.output import titled_alt
from analysis.charts.rectangles import rectangles
from analysis.charts.status import FACES, present
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, UNKNOWN, rounding
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import number, scale

_INK, _BAND, _SPAN = style.SEQUENTIAL[4], style.SEQUENTIAL[0], style.SEQUENTIAL[2]
_HEIGHT, _HEAD, _FOOT, _STRIP, _LEGEND, _BETWEEN = 1.45, 0.34, 0.2, 0.09, 0.3, 0.42  # inches
_MOST_NUMBERS = 10  # where there are more points in a panel, only the first and the last have their numbers
_DOTS = {REPORTED: ("o", _INK), STATED: ("o", _INK), ESTIMATED: ("o", "white"), AT_LEAST: ("^", "white")}


def _no_spans() -> pd.DataFrame:
    return pd.DataFrame({"first": [], "last": [], "value": [], "at_least": []})


@dataclass(frozen=True)
class Panel:
    """One quantity by year.

    Parameters
    ----------
    heading : str
        Its name; the unit is added.
    points : DataFrame
        year, figure, lower, upper (base units, null when unknown), status (`measures.status`); a year that is not
        there did not exist and is left blank in the strip.
    unit : str
        Base unit.
    spans : DataFrame
        Sums over several years: first, last (years, both included), value (the sum, base units), at_least (bool).
    joined : bool
        Whether a line joins neighbouring years; not where they are of different kinds.
    """

    heading: str
    points: pd.DataFrame
    unit: str
    spans: pd.DataFrame = field(default_factory=_no_spans)
    joined: bool = True


def year_panels(
    panels: Sequence[Panel],
    *,
    lang: Lang,
    first: int,
    last: int,
    marks: Iterable[int] = (),
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    columns: int = 2,
) -> Figure:
    """Draw quantities by year, side by side, each with an axis of its own that begins at zero.

    Parameters
    ----------
    panels : sequence of Panel
    lang : {"zh", "en"}
    first, last : int
        Years of the axis, both included.
    marks : iterable of int
        Years at whose beginning something changed, such as a policy round: thin lines across.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    columns : int
        Panels in a row.

    Returns
    -------
    Figure
        With an alt text that names, for each panel, the first and the last figure.
    """
    columns = min(columns, max(len(panels), 1))
    down = math.ceil(len(panels) / columns)
    cell = _HEAD + _HEIGHT + _STRIP + _FOOT
    with style.use():
        page = frame.page(down * cell + _LEGEND, title=title, subtitle=subtitle, footer=footer)
        wide = (page.body[2] - _BETWEEN * columns) / columns
        for i, panel in enumerate(panels):
            left = _BETWEEN + (i % columns) * (wide + _BETWEEN)
            bottom = _LEGEND + (down - 1 - i // columns) * cell + _FOOT + _STRIP
            axes = page.figure.add_axes(page.fraction(left, bottom, wide, _HEIGHT))
            axes.set_xlim(first - 0.5, last + 0.5)
            _draw(axes, panel, lang, marks)
            _strip(axes, panel.points)
        _legend(page, panels, lang)
    text = label("alt_year_panels", lang, n=len(panels), panels=_told(panels, lang))
    return titled_alt(page.figure, title, text, lang)


def _draw(axes: Axes, panel: Panel, lang: Lang, marks: Iterable[int]) -> None:
    points, spans = panel.points.sort_values("year", kind="stable"), panel.spans
    known = points[points["figure"].notna()]
    averages = spans["value"] / (spans["last"] - spans["first"] + 1)
    highest = pd.concat([known["figure"], averages]).max()
    unit = scale(panel.unit, lang, [highest] if pd.notna(highest) else None)
    top = 1.25 * highest / unit.size if pd.notna(highest) and highest > 0 else 1.0
    axes.set_ylim(0, top)
    name = f"{panel.heading}{label('alt_unit', lang, unit=unit.name)}" if unit.name else panel.heading
    axes.text(
        0,
        1.06,
        name,
        transform=axes.transAxes,
        fontsize=style.SIZES["subtitle"],
        color=style.INK,
        va="bottom",
    )
    for year in marks:
        axes.axvline(year - 0.5, color=style.BORDER, linewidth=0.7, linestyle=(0, (2, 2)), zorder=0)
    axes.grid(axis="y", zorder=0)
    axes.yaxis.set_major_locator(_few_ticks(top))
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    if known.empty and spans.empty:
        axes.text(0.5, 0.45, label("no_data", lang), transform=axes.transAxes, ha="center", color=style.MUTED)
    limited = points[_limited(points)]
    low = limited["lower"].fillna(0) / unit.size
    rectangles(
        axes,
        limited["year"] - 0.5,
        low,
        1,
        (limited["upper"] / unit.size - low).clip(lower=0),
        facecolors=_BAND,
        zorder=0.5,
    )
    steps = spans.assign(average=averages / unit.size)
    taken = _marks(known, steps, unit.size, top)
    _numbers(axes, known, unit.size, taken, top)
    _spans(axes, steps, unit.size, taken, top)
    if panel.joined:
        _join(axes, known, unit.size)
    for status, look in _DOTS.items():
        some = known[known["status"] == status]
        axes.plot(some["year"], some["figure"] / unit.size, look[0], markerfacecolor=look[1], markeredgecolor=_INK,
                  markeredgewidth=1.1, markersize=5, zorder=4, clip_on=False)  # fmt: skip


def _join(axes: Axes, known: pd.DataFrame, size: float) -> None:
    """Lines between the points of neighbouring years, dashed where an end is estimated."""
    lines: dict[bool, list] = {False: [], True: []}
    for left, right in pairwise(each_row(known)):
        ends = {left.status, right.status}
        if right.year == left.year + 1 and ends <= {REPORTED, ESTIMATED}:
            lines[ESTIMATED in ends].append(
                [(left.year, left.figure / size), (right.year, right.figure / size)]
            )
    for dashed, segments in lines.items():
        pattern = (0, (3, 2)) if dashed else "solid"
        axes.add_collection(
            LineCollection(segments, colors=_INK, linewidths=1.2, linestyles=[pattern], zorder=3),
            autolim=False,
        )


def _limited(points: pd.DataFrame) -> pd.Series:
    """Which years have a ceiling, and no page that states them."""
    return points["upper"].notna() & (points["status"] != REPORTED)


def _marks(known: pd.DataFrame, steps: pd.DataFrame, size: float, top: float) -> list[frame.Box]:
    """Boxes of the points and steps of a panel, for numbers to keep clear of."""
    boxes = [
        (year - 0.35, figure - 0.035 * top, year + 0.35, figure + 0.035 * top)
        for year, figure in zip(known["year"], known["figure"] / size, strict=True)
    ]
    for row in each_row(steps):
        boxes.append((row.first - 0.45, row.average - 0.01 * top, row.last + 0.45, row.average + 0.01 * top))
    return boxes


def _numbers(axes: Axes, known: pd.DataFrame, size: float, taken: list, top: float) -> None:
    """Numbers beside the points, or the ends where there are too many to read them; a level run of estimates has one."""
    same = (
        known["status"].eq(ESTIMATED)
        & known["status"].shift().eq(ESTIMATED)
        & known["figure"].eq(known["figure"].shift())
    )
    known = known[~same]
    if len(known) > _MOST_NUMBERS:
        known = known.iloc[[0, -1]]
    for row in each_row(known):
        words = _figure(pd.Series({"status": row.status, "figure": row.figure}), size)
        y = row.figure / size
        # Beside a point near zero the number must not hang into the strip of years.
        beside = max(y - 0.04 * top, 0.005 * top)
        spots = [(row.year, side, y + up * top) for up in (0.05, 0.15, 0.25, 0.35) for side in (0, -1, 1)]
        spots[1:1] = [(row.year, -1, beside), (row.year, 1, beside)]
        _write(axes, spots, words, style.INK, taken, top, must=True)


def _spans(axes: Axes, spans: pd.DataFrame, size: float, taken: list, top: float) -> None:
    """Steps at the average of a span, with its sum where there is room; the shortest spans first."""
    spans = spans.assign(years=spans["last"] - spans["first"]).sort_values(["years", "first"])
    left, right, high = spans["first"] - 0.45, spans["last"] + 0.45, spans["average"]
    steps = np.stack([np.column_stack([left, high]), np.column_stack([right, high])], axis=1)
    ends = [
        [(x, y - 0.02 * top), (x, y + 0.02 * top)]
        for side in (left, right)
        for x, y in zip(side, high, strict=True)
    ]
    axes.add_collection(
        LineCollection(list(steps), colors=_SPAN, linewidths=1.6, capstyle="butt", zorder=2), autolim=False
    )
    axes.add_collection(LineCollection(ends, colors=_SPAN, linewidths=1.2, zorder=2), autolim=False)
    for row in each_row(spans):
        words = f"{'≥' if row.at_least else ''}{number(row.value / size)}"
        long = row.last - row.first + 0.9
        spots = [
            (row.first - 0.45 + share * long, 0, row.average + foot * top)
            for foot in (0.025, -0.105)
            for share in (0.5, 0.3, 0.7, 0.15, 0.85)
        ]
        _write(axes, spots, f"Σ {words}", style.TEXT_2, taken, top)


def _write(
    axes: Axes,
    spots: Sequence[tuple[float, int, float]],
    words: str,
    colour: str,
    taken: list,
    top: float,
    must: bool = False,
) -> None:
    """Write a number at the first spot (x, the side of it: -1, 0, 1, and its foot) where it lies on nothing else."""
    points = style.SIZES["small"] - 0.5
    low, high = axes.get_xlim()
    across = (high - low) / (axes.get_position().width * axes.figure.get_size_inches()[0] * 72)
    wide, tall = style.text_width(words, points) * across, points * 1.1 * top / (_HEIGHT * 72)
    boxes = []
    for x, side, foot in spots:
        centre = x + side * (wide / 2 + 6 * across)
        centre = min(max(centre, low + wide / 2), high + 0.5 - wide / 2)
        boxes.append((centre - wide / 2, foot, centre + wide / 2, foot + tall))
    free = [
        box
        for box in boxes
        if box[1] >= 0 and box[3] <= top * 1.08 and not any(frame.meet(box, other) for other in taken)
    ]
    if not free and not must:
        return
    box = (free or boxes)[0]
    taken.append(box)
    axes.text((box[0] + box[2]) / 2, box[1], words, fontsize=points, color=colour, ha="center", va="bottom", zorder=5,
              **style.halo(2))  # fmt: skip


def _strip(axes: Axes, points: pd.DataFrame) -> None:
    """What is known of each year, as small cells between the panel and its years."""
    below = {"transform": axes.get_xaxis_transform(), "clip_on": False}
    foot, tall = -0.9 * _STRIP / _HEIGHT, 0.8 * _STRIP / _HEIGHT
    known = points[points["status"] != UNKNOWN]
    rectangles(
        axes,
        known["year"] - 0.46,
        foot,
        0.92,
        tall,
        facecolors=known["status"].map(FACES).to_list(),
        **below,
    )
    # Hatching is slow to draw, so neighbouring years are hatched as one.
    blank = points.loc[points["status"] == UNKNOWN, "year"].sort_values(kind="stable")
    runs = blank.groupby((blank.diff() != 1).cumsum()).agg(["first", "size"])
    rectangles(
        axes, runs["first"] - 0.46, foot, runs["size"] - 0.08, tall, facecolors=style.NO_DATA_FACE, hatch="//////",
        edgecolors=style.NO_DATA_HATCH, **below,
    )  # fmt: skip
    axes.tick_params(axis="x", length=0, pad=_STRIP * 72 + 2, labelsize=style.SIZES["small"])
    # Only years of the axis: a tick beyond them would widen it.
    low, high = axes.get_xlim()
    low, high = math.ceil(low), math.floor(high)
    step = next(s for s in (1, 2, 5, 10) if (high - low) / s <= 12)
    axes.set_xticks([year for year in range(low, high + 1) if year % step == 0])


def _figure(row: pd.Series, size: float) -> str:
    floor = row["status"] == AT_LEAST
    return "≥" * floor + number(row["figure"] / size, **rounding(row["status"]))


def _few_ticks(top: float):
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=4, integer=top >= 4)


def _legend(page: frame.Page, panels: Sequence[Panel], lang: Lang) -> None:
    statuses = {s for panel in panels for s in panel.points["status"]}
    handles: list = [
        (Patch(facecolor=FACES[status], linewidth=0), Line2D([], [], marker=_DOTS[status][0], linestyle="none",
         markerfacecolor=_DOTS[status][1], markeredgecolor=_INK, markersize=5))
        for status in present(statuses) if status in _DOTS
    ]  # fmt: skip
    names = [label(status, lang) for status in present(statuses) if status in _DOTS]
    more = []
    if any(len(panel.spans) for panel in panels):
        more.append(Line2D([], [], color=_SPAN, linewidth=1.6, label=label("span_average", lang)))
    if any(_limited(panel.points).any() for panel in panels):
        more.append(Patch(facecolor=_BAND, label=label("limits", lang)))
    if UNKNOWN in statuses:
        more.append(
            Patch(facecolor=style.NO_DATA_FACE, hatch="//////", edgecolor=style.NO_DATA_HATCH, label=label(UNKNOWN, lang))
        )  # fmt: skip
    handles += more
    names += [handle.get_label() for handle in more]
    if handles:
        page.figure.legend(
            handles, names, loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=len(handles),
            handler_map={tuple: HandlerTuple(ndivide=None)}, fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2,
            handlelength=2, columnspacing=1.4,
        )  # fmt: skip


def _told(panels: Sequence[Panel], lang: Lang) -> str:
    """The first and the last figure of each panel."""
    told = []
    for panel in panels:
        known = panel.points[panel.points["figure"].notna()].sort_values("year", kind="stable")
        unit = scale(panel.unit, lang, known["figure"])
        ends = [known.iloc[i] for i in sorted({0, len(known) - 1})] if len(known) else []
        figures = [f"{row['year']}{label('colon', lang)}{_figure(row, unit.size)}" for row in ends]
        words = label("comma", lang).join(figures) if figures else label("no_data", lang)
        name = f"{panel.heading}{label('alt_unit', lang, unit=unit.name)}" if unit.name else panel.heading
        told.append(f"{name}{label('colon', lang)}{words}")
    return label("semicolon", lang).join(told)
