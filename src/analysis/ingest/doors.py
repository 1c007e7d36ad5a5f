"""The doors of the ingestion: files that people fill, each opened by itself.

What is missing or can't be read is one line with name, reason and remedy, and a reject; the other files go on.
Without a list of pages its claims are rejects, without a list of pairs only those of the policy documents are known,
without a list of counties or units that table is empty, and what only a missing table of names knows is a reject. Links, folders and
devices under the name of a table are refused, and so is a file that changes while it is read. Personal data is taken
out of every cell but the figures, before anything else sees it, and the cells are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from analysis.errors import AtlasError, RawFileError
from analysis.ingest.claims import COLUMNS, OF_A_PLACE
from analysis.ingest.corrections import (
    CorrectionError,
    apply_corrections,
    read_corrections,
    require_known_tables,
)
from analysis.ingest.files import not_read, printable_name, read_whole, walk
from analysis.ingest.gazetteer import Check
from analysis.ingest.gazetteer import read_table as read_names
from analysis.ingest.personal import mask, mask_column, mask_frame
from analysis.ingest.personal_numbers import is_identity_number
from analysis.ingest.problems import Problem, reject_row
from analysis.ingest.tables import batches, joined, read_table
from analysis.terminal import plain

FIGURES = ("value", "persons", "persons_in_long_form_sample", "year")
"""Columns of figures: eleven digits in one are an amount and no telephone."""

_FIGURE = r"[\d０-９.,，+\-−~～—–%％\s]*[^\d@:：]{0,12}"


class Doors:
    """Reads table after table of a raw folder, corrects them, and keeps what is to be said.

    Parameters
    ----------
    raw : Path

    Attributes
    ----------
    rejects : list of dict
        Rows, and whole files, that were not accepted so far.
    counts : list of (str, int)
        Rows in of each batch.
    unreadable : list of AtlasError
        One for each file that could not be read at all, and for each correction that can't be applied.
    findings : list of dict
        One for each file that held personal data.
    corrected : int
        Number of cells that corrections changed.
    """

    def __init__(self, raw: Path) -> None:
        self.raw = raw
        self.rejects: list[dict] = []
        self.counts: list[tuple[str, int]] = []
        self.unreadable: list[AtlasError] = []
        self.findings: list[dict[str, str]] = []
        self.corrected = 0
        self._offered: list[str] = []
        self._names: dict[Path, pd.DataFrame] = {}
        self._corrections: list = []
        try:
            self._corrections, broken = read_corrections(raw / "corrections.yml")
            self.unreadable += [_named(problem, "corrections.yml") for problem in broken]
        except (AtlasError, OSError) as problem:
            self._refuse(problem, "corrections.yml", "corrections.yml")

    def read(
        self, path: Path, needed: Iterable[str], batch: str | None = None
    ) -> tuple[pd.DataFrame, list[dict]]:
        """Read one table; parameters and result are those of `analysis.ingest.tables.read_table`.

        One that is missing or can't be read has no rows, and one reject.
        """
        needed = tuple(needed)
        label = self._label(path)
        batch = mask(plain(batch or path.stem))
        try:
            frame, rejects = read_whole(path, label, lambda path: read_table(path, needed, batch))
        except Exception as problem:  # whatever it is, the other files go on
            empty = pd.DataFrame(columns=["batch", "row", *needed], dtype=str).astype({"row": "int64"})
            return empty, [self._refuse(problem, label, batch)]
        frame, cells = _without_personal(frame)
        if cells:
            self.findings.append(personal_finding(label, cells))
        return frame, [{**row, "printed": mask(str(row["printed"]))} for row in rejects]

    def _label(self, path: Path) -> str:
        return printable_name(path, self.raw if path.is_relative_to(self.raw) else None)

    def names(self, path: Path, columns: tuple[str, ...], check: Check | None = None) -> pd.DataFrame:
        """Read a table of names of places or givers; arguments are those of `analysis.ingest.gazetteer.read_table`.

        One that is missing, can't be read or makes no sense is told once, and holds no name.
        """
        if path not in self._names:
            label = self._label(path)
            try:
                self._names[path] = read_whole(path, label, lambda path: read_names(path, columns, check))
            except Exception as problem:  # whatever it is, the other files go on
                self._names[path] = pd.DataFrame(columns=list(columns), dtype=str)
                self.refuse(problem, label)
        return self._names[path]

    def refuse(self, problem: Exception, label: str) -> None:
        """Keep a file that nothing can be made of, as one reject."""
        self.rejects.append(self._refuse(problem, label, label))
        self.counts.append((label, 1))

    def claims(self) -> pd.DataFrame:
        """Return the rows of all batches of claims; without any, only tables of the inbox may hold some.

        Raises
        ------
        RawFileError
            There is neither a batch nor a file in the inbox: the folder is not one of ours.
        """
        found, strange = batches(self.raw / "claims")
        for problem in strange:
            self.refuse(problem, printable_name(Path(str(problem.path)), self.raw))
        if not found:
            problem = RawFileError(
                "no batch of claims", path=self.raw / "claims", hint="put at least one .csv file there"
            )
            if next(walk(self.raw / "inbox"), None) is None:
                raise problem
            self.refuse(problem, "claims")
        return self._joined(found, COLUMNS, OF_A_PLACE, prefix="claims/")

    def rows(self, name: str, columns: tuple[str, ...]) -> pd.DataFrame:
        """Return the rows of the list `name.csv` and of every file in the folder `name`."""
        return self._joined(joined(self.raw, name), columns)

    def _joined(
        self, files: Mapping[str, Path], columns: tuple[str, ...], also: Iterable[str] = (), prefix: str = ""
    ) -> pd.DataFrame:
        frames = [pd.DataFrame(columns=["batch", "row", *columns], dtype=str).astype({"row": "int64"})]
        for batch, path in files.items():
            frame, broken = self.read(path, columns, batch)
            self.counts.append((mask(plain(batch)), len(frame) + len(broken)))
            self.rejects += broken
            kept = ["batch", "row", *columns, *(column for column in also if column in frame)]
            frames.append(self.correct(f"{prefix}{batch}", frame[kept]))
        return pd.concat(frames, ignore_index=True)

    def correct(self, table: str, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a table after its corrections; one that can't be applied is named, and the others are."""
        self._offered.append(table)
        corrected = frame
        for correction in (one for one in self._corrections if one.table == table):
            try:
                corrected, log = apply_corrections(table, corrected, [correction])
                self.corrected += len(log)
            except CorrectionError as problem:
                self.unreadable.append(problem)
        gone = frame.loc[frame.index.difference(corrected.index)]
        dropped = [Problem("(row)", "", "dropped by a correction", "see data/raw/corrections.yml")]
        self.rejects += [
            reject_row(batch, int(row), dropped)
            for batch, row in zip(gone["batch"], gone["row"], strict=True)
        ]
        return corrected

    def close(self) -> None:
        """Name the corrections of tables that there are not."""
        for correction in self._corrections:
            try:
                require_known_tables([correction], self._offered)
            except CorrectionError as problem:
                self.unreadable.append(problem)

    def _refuse(self, problem: Exception, label: str, batch: str) -> dict[str, object]:
        """Keep a file that can't be read, and return its reject; its row is 0, for no row of it is known."""
        said = _named(problem, label)
        self.unreadable.append(said)
        return reject_row(batch, 0, [Problem("(file)", "", said.problem, said.hint)])


def _named(problem: Exception, label: str) -> RawFileError:
    said = not_read(problem, label)
    return RawFileError(said.problem, path=label, hint=said.hint)


def _without_personal(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return a table without personal data, and how many cells held some; a plain figure stays."""
    figures = {name: frame[name] for name in FIGURES if name in frame.columns}
    frame, cells = mask_frame(frame, keep=(*figures, "batch"))
    for name, column in figures.items():
        odd = ~column.str.fullmatch(_FIGURE) | column.map(is_identity_number).astype(bool)
        clean, touched = mask_column(column[odd])
        if touched.any():
            frame, cells = frame.assign(**{name: column.where(~odd, clean)}), cells + int(touched.sum())
    return frame, cells


def personal_finding(file: str, cells: int) -> dict[str, str]:
    """Return the finding that says how much personal data a file held."""
    return {
        "file": file, "sheet": "", "cell": "", "printed": f"{cells} cells",
        "reason": "personal data, dropped at reading", "remedy": "take it out of the file", "severity": "note",
    }  # fmt: skip
