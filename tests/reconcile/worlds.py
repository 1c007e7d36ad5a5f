"""Made-up worlds: true flows from places to places, month by month and kind by kind, and claims made from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.reconcile.kinds import family_of

FIRST, LAST = 2014, 2022
MONTHS = 12 * (LAST + 1 - FIRST)
NATIONAL = "100000"
LISTED = (
    ("110000", "150000"),
    ("120000", "620000"),
    ("370000", "620000"),
    ("440000", "450000"),
    ("440000", "520000"),
)
UNLISTED = ("320000", "540000")
"""A pair that the pairing table lacks: only national totals and those of its giver hold it."""
CLOSED = ("440000", "520000")
"""Guangdong's list is whole in every second world: its one pair with Guizhou is of two cities."""
MONEY = family_of("gov_funds")
INDICATORS = ("gov_funds", "social_donations", "funds_total")


def givers_of(origin: str) -> tuple[str, ...]:
    """Two cities that claims name, and one that none does."""
    return tuple(origin[:2] + city for city in ("0100", "0200", "0900"))


def receivers_of(destination: str) -> tuple[str, ...]:
    """A city with a county that claims name and one that none does, and another city."""
    return tuple(destination[:2] + place for place in ("2322", "2323", "0900"))


def lies_in(code: str, holder: str) -> bool:
    """Whether a place lies in another one, by the digits."""
    return code.startswith(
        holder[:4]
        if holder[4:] == "00" and holder[2:4] != "00"
        else holder[:2]
        if holder[2:] == "0000"
        else holder
    )


def which(parts: tuple[str, ...], wanted: Iterable[str] | None) -> list[int]:
    """The numbers of the parts that lie in one of some places, or in any."""
    return [
        i for i, part in enumerate(parts) if wanted is None or any(lies_in(part, code) for code in wanted)
    ]


@dataclass
class World:
    """True flows (pair -> array of givers, receivers, months, kinds), claims on them, and which of those are false."""

    truth: dict[tuple[str, str], np.ndarray]
    closed: bool
    rows: list[dict[str, object]] = field(default_factory=list)
    falsified: set[str] = field(default_factory=set)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return list(LISTED)

    def sum(
        self,
        origins: Iterable[str] | None,
        destinations: Iterable[str] | None,
        first: int,
        last: int,
        indicator: str,
    ) -> float:
        """The true sum from one month to the month before another, counted from the first January."""
        kinds = [k for k in range(3) if MONEY.covers[indicator] >> k & 1]
        found = 0.0
        for (origin, destination), flows in self.truth.items():
            givers, receivers = (
                which(givers_of(origin), origins),
                which(receivers_of(destination), destinations),
            )
            if givers and receivers:
                found += float(flows[np.ix_(givers, receivers, range(first, last), kinds)].sum())
        return found


