"""Whether a figure is told of just the pair that was read for it, or of more than that.

与对口地区326所学校结对 on a page that names two counties of many is of all whom the giver helps; 东西部协作和支援合作资金 is of two
policies. A pair of which nothing is known, or a city beside the whole province of its partner, is more likely a slip of the reading than news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.mentions import Mention, PlaceFinder
from analysis.harvest.nesting import lies_in, lies_in_all
from analysis.harvest.text import is_chinese
from analysis.harvest.topic import NATIONAL, Sides, Spoken, Topic
from analysis.vocabulary.places import NATION, level_of, province_of

_ALL_PARTNERS = re.compile(
    r"(?:(?:对口|结对)(?:帮扶|支援|协作|合作)?|受援|受帮扶|被帮扶|协作|帮扶|支援)(?:的?各?地区|市县|各地|各县|地(?=[，。；与和的学医农采选投累先消]))"
    r"|\b(?:these|those|its|their|all the) (?:paired|assisted|aided|counterpart|recipient|partner) (?:cooperation |assistance )?(?:areas|regions|places)\b"
)
"""Words for the places that somebody helps, without their names."""
_TWO_POLICIES = re.compile(
    r"协作(?:和|与|及|、|暨)(?:对口)?支援(?:合作|协作)?(?:工作)?[^，。；、]{0,6}(?:资金|款|项目)|支援(?:合作)?(?:和|与|及|、|暨)(?:东西部|扶贫)*(?:协作|合作)[^，。；、]{0,6}(?:资金|款|项目)|对口帮扶(?:和|与|及|、)东西部?协作|东西部?协作(?:和|与|及|、)(?:山海协作|对口帮扶|省内)"
)
_HELPED = r"(?:支持|帮扶|对口|援助|助力|结对)[^，。；】、]{0,6}$"
_TIED = re.compile(
    r"[^，。；]{0,8}(?:建立|结成|结为|开展)?[^，。；]{0,6}(?:对口帮扶|结对|帮扶协作|帮扶关系|产业转移|帮扶工作)"
)


def of_more(said: Spoken, at: int, pair: Sides, topic: Topic, finder: PlaceFinder) -> str:
    """The reason of `prose.REASONS` why a figure at `at` of a sentence is of more than its pair; nothing where it is not.

    Parameters
    ----------
    said : Spoken
        The sentence.
    at : int
    pair : Sides
        Who gives and receives, as read.
    topic : Topic
    finder : PlaceFinder
    """
    if any(_is_given_within(m, said, topic, finder) for m in said.of("east") if m.printed in pair.givers):
        return "other_policy"
    if not is_chinese(said.text) and _is_of_many(said, pair, topic):
        return "all_partners"
    if said.of("west") or said.shorts or pair.receiver_by in ("clause", "sentence", "respectively"):
        return ""
    if any(m.start() < at for m in _TWO_POLICIES.finditer(said.text)):
        return "other_policy"
    if not _ALL_PARTNERS.search(said.text):
        return ""
    return "all_partners" if topic.others or _helps_others(topic, finder) else ""


_MANY = re.compile(
    r"\b(?:across|in|of|to|from|with|covering) (?:\w+ (?:and|,) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|various) (?:\w+ )?(?:provinces|provincial-level regions|municipalities)\b"
    r"|\b(?:cities and |areas and |other )?(?:regions|areas|places) in (?:the )?[Ww]est(?:ern)? China\b|\b(?:in|to|for) (?:these|those) (?:places|areas|regions)\b"
)
"""What somebody gives to more places than a page is about: 14 counties in eight provinces."""


def _is_of_many(said: Spoken, pair: Sides, topic: Topic) -> bool:
    """Whether an English sentence tells of all whom the one giver of a page helps, or lists others beside its receiver."""
    if len(topic.giver_codes) != 1 or not topic.receiver_codes or NATIONAL in (*pair.givers, *pair.receivers):
        return False
    if pair.receiver_by in ("clause", "sentence", "respectively"):
        return False
    own = topic.receiver_codes
    named = [m for m in said.mentions if m.side != "east"]
    if _MANY.search(said.text):
        return len({province_of(code) for code in own}) == 1 and not any({*m.codes} & {*own} for m in named)
    others = [
        m for m in named if not any(lies_in(a, b) or lies_in(b, a) or a == b for a in m.codes for b in own)
    ]
    return len(others) >= 2 and not any({*m.codes} & {*own} for m in named)


_GIVEN_IT = re.compile(r"(?:投入|投向|拨付|划拨|支持|援助)了?$")


def _is_given_within(mention: Mention, said: Spoken, topic: Topic, finder: PlaceFinder) -> bool:
    """黄埔区投入阳山县精准扶贫资金#: a place of the giver's own province that gets, and gives nothing."""
    if not _GIVEN_IT.search(said.text[: mention.start]) or not topic.giver_codes:
        return False
    cities = {giver for giver, _ in finder.pairs if level_of(giver) != "province"}
    if any(code == giver or lies_in(code, giver) for code in mention.codes for giver in cities):
        return False
    near = {province_of(code) for code in mention.codes} <= {province_of(code) for code in topic.giver_codes}
    own = {*mention.codes} & {*topic.giver_codes} or lies_in_all(mention.codes, topic.giver_codes)
    return near and not own and level_of(mention.codes[0]) != "province"


