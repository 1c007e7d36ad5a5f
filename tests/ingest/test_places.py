"""The resolver: printed names to the codes in force, or a problem that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import paths
from analysis.ingest.place_names import NameIndex, Place
from analysis.ingest.places import Resolver

# printed, code of today
TODAY = [
    ("福建省", "350000"),
    ("宁夏", "640000"),
    ("宁夏回族自治区", "640000"),
    ("广西", "450000"),
    ("内蒙古", "150000"),
    ("内蒙", "150000"),
    ("廣東省", "440000"),
    ("寧夏", "640000"),
    ("上海市", "310000"),
    ("香港", "810000"),
    ("全国", "100000"),
    ("China", "100000"),
    ("Inner Mongolia", "150000"),
    ("INNER MONGOLIA AUTONOMOUS REGION", "150000"),
    ("Ningxia Hui Autonomous Region", "640000"),
    ("Guangxi Zhuang Autonomous Region", "450000"),
    ("Fujian Province", "350000"),
    ("guangdong", "440000"),
    ("Shaanxi", "610000"),
    ("Shanxi Province", "140000"),
    ("Tibet", "540000"),
    ("Macau", "820000"),
    ("凉山", "513400"),
    ("凉山州", "513400"),
    ("凉山彝族自治州", "513400"),
    ("Liangshan Yi Autonomous Prefecture", "513400"),
    ("Liangshan Prefecture", "513400"),
    ("恩施州", "422800"),
    ("黔东南", "522600"),
    ("黔东南州", "522600"),
    ("临夏州", "622900"),
    ("海南州", "632500"),
    ("Hainan Tibetan Autonomous Prefecture", "632500"),
    ("海南", "460000"),
    ("吉林", "220000"),
    ("Jilin City", "220200"),
    ("苏州", "320500"),
    ("苏州市", "320500"),
    ("福建省莆田市", "350300"),
    ("Hohhot", "150100"),
    ("Ordos City", "150600"),
    ("Hulun Buir", "150700"),
    ("Bayannaoer", "150800"),
    ("Xi'an", "610100"),
    ("Lvliang", "141100"),
    ("Garzê", "513300"),
    ("Ngawa", "513200"),
    ("永宁县", "640121"),
    ("Yongning County", "640121"),
    ("Yongning County, Yinchuan, Ningxia", "640121"),
    ("宁夏永宁县", "640121"),
    ("济南市市中区", "370103"),
    ("南京鼓楼区", "320106"),
    ("巍山县", "532927"),
    ("务川自治县", "520326"),
    ("金平县", "532530"),
    ("漾濞县", "532922"),
    ("维西县", "533423"),
    ("三都县", "522732"),
    ("东乡县", "622926"),
    ("六枝特区", "520203"),
    ("榕江", "522632"),
    ("浦东", "310115"),
    ("上海浦东新区", "310115"),
    ("Pudong New Area", "310115"),
    ("Yun County", "530922"),
    ("贵州省黔东南苗族侗族自治州从江县", "522633"),
    ("察哈尔右翼前旗", "150926"),
    ("Chahar Right Front Banner", "150926"),
    ("重庆市万州区", "500101"),
]


@pytest.mark.parametrize(("printed", "code"), TODAY)
def test_names_of_today(resolver, printed, code):
    answer = resolver.resolve(printed)
    assert (answer.adcodes, answer.flags, answer.problem) == ((code,), (), "")


# printed, level, last year of the claim, code, flags
DATED = [
    ("海东地区", "prefecture", 2010, "632100", ()),
    ("海东地区", "prefecture", 2013, "632100", ()),
    ("海东地区", "prefecture", 2014, "630200", ("former_name",)),
    ("海东市", "prefecture", 2013, "630200", ()),
    ("海东市", "prefecture", 2012, "632100", ("later_name",)),
    ("铜仁地区", "prefecture", 2011, "522200", ()),
    ("铜仁地区", "prefecture", None, "520600", ("former_name",)),
    ("铜仁市", "prefecture", 2009, "522200", ("later_name",)),
    ("铜仁市", "county", 2009, "522201", ()),
    ("铜仁市", "", 2009, "522201", ()),
    ("毕节地区", "prefecture", 2008, "522400", ()),
    ("江干区", "county", 2020, "330104", ()),
    ("江干区", "county", 2021, "330104", ()),
    ("江干区", "county", 2022, "330102", ("former_name",)),
    ("下城区", "county", None, "330105", ("former_name",)),
    ("开县", "county", 2010, "500234", ()),
    ("开县", "county", None, "500154", ("former_name",)),
    ("水城县", "county", 2019, "520221", ()),
    ("兴仁市", "county", 2016, "522322", ("later_name",)),
    ("盘县", "county", None, "520281", ("former_name",)),
    ("乐都县", "county", 2011, "632123", ()),
    ("湟中县", "county", 2011, "630122", ()),
    ("互助土族自治县", "county", 2011, "632126", ()),
    ("思茅市", "prefecture", 2006, "530800", ()),
    ("普洱市", "prefecture", 2006, "530800", ("later_name",)),
    ("伊克昭盟", "prefecture", 2000, "152700", ()),
    ("哲里木盟", "prefecture", None, "150500", ("former_name",)),
    ("萧山市", "county", 1998, "330181", ()),
    ("余杭市", "county", None, "330110", ("former_name",)),
    ("奉化市", "county", None, "330213", ("former_name",)),
    ("香格里拉县", "county", None, "533401", ("former_name",)),
    ("钱塘新区", "county", 2020, "330100", ("zone",)),
    ("钱塘新区", "county", None, "330114", ("zone",)),
]


@pytest.mark.parametrize(("printed", "level", "end", "code", "flags"), DATED)
def test_the_code_in_force_on_the_last_day(resolver, printed, level, end, code, flags):
    answer = resolver.resolve(printed, level, None, end)
    assert (answer.adcodes, answer.flags) == ((code,), flags)


def test_a_name_of_two_times_keeps_its_code_while_one_place_bears_it(resolver):
    # 互助土族自治县 has the same name under both codes, so the printed name says nothing against the old one
    assert resolver.resolve("互助土族自治县", "county", None, 2020).flags == ()


def test_a_divided_place_stays_what_it_was(resolver):
    answer = resolver.resolve("莆田县", "county", 1997, None)
    assert (answer.adcodes, answer.flags) == (("350321",), ("former_name",))


# zones, townships, groups
OTHERS = [
    ("济南高新技术产业开发区", 2021, ("370100",), ("zone",)),
    ("烟台黄渤海新区", 2024, ("370600",), ("zone",)),
    ("杭州西湖风景名胜区", 2022, ("330106",), ("zone",)),
    ("毕节试验区", 2022, ("520500",), ("zone",)),
    ("克州", 2022, ("653000",), ()),
    ("绍兴市柯桥经济技术开发区", 2021, ("330603",), ("zone",)),
    ("宁波高新区", None, ("330200",), ("zone",)),
    ("青岛西海岸新区", 2017, ("370211",), ("zone",)),
    ("天津港保税区", 2019, ("120116",), ("zone",)),
    ("横琴粤澳深度合作区", 2023, ("440400",), ("zone",)),
    ("中山市小榄组团", 2024, ("442000",), ("zone",)),
    ("斗门区;珠海高新技术产业开发区", 2018, ("440400", "440403"), ("zone",)),
    ("闽宁镇", 2016, ("640121",), ("below_county",)),
    ("宁夏回族自治区银川市永宁县闽宁镇", 2016, ("640121",), ("below_county",)),
    ("科右前旗", 2019, ("152221",), ()),
    ("察右后旗", 2019, ("150928",), ()),
    ("莫旗", 2019, ("150722",), ()),
    ("舟山群岛新区", 2019, ("330900",), ("zone",)),
    ("Minning Town", 2016, ("640121",), ("below_county",)),
    ("Qingxi Town", 2016, ("441900",), ("below_county",)),
    ("Qingxi Town, Xiji County", 2016, ("640422",), ("below_county",)),
    ("Minning Town, Yongning County, Ningxia", 2016, ("640121",), ("below_county",)),
    ("东莞市清溪镇;凤岗镇;企石镇", 2022, ("441900",), ("below_county",)),
    (
        "东部7个城市",
        2020,
        ("210200", "310000", "320500", "330100", "330200", "370200", "440100"),
        ("group",),
    ),
    # the National Bureau cut the country in three regions to 2015 (Liaoning in the east), and in four since
    (
        "东部地区",
        2013,
        (
            "110000",
            "120000",
            "130000",
            "210000",
            "310000",
            "320000",
            "330000",
            "350000",
            "370000",
            "440000",
            "460000",
        ),
        ("group",),
    ),
    (
        "东部地区",
        2022,
        ("110000", "120000", "130000", "310000", "320000", "330000", "350000", "370000", "440000", "460000"),
        ("group",),
    ),
    ("东北地区", 2022, ("210000", "220000", "230000"), ("group",)),
]


@pytest.mark.parametrize(("printed", "end", "codes", "flags"), OTHERS)
def test_zones_townships_and_groups(resolver, printed, end, codes, flags):
    answer = resolver.resolve(printed, "", None, end)
    assert (answer.adcodes, answer.flags) == (codes, flags)


def test_spellings_of_a_group_are_one(resolver):
    spellings = ("东部七城市", "东部7个城市", "东部七个城市", "東部七市")
    assert len({resolver.resolve(name, "", 2016, 2020).adcodes for name in spellings}) == 1
    assert len(resolver.resolve("东部8个城市", "", 2013, 2015).adcodes) == 8


def test_members_of_a_group_are_those_of_the_claims_time(resolver):
    then = resolver.resolve("西海固", "prefecture", 1997, 1997).adcodes
    now = resolver.resolve("西海固", "prefecture", 2020, 2020).adcodes
    assert len(then) == len(now) == 8
    assert "642221" in then and "640402" in now


def test_a_group_outside_its_years_is_a_problem(resolver):
    answer = resolver.resolve("东部七城市", "", 2008, 2010)
    assert not answer.ok and "2016 to 2021 only" in answer.problem
    answer = resolver.resolve("中部地区", "", 1998, 1999)
    assert not answer.ok and "2001 to 2015, 2016 to now only" in answer.problem


def test_an_undated_group_has_its_latest_members(resolver):
    assert len(resolver.resolve("东部地区").adcodes) == 10


@pytest.mark.parametrize(
    ("name", "known"), [("东部地区", True), ("鼓楼区", True), ("水利部", False), ("恒大集团", False)]
)
def test_what_is_the_name_of_a_place(resolver, name, known):
    assert resolver.is_name(name) is known


@pytest.mark.parametrize("mark", [";", "；", "、", ",", "，", " ; ", "\n"])
def test_several_places_of_a_cell(resolver, mark):
    assert resolver.resolve(f"广东省{mark}上海市", "province").adcodes == ("310000", "440000")


def test_a_comma_in_english_separates_places_or_names_the_parent(resolver):
    assert resolver.resolve("Shanghai, Guangdong").adcodes == ("310000", "440000")
    assert resolver.resolve("Shanghai and Guangdong").adcodes == ("310000", "440000")
    assert resolver.resolve("Wuxi, Jiangsu; Yan'an, Shaanxi").adcodes == ("320200", "610600")


@pytest.mark.parametrize("word", ["和", "与", "及", "以及", "與"])
def test_and_joins_places_that_are_known(resolver, word):
    assert resolver.resolve(f"上海{word}广东省").adcodes == ("310000", "440000")
    assert not resolver.resolve(f"上海{word}火星").ok


def test_and_is_also_a_character_of_names(resolver):
    assert resolver.resolve("呼和浩特市").adcodes == ("150100",)
    assert resolver.resolve("和田地区、和平区", side="west").problem.startswith("和平区")


def test_one_bad_place_of_several_is_named(resolver):
    answer = resolver.resolve("广东省;火星市", "province")
    assert answer.adcodes == () and answer.problem == "unknown place 火星市"


def test_what_a_parent_was_printed_for_holds_for_the_rest_of_the_cell(resolver):
    assert resolver.resolve("兰州市城关区、安宁区").adcodes == ("620102", "620105")
    assert resolver.resolve("济南市市中区、历下区").adcodes == ("370102", "370103")


def test_an_ambiguous_name_lists_its_candidates(resolver):
    answer = resolver.resolve("鼓楼区", "county", 2021, 2022)
    assert answer.problem == "鼓楼区 is the name of 4 places"
    for candidate in (
        "320106 江苏南京鼓楼区",
        "320302 江苏徐州鼓楼区",
        "350102 福建福州鼓楼区",
        "410204 河南开封鼓楼区",
    ):
        assert candidate in answer.hint


# printed, side, partner, years, code, flag
TIES = [
    ("鼓楼区", "east", "640000", (2021, 2022), "350102", "by_partner"),
    ("普陀区", "east", "530100", (2021, 2025), "310107", "by_partner"),
    ("河东区", "east", "500000", (2021, 2025), "371312", "by_partner"),
    ("城中区", "west", "440300", (2021, 2025), "450202", "by_partner"),
    ("Yulin", "west", "320000", (2021, 2025), "610800", "by_partner"),
    ("朝阳区", "east", "150000", (2016, 2020), "110105", "by_role"),
    ("江北区", "east", "222400", (2017, 2017), "330205", "by_role"),
    ("江北区", "west", "370000", (2017, 2017), "500105", "by_role"),
    ("城关区", "west", "120000", (2021, 2025), "620102", "by_partner"),
    ("Suzhou", "east", "520600", (2017, 2020), "320500", "by_role"),
]


@pytest.mark.parametrize(("printed", "side", "partner", "years", "code", "flag"), TIES)
def test_role_and_partner_decide(resolver, printed, side, partner, years, code, flag):
    answer = resolver.resolve(printed, "", *years, side, (partner,))
    assert (answer.adcodes, answer.flags) == ((code,), (flag,))


def test_a_partner_counts_only_while_paired(resolver):
    assert not resolver.resolve("普陀区", "county", 2010, 2012, "east", ("530100",)).ok
    assert not resolver.resolve("河东区", "county", 2021, 2025, "east", ("620000",)).ok, (
        "both provinces help Gansu"
    )


def test_a_closer_pair_beats_the_province_pair(places_table):
    folder = paths.ROOT / "data" / "raw" / "places"
    pairs = [
        ("120000", "620000", 2016, None),
        ("370000", "620000", 2021, None),
        ("120102", "623024", 2019, None),
    ]
    local = Resolver.from_folder(folder, pairs, places_table)
    for other in ("623024", "621026"):
        answer = local.resolve("河东区", "county", 2021, 2025, "east", (other,))
        assert (answer.adcodes, answer.flags) == (("120102",), ("by_partner",))


def test_both_sides_of_a_row(resolver):
    east, west = resolver.resolve_row("鼓楼区", "county", "西吉县", "county", 2021, 2023)
    assert (east.adcodes, west.adcodes) == (("350102",), ("640422",))
    east, west = resolver.resolve_row("鼓楼区", "county", "城关区", "county", 2021, 2023)
    assert not east.ok, "two names that need one another settle nothing"


def test_level_decides_between_equal_names_and_is_not_trusted_otherwise(resolver):
    assert resolver.resolve("吉林", "prefecture").adcodes == ("220200",)
    assert resolver.resolve("海南", "prefecture").adcodes == ("632500",)
    assert resolver.resolve("恩施", "county").adcodes == ("422801",)
    wrong = resolver.resolve("青岛市", "county")
    assert (wrong.adcodes, wrong.flags) == (("370200",), ("level_differs",))
    assert resolver.resolve("广东省;广州市", "province").flags == (), "one of the list has the level"


@pytest.mark.parametrize(
    ("printed", "near"),
    [("凉山彝族自治洲", "513400"), ("广西省", "450000"), ("Liangshang", "513400"), ("甘素省", "620000")],
)
def test_an_unknown_place_is_never_matched_but_hinted_at(resolver, printed, near):
    answer = resolver.resolve(printed)
    assert answer.problem == f"unknown place {printed}" and near in answer.hint


@pytest.mark.parametrize("printed", ["", "  ", ";", " 、"])
def test_nothing_printed(resolver, printed):
    assert resolver.resolve(printed).problem == "no place is printed"


@given(data=st.data())
def test_a_full_name_under_its_parent_is_its_own_code(resolver, places_table, data):
    now = places_table[places_table.valid_to.isna() & places_table.level.isin(["prefecture", "county"])]
    row = now.iloc[data.draw(st.integers(0, len(now) - 1))]
    parent = places_table.loc[places_table.adcode == row.parent_adcode, "name_zh"].iloc[-1]
    assert resolver.resolve(parent + row.name_zh, row.level).adcodes == (row.adcode,)


@given(data=st.data(), gap=st.sampled_from(["", " ", "\u3000", "\t", "·"]))
def test_spaces_change_nothing(resolver, data, gap):
    printed, code = data.draw(
        st.sampled_from([pair for pair in TODAY if not pair[0].isascii() and "ê" not in pair[0]])
    )
    assert resolver.resolve(gap.join(printed)).adcodes == (code,)


@given(data=st.data())
def test_capitals_and_full_width_letters_change_nothing(resolver, data):
    printed, code = data.draw(st.sampled_from([pair for pair in TODAY if pair[0].isascii()]))
    assert resolver.resolve(printed.swapcase()).adcodes == (code,)
    wide = printed.translate({n: n + 0xFEE0 for n in range(ord("A"), ord("z") + 1)})
    assert resolver.resolve(wide).adcodes == (code,)


@given(printed=st.text(max_size=30), level=st.sampled_from(["", "county", "nonsense"]))
def test_any_text_has_an_answer(resolver, printed, level):
    answer = resolver.resolve(printed, level, 2016, 2020, "east", ("640000",))
    assert answer.ok == bool(answer.adcodes) and (answer.ok or answer.hint)


@pytest.mark.parametrize(
    ("printed", "code", "flag"),
    [
        ("常平镇", "441900", "below_county"), ("常平镇;桥头镇;谢岗镇", "441900", "below_county"), ("东莞市常平镇、桥头镇", "441900", "below_county"),
        ("小榄组团(中山市)", "442000", "zone"), ("东区组团", "442000", "zone"), ("东区组团（中山市）", "442000", "zone"), ("中山市三乡组团", "442000", "zone"),
        ("南城组团(东莞市)", "441900", "zone"), ("Xiaolan Town, Zhongshan", "442000", "below_county"),
    ],
)  # fmt: skip
def test_towns_and_their_groups_are_a_part_of_a_city_without_counties(resolver, printed, code, flag):
    found = resolver.resolve(printed, "county", 2021, 2024, "east")
    assert (found.adcodes, found.flags) == ((code,), (flag,))


def test_a_town_of_a_common_name_is_nobodys_without_its_city(resolver):
    assert "unknown place 桥头镇" in resolver.resolve("桥头镇", "county", 2021, 2024, "east").problem


@pytest.mark.parametrize(
    ("printed", "ranks"),
    [("Chaoyang District", [3, 0, 2]), ("Chaoyang County", [3, 2, 0]), ("Chaoyang City", [0, 2, 2]), ("Chaoyang", [2, 2, 2])],
)  # fmt: skip
def test_the_generic_word_of_an_english_name_ranks_the_places_that_share_it(printed, ranks):
    """朝阳市 in Liaoning, 朝阳区 in Beijing, 朝阳县 in Liaoning."""
    named = (
        ("211300", "朝阳市", "prefecture"),
        ("110105", "朝阳区", "county"),
        ("211321", "朝阳县", "county"),
    )
    index = NameIndex(
        [Place(code, name, "Chaoyang", level, None, None, None) for code, name, level in named], {}
    )
    assert [rank for rank, _ in index.latin(printed)] == ranks
