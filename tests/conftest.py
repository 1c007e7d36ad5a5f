"""Fixtures for all tests: the processed tables of the real evidence, built once a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from analysis import paths


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Folder of the tables that ingestion and reconciliation make of `data/raw`. It is shared: read it, never write to it.

    The first worker of pytest-xdist that asks ingests, the others wait. `ATLAS_PROCESSED` stays as it is:
    a test that goes through `paths` sets it with monkeypatch.
    """
    # Only tests that need the tables pay for this import.
    from analysis.ingest import build
    from analysis.reconcile import build as reconciliation

    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder, done = shared / "processed", shared / "processed.done"
    with FileLock(shared / "processed.lock"):
        if not done.exists():
            folder.mkdir(exist_ok=True)
            build.ingest(raw=paths.ROOT / "data" / "raw", processed=folder)
            reconciliation.reconcile(folder)
            done.touch()
    return folder


@pytest.fixture
def reconciled(processed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder, made the processed folder of this test and of the kernels that it starts."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(processed))
    return processed
