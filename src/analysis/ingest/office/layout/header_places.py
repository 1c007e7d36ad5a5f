"""What a place in a header means beside the title's giver: the giver itself, where its workers went, or somebody else."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.ingest.office.layout import facts, meanings, sides, zones
from analysis.ingest.office.layout.directions import moves, to_giver
from analysis.ingest.office.layout.titles import Title


def contradicts(east: str, giver: str) -> bool:
    """Whether a header names a giver of another province than the title: where workers went, or another's help."""
    codes = {sides.province_code(name) for name in giver.split(";") if name}
    return bool(east and giver) and None not in codes and sides.province_code(east) not in {None, *codes}


def without_heads_of_places(levels: list[str]) -> list[str]:
    """Return levels without the word that heads the places below it: 结对县 over 剑阁县 counts no counties.

    >>> without_heads_of_places(["结对县", "剑阁县"]), without_heads_of_places(["结对县(个)"])
    (['剑阁县'], ['结对县(个)'])
    """
    return [
        level
        for level, below in pairwise([*levels, ""])
        if not (_HEAD_OF_PLACES.fullmatch(level) and sides.is_area(below))
    ]


_HEAD_OF_PLACES = re.compile(
    r"(?:东部|西部|结对|协作|对口|受援|帮扶|受扶|被帮扶)*(?:双方|方|地区?|区县|县区|县市|市州|州市|[省市州盟县旗区])(?:名称)?"
)
_JOBS = re.compile(r"就业|务工|转移|劳务|labou?r|jobs|employ|workers")
_AT = re.compile(
    r"^(?:其中|ofwh(?:ich|om))?[:：,]?(?:在|到|去|赴|inthe|in|within|to)?(?P<place>.+?)(?:境|辖区|地区|省|自治区|区|市)?内?(?:就业|务工)?(?:人数)?$"
)
_HERE = re.compile(
    r"^(?:其中)?[:：]?(?:在)?(?:本(?:省|自治区|区|市|州|盟|县|旗|地)|(?:省|自治区|区)内)(?:就业|务工)?(?:人数)?$|^(?:within|in)(?:the)?(?:home)?province$"
)
_OTHER = re.compile(
    r"^(?:其中)?[:：]?(?:到|去)?其[他它余](?:省份?|省区市?|省市|地区)(?:就业|务工)?(?:人数)?$|^(?:in)?other(?:provinces|regions|places)$"
)


_NEAR = re.compile(r"^其中[:：]?(?P<how>就近就地|就地就近|就近|就地|省内就近)(?:人数)?$")
_TO = re.compile(r"^(?:其中)?[:：]?(?:赴|到|去|往|来)(?P<to>[^到至去往来在]{1,6})(?:人数)?$")


def jobs_by_place(levels: list[str], title: Title) -> list[str]:
    """Return levels that tell only where workers went, below a group or a title on jobs, as the jobs there.

    Jobs in the giver's province are jobs in the east, those in the receiver's are local. A place of neither stays what it
    is: nobody said that the pair brought workers there.
    """
    if not levels:
        return levels
    word = levels[-1]
    group = levels[-2].strip(":") if len(levels) > 1 else ""
    of_jobs = _JOBS.search(group) or (group in ("", "其中") and _of_jobs(title))
    if not of_jobs or group == word:
        return levels
    which = "其中" if word.startswith(("其中", "ofwhich", "ofwhom")) else ""
    if which and (near := _NEAR.match(word)):
        return [*levels[:-1], f"其中{near['how']}就业"]
    if (which or group) and (to := _TO.match(word)) and to_giver(f"赴{to['to']}就业"):
        return [*levels[:-1], f"{which}赴{to['to']}就业"]
    if _OTHER.match(word):
        return [*levels[:-1], f"{which}其他地区就业"]
    if _HERE.match(word):
        return [*levels[:-1], f"{which}省内就业"]
    place = _province_at(word)
    code = sides.PROVINCE_FORMS.get(place)
    given, taken = (
        {sides.province_code(n) for n in names.split(";") if n} for names in (title.east, title.west)
    )
    if code is None:
        return levels
    if code in given or (not given and sides.side_of(place) == sides.EAST and place != word):
        return [*levels[:-1], f"{which}转移到{sides.FULL_NAMES[code]}就业"]
    if place != word and (code in taken or (not taken and sides.side_of(place) == sides.WEST)):
        return [*levels[:-1], f"{which}省内就业"]
    return levels


