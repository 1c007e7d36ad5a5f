"""The one style of every figure: font, colours, sizes.

The font is the OFL-licensed Noto Sans SC in the package `zhplot`, registered by its path: no code of that
package runs, and a style sheet or a fresh font cache can't undo it. It has one weight, so rank is shown by
size and colour.

Colours keep one meaning through all reports: the east is warm, the west is teal, grey is what carries no
value. All pairs that must be told apart differ in lightness too, for colour-blind readers and grey printers.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.patheffects import withStroke

from analysis.errors import AtlasError
from analysis.fonts import bundled_font

EAST, EAST_LIGHT = "#b8500f", "#fbdfc4"
WEST, WEST_LIGHT = "#0f7173", "#cfe9e8"
INK, TEXT_2, MUTED = "#1f2328", "#4b535c", "#767f89"
LAND, BORDER, BORDER_STRONG = "#f6f5f2", "#b9bcc0", "#7f858c"
NO_DATA_FACE, NO_DATA_HATCH = "#f5f5f4", "#cfd2d5"

SEQUENTIAL = ("#eef3d2", "#bcdcc0", "#7dbdb9", "#4290ad", "#2b5f93", "#253970")
"""Light to dark; lightness falls evenly, so the order survives in grey."""
DIVERGING = ("#5b3a86", "#9c83be", "#ddd3ea", "#dfe6c2", "#9db75c", "#56761a")
"""Below zero to above zero, never with a class that straddles zero; violet and olive, for warm and teal are places."""
CATEGORIES = ("#3f5f9a", "#b9a33a", "#8c4a7d", "#7ba6c9", "#66733a", "#c78bb0", "#5c4b45", "#a8a6b8")
"""Kinds that have no order. None is orange or teal."""

BASE_SIZE = 9.0
"""Points, in a figure of `WIDTH` inches that is read at about 1,100 pixels."""
SIZES = {"title": 15.0, "subtitle": 10.0, "label": 8.5, "small": 8.0, "footer": 7.5}
WIDTH = 10.0
DPI = 150
_MEASURED_AT = 100.0  # points; widths are linear in the size

_FALLBACKS = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)


@lru_cache(maxsize=1)
def font() -> font_manager.FontProperties:
    """Register the Chinese font with matplotlib and return it.

    Raises
    ------
    AtlasError
        When neither the bundled font nor a known Chinese font of the system is there: a figure of empty boxes
        would be worse than none.
    """
    path = bundled_font()
    if path is not None:
        font_manager.fontManager.addfont(path)
        return font_manager.FontProperties(fname=str(path))
    for name in _FALLBACKS:
        try:
            found = font_manager.findfont(name, fallback_to_default=False)
        except ValueError:
            continue
        logging.getLogger(__name__).warning("The package zhplot is missing; figures use %s.", name)
        return font_manager.FontProperties(fname=found)
    raise AtlasError(
        "No font with Chinese characters was found.",
        hint="Install the project's dependencies again (the package zhplot brings Noto Sans SC).",
    )


def rc() -> dict[str, object]:
    """The rcParams of the style."""
    return {
        # The family by name, not `sans-serif`: generic families are looked up again when the figure is drawn,
        # and by then a notebook may have set them to something else.
        "font.family": [font().get_name()],
        "font.size": BASE_SIZE,
        "axes.unicode_minus": True,
        "text.color": INK,
        "text.parse_math": False,
        "text.usetex": False,
        # Hinting rounds every advance to a pixel, and a measured line would come out four per cent wider.
        "text.hinting": "none",
        "figure.facecolor": "white",
        "savefig.facecolor": "white",
        "figure.dpi": 100,
        "savefig.dpi": DPI,
        "axes.facecolor": "white",
        "axes.edgecolor": BORDER_STRONG,
        "axes.labelcolor": TEXT_2,
        "axes.labelsize": SIZES["label"],
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": False,
        "axes.titlesize": SIZES["subtitle"],
        "axes.titlelocation": "left",
        "axes.prop_cycle": mpl.cycler(color=CATEGORIES),
        "grid.color": "#e3e5e7",
        "grid.linewidth": 0.6,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelcolor": TEXT_2,
        "ytick.labelcolor": TEXT_2,
        "xtick.labelsize": SIZES["small"],
        "ytick.labelsize": SIZES["small"],
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "legend.frameon": False,
        "legend.fontsize": SIZES["small"],
        "lines.linewidth": 1.8,
        "patch.linewidth": 0.0,
        "hatch.linewidth": 0.5,
        "hatch.color": NO_DATA_HATCH,
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
    }


@contextmanager
def use() -> Iterator[None]:
    """Draw in the atlas's style, whatever style the caller has set, and give theirs back afterwards.

    >>> with use():
    ...     mpl.rcParams["savefig.dpi"]
    150.0
    """
    # As `mpl.rc_context`, which reads and checks every value one by one.
    theirs = dict.copy(mpl.rcParams)
    del theirs["backend"]
    dict.update(mpl.rcParams, _checked())
    try:
        yield
    finally:
        dict.update(mpl.rcParams, theirs)


@lru_cache(maxsize=1)
def _checked() -> dict[str, object]:
    """The rcParams of the style with matplotlib's defaults for the rest, checked once: it takes longer than some figures."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(rc())
        # The backend is the one thing that leaving the context doesn't give back.
        return {name: value for name, value in mpl.rcParams.items() if name != "backend"}


def halo(width: float, colour: str = "white") -> dict[str, object]:
    """What a text with an outline behind it is drawn with: `axes.text(x, y, words, **halo(2))`.

    A sign with an outline is drawn as a shape, and one of straight strokes alone (中, 山, 1) is taken for a box and moved to
    whole pixels: it lost its top. So nothing is moved.
    """
    return {"path_effects": [withStroke(linewidth=width, foreground=colour)], "snap": False}


def stretched(palette: Sequence[str], count: int, *, diverging: bool = False) -> list[str]:
    """Colours for so many classes, evenly from a palette; both sides of a diverging one keep their hue, however few there are.

    >>> stretched(SEQUENTIAL, 6) == list(SEQUENTIAL), len(stretched(DIVERGING, 3, diverging=True))
    (True, 3)
    """
    if count == 1:
        return [palette[len(palette) // 2]]
    ramp = LinearSegmentedColormap.from_list("ramp", list(palette))
    half = count // 2
    # Both sides from their end inwards: of one class on each side both are dark.
    sides = [*np.linspace(0, 0.4, half), *(1 - np.linspace(0, 0.4, count - half)[::-1])]
    shares = sides if diverging else np.linspace(0, 1, count)
    return [to_hex(ramp(float(share))) for share in shares]


def text_width(text: str, size: float) -> float:
    """Width of one line of text in points, without kerning: a hair more than what is drawn."""
    return sum(map(_advance, text)) * size


@lru_cache(maxsize=8192)
def _advance(character: str) -> float:
    """Width of a character in a font of one point."""
    face = font_manager.get_font(font().get_file())
    if face.get_char_index(ord(character)) == 0:
        return 1.0  # the box that stands for a missing glyph
    face.set_size(_MEASURED_AT, 72)
    return face.load_char(ord(character)).linearHoriAdvance / 65536 / _MEASURED_AT
