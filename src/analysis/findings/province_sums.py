"""The sums of a province: by round and since the beginning, with all partners and with each, and what its report says of them.

What is known of the province as a whole is asked once (`ask`); the numbers at the head, the bars, the tables and the
sentences all take it from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis import dataset
from analysis.findings import big_numbers, pair_sums, province_notes, sum_years, words
from analysis.findings.big_numbers import CANDIDATES, LAST
from analysis.findings.source_lines import single_ids
from analysis.measures import contained, evidence, provinces
from analysis.measures.status import AT_LEAST, ESTIMATED, UNKNOWN
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.rounds import ROUNDS

SHOWN = {key: indicators[0] for key, indicators in CANDIDATES.items()}
"""Stream -> the indicator whose bars are drawn."""
SPAN = min(ROUNDS), LAST
"""All years of the cooperation that are over."""
DATA = [
    "indicator", "origin", "destination", "first_year", "last_year", "partner", "figure", "status", "lower", "upper", "q10",
    "q90", "observation_ids",
]  # fmt: skip
"""What is given with a figure, of the rows that it draws."""
_LITTLE = 0.03  # share of the longest bar below which a floor is told in words
_SCRAP = 0.1  # share of all years below which a floor of the newest round is that of a few counties, and no title's
_LONGER = 1.02  # how many times another a bar must be to look longer
_NEARLY = 0.95  # share of a sum that is nearly all of it
_LOOSE = 0.5  # share of all years that may belong to no round before they lead no title


def ends(place: str) -> tuple[str | None, str | None]:
    """The province as giver and receiver of sums with everybody."""
    return (place, None) if provinces.side_of(place) == "origin" else (None, place)


def ask(place: str, runs: pd.DataFrame, candidates: Mapping[str, Sequence[str]] = CANDIDATES) -> pd.DataFrame:
    """What is known of a province: each year of the newest round, each round, and all years.

    Parameters
    ----------
    place : str
        Adcode.
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.
    candidates : mapping
        Stream -> indicators.

    Returns
    -------
    DataFrame
        As from `sum_years.dated`, `pair_sums.of_its_parts` and `of_province`.
        `observation_ids` are claims on the province, `named` its partners in the span.
    """
    side = provinces.side_of(place)
    asked = big_numbers.questions(*ends(place), LAST)
    of_span = _partners(runs, side, asked["years"])
    named = [";".join(of_span[span]) or None for span in asked["years"]]
    rows = of_province(
        asked, place, named, provinces.partners_ever(runs, side, LAST),
        lambda questions: big_numbers.answers(questions, candidates),
    )  # fmt: skip
    rows = rows.assign(named=named * (len(rows) // len(asked)))
    rows = sum_years.dated(own_claims(rows, place))
    years = rows[rows["first_year"].eq(rows["last_year"])]
    return pair_sums.of_its_parts(rows, years.assign(year=years["first_year"]))


def of_province(
    asked: pd.DataFrame,
    place: str,
    named: Sequence[str | None],
    partners: Sequence[str],
    answers: Callable[[pd.DataFrame], pd.DataFrame],
) -> pd.DataFrame:
    """The better of what its partners make and of what it makes with everybody.

    Parameters
    ----------
    asked : DataFrame
        Questions on the province with everybody, as from `big_numbers.questions`.
    place : str
        Adcode.
    named : sequence of str or None
        Of each question the partners of its span, joined by ";".
    partners : sequence of str
        Adcodes of all its partners.
    answers : callable
        Answers questions: all of them once for each indicator.

    Returns
    -------
    DataFrame
        As from `provinces.outweighed`.
    """
    other = provinces.other(provinces.side_of(place))
    sides = [named, asked[other].tolist(), *([one] * len(asked) for one in partners)]
    every = answers(pd.concat([asked.assign(**{other: side}) for side in sides], ignore_index=True))
    block = pd.Series(range(len(every))) // len(asked) % len(sides)
    own, whole, *parts = (every[block == i].reset_index(drop=True) for i in range(len(sides)))
    rows = provinces.better(own, whole)
    ends = pd.concat([part[["q10", "q90"]] for part in (own, *parts)])
    known = sum((part["figure"].notna() for part in parts), pd.Series(False, index=rows.index))
    rows = contained.without_scraps(rows, ends.groupby(level=0).max(), known)
    each = dict(zip(partners, parts, strict=True))
    return provinces.outweighed(provinces.added_up(rows, each, named * (len(rows) // len(asked))), each)


def _partners(
    runs: pd.DataFrame, side: str, spans: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], list[str]]:
    """Partners of each span: of a year those of its round, of all years those of any round."""
    newest = provinces.partners(runs, side, max(ROUNDS), LAST)
    return {
        span: newest if span[0] >= max(ROUNDS)
        else provinces.partners_ever(runs, side, LAST) if span == SPAN
        else provinces.partners(runs, side, *span)
        for span in spans
    }  # fmt: skip


def own_claims(rows: pd.DataFrame, place: str) -> pd.DataFrame:
    """Rows with only those of their `observation_ids` that are claims on a province; all of them where none is."""
    ids = single_ids(rows["observation_ids"])
    claims = dataset.table("observations", observation_id=ids)
    own = set(evidence.of_place(claims, provinces.side_of(place), place))
    kept = [
        ";".join(one for one in joined.split(";") if one in own) or joined
        for joined in rows["observation_ids"]
    ]
    return rows.assign(observation_ids=kept)


def by_round(
    asked: pd.DataFrame, indicator: str, place: str, partners: list[str], lang: Lang
) -> pd.DataFrame:
    """What the province gave or received by round, in all years, and from whom in the newest round.

    Parameters
    ----------
    asked : DataFrame
        From `province_notes.noted`.
    indicator : str
        A flow.
    place : str
        Adcode.
    partners : list of str
        Adcodes of its partners of today.

    Returns
    -------
    DataFrame
        With `name`, `figure`, `status`, `first_year`, `last_year`, `note` and `partner` (null: all); only rows of which
        something is known. All years stand under the rounds where they are more than any single one.
    """
    several = asked["last_year"].gt(asked["first_year"])
    rows = asked[asked["indicator"].eq(indicator) & several & asked["status"].ne(UNKNOWN)]
    rows = rows.sort_values(["last_year", "first_year"], ascending=[True, False])
    years, certain = _single_years(asked, indicator)
    rows = rows.assign(note=[_note(years, certain, row, lang) for row in each_row(rows)], partner=None)
    rounds = rows[(rows["first_year"] > SPAN[0]) | (rows["last_year"] < SPAN[1])]
    if len(rounds) and not in_all(asked, indicator)["figure"] > _LONGER * rounds["figure"].max():
        rows = rounds
    rows = _likely_in_order(pd.concat([rows, _by_partner(indicator, place, partners)]).reset_index(drop=True))
    return rows.assign(name=[_name(row, lang) for row in each_row(rows)])


def _likely_in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with what is likely of a partner nowhere above what is of all in its round, nor of a round above what is of all years."""
    alone = rows["partner"].isna()
    always = alone & rows["first_year"].eq(SPAN[0]) & rows["last_year"].eq(SPAN[1])
    newest = alone & rows["first_year"].eq(max(ROUNDS))
    rows = contained.likely_within(rows, ~alone, newest, ["indicator"])
    return contained.likely_within(rows, alone & ~always, always, ["indicator"])


