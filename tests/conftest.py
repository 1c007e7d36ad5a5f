"""Fixtures for all tests: the processed tables of the real evidence, built once a run."""

from __future__ import annotations

import ast
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from analysis import paths

# A machine that is busy with other tests is slow, not wrong. What CI says of a change must not depend on chance.
settings.register_profile("atlas", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("atlas")

# The tests start hundreds of processes. Where Python is told to keep no compiled modules, as it often is in containers,
# each of them would compile all libraries anew: several times the work of the tests themselves.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# As in `analysis.__main__`: as many processes run tests as there are cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# As `reports.worker` does, and for the same reason: two seconds of every worker.
sys.modules["rfc3987_syntax"] = None

# There is a worker for each core: a small matrix that is spread over threads as well takes a fifth longer.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

# Thousands of tests and all libraries are looked through again and again for rubbish that they never are.
gc.disable()


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every further search for rubbish."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)


SLOW = ("notebooks", "explorer")
"""Folders whose tests start a kernel or a browser: what they try in both languages is tried in the second one by `--whole`."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave the second language of what takes long to `--whole`: the cells and the script are the same."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    if given.get("lang") == "en" and item.path.parent.name in SLOW:
        item.add_marker("whole")


LONG = ("findings", "notebooks", "reconcile")
"""Folders with tests that take long alone: begun last, they would be waited for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let those be asked for that go through everything."""
    parser.addoption("--whole", action="store_true", help="run the tests marked `whole`, and no others")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for, and put the tests of the reconciled evidence first: one worker makes its tables and all that
    is made of them.

    A module stays whole, else what its tests share would be made twice.
    """
    wanted = config.getoption("whole")
    others = [item for item in items if (item.get_closest_marker("whole") is not None) != wanted]
    if others:
        config.hook.pytest_deselected(items=others)
        left = set(others)
        items[:] = [item for item in items if item not in left]
    first = {item.path for item in items if "reconciled" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: (item.path not in first, item.path.parent.name not in LONG))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Let each worker take its own stretch of the tests, and of the other's what is left when it is done.

    Spread one by one, every worker would make what the tests of a folder share, and all would wait for the tables at once.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


# Heavy modules are imported inside the fixtures: only tests that need the tables pay for them.


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[..., Path]:
    """A function that returns the folder of a name: the first worker of pytest-xdist that asks makes it while the others wait."""

    def once(name: str, make: Callable[[Path], object]) -> Path:
        own = tmp_path_factory.getbasetemp()
        shared = own if worker_id == "master" else own.parent
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                folder.mkdir(exist_ok=True)
                make(folder)
                done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def nodes() -> Callable[[Path], list[ast.AST]]:
    """A function that returns every node of a module; each module is read once for all tests on how the code is written."""
    return cache(lambda path: [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))])


@pytest.fixture(scope="session")
def write_table() -> Callable[..., Path]:
    """A function that writes a processed table of a few columns into a folder; the others are there, and empty."""

    def write(folder: Path, name: str, **cells: list) -> Path:
        import pandas as pd

        from analysis.schemas import SCHEMAS
        from analysis.vocabulary.columns import TABLES

        path = folder / f"{name}.{'csv' if name in ('rejects', 'findings') else 'parquet'}"
        frame = pd.DataFrame(cells)
        for column in TABLES[name].columns:
            if column not in frame:
                kind = str(SCHEMAS[name].columns[column].dtype)
                kind = {"int64": "Int64", "bool": "boolean"}.get(kind, kind)
                frame[column] = pd.Series(None, index=frame.index, dtype=kind)
        if path.suffix == ".csv":
            frame.to_csv(path, index=False)
        else:
            frame.to_parquet(path)
        return path

    return write


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Headless Chromium, of one module: playwright's loop must not run while other tests of the worker start theirs."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `pdf` (playwright)")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("needs Debian's package chromium")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def released() -> frozenset[str]:
    """The batches of release 0.2.0, whose figures README and method tell: evidence that is added later changes neither."""
    return frozenset((
        "forces", "fujian_ningxia", "funds", "funds_2", "industry", "labour", "national", "north", "recent",
        "south_and_rounds", "streams", "workreports", "yangtze",
    ))  # fmt: skip


