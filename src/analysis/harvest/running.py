"""One run of the harvester: read, draft, compare with the atlas, write; what it came to in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.errors import RawFileError
from analysis.harvest import review, writing
from analysis.harvest.collecting import Harvest, collect, page_files
from analysis.harvest.drafting import Harvester
from analysis.harvest.standing import KINDS, Atlas, known_pages, standings
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.prose import REASONS


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to: `told` for the terminal, the number of pages read, and what could not be read."""

    told: str
    pages: int
    unreadable: list[RawFileError]


def run(pages: list[Path], out: Path, lang: Lang, jobs: int | None = None) -> Run:
    """Harvest pages into a folder.

    Parameters
    ----------
    pages : list of Path
        Files and folders.
    out : Path
        Folder of `claims.csv`, `sources.csv`, `unresolved.csv`, `account.csv` and `review.html`.
    lang : {"zh", "en"}
        Language that the review page opens in.
    jobs : int, optional
        Files at a time.
    """
    found = collect(page_files(pages), Harvester.from_tables(), jobs)
    atlas = Atlas()
    known, judged = known_pages(found.pages, atlas), standings(found.drafts, atlas)
    claims, left = writing.claims_frame(found, judged, known), writing.open_frame(found)
    sources, account = writing.sources_frame(found, known), found.account()
    for name, frame in (("claims", claims), ("sources", sources), ("unresolved", left), ("account", account)):
        writing.write(out, name, frame)
    review.write(out / "review.html", found, judged, known, lang)
    return Run(
        _told(found, account, Counter(s.kind for s in judged.values()), out),
        len(found.pages),
        found.unreadable,
    )


def _told(found: Harvest, account: pd.DataFrame, kinds: Counter, out: Path) -> str:
    totals = account[["figures", "drafted", "unresolved", "set_aside"]].sum()
    reasons = Counter(draft.reason for draft in found.drafts if draft.reason)
    lines = [
        f"pages: {len(found.pages)} read, {len(found.unreadable)} not",
        f"figures: {totals['figures']} = {totals['drafted']} drafted + {totals['unresolved']} unresolved + {totals['set_aside']} set aside",
    ]
    lines += [f"note: {page.name} is longer than what was read of it" for page in found.pages if page.cut]
    lines += [f"  {REASONS[reason][1]}: {count}" for reason, count in reasons.most_common()]
    if kinds:
        lines.append(
            "drafts: " + ", ".join(f"{count} {KINDS[kind][1]}" for kind, count in kinds.most_common())
        )
    lines.append(f"to confirm: {out / 'review.html'}")
    return "\n".join(lines)
