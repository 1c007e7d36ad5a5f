"""Whether a figure is of the pair that was read for it: partners not named, two policies at once, pairs that nobody knows, parts of a sum."""

from __future__ import annotations

import pytest

from analysis.harvest import confidence
from analysis.harvest.beyond import relation
from analysis.harvest.pages import Page

from .reading import figures_of


def read(harvester, *paragraphs, title="", published="2023-07-19"):
    """Amount -> (state, reason, giver, receiver, period, basis) of the figures that an indicator counts."""
    page = Page("x", title, "", published, paragraphs=paragraphs)
    figures = figures_of(harvester, page, "east", "west", "period", "basis", "indicator")
    return {figure: told[:-1] for figure, told in figures.items() if told[-1]}


def test_what_all_partners_get_is_not_of_the_two_that_the_page_names(harvester):
    told = read(
        harvester,
        "深圳市宝安区通过扶贫协作，帮助都安瑶族自治县、大化瑶族自治县建房。",
        "2017年以来，深圳与对口地区312所学校结对。",
        title="深圳扶贫协作",
        published="2020-08-20",
    )
    assert told["312所"][:2] == ("unresolved", "all_partners")


def test_what_all_partners_get_in_english(harvester):
    told = read(
        harvester,
        "Shenzhen city helps Du'an Yao autonomous county under the east-west cooperation.",
        "In 2019, Shenzhen sent 65 officials to these paired cooperation areas.",
        title="Shenzhen's poverty alleviation cooperation",
        published="2020-08-20",
    )
    assert told["65 officials"][:2] == ("unresolved", "all_partners")


def test_a_giver_with_one_partner_means_that_one(harvester):
    told = read(
        harvester,
        "扬州市对口帮扶榆林市。",
        "2018年，为对口地区培训干部120人次。",
        title="扬州榆林苏陕扶贫协作",
        published="2019-01-10",
    )
    assert told["120人次"][:4] == ("drafted", "", "扬州市", "榆林市")


def test_a_sum_of_two_policies_is_of_neither(harvester):
    told = read(
        harvester,
        "上半年，我市拨付东西部协作和支援合作财政资金26.3亿元，实施项目1020个。",
        "我市组织企业到新疆和田考察，天津与甘肃的劳务协作有序推进。",
        title="天津深化东西部协作",
    )
    assert {told["26.3亿元"][:2], told["1020个"][:2]} == {("set_aside", "other_policy")}


def test_help_inside_the_givers_province_is_another_policy(harvester):
    told = read(
        harvester,
        "广州市南沙区与紫云自治县开展东西部协作。",
        "从2013年起，南沙区与平远县建立对口帮扶关系，累计投入帮扶资金1.3亿元。",
        title="南沙区帮扶协作",
        published="2024-03-27",
    )
    assert told["1.3亿元"][:2] == ("set_aside", "other_policy")


def test_places_whose_provinces_were_never_paired_are_asked_for(harvester):
    told = read(harvester, "2022年，浙江省向重庆市投入帮扶资金3亿元。", title="东西部协作：浙江与重庆")
    assert told["3亿元"][:2] == ("unresolved", "no_pair")


def test_what_is_known_of_a_pair(harvester):
    finder = harvester.finder
    assert relation(("350000",), ("640000",), finder) == "known"
    assert relation(("440000",), ("510000",), finder) == "known"  # 佛山 helped 凉山
    assert relation(("440700",), ("450000",), finder) == "wider"  # 江门 helps 崇左 alone
    assert relation(("440000",), ("520500",), finder) == "unknown"


def test_parts_that_a_sentence_opens_with_are_not_counted_again(harvester):
    told = read(
        harvester,
        "粤黔产业合作签约仪式27日举行。此次活动共签约项目240个，合同投资总额900亿元。",
        "其中，现场签约产业项目21个，签约金额380亿元。",
        title="粤黔签约项目240个",
        published="2022-08-29",
    )
    assert told["240个"][0] == told["900亿元"][0] == "drafted"
    assert told["240个"][4:] == ("2022-08", "annual")
    assert "21个" not in told and "380亿元" not in told


def test_parts_that_add_up_to_the_sum_are_its_parts_whatever_they_are_called(harvester):
    told = read(
        harvester,
        "今年以来，厦门市援助我州财政资金5.88亿元。其中，市级援助资金5.4亿元，镇村结对资金4800万元。",
        title="厦门临夏扶贫协作",
        published="2020-10-26",
    )
    assert told["5.88亿元"][0] == "drafted"
    assert "4800万元" not in told


