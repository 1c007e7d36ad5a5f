"""What else is known of a province than its bars show: other indicators, streams of which nothing is, and single years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis import dataset
from analysis.findings import big_numbers, words
from analysis.findings.big_numbers import LAST
from analysis.findings.pair_profile import stream
from analysis.findings.province_notes import noted
from analysis.findings.province_sums import SHOWN, ask
from analysis.findings.source_lines import single_ids
from analysis.measures import contained, evidence, profile
from analysis.measures.provinces import TELLING
from analysis.measures.status import UNKNOWN, keys
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import NATION, province_of
from analysis.vocabulary.rounds import ROUNDS

_ASKED = ["stream", "indicator", "first_year", "last_year", "since", "until", "status", "lower"]


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
    span = ["indicator", "first_year", "last_year"]
    rows = pd.concat([chosen, others])
    drawn = {key for table in tables.values() if len(table) for key in keys(table, span)}
    return rows[[key not in drawn for key in keys(rows, span)]].drop_duplicates(span)


def others(
    place: str, runs: pd.DataFrame, streams: Iterable[str], lang: Lang
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is known of streams without bars: of each the best known other indicator of its subject, and all that was asked.

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
        return pd.DataFrame(columns=_ASKED), pd.DataFrame(columns=_ASKED)
    asked = noted(ask(place, runs, candidates), lang)
    return big_numbers.choose(asked), asked


def silent(streams: Iterable[str], known: pd.DataFrame, asked: pd.DataFrame, lang: Lang) -> list[str]:
    """Sentences on the streams without bars: what else is known of them, of which too little is, and of which nothing.

    Parameters
    ----------
    streams : iterable of str
    known : DataFrame
        What else is told of them, from `others`.
    asked : DataFrame
        All that was asked of the province: what pages document of a stream may be too little to be told.
    """
    numbers = [words.dated(one.when, words.told(one.name, one.value, lang), lang) for one in big_numbers.numbers(known, lang, len(known))] if len(known) else []  # fmt: skip
    some = set(asked.loc[asked["lower"].gt(0) | asked["status"].ne(UNKNOWN), "stream"])
    untold = [key for key in streams if key not in set(known["stream"])]
    little, nothing = (
        [stream(key, lang) for key in untold if (key in some) == told] for told in (True, False)
    )
    return [
        (f"另有所知：{'；'.join(numbers)}。", f"Known besides: {'; '.join(numbers)}.")[index(lang)] if numbers else "",
        (f"所知太少的方面：{words.listed(little, lang)}。", f"Too little is known of: {words.listed(little, lang)}.")[index(lang)]
        if little else "",
        (f"没有可用合计的方面：{words.listed(nothing, lang)}。", f"No usable sum on: {words.listed(nothing, lang)}.")[index(lang)]
        if nothing else "",
    ]  # fmt: skip


def years_heading(lang: Lang) -> str:
    """Heading of the table of what is known of each year."""
    when = words.years(max(ROUNDS), LAST, lang)
    return (f"{when}逐年所知", f"What is known of each year, {when}")[index(lang)]


def years_table(asked: pd.DataFrame, claims: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Years of the newest round by what is known of the province's sum in each.

    Parameters
    ----------
    asked : DataFrame
        From `ask`.
    claims : DataFrame
        From `summing`: those behind it that are sums.
    """
    years = asked[(asked["first_year"] == asked["last_year"]) & (asked["first_year"] >= max(ROUNDS))]
    known = years.loc[years["status"] != UNKNOWN, "indicator"].unique()
    shown = [one for one in years["indicator"].unique() if one in known or one in SHOWN.values()]
    of: dict[tuple[str, str], set[int]] = {}
    for indicator, status, year in keys(years, ["indicator", "status", "first_year"]):
        of.setdefault((indicator, status), set()).add(year)
    # Rows of few columns are taken faster.
    asked = asked[["indicator", "first_year", "last_year", "figure"]]
    claims = claims[["indicator", "period_start", "period_end", "value", "inside"]]
    inside = {
        one: _in_sum(
            asked[asked["indicator"] == one],
            of.get((one, UNKNOWN), set()),
            claims[claims["indicator"] == one],
        )
        for one in shown
    }
    # What pages document of a year may be too little to be told of it: that is not unknown.
    scraps = years[years["status"].eq(UNKNOWN) & years["lower"].gt(0)]
    little: dict[str, set[int]] = {one: set() for one in shown}
    for indicator, year in keys(scraps, ["indicator", "first_year"]):
        little.setdefault(indicator, set()).add(year)
    states = {
        label(state, lang): [
            _when(
                of.get((one, state), set()) - (inside[one] | little[one] if state == UNKNOWN else set()), lang
            )
            for one in shown
        ]
        for state in evidence.STATES
    }
    beside = (
        (("所知太少", "Too little known"), little),
        (("只在多年合计中", "Only in a sum of years"), inside),
    )
    for name, found in beside:
        if any(found.values()):
            told = [found[one] - (inside[one] if found is little else set()) for one in shown]
            states[name[index(lang)]] = [_when(years, lang) for years in told]
    return pd.DataFrame({label("indicator", lang): [words.indicator(one, lang) for one in shown], **states})


