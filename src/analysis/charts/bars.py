"""Horizontal bars: one value a row with its worth, or counts in stacked parts.

The number stands beside each name, so that no reader has to measure. A floor is pale and marked ≥, an estimate has a
dashed edge; the thin line over a bar is its interval, the dotted one ends at its ceiling (`charts.intervals`). A row without
a value is a hatched stub, never a bar of length nought; what is too short for a bar, and many rows of which nothing is known,
are told below the bars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import bare, frame, intervals, key, style
from analysis.charts.output import titled_alt
from analysis.charts.status import look, patches, signed
from analysis.measures.status import REPORTED, STATED, UNKNOWN, rounding
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, amount, likely_end, number, scale

_ROW, _HEAD, _BETWEEN = 0.27, 0.24, 0.2  # inches
_STUB, _SHORT = 0.024, 0.005
"""Shares of the axis: the length of a stub, and below which a bar is a stroke that tells nothing."""
_MOST_STUBS = 3
_BEYOND = 1.8
"""How far intervals and ceilings may stretch the axis, in lengths of the longest bar."""


def bars(
    rows: pd.DataFrame,
    *,
    lang: Lang,
    unit: str,
    panels: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one bar a row, from top to bottom.

    Parameters
    ----------
    rows : DataFrame
        `name`, `figure` (base units, null when unknown), `status` (`measures.status`); optional `q10` and `q90` (the
        thin line), `upper` (the ceiling of what is not reported), `lower` (one without a figure is a floor that is too little
        to be one), `note`, written after the number, and `panel`.
    lang : {"zh", "en"}
    unit : str
        Base unit of the values.
    panels : mapping, optional
        Key -> heading of panels side by side, each with its own axis; the bars of one name then stand on one line.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names every row and its value.
    """
    asked = panels or {"": ""}
    given = rows.assign(
        panel=rows["panel"] if panels else "", line=rows["name"] if panels else range(len(rows))
    )
    names = dict(zip(given["line"], given["name"].astype(str), strict=True))
    sides = [_Side.of(given[given["panel"] == one], heading, unit, lang) for one, heading in asked.items()]
    little = _too_little(given)
    blank, short = _left_out(names, sides, little)
    foot = [footer] if isinstance(footer, str) else list(footer)
    foot += _told_below(names, sides, (little, [line for line in blank if line not in little], short), lang)
    with style.use():
        left = {line: name for line, name in names.items() if line not in {*blank, *short}}
        figure = _drawn(left, [side.only(left) for side in sides], lang, (title, subtitle, foot))
    told = label("comma", lang).join(_said(names, sides, line, lang, likely=True) for line in names)
    return _described(figure, title, told, lang)


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar in the unit that is shown: its length (none where nothing is known), interval, ceiling, and where it ends."""

    shown: Scale
    status: str
    words: str
    note: str
    length: float | None
    between: tuple[float, float] | None
    ceiling: float | None
    end: float

    @classmethod
    def of(cls, row: object, shown: Scale, most: float, unit: str, lang: Lang) -> _Row:
        """The marks of a row; a ceiling beyond `most` or far above the bar is none, and an interval that begins beyond `most` is words."""
        known = row.status != UNKNOWN and pd.notna(row.figure)
        length = float(row.figure) / shown.size if known else None
        between = intervals.likely(row)
        between = (between[0] / shown.size, between[1] / shown.size) if between else None
        near = most if length is None else min(most, intervals.FAR * length)
        words, note = _words(row, unit, lang), getattr(row, "note", "")
        if between and between[0] >= most:
            words, between = words + _likely(between, shown, lang), None
        upper = getattr(row, "upper", None)
        ceiling = upper / shown.size if pd.notna(upper) and row.status not in (REPORTED, STATED) else None
        ceiling = ceiling if ceiling is not None and ceiling <= near else None
        ends = (length, between and min(between[1], most), ceiling)
        end = max((end for end in ends if end is not None), default=0.0)
        return cls(
            shown, row.status, words, note if isinstance(note, str) else "", length, between, ceiling, end
        )

    def bare(self, shortest: float) -> bool:
        """Whether there is nothing to be seen of it."""
        return (self.length or 0.0) < shortest and self.between is None and self.ceiling is None


@dataclass(frozen=True, slots=True)
class _Side:
    """A panel: its rows by their lines, the end of its axis, and how far an interval may reach."""

    heading: str
    rows: dict[object, _Row]
    far: float
    most: float

    @classmethod
    def of(cls, rows: pd.DataFrame, heading: str, unit: str, lang: Lang) -> _Side:
        """The marks of the rows of a panel, in one unit."""
        shown = scale(unit, lang, rows["figure"].dropna())
        most = _BEYOND * (rows["figure"].max() / shown.size if rows["figure"].notna().any() else 1.0)
        found = {row.line: _Row.of(row, shown, most, unit, lang) for row in each_row(rows)}
        far = 1.01 * max((row.end for row in found.values()), default=0.0) or 1.0
        return cls(heading, found, far, most)

    def only(self, lines: Mapping[object, str]) -> _Side:
        """The same panel with those of its rows that stand on these lines."""
        return replace(self, rows={line: row for line, row in self.rows.items() if line in lines})


def _too_little(rows: pd.DataFrame) -> list:
    """Lines of which less is known than a figure takes."""
    if "lower" not in rows:
        return []
    known = set(rows.loc[rows["figure"].notna(), "line"])
    return [line for line in dict.fromkeys(rows.loc[rows["lower"].gt(0), "line"]) if line not in known]


def _left_out(
    names: Mapping[object, str], sides: Sequence[_Side], little: Sequence[object]
) -> tuple[list, list]:
    """Lines without anything known, if they are many, or too little, and lines with nothing but bars too short to be seen; never all
    of them.
    """
    on = {line: [(side.rows[line], side.far) for side in sides if line in side.rows] for line in names}
    bare = [line for line, rows in on.items() if all(row.bare(_SHORT * far) for row, far in rows)]
    blank = [line for line in bare if all(row.length is None for row, _ in on[line])]
    short = [line for line in bare if all(row.length for row, _ in on[line])]
    # "No data" beside a stub would deny the sentence that names those.
    stubs = [line for line in blank if line not in little]
    blank = [line for line in blank if line in little or len(stubs) > _MOST_STUBS]
    blank = blank if len(blank) < len(names) else []
    return blank, short if len(blank) + len(short) < len(names) else []


def _told_below(
    names: Mapping[object, str],
    sides: Sequence[_Side],
    lines: tuple[Sequence, Sequence, Sequence],
    lang: Lang,
) -> list[str]:
    """Sentences on lines: those of which too little is known, those that are left out without anything, those too short to be seen."""
    little, blank, short = lines
    told = []
    if short:
        rows = label("semicolon", lang).join(_said(names, sides, line, lang) for line in short)
        told.append(label("too_short", lang, rows=rows))
    for said, some in (("too_little", little), ("rows_without", blank)):
        if some:
            told.append(label(said, lang, names=label("comma", lang).join(names[line] for line in some)))
    return told


def _said(
    names: Mapping[object, str], sides: Sequence[_Side], line: object, lang: Lang, *, likely: bool = False
) -> str:
    """A line in words: its name, and what each panel says of it."""
    gap = "" if lang == "zh" else " "
    said = [
        (side.heading + gap if side.heading else "")
        + row.words
        + (_likely(row.between, row.shown, lang) if likely and row.between else "")
        for side in sides
        if (row := side.rows.get(line))
    ]
    return f"{names[line]}{label('colon', lang)}{label('comma', lang).join(said)}"


def _drawn(
    names: Mapping[object, str], sides: Sequence[_Side], lang: Lang, texts: tuple[str, str, Sequence[str]]
) -> Figure:
    """The page with the names at the left, and for each panel the numbers, the notes and the bars."""
    marks = _marks(sides, lang)
    foot, head = key.height(marks), _HEAD if any(side.heading for side in sides) else 0.0
    title, subtitle, footer = texts
    page = frame.page(_ROW * max(len(names), 1) + head + foot, title=title, subtitle=subtitle, footer=footer)
    size, small = style.SIZES["label"], style.SIZES["small"]
    called = _widest(list(names.values()), size)
    room = (page.body[2] - called - _BETWEEN * (len(sides) - 1)) / len(sides)
    order = {line: i for i, line in enumerate(names)}
    for i, side in enumerate(sides):
        rows = {order[line]: row for line, row in side.rows.items()}
        numbers, notes = [row.words for row in rows.values()], [row.note for row in rows.values()]
        valued, noted = _widest(numbers, small), _widest([note for note in notes if note], small)
        start = called + i * (room + _BETWEEN)
        axes = _axes(page, start + valued + noted, foot, room - valued - noted, len(names))
        if i == 0:
            _write(axes, list(names.values()), (valued + noted) * 72, size)
        _write(axes, numbers, noted * 72, small, list(rows))
        _write(axes, notes, noted * 72 - 5, small, list(rows), side="left")
        axes.set_xlim(0, side.far)
        if side.heading:
            axes.annotate(side.heading, (0, 0), xytext=(0, 5), textcoords="offset points", fontsize=size,
                          color=style.TEXT_2, annotation_clip=False)  # fmt: skip
        for at, row in rows.items():
            _draw_row(axes, at, row, side.far, side.most)
    key.draw(page, marks)
    return page.figure


def _marks(sides: Sequence[_Side], lang: Lang) -> list[list[Artist]]:
    """The key of what was drawn; where all is reported, as a statistic is, there is nothing to tell apart."""
    rows = [(row, side.most) for side in sides for row in side.rows.values()]
    statuses = {row.status for row, _ in rows} - {REPORTED}
    return [
        patches([row.status for row, _ in rows] if statuses else [], lang),
        intervals.keys(
            lang,
            whiskers=any(row.between for row, _ in rows),
            ceilings=any(row.ceiling for row, _ in rows),
            beyond=any(row.between and row.between[1] > most for row, most in rows),
        ),
    ]


def _draw_row(axes: Axes, i: int, row: _Row, far: float, most: float) -> None:
    end = row.length if row.length is not None else far * _STUB
    axes.add_artist(_box(i, 0, end, **look(row.status)))
    if row.ceiling is not None:
        intervals.ceiling(axes, min(end, row.ceiling), row.ceiling, i + 0.5, 0.5)
    if row.between:
        # A line far from its bar would belong to none; the joint is no part of the interval, so it is pale.
        axes.plot([end, max(end, row.between[0])], [i + 0.5] * 2, color=style.BORDER, linewidth=0.6, zorder=1)
        intervals.whisker(axes, *row.between, i + 0.5, 0.22, most)


def _likely(between: tuple[float, float], shown: Scale, lang: Lang) -> str:
    """An interval in words, with its unit: beside it the figure may be in another one, or there is none."""
    low, high = (likely_end(end) for end in between)
    high += shown.name if shown.name == "%" else f" {shown.name}".rstrip()
    return label("alt_unit", lang, unit=label("likely", lang, low=low, high=high))


def stacked_bars(
    counts: pd.DataFrame,
    looks: Mapping[str, tuple[str, str]],
    *,
    lang: Lang,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one bar a row, made of parts that are counted.

    Parameters
    ----------
    counts : DataFrame
        Numbers; the index names the rows from top to bottom, the columns are keys of `looks`.
    looks : mapping of key to (words, colour)
        In the order of drawing.
    lang, title, subtitle, footer
        As for `bars`.

    Returns
    -------
    Figure
        The total stands at the end of each bar; the alt text names it.
    """
    parts = [key for key in looks if key in counts and counts[key].sum() > 0]
    totals = counts[parts].sum(axis=1)
    with style.use():
        marks = [[Patch(facecolor=looks[part][1], label=looks[part][0]) for part in parts]]
        names = [str(name) for name in counts.index]
        foot = key.height(marks)
        page = frame.page(_ROW * max(len(names), 1) + foot, title=title, subtitle=subtitle, footer=footer)
        called = _widest(names, style.SIZES["label"])
        axes = _axes(page, called, foot, page.body[2] - called, len(names))
        _write(axes, names, 0, style.SIZES["label"])
        most = float(totals.max()) if len(totals) else 1.0
        room = axes.get_position().width * style.WIDTH
        axes.set_xlim(0, (most or 1.0) * room / (room - 0.5))
        for i, (_, row) in enumerate(counts.iterrows()):
            left = 0.0
            for part in parts:
                axes.add_artist(_box(i, left, float(row[part]), facecolor=looks[part][1]))
                left += float(row[part])
            axes.text(left + axes.get_xlim()[1] * 0.006, i + 0.5, number(totals.iloc[i]), va="center", ha="left",
                      fontsize=style.SIZES["small"], color=style.INK)  # fmt: skip
        key.draw(page, marks)
    told = label("comma", lang).join(
        f"{name}{label('colon', lang)}{number(total)}" for name, total in totals.items()
    )
    return _described(page.figure, title, told, lang)


