"""Things told in turn: 分别, 依次, respectively. The first figure belongs to the first place, or time, and so on.

The places stand in the sentence itself, in the one before it, or further up, where the page told its pairs one by
one (台州与南充、湖州与广安).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from analysis.harvest.figures import Figure
from analysis.harvest.mentions import LIST_JOINT, Mention
from analysis.harvest.moments import Time
from analysis.harvest.topic import Names, Sides, Spoken

Told = Sequence[tuple[Mention, Mention]]
"""Pairs that a text has told, giver and receiver."""

RESPECTIVELY = re.compile(r"分别|依次|逐一|respectively")
_HELPED = re.compile(r"协作|对口|帮扶|结对")
SERIES_JOINT = re.compile(r"\s*(?:、|和|与|及|以及|，|, ?and|and|,)\s*")
"""What stands between figures in a row."""
_PAIRED = re.compile(
    r"[^，。；、]{0,8}(?:与|和|同|跟|在|对口|结对|帮扶|协作|牵手|携手|对接|援助|支援|对|—+|-+|→|–)[^，。；、]{0,8}|\s*(?:with|and|to|helps|supports|-|–)\s*"
)


def _are_joined(between: str) -> bool:
    """天津、山东, or side by side: 百色河池两市."""
    return not between or bool(LIST_JOINT.fullmatch(between))


def run_with(spoken: Spoken, mention: Mention) -> list[Mention]:
    """A place with those that are joined to it: 天津、山东两省市."""
    run = [mention]
    same = spoken.of(mention.side)
    at = same.index(mention)
    for i in range(at - 1, -1, -1):
        if not _are_joined(spoken.text[same[i].end : run[0].start]):
            break
        run.insert(0, same[i])
    for i in range(at + 1, len(same)):
        if not _are_joined(spoken.text[run[-1].end : same[i].start]):
            break
        run.append(same[i])
    return run


def runs(spoken: Spoken, side: str) -> list[list[Mention]]:
    """Lists of places of one side."""
    found, seen = [], set()
    for mention in spoken.of(side):
        if mention not in seen:
            run = run_with(spoken, mention)
            seen.update(run)
            found.append(run)
    return found


def distinct(lists: Sequence[Sequence[Mention]]) -> set[tuple[tuple[str, ...], ...]]:
    """北京市…, 北京企业…: lists of the same places count once."""
    return {tuple(m.codes for m in run) for run in lists}


_KIND = re.compile(r"(?:[\u4e00-\u9fff]*族)?(?:自治)?[省市区县州旗盟]?|地区|新区|特区")


def are_same(names: Names, others: Names) -> bool:
    """北京 and 北京市 in two sentences are one place; 浙江 and 浙江省安吉县 are not."""
    twos = (sorted(two, key=len) for two in zip(names, others, strict=False))
    return len(names) == len(others) and all(
        b.startswith(a) and bool(_KIND.fullmatch(b, len(a))) for a, b in twos
    )


def told_once(spoken: Spoken, figure: Figure) -> Sides | None:
    """深圳向百色、河池投入财政资金33亿元；选派干部95名: the one pair of a sentence holds behind its semicolons."""
    lists = [[run for run in runs(spoken, side) if run[0].start < figure.start] for side in ("east", "west")]
    if [len(distinct(runs)) for runs in lists] != [1, 1]:
        return None
    givers, receivers = (tuple(dict.fromkeys(m.printed for m in runs[0])) for runs in lists)
    return Sides(givers, receivers, "sentence", "sentence")


def pairs_of(spoken: Spoken) -> Told:
    """The pairs that a sentence tells one by one, or as two lists; none where it tells fewer than two.

    柯桥区与马边县、越城区与峨边县, or 武清、南开、西青分别结对静宁、环县、景泰.
    """
    sided = [m for m in spoken.mentions if m.side]
    twos = list(zip(sided[::2], sided[1::2], strict=False))
    if len(sided) >= 4 and len(sided) % 2 == 0 and all(a.side != b.side for a, b in twos):
        linked = [bool(_PAIRED.fullmatch(spoken.text[a.end : b.start])) for a, b in twos]
        if all(linked) and len({a.side for a, _ in twos}) == 1:
            return [(a, b) if a.side == "east" else (b, a) for a, b in twos]
    if RESPECTIVELY.search(spoken.text):
        for east in runs(spoken, "east"):
            for west in runs(spoken, "west"):
                if len(east) == len(west) >= 2:
                    return list(zip(east, west, strict=True))
    return []


def lists_told(said: Iterable[Spoken]) -> dict[tuple[str, ...], Names]:
    """Receivers that a sentence on the cooperation lists of its one giver, by the giver's adcodes: the first such list of each."""
    found: dict[tuple[str, ...], Names] = {}
    for spoken in said:
        lists = [distinct(runs(spoken, side)) for side in ("east", "west")]
        if not _HELPED.search(spoken.text) or [len(told) for told in lists] != [1, 1]:
            continue
        (givers,), west = lists[0], runs(spoken, "west")[0]
        if len(givers) == 1 and len(west) > 1:
            found.setdefault(givers[0], tuple(m.printed for m in west))
    return found


