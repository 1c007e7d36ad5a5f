"""Of what a table's figures are: of the cooperation, or statistics of places.

The rule is a positive one. A figure is of the cooperation only where the table says so: it names a pair, or a
giver and a receiver, or has words of cooperation in its title, in the names of sheet and file or in the figure's
own header. Everything else is a statistic of a place. The few that `context` has are kept as such, and so is
what a mapping names; the rest is refused with the words that keep it. All persons employed in a province are no
workers that the cooperation helped, and nobody would see it in the sum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.ingest.office.layout import directions, facts, header_places, meanings, sides
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, PLACES, UNKNOWN, Column
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import letters, squash
from analysis.vocabulary import headers, indicators

ROW = "row"
FLOW, PLACE = "flow", "place"
"""Of what a figure may be: of the cooperation of two sides, or of one place."""

_JOINED_PROVINCES = re.compile(
    rf"(?:{sides.PROVINCE_NAMES.pattern})(?:[-—–~→]+|->|=>|至|对|赴|援|(?:对口)?(?:支援|援助|援建|帮扶))(?:{sides.PROVINCE_NAMES.pattern})"
)


_GIVING = re.compile("捐赠|捐助|捐款|捐资|赠送|援|帮助|支持|选派|派驻")
"""Words of a title between one who gives and one who is given to."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of what a figure is (`FLOW`, `PLACE`), or why it is refused and what keeps it."""

    subject: str = ""
    reason: str = ""
    hint: str = ""


def cooperates(table: Table, columns: list[Column], title: Title, names: tuple[str, ...]) -> bool:
    """Whether a table as a whole says that it is of the cooperation.

    Parameters
    ----------
    table : Table
    columns : list of Column
    title : Title
    names : tuple of str
        The sheet's headline, and the names of sheet and file.
    """
    if title.told or any(c.role == "pair" for c in columns):
        return True
    placed = [c for c in columns if c.role in PLACES]
    words = ["".join(map(squash, c.path)) for c in placed]
    named = [
        bool(headers.COOPERATION.search(w) or (headers.EAST.search(w) and headers.WEST.search(w)))
        for w in words
    ]
    # 东部结对省份 beside 省份 says of its own column alone whom it names.
    neutral = any(c.role == "place" and not said for c, said in zip(placed, named, strict=True))
    if any(named) and not (neutral and any(c.role in ("east", "west") for c in placed)):
        return True
    if {"east", "west"} <= {c.role for c in placed} and not title.bureau:
        return True
    if title.statistic:
        return False
    if title.east and title.west and not title.bureau and _GIVING.search(title.text):
        return True
    lines = [squash(line) for line in table.titles]
    if not title.bureau:
        lines += [squash(line) for line in names]
    return any(headers.COOPERATION.search(line) or _JOINED_PROVINCES.search(line) for line in lines)


def judge(
    indicator: str | None, words: str, title: Title, *, told: bool = False, reason: str = "", where: str = ""
) -> Verdict:
    """Return of what a figure is.

    Parameters
    ----------
    indicator : str or None
        What its words mean, if they mean an indicator.
    words : str
        The words of its header or row, squashed; those of the title where it has none of its own.
    title : Title
        With `cooperation` settled.
    told : bool
        A mapping names the indicator of this column.
    reason : str
        Why no indicator was found, where that is known better than from the words.
    where : str
        Letter of the column for the hint, `ROW` for words of a row, or nothing where they are the title's.
    """
    series = indicator in dict(headers.STATISTICS)
    if series and not told:
        part = headers.WITHIN_SERIES.search(title.words)
        if part is None:
            return Verdict(PLACE)
        return _refused(
            words, f"the title says {part.group()!r}, which makes {words!r} a part of that statistic", where
        )
    if told or (title.told_indicator and indicator == title.indicator):
        flow = indicator in indicators.INDICATORS or title.cooperation
        return Verdict(FLOW if flow and not series else PLACE)
    other = headers.OTHER_FORCE.search(words)
    if indicator and other and words != title.subject_words and not headers.OTHER_FORCE.search(title.text):
        return _refused(words, f"{words!r}: help of another force than the cooperation", where)
    own = bool(headers.COOPERATION.search(words))
    statistic = headers.STATISTIC.search(words)
    if indicator and (own or title.cooperation) and (not statistic or (own and words != title.words)):
        return Verdict(FLOW)
    if indicator or statistic:
        return _refused(
            words,
            f"{words!r} is a statistic of places, and nothing says that it is of the cooperation",
            where,
        )
    if not words:
        return Verdict(reason=reason or "nothing says what is counted", hint=MAPPING_HINT)
    return _refused(words, f"{words!r}: {reason or 'none of the indicators'}", where)


