"""Who gives and who receives each figure.

A page says its pair once (`topic`) and means it throughout; a chapter or a sentence may name another, or one side of
it, or several pairs told apart by 分别. The nearest words win: the clause, the sentence, the paragraph, the chapter,
the page. Lists of pairs and of figures in turn are read in `turns`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest import turns
from analysis.harvest.figures import Figure
from analysis.harvest.mentions import Mention, PlaceFinder
from analysis.harvest.nesting import lies_in, lies_in_all
from analysis.harvest.parties import Around, holds, meant_by_that, of_the_pair, of_the_wider
from analysis.harvest.short_names import ShortName
from analysis.harvest.text import is_chinese
from analysis.harvest.topic import (
    GROUP,
    NATIONAL,
    Names,
    Sides,
    Spoken,
    Topic,
    short_pair,
)
from analysis.vocabulary.own_words import OUR, THE_WHOLE
from analysis.vocabulary.places import level_of

_COUNTED = re.compile(
    r"(?P<n>[两二三四五六七八九]|(?<![\d.])[2-9])个?(?P<of>省区|省市|市州|区县|省|市|州|区|县|地|方)(?!级)"
)
_SHORT_JOINT = re.compile(r"[”\"」]?(?:协作)?(?:、|和|与|及|以及|，|(?<=[”\"」]))[“\"「]?")
_OWN_FIGURE = re.compile(r"(?:东西部|扶贫|对口)?协作[^，。；：、\d]{0,10}")
_OF_WHICH = re.compile(r"(?:其中|包括)[，：]?")
_WE = re.compile(rf"{OUR}(?=[将已共累再还继也仍]|[投选帮拨采组])")
_GIVING = re.compile(
    r"(?:先后|累计|共|新|还|并)?(?:选派|派出|捐赠|捐助|捐款|投入|拨付|援建|采购|组织|引导|帮助)"
)
_INTO = re.compile(r"[^\d,;]{0,60}\b(?:into|to|in|from|for)\s(?:the )?")
_FIGURE_INTO = re.compile(r"\d[^,;]{0,60}\b(?:into|to|in|from|for)\s(?:the )?$")
_GOES_TO = re.compile(r"[^，。；\d]{0,8}，(?:分别|先后)?(?:赴|奔赴|远赴|前往|到|来到)")
_ITEM = re.compile(r"\d[\d.,]*[万亿]?[元人名个]")
_TWO_EN = re.compile(
    r"\b(?:[Tt]he|[Bb]oth|[Tt]hese|[Tt]hose) two (?:eastern |western )?(?:regions|provinces|cities|municipalities|areas|districts|counties)\b"
)
_BOTH_PARTIES = re.compile(r"\b(?:[Tt]he two|[Bb]oth) (?:parties|sides)\b")
_ITS_AREAS = re.compile(
    r"\b(?:its|their|all|those) (?:counterpart|partner|paired|recipient) (?:areas|regions|counties|places)\b"
)
_ALL_OF = re.compile(f"{THE_WHOLE}|{OUR}")
_NUMBERS = {word: number for number, word in enumerate("两三四五六七八九", start=2)} | {"二": 2}


def of_figures(spoken: Spoken, figures: Sequence[Figure], around: Around, finder: PlaceFinder) -> list[Sides]:
    """Sides of each figure of a sentence."""
    named = of_the_pair(spoken, around)
    found = [_of_one(named, figure, around, finder) for figure in figures]
    for index, (side, mention) in turns.former_and_latter(named, figures).items():
        found[index] = _in_turn(found[index], side, mention.printed)
    apart = shorts_apart(spoken, figures, finder)
    for index, (giver, receiver) in apart.items():
        givers = found[index].givers if named.of("east") else (giver.printed,)
        found[index] = Sides(givers, (receiver.printed,), "clause", "clause")
    told = [*around.told, shorts_in_turn(spoken, finder) or list(apart.values())]
    in_turn = turns.in_turn(named, figures, around.before, told)
    for index, pair in in_turn.items():
        for side, mention in pair.items():
            found[index] = _in_turn(found[index], side, mention.printed)
    counted = [_grouped(named, figure, around, finder) for figure in figures]
    for index, (side, name) in turns.counted_in_turn(named, figures, counted).items():
        if index not in in_turn:
            found[index] = _in_turn(found[index], side, name)
    return found


def _in_turn(sides: Sides, side: str, name: str) -> Sides:
    """The sides of a figure with the one place of a side that it is told of by its turn."""
    key, by = ("givers", "giver_by") if side == "east" else ("receivers", "receiver_by")
    return sides._replace(**{key: (name,), by: "respectively"})


def _of_one(spoken: Spoken, figure: Figure, around: Around, finder: PlaceFinder) -> Sides:
    topic = around.topic
    if topic.sides.givers != (NATIONAL,) or not spoken.mentions:
        group = GROUP.search(spoken.text[: figure.start])
        if group and not spoken.mentions and "西部" in spoken.text:
            return Sides((NATIONAL,), (NATIONAL,), "sentence", "sentence")
    grouped = _grouped(spoken, figure, around, finder)
    giver, giver_by = grouped.get("east") or _named(spoken, figure, "east", topic)
    receiver, receiver_by = grouped.get("west") or _named(spoken, figure, "west", topic)
    if not receiver and (sent := _where_sent(spoken, figure)):
        receiver, receiver_by = sent, "sentence"
    said = (giver and "east" not in grouped) or (receiver and "west" not in grouped)
    if not said and spoken.shorts:
        pair = turns.told_once(spoken, figure) if not grouped else None
        if pair := pair or _by_short_name(spoken, topic, around.section, finder):
            return pair
    if bool(giver) != bool(receiver) and (told := _by_short_beside(spoken, topic, bool(giver))):
        giver, giver_by = (giver, giver_by) if giver else (told, "sentence")
        receiver, receiver_by = (receiver, receiver_by) if receiver else (told, "sentence")
    if not receiver and (meant := meant_by_that(spoken, figure, around, finder, "west")):
        receiver, receiver_by = meant, "sentence"
    if not giver and (meant := meant_by_that(spoken, figure, around, finder, "east")):
        giver, giver_by = meant, "sentence"
    if partner := _partner(spoken, giver, receiver, around):
        giver, giver_by = (giver, giver_by) if giver else (partner, "respectively")
        receiver, receiver_by = (receiver, receiver_by) if receiver else (partner, "respectively")
    if not receiver and (told := of_the_wider(spoken, giver, topic)):
        receiver, receiver_by = told, "paragraph"
    if not giver and not receiver and _BOTH_PARTIES.search(spoken.text) and _are_one_pair(topic):
        giver, giver_by, receiver, receiver_by = (
            topic.sides.givers,
            "sentence",
            topic.sides.receivers,
            "sentence",
        )
    if not giver and not receiver and (pair := turns.told_once(spoken, figure)):
        return pair
    if giver_by == "sentence" and _are_nested(spoken, giver) and topic.sides.givers:
        giver = ()
    base, by = _base(
        spoken, around, giver, () if _are_parts(spoken, receiver, around) else receiver, bool(grouped)
    )
    return Sides(giver or base.givers, receiver or base.receivers, giver_by or by[0], receiver_by or by[1])


def _are_one_pair(topic: Topic) -> bool:
    return len(topic.giver_codes) == len(topic.receiver_codes) == 1


def _where_sent(spoken: Spoken, figure: Figure) -> Names:
    """选派教师40名，赴镇原县支教: the place that those just counted went to."""
    goes = _GOES_TO.match(spoken.text, figure.end)
    first = next((m for m in spoken.of("west") if goes and m.start == goes.end()), None)
    return tuple(dict.fromkeys(m.printed for m in turns.run_with(spoken, first))) if first else ()


def _are_parts(spoken: Spoken, receiver: Names, around: Around) -> bool:
    """其中水城区# after 中山市接续帮扶六盘水: counties of the receiver, whose giver is the one told of it."""
    own = around.carried is not None and around.carried.receivers == around.topic.sides.receivers
    codes = [m.codes for name in receiver for m in spoken.mentions if m.printed == name]
    return own and bool(codes) and all(lies_in_all(c, around.topic.receiver_codes) for c in codes)