def in_all(asked: pd.DataFrame, indicator: str) -> pd.Series:
    """The sum of all years of an indicator; without a `figure` where a round alone is estimated at more than is certain of all.

    Parameters
    ----------
    asked : DataFrame
        From `ask`.
    indicator : str
    """
    own = asked["indicator"].eq(indicator) & asked["first_year"].eq(SPAN[0]) & asked["last_year"].eq(SPAN[1])
    row = asked.iloc[np.flatnonzero(own)[0]].copy()
    if outdone(asked, indicator) is not None:
        row["figure"] = float("nan")
    return row


def outdone(asked: pd.DataFrame, indicator: str) -> pd.Series | None:
    """The round that is estimated at more than is certain of all years; null where none is."""
    own = asked["indicator"].eq(indicator) & asked["status"].ne(UNKNOWN)
    whole = asked["first_year"].eq(SPAN[0]) & asked["last_year"].eq(SPAN[1])
    rounds = own & asked["last_year"].gt(asked["first_year"]) & ~whole
    figure = asked["figure"].astype("float64")
    more = figure.where(rounds & figure.gt(figure[own & whole].max()))
    return None if more.isna().all() else asked.loc[more.idxmax()]


def estimated_above(asked: pd.DataFrame, rows: pd.DataFrame, flows: pd.DataFrame, place: str) -> pd.DataFrame:
    """Sums of fewer years that are estimated at more than is certain of all years, of all partners or of one.

    Parameters
    ----------
    asked : DataFrame
        From `ask`.
    rows : DataFrame
        From `by_round`, of the indicator that is drawn.
    flows : DataFrame
        From `findings.sums.of_pairs`: all years with each partner.
    place : str
        Adcode.

    Returns
    -------
    DataFrame
        Such rows of `rows`, with `partner` (null: all).
    """
    if rows.empty:
        return rows
    by_partner = flows.set_index(provinces.other(provinces.side_of(place)))["figure"].astype("float64")
    above = rows["status"].eq(ESTIMATED) & rows["figure"].gt(rows["partner"].map(by_partner))
    if (whole := outdone(asked, rows["indicator"].iloc[0])) is not None:
        spans = rows[["first_year", "last_year"]].eq([whole["first_year"], whole["last_year"]])
        above |= rows["partner"].isna() & spans.all(axis=1)
    return rows[above]


