"""Figures that stand in two reports of a run: a reader meets the same picture twice, and one of the two says nothing new.

It is seen from the records, which keep a fingerprint of each figure; no picture is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Place = tuple[str, int]
"""A report and the number of a figure in it, from 1."""


def twins(records: Iterable[Mapping[str, Any]]) -> list[tuple[Place, ...]]:
    """The places of every figure that stands in more than one place.

    Parameters
    ----------
    records : iterable of mapping
        As `Folders.all_records` gives them: `name` and `figures`.
    """
    places: dict[str, list[Place]] = {}
    for record in records:
        for number, fingerprint in enumerate(record.get("figures", ()), 1):
            places.setdefault(fingerprint, []).append((record["name"], number))
    return sorted(tuple(found) for found in places.values() if len(found) > 1)


def told(found: Iterable[tuple[Place, ...]]) -> str:
    """What to say of them on the terminal; empty without any."""
    lines = [" = ".join(f"{name} figure {number}" for name, number in same) for same in found]
    return "The same figure stands in several reports:\n" + "\n".join(lines) if lines else ""
