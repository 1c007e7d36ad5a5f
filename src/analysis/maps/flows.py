"""Drawing flows on a map: arrows from giver to receiver, as wide as their value, and the labels that belong
to them.

Which flows there are, and what they add up to, is decided before; here duplicates are refused, not added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from matplotlib.collections import EllipseCollection, PolyCollection
from matplotlib.colors import to_rgb

from analysis.charts import style
from analysis.errors import ParameterError
from analysis.maps import arrows, boundaries, legends
from analysis.maps.canvas import Canvas
from analysis.maps.classes import round_sizes
from analysis.maps.placement import Label, Placer, around
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, number, scale

East = Literal["origin", "destination"]

WIDEST, THINNEST = 11.0, 0.9  # points
DASH = (5.5, 3.2)  # points
_UNKNOWN = style.MUTED
_UNKNOWN_WIDTH = 0.9
_ALONG = (
    0.5,
    0.44,
    0.56,
    0.38,
    0.62,
    0.32,
    0.68,
    0.26,
    0.74,
    0.2,
)  # where on its arrow a value may stand, best first
_STATUSES = {"A": "reported", "P": "partial", "E": "estimated", "M": "missing"}


@dataclass(frozen=True, slots=True)
class FlowStyle:
    """How the flows of one figure are drawn, so that several maps of it can be compared.

    Attributes
    ----------
    largest : float
        The value drawn `WIDEST`, in base units.
    scale : Scale
        The shown unit.
    east : {"origin", "destination"}
        Which end is drawn warm; money comes from the east, workers go there.
    widest : float
        Points.
    """

    largest: float
    scale: Scale
    east: East = "origin"
    widest: float = WIDEST

    @classmethod
    def of(
        cls, values: pd.Series, unit: str, lang: Lang, east: East = "origin", widest: float = WIDEST
    ) -> FlowStyle:
        """The style for flows of these values; share it between maps that are to be compared."""
        known = values.dropna()
        return cls(float(known.max()) if len(known) else 0.0, scale(unit, lang, known), east, widest)

    def width(self, value: float) -> float:
        """Width in points of a flow's body: proportional to its value, but never too thin to see."""
        if not np.isfinite(value) or self.largest <= 0:
            return _UNKNOWN_WIDTH
        return max(THINNEST, value / self.largest * self.widest)

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
        origin, destination (adcodes), value (base units; NaN when unknown); optional obs_status (A, E, P, M),
        lower, upper (base units).

    Returns
    -------
    DataFrame
        With every optional column and x0, y0, x1, y1 in metres. obs_status is M where there is no value.

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
    frame["obs_status"] = flows["obs_status"].fillna("A").astype(str) if "obs_status" in flows else "A"
    for bound in ("lower", "upper"):
        frame[bound] = pd.to_numeric(flows[bound]).astype(float) if bound in flows else np.nan
    frame.loc[frame["value"].isna(), "obs_status"] = "M"
    frame.loc[frame["obs_status"] == "M", "value"] = np.nan
    twice = frame[frame.duplicated(["origin", "destination"])]
    if len(twice):
        pair = " -> ".join(twice.iloc[0][["origin", "destination"]])
        raise ParameterError(
            f"The flow {pair} is given more than once.", hint="Add the rows up before drawing."
        )
    if (frame["value"] < 0).any() or np.isinf(frame["value"]).any():
        raise ParameterError(
            "A flow can't be negative or infinite.", hint="Turn it round, or map the change instead."
        )
    unknown = sorted(set(frame["obs_status"]) - set(_STATUSES))
    if unknown:
        raise ParameterError(
            f"Unknown obs_status {', '.join(unknown)}.", hint=f"Legal: {', '.join(_STATUSES)}."
        )
    if (frame["origin"] == frame["destination"]).any():
        raise ParameterError("A flow needs two places.", hint="Leave out flows within one place.")
    places = anchors(pd.unique(frame[["origin", "destination"]].to_numpy().ravel()))
    frame[["x0", "y0"]] = places.loc[frame["origin"]].to_numpy()
    frame[["x1", "y1"]] = places.loc[frame["destination"]].to_numpy()
    return frame.sort_values("value", ascending=False, na_position="first", ignore_index=True)


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


