"""National maps of who is linked with whom: lines without values, told apart by colour.

Where a level has a hundred pairs, arrows with names would hide one another: lines are then thin, the places are
coloured as their lines are, and names are written only as far as there is room. The provinces keep theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.collections import EllipseCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgb, to_rgba_array
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.output import titled_alt
from analysis.errors import ParameterError
from analysis.maps import arrows, boundaries, describe, flows, legends
from analysis.maps import canvas as sheet
from analysis.maps.canvas import Canvas
from analysis.maps.names import names as place_names
from analysis.maps.placement import Label, Placer, around, beside_another, nearest
from analysis.maps.territory import abroad, at_home, ground
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.places import PROVINCES, level_of, province_of

Look = tuple[str, str, bool]
"""Words of the legend, colour, and whether the line is dashed."""

HUES = ("#2b5f93", "#8c4a7d", "#4b7a3a", "#33383d", "#b9a33a", "#7ba6c9", "#8b6f5a", "#b3506a", "#7d7f2e")
"""Nine groups: as many as there were giving provinces; neither the warm hue of the east nor the teal of the west."""

_FEW = 40  # links up to which every place is named
_WIDTHS = {"few": 1.6, "many": 0.8}  # points
_DASH = (4.0, 2.6)
_SEVERAL = "#d3d6d9"  # area where lines of several groups end
_TANGLED = 4.0
"""Points of arrows under a name, two from one another, from which it stands farther off on a line if there is better room."""
_COVERING = 3.0  # cost of each such point: arrows are many and names short, and a struck one is no name
_ANYWHERE = 0.8  # so much as the land of a province that is named speaks that of any against a name
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Where on its line a tag may stand, best first."""
_GRID = np.array(
    [(x, y) for x in range(-64, 65, 8) for y in range(-60, 61, 6) if max(abs(x), abs(y)) > 12], dtype=float
)
_GRID = _GRID[np.argsort(np.hypot(*_GRID.T), kind="stable")]
"""Steps in points from a dot to where the name of its province may stand on its land, the shortest first."""
_FADE = 0.45  # of the colour that remains in the area at the end of a line


def link_map(
    links: pd.DataFrame,
    looks: Mapping[str, Look],
    *,
    lang: Lang,
    level: boundaries.Level = "province",
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    legend_title: str = "",
    names: Mapping[str, str] | None = None,
    line_words: tuple[str, str] = ("", ""),
    areas: pd.Series | None = None,
) -> Figure:
    """Draw links between places on a complete map of the country.

    Parameters
    ----------
    links : DataFrame
        origin, destination (adcodes of today; a link may stand once) and group (a key of `looks`); optional dashed (bool,
        instead of the look's) and tag (words that stand on the line).
    looks : mapping of group to (words, colour, dashed)
        In the order of the legend; only groups that occur are explained. A place where several groups meet is
        grey; dashed ones colour no place.
    lang : {"zh", "en"}
    level : {"province", "prefecture", "county"}
        Places of this level are coloured; a link may also end in a place above it.
    title, subtitle, footer
        As for `flow_map`.
    legend_title : str
    names : mapping, optional
        Names by adcode for places below the provinces.
    line_words : (str, str)
        What a solid and a dashed line are, where the links tell it themselves.
    areas : Series, optional
        Group by adcode of a place to colour; by default the places at the ends of the solid links.

    Returns
    -------
    Figure
        With an alt text. Without links it is a base map.

    Raises
    ------
    ParameterError
        For a group without a look, or links that can't be drawn; see `flows.checked`.
    """
    rows = _rows(links, looks)
    called = place_names(pd.unique(rows[["origin", "destination"]].to_numpy().ravel()), lang, names)
    with style.use():
        whole, canvas = sheet.paged(title, subtitle, footer, lang)
        several = _ground(canvas, _ends(rows) if areas is None else areas, looks, level)
        legends.draw(canvas, [_legend(rows, looks, legend_title, several, lang), _kinds(rows, line_words)])
        _name(canvas, rows, called, _draw(canvas, rows, looks), lang)
    return titled_alt(whole.figure, title, _words(rows, looks, called, lang), lang)


