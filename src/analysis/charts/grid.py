"""A grid of rows by years: what is known of each cell as colour, how much as a number, and what it sums up to.

It says at a glance where figures are reported, estimated, only a floor, or unknown. A cell that does not exist
(a pair not in force in that year) is left empty; an unknown one is hatched, never white, never zero, and has the ceiling
written on it where claims set one. The thin line under a number is its interval (`charts.intervals`). The sums are given,
not added up here: claims on several years say more of them than the cells do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import bare, frame, intervals, key, style
from analysis.charts.output import titled_alt
from analysis.charts.rectangles import rectangles
from analysis.charts.status import INKS, look, patches, present
from analysis.measures.status import AT_LEAST, UNKNOWN, between, rounding
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import WHOLE, Scale, amount, likely_end, scale

_ROW, _ROW_WITH_LINES, _LINE = 0.27, 0.38, 0.17  # inches
_MOST_NUMBERS = 20  # numbers in more columns than this are too small to read
_TENTH = 0.1  # of the unit of the heading: sums of money that are no less stay in it
_TELLING = 2.0
"""A ceiling beyond so many times the upper end of the interval is not written."""
_ALIKE = 2
"""So many rows of a column may have the same ceiling; of the cells of a row each has its own."""
_LEGIBLE = 0.02
"""The least upper end of an interval, in the unit of the heading, that is told in it."""
_SUM = "sum"
_BEFORE_SUMS = 0.12  # columns
_TINY = 6.5  # points


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
    sums: pd.DataFrame | None = None,
) -> Figure:
    """Draw cells of rows and years, or of rows and other columns.

    Parameters
    ----------
    cells : DataFrame
        `row` (a key of `rows`), `year` (or a key of `headings`), `figure` (base units, null when unknown) and `status`
        from `measures.status`; optional `lower`, `upper` (written behind an estimate where there is room; a ceiling alone
        on the hatching) and `q10`, `q90` (drawn under the number where there is room).
    rows : mapping
        Key -> name, in the order from top to bottom. Those without any figure are named under the grid instead; those of
        which too little is known to be told of the whole row are named there too.
    lang : {"zh", "en"}
    unit : str
        Base unit of the values.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    headings : mapping, optional
        Columns other than years: key -> name, from left to right.
    sums : DataFrame, optional
        What each row comes to: `row` and the columns of `cells` but the year, a column of its own at the right. A `lower`
        without a figure is a floor that is too little to be one.

    Returns
    -------
    Figure
        With an alt text that counts the cells by status.
    """
    columns = _Columns.of(cells, headings, with_sums=sums is not None)
    placed = _placed(cells, sums, columns)
    told = _with_something(placed)
    foot = [footer] if isinstance(footer, str) else list(footer)
    foot += _told_below(rows, told, _too_little(cells, sums, told), lang)
    rows = {row: name for row, name in rows.items() if row in told} if told else dict(rows)
    placed = placed[placed["row"].isin(rows)]
    with style.use():
        figure = _drawn(placed, rows, columns, (unit, lang), (title, subtitle, foot))
    shown = cells.loc[cells["row"].isin(rows), "status"]
    counts = label("comma", lang).join(f"{label(s, lang)} {int((shown == s).sum())}" for s in present(shown))
    said = label("alt_grid", lang, rows=len(rows), years=columns.years, counts=counts)
    return titled_alt(figure, title, said, lang)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns begin, by year or key; what stands above them; how many are years, and whether the last are sums."""

    left: dict[object, float]
    heads: dict[float, str]
    years: int
    plain: bool

    @classmethod
    def of(cls, cells: pd.DataFrame, headings: Mapping[object, str] | None, *, with_sums: bool) -> _Columns:
        """The columns of the cells, and that of their sums after a gap."""
        years = sorted(cells["year"].unique()) if headings is None else list(headings)
        left = {year: float(i) for i, year in enumerate(years)}
        heads = {x: str(year if headings is None else headings[year]) for year, x in left.items()}
        if with_sums:
            left[_SUM] = len(years) + _BEFORE_SUMS
        return cls(left, heads, len(years), headings is None)

    @property
    def across(self) -> float:
        """Width of all, in columns."""
        return max(max(self.left.values(), default=0) + 1, 1)

    @property
    def few(self) -> bool:
        """Whether a number in a cell can be read."""
        return self.years <= _MOST_NUMBERS

    def words(self, room: float, lang: Lang) -> dict[float, list[str]]:
        """Headings in lines that fit into so many points: of many years the first and every fifth."""
        if self.plain:
            told = {
                x: [head] if self.few or x == 0 or int(head) % 5 == 0 else []
                for x, head in self.heads.items()
            }
        else:
            told = {x: frame.wrap(head, style.SIZES["small"], room) for x, head in self.heads.items()}
        return told | ({self.left[_SUM]: [label("total", lang)]} if _SUM in self.left else {})