def _are_nested(spoken: Spoken, names: Names) -> bool:
    """江苏省、苏州市、常熟市三级财政: one in the other; what the clauses after it tell is of the page's giver."""
    codes = [m.codes[0] for name in names for m in spoken.mentions[:] if m.printed == name][: len(names)]
    return len(codes) > 1 and all(lies_in(b, a) for a, b in zip(codes, codes[1:], strict=False))


def _base(
    said: Spoken, around: Around, giver: Names, receiver: Names, grouped: bool
) -> tuple[Sides, tuple[str, str]]:
    """What a figure's sentence leaves unsaid: the paragraph's pair, the chapter's, the page's."""
    topic, carried, one_named = around.topic, around.carried, bool(giver or receiver)
    if _ITS_AREAS.search(said.text):
        carried = None
    if carried and _is_of_others(carried, giver, receiver, topic):
        carried = None
    if carried and carried.givers and carried.receivers and not grouped:
        base, by = carried, ("paragraph", "paragraph")
    elif around.section:
        base, by = around.section, ("paragraph", "paragraph")
    else:
        base, by = topic.sides, (topic.sides.giver_by, topic.sides.receiver_by)
        named = {m.codes: m.printed for m in around.recent if m.side == "west"}
        if (
            topic.mixed and len(named) == 1
        ):  # 安康市 of the cooperation, beside 尼勒克县 of counterpart support
            base, by = (
                base._replace(receivers=tuple(named.values()), receiver_by="paragraph"),
                (by[0], "paragraph"),
            )
    if base.givers == (NATIONAL,) and one_named:
        if carried and carried.givers != (NATIONAL,):
            return carried, ("paragraph", "paragraph")
        return Sides(), ("", "")
    return base, by


