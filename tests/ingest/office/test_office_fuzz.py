"""Whatever stands in a file: no traceback, and rows in = claims + pairs + sums + rejects + what is set aside."""

import random
import string

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from analysis.errors import RawFileError
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.checks.personal import remove_personal
from analysis.ingest.office.layout.blocks import find_tables
from analysis.ingest.office.layout.header_rows import is_header_row
from analysis.ingest.office.layout.mapping import Mapping
from analysis.ingest.office.reading.grid import Sheet
from analysis.ingest.office.recognise import read_tables
from analysis.ingest.personal import mask
from analysis.ingest.readers import read_inbox

WORDS = st.sampled_from(
    [
        "序号",
        "东部",
        "西部",
        "结对关系",
        "帮扶方",
        "受援地区",
        "年份",
        "指标",
        "单位",
        "备注",
        "财政援助资金",
        "财政援助资金（万元）",
        "社会帮扶资金",
        "就业人数（人）",
        "2022年",
        "2023年",
        "2023",
        "1-11月",
        "合计",
        "小计",
        "其中：脱贫人口",
        "北京市",
        "内蒙古自治区",
        "浙江省",
        "四川省",
        "剑阁县",
        "闽宁协作",
        "北京市—内蒙古",
        "全国",
        "企业名称",
        "来源地",
        "落地县",
        "到位投资",
        "投产时间",
        "姓名",
        "身份证号",
        "户籍县",
        "就业地",
        "务工起始月",
        "2023-03",
        "2023年东西部协作情况表",
        "单位：万元",
        "注：说明",
        "数据来源：国家统计局",
        "数据库：分省年度数据",
        "指标：地区生产总值(亿元)",
        "地区",
        "east",
        "west",
        "indicator",
        "value",
        "unit",
        "period",
        "basis",
        "source_id",
        "gov_funds",
        "万元",
        "annual",
    ]
)
FIGURES = st.sampled_from(
    [
        "1",
        "2.5",
        "1,234.5",
        "-3",
        "0",
        "约80",
        "5.3亿元",
        "三亿元",
        "98%",
        "1e9",
        "９",
        "99999999999999999999",
    ]
)
OTHERS = st.sampled_from(
    ["", "", "—", "无", "=1+1", "\x00", "a" * 300, "１３８００１３８０００", "11010519491231002X"]
) | st.text(max_size=8)
CELLS = WORDS | FIGURES | OTHERS
GRIDS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12)
SPANS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), max_size=3
)  # fmt: skip


def read_grid(rows, spans, merges_known=True):
    """Read a grid as the reader of files does, and hold its account."""
    width = max(map(len, rows))
    inside = [
        (t, c, min(t + d, len(rows) - 1), min(c + r, width - 1))
        for t, c, d, r in spans
        if t < len(rows) and c < width
    ]
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    sheet = remove_personal(Sheet("s", rows, inside, merges_known=merges_known)).sheet
    out = Outcome("f.xlsx", "s", "office-f", mask)
    read_tables(sheet, find_tables, out, Mapping(), ("Sheet1", "table"))
    out.check()
    return out


@settings(max_examples=150, deadline=None)
@given(GRIDS, SPANS, st.booleans())
def test_any_grid_is_read_and_accounted_for(rows, spans, merges_known):
    out = read_grid(rows, spans, merges_known)
    said = str([out.claims, out.pairings, out.rejects, out.findings])
    assert "11010519491231002X" not in said
    assert "13800138000" not in said


# A row of heads, or a line "指标：…", begins another table, whose figures are others.
IN_A_TABLE = CELLS.filter(lambda cell: not cell.startswith("指标："))
TITLE = ["2023年东西部协作情况表", "", "", ""]
HEADER = ["东部", "西部", "财政援助资金（万元）", "就业人数（人）"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["北京市", "", "合计"]),
            st.sampled_from(["内蒙古自治区", "四川省", ""]),
            IN_A_TABLE,
            IN_A_TABLE,
        ),
        max_size=8,
    )
)
def test_any_figures_under_a_known_header(rows):
    assume(not any(is_header_row(list(row)) for row in rows))
    out = read_grid([TITLE, HEADER, *map(list, rows)], [])
    assert all(claim["indicator"] in ("gov_funds", "jobs_total") for claim in out.claims)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400) | st.text(max_size=300).map(lambda t: t.encode("gb18030", "replace")))
def test_any_bytes_are_a_table_or_a_typed_error(tmp_path, content):
    folder = tmp_path / "bytes"
    folder.mkdir(exist_ok=True)
    if content.startswith((b"PK", b"\xd0\xcf", b"<")):
        content = b"x" + content
    (folder / "t.csv").write_bytes(content)
    tables = read_inbox(folder)
    assert all(isinstance(problem, RawFileError) for problem in tables.unreadable)


@pytest.mark.whole
def test_mutated_workbooks_of_every_format(xlsx, inbox, tmp_path, rows, writers):
    """Bytes changed, cut and doubled at random places of real files; each ends in a table or a typed error."""
    originals = [xlsx(rows, ["A1:C1", "A3:A4"], name="table.xlsx").read_bytes()]
    for name in ("table.xls", "table.ods", "table.docx", "table.html"):
        writers[name](inbox / name)
        originals.append((inbox / name).read_bytes())
    rng = random.Random(1996)
    folder = tmp_path / "mutants"
    folder.mkdir()
    for n in range(60):
        raw = bytearray(originals[n % len(originals)])
        for _ in range(rng.choice((1, 3, 20))):
            at = rng.randrange(8, len(raw))
            change = rng.choice(("set", "cut", "double"))
            if change == "set":
                raw[at] = rng.randrange(256)
            elif change == "cut":
                del raw[at : at + rng.randrange(1, 50)]
            else:
                raw[at:at] = raw[at : at + rng.randrange(1, 50)]
            if len(raw) < 16:
                break
        (folder / f"{n:03}-{''.join(rng.choices(string.ascii_lowercase, k=4))}.xlsx").write_bytes(raw)
    tables = read_inbox(folder)
    assert len(tables.unreadable) + tables.counts["batch"].nunique() == 60
    assert all(problem.path and problem.hint for problem in tables.unreadable)
