"""Chinese words of our titles and sentences within which no line ends: names of provinces and indicators, and the common ones.

Chinese has no blanks between words, and a line may end anywhere but within one. A dictionary of the language would be 5 MB
and a second for a few dozen words; other names are known by standing alone between two marks.
"""

from __future__ import annotations

import re

from analysis.vocabulary.forces import FORCES
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.places import PROVINCES

_COMMON = """
    不少于 未超过 合计 其中 已知 所知 单独 全部 几乎 另有 太少 没有 可用 可追溯 追溯 具体 最多 最大 最近 规模 比例 结构 累计 年均 单年 多年
    全国 各省 省份 省际 省内 县级 市州 整体 地区 东部 西部 中部 国家 中央 单位 城镇 农村 乡村 振兴 名单 重点 帮扶县 结对县 结对
    协作 帮扶 帮助 受援 援助 支援 对口 定点 伙伴 给出 得到 资金 财政 社会 捐赠 款物 投资 协议 到位 项目 企业 产业 园区 车间 引导 落地 投产 签约
    就业 就近 转移 劳务 劳动力 输出 收入 务工 人口 人数 人次 脱贫 贫困 干部 人才 专业 技术 培训 选派 挂职 学校 医院 消费 采购 销售
    页面 来源 资料 记述 数字 数值 下限 上限 估算 未知 区间 指标 年份 时段 证据 矛盾 核对 从业 行业 农业 制造业 建筑业 服务业 居民 人均 互补
    需要 距离 排名 第一 之间 以来 以上 以下 至少 分别 一样 相同 不同 新增 结束 提及 阶段 轮次
"""
_ALONE = r"(?<![\u4e00-\u9fff])(?![\u4e00-\u9fff]{0,3}不少于)[\u4e00-\u9fff]{2,5}(?![\u4e00-\u9fff])"
"""What stands between two marks, such as a county in a row of names; 不少于 belongs to the figure behind it."""


def _pattern(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))


SHORT = _pattern(set(_COMMON.split()) | {name for name, _ in PROVINCES.values()})
"""Pattern of the words that are kept whole however narrow the room is."""
WORDS = "|".join((
    _pattern({one.zh for one in INDICATORS.values()} | {zh for zh, _ in FORCES.values()}), _ALONE, SHORT,
))  # fmt: skip
"""Pattern of all of them."""

_BEFORE_A_UNIT = re.compile(
    r"(?<=\d) (?=[\u4e00-\u9fff])|(?<=\d) (?=(?:thousand|million|billion|yuan|persons?|person-times)\b)"
    r"|(?<=illion) (?=(?:yuan|persons|person-times)\b)|(?<=thousand) (?=(?:yuan|persons|person-times)\b)"
    r"|(?<=[≥≤≈]) (?=\d)"
)


def unparted(text: str) -> str:
    """A text in which no line ends between a number and its unit, or between a number and its sign.

    >>> unparted("at least 8.05 billion yuan of 11 pairs") == "at least 8.05\u00a0billion\u00a0yuan of 11 pairs"
    True
    >>> unparted("不少于 80.5 亿元（≥ 7.5%）") == "不少于 80.5\u00a0亿元（≥\u00a07.5%）"
    True
    """
    return _BEFORE_A_UNIT.sub("\u00a0", text)


_MEASURED = re.compile(
    r"(?:(?P<before>[^\d≥≤≈]+) )?(?P<number>(?:[≥≤≈] ?)?\d(?:.*\d)?\S*)(?: (?P<unit>\D+))?"
)


def pieces(text: str) -> tuple[str, str, str]:
    """A number that stands large in a narrow place, as what goes before it, the number and its unit: lines may end between them alone.

    >>> pieces("at least 22.89 billion yuan"), pieces("≥ 583.7 亿元")
    (('at least', '22.89', 'billion yuan'), ('', '≥\xa0583.7', '亿元'))
    >>> pieces("154"), pieces("不少于 12.5%"), pieces("unknown")
    (('', '154', ''), ('不少于', '12.5%', ''), ('unknown', '', ''))
    """
    found = _MEASURED.fullmatch(text)
    if found is None:
        return text, "", ""
    return found["before"] or "", unparted(found["number"]), found["unit"] or ""
