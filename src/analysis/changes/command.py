"""The command `python -m analysis changes`: opens the earlier state, compares, writes the page and the table, says it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from analysis.rows import each_row
from analysis.terminal import say

if TYPE_CHECKING:
    import pandas as pd

    from analysis.changes.states import State

SAID = 20
"""Changes that the screen shows; the table holds them all."""


def changes(
    since: Annotated[
        str | None,
        typer.Option(
            "--since", help="An export, a folder of processed tables, or a revision of git [latest tag]."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder of the page and the table [reports].")
    ] = None,
    lang: Annotated[
        Literal["zh", "en"], typer.Option("--lang", help="Language of what is said here.")
    ] = "zh",
) -> None:
    """Tell which cells and sums of which reports changed since an earlier state, and by which claims."""
    from analysis import paths, whole_files
    from analysis.changes.page import once, ordered, render, told, word
    from analysis.changes.states import earlier
    from analysis.export.tables import write_csv
    from analysis.reports.folders import Folders, in_words
    from analysis.vocabulary.labels import LANGUAGES

    with earlier(since) as state:
        changed, moved, notes = compared(state)
        name = state.name
    changed = ordered(changed)
    folder = out or paths.reports()
    shown = once(changed[changed["reports"] != ""] if (changed["reports"] != "").any() else changed)
    titles = {
        record["name"]: record.get("title") or record["name"] for record in Folders.open().all_records()
    }
    with in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_csv(changed, folder / "changes.csv")
        for tongue in LANGUAGES:
            said = sentences(changed, moved, notes, tongue)
            page = render(told(shown, tongue, titles), said, name, tongue, "changes.csv")
            whole_files.write_text(folder / f"changes_{tongue}.html", page)
    say(word("since", lang, name=name))
    for sentence in sentences(changed, moved, notes, lang):
        say(sentence)
    for row in each_row(told(shown.head(SAID), lang)):
        say(f"  {row.flow} · {row.indicator} · {row.period}: {row.before} → {row.after} ({row.cause})")
    if len(changed) > SAID:
        say(word("more", lang, count=len(changed) - SAID, file=folder / "changes.csv"))
    say(folder / f"changes_{lang}.html")
    if out is None:
        from analysis.reports.command import front_page

        front_page()  # it leads to the page now


def compared(state: State) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Compare a state with the tables that are read now.

    Returns
    -------
    changed : DataFrame
        `kind` (cell or sum), `compare.SUM`, the columns of `compare.figures`, `cause`, `claims`, `reports`.
    moved : DataFrame
        From `compare.claims`.
    notes : list of str
        Keys of `words.WORDS` of what can't be compared.
    """
    import pandas as pd

    from analysis import dataset
    from analysis.changes import asked, compare
    from analysis.reports.folders import Folders, can_compare

    records = [record for record in Folders.open().all_records() if can_compare(record["parts"])]
    moved = compare.claims(state.table("observations"), dataset.table("observations"))
    cells = compare.figures(state.table("series"), dataset.table("series"), compare.CELL)
    cells["reports"] = compare.shown(cells, asked.cells(records))
    years = cells["year"].astype(str)
    frames = [cells.assign(kind="cell", first=years + "-01-01", last=years + "-12-31")]
    notes = [] if records else ["no_reports"]
    if state.answers:
        questions = asked.questions(records)
        now = asked.answered(questions)
        with state.read():
            before = asked.answered(questions)
        added = compare.figures(before, now, ["question", *compare.SUM])
        added["reports"] = added["question"].map(lambda text: ";".join(questions[text]))
        frames.append(added.assign(kind="sum"))
    else:
        notes.append("no_sums")
    figures = [f"{side}_{name}" for side in ("old", "new") for name in (*compare.NUMBERS, "method")]
    changed = compare.caused(pd.concat(frames, ignore_index=True), moved)
    return changed[["kind", *compare.SUM, *figures, "change", "cause", "claims", "reports"]], moved, notes


def sentences(changed: pd.DataFrame, moved: pd.DataFrame, notes: list[str], lang: str) -> list[str]:
    """Say how much has changed."""
    from analysis.changes.compare import CORRECTED, NEW, WITHDRAWN
    from analysis.changes.page import word

    kinds = moved["change"].value_counts()
    reports = {name for joined in changed["reports"] for name in joined.split(";") if name}
    counted = word(
        "counted",
        lang,
        **{kind: int(kinds.get(kind, 0)) for kind in (NEW, CORRECTED, WITHDRAWN)},
        cells=int((changed["kind"] == "cell").sum()),
        sums=int((changed["kind"] == "sum").sum()),
        reports=len(reports),
    )
    return [
        counted,
        *([word("nothing", lang)] if changed.empty else []),
        *(word(note, lang) for note in notes),
    ]
