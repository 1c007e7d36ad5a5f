"""The harvest in a notebook: what the pages came to, in both languages, and the review page in a frame."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path

import pandas as pd

from analysis import files_read, paths
from analysis.harvest import review
from analysis.harvest.collecting import Harvest, collect, page_files
from analysis.harvest.drafting import Harvester
from analysis.harvest.standing import KINDS, Atlas, Standing, known_pages, standings
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.prose import REASONS
from analysis.vocabulary.rejects import refusal

_COLUMNS = (
    ("file", ("文件", "File")), ("figures", ("数字", "Figures")), ("drafted", ("草稿", "Drafted")), ("unresolved", ("未定", "Unresolved")),
    ("set_aside", ("不取", "Set aside")),
)  # fmt: skip


def read(folder: str = "") -> tuple[Harvest, dict[int, Standing], dict[str, str]]:
    """Harvest a folder of saved pages; one that is not there holds none.

    Parameters
    ----------
    folder : str
        `data/raw/pages` unless given.

    Returns
    -------
    harvest : Harvest
    standings : dict
        Position among the drafts -> what the atlas says to it.
    known : dict
        The id that the atlas has for a page, by the page's own id.
    """
    place = Path(folder) if folder else paths.raw() / "pages"
    files_read.note(place)
    files = page_files([place]) if place.exists() else []
    found, atlas = collect(files, Harvester.from_tables()), Atlas()
    return found, standings(found.drafts, atlas), known_pages(found.pages, atlas)


def heading(lang: Lang) -> str:
    """Title of the notebook."""
    return ("从网页到记述：核对草稿", "From pages to claims: confirm the drafts")[index(lang)]


def summary(found: Harvest, judged: dict[int, Standing], lang: Lang) -> str:
    """What the pages came to, in one sentence or two."""
    if not found.pages:
        return (
            "没有读到网页：把保存的网页、PDF、Word 或文本放进 data/raw/pages/，再运行本页。",
            "No page was read: put saved pages, PDF, Word or text files into data/raw/pages/ and run this again.",
        )[index(lang)]
    totals = found.account()[["figures", "drafted", "unresolved", "set_aside"]].sum()
    kinds = Counter(standing.kind for standing in judged.values())
    told = [f"{KINDS[kind][index(lang)]} {count}" for kind, count in kinds.most_common()]
    if lang == "zh":
        return (
            f"读了 {len(found.pages)} 个文件，{len(found.unreadable)} 个读不了。数字 {totals['figures']} 个 = 草稿 {totals['drafted']} + "
            f"未定 {totals['unresolved']} + 不取 {totals['set_aside']}。草稿中：{'，'.join(told)}。"
        )
    return (
        f"{len(found.pages)} {'file was' if len(found.pages) == 1 else 'files were'} read, {len(found.unreadable)} could not be. {totals['figures']} figures = {totals['drafted']} drafted + "
        f"{totals['unresolved']} unresolved + {totals['set_aside']} set aside. Of the drafts: {', '.join(told)}."
    )


def where(lang: Lang) -> str:
    """Where the drafts are confirmed: a page that was made of the notebook has no frame."""
    return (
        "草稿在 JupyterLab 里本页末尾的框中核对，或在 python -m analysis harvest 写出的 review.html 中核对；由本页生成的报告里没有这个框。",
        "The drafts are confirmed in the frame at the end of this notebook in JupyterLab, or in review.html, which "
        "python -m analysis harvest writes; a page made of the notebook has no such frame.",
    )[index(lang)]


def account_table(found: Harvest, lang: Lang) -> pd.DataFrame:
    """The account, a row for each file."""
    return found.account()[[name for name, _ in _COLUMNS]].rename(
        columns={name: told[index(lang)] for name, told in _COLUMNS}
    )


def reasons_table(found: Harvest, lang: Lang) -> pd.DataFrame:
    """Why figures were set aside or left open, and how many."""
    counts = Counter(draft.reason for draft in found.drafts if draft.reason)
    rows = [(REASONS[reason][index(lang)], count) for reason, count in counts.most_common()]
    return pd.DataFrame(rows, columns=[("原因", "Reason")[index(lang)], ("数字", "Figures")[index(lang)]])


def unreadable_table(found: Harvest, lang: Lang) -> pd.DataFrame:
    """Files that could not be read, with what to do."""
    rows = [(str(p.path), refusal(p.problem, lang), refusal(p.hint, lang)) for p in found.unreadable]
    return pd.DataFrame(
        rows,
        columns=[
            ("文件", "File")[index(lang)],
            ("问题", "Problem")[index(lang)],
            ("怎么办", "What to do")[index(lang)],
        ],
    )


def frame(
    found: Harvest, judged: dict[int, Standing], known: dict[str, str], lang: Lang, height: int = 820
) -> str:
    """The review page as a frame: it works in JupyterLab as it does in a browser, and can reach nothing outside itself."""
    page = review.render(found, judged, known, lang)
    # In a box of its own: IPython warns of HTML that begins with a frame, and a report fails at a warning.
    return (
        f'<div><iframe srcdoc="{escape(page, quote=True)}" sandbox="allow-scripts allow-downloads" '
        f'style="width:100%;height:{height}px;border:1px solid #d9dde3" title="{escape(heading(lang))}"></iframe></div>'
    )