def test_items_with_labels_do_not_speak_for_each_other(harvester):
    told = read(
        harvester,
        "浙江、广东两省对口帮扶四川省。补短板，佛山为凉山4年累计培训3000名劳动力；强产业，累计引导940家企业到我省投资；助销售，累计销售农产品28亿元。",
        title="四川省东西部扶贫协作",
        published="2020-06-18",
    )
    assert told["940家"][2:] == ("浙江省;广东省", "四川省", "2020-06", "cumulative")
    assert told["28亿元"][2:] == ("浙江省;广东省", "四川省", "2020-06", "cumulative")


@pytest.mark.parametrize(
    ("paragraphs", "period"),
    [
        (("2016年，佛山市对口帮扶凉山州，累计投入财政援助资金24亿元。",), "2016/2021-05"),
        (("自2016年两地确定为结对城市后，佛山市向凉山州投入财政援助资金累计24亿元。",), "2016/2021-05"),
        (
            ("自2016年结对以来，两地来往密切。目前，佛山市累计向凉山州投入财政援助资金24亿元。",),
            "2016/2021-05",
        ),
        (("2019年，佛山市累计向凉山州投入财政援助资金24亿元。",), "2019"),
    ],
)
def test_the_year_of_the_tie_is_where_a_sum_begins(harvester, paragraphs, period):
    told = read(harvester, *paragraphs, title="佛山凉山协作", published="2021-05-18")
    assert told["24亿元"][4] == period


def test_numbers_without_a_number_are_no_figures(harvester):
    told = read(
        harvester, "杭州累计向恩施州投入财政援助资金数十亿元。", title="杭州恩施协作", published="2020-03-28"
    )
    assert told == {}


def test_the_time_of_somebodys_life_is_not_that_of_the_next_paragraph(harvester):
    told = read(
        harvester,
        "易地搬迁后，她家在2019年也脱了贫。",
        "在云南昭通，东莞援建了扶贫车间31个。",
        title="东莞昭通扶贫协作",
        published="2021-01-29",
    )
    assert "2019" not in told["31个"][4]


def test_what_somebody_of_a_village_says_is_of_the_village(harvester):
    told = read(
        harvester,
        "“在斗门区的帮助下，石斛去年种下，惠及54户农户。”某某村村委会主任说。",
        title="斗门区帮扶福贡县",
        published="2019-06-20",
    )
    assert "54户" not in told


def test_a_page_that_tells_of_much_else_makes_its_figures_less_sure(harvester):
    claim = "2018年，斗门区向福贡县投入帮扶资金3388万元。"
    story = "他家种了12亩茶，养了30头猪，收了4000斤粮，卖了200斤蜜，盖了3间房，修了2公里路。"
    page = Page("x", "斗门区帮扶福贡县", "", "2019-06-20", paragraphs=(claim, story))
    (draft,) = [d for d in harvester.read(page) if d.claim]
    assert "much_else" in draft.weak
    assert draft.confidence == confidence.of(draft.weak)


@pytest.mark.parametrize(
    "words",
    ["投入协作资金3500万元建设江川小学。", "投资24万元在拱北湾小学援建一座教学楼。"],
)
def test_what_one_building_cost_is_a_part(harvester, words):
    told = read(harvester, f"2022年，吴川市与三江县协作，{words}", title="吴川三江粤桂协作")
    assert told == {}


def test_rises_without_years_are_of_no_span(harvester):
    told = read(
        harvester,
        "自2021年建立东西部协作关系以来，山东向甘肃投入资金，消费帮扶金额从21亿元提升到40亿元。",
        title="鲁甘协作",
        published="2025-04-23",
    )
    assert told["40亿元"][:2] == ("unresolved", "no_period")


def test_what_a_meeting_gathered_is_of_its_month(harvester):
    told = read(
        harvester,
        "闽宁对口扶贫协作第20次联席会议21日在银川市召开，“十三五”期间，福建将帮助宁夏培训2万多人。",
        "据统计，本届会议征集的合同项目达41个，投资总额达240.9亿元，涉及装备制造、能源化工。",
        title="闽宁将力推多领域对口扶贫协作",
        published="2016-07-22",
    )
    assert told["41个"][2:] == ("福建省", "宁夏回族自治区", "2016-07", "annual")
    assert told["240.9亿元"][4:] == ("2016-07", "annual")


