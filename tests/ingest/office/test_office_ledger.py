"""Ledgers of enterprises and workers are summed; every line is counted or rejected."""

import random

import pytest

from analysis.ingest.office.reading import limits
from analysis.ingest.readers import read_file

FIELDS = ["east", "east_level", "west", "west_level", "indicator", "value", "unit", "period"]
ENTERPRISES = [
    ["2023年东西部协作企业台账"],
    ["序号", "企业名称", "来源地", "落地园区", "落地县", "到位投资（万元）", "吸纳就业人数", "投产时间"],
    ["1", "甲公司", "杭州市", "甲园区", "四川省广元市剑阁县", "1000.5", "20", "2023年3月"],
    ["2", "乙公司", "杭州市", "甲园区", "四川省广元市剑阁县", "2,000", "30", "2023-05"],
    ["3", "丙公司", "宁波市", "乙园区", "四川省凉山州布拖县", "暂无", "", "2022.11"],
    ["4", "丁公司", "", "乙园区", "四川省凉山州布拖县", "5", "", "2022.11"],
    ["5", "戊公司", "宁波市", "乙园区", "四川省凉山州布拖县", "未定", "", "2023/7/1"],
    ["6", "己公司", "宁波市", "乙园区", "四川省凉山州布拖县", "7", "", "某日"],
    ["合计", "", "", "", "", "3012.5", "50", ""],
]


def test_a_ledger_of_enterprises(text, read):
    text(ENTERPRISES, name="企业.csv")
    tables = read()
    assert tables.claims[FIELDS].values.tolist() == [
        ["宁波市", "prefecture", "四川省凉山州布拖县", "county", "enterprises_settled", "1", "家", "2022"],
        ["杭州市", "prefecture", "四川省广元市剑阁县", "county", "enterprises_settled", "2", "家", "2023"],
        ["杭州市", "prefecture", "四川省广元市剑阁县", "county", "enterprise_investment", "3000.5", "万元", "2023"],
        ["杭州市", "prefecture", "四川省广元市剑阁县", "county", "other:jobs_in_guided_enterprises", "50.0", "人", "2023"],
    ]  # fmt: skip
    assert tables.claims["locator"][0] == "企业.csv|企业!A3:H8"
    assert tables.claims["note"][1] == "sum of 2 lines of the ledger"
    assert tables.rejects[["row", "column", "printed"]].values.tolist() == [
        [6, "企业!C6", ""],
        [7, "企业!F7", "未定"],
        [8, "企业!H8", "某日"],
    ]
    assert tables.counts[["rows_in", "summed", "set_aside"]].values.tolist() == [[7, 3, 1]]


WORKERS = [
    ["序号", "姓名", "身份证号", "户籍县", "就业地", "用工单位", "务工起始月"],
    ["1", "张三", "11010519491231002X", "贵州省毕节市威宁县", "广东省深圳市", "某厂", "2023-03"],
    ["2", "李四", "520102199001011234", "贵州省毕节市威宁县", "广州市", "某厂", "2023年4月"],
    ["3", "王五", "520102199001011235", "贵州省毕节市威宁县", "贵州省贵阳市", "某厂", "202305"],
    ["4", "赵六", "520102199001011236", "贵州省毕节市威宁县", "河南省郑州市", "某厂", "2023.6"],
    ["5", "钱七", "520102199001011237", "贵州省毕节市威宁县", "广东省", "某厂", "三月"],
    ["6", "孙八", "520102199001011238", "贵州省毕节市威宁县", "孙八", "某厂", "2023-01"],
]


def test_a_ledger_of_workers_by_province_of_work(text, read):
    text(WORKERS, encoding="gb18030")
    tables = read()
    home = ["贵州省毕节市威宁县", "county"]
    assert tables.claims[FIELDS].values.tolist() == [
        ["", "national", *home, "jobs_elsewhere", "1", "人", "2023"],
        ["", "national", *home, "jobs_local", "1", "人", "2023"],
        ["广东省", "province", *home, "jobs_to_east", "2", "人", "2023"],
    ]
    assert tables.rejects["row"].tolist() == [6, 7]
    assert set(tables.rejects["printed"]) == {"〔not shown: the sheet names persons〕"}


