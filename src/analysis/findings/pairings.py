"""What the report on pairs says: who helps whom in a year, what changed, and which key counties have a partner.

Below the provinces the table holds what pages happen to name. No sentence here takes a pair that nobody names for
one that does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts import style
from analysis.findings import words
from analysis.maps.links import HUES, Look
from analysis.measures.pairs import newest_round
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import FORMER_GIVERS, GIVERS, province_of
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.values import VALUES

FIRST = min(ROUNDS)
_LEVELS = {
    "province": ("省级", "province"),
    "prefecture": ("地级", "prefecture"),
    "county": ("县级", "county"),
}
_CHANGES = {
    "added": ("新增", "New", style.EAST, False),
    "continued": ("延续", "Continued", style.WEST, False),
    "ended": ("结束", "Ended", style.INK, True),
    "unseen": ("此轮未见页面提及", "Not named since", "#b3b9bf", True),
}


def headline(year: int, level: str, lang: Lang) -> str:
    """The name of the report."""
    zh, en = _LEVELS[level]
    return (f"谁帮扶谁：{year}年，{zh}", f"Who helps whom: {year}, {en} level")[index(lang)]


def title(pairs: pd.DataFrame, year: int, level: str, lang: Lang) -> str:
    """The finding of the map: how many pairs are known. Who gives most of them can't be said: the list has gaps."""
    if pairs.empty:
        return (
            f"{year}年没有已知的{_LEVELS[level][0]}结对",
            f"No {_LEVELS[level][1]} pair is known for {year}",
        )[index(lang)]
    n = len(pairs)
    return (
        f"{year}年已知{_LEVELS[level][0]}结对 {n} 组",
        f"{words.count(n, f'{_LEVELS[level][1]} pair')} {words.verb(n, 'is', 'are')} known for {year}",
    )[index(lang)]


def subtitle(level: str, lang: Lang) -> str:
    """How to read the map of pairs."""
    zh = {
        "province": "箭头由帮扶方指向受援方，按帮扶省份着色",
        "prefecture": "箭头由帮扶方指向受援方，按帮扶方所在省份着色；一端可为省",
        "county": "箭头由帮扶方指向受援方，按帮扶方所在省份着色；一端可为市州或省",
    }[level]
    en = {
        "province": "Arrows run from the giver to the receiver, coloured by giving province",
        "prefecture": "Arrows run from the giver to the receiver, coloured by giving province; one end may be a province",
        "county": "Arrows run from the giver to the receiver, coloured by giving province; one end may be a prefecture or a province",
    }[level]
    return (zh, en)[index(lang)]


def caveat(level: str, lang: Lang) -> str:
    """How complete the pairs of a level are."""
    if level == "province":
        return (
            "省级结对由历轮政策文件确定。",
            "The province pairs are settled by the policy documents of each round.",
        )[index(lang)]
    return (
        "省以下只有页面提到过的结对；没有列出，不等于没有结对。已撤并更名的地方按今天的名称和所在地。",
        "Below the provinces only pairs that a page names are known; one that is not listed may well exist. "
        "Places go by what they are today.",
    )[index(lang)]


