"""What a header seems to count and does not: 完成投资 beside 协作资金 is no firm's investment, 脱贫人口 of a county no figure of jobs."""

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


_POOR_ALONE = re.compile(
    r"(?:脱贫|贫困|建档立卡|监测对?象?|低收入)(?:人口|人员|群众|户|人数|户数)+(?:数|规模|总数|情况)?|poor(?:households|people)?"
)
_OF_WHICH = re.compile("[(（]?(?:其中|of which|of whom)")
_WORK = re.compile("就业|务工|劳动力|劳务|用工|岗位|jobs|work|employ|labou?r")
NOT_OF_JOBS = "people who were poor, and nothing says that it counts their jobs"
"""Why 脱贫人口 beside other figures of a county is no figure of jobs."""


def tells_of_jobs(words: str, around: str) -> bool:
    """Whether words that name poor people alone count jobs, by what stands around them.

    >>> tells_of_jobs("脱贫人口", "常住人口"), tells_of_jobs("脱贫人口", "劳务协作"), tells_of_jobs("脱贫人口就业", "")
    (False, True, True)
    """
    return not _POOR_ALONE.fullmatch(words) or bool(_WORK.search(around))


def not_of_jobs(columns: list[Column], title: Title) -> list[Column]:
    """Leave 脱贫人口 unknown where neither its group, the column before it nor the title speaks of jobs."""
    out: list[Column] = []
    for column in columns:
        whole = next((c for c in reversed(out) if not _OF_WHICH.match("".join(c.path[-1:]))), None)
        if column.role == FIGURE and column.indicator == "jobs_poor" and not column.told:
            column = _of_poor(column, whole, title)
        out.append(column)
    return out


def _of_poor(column: Column, whole: Column | None, title: Title) -> Column:
    """Return a column of poor people with what the one before it says: their jobs in workshops, or none at all."""
    group, words = "".join(column.path[:-1]), words_of(column)
    beside = whole is not None and whole.path[:-1] == column.path[:-1]
    part = bool(_OF_WHICH.match(column.path[-1]))
    jobs = beside and (whole.indicator or "").startswith(("jobs_", "labor_"))
    if part and jobs and whole.note and not column.note:
        return replace(column, note=whole.note)
    other = (
        part and beside and whole.role in (FIGURE, UNKNOWN) and not (jobs or _WORK.search(words_of(whole)))
    )
    alone = words.removeprefix("其中").lstrip(":：")
    if jobs or (tells_of_jobs(alone, "" if other else title.words + group) or _WORK.search(group)):
        return column
    return replace(column, role=UNKNOWN, indicator=None, reason=NOT_OF_JOBS)


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
