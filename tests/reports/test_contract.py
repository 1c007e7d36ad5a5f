"""What keeps an executed notebook from being published, and what is said about the way out."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis.errors import ReportError
from analysis.reports.contract import Contract, check

GLYPH = "/tmp/1.py:3: UserWarning: Glyph 36130 (\\N{CJK}) missing from font(s) DejaVu Sans.\n  plt.show()\n"
EMPTY = "/tmp/1.py:2: EmptyAnswer: no pair was in force in 1990\n  dataset.pairings(1990)\n"


def checked(text: str, **contract) -> None:
    output = new_output("stream", name="stderr", text=text)
    check(new_notebook(cells=[new_code_cell("1", outputs=[output], execution_count=1)]), Contract(**contract))


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        (GLYPH, "import `analysis.dataset` or `analysis.charts` before drawing"),
        ("findfont: Font family 'Arial' not found.", "a Chinese font comes with them"),
        ("DeprecationWarning: old", "contract: {stderr: true}"),
        (EMPTY + "DeprecationWarning: old", "filterwarnings"),
    ],
)
def test_a_line_on_stderr_says_the_way_out(text, way_out) -> None:
    with pytest.raises(ReportError) as error:
        checked(text)
    assert "cell 1 wrote to stderr" in error.value.problem
    assert way_out in error.value.hint


def test_why_an_answer_is_empty_may_stand_on_a_page() -> None:
    checked(EMPTY)
    checked(EMPTY + EMPTY)


def test_a_notebook_may_be_let_write_to_stderr() -> None:
    checked("100 %|████| 3/3", stderr=True)


def test_what_is_promised_and_not_run_is_said_with_its_way_out() -> None:
    nb = new_notebook(cells=[new_code_cell("1")])
    with pytest.raises(ReportError) as error:
        check(nb, Contract(figures=1, tables=2))
    assert "cell 1 was not run; figures: 0, promised: 1; tables: 0, promised: 2" in error.value.problem
    assert "its contract in notebooks/reports.yml" in error.value.hint
