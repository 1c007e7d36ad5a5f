"""Who gives and who receives each figure.

A page says its pair once (`topic`) and means it throughout; a sentence may name another, or one side of it, or several
pairs told apart by 分别. The nearest words win: the clause, the sentence, the paragraph, the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.figures import Figure
from analysis.harvest.mentions import Mention, PlaceFinder
from analysis.harvest.times import Time
from analysis.harvest.topic import (
    DESTINATION,
    GROUP,
    NATIONAL,
    Names,
    Sides,
    Spoken,
    Topic,
    joined,
    lies_in,
    short_pair,
)

_LIST_JOINT = re.compile(r"\s*(?:[，,]?、[，,]?|和|与|及|以及|,|，|and|, and)\s*")
_RESPECTIVELY = re.compile(r"分别|respectively")


def of_figures(
    spoken: Spoken, figures: Sequence[Figure], topic: Topic, carried: Sides | None, finder: PlaceFinder,
    before: Spoken | None = None,
) -> list[Sides]:  # fmt: skip
    """Sides of each figure of a sentence.

    Parameters
    ----------
    spoken : Spoken
    figures : sequence of Figure
    topic : Topic
    carried : Sides or None
        What the paragraph has named so far.
    finder : PlaceFinder
    before : Spoken, optional
        The sentence before, whose pairs 三地分别 may mean.
    """
    kept = [
        m
        for m in spoken.mentions
        if not (
            _is_destination(m, spoken.text, topic)
            or _only_explains(m, spoken)
            or spoken.text[: m.start].endswith("等")
        )
    ]
    named = Spoken(spoken.text, kept, spoken.shorts)
    found = [_of_one(named, figure, topic, carried, finder) for figure in figures]
    for position in _RESPECTIVELY.finditer(spoken.text):
        _tell_apart(named, figures, found, position.end(), before)
    return found


def _is_destination(mention: Mention, text: str, topic: Topic) -> bool:
    """赴广东就业 on a page about 佛山 says where the jobs are, not who gives."""
    codes = topic.giver_codes if mention.side == "east" else topic.receiver_codes
    wider = bool(codes) and all(lies_in(code, over) for code in codes for over in mention.codes)
    return wider and bool(DESTINATION.search(text[: mention.start]))


def _only_explains(mention: Mention, spoken: Spoken) -> bool:
    """Ningbo, in East China's Zhejiang province: the province says where the city is."""
    before = [m for m in spoken.mentions if m.end <= mention.start]
    if not before or not all(lies_in(own, over) for own in before[-1].codes for over in mention.codes):
        return False
    return bool(
        re.fullmatch(
            r",? (?:in|of|capital of|a \w+ (?:in|of)|located in)\b[^,.]{0,30}|, [\w' ]{0,24}",
            spoken.text[before[-1].end : mention.start],
        )
    )


def _of_one(
    spoken: Spoken, figure: Figure, topic: Topic, carried: Sides | None, finder: PlaceFinder
) -> Sides:
    if topic.sides.givers != (NATIONAL,) or not spoken.mentions:
        group = GROUP.search(spoken.text[: figure.start])
        if group and not spoken.mentions and "西部" in spoken.text:
            return Sides((NATIONAL,), (NATIONAL,), "sentence", "sentence")
    giver, giver_by = _named(spoken, figure, "east")
    receiver, receiver_by = _named(spoken, figure, "west")
    if not giver and not receiver and spoken.shorts:
        pair = short_pair(finder, spoken, [spoken])
        told = (topic.giver_codes, topic.receiver_codes)
        known = pair and any(
            lies_in(code, over) or code == over
            for codes, over in zip(told, pair, strict=True)
            for code in codes
        )
        if pair and not known:
            return Sides((finder.name(pair[0]),), (finder.name(pair[1]),), "sentence", "sentence")
        if pair and not all(told):
            return Sides(
                topic.sides.givers or (finder.name(pair[0]),), topic.sides.receivers or (finder.name(pair[1]),),
                topic.sides.giver_by or "sentence", topic.sides.receiver_by or "sentence",
            )  # fmt: skip
        if pair and topic.sides.givers and topic.sides.receivers:
            return topic.sides
    base = carried if carried and _carries(carried, topic) else topic.sides
    by = ("paragraph", "paragraph") if base is carried else (base.giver_by, base.receiver_by)
    if base.givers == (NATIONAL,) and (giver or receiver):
        base, by = Sides(), ("", "")
        if carried and carried.givers != (NATIONAL,):
            base, by = carried, ("paragraph", "paragraph")
    return Sides(giver or base.givers, receiver or base.receivers, giver_by or by[0], receiver_by or by[1])


def _carries(carried: Sides, topic: Topic) -> bool:
    return bool(carried.givers and carried.receivers)