def draw(canvas: Canvas, flows: pd.DataFrame, look: FlowStyle) -> list[arrows.Arrow]:
    """Draw the arrows of `checked` flows and the dots at their ends, and return them in the flows' order."""
    if flows.empty:
        return []
    starts, ends = canvas.points(flows[["x0", "y0"]]), canvas.points(flows[["x1", "y1"]])
    widths = np.array([look.width(v) for v in flows["value"]])
    lines = arrows.curves(starts, ends, widths, radius=min(5.0, look.widest * 0.6))
    drawn = []
    for i, (line, width, status) in enumerate(zip(lines, widths, flows["obs_status"], strict=True)):
        drawn.append(arrows.arrow(line, width, dash=_dash(status, width)))
        _draw_arrow(canvas, drawn[-1], status, look, zorder=3 + i / len(flows))
    origin, destination = (np.unique(end.round(2), axis=0) for end in (starts, ends))
    for places, colour in ((destination, look.colours[1]), (origin, look.colours[0])):
        size = np.full(len(places), min(5.0, look.widest * 0.5))
        dots = EllipseCollection(
            size,
            size,
            np.zeros(len(places)),
            units="xy",
            offsets=places,
            offset_transform=canvas.over.transData,
            facecolors=colour,
            edgecolors="white",
            linewidths=0.7,
            zorder=5,
        )
        canvas.over.add_collection(dots, autolim=False)
    return drawn


def _dash(status: str, width: float) -> tuple[float, float] | None:
    if status == "M":
        return 1.5, 2.5
    return (DASH[0] + width * 0.3, DASH[1]) if status == "E" else None


def _colour(status: str, colour: str) -> np.ndarray:
    share = {"A": 1.0, "P": 0.55, "E": 0.75}.get(status, 1.0)
    return 1 - share * (1 - np.array(to_rgb(_UNKNOWN if status == "M" else colour)))


def _draw_arrow(canvas: Canvas, shape: arrows.Arrow, status: str, look: FlowStyle, zorder: float) -> None:
    first, last = (_colour(status, colour) for colour in look.colours)
    share = np.append(shape.along, 1.0)[:, None]
    # Smooth steps keep both ends in their own colour and make the murky middle short.
    share = share**2 * (3 - 2 * share)
    faces = first + (last - first) * share
    canvas.over.add_collection(
        PolyCollection(
            [shape.outline], facecolors="white", edgecolors="white", linewidths=1.8, zorder=zorder
        ),
        autolim=False,
    )
    pieces = [*shape.quads, shape.head]
    canvas.over.add_collection(
        PolyCollection(pieces, facecolors=faces, edgecolors=faces, linewidths=0.6, zorder=zorder),
        autolim=False,
    )


def label_places(
    canvas: Canvas, flows: pd.DataFrame, names: Mapping[str, str], look: FlowStyle, drawn: list[arrows.Arrow],
    *, size: float = style.SIZES["label"],
) -> Placer:
    """Write the name of each place at an end of a flow, without overlap; returns the placer for more labels."""
    ends = pd.concat(
        [
            flows[["origin", "x0", "y0"]].set_axis(["code", "x", "y"], axis=1).assign(colour=look.colours[0]),
            flows[["destination", "x1", "y1"]]
            .set_axis(["code", "x", "y"], axis=1)
            .assign(colour=look.colours[1]),
        ]
    ).drop_duplicates("code")
    places = canvas.points(ends[["x", "y"]])
    dots = [(x - 4, y - 4, x + 4, y + 4) for x, y in places]
    placer = Placer((0, 0, *canvas.size), [*canvas.blocked, *dots], _covered(drawn))
    wanted = []
    for code, colour, place in zip(ends["code"], ends["colour"], places, strict=True):
        wide = style.text_width(names[code], size)
        # Names of the east stand in the sea, those of the west inland.
        prefer = 0.0 if colour == style.EAST else np.pi
        wanted.append(Label(code, wide + 2, size * 1.15, around(place, wide, size, 5.0, prefer)))
    centres = placer.place(wanted)
    for code, colour in zip(ends["code"], ends["colour"], strict=True):
        canvas.text(*centres[code], names[code], size, color=colour, zorder=8)
    return placer