def _widest(texts: Sequence[str], size: float) -> float:
    """Inches that the longest of some texts takes before the bars; none where there is no text."""
    return max(style.text_width(text, size) for text in texts) / 72 + 0.1 if len(texts) else 0.0


def _axes(page: frame.Page, left: float, foot: float, width: float, count: int) -> Axes:
    """Axes for the bars of so many rows."""
    axes = bare.axes(page.figure, page.fraction(left, foot, width, _ROW * max(count, 1)))
    axes.set_ylim(max(count, 1), 0)
    axes.axvline(0, color=style.BORDER_STRONG, linewidth=0.6)
    return axes


def _write(
    axes: Axes,
    texts: Sequence[str],
    away: float,
    size: float,
    places: Sequence[int] | None = None,
    side: str = "right",
) -> None:
    """Write texts before the bars, so many points from them: all rows, or those at some places."""
    for i, text in zip(range(len(texts)) if places is None else places, texts, strict=True):
        if text:
            frame.beside(axes, text, (0, i + 0.5), -5 - away, side, size)


def _words(row: object, unit: str, lang: Lang) -> str:
    if row.status == UNKNOWN or pd.isna(row.figure):
        return label("no_data", lang)
    return signed(amount(row.figure, unit, lang, **rounding(row.status)), row.status)


def _box(row: int, left: float, width: float, **face: object) -> Rectangle:
    return Rectangle((left, row + 0.16), width, 0.68, **{"linewidth": 0, **face})


def _described(figure: Figure, title: str, told: str, lang: Lang) -> Figure:
    return titled_alt(figure, title, label("alt_bars", lang, rows=told or label("no_data", lang)), lang)
