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
INKS = {
    REPORTED: "white",
    STATED: style.INK,
    ESTIMATED: style.INK,
    AT_LEAST: style.INK,
    UNKNOWN: style.TEXT_2,
}
_EDGES: dict[str, dict[str, object]] = {
    ESTIMATED: {"edgecolor": style.SEQUENTIAL[4], "linewidth": 0.9, "linestyle": (0, (3, 2))},
    AT_LEAST: {"edgecolor": style.SEQUENTIAL[2], "linewidth": 0.7},
    UNKNOWN: {"edgecolor": style.NO_DATA_HATCH, "linewidth": 0, "hatch": "////"},
}


def look(status: str) -> dict[str, object]:
    """How a patch or a collection of a status is drawn: two of them never differ by their hue alone."""
    return {"facecolor": FACES[status], **_EDGES.get(status, {"edgecolor": "none", "linewidth": 0})}


_SIGNS = {AT_LEAST: "≥", ESTIMATED: "≈"}


def signed(figure: str, status: str, gap: str = " ") -> str:
    """A written figure with the sign of its status; in a narrow place without the gap.

    >>> signed("2.5", "at_least"), signed("2.5", "estimated", ""), signed("2.5", "stated")
    ('≥ 2.5', '≈2.5', '2.5')
    """
    sign = _SIGNS.get(status)
    return f"{sign}{gap}{figure}" if sign else figure


def present(statuses: Iterable[str]) -> list[str]:
    """Those of the statuses that are there, the best known first."""
    there = set(statuses)
    return [status for status in STATUSES if status in there]


def patches(statuses: Iterable[str], lang: Lang) -> list[Patch]:
    """Entries of a legend for the statuses that are there."""
    return [Patch(**look(status), label=label(status, lang)) for status in present(statuses)]
