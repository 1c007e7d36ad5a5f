"""Drawing flows on a map: arrows as wide as their value, the names and figures beside them, and their legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import pandas as pd
from matplotlib.collections import EllipseCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgb

from analysis.charts import style
from analysis.charts.status import present
from analysis.maps import arrows, legends
from analysis.maps.canvas import Canvas
from analysis.maps.classes import round_sizes
from analysis.maps.flows import UNKNOWN_WIDTH, FlowStyle, shown
from analysis.maps.placement import HIDDEN, Label, Placer, around, astray, beside_another, nearest
from analysis.maps.territory import at_home
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, UNKNOWN
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import number

_DASH = (5.5, 3.2)  # points
_UNKNOWN = style.MUTED
_ALONG = (0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.18, 0.82)
"""Where on its arrow a figure may stand, best first."""
_SMALLEST_DOT = 3.0  # points
_BROAD = 6.0  # points; on an arrow so broad its figure is nobody else's, whatever crosses it
_LINE = 2.0  # points; a narrower arrow is but a line
_TIED = 9.0  # points; figures farther from their place are tied to it by a line
_SHORT = 2.5  # an arrow shorter than so many widths of its figure would be hidden by it


def draw(canvas: Canvas, flows: pd.DataFrame, look: FlowStyle) -> list[arrows.Arrow]:
    """Draw the arrows of `checked` flows and return them in the flows' order; their ends are drawn by `dots`."""
    if flows.empty:
        return []
    starts, ends = canvas.points(flows[["x0", "y0"]]), canvas.points(flows[["x1", "y1"]])
    widths = np.array([look.width(v) for v in flows["figure"]])
    heads = np.array([look.head(v) for v in flows["figure"]])
    radius = min(5.0, look.widest * 0.6)
    lines = arrows.curves(starts, ends, widths, radius=radius, extra=heads)
    drawn = []
    for i, (line, width, head, status) in enumerate(zip(lines, widths, heads, flows["status"], strict=True)):
        drawn.append(arrows.arrow(line, width, dash=dash(status, width), extra=head))
        _draw_arrow(canvas, drawn[-1], status, look, zorder=3 + i / len(flows))
    return drawn


def dots(canvas: Canvas, flows: pd.DataFrame, look: FlowStyle) -> None:
    """Draw the dots at the ends of `checked` flows."""
    starts, ends = canvas.points(flows[["x0", "y0"]]), canvas.points(flows[["x1", "y1"]])
    origin, destination = (np.unique(end.round(2), axis=0) for end in (starts, ends))
    for places, colour in ((destination, look.colours[1]), (origin, look.colours[0])):
        size = np.full(len(places), min(5.0, max(_SMALLEST_DOT, look.widest * 0.5)))
        spots = EllipseCollection(
            size,
            size,
            np.zeros(len(places)),
            units="xy",
            offsets=places,
            offset_transform=canvas.over.transData,
            facecolors=colour,
            edgecolors="white",
            # Of a small dot little more than a white edge would be seen.
            linewidths=0.7 if look.widest > 4 else 0.4,
            zorder=5,
        )
        canvas.over.add_collection(spots, autolim=False)


def dash(status: str, width: float) -> tuple[float, float] | None:
    """Drawn and left-out lengths, in points, of a line of a status; None for an unbroken one."""
    if status == UNKNOWN:
        return 1.5, 2.5
    return (_DASH[0] + width * 0.3, _DASH[1]) if status == ESTIMATED else None


SHARES = {AT_LEAST: 0.55, ESTIMATED: 0.75}
"""How much of its colour an arrow of a status has; the others have all of it. What is paler is less known."""
_SHADES = 24


def _colour(status: str, colour: str) -> np.ndarray:
    return 1 - SHARES.get(status, 1.0) * (1 - np.array(to_rgb(_UNKNOWN if status == UNKNOWN else colour)))


def _draw_arrow(canvas: Canvas, shape: arrows.Arrow, status: str, look: FlowStyle, zorder: float) -> None:
    first, last = (_colour(status, colour) for colour in look.colours)
    share = np.append(shape.along, 1.0)[:, None]
    # Smooth steps keep both ends in their own colour and make the murky middle short.
    share = share**2 * (3 - 2 * share)
    # Of more shades the eye sees no more, and every shade is a shape of its own in a vector drawing.
    share = np.rint(share * _SHADES) / _SHADES
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
    canvas: Canvas,
    flows: pd.DataFrame,
    names: Mapping[str, str],
    look: FlowStyle,
    drawn: list[arrows.Arrow],
    *,
    size: float = style.SIZES["label"],
    tangled: float = HIDDEN,
    covering: float = 1.0,
) -> Placer:
    """Write the name of each place at an end of a flow; returns the placer for more labels.

    A name stands nearest to its own place: beside its dot wherever that is, else on no other province, or farther off on a line. That
    of a smaller place is told by its dot: it stands beside it or on a line. `tangled` and `covering` are those of `Placer`.
    """
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
    placer = Placer(
        (0, 0, *canvas.size), [*canvas.blocked, *dots], _covered(drawn), tangled=tangled, covering=covering
    )
    wanted = []
    for code, colour, place in zip(ends["code"], ends["colour"], places, strict=True):
        wide = style.text_width(names[code], size)
        # Names of the east stand in the sea, those of the west inland.
        prefer = 0.0 if colour == style.EAST else np.pi
        spots = nearest(around(place, wide, size, 5.0, prefer), (wide, size), place, places)
        spots = spots[at_home(canvas, code, spots, (wide, size), place, names)]
        strange = partial(beside_another, size=(wide, size), own=place, points=places)
        wanted.append(Label(code, wide + 2, size * 1.15, spots, place=tuple(place), strange=strange))
    # Where places are near one another few spots are left, so these choose first.
    centres = placer.place(sorted(wanted, key=lambda one: len(one.candidates)))
    for ends_of_tie in placer.ties:
        canvas.tie(ends_of_tie)
    for code, colour in zip(ends["code"], ends["colour"], strict=True):
        canvas.text(*centres[code], names[code], size, color=colour, zorder=8)
    return placer


