"""Between whom people move, where words say it: 广东选派到广西, 西部到东部, 转移到广东就业."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.office.layout import sides
from analysis.vocabulary.places import (
    ABBREVIATIONS,
    EASTERN_CITIES,
    FORMER_GIVERS,
    GIVERS,
    RECEIVERS,
    province_of,
)

_END = r"(?:东部|西部|帮扶方|支援方|受援方|受援地|{names})(?:省|市|区|地区)?"
_MOVES = r"(?:选派|派出|派往|派驻|派|赴|前往|到|至|去|往|→|->|—+|-)"
_ENDS = {
    "东部": sides.EAST, "帮扶方": sides.EAST, "支援方": sides.EAST,
    "西部": sides.WEST, "受援方": sides.WEST, "受援地": sides.WEST,
}  # fmt: skip
_names = _END.format(names=sides.PROVINCE_NAMES.pattern)
_BETWEEN = re.compile(rf"(?P<one>{_names}){_MOVES}+(?P<other>{_names})")

_SENT_TO = re.compile(
    r"(?:选派|派出|外派)(?P<what>[^到至往赴去]{2,12}?)(?:到|至|往|赴|去)(?P<to>东部|西部|受援地|[^到至往赴去]{2,10}?)(?:地区|省份?)?(?:挂职|工作|帮扶|交流|锻炼|服务)*$"
)
"""Where those go who are sent, whoever sends them: 四川选派挂职干部到浙江."""
_SENT_AT_ONCE = re.compile(
    rf"(?:选派|派出|外派)(?:到|至|往|赴|去)(?P<to>东部|西部|受援地|(?:{sides.PROVINCE_NAMES.pattern})(?:省|市|自治区)?|[^\x00-\x7f])(?:地区)?(?:挂职|工作|帮扶|交流|锻炼|服务|的)*(?P<what>(?:党政|干部|专业|专技|技术|人才|教师|医).*)$"
)
"""The same with the people behind the place: 我盟选派赴京专业技术人才."""
_SENDER = re.compile(
    r"^(?P<who>东部|西部|[^到至去往来赴向对在给为和与]{2,10}?)(?:地区|省|市)?(?:选派|派出|外派)(?!.*(?:到|至|往|赴))"
)
"""Those who send, where nothing is said of the other end: 宁夏选派 are sent to the east."""

_LETTERS = {
    sides.EAST: "".join(ABBREVIATIONS[code][0] for code in (*GIVERS, *FORMER_GIVERS)),
    sides.WEST: "".join(letter for code in RECEIVERS for letter in ABBREVIATIONS[code]),
}
_BY_LETTER = re.compile(
    rf"(?:(?P<one>[{_LETTERS['east']}])|(?P<two>[{_LETTERS['west']}]))(?:选派|派出|派往|派驻|派|赴|→|->)+(?(one)[{_LETTERS['west']}]|[{_LETTERS['east']}])"
)
"""粤派黔, 黔赴粤: the sides by the letters of their provinces."""

_TO_WORK = re.compile(
    r"(?:转移|输出|输送|赴|前往|到|至|去|往|来|在|向)(?P<to>(?!东部|西部)[^到至去往来在]{1,8}?)(?:地区|稳定|转移|务工|实现|(?:农村|富余|贫困|脱贫|建档立卡|低收入)*(?:劳动力|人口|人员|群众))*(?:就业|务工)"
    r"|(?:jobs|work(?:ers|ing)?|labou?r(?:ers)?|employ(?:ed|ment)|transferred|placed|placements?|hired|moved|migrants?)(?:in|to)(?P<en>[a-z]{3,})$"
)
_ONLY_MOVED = re.compile(
    r"^(?:其中)?[:：]?(?:(?:劳务)?(?:转移|输出|输送|输转)(?:到|至|去|往|赴)|劳务(?:输出|输转)(?![到至去往赴]))(?P<to>[^到至去往来在]{1,8})$"
)
_WORK_THEN_PLACE = re.compile(
    r"(?:就业|务工)(?:到|至|去|往|来|赴|在)(?P<to>[^到至去往来赴在]{1,8}?)(?:人数|人次|总数|数)?$"
)
_TO_SERVE = re.compile(
    r"(?:赴|前往|到|来|去|往|在|向)(?P<to>东部|西部|帮扶方|支援方|受援方|受援地|[^到至去往来在赴向]{1,8}?)(?:省份?|市|地区)*"
    r"(?:开展|参加|进行|接受|实施|双向)*(?:挂职|跟岗|学习|进修|锻炼|跟班|研修)"
)
_TO_RECEIVE = re.compile(
    r"接收(?P<of>东部|西部|帮扶方|支援方|受援方|受援地|.{1,8}?)(?:省|市|地区)*(?:选派|派出|派来|前来|来)?的?(?:挂职|跟岗|党政|干部|专业|专技)"
)
_POSTED = re.compile(
    r"(?:sent|dispatched|seconded|secondment|deployed|posted|assigned)(?:to|in)(?:the)?(?P<to>[a-z]{4,})$"
)
_POSTED_ENDS = {"east": sides.EAST, "west": sides.WEST}
UNTOLD = "untold"
_OTHER = {sides.EAST: sides.WEST, sides.WEST: sides.EAST, UNTOLD: UNTOLD}
"""Where people come from -> where they serve."""
_AT_WORK = re.compile(
    r"^(?:目前|现|正)?在(?P<at>[^到至去往来在]{1,8}?)(?:稳定)?务工(?:人数|人员|总数|规模)?$"
)
_SHORT = {ABBREVIATIONS[code] for code in (*GIVERS, *FORMER_GIVERS)} | set(EASTERN_CITIES)
_BEYOND = ("省外", "区外", "市外", "县外", "外省", "外地")
_EVERY_LETTER = _SHORT.union(*ABBREVIATIONS.values())


def _side(words: str) -> str | None:
    return next((side for end, side in _ENDS.items() if words.startswith(end)), None) or sides.side_of(words)


@lru_cache(maxsize=65536)
def moves(words: str) -> tuple[str, str] | None:
    """Return to which side people are sent by squashed words, and the words without it; None where they don't say.

    >>> moves("广东选派到广西"), moves("西部选派到东部专业技术人才"), moves("选派干部")
    (('west', ''), ('east', '专业技术人才'), None)
    >>> moves("粤派黔党政干部"), moves("黔赴粤挂职")
    (('west', '党政干部'), ('east', '挂职'))
    >>> moves("宁夏选派党政干部"), moves("福建选派"), moves("向宁夏选派干部")
    (('east', '党政干部'), ('west', ''), None)
    >>> moves("四川选派挂职干部到浙江"), moves("选派干部赴宁夏挂职"), moves("选派干部到村")
    (('east', '挂职干部'), ('west', '干部'), None)
    >>> moves("我盟选派赴京专业技术人才"), moves("选派赴黔挂职干部"), moves("选派到村干部")
    (('east', '专业技术人才'), ('west', '干部'), None)
    """
    if found := _BY_LETTER.search(words):
        return sides.WEST if found["one"] else sides.EAST, words[: found.start()] + words[found.end() :]
    found = _BETWEEN.search(words)
    if not found:
        return _sent_by(words)
    one, other = _side(found["one"]), _side(found["other"])
    if one is None or other is None or one == other:
        return None
    return other, words[: found.start()] + words[found.end() :]


def _sent_by(words: str) -> tuple[str, str] | None:
    """Return the side to which those go who are sent to a named place, or by one, and the words without it."""
    to = _SENT_TO.search(words)
    if to and (to["to"] in _ENDS or sides.is_listed(to["to"])) and (side := _side(to["to"])):
        return side, to["what"]
    at_once = _SENT_AT_ONCE.search(words)
    if at_once and (side := _served(at_once["to"]) or _side(at_once["to"])) in (sides.EAST, sides.WEST):
        return side, at_once["what"]
    found = _SENDER.match(words)
    if not found or not (found["who"] in _ENDS or sides.is_listed(found["who"])):
        return None
    side = _side(found["who"])
    return (_OTHER[side], words[found.end() :]) if side else None


@lru_cache(maxsize=65536)
def serves(words: str) -> str | None:
    """Return on which side people of squashed words serve or learn; `UNTOLD` for 来杭挂职, None where no place is said.

    >>> serves("到浙江挂职党政干部"), serves("赴西吉县挂职干部"), serves("来杭挂职干部"), serves("到村挂职干部")
    ('east', 'west', 'untold', None)
    >>> serves("选派干部挂职"), serves("受援地到东部挂职、东部到受援地挂职"), serves("赴黔挂职"), serves("来宁挂职")
    (None, 'untold', 'west', 'untold')
    >>> serves("接收重庆挂职干部"), serves("接收江苏省选派的党政干部"), serves("接收挂职干部")
    ('east', 'west', None)
    >>> serves("officialsonsecondmenttochongqing"), serves("cadressenttotheeast"), serves("cadressent")
    ('west', 'east', None)
    """
    if posted := _POSTED.search(words):
        return _POSTED_ENDS.get(posted["to"]) or sides.side_of(posted["to"])
    found = {_served(each["to"]) for each in _TO_SERVE.finditer(words)} - {None}
    found |= {_OTHER.get(_served(each["of"]) or "") for each in _TO_RECEIVE.finditer(words)} - {None}
    return found.pop() if len(found) == 1 else UNTOLD if found else None


def _served(place: str) -> str | None:
    if side := _ENDS.get(place):
        return side
    if len(place) == 1:  # 宁 is 宁夏 and 南京
        codes = {province_of(code) for code, letters in ABBREVIATIONS.items() if place in letters}
        told = {sides.EAST if code in (*GIVERS, *FORMER_GIVERS) else sides.WEST for code in codes}
        return told.pop() if len(told) == 1 else None if place in "村乡镇县市省校院岗职" else UNTOLD
    return sides.side_of(place) if sides.is_listed(place) else None


@lru_cache(maxsize=65536)
def to_giver(words: str) -> bool:
    """Whether squashed words speak of jobs in one giver's place, which are jobs in the east.

    >>> to_giver("转移到上海就业"), to_giver("来浙就业"), to_giver("赴杭州市务工"), to_giver("到东部就业")
    (True, True, True, False)
    >>> to_giver("到成都就业"), to_giver("转移农村劳动力就业"), to_giver("向广东省转移贫困劳动力就业")
    (False, False, True)
    >>> to_giver("其中转移到上海"), to_giver("转移到省外其他省份"), to_giver("资金转移到上海")
    (True, False, False)
    >>> to_giver("劳务输转青岛"), to_giver("劳务输转人数"), to_giver("劳务输出到上海")
    (True, False, True)
    >>> to_giver("来绍就业"), to_giver("转移就业来厦"), to_giver("劳动力转移就业到浙江"), to_giver("来宁就业")
    (True, True, True, False)
    """
    ahead, behind = _TO_WORK.search(words), _WORK_THEN_PLACE.search(words)
    places = [ahead["to"] or ahead["en"]] if ahead else []
    if moved := _ONLY_MOVED.match(words):
        places.append(moved["to"])
    return any(map(_gives, [*places, behind["to"]] if behind else places))


def _gives(place: str) -> bool:
    return place in _SHORT or (sides.is_listed(place) and sides.side_of(place) == sides.EAST)


@lru_cache(maxsize=65536)
def to_one_place(words: str) -> bool:
    """Whether squashed words end with the one place to which people move for work: such jobs are none of all.

    >>> to_one_place("转移就业到成都"), to_one_place("转移就业来渝"), to_one_place("转移就业到位资金"), to_one_place("转移就业")
    (True, True, False, False)
    """
    found = _WORK_THEN_PLACE.search(words)
    place = found["to"] if found else ""
    return place in _EVERY_LETTER or place in _BEYOND or (len(place) > 1 and sides.is_listed(place))


@lru_cache(maxsize=65536)
def at_work(words: str) -> bool:
    """Whether squashed words speak of those who are at work in a giver's place on a date.

    >>> at_work("在粤务工人数"), at_work("目前在浙江稳定务工"), at_work("在粤就业"), at_work("在县务工人数")
    (True, True, False, False)
    """
    found = _AT_WORK.match(words)
    if not found:
        return False
    return _gives(found["at"])
