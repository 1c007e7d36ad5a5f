"""A drawn figure as SVG: for slides and print, a tenth of what matplotlib writes.

A `Drawing` is told everything that a figure draws, as one of matplotlib's renderers (`analysis.charts.drawing` lets it listen
while the picture is painted, so that a figure is laid out and drawn once), and writes it short: lines as
`analysis.charts.outlines` thins them, neighbours of one look as one path, and text as outlines, each sign once, because a
reader's machine has other Chinese fonts than the one it was set in.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import count, groupby
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, BboxBase, Transform
from PIL import Image

from analysis.charts.outlines import STEP, Frame, Lines, Stroke, lines_of, strokes, written
from analysis.charts.signs import EM, Signs, Texts, outline_of

_FINE = STEP / 2
"""Points: curves are rounded to this."""
_CAPS = {"butt": "butt", "round": "round", "projecting": "square"}
_DOWN = np.array([1.0, -1.0])
_HATCH = 72
"""Points: matplotlib's hatches repeat every inch."""
_ROOT = (
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" '
    'xmlns="http://www.w3.org/2000/svg" version="1.1">'
)


@dataclass(slots=True)
class _Piece:
    """One thing that is drawn, in a clip and with a look; the body of lines is written at the end."""

    clip: str
    look: str
    body: str = ""
    lines: Lines | None = None

    @property
    def path(self) -> bool:
        """Whether its body is an outline, which may be joined to another of the same look."""
        return bool(self.look)


