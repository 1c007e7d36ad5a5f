"""Notes in words that no phrase has: what is held, left out, chosen, meant or doubted, and what nobody understands.

Expected flags are by hand. The row is one of Shandong and Gansu; a few names stand for places.
"""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.ingest import note_reading
from analysis.ingest.unread_notes import findings

SHANDONG, QINGDAO, JINAN, GANSU, LINXIA, CHONGQING = (
    "370000",
    "370200",
    "370100",
    "620000",
    "622900",
    "500000",
)
NAMES = {
    "山东": SHANDONG, "青岛": QINGDAO, "济南": JINAN, "甘肃": GANSU, "临夏": LINXIA, "重庆": CHONGQING, "Shandong": SHANDONG, "Qingdao": QINGDAO,
    "Jinan": JINAN, "Gansu": GANSU, "Linxia": LINXIA, "Chongqing": CHONGQING,
}  # fmt: skip
YEAR = SimpleNamespace(start=pd.Timestamp("2022-01-01"), end=pd.Timestamp("2022-12-31"))
ROUND = SimpleNamespace(start=pd.Timestamp("2016-01-01"), end=pd.Timestamp("2020-12-31"))


def meanings(name: str) -> frozenset[str]:
    return frozenset({NAMES[name]} if name in NAMES else ())


def flags(
    note, indicator="gov_funds", basis="annual", span=YEAR, origin=SHANDONG, destination=GANSU, of_period=()
):
    row = note_reading.row_of(indicator, basis, origin, destination, span, of_period)
    return note_reading.flags(note, row, meanings)


@pytest.mark.parametrize(
    ("note", "indicator", "expected"),
    [
        # held, and not the row's own
        ("把社会捐款一并算了进去", "gov_funds", "wider"), ("把社会捐款一并算了进去", "funds_total", ""), ("donations lumped in", "gov_funds", "wider"),
        ("donations lumped in", "social_donations", ""), ("also takes in aid to Chongqing", "gov_funds", "wider"), ("and takes in Linxia", "gov_funds", ""),
        ("包括给重庆的", "gov_funds", "wider"), ("包括给临夏的", "gov_funds", ""), ("注册未投产的也算", "enterprises_settled", "wider"),
        ("registered but idle firms counted", "enterprises_settled", "wider"), ("短期来的专家也在内", "professionals_sent", "wider"), ("专家也在内", "professionals_sent", ""),
        # whatever else is said
        ("含重复计算", "jobs_total", "wider"), ("everything Shandong spent in the west", "gov_funds", "wider"), ("未说明是否含重庆", "gov_funds", "wider"),
        ("省外务工全口径", "jobs_total", "wider"),
        ("现金加物资", "social_donations", ""), ("with what Shandong gave to Chongqing", "gov_funds", "wider"), ("gig work in it", "jobs_total", "wider"), ("有重复", "jobs_total", "wider"),
        # places of the row and others, in one clause or in a list
        ("给甘肃和重庆", "gov_funds", "wider"), ("money for Gansu, Chongqing", "gov_funds", "wider"), ("money for Gansu, Linxia", "gov_funds", ""),
        # left out, unless it is of another policy anyway
        ("青岛另列", "gov_funds", "part"), ("tourism not in it, apart from hotels", "enterprise_investment", "part"), ("剔除援疆", "gov_funds", ""), ("without the donations", "gov_funds", ""),
        ("without compensation", "gov_funds", ""),
        # chosen
        ("青岛出的那一份", "gov_funds", "part"), ("just Linxia", "jobs_total", "part"), ("挂职满一年以上者", "cadres_sent", "part"), ("教育、卫生两类人才", "professionals_sent", "part"),
        ("记者", "cadres_sent", ""),
        # nothing but places: of the row's own a part, of both sides or elsewhere none
        ("Linxia", "jobs_total", "unread"), ("in Linxia", "jobs_total", "part"), ("青岛、济南", "gov_funds", "part"), ("Shandong and Qingdao", "gov_funds", ""), ("甘肃", "gov_funds", ""), ("重庆", "gov_funds", "unread"),
        ("Shandong, Linxia", "gov_funds", ""), ("鲁甘", "gov_funds", ""),
        # meant, signed
        ("年初安排数", "gov_funds", "planned"), ("figure from the work plan", "enterprises_settled", "planned"), ("目标已完成", "gov_funds", ""), ("财政厅尚未批复", "gov_funds", "planned"), ("awaiting approval", "gov_funds", "planned"), ("target met", "gov_funds", ""),
        ("a framework", "enterprise_investment", "agreed"), ("a framework", "coop_agreements", ""),
        # in doubt, replaced
        ("小数点看不清", "gov_funds", "doubted"), ("units mixed up?", "gov_funds", "doubted"), ("是万还是亿？", "gov_funds", "doubted"), ("could be a misreading of 2.5", "gov_funds", "doubted"),
        ("后来的公报改成24.6", "gov_funds", "superseded"), ("lowered to 23.9 in the next yearbook", "gov_funds", "superseded"), ("a later page has 24.6", "gov_funds", ""), ("I suspect the row slipped", "gov_funds", "doubted"), ("two counties too many", "gov_funds", "doubted"),
        # how the page was read, and the words of the indicator
        ("来自论坛帖子，未见官方", "gov_funds", ""), ("year taken from the page date", "gov_funds", ""), ("giver not named", "gov_funds", ""), ("unchanged from last year", "gov_funds", ""), ("与去年持平", "gov_funds", ""), ("财政专项资金", "gov_funds", ""),
        ("rural workers helped to jobs", "jobs_total", ""), ("各级财政", "gov_funds", ""), ("farm products sold", "consumption_assist", ""),
        # another number is of something else
        ("33 counties", "gov_funds", ""), ("覆盖一百二十万亩牧草", "gov_funds", ""),
        # nobody knows
        ("养羊专业村", "gov_funds", "unread"), ("boarding", "schools_built", "unread"), ("livestream", "consumption_assist", "unread"), ("工会采购", "consumption_assist", "unread"),
        # other notes are read elsewhere, or not at all
        ("约", "gov_funds", ""), ("cash part only", "gov_funds", ""), ("养羊专业村", "other:sheep", ""), ("", "gov_funds", ""), ("约（养羊专业村）", "gov_funds", ""),
    ],
)  # fmt: skip
def test_a_clause_is_read_from_its_parts(note, indicator, expected):
    assert ";".join(flags(note, indicator)) == expected


