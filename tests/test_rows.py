"""Rows of a frame are those that pandas gives, cell by cell."""

import numpy as np
import pandas as pd
import pytest

from analysis.rows import each_row

FRAME = pd.DataFrame(
    {
        "text": pd.array(["福建", None, ""], dtype="string"),
        "other": pd.array(["a", None, "c"], dtype="str"),
        "number": [1.5, np.nan, -0.0],
        "whole": [1, 2, 3],
        "missing": pd.array([1, None, 3], dtype="Int64"),
        "day": pd.to_datetime(["2021-01-01", None, "2024-12-31"]),
        "true": [True, False, True],
        "any": [("a", 1), None, {"b"}],
        "two words": [1, 2, 3],
        "_hidden": list("xyz"),
        2024: [1, 2, 3],
    },
    index=[7, 7, 9],
)


def _plain(rows):
    """Type and text of each cell; pandas tells whole numbers that may be missing as numpy's."""
    cells = [[cell.item() if isinstance(cell, np.generic) else cell for cell in row] for row in rows]
    return [[(type(cell), str(cell)) for cell in row] for row in cells]


@pytest.mark.parametrize("index", [True, False])
@pytest.mark.parametrize(
    "frame", [FRAME, FRAME.head(0), FRAME.set_index(["text", "day"]), FRAME[["whole", "whole"]]]
)
def test_rows_are_those_of_pandas(frame, index):
    own, theirs = [*each_row(frame, index=index)], [*frame.itertuples(index=index)]
    assert [row._fields for row in own] == [row._fields for row in theirs]
    assert _plain(own) == _plain(theirs)


def test_cells_go_by_the_names_of_their_columns():
    row = next(each_row(FRAME))
    assert (row.Index, row.text, row.number, row.day) == (7, "福建", 1.5, pd.Timestamp("2021-01-01"))
