"""Notes on the sums of a province: whose the part is that no partner of it accounts for, and which partner alone is estimated at more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import dataset
from analysis.findings import sums, words
from analysis.findings.source_lines import single_ids
from analysis.measures import provinces
from analysis.measures.status import AT_LEAST, ESTIMATED
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import NATION, province_of


def noted(rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Rows from `ask` with `note`: how much of a sum no named partner accounts for, and which of them alone is estimated at more."""
    # Whose the rest is nobody says: any claim behind it may print it.
    behind = rows.assign(
        value=float("nan"), lower=rows["rest"], observation_ids=_behind(rows), origin=None, destination=None
    )
    beyond = _as_printed(rows, sums.printed(behind)["printed"])
    own = behind[behind["rest"].notna()]
    claims = dataset.table("observations", observation_id=single_ids(own["observation_ids"]))
    return rows.assign(note=[
        _on_partners(row, rest, claims, ids.split(";"), lang)
        for row, rest, ids in zip(each_row(rows), beyond, behind["observation_ids"], strict=True)
    ])  # fmt: skip


def _as_printed(rows: pd.DataFrame, printed: pd.Series) -> pd.Series:
    """The rest of each row as its page prints it, where it and the partners come to no more than the sum is told as, in all spans that
    have this rest; else what is certain of it. Where a span has nothing but this rest, the rest is told as that span is."""
    rest, figure, lower = (rows[name].astype("float64") for name in ("rest", "figure", "lower"))
    more = printed.fillna(rest) - rest
    together = np.fmax(figure, lower + more)
    units = [INDICATORS[one].unit for one in rows["indicator"]]
    bears = pd.Series([
        pd.isna(whole) or pd.isna(parts) or amount(whole, unit, "en", down=True) == amount(parts, unit, "en", down=True)
        for whole, parts, unit in zip(figure, together, units, strict=True)
    ], index=rows.index, dtype=bool)  # fmt: skip
    alike = [rows["indicator"], rest.round(6)]
    all_bear = bears.groupby(alike, dropna=False).transform("all")
    own = figure.where(np.isclose(rest, lower)).groupby(alike, dropna=False).transform("max")
    return own.fillna(rest + more.where(all_bear, 0.0))


def _behind(rows: pd.DataFrame) -> list[str]:
    """Claims behind what partners don't account for: of a span also those of the years in it that have such a rest."""
    rests = [*each_row(rows[rows["rest"].notna()])]
    found = []
    for row in each_row(rows):
        within = [
            one.observation_ids for one in rests
            if one.indicator == row.indicator and row.first_year <= one.first_year and one.last_year <= row.last_year
        ]  # fmt: skip
        found.append(";".join(dict.fromkeys([row.observation_ids, *within])))
    return found


def _on_partners(row: object, rest: float, claims: pd.DataFrame, behind: Sequence[str], lang: Lang) -> str:
    if pd.notna(row.most_figure):
        return alone(row, lang)
    if pd.isna(row.rest):
        return ""
    whose = _whose(row, claims[claims["observation_id"].isin(behind)], lang)
    if row.rest >= (1 - provinces.TELLING) * row.lower:
        return whose
    # What partners leave of a floor is one too, also where a page prints it.
    part = words.valued(rest, AT_LEAST, INDICATORS[row.indicator].unit, lang)
    return (f"其中{part}{whose}", f"{part} of it {whose}")[index(lang)]


def alone(row: object, lang: Lang) -> str:
    """The partner that alone is estimated at more than is certain of all."""
    unit, name = INDICATORS[row.indicator].unit, words.place(row.most_partner, lang)
    value = words.valued(row.most_figure, ESTIMATED, unit, lang)
    return (f"据估计仅{name}就{value}", f"{name} alone is estimated at {value}")[index(lang)]


def of_other_kind(status: str, when: str, value: str, lang: Lang) -> str:
    """The newest round behind a figure of another kind: an estimate is no part of a floor, and a floor behind an estimate is no fall."""
    if status == ESTIMATED:
        return (f"；据估计{when}{value}", f"; {when} alone is estimated at {value}")[index(lang)]
    documented = status == AT_LEAST
    return (
        f"；{when}{'有据可查的' * documented}{value}",
        f"; {value}{' documented' * documented} in {when}",
    )[index(lang)]


def leading(chosen: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The chosen rows for the head: a partner that alone is estimated at more than is certain of all leads, and the floor of all follows.

    Parameters
    ----------
    chosen : DataFrame
        From `big_numbers.choose`, of rows from `noted`.
    """
    rows = chosen.copy()
    for i, row in chosen[chosen["most_figure"].notna()].iterrows():
        name, unit = words.place(row["most_partner"], lang), INDICATORS[row["indicator"]].unit
        all_of_it = words.valued(row["figure"], row["status"], unit, lang)
        across = "destination" if pd.notna(row["origin"]) else "origin"
        gave = across == "destination"
        # An estimate and a floor don't compare: it is said which of the two each is.
        note = (
            f"{'给' if gave else '得自'}{name}，为估算；全部伙伴有据可查的{all_of_it}",
            f"{'to' if gave else 'from'} {name}, an estimate; {all_of_it} documented of all partners",
        )[index(lang)]
        rows.loc[i, ["figure", "status", across, "note"]] = (
            row["most_figure"],
            ESTIMATED,
            row["most_partner"],
            note,
        )
        rows.loc[i, ["since", "until"]] = row["first_year"], row["last_year"]
    return rows


def _whose(row: object, claims: pd.DataFrame, lang: Lang) -> str:
    """Whose the part of a sum is that its partners don't account for: that of other places, of several together, or nobody is named."""
    across = (
        "destination" if pd.notna(row.origin) else "origin"
    )  # a sum with everybody names the province alone
    sides = [
        {province_of(code) for code in side.split(";")} - {NATION} if isinstance(side, str) else set()
        for side in claims[across]
    ]
    partners = set((row.named or "").split(";"))
    apart = [side for side in sides if side - partners]
    if any(len(side) > 1 for side in apart):
        return ("由几个伙伴合计", "shared by several partners")[index(lang)]
    if apart:
        names = words.listed((words.place(code, lang) for code in sorted(set().union(*apart))), lang)
        return (f"属于与{names}的市县结对", f"by pairs with places in {names}")[index(lang)]
    if sides and all(sides):
        return ("由几个伙伴合计", "shared by several partners")[index(lang)]
    return ("未写明是哪个伙伴", "without a named partner")[index(lang)]
