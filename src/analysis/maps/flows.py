"""Flows as a map needs them: checked, with their ends in metres, and the scale that makes their widths.

Which flows there are, and what they add up to, is decided before; here duplicates are refused, not added. Drawing
them is the business of `flow_layer`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.errors import ParameterError
from analysis.maps import arrows, boundaries
from analysis.measures.status import AT_LEAST, STATUSES, UNKNOWN, between, rounding, told
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.numbers import WHOLE, Scale, likely_end, scale, within

East = Literal["origin", "destination"]

WIDEST, THINNEST = 11.0, 0.9  # points
UNKNOWN_WIDTH = 0.9  # points, of a pair without a figure
_TINY, _HAIRLINE = 0.01, 0.4
"""Below this share of the largest value an arrow is but a hairline, of so many points."""
_SMALL_HEAD = 2.2  # points that the head of a hairline or of an unknown flow is wider than it


class Flow(NamedTuple):
    """What `shown` needs of a row of `checked` flows."""

    figure: float
    lower: float
    upper: float
    status: str
    q10: float = np.nan
    q90: float = np.nan


@dataclass(frozen=True, slots=True)
class FlowStyle:
    """How the flows of one figure are drawn, so that several maps of it can be compared.

    Attributes
    ----------
    largest : float
        The value drawn `WIDEST`, in base units.
    scale : Scale
        The shown unit.
    unit, lang : str
        The base unit; the language of the figures.
    east : {"origin", "destination"}
        Which end is drawn warm; money comes from the east, workers go there.
    widest : float
        Points.
    extra : float
        Points by which a head is wider than a thin body; less on a small map.
    unknown : float
        Points of a flow of which nothing is known; less on a small map.
    """

    largest: float
    scale: Scale
    unit: str
    lang: Lang
    east: East = "origin"
    widest: float = WIDEST
    extra: float = arrows.EXTRA
    unknown: float = UNKNOWN_WIDTH

    @classmethod
    def of(cls, values: pd.Series, unit: str, lang: Lang, east: East = "origin", **sizes: float) -> FlowStyle:
        """The style for flows of these values; `sizes` may set `widest`, `extra` and `unknown`."""
        known = values.dropna()
        largest = float(known.max()) if len(known) else 0.0
        return cls(largest, scale(unit, lang, known), unit, lang, east, **sizes)

    def width(self, value: float) -> float:
        """Width in points of a flow's body: proportional to its value, a small one just seen, a tiny one a hairline."""
        if not np.isfinite(value) or self.largest <= 0:
            return self.unknown
        if value < _TINY * self.largest:
            return _HAIRLINE
        return max(THINNEST, value / self.largest * self.widest)

    def head(self, value: float) -> float:
        """Points by which the head of a flow is wider than its body: small where its width tells nothing."""
        known = np.isfinite(value) and value >= _TINY * self.largest
        return self.extra if known else min(self.extra, _SMALL_HEAD)

    @property
    def colours(self) -> tuple[str, str]:
        """Colours of the origin and the destination."""
        return (style.EAST, style.WEST) if self.east == "origin" else (style.WEST, style.EAST)

    @property
    def areas(self) -> tuple[str, str]:
        """Light colours of the areas of origin and destination."""
        return (
            (style.EAST_LIGHT, style.WEST_LIGHT)
            if self.east == "origin"
            else (style.WEST_LIGHT, style.EAST_LIGHT)
        )