def _named(spoken: Spoken, figure: Figure, side: str) -> tuple[Names, str]:
    """The place or places of a side nearest to a figure: in its clause, else in clauses before it."""
    bounds = [0, *(m.end() for m in re.finditer(r"[，；：]|, |; ", spoken.text)), len(spoken.text) + 1]
    clause = max(i for i, at in enumerate(bounds[:-1]) if at <= figure.start)
    semicolon = max((m.end() for m in re.finditer("；|; ", spoken.text[: figure.start])), default=0)
    for i in range(clause, -1, -1):
        if i < clause and bounds[i] < semicolon:
            break
        inside = [m for m in spoken.of(side) if bounds[i] <= m.start < bounds[i + 1]]
        before = [m for m in inside if m.start < figure.start]
        if inside:
            return _list_at(
                spoken, (before or inside)[-1 if before else 0]
            ), "clause" if i == clause else "sentence"
    return (), ""


def _list_at(spoken: Spoken, mention: Mention) -> Names:
    """A place with those that are joined to it: 天津、山东两省市."""
    run = _run_with(spoken, mention)
    return tuple(dict.fromkeys(m.printed for m in run))


def _run_with(spoken: Spoken, mention: Mention) -> list[Mention]:
    run = [mention]
    same = spoken.of(mention.side)
    at = same.index(mention)
    for i in range(at - 1, -1, -1):
        if not _LIST_JOINT.fullmatch(spoken.text[same[i].end : run[0].start]):
            break
        run.insert(0, same[i])
    for i in range(at + 1, len(same)):
        if not _LIST_JOINT.fullmatch(spoken.text[run[-1].end : same[i].start]):
            break
        run.append(same[i])
    return run


def _runs(spoken: Spoken, side: str) -> list[list[Mention]]:
    found, seen = [], set()
    for mention in spoken.of(side):
        if mention not in seen:
            run = _run_with(spoken, mention)
            seen.update(run)
            found.append(run)
    return found


def times_in_turn(text: str, figures: Sequence[Figure], times: Sequence[Time]) -> dict[int, Time]:
    """2021年和2022年上半年分别投入#和#: the time of each figure, by its number."""
    found: dict[int, Time] = {}
    for position in _RESPECTIVELY.finditer(text):
        series = _series(text, figures, position.end())
        before = [t for t in times if t.end <= position.start()][-len(series) :]
        joints = [text[a.end : b.start] for a, b in zip(before, before[1:], strict=False)]
        if 1 < len(series) == len(before) and all(_LIST_JOINT.fullmatch(joint) for joint in joints):
            found |= dict(zip(series, before, strict=True))
    return found


def _tell_apart(
    spoken: Spoken, figures: Sequence[Figure], found: list[Sides], end: int, before: Spoken | None
) -> None:
    """分别: the first figure behind it belongs to the first place before it, and so on."""
    series = _series(spoken.text, figures, end)
    if len(series) < 2:
        return
    size = len(series)
    first = figures[series[0]].start
    lists = {
        side: next(
            (run for run in reversed(_runs(spoken, side)) if len(run) == size and run[0].start < first), None
        )
        for side in ("east", "west")
    }
    if not any(lists.values()):
        told = (said for said in (spoken, before) if said and said.pairs_in_turn(size))
        if not (listed := next(told, None)):
            return
        lists = {side: listed.of(side) for side in ("east", "west")}
    for place, index in enumerate(series):
        sides = found[index]
        for side, run in lists.items():
            if run:
                key = "givers" if side == "east" else "receivers"
                by = "giver_by" if side == "east" else "receiver_by"
                sides = sides._replace(**{key: (run[place].printed,), by: "respectively"})
        found[index] = sides


def _series(text: str, figures: Sequence[Figure], start: int) -> list[int]:
    """Figures of one unit behind a place in the text, with nothing but joints between them."""
    behind = [i for i, f in enumerate(figures) if f.start >= start]
    series = behind[:1]
    for i in behind[1:]:
        last = figures[series[-1]]
        if not re.fullmatch(r"\s*(?:、|和|与|及|以及|，|, and|and|,)\s*", text[last.end : figures[i].start]):
            break
        if figures[i].quantity.unit == last.quantity.unit:
            series.append(i)
    return series


def explicit(spoken: Spoken, found: Sequence[Sides]) -> Sides | None:
    """The one pair that a sentence names in full, for the sentences after it; None where there are several."""
    east, west = joined(spoken.of("east")), joined(spoken.of("west"))
    if found and any("respectively" in (s.giver_by, s.receiver_by) for s in found):
        return None
    if len(_runs(spoken, "east")) != 1 or len(_runs(spoken, "west")) != 1:
        return None
    return Sides(tuple(m.printed for m in east), tuple(m.printed for m in west), "paragraph", "paragraph")
