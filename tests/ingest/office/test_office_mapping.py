"""The mapping file says what the words of a table don't; `inspect` drafts it."""

import pytest
import yaml

from analysis.errors import RawFileError
from analysis.ingest.office.inspect import draft_mapping, inspect_file, write_draft
from analysis.ingest.office.layout.mapping import read_mapping

ODD = [
    ["甲方报送", None, None, None],
    ["某", "对方", "金额一", "金额二"],
    ["a", "昆明市", 10, 100],
    ["b", "曲靖市", 20, 200],
]


def map_file(path, text):
    target = path.with_name(path.name + ".yml")
    target.write_text(text, encoding="utf-8")
    return target


def test_a_table_without_known_words_is_read_by_its_mapping(xlsx, read):
    path = xlsx(ODD)
    map_file(
        path,
        """
        source: jiangsu-2023
        sheet: Sheet1
        header_rows: 2
        year: 2023
        unit: 万元
        east: 上海市
        columns:
          A: skip
          对方: west
          C: gov_funds
          D: {indicator: jobs_total, unit: 人, year: 2022, basis: target}
        """,
    )
    tables = read()
    assert tables.claims[
        ["source_id", "east", "west", "indicator", "value", "unit", "period", "basis"]
    ].values.tolist() == [
        ["jiangsu-2023", "上海市", "昆明市", "gov_funds", "10", "万元", "2023", "annual"],
        ["jiangsu-2023", "上海市", "昆明市", "jobs_total", "100", "人", "2022", "target"],
        ["jiangsu-2023", "上海市", "曲靖市", "gov_funds", "20", "万元", "2023", "annual"],
        ["jiangsu-2023", "上海市", "曲靖市", "jobs_total", "200", "人", "2022", "target"],
    ]
    assert tables.sources.empty
    assert tables.rejects.empty


def test_several_tables_and_a_skipped_sheet(xlsx, read):
    path = xlsx(ODD)
    map_file(path, "tables: [{sheet: Sheet1, skip: true}]")
    tables = read()
    assert tables.claims.empty
    assert tables.counts["shape"].tolist() == ["skipped by its mapping"]


def test_last_row_ends_a_table(xlsx, read):
    path = xlsx([*ODD, ["注", "说明文字", 99, 99]])
    map_file(
        path,
        "{header_rows: [2], last_row: 4, year: 2023, unit: 万元, east: 上海市,"
        " columns: {A: skip, B: west, C: gov_funds, D: skip}}",
    )
    assert read().claims["value"].tolist() == ["10", "20"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {C: gov_fund}", "unknown indicator"),
        ("columns: {C: {role: giver}}", "unknown role"),
        ("colour: red", "colour"),
        ("basis: yearly", "basis"),
        ("header_rows: [0]", "header_rows"),
        ("a: [", "not a YAML file"),
        ("!!python/object/apply:os.system ['true']", "not a YAML file"),
        ("- 1", "a mapping of keys to values"),
    ],
)
def test_a_mapping_that_breaks_the_model_stops_its_file_with_a_remedy(xlsx, read, text, said):
    map_file(xlsx(ODD), text)
    (problem,) = read().unreadable
    assert said in str(problem)
    assert "inspect" in problem.hint


def test_a_mapping_of_a_column_that_is_not_there(xlsx, read):
    map_file(xlsx(ODD), "{header_rows: 2, columns: {不存在: west}}")
    (problem,) = read().unreadable
    assert "'不存在'" in problem.problem
    assert "金额一" in problem.hint


def test_no_mapping_says_nothing(tmp_path):
    assert read_mapping(tmp_path / "none.yml").tables == []


KNOWN = [
    ["2023年闽宁协作情况表"],
    ["单位：万元"],
    ["受援地", "财政援助资金", "就业人数（人）", "其他说明数"],
    ["固原市", 10, 5, 1],
    ["吴忠市", 20, 6, 2],
]


def test_inspect_says_what_was_recognised(xlsx):
    said = inspect_file(xlsx(KNOWN))
    for words in (
        "shape wide; header in row 3; data to row 5",
        "B  财政援助资金  ->  figure; indicator gov_funds",
        "C  就业人数（人）  ->  figure; indicator jobs_total, unit 人",
        "D  其他说明数  ->  unknown",
        "B4: 福建省 -> 宁夏回族自治区固原市: gov_funds 10 万元 2023 annual",
        "rejected Sheet1!D4:D5 (2)",
    ):
        assert words in said


