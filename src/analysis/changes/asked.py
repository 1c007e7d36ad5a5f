"""Which cells and which sums the published reports show, from their records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis import sums
from analysis.changes.compare import SUM
from analysis.reconcile.told import TOLD, codes


def cells(records: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, list[str]]]]:
    """What each report asked of `series`."""
    return {record["name"]: [question["where"] for question in _read(record, "series")] for record in records}


def questions(records: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The sums that reports asked for, each with the reports that show it."""
    found: dict[str, list[str]] = {}
    for record in records:
        own = {text for question in _read(record, "limits") for text in question["where"].get(sums.ASKED, ())}
        for text in sorted(own):
            found.setdefault(text, []).append(record["name"])
    return found


def _read(record: Mapping[str, Any], table: str) -> list[dict]:
    return record["parts"]["tables"].get(table, {}).get("read") or []


def answered(texts: Iterable[str]) -> pd.DataFrame:
    """Answer remembered questions from the tables that are read now.

    Parameters
    ----------
    texts : iterable of str
        As `sums.ask` remembers them.

    Returns
    -------
    DataFrame
        `question`, `compare.SUM` (givers and receivers joined by ";", null for all), and what `sums.ask` tells.
    """
    by_indicator: dict[str, list[tuple[str, list]]] = {}
    for text in texts:
        indicator, *one = json.loads(text)
        by_indicator.setdefault(indicator, []).append((text, one))
    frames = []
    for indicator, asked in by_indicator.items():
        sides = [
            (codes(givers), codes(receivers), first, last) for _, (givers, receivers, first, last) in asked
        ]
        rows = [
            (text, indicator, *(";".join(side) if side else None for side in one[:2]), *one[2:])
            for (text, _), one in zip(asked, sides, strict=True)
        ]
        frames.append(pd.DataFrame(rows, columns=["question", *SUM]).join(sums.ask(indicator, sides)))
    columns = ["question", *SUM, *TOLD]
    return pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)