def _rows(links: pd.DataFrame, looks: Mapping[str, Look]) -> pd.DataFrame:
    """The links with their ends in metres, whether they are dashed, and their tags."""
    strange = sorted(set(links["group"]) - set(looks))
    if strange:
        raise ParameterError(
            f"No look is given for {', '.join(strange)}.", hint=f"Given: {', '.join(looks)}."
        )
    given = links.assign(
        dashed=links["dashed"] if "dashed" in links else [looks[group][2] for group in links["group"]],
        tag=links.get("tag", ""),
    ).set_index(["origin", "destination"])
    rows = flows.checked(links.assign(value=1.0))
    own = given.loc[pd.MultiIndex.from_frame(rows[["origin", "destination"]]), ["group", "dashed", "tag"]]
    return rows.assign(**{name: own[name].to_numpy() for name in own}).astype({"dashed": bool})


def _ends(rows: pd.DataFrame) -> pd.Series:
    """Group of the places at the ends of solid lines, several times where several meet."""
    solid = rows[~rows["dashed"]]
    return pd.concat([solid.set_index(side)["group"] for side in ("origin", "destination")])


def _ground(canvas: Canvas, areas: pd.Series, looks: Mapping[str, Look], level: boundaries.Level) -> bool:
    """Draw the land with its borders and the places that are coloured; say whether several groups meet in one."""
    provinces = sheet.outlines("province")
    sheet.fill(canvas, list(provinces.values()), style.LAND)
    several = _colour(canvas, areas, looks, level)
    sheet.draw_lines(canvas, borders=None if level == "province" else provinces)
    return several


def _colour(canvas: Canvas, areas: pd.Series, looks: Mapping[str, Look], level: boundaries.Level) -> bool:
    """Colour places by their groups, and say whether several groups meet in one."""
    shapes = sheet.outlines(level)
    groups = areas[areas.index.isin(list(shapes))].groupby(level=0).unique()
    faces = {
        code: _faded(looks[found[0]][1]) if len(found) == 1 else _SEVERAL for code, found in groups.items()
    }
    if faces:
        width = {"province": 0.6, "prefecture": 0.35, "county": 0.2}[level]
        sheet.fill(
            canvas,
            [shapes[c] for c in faces],
            list(faces.values()),
            edge=style.BORDER_STRONG,
            width=width,
            base=level == "province",
        )
    return _SEVERAL in faces.values()


def _faded(colour: str) -> str:
    return to_hex(1 - _FADE * (1 - np.array(to_rgb(colour))))


def _draw(canvas: Canvas, rows: pd.DataFrame, looks: Mapping[str, Look]) -> list[arrows.Arrow]:
    """Draw the lines with their heads and return them, in the order of the rows."""
    if rows.empty:
        return []
    few = len(rows) <= _FEW
    width, extra = (_WIDTHS["few"], 4.0) if few else (_WIDTHS["many"], 2.2)
    starts, ends = canvas.points(rows[["x0", "y0"]]), canvas.points(rows[["x1", "y1"]])
    radius = 4.0 if few else 2.0
    lines = arrows.curves(starts, ends, np.full(len(rows), width), radius=radius, extra=extra)
    # Dashed ones lie below: they are what is no more, or only a part.
    order = sorted(range(len(rows)), key=lambda i: not rows["dashed"].iat[i])
    drawn = [
        arrows.arrow(line, width, dash=_DASH if dashed else None, extra=extra)
        for line, dashed in zip(lines, rows["dashed"], strict=True)
    ]
    shapes, inks = [drawn[i] for i in order], [looks[rows["group"].iat[i]][1] for i in order]
    if few:
        for shape, ink in zip(shapes, inks, strict=True):
            _fill(canvas, [shape.outline], "white", 1.4)
            _fill(canvas, [*shape.quads, shape.head], ink, 0.3)
    else:
        pieces = [[*shape.quads, shape.head] for shape in shapes]
        colours = np.repeat(to_rgba_array(inks), [*map(len, pieces)], axis=0)
        _fill(canvas, [piece for some in pieces for piece in some], colours, 0.3)
    dots = np.unique(np.round(starts, 2), axis=0)
    size = np.full(len(dots), 4.5 if few else 2.6)
    canvas.over.add_collection(
        EllipseCollection(
            size, size, np.zeros(len(dots)), units="xy", offsets=dots, offset_transform=canvas.over.transData,
            facecolors=style.INK, edgecolors="white", linewidths=0.5, zorder=5,
        ),
        autolim=False,
    )  # fmt: skip
    return drawn