class Drawing(RendererBase):
    """All that a figure draws, as SVG.

    Parameters
    ----------
    width, height : int
        Pixels of the picture that is painted at the same time.
    dpi : float
        Its pixels to an inch.
    """

    def __init__(self, width: int, height: int, dpi: float) -> None:
        super().__init__()
        self._text2path = Texts()
        self.width, self.height, self.dpi = width, height, dpi
        self._points = 72 / dpi
        self._top = np.array([0.0, height])
        self._box: tuple[Any, tuple[str, Frame | None]] = None, ("", None)
        self._pieces: list[_Piece | str] = []
        self._groups: list[bool] = []
        self._defined: dict[Any, tuple[str, str]] = {}
        self._whole = True

    def get_canvas_width_height(self) -> tuple[int, int]:
        """The picture's size in pixels."""
        return self.width, self.height

    def points_to_pixels(self, points: float) -> float:
        """Pixels of the picture to some points."""
        return points / self._points

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a group; only one with a name is written."""
        self._groups.append(bool(gid))
        if gid:
            self._pieces.append(f'<g id="{escape(gid)}">')

    def close_group(self, s: str) -> None:
        """End the last group that was begun."""
        if self._groups and self._groups.pop():
            self._pieces.append("</g>")

    def give_up(self, *_: Any, **__: Any) -> None:
        """Say that something is drawn that has no lines, such as a filter: the picture is taken instead."""
        self._whole = False

    draw_gouraud_triangles = give_up

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None
    ) -> None:
        """Draw one outline."""
        signs = self._text2path.signs_of(path)
        if signs is not None:
            self._write(gc, signs, transform.get_matrix(), rgbFace)
            return
        if not (look := self._look(gc, rgbFace)):
            return
        if not np.isfinite(path.vertices).all():
            path = path.cleaned(remove_nans=True)
        clip, frame = self._clip(gc)
        piece = _Piece(clip, look)
        self._pieces.append(piece)
        places = self._on_page(transform.transform(path.vertices))
        piece.lines = lines_of(places, path.codes, frame)
        if piece.lines is None:
            piece.body = _one(strokes(places, path.codes, _FINE, _twentieth))

    def draw_path_collection(
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        paths: Sequence[Path],
        all_transforms: np.ndarray,
        offsets: np.ndarray,
        offset_trans: Transform,
        *given: Any,
        hatchcolors: Sequence = (),
    ) -> None:
        """Draw many outlines; neighbours of one look, such as the counties of a class, as one."""
        *looks, position = given
        looks.append(hatchcolors)
        moved = len(all_transforms) > 1 or np.any(offset_trans.transform(offsets))
        if len(paths) > 1 and not moved and _opaque(*looks[:2]):
            begins = _runs(len(paths), looks)
            ends = [*begins[1:], len(paths)]
            paths = [Path.make_compound_path(*paths[i:j]) for i, j in zip(begins, ends, strict=True)]
            looks = [[look[i % len(look)] for i in begins] if len(look) > 1 else look for look in looks]
        super().draw_path_collection(
            gc, master_transform, paths, all_transforms, offsets, offset_trans, *looks[:-1], position,
            hatchcolors=looks[-1],
        )  # fmt: skip

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,
    ) -> None:
        """Draw one outline at many places."""
        codes = _codes(marker_path)
        shape = marker_trans.transform(marker_path.vertices) * (self._points, -self._points)
        marker = strokes(shape, codes, _FINE, _twentieth)
        clip, _ = self._clip(gc)
        if not (look := self._look(gc, rgbFace)):
            return
        for vertices, _ in path.iter_segments(trans, simplify=False):
            x, y = np.rint(self._on_page(vertices[-2:]) / _FINE).astype(int).tolist()
            self._pieces.append(_Piece(clip, look, _one(marker, x, y)))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Write a line of text."""
        if ismath:
            self._draw_text_as_path(gc, x, y, s, prop, angle, ismath, mtext)
            return
        told = {"features": mtext.get_fontfeatures(), "language": mtext.get_language()} if mtext else {}
        size = self.points_to_pixels(prop.get_size_in_points()) / Texts.FONT_SCALE
        place = Affine2D().scale(size).rotate_deg(angle).translate(x, self.height - y)
        gc.set_linewidth(0.0)
        self._write(gc, self._text2path.signs(prop, s, **told), place.get_matrix(), gc.get_rgb())

    def draw_image(
        self, gc: GraphicsContextBase, x: float, y: float, im: np.ndarray, transform: Any = None
    ) -> None:
        """Put a picture into the drawing."""
        high, wide = im.shape[:2]
        if wide and high:
            place = np.array([x, self.height - y - high, wide, high]) * self._points
            self._pieces.append(_Piece(self._clip(gc)[0], "", _image(Image.fromarray(im[::-1]), place)))

    def text(self, words: str, picture: Image.Image) -> str:
        """The drawing as SVG, the same text for the same figure.

        Parameters
        ----------
        words : str
            What it shows, for those who can't see it.
        picture : Image
            Taken instead of what was drawn if that can't be told in lines.
        """
        wide, high = (f"{pixels * self._points:g}" for pixels in (self.width, self.height))
        title = f"<title>{escape(words, quote=False)}</title>" if words else ""
        if self._whole:
            body = "".join(self._body())
            made = "".join(text for _, text in self._defined.values())
            inner = f'<defs>{made}</defs><g style="stroke-linejoin:round">{body}</g>'
        else:
            inner = _image(picture, np.array([0, 0, self.width, self.height]) * self._points)
        return f"{_ROOT.format(wide=wide, high=high)}{title}{inner}</svg>"

    def _body(self) -> Iterator[str]:
        lined = [piece for piece in self._pieces if isinstance(piece, _Piece) and piece.lines]
        for piece, body in zip(lined, written([piece.lines for piece in lined]), strict=True):
            piece.body = body
        shown = (piece for piece in self._pieces if isinstance(piece, str) or piece.body)
        for clip, some in groupby(shown, key=lambda piece: None if isinstance(piece, str) else piece.clip):
            alike = list(some)
            inner = "".join(alike if clip is None else _joined(alike))
            yield f'<g clip-path="url(#{clip})">{inner}</g>' if clip else inner

    def _on_page(self, pixels: np.ndarray) -> np.ndarray:
        """Places in points from the upper left corner."""
        return (pixels * _DOWN + self._top) * self._points

    def _write(self, gc: GraphicsContextBase, signs: Signs, matrix: np.ndarray, face: Any) -> None:
        """Write signs where a text's outline would lie."""
        across, up = matrix[:2, 0]
        size = float(np.hypot(across, up)) * self._points * Texts.FONT_SCALE / EM
        look = self._look(gc, face, gc.get_linewidth() / size)
        x, y = self._on_page(matrix[:2, 2])
        turn = f" rotate({-np.degrees(np.arctan2(up, across)):.4g})" if up else ""
        uses = "".join(
            f'<use x="{at:.0f}" xlink:href="#{self._sign(name)}"/>'
            if not above
            else f'<use x="{at:.0f}" y="{-above:.0f}" xlink:href="#{self._sign(name)}"/>'
            for name, at, above in signs
        )
        group = f'<g transform="translate({x:.2f} {y:.2f}){turn} scale({size:.5g})" style="{look}">{uses}</g>'
        if look and uses:
            self._pieces.append(_Piece(self._clip(gc)[0], "", group))

    def _sign(self, name: str) -> str:
        return self._define(("sign", name), lambda key: f'<path id="{key}" d="{outline_of(name)}"/>')

    def _define(self, what: Any, make: Callable[[str], str]) -> str:
        """The name of something that is defined once in the drawing."""
        if what not in self._defined:
            key = f"{what[0][0]}{len(self._defined)}"
            self._defined[what] = key, make(key)
        return self._defined[what][0]

    def _clip(self, gc: GraphicsContextBase) -> tuple[str, Frame | None]:
        """The name of what cuts off, and the box outside of which nothing is seen; empty and None where nothing does."""
        path, transform = gc.get_clip_path()
        if path is not None:
            places = self._on_page(transform.transform(path.vertices))
            body = _one(strokes(places, _codes(path), _FINE, _twentieth))
            return self._define(
                ("clip", body), lambda key: f'<clipPath id="{key}"><path d="{body}"/></clipPath>'
            ), None
        # All outlines of a collection are cut off by the same box.
        if (box := gc.get_clip_rectangle()) is not self._box[0]:
            self._box = box, ("", None) if box is None else self._frame(box)
        return self._box[1]

    def _frame(self, box: BboxBase) -> tuple[str, Frame]:
        (left, bottom), (right, top) = self._on_page(box.get_points()).round(2).tolist()
        shape = f'<rect x="{left:g}" y="{top:g}" width="{right - left:.2f}" height="{bottom - top:.2f}"/>'
        name = self._define(("clip", shape), lambda key: f'<clipPath id="{key}">{shape}</clipPath>')
        return name, (left, top, right, bottom)

    def _look(self, gc: GraphicsContextBase, face: Any, pen: float | None = None) -> str:
        """How something is filled and lined, as CSS; empty where nothing of it is seen."""
        forced = gc.get_forced_alpha()
        alpha = gc.get_alpha() if forced else 1.0
        told = []
        if gc.get_hatch():
            told.append(f"fill:url(#{self._hatch(gc, face)})")
        else:
            told.append("fill:none" if face is None else f"fill:{_hex(*face[:3])}")
        if face is not None and len(face) == 4 and face[3] != 1 and not forced:
            told.append(f"fill-opacity:{face[3]:.3g}")
        if width := gc.get_linewidth() if pen is None else pen:
            red, green, blue, clear = gc.get_rgb()
            told += [f"stroke:{_hex(red, green, blue)}", f"stroke-width:{width:.3g}"]
            if clear != 1 and not forced:
                told.append(f"stroke-opacity:{clear:.3g}")
            told += _pen(gc)
        elif told == ["fill:none"]:
            return ""
        if alpha != 1:
            told.append(f"opacity:{alpha:.3g}")
        return ";".join(told) if alpha else ""

    def _hatch(self, gc: GraphicsContextBase, face: Any) -> str:
        colour, width, lines = gc.get_hatch_color(), gc.get_hatch_linewidth(), gc.get_hatch_path()
        places = lines.vertices * (_HATCH, -_HATCH) + (0, _HATCH)
        ground = "none" if face is None else _hex(*face[:3])
        ink = _hex(*colour[:3])
        clear = f";stroke-opacity:{colour[3]:.3g}" if len(colour) > 3 and colour[3] != 1 else ""
        inside = (
            f'<rect width="{_HATCH}" height="{_HATCH}" fill="{ground}"/><path '
            f'd="{_one(strokes(places, _codes(lines), _FINE, _twentieth))}" style="fill:{ink};stroke:{ink};stroke-width:{width:.3g}{clear}"/>'
        )
        return self._define(
            ("hatch", inside),
            lambda key: (
                f'<pattern id="{key}" patternUnits="userSpaceOnUse" width="{_HATCH}" height="{_HATCH}">{inside}</pattern>'
            ),
        )


