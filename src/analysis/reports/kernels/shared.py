"""What several reports need, read in a warm parent before it forks its kernels.

One report alone need not wait for it: the runner names this module to its parents when there is much to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from string import digits

from analysis import store, sums
from analysis.charts import signs
from analysis.maps import canvas
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import LABELS

_ASKED = {
    "contradictions": ("indicator",),
    "observations": ("observation_id", "indicator", "origin", "destination"),
    "series": ("indicator", "origin", "destination", "year"),
    "sources": ("source_id",),
}
"""Columns by which reports choose rows."""


def warm_up() -> None:
    """Read the systems, make the outlines of maps and of signs, and find the rows of tables by what reports ask for."""
    sums.read_all()
    canvas.make_outlines()
    signs.learn(_lines())
    store.find_by(_ASKED)


def _lines() -> Iterator[str]:
    """Lines with nearly all pairs of signs that figures show: the vocabulary's words, names of places, and numbers after each script."""
    for words in (*LABELS.values(), *((one.zh, one.en) for one in INDICATORS.values())):
        for word in words:
            yield from word.split("\n")
    places = store.whole("places")
    yield from places.loc[places["level"].isin(["province", "prefecture"]), "name_en"].dropna()
    numbers = "".join(a + b for a, b in product(digits, repeat=2))
    numbers += "".join(f" {a},{a}.{a}–{a} ≥{a} ≈{a} " for a in digits)
    yield from (letter + numbers for letter in ("", "A ", "一"))
