"""Tables of a PDF: told from prose by where their words stand, and read as the office reader reads tables of pages."""

from __future__ import annotations

import pytest

from analysis.harvest.collecting import collect, page_files
from analysis.harvest.pdf_tables import Piece, tables_of

TABLE = [
    ("地区", "财政援助资金（万元）", "选派干部（名）"),
    ("固原市", "21,000", "12"),
    ("吴忠市", "15,300", "8"),
    ("合计", "36,300", "20"),
]


def pieces(lines, step=20, width=30):
    """Words in boxes of ten points' height: each line a list of (left, text) or of texts in columns."""
    return [
        Piece(left, -step * r, left + width, 10 - step * r, text)
        for r, line in enumerate(lines)
        for left, text in ((cell if isinstance(cell, tuple) else (100 * c, cell)) for c, cell in enumerate(line))
        if text
    ]  # fmt: skip


def test_a_blank_cell_keeps_its_column():
    (found,) = tables_of(
        pieces([["县", "资金", "项目"], ["甲县", "", "3"], ["乙县", "5", ""], ["丙县", "6", "7"]])
    )
    assert found.rows == [["县", "资金", "项目"], ["甲县", "", "3"], ["乙县", "5", ""], ["丙县", "6", "7"]]


def test_lines_over_it_go_along_and_prose_is_none():
    lines = [
        ["2023年情况"],
        ["一段话"],
        ["县", "资金", "项目"],
        ["甲县", "1", "3"],
        ["乙县", "5", "2"],
        ["另一段话"],
    ]
    (found,) = tables_of(pieces(lines))
    assert found.before == ["2023年情况", "一段话"] and len(found.rows) == 3
    assert tables_of(pieces([["一段话"], ["另一段话"], ["2023年投入5亿元"]])) == []


def test_two_columns_are_a_table_if_the_second_holds_figures():
    (found,) = tables_of(pieces([["到位资金", "5.3"], ["引进企业", "12"], ["选派干部", "30"]]))
    assert found.rows[1] == ["引进企业", "12"]
    assert tables_of(pieces([["左栏一", "右栏一"], ["左栏二", "右栏二"], ["左栏三", "右栏三"]])) == []


def test_a_wide_header_spans_its_columns_and_a_second_line_belongs_to_its_cell():
    lines = [
        [(0, "地区"), (100, "资金"), (200, "人数")],
        [(0, "甲"), (100, "1"), (200, "2")],
        [(0, "乙"), (100, "3"), (200, "4")],
    ]
    wide = Piece(100, 20, 230, 30, "2023年")
    (found,) = tables_of([*pieces(lines), Piece(0, 20, 30, 30, "项"), wide])
    assert found.rows[0] == ["项", "2023年", ""] and found.spans == [(0, 1, 0, 2)]
    second = Piece(100, -11, 130, -1, "（万元）")
    (found,) = tables_of([*pieces(lines, step=40), second])
    assert found.rows[0] == ["地区", "资金（万元）", "人数"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A PDF of one paragraph and one table."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure

    from analysis.charts.style import font

    folder = tmp_path_factory.mktemp("pdf")
    with mpl.rc_context({"pdf.fonttype": 42, "font.family": font().get_name()}):
        figure = Figure(figsize=(8.3, 11.7))
        figure.text(0.08, 0.95, "闽宁协作2023年情况", fontsize=12)
        figure.text(0.08, 0.90, "2023年，福建向宁夏投入财政援助资金6.9亿元。", fontsize=12)
        for r, row in enumerate(TABLE):
            for c, text in enumerate(row):
                figure.text(0.08 + 0.3 * c, 0.8 - 0.03 * r, text, fontsize=12)
        FigureCanvasPdf(figure).print_pdf(folder / "t.pdf")
    return folder


def test_its_table_becomes_claims_and_its_prose_drafts(harvester, saved):
    result = collect(page_files([saved]), harvester, 1)
    assert [d.sentence[d.start : d.end] for d in result.drafts] == ["6.9亿元"]
    (table,) = result.tables.values()
    found = {(c["west"], c["indicator"], c["value"], c["period"]) for c in table.claims}
    assert found == {
        ("宁夏回族自治区固原市", "gov_funds", "21,000", "2023"), ("宁夏回族自治区固原市", "cadres_sent", "12", "2023"),
        ("宁夏回族自治区吴忠市", "gov_funds", "15,300", "2023"), ("宁夏回族自治区吴忠市", "cadres_sent", "8", "2023"),
    }  # fmt: skip
    (row,) = result.account().to_dict("records")
    assert (
        row["figures"] == 7 == row["drafted"] + row["set_aside"] and row["drafted"] == 5
    )  # the total is no claim
