"""Two amounts of the same thing on one page: of the same pair, indicator, period and basis at most one is right.

The one that is told with the most certainty is kept, the first where they are told alike: a part of it, or a figure of another time or
place that the text doesn't name again, mostly comes later. Figures in a row (粤桂、粤黔19.7亿元、44.3亿元) whose places or times couldn't
be told apart are all left open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from analysis.harvest import confidence
from analysis.harvest.drafts import ASIDE, DRAFTED, OPEN, Draft
from analysis.harvest.turns import SERIES_JOINT
from analysis.ingest import note_bounds, quantities

REASON, UNSURE = "rival", "unsure"
LEAST = 0.42
"""Confidence below which a figure is left open."""
_FEW, _MOST = 5, 0.4
_SIBLINGS = re.compile(
    r"[^，。；、\d]{4,14}、|(?:教师|老师|医生|护士|专家|校长)、|[^，。；、]{0,12}(?:、|和|及|与)(?!其中)[^，。；、]{1,14}|[^，。；、\d]{0,8}，[^，。；、\d]{0,4}(?:培训|选派|派驻|签约|签订|签署)[^，。；、\d]{2,14}|[^，。；、\d]{0,4}，(?!其中|累计|共|合计|总)[^，。；、\d]{2,12}(?:培训|轮训)"
)


_GIFT_OF_ANOTHER = re.compile(
    r"[^，。；]{0,40}[，；、](?!其中)[^，。；\d]{2,30}(?:公司|集团|企业|商会|协会|银行|基金会|联合会|街道|代表|部门|单位|医院|人士|企业家)(?:代表)?[^，。；\d]{0,8}(?:为|向|给|捐)[^，。；\d]{0,30}"
)
"""Between two gifts: a donor of its own. …捐赠350万元的平台，首开集团为扶贫办捐赠资金100万元."""
_GIVEN_EACH = re.compile(r"分别[^。；]*捐[^。；\d]{0,6}\d")


def weigh(drafts: Sequence[Draft]) -> None:
    """Give each draft its confidence, and leave open what is more likely wrong than right.

    That is also an amount of which another draft says the same of another amount.
    """
    cells: dict[tuple, list[Draft]] = defaultdict(list)
    much_else = _tells_of_much_else(drafts)
    for draft in drafts:
        if draft.state == DRAFTED:
            draft.weak += ("much_else",) * much_else
            draft.confidence = confidence.of(draft.weak)
            cells[cell(draft)].append(draft)
    for told in cells.values():
        rivals = _without_rounded(told)
        if len({draft.value for draft in rivals}) > 1:
            _settle(rivals)
    for draft in drafts:
        if draft.state == DRAFTED and draft.confidence < LEAST:
            draft.state, draft.reason, draft.confidence = OPEN, UNSURE, 0.0


def _tells_of_much_else(drafts: Sequence[Draft]) -> bool:
    """Whether most figures of a page count something else, as in stories: of those that seem to be of the pair fewer are."""
    counted = sum(draft.state != ASIDE or draft.reason == "repeat" for draft in drafts)
    return len(drafts) >= _FEW and counted < _MOST * len(drafts)


def cell(draft: Draft) -> tuple:
    """What a draft is an amount of."""
    claim = draft.claim
    return draft.giver_codes, draft.receiver_codes, claim["indicator"], claim["period"], claim["basis"]


def _without_rounded(told: list[Draft]) -> list[Draft]:
    """Set aside 180余名 where 183名 is told too: the rounded figure is no other amount. A plan rounds nothing."""
    done = [draft for draft in told if draft.claim["basis"] != "target"]
    exact = [draft.value for draft in done if not _is_at_least(draft)]
    for draft in done:
        if _is_at_least(draft) and any(1 < value / draft.value <= 1.1 for value in exact):
            draft.state, draft.reason, draft.confidence = ASIDE, "repeat", 0.0
    return [draft for draft in told if draft.state == DRAFTED]


def _is_at_least(draft: Draft) -> bool:
    figure = quantities.parse(draft.claim["value"], draft.claim["unit"])
    told = figure.bound, note_bounds.bound_of(draft.claim["note"], draft.value)
    return draft.value > 0 and quantities.AT_LEAST in told


def _settle(rivals: list[Draft]) -> None:
    """Keep one of several amounts of the same thing, or none."""
    told: dict[tuple[int, str], list[Draft]] = defaultdict(list)
    for draft in rivals:
        told[_sentence(draft)].append(draft)
    # the first of those that are told alike; 其中慈善总会捐赠120万元 is a part of the one before it
    kept = max(rivals, key=lambda draft: (not _is_part(draft, told[_sentence(draft)]), draft.confidence))
    parts = [draft for draft in rivals if _is_part(draft, told[_sentence(draft)])]
    against = [draft for draft in rivals if draft not in parts and draft.value != kept.value]
    in_row = any(_in_row(a, b) and not _are_gifts(a, b) for a, b in zip(rivals, rivals[1:], strict=False))
    for draft in rivals:
        others = (other for other in told[_sentence(draft)] if other is not draft)
        beside = any(_is_sibling(*sorted((draft, other), key=lambda d: d.start)) for other in others)
        if in_row or (draft is not kept and draft.value != kept.value and not beside):
            draft.state, draft.reason = OPEN, REASON
        elif against or draft is not kept:  # a part of it says nothing against the whole
            draft.weak += ("rival_value",)
        draft.confidence = confidence.of(draft.weak) if draft.state == DRAFTED else 0.0


def _sentence(draft: Draft) -> tuple[int, str]:
    """The sentence that a figure stands in."""
    return draft.paragraph, draft.sentence


def _is_part(draft: Draft, beside: Sequence[Draft]) -> bool:
    """Whether 其中 stands between a figure and a greater one before it, of those of its sentence."""
    before = [other.end for other in beside if other.end <= draft.start and other.value > draft.value]
    return any("其中" in draft.sentence[end : draft.start] for end in before)


def _is_sibling(first: Draft, second: Draft) -> bool:
    """教师88名、医生52名: two kinds of the same thing side by side in a sentence, each with a noun of its own."""
    return _are_gifts(first, second) or bool(_SIBLINGS.fullmatch(first.sentence[first.end : second.start]))


def _are_gifts(first: Draft, second: Draft) -> bool:
    """Whether two gifts have donors of their own, or were given each to another: 分别向黑石镇、水阜镇捐助15万元、30万元."""
    if first.claim["indicator"] != "social_donations" or "共" in first.sentence[first.end : second.start]:
        return False
    each = _GIVEN_EACH.search(first.sentence, 0, first.end) and _in_row(first, second)
    return bool(each or _GIFT_OF_ANOTHER.fullmatch(first.sentence[first.end : second.start]))


def _in_row(first: Draft, second: Draft) -> bool:
    """Whether nothing but a joint stands between two figures."""
    same = _sentence(first) == _sentence(second)
    return same and bool(SERIES_JOINT.fullmatch(first.sentence[first.end : second.start]))