def times_in_turn(text: str, figures: Sequence[Figure], times: Sequence[Time]) -> dict[int, Time]:
    """2021年和2022年上半年分别投入#和#: the time of each figure, by its number."""
    found: dict[int, Time] = {}
    for position, series in _told_series(text, figures):
        before = [t for t in times if t.end <= position][-len(series) :]
        joints = [text[a.end : b.start] for a, b in zip(before, before[1:], strict=False)]
        alike = {t.kind for t in before} in ({"year"}, {"part"}, {"year", "part"}, {"event"}, {"span"})
        if alike and 1 < len(series) == len(before) and all(LIST_JOINT.fullmatch(j) for j in joints):
            found |= dict(zip(series, before, strict=True))
    return found


def partner_of(told: Sequence[Told], side: str, codes: tuple[str, ...]) -> Mention | None:
    """The one place that the pairs told have opposite a place of a side; none where there are several."""
    at = ("east", "west").index(side)
    found = {pair[1 - at].codes: pair[1 - at] for pairs in told for pair in pairs if pair[at].codes == codes}
    return next(iter(found.values())) if len(found) == 1 else None


def former_and_latter(spoken: Spoken, figures: Sequence[Figure]) -> dict[int, tuple[str, Mention]]:
    """陇南、定西…，前者#，后者@: the side and the place of each of the two figures, by their number."""
    found: dict[int, tuple[str, Mention]] = {}
    for place, word in enumerate(("前者", "后者")):
        at = spoken.text.find(word)
        index = next((i for i, f in enumerate(figures) if 0 <= at < f.start), None)
        twos = [
            (run[0].start, side, run)
            for side in ("east", "west")
            for run in runs(spoken, side)
            if len(run) == 2 and run[-1].end <= at
        ]
        if index is not None and twos:
            _, side, run = max(twos, key=lambda two: two[0])
            found[index] = side, run[place]
    return found


def in_turn(
    spoken: Spoken, figures: Sequence[Figure], before: Spoken | None, told: Sequence[Told]
) -> dict[int, dict[str, Mention]]:
    """The place or places, by side, of each figure that a sentence tells in turn, by the figure's number.

    Parameters
    ----------
    spoken : Spoken
    figures : sequence of Figure
    before : Spoken or None
        The sentence before, whose pairs 三地分别 may mean.
    told : sequence of Told
        The pairs that the page has told, sentence by sentence.
    """
    found: dict[int, dict[str, Mention]] = {}
    for position, series in _all_series(spoken.text, figures):
        if len(series) < 2:
            continue
        lists = _lists(spoken, figures[series[0]].start, position, len(series), before, told)
        for place, index in enumerate(series):
            found[index] = {side: run[place] for side, run in lists.items() if run}
    return {index: pair for index, pair in found.items() if pair}


