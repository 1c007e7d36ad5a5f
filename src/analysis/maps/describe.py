"""What a map shows, in a sentence or two for those who can't see it, made from what was drawn."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.maps.flows import shown
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale

_TOP = 5


def flows(rows: pd.DataFrame, names: Mapping[str, str], scale: Scale, lang: Lang, title: str = "") -> str:
    """Say how many flows there are, the largest of them, and what is estimated or unknown."""
    known = rows.dropna(subset="value")
    if rows.empty:
        parts = [label("alt_no_flows", lang)]
    else:
        pair = label("from_to", lang)
        largest = [
            pair.format(origin=names[row.origin], destination=names[row.destination])
            + " " + shown(row.value, row.lower, row.upper, scale)
            for row in known.nlargest(_TOP, "value").itertuples()
        ]  # fmt: skip
        parts = [
            label("alt_flows", lang, n=len(known), unit=scale.name, top=label("comma", lang).join(largest))
        ]
        estimated, unknown = (int((rows["obs_status"] == status).sum()) for status in "EM")
        if estimated:
            parts.append(label("alt_estimated", lang, n=estimated))
        if unknown:
            parts.append(label("alt_missing", lang, n=unknown))
    return _join(title, parts, lang)


def _join(title: str, parts: list[str], lang: Lang) -> str:
    gap = "" if lang == "zh" else " "
    head = title.rstrip("。. ") + label("stop", lang).strip() if title else ""
    return gap.join([text for text in (head, *parts) if text])