def _when(years: set[int], lang: Lang) -> str:
    return words.year_spans(sorted(years), lang) or "–"


def _in_sum(asked: pd.DataFrame, unknown: set[int], claims: pd.DataFrame) -> set[int]:
    """The unknown years that a sum of several years reaches, where it tells more than the other years of it that are known.

    Parameters
    ----------
    asked : DataFrame
        All that is known of an indicator.
    unknown : set of int
        Those of its years in the newest round of which nothing is.
    claims : DataFrame
        From `summing`, of this indicator.
    """
    figures = [
        (span, figure)
        for *span, figure in keys(asked, ["first_year", "last_year", "figure"])
        if span[0] >= max(ROUNDS) and pd.notna(figure)
    ]
    newest = sum(figure for span, figure in figures if span == [max(ROUNDS), LAST])
    # What several claims of parts make together is more than any of them tells.
    more = newest > (1 + TELLING) * sum(figure for (first, last), figure in figures if first == last)
    reached: set[int] = set()
    for claim in each_row(claims):
        first, last = _years(claim)
        tells = claim.value > (1 + TELLING) * claim.inside or (more and first >= max(ROUNDS))
        if first < last and tells:
            reached |= {year for year in unknown if first <= year <= last}
    return reached


def _years(claim: object) -> tuple[int, int]:
    return min(ROUNDS) if pd.isna(claim.period_start) else claim.period_start.year, claim.period_end.year


def summing(asked: pd.DataFrame) -> pd.DataFrame:
    """The claims behind what is known that are sums and reach the newest round: what a page states of each year, plans or caps is none.

    Parameters
    ----------
    asked : DataFrame
        From `ask`.

    Returns
    -------
    DataFrame
        Rows of `observations` with `inside`: what is known without them of their years. One on a single pair is set beside what is
        known of the pair, so that the pages of both tell the same of it.
    """
    claims = dataset.table("observations", observation_id=single_ids(asked["observation_ids"]))
    summing = (
        claims["basis"].isin(["annual", "cumulative"]) & ~claims["each_year"] & claims["bound"].ne("at_most")
    )
    # A claim without an end is of no year.
    claims = claims[summing & claims["period_end"].dt.year.ge(max(ROUNDS))]
    pairs = [_pair(claim) for claim in each_row(claims)]
    beside = {None: asked}
    for pair in sorted({pair for pair in pairs if pair}):
        indicators = sorted({one for one, own in zip(claims["indicator"], pairs, strict=True) if own == pair})
        beside[pair] = big_numbers.answers(big_numbers.questions(*pair, LAST), {"": indicators})
    certain = {pair: spans_of(known) for pair, known in beside.items()}
    return claims.assign(inside=[
        inside(claim, certain[pair]) for claim, pair in zip(each_row(claims), pairs, strict=True)
    ])  # fmt: skip


def _pair(claim: object) -> tuple[str, str] | None:
    """The two provinces of a claim; none where one of its sides is not told, or is several."""
    sides = [
        {province_of(code) for code in side.split(";")} - {NATION} if isinstance(side, str) else set()
        for side in (claim.origin, claim.destination)
    ]
    return (sides[0].pop(), sides[1].pop()) if all(len(side) == 1 for side in sides) else None


def spans_of(known: pd.DataFrame) -> dict[str, list[tuple[int, int, float]]]:
    """First and last year of each sum that is known, and what is certain of it, by indicator.

    Parameters
    ----------
    known : DataFrame
        As from `ask`.
    """
    found: dict[str, list[tuple[int, int, float]]] = {}
    spans = keys(known, ["indicator", "first_year", "last_year"])
    for (indicator, *span), certain in zip(spans, contained.documented(known), strict=True):
        found.setdefault(indicator, []).append((*span, certain))
    return found


def inside(claim: object, known: Mapping[str, Iterable[tuple[int, int, float]]]) -> float:
    """What is known of the rounds in a claim, and of the single years after them.

    Parameters
    ----------
    claim : row
        `indicator`, `period_start` (null: open) and `period_end`.
    known : mapping
        From `spans_of`.
    """
    first, last = _years(claim)
    own = known.get(claim.indicator, ())
    rounds = [(end, certain) for begin, end, certain in own if first <= begin < end < max(ROUNDS)]
    begun = max((end for end, _ in rounds), default=first - 1)
    after = [certain for begin, end, certain in own if begin == end and begun < begin <= last]
    return float(sum(certain for _, certain in rounds) + sum(after))