def _opaque(*colours: np.ndarray) -> bool:
    """Whether nothing shines through: else it would be darker where two of one look overlap."""
    return all(np.isin(np.reshape(some, (-1, 4))[:, 3], (0, 1)).all() for some in colours)


def _runs(count: int, looks: Sequence[Sequence]) -> list[int]:
    """Where each run of outlines of one look begins among so many; lists of looks begin anew when they end."""
    new = np.zeros(count, dtype=bool)
    new[0] = True
    for look in looks:
        if len(look) > 1:
            every = look if isinstance(look, np.ndarray) else np.array([*map(repr, look)])
            own = every[np.arange(count) % len(every)].reshape(count, -1)
            new[1:] |= (own[1:] != own[:-1]).any(axis=1)
    return np.flatnonzero(new).tolist()


def _pen(gc: GraphicsContextBase) -> Iterator[str]:
    """How a line is dashed, joined and ended, where that is not the usual."""
    offset, dashes = gc.get_dashes()
    if dashes is not None:
        yield f"stroke-dasharray:{' '.join(f'{length:.3g}' for length in dashes)}"
        if offset:
            yield f"stroke-dashoffset:{offset:.3g}"
    if (joined := gc.get_joinstyle()) != "round":
        yield f"stroke-linejoin:{joined}"
    if (ended := _CAPS[gc.get_capstyle()]) != "butt":
        yield f"stroke-linecap:{ended}"


