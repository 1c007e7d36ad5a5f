"""The four forces that help the west, and the kinds of givers that are no place.

East-West cooperation is one of four: central units help the counties that they were assigned (定点帮扶), first
secretaries and work teams live in villages (驻村帮扶), enterprises and social organisations help as they choose
(社会帮扶). Counterpart support (对口支援) of Xinjiang, Xizang and the Tibetan areas is another policy again. What a
claim says of its force is read here; who the giver is, `analysis.ingest.actors` says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.vocabulary import scope

EAST_WEST, CENTRAL_UNITS, VILLAGE, SOCIAL = "east_west", "central_units", "village", "social"

FORCES: dict[str, tuple[str, str]] = {
    EAST_WEST: ("东西部协作", "East-West cooperation"),
    CENTRAL_UNITS: ("中央单位定点帮扶", "Targeted assistance by central units"),
    VILLAGE: ("驻村帮扶", "Village assistance"),
    SOCIAL: ("社会帮扶", "Social assistance"),
}
"""Force -> its name in Chinese and English."""

FIRST_YEARS: dict[str, int] = {EAST_WEST: 1996, CENTRAL_UNITS: 1986, VILLAGE: 1986, SOCIAL: 1986}
"""The first year that a claim on a force may speak of: development aid by state organs began in 1986."""

COUNTERPART_SUPPORT = "counterpart_support"

DESIGNATED, SUPPORT, OTHER, UNCLEAR = "designated", COUNTERPART_SUPPORT, "other", "unclear"
POLICIES = (SUPPORT, OTHER, DESIGNATED, UNCLEAR)
"""Policies of a central unit and a county; where pages differ, the first of these that a page states."""

KINDS: dict[str, tuple[str, tuple[str, str]]] = {
    "central_unit": (CENTRAL_UNITS, ("中央单位", "central unit")),
    "ministry": (CENTRAL_UNITS, ("国务院部门", "ministry or state agency")),
    "state_organ": (CENTRAL_UNITS, ("其他国家机关", "other state organ")),
    "party_organ": (CENTRAL_UNITS, ("党中央机关", "organ of the Communist Party")),
    "democratic_party": (CENTRAL_UNITS, ("民主党派中央", "democratic party")),
    "mass_organisation": (CENTRAL_UNITS, ("人民团体", "mass organisation")),
    "central_enterprise": (CENTRAL_UNITS, ("中央企业", "central enterprise")),
    "bank": (CENTRAL_UNITS, ("金融机构", "bank or financial institution")),
    "university": (CENTRAL_UNITS, ("部属高校", "university under a ministry")),
    "academy": (CENTRAL_UNITS, ("科研事业单位", "academy or public institution")),
    "armed_forces": (CENTRAL_UNITS, ("军队和武警", "armed forces")),
    "private_enterprise": (SOCIAL, ("民营企业", "private enterprise")),
    "enterprise": (SOCIAL, ("企业", "enterprise")),
    "social_organisation": (SOCIAL, ("社会组织", "social organisation")),
    "other": (SOCIAL, ("其他单位", "other giver")),
}
"""Kind of a giver that is no place -> (its force unless the claim names another, (zh, en))."""

ACTOR_LEVELS: dict[str, str] = {
    "central": "central_unit", "enterprise": "enterprise", "organisation": "social_organisation",
    "organization": "social_organisation",
}  # fmt: skip
"""Levels of givers that are no place -> the kind of one that nothing else is known of."""

# The collector's own word wins: `force: central units`, `force: social within East-West`.
_NAMED = re.compile(r"\bforce:\s*(central units?|village|social|east-west)\b(.*?\bwithin East-West\b)?", re.I)
_NAMED_FORCES = {
    "central unit": CENTRAL_UNITS,
    "central units": CENTRAL_UNITS,
    "village": VILLAGE,
    "social": SOCIAL,
    "east-west": EAST_WEST,
}
_BY_INDICATOR: tuple[tuple[re.Pattern, str], ...] = (
    (
        re.compile(r"\bcentral[ _](?:unit|enterprise|universit)|定点帮扶|中央单位", re.I),
        CENTRAL_UNITS,
    ),
    (re.compile(r"\bfirst[ _]secretar|\bvillage[ _]work[ _]team|第一书记|驻村|工作队", re.I), VILLAGE),
    (re.compile(r"\bwanqi\b|万企|\bsocial[ _]organi[sz]ations?\b.*\bpaired\b", re.I), SOCIAL),
)
_NOTED: tuple[tuple[re.Pattern, str], ...] = (
    (re.compile(r"^(?:中央单位)?定点(?:帮扶|扶贫)"), CENTRAL_UNITS),
    (re.compile(r"^(?:驻村|访惠聚)"), VILLAGE),
    (re.compile(r"^万企"), SOCIAL),
)
_SUPPORT = re.compile(
    r"对口支援|援疆|援藏|援青|\bcounterpart[ -]support\b|\b(?:tibet|tibetan-area|xinjiang|qinghai) aid\b",
    re.I,
)
# A figure that holds counterpart support and more is wider than the pair; it is not counterpart support alone.
_AND_MORE = re.compile(
    r"[含与和及或]|包括|合计|两项|不只|不仅|全部|协作|\b(?:together|and|or|with|plus|incl|includes?|including|besides|not|more by|all|"
    r"without|except|excluding|elsewhere|both|total)\b",
    re.I,
)


@lru_cache(maxsize=65536)
def stated_force(note: str, indicator: str) -> str | None:
    """The force that a claim states by its note or its indicator, whoever gives; None where neither does.

    >>> stated_force("force: village; more than", "projects"), stated_force("", "other:first secretaries (stock)")
    ('village', 'village')
    >>> stated_force("force: social within East-West; charity fund", "social_donations")
    'east_west'
    """
    if named := _NAMED.search(note):
        return EAST_WEST if named[2] else _NAMED_FORCES[named[1].lower()]
    return next((force for words, force in _BY_INDICATOR if words.search(indicator)), None)


@lru_cache(maxsize=65536)
def noted_force(note: str) -> str | None:
    """The force that a note's clause begins with, for a claim whose giver is no place or is not named.

    >>> noted_force("定点帮扶; 约"), noted_force("社会帮扶资金")
    ('central_units', None)
    """
    clauses = scope.clauses(note)
    return next((force for words, force in _NOTED if any(words.match(clause) for clause in clauses)), None)


@lru_cache(maxsize=65536)
def is_counterpart_support(note: str, indicator: str = "") -> bool:
    """Whether a figure is counterpart support (对口支援), which is another policy than East-West cooperation.

    A figure of both together is not: it is wider than the cooperation, and still limits it.

    >>> is_counterpart_support("对口支援20年; 年份推断"), is_counterpart_support("东西部协作 and 对口支援 together")
    (True, False)
    """
    clauses = [*scope.clauses(note), indicator.replace("_", " ")]
    return any(_SUPPORT.search(clause) and not _AND_MORE.search(clause) for clause in clauses)
