"""Do the intervals keep their promise? `python benchmarks/intervals.py [indicator ...]`.

Every reported cell is hidden in turn, with every claim of every page that states it, and asked of what is left: slips are
screened and contradictions settled again, the hard bounds found and the scales of the model fitted again. What is printed
is how often the 50, 80 and 95 % intervals hold the figure, and how wide they are: the factor by which the 80 % interval
reaches either way of its middle, sqrt(q90 / q10), in the median. Beside it stand the hard bounds: how often they hold
the figure, how often they are closed, and their factor where they are.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis import paths
from analysis.reconcile.kinds import family_of
from analysis.reconcile.model import evidence_of, fit_intervals
from analysis.reconcile.pairs import Force
from analysis.reconcile.question import Question
from analysis.reconcile.reading import new_year
from analysis.reconcile.reconciliation import east_west_only, last_year, solve
from analysis.reconcile.regions import Regions
from analysis.reconcile.series import rounded
from analysis.vocabulary.indicators import INDICATORS

LEVELS = {50: (0.25, 0.75), 80: (0.1, 0.9), 95: (0.025, 0.975)}
"""Per cent -> the quantiles between which an interval lies."""
QUANTILES = sorted({0.5, *(q for both in LEVELS.values() for q in both)})
RECENT = 2016


def left_out(tables: tuple[pd.DataFrame, ...], series: pd.DataFrame) -> pd.DataFrame:
    """Hide each reported flow, with the pages that state it, and ask for it again.

    Parameters
    ----------
    tables : observations, pairings, sources, places
    series : DataFrame
        Rows of `series`; those that are reported are asked for.

    Returns
    -------
    DataFrame
        indicator, origin, destination, year, value (the truth), lower, upper, and a column for each of `QUANTILES`.
    """
    observations, pairings, sources, places = tables
    observations = east_west_only(observations)
    force, regions = Force.of(pairings, last_year(observations)), Regions(places)
    page = dict(zip(observations["observation_id"], observations["source_id"], strict=True))
    flows = [name for name in INDICATORS if INDICATORS[name].kind == "flow"]
    cells = series[(series["obs_status"] == "A") & series["indicator"].isin(flows)]
    pages = [";".join(sorted({page[c] for c in ids.split(";")})) for ids in cells["observation_ids"]]
    rows = []
    for (hidden, indicator), group in cells.assign(pages=pages).groupby(["pages", "indicator"]):
        family = family_of(indicator)
        claims = observations[observations["indicator"].isin(family.indicators)]
        solved = solve(family, claims[~claims["source_id"].isin(hidden.split(";"))], sources, force, regions)
        asked = [(cell.origin, cell.destination, int(cell.year)) for cell in group.itertuples()]
        lower, upper = _bounds(solved, indicator, asked)
        model = fit_intervals(evidence_of(indicator, solved))
        found = np.full((len(asked), len(QUANTILES)), np.nan)
        if model is not None:
            found = model.quantiles([[cell] for cell in asked], lower, upper, QUANTILES)
        rows += [
            (indicator, *cell, value, low, high, *quantiles)
            for cell, value, low, high, quantiles in zip(
                asked, group["value"], lower, upper, found, strict=True
            )
        ]
    columns = ["indicator", "origin", "destination", "year", "value", "lower", "upper", *QUANTILES]
    return pd.DataFrame(rows, columns=columns)


def _bounds(solved, indicator: str, cells: list[tuple[str, str, int]]) -> tuple[np.ndarray, np.ndarray]:
    mask = solved.family.covers[indicator]
    asked = [
        solved.system.columns(Question((o,), (d,), new_year(year), new_year(year + 1), mask))
        for o, d, year in cells
    ]
    return tuple(rounded(side) for side in solved.system.bounds(asked))


def holds(found: pd.DataFrame, low: object, high: object) -> float:
    """The share of the figures between two columns."""
    room = 1e-6 * found["value"]
    return ((found[low] - room <= found["value"]) & (found["value"] <= found[high] + room)).mean()


def score(found: pd.DataFrame) -> dict[str, float]:
    """Coverage and median factor of the intervals, and of the hard bounds."""
    told = found[found[0.5].notna()]
    closed = found[(found["lower"] > 0) & np.isfinite(found["upper"])]
    return {
        "cells": len(found),
        "told": len(told),
        **{f"{level} %": holds(told, *both) for level, both in LEVELS.items()},
        "factor": np.sqrt(told[0.9] / told[0.1]).median(),
        "off by": np.exp(np.abs(np.log(told["value"] / told[0.5]))).median(),
        "bounds hold": holds(found, "lower", "upper"),
        "closed": len(closed),
        "their factor": np.sqrt(closed["upper"] / closed["lower"]).median(),
    }


def table(found: pd.DataFrame) -> pd.DataFrame:
    """The scores of all cells, of those since 2016, and of each group of indicators."""
    group = found["indicator"].map(lambda name: INDICATORS[name].group)
    recent = found["year"] >= RECENT
    parts = {
        "all": found,
        f"since {RECENT}": found[recent],
        f"money since {RECENT}": found[recent & (group == "money")],
    }
    parts |= {name: found[group == name] for name in dict.fromkeys(group)}
    return pd.DataFrame({name: score(part) for name, part in parts.items()}).T


def main(indicators: Iterable[str]) -> None:
    """Print the table, for all indicators or some."""
    started = time.process_time()
    folder = paths.processed()
    tables = tuple(
        pd.read_parquet(folder / f"{name}.parquet")
        for name in ("observations", "pairings", "sources", "places")
    )
    series = pd.read_parquet(folder / "series.parquet")
    wanted = list(indicators)
    found = left_out(tables, series[series["indicator"].isin(wanted)] if wanted else series)
    print(table(found).to_string(float_format=lambda number: f"{number:.2f}"))
    print(f"{time.process_time() - started:.0f} seconds of processor time")


if __name__ == "__main__":
    main(sys.argv[1:])