def _by_partner(indicator: str, place: str, partners: list[str]) -> pd.DataFrame:
    """The sums of the newest round with each partner, where there are several."""
    if len(partners) < 2:
        return pd.DataFrame()
    span = max(ROUNDS), LAST
    pairs = [(place, one) if provinces.side_of(place) == "origin" else (one, place) for one in partners]
    asked = pd.concat([big_numbers.questions(*pair, LAST) for pair in pairs], ignore_index=True)
    rows = big_numbers.answers(asked, {"": [indicator]})
    rows = rows.assign(partner=rows[provinces.other(provinces.side_of(place))], note="")
    newest = rows["first_year"].eq(span[0]) & rows["last_year"].eq(span[1])
    return own_claims(rows[newest & rows["status"].ne(UNKNOWN)], place)


def _single_years(asked: pd.DataFrame, indicator: str) -> tuple[np.ndarray, np.ndarray]:
    """The single years of an indicator that have a figure, and what is certain of each."""
    own = asked["indicator"].eq(indicator) & asked["first_year"].eq(asked["last_year"])
    years = asked[["first_year", "figure", "lower"]][own & asked["figure"].notna()]
    return years["first_year"].to_numpy(), contained.documented(years).to_numpy()


def _note(years: np.ndarray, certain: np.ndarray, row: object, lang: Lang) -> str:
    """What is said behind a sum: that it is all, or nearly all, of one of the `_single_years`, and whose it is."""
    inside = (years >= row.first_year) & (years <= row.last_year)
    told = []
    if row.status == AT_LEAST and inside.any():
        certain = np.where(inside, certain, -np.inf)
        year, most = years[certain.argmax()], certain.max()
        # Where another year has a floor, however small, the sum isn't known of one alone.
        if inside.sum() == 1 and most >= row.lower:
            told = [(f"只知道{year}年", f"known of {year} alone")[index(lang)]]
        elif most >= _NEARLY * row.lower:
            told = [(f"几乎全在{year}年", f"nearly all of {year}")[index(lang)]]
    return label("comma", lang).join(filter(None, (*told, row.note)))


def _name(row: object, lang: Lang) -> str:
    when = words.years(row.first_year, row.last_year, lang)
    return when if pd.isna(row.partner) else when + label("comma", lang) + words.place(row.partner, lang)


def drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows from `by_round` that are worth a bar.

    A floor that is next to nothing beside the longest bar is told in words (`small`). Partners are drawn where there are
    several, and none is estimated at more than is certain of all of them.
    """
    parts = rows["partner"].notna()
    whole = rows[~parts & rows["first_year"].eq(max(ROUNDS))]
    certain = whole["figure"].max() if whole["status"].eq(AT_LEAST).any() else float("inf")
    over = parts & rows["status"].eq(ESTIMATED) & rows["figure"].gt(certain)
    bars = ~_little(rows)
    alone = (parts & bars).sum() < 2 or over.any()
    return rows[bars & ~(parts & alone)].reset_index(drop=True)


def _little(rows: pd.DataFrame) -> pd.Series:
    return rows["status"].eq(AT_LEAST) & rows["figure"].lt(_LITTLE * rows["figure"].max())


def small(rows: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """What of the rows is too little for a bar, in words; empty where nothing is. A partner that has all of it repeats no sum."""
    unit = INDICATORS[indicator].unit
    span = ["first_year", "last_year", "figure", "status"]
    rows = rows[
        ~rows.assign(partner=rows["partner"].notna()).sort_values("partner", kind="stable").duplicated(span)
    ]
    told = [
        words.told(row.name, words.valued(row.figure, row.status, unit, lang), lang)
        + (words.dated(row.note, "", lang) if row.note else "")
        for row in each_row(rows[_little(rows)], index=False)
    ]
    return (
        f"下限太低、不画作长条的：{'；'.join(told)}。",
        f"Floors too low for a bar: {'; '.join(told)}.",
    )[index(lang)] if told else ""  # fmt: skip


def with_all(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the sums with all partners, the rounds in their order and all years last."""
    return rows[rows["partner"].isna()]


