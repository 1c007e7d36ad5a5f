"""The numbers at the head of a profile: the newest year that is known, else the least that a round adds up to."""

from __future__ import annotations

import pandas as pd

from analysis.findings import big_numbers


def row(
    stream: str,
    indicator: str,
    first: int,
    last: int,
    figure: float | None,
    status: str,
    lower: float | None = None,
    upper: float | None = None,
):
    return {
        "stream": stream, "origin": None, "destination": None, "indicator": indicator, "first_year": first, "last_year": last, "figure": figure, "status": status,
        "lower": figure if lower is None else lower, "upper": upper, "since": first, "until": last, "observation_ids": f"{indicator}:{last}",
    }  # fmt: skip


ROWS = pd.DataFrame([
    # A floor of one year is often that of one city; a figure of an earlier year of the round says more.
    row("money", "gov_funds", 2024, 2024, 95e3, "at_least"),
    row("money", "gov_funds", 2023, 2023, 2e9, "estimated", 0.0),
    row("money", "gov_funds", 2022, 2022, 3.5e9, "reported"),
    row("money", "gov_funds", 2021, 2025, 4e9, "at_least"),
    # No year of the round is known: the round's floor before that of all years.
    row("consumption", "consumption_assist", 2024, 2024, 1e8, "at_least"),
    row("consumption", "consumption_assist", 2021, 2025, 95e9, "at_least"),
    row("consumption", "consumption_assist", 1996, 2025, 99e9, "at_least"),
    row("people", "cadres_sent", 2021, 2025, None, "unknown"),
    row("people", "cadres_sent", 1996, 2025, 132.0, "at_least"),
    row("labour", "jobs_total", 1996, 2025, None, "unknown"),
])  # fmt: skip


def test_the_newest_year_leads_then_the_round_then_all_years():
    chosen = big_numbers.choose(ROWS)
    assert big_numbers.numbers(chosen, "en")[1].value == "at least 95 billion yuan"
    told = list(zip(chosen["figure"], (one.when for one in big_numbers.numbers(chosen, "en")), strict=True))
    assert told == [
        (3.5e9, "2022"),
        (95e9, "2021–2025"),
        (132.0, "1996–2025"),
    ]  # fmt: skip


def test_a_later_floor_that_is_higher_than_the_newest_figure_leads():
    # 230 million in 2022 is no news where 2024 had at least 1.19 billion; the floor of 2025 is lower.
    rows = pd.DataFrame([
        row("money", "gov_funds", 2025, 2025, 3e8, "at_least"),
        row("money", "gov_funds", 2024, 2024, 1.19e9, "at_least"),
        row("money", "gov_funds", 2023, 2023, 2e8, "at_least"),
        row("money", "gov_funds", 2022, 2022, 2.3e8, "estimated", 1e8, 2.4e8),
        row("money", "gov_funds", 2021, 2025, 4e9, "at_least"),
    ])  # fmt: skip
    (number,) = big_numbers.numbers(big_numbers.choose(rows), "en")
    assert (number.value, number.when) == ("at least 1.19 billion yuan", "2024")
    # The same figure of a later year is the newer one.
    same = rows.replace({"figure": {1.19e9: 2.3e8}})
    assert big_numbers.numbers(big_numbers.choose(same[1:]), "en")[0].when == "2024"


def test_a_floor_of_a_few_places_does_not_lead_beside_all_years():
    # Tianjin to Gansu: north:231, ten months of 2024 of both givers, less all that Shandong can have; 15.06 in 2019-2022 (north:207).
    rows = pd.DataFrame([
        row("industry", "enterprise_investment", 2024, 2024, 1.187e9, "at_least"),
        row("industry", "enterprise_investment", 2022, 2022, 2.3e8, "estimated", 2.29e8, 2.31e8),
        row("industry", "enterprise_investment", 2021, 2025, 1.416e9, "at_least"),
        row("industry", "enterprise_investment", 1996, 2025, 16.248e9, "at_least"),
    ])  # fmt: skip
    (number,) = big_numbers.numbers(big_numbers.choose(rows), "en")
    assert number.value == "at least 16.24 billion yuan"


