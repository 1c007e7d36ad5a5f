"""Text that a spreadsheet opens: it is shown and never calculated.

Excel and LibreOffice take a cell of a CSV for a formula when it begins with certain signs, in China also with their
full-width forms, and a formula may start a program or send what stands beside it. Where the separator of lists is a
semicolon, so may what follows one within a cell. An apostrophe before the sign makes it text.
"""

from __future__ import annotations

import re

import pandas as pd

_SIGNS = "=+@\\-＝＋＠－﹦﹢﹫﹣−\t\r"
# Blanks and marks of no width before the sign don't keep a spreadsheet from calculating.
_BLANKS = "[ \u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad]*"
_BEGINNING = re.compile(rf"(^|[;\t\r\n|])(?={_BLANKS}[{_SIGNS}])")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?%?", re.IGNORECASE | re.ASCII)


def escape_formula(text: object) -> object:
    """Return a cell so that a spreadsheet shows it and does not run it; numbers stay.

    >>> escape_formula("=1+1"), escape_formula("-5.2"), escape_formula("＠SUM(A1)"), escape_formula(3)
    ("'=1+1", '-5.2', "'＠SUM(A1)", 3)
    >>> escape_formula("a;=cmd|' /C calc'!A0")
    "a;'=cmd|' /C calc'!A0"
    """
    if not isinstance(text, str) or not _BEGINNING.search(text) or _NUMBER.fullmatch(text):
        return text
    return _BEGINNING.sub(r"\1'", text)


def escape_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose text cells are safe in a CSV that a spreadsheet opens (`escape_formula`)."""
    text = {n: column for n, column in frame.items() if not pd.api.types.is_numeric_dtype(column)}
    return frame.assign(**{n: column.map(escape_formula) for n, column in text.items()})
