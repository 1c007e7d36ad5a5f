"""A grid of rows by years: what is known of each cell as colour, how much as a number, and what it sums up to.

It says at a glance where figures are reported, estimated, only a floor, or unknown. A cell that does not exist
(a pair not in force in that year) is left empty; an unknown one is hatched, never white, never zero, and has the ceiling
written on it where claims set one. The thin line under a number is its interval (`charts.intervals`). The sums are given,
not added up here: claims on several years say more of them than the cells do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from analysis.charts import frame, intervals, key, style
from analysis.charts.output import set_alt_text
from analysis.charts.rectangles import rectangles
from analysis.charts.status import INKS, look, patches, present
from analysis.measures.status import AT_LEAST, ESTIMATED, UNKNOWN
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import WHOLE, Scale, amount, number, scale, within

_ROW, _ROW_WITH_LINES, _LINE = 0.27, 0.38, 0.17  # inches
WIDE = 0.1
"""Bounds further apart than this share of the value are worth a reader's attention."""
_MOST_NUMBERS = 20  # numbers in more columns than this are too small to read
_TELLING = 2.0
"""A ceiling beyond so many times the upper end of the interval is not written."""
_SCRAP = 100.0
"""A floor so many times below the lower end of the interval is not written."""
_ALIKE = 2
"""So many rows of a column may have the same ceiling."""
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
        Key -> name, in the order from top to bottom. Those without any figure are named under the grid instead.
    lang : {"zh", "en"}
    unit : str
        Base unit of the values.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.
    headings : mapping, optional
        Columns other than years: key -> name, from left to right.
    sums : DataFrame, optional
        What each row comes to: `row` and the columns of `cells` but the year, a column of its own at the right.

    Returns
    -------
    Figure
        With an alt text that counts the cells by status.
    """
    years = sorted(cells["year"].unique()) if headings is None else list(headings)
    columns = {year: float(i) for i, year in enumerate(years)}
    heads = dict(columns) if headings is None else {headings[year]: x for year, x in columns.items()}
    placed = cells.assign(x=cells["year"].map(columns)).reset_index(drop=True)
    if sums is not None:
        columns["sum"] = len(years) + _BEFORE_SUMS
        placed = pd.concat([placed, sums.assign(x=columns["sum"])], ignore_index=True)
    placed = _own_ceilings(placed)
    told = _with_something(placed)
    blank = [name for row, name in rows.items() if row not in told] if told else []
    rows = {row: name for row, name in rows.items() if row in told} if told else dict(rows)
    foot = [footer] if isinstance(footer, str) else list(footer)
    if blank:
        foot.append(label("rows_without", lang, names=label("comma", lang).join(blank)))
    placed = placed[placed["row"].isin(rows)]
    width = style.WIDTH - 2 * frame.MARGIN
    names = max((style.text_width(name, style.SIZES["label"]) for name in rows.values()), default=0) / 72 + 0.1  # fmt: skip
    across = max(max(columns.values(), default=0) + 1, 1)
    room = (width - names) / across * 72 - 4
    say = _Words(unit, lang, scale(unit, lang, placed["figure"].dropna()))
    lines = len(years) <= _MOST_NUMBERS and _lines_fit(placed, say, room)
    with style.use():
        texts = _heads(heads, years, headings is None, room)
        if sums is not None:
            texts[columns["sum"]] = [label("total", lang)]
        tall = _ROW_WITH_LINES if lines else _ROW
        head = max(_ROW, _LINE * max((len(words) for words in texts.values()), default=1))
        body = tall * len(rows) + head
        marks = [patches(placed["status"], lang), intervals.keys(lang, whiskers=lines, ceilings=False)]
        page = frame.page(body + key.height(marks), title=title, subtitle=subtitle, footer=foot)
        axes = page.figure.add_axes(page.fraction(names, key.height(marks), width - names, body))
        axes.set_xlim(0, across)
        axes.set_ylim(len(rows), -head / tall)
        axes.set_axis_off()
        for x, words in texts.items():
            axes.text(x + 0.5, -head / tall / 2, "\n".join(words), ha="center", va="center", fontsize=style.SIZES["small"],
                      color=style.TEXT_2)  # fmt: skip
        for i, name in enumerate(rows.values()):
            axes.annotate(name, (0, i + 0.5), xytext=(-5, 0), textcoords="offset points", ha="right", va="center",
                          fontsize=style.SIZES["label"], color=style.INK, annotation_clip=False)  # fmt: skip
        placed = placed.assign(y=placed["row"].map({row: i for i, row in enumerate(rows)}))
        for status, some in placed.groupby("status"):
            rectangles(axes, some["x"] + 0.02, some["y"] + 0.06, 0.96, 0.88, **look(status))
        if len(years) <= _MOST_NUMBERS:
            _numbers(axes, placed, say, room, lines=lines)
        key.draw(page, marks)
    counts = label("comma", lang).join(
        f"{label(s, lang)} {int((cells['status'] == s).sum())}" for s in present(cells["status"])
    )
    return set_alt_text(
        page.figure,
        label("alt_grid", lang, title=title.rstrip("。. "), rows=len(rows), years=len(years), counts=counts),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """How the numbers of a grid are written: in the unit that its heading names, or a smaller one of their own."""

    unit: str
    lang: Lang
    at: Scale

    own: bool = True
    """Whether small figures take their own unit; not above an interval, whose ends are in that of the heading."""

    def of(self, value: float, *, down: bool = False, up: bool = False) -> str:
        """A figure of a cell."""
        if self.own:
            return within(value, self.unit, self.lang, self.at, down=down, up=up)
        return amount(value, self.unit, self.lang, at=Scale(self.at.size, ""), down=down, up=up)


def _own_ceilings(placed: pd.DataFrame) -> pd.DataFrame:
    """Without the ceilings that many rows of a column have alike: that of their sum says nothing of any of them."""
    if "upper" not in placed:
        return placed
    alone = placed["figure"].isna() & placed["upper"].notna()
    alike = placed[alone].groupby(["x", "upper"])["row"].transform("size").reindex(placed.index)
    return placed.assign(upper=placed["upper"].mask(alone & (alike > _ALIKE)))


def _with_something(placed: pd.DataFrame) -> set[str]:
    """Rows of which anything is known: a figure, a ceiling, or what is likely."""
    something = placed["figure"].notna()
    if "upper" in placed:
        something |= placed["upper"].notna()
    something |= pd.Series([intervals.likely(cell) is not None for cell in placed.itertuples()], index=placed.index, dtype=bool)  # fmt: skip
    return set(placed.loc[something, "row"])


def _heads(
    heads: Mapping[object, float], years: Sequence[int], plain: bool, room: float
) -> dict[float, list[str]]:
    """Headings by the left edge of their columns: of many years the first and every fifth."""
    few = len(years) <= _MOST_NUMBERS
    if plain:
        return {x: [str(year)] if few or x == 0 or year % 5 == 0 else [] for year, x in heads.items()}
    return {x: frame.wrap(str(words), style.SIZES["small"], room) for words, x in heads.items()}


def _ends(cell: object, say: _Words) -> tuple[str, str] | None:
    """The numbers at the ends of a cell's interval; of things that are counted, whole ones."""
    between = intervals.likely(cell)
    if between is None:
        return None
    if say.unit in WHOLE:
        between = float(math.ceil(between[0])), float(math.floor(between[1]))
        if between[0] > between[1]:
            return None
    return number(between[0] / say.at.size, 2), number(between[1] / say.at.size, 2)