def _refused(words: str, reason: str, where: str) -> Verdict:
    """A verdict against a figure, with the line of a mapping that keeps it."""
    name = "other:" + (re.sub(r"[^\w]+", "_", words).strip("_")[:40] or "words")
    by_row = f"`words: {{{words}: {name}}}`"
    line = by_row if where == ROW else f"`columns: {{{where}: {name}}}`" if where else f"`indicator: {name}`"
    return Verdict(
        reason=reason,
        hint=f"to keep it under its own words, write {line} in a mapping file beside the table (`python -m analysis inspect` drafts"
        " it); if it is one of the list, name that one instead",
    )


_OF_THE_ROW = re.compile(
    r"(?:东西部|扶贫|对口|结对|劳务|产业|消费|协作|帮扶|支援|援助|合作|双方|两地|全[国省市县区州盟旗]|本[省市县区州盟旗]|工作|考核|任务|指标|目标"
    r"|要求|内容|[一二三四五六七八九十两]年来?|本月|当月|本季度?|年度|本年|当年|全年|年初|年末|年底|累计|合计|小计|新增|计划|预计|预期|实际|完成|落实|进展|推进|达到|情况|成效|数据|数值|统计|上报|汇总|[数值量额]|其中|[、和及与/()\-—:：])*"
)


_KINDS_OF = {
    "funds_total": frozenset(("gov_funds", "social_donations")),
    "jobs_total": frozenset(("jobs_poor", "jobs_to_east", "jobs_local", "jobs_elsewhere")),
}


def of_the_row(column: Column, indicator: str) -> bool:
    """Whether a column leaves what it counts to the words of its rows: 完成情况 does, 上年结转 and 省级 do not.

    A column with an indicator of its own does where the row names the same one or a kind of it.
    """
    if column.final:
        return False
    words = own_words(column)
    if column.told or _OF_THE_ROW.fullmatch(words) or sent_towards(column):
        return True
    return column.indicator == indicator or indicator in _KINDS_OF.get(column.indicator or "", ())


_GIVEN = frozenset(("gov_funds", "social_donations", "funds_total", "cadres_sent", "professionals_sent"))
"""What a header that names its giver (天津社会捐赠) counts of the cooperation, above rows of those who receive it."""


def sent_towards(column: Column) -> str:
    """Return the side to which a header says that people were sent where it says nothing else (广西赴广东), or nothing."""
    moved = directions.moves(squash(column.path[-1])) if column.path else None
    return moved[0] if moved and not moved[1] else ""


def of_another_force(words: str, title: Title) -> Verdict:
    """The verdict against a row whose labels name another force, in a table that is not of that force."""
    if not words or headers.OTHER_FORCE.search(title.text):
        return Verdict(FLOW)
    return _refused(words, f"{words!r}: help of another force than the cooperation", ROW)


