"""Where one number comes from: its bounds, the claims that make them, the claims that lost, and what was not used.

A number is a sum: what some places gave others in a span of days. Nothing is reconciled again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.reconcile.model import Intervals
from analysis.reconcile.pairs import NATIONAL, province
from analysis.reconcile.solved import Solved
from analysis.reconcile.totals import binding, questions, totals
from analysis.reconcile.verdicts import verdict, word
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label, without_gaps
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.reasons import reason
from analysis.vocabulary.values import VALUES


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim as its page prints it, and what became of it."""

    observation_id: str
    printed: str
    title: str
    publisher: str
    url: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sum, told.

    `q10`, `median` and `q90` tell what it likely is, null where the model can't. `floor` and `ceiling` are the ids of the claims that make `lower` and `upper` what they are; `used` are the claims
    that it rests on, those among them, `rivals` those that gave way, are tied or otherwise disputed, `unused` those that
    speak of the places and days but limit nothing; each `verdict` says why. `text` tells all of it.
    """

    origin: str | None
    destination: str | None
    indicator: str
    first: pd.Timestamp
    last: pd.Timestamp
    value: float
    lower: float
    upper: float
    q10: float
    median: float
    q90: float
    obs_status: str
    method: str
    floor: tuple[str, ...]
    ceiling: tuple[str, ...]
    used: tuple[Witness, ...]
    rivals: tuple[Witness, ...]
    unused: tuple[Witness, ...]
    text: str = ""

    @property
    def year(self) -> int | None:
        """The year, if it is just one."""
        return self.first.year if self.first.year == self.last.year else None


def explain(
    solved: Solved,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    contradictions: pd.DataFrame,
    unused: pd.DataFrame,
    indicator: str,
    origin: Sequence[str] | None,
    destination: Sequence[str] | None,
    first: pd.Timestamp,
    last: pd.Timestamp,
    names: Mapping[str, str] | None = None,
    lang: Lang = "en",
    model: Intervals | None = None,
) -> Explanation:
    """Tell where a sum comes from.

    Parameters
    ----------
    solved : Solved
        The system of the indicator's family.
    claims : DataFrame
        The rows of `observations` of the family.
    sources, contradictions, unused : DataFrame
        The processed tables.
    indicator : str
    origin, destination : sequence of str or None
        Adcodes of any level; None for all.
    first, last : Timestamp
        Days, both included.
    names : mapping, optional
        Adcode -> name, for the text.
    lang : {"zh", "en"}
        Language of the text and the verdicts.
    model : Intervals, optional
        What is likely of the indicator.

    Returns
    -------
    Explanation
    """
    (question,) = questions(indicator, solved, [(origin, destination, first, last)])
    row = totals(solved, [question], model).iloc[0]
    told = _Teller(claims, sources, contradictions, unused, indicator, names or {}, lang)
    return told.explanation(row, origin, destination, first, last, *binding(solved, question))


def explain_level(
    row: pd.Series,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    contradictions: pd.DataFrame,
    unused: pd.DataFrame,
    names: Mapping[str, str] | None = None,
    lang: Lang = "en",
) -> Explanation:
    """Tell where the level of a stock comes from: a row of `series`, which is no sum.

    Parameters
    ----------
    row : Series
        Of `series`.
    claims : DataFrame
        The rows of `observations` of its indicator.
    sources, contradictions, unused, names, lang
        As for `explain`.

    Returns
    -------
    Explanation
    """
    first, last = pd.Timestamp(row["year"], 1, 1), pd.Timestamp(row["year"], 12, 31)
    told = _Teller(claims, sources, contradictions, unused, row["indicator"], names or {}, lang)
    return told.explanation(row, [row["origin"]], [row["destination"]], first, last, (), ())


class _Teller:
    """The tables that an explanation is made from."""

    def __init__(
        self,
        claims: pd.DataFrame,
        sources: pd.DataFrame,
        contradictions: pd.DataFrame,
        unused: pd.DataFrame,
        indicator: str,
        names: Mapping[str, str],
        lang: Lang,
    ) -> None:
        self.by_id = claims.drop_duplicates("observation_id").set_index("observation_id", drop=False)
        self.pages = sources.drop_duplicates("source_id").set_index("source_id")
        lost = contradictions[contradictions["observation_id"].isin(self.by_id.index)]
        self.lost = lost.set_index("observation_id", drop=False)
        self.reasons = dict(zip(unused["observation_id"], unused["reason"], strict=True))
        self.indicator, self.names, self.lang = indicator, names, lang

    def witness(self, claim: str, verdict: str = "") -> Witness:
        """One claim with its page."""
        return _witness(self.by_id.loc[claim], self.pages, verdict, self.lang)

    def explanation(
        self,
        row: pd.Series,
        origin: Sequence[str] | None,
        destination: Sequence[str] | None,
        first: pd.Timestamp,
        last: pd.Timestamp,
        floor: tuple[str, ...],
        ceiling: tuple[str, ...],
    ) -> Explanation:
        """Put a number and its claims together."""
        used = sorted({*_split(row["observation_ids"]), *floor, *ceiling})
        rivals = _split(row["rival_ids"])
        rivals += [i for i in used if i in self.lost.index and i not in rivals]
        about = [
            claim for claim in sorted(self.reasons.keys() & self.by_id.index)
            if self.by_id.at[claim, "indicator"] == self.indicator and claim not in used
            and _speaks_of(self.by_id.loc[claim], origin, destination, first, last)
        ]  # fmt: skip
        unit = INDICATORS[self.indicator].unit
        found = Explanation(
            origin=";".join(origin) if origin else None,
            destination=";".join(destination) if destination else None,
            indicator=self.indicator,
            first=first,
            last=last,
            **{
                name: row[name]
                for name in ("value", "lower", "upper", "q10", "median", "q90", "obs_status", "method")
            },
            floor=floor,
            ceiling=ceiling,
            used=tuple(self.witness(i) for i in used),
            rivals=tuple(self.witness(i, verdict(self.lost, i, unit, self.lang)) for i in rivals),
            unused=tuple(self.witness(i, reason(self.reasons[i], self.lang)) for i in about),
        )
        object.__setattr__(found, "text", _text(found, self.names, self.lang))
        return found


def _split(ids: str) -> list[str]:
    return [i for i in ids.split(";") if i]


def _speaks_of(
    claim: pd.Series,
    origin: Sequence[str] | None,
    destination: Sequence[str] | None,
    first: pd.Timestamp,
    last: pd.Timestamp,
) -> bool:
    """Whether a claim names the places, or parts of their provinces, in days that touch the span (or in none)."""
    for column, wanted in (("origin", origin), ("destination", destination)):
        named = claim[column]
        if wanted is None:
            continue
        if not isinstance(named, str) or not {*map(province, named.split(";"))} & {*map(province, wanted)}:
            return False
    start, end = claim["period_start"], claim["period_end"]
    return (pd.isna(start) or start <= last) and (pd.isna(end) or end >= first)


def _printed(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _witness(claim: pd.Series, pages: pd.DataFrame, verdict: str, lang: Lang) -> Witness:
    page = pages.loc[claim["source_id"]] if claim["source_id"] in pages.index else pd.Series(dtype=object)
    figure = " ".join(filter(None, (_printed(claim["value_printed"]), _printed(claim["unit_printed"]))))
    everywhere, undated = (("全部", "无日期"), ("all", "no date"))[index(lang)]
    comma = ("，", ", ")[index(lang)]
    places = " → ".join(_printed(claim[c]) or everywhere for c in ("east_printed", "west_printed"))
    when = _printed(claim["period_printed"]) or undated
    note = f"{label('semicolon', lang)}{claim['note']}" if _printed(claim["note"]) else ""
    basis = label(f"basis_{claim['basis']}", lang)
    return Witness(
        observation_id=claim["observation_id"],
        printed=f"{figure} ({places}{comma}{when}{comma}{basis}{note})",
        title=_printed(page.get("title")),
        publisher=_printed(page.get("publisher")),
        url=_printed(page.get("url")),
        verdict=verdict,
    )


def span_name(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """A span of days as people write it: whole years by their numbers.

    >>> span_name(pd.Timestamp("2016-01-01"), pd.Timestamp("2020-12-31"))
    '2016-2020'
    """
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole:
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    return f"{first:%Y-%m-%d} / {last:%Y-%m-%d}"


def _text(found: Explanation, names: Mapping[str, str], lang: Lang) -> str:
    unit = INDICATORS[found.indicator].unit

    def figure(value: float, otherwise: str) -> str:
        return word(otherwise, lang) if pd.isna(value) else amount(value, unit, lang) if value else "0"

    def side(codes: str | None) -> str:
        if codes in (None, NATIONAL):
            return word("all", lang)
        return label("comma", lang).join(names.get(code, code) for code in codes.split(";"))

    colon = label("colon", lang)
    to, comma = ((" 至 ", "，"), (" to ", ", "))[index(lang)]
    sign = word("about", lang) if found.method == "estimated" else ""
    name = VALUES["indicator"][found.indicator][0] if lang == "zh" else found.indicator
    lines = [
        f"{side(found.origin)} → {side(found.destination)}{comma}{name}{comma}{span_name(found.first, found.last)}",
        f"  {word('value', lang)}  {sign}{figure(found.value, 'none')}",
        f"  {word('bounds', lang)}  {without_gaps(figure(found.lower, 'none') + to + figure(found.upper, 'endless'))}",
        f"  {word('method', lang)}  {found.method} ({found.obs_status}){colon}{VALUES['method'][found.method][index(lang)]}",
    ]
    if pd.notna(found.median) and found.method != "reported":
        low, high, median = (figure(one, "none") for one in (found.q10, found.q90, found.median))
        lines.insert(3, f"  {without_gaps(word('likely', lang).format(low=low, high=high, median=median))}")
    for part in ("floor", "ceiling"):
        if made := getattr(found, part):
            lines.append(f"  {word(part, lang)}{colon}{label('comma', lang).join(made)}")
    for part in ("used", "rivals", "unused"):
        witnesses = getattr(found, part)
        lines.append(f"  {word(part, lang)}{colon}{len(witnesses) or word('none', lang)}")
        for w in witnesses:
            lines.append(f"    {w.observation_id}  {w.printed}")
            lines.append(f"      {w.title} · {w.publisher} · {w.url}")
            lines += [f"      {w.verdict}"] if w.verdict else []
    return "\n".join(lines)
