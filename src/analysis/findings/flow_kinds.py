"""The table of several kinds of flows side by side, one row a kind."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.findings import coverage, flows, words
from analysis.measures.flows import Period
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label


def table(found: Sequence[Period], lang: Lang) -> pd.DataFrame:
    """One row a kind: what all pairs come to, of how many it is known, and the newest national figure."""
    rows = []
    for own in found:
        newest = next(iter(each_row(own.coverage.tail(1))), None)
        known = int(own.flows["figure"].notna().sum())
        rows.append({
            label("indicator", lang): words.indicator(own.indicator, lang),
            ("各结对合计", "All pairs together")[index(lang)]: flows.whole(own, lang),
            ("全国同期", "Whole country in that time")[index(lang)]: words.valued(own.nation["figure"], own.nation["status"], INDICATORS[own.indicator].unit, lang) if own.beyond else "–",
            ("有数值或下限的结对", "Pairs with a figure or a floor")[index(lang)]: f"{known} / {len(own.flows)}",
            ("最近的全国数", "Newest national figure")[index(lang)]: "–" if newest is None else words.dated(
                coverage.names(own.coverage, lang)[-1], words.valued(newest.figure, newest.status, INDICATORS[own.indicator].unit, lang), lang,
            ),
        })  # fmt: skip
    return pd.DataFrame(rows)