@pytest.mark.parametrize(
    ("note", "indicator", "expected"),
    [
        # where it stands, who says it, how it was added up, which rank it has
        ("此数出自省财政厅年终报告", "gov_funds", ""), ("据兰州日报", "gov_funds", ""), ("本表最末一栏", "gov_funds", ""), ("in the caption of a photo", "gov_funds", ""),
        ("counted by the provincial bureau", "gov_funds", ""), ("as the governor put it", "gov_funds", ""), ("sum of the county list", "gov_funds", ""), ("各县报数汇总", "gov_funds", ""),
        ("居八省之首", "gov_funds", ""), ("两年来首次披露", "gov_funds", ""), ("省里未核", "gov_funds", ""), ("按元记", "gov_funds", ""), ("由青岛、济南分担", "gov_funds", ""),
        # what most of it is, and what came of it
        ("以图书和电脑为主", "social_donations", ""), ("nurses mostly", "professionals_sent", ""), ("女性占四成", "jobs_total", ""), ("半数给了临夏", "gov_funds", ""),
        ("most went to Gansu", "gov_funds", "wider"), ("大部分给了重庆", "gov_funds", "wider"), ("mostly economic cooperation", "funds_total", "wider"), ("多为企业投资", "enterprise_investment", ""),
        ("其中三家已停产", "enterprises_settled", ""), ("钱已花完", "gov_funds", ""), ("建了三座桥", "gov_funds", ""), ("no longer running", "workshops", ""), ("工期两年", "projects", ""),
        ("发改口径", "gov_funds", ""), ("会议纪要所载", "gov_funds", ""), ("三成是临夏的", "gov_funds", ""), ("one third of it from Qingdao", "gov_funds", ""), ("占全省三分之一", "gov_funds", ""),
        ("two of the firms went bankrupt", "enterprises_settled", ""), ("all of them in Linxia", "enterprises_settled", ""), ("all of them in Chongqing", "enterprises_settled", "unread"), ("均已返鲁", "cadres_sent", ""),
        ("net of tax", "consumption_assist", ""), ("长短期合计", "professionals_sent", ""), ("前两批", "gov_funds", "part"), ("口径比民政大", "social_donations", "wider"), ("口径偏窄", "social_donations", "part"),
        # chosen: an occasion, a field, a channel, a length of stay
        ("handed over on the visit", "social_donations", "part"), ("现场捐的", "social_donations", "part"), ("industry", "projects", "part"), ("文旅口的", "projects", "part"),
        ("industry", "enterprise_investment", ""), ("832平台口径", "consumption_assist", "part"), ("一年以上的", "professionals_sent", "part"), ("stays of a month or more", "professionals_sent", "part"),
        # held, several years, of other jobs
        ("连利息", "gov_funds", "wider"), ("都投给了甘肃", "gov_funds", ""), ("重庆的也数进去了", "gov_funds", "wider"), ("for two school years", "gov_funds", "wider"), ("价税合计", "consumption_assist", ""),
        ("省外务工的也算", "jobs_local", "wider"), ("省外务工的也算", "jobs_total", ""), ("two tranches added together", "gov_funds", ""), ("重庆的不在内", "gov_funds", "part"),
        # signed, in doubt
        ("签了约的", "enterprise_investment", "agreed"), ("a slip for 12.3", "gov_funds", "doubted"), ("此数恐误", "gov_funds", "doubted"),
    ],
)  # fmt: skip
def test_what_more_notes_say(note, indicator, expected):
    assert ";".join(flags(note, indicator)) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [("头三个季度", "part_of_year"), ("头半年", "part_of_year"), ("seven months' worth", "part_of_year"), ("headcount at the end of the year", "")],
)  # fmt: skip
def test_days_in_other_words(note, expected):
    assert ";".join(flags(note)) == expected


