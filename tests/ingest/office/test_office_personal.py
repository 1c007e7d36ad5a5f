"""Personal data is dropped at reading and reaches nothing: no claim, reject, finding, error or message."""

import pytest

from analysis.ingest.office.inspect import draft_mapping, inspect_file
from analysis.ingest.personal import mask
from analysis.ingest.personal_numbers import is_identity_number

SECRETS = (
    "张三丰",
    "欧阳小明",
    "11010519491231002X",
    "13800138000",
    "zhang@example.com",
    "6222020200112233445",
)


def nowhere(tables, *more):
    said = "\n".join(
        frame.to_csv()
        for frame in (tables.claims, tables.pairings, tables.sources, tables.rejects, tables.findings)
    )
    said += str(tables.unreadable) + "".join(more)
    for secret in SECRETS:
        assert secret not in said


@pytest.mark.parametrize(
    ("number", "legal"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("440524188001010014", True),
        ("110105194912310021", False),
        ("1101051949123100", False),
        ("12345678901234567X", False),
    ],
)
def test_the_check_digit_of_gb_11643(number, legal):
    assert is_identity_number(number) is legal


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "身份证：110105194912310021（笔误）",
        "110105 19491231 002X",
        "电话13800138000",
        "+86 138 0013 8000",
        "138-0013-8000",
        "联系人：欧阳小明",
        "填表人:张三丰  审核人：欧阳小明",
        "zhang@example.com",
        "010-12345678",
        "１３８００１３８０００",
    ],
)
def test_patterns_are_masked(text):
    clean = mask(text)
    assert "〔个人信息〕" in clean
    for secret in (*SECRETS, "110105", "0013", "12345678"):
        assert secret not in clean


@pytest.mark.parametrize(
    "text",
    [
        "187000",
        "190,500.5",
        "2023年1-11月",
        "13.8",
        "138001380",
        "2023-06-30",
        "单位：万元",
        "东部：北京市",
        "123456789012",
    ],
)
def test_figures_and_dates_are_not_masked(text):
    assert mask(text) == text


def test_names_and_numbers_of_a_ledger_reach_nothing(xlsx, read):
    path = xlsx(
        [
            ["2023年务工人员台账", None, None, None, None, None, None],
            ["填表人：张三丰", None, None, None, "联系电话：13800138000", None, None],
            ["序号", "姓名", "身份证号码", "联系方式", "家庭所在县", "就业地", "务工起始时间"],
            [
                1,
                "张三丰",
                "11010519491231002X",
                "13800138000",
                "贵州省毕节市威宁县",
                "广东省深圳市",
                "2023-03",
            ],
            [2, "欧阳小明", "110105194912310021", "zhang@example.com", "欧阳小明", "欧阳小明", "张三丰"],
            [3, "欧阳小明", "", "", "贵州省毕节市威宁县", "13800138000", "11010519491231002X"],
        ]
    )
    tables = read()
    assert tables.counts[["shape", "rows_in", "summed", "rejects"]].values.tolist() == [["ledger", 3, 1, 2]]
    nowhere(tables, inspect_file(path), draft_mapping(path))
    assert "personal data, dropped at reading" in tables.findings["reason"].tolist()


def test_identity_numbers_in_any_column_of_any_table(xlsx, read):
    path = xlsx(
        [
            ["2023年东西部协作财政援助资金（万元） 联系人：张三丰"],
            ["东部", "西部", "财政援助资金", "备注", "负责人"],
            ["北京市", "11010519491231002X", 5, "电话13800138000", "张三丰"],
            ["福建省", "宁夏回族自治区", "13800138000", "", "欧阳小明"],
            ["上海市", "云南省", 7, "账号6222020200112233445转zhang@example.com", "欧阳小明"],
            ["注：联系人：张三丰 13800138000"],
        ],
        name="13800138000名单.xlsx",
    )
    nowhere(read(), inspect_file(path))


def test_a_list_of_people_without_places_is_not_shown(text, read):
    text([["姓名", "电话", "金额"], ["张三丰", "13800138000", "5"], ["欧阳小明", "", "6"]])
    nowhere(read())


def test_a_name_in_the_wrong_column_reaches_nothing(xlsx, read):
    path = xlsx(
        [
            ["2023年东西部协作资金（万元）"],
            ["姓名", "性别", "民族", "学历", "东部", "西部", "财政援助资金", "备注"],
            ["张三丰", "男", "汉", "大专", "张三丰", "内蒙古自治区", 5, "张三丰"],
            ["张三丰", "男", "汉", "大专", "北京市", "内蒙古自治区", "张三丰", "张三丰"],
            ["张三丰", "男", "汉", "大专", "北京市", "内蒙古自治区", 6, "张三丰"],
        ]
    )
    tables = read()
    assert tables.claims[["value", "note"]].values.tolist() == [["6", ""]]
    assert tables.rejects["row"].tolist() == [3, 4]
    nowhere(tables, inspect_file(path))


