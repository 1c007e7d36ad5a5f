"""How fast a large ledger of workers becomes claims, and what it costs in memory, against plain pandas and DuckDB.

    python benchmarks/readers.py [--rows 3000000] [--folder /tmp/ledger]

Each engine runs in a process of its own, so that its peak memory is its own. Plain pandas and DuckDB do
less: they only count lines by home, destination and month as printed, and check nothing; they show what the
parsing costs.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

SIZES = (10_000, 100_000, 1_000_000, 3_000_000)
LIMIT_SECONDS, LIMIT_GIB = 40, 3.0

_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_MONTHS = [
    form.format(y=year, m=month)
    for year in range(2019, 2025)
    for month in range(1, 13)
    for form in ("{y}-{m:02d}", "{y}年{m}月", "{y}.{m}", "{y}/{m:02d}/15", "{y}{m:02d}")
]


def make_ledger(path: Path, rows: int, seed: int = 1996) -> None:
    """Write a ledger of workers with places and dates in the printed forms of this project.

    Homes are all counties of the ten receivers; one line in a thousand has a month that can't be read.
    """
    from analysis.ingest.gazetteer import present
    from analysis.vocabulary.places import GIVERS, RECEIVERS

    rng = np.random.default_rng(seed)
    places = present()
    code, name = places["adcode"].astype(str), places["name_zh"].astype(str)
    names = dict(zip(code, name, strict=True))

    def full(adcode: str) -> str:
        above = [names.get(adcode[:2] + "0000", ""), names.get(adcode[:4] + "00", "")]
        return "".join(dict.fromkeys([*filter(None, above), names[adcode]]))

    counties = [
        c
        for c, level in zip(code, places["level"], strict=True)
        if level == "county" and c[:2] + "0000" in RECEIVERS
    ]
    cities = [
        c
        for c, level in zip(code, places["level"], strict=True)
        if level == "prefecture" and c[:2] + "0000" in GIVERS
    ]
    homes = np.array([full(c) for c in counties])
    to = np.array([full(c) for c in [*cities, *GIVERS]] + [names[c] for c in cities])
    months = np.array(_MONTHS)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "2019-2024年东西部协作务工人员台账\n序号,姓名,身份证号,联系电话,户籍县,就业地,用工单位,务工起始月,备注\n"
        )
        for start in range(0, rows, 100_000):
            n = min(100_000, rows - start)
            body = rng.integers(0, 10, (n, 17))
            body[:, 6:8] = [1, 9]
            check = np.array(list("10X98765432"))[(body * _WEIGHTS).sum(axis=1) % 11]
            digits = ["".join(map(str, line)) for line in body.tolist()]
            month = months[rng.integers(0, len(months), n)]
            month[rng.random(n) < 0.001] = "不详月份"
            columns = zip(
                range(start + 1, start + n + 1), digits, check.tolist(), rng.integers(10**8, 10**9, n).tolist(),
                homes[rng.integers(0, len(homes), n)].tolist(), to[rng.integers(0, len(to), n)].tolist(),
                rng.integers(1, 5000, n).tolist(), month.tolist(), strict=True,
            )  # fmt: skip
            file.writelines(
                f"{i},某{d[-2:]}某,{d}{c},13{phone},{home},{dest},第{firm}电子有限公司,{m},\n"
                for i, d, c, phone, home, dest, firm, m in columns
            )


def ours(path: Path) -> dict:
    """Read, check and sum with `analysis.ingest.readers`."""
    from analysis.ingest.readers import read_file

    (out,), _ = read_file(path)
    return {"lines": out.rows_in, "claims": len(out.claims), "rejects": len(out.rejects)}


def plain_pandas(path: Path) -> dict:
    """Read the three columns with pandas and count."""
    import pandas as pd

    frame = pd.read_csv(path, skiprows=1, usecols=["户籍县", "就业地", "务工起始月"], dtype=str)
    sums = frame.groupby(["户籍县", "就业地", "务工起始月"]).size()
    return {"lines": len(frame), "claims": len(sums), "rejects": 0}


def duckdb(path: Path) -> dict:
    """Read the three columns with DuckDB and count."""
    import duckdb

    sums = duckdb.sql(
        f"SELECT 户籍县, 就业地, 务工起始月, count(*) AS n FROM read_csv('{path}', skip=1, header=true, all_varchar=true)"
        " GROUP BY ALL"
    ).df()
    return {"lines": int(sums["n"].sum()), "claims": len(sums), "rejects": 0}


ENGINES = {"ours": ours, "pandas": plain_pandas, "duckdb": duckdb}


def run(engine: str, path: Path) -> dict | None:
    """Run one engine in a process of its own; None when it is not installed."""
    done = subprocess.run(
        [sys.executable, __file__, "--engine", engine, "--path", path], capture_output=True, text=True
    )
    if "No module named 'duckdb'" in done.stderr:
        return None
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def main() -> None:
    """Print seconds and peak memory for each engine and size; exit 1 when ours misses its limits."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=SIZES[-1])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/ledger"))
    parser.add_argument("--engine", choices=sorted(ENGINES))
    parser.add_argument("--path", type=Path)
    given = parser.parse_args()
    if given.engine:
        start = time.perf_counter()
        result = ENGINES[given.engine](given.path)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        print(json.dumps({**result, "seconds": time.perf_counter() - start, "GiB": peak}))
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    missed = False
    print(
        f"{'lines':>10} {'engine':>8} {'seconds':>8} {'GiB':>6} {'us/line':>8} {'claims':>8} {'rejects':>8}"
    )
    for rows in [size for size in SIZES if size < given.rows] + [given.rows]:
        path = given.folder / f"workers-{rows}.csv"
        if not path.exists():
            make_ledger(path, rows)
        for engine in ENGINES:
            result = run(engine, path)
            if result is None:
                continue
            assert result["lines"] == rows, result
            print(
                f"{rows:>10,} {engine:>8} {result['seconds']:>8.2f} {result['GiB']:>6.2f}"
                f" {result['seconds'] / rows * 1e6:>8.2f} {result['claims']:>8,} {result['rejects']:>8,}"
            )
            missed |= engine == "ours" and (result["seconds"] > LIMIT_SECONDS or result["GiB"] > LIMIT_GIB)
    raise SystemExit(int(missed))


if __name__ == "__main__":
    main()