def test_of_what_the_codebook_has_not_no_aim_is_read():
    assert note_reading.aims("年初安排数", "gov_funds") == ("planned",)
    assert note_reading.aims("年初安排数", "other:sheep") == ()


def test_a_plan_is_read_no_further():
    assert flags("养羊专业村", basis="target") == ()


@pytest.mark.parametrize(
    ("note", "basis", "span", "expected"),
    [
        ("统计期1—10月", "annual", YEAR, "part_of_year"), ("covers January through October", "annual", YEAR, "part_of_year"), ("3月起", "annual", YEAR, "part_of_year"),
        ("到12月25日", "annual", YEAR, ""), ("到12月15日", "annual", YEAR, "part_of_year"), ("自2022年1月起", "annual", YEAR, ""),
        ("自“十三五”开局算起的总账", "annual", YEAR, "wider;running_total"), ("自结对之初累加而来", "annual", YEAR, "wider;running_total"),
        ("自结对之初累加而来", "cumulative", ROUND, ""), ("数据到2019年9月", "cumulative", ROUND, "part_of_year"), ("数据到2021年9月", "annual", YEAR, "unread"),
        ("十年间", "annual", YEAR, "wider"), ("十年间", "cumulative", ROUND, ""), ("a decade added together", "annual", YEAR, "wider"), ("十余年累积", "annual", YEAR, "wider"),
        ("carry-over of 2021 counted in", "annual", YEAR, "wider"), ("adds 2022 to the figure, counted in", "annual", YEAR, ""), ("数据到2021年9月", "stock", YEAR, ""),
    ],
)  # fmt: skip
def test_the_days_of_a_note_beside_those_of_its_row(note, basis, span, expected):
    told = flags(note, basis=basis, span=span)
    # A carry-over of an earlier year has its own phrase as well.
    assert ";".join(told) == expected


def test_where_the_end_is_but_the_day_of_the_page_a_month_is_no_difference():
    assert flags("截至2020年11月", basis="cumulative", span=ROUND) == ("part_of_year",)
    assert flags("截至2020年11月", basis="cumulative", span=ROUND, of_period=("to_page_date",)) == ()
    assert flags("截至2020年9月", basis="cumulative", span=ROUND, of_period=("to_page_date",)) == (
        "part_of_year",
    )


@pytest.mark.parametrize(("origin", "destination"), [("", GANSU), (SHANDONG, None), ("100000", GANSU)])
def test_beside_a_side_that_is_open_a_place_says_nothing(origin, destination):
    assert flags("Linxia", origin=origin, destination=destination) == ()


def test_a_note_that_is_not_understood_is_a_finding_with_its_words():
    rows = pd.DataFrame({
        "batch": ["spring"] * 2, "row": [4, 5], "value_printed": ["2", "3"], "unit_printed": "亿元", "note": ["养羊专业村", "约"], "flags": ["undated;unread", ""],
    })  # fmt: skip
    (found,) = findings(rows)
    assert (found["file"], found["cell"], found["printed"], found["severity"]) == (
        "spring",
        "row 4",
        "2 亿元: 养羊专业村",
        "note",
    )