def test_a_name_as_home_of_a_worker_reaches_nothing(text, read):
    text([["姓名", "手机", "户籍县", "就业地", "起始月"], ["x", "", "张三丰", "广东省深圳市", "2023-03"]])
    tables = read()
    assert len(tables.rejects) == 1
    nowhere(tables)


def test_a_company_named_after_telephones_is_no_personal_header(text, read):
    text(
        [
            ["企业名称", "来源地", "落地县", "到位投资（万元）", "投产时间"],
            ["某手机制造有限公司", "杭州市", "四川省广元市剑阁县", "5", "2023-01"],
            ["某电话有限公司", "杭州市", "四川省广元市剑阁县", "6", "2023-01"],
        ]
    )
    assert read().claims["value"].tolist() == ["2", "11"]


def test_an_amount_of_eleven_digits_is_no_telephone(xlsx, read):
    xlsx([["2023年资金"], ["结对关系", "财政援助资金（元）"], ["闽宁协作", 13800138000]])
    assert read().claims["value"].tolist() == ["13800138000"]


def test_a_person_named_by_file_and_sheet_is_not_named_by_us(xlsx, read):
    xlsx(
        [
            ["姓名", "身份证号", "户籍地", "务工地", "时间"],
            ["王小明", "11010519491231002X", "宁夏西吉县", "福建省", "2023-03"],
        ],
        name="王小明13800138000.xlsx",
        sheet="王小明",
    )
    tables = read()
    assert len(tables.claims) == 1
    for frame in (tables.claims, tables.sources, tables.findings, tables.counts, tables.rejects):
        words = frame.to_csv()
        assert "王小明" not in words
        assert "13800138000" not in words


def test_files_whose_names_differ_only_in_what_is_masked_stay_apart(xlsx, read):
    for number in ("13800138000", "13900139000"):
        xlsx([["2023年闽宁"], ["县区", "财政援助资金（万元）"], ["西吉县", number[2]]], name=f"{number}.xlsx")
    assert read().claims["batch"].tolist() == ["〔个人信息〕.xlsx", "〔个人信息〕.xlsx (2)"]


def test_a_mapping_that_is_wrong_does_not_print_a_telephone(xlsx, read):
    path = xlsx([["县", "资金（万元）"], ["西吉县", 1]])
    path.with_name("table.xlsx.yml").write_text("columns: {电话13800138000: west}", encoding="utf-8")
    (problem,) = read().unreadable
    assert "13800138000" not in str(problem)


@pytest.mark.parametrize("head", ["name", "名字", "Full name", "姓名"])
def test_a_column_of_places_is_no_column_of_persons_whatever_heads_it(text, read, head):
    text(
        [
            [head, "年份", "财政援助资金（万元）"],
            ["陕西省", "2023", "241000"],
            ["甘肃省", "2023", "213000"],
            ["青海省", "2023", "63000"],
            ["张三丰", "2023", "5"],
        ]
    )
    tables = read()
    assert tables.claims[["west", "value"]].values.tolist() == [
        ["陕西省", "241000"],
        ["甘肃省", "213000"],
        ["青海省", "63000"],
    ]
    assert len(tables.rejects) == 1
    nowhere(tables)


def test_a_mapping_says_that_a_personal_header_heads_places(text, read):
    path = text(
        [
            ["东西部协作"],
            ["name", "年份", "财政援助资金（万元）"],
            ["红星村", "2023", "24"],
            ["张三丰", "2023", "5"],
        ]
    )
    tables = read()
    assert tables.claims.empty
    assert any("a: name holds places" in remedy.lower() for remedy in tables.findings["remedy"])
    path.with_name("table.csv.yml").write_text("{east: 苏州市, columns: {A: west}}", encoding="utf-8")
    tables = read()
    assert tables.claims[["west", "value"]].values.tolist() == [["红星村", "24"]]
    nowhere(tables)


def test_messages_quote_no_word_of_a_sheet_that_names_persons(xlsx, read):
    path = xlsx(
        [
            ["2023年东西部协作（万元）", "联系电话：13800138000"],
            ["地区", "指标", "姓名", "2023年", "2022年"],
            ["张三丰", "财政援助资金", "欧阳小明", 5, 6],
            ["西吉县", "张三丰", "欧阳小明", 5, 6],
        ]
    )
    nowhere(read(), inspect_file(path))