def _helps_others(topic: Topic, finder: PlaceFinder) -> bool:
    """Whether the page's giver is paired with places that are none of the page's receivers, nor hold or lie in them."""
    known = {b for a, b in finder.pairs if a in topic.giver_codes}
    return any(not any(lies_in(b, r) or lies_in(r, b) or b == r for r in topic.receiver_codes) for b in known)


def relation(givers: Sequence[str], receivers: Sequence[str], finder: PlaceFinder) -> str:
    """What is known of a pair: `known` where every giver is paired with every receiver, `wider` where the receiver is the whole province of the only places that the giver helps, else `unknown`."""
    pairs = {(a, b) for a in givers for b in receivers if not _are_provinces(a, b, finder)}
    if pairs <= finder.pairs or (tuple(givers) == (NATION,) == tuple(receivers)):
        return "known"
    return "wider" if any(_is_wider(a, b, finder) for a, b in pairs) else "unknown"


def _are_provinces(giver: str, receiver: str, finder: PlaceFinder) -> bool:
    """广东省 and 四川省, where 佛山 helps 凉山: what the provinces give each other is told of them as well."""
    return level_of(giver) == level_of(receiver) == "province" and finder.related(giver, receiver)


def _is_wider(giver: str, receiver: str, finder: PlaceFinder) -> bool:
    """江门市 and 广西, where it helps 崇左: what a city gives goes to its partner, and not to the whole province."""
    if level_of(giver) == "province" or (giver, receiver) in finder.pairs:
        return False
    known = [b for a, b in finder.pairs if a == giver or lies_in(a, giver)]
    return bool(known) and any(b != receiver and lies_in(b, receiver) for b in known)


def is_inside_a_province(said: Sequence[Spoken], topic: Topic) -> bool:
    """Whether a paragraph tells of help inside the giver's own province: 南沙区与平远县建立对口帮扶关系."""
    if not topic.giver_codes or any(s.of("west") or s.shorts for s in said):
        return False
    return any(_is_helped(s, topic) for s in said)


def _is_helped(said: Spoken, topic: Topic) -> bool:
    provinces = {province_of(code) for code in topic.giver_codes}
    for mention in said.mentions:
        near = mention.side != "west" and {province_of(code) for code in mention.codes} <= provinces
        own = {*mention.codes} & {*topic.giver_codes}
        own = own or lies_in_all(mention.codes, topic.giver_codes)
        own = own or lies_in_all(topic.giver_codes, mention.codes)
        if not near or own or level_of(mention.codes[0]) == "province":
            continue
        before = said.text[: mention.start]
        if re.search(_HELPED, before) or (
            re.search(r"[与和同]$", before) and _TIED.match(said.text, mention.end)
        ):
            return True
    return False
