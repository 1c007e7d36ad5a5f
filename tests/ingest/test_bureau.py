"""Exports of the National Bureau's data site become rows of `context` too, unless they are of another vintage."""

import pandas as pd
import pytest

from analysis.ingest.bureau import NOTE, context_rows

HEAD = ["province", "year", "indicator", "category", "value", "unit", "source_id"]
KNOWN = pd.DataFrame(
    [
        ["110000", 2023, "gross_regional_product", "", 4.4e12, "yuan", "nbs"],
        ["110000", 2023, "disposable_income_per_capita", "", 81752.0, "yuan per person", "nbs"],
    ],
    columns=HEAD,
)


def export(*figures, batch="分省.csv", note=NOTE):
    """Observations of an export: (place, indicator, year, value, unit)."""
    return pd.DataFrame(
        [
            {
                "batch": batch, "origin": None, "destination": None, "place": place, "flags": "", "indicator": indicator, "value": value,
                "unit": unit, "period_start": pd.Timestamp(f"{year}-01-01"), "period_end": pd.Timestamp(f"{year}-12-31"),
                "source_id": "office-1", "locator": f"{batch}|Sheet!B{n}", "value_printed": "1", "note": note,
            }
            for n, (place, indicator, year, value, unit) in enumerate(figures, start=5)
        ]
    )  # fmt: skip


GDP = "other:gross_regional_product"


def test_new_years_and_provinces_are_added_to_a_series_that_agrees():
    added, (said,) = context_rows(
        export(
            ("110000", GDP, 2023, 4.4e12, "yuan"),
            ("110000", GDP, 2025, 5.2e12, "yuan"),
            ("410000", GDP, 2023, 5.9e12, "yuan"),
        ),
        KNOWN,
    )
    assert added.values.tolist() == [
        ["110000", 2025, "gross_regional_product", "", 5.2e12, "yuan", "office-1"],
        ["410000", 2023, "gross_regional_product", "", 5.9e12, "yuan", "office-1"],
    ]
    assert said["reason"].startswith(
        "gross_regional_product: 2 figures added to the context table, 1 were there"
    )
    assert said["severity"] == "note"


def test_nothing_is_taken_from_another_vintage():
    added, (said,) = context_rows(
        export(
            ("110000", GDP, 2023, 4.0e12, "yuan"),
            ("110000", GDP, 2025, 5.2e12, "yuan"),
        ),
        KNOWN,
    )
    assert added.empty
    assert (
        "another vintage: 1 of 1 common figures differ (110000 2023: 4e+12 here, 4.4e+12 collected)"
        in said["reason"]
    )
    assert "replace data/raw/context/gross_regional_product.csv" in said["remedy"]
    assert (said["file"], said["cell"], said["severity"]) == ("分省.csv", "B5", "warning")


def test_nothing_is_joined_without_a_common_figure():
    added, (said,) = context_rows(export(("110000", GDP, 2025, 5.2e12, "yuan")), KNOWN)
    assert added.empty
    assert "nothing shows that they continue it" in said["reason"]
    assert "export it together with years" in said["remedy"]
    assert said["severity"] == "warning"


def test_income_is_per_person():
    income = "other:disposable_income_per_capita"
    added, _ = context_rows(
        export(("310000", income, 2024, 88366.0, "yuan"), ("110000", income, 2023, 81752.0, "yuan")), KNOWN
    )
    assert added[["unit", "value"]].values.tolist() == [["yuan per person", 88366.0]]


@pytest.mark.parametrize(
    "figures",
    [
        export(("520100", GDP, 2024, 1e11, "yuan")),
        export(("410000", "other:railways", 2024, 1e3, "count")),
        export(("410000", GDP, 2024, 5.9e12, "yuan"), note=""),
        export(("410000", GDP, 2024, 5.9e12, "yuan")).assign(period_end=pd.Timestamp("2024-06-30")),
        export(("410000", GDP, 1989, 1.7e11, "yuan")),
        export(("410000", GDP, 2024, 5.9e12, "yuan")).assign(flags="part"),
    ],
    ids=[
        "a city",
        "an indicator that context lacks",
        "a claim of another page",
        "half a year",
        "before the series",
        "a part",
    ],
)
def test_what_does_not_belong_into_context_stays_a_claim(figures):
    added, said = context_rows(figures, KNOWN)
    assert added.empty
    assert said == []


def test_two_exports_that_disagree_are_not_mixed():
    one = export(("410000", GDP, 2024, 5.9e12, "yuan"), ("110000", GDP, 2023, 4.4e12, "yuan"))
    other = export(("410000", GDP, 2024, 6.4e12, "yuan"), batch="b.csv")
    added, said = context_rows(pd.concat([one, other], ignore_index=True), KNOWN)
    assert added["value"].tolist() == [5.9e12]
    assert [s["severity"] for s in said] == ["note", "warning"]
