"""What was not accepted of a sheet, told once a column: the cells that have one reason are one reject with their count.

A panel of 8,000 figures that nobody asked for is one sentence to its office, not 8,000. The account still counts
cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pandas as pd

from analysis.ingest.office.reading.grid import column_of, letters

_SHOWN, _RUNS = 3, 12
_PRINTED = 80


def cut(text: str, most: int = _PRINTED) -> str:
    """As much of a printed text as is shown of it.

    >>> cut("落实财政援助资金", 5)
    '落实财政…'
    """
    return text if len(text) <= most else text[: most - 1] + "…"


@dataclass(slots=True)
class _Group:
    """Cells of one column (or whole lines) with one reason and one remedy, in the order they were met."""

    runs: list[list[int]] = field(default_factory=list)
    count: int = 0
    last: int = 0
    printed: list[str] = field(default_factory=list)

    def add(self, row: int, printed: str) -> None:
        self.count, self.last = self.count + 1, max(self.last, row)
        if self.runs and row in (self.runs[-1][1], self.runs[-1][1] + 1):
            self.runs[-1][1] = row
        elif len(self.runs) < _RUNS:
            self.runs.append([row, row])
        if len(self.printed) < _SHOWN and printed not in self.printed:
            self.printed.append(printed)

    def cells(self, column: str) -> str:
        """Return the addresses: each run of rows, and the last cell where there are more runs than are kept."""
        told = [f"{column}{a + 1}" if a == b else f"{column}{a + 1}:{column}{b + 1}" for a, b in self.runs]
        rest = f"…{column}{self.last + 1}" if self.last > max(b for _, b in self.runs) else ""
        return ", ".join(told) + rest


@dataclass
class Refusals:
    """Gathers what was not accepted; rows and columns are counted from 0, a column of None is a whole line."""

    count: int = 0
    _groups: dict[tuple[int | None, str, str], _Group] = field(default_factory=dict)

    def add(self, row: int, column: int | None, printed: str, reason: str, hint: str) -> None:
        """Keep one cell or line with its reason and remedy."""
        self._groups.setdefault((column, reason, hint), _Group()).add(row, printed)
        self.count += 1

    def rows(self, batch: str, sheet: str) -> list[dict[str, object]]:
        """Return the rejects in the order of their first cells.

        `column` names the cells (`C5:C90, C93`), the first of them and the last where they are many; `printed`
        shows the first distinct texts.
        """
        found = []
        for (column, reason, hint), group in self._groups.items():
            cells = group.cells(letters(column) if column is not None else "")
            found.append({
                "batch": batch, "row": group.runs[0][0] + 1, "column": f"{sheet}!{cells}",
                "printed": cut(" | ".join(group.printed)),
                "reason": reason, "hint": hint, "count": group.count,
            })  # fmt: skip
        return sorted(found, key=lambda reject: reject["row"])


_LOCATOR = re.compile(r"[^|]*\|(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d+)", re.DOTALL)


def by_cell(rejects: list[dict], claims: pd.DataFrame) -> list[dict]:
    """Return rejects of claims of office tables as rejects of their cells, told once a column.

    Parameters
    ----------
    rejects : list of dict
        Rows of `rejects` on claims, by `batch` and number of the claim.
    claims : DataFrame
        The claims of the inbox, with `batch`, `row` and `locator`; rejects of other batches stay as they are.
    """
    locators = dict(zip(zip(claims["batch"], claims["row"], strict=True), claims["locator"], strict=True))
    stay: list[dict] = []
    sheets: dict[tuple[str, str], Refusals] = {}
    for reject in rejects:
        at = _LOCATOR.fullmatch(locators.get((reject["batch"], reject["row"]), ""))
        if at is None:
            stay.append(reject)
            continue
        refused = sheets.setdefault((reject["batch"], at["sheet"]), Refusals())
        where = int(at["row"]) - 1, column_of(at["column"])
        refused.add(*where, reject["printed"], f"{reject['column']}: {reject['reason']}", reject["hint"])
    return stay + [row for (batch, sheet), refused in sheets.items() for row in refused.rows(batch, sheet)]
