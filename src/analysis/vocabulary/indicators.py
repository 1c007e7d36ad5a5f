"""The indicators of the atlas: their group, base unit, kind and names in both languages.

`kind` decides what may be added up: a `flow` adds over years and pairs, a `stock` is a level on a date,
a `rate` (income per head, a share) is neither. Indicators printed as `other:words` are kept under a
normalised name and have no entry here unless they were given one; they are never reconciled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["flow", "stock", "rate"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    `unit` is its base unit. `also` lists other base units that a claim may be in and that stay as they are
    (person-times, households); `counters` those that are but the counting word of the same thing: firms are
    counted in 户, jobs in 个.
    """

    id: str
    group: str
    kind: Kind
    unit: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """Every base unit that a claim on this indicator may be in."""
        return (self.unit, *self.also)


GROUPS: dict[str, tuple[str, str]] = {
    "money": ("资金", "Money"),
    "industry": ("产业", "Industry"),
    "labour": ("劳务", "Labour"),
    "people": ("人才", "People"),
    "market": ("消费", "Market"),
    "ties": ("结对与社会事业", "Ties and social projects"),
}

_TURNS = ("person-times",)
_JOBS = ("count",)
_FIRMS = ("households",)

INDICATORS: dict[str, Indicator] = {
    i.id: i
    for i in (
        Indicator("gov_funds", "money", "flow", "yuan", "财政援助资金", "Government assistance funds"),
        Indicator("social_donations", "money", "flow", "yuan", "社会帮扶款物", "Donations from society"),
        Indicator("funds_total", "money", "flow", "yuan", "援助资金合计", "Assistance funds, all kinds"),
        Indicator("enterprises_settled", "industry", "flow", "count", "引导落地投产企业", "Enterprises guided west", counters=_FIRMS),
        Indicator("enterprise_investment", "industry", "flow", "yuan", "企业实际到位投资", "Investment paid in"),
        Indicator("coop_agreements", "industry", "flow", "count", "签约合作项目", "Cooperation agreements"),
        Indicator("agreed_investment", "industry", "flow", "yuan", "协议投资", "Investment agreed"),
        Indicator("industrial_parks", "industry", "stock", "count", "共建产业园区", "Industrial parks built jointly"),
        Indicator("workshops", "industry", "flow", "count", "帮扶车间", "Assistance workshops"),
        Indicator("projects", "industry", "flow", "count", "援建项目", "Assistance projects"),
        Indicator("jobs_total", "labour", "flow", "persons", "帮助农村劳动力就业", "Rural workers helped into jobs", _TURNS, _JOBS),
        Indicator("jobs_poor", "labour", "flow", "persons", "脱贫人口就业", "Jobs for formerly poor workers", _TURNS, _JOBS),
        Indicator("jobs_to_east", "labour", "flow", "persons", "转移到东部就业", "Jobs in the east", _TURNS, _JOBS),
        Indicator("jobs_local", "labour", "flow", "persons", "省内就近就业", "Jobs near home", _TURNS, _JOBS),
        Indicator("jobs_elsewhere", "labour", "flow", "persons", "转移到其他地区就业", "Jobs elsewhere", _TURNS, _JOBS),
        Indicator("labor_exported", "labour", "flow", "persons", "组织劳务输出", "Organised labour export", _TURNS),
        Indicator("labor_income", "labour", "flow", "yuan", "劳务收入", "Labour income"),
        Indicator("workers_in_east", "labour", "stock", "persons", "在东部务工人数", "Western workers in the east", _TURNS),
        Indicator("trained_persons", "labour", "flow", "persons", "培训人员", "Persons trained", _TURNS),
        Indicator("cadres_sent", "people", "flow", "persons", "选派干部", "Cadres sent west", _TURNS),
        Indicator("professionals_sent", "people", "flow", "persons", "选派专业技术人才", "Specialists sent west", _TURNS),
        Indicator("cadres_received", "people", "flow", "persons", "西部赴东部挂职干部", "Cadres received in the east", _TURNS),
        Indicator("consumption_assist", "market", "flow", "yuan", "消费帮扶", "Consumption assistance"),
        Indicator("counties_paired", "ties", "stock", "count", "结对县", "Counties paired"),
        Indicator("villages_paired", "ties", "stock", "count", "结对村", "Villages paired"),
        Indicator("schools_paired", "ties", "stock", "count", "结对学校", "Schools paired"),
        Indicator("hospitals_paired", "ties", "stock", "count", "结对医院", "Hospitals paired"),
        Indicator("schools_built", "ties", "flow", "count", "援建学校", "Schools built"),
        Indicator("beneficiaries", "ties", "flow", "persons", "受益人口", "Beneficiaries", ("person-times", "households")),
        Indicator("relocated_persons", "ties", "flow", "persons", "移民搬迁人口", "Persons relocated", ("households",)),
    )
}  # fmt: skip
"""The list of the codebook, in its order."""

OTHER = "other:"

_SAME_OTHER = {
    "cooperating_enterprises": "cooperative_enterprises",
    "drinking_water_people": "people_given_drinking_water",
    "farmland_built": "basic_farmland_built",
    "gov_funds_used_for_industry": "gov_funds_industry",
    "cadres_exchanged_both_ways": "cadres_exchanged",
    "professionals_exchanged_both_ways": "professionals_exchanged",
    "cadres_and_talent_exchanged_both_ways": "cadres_and_talent_exchanged",
    "poor_students_helped": "poor_students_subsidized",
    "highways_built": "roads_built",
    "labor_funds": "labour_cooperation_funds",
    "funds_for_labour_cooperation": "labour_cooperation_funds",
    "national_key_counties_for_rural_revitalisation": "key_counties",
    "national_key_counties_for_rural_revitalization": "key_counties",
    "central_rural_revitalization_subsidy": "central_rural_revitalisation_funds",
    "first_secretaries": "first_secretaries_(stock)",
    "village_work_team_members": "village_work_team_members_(stock)",
}
"""Spellings of one thing among the `other:` indicators, after blanks and case are evened out."""


def normalise(printed: str) -> str | None:
    """Return the indicator's one name, or None when the printed one is neither known nor `other:words`.

    >>> normalise("other:roads built"), normalise("Gov_Funds"), normalise("gov_fund")
    ('other:roads_built', 'gov_funds', None)
    """
    text = printed.strip()
    if text.lower().startswith(OTHER):
        words = re.sub(r"[\s\-]+", "_", text[len(OTHER) :].strip().lower())
        return OTHER + _SAME_OTHER.get(words, words) if words else None
    text = text.lower()
    return text if text in INDICATORS else None


def by_kind(kind: Kind) -> tuple[str, ...]:
    """Ids of the listed indicators of one kind, in the codebook's order."""
    return tuple(i.id for i in INDICATORS.values() if i.kind == kind)


def unit_of(indicator: str) -> str | None:
    """Base unit of an indicator: that of the list, or persons where an `other:` one names them; else None.

    >>> unit_of("gov_funds"), unit_of("other:minning_population"), unit_of("other:park_output")
    ('yuan', 'persons', None)
    """
    if indicator in INDICATORS:
        return INDICATORS[indicator].unit
    return (
        "persons"
        if re.search(
            r"population|people|persons|students|workers|rural_labour|secretaries|team_members", indicator
        )
        else None
    )
