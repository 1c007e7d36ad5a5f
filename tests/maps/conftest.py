"""Boundaries for the map tests: no other table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def boundary_cache(boundaries: Path) -> Iterator[None]:
    """Point `paths.processed()` to the folder of the layers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(boundaries))
        yield
