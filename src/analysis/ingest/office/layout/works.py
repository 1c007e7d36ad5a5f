"""Investment in what the cooperation builds: 计划投资 and 完成投资 beside 协作资金 are no investment of enterprises."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout.column import FIGURE, UNKNOWN, Column, words_of
from analysis.ingest.office.layout.titles import Title

_WORKS = re.compile(
    r"(?:累计|已|实际|计划|规划)*(?:完成)?(?:总)?投资(?:额|金额|总额|完成额?|完成情况)?|(?:计划|概算|批复|预算)(?:总)?投资(?:额|金额)?"
)
_FIRMS = re.compile("企业|公司|引进|引导|招商|引资|签约|落地|社会资本|产业合作|产业协作")
_FUNDS = ("gov_funds", "funds_total")
OF_WORKS = "what is built with the money of the cooperation and others, and no firm's investment"
"""Why 计划投资 and 完成投资 beside 协作资金 are no investment of enterprises."""


def not_of_firms(columns: list[Column], title: Title) -> list[Column]:
    """Leave 完成投资 unknown in a table of assisted projects: funds of the cooperation stand beside it, and nothing speaks of firms."""
    firms = _FIRMS.search(title.words + "".join("".join(c.path) for c in columns))
    funded = any(c.role == FIGURE and c.indicator in _FUNDS for c in columns)
    if firms or not funded or "项目" not in title.words + "".join("".join(c.path) for c in columns):
        return columns
    return [
        replace(c, role=UNKNOWN, indicator=None, reason=OF_WORKS)
        if c.role == FIGURE
        and c.indicator in ("enterprise_investment", "agreed_investment")
        and _WORKS.fullmatch(words_of(c))
        else c
        for c in columns
    ]
