"""How the claim path grows: the real claims drawn again and again with other values, 10^4 to 10^6 of them.

Run `python benchmarks/claims.py`. It prints seconds for each size and, since seconds on one machine say little, the
cost of a claim beside that of the smallest size in the same run: 1.0 is linear.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import pandas as pd

from analysis import paths
from analysis.ingest import claims, gazetteer, sources
from analysis.ingest.actors import Actors
from analysis.ingest.places import Resolver
from analysis.ingest.tables import find, read_table


def drawn(batches: pd.DataFrame, size: int) -> pd.DataFrame:
    """`size` claims like the real ones, each a row of its own."""
    draw = np.random.default_rng(size)
    rows = batches.iloc[draw.integers(0, len(batches), size)].reset_index(drop=True)
    number = pd.Series(np.arange(2, size + 2))
    values = pd.Series(np.round(draw.lognormal(3, 2, size), 2)).astype(str)
    return rows.assign(row=number, value=values, locator="line " + number.astype(str))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    raw = paths.raw()
    words = paths.words("places", raw)
    places = gazetteer.gazetteer(
        gazetteer.read_table(words / "former.csv", gazetteer.FORMER_COLUMNS),
        gazetteer.read_table(words / "english_names.csv", ("name_zh", "name_en")),
    )
    pages, _ = sources.read_sources(raw)
    batches = pd.concat(
        [read_table(path, claims.COLUMNS)[0] for path in find(raw / "claims")], ignore_index=True
    )
    first = None
    print("claims      seconds  cost of a claim  accepted")
    for size in parser.parse_args().sizes:
        table, resolver = drawn(batches, size), Resolver.from_folder(words, places=places)
        start = time.process_time()
        observations, _ = claims.normalise(
            table, pages, resolver, Actors.from_folder(paths.words("actors", raw))
        )
        seconds = time.process_time() - start
        first = first or seconds / size
        print(f"{size:>9,} {seconds:9.1f} {seconds / size / first:16.2f} {len(observations):9,}")


if __name__ == "__main__":
    main()
