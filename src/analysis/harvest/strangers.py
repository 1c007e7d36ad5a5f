"""Places that the beginning of a page names and that are not of its pair: givers of another policy, a place named once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.harvest.mentions import Mention, PlaceFinder
from analysis.harvest.nesting import lies_in


def drop_givers(given: dict, body: Sequence, finder: PlaceFinder) -> None:
    """江苏省对口支援三峡库区 on a page of 鲁渝协作: a giver that no pair of the receiver's province has is none."""
    if "east" not in given or "west" not in given or not any(s.shorts for s in body):
        return
    if not any(finder.related(a, b) for a in given["east"][1] for b in given["west"][1]):
        del given["east"]
        for spoken in body:
            spoken.mentions[:] = [
                m for m in spoken.mentions if m.side != "east" or _helps_any(m, given["west"][1], finder)
            ]


def drop_named_once(given: dict, body: Sequence, finder: PlaceFinder) -> None:
    """青岛选派医生到宁陕县 in the caption of a text about 安顺 and 陇南: named once, where partners are named all the time."""
    if "east" not in given or "west" not in given or given["west"][2] != "lead" or len(given["west"][1]) != 1:
        return
    (code,), givers = given["west"][1], given["east"][1]
    named = Counter(m.codes for s in body for m in s.of("west"))
    partners = [c for c in named if len(c) == 1 and any((giver, c[0]) in finder.pairs for giver in givers)]
    tied = any((giver, code) in finder.pairs for giver in givers) or any(
        lies_in(code, c) for (c,) in partners
    )
    if not tied and named[(code,)] <= 1 and max((named[c] for c in partners), default=0) >= 4:
        del given["west"]


def _helps_any(mention: Mention, receivers: Sequence[str], finder: PlaceFinder) -> bool:
    return any(finder.related(a, b) for a in mention.codes for b in receivers)