def test_inspect_says_where_a_title_tells_nothing(xlsx):
    said = inspect_file(xlsx([["情况表"], ["东部", "西部", "备注"], ["福建省", "宁夏回族自治区", "略"]]))
    assert "title: 情况表" in said and "from the title: nothing" in said
    # A header that tells nothing has its role alone.
    assert "; nothing" not in said and not any(line.endswith("; ") for line in said.splitlines())


def test_the_draft_reads_as_what_was_recognised(xlsx, read):
    path = xlsx(KNOWN)
    before = read().claims
    target = write_draft(path)
    assert target.name == "table.xlsx.yml"
    draft = yaml.safe_load(target.read_text(encoding="utf-8"))["tables"][0]
    assert draft["header_rows"] == [3]
    assert draft["columns"]["A"] == "west"
    assert draft["columns"]["D"] == "unknown"
    assert read().claims.equals(before)
    target.write_text(
        target.read_text(encoding="utf-8").replace("D: unknown", "D: other:visits"), encoding="utf-8"
    )
    assert "other:visits" in read().claims["indicator"].tolist()
    with pytest.raises(RawFileError, match="mapping already"):
        write_draft(path)


def test_a_draft_of_an_unknown_table_can_be_filled_in(xlsx):
    draft = yaml.safe_load(draft_mapping(xlsx(ODD)))
    assert draft["tables"][0]["sheet"] == "Sheet1"


def test_the_draft_of_two_tables_on_one_sheet_changes_nothing(xlsx, read, two_tables):
    path = xlsx(two_tables)
    before = read().claims
    write_draft(path)
    after = read().claims
    assert before["indicator"].tolist() == ["gov_funds", "jobs_total"]
    assert after.equals(before)


def test_a_sheet_by_its_number(xlsx, read):
    map_file(xlsx(KNOWN), "{sheet: 1, columns: {D: other:visits}}")
    assert "other:visits" in read().claims["indicator"].tolist()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sheet: 资金", "a sheet '资金' that is not there"),
        ("tables: [{year: 2022}, {year: 2023}]", "says 2 things"),
    ],
)
def test_a_mapping_of_no_one_table_stops_its_file(xlsx, read, text, said):
    map_file(xlsx(KNOWN), text)
    (problem,) = read().unreadable
    assert said in problem.problem


BESIDE = [
    ["2023年沪滇协作财政援助资金（万元）"],
    ["州市", "金额", None, "州市", "金额"],
    ["昆明市", 1, None, "曲靖市", 3],
]
REPEATED = [
    ["沪滇协作财政援助资金（万元）"],
    ["序号", "州市", "2023年", "2024年（预计）"],
    [1, "昆明市", 1, 2],
    ["序号", "州市", "2023年", "2024年（预计）"],
    [2, "昭通市", 3, 4],
]


@pytest.mark.parametrize(
    "rows", [BESIDE, REPEATED], ids=["blocks side by side", "a header repeated, and a plan"]
)
def test_a_draft_changes_nothing(xlsx, read, rows):
    path = xlsx(rows)
    before = read()
    write_draft(path)
    after = read()
    assert len(before.claims) in (2, 4)
    assert after.claims.equals(before.claims)
    assert after.rejects.empty


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("year: 三千年", "is not understood as a time"),
        ("year: 2024-02-30", "2024-02-30"),
        ("columns: {C: {indicator: gov_funds, year: 某年}}", "is not understood as a time"),
        ("unit: 元\nunit: 亿元", "given twice"),
        ("header_rows: [99999999999999999999]", "header_rows"),
        ("year: " + "9" * 5000, "is not understood as a time"),
        ("[" * 5000, "nested"),
    ],
)
def test_a_mapping_that_is_not_understood_is_refused_and_does_not_win_in_silence(xlsx, read, text, said):
    map_file(xlsx(ODD), text)
    (problem,) = read().unreadable
    assert said in str(problem)
