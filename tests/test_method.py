"""The worked example of `docs/method.md` is what the method makes of the evidence it names, to the digit printed."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import paths, reconcile
from analysis.reconcile import Reconciliation, restore
from analysis.reconcile.kinds import family_of
from analysis.reconcile.regions import Regions

YI = 1e8


@pytest.fixture(scope="module")
def claims(processed: Path, released: frozenset[str]) -> pd.DataFrame:
    rows = pd.read_parquet(processed / "observations.parquet")
    return rows[rows["batch"].isin(released) & (rows["indicator"] == "gov_funds")]


@pytest.fixture(scope="module")
def result(claims: pd.DataFrame, processed: Path) -> Reconciliation:
    pairings, sources = (pd.read_parquet(processed / f"{name}.parquet") for name in ("pairings", "sources"))
    return reconcile.run(claims, pairings, sources)


def _text() -> str:
    return (paths.ROOT / "docs" / "method.md").read_text(encoding="utf-8")


def _table(heading: str) -> pd.DataFrame:
    """The table whose header begins with this column."""
    rows = re.search(rf"^\| {heading} \|.*?(?=\n\n)", _text(), re.MULTILINE | re.DOTALL)[0].splitlines()
    header, _, *body = ([cell.strip(" `") for cell in row.split("|")[1:-1]] for row in rows)
    return pd.DataFrame(body, columns=header).set_index(heading)


def test_the_claims_print_what_is_told(claims: pd.DataFrame) -> None:
    told = _table("claim")
    rows = claims.set_index("observation_id").loc[told.index]
    assert set(zip(rows["origin"], rows["destination"], strict=True)) == {("330000", "510000")}
    assert rows["value_printed"].tolist() == told["printed"].tolist()
    assert rows["period_printed"].tolist() == told["period"].tolist()


def test_the_series_is_as_told(result: Reconciliation) -> None:
    told = _table("year")
    pair = result.series.query("origin == '330000' and destination == '510000' and indicator == 'gov_funds'")
    years = pair.set_index("year").loc[told.index.astype(int)]
    assert years["obs_status"].tolist() == told["status"].tolist()
    for column in ("value", "lower", "upper"):
        expected = pd.to_numeric(told[column].replace("", None)).tolist()
        assert (years[column] / YI).tolist() == pytest.approx(expected, abs=0.0051, nan_ok=True), column


def test_the_claim_dated_past_its_page_misses_by_as_much_as_told(result: Reconciliation) -> None:
    late = result.contradictions.set_index("observation_id").loc["south_and_rounds:415"]
    assert (late["kind"], late["direction"]) == ("dated_past_page", "too_low")
    missed, least = (
        float(re.search(rf"{words} (\d+\.\d+)", _text())[1]) for words in ("misses by", "sum is at least")
    )
    assert late["slack"] / YI == pytest.approx(missed, abs=0.051)
    assert (late["slack"] + late["figure"]) / YI == pytest.approx(least, abs=0.051)


def test_the_sums_are_as_told(result: Reconciliation) -> None:
    money = restore(family_of("gov_funds"), result.limits, result.parts, result.atoms, Regions())
    spans = [("2016", "2020"), ("2018", "2020"), ("2016", "2021")]
    asked = [("330000", "510000", f"{first}-01-01", f"{last}-12-31") for first, last in spans]
    found = reconcile.totals(money, reconcile.questions("gov_funds", money, asked))
    assert found["obs_status"].tolist() == ["A", "O", "O"]
    told = [
        float(re.search(words, _text())[1])
        for words in (
            r"2016 to 2020 is (\d+\.\d+) \(A\)",
            r"2018 to 2020 at least\s(\d+\.\d+)",
            r"2016 to 2021 at least (\d+\.\d+)",
        )
    ]
    assert (found["value"][0] / YI, *found["lower"][1:] / YI) == pytest.approx(told, abs=0.0051)
