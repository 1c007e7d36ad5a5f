"""What pages state over the years, one line a quantity: figures of a year, levels on a date, sums over a span.

A sum is drawn as the span that it covers and is never cut into years. Sums that begin together share one bar, with a
tick and a number at each end, so that a growing total reads from left to right and two pages that disagree stand at
the same tick. Where the numbers stand is for `tick_labels`; one without room is left out, its mark is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts import bare, frame, style, tick_labels, time_marks
from analysis.charts.ink import Ink
from analysis.charts.output import titled_alt
from analysis.charts.time_marks import INK, LOOKS, LOST, PALE, SCRAP, SPAN, SPANS, Mark
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import WHOLE, Scale, scales

_LANE, _HEAD, _AXIS, _LEGEND, _PAD, _RAISED = 0.25, 0.3, 0.26, 0.32, 0.09, 0.125  # inches
_TALL = 1.2 * style.SIZES["label"] / 72  # inches of a number with what is above it
_ASIDE = 0.02  # inches that are kept clear beside it
_LEGEND_LINE, _IN_A_LINE = 0.2, 5  # inches of one more line of the legend; entries in a line
_SIZE = style.SIZES["label"]
_EACH_YEAR, _PLANNED = (0, (4, 1.5)), (0, (1, 1.5))
_FAR = 1000  # times that the largest figure of a row may be beyond its unit
_SHORT = 12  # years of an axis on which each has its number
_OPEN = 1.2  # years that a bar with an unknown start reaches back


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
        `row` (a key of `rows`), `unit` (base unit), `basis` (annual, year_to_date, stock, target, cumulative; solved, solved_sum: worked
        out, no page states it), `each_year` (bool: an annual figure that holds for each year of its period), `floor` (bool), `bound` (exact,
        at_least, about), `period_start` (null: open), `period_end` (dates), `value`, `gave_way` (bool); optional `scrap` (bool: a pale mark
        without a number). A row has one unit.
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
    marks = marks[marks["row"].isin([key for names in rows.values() for key in names])]
    drawn = time_marks.of(marks)
    with style.use():
        laid = _Layout.of(drawn, rows, lang, (first, last + 1))
        handles = _handles(drawn, lang)
        below = _LEGEND + _LEGEND_LINE * max(-(-len(handles) // _IN_A_LINE) - 1, 0)
        page = frame.page(laid.high + _AXIS + below, title=title, subtitle=subtitle, footer=footer)
        axes, ink = laid.axes(page, below), Ink()
        _draw_years(axes, ink, first, last, breaks, laid.high, laid.per_point)
        laid.draw(axes, ink, lang)
        ink.dry(axes)
        _legend(page, handles)
    said = label("alt_timeline", lang, n=len(drawn), counts=laid.counts(lang))
    return titled_alt(page.figure, title, said, lang)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands: the rows by heading, the names, lanes and numbers of each, and how high and how wide that is."""

    shown: dict[str, list[str]]
    called: dict[str, str]
    lanes: dict[str, list[list[Mark]]]
    written: dict[str, list[list[tick_labels.Placed]]]
    span: tuple[int, int]
    left: float  # inches of the names
    per_point: float  # years

    @classmethod
    def of(
        cls, marks: Sequence[Mark], rows: Mapping[str, Mapping[str, str]], lang: Lang, span: tuple[int, int]
    ) -> _Layout:
        """Lay out marks by the rows that they are of."""
        each: dict[str, list[Mark]] = {}
        for mark in marks:
            each.setdefault(mark.row, []).append(mark)
        units = {key: _scale(mine, lang) for key, mine in each.items()}
        lanes = {key: _lanes(mine) for key, mine in each.items()}
        shown = {head: [key for key in names if key in lanes] for head, names in rows.items()}
        called = {
            key: _called(rows[head][key], units[key].name, lang)
            for head, keys in shown.items()
            for key in keys
        }
        wide = style.WIDTH - 2 * frame.MARGIN
        texts = max((style.text_width(name, _SIZE) for name in called.values()), default=0) / 72 + 0.12
        heads = max((style.text_width(head, style.SIZES["label"]) for head in rows), default=0) / 72
        left = min(max(texts, heads), 0.36 * wide)
        per_point = (span[1] - span[0]) / ((wide - left - 0.1) * 72)
        written = {
            key: [_numbers(lane, units[key].size, span, per_point) for lane in mine]
            for key, mine in lanes.items()
        }
        return cls(shown, called, lanes, written, span, left, per_point)

    @property
    def high(self) -> float:
        """Inches of all rows with their headings."""
        return sum(
            _HEAD + sum(_PAD + sum(map(_lane_height, self.written[key])) for key in keys)
            for keys in self.shown.values()
        )

    def axes(self, page: frame.Page, below: float) -> Axes:
        """Axes in years and in inches from the top, above so many inches of legend."""
        wide = style.WIDTH - 2 * frame.MARGIN - self.left - 0.1
        axes = bare.axes(page.figure, page.fraction(self.left, below, wide, self.high + _AXIS))
        axes.set_xlim(*self.span)
        axes.set_ylim(self.high + _AXIS, 0)
        return axes

    def draw(self, axes: Axes, ink: Ink, lang: Lang) -> None:
        """Draw heading by heading, row by row."""
        y = _AXIS
        for head, keys in self.shown.items():
            y = _heading(axes, ink, head, bool(keys), y, self.left, lang)
            for key in keys:
                y = _draw_row(axes, ink, self.called[key], self.lanes[key], self.written[key], y)

    def counts(self, lang: Lang) -> str:
        """How many marks stand under each heading."""
        return label("comma", lang).join(
            f"{head} {sum(len(lane) for key in keys for lane in self.lanes[key])}"
            for head, keys in self.shown.items()
        )


