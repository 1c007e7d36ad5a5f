"""The names of sheet and file say what a table leaves out, and that is said."""

import openpyxl


def workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)


def test_sheets_named_by_pair(inbox, read):
    rows = [["财政援助资金（万元）"], ["地市", "2022年", "2023年"]]
    workbook(
        inbox / "a.xlsx",
        {"京蒙协作": [*rows, ["赤峰市", 1, 2]], "苏陕协作": [*rows, ["商洛市", 5, 6]]},
    )
    tables = read()
    assert tables.claims[["east", "west", "value", "period"]].values.tolist() == [
        ["北京市", "内蒙古自治区赤峰市", "1", "2022"],
        ["北京市", "内蒙古自治区赤峰市", "2", "2023"],
        ["江苏省", "陕西省商洛市", "5", "2022"],
        ["江苏省", "陕西省商洛市", "6", "2023"],
    ]
    assert tables.findings["printed"].tolist() == [
        "east 北京市, west 内蒙古自治区",
        "east 江苏省, west 陕西省",
    ]


def test_sheets_named_by_the_cities_of_a_giver(inbox, read):
    rows = [["2023年浙川东西部协作财政援助资金（万元）"], ["受援县", "金额"]]
    workbook(inbox / "a.xlsx", {"杭州市": [*rows, ["剑阁县", 10]], "宁波市": [*rows, ["剑阁县", 30]]})
    assert read().claims[["east", "west", "value"]].values.tolist() == [
        ["浙江省杭州市", "四川省剑阁县", "10"],
        ["浙江省宁波市", "四川省剑阁县", "30"],
    ]


def test_a_file_named_by_pair_and_year(xlsx, figures):
    xlsx([["县区", "财政援助资金（万元）"], ["西吉县", 3]], name="2023年闽宁协作资金.xlsx")
    assert figures() == [("福建省", "宁夏回族自治区西吉县", "gov_funds", "3", "万元", "2023", "annual")]


def test_a_name_never_contradicts_the_title(xlsx, figures):
    xlsx([["2023年苏陕协作"], ["地市", "财政援助资金（万元）"], ["商洛市", 3]], name="闽宁.xlsx")
    assert figures() == [("江苏省", "陕西省商洛市", "gov_funds", "3", "万元", "2023", "annual")]


def test_a_file_named_by_pair_makes_no_pairs_of_a_list_of_counties(xlsx, read):
    xlsx(
        [["县区", "电话"], ["西吉县", "0954-3012345"], ["泾源县", "0954-5012345"]], name="闽宁协作通讯录.xlsx"
    )
    tables = read()
    assert tables.pairings.empty
    assert tables.claims.empty
