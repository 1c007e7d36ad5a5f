"""Where one number comes from: its bounds, the claims it rests on with page and printed figure, and the rivals.

Nothing is computed again but the reading of the indicator's claims, which tells of each one that was not
used why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.errors import ParameterError
from analysis.reconcile import stocks
from analysis.reconcile.cells import Cells, in_force, province
from analysis.reconcile.constraints import limits_of
from analysis.reconcile.contradictions import OUTDONE, TIED, TOO_HIGH
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.reasons import reason
from analysis.vocabulary.values import VALUES

_WORDS = {
    "about": ("约 ", "about "),
    "at_least": ("不少于 ", "at least "),
    "up_to": ("至多 ", "up to "),
    "none": ("无", "none"),
    "endless": ("无上限", "no upper limit"),
    "value": ("数值", "value "),
    "bounds": ("范围", "bounds"),
    "method": ("方法", "method"),
    "used": ("所用的记述", "claims used"),
    "rivals": ("落选或存争议的记述", "claims that lost or are disputed"),
    "unused": ("未用的记述", "claims not used"),
    "gave_way": ("让位", "gave way"),
    "outdone": ("{against} 所载更多，多 {slack}", "outdone: {against} print more, by {slack}"),
    "high": ("与 {against} 相比偏高 {slack}（{share}）", "too high by {slack} ({share}) beside {against}"),
    "low": ("与 {against} 相比偏低 {slack}（{share}）", "too low by {slack} ({share}) beside {against}"),
    "tied": (
        "{miss}；保留与舍弃代价相同，上下界容纳两种可能",
        "{miss}; to keep it costs as much as to miss it, and the bounds leave both open",
    ),
    "weighed": (
        "{miss}；其权重 {own}，对方 {theirs}，舍弃对方代价更大",
        "{miss}; it weighs {own}, they weigh {theirs}, and to miss them would have cost more",
    ),
}


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
    """One cell of `series`, told.

    `used` are the claims that it rests on, `rivals` those that gave way, are tied or outdone, `unused` those
    that speak of the pair and year but limit nothing; each `verdict` says why. `text` tells all of it.
    """

    origin: str
    destination: str
    indicator: str
    year: int
    value: float
    lower: float
    upper: float
    obs_status: str
    method: str
    used: tuple[Witness, ...] = ()
    rivals: tuple[Witness, ...] = ()
    unused: tuple[Witness, ...] = ()
    text: str = field(default="", repr=False)


def explain(
    observations: pd.DataFrame,
    pairings: pd.DataFrame,
    sources: pd.DataFrame,
    series: pd.DataFrame,
    contradictions: pd.DataFrame,
    origin: str,
    destination: str,
    indicator: str,
    year: int,
    names: Mapping[str, str] | None = None,
    lang: Lang = "en",
) -> Explanation:
    """Tell where a number of `series` comes from.

    Parameters
    ----------
    observations, pairings, sources, series, contradictions : DataFrame
        The processed tables.
    origin, destination : str
        Province adcodes of giver and receiver.
    indicator : str
    year : int
    names : mapping, optional
        Adcode -> name, for the text.
    lang : {"zh", "en"}
        Language of the text and the verdicts.

    Returns
    -------
    Explanation

    Raises
    ------
    ParameterError
        If the indicator is unknown or the pair has no cell in that year; the message says what there is.
    """
    if indicator not in INDICATORS:
        raise ParameterError(f"unknown indicator '{indicator}'", hint=f"one of {', '.join(INDICATORS)}")
    names = names or {}
    row = _row(series, origin, destination, indicator, year, names)
    claims = observations[observations["indicator"] == indicator]
    by_id = claims.drop_duplicates("observation_id").set_index("observation_id", drop=False)
    pages = sources.drop_duplicates("source_id").set_index("source_id")
    lost = contradictions[contradictions["indicator"] == indicator].set_index("observation_id", drop=False)

    def witness(claim: str, verdict: str = "") -> Witness:
        return _witness(by_id.loc[claim], pages, verdict, lang)

    used = [i for i in row["observation_ids"].split(";") if i]
    rivals = [i for i in row["rival_ids"].split(";") if i]
    rivals += [i for i in used if i in lost.index and i not in rivals]
    reasons = _unused(indicator, claims, pairings, sources, series)
    about = [
        i for i in sorted(reasons) if i not in used and _speaks_of(by_id.loc[i], origin, destination, year)
    ]
    found = Explanation(
        origin=origin,
        destination=destination,
        indicator=indicator,
        year=year,
        value=row["value"],
        lower=row["lower"],
        upper=row["upper"],
        obs_status=row["obs_status"],
        method=row["method"],
        used=tuple(witness(i) for i in used),
        rivals=tuple(witness(i, _verdict(lost, i, INDICATORS[indicator].unit, lang)) for i in rivals),
        unused=tuple(witness(i, reason(reasons[i], lang)) for i in about),
    )
    object.__setattr__(found, "text", _text(found, names, lang))
    return found


def _row(
    series: pd.DataFrame, origin: str, destination: str, indicator: str, year: int, names: Mapping[str, str]
) -> pd.Series:
    pair = series[(series["origin"] == origin) & (series["destination"] == destination)]
    pair = pair[pair["indicator"] == indicator]
    row = pair[pair["year"] == year]
    if row.empty:
        told = f"{names.get(origin, origin)} → {names.get(destination, destination)}"
        if pair.empty:
            hint = f"no pairing is known, and no claim on {indicator} states one year of it"
        else:
            hint = f"in force in {_spans(sorted(pair['year']))}"
        raise ParameterError(f"{told} has no {indicator} in {year}", hint=hint)
    return row.iloc[0]


def _spans(years: list[int]) -> str:
    """Write years as spans.

    >>> _spans([1996, 1997, 2021])
    '1996-1997, 2021'
    """
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in spans)


def _unused(
    indicator: str, claims: pd.DataFrame, pairings: pd.DataFrame, sources: pd.DataFrame, series: pd.DataFrame
) -> dict[str, str]:
    cells = Cells.of(in_force(pairings, int(series["year"].max())))
    if INDICATORS[indicator].kind == "stock":
        return stocks.levels(indicator, claims, sources, cells)[2]
    return limits_of(indicator, claims, sources, cells).unused


def _speaks_of(claim: pd.Series, origin: str, destination: str, year: int) -> bool:
    """Whether a claim names the pair, or a part of it, in a span that holds the year (or in none)."""
    for codes, wanted in ((claim["origin"], origin), (claim["destination"], destination)):
        if not isinstance(codes, str) or wanted not in {province(code) for code in codes.split(";")}:
            return False
    first, last = claim["period_start"], claim["period_end"]
    return (pd.isna(first) or first.year <= year) and (pd.isna(last) or last.year >= year)


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


def _word(key: str, lang: Lang) -> str:
    return _WORDS[key][index(lang)]


def _verdict(lost: pd.DataFrame, claim: str, unit: str, lang: Lang) -> str:
    """Say why a claim lost."""
    if claim not in lost.index:
        return _word("gave_way", lang)
    parts = []
    for row in lost.loc[[claim]].itertuples(index=False):
        others, slack = row.against.replace(";", label("comma", lang)), amount(row.slack, unit, lang)
        if row.kind == OUTDONE:
            parts.append(_word("outdone", lang).format(against=others, slack=slack))
            continue
        limit = _word("up_to", lang) if row.kind == TIED else ""
        miss = _word("high" if row.direction == TOO_HIGH else "low", lang).format(
            against=others, slack=limit + slack, share=f"{row.relative_slack:.0%}"
        )
        told = _word("tied" if row.kind == TIED else "weighed", lang)
        parts.append(told.format(miss=miss, own=f"{row.weight:g}", theirs=f"{row.against_weight:g}"))
    return label("semicolon", lang).join(dict.fromkeys(parts))


def _text(found: Explanation, names: Mapping[str, str], lang: Lang) -> str:
    unit = INDICATORS[found.indicator].unit

    def figure(value: float, otherwise: str) -> str:
        return _word(otherwise, lang) if pd.isna(value) else amount(value, unit, lang) if value else "0"

    colon = label("colon", lang)
    to, comma = ((" 至 ", "，"), (" to ", ", "))[index(lang)]
    sign = {"estimated": "about", "at_least": "at_least"}.get(found.method)
    name = VALUES["indicator"][found.indicator][0] if lang == "zh" else found.indicator
    lines = [
        f"{names.get(found.origin, found.origin)} → {names.get(found.destination, found.destination)}{comma}{name}{comma}{found.year}",
        f"  {_word('value', lang)}  {_word(sign, lang) if sign else ''}{figure(found.value, 'none')}",
        f"  {_word('bounds', lang)}  {figure(found.lower, 'none')}{to}{figure(found.upper, 'endless')}",
        f"  {_word('method', lang)}  {found.method} ({found.obs_status}){colon}{VALUES['method'][found.method][index(lang)]}",
    ]
    for part in ("used", "rivals", "unused"):
        witnesses = getattr(found, part)
        lines.append(f"  {_word(part, lang)}{colon}{len(witnesses) or _word('none', lang)}")
        for w in witnesses:
            lines.append(f"    {w.observation_id}  {w.printed}")
            lines.append(f"      {w.title} · {w.publisher} · {w.url}")
            lines += [f"      {w.verdict}"] if w.verdict else []
    return "\n".join(lines)
