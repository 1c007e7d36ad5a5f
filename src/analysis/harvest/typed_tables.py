"""Tables typed into running text: a line of column heads, then lines of as many words and figures.

指标 单位 2023年 2024年, then 社会捐赠 万元 4120 3985: no sentence says what 3985 is, but its row and its column do. Each figure is
given back as the sentence that they make (2024年，社会捐赠3985万元), which is then read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.harvest.text import is_chinese

_GAP = re.compile(r"\s*[|｜\t]\s*|\s{2,}")
_GAP_BY_WORD = re.compile(r"\s*[|｜\t]\s*|\s+")  # Chinese has no blanks between words
_FIGURE = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+)?")
_WITH_UNIT = re.compile(
    r"\d[\d,，]*(?:\.\d+)?[多余]?(?:万|亿|千|百)*(?:元|人次|人|名|个|家|户|所|项|对|件|座)"
)
_RULED = re.compile(r"[|｜\t]")
_TIME = re.compile(
    r"(?:今年|去年)?(?:\d{1,2}[-—–~至]\d{1,2}月|上半年|前三季度)|(?:19|20)\d\d年?(?:度|上半年|前三季度|\d{1,2}[-—–~至]\d{1,2}月|[（(]?\d{1,2}[-—–~至]\d{1,2}月[）)]?)?"
)
_UNIT = re.compile(r"(?:万|亿|千|百)*(?:元|人次|人|名|个|家|户|所|项|对|件|座|村|县)")
_IN_BRACKETS = re.compile(r"[（(]\s*(?:单位[：:])?(?P<unit>[^）)]{1,6})\s*[）)]$")
_UNIT_LINE = re.compile(r"单位[：:]\s*(?P<unit>[^\s，。；）)]{1,6})")
_NO_VALUE = re.compile(r"增[长减幅速]|幅|比重|占比|％|%|同比|排名|序号|备注|完成率|进度")
_RULE = re.compile(r"[\s|｜:+=—-]+")
_NUMBERING = ("序号", "编号", "No.", "No")
_PART = re.compile(r"其中[：:，]?(?=[\u4e00-\u9fff])")
_PLANNED = re.compile(r"任务|目标|计划|协议数|约定")
_ACTUAL = re.compile(r"完成|实际|实绩|落实数")
LEAST_COLUMNS = 3


class Cell(NamedTuple):
    """A figure of a typed table: where it stands in its line, the sentence that it makes, and where the figure stands there."""

    start: int
    end: int
    sentence: str
    at: int


class _Head(NamedTuple):
    """The head of one column: its words without the unit, and the unit."""

    words: str
    unit: str

    @property
    def time(self) -> str:
        """The time that the head says: 2023年, or that of 1-6月完成."""
        match = _TIME.match(self.words)
        return (
            match[0]
            if match
            and re.fullmatch(
                r"(?:已|实际)?(?:完成|目标|计划|任务|实绩)?[数值情况]*", self.words[match.end() :]
            )
            else ""
        )

    @property
    def is_time(self) -> bool:
        return bool(self.time)


def cells(lines: Sequence[str]) -> dict[int, list[Cell]]:
    """Figures of the typed tables among the paragraphs of a page, by the number of their line (from 0); a line of heads has none.

    >>> cells(["指标 单位 2023年 2024年", "社会捐赠 万元 4120 3985", "说明：略。"])[1][1].sentence
    '2024年，社会捐赠3985万元'
    """
    found: dict[int, list[Cell]] = {}
    heads: list[_Head] = []
    above, unit, whole = 0, "", ""
    for number, line in enumerate(lines):
        if _RULE.fullmatch(line):
            continue  # |---|---|
        parts = _parts(line)
        if match := _UNIT_LINE.search(line) if len(line) < 40 else None:
            unit = match["unit"]
        if heads and (row := _row(_of_which(parts, whole), heads, unit)) is not None:
            found[number] = row
            whole = whole if _PART.match(parts[0][2]) else parts[0][2]
            found.setdefault(above, [])
            continue
        follows = _parts(lines[number + 1]) if number + 1 < len(lines) and _RULED.search(line) else []
        heads, above = _heads(parts, _figures_told(follows)), number
    return found


def _of_which(parts: Sequence[tuple[int, int, str]], whole: str) -> Sequence[tuple[int, int, str]]:
    """其中：脱贫劳动力, below 帮助农村劳动力就业: the label of a part says what it is a part of."""
    if not whole or not parts or not (match := _PART.match(parts[0][2])):
        return parts
    start, end, label = parts[0]
    return [(start, end, f"{whole}，其中{label[match.end() :]}"), *parts[1:]]


def _parts(line: str) -> list[tuple[int, int, str]]:
    """The words of a line with where they stand."""
    spans, at = [], 0
    gaps = (_GAP_BY_WORD if is_chinese(line) else _GAP).finditer(line)
    for gap in [*gaps, None]:
        end = gap.start() if gap else len(line)
        if end > at:
            spans.append((at, end))
        at = gap.end() if gap else end
    return [(a, b, line[a:b]) for a, b in spans]


def _figures_told(parts: Sequence[tuple[int, int, str]]) -> int:
    """The number of columns of a line whose figures have their units beside them: 正安县 | 4120万元 | 1875人; 0 for others."""
    told = any(_WITH_UNIT.fullmatch(part[2]) for part in parts[1:])
    return len(parts) if told and not _WITH_UNIT.fullmatch(parts[0][2]) else 0


def _heads(parts: Sequence[tuple[int, int, str]], below: int = 0) -> list[_Head]:
    """The heads of a line of them, or none: three or more short words, one of them a time, a unit, or with a unit in brackets.

    Without these they are heads over a line of as many columns (`below`) whose figures have units.
    """
    words = [part[2] for part in parts if part[2] not in _NUMBERING]
    if len(words) < LEAST_COLUMNS or any(len(w) > 16 or re.search(r"[，。；：]", w) for w in words):
        return []
    heads = [_Head(part[2], "") for part in parts if part[2] in _NUMBERING][:1]
    numbered = len(heads)
    for word in words:
        match = _IN_BRACKETS.search(word)
        unit = match["unit"] if match and _UNIT.fullmatch(match["unit"]) else ""
        heads.append(_Head(word[: match.start()] if unit else word, unit))
    told = any(h.is_time or h.unit or h.words in ("单位", "计量单位") for h in heads[numbered + 1 :])
    told = told or (
        below == len(heads) and not any(re.search(r"\d[\d.]*[万亿]?[元人个家]", w) for w in words)
    )
    return heads if told and not heads[numbered].is_time else []


def _is_figure(word: str) -> bool:
    return bool(_FIGURE.fullmatch(word) or _WITH_UNIT.fullmatch(word))


def _row(parts: Sequence[tuple[int, int, str]], heads: Sequence[_Head], unit: str) -> list[Cell] | None:
    """The figures of a line under these heads; None where the line is none of the table's."""
    if len(parts) != len(heads):
        return None
    if heads[0].words in _NUMBERING:
        parts, heads = parts[1:], heads[1:]
    if not any(_is_figure(part[2]) for part in parts[1:]) or _is_figure(parts[0][2]):
        return None
    label = parts[0][2]
    own = _IN_BRACKETS.search(label)
    own_unit = own["unit"] if own and _UNIT.fullmatch(own["unit"]) else ""
    label = label[: own.start()] if own_unit else label
    for (_, _, word), head in zip(parts, heads, strict=True):
        own_unit = word if head.words in ("单位", "计量单位") and _UNIT.fullmatch(word) else own_unit
    found = []
    for (start, end, word), head in zip(parts[1:], heads[1:], strict=True):
        counted = "" if _WITH_UNIT.fullmatch(word) else own_unit or head.unit or unit
        if (
            not _is_figure(word)
            or _NO_VALUE.search(head.words + label)
            or not (counted or _WITH_UNIT.fullmatch(word))
        ):
            continue
        time = head.time
        if re.fullmatch(r"(?:19|20)\d\d", time):
            time += "年"
        if _ACTUAL.search(head.words):
            lead = f"{time}，{label}" if time else f"全年已完成：{label}"
        elif _PLANNED.search(head.words):
            lead = f"{time}计划{label}"
        else:
            joint = "，" if _WITH_UNIT.fullmatch(word) else ""
            lead = f"{time}，{label}" if time else f"{label}{joint}{head.words}"
        found.append(Cell(start, end, f"{lead}{word}{counted}", len(lead)))
    return found
