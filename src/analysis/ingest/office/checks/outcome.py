"""What came of one file: claims, pairs, rejects and findings, and the count that shows that nothing was lost.

A *row in* is what a table states: a cell that carries a figure, a line of a pairing list, or a line of a
ledger. Each becomes a claim, a pair, a reject, part of a ledger's sum, or is set aside as a figure worked out
from others (a total, a share), which is checked and said. `Outcome.check` holds the account together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.errors import RawFileError
from analysis.ingest.office.checks.refused import Refusals, cut
from analysis.ingest.office.layout import projects, sides
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import address, column_of, letters
from analysis.vocabulary import scope
from analysis.vocabulary.codes import ERROR, WARNING

CLAIM_COLUMNS = (
    "source_id", "east", "east_level", "west", "west_level", "indicator", "value", "unit", "period", "basis",
    "locator", "note", "place", "place_level",
)  # fmt: skip
PAIR_COLUMNS = ("source_id", "east", "east_level", "west", "west_level", "start", "end", "basis", "note")
SOURCE_COLUMNS = ("source_id", "title", "publisher", "published", "url", "lang", "kind")
COUNT_COLUMNS = ("batch", "sheet", "shape", "rows_in", "claims", "pairings", "summed", "rejects", "set_aside")

NOT_SHOWN = "〔not shown: the sheet names persons〕"
SHOWABLE = re.compile(
    r"[\d\s.,%/年月日元人亿万家个+-]*(?: cells| claims| lines)?|[一-鿿]{1,12}(?:省|市|区|县|旗|州|盟)"
)
"""What may be shown of a sheet that names persons: dates, figures, and words that end as places do."""

_OWN = ("one cell for several rows", projects.PART, "对口支援")
_IN_OUR_WORDS = {
    "part": "part of the sum",
    "wider": "all recipients",
    "planned": "planned",
    "each_place": "average",
}
"""Flag of a note -> how it is said where the note's own words may name a person."""

_QUOTED = re.compile(r"['`]([^'`]*[一-鿿][^'`]*)['`]")
"""Chinese words that a message quotes."""


def _own_words(note: str) -> str:
    """Return what a note says of its figure's scope, in none of the table's words.

    >>> _own_words("某甲经办; part of the sum: one project"), _own_words("捐款; 某甲"), _own_words("某甲")
    ('part of the sum: one project', 'part of the sum', '')
    """
    kept = [clause for clause in note.split("; ") if clause in _OWN]
    left = "; ".join(clause for clause in note.split("; ") if clause not in _OWN)
    flags = {*scope.flags_of(left), *(("part",) if scope.share_of(left) else ())}
    return "; ".join([*kept, *(words for flag, words in _IN_OUR_WORDS.items() if flag in flags)])