def _called(name: str, unit: str, lang: Lang) -> str:
    return f"{name}{label('alt_unit', lang, unit=unit)}" if unit else name


def _scale(mine: Sequence[Mark], lang: Lang) -> Scale:
    """The unit that suits the smallest figure of a row: large numbers can be read, 0.003 can't, nor can 1,200,000,000."""
    values = [mark.value for mark in mine if mark.value > 0]
    unit = mine[0].unit
    steps = scales(unit, lang)
    if not values:
        return steps[-1]
    least = 1 if unit in WHOLE else 0.1  # there are tenths of a million yuan, but none of a person
    small = max(min(values), max(values) / _FAR)
    return next((step for step in steps if small >= least * step.size), steps[-1])


def _lanes(mine: Sequence[Mark]) -> list[list[Mark]]:
    """One lane for the figures of years and dates, and one for the sums that begin together."""
    points = [mark for mark in mine if not mark.bar]
    sums: dict[str, list[Mark]] = {}
    for mark in mine:
        if mark.bar:
            sums.setdefault(mark.together, []).append(mark)
    return [points] * bool(points) + [sums[start] for start in sorted(sums)]


def _lane_height(numbers: Sequence[tick_labels.Placed]) -> float:
    return _LANE + _RAISED * max((one.level for one in numbers), default=0)


def _draw_years(
    axes: Axes, ink: Ink, first: int, last: int, breaks: Iterable[int], high: float, per_point: float
) -> None:
    """The years of the axis: rounds, the first one, every fifth that no round stands beside; on a short axis all that have room."""
    breaks = [year for year in breaks if first <= year <= last]
    every = range(first, last + 1)
    fifth = [year for year in every if year % 5 == 0]
    asked = [*breaks, first, *(year for year in fifth if not {year - 1, year + 1} & {*breaks})]
    asked += every if len(every) <= _SHORT else ()
    room = style.text_width("2000 ", _SIZE) * per_point
    written: list[int] = []
    for year in dict.fromkeys(asked):
        if all(abs(year - other) >= room for other in written):
            written.append(year)
            colour = style.TEXT_2 if year in breaks else style.MUTED
            axes.text(year + 0.08, _AXIS / 2, str(year), fontsize=_SIZE, color=colour, va="center")
    for year in sorted({*written, *fifth} - {*breaks}):
        ink.line((year, _AXIS), (year, high + _AXIS), style.LAND, 0.8, zorder=0)
    for year in breaks:
        ink.line((year, 0), (year, high + _AXIS), style.BORDER, 0.8, (0, (2, 2)), zorder=0.5)


