"""What the report on the four forces says, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import four_forces as findings

KNOWN = pd.DataFrame({
    "force": ["east_west", "central_units", "village", "social"], "claims": [40, 12, 0, 3], "figures": [30, 10, 0, 1],
    "counties": pd.array([None, 9, None, None], dtype="Int64"), "observation_ids": "",
})  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "陕西：2024年已知 9 个县由中央单位定点帮扶；驻村帮扶没有查到任何数字。"),
        (
            "en",
            "Shaanxi: the central unit of 9 counties is known for 2024; nothing is found on Village assistance.",
        ),
    ],
)
def test_a_province_says_what_it_gets_and_what_is_silent(lang, said):
    assert findings.received_summary(KNOWN, "610000", 2024, lang) == said
    assert len(findings.received(KNOWN, lang)) == 4


@pytest.mark.parametrize(("lang", "said"), [("zh", "国家能源集团"), ("en", "China Energy")])
def test_a_county_lists_every_year_that_pages_state(lang, said):
    found = pd.DataFrame([{
        "actor_id": "chnenergy", "adcode": "140623", "starts": "2012;2016", "starts_differ": True, "seen_first": 2018, "seen_last": 2024,
        "state": "vouched", "source_ids": "a;b",
    }])  # fmt: skip
    actors = pd.DataFrame([{"actor_id": "chnenergy", "name_zh": "国家能源集团", "name_en": "China Energy"}])
    row = findings.county_table(found, actors, {"140623": "右玉县"}, {"a": 1, "b": 2}, lang).iloc[0].tolist()
    assert row[2] == said and row[3] == "2012 / 2016" and row[4] == "2018–2024"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_at_all_is_said(lang):
    none = pd.DataFrame(
        columns=["adcode", "actor_id", "starts_differ", "basis", "period_start", "period_end"]
    )
    assert findings.map_title(none, "", 2024, lang)
    assert findings.figures_title(none, lang)