def date(month: int, *, last: bool = False) -> pd.Timestamp:
    """The first day of a month counted from the first January, or the last day of the month before it."""
    day = pd.Timestamp(FIRST + month // 12, month % 12 + 1, 1)
    return day - pd.Timedelta(days=1) if last else day


class Drawer:
    """Draws a world and its claims."""

    def __init__(self, seed: int, density: float, make_row) -> None:
        self.rng, self.density, self.make_row = np.random.default_rng(seed), density, make_row
        truth = {}
        closed = bool(seed % 2)
        for pair in (*LISTED, UNLISTED):
            level = self.rng.uniform(1, 100) * 1e6
            shares = self.rng.dirichlet(np.ones(9)).reshape(3, 3, 1, 1)
            if closed and pair == CLOSED:
                shares = (
                    shares * np.array([1, 0, 0]).reshape(3, 1, 1, 1) * np.array([1, 1, 0]).reshape(1, 3, 1, 1)
                )
            months = self.rng.uniform(0.2, 2, (1, 1, MONTHS, 1))
            truth[pair] = level * shares * months * np.array([0.6, 0.3, 0.1]).reshape(1, 1, 1, 3)
        if closed:
            truth[UNLISTED][:] *= self.rng.random() < 0.5
        self.world = World(truth, closed)

    def often(self, share: float) -> bool:
        return bool(self.rng.random() < share * self.density)

    def years(self) -> tuple[int, int]:
        """A span of whole years, in months."""
        first, last = sorted(self.rng.integers(0, LAST + 1 - FIRST, 2).tolist())
        return 12 * first, 12 * (last + 1)

    def claim(self, origin, destination, first, last, factor=1.0, indicator="gov_funds", **changed) -> None:
        """Print a true sum, times a factor, with its rounding."""
        world = self.world
        sides = [None if code in (None, NATIONAL) else code.split(";") for code in (origin, destination)]
        value = world.sum(*sides, first or 0, last if last is not None else MONTHS, indicator) * factor
        if value <= 0:
            return
        digits = 4 if changed.get("bound") == "about" else int(self.rng.integers(2, 5))
        step = 10.0 ** (np.floor(np.log10(value)) + 1 - digits)
        printed = round(value / step) * step
        if changed.get("bound") == "at_least":
            printed = np.floor(value / step) * step
        if changed.get("bound") == "at_most":
            printed = np.ceil(value / step) * step
        start = pd.NaT if first is None else date(first)
        end = pd.NaT if last is None else date(last, last=True)
        row = self.make_row(len(world.rows) + 2, origin, destination, printed, start, end, tolerance=step / 2)
        basis = "annual" if first is not None and last == first + 12 else "cumulative"
        world.rows.append(row | {"indicator": indicator, "basis": basis} | changed)

    def draw(self) -> World:
        for pair in LISTED:
            self.of_pair(pair)
        self.of_groups()
        self.of_totals()
        if not self.world.rows:
            self.claim(*LISTED[0], 0, 12)
        return self.world

    def of_pair(self, pair: tuple[str, str]) -> None:  # noqa: C901 one draw after the other, as a page would print them
        giver, receiver = pair[0][:2], pair[1][:2]
        for year in range(0, MONTHS, 12):
            if self.often(0.25):
                self.claim(*pair, year, year + 12)
            if self.often(0.08):
                self.claim(*pair, year, year + int(self.rng.integers(4, 12)), basis="year_to_date")
            if self.often(0.05):
                self.claim(*pair, year, year + 12, self.rng.uniform(0.5, 1), bound="at_least")
            if self.often(0.04):
                self.claim(*pair, year, year + 12, self.rng.uniform(1, 1.3), bound="at_most")
            if self.often(0.04):
                self.claim(*pair, year, year + 12, self.rng.uniform(0.97, 1.03), bound="about")
            if self.often(0.04):
                self.claim(*pair, year, year + 12, self.rng.uniform(0.3, 1), flags="part")
            if self.often(0.05):
                self.claim(*pair, year, year + 12, indicator="funds_total")
            if self.often(0.04):
                self.claim(*pair, year, year + 12, indicator="social_donations")
            if self.often(0.06):
                self.claim(giver + "0100", receiver + "2300", year, year + 12)
            if self.often(0.05):
                self.claim(giver + "0200", receiver + "0000", year, year + 12)
            if self.often(0.04):
                self.claim(giver + "0100", receiver + "2322", year, year + 12)
            if self.often(0.03):
                self.claim(giver + "0100;" + giver + "0200", receiver + "0000", year, year + 12)
            if self.often(0.04):
                month = year + int(self.rng.integers(0, 12))
                self.claim(*pair, month, month + 1)
        for _ in range(3):
            if self.often(0.4):
                self.claim(*pair, *self.years())
        if self.often(0.4):
            first, last = self.years()
            self.claim(*pair, first, last - int(self.rng.integers(1, 11)))
        if self.often(0.4):
            # The page appeared within its last year: the sum ends on its day, though it prints the whole year.
            first, last = self.years()
            cut = last - int(self.rng.integers(2, 11))
            self.claim(*pair, first, cut, flags="to_page_date", period_end_printed=date(last, last=True))
        if self.often(0.3):
            self.claim(*pair, None, 12 * int(self.rng.integers(1, LAST + 2 - FIRST)), flags="open_start")
        if self.often(0.2):
            self.claim(*pair, None, None, self.rng.uniform(0.1, 1), flags="undated")

    def of_groups(self) -> None:
        for year in range(0, MONTHS, 12):
            if self.often(0.2):
                self.claim("120000;370000", "620000", year, year + 12)
            if self.often(0.1):
                self.claim("440000", "450000;520000", year, year + 12)

    def of_totals(self) -> None:
        for year in range(0, MONTHS, 12):
            if self.often(0.2):
                self.claim(NATIONAL, NATIONAL, year, year + 12)
            if self.often(0.1):
                self.claim("440000", None, year, year + 12)
            if self.often(0.1):
                self.claim(None, "620000", year, year + 12)
        if self.often(0.5):
            self.claim(NATIONAL, NATIONAL, *self.years())
        if self.often(0.3):
            self.claim("440000", NATIONAL, *self.years(), self.rng.uniform(1, 1.5), flags="wider")


def falsify(world: World, seed: int, share: float) -> World:
    """Return the world with a share of its exact claims made wrong, by slips of ten and by other factors."""
    rng = np.random.default_rng(seed)
    false = World(world.truth, world.closed, [dict(row) for row in world.rows])
    for row in false.rows:
        if row["bound"] == "exact" and not row["flags"] and rng.random() < share:
            factor = rng.choice([10.0, 0.1, 2.0, 0.5])
            row["value"] *= factor
            row["tolerance"] *= factor
            false.falsified.add(row["observation_id"])
    return false


def draw_sum(rng: np.random.Generator) -> tuple:
    """A random question: (origins, destinations, first month, month after the last, indicator)."""
    origin, destination = LISTED[rng.integers(len(LISTED))]
    sides = [
        ((origin,), (destination,)), ((origin,), None), (None, (destination,)), (None, None),
        (("120000", "370000"), ("620000",)), ((origin[:2] + "0100",), (destination,)),
        ((origin,), (destination[:2] + "2300",)), ((origin[:2] + "0100",), (destination[:2] + "2322",)),
        ((origin[:2] + "0900",), (destination[:2] + "0900",)),
        (tuple(sorted({pair[0] for pair in LISTED})), tuple(sorted({pair[1] for pair in LISTED}))),
    ][rng.choice(10, p=[0.3, *[0.7 / 9] * 9])]  # fmt: skip
    first, last = sorted(rng.choice(MONTHS + 1, 2, replace=False).tolist())
    if rng.random() < 0.7:
        first, last = first // 12 * 12, -(-last // 12) * 12
    return *sides, int(first), int(last), str(rng.choice(INDICATORS, p=[0.7, 0.1, 0.2]))
