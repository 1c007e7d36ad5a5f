"""The page around every figure: the finding above it, the sources below it, and a body between them.

Texts are wrapped by measuring them, between words (in Chinese between characters that make none that we know, and never
with a comma first in a line); the figure grows by the lines they need, so nothing is ever cut or drawn over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from weakref import WeakKeyDictionary

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.vocabulary.labels import typeset
from analysis.vocabulary.unbroken import SHORT, WORDS

MARGIN = 0.15  # inches
_LEADING = 1.35
_SHORT, _NARROWER = (
    0.3,
    (0.9, 0.8, 0.7, 0.6),
)  # shares of the room: a last line that looks lost, and rooms that may mend it
_GAP = 0.08  # inches between a block of text and what follows

_WESTERN = r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_OF_UNIT = r"(?:yuan|persons|person-times)"
_FIGURE = (
    r"\d(?:[\d.,–—]*\d)?%?"
    rf"(?: ?(?:[亿万]?(?:元|人次|人|户)|[亿万]|[\u4e00-\u9fff])| (?:thousand|million|billion)(?: {_OF_UNIT})?\b| {_OF_UNIT}\b)?"
    rf"(?![^\W\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
_NUMBER, _TOLD = (
    rf"{sign}{_FIGURE}"
    for sign in ("(?:[≥≤≈] ?)?", "(?:(?:at least|at most|about) |(?:不少于|不超过|约) ?|[≥≤≈] ?)?")
)
"""A number with its sign and its unit, which are never parted; so is, where there is room, the word for its sign."""
_TOKEN, _SHORT_TOKEN = (
    re.compile(rf"\s+|{number}|at least\b|{_WESTERN}+|[亿万]?(?:元|人次|人|户)|{words}|.")
    for number, words in ((_TOLD, WORDS), (_NUMBER, SHORT))
)
_ARROW = "→"
"""Joins the two of a pair, which are one word where there is room for it."""
_NOT_FIRST = "，。、；：！？）》」』】〉”’,.;:!?)]}%％"
_NOT_LAST = "（《「『【〈“‘([{≥≤≈"


Box = tuple[float, float, float, float]
"""Left, foot, right and head of a box."""


@dataclass(frozen=True, slots=True)
class Page:
    """A figure with its texts in place. `body` is the free box in the middle: left, bottom, width, height in
    inches.
    """

    figure: Figure
    body: tuple[float, float, float, float]

    def fraction(
        self, left: float, bottom: float, width: float, height: float
    ) -> tuple[float, float, float, float]:
        """Turn a box in inches, measured from the body's lower left corner, into fractions of the figure."""
        wide, high = self.figure.get_size_inches()
        return (self.body[0] + left) / wide, (self.body[1] + bottom) / high, width / wide, height / high


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands around the body of a figure. `body` is where it begins and ends, in fractions of the figure from the top."""

    title: str = ""
    subtitle: str = ""
    footer: tuple[str, ...] = ()
    body: tuple[float, float] = (0.0, 1.0)


_texts: WeakKeyDictionary[Figure, Texts] = WeakKeyDictionary()


def texts(figure: Figure) -> Texts:
    """The texts around the body of a figure; none of one that was not made by `page`."""
    return _texts.get(figure, Texts())


def page(
    body_height: float,
    *,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    width: float = style.WIDTH,
) -> Page:
    """Make a figure with a title, a subtitle, a footer and room for a body.

    Parameters
    ----------
    body_height : float
        Inches to keep free; the figure is as much higher as its texts need.
    title, subtitle : str
        The finding; what is measured, in which unit and period.
    footer : str or sequence of str
        Sources, credits and what is missing; each item begins a new line.
    width : float
        Inches.

    Notes
    -----
    Call it inside `style.use()`. The figure is not known to pyplot and needs no closing.
    """
    room = (width - 2 * MARGIN) * 72
    title, subtitle = typeset(title), typeset(subtitle)
    notes = [footer] if isinstance(footer, str) else list(map(typeset, footer))
    head = [
        (_balanced(title, style.SIZES["title"], room), style.SIZES["title"], style.INK),
        (_balanced(subtitle, style.SIZES["subtitle"], room), style.SIZES["subtitle"], style.TEXT_2),
    ]
    foot_size = style.SIZES["footer"]
    foot = [line for note in notes if note for line in _balanced(note, foot_size, room)]
    head_height = sum(_height(lines, size) for lines, size, _ in head) + (_GAP if title or subtitle else 0)
    foot_height = _height(foot, foot_size) + (_GAP if foot else 0)
    height = MARGIN + head_height + body_height + foot_height + MARGIN
    figure = Figure(figsize=(width, height))
    top = height - MARGIN
    for lines, size, colour in head:
        _write(figure, lines, size, colour, top)
        top -= _height(lines, size)
    _write(figure, foot, foot_size, style.MUTED, MARGIN + _height(foot, foot_size))
    body = (MARGIN + head_height) / height, 1 - (MARGIN + foot_height) / height
    _texts[figure] = Texts(title, subtitle, tuple(note for note in notes if note), body)
    return Page(figure, (MARGIN, MARGIN + foot_height, width - 2 * MARGIN, body_height))


def _balanced(text: str, size: float, room: float) -> list[str]:
    """As `wrap`, but no word is left alone in the last line where the lines above can give it company."""
    lines = wrap(text, size, room)
    for share in _NARROWER:
        if len(lines) < 2 or style.text_width(lines[-1], size) >= _SHORT * room:
            break
        narrower = wrap(text, size, share * room)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def wrap(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines no wider than `room` points when set at `size` points.

    A word wider than the room stands alone in its line and is cut, as an address must be.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = last = ""
        for token in _tokens(paragraph, size, room):
            if not line.strip() or style.text_width((line + token).rstrip(), size) <= room:
                line += token
            else:
                line, token = _with_its_figure(line, token, last, size, room)
                lines.append(line.rstrip())
                line = token.lstrip()
            last = token
            while style.text_width(line.rstrip(), size) > room:
                fits = max(1, _longest(line, size, room))
                lines.append(line[:fits])
                line = line[fits:]
        if line.strip():
            lines.append(line.rstrip())
    return lines


def _with_its_figure(line: str, token: str, last: str, size: float, room: float) -> tuple[str, str]:
    """A full line and what begins the next one: what stands in Chinese brackets goes with the token before it, if both fit."""
    alone = token.startswith("（") and last.strip() and len(last) < len(line)
    fits = alone and style.text_width(last + token, size) <= room
    return (line[: -len(last)], last + token) if fits else (line, token)


def _tokens(text: str, size: float, room: float) -> list[str]:
    """What must not be broken: a word, a blank, a number with its unit, or a Chinese character, each with its punctuation."""
    tokens: list[str] = []
    for token in chain.from_iterable(
        # A name wider than the room is broken, but not within its words.
        [word] if style.text_width(word, size) <= room else _SHORT_TOKEN.findall(word)
        for word in _TOKEN.findall(text)
    ):
        joins = tokens and (token[0] in _NOT_FIRST or tokens[-1].rstrip()[-1:] in _NOT_LAST)
        if tokens and _ARROW in (token[0], tokens[-1][-1]):
            joins = style.text_width(tokens[-1] + token, size) <= room
        if joins and not tokens[-1].isspace():
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _longest(line: str, size: float, room: float) -> int:
    reached = accumulate(style.text_width(character, size) for character in line)
    return sum(width <= room for width in reached)


def beside(
    axes: Axes,
    text: str,
    place: tuple[float, float],
    away: float,
    side: str,
    size: float = style.SIZES["label"],
    color: str = style.INK,
) -> None:
    """Write a text beside a mark, such as the name before a bar or the figure behind it, also beyond the axes.

    Parameters
    ----------
    axes : Axes
    text : str
    place : (x, y)
        In data.
    away : float
        Points from there to the text's end, to the left where negative.
    side : {"left", "right"}
        Which end that is.
    size : float
    color : str
    """
    axes.annotate(text, place, xytext=(away, 0), textcoords="offset points", ha=side, va="center", fontsize=size,
                  color=color, annotation_clip=False)  # fmt: skip


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes lie on one another."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _height(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * _LEADING / 72


def _write(figure: Figure, lines: Sequence[str], size: float, colour: str, top: float) -> None:
    wide, high = figure.get_size_inches()
    for i, line in enumerate(lines):
        y = top - (i + 0.5) * size * _LEADING / 72
        figure.text(
            MARGIN / wide, y / high, line, fontsize=size, color=colour, va="center_baseline", ha="left"
        )
