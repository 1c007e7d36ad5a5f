"""Links between places of two provinces: which of them tell a pair of provinces, and their own years.

How such links add up to pairs of provinces is told by `pairs`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from analysis.vocabulary.places import head_of


class Link(NamedTuple):
    """A pair of places with the provinces of both (`sides`) and the kind of link that it is; an open end is endless."""

    sides: tuple[str, str]
    kind: str
    start: int
    end: float
    bases: tuple[str, str]
    places: tuple[str, str]
    source_ids: str


def made_of(links: Iterable[Link], every: Iterable[Link]) -> tuple[str, str, str, str, str, str]:
    """The links below the provinces that make a pair of provinces, since and until when each lasts, and the pages behind it.

    Parameters
    ----------
    links : iterable of Link
        Those of one pair of provinces, in the years asked for.
    every : iterable of Link
        Those of all years.

    Returns
    -------
    tuple of str
        Cells joined by ";": the links as "giver-receiver", their first years with where they are from, their last years
        (empty: in force) with where they are from, and the ids of the pages.
    """
    links = _finest(list(links))
    own: dict[str, tuple[Link, Link]] = {}
    for link in sorted(links, key=lambda link: link.start):
        begun, over = _unbroken(link, every)
        key = "-".join(link.places)
        own[key] = own.get(key, (begun, over))[0], over
    told = [own[key] for key in sorted(own)]
    return (
        ";".join(sorted(own)),
        ";".join(str(begun.start) for begun, _ in told), ";".join(begun.bases[0] for begun, _ in told),
        ";".join("" if over.end == math.inf else str(over.end) for _, over in told), ";".join(over.bases[1] for _, over in told),
        joined(link.source_ids for link in links),
    )  # fmt: skip


def _unbroken(link: Link, every: Iterable[Link]) -> tuple[Link, Link]:
    """The links of the same places with which its unbroken years begin and end."""
    begun = over = link
    own = sorted((one for one in every if one.places == link.places), key=lambda one: one.start)
    for one in reversed(own):
        if one.start < begun.start <= one.end + 1:
            begun = one
    for one in own:
        if one.start <= over.end + 1 and one.end > over.end:
            over = one
    return begun, over


def _finest(links: list[Link]) -> list[Link]:
    """Links without those that another one tells more closely: Dalian to Guizhou beside Dalian to Liupanshui."""
    heads = [tuple(map(head_of, link.places)) for link in links]
    return [
        link
        for link, own in zip(links, heads, strict=True)
        if not any(
            other != own and other[0].startswith(own[0]) and other[1].startswith(own[1]) for other in heads
        )
    ]


def joined(cells: Iterable[str]) -> str:
    """Ids of several cells, each joined by ";", as one such cell."""
    return ";".join(sorted({one for cell in cells for one in cell.split(";") if one}))
