"""The places of a sentence that give or receive, without those that only say where something is, and what is around them.

赴广东就业, 广东企业, 广东省粤黔协作工作队 and 在武都、成县等地共建 name places that are neither giver nor receiver of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.harvest import turns
from analysis.harvest.figures import Figure
from analysis.harvest.mentions import ABBREVIATED, Mention, PlaceFinder
from analysis.harvest.nesting import lies_in, lies_in_all
from analysis.harvest.topic import Names, Sides, Spoken, Topic
from analysis.harvest.venues import FIRMS_OF, is_destination, is_in_a_name, is_venue, only_explains
from analysis.vocabulary.places import level_of

_LURED = re.compile(
    r"(?:引进|引入|招引|引来|引导|吸引|来自|发动|动员|落地|落户|新增)(?:[^，。；]{0,10}的|了?\d[\d.]*[多余]?[家户])?$|(?:enterprises|companies|firms|businesses) from $"
)
_ONLY_THERE = re.compile(r"(?:通过|利用|依托|借助|针对|瞄准|面向)$")
_JOBS_THERE = re.compile(r"(?:就业|务工)\d")
_AND_SO_MANY = re.compile(r"等\d+个?(?:省|市|区|县|旗|州)")
_AND_OTHERS = re.compile(r"等(?:地|县|区|市|旗|州|县区|区县|县市|县（市、区）)(?![\u4e00-\u9fff]?\d)")
_PART_THERE = re.compile(r"\d[^，。；]{0,3}，其中，?(?:在|到|赴)$")
_TOWARDS = re.compile(r"[向对给]$")
_IS_GIVEN = re.compile(
    r"(?:两省区?|两地)?(?:累计|共|总共|一共)*(?:投入|拨付|援助|提供|安排|下达|捐赠|选派|派出|落实)"
)
_TEAM = re.compile(
    r"[^，。；、]{0,14}?(?:工作队|工作组|指挥部|领导小组|协作办|联络组)|\d+[多余]?家(?:民营)?(?:企业|商会|客商)"
)


_WHO_CAME = re.compile(
    r"[市县区]?[\u4e00-\u9fff]{0,6}(?:局|厅|委|办|部门|政府)(?:的?(?:有关|相关|主要|分管))*(?:负责同志|负责人|同志|领导|代表)"
)
_MONEY_OF = re.compile(r"(?:的|本|两|各)?级?财政|[本两各]级")
_MADE_UP_OF = re.compile(r"包括[^。；]{2,120}?在内")
_THAT_PLACE = re.compile(r"该([县区旗市州盟])(?![一二三])")


class Around(NamedTuple):
    """What the text around a sentence says of its pair.

    `carried` is what the paragraph has named so far, `section` what the heading over it names, `told` the pairs that
    the page has told one by one, `before` the sentence before, `recent` the places of the paragraph in their order.
    """

    topic: Topic
    carried: Sides | None = None
    section: Sides | None = None
    told: Sequence[turns.Told] = ()
    before: Spoken | None = None
    recent: Sequence[Mention] = ()


def of_the_pair(spoken: Spoken, around: Around) -> Spoken:
    """A sentence without the places that say where something is, and not who gives or receives."""
    kept = [
        m
        for m in spoken.mentions
        if not (
            _is_destination(m, spoken, around)
            or only_explains(m, spoken.mentions, spoken.text)
            or is_venue(m, spoken.text)
            or _is_in_a_teams_name(m, spoken.text, around.topic)
            or spoken.text[: m.start].endswith(("等", "特别是", "尤其是"))
            or _is_sample(m, spoken, around.topic)
            or m.exact == ABBREVIATED
            or is_in_a_name(m, spoken.text)
            or _are_its_firms(m, spoken)
            or _takes_part(m, spoken, around.topic)
            or _is_whose_money(m, spoken)
            or _is_among_others(m, spoken)
        )
    ]
    return Spoken(spoken.text, kept, spoken.shorts)


def _is_destination(mention: Mention, spoken: Spoken, around: Around) -> bool:
    """赴广东就业 on a page about 佛山 says where the jobs are, 广东企业 where firms come from, not who gives."""
    text, lead = spoken.text, spoken.text[: mention.start]
    lured = _LURED.search(lead)
    lured = lured and (lured[0].endswith("from ") or FIRMS_OF.match(text, mention.end))
    there = is_destination(mention, text) or _ONLY_THERE.search(lead) or _JOBS_THERE.match(text, mention.end)
    if not lured and not there:
        return False
    if _is_given_by_the_whole(mention, spoken, around.topic):
        return False
    if any(_is_part_there(m, mention, text) for m in spoken.of(mention.side)):
        return False
    codes = around.topic.codes(mention.side)
    partners = {m.codes for pairs in around.told for pair in pairs for m in pair if m.side == mention.side}
    said = [m.codes for m in spoken.of(mention.side) if m.end <= mention.start]
    narrower = [*filter(None, [codes]), *partners, *said]
    if level_of(mention.codes[0]) == "province":  # 到广东 on a page about 大连 and 中山
        narrower += [(code,) for code in codes if code not in mention.codes]
    return any(all(lies_in(code, over) for code in own for over in mention.codes) for own in narrower)


def _is_given_by_the_whole(mention: Mention, spoken: Spoken, topic: Topic) -> bool:
    """浙江共向四川投入 on a page about 绍兴 and 乐山: what the one province gives the other is of these two."""
    run = turns.run_with(spoken, mention)
    given = _TOWARDS.search(spoken.text[: run[0].start]) and _IS_GIVEN.match(spoken.text, run[-1].end)
    before = [m for m in spoken.of("east") if m.end <= run[0].start]
    return (
        mention.side == "west"
        and bool(given and before)
        and holds(before[-1], topic)
        and before[-1].codes != topic.giver_codes
    )


def _is_part_there(mention: Mention, wider: Mention, text: str) -> bool:
    """在广东务工31.8万人，其中在佛山4.6万人: of the two the first is told of the province itself."""
    inside = (
        mention.start > wider.end and mention.codes != wider.codes and lies_in_all(mention.codes, wider.codes)
    )
    return inside and bool(_PART_THERE.search(text, wider.end, mention.start))


def _is_sample(mention: Mention, spoken: Spoken, topic: Topic) -> bool:
    """在武都、成县等地共建 on a page about 陇南: some of its counties, and not these alone."""
    codes = topic.codes(mention.side)
    if not codes or not lies_in_all(mention.codes, codes):
        return False
    after = turns.run_with(spoken, mention)[-1].end
    province = level_of(codes[0]) == "province"
    return bool(
        _AND_SO_MANY.match(spoken.text, after) or (not province and _AND_OTHERS.match(spoken.text, after))
    )


def _is_in_a_teams_name(mention: Mention, text: str, topic: Topic) -> bool:
    """广东省粤黔协作工作队, or 浙江20家企业, on a page about a city there names no other giver."""
    return holds(mention, topic) and bool(_TEAM.match(text, mention.end))


def _are_its_firms(mention: Mention, spoken: Spoken) -> bool:
    """北京市安排乌兰察布市…；引进的37家北京企业: the giver said before, and nobody who gives anew."""
    said = any(m.codes == mention.codes and m.end <= mention.start for m in spoken.mentions)
    counted = re.search(r"\d[多余]?[家户]$", spoken.text[: mention.start])
    return said and bool(counted and FIRMS_OF.match(spoken.text, mention.end))


def _takes_part(mention: Mention, spoken: Spoken, topic: Topic) -> bool:
    """潍坊、日照、德州市工信局有关负责同志参加鲁渝产业对接活动: who came, where the page's giver holds them."""
    codes = topic.codes(mention.side)
    run = turns.run_with(spoken, mention)
    inside = bool(codes) and lies_in_all(mention.codes, codes)
    return inside and bool(_WHO_CAME.match(spoken.text, run[-1].end))