def _is_of_others(carried: Sides, giver: Names, receiver: Names, topic: Topic) -> bool:
    """上海方面累计投入 after 松江区将景洪市: who is named now is not the one whose partner was named before."""
    others = (giver and not turns.are_same(giver, carried.givers)) or (
        receiver and not turns.are_same(receiver, carried.receivers)
    )
    both = topic.sides.givers and topic.sides.receivers and topic.sides.givers != (NATIONAL,)
    return bool(others and both and not (giver and receiver))


def _by_short_name(spoken: Spoken, topic: Topic, section: Sides | None, finder: PlaceFinder) -> Sides | None:
    """The pair of a sentence that names it by its short name only, or several that share a giver or a receiver."""
    if listed := shorts_in_turn(spoken, finder):
        sides = [tuple(dict.fromkeys(m.printed for m in side)) for side in zip(*listed, strict=True)]
        return Sides(*sides, "sentence", "sentence") if min(map(len, sides)) == 1 else None
    pair = short_pair(spoken, [spoken])
    if pair and re.search(r"两省[区市]?", spoken.text) and level_of(pair[0]) == "province":
        return Sides((finder.name(pair[0]),), (finder.name(pair[1]),), "sentence", "sentence")
    told = (topic.giver_codes, topic.receiver_codes)
    known = pair and any(
        lies_in(code, over) or code == over for codes, over in zip(told, pair, strict=True) for code in codes
    )
    if pair and not known:
        return Sides((finder.name(pair[0]),), (finder.name(pair[1]),), "sentence", "sentence")
    narrower = pair and any(len(codes) > 1 and over in codes for codes, over in zip(told, pair, strict=True))
    if narrower:
        return Sides((finder.name(pair[0]),), (finder.name(pair[1]),), "sentence", "sentence")
    if pair and not all(told):
        return Sides(
            topic.sides.givers or (finder.name(pair[0]),), topic.sides.receivers or (finder.name(pair[1]),),
            topic.sides.giver_by or "sentence", topic.sides.receiver_by or "sentence",
        )  # fmt: skip
    return (section or topic.sides) if pair and topic.sides.givers and topic.sides.receivers else None


def _by_short_beside(spoken: Spoken, topic: Topic, giver_named: bool) -> Names:
    """北京市投入京蒙资金, on a page of 京冀 and 京蒙: the other place of the short name."""
    codes = topic.receiver_codes if giver_named else topic.giver_codes
    pairs = spoken.shorts[0].pairs if len(spoken.shorts) == 1 else ()
    other = pairs[0][1 if giver_named else 0] if len(pairs) == 1 else ""
    names = dict(zip(codes, topic.sides.receivers if giver_named else topic.sides.givers, strict=False))
    return (names[other],) if len(codes) > 1 and other in names else ()


def shorts_apart(
    spoken: Spoken, figures: Sequence[Figure], finder: PlaceFinder
) -> dict[int, tuple[Mention, Mention]]:
    """安排苏陕协作资金#、苏青协作资金@: the pair of each figure, where each of several short names has one behind it."""
    shorts = [short for short in spoken.shorts if len(short.pairs) == 1]
    if len({short.pairs for short in shorts}) < 2 or len(shorts) < len(spoken.shorts):
        return {}
    found = {}
    for short in shorts:
        index = next((i for i, f in enumerate(figures) if f.start >= short.end), None)
        if index is None or not _OWN_FIGURE.fullmatch(spoken.text[short.end : figures[index].start]):
            return {}
        found[index] = (
            _place_of(short, short.pairs[0][0], finder),
            _place_of(short, short.pairs[0][1], finder),
        )
    return found