def _heading(axes: Axes, ink: Ink, head: str, known: bool, y: float, left: float, lang: Lang) -> float:
    span = axes.get_xlim()
    start = span[0] - left * _years_per_inch(axes)
    ink.line((start, y), (span[1], y), style.BORDER, 0.6)
    axes.text(
        start, y + _HEAD / 2, head, fontsize=style.SIZES["label"], color=style.INK, va="center", clip_on=False
    )
    if not known:
        words, years = label("no_mark", lang), _years_per_inch(axes)
        at, wide = span[0] + 0.04 * years, style.text_width(words, _SIZE) / 72 * years
        ink.blank(at, y + (_HEAD + _TALL) / 2, wide, -_TALL)
        axes.text(at, y + _HEAD / 2, words, fontsize=_SIZE, color=style.MUTED, va="center")
    return y + _HEAD


def _draw_row(
    axes: Axes,
    ink: Ink,
    name: str,
    lanes: Sequence[Sequence[Mark]],
    written: Sequence[Sequence[tick_labels.Placed]],
    y: float,
) -> float:
    top = y
    for lane, numbers in zip(lanes, written, strict=True):
        y += _lane_height(numbers)
        draw = _draw_spans if lane[0].bar else _draw_points
        draw(ink, lane, y - 0.05, axes.get_xlim()[0])
        _write(axes, ink, numbers, y - 0.05)
    axes.text(axes.get_xlim()[0] - 0.06 * _years_per_inch(axes), (top + y) / 2 + 0.03, name, fontsize=_SIZE,
              color=style.TEXT_2, ha="right", va="center", clip_on=False)  # fmt: skip
    return y + _PAD


def _draw_spans(ink: Ink, lane: Sequence[Mark], y: float, first: float) -> None:
    ends = [time_marks.when(mark.period_end) for mark in lane]
    starts = [mark.period_start for mark in lane if pd.notna(mark.period_start)]
    end_mark, usual = SPANS.get(lane[0].basis, ("", SPAN))
    # Number and ink of what a few places gave are left to the table: it is no figure of the pair.
    pale = all(map(time_marks.scrap, lane))
    colour = LOST if all(mark.gave_way for mark in lane) else SCRAP if pale else usual
    if not starts:
        begin = min(ends)
        ink.line((max(begin - _OPEN, first), y), (begin, y), colour, 1.6, (0, (1, 1.2)))
    else:
        begin = max(time_marks.when(min(starts)), first)
    pattern = _EACH_YEAR if any(mark.each_year for mark in lane) else _PLANNED if end_mark == "^" else "solid"
    ink.line((begin, y), (max(ends), y), colour, 0.9 if pale else 1.8, pattern)
    for end, mark in zip(ends, lane, strict=True):
        lost = mark.gave_way
        ink_of = LOST if lost else SCRAP if pale else PALE if mark.floor else INK
        if end_mark:
            ink.point(end, y, end_mark, "white", ink_of)
        else:  # the tick of what gave way is longer, to be seen where both stand
            reach = 0.07 if lost else 0.045
            ink.line((end, y - reach), (end, y + reach), ink_of, 1.3, zorder=2.5 if lost else 3)


def _draw_points(ink: Ink, lane: Sequence[Mark], y: float, first: float) -> None:
    # What is of a few places lies below what is of the pair.
    for mark in sorted(lane, key=time_marks.scrap, reverse=True):
        marker, filled = LOOKS[time_marks.look(mark)]
        colour = PALE if mark.floor else INK
        colour = LOST if mark.gave_way else SCRAP if time_marks.scrap(mark) else colour
        ink.point(time_marks.where(mark), y, marker, colour if filled else "white", colour)