def _fill(canvas: Canvas, pieces: Sequence[np.ndarray], colours: str | np.ndarray, pen: float) -> None:
    """Draw pieces of arrows above what is drawn of others."""
    drawn = PolyCollection(pieces, facecolors=colours, edgecolors=colours, linewidths=pen, zorder=3)
    canvas.over.add_collection(drawn, autolim=False)


def _name(
    canvas: Canvas, rows: pd.DataFrame, called: Mapping[str, str], drawn: Sequence[arrows.Arrow], lang: Lang
) -> None:
    """Name the ends of the links while they are few, else the provinces they lie in, inside their borders.

    The ends are read by the heads of their arrows: no name covers one or stands nearer to another's than to its own place.
    """
    ends = pd.concat([
        rows[["origin", "x0", "y0"]].set_axis(["code", "x", "y"], axis=1).assign(east=True),
        rows[["destination", "x1", "y1"]].set_axis(["code", "x", "y"], axis=1).assign(east=False),
    ]).drop_duplicates("code")  # fmt: skip
    if ends.empty:
        return
    every = len(rows) <= _FEW
    if not every:
        ends = _provinces_of(ends)
        called = place_names(ends["code"], lang)
    spots = canvas.points(ends[["x", "y"]])
    lines, heads = [one.curve for one in drawn], np.array([one.head for one in drawn]).reshape(-1, 3, 2)
    taken = []
    if every:
        taken = [(x - 3, y - 3, x + 3, y + 3) for x, y in spots]
        taken += [(*low, *high) for low, high in zip(heads.min(axis=1), heads.max(axis=1), strict=True)]
    placer = Placer(
        (0, 0, *canvas.size),
        [*canvas.blocked, *taken],
        np.concatenate([*lines, np.empty((0, 2))]),
        tangled=_TANGLED,
        covering=_COVERING,
    )
    _tag(canvas, rows, lines, placer)
    labels = []
    for code, east, spot in zip(ends["code"], ends["east"], spots, strict=True):
        others = heads[(rows["destination"] != code).to_numpy()].mean(axis=1)
        name = _Name(code, east, spot, called[code])
        labels.append(name.label(canvas, np.concatenate([spots, others]), called, every=every))
    # Where places are near one another few spots are left, so these choose first.
    centres = placer.place(sorted(labels, key=lambda one: len(one.candidates)) if every else labels)
    for tie in placer.ties:
        canvas.tie(tie)
    for code, centre in centres.items():
        canvas.text(*centre, called[code], _size(code), color=style.INK if every else style.TEXT_2, zorder=8)


def _provinces_of(ends: pd.DataFrame) -> pd.DataFrame:
    """The provinces that the ends of links lie in, at the spots of their names."""
    provinces = boundaries.load("province").set_index("adcode")
    found = ends.assign(code=ends["code"].map(province_of)).drop_duplicates("code")
    found[["x", "y"]] = provinces.loc[found["code"], ["label_x", "label_y"]].to_numpy()
    return found


def _size(code: str) -> float:
    return style.SIZES["label" if level_of(code) == "province" else "footer"]


