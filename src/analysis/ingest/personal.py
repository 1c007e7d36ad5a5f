"""Personal data in words: one masker for every door through which text comes in.

It takes out identity numbers, mobile and landline telephones, bank cards, mail addresses, accounts of messengers,
and names after the words that announce them (`联系人：`, `校长：`), however the digits are written or parted. It
knows them by form: a name that nothing announces stays, and so does what is only implied. What was taken out is
counted, never shown. Whole columns of persons are the work of `analysis.ingest.office.checks.personal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.ingest.personal_names import name_spans
from analysis.ingest.personal_numbers import number_spans
from analysis.ingest.personal_text import Folded, fold

REMOVED = "〔个人信息〕"
"""What stands in place of personal data; it says so in words that no figure or place can be."""

_MAY_HOLD = re.compile(
    r"(?:\d\D{0,4}){7}|[@:：︰∶=｜|]|[^\x00-\x7f]|[(<\[]at|(?:qq|wechat|wx|vx|weixin|phone|tel|e-?mail)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?:\d\D{0,4}){5}")
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.|10\.\d{4,9}/)[!-~]+|(?<![0-9A-Za-z])[0-9A-Fa-f-]{16,}(?![0-9A-Za-z])"
)
_SCIENTIFIC = re.compile(
    r"(?<![\d.])1\.([3-9]\d{8,9})[eE]\+?10(?!\d)|(?<![\d.])[1-9]\.\d{14,17}[eE]\+?17(?!\d)"
)


def mask(text: str) -> str:
    """Return a text without personal data; what is not taken out stays as printed.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The same text where nothing was found.

    Examples
    --------
    >>> mask("联系人：王小明 电话：13800138000"), mask("5000"), mask("１３８-00138000")
    ('联系人：〔个人信息〕 电话：〔个人信息〕', '5000', '〔个人信息〕')
    """
    return masked(text)[0]


def masked(text: str) -> tuple[str, int]:
    """Return a text without personal data, and how many pieces of it were taken out.

    >>> masked("校长：王小明，3名教师")
    ('校长：〔个人信息〕，3名教师', 1)
    """
    if len(text) < 4 or not _MAY_HOLD.search(text):
        return text, 0
    return _masked(text) if len(text) < 4096 else _masked.__wrapped__(text)


@lru_cache(maxsize=8192)
def _masked(text: str) -> tuple[str, int]:
    folded = fold(text)
    spans = sorted(_printed_spans(folded))
    parts, end, count = [], 0, 0
    for start, stop in spans:
        if start < end:
            if stop > end:
                end = stop
            continue
        parts += [text[end:start], REMOVED]
        end, count = stop, count + 1
    return ("".join([*parts, text[end:]]), count) if count else (text, 0)


def _printed_spans(folded: Folded) -> Iterable[tuple[int, int]]:
    """Yield the parts of the printed text that hold personal data."""
    if _DIGITS.search(folded.text):
        for start, end in number_spans(folded.text, _addresses(folded)):
            yield folded.span(start, end)
    for start, end in name_spans(folded.text):
        yield folded.span(start, end)
    for found in _SCIENTIFIC.finditer(folded.text):
        yield folded.span(*found.span())


def _addresses(folded: Folded) -> list[bool] | None:
    """Return for each character whether it is part of a web address or a fingerprint."""
    found = [
        span.span() for span in _ADDRESS.finditer(folded.printed) if re.search(r"[A-Za-z]", span.group())
    ]
    if not found:
        return None
    inside = np.zeros(len(folded.printed), dtype=bool)
    for start, end in found:
        inside[start:end] = True
    return inside[list(folded.origin)].tolist()


def mask_column(column: pd.Series) -> tuple[pd.Series, np.ndarray]:
    """Return a column of text without personal data, and which of its rows lost some; each distinct text is read once.

    >>> clean, touched = mask_column(pd.Series(["5000", "电话：13800138000"]))
    >>> list(clean), touched.tolist()
    (['5000', '电话：〔个人信息〕'], [False, True])
    """
    codes, distinct = pd.factorize(column, use_na_sentinel=True)
    distinct = list(distinct)
    clean = [mask(text) if isinstance(text, str) else text for text in distinct]
    changed = np.fromiter(
        (a != b for a, b in zip(clean, distinct, strict=True)), dtype=bool, count=len(clean)
    )
    touched = np.zeros(len(column), dtype=bool)
    if not changed.any():
        return column, touched
    here = codes >= 0
    touched[here] = changed[codes[here]]
    result = column.copy()
    result.iloc[np.flatnonzero(touched)] = np.array(clean, dtype=object)[codes[touched]]
    return result, touched


def mask_frame(frame: pd.DataFrame, keep: Iterable[str] = ()) -> tuple[pd.DataFrame, int]:
    """Return a frame of text without personal data, and how many cells lost some; columns of `keep` stay."""
    spared, count, new = set(keep), 0, {}
    for name in frame.columns:
        if name in spared or pd.api.types.is_numeric_dtype(frame[name]):
            continue
        clean, touched = mask_column(frame[name])
        if touched.any():
            new[name], count = clean, count + int(touched.sum())
    return (frame.assign(**new), count) if new else (frame, 0)
