"""What a page offers under a figure: its rows, its vector drawing, the texts for a slide, a link into the explorer.

They come from `charts.show` (see `analysis.charts.taken`), compressed, and stay so in the page; the browser undoes it when
asked. An executed notebook may come from anywhere, so nothing of it is believed: a drawing may hold only what draws.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

from analysis.errors import ReportError
from analysis.vocabulary import media

EXPLORER = "explorer.html"

_MOST = 60_000_000
"""Bytes that one part may have when it is unpacked."""
_XLINK = "{http://www.w3.org/1999/xlink}"
_SVG = "{http://www.w3.org/2000/svg}"
_TAGS = {_SVG + tag for tag in ("svg", "title", "desc", "g", "defs", "path", "use", "rect", "image", "style", "clipPath", "pattern")}  # fmt: skip
_ATTRIBUTES = {
    "id", "d", "x", "y", "width", "height", "viewBox", "version", "transform", "style", "clip-path", "href", "type", "patternUnits",
    "fill", "stroke", "stroke-width", "opacity", "preserveAspectRatio",
}  # fmt: skip
_INSIDE = re.compile(r"#[\w.-]+|data:image/png;base64,[\w+/=\s]+")
_LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression|javascript:|\\", re.IGNORECASE)

_SIGNS = re.compile(r"[(@:\\x]", re.IGNORECASE)
"""What a value has at least that `_LOADS` finds; the numbers of a path, its most by far, have none."""


@dataclass(frozen=True)
class Downloads:
    """What is offered of one figure: compressed `svg` and `csv`, the texts around the body, the explorer's address."""

    svg: str = ""
    csv: str = ""
    title: str = ""
    subtitle: str = ""
    footer: tuple[str, ...] = ()
    body: tuple[float, float] = (0.0, 1.0)
    explore: str = ""


def downloads(data: Mapping[str, Any], lang: str) -> Downloads | None:
    """What a page offers of a figure; None of one that was not shown by `charts.show`.

    Parameters
    ----------
    data : mapping
        The output's data, by type.
    lang : {"zh", "en"}

    Raises
    ------
    ReportError
        When a part is not what it says, or the drawing holds more than a drawing.
    """
    if not isinstance(told := data.get(media.FIGURE), Mapping):
        return None
    try:
        drawing = _unpacked(told["svg"])
        _unpacked(told["csv"])
        top, bottom = map(float, told["body"])
        title, subtitle = str(told["title"]), str(told["subtitle"])
        footer = tuple(map(str, told["footer"]))
        view = told["explore"]
        explore = _address(view, lang) if view else ""
    except (KeyError, TypeError, ValueError, zlib.error, AttributeError) as error:
        raise ReportError(f"what goes along with a figure can't be read: {error!r}", hint=_HINT) from None
    _check(drawing)
    return Downloads(told["svg"], told["csv"], title, subtitle, footer, (top, bottom), explore)


_HINT = "run the notebook again, and show figures with `charts.show`"


def _unpacked(body: str) -> str:
    if not body:
        return ""
    undo = zlib.decompressobj()
    try:
        text = undo.decompress(base64.b64decode(body, validate=True), _MOST)
    except binascii.Error as error:
        raise ValueError(error) from None
    if not undo.eof:
        raise ValueError("it is too large")
    return text.decode()


def _check(drawing: str) -> None:
    """Raise ReportError for a drawing that could run, load or link to anything."""
    if not drawing:
        return
    strange = ""
    if "<!" in drawing or "<?" in drawing:
        strange = "a declaration"
    else:
        try:
            strange = _strange(ElementTree.fromstring(drawing))
        except ElementTree.ParseError as error:
            strange = f"what is no XML ({error})"
    if strange:
        raise ReportError(f"the drawing of a figure holds {strange}, which a page may not", hint=_HINT)


def _strange(drawing: ElementTree.Element) -> str:
    """What a drawing holds that it may not; empty when there is nothing.

    A drawing has thousands of elements, but few names of attributes: what they hold is looked through name by name.
    """
    values: dict[str, list[str]] = {}
    for element in drawing.iter():
        if element.tag not in _TAGS:
            return f"<{element.tag.removeprefix(_SVG)}>"
        if element.tag == _SVG + "style" and _LOADS.search(element.text or ""):
            return "a style that loads something"
        for name, value in element.items():
            values.setdefault(name.removeprefix(_XLINK), []).append(value)
    for name, held in values.items():
        if name not in _ATTRIBUTES:
            return f"the attribute {name}"
        for value in dict.fromkeys(held):
            if name == "href" and not _INSIDE.fullmatch(value):
                return f"a link to {value[:40]}"
            if name != "href" and _SIGNS.search(value) and _LOADS.search(value):
                return f"{name}={value[:40]}"
    return ""


def _address(view: Mapping[str, Any], lang: str) -> str:
    """The explorer's address of a view."""
    asked = {
        "i": view["indicator"],
        "y": f"{int(view['first'])}-{int(view['last'])}",
        "p": view["place"],
        "l": lang,
    }
    return f"{EXPLORER}#{urlencode({name: value for name, value in asked.items() if value})}"