@pytest.fixture
def large(tmp_path, monkeypatch):
    """Write a ledger that is read as a stream, and its counts as a plain loop finds them."""
    monkeypatch.setattr(limits, "BULK_BYTES", 1000)
    rng = random.Random(7)
    homes = ["贵州省毕节市威宁县", "云南省昭通市镇雄县"]
    expected: dict[tuple, int] = {}
    lines = ["2021-2023年务工台账", "序号,姓名,身份证号,户籍县,就业地,起始月"]
    for n in range(2000):
        home, year, to = (
            rng.choice(homes),
            rng.choice((2021, 2022, 2023)),
            rng.choice(("广东省深圳市", "上海市浦东新区")),
        )
        month = rng.choice((f"{year}-05", f"{year}年5月", f"{year}.5", f"{year}05"))
        lines.append(f"{n},某某,5201021990{n:07d}X,{home},{to},{month}")
        key = ("广东省" if to.startswith("广东") else "上海市", home, str(year))
        expected[key] = expected.get(key, 0) + 1
    lines[100] += ",多出一格 张三 13800138000"
    east, year = ("广东省" if "广东" in lines[100] else "上海市"), lines[100].split(",")[5][:4]
    expected[east, lines[100].split(",")[3], year] -= 1
    path = tmp_path / "workers.csv"
    path.write_text("\n".join(lines), encoding="gb18030")
    return path, expected


def test_a_large_ledger_is_read_as_a_stream(large):
    path, expected = large
    (out,), _ = read_file(path)
    found = {(c["east"], c["west"], c["period"]): int(c["value"]) for c in out.claims}
    assert found == expected
    assert (out.rows_in, out.summed) == (2000, 1999)
    assert [(r["row"], r["printed"]) for r in out.rejects] == [(101, "7 cells")]
    assert "13800138000" not in str(vars(out))
    assert "某某" not in str(vars(out))


def test_repeated_identity_numbers_are_said(large):
    path, _ = large
    text = path.read_text(encoding="gb18030").replace("52010219900000002X", "52010219900000001X")
    path.write_text(text, encoding="gb18030")
    (out,), _ = read_file(path)
    assert [f["printed"] for f in out.findings] == ["2021-2023年务工台账", "1 lines"]
    assert "no word says that these lines are of the cooperation" in out.findings[0]["reason"]


def test_a_large_table_that_is_no_ledger_is_refused_with_a_remedy(tmp_path, monkeypatch):
    from analysis.errors import RawFileError

    monkeypatch.setattr(limits, "BULK_BYTES", 100)
    path = tmp_path / "large.csv"
    path.write_text("甲,乙\n" + "1,2\n" * 100, encoding="utf-8")
    with pytest.raises(RawFileError, match="户籍县"):
        read_file(path)


def test_amounts_without_a_unit_are_said_and_not_dropped_in_silence(xlsx, read):
    xlsx(
        [
            ["鲁渝协作引进企业台账（2023年）"],
            ["企业名称", "来源地", "落地区县", "到位投资", "落地时间"],
            ["甲公司", "山东省济南市", "重庆市万州区", 1000, "2023年5月"],
        ]
    )
    tables = read()
    assert tables.claims["indicator"].tolist() == ["enterprises_settled"]
    (said,) = tables.findings[tables.findings["severity"] == "error"]["reason"]
    assert "no unit of enterprise_investment" in said


def test_the_county_counts_where_the_title_names_the_giver(xlsx, figures):
    xlsx(
        [
            ["2023年福建企业落地宁夏情况台账"],
            ["序号", "企业名称", "落地县区", "实际到位投资（万元）"],
            [1, "a", "西吉县", 100],
            [2, "b", "西吉县", 200],
            [3, "c", "原州区", None],
        ]
    )
    assert figures() == [
        ("福建", "宁夏原州区", "enterprises_settled", "1", "家", "2023", "annual"),
        ("福建", "宁夏西吉县", "enterprises_settled", "2", "家", "2023", "annual"),
        ("福建", "宁夏西吉县", "enterprise_investment", "300", "万元", "2023", "annual"),
    ]


def test_workers_without_a_home_column_are_of_the_title(xlsx, figures):
    xlsx(
        [
            ["2023年闽宁务工人员花名册"],
            ["姓名", "身份证号码", "家庭住址", "务工地", "月收入（元）"],
            ["王小明", "11010519491231002X", "宁夏西吉县吉强镇", "福建省福州市", 5000],
        ]
    )
    assert figures() == [("福建省", "宁夏回族自治区", "jobs_to_east", "1", "人", "2023", "annual")]


def test_an_english_ledger_of_workers(xlsx, figures):
    xlsx(
        [
            ["Ledger of workers"],
            ["No.", "Worker name", "ID card", "Home county", "Destination province", "Start month"],
            [1, "Wang Xiaoming", "11010519491231002X", "Xiji County, Ningxia", "Fujian", "2023-03"],
            [2, "Li", "11010519491231002X", "Xiji County, Ningxia", "Fuzhou, Fujian", "2023-04"],
        ]
    )
    assert figures() == [("福建省", "Xiji County, Ningxia", "jobs_to_east", "2", "人", "2023", "annual")]
