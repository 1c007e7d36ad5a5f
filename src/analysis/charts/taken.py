"""What a reader takes away of a figure beside its picture: the rows that were drawn, the vector drawing, its texts.

It goes into the notebook as an output of a type of its own, beside the picture: JupyterLab and nbconvert show the picture
and leave it alone, the page of a report offers it for download.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from analysis import spreadsheet
from analysis.charts import frame
from analysis.errors import ParameterError
from analysis.store import place_book
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.places import PROVINCES

_SIDES = (
    "origin",
    "destination",
    "place",
    "province",
    "giver",
    "receiver",
    "assisting",
    "assisted",
    "adcode",
)
"""Columns that hold places by adcode; their names in both languages are put beside them."""
_LAST = ("figure", "value", "unit", "lower", "upper", "q10", "q90", "status", "obs_status", "method", "observation_ids", "rival_ids")  # fmt: skip
"""Columns that say what is known, in this order after those that say of what."""
_CALLED = {"figure": "drawn", "observation_ids": "claims", "rival_ids": "rival_claims"}


@dataclass(frozen=True)
class View:
    """A view of the explorer that shows the same as a figure.

    Parameters
    ----------
    indicator : str
    first, last : int
        Years.
    place : str
        Adcode of a place, or two joined by a hyphen for a pair; empty for the whole country.
    """

    indicator: str
    first: int
    last: int
    place: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> View:
        """The view that a notebook asks for: `indicator`, `years` (one or first and last) and perhaps `place`.

        Raises
        ------
        ParameterError
            For an unknown indicator, or what is no years or place.
        """
        years = asked.get("years")
        ends = (years, years) if isinstance(years, int) else tuple(years or ())
        place = str(asked.get("place") or "")
        if strange := asked.keys() - {"indicator", "years", "place"}:
            told = ", ".join(sorted(strange))
            raise ParameterError(f"A view has no {told}.", hint="indicator, years, place")
        if asked.get("indicator") not in INDICATORS:
            raise ParameterError(f"There is no indicator {asked.get('indicator')!r} to explore.")
        if len(ends) != 2 or not all(isinstance(year, int) for year in ends) or ends[0] > ends[1]:
            raise ParameterError(f"{years!r} are no years to explore.", hint="years=(2021, 2024)")
        if not re.fullmatch(r"(\d{6}(-\d{6})?)?", place):
            raise ParameterError(
                f"{place!r} is no place to explore.", hint="an adcode, or two joined by a hyphen"
            )
        return cls(str(asked["indicator"]), *ends, place)


@dataclass(frozen=True)
class Taken:
    """Everything that goes along with a figure; `svg` and `csv` are compressed, see `packed`."""

    title: str
    subtitle: str
    footer: list[str]
    body: list[float]
    svg: str
    csv: str = ""
    explore: dict[str, Any] = field(default_factory=dict)


def taken(
    figure: Figure, svg: str, rows: pd.DataFrame | None, explore: Mapping[str, Any] | None
) -> dict[str, Any]:
    """What goes along with a figure, as JSON: the fields of `Taken`.

    Parameters
    ----------
    figure : Figure
    svg : str
        Its vector drawing (`drawing.draw`).
    rows : DataFrame or None
        What was drawn.
    explore : mapping or None
        See `View.of`.
    """
    around = frame.texts(figure)
    view = View.of(explore) if explore else None
    return asdict(
        Taken(
            around.title,
            around.subtitle,
            list(around.footer),
            list(around.body),
            packed(svg),
            "" if rows is None else packed(csv(rows, view.indicator if view else "")),
            asdict(view) if view else {},
        )
    )


def packed(text: str) -> str:
    """A text in little room: zlib in base64, which every browser of the last years undoes by itself."""
    # The next level takes twice as long, for three per cent of the size.
    return base64.b64encode(zlib.compress(text.encode(), 5)).decode()


def csv(rows: pd.DataFrame, indicator: str = "") -> str:
    """Rows as a CSV file that a spreadsheet opens: with a byte order mark, formulas made text, places named.

    Parameters
    ----------
    rows : DataFrame
        One row a mark: columns that say of what (places by adcode, years, names), then `figure` (what was drawn; a floor
        where only that is known), bounds, `status`, `observation_ids`, whichever there are. Named levels of the index count.
    indicator : str
        Of all rows, where they have no column of it: tells their unit.
    """
    if any(rows.index.names):
        rows = rows.reset_index()
    shown = {name: rows[name] for name in rows.columns if not _drawn(rows[name])}
    if indicator and "indicator" not in shown:
        shown = {"indicator": [indicator] * len(rows), **shown}
    if "unit" not in shown and "indicator" in shown:
        shown["unit"] = [INDICATORS[name].unit if name in INDICATORS else "" for name in shown["indicator"]]
    told = [name for name in _LAST if name in shown]
    columns = {}
    for name in [*(name for name in shown if name not in told), *told]:
        columns[_CALLED.get(name, name)] = shown[name]
        if name in _SIDES:
            codes = shown[name].astype("str").where(shown[name].notna(), "")
            columns |= {f"{name}_zh": _names(codes, "zh"), f"{name}_en": _names(codes, "en")}
    return "\ufeff" + spreadsheet.escape_formulas(pd.DataFrame(columns, index=rows.index)).to_csv(index=False)


def _drawn(column: pd.Series) -> bool:
    """Whether a column holds shapes."""
    plain = isinstance(column.dtype, pd.StringDtype) or column.dtype.kind in "biufmM"
    return not plain and any(hasattr(cell, "geom_type") for cell in column)


def _names(codes: pd.Series, lang: Lang) -> list[str]:
    """Names of places by adcode; provinces need no table."""
    each = dict.fromkeys(codes)
    known = {code: PROVINCES[code][index(lang)] for code in each if code in PROVINCES}
    if others := [code for code in each if code and code not in known]:
        known |= zip(others, place_book().names(pd.Series(others), lang), strict=True)
    return [known.get(code, "") for code in codes]
