"""Drafts -> files in the form of `data/raw`: claims, sources, what is left open, and the account.

No sentence of a page is written here: figures, places and where they stand are facts, the sentence is its author's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis import whole_files
from analysis.harvest.collecting import Harvest
from analysis.harvest.drafts import DRAFTED, OPEN, Draft
from analysis.harvest.pages import Page
from analysis.harvest.standing import Standing
from analysis.ingest.claims import COLUMNS
from analysis.ingest.sources import COLUMNS as SOURCE_COLUMNS
from analysis.spreadsheet import escape_formulas
from analysis.vocabulary.prose import REASONS
from analysis.vocabulary.rejects import refusal

CLAIM_COLUMNS = (*COLUMNS, "confidence", "standing", "standing_detail")
OPEN_COLUMNS = (
    "file", "source_id", "locator", "east", "west", "indicator", "value", "unit", "period", "basis", "reason", "reason_zh", "reason_en",
)  # fmt: skip

_OFFICIAL = re.compile(
    r"人民政府|政府|管理局|振兴局|扶贫办|委员会|统计局|农业农村|国务院|商务|人社|Government|Bureau|Office",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"日报|晚报|新华|人民网|央视|中新|中国新闻|光明|经济日报|融媒|广播|电视|报$|Xinhua|China Daily|People's Daily|CGTN|Daily",
    re.IGNORECASE,
)


def locator(draft: Draft) -> str:
    """Where on the page, as claims say it."""
    return f"para {draft.paragraph}"


def claims_frame(harvest: Harvest, standings: dict[int, Standing], known: dict[str, str]) -> pd.DataFrame:
    """Drafted claims in the columns of a batch, with their confidence and what the atlas says to them.

    Parameters
    ----------
    harvest : Harvest
    standings : dict
        Position among the drafts -> standing.
    known : dict
        The id that the atlas has for a page, by the page's own id.
    """
    rows = []
    for number, draft in enumerate(harvest.drafts):
        if draft.state == DRAFTED:
            standing = standings[number]
            rows.append(draft.claim | {
                "source_id": standing.source_id or draft.page.source_id, "locator": locator(draft), "confidence": f"{draft.confidence:.2f}",
                "standing": standing.kind, "standing_detail": standing.detail,
            })  # fmt: skip
    for source_id, table in harvest.tables.items():
        rows += [
            claim | {"source_id": known.get(source_id, source_id), "confidence": "", "standing": "table"}
            for claim in table.claims
        ]
    return pd.DataFrame(rows, columns=list(CLAIM_COLUMNS)).fillna("")


def open_frame(harvest: Harvest) -> pd.DataFrame:
    """Figures of an indicator that could not be placed, with the reason in both languages."""
    rows = []
    for draft in harvest.drafts:
        if draft.state == OPEN:
            zh, en = REASONS[draft.reason]
            rows.append(draft.claim | {
                "file": draft.page.name, "source_id": draft.page.source_id, "locator": locator(draft),
                "reason": draft.reason, "reason_zh": zh, "reason_en": en,
            })  # fmt: skip
    for source_id, table in harvest.tables.items():
        for reject in table.rejects:
            rows.append({
                "file": reject["batch"], "source_id": source_id, "locator": reject["column"], "value": reject["printed"],
                "reason": "table", "reason_zh": refusal(reject["reason"], "zh"), "reason_en": reject["reason"],
            })  # fmt: skip
    return pd.DataFrame(rows, columns=list(OPEN_COLUMNS)).fillna("")


def source_row(page: Page) -> dict[str, str]:
    """A page as a row of `sources.csv`."""
    kind = (
        "official"
        if _OFFICIAL.search(page.publisher)
        else "state-media"
        if _MEDIA.search(page.publisher)
        else "other"
    )
    url = page.url if page.url.lower().startswith(("http://", "https://")) else ""
    values = (page.source_id, page.title, page.publisher, page.published, url, page.lang, kind)
    return dict(zip(SOURCE_COLUMNS, values, strict=True))


def sources_frame(harvest: Harvest, known: dict[str, str]) -> pd.DataFrame:
    """Pages that gave a draft and are not among the sources yet.

    Parameters
    ----------
    harvest : Harvest
    known : dict
        The id that the atlas has for a page, by the page's own id.
    """
    used = {d.page.source_id for d in harvest.drafts if d.state == DRAFTED} | set(harvest.tables)
    rows = [source_row(p) for p in harvest.pages if p.source_id in used and p.source_id not in known]
    return pd.DataFrame(rows, columns=list(SOURCE_COLUMNS))


def write(out: Path, name: str, frame: pd.DataFrame) -> Path:
    """Write one table; people open it in a spreadsheet, so no cell can be a formula."""
    path = out / f"{name}.csv"
    shown = escape_formulas(frame)
    with whole_files.in_words(path):
        whole_files.write_with(path, lambda partial: shown.to_csv(partial, index=False, encoding="utf-8"))
    return path
