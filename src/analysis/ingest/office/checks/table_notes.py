"""What the notes below a table say of its figures: 注：本表数据为1—10月, 表中数据为计划数, 财政援助资金含社会捐赠.

Nothing else of a reading looks at them but for units, the time that a line states as such, and sources. A note on time or on a plan that the
reading has not refuses the figures that it speaks of; one on what they hold or leave out goes into their own notes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.named_places import lies_on, named
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import scope

_NOTE = re.compile(r"^(?:备注|附注|注|说明|notes?)\s*\d*\s*[:：.、]", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:[(（]?\d{1,2}[)）.、．]|[①-⑨])")
_OF_A_TERM = re.compile(r"[“”\"「]|^(?:其中)?[一二两三四五六七八九十\d]*年?(?:累[计积]|合计|小计)")
"""A clause that tells what one word of the header means (“五年累计”指2016—2020年)."""
_HOLDS = re.compile(r"(?<![不未没])(?:含|包括|包含)")
_AROUND = re.compile(r"含|包括|除|扣|剔|另|以外")
"""Words beside which a place is what a figure holds or leaves out, and not its own."""
_OF_ITS_ROWS = re.compile(
    r"^(?:[一-鿿]{0,6})(?:合计|总计|小计|汇总)|^(?:the )?(?:sub-?|grand )?totals?\b|[所未仅只]列|列出"
    r"|\blisted\b|\bof (?:the )?(?:[a-z]+ ){0,3}(?:prefectures|counties|cities|districts|provinces|places)\b",
    re.IGNORECASE,
)
"""A clause on which places the table has rows of, or on its total: 全区总计含未列出的其他县区. No figure of a row is less for it."""
_BATCHES = re.compile(r"第[一二三四五六\d]+批.*")
"""Batches are told by the title's own reader (`titles.batch_of`)."""
_DECEMBER = 12


@lru_cache(maxsize=1024)
def clauses(line: str) -> tuple[str, ...]:
    """Return the clauses of a line that is a note on figures; of any other line nothing.

    >>> clauses("注：1.本表数据为1—10月；2.“—”表示无此项。"), clauses("来源：省乡村振兴局")
    (('本表数据为1—10月',), ())
    >>> clauses("说明：全区总计含未列出的其他受援县区；不含社会捐赠"), clauses("Note: figures of four of the recipient prefectures only.")
    (('不含社会捐赠',), ())
    """
    head = _NOTE.match(line.strip())
    if not head:
        return ()
    parts = (_NUMBER.sub("", part.strip()) for part in re.split("[;；。]", line.strip()[head.end() :]))
    return tuple(
        part
        for part in parts
        if part and not _OF_A_TERM.search(squash(part)) and not _OF_ITS_ROWS.search(part)
    )


def of_claim(notes: list[str], claim: dict[str, str]) -> list[str]:
    """Return the clauses of notes that speak of a claim: of all figures, or of its indicator or its place."""
    return [clause for line in notes for clause in clauses(line) if _speaks_of(clause, claim)]


def _speaks_of(clause: str, claim: dict[str, str]) -> bool:
    indicator = meanings.indicator_of(facts.bare(clause))
    if indicator not in (None, claim["indicator"]) and not re.match("(?:本|此|该)?表", squash(clause)):
        return False
    if _AROUND.search(clause):
        return True
    places = named(clause)
    own = {side: claim.get(side, "") for side in places}
    return all(_is_of(name, own[side]) for side, names in places.items() for name in names)


def _is_of(name: str, value: str) -> bool:
    if squash(name) in sides.PROVINCE_FORMS:
        return lies_on(name, value)
    return any(squash(name) in squash(own) or squash(own) in squash(name) for own in value.split(";") if own)


def aim(notes: list[str]) -> str:
    """Return the clause that calls figures planned, or nothing.

    >>> aim(["表中数据为计划数"]), aim(["本表按到账口径统计"])
    ('表中数据为计划数', '')
    """
    return next((clause for clause in notes if "planned" in scope.flags_of(clause)), "")


def another_time(notes: list[str], period: str) -> str:
    """Return the clause by which figures are of a part of a year, or of several, and not of the year that was read; or nothing.

    >>> another_time(["本表数据为1—10月"], "2023"), another_time(["数据截至2023年9月底"], "2023"), another_time(["2021年以来累计数"], "2023")
    ('本表数据为1—10月', '数据截至2023年9月底', '2021年以来累计数')
    >>> another_time(["数据截至2023年12月底"], "2023"), another_time(["2023年数据"], "2023"), another_time(["数据截至2024年1月"], "2023")
    ('', '', '')
    """
    return next((clause for clause in notes if _is_of_another(facts.when(clause), period)), "")


def _is_of_another(when: facts.When | None, year: str) -> bool:
    if when is None:
        return False
    part = when.months is not None and when.months != (1, _DECEMBER) and when.start in ("", year)
    early = when.until[:4] == year and when.until[5:7] not in ("", str(_DECEMBER))
    since = when.cumulative and bool(when.start) and when.start[:4] < year
    return part or early or since


def of_scope(notes: list[str]) -> list[str]:
    """Return the clauses that say what figures hold or leave out.

    >>> of_scope(["财政援助资金含社会捐赠", "本表不含珠海市帮扶资金", "金额四舍五入"])
    ['财政援助资金含社会捐赠', '本表不含珠海市帮扶资金']
    """
    return [
        clause
        for clause in notes
        if {"part", "wider"} & set(scope.flags_of(_BATCHES.sub("", clause)))
        or (
            _HOLDS.search(_BATCHES.sub("", clause).rstrip("含包括"))
            and meanings.indicator_of(facts.bare(clause))
        )
    ]
