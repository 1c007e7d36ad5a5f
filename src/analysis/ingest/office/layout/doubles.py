"""Columns that mean one figure: twice in two units, a part beside its whole, or the parts of a sum that is not printed."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import meanings, narrower
from analysis.ingest.office.layout.column import FIGURE, REPEAT, UNKNOWN, Column, words_of
from analysis.ingest.office.layout.directions import to_giver
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers


def without_doubles(columns: list[Column]) -> list[Column]:
    """Make columns unknown that mean the same figure as another one; a 其中 never takes the whole's place.

    Columns that differ in their stated unit give one figure twice: the first counts, the other is compared. Those that
    divide a sum (捐款, 捐物折款) are all kept, each as its part.
    """
    seen: dict[tuple, list[Column]] = {}
    for column in columns:
        if column.role == FIGURE and not column.told:
            when = replace(column.when, outcome=False) if column.when else When()
            key = (column.indicator, when, column.east, column.west, column.place)
            # 年初预算数 and 调整预算数 are two plans, both printed.
            key += (words_of(column),) if when.target else ()
            seen.setdefault(key, []).append(column)
    changed: dict[int, Column] = {}
    for same in seen.values():
        if len(same) > 1:
            changed |= _settled(same)
    return [changed.get(c.index, c) for c in columns]


def _settled(same: list[Column]) -> dict[int, Column]:
    """Return what becomes of columns that mean one figure, by their index."""
    shares = [narrower.share(words_of(c), c.indicator) for c in same]
    if narrower.divide(shares) or _beside_whole(shares):
        return {
            c.index: replace(c, note=_note(c, share)) for c, share in zip(same, shares, strict=True) if share
        }
    whole = [c for c, share in zip(same, shares, strict=True) if not share and not _is_part(c)]
    whole = whole or [c for c in same if not _is_part(c)]
    if len(sums := [c for c in whole if headers.SUBTOTAL.match(words_of(c))]) == 1:
        whole = sums
    if len(paid := _furthest(whole)) == 1:
        whole = paid
    first, *others = whole or same
    units = [c.units[:1] for c in whole]
    named = [c for c in same if meanings.indicator_of(words_of(c)) == first.indicator]
    if len(named) == 1 and len(whole) > 1:
        whole, units = named, []  # 到位资金 beside 消费帮扶 is something else
    changed = {}
    if len(whole) > 1 and all(units) and len(set(units)) == len(units):
        changed = {c.index: replace(c, role=REPEAT, repeats=first.index) for c in others}
        whole = [first]
    left = [c for c in same if c not in whole and c.index not in changed] if len(whole) == 1 else same
    reason = f"several columns mean {first.indicator} of the same time"
    return changed | {
        c.index: replace(
            c, role=UNKNOWN, reason=reason, hint=MAPPING_HINT, indicator=None, subject="", final=True
        )
        for c in left
    }


_STAGES = (
    re.compile("到位|到账|拨付"),
    re.compile("下达"),
    re.compile("安排|分配"),
    re.compile("支出|支付|使用"),
)
"""What became of money, the furthest first: what was paid counts, not what was first set aside for it, nor what was spent of it."""


def _furthest(whole: list[Column]) -> list[Column]:
    """Return the columns of the furthest stage, where all of some columns of money say theirs and nothing else tells them apart."""
    words = [words_of(c) for c in whole]
    stages = [next((n for n, stage in enumerate(_STAGES) if stage.search(w)), None) for w in words]
    if len(whole) < 2 or None in stages or len({c.units for c in whole}) > 1:
        return whole
    return [c for c, stage in zip(whole, stages, strict=True) if stage == min(stages)]


def _is_part(column: Column) -> bool:
    """Whether a column is none that counts for the whole: 其中, jobs in one giver's place beside the whole east, or a hidden one."""
    of_which = any(re.match("其中", squash(text)) for text in column.path)
    return column.hidden or of_which or to_giver(words_of(column))


def _beside_whole(shares: list[tuple[str, str] | None]) -> bool:
    """Whether some figures are one whole and its shares: 到位资金合计, 省级, 市级, 县级; 捐赠合计, 捐款, 捐物折款."""
    told = [share for share in shares if share]
    return shares.count(None) == 1 and narrower.divide(told)


def _note(column: Column, share: tuple[str, str]) -> str:
    return share[1] if share[0] == "kind" else narrower.note_of(words_of(column))
