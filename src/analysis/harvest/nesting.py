"""Which places lie in which, by their adcodes."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.vocabulary.places import NATION, prefecture_of, province_of


def lies_in(code: str, over: str) -> bool:
    """Whether a place lies in another."""
    return code != over and over in (province_of(code), prefecture_of(code), NATION)


def lies_in_all(codes: Sequence[str], over: Sequence[str]) -> bool:
    """Whether each of some places lies in one of others."""
    return all(any(lies_in(code, one) for one in over) for code in codes)


def are_or_lie_in(codes: Sequence[str], over: Sequence[str]) -> bool:
    """Whether each of some places is, or lies in, the one of others that stands where it does."""
    return all(code == one or lies_in(code, one) for code, one in zip(codes, over, strict=True))
