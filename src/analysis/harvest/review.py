"""`review.html`: the drafts beside their sentences, for a person to accept, correct or reject by keyboard.

One file, offline, under a policy that lets in nothing but its own style and script. The sentences are other people's
text and not trusted: they travel as data, and the script writes them as text only.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from analysis import whole_files
from analysis.harvest.acceptance import FORMAT
from analysis.harvest.collecting import Harvest
from analysis.harvest.drafts import DRAFTED, OPEN, Draft
from analysis.harvest.standing import CONTRADICTS, FILLS, KINDS, KNOWN, NARROWS, Standing
from analysis.harvest.writing import locator, source_row
from analysis.page_policy import policy
from analysis.vocabulary.codes import BASES
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.places import LEVELS
from analysis.vocabulary.prose import REASONS
from analysis.vocabulary.values import VALUES

SURE = 0.9
"""From this confidence on 95 of 100 drafts from made-up pages were right at first sight (`docs/harvest.md`); no promise for real ones."""

_TEMPLATES = Path(__file__).parent / "templates"
_FIELDS = (
    "east",
    "east_level",
    "west",
    "west_level",
    "indicator",
    "value",
    "unit",
    "period",
    "basis",
    "note",
)


def write(
    path: Path, harvest: Harvest, standings: dict[int, Standing], known: dict[str, str], lang: Lang
) -> None:
    """Write the review page of some drafts.

    Parameters
    ----------
    path : Path
    harvest : Harvest
    standings : dict
        Position among the drafts -> what the atlas says.
    known : dict
        The id that the atlas has for a page, by the page's own id.
    lang : {"zh", "en"}
    """
    page = render(harvest, standings, known, lang)
    with whole_files.in_words(path):
        whole_files.write_text(path, page)


def render(harvest: Harvest, standings: dict[int, Standing], known: dict[str, str], lang: Lang) -> str:
    """The review page as text; arguments as for `write`."""
    style, script = ((_TEMPLATES / name).read_text("utf-8") for name in ("review.css", "review.js"))
    data = {
        "format": FORMAT, "lang": lang, "sure": SURE,
        "rows": _rows(harvest, standings, known),
        "sources": [source_row(p) for p in harvest.pages if p.source_id not in known],
        "kinds": KINDS, "reasons": REASONS, "levels": {level: VALUES["level"][level] for level in LEVELS},
        "bases": {basis: VALUES["basis"][basis] for basis in BASES},
        "indicators": {i.id: (i.zh, i.en) for i in INDICATORS.values()},
    }  # fmt: skip
    # No `<` may stand in a script element, of whatever type.
    told = (
        json.dumps(data, ensure_ascii=False)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(style, script), quote=True)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{'核对草稿' if lang == 'zh' else 'Confirm drafts'}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<script type="application/json" id="data">{told}</script>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def _rows(harvest: Harvest, standings: dict[int, Standing], known: dict[str, str]) -> list[dict]:
    """Rows of the page, what needs a look first: contradictions, gaps filled, doubtful ones, open ones, the rest, known ones."""
    rows = []
    for number, draft in enumerate(harvest.drafts):
        if draft.state in (DRAFTED, OPEN):
            rows.append(
                (
                    _order(draft, standings.get(number), number),
                    _row(draft, standings.get(number), number, known),
                )
            )
    rows += [((4, SURE, row["id"]), row) for row in _table_rows(harvest, known)]
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


def _table_rows(harvest: Harvest, known: dict[str, str]) -> list[dict]:
    """What the office reader drafted from tables inside pages: the cell stands where others have a sentence, and nothing says how sure it is."""
    pages = {page.source_id: page for page in harvest.pages}
    claims = [
        (pages[source_id], claim) for source_id, table in harvest.tables.items() for claim in table.claims
    ]
    return [
        {
            "id": len(harvest.drafts) + number, "page": page.title or page.name, "publisher": page.publisher,
            "published": page.published, "source_id": known.get(page.source_id, page.source_id),
            "locator": claim["locator"], "sentence": [f"{claim['locator']}: ", f"{claim['value']} {claim['unit']}", ""],
            "open": False, "reason": "", "confidence": None, "kind": "", "detail": ["", ""],
            "claim": {name: claim.get(name, "") for name in _FIELDS},
        }
        for number, (page, claim) in enumerate(claims)
    ]  # fmt: skip


def _order(draft: Draft, standing: Standing | None, number: int) -> tuple:
    kind = standing.kind if standing else ""
    if kind == CONTRADICTS:
        return 0, draft.confidence, number
    if kind in (FILLS, NARROWS):
        return 1, -standing.gain, draft.confidence, number
    if kind == KNOWN:
        return 5, draft.confidence, number
    if draft.state == OPEN:
        return 3, number
    return (2 if draft.confidence < SURE else 4), draft.confidence, number


def _row(draft: Draft, standing: Standing | None, number: int, known: dict[str, str]) -> dict:
    page = draft.page
    return {
        "id": number, "page": page.title or page.name, "publisher": page.publisher, "published": page.published,
        "source_id": known.get(page.source_id, page.source_id), "locator": locator(draft),
        "sentence": [draft.sentence[: draft.start], draft.sentence[draft.start : draft.end], draft.sentence[draft.end :]],
        "open": draft.state == OPEN, "reason": draft.reason, "confidence": draft.confidence,
        "kind": standing.kind if standing else "", "detail": [standing.detail_zh, standing.detail] if standing else ["", ""],
        "claim": {name: draft.claim.get(name, "") for name in _FIELDS},
    }  # fmt: skip
