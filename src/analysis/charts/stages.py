"""Sums of stages as bars over their years, with the single years that are known as dots on top.

A bar is as wide as its years and as high as the sum is a year, so its area is the sum, and no year is invented. Bars never
overlap. A floor has no lid. Where claims cap it, a dotted line ends at the ceiling.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from analysis.charts import frame, intervals, key, style
from analysis.charts.output import titled_alt
from analysis.charts.status import look, patches, signed
from analysis.measures.status import AT_LEAST, UNKNOWN, rounding
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, amount, number, scale

_HEIGHT, _LEFT, _FOOT = 3.1, 0.55, 0.25  # inches
_HEADROOM = 1.22
_NOTHING = 0.06  # height of a hatched stub, as a share of the axis
_SEEN = 0.04  # share of the axis between a floor and a ceiling that can be seen
_DOT = {False: ("o", style.SEQUENTIAL[5]), True: ("^", "white")}
"""Mark and face of a year's figure, and of a year's floor."""


def stage_bars(
    stages: pd.DataFrame,
    years: pd.DataFrame,
    *,
    lang: Lang,
    unit: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw the sum of each stage as a bar over its years, and single years as dots.

    Parameters
    ----------
    stages : DataFrame
        `first`, `last` (years, both included; spans that don't overlap), `figure`, `upper` (base units, null when unknown)
        and `status` (`measures.status`).
    years : DataFrame
        `year`, `figure` and `status` of the single years to be drawn.
    lang : {"zh", "en"}
    unit : str
        Base unit.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names the sum of every stage.
    """
    spans = stages.assign(length=stages["last"] - stages["first"] + 1)
    known = years[years["figure"].notna()]
    heights = pd.concat([spans["figure"] / spans["length"], known["figure"]]).dropna()
    shown = scale(unit, lang, heights)
    top = _HEADROOM * float(heights.max()) / shown.size if len(heights) else 1.0
    words = [_words(row, unit, lang) for row in each_row(spans)]
    capped = [_ceiling(row, shown, top) for row in each_row(spans)]
    with style.use():
        marks = [
            [*patches(spans["status"], lang), *_open_above(spans, lang), *_dots(known, lang)],
            intervals.keys(lang, whiskers=False, ceilings=any(ceiling is not None for ceiling in capped)),
        ]
        page = frame.page(_HEIGHT + _FOOT + key.height(marks), title=title, subtitle=subtitle, footer=footer)
        axes = _axes(page, spans, key.height(marks) + _FOOT, top, lang)
        bars = zip(each_row(spans), words, capped, strict=True)
        taken = [_bar(axes, row, told, ceiling, shown, top) for row, told, ceiling in bars]
        _years_as_dots(axes, known, shown, taken)
        key.draw(page, marks)
    return titled_alt(page.figure, title, _said(spans, words, known, unit, lang), lang)


def _axes(page: frame.Page, spans: pd.DataFrame, foot: float, top: float, lang: Lang) -> Axes:
    """Axes in years and in the shown unit, each stage named under its middle."""
    axes = page.figure.add_axes(page.fraction(_LEFT, foot, page.body[2] - _LEFT, _HEIGHT))
    axes.set_xlim(spans["first"].min() - 0.6, spans["last"].max() + 0.6)
    axes.set_ylim(0, top)
    axes.grid(axis="y", zorder=0)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.tick_params(length=0)
    axes.spines["left"].set_visible(False)
    axes.set_xticks((spans["first"] + spans["last"]) / 2, [_years(row, lang) for row in each_row(spans)])
    return axes


def _said(spans: pd.DataFrame, words: Sequence[str], known: pd.DataFrame, unit: str, lang: Lang) -> str:
    """All sums and single years in words."""
    colon, comma = label("colon", lang), label("comma", lang)
    told = comma.join(
        f"{_years(row, lang)}{colon}{text}" for row, text in zip(each_row(spans), words, strict=True)
    )
    dots = comma.join(f"{row.year}{colon}{_words(row, unit, lang)}" for row in each_row(known))
    return label("alt_stages", lang, stages=told, years=dots or label("no_data", lang))


def _years(row: object, lang: Lang) -> str:
    return f"{row.first}{'—' if lang == 'zh' else '–'}{row.last}"


def _words(row: object, unit: str, lang: Lang) -> str:
    if pd.isna(row.figure):
        return label("no_data", lang)
    return signed(amount(row.figure, unit, lang, **rounding(row.status)), row.status)


def _short(row: object, shown: Scale) -> str:
    return signed(number(row.figure / shown.size, **rounding(row.status)), row.status, "")


def _ceiling(row: object, shown: Scale, top: float) -> float | None:
    """Height at which a stage is capped, where only its floor is known and the ceiling is on the page."""
    if row.status != AT_LEAST or pd.isna(row.upper):
        return None
    height, floor = (float(end) / row.length / shown.size for end in (row.upper, row.figure))
    return height if floor + _SEEN * top < height <= top else None


