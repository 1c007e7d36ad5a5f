"""What a collector's note says about the scope of a figure: flags by hand, from notes of the evidence."""

from __future__ import annotations

import pytest

from analysis.vocabulary.scope import flags_of

NOTES = [
    ("cash part only", ("part",)),
    ("14 cities, part of 42.5 million", ("part",)),
    ("senior secondary schools", ("part",)),
    ("more than; one court", ("part",)),
    ("signed at three job fairs", ("part",)),
    ("orders won at Guangdong fairs by 27 Liuzhou firms", ("part",)),
    ("contract projects at the 20th joint meeting", ("part",)),
    ("first six meetings; 95% of signed projects carried out", ("part",)),
    ("public welfare by the merchants; incomplete count", ("part",)),
    ("recent single donation for schools", ("part",)),
    ("provincial development funds for poor areas; page says 15 years", ("part",)),
    ("city increase for disaster relief", ("part",)),
    ("three years, food park", ("part",)),
    ("more than; since 2021, mushroom industry", ("part", "running_total")),
    ("nearly; poor Guangxi workers in Guangdong", ("part",)),
    ("to Jiangsu, people out of poverty", ("part",)),
    ("in the cooperation park, 11 from Hangzhou", ("part",)),
    ("in 铜仁·苏州产业园, total investment 129.25 亿元", ("part",)),
    ("rural labour absorbed by those enterprises, 683 lifted out of poverty", ("part",)),
    ("average per county", ("each_place",)),
    ("for each poor county of Baise, 2016", ("each_place",)),
    ("all Beijing aid: 7 provinces and regions, not only Inner Mongolia", ("wider",)),
    ("5年来 all Beijing-aided areas; people out of poverty", ("wider",)),
    ("Ningxia as a whole", ("wider",)),
    ("34.72 counterpart support plus 33.9 cooperation", ("wider",)),
    ("includes continued construction; general commercial investment", ("wider",)),
    ("to Tianjin and other provinces together", ("wider",)),
    ("cadres and talent together", ("wider",)),
    ("over; same as SCIO", ("copy",)),
    ("same figures as scio-2020-12-09-yn, do not count twice", ("copy",)),
    ("last twenty years, end year not stated; kind of funds not specified", ("open_end",)),
    ("twenty years from 1996, end year not stated (1996/2015 in the Dec 2016 press report)", ("open_end",)),
    # what a note tells beside the figure leaves it as it is
    ("", ()),
    ("page: to end June, start not stated", ()),
    ("by end 2017; conflict not printed elsewhere", ()),
    ("33 counties, 5327万元 a county", ()),
    ("8.4 each for Anshun and Tongren", ()),
    ("per year; May report prints 1400", ()),
    ("each year for three years", ()),
    ("Jiangsu provincial fiscal aid", ()),
    ("whole of Fujian, all levels of finance", ()),
    ("85 courses for cadres and professionals", ()),
    ("more than; 149.5亿元 at the yearly meeting", ()),
    ("by the newly guided enterprises", ()),
    ("71 of them farm parks", ()),
    ("国办发〔2013〕11号: one city for each of eight prefectures, all but Guiyang", ()),
    ("in 7 prefectures after July 2016 widening", ()),
]


@pytest.mark.parametrize(("note", "flags"), NOTES)
def test_a_note_says_what_the_figure_covers(note, flags):
    assert flags_of(note) == flags


