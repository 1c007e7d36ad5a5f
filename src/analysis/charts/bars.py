"""Horizontal bars: one value a row with its worth, or counts in stacked parts.

The number stands beside each name, so that no reader has to measure. A floor is pale and marked ≥, an estimate has a
dashed edge; the thin line over a bar is its interval, the dotted one ends at its ceiling (`charts.intervals`). A row without
a value is a hatched stub, never a bar of length nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import frame, intervals, key, style
from analysis.charts.output import titled_alt
from analysis.charts.status import look, patches
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, UNKNOWN
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, amount, number, scale

_ROW, _STUB = 0.27, 0.024  # inches; share of the axis
_BEYOND = 1.8
"""How far intervals and ceilings may stretch the axis, in lengths of the longest bar."""
_TOLD = 0.18  # share of that which an interval takes that is written


def bars(
    rows: pd.DataFrame,
    *,
    lang: Lang,
    unit: str,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw one bar a row, from top to bottom.

    Parameters
    ----------
    rows : DataFrame
        `name`, `figure` (base units, null when unknown), `status` (`measures.status`); optional `q10` and `q90` (the
        thin line), `upper` (the ceiling of what is not reported) and `note`, written after the number.
    lang : {"zh", "en"}
    unit : str
        Base unit of the values.
    title, subtitle, footer : str
        The finding; what is measured; sources and what is missing.

    Returns
    -------
    Figure
        With an alt text that names every row and its value.
    """
    shown = scale(unit, lang, rows["figure"].dropna())
    words = [_words(row, unit, lang) for row in rows.itertuples()]
    longest = rows["figure"].max() / shown.size if rows["figure"].notna().any() else 1.0
    most = _BEYOND * longest
    drawn = [_Row.of(row, shown, most) for row in rows.itertuples()]
    with style.use():
        marks = [
            patches(rows["status"], lang),
            intervals.keys(
                lang,
                whiskers=any(row.between for row in drawn),
                ceilings=any(row.ceiling for row in drawn),
                beyond=any(row.between and row.between[1] > most for row in drawn),
            ),
        ]
        notes = [
            f"{text}  {note}" if isinstance(note, str) and note else text
            for text, note in zip(words, rows.get("note", pd.Series([""] * len(rows))), strict=True)
        ]
        page, axes = _open(list(rows["name"]), title, subtitle, footer, marks, notes)
        far = 1.01 * max((row.end for row in drawn), default=0.0) or 1.0
        axes.set_xlim(0, far)
        for i, row in enumerate(drawn):
            _draw_row(axes, i, row, far, most)
        key.draw(page, marks)
    told = label("comma", lang).join(
        f"{name}{label('colon', lang)}{text}{_told(row, lang)}"
        for name, text, row in zip(rows["name"], words, drawn, strict=True)
    )
    return _described(page.figure, title, told, lang)


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar in the unit that is shown: its length (none where nothing is known), its interval and whether that lies wholly
    beyond the axis, its ceiling, and where it ends.
    """

    status: str
    length: float | None
    between: tuple[float, float] | None
    beyond: bool
    ceiling: float | None
    end: float

    @classmethod
    def of(cls, row: object, shown: Scale, most: float) -> _Row:
        """The marks of a row; a ceiling beyond `most` or far above the bar is none, an interval that only begins there is written."""
        known = row.status != UNKNOWN and pd.notna(row.figure)
        length = float(row.figure) / shown.size if known else None
        between = intervals.likely(row)
        between = between if between and between[1] <= intervals.FAR * between[0] else None
        between = between and (between[0] / shown.size, between[1] / shown.size)
        near = most if length is None else min(most, intervals.FAR * length)
        beyond = between is not None and between[0] >= near
        upper = getattr(row, "upper", None)
        ceiling = upper / shown.size if pd.notna(upper) and row.status not in (REPORTED, STATED) else None
        ceiling = ceiling if ceiling is not None and ceiling <= near else None
        told = (length or 0.0) + _TOLD * most if beyond else between and min(between[1], most)
        end = max((end for end in (length, told, ceiling) if end is not None), default=0.0)
        return cls(row.status, length, between, beyond, ceiling, end)


def _draw_row(axes: Axes, i: int, row: _Row, far: float, most: float) -> None:
    end = row.length if row.length is not None else far * _STUB
    _bar(axes, i, 0, end, row.status)
    if row.ceiling is not None:
        intervals.ceiling(axes, min(end, row.ceiling), row.ceiling, i + 0.5, 0.5)
    if row.beyond:
        # A bar without a mark would look certain beside one with a line.
        told = "–".join(number(limit, 3) for limit in row.between)
        axes.plot([0.996 * far], [i + 0.5], ">", color=style.INK, markersize=3.5, markeredgewidth=0, zorder=5)
        axes.text(
            0.985 * far,
            i + 0.5,
            told,
            ha="right",
            va="center",
            fontsize=style.SIZES["small"],
            color=style.INK,
        )
    elif row.between:
        # A line far from its bar would belong to none.
        axes.plot(
            [end, max(end, row.between[0])],
            [i + 0.5] * 2,
            color=style.BORDER_STRONG,
            linewidth=0.6,
            linestyle=":",
            zorder=1,
        )
        intervals.whisker(axes, *row.between, i + 0.5, 0.22, most)


def _told(row: _Row, lang: Lang) -> str:
    """The interval of a row in words; nothing where it has none."""
    if not row.between:
        return ""
    low, high = (number(end, 2) for end in row.between)
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
        page, axes = _open([str(name) for name in counts.index], title, subtitle, footer, marks)
        most = float(totals.max()) if len(totals) else 1.0
        room = axes.get_position().width * style.WIDTH
        axes.set_xlim(0, (most or 1.0) * room / (room - 0.5))
        for i, (_, row) in enumerate(counts.iterrows()):
            left = 0.0
            for part in parts:
                axes.add_patch(_box(i, left, float(row[part]), facecolor=looks[part][1]))
                left += float(row[part])
            axes.text(left + axes.get_xlim()[1] * 0.006, i + 0.5, number(totals.iloc[i]), va="center", ha="left",
                      fontsize=style.SIZES["small"], color=style.INK)  # fmt: skip
        key.draw(page, marks)
    told = label("comma", lang).join(
        f"{name}{label('colon', lang)}{number(total)}" for name, total in totals.items()
    )
    return _described(page.figure, title, told, lang)


def _open(
    names: Sequence[str],
    title: str,
    subtitle: str,
    footer: str | Sequence[str],
    marks: Sequence[Sequence[Artist]],
    values: Sequence[str] = (),
) -> tuple[frame.Page, Axes]:
    """A page with the names of the rows and their values, and axes for the bars."""
    foot, size, small = key.height(marks), style.SIZES["label"], style.SIZES["small"]
    page = frame.page(_ROW * max(len(names), 1) + foot, title=title, subtitle=subtitle, footer=footer)
    width, height = page.body[2:]
    called = max((style.text_width(name, size) for name in names), default=0) / 72 + 0.1
    valued = max((style.text_width(value, small) for value in values), default=0) / 72 + (0.1 if len(values) else 0)  # fmt: skip
    left = called + valued
    axes = page.figure.add_axes(page.fraction(left, foot, width - left, height - foot))
    axes.set_ylim(max(len(names), 1), 0)
    axes.set_axis_off()
    axes.axvline(0, color=style.BORDER_STRONG, linewidth=0.6)
    for away, texts, points in ((valued * 72, names, size), (0, values, small)):
        for i, text in enumerate(texts):
            axes.annotate(text, (0, i + 0.5), xytext=(-5 - away, 0), textcoords="offset points", ha="right", va="center",
                          fontsize=points, color=style.INK, annotation_clip=False)  # fmt: skip
    return page, axes


def _words(row: object, unit: str, lang: Lang) -> str:
    if row.status == UNKNOWN or pd.isna(row.figure):
        return label("no_data", lang)
    sign = {AT_LEAST: "≥ ", ESTIMATED: "≈ "}.get(row.status, "")
    # One digit more of a floor, so that little of it is cut.
    floor = row.status == AT_LEAST
    return sign + amount(row.figure, unit, lang, down=floor)


def _bar(axes: Axes, row: int, left: float, width: float, status: str) -> None:
    axes.add_patch(_box(row, left, width, **look(status)))


def _box(row: int, left: float, width: float, **face: object) -> Rectangle:
    return Rectangle((left, row + 0.16), width, 0.68, **{"linewidth": 0, **face})


def _described(figure: Figure, title: str, told: str, lang: Lang) -> Figure:
    return titled_alt(figure, title, label("alt_bars", lang, rows=told or label("no_data", lang)), lang)
