"""Which indicator the words of a header or a label mean, and what it may be counted in."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.office.layout import directions, sides
from analysis.vocabulary import headers, indicators

MAPPING_HINT = (
    "say what the column holds in a mapping file beside the table: `python -m analysis inspect` drafts it"
)
"""What to do where the words mean nothing to us."""


_BOTH_KINDS = re.compile(
    r"(?<!培训)干部(?:人才|[和及与、/](?:各类|各级|专业|专业技术|技术|专技)*人[才员])(?!.{0,6}(?:培训|参训|受训|轮训|学习))"
)
"""Cadres and professionals in one figure, which is of neither."""
_COURSES = re.compile(r"培训.{0,6}(?:期次?|班次?|场次?)数?$|(?:举办|开办|开展).{0,8}培训班")
"""Courses, and not those who took them."""
_BOTH_WAYS = re.compile(
    r"(?:互派|互换|双向(?:选派|交流|派出)?|相互选派)(?:的|挂职|交流|党政|专业技术|专技)*(?:干部|人才|人员|教师|医生|人数)(?!.*培训)|(?:cadres|officials|specialists)exchanged"
)
"""People sent in both directions in one figure, of which none says how many went west."""
_RECEIVED = {"cadres_sent": "cadres_received", "cadres_received": "cadres_received"}
"""Indicator of people sent west -> that of people sent the other way; the list has none of other people."""
SENT_EAST = "people whom the west sends east, of whom only cadres are counted"
"""Why professionals of the west are refused."""


@lru_cache(maxsize=65536)
def indicator_of(words: str, kind: str = "") -> str | None:
    """Return the indicator that squashed words mean, or None.

    Parameters
    ----------
    words : str
        A header or label, squashed.
    kind : str
        What its unit counts (`family`), where one is stated: an indicator that counts something else is
        passed over.

    Examples
    --------
    >>> indicator_of("财政援助资金"), indicator_of("备注"), indicator_of("签约项目协议投资", "yuan")
    ('gov_funds', None, 'agreed_investment')
    >>> indicator_of("广西选派到广东党政干部"), indicator_of("广西选派到广东专业技术人才"), indicator_of("农村劳动力转移到广东就业")
    ('cadres_received', None, 'jobs_to_east')
    >>> indicator_of("转移脱贫人口到广东就业"), indicator_of("就近就业（含脱贫人口）")
    ('jobs_poor', 'jobs_local')
    >>> indicator_of("选派干部人才"), indicator_of("选派党政干部和专业技术人才"), indicator_of("专业技术人才")
    (None, None, 'professionals_sent')
    >>> indicator_of("互派挂职干部"), indicator_of("互派干部到西部挂职")
    (None, 'cadres_sent')
    """
    if words in indicators.INDICATORS:
        return words
    if series := series_of(words):
        return series if suits(series, kind) else None
    if headers.RATIO.search(words) or headers.PER_HEAD.search(words):
        return None
    if _COURSES.search(words):
        return None
    if _BOTH_KINDS.search(words) and not re.match("(?:开展|组织)?培训", words):
        return None
    sent = directions.moves(words)
    if _BOTH_WAYS.search(words) and not sent and not directions.serves(words):
        return None
    found = _meant(sent[1] if sent else words) or _meant(words)
    if sent and sent[0] == sides.EAST:
        found = [_RECEIVED[name] for name in found[:1] if name in _RECEIVED]
    elif directions.at_work(words):
        found = ["workers_in_east", *found]
    elif directions.to_giver(words):
        found = ["jobs_to_east", *found]
    elif directions.to_one_place(words):
        found = [name for name in found if name != "jobs_total"]
    if found and not sent:
        first = at_side(found[0], words)
        found = [first, *found[1:]] if first else []
    if _of_the_poor(words, found):
        found = ["jobs_poor"]
    return next((name for name in found if suits(name, kind)), None)


def _meant(words: str) -> list[str]:
    return [name for name, pattern in headers.INDICATORS if pattern.search(words)]


def sent(indicator: str | None, towards: str) -> tuple[str | None, str]:
    """Return the indicator of people by the side to which they were sent, and why there is none.

    >>> sent("cadres_sent", "east"), sent("cadres_sent", "west"), sent("jobs_total", "east"), sent("professionals_sent", "east")[0]
    (('cadres_received', ''), ('cadres_sent', ''), ('jobs_total', ''), None)
    """
    if towards != sides.EAST or indicator not in PEOPLE:
        return indicator, ""
    found = _RECEIVED.get(indicator)
    return found, "" if found else SENT_EAST


PEOPLE = ("cadres_sent", "cadres_received", "professionals_sent")


def at_side(indicator: str | None, words: str) -> str | None:
    """Return the indicator of people whose words (of a header, or of the title) say on which side they serve.

    >>> at_side("cadres_sent", "受援地干部到福建挂职"), at_side("professionals_sent", "到福建跟岗"), at_side("cadres_sent", "挂职")
    ('cadres_received', None, 'cadres_sent')
    >>> at_side("cadres_received", "到受援地挂职干部"), at_side("trained_persons", "到福建学习")
    ('cadres_sent', 'trained_persons')
    """
    side = directions.serves(words) if indicator in PEOPLE else None
    if side is None:
        return indicator
    if side == sides.WEST:
        return "cadres_sent" if indicator == "cadres_received" else indicator
    return _RECEIVED.get(indicator or "") if side == sides.EAST else None


def _of_the_poor(words: str, found: list[str]) -> bool:
    """Whether jobs of some place are those of poor households alone: all of the place (jobs_local) are more."""
    places = {"jobs_to_east", "jobs_local", "jobs_elsewhere"} & set(found[:1])
    return bool(places) and "jobs_poor" in found and not re.search(".(?:其中|含)", words)


def series_of(words: str) -> str | None:
    """Return the statistic of `context` whose whole name squashed words are, or None.

    >>> series_of("地区生产总值"), series_of("城镇常住人口"), series_of("居民人均可支配收入")
    ('other:gross_regional_product', None, 'other:disposable_income_per_capita')
    """
    return next((name for name, pattern in headers.STATISTICS if pattern.fullmatch(words)), None)


def suits(indicator: str, kind: str) -> bool:
    """Whether things of a kind (`family`) may be counted by an indicator; what is not listed takes any.

    >>> suits("gov_funds", "persons"), suits("jobs_total", "persons"), suits("gov_funds", "")
    (False, True, True)
    """
    known = indicators.INDICATORS.get(indicator)
    if not kind or known is None:
        return True
    return kind in {"person-times": "persons"}.get(known.unit, known.unit) or kind in known.units


def kind_of(indicator: str) -> str:
    """Return `flow`, `stock` or `rate`; what the list lacks counts as a flow."""
    known = indicators.INDICATORS.get(indicator)
    return known.kind if known else "flow"
