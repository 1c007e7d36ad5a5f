"""What else is known of a province than its bars show: other indicators, streams of which nothing is, and single years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.findings import big_numbers, words
from analysis.findings.big_numbers import LAST
from analysis.findings.pair_profile import stream
from analysis.findings.province_notes import noted
from analysis.findings.province_sums import SHOWN, ask
from analysis.measures import evidence, profile
from analysis.measures.provinces import TELLING
from analysis.measures.status import UNKNOWN
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.rounds import ROUNDS


def beside(chosen: pd.DataFrame, others: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of what the page tells and its bars don't: at its head, and where no bars are.

    Parameters
    ----------
    chosen : DataFrame
        From `big_numbers.choose`.
    others : DataFrame
        From `others`.
    tables : mapping
        Stream -> rows from `province_sums.by_round`.
    """
    keys = ["indicator", "first_year", "last_year"]
    rows = pd.concat([chosen, others])
    drawn = {
        key
        for table in tables.values()
        if len(table)
        for key in table[keys].itertuples(index=False, name=None)
    }
    return rows[[key not in drawn for key in rows[keys].itertuples(index=False, name=None)]].drop_duplicates(
        keys
    )


def others(place: str, runs: pd.DataFrame, streams: Iterable[str], lang: Lang) -> pd.DataFrame:
    """What is known of streams without bars: of each the best known other indicator of its subject.

    Parameters
    ----------
    place : str
    runs : DataFrame
    streams : iterable of str
        Those without bars.
    """
    candidates = {
        key: [
            one.id for one in INDICATORS.values()
            if one.group == profile.STREAMS[key] and one.kind == "flow" and one.id != SHOWN[key]
        ]
        for key in streams
    }  # fmt: skip
    if not any(candidates.values()):
        return pd.DataFrame(columns=["stream", "indicator", "first_year", "last_year", "since", "until"])
    return big_numbers.choose(noted(ask(place, runs, candidates), lang))


def silent(streams: Iterable[str], known: pd.DataFrame, lang: Lang) -> list[str]:
    """Sentences on the streams without bars: what else is known of them, and of which nothing is.

    Parameters
    ----------
    streams : iterable of str
    known : DataFrame
        From `others`.
    """
    numbers = [words.dated(one.when, words.told(one.name, one.value, lang), lang) for one in big_numbers.numbers(known, lang, len(known))] if len(known) else []  # fmt: skip
    nothing = [stream(key, lang) for key in streams if key not in set(known["stream"])]
    return [
        (f"另有所知：{'；'.join(numbers)}。", f"Known besides: {'; '.join(numbers)}.")[index(lang)] if numbers else "",
        (f"所知太少的方面：{words.listed(nothing, lang)}。", f"Too little is known of: {words.listed(nothing, lang)}.")[index(lang)]
        if nothing else "",
    ]  # fmt: skip


def years_heading(lang: Lang) -> str:
    """Heading of the table of what is known of each year."""
    when = words.years(max(ROUNDS), LAST, lang)
    return (f"{when}逐年所知", f"What is known of each year, {when}")[index(lang)]


def years_table(asked: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Years of the newest round by what is known of the province's sum in each.

    Parameters
    ----------
    asked : DataFrame
        From `ask`.
    """
    years = asked[(asked["first_year"] == asked["last_year"]) & (asked["first_year"] >= max(ROUNDS))]
    known = years.loc[years["status"] != UNKNOWN, "indicator"].unique()
    shown = [one for one in years["indicator"].unique() if one in known or one in SHOWN.values()]
    rows = {one: years[years["indicator"] == one] for one in shown}
    inside = {one: _in_sum(asked[asked["indicator"] == one], own) for one, own in rows.items()}
    states = {
        label(state, lang): [
            _when(own[own["status"] == state], inside[one], lang) for one, own in rows.items()
        ]
        for state in evidence.STATES
    }
    together = ("只在多年合计中", "Only in a sum of years")[index(lang)]
    states[together] = [words.year_spans(sorted(inside[one]), lang) or "–" for one in shown]
    if not any(inside.values()):
        del states[together]
    return pd.DataFrame({label("indicator", lang): [words.indicator(one, lang) for one in shown], **states})


def _when(years: pd.DataFrame, inside: set[int], lang: Lang) -> str:
    return words.year_spans(sorted({*years["first_year"]} - inside), lang) or "–"


def _in_sum(asked: pd.DataFrame, years: pd.DataFrame) -> set[int]:
    """The unknown years of a round that is known to be more than its known years make, or into which a sum reaches that began before."""
    rounds = asked[asked["last_year"] > asked["first_year"]]
    always = rounds["first_year"].eq(min(ROUNDS)) & rounds["last_year"].eq(LAST)
    own = rounds[rounds["first_year"].eq(max(ROUNDS)) & rounds["last_year"].eq(LAST)]
    across = rounds.loc[always & rounds["until"].ge(max(ROUNDS)), "figure"].sum()
    inside = own["figure"].sum() > (1 + TELLING) * years["figure"].sum()
    if not inside and not across > (1 + TELLING) * rounds.loc[~always, "figure"].sum():
        return set()
    return {*years.loc[years["status"] == UNKNOWN, "first_year"]}