@pytest.fixture(scope="session")
def told_evidence(reconciled: Path, released: frozenset[str]) -> Path:
    """All tables, where they are made of the evidence that README and method tell of."""
    import pandas as pd

    if set(pd.read_parquet(reconciled / "observations.parquet")["batch"]) != released:
        pytest.skip("evidence was added since the release")
    return reconciled


@pytest.fixture(scope="session")
def processed(once: Callable[..., Path]) -> Path:
    """Folder of the tables that the ingestion makes of `data/raw`. It is shared: read it, never write to it.

    `ATLAS_PROCESSED` stays as it is: a test that goes through `paths` sets it with monkeypatch.
    """
    from analysis.ingest import build

    raw = paths.ROOT / "data" / "raw"
    return once("processed", lambda folder: build.ingest(raw, folder))


@pytest.fixture(scope="session")
def boundaries(once: Callable[..., Path]) -> Path:
    """Folder of the layers that whoever draws the first map would else build; built once for all folders of tables."""
    from analysis.maps import boundaries

    return once("boundaries", boundaries.build)


@pytest.fixture(scope="session")
def reconciled(processed: Path, boundaries: Path, once: Callable[..., Path]) -> Path:
    """Folder of all tables: those of `processed` and the reconciled ones. It is shared as well.

    Sums that are solved on them are written down for all tests, as the reports of one run do it for one another.
    """
    from analysis.reconcile import build

    def make(folder: Path) -> None:
        for made in (processed, boundaries):
            shutil.copytree(made, folder, dirs_exist_ok=True)
        build.reconcile(folder)

    os.environ["ATLAS_ANSWERS"] = str(once("answers", Path.is_dir))
    return once("reconciled", make)


@pytest.fixture(scope="session")
def front(reconciled: Path, once: Callable[..., Path]) -> Path:
    """Folder of a `reports` without any and of what the front page tells of `reconciled`: to copy, for it takes seconds."""
    from analysis.reports import front
    from analysis.reports.folders import Folders
    from analysis.reports.plan import Present

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ATLAS_PROCESSED", str(reconciled))
            patch.setenv("ATLAS_REPORTS", str(folder / "reports"))
            assert front.content(Folders.open(), Present())["facts"]

    return once("front", make)


@pytest.fixture(scope="session")
def light(reconciled: Path, once: Callable[..., Path]) -> Path:
    """Folder of all tables, with few rows of those that only the solver reads: nine tenths of what an export writes."""
    import pandas as pd

    def make(folder: Path) -> None:
        shutil.copytree(reconciled, folder, dirs_exist_ok=True)
        for name in ("atoms", "modes", "parts", "precisions"):
            pd.read_parquet(folder / f"{name}.parquet").head(500).to_parquet(folder / f"{name}.parquet")

    return once("light", make)


@pytest.fixture(scope="session")
def checkout(once: Callable[..., Path]) -> Path:
    """A folder that looks like the repository after `make reports`, in which commands of the README may write."""

    def make(folder: Path) -> None:
        for entry in paths.ROOT.iterdir():
            if entry.name not in {".git", ".venv", "data", "reports"}:
                (folder / entry.name).symlink_to(entry)
        (folder / ".venv").symlink_to(sys.prefix)

    return once("checkout", make)


@pytest.fixture(scope="session")
def package(checkout: Path, light: Path, once: Callable[..., Path]) -> Path:
    """An export of the tables of `light`, made by the README's own command. It is shared: read it, never write to it."""
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    command = re.search(r"^\S+python -m analysis export (\w+)$", readme, re.MULTILINE)

    def make(_: Path) -> None:
        environment = {**os.environ, "ATLAS_PROCESSED": str(light)}
        run = subprocess.run(
            command[0], shell=True, cwd=checkout, env=environment, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr

    once("package", make)
    return checkout / command[1]
