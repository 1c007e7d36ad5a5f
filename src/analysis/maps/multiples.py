"""Small multiples: one complete national flow map a year, all with the same widths, so that years can be
compared.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.frame import page
from analysis.charts.output import set_alt_text
from analysis.errors import ParameterError
from analysis.maps import canvas as sheet
from analysis.maps import describe, flow_layer, flows, legends
from analysis.maps.names import names as place_names
from analysis.maps.national import tint_roles
from analysis.vocabulary.labels import Lang, label

_GAP = 0.12  # inches between maps
_HEAD = 0.26  # inches for the heading of a map
_WIDEST, _HEADS, _UNKNOWN = 7.0, 2.6, 0.5  # points
MOST = 16


def small_multiples(
    tables: Mapping[str, pd.DataFrame],
    *,
    lang: Lang,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    unit: str = "yuan",
    east: flows.East = "origin",
    columns: int | None = None,
    heads: Mapping[str, str] | None = None,
) -> Figure:
    """Draw one flow map for each table, side by side.

    Parameters
    ----------
    tables : mapping of heading to DataFrame
        Such as a year and its flows, in the form of `flow_map`; at most 16. An empty table gives an empty
        map.
    lang : {"zh", "en"}
    title, subtitle, footer, unit, east
        As for `flow_map`.
    columns : int, optional
        Maps in a row; by default two for up to four maps, else three, and four from ten maps on.
    heads : mapping of heading to words, optional
        What is written beside the heading of a map, such as the sum of all its flows; nothing is added up here.

    Raises
    ------
    ParameterError
        For no table, too many, or rows that can't be drawn.
    """
    if not 1 <= len(tables) <= MOST:
        raise ParameterError(f"{len(tables)} small maps can't be drawn.", hint=f"Give one to {MOST} tables.")
    rows = {heading: flows.checked(table) for heading, table in tables.items()}
    together = pd.concat(list(rows.values()), ignore_index=True)
    across = columns or (min(len(rows), 2) if len(rows) <= 4 else 3 if len(rows) <= 9 else 4)
    down = math.ceil(len(rows) / across)
    with style.use():
        look = flows.FlowStyle.of(
            together["figure"], unit, lang, east, widest=_WIDEST, extra=_HEADS, unknown=_UNKNOWN
        )
        keys = flow_layer.legend(together, look, lang, areas=not together.empty)
        wide = (style.WIDTH - 0.3 - _GAP * (across - 1)) / across
        high = sheet.height_of(wide) + _HEAD
        strip = legends.strip_height(keys)
        notes = [footer] if isinstance(footer, str) else list(footer)
        whole = page(
            down * (high + _GAP) + strip,
            title=title,
            subtitle=subtitle,
            footer=[*notes, label("base_map", lang)],
        )
        called = place_names(pd.unique(together[["origin", "destination"]].to_numpy().ravel()), lang)
        panels = []
        for i, (heading, table) in enumerate(rows.items()):
            left = (i % across) * (wide + _GAP)
            bottom = strip + (down - 1 - i // across) * (high + _GAP) + _GAP
            canvas = sheet.national(whole.figure, whole.fraction(left, bottom, wide, high - _HEAD), lang)
            tint_roles(canvas, table, look)
            sheet.draw_lines(canvas)
            drawn = flow_layer.draw(canvas, table, look)
            if across <= 3:
                # On a small map the names of places without a known flow would hide those that have one.
                known = table[table["figure"].notna()]
                flow_layer.label_places(canvas, known, called, look, drawn, size=5.0 + 4.0 / across)
            words = f"{heading}  {heads[heading]}" if heads and heading in heads else str(heading)
            canvas.text(
                0,
                canvas.size[1] + 4,
                words,
                style.SIZES["subtitle"],
                ha="left",
                va="baseline",
                path_effects=[],
                clip_on=False,
            )
            panels.append(describe.flows(table, called, look, lang, str(heading)))
        legends.strip(whole, keys)
    text = label(
        "alt_small_multiples", lang, n=len(panels), panels=("" if lang == "zh" else " ").join(panels)
    )
    return set_alt_text(whole.figure, describe.joined(title, [text], lang))
