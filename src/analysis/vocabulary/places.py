"""Words about Chinese places: what an adcode says, generic and ethnic words, provinces, givers and receivers.

An adcode has six digits: two for the province, two for the prefecture, two for the county. The resolver
(`analysis.ingest.places`) and the gazetteer build on these words; no table is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from analysis.vocabulary.traditional import simplified

Level = Literal["national", "province", "prefecture", "county"]
LEVELS: tuple[Level, ...] = ("national", "province", "prefecture", "county")

NATION = "100000"

PROVINCES: dict[str, tuple[str, str]] = {
    "110000": ("北京", "Beijing"),
    "120000": ("天津", "Tianjin"),
    "130000": ("河北", "Hebei"),
    "140000": ("山西", "Shanxi"),
    "150000": ("内蒙古", "Inner Mongolia"),
    "210000": ("辽宁", "Liaoning"),
    "220000": ("吉林", "Jilin"),
    "230000": ("黑龙江", "Heilongjiang"),
    "310000": ("上海", "Shanghai"),
    "320000": ("江苏", "Jiangsu"),
    "330000": ("浙江", "Zhejiang"),
    "340000": ("安徽", "Anhui"),
    "350000": ("福建", "Fujian"),
    "360000": ("江西", "Jiangxi"),
    "370000": ("山东", "Shandong"),
    "410000": ("河南", "Henan"),
    "420000": ("湖北", "Hubei"),
    "430000": ("湖南", "Hunan"),
    "440000": ("广东", "Guangdong"),
    "450000": ("广西", "Guangxi"),
    "460000": ("海南", "Hainan"),
    "500000": ("重庆", "Chongqing"),
    "510000": ("四川", "Sichuan"),
    "520000": ("贵州", "Guizhou"),
    "530000": ("云南", "Yunnan"),
    "540000": ("西藏", "Xizang"),
    "610000": ("陕西", "Shaanxi"),
    "620000": ("甘肃", "Gansu"),
    "630000": ("青海", "Qinghai"),
    "640000": ("宁夏", "Ningxia"),
    "650000": ("新疆", "Xinjiang"),
    "710000": ("台湾", "Taiwan"),
    "810000": ("香港", "Hong Kong"),
    "820000": ("澳门", "Macao"),
}
"""Short Chinese and English names of the provinces, by adcode."""

ABBREVIATIONS: dict[str, str] = {
    "110000": "京", "120000": "津", "130000": "冀", "140000": "晋", "150000": "蒙", "210000": "辽", "220000": "吉", "230000": "黑",
    "310000": "沪", "320000": "苏", "330000": "浙", "340000": "皖", "350000": "闽", "360000": "赣", "370000": "鲁", "410000": "豫",
    "420000": "鄂", "430000": "湘", "440000": "粤", "450000": "桂", "460000": "琼", "500000": "渝", "510000": "川蜀", "520000": "黔贵",
    "530000": "滇云", "540000": "藏", "610000": "陕秦", "620000": "甘陇", "630000": "青", "640000": "宁", "650000": "新",
    "320100": "宁", "330200": "甬", "350100": "榕", "350200": "鹭", "440100": "穗", "440300": "深", "441900": "莞",
}  # fmt: skip
"""One-character names of the provinces and of some cities, by adcode; several where each is in use."""

EASTERN_CITIES = "杭绍甬温嘉湖衢丽厦鹭榕泉漳莆穗深莞佛珠惠锡苏常通扬镇徐盐淮济烟潍淄威连"
"""One-character names by which cities of the givers call themselves (来绍就业); 宁, 青, 金 and 台 mean others too."""

GIVERS: tuple[str, ...] = (
    "110000",
    "120000",
    "310000",
    "320000",
    "330000",
    "350000",
    "370000",
    "440000",
)
"""The eight provinces that give since 2021."""

FORMER_GIVERS: tuple[str, ...] = ("210000",)
"""Givers of earlier rounds (Liaoning, with Dalian)."""

RECEIVERS: tuple[str, ...] = (
    "150000",
    "450000",
    "500000",
    "510000",
    "520000",
    "530000",
    "610000",
    "620000",
    "630000",
    "640000",
)
"""The ten provinces that receive since 2021."""

FORMER_RECEIVERS: tuple[str, ...] = ("130000", "220000", "420000", "430000", "540000", "650000")
"""Provinces with places that received in earlier rounds, or under the older aid to Xizang and Xinjiang."""

ROLES: dict[str, frozenset[str]] = {
    "east": frozenset(GIVERS + FORMER_GIVERS),
    "west": frozenset(RECEIVERS + FORMER_RECEIVERS),
}
"""Provinces that a place on either side of a claim can lie in."""


def side_slip(givers: Iterable[str], receivers: Iterable[str]) -> str:
    """What is wrong with who helps whom, in words; nothing where both sides can be right.

    Parameters
    ----------
    givers, receivers : iterable of str
        Adcodes of the two sides.

    >>> side_slip(["640000"], ["350000"]), side_slip(["350100"], ["350100"]), side_slip(["350000"], ["640000"])
    ('the sides are swapped', 'both sides are the same place', '')
    """
    givers, receivers = set(givers), set(receivers)
    if not givers or not receivers:
        return ""
    if givers == receivers and givers != {NATION}:
        return "both sides are the same place"
    reversed_roles = {*map(province_of, givers)} <= {*RECEIVERS} and {*map(province_of, receivers)} <= {
        *GIVERS
    }
    return "the sides are swapped" if reversed_roles else ""


_ETHNIC = re.compile(
    "(?:各族|蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|"
    "佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|"
    "普米族|塔吉克|怒族|鄂温克族|裕固族|保安族|独龙族|鄂伦春)+$"
)
_GENERIC = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|特区|新区|矿区|(?<=神农架)林区|[省市盟县区旗])$"
)
# Banners are printed by their two or three telling characters.
_ALSO = {
    NATION: ("中国",), "150000": ("内蒙",), "150223": ("达茂旗",), "150521": ("科左中旗",), "150522": ("科左后旗",), "150722": ("莫旗",),
    "150926": ("察右前旗",), "150927": ("察右中旗",), "150928": ("察右后旗",), "152221": ("科右前旗",), "152222": ("科右中旗",),
    "653000": ("克州",),
}  # fmt: skip
_AUTONOMOUS = {"自治区": "区", "自治州": "州", "自治县": "县", "自治旗": "旗"}

ZONE = re.compile(
    r"(?:国家级?)?(?:(?:经济技术|高新技术产业|高新技术|经济|高新)(?:产业)?开发区|高新产业园区|高新区|经开区|开发区|"
    r"(?:综合)?保税区|(?:工业|产业)园区|(?:深度)?合作区|示范区|管委会|组团)$"
)
"""How the name of a development zone, or of a group of towns (组团), ends; before it stands the city that holds it."""

ZONE_OF_A_CITY = re.compile(
    r"(?:新片区|新区|起步区|先行区|台商投资区|风景名胜区|度假区|管理区|[试实]验区|生态城|科技城)$"
)
"""Endings that make a zone only behind the name of its city (烟台黄渤海新区): 浦东新区 is a district."""

TOWNSHIP = re.compile(r"(?:镇|乡|民族乡|苏木|街道|街道办事处|社区|村)$")
"""How the name of a place below the county ends."""


def level_of(adcode: str) -> Level:
    """Level that an adcode stands for.

    The codes 97 to 99 of the prefecture digits are the map layer's functional areas (a horse farm, forest
    reserves in Gansu); they count as counties.

    >>> [level_of(code) for code in ("100000", "350000", "350100", "350102", "629900")]
    ['national', 'province', 'prefecture', 'county', 'county']
    """
    if adcode == NATION:
        return "national"
    if adcode.endswith("0000"):
        return "province"
    return "prefecture" if adcode.endswith("00") and adcode[2:4] < "97" else "county"


def province_of(adcode: str) -> str:
    """Adcode of the province that a place lies in (the nation's own code for the nation).

    >>> province_of("350102"), province_of("100000")
    ('350000', '100000')
    """
    return NATION if adcode == NATION else adcode[:2] + "0000"


def head_of(adcode: str) -> str:
    """What the adcodes of a place and of all places in it begin with.

    >>> head_of("370000"), head_of("371000"), head_of("371002")
    ('37', '3710', '371002')
    """
    return adcode.removesuffix("00").removesuffix("00")


def prefecture_of(adcode: str) -> str | None:
    """Adcode of the prefecture by its digits; None for larger places and counties directly under a province.

    >>> prefecture_of("350102"), prefecture_of("500101"), prefecture_of("429004"), prefecture_of("350000")
    ('350100', None, None, None)
    """
    level = level_of(adcode)
    if level in ("national", "province") or adcode[:2] in ("11", "12", "31", "50", "71", "81", "82"):
        return None
    return adcode if level == "prefecture" else None if adcode[2:4] >= "90" else adcode[:4] + "00"


@cache
def kind_of(adcode: str) -> str:
    """The English word for the kind of a place below the provinces, by the digits of its code (GB/T 2260).

    >>> [kind_of(code) for code in ("622900", "622901", "622921", "511600", "511602", "520281")]
    ['prefecture', 'city', 'county', 'city', 'district', 'city']
    """
    of_city = adcode[2:4] <= "20"
    if level_of(adcode) == "prefecture":
        return "city" if of_city else "prefecture"
    if "21" <= adcode[4:] <= "80":
        return "county"
    return "district" if of_city and adcode[4:] <= "20" else "city"


def stem(name: str) -> str:
    """Name without its generic word and, where it is autonomous, without its nationalities.

    A name that is nothing but a nationality keeps it.

    >>> [stem(name) for name in ("凉山彝族自治州", "浦东新区", "务川仡佬族苗族自治县", "东乡族自治县")]
    ['凉山', '浦东', '务川', '东乡']
    """
    bare = _GENERIC.sub("", name)
    if "自治" in name or bare.endswith("族"):
        bare = _ETHNIC.sub("", bare) or _ETHNIC.search(bare).group().removesuffix("族")
    return bare or name


def forms(name: str, adcode: str) -> list[tuple[str, int]]:
    """Every Chinese form a place goes by, each with its exactness: 0 full, 1 abbreviated, 2 bare.

    Parameters
    ----------
    name : str
        The full name.
    adcode : str
        Its code; the short names of the provinces are known by it.

    Returns
    -------
    list of (str, int)

    Examples
    --------
    >>> forms("凉山彝族自治州", "513400")
    [('凉山彝族自治州', 0), ('凉山自治州', 1), ('凉山州', 1), ('凉山', 2)]
    """
    found = {name: 0}
    bare = PROVINCES[adcode][0] if adcode in PROVINCES else stem(name)
    for ending, short in _AUTONOMOUS.items():
        if name.endswith(ending):
            found.setdefault(bare + ending, 1)
            if ending != "自治区":
                found.setdefault(bare + short, 1)
    if len(bare) > 1:
        found.setdefault(bare, 2)
    for also in _ALSO.get(adcode, ()):
        found[also] = 1 if also.endswith("旗") else 2  # 科左中旗 says what it is, 内蒙 does not
    return list(found.items())


@lru_cache(maxsize=2**15)
def fold(text: str) -> str:
    """One spelling for a Chinese name: half-width, simplified, without spaces and dots.

    >>> fold(" 廣東 省"), fold("寧夏回族自治區")
    ('广东省', '宁夏回族自治区')
    """
    return re.sub(r"[\s·・•]+", "", simplified(text))