def settle(columns: list[Column], title: Title) -> list[Column]:
    """Return columns of figures with what each is of; those that are refused become unknown, with the reason.

    A table whose rows name their indicators is judged row by row as well (`judge`).
    """
    by_row = any(c.role == "name_of_indicator" for c in columns)
    mixed = _of_all_forces(columns, title)
    statistics = any(c.role == FIGURE and c.indicator in dict(headers.STATISTICS) for c in columns)
    settled = []
    for column in columns:
        if column.role not in (FIGURE, UNKNOWN) or column.told == UNKNOWN or column.final:
            settled.append(column)
            continue
        told = column.told not in ("", FIGURE)
        own = own_words(column)
        words = own or title.subject_words
        where = letters(column.index) if own else ""
        both = bool(column.east) and column.indicator in _GIVEN and any(c.role in PLACES for c in columns)
        of = replace(title, cooperation=True) if both and not title.bureau else title
        verdict = judge(column.indicator, words, of, told=told, reason=column.reason, where=where)
        if mixed and verdict.subject == FLOW and not told and not _OF_THE_PAIR.search(words):
            reason = (
                f"{words!r} beside help of other forces: nothing says that it is of the cooperation alone"
            )
            verdict = _refused(words, reason, where)
        own_help = _OF_THE_PAIR.search(words) or headers.COOPERATION.search(words) or _HELPED.search(words)
        if (
            statistics
            and verdict.subject == FLOW
            and not (told or column.east or own_help)
            and column.indicator in _OF_ANYBODY
        ):
            reason = (
                f"{words!r} beside statistics of places: nothing says that it is of the cooperation alone"
            )
            verdict = _refused(words, reason, where)
        if verdict.subject:
            settled.append(replace(column, subject=verdict.subject))
        elif by_row and not own:
            settled.append(replace(column, reason="each row names what it counts"))
        else:
            settled.append(
                replace(column, role=UNKNOWN, indicator=None, reason=verdict.reason, hint=verdict.hint)
            )
    return settled


_HELPED = re.compile("帮助|协助|组织|引导|引进|援|helped")
_OF_ANYBODY = frozenset(
    ("jobs_total", "labor_exported", "labor_income", "trained_persons", "enterprise_investment", "projects")
)
"""What a county has of its own as well: beside its population and product, 转移就业 is all of it."""
_OF_THE_PAIR = re.compile(
    r"东西部|东部|协作|对口(?!支援)|结对|闽宁|京蒙|津甘|鲁甘|鲁渝|苏陕|苏青|浙川|沪滇|粤桂|粤黔"
)


def _of_all_forces(columns: list[Column], title: Title) -> bool:
    """Whether a table has the help of other forces beside that of the cooperation, and its title names neither a pair nor the cooperation.

    社会帮扶资金 in such a table is what society gave from wherever.
    """
    words = [own_words(c) for c in columns if c.role in (FIGURE, UNKNOWN)]
    others = any(headers.OTHER_FORCE.search(w) and not _OF_THE_PAIR.search(w) for w in words)
    return others and not title.east and not _OF_THE_PAIR.search(squash(title.text))


def other_policy(title: Title) -> str:
    """Return the words by which a claim's note says that a table is of counterpart support, which is another policy.

    >>> other_policy(Title(text="2023年对口支援西藏资金")), other_policy(Title(text="东西部协作和对口支援"))
    ('对口支援', '')
    """
    return other_policy_of(title.text)


def other_policy_of(text: str) -> str:
    """Return the words for counterpart support where a text speaks of it and of no cooperation, else nothing.

    >>> other_policy_of("对口支援"), other_policy_of("东西部协作"), other_policy_of("援疆项目")
    ('对口支援', '', '对口支援')
    """
    words = squash(text)
    return "对口支援" if _COUNTERPART.search(words) and not re.search("协作|帮扶", words) else ""


_COUNTERPART = re.compile(r"对口支援|援[藏疆青](?!海省)")


def own_words(column: Column) -> str:
    """Return what a header itself says of what is counted: without units, time, places and generic words."""
    levels = header_places.without_heads_of_places([facts.bare(text) for text in column.path])
    return "/".join(
        level for level in levels
        if level and not facts.is_unit(level) and not headers.GENERIC_FIGURE.match(level) and not sides.is_known(level) and (not sides.split_pair(level) or meanings.indicator_of(level))
    )  # fmt: skip
