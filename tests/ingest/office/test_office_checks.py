"""Each check reports where, what, why and what to do; a figure that can't be right is not taken."""

import pandas as pd
import pytest

from analysis.ingest.office.checks import claims as claim_checks

HEAD = [["2023年东西部协作资金情况表"], ["东部", "西部", "财政援助资金（万元）"]]


def found(tables, words):
    hits = tables.findings[tables.findings["reason"].str.contains(words, regex=False)]
    assert (hits["remedy"].str.len() > 5).all()
    return hits[["cell", "printed", "severity"]].values.tolist()


def test_a_total_that_is_not_the_sum_of_its_rows(xlsx, read):
    xlsx(
        [
            *HEAD,
            ["北京市", "内蒙古自治区", 187000],
            ["福建省", "宁夏回族自治区", 59000],
            ["合计", None, 256000],
        ]
    )
    tables = read()
    assert found(tables, "its rows add up to 246000") == [["C5", "256000", "warning"]]
    assert len(tables.claims) == 2


@pytest.mark.parametrize(
    ("first", "second", "total"), [(1.04, 1.04, 2.1), (0, 0, 0), (187000, 59000, 246000)]
)
def test_totals_within_rounding_agree(xlsx, read, first, second, total):
    xlsx(
        [
            *HEAD,
            ["北京市", "内蒙古自治区", first],
            ["福建省", "宁夏回族自治区", second],
            ["合计", None, total],
        ]
    )
    assert found(read(), "add up") == []


def test_a_total_column_that_is_not_the_sum_of_its_columns(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作财政援助资金（万元）"],
            ["受援地", "2022年", "2023年", "合计"],
            ["固原市", 10, 20, 30],
            ["吴忠市", 10, 20, 40],
        ]
    )
    tables = read()
    assert found(tables, "its columns add up to 30") == [["D4", "40", "warning"]]
    assert len(tables.claims) == 4


def test_a_slip_of_ten_thousand_against_other_years(xlsx, read):
    xlsx(
        [
            ["浙川协作资金"],
            ["年份", "财政援助资金（万元）"],
            ["2021年", 329000],
            ["2022年", 331000],
            ["2023年", 33.2],
        ]
    )
    assert found(read(), "a slip of ten thousand") == [["B5", "33.2 万元", "warning"]]


def test_a_slip_of_ten_against_earlier_claims(xlsx, read):
    history = pd.DataFrame(
        {
            "source_id": "a", "east": "浙江省", "west": "四川省", "indicator": "gov_funds", "value": ["32.9", "33.1"],
            "unit": "亿元", "period": ["2021", "2022"], "basis": "annual", "locator": ["p1", "p2"],
        }
    )  # fmt: skip
    xlsx([*HEAD, ["浙江省", "四川省", 3310000]])
    assert found(read(history=history), "a slip of ten") == [["C3", "3310000 万元", "warning"]]


def test_the_same_figure_in_two_units_is_compared(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作资金情况表"],
            ["东部", "西部", "财政援助资金（万元）", "财政援助资金（亿元）"],
            ["北京市", "内蒙古自治区", 187000, 18.7],
            ["福建省", "宁夏回族自治区", 59000, 59],
        ]
    )
    tables = read()
    assert found(tables, "the other column says") == [["D4", "59 亿元", "warning"]]
    assert tables.claims["value"].tolist() == ["187000", "59000"]


def test_a_missing_unit_of_money_is_never_guessed(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作"],
            ["东部", "西部", "财政援助资金", "就业人数"],
            ["北京市", "内蒙古自治区", 18.7, 1200],
        ]
    )
    tables = read()
    assert tables.claims[["indicator", "value", "unit"]].values.tolist() == [["jobs_total", "1200", "人"]]
    assert tables.rejects[["column", "reason"]].values.tolist() == [["Sheet1!C3", "no unit is stated"]]
    assert found(tables, "unit missing") == [["C3", "18.7", "error"]]


def test_a_unit_stated_twice(xlsx, read):
    xlsx(
        [
            ["2023年资金"],
            ["单位：亿元"],
            ["东部", "西部", "财政援助资金（万元）"],
            ["北京市", "内蒙古自治区", 187000],
        ]
    )
    tables = read()
    assert found(tables, "unit stated twice: 万元 and 亿元") == [["C4", "187000", "warning"]]
    assert tables.claims["unit"].tolist() == ["万元"]