@dataclass
class Outcome:
    """Everything that one sheet of a file came to.

    `mask` takes personal data out of whatever is written down. `discreet` is set for a sheet that names
    persons: of its words only dates, figures and places are written down, because a name may stand in any
    column.
    """

    file: str
    sheet: str
    source_id: str
    mask: Callable[[str], str]
    shape: str = ""
    discreet: bool = False
    transposed: bool = False
    moved: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    claims: list[dict[str, str]] = field(default_factory=list)
    frames: list[pd.DataFrame] = field(default_factory=list)
    pairings: list[dict[str, str]] = field(default_factory=list)
    refused: Refusals = field(default_factory=Refusals)
    findings: list[dict[str, str]] = field(default_factory=list)
    rows_in: int = 0
    summed: int = 0
    set_aside: int = 0
    _said: set[object] = field(default_factory=set)

    def locator(self, cell: str) -> str:
        """Return file, sheet and cell of a figure."""
        return f"{self.file}|{self.sheet}!{cell}"

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell as the file has it, also where rows and columns were exchanged."""
        row, column = self.moved.get((row, column), (row, column))
        return address(column, row) if self.transposed else address(row, column)

    def claim(self, row: int, column: int, **fields: str) -> None:
        """Keep a claim that stands in one cell (counted from 0)."""
        if self.discreet:
            names = [n for side in ("east", "west", "place") for n in fields.get(side, "").split(";") if n]
            if not all(map(sides.is_place, names)):
                self.reject(
                    row, column, "", "a word that is no place stands for one", "write the place's name"
                )
                return
            fields["note"] = _own_words(fields.get("note", ""))
        if len(self.claims) >= limits.MAX_SHEET_CLAIMS:
            raise RawFileError(
                f"more than {limits.MAX_SHEET_CLAIMS:,} figures in one table, which the memory holds",
                hint="split it into several files, or hand it in as a list of claims (CSV, as in data/README.md), which may be any length",
            )
        blank = dict.fromkeys(CLAIM_COLUMNS, "")
        place = {"source_id": self.source_id, "locator": self.locator(self.address(row, column))}
        # A value was read as a figure under its header: eleven digits of it are yuan, and no telephone.
        clean = {k: v if k == "value" else self.mask(v) for k, v in fields.items()}
        self.claims.append({**blank, **place, **clean})

    def take_frame(self, frame: pd.DataFrame, rows: np.ndarray, column: int) -> None:
        """Keep many claims at once: a frame of some of the claim columns, the row of each, the column of its value."""
        full = frame.reindex(columns=list(CLAIM_COLUMNS), fill_value="")
        blank = full["source_id"] == ""
        cell = f"{self.file}|{self.sheet}!{letters(column)}"
        self.rows_in += len(full)
        self.frames.append(
            full.assign(
                source_id=full["source_id"].where(~blank, self.source_id),
                locator=cell + pd.Series(rows + 1, index=full.index).astype(str),
                **{name: full[name].map(self.mask) for name in ("east", "west", "place", "note")},
            )
        )

    def pair(self, **fields: str) -> None:
        """Keep a pair of a pairing list."""
        blank = dict.fromkeys(PAIR_COLUMNS, "")
        self.pairings.append(
            {**blank, "source_id": self.source_id, **{k: self.mask(v) for k, v in fields.items()}}
        )

    def reject(self, row: int, column: int | None, printed: str, reason: str, hint: str) -> None:
        """Keep what was not accepted; `column` is None for a whole line."""
        if self.moved:
            row, own = self.moved.get((row, column or 0), (row, column or 0))
            column = own if column is not None else None
        if self.transposed and column is not None:
            row, column = column, row
        self.refused.add(row, column, self._short(printed), self._worded(reason), self._worded(hint))

    @property
    def rejects(self) -> list[dict[str, object]]:
        """What was not accepted, as rows of `REJECT_COLUMNS`: one for the cells of a column that have one reason."""
        return self.refused.rows(self.file, self.sheet)

    def reject_lines(self, lines: list[tuple]) -> None:
        """Keep many lines that were not accepted, each (row from 0, column from 0, printed, reason, hint)."""
        for row, column, printed, reason, hint in lines:
            self.reject(int(row), int(column), printed, reason, hint)

    def find(self, cell: str, printed: str, reason: str, remedy: str, severity: str = WARNING) -> None:
        """Keep a finding of a check; `cell` is empty for the whole sheet."""
        self.findings.append(
            {"file": self.file, "sheet": self.sheet, "cell": cell, "printed": self._short(printed),
             "reason": reason, "remedy": remedy, "severity": severity}
        )  # fmt: skip

    def find_once(
        self, cell: str, printed: str, reason: str, remedy: str, *, key: object, severity: str = WARNING
    ) -> None:
        """Keep a finding that holds for many cells only for the first of them."""
        if key not in self._said:
            self._said.add(key)
            self.find(cell, printed, reason, remedy, severity)

    def take_back(self, reason: str, hint: str) -> None:
        """Make rejects of all claims; the lines of a ledger are set aside."""
        self.find("", f"{len(self.claims)} claims", reason, hint, ERROR)
        if self.summed:
            self.set_aside, self.summed = self.set_aside + self.summed, 0
        else:
            for claim in self.claims:
                cell = claim["locator"].rpartition("!")[2]
                row = int(re.sub(r"\D", "", cell))
                column = column_of(re.sub(r"\d", "", cell))
                printed = self._short(f"{claim['value']} {claim['unit']}")
                # The locator is the file's own cell already.
                self.refused.add(row - 1, column, printed, self._worded(reason), self._worded(hint))
        self.claims.clear()

    def counts(self) -> dict[str, object]:
        """Return the account of the sheet as a row of `COUNT_COLUMNS`."""
        claims = 0 if self.summed else len(self.claims) + sum(map(len, self.frames))
        return {
            "batch": self.file, "sheet": self.sheet, "shape": self.shape, "rows_in": self.rows_in,
            "claims": claims, "pairings": len(self.pairings), "summed": self.summed, "rejects": self.refused.count,
            "set_aside": self.set_aside,
        }  # fmt: skip

    def check(self) -> None:
        """Fail when a row in went nowhere, or twice somewhere: the reader's mistake, not the file's."""
        account = self.counts()
        out = sum(account[name] for name in ("claims", "pairings", "summed", "rejects", "set_aside"))
        assert self.rows_in == out, f"{self.file}: {account}"

    def _worded(self, words: str) -> str:
        """Return a message without quoted words that may name a person, where the sheet names persons."""
        if not self.discreet:
            return words
        return _QUOTED.sub(lambda quoted: quoted[0] if SHOWABLE.fullmatch(quoted[1]) else NOT_SHOWN, words)

    def _short(self, text: str) -> str:
        text = re.sub(r"\s+", " ", self.mask(text))
        if self.discreet and not SHOWABLE.fullmatch(text):
            return NOT_SHOWN
        return cut(text)
