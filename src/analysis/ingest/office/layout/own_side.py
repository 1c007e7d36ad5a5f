"""Whose table it is, the giver's or the receiver's: who is received by a western office comes from the east.

接收挂职干部 names no place. On a table of 渭南市 they are cadres whom the east sent, on one of 镇江市 those of the west.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.directions import moves, serves
from analysis.ingest.office.layout.title_places import title_sides
from analysis.ingest.office.reading.grid import squash

_REPORTER = re.compile(
    r"(?:填报|报送|上报|填表|制表|编制)(?:单位|地区|部门)?:(?P<name>[^:,;。(|]{2,30})|^(?P<issuer>[^:,;。(|\d]{2,20}?)(?=(?:人民政府|乡村振兴局|发展和?改革|发改|东西部协作|协作办|农业农村局|经济合作|合作交流|支援合作|扶贫办|扶贫开发)[^:,;。(|]{0,8}(?:局|委|办|办公室|中心)$)"
)
_OURS = re.compile(r"^(?:我|本)(?:省|区|市|州|盟|县|旗)")
_RECEIVED = re.compile(r"接收|接纳|来[我本]?[省市州盟县旗区](?:挂职|帮扶)")
_SENT_OUT = re.compile(r"外派|派出|选送|外出|上挂|派往|输送|选派")
_CADRES = ("cadres_sent", "cadres_received")
_TITLE_LINES = 3
_MONEY = ("gov_funds", "funds_total")
_OWN_MONEY = re.compile(
    r"(?:其中)?[:：]?(?:中央|国家|省|自治区|市|州|县|区|本|省市|市县|省市县)(?:本?级|财政|(?:级)?配套|和)"
)
_GIVEN = re.compile(r"协作|东部|帮扶方|支援|援助|援建")
NOT_GIVEN = "money of the central government or of the receiver's own"
"""Why 省级财政资金 is refused on a table of the receiver: nobody in the east gave it."""
UNTOLD = "nothing says whose table it is, and so who received these people"
"""Why 接收挂职干部 is refused on a table of both sides."""


def side_of_office(
    lines: Iterable[str], names: Iterable[str], heads: Iterable[tuple[str, list[str]]] = ()
) -> str:
    """Return the side of the office whose table it is, or nothing where that is not told.

    Parameters
    ----------
    lines : iterable of str
        The lines above and below the table.
    names : iterable of str
        The file's name; one that is a place alone may be of either side.
    heads : iterable of (str, list of str)
        Heads of columns with their cells: 我市县区 is of our own side.

    Examples
    --------
    >>> side_of_office(["渭南市东西部协作台账"], []), side_of_office(["苏陕协作台账", "填报单位：镇江市发改委"], [])
    ('west', 'east')
    >>> side_of_office(["隆德县自评表（结对：闽侯县）"], []), side_of_office(["苏陕协作"], ["陇南市台账"])
    ('west', 'west')
    >>> side_of_office(["苏陕协作"], []), side_of_office(["协作台账"], [], [("我市县区", ["富平县", "白水县"])])
    ('', 'west')
    """
    told = [*lines]
    for line in map(squash, told):
        if found := _REPORTER.search(line):
            name = re.match(r".*[省市区州盟县旗]", found["name"] or found["issuer"])
            side = sides.side_of(name.group()) if name and sides.is_known(name.group()) else None
            if side:
                return side
    for head, cells in heads:
        found = {sides.side_of(cell) for cell in cells} - {None} if _OURS.match(squash(head)) else set()
        if len(found) == 1:
            return found.pop()
    for line in [*told[:_TITLE_LINES], *(name for name in names if not sides.all_listed(facts.bare(name)))]:
        east, west = title_sides(re.sub(r"[(（][^()（）]*[)）]", "", line))  # 隆德县自评表（结对：闽侯县）
        if bool(east) != bool(west):
            return sides.EAST if east else sides.WEST
    return ""


def as_seen_from(indicator: str | None, words: str, own: str, *, both_ways: bool) -> tuple[str | None, str]:
    """Return the indicator of people or money by the office that counts them, and why there is none.

    Words that name the place themselves stand (接收江苏挂职干部). 选派 is the usual word for those sent west, whoever counts them,
    unless the same table counts the received ones apart (`both_ways`).

    >>> as_seen_from("cadres_received", "接收挂职干部", "west", both_ways=False)
    ('cadres_sent', '')
    >>> as_seen_from("cadres_sent", "选派挂职干部", "west", both_ways=True), as_seen_from("cadres_sent", "选派干部", "west", both_ways=False)
    (('cadres_received', ''), ('cadres_sent', ''))
    >>> as_seen_from("gov_funds", "省级财政资金", "west", both_ways=False)[0], as_seen_from("gov_funds", "市级财政资金", "east", both_ways=False)[0]
    (None, 'gov_funds')
    >>> as_seen_from("cadres_received", "接收挂职干部", "", both_ways=False)[0], as_seen_from("professionals_sent", "接收专技人才", "east", both_ways=False)[0]
    (None, None)
    """
    if own == sides.WEST and indicator in _MONEY and _OWN_MONEY.match(words) and not _GIVEN.search(words):
        return None, NOT_GIVEN
    if indicator not in meanings.PEOPLE or serves(words) or moves(words):
        return indicator, ""
    if re.search("东部|西部|受援|帮扶方|支援方", words):
        return indicator, ""
    if _RECEIVED.search(words):
        if not own:
            return (indicator, "") if indicator == "cadres_sent" else (None, UNTOLD)
        comes_west = own == sides.WEST
    elif not own and both_ways and indicator in _CADRES and _SENT_OUT.search(words):
        return None, UNTOLD
    elif own == sides.WEST and _SENT_OUT.search(words) and (both_ways or not re.search("选派", words)):
        comes_west = False
    else:
        return indicator, ""
    if comes_west:
        return "cadres_sent" if indicator in _CADRES else indicator, ""
    return meanings.sent(indicator, sides.EAST)


def receives(words: Iterable[str]) -> bool:
    """Whether some words speak of people who are received and not from where: then those sent are the others.

    >>> receives(["选派干部", "接收挂职干部"]), receives(["选派干部", "接收捐款"]), receives(["选派干部", "接收重庆挂职干部"])
    (True, False, False)
    """
    people = re.compile("挂职|干部|人才|人员|教师|医生")
    return any(_RECEIVED.search(w) and people.search(w) and not serves(w) for w in map(squash, words))
