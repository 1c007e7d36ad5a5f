"""The sums of a province: by round and since the beginning, with all partners and with each, and what its report says of them.

What is known of the province as a whole is asked once (`ask`); the numbers at the head, the bars, the tables and the
sentences all take it from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis import dataset
from analysis.charts.intervals import FAR, likely
from analysis.findings import big_numbers, words
from analysis.findings.big_numbers import CANDIDATES, LAST
from analysis.findings.pair_profile import interval, stream
from analysis.findings.source_lines import single_ids
from analysis.measures import evidence, provinces
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, UNKNOWN, told
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
        As from `big_numbers.dated`, the better of what its partners make and of what it makes with everybody; `note` is the
        key of a remark on whose sum it is. `observation_ids` are claims on the province.
    """
    side = provinces.side_of(place)
    asked = big_numbers.questions(*ends(place), LAST)
    of_span = _partners(runs, side, asked["years"])
    named = asked.assign(
        **{provinces.other(side): [";".join(of_span[span]) or None for span in asked["years"]]}
    )
    both = big_numbers.answers(pd.concat([named, asked], ignore_index=True), candidates)
    first = pd.Series(range(len(both))) % (2 * len(asked)) < len(asked)
    rows = provinces.better(*(both[one].reset_index(drop=True) for one in (first, ~first)))
    alone = [len(of_span[span]) == 1 for span in zip(rows["first_year"], rows["last_year"], strict=True)]
    return big_numbers.dated(own_claims(rows.assign(alone=alone), place))


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


def noted(rows: pd.DataFrame, place: str, lang: Lang) -> pd.DataFrame:
    """Rows from `ask` with `note`: that a page doesn't name the other side of what the only partner doesn't account for."""
    words_of = {
        "origin": ("其中有未写明受援方的", "receiver not named of all"), "destination": ("其中有未写明帮扶方的", "giver not named of all"),
    }[provinces.side_of(place)]  # fmt: skip
    unnamed = rows["unnamed"].astype(bool) & rows["alone"].astype(bool)
    return rows.assign(note=[words_of[index(lang)] if one else "" for one in unnamed])


def by_round(
    asked: pd.DataFrame, indicator: str, place: str, partners: list[str], lang: Lang
) -> pd.DataFrame:
    """What the province gave or received by round, in all years, and from whom in the newest round.

    Parameters
    ----------
    asked : DataFrame
        From `noted`.
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
    rows = asked[asked["indicator"] == indicator]
    rows = rows[(rows["last_year"] > rows["first_year"]) & (rows["status"] != UNKNOWN)]
    rows = rows.sort_values(["last_year", "first_year"], ascending=[True, False])
    rows = rows.assign(note=[_note(asked, row, lang) for row in rows.itertuples()], partner=None)
    rounds = rows[(rows["first_year"] > SPAN[0]) | (rows["last_year"] < SPAN[1])]
    if len(rounds) and not in_all(asked, indicator)["figure"] > provinces.MORE * rounds["figure"].max():
        rows = rounds
    rows = pd.concat([rows, _by_partner(indicator, place, partners)]).reset_index(drop=True)
    return rows.assign(name=[_name(row, lang) for row in rows.itertuples()])


def in_all(asked: pd.DataFrame, indicator: str) -> pd.Series:
    """The sum of all years of an indicator; without a `figure` where a round alone is estimated at more than is certain of all.

    Parameters
    ----------
    asked : DataFrame
        From `ask`.
    indicator : str
    """
    rows = asked[asked["indicator"] == indicator]
    row = rows[(rows["first_year"] == SPAN[0]) & (rows["last_year"] == SPAN[1])].iloc[0].copy()
    if outdone(asked, indicator) is not None:
        row["figure"] = float("nan")
    return row


def outdone(asked: pd.DataFrame, indicator: str) -> pd.Series | None:
    """The round that is estimated at more than is certain of all years; null where none is."""
    rows = asked[(asked["indicator"] == indicator) & (asked["status"] != UNKNOWN)]
    whole = (rows["first_year"] == SPAN[0]) & (rows["last_year"] == SPAN[1])
    rounds = rows["last_year"].gt(rows["first_year"]) & ~whole
    more = rows[rounds & rows["figure"].gt(rows.loc[whole, "figure"].max())]
    return None if more.empty else more.loc[more["figure"].idxmax()]


def _by_partner(indicator: str, place: str, partners: list[str]) -> pd.DataFrame:
    """The sums of the newest round with each partner, where there are several."""
    if len(partners) < 2:
        return pd.DataFrame()
    span = max(ROUNDS), LAST
    pairs = [(place, one) if provinces.side_of(place) == "origin" else (one, place) for one in partners]
    asked = pd.DataFrame(pairs, columns=["origin", "destination"], dtype=object).assign(
        years=[span] * len(pairs)
    )
    rows = told(dataset.totals(indicator, asked), span[1] - span[0] + 1)
    rows.attrs = {}
    rows = rows.assign(partner=partners, first_year=span[0], last_year=span[1], note="", indicator=indicator)
    return own_claims(rows[rows["status"] != UNKNOWN], place)


def _note(asked: pd.DataFrame, row: object, lang: Lang) -> str:
    """What is said behind a sum: that it is all of a single year, and whose it is."""
    years = asked[asked["indicator"].eq(row.indicator) & asked["first_year"].eq(asked["last_year"])]
    years = years[years["first_year"].between(row.first_year, row.last_year)]
    alone = years[years["lower"].mul(provinces.MORE).ge(row.figure) & (row.status == AT_LEAST)]
    # Where another year has a floor, however small, the sum isn't known of one alone.
    known = int(years["figure"].notna().sum())
    told = [
        (f"只知道{year}年", f"known of {year} alone")[index(lang)]
        for year in alone["first_year"].head(1)
        if known == 1
    ]
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
    """What of the rows is too little for a bar, in words; empty where nothing is."""
    unit = INDICATORS[indicator].unit
    told = [
        words.told(row.name, words.valued(row.figure, row.status, unit, lang), lang)
        for row in rows[_little(rows)].itertuples(index=False)
    ]
    return (
        f"所知太少、不画作长条的：{'；'.join(told)}。",
        f"Too little is known for a bar of: {'; '.join(told)}.",
    )[index(lang)] if told else ""  # fmt: skip


def _all(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the sums with all partners, the rounds in their order and all years last."""
    return rows[rows["partner"].isna()]


