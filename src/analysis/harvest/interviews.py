"""Who answers in an interview: a name before a colon is announced by the line that asks, and is taken out like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.ingest.personal import REMOVED
from analysis.vocabulary.persons import BODY_ENDINGS, COMPOUND_SURNAMES, NO_NAME, PLACE_ENDINGS, SURNAMES

_ASKS = re.compile(r"(?:本报)?(?:记者|主持人|问|提问)\s*[:：]")
_ANSWERS = re.compile(
    rf"((?:{COMPOUND_SURNAMES})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=\s*[:：])"
)


def without_speakers(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs without the names of those who answer; a text in which nobody asks stays as it is.

    >>> without_speakers(["记者：成效如何？", "覃小可：投入5亿元。覃小可认为很好。"])[1]
    '〔个人信息〕：投入5亿元。〔个人信息〕认为很好。'
    >>> without_speakers(["金融：投入5亿元。"])
    ['金融：投入5亿元。']
    """
    if not any(_ASKS.match(text) for text in paragraphs):
        return list(paragraphs)
    told = {match[1] for text in paragraphs if (match := _ANSWERS.match(text))}
    names = [
        n for n in told if n not in NO_NAME and not PLACE_ENDINGS.search(n) and not BODY_ENDINGS.search(n)
    ]
    if not names:
        return list(paragraphs)
    pattern = re.compile("|".join(sorted(names, key=len, reverse=True)))
    return [pattern.sub(REMOVED, text) for text in paragraphs]