def of_jobs(levels: list[str], title: Title) -> bool:
    """Whether a header or its table speaks of jobs: a place there is where workers went."""
    return _of_jobs(title) or any(map(_JOBS.search, levels))


def _of_jobs(title: Title) -> bool:
    return (title.indicator or "").startswith(("jobs_", "labor_exported")) or bool(_JOBS.search(title.words))


def _province_at(word: str) -> str:
    """Return the province of a level that names one and at most says that it is in it (浙江省内, within Ningxia)."""
    bare = re.sub(r"^其中[:：]?", "", word)
    if bare in sides.PROVINCE_FORMS:
        return bare
    found = _AT.match(word)
    return found["place"] if found and found["place"] in sides.PROVINCE_FORMS else ""


def giver_of_words(levels: list[str], title: Title) -> str:
    """Return the giver with which a header begins (浙江协作资金, 徐州市社会捐赠), where the title names no other one.

    >>> giver_of_words(["2022年天津财政帮扶资金"], Title())
    '天津'
    >>> giver_of_words(["徐州市社会捐赠"], Title()), giver_of_words(["徐州市社会捐赠"], Title(east="浙江省"))
    ('徐州市', '')
    """
    given = {sides.province_code(name) for name in title.east.split(";") if name}
    for level in map(facts.without_time, reversed(levels)):
        begins = sides.PROVINCE_NAMES.match(level)
        name = begins.group() if begins else _city_before(level)
        if name and not moves(level) and sides.side_of(name) == sides.EAST:
            inner = sides.province_code(name) in given
            if not given or (inner and (len(given) > 1 or not begins)):
                return name
    return ""


def _city_before(words: str) -> str:
    """Return the city or county in full with which words on something else begin, or nothing."""
    ends = (end for end in range(2, min(len(words) - 1, _LONGEST_NAME)) if words[end] in "市区县")
    name = next((words[: end + 1] for end in ends if sides.is_listed_below(words[: end + 1])), "")
    if not name:  # 青岛财政援助资金
        shorts = (words[:end] for end in (3, 2))
        name = next((w for w in shorts if sides.is_listed_below(w) and w not in zones.ALSO_WORDS), "")
    return name if name and meanings.indicator_of(words[len(name) :]) else ""


_LONGEST_NAME = 8


def giver_of_row(words: str, west: str, title: Title) -> str:
    """Return the giver that the words of a row name besides what they count: in brackets, before it, or by a pair's short name.

    >>> giver_of_row("苏陕协作财政资金(徐州)", "麟游县", Title()), giver_of_row("徐州市社会捐赠", "麟游县", Title())
    ('徐州', '徐州市')
    """
    bracket = re.search(r"(?<=.)\(([^()]+)\)$", words)
    if not title.east and bracket and sides.is_listed(bracket[1]) and sides.side_of(bracket[1]) == sides.EAST:
        return bracket[1]
    return giver_of_words([words], title) or giver_of_pair(words, west, title)


def giver_of_pair(words: str, west: str, title: Title) -> str:
    """Return the giver of a pair by whose short name a row tells what it counts (闽宁协作资金), where no title names another.

    >>> giver_of_pair("闽宁协作资金", "盐池县", Title()), giver_of_pair("闽宁协作资金", "定西市", Title())
    ('福建省', '')
    """
    if title.east:
        return ""
    for east, receiver in sides.pairs_in(words):
        if not west or sides.provinces_of(west) & sides.provinces_of(receiver):
            return east
    return ""
