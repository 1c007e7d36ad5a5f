"""Figures that stand within the sentences of a cell: no column says what they are, so they are named and not taken."""

from __future__ import annotations

import re

from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import facts
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_COUNTED = re.compile(
    r"\d[\d,.]*(?:余|多)?(?:[十百千万亿]+)?(?:余|多)?(?:元|人次|人|名|户|家|个|所|对|项)", re.ASCII
)
_SHORTEST = 6

REASON = "figures within a sentence"
HINT = (
    "write each figure into a column of its own; or put the file (of a workbook the text) into data/raw/pages/ and run"
    " `python -m analysis harvest`, which drafts claims of sentences"
)


def figures_in(text: str) -> list[str]:
    """Return the counted figures of a cell that is a sentence on some indicator; nothing for any other cell.

    >>> figures_in("新引进企业21家，到位投资约8.5亿元"), figures_in("21家"), figures_in("距县城21公里")
    (['21家', '8.5亿元'], [], [])
    """
    words = squash(text)
    if len(words) < _SHORTEST or facts.figure(text):
        return []
    found = _COUNTED.findall(words)
    told = found and any(pattern.search(words) for _, pattern in headers.INDICATORS)
    return found if told else []


def refuse(row: int, column: int, text: str, out: Outcome) -> bool:
    """Reject a cell of sentences with figures; return whether it is one. Only the figures are shown: words may name a person."""
    found = figures_in(text)
    if found:
        out.rows_in += 1
        out.reject(row, column, " | ".join(found), REASON, HINT)
    return bool(found)
