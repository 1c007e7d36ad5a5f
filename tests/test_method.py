"""The worked example of `docs/method.md` is what the method makes of the evidence it names, to the digit printed."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import dataset, paths

YI = 1e8
PAIR = ("330000", "510000")


@pytest.fixture(scope="module", autouse=True)
def _the_evidence_told_of(told_evidence: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(told_evidence))
        yield


def _text() -> str:
    return (paths.ROOT / "docs" / "method.md").read_text(encoding="utf-8")


def _table(heading: str) -> pd.DataFrame:
    """The table whose header begins with this column."""
    rows = re.search(rf"^\| {heading} \|.*?(?=\n\n)", _text(), re.MULTILINE | re.DOTALL)[0].splitlines()
    header, _, *body = ([cell.strip(" `") for cell in row.split("|")[1:-1]] for row in rows)
    return pd.DataFrame(body, columns=header).set_index(heading)


def _told(words: str) -> list[float]:
    return [float(figure) for figure in re.search(words, _text()).groups()]


def test_the_claims_print_what_is_told() -> None:
    told = _table("claim")
    rows = dataset.table("observations").set_index("observation_id").loc[told.index]
    assert set(rows["origin"]) == {PAIR[0]}
    assert rows["value_printed"].tolist() == told["printed"].tolist()
    assert rows["period_printed"].tolist() == told["period"].tolist()


def test_the_series_is_as_told() -> None:
    told = _table("year")
    pair = dataset.table("series", indicator="gov_funds", origin=PAIR[0], destination=PAIR[1])
    years = pair.set_index("year").loc[told.index.astype(int)]
    assert years["obs_status"].tolist() == told["status"].tolist()
    for column in ("value", "lower", "upper"):
        expected = pd.to_numeric(told[column].replace("", None)).tolist()
        assert (years[column] / YI).tolist() == pytest.approx(expected, rel=0.003, abs=0.0051, nan_ok=True), (
            column
        )
    likely = told["likely"].str.extract(r"(.+) to (.+)").astype(float)
    assert (years[["q10", "q90"]] / YI)[likely.notna().all(axis=1).to_numpy()].to_numpy() == pytest.approx(
        likely.dropna().to_numpy(), abs=0.051
    )


def test_the_claim_dated_past_its_page_is_listed_with_those_that_deny_it() -> None:
    late = (
        dataset.table("contradictions", indicator="gov_funds")
        .set_index("observation_id")
        .loc["south_and_rounds:415"]
    )
    assert (late["kind"], late["direction"], late["against"]) == (
        "dated_past_page",
        "too_low",
        "recent:3;yangtze:201",
    )
    least, printed = _told(r"sum is at least (\d+\.\d+), and it says (\d+\.\d+)")
    assert late["figure"] / YI == pytest.approx(printed)
    assert dataset.total("gov_funds", *PAIR, (2016, 2021))["lower"] / YI == pytest.approx(least, abs=0.0051)


def test_the_sums_are_as_told() -> None:
    stated, part, longer = (
        dataset.total("gov_funds", *PAIR, years) for years in ((2016, 2020), (2018, 2020), (2016, 2021))
    )
    assert stated["obs_status"] == "A"
    assert [stated["value"] / YI] == pytest.approx(_told(r"2016 to 2020 is (\d+\.\d+) \(A\)"), abs=0.0051)
    for found, words in (
        (part, r"2018 to 2020 lies between (\d+\.\d+) and (\d+\.\d+)"),
        (longer, r"2016 to 2021 between (\d+\.\d+) and (\d+\.\d+)"),
    ):
        assert [found["lower"] / YI, found["upper"] / YI] == pytest.approx(_told(words), abs=0.0051)