def title(rows: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding of a stream's bars: all years, or the round of which most is known, and beside it the newest one.

    Parameters
    ----------
    rows : DataFrame
        From `by_round`.
    """
    own, name = _all(rows), words.indicator(indicator, lang)
    whole = own["first_year"].eq(SPAN[0]) & own["last_year"].eq(SPAN[1])
    most = own[whole].iloc[0] if whole.any() else own.loc[own["figure"].idxmax()]
    value, when = _told(most, indicator, lang)
    first = words.told(when + name, value, lang) if lang == "zh" else f"{name} {value}, {when}"
    if most["first_year"] == max(ROUNDS):
        return first
    newest, last = own[own["first_year"] == max(ROUNDS)], words.years(max(ROUNDS), LAST, lang)
    if newest.empty:
        return first + (f"；{last}单独没有数字", f"; of {last} alone nothing is known")[index(lang)]
    part = _told(newest.iloc[0], indicator, lang)[0]
    if whole.any():
        return first + (f"，其中{words.told(last, part, lang)}", f", of which {part} {last}")[index(lang)]
    return first + (f"；{words.told(last, part, lang)}", f"; {part} {last}")[index(lang)]


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
        f"{name}{'给出' if gave else '得到'}的各轮合计" + "和最近一轮的各伙伴" * several + "；≥ 只说页面写明了多少，实际可能多得多",
        f"Sums of the rounds {'from' if gave else 'to'} {name}" + ", and each partner's of the newest one" * several
        + "; ≥ tells how much pages document, not how much there was",
    )[index(lang)]  # fmt: skip


def across(tables: Mapping[str, pd.DataFrame], lang: Lang) -> str:
    """Where claims reach over the turn of a round, and therefore count only in all years; empty where none does.

    Parameters
    ----------
    tables : mapping
        Stream -> rows from `by_round`.
    """
    found = []
    for key, rows in tables.items():
        most = _all(rows).iloc[-1] if len(rows) else None
        if most is None or most["first_year"] != SPAN[0] or most["last_year"] != SPAN[1]:
            continue
        rounds = _all(rows).iloc[:-1]["lower"].fillna(0.0).sum()
        if most["lower"] > provinces.MORE * rounds:
            found.append(stream(key, lang))
    last = words.years(*SPAN, lang)
    return (
        f"跨轮次的数字不能分给某一轮，只计入{last}的合计，所以它多于各轮之和：{words.listed(found, lang)}。",
        f"Figures that reach over the turn of a round belong to no single one and count only in {last}, which is therefore more than the rounds together: "
        f"{words.listed(found, lang)}.",
    )[index(lang)] if found else ""  # fmt: skip


def heading(lang: Lang) -> str:
    """Heading of the table of all sums."""
    return ("各轮合计", "Sums of the rounds")[index(lang)]


def table(tables: Mapping[str, pd.DataFrame], others: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """All sums, with a ceiling and an interval where they say something.

    Parameters
    ----------
    tables : mapping
        Stream -> rows from `by_round`.
    others : DataFrame
        Rows of other indicators, from `ask`, with `note`.
    """
    rest = others.assign(
        name=[words.years(row.first_year, row.last_year, lang) for row in others.itertuples()]
    )
    kept = [rows for rows in (*tables.values(), rest) if len(rows)]
    order = [*SHOWN.values(), *INDICATORS]
    found = pd.concat(kept) if kept else rest
    found = found.sort_values("indicator", key=lambda ids: ids.map(order.index), kind="stable")
    units = [INDICATORS[one].unit for one in found["indicator"]]
    rows = list(zip(found.itertuples(index=False), units, strict=True))
    frame = pd.DataFrame({
        label("indicator", lang): [words.indicator(row.indicator, lang) for row, _ in rows],
        label("period", lang): [row.name for row, _ in rows],
        label("value", lang): [words.valued(row.figure, row.status, unit, lang) for row, unit in rows],
        ("上限", "At most")[index(lang)]: [_ceiling(row, unit, lang) for row, unit in rows],
        label("likely_range", lang): [_likely(row, unit, lang) for row, unit in rows],
        label("status", lang): [label(row.status, lang) for row, _ in rows],
        ("备注", "Remark")[index(lang)]: [row.note or "–" for row, _ in rows],
    })  # fmt: skip
    return frame[[name for name in frame if not frame[name].eq("–").all()]]


def _likely(row: object, unit: str, lang: Lang) -> str:
    between = likely(row)
    near = between is not None and between[1] <= FAR * between[0] and between[0] <= FAR * row.figure
    return interval(row, unit, lang) if near else "–"


def _ceiling(row: object, unit: str, lang: Lang) -> str:
    if pd.isna(row.upper) or row.status in (REPORTED, STATED) or row.upper > FAR * row.figure:
        return "–"
    return words.bounds(row.lower, row.upper, unit, lang).rsplit(" – ", 1)[-1]
