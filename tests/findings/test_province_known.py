"""What is known of a province beside its bars: what they don't draw, what is silent, what is known inside a claim's years."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from analysis.findings import province_known
from analysis.findings.pair_profile import stream

SPAN = ["indicator", "first_year", "last_year"]


def rows(*spans: tuple) -> pd.DataFrame:
    return pd.DataFrame(spans, columns=SPAN)


def test_what_the_bars_draw_is_not_told_beside_them_nor_anything_twice():
    chosen = rows(("gov_funds", 2021, 2025), ("jobs_total", 2024, 2024))
    others = rows(("jobs_total", 2024, 2024), ("cadres_sent", 1996, 2025))
    tables = {"money": rows(("gov_funds", 2021, 2025), ("gov_funds", 2016, 2020)), "labour": pd.DataFrame()}
    told = province_known.beside(chosen, others, tables)
    assert told[SPAN].to_numpy().tolist() == [["jobs_total", 2024, 2024], ["cadres_sent", 1996, 2025]]


def test_streams_without_bars_are_known_besides_too_little_known_or_unknown():
    known = pd.DataFrame([{
        "stream": "people", "origin": None, "destination": "510000", "indicator": "cadres_sent", "first_year": 1996, "last_year": 2025,
        "figure": 132.0, "status": "at_least", "lower": 132.0, "upper": None, "since": 1996, "until": 2025, "observation_ids": "a:1",
    }])  # fmt: skip
    asked = pd.DataFrame({
        "stream": ["people", "labour", "money"], "lower": [132.0, 5.0, None], "status": ["at_least", "unknown", "unknown"],
    })  # fmt: skip
    streams = ["people", "labour", "money"]
    told, little, nothing = province_known.silent(streams, known, asked, "en")
    assert told.startswith("Known besides: ") and told.endswith("at least 132 persons (1996–2025).")
    assert little == f"Too little is known of: {stream('labour', 'en')}."
    assert nothing == f"No usable sum on: {stream('money', 'en')}."
    # A stream of which an estimate alone was found is not unknown either.
    estimated = asked.assign(status=["at_least", "unknown", "estimated"])
    _, little, nothing = province_known.silent(streams, known, estimated, "zh")
    assert little == f"所知太少的方面：{stream('labour', 'zh')}、{stream('money', 'zh')}。" and nothing == ""
    assert province_known.silent(["people"], known, asked, "en")[1:] == ["", ""]
    assert province_known.silent([], known[:0], asked, "en") == ["", "", ""]


def test_inside_a_claim_are_the_rounds_it_holds_and_the_single_years_after_them():
    known = {"projects": [
        (1996, 2009, 5.0), (2010, 2015, 7.0), (2016, 2020, 11.0), (2019, 2019, 3.0), (2021, 2021, 2.0), (2022, 2022, 4.0),
        (2023, 2023, 9.0), (2021, 2025, 30.0),
    ]}  # fmt: skip

    def inside(since: str | None, until: str, indicator: str = "projects") -> float:
        claim = SimpleNamespace(
            indicator=indicator, period_start=pd.NaT if since is None else pd.Timestamp(since), period_end=pd.Timestamp(until),
        )  # fmt: skip
        return province_known.inside(claim, known)

    # All rounds before 2021 and two years; without a start it has begun with the cooperation.
    assert inside("1996-01-01", "2022-12-31") == inside(None, "2022-06-30") == 5 + 7 + 11 + 2 + 4
    assert inside("2010-01-01", "2021-12-31") == 7 + 11 + 2
    # Half a round is none; its single year is.
    assert inside("2018-01-01", "2023-12-31") == 3 + 2 + 4 + 9
    assert inside("1996-01-01", "2022-12-31", "jobs_total") == 0