def test_the_same_table_given_twice_counts_once(xlsx, text, read):
    rows = [
        *HEAD,
        ["北京市", "内蒙古自治区", 187000],
        ["福建省", "宁夏回族自治区", 59000],
        ["上海市", "云南省", 330000],
    ]
    xlsx(rows, name="a.xlsx")
    text([[*row, "", ""][:3] for row in rows], name="b.csv")
    tables = read()
    assert tables.claims["batch"].tolist() == ["a.xlsx"] * 3
    assert tables.rejects[["batch", "reason", "count"]].values.tolist() == [
        ["b.csv", "the same table as a.xlsx|Sheet1", 3]
    ]
    assert found(tables, "the same table as") == [["", "3 claims", "error"]]


def test_a_column_year_that_contradicts_the_title(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作财政援助资金（亿元）"],
            ["东部", "西部", "2022年"],
            ["北京市", "内蒙古自治区", 18.7],
        ]
    )
    tables = read()
    assert len(found(tables, "the title says 2023, columns and rows say 2022")) == 1
    assert tables.claims["period"].tolist() == ["2022"]


def test_a_file_name_that_contradicts_the_table(xlsx, read):
    xlsx([*HEAD, ["北京市", "内蒙古自治区", 187000]], name="2019年资金.xlsx")
    assert len(found(read(), "the file's or sheet's name 2019")) == 1


def test_a_pair_that_was_not_in_force(xlsx, read):
    xlsx([*HEAD, ["江苏省", "贵州省", 100], ["江苏省", "青海省", 100], ["苏州市", "贵州省铜仁市", 100]])
    assert found(read(), "were no pair in 2023") == [
        ["C3", "100 万元", "warning"],
        ["C5", "100 万元", "warning"],
    ]


def test_pairs_of_earlier_rounds_are_checked_when_they_are_given(xlsx, read):
    pairings = pd.DataFrame({"assisting": ["320500"], "assisted": ["520600"], "start": [2013], "end": [2020]})
    xlsx([["2018年资金"], HEAD[1], ["苏州市", "贵州省铜仁市", 100], ["上海市", "贵州省", 100]])
    assert found(read(pairings=pairings), "were no pair in 2018") == [["C4", "100 万元", "warning"]]


@pytest.mark.parametrize(
    ("value", "reason"),
    [(-5, "negative"), ("-1,000", "negative"), (3e9, "3e+13 yuan is beyond belief")],
)
def test_a_figure_that_can_not_be_right_is_not_taken(xlsx, read, value, reason):
    xlsx([*HEAD, ["北京市", "内蒙古自治区", value]])
    tables = read()
    assert tables.claims.empty
    assert tables.rejects["reason"].tolist() == [reason]
    assert found(tables, reason)[0][2] == "error"


def test_words_in_a_column_of_figures(xlsx, read):
    xlsx([*HEAD, ["北京市", "内蒙古自治区", 1], ["福建省", "宁夏回族自治区", "已拨付"]])
    assert found(read(), "words in a column of figures") == [["C4", "已拨付", "error"]]


def test_a_part_larger_than_its_whole(xlsx, read):
    xlsx([["2023年粤桂协作"], ["地区", "就业人数（人）", "其中：脱贫人口（人）"], ["百色市", 100, 120]])
    assert found(read(), "jobs_poor is larger than jobs_total") == [["C3", "120 人", "warning"]]


def test_all_findings_are_reported_at_once(xlsx, read):
    xlsx(
        [
            *HEAD,
            ["江苏省", "贵州省", -5],
            ["福建省", "宁夏回族自治区", "文字"],
            ["江苏省", "贵州省", 7],
            ["合计", None, 99],
        ]
    )
    findings = read().findings
    assert len(findings) == 5
    assert set(findings["file"]) == {"table.xlsx"}


def test_no_claims_no_findings():
    from analysis.ingest.office.checks.outcome import CLAIM_COLUMNS

    none = pd.DataFrame(columns=list(CLAIM_COLUMNS), dtype=str)
    assert (
        claim_checks.slips(none)
        == claim_checks.parts_above_wholes(none)
        == claim_checks.pairs_not_in_force(none)
        == []
    )
