"""How long one report takes that an analyst waits for, beside `papermill`, in turn: the profiles of some pairs.

    python benchmarks/one_report.py [--number 4]

Each profile by `papermill`, by `analysis report` with the sums of all profiles still to be solved, and once more with its sums known;
then `analysis report` with nothing to do, beside `import pandas`. The front page is made beforehand.

Needs the processed tables (`python -m analysis build`). Prints the seconds of each, and the medians of the ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis.reports import catalog
from analysis.reports.catalog import Report
from reports import papermill

NOTEBOOK = "06_pair_profile"
_ROUNDS = 5


def seconds(*command: str, **variables: str) -> float:
    """How long a command of this interpreter takes."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env={**os.environ, **variables}
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return time.perf_counter() - start


def own(report: Report, folder: Path, *options: str) -> float:
    """A profile by `analysis report`."""
    given = [part for name, value in report.parameters.items() for part in ("-p", f"{name}={value}")]
    return seconds(
        "-m",
        "analysis",
        "report",
        report.notebook.stem,
        *given,
        *options,
        ATLAS_REPORTS=str(folder / "reports"),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=4, help="how many profiles")
    options = parser.parse_args()
    every = [one for one in catalog.expand(catalog.load()[0])[0] if one.notebook.stem == NOTEBOOK]
    reports = [every[i * len(every) // options.number] for i in range(options.number)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        own(every[-1], folder)
        first, again = [], []
        print("| report | papermill | analysis report | made again |\n| --- | ---: | ---: | ---: |")
        for report in reports:
            start = time.perf_counter()
            papermill(report, folder)
            plain = time.perf_counter() - start
            shutil.rmtree(folder / ".reports" / "answers")
            taken = own(report, folder), own(report, folder, "--force")
            first.append(taken[0] / plain)
            again.append(taken[1] / plain)
            print(f"| {report.name} | {plain:.1f} | {taken[0]:.1f} | {taken[1]:.1f} |", flush=True)
        nothing = [own(reports[-1], folder) / seconds("-c", "import pandas") for _ in range(_ROUNDS)]
    print(
        f"\nbeside papermill {statistics.median(first):.2f}, made again {statistics.median(again):.2f};",
        end=" ",
    )
    print(f"with nothing to do {statistics.median(nothing):.2f} of `import pandas`")


if __name__ == "__main__":
    main()
