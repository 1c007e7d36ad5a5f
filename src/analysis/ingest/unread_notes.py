"""Claims whose note was not wholly understood: a finding with the note, for the figure counts as no total until it is said otherwise."""

from __future__ import annotations

import pandas as pd

from analysis.rows import each_row
from analysis.vocabulary.codes import NOTE
from analysis.vocabulary.scope import UNREAD


def findings(observations: pd.DataFrame) -> list[dict]:
    """Return a finding for each claim with the flag `unread`."""
    unread = observations[observations["flags"].fillna("").str.split(";").map(lambda own: UNREAD in own)]
    return [
        {
            "file": row.batch, "sheet": "", "cell": f"row {row.row}",
            "printed": f"{row.value_printed} {row.unit_printed}: {row.note}",
            "reason": "the note has words that were not understood: they may choose a part, so that the figure counts as a floor and as no total",
            "remedy": "say in the words of docs/adding-data.md what the figure covers (only …, includes …, excludes …, planned), or put what "
            "tells nothing of it into the locator",
            "severity": NOTE,
        }
        for row in each_row(unread)
    ]  # fmt: skip
