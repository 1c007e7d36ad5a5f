"""Why a claim limits nothing, in the reader's language.

`reconcile` gives its reasons in English, as the table `unused` keeps them; here they have their Chinese words.
"""

from __future__ import annotations

from analysis.vocabulary.labels import Lang
from analysis.vocabulary.scope import DOUBTED, FLAGS

REASONS_ZH: dict[str, str] = {
    "a level of several pairs together": "多组结对合计的时点数",
    "a target, not an outcome": "计划目标，非实际结果",
    "a level on a date, not a flow": "时点数，不是流量",
    "neither the figure nor its page is dated": "数字与页面均无日期",
    "its days allow neither a floor nor a cap": "所载时段既不能作下限，也不能作上限",
    "an average over places that are not named": "未具名各地的平均数",
    "no usable figure": "无可用数字",
    FLAGS[DOUBTED][1]: FLAGS[DOUBTED][0],
    "its publisher has corrected the figure since": "发布者其后更正了该数字",
    "'more than', for a figure that reaches beyond the pairs": "口径超出结对范围的“超过”数",
    "'at most', for a figure of a part": "仅为一部分的“不超过”数",
    "the pair is not in force in this year by the pairing table": "按结对表，该年并无此结对",
    "the pair is not in force in these years by the pairing table": "按结对表，这些年并无此结对",
    "counted in households, which does not add to the indicator's unit": "以户计，与指标单位不可相加",
    "counted in households, which is not the indicator's unit": "以户计，不是该指标的单位",
    "counted in person-times, which does not add to the indicator's unit": "以人次计，与人数不可相加",
    "counted in person-times, which is not the indicator's unit": "以人次计，不是该指标的单位",
    "covers both less and more than the pair": "口径与该结对互有出入",
    "covers more than the pair": "口径大于该结对",
    "giver and receiver are in one province": "双方同属一省",
    "suspect: far from all that pair, indicator and year suggest, and no second house repeats it": (
        "数量级可疑：与该结对、该指标、该年份应有的数值相差悬殊，且无另一机构印证"
    ),
    "a level without a date": "无日期的时点数",
}
"""Why a claim limits nothing, as `reconcile` says it -> the same in Chinese. A reason without one stays as it is."""


def reason(text: str, lang: Lang) -> str:
    """A reason of the table `unused` in the reader's language.

    >>> reason("a target, not an outcome", "zh")
    '计划目标，非实际结果'
    """
    return REASONS_ZH.get(text, text) if lang == "zh" else text