def _placed(cells: pd.DataFrame, sums: pd.DataFrame | None, columns: _Columns) -> pd.DataFrame:
    """Cells and sums by column, without ceilings that tell nothing."""
    placed = cells.assign(x=cells["year"].map(columns.left)).reset_index(drop=True)
    if sums is not None:
        placed = pd.concat([placed, sums.assign(x=columns.left[_SUM])], ignore_index=True)
    return _near_ceilings(_own_ceilings(placed))


def _drawn(
    placed: pd.DataFrame,
    rows: Mapping[str, str],
    columns: _Columns,
    shown: tuple[str, Lang],
    texts: tuple[str, str, Sequence[str]],
) -> Figure:
    """The page with the cells, their names, headings and numbers."""
    width = style.WIDTH - 2 * frame.MARGIN
    names = max((style.text_width(name, style.SIZES["label"]) for name in rows.values()), default=0) / 72 + 0.1  # fmt: skip
    room = (width - names) / columns.across * 72 - 4
    points = _points(placed["x"].nunique())
    say = _Words.fitting(placed, *shown, room, points)
    lines = columns.few and _lines_fit(placed, say, room)
    heads = columns.words(room, say.lang)
    tall = _ROW_WITH_LINES if lines else _ROW
    head = max(_ROW, _LINE * max((len(words) for words in heads.values()), default=1))
    body = tall * len(rows) + head
    marks = [patches(placed["status"], say.lang), intervals.keys(say.lang, whiskers=lines, ceilings=False)]
    page = frame.page(body + key.height(marks), title=texts[0], subtitle=texts[1], footer=texts[2])
    axes = bare.axes(page.figure, page.fraction(names, key.height(marks), width - names, body))
    axes.set_xlim(0, columns.across)
    axes.set_ylim(len(rows), -head / tall)
    _names(axes, heads, list(rows.values()), -head / tall / 2)
    placed = placed.assign(y=placed["row"].map({row: i for i, row in enumerate(rows)}))
    for status, some in placed.groupby("status"):
        rectangles(axes, some["x"] + 0.02, some["y"] + 0.06, 0.96, 0.88, **look(status))
    if columns.few:
        _numbers(axes, placed, say, room, points, lines=lines)
    key.draw(page, marks)
    return page.figure


def _names(axes: Axes, heads: Mapping[float, Sequence[str]], rows: Sequence[str], middle: float) -> None:
    """Write the headings of the columns, and the names of the rows before them."""
    for x, words in heads.items():
        axes.text(x + 0.5, middle, "\n".join(words), ha="center", va="center", fontsize=style.SIZES["small"],
                  color=style.TEXT_2)  # fmt: skip
    for i, name in enumerate(rows):
        frame.beside(axes, name, (0, i + 0.5), -5, "right")


@dataclass(frozen=True, slots=True)
class _Words:
    """How the numbers of a grid are written: in the unit that its heading names, or cells too small for it in one of their own.

    An interval is in that of the heading too, under a number in a unit of its own as well.
    """

    unit: str
    lang: Lang
    at: Scale

    own: bool = True
    """Whether small cells take their own unit: all of them, or none where one of them has no room for it."""

    @classmethod
    def fitting(cls, placed: pd.DataFrame, unit: str, lang: Lang, room: float, points: float) -> _Words:
        """The words of some cells that have `room` points each."""
        say = cls(unit, lang, scale(unit, lang, placed["figure"].dropna()))
        texts = [_written(cell, say, points, room, bounds=False) for cell in each_row(placed)]
        widest = max((style.text_width(text, points) for text in texts), default=0.0)
        return say if widest <= room else cls(unit, lang, say.at, own=False)

    def step(self, value: float) -> Scale:
        """The unit of a cell by what is told of it; the name of that of the heading is not repeated."""
        small = scale(self.unit, self.lang, value)
        # A tenth of the heading's unit can be read beside the others, and beside the interval under it: 0.5 above 2.6 – 29 亿.
        tiny = small.size < self.at.size and (self.unit in WHOLE or abs(value) < _TENTH * self.at.size)
        return small if self.own and value and tiny else Scale(self.at.size, "")

    def of(self, value: float, at: Scale, **rounded: Any) -> str:
        """A figure of a cell in its unit."""
        return amount(value, self.unit, self.lang, at=at, **rounded)


