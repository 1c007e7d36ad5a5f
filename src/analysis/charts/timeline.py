"""What pages state over the years, one line a quantity: figures of a year, levels on a date, sums over a span.

A sum is drawn as the span that it covers and is never cut into years. Sums that begin together share one bar, with a
tick and a number at each end, so that a growing total reads from left to right and two pages that disagree stand at
the same tick. A number without room is left out; its mark is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts import frame, style
from analysis.charts.output import set_alt_text
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import WHOLE, Scale, number, scales

_LANE, _HEAD, _AXIS, _LEGEND, _PAD = 0.25, 0.3, 0.26, 0.32, 0.09  # inches
_LEGEND_LINE, _IN_A_LINE = 0.2, 5  # inches of one more line of the legend; entries in a line
_SIZE = style.SIZES["label"]
_INK, _SPAN, _LOST = style.SEQUENTIAL[4], style.SEQUENTIAL[3], style.MUTED
_LOOKS = {  # marker, filled
    "annual": ("o", True),
    "year_to_date": ("o", False),
    "stock": ("D", True),
    "target": ("^", False),
    "solved": ("s", False),
}
_EACH_YEAR = (0, (4, 1.5))
_A_YEAR = 400  # days; longer ones are several years
_FAR = 1000  # times that the largest figure of a row may be beyond its unit
_OPEN = 1.2  # years that a bar with an unknown start reaches back


@dataclass
class _Ink:
    """What is to be drawn, gathered by its look: an artist for each mark would take ten times as long."""

    lines: dict[tuple, list] = field(default_factory=lambda: defaultdict(list))
    points: dict[tuple, list] = field(default_factory=lambda: defaultdict(list))

    def line(
        self,
        start: tuple,
        end: tuple,
        colour: str,
        width: float,
        pattern: object = "solid",
        zorder: float = 2,
    ) -> None:
        self.lines[colour, width, pattern, zorder].append((start, end))

    def point(self, x: float, y: float, marker: str, face: str, edge: str) -> None:
        self.points[marker, face, edge].append((x, y))

    def dry(self, axes: Axes) -> None:
        """Put all of it on the axes."""
        for (colour, width, pattern, zorder), segments in self.lines.items():
            axes.add_collection(LineCollection(
                segments, colors=colour, linewidths=width, linestyles=[pattern], capstyle="butt", zorder=zorder, clip_on=False,
            ), autolim=False)  # fmt: skip
        for (marker, face, edge), spots in self.points.items():
            axes.plot(*zip(*spots, strict=True), marker, markersize=4.2, markerfacecolor=face, markeredgecolor=edge,
                      markeredgewidth=1.0, zorder=4, clip_on=False)  # fmt: skip


def timeline(
    marks: pd.DataFrame,
    rows: Mapping[str, Mapping[str, str]],
    *,
    lang: Lang,
    first: int,
    last: int,
    breaks: Iterable[int] = (),
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw marks on a line of time, row by row.

    Parameters
    ----------
    marks : DataFrame
        `row` (a key of `rows`), `unit` (base unit), `basis` (annual, year_to_date, stock, target, cumulative; solved: worked out, no
        page states it), `each_year` (bool: an annual figure that holds for each year of its period), `floor` (bool), `bound` (exact,
        at_least, about), `period_start` (null: open), `period_end` (dates), `value`, `gave_way` (bool). A row has one
        unit.
    rows : mapping of heading to mapping of key to name
        From top to bottom. A row without marks is left out, and a heading without rows says that nothing is known.
    lang : {"zh", "en"}
    first, last : int
        Years of the axis, both included.
    breaks : iterable of int
        Years at whose beginning something changed, such as a policy round.
    title, subtitle, footer : str
        The finding; what is shown; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that counts the marks by heading.
    """
    laid = {key: _lanes(mine) for key, mine in marks.groupby("row")}
    shown = {head: [key for key in names if key in laid] for head, names in rows.items()}
    called = {
        key: _called(names[key], marks[marks["row"] == key], lang) for names in rows.values() for key in names if key in laid
    }  # fmt: skip
    high = sum(
        _HEAD + sum(_row_height(laid[key]) for key in keys) if keys else _HEAD for keys in shown.values()
    )
    with style.use():
        handles = _handles(marks, lang)
        below = _LEGEND + _LEGEND_LINE * max(-(-len(handles) // _IN_A_LINE) - 1, 0)
        page = frame.page(high + _AXIS + below, title=title, subtitle=subtitle, footer=footer)
        wide = page.body[2]
        texts = max((style.text_width(name, _SIZE) for name in called.values()), default=0) / 72 + 0.12
        heads = max((style.text_width(head, style.SIZES["label"]) for head in rows), default=0) / 72
        left = min(max(texts, heads), 0.36 * wide)
        axes = page.figure.add_axes(page.fraction(left, below, wide - left - 0.1, high + _AXIS))
        axes.set_xlim(first, last + 1)
        axes.set_ylim(high + _AXIS, 0)
        axes.set_axis_off()
        ink = _Ink()
        _draw_years(axes, ink, first, last, breaks, high)
        y = _AXIS
        for head, keys in shown.items():
            y = _heading(axes, ink, head, bool(keys), y, left, lang)
            for key in keys:
                y = _draw_row(axes, ink, called[key], laid[key], y, lang)
        ink.dry(axes)
        _legend(page, handles)
    counts = label("comma", lang).join(
        f"{head} {sum(len(lane) for key in keys for lane in laid[key])}" for head, keys in shown.items()
    )
    return set_alt_text(
        page.figure, label("alt_timeline", lang, title=title.rstrip("。. "), n=len(marks), counts=counts)
    )


def _called(name: str, mine: pd.DataFrame, lang: Lang) -> str:
    unit = _scale(mine, lang).name
    return f"{name}{label('alt_unit', lang, unit=unit)}" if unit else name


def _scale(mine: pd.DataFrame, lang: Lang) -> Scale:
    """The unit that suits the smallest figure of a row: large numbers can be read, 0.003 can't, nor can 1,200,000,000."""
    values = mine.loc[mine["value"] > 0, "value"]
    unit = mine["unit"].iat[0]
    steps = scales(unit, lang)
    least = 1 if unit in WHOLE else 0.1  # there are tenths of a million yuan, but none of a person
    small = max(values.min(), values.max() / _FAR)
    return next((step for step in steps if small >= least * step.size), steps[-1])


def _lanes(mine: pd.DataFrame) -> list[pd.DataFrame]:
    """One lane for the figures of years and dates, and one for the sums that begin together."""
    sums = (mine["basis"] == "cumulative") | (mine["each_year"] & _longer(mine))
    lanes = [mine[~sums]] if (~sums).any() else []
    start = mine["period_start"].dt.year.fillna(0).where(sums)
    keys = start.astype("Float64").astype(str) + mine["basis"] + mine["each_year"].astype(str)
    return lanes + [lane for _, lane in mine[sums].groupby(keys[sums])]


def _longer(mine: pd.DataFrame) -> pd.Series:
    return (mine["period_end"] - mine["period_start"]).dt.days > _A_YEAR


def _row_height(lanes: Sequence[pd.DataFrame]) -> float:
    return _LANE * len(lanes) + _PAD


def _draw_years(axes: Axes, ink: _Ink, first: int, last: int, breaks: Iterable[int], high: float) -> None:
    breaks = [year for year in breaks if first <= year <= last]
    for year in range(first, last + 1):
        if year % 5 == 0:
            ink.line((year, _AXIS), (year, high + _AXIS), style.LAND, 0.8, zorder=0)
        if year in breaks or year % 5 == 0 and not {year - 1, year + 1} & set(breaks):
            colour = style.TEXT_2 if year in breaks else style.MUTED
            axes.text(year + 0.08, _AXIS / 2, str(year), fontsize=_SIZE, color=colour, va="center")
    for year in breaks:
        ink.line((year, 0), (year, high + _AXIS), style.BORDER, 0.8, (0, (2, 2)), zorder=0.5)


def _heading(axes: Axes, ink: _Ink, head: str, known: bool, y: float, left: float, lang: Lang) -> float:
    span = axes.get_xlim()
    start = span[0] - left * _years_per_inch(axes)
    ink.line((start, y), (span[1], y), style.BORDER, 0.6)
    axes.text(
        start, y + _HEAD / 2, head, fontsize=style.SIZES["label"], color=style.INK, va="center", clip_on=False
    )
    if not known:
        words = label("no_mark", lang)
        axes.text(span[0], y + _HEAD / 2, words, fontsize=_SIZE, color=style.MUTED, va="center")
    return y + _HEAD


def _draw_row(axes: Axes, ink: _Ink, name: str, lanes: Sequence[pd.DataFrame], y: float, lang: Lang) -> float:
    every = pd.concat(lanes)
    size = _scale(every, lang).size
    top = y
    for lane in lanes:
        base = y + _LANE - 0.05
        draw = _draw_spans if _is_span(lane) else _draw_points
        draw(ink, lane, base, axes.get_xlim()[0])
        _write(axes, lane, base, size)
        y += _LANE
    axes.text(axes.get_xlim()[0] - 0.06 * _years_per_inch(axes), (top + y) / 2 + 0.03, name, fontsize=_SIZE,
              color=style.TEXT_2, ha="right", va="center", clip_on=False)  # fmt: skip
    return y + _PAD


def _is_span(lane: pd.DataFrame) -> bool:
    return bool(((lane["basis"] == "cumulative") | (lane["each_year"] & _longer(lane))).all())


def _draw_spans(ink: _Ink, lane: pd.DataFrame, y: float, first: float) -> None:
    ends = [_when(end) for end in lane["period_end"]]
    start = lane["period_start"].min()
    colour = _LOST if lane["gave_way"].all() else _SPAN
    if pd.isna(start):
        begin = min(ends)
        ink.line((max(begin - _OPEN, first), y), (begin, y), colour, 1.6, (0, (1, 1.2)))
    else:
        begin = max(_when(start), first)
    ink.line((begin, y), (max(ends), y), colour, 1.8, _EACH_YEAR if lane["each_year"].any() else "solid")
    for end, lost in zip(ends, lane["gave_way"], strict=True):
        ink.line((end, y - 0.045), (end, y + 0.045), _LOST if lost else _INK, 1.3, zorder=3)


def _draw_points(ink: _Ink, lane: pd.DataFrame, y: float, first: float) -> None:
    for mark in lane.itertuples():
        marker, filled = _LOOKS[mark.basis]
        colour = _LOST if mark.gave_way else _INK
        ink.point(_where(mark), y, marker, colour if filled else "white", colour)


def _write(axes: Axes, lane: pd.DataFrame, y: float, size: float) -> None:
    """Numbers above the marks; figures of one tick stand together, and one without room is left out.

    What pages state of whole years and dates goes before parts, plans and what is worked out, and the latest before the earlier.
    """
    together: dict[float, list[tuple[bool, str]]] = defaultdict(list)
    stated: set[float] = set()
    for mark in lane.itertuples():
        x = round(_where(mark), 2)
        together[x].append((bool(mark.gave_way), _figure(mark, size)))
        if mark.basis in ("annual", "stock", "cumulative") and not mark.gave_way:
            stated.add(x)
    low, high = axes.get_xlim()
    per_point = _years_per_inch(axes) / 72
    taken: list[tuple[float, float]] = []
    for x, mine in sorted(together.items(), key=lambda tick: (tick[0] in stated, tick[0]), reverse=True):
        text = " / ".join(dict.fromkeys(words for _, words in sorted(mine, key=itemgetter(0))))
        half = style.text_width(text, _SIZE) * per_point / 2
        beside = half - 3 * per_point
        centres = [min(max(x + shift, low + half), high - half) for shift in (0, -beside, beside)]
        free = [c for c in centres if not any(c - half < right and left < c + half for left, right in taken)]
        if not free:
            continue
        centre = free[0]
        taken.append((centre - half - 2 * per_point, centre + half + 2 * per_point))
        colour = _LOST if all(lost for lost, _ in mine) else style.INK
        axes.text(centre, y - 0.055, text, fontsize=_SIZE, color=colour, ha="center", va="bottom", zorder=5)


def _figure(mark, size: float) -> str:
    sign = "≥" if mark.floor else "≈" if mark.bound == "about" else ""
    return sign + number(mark.value / size)


def _where(mark) -> float:
    """The end of a span, the middle of a year or of what is shorter."""
    if mark.basis == "cumulative" or pd.isna(mark.period_start):
        return _when(mark.period_end)
    if (mark.period_end - mark.period_start).days > _A_YEAR:
        return _when(mark.period_end)
    return (_when(mark.period_start) + _when(mark.period_end)) / 2


def _when(date: pd.Timestamp) -> float:
    return date.year + (date.day_of_year - 1) / 365.25


def _years_per_inch(axes: Axes) -> float:
    low, high = axes.get_xlim()
    return (high - low) / (axes.get_position().width * axes.figure.get_size_inches()[0])


def _handles(marks: pd.DataFrame, lang: Lang) -> list[Line2D]:
    """Entries of the legend for the marks that are there."""
    handles = [
        Line2D([], [], marker=marker, linestyle="none", markersize=4.2, markeredgecolor=_INK,
               markerfacecolor=_INK if filled else "white", label=label(f"mark_{basis}", lang))
        for basis, (marker, filled) in _LOOKS.items() if (marks["basis"] == basis).any()
    ]  # fmt: skip
    if (marks["basis"] == "cumulative").any():
        handles.append(Line2D([], [], color=_SPAN, linewidth=1.8, marker="|", markeredgecolor=_INK, label=label("mark_cumulative", lang)))  # fmt: skip
    if ((marks["basis"] == "cumulative") & marks["period_start"].isna()).any():
        handles.append(
            Line2D(
                [], [], color=_SPAN, linewidth=1.6, linestyle=(0, (1, 1.2)), label=label("mark_open", lang)
            )
        )
    if (marks["each_year"] & _longer(marks)).any():
        handles.append(
            Line2D(
                [], [], color=_SPAN, linewidth=1.8, linestyle=_EACH_YEAR, label=label("mark_each_year", lang)
            )
        )
    if marks["gave_way"].any():
        handles.append(Line2D([], [], color=_LOST, linewidth=1.8, label=label("mark_lost", lang)))
    return handles


def _legend(page: frame.Page, handles: Sequence[Line2D]) -> None:
    if handles:
        page.figure.legend(
            handles=handles, loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=min(len(handles), _IN_A_LINE),
            fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, handlelength=1.8, columnspacing=1.4,
        )  # fmt: skip