# the same thing said in both languages: zh, en, flags
SAID_TWICE = [
    ("仅现金部分", "cash part only", ("part",)),
    ("高中阶段学校", "senior secondary schools", ("part",)),
    ("现金", "in cash", ("part",)),
    ("捐款, 同比增24%", "cash; up 24 percent", ("part",)),
    ("捐物折款", "in kind", ("part",)),
    ("物资", "materials", ("part",)),
    ("救灾物资", "relief materials", ("part",)),
    ("不完全统计", "incomplete count", ("part",)),
    ("据不完全统计", "incomplete statistics", ("part",)),
    ("其中现场签约", "of which signed on the spot", ("part", "agreed")),
    ("第一批", "first batch", ("part",)),
    ("首批", "the first batch", ("part",)),
    ("第二批挂职干部", "second batch, from 2023-06-28", ("part",)),
    ("新一批挂职干部启程", "new batch", ("part",)),
    ("一次捐赠", "single donation", ("part",)),
    ("单趟专列", "one train", ("part",)),
    ("首班大巴", "the first bus", ("part",)),
    ("推介会上", "at the fair", ("part",)),
    ("第20次联席会议", "the 20th joint meeting", ("part",)),
    ("现场签约", "signed on the spot", ("part", "agreed")),
    ("一家企业", "one firm", ("part",)),
    ("一所学校", "one school", ("part",)),
    ("一个项目", "one project", ("part",)),
    ("只给大溪乡", "for one town only", ("part",)),
    ("只统计乡村医生", "village doctors only", ("part",)),
    ("仅2021年项目", "projects of 2021 only", ("part",)),
    ("市级部分", "city-level part", ("part",)),
    ("县级部分", "county-level part", ("part",)),
    ("省级资金", "provincial funds", ("part",)),
    ("配套资金", "matching funds", ("part",)),
    ("抗旱", "drought relief", ("part",)),
    ("产业项目", "industry projects", ("part",)),
    ("民生项目", "livelihood projects", ("part",)),
    ("教师", "teachers", ("part",)),
    ("医务人员", "medical staff", ("part",)),
    ("平均每县", "average per county", ("each_place",)),
    ("县均", "per county", ("each_place",)),
    ("每个贫困县", "for each poor county", ("each_place",)),
    ("平均值", "average", ("each_place",)),
    ("每村", "each village", ("each_place",)),
    ("包括对口支援", "including counterpart support", ("wider",)),
    ("含对口支援", "includes counterpart support", ("wider",)),
    ("对口支援和东西部协作合计", "support and cooperation together", ("wider",)),
    ("不只甘肃", "not only Gansu", ("wider",)),
    ("不限于东西部协作", "not limited to the cooperation", ("wider",)),
    ("非东西部协作", "not East-West", ("wider",)),
    ("全部受援地区", "all recipients", ("wider",)),
    ("各对口城市合计", "all partner areas", ("wider",)),
    ("全部目的地", "all destinations", ("wider",)),
    ("去向不分", "destinations not said", ("wider",)),
    ("口径较宽", "wider scope", ("wider",)),
    ("口径不明", "scope unclear", ("wider",)),
    ("到天津及其他省", "to Tianjin and other provinces", ("wider",)),
    ("全部招商口径", "general investment", ("wider",)),
    ("含中央单位", "with central units", ("wider",)),
    ("干部和人才", "cadres and talent", ("wider",)),
    ("培训和转移", "trained and transferred", ("wider",)),
    ("截止年份未注明", "end year not stated", ("open_end",)),
    ("止点未印", "end not printed", ("open_end",)),
    ("转载自新华网", "reprinted from Xinhuanet", ("copy",)),
    ("转载", "reprint", ("copy",)),
    ("镜像", "mirror copy", ("copy",)),
    ("同一报道", "same report", ("copy",)),
    ("与2020-12-09页数字相同", "same figures as the page of 2020-12-09", ("copy",)),
    ("计划", "planned", ("planned",)),
    ("2018年计划数", "planned for 2018", ("planned",)),
    ("预计", "expected", ("planned",)),
    ("力争", "striving for", ("planned",)),
    ("年度目标", "yearly target", ("planned",)),
    ("年度任务", "task of the year", ("planned",)),
    ("拟安排", "to be arranged", ("planned",)),
    ("承诺", "pledged", ("planned",)),
    ("协议资金", "agreed funds", ("agreed",)),
    ("协议投资", "agreed investment", ("agreed",)),
    ("合同金额", "contract amount", ("agreed",)),
    ("框架协议", "framework agreement", ("agreed",)),
    ("意向", "intentions", ("agreed",)),
    ("累计自2016年", "cumulative since 2016", ("running_total",)),
    ("结对以来", "since pairing", ("running_total",)),
    ("2021年以来", "since 2021", ("running_total",)),
    ("新一轮以来", "since the new round", ("running_total",)),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en", "flags"), SAID_TWICE)
def test_a_note_says_the_same_in_both_languages(zh, en, flags):
    assert flags_of(zh) == flags
    assert flags_of(en) == flags


# what a Chinese note tells beside the figure leaves it as it is
@pytest.mark.parametrize(
    "note",
    [
        "县均6355万元; 全年他页为7.27亿元", "同比增长26.5%", "计划内财政帮扶资金", "确定项目, 预计带动社会投资115.4亿元",
        "完成年度任务164%", "年度任务2900万元", "超年度目标279.08万", "含于494", "属1.91万之内", "其中脱贫人口", "其中飞地园区15个",
        "捐款捐物", "全省; 省财政厅", "北京各级财政", "起点未写", "年份据第七届展销会推为2024", "贵州6批驻粤招商工作队", "4批援青干部",
        "津鲁合计，不可各计一次", "推出项目，非签约", "苏州10个市（区）一对一", "都匀经开区与广州开发区共建，一园五区",
        "市级8, 嘉定区区级3, 镇村结对2", "19个项目总投资", "页面只印2月24日", "全年他页为10.91亿元",
    ],
)  # fmt: skip
def test_other_words_of_a_chinese_note_flag_nothing(note):
    assert flags_of(note) == ()
