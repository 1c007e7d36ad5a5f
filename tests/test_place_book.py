"""Areas by their codes. Names of places are tested through `dataset` on the real tables."""

from __future__ import annotations

import pandas as pd

from analysis import place_book


def test_inside_goes_by_level() -> None:
    codes = pd.Series(["350000", "350100", "350102", "640100", None])
    assert place_book.inside(codes, ["350000"]).tolist() == [True, True, True, False, False]
    assert place_book.inside(codes, ["350100", "640000"]).tolist() == [False, True, True, True, False]
    assert place_book.inside(codes, ["350102"]).tolist() == [False, False, True, False, False]
    assert place_book.inside(codes, ["100000"]).tolist() == [True, True, True, True, False]
