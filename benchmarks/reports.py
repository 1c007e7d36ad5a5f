"""How fast reports are made, side by side: the same reports, the same cores, one after another in one run.

    python benchmarks/reports.py [--number 24] [--rounds 1]

(a) a shell loop of `papermill` commands, as most people do it
(b) the same commands, two at a time
(c) `python -m analysis report`, from its start to its end, with HTML pages and the index
(d) the floor: the same cells run by plain functions in warm processes, one per core, without kernels or pages

Needs the processed tables (`python -m analysis ingest`, `reconcile`). Prints a table in Markdown. Beside the time
on the clock it gives the processor time, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import yaml

from analysis.reports import catalog
from analysis.reports.catalog import Report
from analysis.reports.imports import imported_at_start, notebook_cells
from analysis.reports.pool import cores


def papermill(report: Report, folder: Path) -> None:
    """One report by the `papermill` command, in a process of its own."""
    # -r keeps a text like 350000 a text, -p would make it a number.
    given = [("-r" if isinstance(v, str) else "-p", k, str(v)) for k, v in report.parameters.items()]
    values = [part for option in given for part in option]
    command = [sys.executable, "-m", "papermill", "--no-progress-bar", "-k", "python3"]
    target = folder / f"{report.name}.ipynb"
    _run([*command, str(report.notebook), str(target), *values])


def _run(command: list[str], **options) -> None:
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")


def shell_loop(reports: list[Report], folder: Path, at_a_time: int = 1) -> None:
    """(a) and (b): a command for each report."""
    with ThreadPoolExecutor(at_a_time) as pool:
        list(pool.map(lambda report: papermill(report, folder), reports))


def runner(reports: list[Report], folder: Path) -> None:
    """(c): our runner, with everything it does besides."""
    entries = [{"notebook": r.notebook.stem, "parameters": dict(r.parameters)} for r in reports]
    catalogue = folder / "reports.yml"
    catalogue.write_text(yaml.safe_dump({"reports": entries}, allow_unicode=True), "utf-8")
    environment = {**os.environ, "ATLAS_REPORTS": str(folder / "reports")}
    command = [sys.executable, "-m", "analysis", "report", "--catalogue", str(catalogue)]
    _run(command, env=environment)


def floor(reports: list[Report]) -> Callable[[], float]:
    """(d): returns a function to time, which gives its processor time; imports are not part of either."""
    libraries = {name for r in reports for name in imported_at_start(r.notebook)}
    pool = get_context("spawn").Pool(cores(), _warm_up, (sorted(libraries),))
    pool.map(_nothing, range(cores() * 4))

    def run() -> float:
        orders = [(notebook_cells(r.notebook), dict(r.parameters)) for r in reports]
        return sum(pool.starmap(_run_cells, orders, chunksize=1))

    return run


def _warm_up(libraries: list[str]) -> None:
    import contextlib
    import importlib

    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    for library in libraries:
        with contextlib.suppress(Exception):
            importlib.import_module(library)
    _shell()


def _nothing(number: int) -> None:
    time.sleep(0.05)


def _shell():
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    main = sys.modules["__main__"]
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    # The shell puts its own module there, and the pool would no longer find its functions.
    sys.modules["__main__"] = main
    return shell


def _run_cells(cells: tuple[tuple[str, str], ...], parameters: dict) -> float:
    """Run the code cells with figures and tables drawn, as IPython does it; returns the processor time."""
    from IPython.utils.capture import capture_output

    start = time.process_time()
    shell = _shell()
    shell.reset(new_session=False)
    first = True
    with capture_output():
        for kind, source in cells:
            if kind == "code":
                shell.run_cell(source).raise_error()
                if first:
                    shell.user_ns.update(parameters)
                    first = False
    return time.process_time() - start


def measure(name: str, reports: list[Report]) -> tuple[float, float]:
    """Seconds on the clock and of the processors that one way takes."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ways: dict[str, Callable[[], float | None]] = {
            "a": lambda: shell_loop(reports, folder),
            "b": lambda: shell_loop(reports, folder, at_a_time=2),
            "c": lambda: runner(reports, folder),
        }
        way = floor(reports) if name == "d" else ways[name]
        processors, start = _of_children(), time.perf_counter()
        own = way()
        return time.perf_counter() - start, own or _of_children() - processors


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


NAMES = {
    "a": "shell loop of papermill",
    "b": "papermill, two at a time",
    "c": "python -m analysis report",
    "d": "floor: plain functions, warm",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--number", type=int, default=24, help="how many reports, from all over the catalogue"
    )
    parser.add_argument("--rounds", type=int, default=1, help="rounds; the median counts")
    parser.add_argument("--ways", default="abcd", help="which of a, b, c, d")
    options = parser.parse_args()
    every, _ = catalog.expand(catalog.load()[0])
    reports = [every[i * len(every) // options.number] for i in range(min(options.number, len(every)))]
    rows = {}
    for name in options.ways:
        taken = [measure(name, reports) for _ in range(options.rounds)]
        rows[name] = [statistics.median(column) for column in zip(*taken, strict=True)]
    print(f"{len(reports)} reports, {cores()} cores, Python {sys.version.split()[0]}\n")
    print("| way | seconds | times (c) | processor seconds | times (c) |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, taken in rows.items():
        cells = [
            f"{value:.1f} | {value / base:.2f}"
            for value, base in zip(taken, rows.get("c", taken), strict=True)
        ]
        print(f"| ({name}) {NAMES[name]} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
