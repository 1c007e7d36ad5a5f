"""Names of both sides of a draft -> places of today, or the reason why they can't be told."""

from __future__ import annotations

import re

from analysis.harvest.drafts import Draft
from analysis.harvest.mentions import PlaceFinder
from analysis.harvest.topic import NATIONAL, ONLY_OTHER_POLICY, Sides, Topic
from analysis.ingest.places import Resolver
from analysis.vocabulary.places import NATION, level_of, province_of, side_slip

_YEAR = re.compile(r"(?:19|20)\d\d")


def place(
    draft: Draft,
    pair: Sides,
    period: str,
    page_year: int | None,
    resolver: Resolver,
    finder: PlaceFinder,
    topic: Topic,
) -> str:
    """Write the places of a pair into a draft; return the reason of `prose.REASONS` where that fails."""
    if not pair.givers:
        return "no_giver"
    if not pair.receivers:
        return "no_receiver"
    if (
        topic.mixed
        and pair.receivers == topic.sides.receivers
        and pair.receiver_by == topic.sides.receiver_by
    ):
        return "unclear_pair"
    years = [int(year) for year in _YEAR.findall(period)] or [page_year]
    first, last = min(filter(None, years), default=None), max(filter(None, years), default=None)
    codes: list[tuple[str, ...]] = []
    east, west = ("" if names == (NATIONAL,) else ";".join(names) for names in (pair.givers, pair.receivers))
    if east and west:
        found = resolver.resolve_row(east, "", west, "", first, last)
        if not all(one.ok for one in found):
            return "unclear_pair"
        codes = _in_force([one.adcodes for one in found], pair, first, last, finder)
        if side_slip(*codes):
            return "unclear_pair"
        if not any(finder.related(a, b, first, last) for a in codes[0] for b in codes[1]):
            return "no_pair"
    elif east or west:
        one = resolver.resolve(east or west, "", first, last, "east" if east else "west")
        if not one.ok:
            return "unclear_pair"
        codes = [one.adcodes, (NATION,)] if east else [(NATION,), one.adcodes]
    else:
        codes = [(NATION,), (NATION,)]
    draft.giver_codes, draft.receiver_codes = codes
    if any(province_of(code) in ONLY_OTHER_POLICY for code in codes[1]):
        return "other_policy"
    for side, found in (("east", codes[0]), ("west", codes[1])):
        draft.claim[side] = "" if found == (NATION,) else ";".join(finder.name(code) for code in found)
        draft.claim[f"{side}_level"] = level_of(found[0])
    return ""


def _in_force(
    codes: list[tuple[str, ...]], pair: Sides, first: int | None, last: int | None, finder: PlaceFinder
) -> list[tuple[str, ...]]:
    """Without the places that the page named at large, whose pair began later or was over by then."""
    givers, receivers = codes
    if first is None or last is None or "sentence" in pair or "clause" in pair or "respectively" in pair:
        return codes
    if len(givers) == 1 < len(receivers):
        kept = tuple(code for code in receivers if not finder.is_over(givers[0], code, first, last))
        return [givers, kept or receivers]
    if len(receivers) == 1 < len(givers):
        kept = tuple(code for code in givers if not finder.is_over(code, receivers[0], first, last))
        return [kept or givers, receivers]
    return codes