def _numbers(
    lane: Sequence[Mark], size: float, span: tuple[int, int], per_point: float
) -> list[tick_labels.Placed]:
    """The numbers of a lane: what pages state of whole years and dates goes before parts and what is worked out, that before
    plans and floors, and the latest before the earlier.
    """
    ticks = [
        tick_labels.Tick(at, time_marks.figure(mark, size), (time_marks.rank(mark), -at), bool(mark.gave_way))
        for mark, at in zip(lane, map(time_marks.where, lane), strict=True)
    ]
    return tick_labels.place(ticks, *span, per_point, _SIZE)


def _write(axes: Axes, ink: Ink, numbers: Iterable[tick_labels.Placed], y: float) -> None:
    aside = _ASIDE * _years_per_inch(axes)
    for one in numbers:
        foot = y - 0.055 - _RAISED * one.level
        if one.level:
            ink.line((one.tick.x, y - 0.05), (one.tick.x, foot), style.MUTED, 0.5, zorder=1.5)
        colour = LOST if one.tick.lost else style.INK
        ink.blank(one.centre - one.half - aside, foot, 2 * (one.half + aside), -_TALL)
        axes.text(
            one.centre, foot, one.tick.text, fontsize=_SIZE, color=colour, ha="center", va="bottom", zorder=5
        )


def _years_per_inch(axes: Axes) -> float:
    low, high = axes.get_xlim()
    return (high - low) / (axes.get_position().width * axes.figure.get_size_inches()[0])


def _handles(marks: Sequence[Mark], lang: Lang) -> list[Line2D]:
    """Entries of the legend for the marks that are there."""
    whole = [mark for mark in marks if not time_marks.scrap(mark)]
    points = {time_marks.look(mark) for mark in whole if not mark.bar}
    points |= {"target", "solved"} & {mark.basis for mark in whole}
    bases = {mark.basis for mark in marks}
    lost = [mark for mark in marks if mark.gave_way]
    handles = [
        Line2D([], [], marker=marker, linestyle="none", markersize=4.2, markeredgecolor=INK,
               markerfacecolor=INK if filled else "white", label=label(f"mark_{basis}", lang))
        for basis, (marker, filled) in LOOKS.items() if basis in points
    ]  # fmt: skip
    if len(whole) < len(marks):
        handles.append(Line2D([], [], marker="s", linestyle="none", markersize=4.2, markeredgecolor=SCRAP, markerfacecolor="white", label=label("mark_scrap", lang)))  # fmt: skip
    if "cumulative" in bases:
        handles.append(Line2D([], [], color=SPAN, linewidth=1.8, marker="|", markeredgecolor=INK, label=label("mark_cumulative", lang)))  # fmt: skip
    if "solved_sum" in bases:
        marker, colour = SPANS["solved_sum"]
        handles.append(Line2D([], [], color=colour, linewidth=1.8, marker=marker, markersize=4.2, markerfacecolor="white", markeredgecolor=INK, label=label("mark_solved_sum", lang)))  # fmt: skip
    if any(mark.floor and not mark.gave_way for mark in whole):
        handles.append(Line2D([], [], color=PALE, linestyle="none", marker="o", markersize=4.2, label=label("at_least", lang)))  # fmt: skip
    if any(mark.bar and pd.isna(mark.period_start) for mark in marks):
        handles.append(Line2D([], [], color=SPAN, linewidth=1.6, linestyle=(0, (1, 1.2)), label=label("mark_open", lang)))  # fmt: skip
    if any(mark.each_year and mark.longer for mark in marks):
        handles.append(Line2D([], [], color=SPAN, linewidth=1.8, linestyle=_EACH_YEAR, label=label("mark_each_year", lang)))  # fmt: skip
    if lost:
        bars = any(mark.bar for mark in lost)
        look = {"linewidth": 1.8} if bars else {"linestyle": "none", "marker": "o", "markersize": 4.2}
        handles.append(Line2D([], [], color=LOST, label=label("mark_lost", lang), **look))
    return handles


def _legend(page: frame.Page, handles: Sequence[Line2D]) -> None:
    if handles:
        page.figure.legend(
            handles=handles, loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=min(len(handles), _IN_A_LINE),
            fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, handlelength=1.8, columnspacing=1.4,
        )  # fmt: skip