def shorts_in_turn(spoken: Spoken, finder: PlaceFinder) -> turns.Told:
    """粤桂、粤黔: the pairs of short names that stand in a list; none where there are fewer than two."""
    run = [short for short in spoken.shorts if len(short.pairs) == 1]
    joints = [spoken.text[a.end : b.start] for a, b in zip(run, run[1:], strict=False)]
    if len(run) < 2 or len(run) < len(spoken.shorts) or not all(map(_SHORT_JOINT.fullmatch, joints)):
        return []
    return [tuple(_place_of(short, code, finder) for code in short.pairs[0]) for short in run]


def _place_of(short: ShortName, code: str, finder: PlaceFinder) -> Mention:
    side = "east" if code == short.pairs[0][0] else "west"
    return Mention(short.start, short.end, finder.name(code), side, (code,))


def _last_named(
    number: int, kind: str, recent: Sequence[Mention], finder: PlaceFinder
) -> dict[str, tuple[Names, str]]:
    """两州, two of the many places of the page: the two of that kind that the paragraph named last."""
    for side in ("west", "east"):
        mentions = [m for m in recent if m.side == side and len(m.codes) == 1]
        if kind not in ("地", "方"):
            mentions = [m for m in mentions if finder.name(m.codes[0])[-1:] in kind]
        last = list({m.codes: m for m in reversed(mentions)}.values())[:number]
        if len(last) == number:
            return {side: (tuple(m.printed for m in reversed(last)), "sentence")}
    return {}


def _grouped(
    spoken: Spoken, figure: Figure, around: Around, finder: PlaceFinder
) -> dict[str, tuple[Names, str]]:
    """两省市, 全州 in a figure's clause: all places of a side of the page, whatever part of them was named before."""
    topic = around.topic
    start = max((m.end() for m in re.finditer(r"[，；：。]", spoken.text[: figure.start])), default=0)
    clause = spoken.text[start : figure.start]
    found: dict[str, tuple[Names, str]] = {}
    sides = (("east", topic.sides.givers, topic.sides.giver_by), ("west", topic.sides.receivers, topic.sides.receiver_by))  # fmt: skip
    for match in _COUNTED.finditer(clause):
        before = [m for m in spoken.mentions if m.end == start + match.start()]
        if (before and not holds(before[0], topic)) or clause[: match.start()].endswith("等"):
            continue  # 北川、平武两县 is the list itself; 广西两市 on a page about 百色 and 河池 the two, not the region
        number = _NUMBERS.get(match["n"]) or int(match["n"])
        within = {side: _one_of(side, names, spoken, start, around) for side, names, _ in sides}
        for side, names, by in sides:
            if len(names) == number and not (number == 2 and within[side]):
                found[side] = (names, by)
                break
        else:
            many = {side for side, names, _ in sides if len(names) > number or not names}
            so_far = [*around.recent, *(m for m in spoken.mentions if m.end <= start + match.start())]
            last = _last_named(number, match["of"], so_far, finder)
            found |= {side: named for side, named in last.items() if side in many}
    if two := _TWO_EN.search(
        clause
    ):  # the two regions, on a page of two givers and one receiver; not 5 in Guangxi behind them
        alone = not re.search(r"\d|\bincluding\b|\bof which\b", clause[two.end() :])
        found |= {
            side: (names, by) for side, names, by in sides if len(names) == 2 and (side == "east" or alone)
        }
    own = topic.own.side if topic.own else ""
    if _ALL_OF.search(clause):
        for side, names, by in sides:
            if names and side == own and not any(start <= m.start < figure.start for m in spoken.of(side)):
                found[side] = (names, by)
    return found


def _one_of(side: str, names: Names, spoken: Spoken, start: int, around: Around) -> bool:
    """Whether the sentence, or the paragraph, has turned to one of the page's two places: 两省区 is then the pair."""
    before = {m.printed for m in spoken.of(side) if m.start < start}
    carried = around.carried._asdict()["givers" if side == "east" else "receivers"] if around.carried else ()
    return len(names) == 2 and len(before or carried) == 1