def undrawn(pairs: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> str:
    """The pairs that no map of today can show, by name; empty when there are none."""
    if pairs.empty:
        return ""
    told = [
        label("from_to", lang, origin=full(a, names, lang), destination=full(b, names, lang))
        for a, b in zip(pairs["assisting"], pairs["assisted"], strict=True)
    ]
    return (
        f"原地已分属几处、不在图上：{words.listed(told, lang)}。",
        f"Not drawn, since a place was divided among several: {words.listed(told, lang)}.",
    )[index(lang)]


def giver_looks(lang: Lang) -> dict[str, Look]:
    """Name and colour of each giving province, for the map."""
    givers = (*GIVERS, *FORMER_GIVERS)
    return {code: (words.place(code, lang), hue, False) for code, hue in zip(givers, HUES, strict=True)}


def summary(pairs: pd.DataFrame, year: int, level: str, lang: Lang) -> list[str]:
    """Sentences on how many pairs are known and where their years are from."""
    if pairs.empty:
        return [title(pairs, year, level, lang) + label("stop", lang).strip(), caveat(level, lang)]
    counts = pairs["start_basis"].value_counts()
    told = [
        (f"{VALUES['start_basis'][basis][0]} {n} 组", f"{n} {VALUES['start_basis'][basis][1]}")[index(lang)]
        for basis, n in counts.items()
    ]
    givers = words.listed([words.place(c, lang) for c in _provinces(pairs["assisting"])], lang)
    receivers = words.listed([words.place(c, lang) for c in _provinces(pairs["assisted"])], lang)
    return [
        (
            f"{year}年已知{_LEVELS[level][0]}结对 {len(pairs)} 组：帮扶方在{givers}，受援方在{receivers}。",
            f"{words.count(len(pairs), f'{_LEVELS[level][1]} pair')} {words.verb(len(pairs), 'is', 'are')} known for {year}: givers in {givers}; receivers in {receivers}.",
        )[index(lang)],
        (
            f"起始年份的依据：{words.listed(told, lang)}。",
            f"Where the first years are from: {words.listed(told, lang)}.",
        )[index(lang)],
        caveat(level, lang),
    ]  # fmt: skip


def table(
    pairs: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The pairs as a reader's table: both sides with their provinces, the years with their basis, and the numbers of their pages."""
    return pd.DataFrame(_sides(pairs, names, lang) | {
        label("since", lang): [str(year) for year in pairs["start"]],
        label("basis_of_start", lang): [VALUES["start_basis"][b][index(lang)] for b in pairs["start_basis"]],
        label("until", lang): ["–" if pd.isna(year) else str(year) for year in pairs["end"]],
        label("basis_of_end", lang): [VALUES["end_basis"][b][index(lang)] for b in pairs["end_basis"]],
        label("pages", lang): [cited(ids, pages, lang) for ids in pairs["source_ids"]],
    })  # fmt: skip


def change_groups(changed: pd.DataFrame) -> pd.Series:
    """What to call each change: below the provinces an end that no page states is only a silence."""
    silent = (
        (changed["change"] == "ended") & (changed["basis"] != "stated") & (changed["level"] != "province")
    )
    return changed["change"].mask(silent, "unseen")


def change_looks(lang: Lang) -> dict[str, Look]:
    """Words, colour and dash of each kind of change, for the map."""
    return {key: ((zh, en)[index(lang)], hue, dashed) for key, (zh, en, hue, dashed) in _CHANGES.items()}


def change_heading(year: int, lang: Lang) -> str:
    """Heading of the part on what changed."""
    before = newest_round(year).year - 1
    if before < FIRST:
        return ("最初的结对", "The first pairs")[index(lang)]
    return (f"与{before}年相比有何变化", f"What changed since {before}")[index(lang)]


def change_title(changed: pd.DataFrame, year: int, level: str, lang: Lang) -> str:
    """The finding of the map of changes."""
    groups, before = change_groups(changed), newest_round(year).year - 1
    if changed.empty:
        return (
            f"{before}年与{year}年都没有已知的{_LEVELS[level][0]}结对",
            f"No {_LEVELS[level][1]} pair is known for {before} or {year}",
        )[index(lang)]
    if before < FIRST:
        n = len(changed)
        return (
            f"{year}年的首批{_LEVELS[level][0]}结对 {n} 组",
            f"The first {_LEVELS[level][1]} pairs, {year}: {n}",
        )[index(lang)]
    told = [
        f"{zh if lang == 'zh' else en.lower()} {int((groups == key).sum())}"
        for key, (zh, en, *_) in _CHANGES.items()
        if (groups == key).any()
    ]
    return (
        f"{year}年对比{before}年，{_LEVELS[level][0]}结对：{words.listed(told, lang)}",
        f"{_LEVELS[level][1].capitalize()} pairs of {year} against {before}: {words.listed(told, lang)}",
    )[index(lang)]


def change_summary(changed: pd.DataFrame, year: int, level: str, lang: Lang) -> list[str]:
    """Sentences on the round, and on how sure a change is."""
    newest = newest_round(year)
    sentences = [(f"对比的是{newest.zh}之前的最后一年。", f"The comparison is with the last year before this round: {newest.en}.")[index(lang)]]  # fmt: skip
    if newest.year == FIRST:
        sentences = [(
            f"{FIRST}年之前没有结对，因此各组都算新增。", f"There were no pairs before {FIRST}, so that all of them count as new.",
        )[index(lang)]]  # fmt: skip
    groups = change_groups(changed)
    seen = int(((groups == "added") & (changed["basis"] == "seen")).sum())
    if seen:
        sentences.append((
            f"新增之中有 {seen} 组只知道页面首次提及的年份，结对可能更早。",
            f"For {seen} of the new pairs only the year of the first mention is known: the pair may be older.",
        )[index(lang)])  # fmt: skip
    if unseen := int((groups == "unseen").sum()):
        sentences.append((
            f"有 {unseen} 组在这一轮没有页面提到：可能已经结束，也可能只是没有页面写到。",
            f"{unseen} {words.verb(unseen, 'is', 'are')} not named by any page since this round began: "
            f"{words.verb(unseen, 'it', 'they')} may have ended, "
            "or nobody has written of it.",
        )[index(lang)])  # fmt: skip
    return sentences


def change_subtitle(lang: Lang) -> str:
    """How to read the map of changes."""
    return (
        "箭头由帮扶方指向受援方，按变化着色",
        "Arrows run from the giver to the receiver, coloured by what changed",
    )[index(lang)]


def change_table(
    changed: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The changes as a reader's table, with where the year of each is from."""
    looks, groups = change_looks(lang), change_groups(changed)
    bases = {**VALUES["start_basis"], **VALUES["end_basis"]}
    return pd.DataFrame({
        label("change", lang): [looks[group][0] for group in groups],
        **_sides(changed, names, lang),
        label("since", lang): [str(year) for year in changed["start"]],
        label("until", lang): ["–" if pd.isna(year) else str(year) for year in changed["end"]],
        label("basis_of_change", lang): [bases[b][index(lang)] for b in changed["basis"]],
        label("pages", lang): [cited(ids, pages, lang) for ids in changed["source_ids"]],
    })  # fmt: skip


def cited(joined: str, pages: Mapping[str, int], lang: Lang) -> str:
    """Numbers of the pages behind a row, in the order of the list of pages."""
    numbers = sorted(pages[one] for one in joined.split(";") if one)
    return label("comma", lang).join(map(str, numbers)) or "–"


def _sides(pairs: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> dict[str, list[str]]:
    return {
        label("east", lang): [full(code, names, lang) for code in pairs["assisting"]],
        label("west", lang): [full(code, names, lang) for code in pairs["assisted"]],
    }


def full(code: str, names: Mapping[str, str], lang: Lang) -> str:
    """Name of a place, behind that of its province."""
    province = province_of(code)
    if code == province:
        return words.place(code, lang)
    return (f"{words.place(province, lang)}{names[code]}", f"{names[code]}, {words.place(province, lang)}")[
        index(lang)
    ]


def _provinces(codes: pd.Series) -> list[str]:
    return sorted(set(codes.map(province_of)))
