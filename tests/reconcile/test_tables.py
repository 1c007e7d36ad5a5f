"""The settled system written to tables and read back answers the same."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile import tables
from analysis.reconcile.kinds import FAMILIES, family_of
from analysis.reconcile.model.tables import restore_intervals
from analysis.reconcile.question import Question
from analysis.reconcile.reading import new_year
from analysis.reconcile.regions import Regions
from analysis.reconcile.totals import binding, totals
from analysis.vocabulary.codes import LIMIT_STATES
from analysis.vocabulary.indicators import by_kind

TJ, SD = ("120000", "620000"), ("370000", "620000")


@pytest.fixture(scope="module")
def small(solved, pairings):
    rows = [
        (*TJ, 30.0, 2016, 2018, {"basis": "cumulative", "tolerance": 0.05}), (*TJ, 10.0, 2018, 2018), (*TJ, 46.0, 2018, 2018),
        (*SD, 33.0, 2017, 2017, {"bound": "at_least"}), ("370200", "620800", 3.1, "2018-01-01", "2018-10-31"),
        ("100000", "100000", 99.0, 2017, 2017), (*SD, 8.0, 2019, 2019, {"indicator": "funds_total"}),
        ("110000", "130000", 1.0, 1990, 1991),
    ]  # fmt: skip
    return solved(rows, pairings([TJ, SD], 2016, 2020))


def written(one, folder=None) -> tuple[pd.DataFrame, ...]:
    made = tables.limits_table([one]), tables.parts_table([one]), tables.atoms_table([one])
    if folder is None:
        return made
    for i, table in enumerate(made):
        table.to_parquet(folder / f"{i}.parquet", index=False)
    return tuple(pd.read_parquet(folder / f"{i}.parquet") for i in range(3))


def test_a_system_survives_the_tables(small, tmp_path):
    again = tables.restore(small.family, *written(small, tmp_path), Regions())
    assert again.limits == small.limits
    for side in ("lower", "upper", "lost", "tied"):
        np.testing.assert_array_equal(getattr(again.settlement, side), getattr(small.settlement, side))
    asked = [
        Question(o, d, new_year(first), new_year(last + 1), mask)
        for o in (None, ("120000",), ("370000",), ("370200",), ("120000", "370000"))
        for d in (None, ("620000",), ("620800",))
        for first in range(2016, 2020)
        for last in range(first, 2020)
        for mask in (1, 2, 7)
    ]
    pd.testing.assert_frame_equal(totals(small, asked), totals(again, asked), check_exact=True)
    assert binding(small, asked[-1]) == binding(again, asked[-1])


def test_columns_and_types(small):
    limits, parts, atoms = written(small)
    assert limits.dtypes.astype(str).to_dict() == tables.LIMIT_COLUMNS
    assert list(parts) == list(tables.PART_COLUMNS)
    assert list(atoms) == list(tables.ATOM_COLUMNS)
    assert set(limits["state"]) <= set(LIMIT_STATES)
    cap = limits[limits["observation_ids"] == "made:3"].iloc[0]
    assert (cap["side"], cap["start"], cap["end"]) == (
        "floor",
        pd.Timestamp("2017-01-01"),
        pd.Timestamp("2017-12-31"),
    )
    assert np.isnan(cap["upper"])


def test_no_system_makes_empty_tables_that_can_be_read():
    limits, parts, atoms = tables.limits_table([]), tables.parts_table([]), tables.atoms_table([])
    again = tables.restore(family_of("projects"), limits, parts, atoms, Regions())
    found = totals(again, [Question(None, None, new_year(2016), new_year(2017), 1)])
    assert found["method"].tolist() == ["unknown"]


def test_the_real_tables_hold_every_family(reconciled):
    limits, parts, atoms = (
        pd.read_parquet(reconciled / f"{name}.parquet") for name in ("limits", "parts", "atoms")
    )
    families = [family.name for family in FAMILIES]
    assert set(limits["family"]) == set(parts["family"]) == set(atoms["family"]) <= set(families)
    series = pd.read_parquet(reconciled / "series.parquet")
    regions = Regions(pd.read_parquet(reconciled / "places.parquet"))
    model = [pd.read_parquet(reconciled / f"{name}.parquet") for name in ("modes", "precisions")]
    for indicator in ("gov_funds", "jobs_poor", "projects"):
        assert indicator in by_kind("flow")
        one = tables.restore(family_of(indicator), limits, parts, atoms, regions)
        rows = series[series["indicator"] == indicator]
        asked = [
            Question((row.origin,), (row.destination,), new_year(row.year), new_year(row.year + 1), one.family.covers[indicator])
            for row in rows.itertuples()
        ]  # fmt: skip
        found = totals(one, asked, restore_intervals(indicator, *model))
        for column in found:
            told = rows[column].reset_index(drop=True).astype(found[column].dtype)
            pd.testing.assert_series_equal(found[column], told, check_exact=True)