def label_values(
    canvas: Canvas, flows: pd.DataFrame, look: FlowStyle, placer: Placer, drawn: list[arrows.Arrow]
) -> None:
    """Write each flow's value on its arrow, a range where its bounds are apart; without room it is left out.

    `drawn` are the arrows that `draw` returned.
    """
    size = style.SIZES["small"]
    for i, row in enumerate(flows.itertuples()):
        words = shown(row.value, row.lower, row.upper, look.scale)
        if not words:
            continue
        line = drawn[i].curve
        spots = line[(np.array(_ALONG) * (len(line) - 1)).astype(int)]
        placer.soft = _covered(drawn[:i] + drawn[i + 1 :])
        key = (row.origin, row.destination)
        spot = Label(key, style.text_width(words, size) + 3, size * 1.25, spots, required=False)
        centre = placer.place([spot]).get(key)
        if centre:
            canvas.tag(*centre, words, size)


def _covered(drawn: Sequence[arrows.Arrow]) -> np.ndarray:
    """Points along arrows and their edges, for labels to keep clear of."""
    return np.concatenate([part for a in drawn for part in (a.curve, a.outline)] or [np.empty((0, 2))])


def shown(value: float, lower: float, upper: float, scale: Scale) -> str:
    """Write a value in the shown unit, as a range where its bounds differ in what is printed; empty when
    unknown.

    >>> shown(2.69e9, float("nan"), float("nan"), Scale(1e9, "billion yuan"))
    '2.69'
    >>> shown(2.69e9, 2.5e9, 3e9, Scale(1e9, "billion yuan"))
    '2.5–3'
    """
    if not np.isfinite(value):
        return ""
    low, high = (number(b / scale.size) if np.isfinite(b) else "" for b in (lower, upper))
    if low and high and low != high:
        return f"{low}–{high}"
    return number(value / scale.size)


def legend(flows: pd.DataFrame, look: FlowStyle, lang: Lang, *, areas: bool) -> list[legends.Block]:
    """Blocks that explain the colours, the widths and the kinds of line that were drawn."""
    blocks = []
    if areas:
        warm, teal = (0, 1) if look.east == "origin" else (1, 0)
        faces = look.areas
        blocks.append(
            legends.Block(
                "",
                [
                    legends.Entry(label("east", lang), "area", faces[warm]),
                    legends.Entry(label("west", lang), "area", faces[teal]),
                ],
            )
        )
    known = flows["value"].dropna()
    if len(known) and known.max() > 0:
        sizes = round_sizes(known.max() / look.scale.size)
        grey = style.TEXT_2
        blocks.append(
            legends.Block(
                f"{label('width', lang)}{label('colon', lang)}{look.scale.name}".rstrip("：: "),
                [
                    legends.Entry(number(s), "line", grey, width=look.width(s * look.scale.size))
                    for s in sizes
                ],
            )
        )
    return blocks + status_legend(flows, lang)


def status_legend(flows: pd.DataFrame, lang: Lang) -> list[legends.Block]:
    """The block that explains the kinds of line; none when all flows are reported."""
    present = [status for status in _STATUSES if (flows["obs_status"] == status).any()]
    if present in ([], ["A"]):
        return []
    entries = []
    for status in present:
        width = _UNKNOWN_WIDTH if status == "M" else 3.5
        colour = _hex(_colour(status, style.TEXT_2))
        words = label(_STATUSES[status], lang)
        entries.append(legends.Entry(words, "line", colour, width=width, dash=_dash(status, 1.0)))
    return [legends.Block("", entries)]


def _hex(colour: np.ndarray) -> str:
    return "#" + "".join(f"{round(255 * c):02x}" for c in colour)