def _partner(spoken: Spoken, giver: Names, receiver: Names, around: Around) -> Names:
    """The other place of a pair that the page has told, where a sentence names one of the two."""
    if bool(giver) == bool(receiver) or len(giver or receiver) != 1:
        return ()
    known = {m.printed: m for m in spoken.mentions}.get((giver or receiver)[0])
    own = around.topic.giver_codes if giver else around.topic.receiver_codes
    if known and known.codes == own and around.topic.receiver_codes and around.topic.giver_codes:
        return ()  # 惠州 on its own page is not the zone of it that was told with one county
    if known is None or (
        around.carried and known.printed in around.carried.givers + around.carried.receivers
    ):
        return ()
    partner = turns.partner_of(around.told, "east" if giver else "west", known.codes)
    return (partner.printed,) if partner else ()


def _named(spoken: Spoken, figure: Figure, side: str, topic: Topic) -> tuple[Names, str]:
    """The place or places of a side nearest to a figure: in its clause, else in clauses before it."""
    bounds = [0, *(m.end() for m in re.finditer(r"[，；：]|, |; ", spoken.text)), len(spoken.text) + 1]
    clause = max(i for i, at in enumerate(bounds[:-1]) if at <= figure.start)
    semicolon = max((m.end() for m in re.finditer("；|; ", spoken.text[: figure.start])), default=0)
    for i in range(clause, -1, -1):
        if i < clause and bounds[i] < semicolon:
            return _subject_before(spoken, side, semicolon, topic)
        if i < clause and _is_breakdown(spoken, side, bounds[i], bounds[i + 1]):
            continue
        inside = [m for m in spoken.of(side) if bounds[i] <= m.start < bounds[i + 1]]
        before = [m for m in inside if m.start < figure.start]
        if i == clause and inside and not before and _begins_the_next(spoken, figure, bounds[i + 1]):
            continue
        if i == clause and len(inside) > 1 and (behind := _behind(spoken, figure, inside)):
            return (behind.printed,), "clause"
        if inside:
            run = turns.run_with(spoken, (before or inside)[-1 if before else 0])
            return tuple(dict.fromkeys(m.printed for m in run)), "clause" if i == clause else "sentence"
        if topic.own and topic.own.side == side and _WE.match(spoken.text, bounds[i]):
            break  # 由济南市接续帮扶，我市将…，并继续落实: who speaks is meant, and not who was named before
    return (), ""


def _begins_the_next(spoken: Spoken, figure: Figure, end: int) -> bool:
    """越城区对口马边县，安排#、柯桥区对口金口河区，安排@: a pair behind the figure's comma is of the next item."""
    pair = {m.side for m in spoken.mentions if m.side and figure.end <= m.start < end}
    return spoken.text.startswith("、", figure.end) and len(pair) == 2


def _behind(spoken: Spoken, figure: Figure, inside: Sequence[Mention]) -> Mention | None:
    """Sent # into Guizhou and @ into Guangxi: the place behind each figure, where every figure of the clause has one."""
    if is_chinese(spoken.text):
        return None
    next_one = next((m for m in inside if m.start >= figure.end), None)
    between = spoken.text[figure.end : next_one.start] if next_one else ""
    others = [m for m in inside if m is not next_one and m.codes != next_one.codes] if next_one else []
    alike = any(_FIGURE_INTO.search(spoken.text[: m.start]) for m in others)
    return next_one if alike and _INTO.fullmatch(between) else None


def _subject_before(spoken: Spoken, side: str, semicolon: int, topic: Topic) -> tuple[Names, str]:
    """金山区帮助销售农产品1.02亿元；选派干部3人: who gives in the part before, where the next one begins with its verb."""
    if side != "east" or not _GIVING.match(spoken.text, semicolon):
        return (), ""
    first = spoken.text.rfind("；", 0, semicolon - 1) + 1
    subject = next((m for m in spoken.of(side) if m.start == first), None)
    inside = subject and lies_in_all(subject.codes, topic.giver_codes) if topic.giver_codes else False
    narrower = inside and subject.codes != topic.giver_codes
    return ((subject.printed,), "sentence") if narrower and first else ((), "")


def _is_breakdown(spoken: Spoken, side: str, first: int, last: int) -> bool:
    """其中甲县#、乙县#: what follows is of the whole again."""
    places = [m for m in spoken.of(side) if first <= m.start < last]
    return len(places) > 1 and bool(_OF_WHICH.match(spoken.text, first)) and len(_ITEM.findall(spoken.text[first:last])) > 1  # fmt: skip
