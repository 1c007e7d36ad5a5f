"""What the tests of the harvester share: one harvester on the real tables."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def harvester(reconciled):
    """A harvester on the tables that the ingestion makes of `data/raw`."""
    from analysis.harvest.drafting import Harvester

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(reconciled))
        return Harvester.from_tables()


@pytest.fixture
def built(reconciled, monkeypatch):
    """The processed tables, as a command finds them."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    return reconciled
