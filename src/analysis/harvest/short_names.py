"""Short names of pairs in running text: 闽宁, 甬凉, made from the known pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from analysis.vocabulary.places import ABBREVIATIONS, level_of, province_of, stem

Pair = tuple[str, str]
_LEVELS = ("province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name of pairs in a text (闽宁), and the pairs that it may mean, the likeliest level first."""

    start: int
    end: int
    pairs: tuple[Pair, ...]


def short_names(pairs: Iterable[Pair], name_of: Callable[[str], str | None]) -> dict[str, tuple[Pair, ...]]:
    """Two-character names that pairs may go by: one character of the giver, one of the receiver.

    Provinces and large cities go by their abbreviations (闽, 甬), other places by the first or last character of
    their name (广 for 广元). Of several pairs of one short name those of the higher level come first.

    >>> short_names([("350000", "640000")], {}.get)
    {'闽宁': (('350000', '640000'),)}
    """
    ranked = sorted(pairs, key=_rank)
    found: dict[str, dict[Pair, int]] = defaultdict(dict)
    for pair in ranked:
        if "county" not in map(level_of, pair):  # counties go by their names
            for short in _shorts(pair, name_of):
                found[short].setdefault(pair, _rank(pair))
    # 粤滇, of whose cities some are paired
    for pair in dict.fromkeys((province_of(a), province_of(b)) for a, b in ranked):
        for short in _shorts(pair, name_of):
            if short not in found:
                found[short][pair] = 0
    return {
        short: tuple(pair for pair, rank in ranks.items() if rank == min(ranks.values()))
        for short, ranks in found.items()
    }


def _rank(pair: Pair) -> int:
    """0 of two provinces, more of the levels below."""
    return sum(_LEVELS.index(level_of(code)) for code in pair)


def _shorts(pair: Pair, name_of: Callable[[str], str | None]) -> list[str]:
    givers, receivers = (_characters(code, name_of) for code in pair)
    return [first + second for first in givers for second in receivers]


def _characters(code: str, name_of: Callable[[str], str | None]) -> str:
    """The characters that may stand for a place in a short name."""
    own = ABBREVIATIONS.get(code, "")
    if own and level_of(code) == "province":
        return own
    bare = stem(name_of(code) or "")
    return "".join(dict.fromkeys(own + bare[:1] + (bare[-1:] if len(bare) == 2 else "")))


def meant(shorts: Sequence[ShortName], named: Collection[str]) -> Pair | None:
    """The pair of a short name: the only one, or the one of which both places are among the adcodes of those named."""
    for short in shorts:
        if len(short.pairs) == 1:
            return short.pairs[0]
        likely = [pair for pair in short.pairs if set(pair).issubset(named)]
        if len(likely) == 1:
            return likely[0]
    return None


def sharing(shorts: Sequence[ShortName]) -> dict[str, tuple[str, ...]]:
    """津甘、鲁甘: the places of several short names that share a giver or a receiver, by side."""
    pairs = list(dict.fromkeys(short.pairs[0] for short in shorts if len(short.pairs) == 1))
    givers, receivers = (
        (tuple(dict.fromkeys(codes)) for codes in zip(*pairs, strict=True)) if pairs else ((), ())
    )
    shared = len(pairs) > 1 and 1 in (len(givers), len(receivers))
    return {"east": givers, "west": receivers} if shared else {}
