"""What the report on pairs says below the provinces: how many pairs of cities or counties pages name, between which provinces."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import words
from analysis.findings.pair_changes import LOOKS, groups
from analysis.findings.pairings import LEVELS, apart, cited, full
from analysis.measures.pairs import PAIR, newest_round
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.values import VALUES

_CHANGES = {key: LOOKS[key][:2] for key in ("added", "found", "continued", "ended", "paused", "unseen")}


def title(bundles: pd.DataFrame, year: int, level: str, lang: Lang) -> str:
    """The finding of the map: how many pairs pages name, between how many provinces.

    Parameters
    ----------
    bundles : DataFrame
        From `measures.lower_pairs.bundles`.
    """
    zh, en = LEVELS[level]
    if bundles.empty:
        return (f"{year}年没有页面写明的{zh}结对", f"No page names a {en} pair for {year}")[index(lang)]
    n, of = int(bundles["pairs"].sum()), len(bundles)
    return (
        f"{year}年页面写明{zh}结对 {n} 组，分属 {of} 对省份",
        f"Pages name {words.count(n, f'{en} pair')} for {year}, between {words.count(of, 'pair')} of provinces",
    )[index(lang)]


def subtitle(level: str, lang: Lang) -> str:
    """How to read the map."""
    return (
        "线上数字为两省之间页面写明的结对数；着色为结对的地方，按帮扶省份",
        "The number on a line counts the pairs between two provinces that pages name; coloured are the places paired, by giving province",
    )[index(lang)]


def caveat(lang: Lang) -> str:
    """How complete the pairs below the provinces are."""
    return (
        "省以下只有页面提到过的结对；没有列出，不等于没有结对。已撤并更名的地方按今天的名称和所在地。",
        "Below the provinces only pairs that a page names are known; one that is not listed may well exist. "
        "Places go by what they are today.",
    )[index(lang)]


def summary(pairs: pd.DataFrame, lang: Lang) -> list[str]:
    """Sentences on where the first years of the pairs are from, and on how complete they are."""
    counts = pairs["start_basis"].value_counts()
    told = [
        (f"{VALUES['start_basis'][basis][0]} {n} 组", f"{n} {VALUES['start_basis'][basis][1]}")[index(lang)]
        for basis, n in counts.items()
    ]
    if not told:
        return [caveat(lang)]
    return [
        (
            f"起始年份的依据：{words.listed(told, lang)}。",
            f"Where the first years are from: {words.listed(told, lang)}.",
        )[index(lang)],
        caveat(lang),
    ]


def table(
    pairs: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The pairs as a reader's table: both sides with their provinces, the years with their basis, and their pages."""
    return pd.DataFrame(_sides(pairs, names, lang) | {
        label("since", lang): [str(year) for year in pairs["start"]],
        label("basis_of_start", lang): [VALUES["start_basis"][b][index(lang)] for b in pairs["start_basis"]],
        label("until", lang): ["–" if pd.isna(year) else str(year) for year in pairs["end"]],
        label("basis_of_end", lang): [VALUES["end_basis"][b][index(lang)] for b in pairs["end_basis"]],
        label("pages", lang): [cited(ids, pages, lang) for ids in pairs["source_ids"]],
    })  # fmt: skip


def change_title(changed: pd.DataFrame, year: int, level: str, lang: Lang) -> str:
    """What became of the pairs since the round before, counted."""
    counts, before = groups(changed).value_counts(), newest_round(year).year - 1
    told = [
        f"{zh if lang == 'zh' else en.lower()} {counts[key]}"
        for key, (zh, en) in _CHANGES.items()
        if key in counts
    ]
    if not told:
        return (f"{before}年与{year}年都没有页面写明的结对", f"No page names a pair for {before} or {year}")[
            index(lang)
        ]
    return (
        f"{year}年对比{before}年，{LEVELS[level][0]}结对：{words.listed(told, lang)}",
        f"{LEVELS[level][1].capitalize()} pairs of {year} against {before}: {words.listed(told, lang)}",
    )[index(lang)]


def change_note(lang: Lang) -> str:
    """How sure a change below the provinces is."""
    return (
        "“新增”和“结束”只指页面写明年份的；首次见于页面的可能更早就有，未见提及的可能仍在执行。",
        "Only what a page dates is called new or ended; what was first found may be older, and what is not named since may be in force.",
    )[index(lang)]


def change_table(
    changed: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The changes as a reader's table, with where the year of each is from."""
    bases = {**VALUES["start_basis"], **VALUES["end_basis"]}
    return pd.DataFrame({
        label("change", lang): [_CHANGES[group][index(lang)] for group in groups(changed)],
        **_sides(changed, names, lang),
        label("since", lang): [str(year) for year in changed["start"]],
        label("until", lang): ["–" if pd.isna(year) else str(year) for year in changed["end"]],
        label("basis_of_change", lang): [bases[b][index(lang)] for b in changed["basis"]],
        label("pages", lang): [cited(ids, pages, lang) for ids in changed["source_ids"]],
    })  # fmt: skip


def _sides(pairs: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> dict[str, list[str]]:
    """Both sides of pairs; places of one name, which English tells only so, stand with what they are."""
    codes = {code for side in PAIR for code in pairs[side]}
    called = apart({code: full(code, names, lang) for code in codes}, lang)
    return {
        label(key, lang): [called[code] for code in pairs[side]]
        for key, side in zip(("east", "west"), PAIR, strict=True)
    }
