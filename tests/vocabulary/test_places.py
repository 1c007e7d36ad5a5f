"""Words about places: levels and parents of codes, short names, folding of characters."""

import pytest

from analysis.vocabulary.places import (
    GIVERS,
    PROVINCES,
    RECEIVERS,
    ROLES,
    TOWNSHIP,
    ZONE,
    fold,
    forms,
    level_of,
    prefecture_of,
    province_of,
    stem,
)


@pytest.mark.parametrize(
    ("code", "level", "province", "prefecture"),
    [
        ("100000", "national", "100000", None),
        ("640000", "province", "640000", None),
        ("513400", "prefecture", "510000", "513400"),
        ("640121", "county", "640000", "640100"),
        ("500101", "county", "500000", None),
        ("429004", "county", "420000", None),
        ("469001", "county", "460000", None),
        ("629900", "county", "620000", None),
        ("632857", "county", "630000", "632800"),
    ],
)
def test_a_code_tells_level_and_parents(code, level, province, prefecture):
    assert (level_of(code), province_of(code), prefecture_of(code)) == (level, province, prefecture)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("苏州市", "苏州"),
        ("凉山彝族自治州", "凉山"),
        ("恩施土家族苗族自治州", "恩施"),
        ("务川仡佬族苗族自治县", "务川"),
        ("隆林各族自治县", "隆林"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("东乡族自治县", "东乡"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("浦东新区", "浦东"),
        ("六枝特区", "六枝"),
        ("神农架林区", "神农架"),
        ("万柏林区", "万柏林"),
        ("海东地区", "海东"),
        ("云县", "云"),
        ("城区", "城"),
    ],
)
def test_stem_drops_generic_words_and_nationalities(name, bare):
    assert stem(name) == bare


def test_forms_are_ordered_by_exactness():
    assert forms("宁夏回族自治区", "640000") == [("宁夏回族自治区", 0), ("宁夏自治区", 1), ("宁夏", 2)]
    assert ("巍山县", 1) in forms("巍山彝族回族自治县", "532927")
    assert ("云", 2) not in forms("云县", "530922"), "one character is no name"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("廣東省", "广东省"),
        ("寧夏回族自治區", "宁夏回族自治区"),
        ("臨夏回族自治州", "临夏回族自治州"),
        ("　福 建 省 ", "福建省"),
        ("克孜勒苏·柯尔克孜", "克孜勒苏柯尔克孜"),
        ("貴州省銅仁市", "贵州省铜仁市"),
        ("瀋陽市", "沈阳市"),
        ("37家", "37家"),
    ],
)
def test_fold_makes_one_spelling(printed, folded):
    assert fold(printed) == folded


def test_roles_are_those_of_the_policy():
    assert [PROVINCES[code][0] for code in GIVERS] == [
        "北京",
        "天津",
        "上海",
        "江苏",
        "浙江",
        "福建",
        "山东",
        "广东",
    ]
    receivers = ["内蒙古", "广西", "重庆", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "宁夏"]
    assert [PROVINCES[code][0] for code in RECEIVERS] == receivers
    assert len(PROVINCES) == 34
    assert ROLES["east"].isdisjoint(ROLES["west"])


def test_endings_of_zones_and_townships():
    assert ZONE.sub("", "济南高新技术产业开发区") == "济南"
    assert ZONE.sub("", "安顺经济技术开发区") == "安顺"
    assert not ZONE.search("浦东新区")
    assert TOWNSHIP.search("闽宁镇") and not TOWNSHIP.search("永宁县")