def counted_in_turn(
    spoken: Spoken, figures: Sequence[Figure], counted: Sequence[Mapping[str, tuple[Sequence[str], str]]]
) -> dict[int, tuple[str, str]]:
    """两市分别为823人和3416人: the side and the name of each figure, where the sentence only counts the places.

    Parameters
    ----------
    spoken : Spoken
    figures : sequence of Figure
    counted : sequence of mapping
        For each figure, by side, the names that its clause counts (两市), in the order of the page; a later series of as many is
        of the same places.
    """
    found: dict[int, tuple[str, str]] = {}
    lists: dict[str, Sequence[str]] = {}
    for position, series in _all_series(spoken.text, figures):
        lists |= {side: names for side, (names, _) in counted[series[0]].items()}
        for side, names in lists.items():
            said = any(m.start < position for m in spoken.of(side))
            if len(set(names)) == len(series) > 1 and not said:
                found |= {index: (side, name) for index, name in zip(series, names, strict=True)}
    return found


def _lists(
    spoken: Spoken, first: int, position: int, size: int, before: Spoken | None, told: Sequence[Told]
) -> dict[str, list[Mention]]:
    lists = {
        side: next(
            (run for run in reversed(runs(spoken, side)) if len(run) == size and run[0].start < max(first, position)), []
        )
        for side in ("east", "west")
    }  # fmt: skip
    if any(lists.values()):
        missing = [side for side, run in lists.items() if not run]
        known = {
            (e if missing == ["west"] else w).codes: (w if missing == ["west"] else e)
            for pairs in told
            for e, w in pairs
        }
        if len(missing) == 1 and not spoken.of(missing[0]):
            run = [known.get(m.codes) for m in next(filter(None, lists.values()))]
            lists[missing[0]] = run if all(run) else []
        return lists
    if len(spoken.of("east")) == len(spoken.of("west")) == 1:
        return {}  # what is told in turn are kinds, not places
    around = {
        side: [run for run in runs(before, side) if len(run) == size] if before else []
        for side in ("east", "west")
    }
    if not pairs_of(spoken) and bool(around["east"]) != bool(around["west"]):
        return {side: found[-1] for side, found in around.items() if found}
    for pairs in (pairs_of(spoken), *reversed(told)):
        if len(pairs) == size:
            return {"east": [east for east, _ in pairs], "west": [west for _, west in pairs]}
    for said in (spoken, before):
        if said and len(said.of("east")) == len(said.of("west")) == size:
            return {side: said.of(side) for side in ("east", "west")}
    return {}


def _told_series(text: str, figures: Sequence[Figure]) -> Iterable[tuple[int, list[int]]]:
    """Each word of telling in turn: where it stands, and the series of figures that it is said of."""
    for match in RESPECTIVELY.finditer(text):
        if match[0] == "respectively":
            before = [i for i, f in enumerate(figures) if f.end <= match.start()]
            split = _split(text, figures, before)
            series = split[-1] if split else []
            if len(series) < 2 and (behind := _split(text, figures, [i for i, f in enumerate(figures) if f.start >= match.end()])):  # fmt: skip
                series = behind[0]
        else:
            behind = _split(text, figures, [i for i, f in enumerate(figures) if f.start >= match.end()])
            series = behind[0] if behind else []
        if series:
            yield match.start(), series


def _all_series(text: str, figures: Sequence[Figure]) -> list[tuple[int, list[int]]]:
    """分别拨付#、#、#，选派@、@、@: what follows in series of as many is told in the same turn."""
    found = list(_told_series(text, figures))
    sizes = {len(series) for _, series in found}
    if found:
        taken = {i for _, series in found for i in series}
        rest = [i for i, f in enumerate(figures) if i not in taken and f.start > figures[min(taken)].start]
        found += [(figures[s[0]].start, s) for s in _split(text, figures, rest) if len(s) in sizes]
    return found


def _split(text: str, figures: Sequence[Figure], numbers: Sequence[int]) -> list[list[int]]:
    """Series of figures of one unit with nothing but joints between them."""
    found: list[list[int]] = []
    for i in numbers:
        last = figures[found[-1][-1]] if found else None
        if (
            last
            and figures[i].quantity.unit == last.quantity.unit
            and SERIES_JOINT.fullmatch(text[last.end : figures[i].start])
        ):
            found[-1].append(i)
        else:
            found.append([i])
    return found
