"""One look for each status of a figure (`measures.status`), the same in every grid, bar, line and strip."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.patches import Patch

from analysis.charts import style
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, STATUSES, UNKNOWN
from analysis.vocabulary.labels import Lang, label

FACES = {
    REPORTED: style.SEQUENTIAL[3],
    STATED: style.SEQUENTIAL[2],
    ESTIMATED: style.SEQUENTIAL[1],
    AT_LEAST: style.SEQUENTIAL[0],
    UNKNOWN: style.NO_DATA_FACE,
}
INKS = {REPORTED: "white", STATED: style.INK, ESTIMATED: style.INK, AT_LEAST: style.INK, UNKNOWN: style.MUTED}


def present(statuses: Iterable[str]) -> list[str]:
    """Those of the statuses that are there, the best known first."""
    there = set(statuses)
    return [status for status in STATUSES if status in there]


def patches(statuses: Iterable[str], lang: Lang) -> list[Patch]:
    """Entries of a legend for the statuses that are there."""
    return [
        Patch(
            facecolor=FACES[status],
            hatch="////" if status == UNKNOWN else None,
            edgecolor=style.NO_DATA_HATCH if status == UNKNOWN else "none",
            label=label(status, lang),
        )
        for status in present(statuses)
    ]