def _lines_fit(placed: pd.DataFrame, say: _Words, room: float) -> bool:
    """Whether there are intervals, and room in a cell for the longest with its numbers."""
    ends = [_ends(cell, say) for cell in placed.itertuples()]
    widest = max((style.text_width("".join(pair), _TINY) for pair in ends if pair), default=math.inf)
    return widest + 22 <= room


def _numbers(axes: Axes, placed: pd.DataFrame, say: _Words, room: float, *, lines: bool) -> None:
    """Write the number of each cell, and its interval under it."""
    columns = placed["x"].nunique()
    points = style.SIZES["small"] if columns <= 14 else style.SIZES["small"] * 14 / columns
    halo = [withStroke(linewidth=2.5, foreground=style.NO_DATA_FACE)]
    for cell in placed.itertuples():
        between = _ends(cell, say) if lines else None
        words = _written(cell, replace(say, own=between is None), points, room, bounds=between is None)
        ink, behind = INKS[cell.status], halo if cell.status == UNKNOWN else []
        middle = cell.y + (0.5 if between is None or not words else 0.36)
        if words:
            axes.text(cell.x + 0.5, middle, words, ha="center", va="center", fontsize=points, color=ink,
                      path_effects=behind)  # fmt: skip
        if between is not None:
            _interval(axes, cell.x, cell.y + (0.75 if words else 0.5), between, room, ink, behind)


def _interval(
    axes: Axes, x: float, y: float, ends: tuple[str, str], room: float, ink: str, behind: list
) -> None:
    """The thin line of a cell, its ends numbered."""
    across = 1 / (room + 4)  # columns a point
    line = min(40.0, room - sum(style.text_width(end, _TINY) for end in ends) - 8)
    left, right = x + 0.5 - line / 2 * across, x + 0.5 + line / 2 * across
    intervals.whisker(axes, left, right, y, 0.14, color=ink, path_effects=behind)
    for place, side, words in ((left, "right", ends[0]), (right, "left", ends[1])):
        axes.text(place + (3 if side == "left" else -3) * across, y, words, ha=side, va="center", fontsize=_TINY, color=ink,
                  path_effects=behind)  # fmt: skip


def _written(cell: object, say: _Words, points: float, room: float, *, bounds: bool) -> str:
    """A cell's number: a floor is marked, a ceiling alone too, an estimate has its bounds behind it where they fit."""
    low, high = getattr(cell, "lower", math.nan), getattr(cell, "upper", math.nan)
    between = intervals.likely(cell)
    if cell.status == AT_LEAST:
        # A floor a hundred times below what is likely is a county's; beside the interval it would only be misread.
        tells = between is None or cell.figure * _SCRAP >= between[0]
        return f"≥{say.of(cell.figure, down=True)}" if tells else ""
    if pd.isna(cell.figure):
        # A ceiling far above what is likely says nothing; alone it is all that is known.
        tells = pd.notna(high) and (between is None or high <= _TELLING * between[1])
        return f"≤{say.of(high, up=True)}" if tells else ""
    words = say.of(cell.figure)
    if not bounds or cell.status != ESTIMATED or pd.isna(low) or pd.isna(high):
        return words
    if say.at.size == 1:
        low, high = math.ceil(low), math.floor(high)
        words = say.of(min(max(cell.figure, low), high))
    ends = say.of(low), say.of(high)
    both = f"{words} ({ends[0]}–{ends[1]})"
    wide = high - low > WIDE * cell.figure and ends[0] != ends[1]
    return both if wide and style.text_width(both, points) <= room else words