def _is_whose_money(mention: Mention, spoken: Spoken) -> bool:
    """河西区投入天津市财政资金#, 河西区、天津市两级#: the city over the district that gives says whose money it is."""
    before = [m for m in spoken.of(mention.side) if m.end <= mention.start]
    inside = bool(before) and lies_in_all(before[-1].codes, mention.codes)
    return inside and bool(_MONEY_OF.match(spoken.text, mention.end))


def _is_among_others(mention: Mention, spoken: Spoken) -> bool:
    """向吴忠市和固原市捐赠包括西吉县奖学助学在内: what a gift is made up of goes to those named before it."""
    inside = any(m.start() < mention.start < m.end() for m in _MADE_UP_OF.finditer(spoken.text))
    return inside and any(
        m.side == mention.side and not _MADE_UP_OF.search(spoken.text, 0, m.start) for m in spoken.mentions
    )


def holds(mention: Mention, topic: Topic) -> bool:
    """Whether a place holds those of its side that the page is about: 广西, or 广东 on a page about 深圳."""
    codes = topic.codes(mention.side)
    return bool(codes) and lies_in_all(codes, mention.codes)


def of_the_wider(spoken: Spoken, giver: Names, topic: Topic) -> Names:
    """广东选派# on a page of 佛山 and 凉山 that lists whom 广东 helps: what the whole province gives, all of them get."""
    named = [m for m in spoken.mentions if (m.printed,) == giver]
    if not named or named[0].codes == topic.giver_codes or not holds(named[0], topic):
        return ()
    return topic.listed.get(named[0].codes, ())


def behind_since(spoken: Spoken) -> Spoken:
    """宁波、延边两地结对以来，宁波市支持汪清县: who helps whom is told behind the time of the tie."""
    since = spoken.text.find("以来，")
    behind = Spoken(spoken.text, [m for m in spoken.mentions if m.start > since >= 0], spoken.shorts)
    return behind if behind.of("east") and behind.of("west") else spoken


def meant_by_that(spoken: Spoken, figure: Figure, around: Around, finder: PlaceFinder, side: str) -> Names:
    """松桃县是重点帮扶县。东莞投入该县#: the place of that kind that the paragraph named last, if it is on a side."""
    that = list(_THAT_PLACE.finditer(spoken.text[: figure.start]))
    if not that or any(m.start > that[-1].end() for m in spoken.of(side)):
        return ()
    named = [m for m in around.recent if m.side and len(m.codes) == 1]
    alike = [m for m in named if finder.name(m.codes[0]).endswith(that[-1][1])]
    return (alike[-1].printed,) if alike and alike[-1].side == side else ()