def test_counties_that_an_agreement_names_as_tied_are_tied_already(harvester):
    told = read(
        harvester,
        "浙江省与四川省签署了2022年东西部协作协议。协议明确，浙江省安排62个县（市、区）结对帮扶四川省68个县（市、区），"
        "浙江省向四川省提供财政援助资金33.1亿元。",
        title="浙江与四川签署2022年东西部协作协议",
        published="2022-05-20",
    )
    assert (told["68个"][5], told["33.1亿元"][5]) == ("stock", "target")


def test_a_status_in_the_whole_country_makes_no_page_of_the_whole_country(harvester):
    told = read(
        harvester,
        "2013年印发《关于开展对口帮扶贵州工作的指导意见》，苏州与铜仁正式牵手，结下了对口帮扶关系。"
        "2016年苏州市对口帮扶铜仁市工作上升到全国东西部扶贫协作范畴。",
        "2019年，苏州市累计选派129名党政干部到铜挂职。",
        title="携手向小康迈进",
        published="2020-03-01",
    )
    assert told["129名"][2:] == ("苏州市", "铜仁市", "2019", "annual")


def test_what_signed_projects_invest_is_agreed(harvester):
    told = read(
        harvester,
        "昨天上午，青岛-安顺共建产业园重点项目签约仪式举行。共签约8个重点项目，投资约21.8亿元。",
        title="青岛安顺共建产业园签约8个项目",
        published="2014-12-25",
    )
    assert told["21.8亿元"][4:] == ("2014-12", "annual")
    drafts = harvester.read(
        Page(
            "x",
            "青岛安顺共建产业园签约8个项目",
            "",
            "2014-12-25",
            paragraphs=("青岛市对口帮扶安顺市。共签约8个重点项目，投资约21.8亿元。",),
        )
    )
    assert [d.claim["indicator"] for d in drafts if d.claim] == ["coop_agreements", "agreed_investment"]


def test_what_a_county_of_the_givers_province_gets_is_none_of_the_pair(harvester):
    told = read(
        harvester,
        "自2016年起，黄埔区东西部扶贫协作贵州黔南州。",
        "2019年，黄埔区划拨扶贫协作资金3.1亿元，投入阳山县精准扶贫资金4.4亿元，投入广州市财政资金2.2亿元。",
        title="广州市黄埔区帮扶黔南州",
        published="2020-12-28",
    )
    assert told["4.4亿元"][:2] == ("set_aside", "other_policy")
    assert told["2.2亿元"][1] != "other_policy" != told["3.1亿元"][1]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("大力开展对口援建工作，2018年在若尔盖县实施项目17个。", ""),
        ("2018年向若尔盖县选派17名专业技术人才对口支援。", ""),
        ("灾后大力开展对口援建工作，2018年在若尔盖县实施项目17个。", "other_policy"),
        ("大力开展对口援建工作，2018年实施项目17个。", "other_policy"),
    ],
)
def test_support_of_a_known_pair_is_meant_loosely(harvester, sentence, reason):
    drafts = harvester.read(
        Page("x", "南湖区结对帮扶若尔盖县", "", "2019-02-20", paragraphs=("南湖区与若尔盖县协作。", sentence))
    )
    assert [d.reason for d in drafts if d.sentence == sentence] == [reason]


def test_the_items_of_a_paragraph_say_no_time_for_one_another(harvester):
    told = read(
        harvester,
        "2021年，江都区与子洲县协作。一是签署协议，明确“十四五”期间3类合作事项。二是落实协作资金3900万元。三是今年以来引进企业4家。四是培训干部50人次。",
        title="江都区对口协作子洲县",
        published="2022-05-20",
    )
    assert [told[name][4:] for name in ("3900万元", "4家", "50人次")] == [
        ("2021", "annual"),
        ("2022-01/2022-05", "year_to_date"),
        ("2021", "annual"),
    ]


def test_what_a_gift_is_made_up_of_is_not_whom_it_goes_to(harvester):
    told = read(
        harvester,
        "2023年，福建省向吴忠市和固原市捐赠包括西吉县奖学助学在内总价值75万元的款物。",
        title="闽宁协作",
    )
    assert told["75万元"][2:4] == ("福建省", "吴忠市;固原市")
