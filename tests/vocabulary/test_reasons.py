"""Reasons in both languages."""

from __future__ import annotations

import pandas as pd

from analysis.vocabulary.reasons import REASONS_ZH, reason


def test_every_reason_has_chinese_words(reconciled):
    reasons = set(pd.read_parquet(reconciled / "unused.parquet")["reason"])
    assert reasons - set(REASONS_ZH) == set()


def test_a_reason_nobody_has_translated_stays_as_it_is():
    assert reason("something new", "zh") == "something new"
    assert reason("a target, not an outcome", "en") == "a target, not an outcome"