def test_a_floor_that_is_all_of_a_year_is_told_of_it():
    # 17.45 of 2024, as reported 17.5, is all of the floor of five years.
    rows = pd.DataFrame([
        row("industry", "enterprise_investment", 2025, 2025, None, "unknown"),
        row("industry", "enterprise_investment", 2024, 2024, 17.45e9, "at_least"),
        row("industry", "enterprise_investment", 2021, 2025, 17.46e9, "at_least"),
        row("industry", "enterprise_investment", 1996, 2025, 30e9, "at_least"),
    ])  # fmt: skip
    told = [(one.when, one.years) for one in big_numbers.numbers(big_numbers.choose(rows), "en")]
    assert told == [("2024", (2024, 2024))]
    # Of two such years the newest is told, and the first one of the five may be the one.
    both = pd.concat(
        [rows, pd.DataFrame([row("industry", "enterprise_investment", 2023, 2023, 17.455e9, "at_least")])]
    )
    assert big_numbers.numbers(big_numbers.choose(both), "en")[0].when == "2024"
    first = row("industry", "enterprise_investment", 2021, 2021, 17.45e9, "at_least")
    begun = pd.concat([rows.drop(index=1), pd.DataFrame([first])], ignore_index=True)
    assert big_numbers.numbers(big_numbers.choose(begun), "en")[0].when == "2021"


def test_a_remark_stands_behind_what_a_number_counts():
    rows = ROWS.iloc[[2]].assign(note="giver not named")
    (number,) = big_numbers.numbers(rows, "en")
    assert number.name == "Government assistance funds (giver not named)"


def test_nothing_known_is_said():
    none = big_numbers.choose(ROWS[ROWS["stream"] == "labour"])
    assert none.empty and big_numbers.sentence(none, "zh") and not big_numbers.sentence(ROWS, "zh")


def test_a_scrap_of_the_round_gives_way_to_a_year_before_it_or_to_all_years():
    rows = pd.DataFrame([
        # Three counties of 2021 to 2025, where 2019 alone had ten times as much; 2020 is but worked out.
        row("money", "gov_funds", 2024, 2024, 2.8e7, "at_least"),
        row("money", "gov_funds", 2020, 2020, 1.01e9, "estimated", 6.8e8, 1.2e9),
        row("money", "gov_funds", 2019, 2019, 1.53e9, "reported"),
        row("money", "gov_funds", 2021, 2025, 1.34e8, "at_least"),
        row("money", "gov_funds", 1996, 2025, 4.2e9, "at_least"),
        row("people", "professionals_sent", 2021, 2025, 31.0, "at_least"),
        row("people", "professionals_sent", 1996, 2025, 2030.0, "at_least"),
        # One year is all that the sum has.
        row("labour", "jobs_total", 2024, 2024, 7e4, "at_least"),
        row("labour", "jobs_total", 2021, 2025, 7e4, "at_least"),
        # Of 1997 alone more is known than of now: what another indicator tells of now goes first.
        row("industry", "enterprise_investment", 1996, 2025, 1.2e8, "at_least"),
        # An estimate between 5 and 366 leads nothing.
        row("industry", "enterprises_settled", 2022, 2022, 150.0, "estimated", 5.5, 366.0),
        row("industry", "enterprises_settled", 2021, 2025, 562.0, "at_least"),
    ])  # fmt: skip
    told = [(one.value, one.when) for one in big_numbers.numbers(big_numbers.choose(rows), "en")]
    assert told == [
        ("1.53 billion yuan", "2019"),
        ("at least 562", "2021–2025"),
        ("at least 70 thousand persons", "2024"),
        ("at least 2,030 persons", "1996–2025"),
    ]


def test_a_sum_is_of_the_years_of_its_claims():
    # What Qilu and Chongqing pages add up to by September 2025 has no beginning.
    assert (
        big_numbers.when(pd.NA, 2025, "en") == "up to 2025"
        and big_numbers.when(pd.NA, 2025, "zh") == "至2025年"
    )
    assert big_numbers.when(2019, 2020, "en") == "2019–2020"


def test_a_later_floor_says_nothing_of_a_fall():
    years = pd.DataFrame({
        "indicator": ["gov_funds"] * 3 + ["projects"] * 2 + ["cadres_sent"],
        "year": [2022, 2023, 2024, 2011, 2019, 2020], "figure": [1.76e9, 1.74e9, 1.4e7, 32, 720, 5],
        "lower": [1.76e9, 1.74e9, 1.4e7, 32, 10, 5], "upper": [1.76e9, None, None, 32, 1321, None],
        "status": ["reported", "at_least", "at_least", "reported", "estimated", "at_least"],
    })  # fmt: skip
    told = big_numbers.latest(years).set_index("indicator")["year"]
    assert told.to_dict() == {"gov_funds": 2023, "projects": 2011, "cadres_sent": 2020}