def title(rows: pd.DataFrame, asked: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding of a stream's bars: all years, or the round of which most is known, and beside it the newest one.

    All years lead only where rounds make up enough of them; a scrap of the newest round is left to the bars and the table.

    Parameters
    ----------
    rows : DataFrame
        From `by_round`.
    asked : DataFrame
        From `ask`: what pages document of the newest round may be too little to be told.
    """
    own, name = with_all(rows), words.indicator(indicator, lang)
    always = own["first_year"].eq(SPAN[0]) & own["last_year"].eq(SPAN[1])
    rounds = own[~always]
    of_all = own.loc[always, "figure"].sum()
    whole = always.any() and (
        rounds["figure"].sum() >= _LOOSE * of_all or not rounds["figure"].max() >= _SCRAP * of_all
    )
    if always.any() and not whole:
        return _of_no_round(own[always].iloc[0], rounds.loc[rounds["figure"].idxmax()], indicator, lang)
    most = own[always].iloc[0] if whole or rounds.empty else rounds.loc[rounds["figure"].idxmax()]
    value, when = _told(most, indicator, lang)
    first = words.told(when + name, value, lang) if lang == "zh" else f"{name}: {words.spoken(value, when)}"
    if pd.notna(most["most_figure"]):
        first += label("semicolon", lang) + province_notes.alone(most, lang)
    if most["first_year"] == max(ROUNDS):
        return first
    newest, last = own[own["first_year"] == max(ROUNDS)], words.years(max(ROUNDS), LAST, lang)
    if newest.empty:
        newest = asked["indicator"].eq(indicator) & asked["first_year"].ge(max(ROUNDS))
        if not asked.loc[newest, "lower"].gt(0).any():
            return first + (f"；{last}单独的合计未知", f"; of {last} alone no sum is known")[index(lang)]
        return first + (f"；{last}单独所知太少", f"; of {last} alone too little is known")[index(lang)]
    if newest["status"].eq(AT_LEAST).item() and newest["figure"].item() < _SCRAP * most["figure"]:
        return first
    part = _told(newest.iloc[0], indicator, lang)[0]
    if newest["status"].item() != most["status"] and ESTIMATED in (newest["status"].item(), most["status"]):
        return first + province_notes.of_other_kind(newest["status"].item(), last, part, lang)
    if whole:
        return first + (f"，其中{words.told(last, part, lang)}", f", of which {part} in {last}")[index(lang)]
    return first + (f"；{words.told(last, part, lang)}", f"; {part} in {last}")[index(lang)]


def _of_no_round(whole: pd.Series, best: pd.Series, indicator: str, lang: Lang) -> str:
    """All years, most of which belong to no single round, and the round of which most is known."""
    name = words.indicator(indicator, lang)
    (value, when), (part, span) = (_told(row, indicator, lang) for row in (whole, best))
    return (
        f"{words.told(when + name, value, 'zh')}；{words.told('仅' + span, part, 'zh')}",
        f"{name}: {words.spoken(value, when)}; {part} in {span} alone",
    )[index(lang)]


def _told(row: pd.Series, indicator: str, lang: Lang) -> tuple[str, str]:
    return (
        words.valued(row["figure"], row["status"], INDICATORS[indicator].unit, lang),
        words.years(row["first_year"], row["last_year"], lang),
    )


def subtitle(rows: pd.DataFrame, place: str, lang: Lang) -> str:
    """Whose sums these are, and how to read the bars."""
    several, gave = bool(rows["partner"].notna().any()), provinces.side_of(place) == "origin"
    name = words.place(place, lang)
    return (
        f"{name}{'给出' if gave else '得到'}的各轮合计" + "，最近一轮另列各伙伴" * several + "；≥ 只说页面写明了多少，实际可能多得多",
        f"Sums by round {'from' if gave else 'to'} {name}" + ", those of the newest one with each partner, too" * several
        + "; ≥ tells how much pages document, not how much there was",
    )[index(lang)]  # fmt: skip
