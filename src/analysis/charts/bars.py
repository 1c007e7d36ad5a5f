"""Horizontal bars: one value a row with its worth, or counts in stacked parts.

The number stands at the end of each bar, so that no reader has to measure. A floor is pale and marked ≥, an estimate
paler than a report and drawn with its bounds; a row without a value is a hatched stub, never a bar of length nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.charts import frame, style
from analysis.charts.output import set_alt_text
from analysis.charts.status import FACES, patches
from analysis.measures.status import AT_LEAST, ESTIMATED, UNKNOWN
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, number, scale

_ROW, _LEGEND, _STUB = 0.27, 0.32, 0.012  # inches; share of the axis


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
        `name`, `figure` (base units, null when unknown), `status` (`measures.status`); optional `lower` and `upper`, drawn
        as a thin line on estimates, and `note`, written after the number.
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
    words = [_words(row, shown, lang) for row in rows.itertuples()]
    with style.use():
        page, axes, room = _open(list(rows["name"]), title, subtitle, footer)
        notes = [
            f"{text}  {note}" if isinstance(note, str) and note else text
            for text, note in zip(words, rows.get("note", pd.Series([""] * len(rows))), strict=True)
        ]
        ends = pd.concat([rows["figure"], rows["upper"].where(rows["status"] == ESTIMATED)] if "upper" in rows else [rows["figure"]])  # fmt: skip
        longest = max((style.text_width(note, style.SIZES["small"]) for note in notes), default=0) / 72 + 0.15
        most = float(ends.max() / shown.size) if ends.notna().any() else 1.0
        axes.set_xlim(0, (most or 1.0) * room / max(room - longest, room / 4))
        far = axes.get_xlim()[1]
        for i, row in enumerate(rows.itertuples()):
            end = far * _STUB
            if row.status == UNKNOWN or pd.isna(row.figure):
                _bar(axes, i, 0, far * _STUB * 2, style.NO_DATA_FACE, hatch=True)
                end = far * _STUB * 2
            else:
                end = row.figure / shown.size
                _bar(axes, i, 0, end, FACES[row.status])
                if row.status == ESTIMATED and pd.notna(getattr(row, "upper", None)):
                    axes.plot([row.lower / shown.size, row.upper / shown.size], [i + 0.5] * 2, color=style.INK, linewidth=0.8)  # fmt: skip
                    end = max(end, row.upper / shown.size)
            axes.text(end + far * 0.006, i + 0.5, notes[i], va="center", ha="left", fontsize=style.SIZES["small"],
                      color=style.INK if row.status != UNKNOWN else style.MUTED)  # fmt: skip
        _legend(page, patches(rows["status"], lang))
    told = label("comma", lang).join(
        f"{name}{label('colon', lang)}{text}" for name, text in zip(rows["name"], words, strict=True)
    )
    return _described(page.figure, title, told, lang)


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
        page, axes, room = _open([str(name) for name in counts.index], title, subtitle, footer)
        most = float(totals.max()) if len(totals) else 1.0
        axes.set_xlim(0, (most or 1.0) * room / (room - 0.5))
        for i, (_, row) in enumerate(counts.iterrows()):
            left = 0.0
            for key in parts:
                _bar(axes, i, left, float(row[key]), looks[key][1])
                left += float(row[key])
            axes.text(left + axes.get_xlim()[1] * 0.006, i + 0.5, number(totals.iloc[i]), va="center", ha="left",
                      fontsize=style.SIZES["small"], color=style.INK)  # fmt: skip
        _legend(page, [Patch(facecolor=looks[key][1], label=looks[key][0]) for key in parts])
    told = label("comma", lang).join(
        f"{name}{label('colon', lang)}{number(total)}" for name, total in totals.items()
    )
    return _described(page.figure, title, told, lang)


def _open(
    names: Sequence[str], title: str, subtitle: str, footer: str | Sequence[str]
) -> tuple[frame.Page, Axes, float]:
    """A page with the names of the rows, axes for the bars, and the width of the axes in inches."""
    page = frame.page(_ROW * max(len(names), 1) + _LEGEND, title=title, subtitle=subtitle, footer=footer)
    width, height = page.body[2:]
    left = max((style.text_width(name, style.SIZES["label"]) for name in names), default=0) / 72 + 0.1
    axes = page.figure.add_axes(page.fraction(left, _LEGEND, width - left, height - _LEGEND))
    axes.set_ylim(max(len(names), 1), 0)
    axes.set_axis_off()
    axes.axvline(0, color=style.BORDER_STRONG, linewidth=0.6)
    for i, name in enumerate(names):
        axes.annotate(name, (0, i + 0.5), xytext=(-5, 0), textcoords="offset points", ha="right", va="center",
                      fontsize=style.SIZES["label"], color=style.INK, annotation_clip=False)  # fmt: skip
    return page, axes, width - left


def _words(row, shown: Scale, lang: Lang) -> str:
    if row.status == UNKNOWN or pd.isna(row.figure):
        return label("no_data", lang)
    sign = {AT_LEAST: "≥ ", ESTIMATED: "≈ "}.get(row.status, "")
    # One digit more than elsewhere, so that little of a floor is cut.
    floor = row.status == AT_LEAST
    text = number(row.figure / shown.size, 4 if floor else 3, down=floor)
    return f"{sign}{text}{'%' if shown.name == '%' else ' ' + shown.name if shown.name else ''}"


def _bar(axes: Axes, row: int, left: float, width: float, face: str, hatch: bool = False) -> None:
    axes.add_patch(Rectangle(
        (left, row + 0.16), width, 0.68, facecolor=face, linewidth=0, hatch="////" if hatch else None,
        edgecolor=style.NO_DATA_HATCH if hatch else "none",
    ))  # fmt: skip


def _legend(page: frame.Page, handles: Sequence[Patch]) -> None:
    if not handles:
        return
    page.figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=page.fraction(0, 0, 0, 0)[:2], ncols=len(handles),
        fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, handlelength=1.6,
    )  # fmt: skip


def _described(figure: Figure, title: str, told: str, lang: Lang) -> Figure:
    head = f"{title}{label('colon', lang)}" if title else ""
    return set_alt_text(figure, head + label("alt_bars", lang, rows=told or label("no_data", lang)))
