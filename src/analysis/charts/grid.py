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
"""A floor so many times below the lower end of the interval tells nothing of its cell."""
_ALIKE = 2
"""So many rows of a column may have the same ceiling; of the cells of a row each has its own."""
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
    columns = _Columns.of(cells, headings, with_sums=sums is not None)
    placed = _placed(cells, sums, columns)
    told = _with_something(placed)
    blank = [name for row, name in rows.items() if row not in told] if told else []
    rows = {row: name for row, name in rows.items() if row in told} if told else dict(rows)
    placed = placed[placed["row"].isin(rows)]
    foot = [footer] if isinstance(footer, str) else list(footer)
    if blank:
        foot.append(label("rows_without", lang, names=label("comma", lang).join(blank)))
    with style.use():
        figure = _drawn(placed, rows, columns, _Words(unit, lang, scale(unit, lang, placed["figure"].dropna())), (title, subtitle, foot))  # fmt: skip
    counts = label("comma", lang).join(
        f"{label(s, lang)} {int((cells['status'] == s).sum())}" for s in present(cells["status"])
    )
    said = label(
        "alt_grid", lang, title=title.rstrip("。. "), rows=len(rows), years=columns.years, counts=counts
    )
    return set_alt_text(figure, said)


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
    """Cells and sums by column, without ceilings and floors that tell nothing."""
    placed = cells.assign(x=cells["year"].map(columns.left)).reset_index(drop=True)
    if sums is not None:
        placed = pd.concat([placed, sums.assign(x=columns.left[_SUM])], ignore_index=True)
    return _without_scraps(_own_ceilings(placed))


def _drawn(
    placed: pd.DataFrame,
    rows: Mapping[str, str],
    columns: _Columns,
    say: _Words,
    texts: tuple[str, str, Sequence[str]],
) -> Figure:
    """The page with the cells, their names, headings and numbers."""
    width = style.WIDTH - 2 * frame.MARGIN
    names = max((style.text_width(name, style.SIZES["label"]) for name in rows.values()), default=0) / 72 + 0.1  # fmt: skip
    room = (width - names) / columns.across * 72 - 4
    lines = columns.few and _lines_fit(placed, say, room)
    heads = columns.words(room, say.lang)
    tall = _ROW_WITH_LINES if lines else _ROW
    head = max(_ROW, _LINE * max((len(words) for words in heads.values()), default=1))
    body = tall * len(rows) + head
    marks = [patches(placed["status"], say.lang), intervals.keys(say.lang, whiskers=lines, ceilings=False)]
    page = frame.page(body + key.height(marks), title=texts[0], subtitle=texts[1], footer=texts[2])
    axes = page.figure.add_axes(page.fraction(names, key.height(marks), width - names, body))
    axes.set_xlim(0, columns.across)
    axes.set_ylim(len(rows), -head / tall)
    axes.set_axis_off()
    _names(axes, heads, list(rows.values()), -head / tall / 2)
    placed = placed.assign(y=placed["row"].map({row: i for i, row in enumerate(rows)}))
    for status, some in placed.groupby("status"):
        rectangles(axes, some["x"] + 0.02, some["y"] + 0.06, 0.96, 0.88, **look(status))
    if columns.few:
        _numbers(axes, placed, say, room, lines=lines)
    key.draw(page, marks)
    return page.figure


def _names(axes: Axes, heads: Mapping[float, Sequence[str]], rows: Sequence[str], middle: float) -> None:
    """Write the headings of the columns, and the names of the rows before them."""
    for x, words in heads.items():
        axes.text(x + 0.5, middle, "\n".join(words), ha="center", va="center", fontsize=style.SIZES["small"],
                  color=style.TEXT_2)  # fmt: skip
    for i, name in enumerate(rows):
        axes.annotate(name, (0, i + 0.5), xytext=(-5, 0), textcoords="offset points", ha="right", va="center",
                      fontsize=style.SIZES["label"], color=style.INK, annotation_clip=False)  # fmt: skip


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
    """Without the ceilings that cells of a column or a row have alike: that of their sum says nothing of any of them."""
    if "upper" not in placed:
        return placed
    alone = placed["figure"].isna() & placed["upper"].notna()
    for by, most in (("x", _ALIKE), ("row", 1)):
        alike = placed[alone].groupby([by, "upper"])["x"].transform("size").reindex(placed.index)
        placed = placed.assign(upper=placed["upper"].mask(alone & (alike > most)))
    return placed


def _without_scraps(placed: pd.DataFrame) -> pd.DataFrame:
    """Floors so far below what is likely that they are a county's: of the whole cell nothing is known."""
    between = [intervals.likely(cell) for cell in placed.itertuples()]
    low = pd.Series([ends[0] if ends else math.nan for ends in between], index=placed.index, dtype=float)
    scrap = placed["status"].eq(AT_LEAST) & (placed["figure"] * _SCRAP < low)
    return placed.assign(status=placed["status"].mask(scrap, UNKNOWN), figure=placed["figure"].mask(scrap))


def _with_something(placed: pd.DataFrame) -> set[str]:
    """Rows of which anything is known: a figure, a ceiling, or what is likely."""
    something = placed["figure"].notna()
    if "upper" in placed:
        something |= placed["upper"].notna()
    something |= pd.Series([intervals.likely(cell) is not None for cell in placed.itertuples()], index=placed.index, dtype=bool)  # fmt: skip
    return set(placed.loc[something, "row"])


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
    halo = style.halo(2.5, style.NO_DATA_FACE)
    for cell in placed.itertuples():
        between = _ends(cell, say) if lines else None
        words = _written(cell, replace(say, own=between is None), points, room, bounds=between is None)
        ink, behind = INKS[cell.status], halo if cell.status == UNKNOWN else {}
        middle = cell.y + (0.5 if between is None or not words else 0.36)
        if words:
            axes.text(cell.x + 0.5, middle, words, ha="center", va="center", fontsize=points, color=ink,
                      **behind)  # fmt: skip
        if between is not None:
            _interval(axes, cell.x, cell.y + (0.75 if words else 0.5), between, room, ink, behind)


def _interval(
    axes: Axes, x: float, y: float, ends: tuple[str, str], room: float, ink: str, behind: Mapping[str, object]
) -> None:
    """The thin line of a cell, its ends numbered."""
    across = 1 / (room + 4)  # columns a point
    line = min(40.0, room - sum(style.text_width(end, _TINY) for end in ends) - 8)
    left, right = x + 0.5 - line / 2 * across, x + 0.5 + line / 2 * across
    intervals.whisker(axes, left, right, y, 0.14, color=ink, **behind)
    for place, side, words in ((left, "right", ends[0]), (right, "left", ends[1])):
        axes.text(place + (3 if side == "left" else -3) * across, y, words, ha=side, va="center", fontsize=_TINY, color=ink,
                  **behind)  # fmt: skip


def _written(cell: object, say: _Words, points: float, room: float, *, bounds: bool) -> str:
    """A cell's number: a floor is marked, a ceiling alone too, an estimate has its bounds behind it where they fit."""
    low, high = getattr(cell, "lower", math.nan), getattr(cell, "upper", math.nan)
    between = intervals.likely(cell)
    if cell.status == AT_LEAST:
        return f"≥{say.of(cell.figure, down=True)}"
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
