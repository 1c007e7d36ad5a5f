"""What a figure of flows leaves out, in words under it: pairs without a figure, and what pages tell only of several pairs together.

Which pairs don't count at all is told by `flows.transition`.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.findings import words
from analysis.measures.flows import Period, shared
from analysis.measures.status import AT_LEAST
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import NATION


def missing(found: Period, lang: Lang) -> str:
    """The pairs without a figure, by name, and which of them have but a scrap; empty without any."""
    lost = found.flows[found.flows["figure"].isna()]
    nothing = lost[~lost["lower"].gt(0)]
    told = words.listed(
        [words.pair(*pair, lang) for pair in zip(nothing["origin"], nothing["destination"], strict=True)],
        lang,
    )
    sentence = (
        (f"有结对而无数值：{told}。", f"In force, but without a value: {told}.")[index(lang)] if told else ""
    )
    return ("", " ")[index(lang)].join(filter(None, (sentence, too_little(lost, found.indicator, lang))))


def too_little(flows: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The pairs of which so little is known that it is no figure (`measures.status.scrap`) and only the sum holds it, by name and with
    what is known; empty without any."""
    scraps = flows[flows["figure"].isna() & flows["lower"].gt(0)]
    if scraps.empty:
        return ""
    unit = INDICATORS[indicator].unit
    told = [
        words.told(words.pair(row.origin, row.destination, lang), words.valued(row.lower, AT_LEAST, unit, lang), lang)
        for row in each_row(scraps)
    ]  # fmt: skip
    return label("too_little", lang, names=words.listed(told, lang))


def longer(found: Period, lang: Lang) -> str:
    """What pages tell of a longer time than is asked for, where nothing within it says as much; empty without any."""
    unit, name = INDICATORS[found.indicator].unit, words.indicator(found.indicator, lang)
    told = []
    for _, row in found.longer.iterrows():
        when = words.days(row["since"], row["until"], lang)
        value = words.told(_who(row, lang), words.valued(row["figure"], row["status"], unit, lang), lang)
        told.append((when + value, f"{value} in {when}")[index(lang)])
    return (
        f"页面所载时段更长、没有计入的{name}：{words.listed_apart(told, lang)}。",
        f"{name}, given for a longer period only and not counted: {words.listed_apart(told, lang)}.",
    )[index(lang)] if told else ""  # fmt: skip


def longer_table(found: Iterable[Period], lang: Lang) -> pd.DataFrame:
    """The same of several kinds as a table: whose, of when, how much; without rows where there is nothing."""
    rows = [
        {
            label("indicator", lang): words.indicator(one.indicator, lang),
            label("pair", lang): _who(row, lang),
            label("period", lang): words.days(row["since"], row["until"], lang),
            label("value", lang): words.valued(row["figure"], row["status"], INDICATORS[one.indicator].unit, lang),
        }
        for one in found
        for _, row in one.longer.iterrows()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def longer_caption(lang: Lang) -> str:
    """Name of that table."""
    return (
        "页面所载时段更长、没有计入的数字",
        "Figures that pages give for longer periods, not counted here",
    )[index(lang)]


def _who(row: pd.Series, lang: Lang) -> str:
    if row["origin"] == NATION:
        return ("全国", "the whole country")[index(lang)]
    return words.pair(row["origin"], row["destination"], lang)


def told_together(found: Period, lang: Lang) -> str:
    """What the single pairs don't add up to: places of which pages tell one figure for several pairs; empty where there is no rest."""
    if not found.known or not found.shared:
        return ""
    rest, places = label("told_together", lang), shared(found)
    whose = ("各组结对合计", "'s pairs together")[index(lang)]
    told = [
        words.told(words.place(row["place"], lang) + whose, words.valued(row["figure"], row["status"], INDICATORS[found.indicator].unit, lang), lang)
        for _, row in places.iterrows()
    ]  # fmt: skip
    rest += label("colon", lang) + words.listed(told, lang) if told else ""
    return f"{rest[:1].upper()}{rest[1:]}{('。', '.')[index(lang)]}"
