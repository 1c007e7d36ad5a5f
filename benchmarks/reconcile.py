"""Cost of the reconciliation against the number of claims: `python benchmarks/reconcile.py`.

Four ways in which evidence grows, each doubled up to 20,000 claims:

- denser: more and more claims on the same 28 pairs, 30 years and 24 indicators, as in the atlas;
- deeper: all of them on one indicator, with 2 % national totals that tie all pairs together;
- wider: more and more pairs with the same evidence on each, without national totals.

- tied: 500 pairs over 30 years, and national totals that tie all of them together.

Of the last the growth of settling (with the look for slips), of finding the bounds and of fitting the intervals is
told apart. Then sums of the real evidence are asked:
10,000 random ones in one call, and one at a time once the system is loaded.

Seconds depend on the machine, so what is judged is the growth measured within one run: the exponent p of
cost ~ claims^p over the whole range (1 is linear), and the ratio of the costs per claim at its ends. A part of the
claims (2 %) is false, so that contradictions are paid for as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from analysis import paths
from analysis.reconcile.kinds import family_of
from analysis.reconcile.model import evidence_of, fit_intervals
from analysis.reconcile.pairs import Force
from analysis.reconcile.question import Question
from analysis.reconcile.reading import new_year
from analysis.reconcile.reconciliation import run, solve
from analysis.reconcile.regions import Regions
from analysis.reconcile.tables import restore
from analysis.reconcile.totals import questions, totals
from analysis.vocabulary.indicators import INDICATORS, by_kind

FLOWS = by_kind("flow")
SIZES = (1_250, 2_500, 5_000, 10_000, 20_000)
TIED_SIZES = (1_500, 3_000, 6_000)
SUMS = 10_000
FIRST, LAST = 1996, 2025
NATIONAL = "100000"


def pairs_of(number: int) -> list[tuple[str, str]]:
    """Made-up province pairs."""
    return [(f"{11 + i // 40:02d}0000", f"{50 + i % 40:02d}0000") for i in range(number)]


def claims(
    number: int, pairs: list[tuple[str, str]], flows: tuple[str, ...], national: bool = True
) -> pd.DataFrame:
    """Draw claims on made-up flows: annual figures, parts of years, spans, floors, national totals."""
    rng = np.random.default_rng(number)
    years = LAST - FIRST + 1
    truth = rng.uniform(1e6, 1e9, (len(flows), len(pairs), years))
    rows = []
    for i in range(number):
        flow, pair = int(rng.integers(len(flows))), int(rng.integers(len(pairs)))
        kind = rng.choice(["annual", "part", "span", "floor", "national"], p=[0.4, 0.15, 0.28, 0.15, 0.02])
        kind = "annual" if kind == "national" and not national else kind
        first, last = sorted(rng.integers(0, years, 2).tolist())
        last = min(last, first + 9)
        value, end, bound = truth[flow, pair, first], f"{FIRST + first}-12-31", "exact"
        origin, destination = pairs[pair]
        if kind == "part":
            value, end = value * rng.uniform(0.1, 1), f"{FIRST + first}-08-31"
        elif kind == "span":
            value, end = truth[flow, pair, first : last + 1].sum(), f"{FIRST + last}-12-31"
        elif kind == "floor":
            value, bound = value * rng.uniform(0.2, 1), "at_least"
        elif kind == "national":
            value, origin, destination = truth[flow, :, first].sum(), NATIONAL, NATIONAL
        if rng.random() < 0.02:
            value *= rng.choice([10.0, 0.1])
        step = 10.0 ** (np.floor(np.log10(value)) - 2)
        rows.append(
            (f"made:{i}", f"page{i % 500}", origin, destination, flows[flow],
             round(value / step) * step, step / 2, f"{FIRST + first}-01-01", end, bound)
        )  # fmt: skip
    table = pd.DataFrame(
        rows,
        columns=["observation_id", "source_id", "origin", "destination", "indicator", "value", "tolerance",
                 "period_start", "period_end", "bound"],
    )  # fmt: skip
    for column in ("period_start", "period_end"):
        table[column] = pd.to_datetime(table[column])
    units = table["indicator"].map(lambda name: INDICATORS[name].unit)
    return table.assign(unit=units, each_year=False, basis="cumulative", flags="")


def tables(observations: pd.DataFrame, pairs: list[tuple[str, str]]) -> tuple[pd.DataFrame, ...]:
    """The three tables that `reconciliation.run` takes."""
    pairings = pd.DataFrame(pairs, columns=["assisting", "assisted"]).assign(
        round=FIRST, start=FIRST, end=LAST
    )
    pages = sorted(observations["source_id"].unique())
    sources = pd.DataFrame({"source_id": pages, "publisher": pages, "published": "2025", "url": pages})
    kinds = np.resize(["official", "state-media", "media", "media"], len(pages))
    return observations, pairings, sources.assign(kind=kinds)


def denser(number: int) -> tuple[pd.DataFrame, ...]:
    """Draw claims on 28 pairs and all flow indicators."""
    pairs = pairs_of(28)
    return tables(claims(number, pairs, FLOWS), pairs)


def deeper(number: int) -> tuple[pd.DataFrame, ...]:
    """Draw claims on 28 pairs and one indicator."""
    pairs = pairs_of(28)
    return tables(claims(number, pairs, FLOWS[:1]), pairs)


def wider(number: int) -> tuple[pd.DataFrame, ...]:
    """Draw about 30 claims for each of many pairs, on one indicator."""
    pairs = pairs_of(number // 30)
    return tables(claims(number, pairs, FLOWS[:1], national=False), pairs)


def measure(make: Callable[[int], tuple[pd.DataFrame, ...]]) -> Iterator[tuple[int, float]]:
    """Yield the number of claims and the seconds of processor time that they take."""
    for size in SIZES:
        made = make(size)
        started = time.process_time()
        run(*made)
        yield size, time.process_time() - started


def tied() -> None:
    """Print the seconds of 12 claims for each of many pairs that national totals tie together, and their growth."""
    found = []
    names = "settled", "bounds", "intervals", "all"
    print(f"{'tied':8}{'claims':>10}" + "".join(f"{name:>10}" for name in names))
    for size in TIED_SIZES:
        pairs = pairs_of(size // 12)
        observations, pairings, sources = tables(claims(size, pairs, FLOWS[:1]), pairs)
        family = family_of(FLOWS[0])
        started = time.process_time()
        solved = solve(family, observations, sources, Force.of(pairings, LAST), Regions())
        settled = time.process_time() - started
        cells = [
            Question((o,), (d,), new_year(year), new_year(year + 1), family.covers[FLOWS[0]])
            for o, d in pairs
            for year in range(FIRST, LAST + 1)
        ]
        solved.system.bounds([solved.system.columns(cell) for cell in cells])
        bounded = time.process_time() - started
        fit_intervals(evidence_of(FLOWS[0], solved))
        whole = time.process_time() - started
        found.append((size, settled, bounded - settled, whole - bounded, whole))
        print(f"{'':8}{size:10,}" + "".join(f"{seconds:10.2f}" for seconds in found[-1][1:]), flush=True)
    sizes, *costs = np.log(np.array(found)).T
    for name, seconds in zip(names, costs, strict=True):
        print(f"{'':8}{name} ~ claims^{np.polyfit(sizes, seconds, 1)[0]:.2f}")
    print()


def sums() -> None:
    """Print what random sums of the real evidence cost, in one call and one by one."""
    folder = paths.processed()
    frames = {
        name: pd.read_parquet(folder / f"{name}.parquet") for name in ("limits", "parts", "atoms", "places")
    }
    started = time.process_time()
    regions = Regions(frames["places"])
    solved = restore(family_of("gov_funds"), frames["limits"], frames["parts"], frames["atoms"], regions)
    print(f"sums    loaded in {1000 * (time.process_time() - started):.0f} ms")
    rng = np.random.default_rng(1)
    pairs = frames["parts"][["origin", "destination"]].drop_duplicates()
    pairs = pairs[(pairs != "000000").all(axis=1)].to_numpy()

    def ask(number: int) -> list[Question]:
        sides = []
        for _ in range(number):
            own = pairs[rng.choice(len(pairs), rng.integers(1, 4))]
            first, last = sorted(rng.integers(FIRST, LAST + 1, 2).tolist())
            whole = rng.random()
            origins = None if whole < 0.1 else sorted({pair[0] for pair in own})
            destinations = None if whole > 0.9 else sorted({pair[1] for pair in own})
            sides.append((origins, destinations, f"{first}-01-01", f"{last}-12-31"))
        return questions("gov_funds", solved, sides)

    many, few = ask(SUMS), ask(200)
    started = time.process_time()
    totals(solved, many)
    together = time.process_time() - started
    started = time.process_time()
    for one in few:
        totals(solved, [one])
    single = (time.process_time() - started) / len(few)
    print(f"{'':8}{SUMS:,} in one call {together:.2f} s, one alone {1000 * single:.1f} ms")


def main() -> None:
    """Print the table of all ways."""
    run(*denser(SIZES[0]))
    for make in (denser, deeper, wider):
        found = []
        print(f"{make.__name__:8}{'claims':>10}{'seconds':>10}{'ms/claim':>10}{'x for x2':>10}")
        for size, seconds in measure(make):
            ratio = f"{seconds / found[-1][1]:.2f}" if found else ""
            found.append((size, seconds))
            print(f"{'':8}{size:10,}{seconds:10.2f}{1000 * seconds / size:10.2f}{ratio:>10}", flush=True)
        sizes, seconds = np.log(np.array(found)).T
        exponent = np.polyfit(sizes, seconds, 1)[0]
        ends = (found[-1][1] / found[-1][0]) / (found[0][1] / found[0][0])
        print(
            f"{'':8}cost ~ claims^{exponent:.2f}; cost per claim at the end is {ends:.2f} times that at the start\n"
        )
    tied()
    sums()


if __name__ == "__main__":
    main()