def checked(flows: pd.DataFrame) -> pd.DataFrame:
    """Return the flows ready to be drawn, widest first.

    Parameters
    ----------
    flows : DataFrame
        origin, destination (adcodes), value (base units; NaN when unknown); optional lower, upper, q10, q90 (base units),
        status and figure (`measures.status.told`). Without a status a value is reported, and a lower bound alone a floor.

    Returns
    -------
    DataFrame
        With every optional column, `figure` (the value, or the floor where only that is known) and x0, y0, x1, y1 in
        metres. What has no figure is unknown.

    Raises
    ------
    ParameterError
        For a missing column, a pair given twice, a place that has no boundary (`100000` and groups among
        them), a flow to itself, a negative value or an unknown status.
    """
    lacking = [c for c in ("origin", "destination", "value") if c not in flows.columns]
    if lacking:
        raise ParameterError(
            f"A flow map needs the columns {', '.join(lacking)}.", hint=f"Given: {list(flows.columns)}."
        )
    frame = pd.DataFrame(
        {
            "origin": flows["origin"].astype(str),
            "destination": flows["destination"].astype(str),
            "value": pd.to_numeric(flows["value"]).astype(float),
        }
    )
    for bound in ("lower", "upper", "q10", "q90"):
        frame[bound] = pd.to_numeric(flows[bound]).astype(float) if bound in flows else np.nan
    frame = told(frame)
    if "status" in flows:
        frame["figure"] = (
            pd.to_numeric(flows["figure"]).astype(float) if "figure" in flows else frame["figure"]
        )
        frame["status"] = flows["status"].fillna(frame["status"]).astype(str)
    frame.loc[frame["figure"].isna(), "status"] = UNKNOWN
    frame.loc[frame["status"] == UNKNOWN, "figure"] = np.nan
    _refuse(frame)
    places = anchors(pd.unique(frame[["origin", "destination"]].to_numpy().ravel()))
    frame[["x0", "y0"]] = places.loc[frame["origin"]].to_numpy()
    frame[["x1", "y1"]] = places.loc[frame["destination"]].to_numpy()
    return frame.sort_values("figure", ascending=False, na_position="first", ignore_index=True, kind="stable")


def _refuse(frame: pd.DataFrame) -> None:
    """Complain of what no map can draw: a pair twice, a negative value, an unknown status, a flow to itself."""
    twice = frame[frame.duplicated(["origin", "destination"])]
    if len(twice):
        pair = " -> ".join(twice.iloc[0][["origin", "destination"]])
        raise ParameterError(
            f"The flow {pair} is given more than once.",
            hint="Give one row for each flow: `dataset.totals` sums what several rows tell.",
        )
    if (frame["figure"] < 0).any() or np.isinf(frame["figure"]).any():
        raise ParameterError(
            "A flow can't be negative or infinite.", hint="Turn it round, or map the change instead."
        )
    strange = sorted(set(frame["status"]) - set(STATUSES))
    if strange:
        raise ParameterError(f"Unknown status {', '.join(strange)}.", hint=f"Legal: {', '.join(STATUSES)}.")
    if (frame["origin"] == frame["destination"]).any():
        raise ParameterError("A flow needs two places.", hint="Leave out flows within one place.")


def anchors(adcodes: np.ndarray) -> pd.DataFrame:
    """Where arrows of these places start and end: x and y in metres by adcode.

    Raises
    ------
    ParameterError
        For an adcode that the base map does not know.
    """
    found = pd.DataFrame({"x": [], "y": []})
    for level in ("province", "prefecture", "county"):
        missing = [code for code in adcodes if code not in found.index]
        if not missing:
            break
        layer = boundaries.load(level).set_index("adcode")[["x", "y"]]
        found = pd.concat([found, layer.loc[layer.index.intersection(missing)]])
    missing = [code for code in adcodes if code not in found.index]
    if missing:
        raise ParameterError(
            f"The base map has no place with the adcode {', '.join(map(str, missing))}.",
            hint="Flows run between single places of today; totals and groups can't be drawn as arrows.",
        )
    return found


def signed(figure: float, status: str, unit: str, lang: Lang, at: Scale) -> str:
    """Write a figure that stands on a map: a floor has its sign."""
    floor = status == AT_LEAST
    return ("≥" if floor else "") + within(figure, unit, lang, at, **rounding(status))


def shown(row: Flow, look: FlowStyle) -> str:
    """Write the figure of one checked flow in the shown unit, or in a smaller one of its own.

    A floor is marked, and of an estimate that may be rather less or more the range is written (`measures.status.between`); what
    is unknown has no words, also where something caps it.

    >>> money = FlowStyle.of(pd.Series([3e9]), "yuan", "en")
    >>> shown(Flow(2.69e9, 2.685e9, 2.695e9, "reported"), money), shown(Flow(2.69e9, 2e9, 9e9, "estimated", 2e9, 3e9), money)
    ('2.69', '2–3')
    >>> shown(Flow(2.69e9, 2.69e9, 9e9, "at_least"), money), shown(Flow(float("nan"), 0, 1, "unknown"), money)
    ('≥2.69', '')
    """
    if not np.isfinite(row.figure):
        return ""
    ends = between(row, whole=look.unit in WHOLE and look.scale.size == 1)
    if ends is not None:
        low, high = (likely_end(end / look.scale.size) for end in ends)
        if low != high:
            return f"{low}–{high}"
    return signed(row.figure, row.status, look.unit, look.lang, look.scale)