def _bar(axes: Axes, row: object, words: str, ceiling: float | None, shown: Scale, top: float) -> frame.Box:
    """Draw a stage with its sum, and tell where the sum is written, in points from the axes' lower left corner."""
    blank = row.status == UNKNOWN or pd.isna(row.figure)
    height = _NOTHING * top if blank else row.figure / row.length / shown.size
    left, right = row.first - 0.46, row.first - 0.46 + row.length - 0.08
    face = look(row.status)
    if row.status == AT_LEAST:
        # A floor is open above: sides without a lid, and arrows that go on.
        sides = {"color": face["edgecolor"], "linewidth": 1.0, "zorder": 3}
        for x in (left, right):
            axes.plot([x, x], [0, height], marker="^", markevery=[1], markersize=5, clip_on=False, **sides)
        face |= {"edgecolor": "none", "linewidth": 0}
    axes.add_patch(Rectangle((left, 0), right - left, height, zorder=2, **face))
    middle = (row.first + row.last) / 2
    if ceiling is not None:
        axes.plot(
            [middle, middle],
            [height, ceiling],
            zorder=3,
            color=style.TEXT_2,
            linewidth=0.9,
            linestyle=(0, (1, 1.6)),
        )
        axes.plot([middle - 0.3, middle + 0.3], [ceiling] * 2, zorder=3, color=style.TEXT_2, linewidth=0.9)
    text = words if blank else f"Σ {words}"
    x, y = _points(axes, middle, max(height, ceiling or 0))
    wide, size = style.text_width(text, style.SIZES["label"]), style.SIZES["label"]
    _write(axes, text, (x, y + 4), "center", "bottom", size)
    return x - wide / 2, y + 3, x + wide / 2, y + 6 + size


def _years_as_dots(axes: Axes, known: pd.DataFrame, shown: Scale, taken: list[frame.Box]) -> None:
    """Draw single years, each with its number on the first side where it lies on nothing else."""
    size = style.SIZES["small"]
    places = [_points(axes, row.year, row.figure / shown.size) for row in each_row(known)]
    taken = [*taken, *((x - 4, y - 4, x + 4, y + 4) for x, y in places)]
    for row, (x, y) in zip(each_row(known), places, strict=True):
        shape, face = _DOT[row.status == AT_LEAST]
        axes.plot([row.year], [row.figure / shown.size], shape, markerfacecolor=face, markersize=6, zorder=6,
                  markeredgecolor=style.SEQUENTIAL[5], markeredgewidth=1.2)  # fmt: skip
        words = _short(row, shown)
        wide = style.text_width(words, size)
        spots = {
            ("center", "bottom"): (x - wide / 2, y + 6, x + wide / 2, y + 7 + size),
            ("right", "center"): (x - 7 - wide, y - size / 2, x - 7, y + size / 2),
            ("left", "center"): (x + 7, y - size / 2, x + 7 + wide, y + size / 2),
            ("center", "top"): (x - wide / 2, y - 7 - size, x + wide / 2, y - 6),
        }
        free = [side for side, box in spots.items() if not any(frame.meet(box, other) for other in taken)]
        side = free[0] if free else ("center", "bottom")
        left, foot, right, head = box = spots[side]
        taken.append(box)
        across = {"center": (left + right) / 2, "right": right, "left": left}[side[0]]
        up = {"bottom": foot, "top": head, "center": (foot + head) / 2}[side[1]]
        _write(axes, words, (across, up), *side, size)


def _points(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """A place in points from the axes' lower left corner."""
    box, figure = axes.get_position(), axes.figure.get_size_inches()
    (left, right), (foot, head) = axes.get_xlim(), axes.get_ylim()
    return (x - left) / (right - left) * box.width * figure[0] * 72, (y - foot) / (
        head - foot
    ) * box.height * figure[1] * 72


def _write(axes: Axes, words: str, place: tuple[float, float], across: str, up: str, size: float) -> None:
    axes.annotate(words, place, xycoords="axes points", ha=across, va=up, fontsize=size, color=style.INK, zorder=7, **style.halo(2.5))  # fmt: skip


def _open_above(spans: pd.DataFrame, lang: Lang) -> list[Line2D]:
    """The key of the arrows at the sides of floors, where there are any."""
    if not spans["status"].eq(AT_LEAST).any():
        return []
    edge = look(AT_LEAST)["edgecolor"]
    return [
        Line2D([], [], color=edge, linewidth=0, marker="^", markersize=5, label=label("open_above", lang))
    ]


def _dots(known: pd.DataFrame, lang: Lang) -> list[Line2D]:
    """The key of the dots that were drawn."""
    floors = known["status"].eq(AT_LEAST)
    return [
        Line2D([], [], linestyle="", marker=_DOT[floor][0], markerfacecolor=_DOT[floor][1], markersize=6,
               markeredgecolor=style.SEQUENTIAL[5], label=label("one_year_floor" if floor else "one_year", lang))
        for floor in (False, True)
        if (floors == floor).any()
    ]  # fmt: skip
