"""The claims and their pages as the page shows them: as printed, and what became of them, in both languages.

Titles, publishers and notes are other people's words. They travel as data and are set as text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.reconcile.verdicts import verdict
from analysis.rows import each_row
from analysis.store import whole
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import LANGUAGES
from analysis.vocabulary.reasons import reason

_PRINTED = ("east", "west", "indicator", "value", "unit", "period")


def claims(
    rows: pd.DataFrame,
    page: dict[str, int],
    place: Callable[[str], int],
    actor: dict[str, int],
    indicator: dict[str, int],
) -> dict[str, Any]:
    """Claims as columns; what repeats is named by its number (pages, places, actors, indicators, words).

    Parameters
    ----------
    rows : DataFrame
        `observations`.
    page, actor, indicator : dict
        Their numbers.
    place : callable
        Adcode -> its number.
    """
    columns: dict[str, Any] = {
        "id": rows["observation_id"].tolist(),
        "page": [page[source] for source in rows["source_id"]],
        "indicator": [indicator[name] for name in rows["indicator"]],
        "value": [int(v) if float(v).is_integer() else float(v) for v in rows["value"]],
        "actors": [[actor[i] for i in ids.split(";") if i in actor] for ids in rows["actor_ids"]],
    }
    for side in ("origin", "destination", "place"):
        columns[side] = [
            [place(code) for code in codes.split(";")] if isinstance(codes, str) else []
            for codes in rows[side]
        ]
    for name in ("period_start", "period_end"):
        columns[name] = rows[name].dt.strftime("%Y-%m-%d").where(rows[name].notna(), "").tolist()
    texts = {name: rows[name] for name in ("unit", "force", "basis", "bound", "flags", "locator", "note")}
    texts |= {f"{name}_printed": rows[f"{name}_printed"] for name in _PRINTED}
    words: dict[str, int] = {}
    for name, column in texts.items():
        columns[name] = [words.setdefault(text, len(words)) for text in column.fillna("").astype(str)]
    return columns | {"words": list(words)}


def pages(rows: pd.DataFrame) -> dict[str, Any]:
    """Pages as columns; `zh` and `en` are the names of the publisher."""
    return {
        "id": rows["source_id"].tolist(),
        "title": rows["title"].tolist(),
        "published": rows["published"].fillna("").astype(str).tolist(),
        "url": rows["url"].tolist(),
        "kind": rows["kind"].tolist(),
        **{lang: rows[f"publisher_{lang}"].tolist() for lang in LANGUAGES},
    }


def verdicts(number: dict[str, int]) -> dict[str, Any]:
    """What became of claims: why they lost or are disputed, and why they limit nothing; each in both languages.

    Returns
    -------
    dict
        `lost` and `unused`: [claim, zh, en]; `unused` are in the order of their ids.
    """
    contradicted = whole("contradictions")
    lost = contradicted.set_index("observation_id", drop=False)
    units = dict(
        zip(
            contradicted["observation_id"],
            contradicted["indicator"].map(lambda i: INDICATORS[i].unit),
            strict=True,
        )
    )
    unused = whole("unused").sort_values("observation_id", kind="stable")
    return {
        "lost": [
            [number[i], *(verdict(lost, i, units[i], lang) for lang in LANGUAGES)] for i in sorted(units)
        ],
        "unused": [
            [number[row.observation_id], *(reason(row.reason, lang) for lang in LANGUAGES)]
            for row in each_row(unused)
        ],
        "gave_way": [verdict(lost, "", "", lang) for lang in LANGUAGES],
    }