class _Name(NamedTuple):
    """A name to be written, and where its place is in points."""

    code: str
    east: bool
    spot: np.ndarray
    words: str

    def label(self, canvas: Canvas, marks: np.ndarray, named: Collection[str], *, every: bool) -> Label:
        """Where it may stand: where `every` end is named nearer to its own place than to the `marks` of others and on no other's land,
        or farther off on a line; else within its province.
        """
        size = _size(self.code)
        wide = style.text_width(self.words, size)
        candidates = around(self.spot, wide, size, 4.0, 0.0 if self.east else np.pi)
        if every:
            candidates = nearest(candidates, (wide, size), self.spot, marks)
            home = at_home(canvas, self.code, candidates, (wide, size), self.spot, PROVINCES)
            candidates = np.vstack([candidates[home], self._inland(canvas, marks, (wide, size))])
        else:
            candidates = np.vstack([self.spot[None], candidates[ground(canvas, candidates) == self.code]])
        return Label(
            self.code,
            wide + 2,
            size * 1.15,
            candidates,
            required=every,
            place=tuple(self.spot) if every else None,
            strange=lambda centres: (
                abroad(canvas, self.code, centres, wide, named)
                + _ANYWHERE * abroad(canvas, self.code, centres, wide, PROVINCES)
                + beside_another(centres, (wide, size), self.spot, marks)
            ),
        )

    def _inland(self, canvas: Canvas, marks: np.ndarray, box: tuple[float, float]) -> np.ndarray:
        """Where the name of a province stands wholly on its own land, beside no other's dot or head: there it needs no line to its dot. The nearest first."""
        if level_of(self.code) != "province":
            return np.empty((0, 2))
        spots = self.spot + _GRID
        along = spots[:, None] + np.column_stack(
            [np.array([-0.5, -0.25, 0.0, 0.25, 0.5]) * box[0], np.zeros(5)]
        )
        own = (ground(canvas, along.reshape(-1, 2)) == self.code).reshape(-1, 5).all(axis=1)
        return spots[own & ~beside_another(spots, box, self.spot, marks)]


def _tag(canvas: Canvas, rows: pd.DataFrame, lines: Sequence[np.ndarray], placer: Placer) -> None:
    """Write the tags of the lines on them."""
    size = style.SIZES["small"]
    for i, (line, tag) in enumerate(zip(lines, rows["tag"], strict=True)):
        if tag:
            wide = style.text_width(tag, size) + 3
            along = line[(np.array(_ALONG) * (len(line) - 1)).astype(int)]
            canvas.tag(*placer.place([Label(i, wide, size * 1.25, along)])[i], tag, size)


def _legend(
    rows: pd.DataFrame, looks: Mapping[str, Look], title: str, several: bool, lang: Lang
) -> legends.Block:
    present = [key for key in looks if (rows["group"] == key).any()]
    areas = [legends.Entry(label("several_groups", lang), "area", _SEVERAL)] if several else []
    return legends.Block(title, [
        legends.Entry(looks[key][0], "line", looks[key][1], width=3.0, dash=_DASH if looks[key][2] else None)
        for key in present
    ] + areas)  # fmt: skip


def _kinds(rows: pd.DataFrame, words: tuple[str, str]) -> legends.Block:
    """What solid and dashed lines are, as far as there are any."""
    return legends.Block("", [
        legends.Entry(told, "line", style.TEXT_2, width=_WIDTHS["few"], dash=_DASH if dashed else None)
        for dashed, told in enumerate(words) if told and (rows["dashed"] == bool(dashed)).any()
    ])  # fmt: skip


def _words(rows: pd.DataFrame, looks: Mapping[str, Look], called: Mapping[str, str], lang: Lang) -> str:
    if len(rows) <= _FEW:
        return describe.links(rows, called, lang)
    counts = rows["group"].value_counts()
    said = [f"{looks[key][0]} {counts[key]}" for key in looks if key in counts]
    return label("alt_link_groups", lang, n=len(rows), counts=label("comma", lang).join(said))
