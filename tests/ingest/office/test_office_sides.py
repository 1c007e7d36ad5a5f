"""Who gives and who receives, where titles name cities, names stand in several provinces or a header says little."""

import docx
import pytest

from analysis.ingest.office.layout.title_places import title_sides

PLACES = ["east", "west", "value"]


def places(tables):
    """Giver, receiver and value of each claim."""
    return tables.claims[PLACES].values.tolist()


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        ("2023年闽宁协作资金情况", ("福建省", "宁夏回族自治区")),
        ("2023年深圳市对口帮扶河池市（粤桂东西部协作）情况", ("深圳市", "河池市")),
        ("2023年青岛市与定西市东西部协作进展", ("青岛市", "定西市")),
        ("青岛—定西东西部协作2023", ("青岛", "定西")),
        ("隆德县2023年闽宁协作资金表", ("福建省", "隆德县")),
        ("四川省广元市剑阁县浙川协作资金", ("浙江省", "广元市剑阁县")),
        ("杭州市、宁波市帮扶资金", ("杭州市;宁波市", "")),
        ("北京市朝阳区京蒙协作资金", ("北京市朝阳区", "内蒙古自治区")),
        ("成都市浙川协作资金（粤桂）", ("浙江省", "成都市")),
        ("甘肃省合作项目资金", ("", "甘肃省")),
    ],
)
def test_a_title_is_of_the_finest_places_that_it_names(title, sides):
    assert title_sides(title) == sides


def test_tables_of_one_sheet_are_of_the_cities_of_its_headline(xlsx, read):
    xlsx(
        [
            ["2023年深圳市对口帮扶河池市（粤桂东西部协作）情况", None, None],
            ["表一 资金（万元）", None, None],
            ["县", "帮扶区", "财政援助资金"],
            ["都安瑶族自治县", "宝安区", 8200],
            [],
            ["表二 就业（人）", None, None],
            ["县", "就近就业", None],
            ["都安瑶族自治县", 8900, None],
        ]
    )
    assert [[east[-3:], west[-7:], value] for east, west, value in places(read())] == [
        ["宝安区", "都安瑶族自治县", "8200"],
        ["深圳市", "都安瑶族自治县", "8900"],
    ]


def test_a_row_of_another_city_stays_out_of_the_city_of_the_title(xlsx, read):
    xlsx(
        [
            ["2023年深圳市对口帮扶河池市情况（万元）", None],
            ["市", "财政援助资金"],
            ["河池市", 8],
            ["百色市", 9],
        ]
    )
    assert places(read()) == [["深圳市", "河池市", "8"], ["深圳市", "百色市", "9"]]


def test_the_prefecture_may_stand_behind_its_county(text, read):
    text(
        [
            ["2022年津甘协作资金（万元）", "", ""],
            ["县", "所属市州", "财政援助资金"],
            ["会宁县", "白银市", "7200"],
            ["古浪县", "武威市", "6850"],
        ]
    )
    assert places(read()) == [
        ["天津市", "甘肃省白银市会宁县", "7200"],
        ["天津市", "甘肃省武威市古浪县", "6850"],
    ]


def test_english_names_of_several_provinces_lie_in_that_of_the_title(text, read):
    text(
        [
            ["East-West Cooperation: Tianjin and Gansu, 2022", "", ""],
            ["County", "Prefecture", "Government assistance funds (million yuan)"],
            ["Jingning County", "Pingliang", "55"],
            ["Gulang County", "Wuwei", "68"],
            ["Qin'an County", "Tianshui", "61"],
        ]
    )
    assert places(read()) == [
        ["Tianjin", "Jingning County, Pingliang, Gansu", "55"],
        ["Tianjin", "Gulang County, Wuwei, Gansu", "68"],
        ["Tianjin", "Qin'an County, Tianshui, Gansu", "61"],
    ]


