"""The policy rounds of the cooperation: when who-helps-whom was set anew, and what is settled about it.

Years are those in which a round's pairs were in force; a round decided in the middle of a year begins in it.
2002 and 2013 added pairs and ended none; the others set the whole list anew. The round of 2026 keeps the
province pairs of 2021 and adds county pairs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """One policy round; `end` is None while it is in force; `adds` says that it left the other pairs alone."""

    year: int
    end: int | None
    zh: str
    en: str
    adds: bool = False


ROUNDS: dict[int, Round] = {
    r.year: r
    for r in (
        Round(1996, 2009, "1996年首轮结对", "first pairs, 1996"),
        Round(2002, 2009, "2002年珠海、厦门帮扶重庆", "Zhuhai and Xiamen help Chongqing, 2002", adds=True),
        Round(2010, 2015, "2010年调整", "adjustment of 2010"),
        Round(2013, 2015, "2013年八城市帮扶贵州", "eight cities help Guizhou, 2013", adds=True),
        Round(2016, 2020, "2016年调整（脱贫攻坚）", "adjustment of 2016"),
        Round(2021, None, "2021年东西部协作新一轮", "eight help ten, from 2021"),
    )
}

NEXT_STAGE = 2026
"""First year of regular assistance (常态化帮扶): the pairs of 2021 stay."""

ASSIGNMENT_2021: tuple[tuple[str, str], ...] = (
    ("110000", "150000"), ("120000", "620000"), ("310000", "530000"), ("320000", "610000"), ("320000", "630000"),
    ("330000", "510000"), ("350000", "640000"), ("370000", "500000"), ("370000", "620000"), ("440000", "450000"),
    ("440000", "520000"),
)  # fmt: skip
"""The eleven province pairs in force since 2021 (assisting, assisted), settled by policy documents."""

ADDED: dict[int, tuple[tuple[str, str], ...]] = {2002: (("440400", "500000"), ("350200", "500000"))}
"""Pairs that a round added, settled by policy documents: in 2002 Zhuhai and Xiamen to Chongqing."""


def round_of(year: int) -> Round:
    """The round that set the whole list in force in a year; years before 1996 belong to the first."""
    return [r for r in ROUNDS.values() if not r.adds and r.year <= max(year, 1996)][-1]


def stages(first: int, last: int) -> list[tuple[int, int]]:
    """The years of a span that each round that set the whole list has, as first and last year.

    >>> stages(2014, 2023), stages(2016, 2020)
    ([(2014, 2015), (2016, 2020), (2021, 2023)], [(2016, 2020)])
    """
    parts = [(max(first, one.year), min(last, one.end or last)) for one in ROUNDS.values() if not one.adds]
    return [part for part in parts if part[0] <= part[1]]