def _joined(pieces: Iterable[_Piece]) -> Iterator[str]:
    """Pieces as SVG; paths of one look that follow one another, such as a thousand islands, as one path."""
    number = count()
    # Where two that let something shine through overlap, it is darker.
    for _, some in groupby(
        pieces, key=lambda p: p.look if p.look and "opacity" not in p.look else next(number)
    ):
        alike = list(some)
        body = "".join(piece.body for piece in alike)
        yield f'<path d="{body}" style="{alike[0].look}"/>' if alike[0].look else body


def _one(shape: Iterable[Stroke], x: int = 0, y: int = 0) -> str:
    """Strokes as one outline, moved by some steps."""
    return "".join(f"M{_twentieth(s.x + x)} {_twentieth(s.y + y)}{s.rest}" for s in shape)


@lru_cache(maxsize=8192)
def _twentieth(steps: int) -> str:
    return (
        f"{steps * _FINE:.2f}".rstrip("0").rstrip(".").replace("0.", ".", 1)
        if abs(steps) < 20
        else f"{steps * _FINE:g}"
    )


@lru_cache(maxsize=1024)
def _hex(red: float, green: float, blue: float) -> str:
    return to_hex((red, green, blue))


def _codes(path: Path) -> np.ndarray:
    """What each place of a path is; without a word of it they are one line."""
    if path.codes is not None:
        return path.codes
    codes = np.full(len(path.vertices), Path.LINETO, dtype=Path.code_type)
    codes[:1] = Path.MOVETO
    return codes


def _image(picture: Image.Image, place: np.ndarray) -> str:
    picture.save(file := io.BytesIO(), "PNG")
    x, y, wide, high = (f"{points:g}" for points in place)
    body = base64.b64encode(file.getvalue()).decode()
    return (
        f'<image x="{x}" y="{y}" width="{wide}" height="{high}" xlink:href="data:image/png;base64,{body}"/>'
    )
