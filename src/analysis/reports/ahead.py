"""What the first reports of a fresh environment import, compiled while the tables are still being built.

Such an environment holds no compiled modules, and to compile one takes three times as long as to load it. The tables begin
with work for one core; another does this meanwhile, with the code that imports it for a run. Where it is compiled already, nothing is begun.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import cache_from_source, find_spec
from pathlib import Path

from analysis.parallel import cores
from analysis.reports.processes import apart

_LAST = ("matplotlib", "nbconvert", "papermill")
"""Packages whose modules no table needs: where they are compiled, reports have been made."""


def begin() -> subprocess.Popen | None:
    """Have it compiled by a process beside this one; None where that would be of no use."""
    if sys.dont_write_bytecode or cores() == 1 or all(map(_compiled, _LAST)):
        return None
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **apart(),
    )


def _compiled(package: str) -> bool:
    found = find_spec(package)
    return bool(found and found.origin) and Path(cache_from_source(found.origin)).exists()


def main() -> None:
    """Import what workers and their warm parent do."""
    if hasattr(os, "nice"):
        os.nice(10)  # whoever waits for the tables comes first
    from analysis.reports import catalog, worker
    from analysis.reports.imports import imported_at_start
    from analysis.reports.kernels import nursery, parent

    worker.prepare()
    reports, _ = catalog.expand(catalog.load()[0])
    names = imported_at_start(*{report.notebook for report in reports})
    parent.import_all([*nursery.ALWAYS, *names])
    parent.import_kernel()


if __name__ == "__main__":
    main()
