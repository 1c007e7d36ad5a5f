"""Families of indicators that share their unknowns, and the kinds that each indicator adds up.

Identities between indicators need no equations of their own when the unknowns are small enough:

========  ==================================================  ==============================================
family    kinds                                               what an indicator covers
========  ==================================================  ==============================================
money     government, social, other                           gov_funds the first, social_donations the second,
                                                              funds_total all three (the first two, where a page
                                                              says that both are meant)
jobs      east, local, elsewhere, unsaid; each for the         jobs_to_east, jobs_local, jobs_elsewhere their place
          formerly poor and for others                         of work, jobs_poor the poor of all places, jobs_total
                                                              all eight
others    one                                                 itself
========  ==================================================  ==============================================

So government funds can't exceed all funds, nor the jobs in the east all jobs: a page whose figures break this is
contradicted like any other. Every kind is a bit, what an indicator covers a sum of bits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.vocabulary.indicators import by_kind

_BOTH = re.compile(
    r"\bgovernment(?:al)? and (?:social|society|donat)|\bfiscal and (?:social|donat)|\bfinance and (?:society|social)\b|"
    r"(?:财政|政府)(?:援助|帮扶)?(?:资金)?[和与及、加]+社会(?:帮扶|捐助|捐赠|各界)?",
    re.IGNORECASE,
)
"""Words of a note that say that a sum of all funds is government funds and donations, and nothing else."""


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators over common unknowns: `covers` maps each to its kinds, as bits of a mask."""

    name: str
    kinds: tuple[str, ...]
    covers: dict[str, int]

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators of the family."""
        return tuple(self.covers)


_MONEY = Family(
    "money",
    ("government", "social", "other"),
    {"gov_funds": 0b001, "social_donations": 0b010, "funds_total": 0b111},
)
_JOBS = Family(
    "jobs",
    ("east", "local", "elsewhere", "unsaid", "east_poor", "local_poor", "elsewhere_poor", "unsaid_poor"),
    {
        "jobs_total": 0b1111_1111,
        "jobs_poor": 0b1111_0000,
        "jobs_to_east": 0b0001_0001,
        "jobs_local": 0b0010_0010,
        "jobs_elsewhere": 0b0100_0100,
    },
)
_JOINT = {indicator: family for family in (_MONEY, _JOBS) for indicator in family.covers}

FAMILIES: tuple[Family, ...] = tuple(
    {
        family.name: family
        for name in by_kind("flow")
        for family in [_JOINT.get(name) or Family(name, (name,), {name: 1})]
    }.values()
)
"""The families of all flows, in the order of the codebook."""


def family_of(indicator: str) -> Family:
    """Return the family of a flow.

    >>> family_of("funds_total").name, family_of("projects").name
    ('money', 'projects')
    """
    return next(family for family in FAMILIES if indicator in family.covers)


def mask_of(indicator: str, note: str = "") -> int:
    """Kinds that a claim on an indicator covers, as bits.

    >>> mask_of("gov_funds"), mask_of("funds_total"), mask_of("funds_total", "government and social funds")
    (1, 7, 3)
    """
    mask = family_of(indicator).covers[indicator]
    return 0b011 if indicator == "funds_total" and _BOTH.search(note or "") else mask