def test_districts_of_the_giver_across_receivers_down(xlsx, read):
    xlsx(
        [
            ["2022年京蒙协作社会帮扶资金明细表（万元）", None, None, None],
            ["受援旗县\\帮扶区", "东城区", "朝阳区", "合计"],
            ["化德县", 320, None, 320],
            ["卓资县", None, 267, 267],
            ["敖汉旗", "—", "0", 0],
        ]
    )
    tables = read()
    assert [[east[-3:], west[-3:], value] for east, west, value in places(tables)] == [
        ["东城区", "化德县", "320"],
        ["朝阳区", "卓资县", "267"],
        ["朝阳区", "敖汉旗", "0"],
    ]
    assert set(tables.claims["east"]) == {"北京市东城区", "北京市朝阳区"}


def test_a_second_row_of_places_names_the_other_side(xlsx, read):
    xlsx(
        [
            ["2024年南京市—商洛市协作情况", None, None, None],
            ["指标", "单位", "商州区", "洛南县"],
            ["结对区", None, "江宁区", "高淳区"],
            ["财政援助资金", "万元", 5600, 4980],
            ["就近就业", "人", 1300, 1108],
        ]
    )
    assert [[east[-3:], west[-3:], value] for east, west, value in places(read())] == [
        ["江宁区", "商州区", "5600"],
        ["高淳区", "洛南县", "4980"],
        ["江宁区", "商州区", "1300"],
        ["高淳区", "洛南县", "1108"],
    ]


@pytest.mark.parametrize("header", ["对口区市", "青方单位"])
def test_a_column_of_givers_is_told_by_its_cells(xlsx, read, header):
    xlsx(
        [
            ["2023年协作资金情况（万元）", None, None],
            ["县区", header, "财政援助资金"],
            ["岷县", "崂山区", 4200],
            ["通渭县", "李沧区", 4050],
        ]
    )
    assert places(read()) == [["崂山区", "岷县", "4200"], ["李沧区", "通渭县", "4050"]]


def test_a_column_of_a_place_without_a_side_is_refused(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作资金情况（万元）", None, None],
            ["受援县", "鼓楼区", "朝阳区"],
            ["岷县", 4200, 10],
        ],
    )
    tables = read()
    assert tables.claims.empty
    assert tables.rejects["reason"].tolist() == [
        "it is not told whether '鼓楼区' gives or receives",
        "it is not told whether '朝阳区' gives or receives",
    ]


def test_the_second_table_of_a_word_file_is_under_its_first_line(inbox, read):
    document = docx.Document()
    document.add_paragraph("附件2")
    document.add_paragraph("2023年青岛市与定西市东西部协作进展（截至9月底）")
    for _ in range(7):
        document.add_paragraph("各项工作有序推进。")
    for value in ("4200", "4050"):
        document.add_paragraph("各县如下：")
        table = document.add_table(rows=2, cols=2)
        for cell, words in zip(table._cells, ["县区", "财政援助资金（万元）", "岷县", value], strict=True):
            cell.text = words
    document.save(inbox / "report.docx")
    claims = read().claims
    assert claims[["east", "west", "value", "period"]].values.tolist() == [
        ["青岛市", "定西市岷县", "4200", "2023-01/2023-09"],
        ["青岛市", "定西市岷县", "4050", "2023-01/2023-09"],
    ]


def test_a_pair_in_one_cell_is_two_sides_whatever_heads_it(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作资金（万元）", None],
            ["受援县（结对县）", "财政援助资金"],
            ["隆德县（闽侯县）", 6500],
            ["盐池县(惠安县)", 5500],
        ]
    )
    assert places(read()) == [["闽侯县", "隆德县", "6500"], ["惠安县", "盐池县", "5500"]]


def test_a_header_that_begins_with_a_giver_names_it(xlsx, read):
    xlsx(
        [
            ["四川省2023年东西部协作资金（万元）", None],
            ["市州", "浙江财政援川资金"],
            ["甘孜州", 45000],
        ]
    )
    assert places(read()) == [["浙江", "四川省甘孜州", "45000"]]


def test_the_giver_of_the_title_goes_before_a_province_in_a_header(xlsx, read):
    xlsx(
        [
            ["2023年杭州市对口帮扶广元市资金（万元）", None],
            ["县", "浙江省级财政援助资金"],
            ["剑阁县", 4500],
        ]
    )
    assert places(read()) == [["杭州市", "广元市剑阁县", "4500"]]
