"""The industries of the census tables: the name that the data use, a short Chinese and an English one.

The sections are those of GB/T 4754. The standard was revised between the two censuses (2011 and 2017), and the
tables at hand have already been put under one list of names; what moved between sections in the revisions
(repair, for one) can't be told apart from what moved between jobs.
"""

from __future__ import annotations

from analysis.vocabulary.labels import Lang, index

INDUSTRIES: dict[str, tuple[str, str]] = {
    "农林牧渔业": ("农林牧渔", "Farming, forestry, fishing"),
    "采矿业": ("采矿", "Mining"),
    "制造业": ("制造", "Manufacturing"),
    "电力热力燃气及水生产和供应业": ("电热气水供应", "Power, heat, gas and water"),
    "建筑业": ("建筑", "Construction"),
    "批发和零售业": ("批发零售", "Wholesale and retail"),
    "交通运输仓储和邮政业": ("运输仓储邮政", "Transport, storage, post"),
    "住宿和餐饮业": ("住宿餐饮", "Hotels and catering"),
    "信息传输软件和信息技术服务业": ("信息与软件", "Information and software"),
    "金融业": ("金融", "Finance"),
    "房地产业": ("房地产", "Real estate"),
    "租赁和商务服务业": ("租赁与商务", "Leasing, business services"),
    "科学研究和技术服务业": ("科研与技术服务", "Research, technical services"),
    "水利环境和公共设施管理业": ("水利环境公共设施", "Water, environment, amenities"),
    "居民服务修理和其他服务业": ("居民服务与修理", "Household services, repair"),
    "教育": ("教育", "Education"),
    "卫生和社会工作": ("卫生与社会工作", "Health and social work"),
    "文化体育和娱乐业": ("文化体育娱乐", "Culture, sports, leisure"),
    "公共管理社会保障和社会组织": ("公共管理", "Public administration"),
    "国际组织": ("国际组织", "International organisations"),
}
"""Name in the tables -> (zh, en), in the order of the standard."""


def industry(name: str, lang: Lang) -> str:
    """Short name of an industry.

    >>> industry("采矿业", "en")
    'Mining'
    """
    return INDUSTRIES[name][index(lang)]
