"""What the words of a figure leave out of its indicator: cash or goods of donations, one level of government, a workshop's own workers.

Each is said in the note of the claim, in words by which `analysis.vocabulary.scope` knows a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.ingest.office.layout import sides
from analysis.ingest.office.layout.column import FIGURE, UNKNOWN, Column
from analysis.ingest.office.layout.directions import to_giver
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers, scope

CASH, GOODS = "捐款", "捐物折款"
_CASH = re.compile(r"捐款|现金|捐资|资金")
_GOODS = re.compile(r"捐物|物资|实物|物品|折款|折价")
_WORK = r"(?:就业|务工|用工|劳动力|脱贫|贫困)"
_WHERE = re.compile(rf"(车间|园区|企业|基地|项目).{{0,4}}(?:吸纳|带动|解决|提供).{{0,12}}{_WORK}")
_ABSORBED = re.compile(rf"^(?:其中)?[:：]?(?:吸纳|带动|解决).{{0,12}}{_WORK}")
_POOR_OF = {
    "jobs_to_east": "仅到东部就业的",
    "jobs_local": "仅就近就业的",
    "jobs_elsewhere": "仅到其他地区就业的",
}
WITH_THE_EAST = "jobs beyond the province may be in the east too, which no other figure beside them tells"
"""Why 省外就业 is no figure of the jobs elsewhere."""
_HOLDS_WORKERS = {"workshops": "车间", "industrial_parks": "园区", "enterprises_settled": "企业"}


def cash_or_goods(words: str) -> str:
    """Return whether squashed words say the money or the goods of what was donated, or nothing where both or neither.

    >>> cash_or_goods("社会捐款"), cash_or_goods("捐物折款"), cash_or_goods("捐款捐物")
    ('捐款', '捐物折款', '')
    """
    cash, goods = _CASH.search(words), _GOODS.search(words)
    return "" if bool(cash) == bool(goods) else CASH if cash else GOODS


_KIND_ALONE = re.compile(
    r"(?:现金|资金|捐款|物资|实物|物品|捐物)(?:折价|折款|折合|折算)*(?:金额|价值|款|额|数)?"
)


def is_kind_alone(words: str) -> bool:
    """Whether a header below a title of donations names nothing but the way in which they were given.

    >>> is_kind_alone("物资折价"), is_kind_alone("现金"), is_kind_alone("配套资金")
    (True, True, False)
    """
    return bool(_KIND_ALONE.fullmatch(words))


_LEVEL = re.compile(
    r"(?:其中)?[:：]?(?:省|自治区|市|州|区|县|省市|市县|区县|县区|市区)(?:[(（][县区市][)）])?(?:本?级|财政)*(?:财政)?(?:投入|安排|拨付|出资|承担)?(?:资金|部分|金额)?"
)


def is_level_alone(words: str) -> bool:
    """Whether a header names nothing but one level of government, below a title or a group that says of what.

    >>> is_level_alone("省级资金"), is_level_alone("县(区)级资金"), is_level_alone("市县"), is_level_alone("县级配套")
    (True, True, True, False)
    """
    return bool(_LEVEL.fullmatch(words)) and not re.fullmatch("[省市州区县](?:区)?", words)


def share(words: str, indicator: str | None) -> tuple[str, str] | None:
    """Return the way in which squashed words divide an indicator, and the share that they name; None where they don't.

    >>> share("捐款", "social_donations"), share("省级", "gov_funds"), share("财政援助资金", "gov_funds")
    (('kind', '捐款'), ('government', '省级'), None)
    >>> share("福建省级财政资金", "gov_funds"), share("福建省财政援助资金", "gov_funds")
    (('government', '福建省级财政资金'), None)
    """
    if indicator == "social_donations" and (kind := cash_or_goods(words)):
        return "kind", kind
    if indicator != "gov_funds":
        return None
    found = scope.share_of(words)
    begins = sides.PROVINCE_NAMES.match(words)  # 福建省级财政资金
    level = words[begins.end() - begins.group().endswith(("省", "市", "区")) :] if begins else words
    if is_level_alone(level) or (found and found[0] == "government"):
        return "government", words  # 市级 and 区级 are two shares, whichever of them is the giver's own
    return None


_FIELD = re.compile(
    r"^(?P<field>教育|医疗|卫生|健康|产业|劳务|就业|科技|文化|文旅|人才|党建|生态|残疾人|妇女儿童|青年)(?:组团式)?(?:帮扶|协作|援助|支援)(?:资金|经费|投入|款)"
)


def field_of(words: str, indicator: str | None) -> str:
    """Return the note of money for one field of the cooperation, in words that say a part; nothing for all other money.

    >>> field_of("教育帮扶资金", "funds_total"), field_of("帮扶资金", "funds_total"), field_of("消费帮扶资金", "consumption_assist")
    ('教育部分', '', '')
    """
    found = _FIELD.match(words) if indicator in ("funds_total", "gov_funds") else None
    return f"{found['field']}部分" if found else ""


def note_of(words: str) -> str:
    """Return the note of a share of one level of government, in words that say a part: 省级部分.

    >>> note_of("其中:省本级"), note_of("市县"), note_of("省级财政援助资金")
    ('省本级', '市县部分', '省级财政援助资金')
    """
    level = re.sub("^其中[:：]?", "", words)
    return level if scope.PART in scope.flags_of(level) else f"{level}部分"


_LEVEL_OF_TITLE = re.compile(r"(?:省|自治区|市|州|区|县)(?:本级|级)财政(?!局|厅|部门)")


def level_of_title(title: str) -> str:
    """Return the one level of government of whose money alone a title says that its table is, or nothing.

    >>> level_of_title("协作资金(市级财政)安排表"), level_of_title("省市县级财政资金"), level_of_title("省级财政和市级财政资金"), level_of_title("市级财政局")
    ('市级财政', '', '', '')
    """
    found = set(_LEVEL_OF_TITLE.findall(title))
    return (
        found.pop()
        if len(found) == 1 and not re.search(r"各级|[省市州区县][、和及省市州区县]+级", title)
        else ""
    )


NOT_GIVEN = "money of the receiver's own government, or of whose nothing says"
"""Why the money of one level of government is refused where a western office heads its table with it (定西市…市级财政配套资金)."""


def _is_of_the_giver(title: str, level: str) -> bool:
    """Whether the title says that the money of a level is given: 省级财政援助资金, 福州市级财政.

    >>> _is_of_the_giver("协作省级财政援助资金", "省级财政"), _is_of_the_giver("市级财政协作资金", "市级财政"), _is_of_the_giver("福州市级财政资金", "市级财政")
    (True, False, True)
    """
    before, _, after = title.partition(level)
    named = next((before[-n:] for n in (3, 2) if sides.is_listed(before[-n:])), "")
    return bool(re.match("援助|帮扶|支援", after)) or (bool(named) and sides.side_of(named) == sides.EAST)


def of_one_level(column: Column, title: str, own: str = "") -> Column:
    """Return a column of money with the one level of government in its note that the title names: the other levels gave besides.

    On the table of a western office (`own`) it is refused where nothing says that the level is one of the giver.
    """
    if column.role != FIGURE or column.indicator not in ("gov_funds", "funds_total") or column.note:
        return column
    level = level_of_title(squash(title))
    if level and own == sides.WEST and not _is_of_the_giver(squash(title), level):
        return replace(column, role=UNKNOWN, indicator=None, reason=NOT_GIVEN, final=True)
    return replace(column, indicator="gov_funds", note=f"{level}资金") if level else column


def divide(shares: Iterable[tuple[str, str] | None]) -> bool:
    """Whether some figures are the parts of one: each a share of its own, all of one way."""
    found = list(shares)
    return None not in found and len(set(found)) == len(found) > 1 and len({way for way, _ in found}) == 1


def takes_in_the_east(words: str, beside: Iterable[tuple[str, str | None]]) -> bool:
    """Whether jobs beyond the province (省外就业) may be in the east too: none of the words beside say these by themselves.

    >>> takes_in_the_east("省外就业", [("其中:到东部就业", "jobs_to_east")])
    True
    >>> takes_in_the_east("省外就业", [("到东部就业", "jobs_to_east")]), takes_in_the_east("省外其他地区就业", [])
    (False, False)
    """
    if "省外" not in words or re.search("其[他它]|除|不含", words):
        return False
    return not any(
        found == "jobs_to_east" and not re.match("[(（]?其中", said.strip()) for said, found in beside
    )


def _where(words: str) -> str:
    """Return the indicator of jobs by their place that squashed words name besides, or nothing."""
    if to_giver(words):
        return "jobs_to_east"
    return next(
        (name for name, pattern in headers.INDICATORS if name in _POOR_OF and pattern.search(words)), ""
    )


def workers_of(words: str, indicator: str | None, before: str | None) -> str:
    """Return the note of jobs that are only those in workshops, parks or firms, by the words or the column `before`.

    >>> workers_of("帮扶车间吸纳脱贫人口就业", "jobs_poor", None), workers_of("吸纳就业人数", "jobs_total", "workshops")
    ('车间吸纳', '车间吸纳')
    >>> workers_of("企业吸纳农村劳动力脱贫人口", "jobs_poor", None)
    '企业吸纳'
    >>> workers_of("转移脱贫人口到广东就业", "jobs_poor", None), workers_of("脱贫人口就近就业", "jobs_poor", None)
    ('仅到东部就业的', '仅就近就业的')
    >>> workers_of("帮助农村劳动力就业", "jobs_total", "workshops"), workers_of("其中脱贫人口", "jobs_poor", "jobs_to_east")
    ('', '仅到东部就业的')
    """
    if indicator == "jobs_poor" and words.startswith(("其中", "ofwhich", "ofwhom")) and before in _POOR_OF:
        return _POOR_OF[before]
    if indicator == "jobs_poor" and (where := _where(words)):
        return _POOR_OF[where]
    if not (indicator or "").startswith("jobs_"):
        return ""
    found = _WHERE.search(words)
    where = found[1] if found else _HOLDS_WORKERS.get(before or "", "企业") if _ABSORBED.match(words) else ""
    return f"{where}吸纳" if where else ""
