"""A ledger (台账) of enterprises or workers, one line each, summed to claims.

Enterprises are counted, and their investment added up, by the place that they come from, the county that they
went to and the year. Workers are counted by the province that they went to, their home county and the year of
the start month. Lines come in pieces, each piece is reduced to its distinct combinations of place and date,
and only these are read as words: three million lines hold some thousand of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.ledger_lines import (
    Bad,
    Key,
    Plan,
    amount_of,
    decimals_of,
    key_of,
    shown,
    side_of,
    year_of,
)
from analysis.ingest.office.reading.grid import letters

SIGNED_ONLY = "coop_agreements"
"""What an enterprise counts towards that only signed."""


@dataclass
class _Readings:
    """What distinct texts of one part of a line mean, each meaning with its number."""

    meanings: list[object] = field(default_factory=list)
    _texts: dict[tuple[str, ...], int] = field(default_factory=dict)
    _seen: dict[object, int] = field(default_factory=dict)

    def number(self, texts: tuple[str, ...], read: Callable[..., object]) -> int:
        """Return the number of what some texts mean, reading them when they are new."""
        if texts not in self._texts:
            meaning = read(*texts)
            if meaning not in self._seen:
                self._seen[meaning] = len(self.meanings)
                self.meanings.append(meaning)
            self._texts[texts] = self._seen[meaning]
        return self._texts[texts]


@dataclass
class LedgerSums:
    """Adds up a ledger piece by piece.

    Parameters
    ----------
    plan : Plan
    out : Outcome
        Takes rejects at once and the claims at `finish`.
    """

    plan: Plan
    out: Outcome
    first_row: int = -1
    last_row: int = -1
    _keys: list[Key | Bad] = field(default_factory=list)
    _numbers: dict[tuple[int, ...], int] = field(default_factory=dict)
    _readings: dict[str, _Readings] = field(default_factory=dict)
    _counts: np.ndarray = field(default_factory=lambda: np.zeros(0))
    _signed: np.ndarray = field(default_factory=lambda: np.zeros(0))
    _sums: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    _decimals: int = 0
    _identities: list[np.ndarray] = field(default_factory=list)

    def add(self, frame: pd.DataFrame, rows: np.ndarray, signed: np.ndarray | None = None) -> None:
        """Add lines.

        Parameters
        ----------
        frame : DataFrame of str
            The columns `plan.needed`, named by their index.
        rows : array of int
            Row of each line in the file, counted from 0.
        signed : array of bool, optional
            Lines of enterprises of which nothing more than a signature stands so far.
        """
        if not len(frame):
            return
        self.out.rows_in += len(frame)
        self.first_row = int(rows[0]) if self.first_row < 0 else self.first_row
        self.last_row = int(rows[-1])
        ids = self._ids(frame)
        amounts, wrong = self._amounts(frame)
        bad = np.fromiter((isinstance(k, Bad) for k in self._keys), bool, len(self._keys))[ids]
        self._reject(rows, ids, bad, wrong, frame)
        good = ~bad & ~np.any(wrong, axis=1)
        size = len(self._keys)
        self._counts = _grown(self._counts, size) + np.bincount(ids[good], minlength=size)
        only = np.zeros(len(frame), dtype=bool) if signed is None else signed
        self._signed = _grown(self._signed, size) + np.bincount(ids[good & only], minlength=size)
        added = [np.bincount(ids[good], amounts[good, n], minlength=size) for n in range(amounts.shape[1])]
        self._sums = _grown(self._sums, size, amounts.shape[1]) + (np.array(added).T if added else 0)
        self.out.summed += int(good.sum())

    def add_identities(self, numbers: np.ndarray) -> None:
        """Note identity numbers, as bare numbers, to tell at the end how many lines repeat one."""
        self._identities.append(numbers)

    def finish(self) -> None:
        """Hand over the claims, in the order of places and years."""
        merged: dict[Key, list[int]] = {}
        for n, key in enumerate(self._keys):
            if isinstance(key, Key) and n < len(self._counts) and self._counts[n]:
                merged.setdefault(key, []).append(n)
        width = max([*self.plan.keys, *(i for i, _, _ in self.plan.amounts)], default=0)
        region = f"A{self.first_row + 1}:{letters(width)}{self.last_row + 1}"
        for key in sorted(merged, key=lambda k: (k.east, k.west, k.indicator, k.year)):
            numbers = merged[key]
            count = int(self._counts[numbers].sum())
            places = {n: getattr(key, n) for n in ("east", "east_level", "west", "west_level")}
            rest = {
                "period": str(key.year), "basis": "annual", "locator": self.out.locator(region),
                "note": f"sum of {count} lines of the ledger",
            }  # fmt: skip
            unit = "家" if self.plan.kind == "enterprises" else "人"
            signed = int(self._signed[numbers].sum()) if key.indicator != SIGNED_ONLY else 0
            for indicator, lines in ((key.indicator, count - signed), (SIGNED_ONLY, signed)):
                if lines:
                    told = rest | {"note": f"sum of {lines} lines of the ledger"}
                    self.out.claim(0, 0, **places, indicator=indicator, value=str(lines), unit=unit, **told)
            for n, (index, indicator, its_unit) in enumerate(self.plan.amounts):
                total = self._sums[numbers, n].sum()
                if total:
                    value = format(round(total, self._decimals), f".{self._decimals}f")
                    summed = rest | ({"basis": "cumulative"} if index in self.plan.running else {})
                    self.out.claim(0, 0, **places, indicator=indicator, value=value, unit=its_unit, **summed)
        self._say_repeats()

    def _say_repeats(self) -> None:
        if self._identities:
            numbers = np.concatenate(self._identities)
            repeats = len(numbers) - len(np.unique(numbers))
            if repeats:
                self.out.find(
                    "", f"{repeats} lines", "lines that repeat an identity number of another line, each counted",
                    "keep one line for each person and start, or say persons-times",
                )  # fmt: skip

    def _ids(self, frame: pd.DataFrame) -> np.ndarray:
        """Return the number in `_keys` of each line.

        Each part of a line is read over its own distinct texts, and only the combinations of what they mean
        are put together: few homes and months make many lines.
        """
        plan = self.plan
        parts = (
            self._part("east", frame, [c.index for c in plan.east], lambda *t: side_of(plan, "east", t)),
            self._part("west", frame, [c.index for c in plan.west], lambda *t: side_of(plan, "west", t)),
            self._part("date", frame, [] if plan.date is None else [plan.date], lambda *t: year_of(plan, t)),
        )
        code = np.zeros(len(frame), dtype=np.int64)
        for part, numbers in parts:
            code = code * max(len(part.meanings), 1) + numbers
        code, _ = pd.factorize(code)
        _, first = np.unique(code, return_index=True)
        ids = np.empty(len(first), dtype=np.int64)
        for n, line in enumerate(first):
            combo = tuple(int(numbers[line]) for _, numbers in parts)
            if combo not in self._numbers:
                self._numbers[combo] = len(self._keys)
                meanings = [part.meanings[m] for (part, _), m in zip(parts, combo, strict=True)]
                self._keys.append(key_of(plan, *meanings))
            ids[n] = self._numbers[combo]
        return ids[code]

    def _part(self, name: str, frame: pd.DataFrame, columns: list[int], read) -> tuple[_Readings, np.ndarray]:
        """Return the readings of one part of the lines, and for each line the number of its meaning."""
        readings = self._readings.setdefault(name, _Readings())
        code = np.zeros(len(frame), dtype=np.int64)
        for index in columns:
            codes, words = pd.factorize(frame[index])
            # Renumbered at once, so that the product never outgrows 64 bits.
            code, _ = pd.factorize(code * max(len(words), 1) + codes)
        _, first = np.unique(code, return_index=True)
        texts = [frame[index].iloc[first].tolist() for index in columns]
        combos = list(zip(*texts, strict=True)) if texts else [()]
        return readings, np.array([readings.number(combo, read) for combo in combos], dtype=np.int64)[code]

    def _amounts(self, frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        """Return the amounts of each line in the column's unit, and which of them can't be taken."""
        values = np.zeros((len(frame), len(self.plan.amounts)))
        wrong = np.zeros((len(frame), len(self.plan.amounts)), dtype=bool)
        for n, (index, indicator, unit) in enumerate(self.plan.amounts):
            codes, words = pd.factorize(frame[index])
            read = [amount_of(str(w), unit, indicator) for w in words]
            numbers = np.array([np.nan if v is None else v for v in read], dtype=float)
            self._decimals = max([self._decimals, *(decimals_of(str(w)) for w in words)])
            values[:, n] = np.nan_to_num(numbers[codes])
            wrong[:, n] = np.isnan(numbers[codes])
        return values, wrong

    def _reject(
        self, rows: np.ndarray, ids: np.ndarray, bad: np.ndarray, wrong: np.ndarray, frame: pd.DataFrame
    ) -> None:
        """Write one reject for each line that is not counted."""
        lines = []
        for i in np.flatnonzero(bad):
            key = self._keys[ids[i]]
            lines.append((rows[i], key.column, key.printed, key.reason, key.hint))
        for i in np.flatnonzero(~bad & np.any(wrong, axis=1)):
            index, indicator, _ = self.plan.amounts[int(np.flatnonzero(wrong[i])[0])]
            printed = shown(str(frame[index].iloc[i]), self.plan)
            lines.append(
                (rows[i], index, printed, f"no amount of {indicator}", "write a number that is not negative")
            )
        if lines:
            self.out.reject_lines(lines)


def _grown(array: np.ndarray, size: int, width: int | None = None) -> np.ndarray:
    """Return an array of sums with room for new keys."""
    shape = (size,) if width is None else (size, width)
    wide = np.zeros(shape)
    if array.size:
        wide[: len(array)] = array
    return wide
