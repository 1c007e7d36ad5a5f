"""One publisher has one name in each language."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.vocabulary.publishers import HOUSES, SINGLE, UNNAMED, house, publisher_name


def test_each_name_stands_once():
    names = [name for _, group in HOUSES.values() for outlet in group for name in outlet] + [
        n for o in SINGLE for n in o
    ]
    assert len(set(names)) == len(names)


def test_a_house_of_several_outlets_has_its_reason():
    assert [name for name, (reason, group) in HOUSES.items() if len(group) > 1 and not reason] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新华网 (via chinacourt.org)", "Xinhua (Portuguese)"), ("四川日报 (mirror ixoko.cn)", "四川在线 (cititic.com)"), ("四川日报系", "川观新闻"),
        ("人民日报客户端 / 中国甘肃网", "Le Quotidien du Peuple en ligne"), ("央视新闻客户端 (via news.cjn.cn)", "CGTN"), ("央广网宁夏 (copy at zs-bk.com)", "国际在线广西"),
        ("中新社 (copy at 111.203.215.41)", "中国新闻网福建"), ("甘肃经济日报", "新甘肃客户端"), ("澎湃新闻 (rongzhounet)", "Shanghai Daily (SHINE)"),
        ("新华日报·交汇点 (f2djj.com)", "扬子晚报网 (via reportify)"), ("copy at hwsss.com", "mirror hr1j.com"), ("大众网·海报新闻", "大众日报类报道 (yybnet.net)"),
        ("内蒙古日报社融媒体", "内蒙古新闻网 / 北方新报"), ("中国扶贫开发年鉴 2014 (IPRCC)", "Yearbook of China Poverty Alleviation (IPRCC), mirror"),
    ],
)  # fmt: skip
def test_channels_of_one_house_are_one_witness(one, other):
    assert house(one) == house(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青岛日报", "大众日报"), ("新华日报", "新华社"), ("Xinhua Daily", "Xinhua"), ("四川经济日报 (copy at jiuye.ozhou.com.cn)", "经济日报"),
        ("甘肃经济日报", "经济日报"), ("福建日报 (at 国际在线)", "国际在线"), ("西安晚报 / 国际在线", "国际在线"), ("兰州日报", "兰州晨报"),
        ("浙江省人民政府", "四川省人民政府"), ("ezhejiang.gov.cn", "copy at hwsss.com"), ("胶东在线", "鲁网"),
    ],
)  # fmt: skip
def test_a_name_within_a_name_is_no_channel(one, other):
    assert house(one) != house(other)


def test_the_house_of_a_paper_is_not_its_authors():
    assert house("张三等，新华社 (copy at a899.cn)") == "Xinhua News Agency"


def test_pages_that_nobody_named_are_one_house():
    assert house("wanbiaoku.com (aggregator)") == house("") == UNNAMED


@pytest.mark.parametrize(
    ("printed", "zh", "en"),
    [
        ("Xinhua", "新华社", "Xinhua"),
        ("新华社 (copy at a899.cn)", "新华社", "Xinhua"),
        ("青岛日报 via qing5.com", "青岛日报", "Qingdao Daily"),
        ("中新网 / 中国甘肃网", "中国新闻网", "China News Service"),
        ("International Poverty Reduction Center in China, yearbook site", "中国国际扶贫中心",
         "International Poverty Reduction Center in China"),
        ("iSuzhou", "iSuzhou", "iSuzhou"),
        ("mirror gsdjw.com, machine-reworded; original paper not shown", "", ""),
        ("wanbiaoku.com (aggregator)", "", ""),
        ("贵州 press conference (eastday.com)", "", ""),
        ("云南 news (mirror ksrykj.com)", "", ""),
        ("巫山县（baogaosu.com转载）", "", ""),
        ("新闻转载", "", ""),
        ("宁夏党政代表团报道 (copy at yinchuan.baogaosu.com)", "", ""),
        ("云南网 (copy at a899.cn)", "云南网", "Yunnan Net"),
        ("张三等，新华社 (copy at a899.cn)", "新华社", "Xinhua"),
        ("张三、李四等, 新华社", "新华社", "Xinhua"),
    ],
)  # fmt: skip
def test_a_house_is_named_in_the_readers_language_without_remarks_on_copies(printed, zh, en):
    assert (publisher_name(printed, "zh"), publisher_name(printed, "en")) == (zh, en)


def test_no_remark_of_a_collector_is_taken_for_a_publisher(processed):
    houses = pd.read_parquet(processed / "sources.parquet")["publisher"].map(
        lambda p: publisher_name(p, "zh")
    )
    assert not houses.str.contains(r"\bvia\b|\bcopy\b|\bmirror\b|[(（]").any()


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("福清市融媒体中心 (copy at bjjht.com)", "Fuqing Media Centre"), ("博罗 (mirror at xiaohb.com)", "Boluo"), ("陕西省人民政府", "Shaanxi Government"),
        ("天津市东丽区融媒体", "Tianjin Dongli Media Centre"), ("人民网贵州频道", "People's Daily Online Guizhou channel"),
        ("内蒙古自治区人民政府", "Inner Mongolia Government"), ("宣讲家网 71.cn", "Xuanjiangjiawang 71.cn"),
        ("长宁时报", "Changning Times"), ("第1眼TV-华龙网", "Cqnews TV"), ("陕西日报类报道 (at sxyjcm.com)", "Shaanxi Daily"), ("ITBear 财经", "ITBear Finance"),
        ("內蒙古日報類報道 (copy at colamg.com)", "Inner Mongolia Daily"), ("中国县域经济报", "China County Economic News"), ("我苏网", "Our Jiangsu"),
        ("北京日报、河北日报 via freewechat.com", "Beijing Daily"), ("政协海原县委员会 (at QQ阅读)", "CPPCC Haiyuan Committee"), ("新华社", "Xinhua"), ("", ""),
    ],
)  # fmt: skip
def test_a_publisher_that_nobody_listed_is_read_in_english_too(printed, told):
    assert publisher_name(printed, "en") == told
    assert publisher_name("福清市融媒体中心", "zh") == "福清市融媒体中心"
