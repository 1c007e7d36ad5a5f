"""Lists of pairs become rows of the pairings table."""

FIELDS = ["east", "east_level", "west", "west_level", "start", "end", "basis"]


def test_a_county_list_with_merged_provinces_and_prefectures(xlsx, read):
    xlsx(
        [
            ["附件1"],
            ["东西部协作结对帮扶关系表（2021年）"],
            ["东部", None, None, "西部", None, None, "备注"],
            ["省", "市", "县（市、区）", "省（区、市）", "市（州）", "县（市、区）", None],
            ["浙江省", "杭州市", "淳安县", "四川省", "广元市", "剑阁县", None],
            [None, None, "桐庐县", None, None, "苍溪县、旺苍县", "新增"],
            [None, "宁波市", "慈溪市", None, "凉山州", "布拖县", None],
        ],
        ["A2:G2", "A3:C3", "D3:F3", "G3:G4", "A5:A7", "B5:B6", "D5:D7", "E5:E6"],
    )
    tables = read()
    assert tables.pairings[FIELDS].values.tolist() == [
        ["浙江省杭州市淳安县", "county", "四川省广元市剑阁县", "county", "", "", "2021"],
        ["浙江省杭州市桐庐县", "county", "四川省广元市苍溪县", "county", "", "", "2021"],
        ["浙江省杭州市桐庐县", "county", "四川省广元市旺苍县", "county", "", "", "2021"],
        ["浙江省宁波市慈溪市", "county", "四川省凉山州布拖县", "county", "", "", "2021"],
    ]
    assert tables.pairings["note"][1] == "Sheet1 row 6; in force 2021; round inferred; 新增"
    assert tables.pairings["row"].tolist() == [1, 2, 3, 4]
    assert tables.claims.empty


def test_a_giver_in_the_title_pairs_with_each_receiver_of_the_list(text, read):
    text([["2021年福建省结对帮扶县名单"], ["序号", "受援县"], ["1", "西吉县"], ["2", "海原县"]])
    tables = read()
    assert tables.pairings[FIELDS].values.tolist() == [
        ["福建省", "province", "西吉县", "county", "", "", "2021"],
        ["福建省", "province", "海原县", "county", "", "", "2021"],
    ]


def test_a_list_without_merged_cells_and_with_a_span_of_years(text, read):
    text(
        [
            ["2016-2020年对口帮扶结对名单"],
            ["序号", "帮扶城市", "受援地区"],
            ["1", "苏州市", "铜仁市"],
            ["2", "杭州市", ""],
            ["", "", "黔东南苗族侗族自治州"],
            ["3", "大连市", "六盘水市"],
        ]
    )
    tables = read()
    assert tables.pairings[FIELDS].values.tolist() == [
        ["苏州市", "prefecture", "铜仁市", "prefecture", "2016", "2020", ""],
        ["杭州市", "prefecture", "黔东南苗族侗族自治州", "prefecture", "2016", "2020", ""],
        ["大连市", "prefecture", "六盘水市", "prefecture", "2016", "2020", ""],
    ]
    assert tables.rejects[["row", "reason"]].values.tolist() == [[4, "the cell of the receiver is blank"]]


def test_both_sides_in_one_cell(xlsx, read):
    xlsx(
        [["结对帮扶关系一览表"], ["序号", "结对关系"], [1, "福州市—定西市"], [2, "闽宁协作"], [3, "待定协作"]]
    )
    tables = read()
    assert tables.pairings[["east", "west", "basis"]].values.tolist() == [
        ["福州市", "定西市", ""],
        ["福建省", "宁夏回族自治区", ""],
    ]
    assert tables.rejects["row"].tolist() == [5]


def test_a_header_of_two_provinces(text, read):
    text(
        [["闽宁协作结对帮扶关系"], ["福建", "宁夏"], ["福州市鼓楼区", "固原市西吉县、原州区"]],
        encoding="gb18030",
    )
    assert read().pairings[["east", "west"]].values.tolist() == [
        ["福建福州市鼓楼区", "宁夏固原市西吉县"],
        ["福建福州市鼓楼区", "宁夏原州区"],
    ]


def test_a_column_beside_the_receivers_lists_givers(xlsx, read):
    xlsx([["2021年甘肃省东西部协作结对关系表"], ["受援县", "帮扶单位"], ["积石山县", "济南市章丘区"]])
    assert read().pairings[["east", "west"]].values.tolist() == [["济南市章丘区", "甘肃省积石山县"]]


def test_an_english_list(xlsx, read):
    xlsx(
        [
            ["County pairing list, Zhejiang and Sichuan"],
            ["Assisting county", "Assisted county"],
            ["Xihu District, Hangzhou", "Jiange County, Guangyuan"],
        ]
    )
    assert read().pairings[["east", "west"]].values.tolist() == [
        ["Xihu District, Hangzhou, Zhejiang", "Jiange County, Guangyuan, Sichuan"]
    ]


def test_each_line_may_say_since_when_and_the_file_for_all(xlsx, read):
    xlsx(
        [
            ["广东省与贵州省县（市、区）结对帮扶关系表"],
            ["广东县区", "贵州县区", "结对时间"],
            ["越秀区", "纳雍县", "2021年6月"],
            ["天河区", "大方县", "2016-2020年"],
            ["香洲区", "正安县", ""],
        ],
        name="2022年结对关系.xlsx",
    )
    assert read().pairings[["west", "start", "end", "basis"]].values.tolist() == [
        ["贵州纳雍县", "2021-06", "", ""],
        ["贵州大方县", "2016", "2020", ""],
        ["贵州正安县", "", "", "2021"],
    ]
