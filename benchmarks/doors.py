"""What a full inbox and a long batch of claims cost at the door.

    python benchmarks/doors.py [--files 100000] [--claims 1000000]

An inbox of so many small files (every tenth a table, the others empty or no tables) is read, and its cost of a file is set
beside that of a hundredth of them: 1.0 is linear. A batch of so many claims is read through the door, where personal data is
taken out and every row is counted, beside plain pandas, which does neither: the ratio is the price of the door.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.ingest.claims import COLUMNS
from analysis.ingest.doors import Doors
from analysis.ingest.readers import read_inbox

sys.path.insert(0, str(Path(__file__).parent))
from claims import drawn


def fill(folder: Path, files: int) -> None:
    """Fill an inbox: tables with figures of their own, empty files, and texts that are no tables."""
    for number in range(files):
        if number % 10 == 0:
            text = f"东部,西部,财政援助资金（万元）,年份\n福建省,宁夏,{number + 10_001},2023\n浙江省,四川省,{number + 10_007},2022\n"
        else:
            text = "" if number % 10 < 6 else f"记录{number}\n"
        below = folder / f"{number // 1000:03d}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{number}.csv").write_text(text, "utf-8")


def read_files(files: int) -> float:
    """Seconds to read an inbox of so many files."""
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), files)
        start = time.monotonic()
        tables = read_inbox(Path(name))
        seconds = time.monotonic() - start
    read = len(range(0, files, 10))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{files:>9,} files   {seconds:8.1f} s, {seconds / files * 1e3:6.2f} ms each, peak {peak:6.0f} MB",
        flush=True,
    )
    assert len(tables.claims) == 2 * read, len(tables.claims)
    return seconds


def read_claims(claims: int) -> float:
    """How many times as long as plain pandas the door takes for a batch of so many claims."""
    from analysis.ingest.tables import find, read_table

    real = pd.concat([read_table(path, COLUMNS)[0] for path in find(paths.raw() / "claims")])
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "claims" / "long.csv"
        path.parent.mkdir()
        drawn(real, claims)[list(COLUMNS)].to_csv(path, index=False)
        start = time.monotonic()
        pd.read_csv(path, dtype=str, keep_default_na=False)
        plain = time.monotonic() - start
        start = time.monotonic()
        read = Doors(Path(name)).claims()
        door = time.monotonic() - start
    assert len(read) == claims
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{claims:>9,} claims  {door:8.1f} s, plain pandas {plain:6.1f} s: {door / plain:5.2f} times, peak {peak:6.0f} MB",
        flush=True,
    )
    return door / plain


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    asked = parser.parse_args()
    read_claims(asked.claims)
    read_files(10)  # what is loaded once
    few = max(asked.files // 100, 10)
    each = read_files(few) / few
    print(f"a file of many costs {read_files(asked.files) / asked.files / each:.2f} times one of few")


if __name__ == "__main__":
    main()
