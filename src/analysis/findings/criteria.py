"""The criteria of complementarity in words: names, formulas, and how well each stands for what it is meant to."""

from __future__ import annotations

import pandas as pd

from analysis.measures.complementarity import CRITERIA
from analysis.vocabulary.labels import Lang, index

_ASPECTS: dict[str, tuple[str, str]] = {
    "structure": ("结构", "structure"),
    "labour": ("劳动力", "labour"),
    "fiscal": ("财力", "fiscal"),
    "nearness": ("距离", "nearness"),
    "modes": ("合作模式", "modes"),
}

_WORTH = {"good": ("直接", "direct"), "fair": ("尚可", "fair"), "weak": ("弱", "weak")}

_CRITERIA: dict[str, tuple[str, str, str, str, str]] = {
    "structure_difference": (
        "结构差异", "Difference of structure",
        "½Σ|a−b|：两地各行业就业比重之差的一半（相似度为 1 减此数）",
        "½Σ|a−b|: half the differences of the industries' shares in employment (similarity is 1 less this)", "good",
    ),
    "offer_need": (
        "供需相接", "Offer meets need",
        "Σmin(东部高出全国的比重, 西部低于全国的比重)",
        "Σmin(the giver's share above the country's, the receiver's below it)", "fair",
    ),
    "labour": (
        "劳动力互补", "Labour",
        "√(东部外省户口人口比重×西部农业就业比重)，均除以全国；普查没有来源省份，外出需求只能以农业就业代替",
        "√(residents registered in another province, giver × employment in farming, receiver), over the country's; the census "
        "has no origin, so farming stands in for the need to leave", "weak",
    ),
    "fiscal": (
        "财力与需要", "Fiscal means and need",
        "√(东部人均地区生产总值×西部公共预算支出占地区生产总值)，均除以全国；没有税收和转移支付的表",
        "√(product per head, giver × public expenditure over product, receiver), over the country's; no table of revenue or "
        "transfers", "fair",
    ),
    "distance": (
        "距离（近为优）", "Distance (near is better)",
        "两省会（直辖市为中心城区）之间的大圆距离，精确到十公里",
        "Great circle between points inside the capitals, to ten kilometres", "good",
    ),
    "enterprises_resources": (
        "东部企业＋西部资源", "Eastern enterprises + western resources",
        "√(制造与批零业区位商×采矿与电热气水业区位商)；没有企业数和资源储量",
        "√(LQ of manufacturing and trade × LQ of mining and energy); no table counts enterprises or reserves", "weak",
    ),
    "market_products": (
        "东部市场＋西部产品", "Eastern market + western products",
        "√(东部居民总收入对各省均值×西部农业区位商)",
        "√(income of all residents over the mean province × LQ of farming)", "fair",
    ),
    "research_manufacturing": (
        "东部研发＋西部制造", "Eastern R&D + western manufacturing",
        "√(科研、技术服务与软件业区位商×制造业区位商)",
        "√(LQ of research, technical services and software × LQ of manufacturing)", "fair",
    ),
    "headquarters_bases": (
        "东部总部＋西部基地", "Eastern headquarters + western bases",
        "√(商务服务与金融业区位商×建筑与运输业区位商)；没有总部和基地的统计",
        "√(LQ of business services and finance × LQ of construction and transport); no table of headquarters or bases", "weak",
    ),
}  # fmt: skip


_SHORT: dict[str, tuple[str, str]] = {
    "structure_difference": ("结构差异", "Difference"),
    "offer_need": ("供需相接", "Offer, need"),
    "labour": ("劳动力", "Labour"),
    "fiscal": ("财力", "Fiscal"),
    "distance": ("公里", "km"),
    "enterprises_resources": ("企业＋资源", "Enterprises"),
    "market_products": ("市场＋产品", "Market"),
    "research_manufacturing": ("研发＋制造", "R&D"),
    "headquarters_bases": ("总部＋基地", "Headquarters"),
}
"""Heads of the widest table, which has no room for whole names."""


def criterion(name: str, lang: Lang) -> str:
    """Name of a criterion."""
    return _CRITERIA[name][index(lang)]


def columns(lang: Lang) -> dict[str, str]:
    """Criteria as heads of columns: the two sides of a mode in two lines."""
    return {name: criterion(name, lang).replace("＋", "＋\n") for name in CRITERIA}


def criteria_table(lang: Lang) -> pd.DataFrame:
    """Each criterion: aspect, formula, how well it stands for what it is meant to."""
    return pd.DataFrame([{
        ("指标", "Criterion")[index(lang)]: criterion(name, lang),
        ("方面", "Aspect")[index(lang)]: _ASPECTS[aspect][index(lang)],
        ("算法", "Formula")[index(lang)]: _CRITERIA[name][2 + index(lang)],
        ("代表性", "As a stand-in")[index(lang)]: _WORTH[_CRITERIA[name][4]][index(lang)],
    } for name, aspect in CRITERIA.items()])  # fmt: skip


def weak(lang: Lang) -> list[str]:
    """Names of the criteria that stand but weakly for what they are meant to."""
    return [criterion(name, lang) for name, entry in _CRITERIA.items() if entry[4] == "weak"]


def short(name: str, lang: Lang) -> str:
    """Head of a column of the widest table."""
    return _SHORT[name][index(lang)]