def label_values(
    canvas: Canvas,
    flows: pd.DataFrame,
    look: FlowStyle,
    placer: Placer,
    drawn: list[arrows.Arrow],
    names: Mapping[str, str],
) -> None:
    """Write each flow's figure on its arrow, a range where its bounds are apart.

    Where every spot on it is another's too, the figure stands with the eastern place's name at the western place; that of a
    single giver is not repeated.
    `drawn` are the arrows that `draw` returned.
    """
    size = style.SIZES["small"]
    tangled: dict[str, list[str]] = {}
    west, east = ("destination", "origin") if look.east == "origin" else ("origin", "destination")
    alone = flows[east].nunique() == 1
    for i, row in enumerate(each_row(flows)):
        words = shown(row, look)
        if not words:
            continue
        others = canvas.points(_ends_of_others(flows, i))
        centre = _on_its_arrow(words, i, look.width(row.figure), placer, drawn, others)
        if centre:
            canvas.tag(*centre, words, size)
        else:
            tangled.setdefault(getattr(row, west), []).append(
                words if alone else f"{names[getattr(row, east)]} {words}"
            )
    placer.soft = _covered(drawn)
    spots = {
        code: canvas.points(flows.loc[flows[west] == code, _AT[west]].iloc[:1])[0]
        for code in flows[west].unique()
    }
    for code, lines in tangled.items():
        _beside(canvas, lines, spots[code], np.array([*spots.values()]), placer)


def _ends_of_others(flows: pd.DataFrame, i: int) -> np.ndarray:
    """The ends of all other flows, in metres, that are not ends of this one too."""
    places = np.unique(flows[["x0", "y0", "x1", "y1"]].to_numpy(dtype=float).reshape(-1, 2), axis=0)
    own = flows.loc[i, ["x0", "y0", "x1", "y1"]].to_numpy(dtype=float).reshape(-1, 2)
    return places[(np.abs(places[:, None] - own).sum(axis=2) > 1).all(axis=1)]


_AT = {"origin": ["x0", "y0"], "destination": ["x1", "y1"]}


def _on_its_arrow(
    words: str, i: int, width: float, placer: Placer, drawn: list[arrows.Arrow], others: np.ndarray
) -> tuple[float, float] | None:
    """Where a figure stands on its arrow and on no other; None where there is no such spot."""
    size = style.SIZES["small"]
    line, wide, high = drawn[i].curve, style.text_width(words, size) + 3, size * 1.25
    spots = line[(np.array(_ALONG) * (len(line) - 1)).astype(int)]
    placer.soft = _covered(drawn[:i] + drawn[i + 1 :])
    if np.hypot(*np.diff(line, axis=0).T).sum() < _SHORT * wide:
        # On a short arrow the figure would hide it, so it stands beside it, first below.
        beside = around(line[len(line) // 2], wide, high, width / 2 + 4, -np.pi / 2)
        beside = beside[~astray(beside, (wide, high), line, others)]
        spots = np.concatenate([beside, spots])
    return placer.place([Label(i, wide, high, spots, required=False, alone=width < _BROAD)]).get(i)


def _beside(
    canvas: Canvas, lines: Sequence[str], place: np.ndarray, places: np.ndarray, placer: Placer
) -> None:
    """Write figures with their partners' names below one another, nearest to the place that they are of."""
    size = style.SIZES["footer"]
    wide, high = max(style.text_width(line, size) for line in lines) + 3, size * 1.3 * len(lines)
    spots = nearest(around(place, wide, high, 6.0, np.pi), (wide, high), place, places)
    before = len(placer.ties)
    centre = placer.place([Label("beside", wide, high, spots, place=tuple(place))])["beside"]
    half = np.array([wide, high]) / 2
    corner = np.clip(place, centre - half, centre + half)
    loose = [np.array([place, corner])] if np.hypot(*(corner - place)) > _TIED else []
    for ends in placer.ties[before:] or loose:
        canvas.tie(ends)
    for i, line in enumerate(lines):
        y = centre[1] + high / 2 - (i + 0.5) * size * 1.3
        canvas.tag(centre[0], y, line, size)


def _covered(drawn: Sequence[arrows.Arrow]) -> np.ndarray:
    """Points along arrows, and along the edges of those that are no mere lines, for labels to keep clear of: a broad one is hidden more."""
    edges = [a.outline for a in drawn if np.hypot(*(a.outline[0] - a.outline[-1])) > _LINE]
    return np.concatenate([*(a.curve for a in drawn), *edges, np.empty((0, 2))])


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
    known = flows["figure"].dropna()
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
    statuses = present(flows["status"])
    if statuses in ([], [REPORTED]):
        return []
    entries = []
    for status in statuses:
        width = UNKNOWN_WIDTH if status == UNKNOWN else 3.5
        colour = to_hex(_colour(status, style.TEXT_2))
        entries.append(
            legends.Entry(label(status, lang), "line", colour, width=width, dash=dash(status, 1.0))
        )
    return [legends.Block("", entries)]
