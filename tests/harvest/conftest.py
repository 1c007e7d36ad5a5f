"""What the tests of the harvester share: one harvester on the real tables."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

import pytest


@pytest.fixture(scope="session")
def harvester(reconciled):
    """A harvester on the tables that the ingestion makes of `data/raw`."""
    from analysis.harvest.drafting import Harvester

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(reconciled))
        return Harvester.from_tables()


@pytest.fixture(scope="session")
def reader(harvester):
    """The harvester for pages that several tests look at: each is read once, and what is drafted is left as it is."""
    return SimpleNamespace(read=cache(harvester.read), resolver=harvester.resolver)


@pytest.fixture
def built(reconciled, monkeypatch):
    """The processed tables, as a command finds them."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    return reconciled