def _points(columns: int) -> float:
    """Size of the numbers of so many columns."""
    return style.SIZES["small"] * min(1.0, 14 / columns) if columns else style.SIZES["small"]


def _near_ceilings(placed: pd.DataFrame) -> pd.DataFrame:
    """Without the ceilings far above what is likely, also where that is too wide to be told; alone one is all that is known."""
    if not {"upper", "q90"} <= set(placed):
        return placed
    far = placed["figure"].isna() & placed["upper"].gt(_TELLING * placed["q90"].astype("float64"))
    return placed.assign(upper=placed["upper"].mask(far))


def _own_ceilings(placed: pd.DataFrame) -> pd.DataFrame:
    """Without the ceilings that several years of a row, or many rows of a column, have alike: that of a sum says nothing of
    any part of it.
    """
    if "upper" not in placed:
        return placed
    alone = placed["figure"].isna() & placed["upper"].notna()
    years = placed[alone & placed["year"].notna()].groupby(["row", "upper"])["year"]
    rows = placed[alone].groupby(["x", "upper"])["row"]
    shared = years.transform("size").gt(1).reindex(placed.index, fill_value=False)
    shared |= rows.transform("size").gt(_ALIKE).reindex(placed.index, fill_value=False)
    return placed.assign(upper=placed["upper"].mask(shared))


def _with_something(placed: pd.DataFrame) -> set[str]:
    """Rows of which anything is known: a figure, a ceiling, or what is likely."""
    something = placed["figure"].notna()
    if "upper" in placed:
        something |= placed["upper"].notna()
    something |= pd.Series([intervals.likely(cell) is not None for cell in each_row(placed)], index=placed.index, dtype=bool)  # fmt: skip
    return set(placed.loc[something, "row"])


def _too_little(cells: pd.DataFrame, sums: pd.DataFrame | None, told: set[str]) -> set[str]:
    """Rows whose sums are too little for a figure; without sums those of which no cell is told, and one is too little."""
    rows = cells if sums is None else sums
    if "lower" not in rows:
        return set()
    found = set(rows.loc[rows["figure"].isna() & rows["lower"].gt(0), "row"])
    return found - told if sums is None else found


def _told_below(rows: Mapping[str, str], told: set[str], little: set[str], lang: Lang) -> list[str]:
    """Sentences on the rows that are left out, and on those whose sum is."""
    named = {
        "too_little": [name for row, name in rows.items() if row in little],
        "rows_without": [name for row, name in rows.items() if told and row not in told | little],
    }
    return [label(said, lang, names=label("comma", lang).join(some)) for said, some in named.items() if some]


def _ends(cell: object, say: _Words) -> tuple[str, str] | None:
    """The numbers at the ends of a cell's interval; of things that are counted, whole ones.

    They are in the unit of the heading, whatever the number above them is in; ends too small for it name their own, where it
    isn't that of the number.
    """
    ends = intervals.likely(cell)
    if ends is None:
        return None
    if say.unit in WHOLE:
        ends = float(math.ceil(ends[0])), float(math.floor(ends[1]))
        if ends[0] > ends[1]:
            return None
    at = _unit_of_ends(ends, say)
    named = at.name and (pd.isna(cell.figure) or say.step(cell.figure).name != at.name)
    low, high = (likely_end(end / at.size) for end in ends)
    return low, f"{high} {at.name}" if named else high


