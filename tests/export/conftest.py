"""Fixtures of the export: the tables of the real evidence, and a few rows of them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import dataset


@pytest.fixture(scope="session")
def tables(light: Path) -> dict[str, pd.DataFrame]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(light))
        return {name: dataset.table(name) for name in dataset.TABLES}


@pytest.fixture
def few(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Tables of few rows that fit together: quick to export."""
    claims = tables["observations"].query("batch == 'fujian_ningxia'").head(4)
    return {
        **{name: frame.head(0) for name, frame in tables.items()},
        "observations": claims,
        "sources": tables["sources"][tables["sources"]["source_id"].isin(claims["source_id"])],
        "actors": tables["actors"],
        "places": tables["places"][tables["places"]["level"].isin(["national", "province"])],
        "rejects": tables["rejects"].head(2),
    }
