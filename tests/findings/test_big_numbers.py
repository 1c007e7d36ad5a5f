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
):
    return {
        "stream": stream, "indicator": indicator, "first_year": first, "last_year": last, "figure": figure, "status": status,
        "lower": figure if lower is None else lower, "observation_ids": f"{indicator}:{last}",
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
        row("money", "gov_funds", 2022, 2022, 2.3e8, "estimated", 1e8),
        row("money", "gov_funds", 2021, 2025, 4e9, "at_least"),
    ])  # fmt: skip
    (number,) = big_numbers.numbers(big_numbers.choose(rows), "en")
    assert (number.value, number.when) == ("at least 1.19 billion yuan", "2024")


def test_a_floor_that_is_all_of_a_year_or_of_a_round_is_told_of_it():
    # 17.45 of 2024, as reported 17.5, is all of the floor of five years; 0.2445 of 2016-2020 all that there is.
    rows = pd.DataFrame([
        row("industry", "enterprise_investment", 2025, 2025, None, "unknown"),
        row("industry", "enterprise_investment", 2024, 2024, 17.45e9, "at_least"),
        row("industry", "enterprise_investment", 2021, 2025, 17.46e9, "at_least"),
        row("industry", "enterprise_investment", 1996, 2025, 30e9, "at_least"),
        row("consumption", "consumption_assist", 2021, 2025, None, "unknown"),
        row("consumption", "consumption_assist", 2016, 2020, 2.445e8, "at_least"),
        row("consumption", "consumption_assist", 1996, 2025, 2.445e8, "at_least"),
    ])  # fmt: skip
    told = [(one.when, one.years) for one in big_numbers.numbers(big_numbers.choose(rows), "en")]
    assert told == [("2024", (2024, 2024)), ("2016–2020", (2016, 2020))]
    # An estimate that may be less is not all of the floor.
    guess = rows.assign(
        status=rows["status"].mask(rows.index == 1, "estimated"),
        lower=rows["lower"].mask(rows.index == 1, 1e9),
    )
    assert big_numbers.narrowest(guess, next(guess.loc[[2]].itertuples())) == 2


def test_a_remark_stands_behind_what_a_number_counts():
    rows = ROWS.iloc[[2]].assign(note="giver not named")
    (number,) = big_numbers.numbers(rows, "en")
    assert number.name == "Government assistance funds (giver not named)"


def test_nothing_known_is_said():
    none = big_numbers.choose(ROWS[ROWS["stream"] == "labour"])
    assert none.empty and big_numbers.sentence(none, "zh") and not big_numbers.sentence(ROWS, "zh")