def _unit_of_ends(ends: tuple[float, float], say: _Words) -> Scale:
    """The unit of an interval: that of the heading unless both ends would be small fractions in it."""
    return Scale(say.at.size, "") if ends[1] >= _LEGIBLE * say.at.size else say.step(ends[1])


def _lines_fit(placed: pd.DataFrame, say: _Words, room: float) -> bool:
    """Whether there are intervals, and room in a cell for the longest with its numbers.

    Cells in a unit of their own may have longer ones: those without room do without the line.
    """
    ends = {cell.Index: _ends(cell, say) for cell in each_row(placed)}
    told = [(pair, intervals.likely(cell)) for cell in each_row(placed) if (pair := ends[cell.Index])]
    plain = [pair for pair, between in told if not _unit_of_ends(between, say).name]
    return bool(told) and all(_has_room(pair, room) for pair in plain)


def _has_room(ends: tuple[str, str], room: float) -> bool:
    return style.text_width("".join(ends), _TINY) + 22 <= room


def _numbers(
    axes: Axes, placed: pd.DataFrame, say: _Words, room: float, points: float, *, lines: bool
) -> None:
    """Write the number of each cell, and its interval under it."""
    halo = style.halo(2.5, style.NO_DATA_FACE)
    # A collection of lines for each interval would take longer than all numbers.
    drawn: dict[bool, list[tuple[intervals.Stroke, str]]] = {False: [], True: []}
    for cell in each_row(placed):
        ends = _ends(cell, say) if lines else None
        ends = ends if ends and _has_room(ends, room) else None
        words = _written(cell, say, points, room, bounds=ends is None)
        ink, behind = INKS[cell.status], halo if cell.status == UNKNOWN else {}
        middle = cell.y + (0.5 if ends is None or not words else 0.36)
        if words:
            axes.text(cell.x + 0.5, middle, words, ha="center", va="center", fontsize=points, color=ink,
                      **behind)  # fmt: skip
        if ends is not None:
            strokes = _interval(axes, cell.x, cell.y + (0.75 if words else 0.5), ends, room, ink, behind)
            drawn[bool(behind)] += [(stroke, ink) for stroke in strokes]
    for on_grey, some in drawn.items():
        if some:
            strokes, inks = zip(*some, strict=True)
            intervals.draw(axes, strokes, color=inks, **(halo if on_grey else {}))


def _interval(
    axes: Axes, x: float, y: float, ends: tuple[str, str], room: float, ink: str, behind: Mapping[str, object]
) -> list[intervals.Stroke]:
    """The thin line of a cell, its ends numbered."""
    across = 1 / (room + 4)  # columns a point
    wide = [style.text_width(end, _TINY) for end in ends]
    line = min(40.0, room - sum(wide) - 8)
    # The whole stands in the middle, not the line: a long number would leave the cell.
    middle = x + 0.5 + (wide[0] - wide[1]) / 2 * across
    left, right = middle - line / 2 * across, middle + line / 2 * across
    for place, side, words in ((left, "right", ends[0]), (right, "left", ends[1])):
        axes.text(place + (3 if side == "left" else -3) * across, y, words, ha=side, va="center", fontsize=_TINY, color=ink,
                  **behind)  # fmt: skip
    return intervals.strokes(left, right, y, 0.14)


def _written(cell: object, say: _Words, points: float, room: float, *, bounds: bool) -> str:
    """A cell's number: a floor is marked, a ceiling alone too, an estimate has its range behind it where that fits."""
    if pd.isna(cell.figure):
        high = getattr(cell, "upper", math.nan)
        return f"≤{say.of(high, say.step(high), up=True)}" if pd.notna(high) else ""
    at = say.step(cell.figure)
    if cell.status == AT_LEAST:
        return f"≥{say.of(cell.figure, at, down=True)}"
    words = say.of(cell.figure, at, **rounding(cell.status))
    single = say.unit in WHOLE and at.size == 1
    ends = between(cell, whole=single) if bounds else None
    if ends is None:
        return words
    low, high = ends
    if single:
        words = say.of(min(max(cell.figure, low), high), at, **rounding(cell.status))
    told = [likely_end(end / at.size) for end in (low, high)]
    both = f"{words} ({told[0]}–{told[1]})"
    return both if told[0] != told[1] and style.text_width(both, points) <= room else words
