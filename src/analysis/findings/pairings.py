"""What the report on pairs says of one year: which provinces are paired as wholes, and which only through their cities.

Below the provinces the table holds what pages happen to name. No sentence here takes a pair that nobody names for
one that does not exist. What a round changed is told by `pair_changes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd

from analysis.findings import words
from analysis.maps.links import HUES, Look
from analysis.measures.pairs import CITIES, COUNTIES, SIDES, WHOLE, newest_round, without_ended
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import (
    FORMER_GIVERS,
    GIVERS,
    PROVINCES,
    RECEIVERS,
    kind_of,
    level_of,
    province_of,
)
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.values import VALUES

LEVELS = {
    "province": ("省级", "province"),
    "prefecture": ("地级", "prefecture"),
    "county": ("县级", "county"),
}


def headline(year: int, level: str, lang: Lang) -> str:
    """The name of the report."""
    zh, en = LEVELS[level]
    return (f"谁帮扶谁：{year}年，{zh}", f"Who helps whom: {year}, {en} level")[index(lang)]


def title(found: pd.DataFrame, year: int, lang: Lang) -> str:
    """The finding of the map of provinces: one partner each, or how many pairs of which kind.

    Parameters
    ----------
    found : DataFrame
        From `measures.pairs.of_provinces`.
    year : int
    """
    found = without_ended(found, year)
    whole, cities = (found[found["kind"] == kind] for kind in (WHOLE, CITIES))
    if not len(whole) and not len(cities):
        return (f"{year}年没有已知的省际结对", f"No pair of provinces is known for {year}")[index(lang)]
    partners = whole.groupby("destination").size()
    twice = [words.place(code, lang) for code in partners.index[partners == 2]]
    if set(partners.index) == set(RECEIVERS) and not len(cities) and partners.max() <= 2 and len(twice) <= 3:
        since, n = newest_round(year).year, len(RECEIVERS)
        once = n - len(twice)
        names = words.listed(twice, lang)
        return (
            f"{since}年起，西部 {n} 个受援省份" + (f"中 {once} 个各有一个东部伙伴省，{names}有两个" if twice else "各有一个东部伙伴省"),
            f"Since {since}, " + (f"{once} of the {n} receiving provinces have one eastern partner, {names} {words.have(len(twice))} two"
                                 if twice else f"each of the {n} receiving provinces has one eastern partner"),
        )[index(lang)]  # fmt: skip
    return (
        f"{year}年有 {len(whole)} 对省份整体结对" + (f"，另有 {len(cities)} 对只是其中的市州结对" if len(cities) else ""),
        f"{year}: {words.count(len(whole), 'pair')} of whole provinces"
        + (f", and {words.count(len(cities), 'more pair')} in which only cities or prefectures are paired" if len(cities) else ""),
    )[index(lang)]  # fmt: skip


def subtitle(links: pd.DataFrame, lang: Lang) -> str:
    """How to read the map of provinces, from its `drawn` links: of dashes only where there are any."""
    lines = (
        "；实线为省与省整体结对，虚线为只有所注市州结对",
        "; solid: the whole provinces, dashed: only the cities or prefectures named",
    )
    return (
        "箭头由帮扶方指向受援方，按帮扶省份着色",
        "Arrows run from the giver to the receiver, coloured by giving province",
    )[index(lang)] + (lines[index(lang)] if links["dashed"].any() else "")


def line_words(lang: Lang) -> tuple[str, str]:
    """What a solid and a dashed line are."""
    return ("省与省整体", "Whole provinces")[index(lang)], ("其中的市州", "Cities in them")[index(lang)]


def drawn(found: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The links of the map: a whole pair from province to province, the others from city to city.

    Parameters
    ----------
    found : DataFrame
        From `measures.pairs.of_provinces`.
    names : collection of str
        Adcodes of the places that a map of today has.

    Returns
    -------
    DataFrame
        `origin`, `destination`, `group` (the giving province) and `dashed`.
    """
    known = set(names)
    rows = [(row.origin, row.destination, row.origin, False) for row in each_row(found) if row.kind == WHOLE]
    for row in each_row(found[found["kind"] == CITIES]):
        ends = [tuple(link.split("-")) for link in row.links.split(";")]
        rows += [(*end, row.origin, True) for end in ends if known.issuperset(end)]
    return pd.DataFrame(rows, columns=[*SIDES, "group", "dashed"])


def caveats(found: pd.DataFrame, year: int, names: Mapping[str, str], lang: Lang) -> list[str]:
    """How complete the map is: what settles it, what a round has just ended, and pairs of which only counties are known."""
    said = [(
        "省与省整体结对由历轮政策文件确定；市州结对以页面写明者为准。",
        "The pairs of whole provinces are settled by the policy documents of each round; those of cities are the ones that pages name.",
    )[index(lang)]]  # fmt: skip
    going = _ending(found, year)
    if len(going):
        told = words.listed_apart([link_words(row, names, lang) for row in each_row(going)], lang)
        said.append(
            (
                f"当年随新一轮调整结束：{told}。",
                f"Ended in the course of this year by the new round: {told}.",
            )[index(lang)]
        )
    loose = found[found["kind"] == COUNTIES]
    if len(loose):
        told = words.listed([words.pair(row.origin, row.destination, lang) for row in each_row(loose)], lang)
        said.append((
            f"未画：只见县级结对、不在该轮名单上的{told}。", f"Not drawn: {told}, of which only pairs of counties are named, on no list of the round.",
        )[index(lang)])  # fmt: skip
    return said


def link_words(row, names: Mapping[str, str], lang: Lang, most: int | None = None) -> str:
    """A pair of provinces by what is paired: Zhejiang to Sichuan, or Suzhou to Tongren."""
    return (
        words.links(row.links, names, lang, most)
        if row.links
        else words.pair(row.origin, row.destination, lang)
    )


def giver_looks(lang: Lang) -> dict[str, Look]:
    """Name and colour of each giving province, for the map."""
    givers = (*GIVERS, *FORMER_GIVERS)
    return {code: (words.place(code, lang), hue, False) for code, hue in zip(givers, HUES, strict=True)}


def _ending(found: pd.DataFrame, year: int) -> pd.DataFrame:
    """Pairs that the round of a year ended in its course."""
    going_on = pd.MultiIndex.from_frame(without_ended(found, year)[SIDES])
    return found[~pd.MultiIndex.from_frame(found[SIDES]).isin(going_on)]


def summary(found: pd.DataFrame, counted: pd.DataFrame, year: int, lang: Lang) -> list[str]:
    """Sentences on the pairs of provinces, and on how many of the counties in them are known by name.

    Parameters
    ----------
    found : DataFrame
        From `measures.pairs.of_provinces`.
    counted : DataFrame
        From `measures.lower_pairs.counties`.
    year : int
    """
    ending, found = _ending(found, year), without_ended(found, year)
    sentences = []
    for kind, zh, en in (
        (WHOLE, "省与省整体结对", "Pairs of whole provinces"),
        (CITIES, "只有其中的市州结对", "Pairs of which only cities or prefectures are paired"),
    ):
        pairs = found[found["kind"] == kind]
        if len(pairs):
            told = words.listed(
                [words.pair(row.origin, row.destination, lang) for row in each_row(pairs)], lang
            )
            sentences.append(
                (f"{zh} {len(pairs)} 对：{told}。", f"{en}: {len(pairs)} ({told}).")[index(lang)]
            )
    if len(ending):
        told = words.listed([words.pair(row.origin, row.destination, lang) for row in each_row(ending)], lang)
        sentences.append((f"另有上一轮结对在当年结束：{told}。", f"Pairs of the round before that ended in the course of the year: {told}.")[index(lang)])  # fmt: skip
    named = pd.MultiIndex.from_frame(found.loc[found["kind"].isin((WHOLE, CITIES)), SIDES])
    return [*sentences, *county_sentence(counted[counted.index.isin(named)], lang)]


def county_sentence(counted: pd.DataFrame, lang: Lang) -> list[str]:
    """How many of the counties that pages count have been found by name; nothing where no page counts any."""
    known = counted[counted["counted"].notna()]
    if known.empty:
        return []
    n, of, pairs = int(known["found"].sum()), int(known["counted"].sum()), len(known)
    return [(
        f"页面写明其中 {pairs} 对共有 {of} 个结对县，已查到名称的 {n} 个。",
        f"For {pairs} of them pages count {of} paired counties; {n} of these have been found by name.",
    )[index(lang)]]  # fmt: skip


def of_counted(row: pd.Series | None, lang: Lang) -> str:
    """n of N counties: `row` is one of `measures.lower_pairs.counties`; only n where no page gives N."""
    if row is None:
        return "–"
    if pd.isna(row["counted"]):
        return str(row["found"])
    return (
        f"{row['found']} / {row['counted']:.0f}（{row['counted_in']}年）",
        f"{row['found']} of {row['counted']:.0f} ({row['counted_in']})",
    )[index(lang)]


def table(
    found: pd.DataFrame, counted: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The pairs of provinces as a reader's table: how they are paired, the years with their basis, counties and pages.

    The last row adds up the counties of those pairs for which a page counts them.
    """
    how = [
        words.links(row.links, names, lang) if row.links else line_words(lang)[0] for row in each_row(found)
    ]
    rows = pd.DataFrame({
        label("east", lang): [words.place(code, lang) for code in found["origin"]],
        label("west", lang): [words.place(code, lang) for code in found["destination"]],
        label("paired_how", lang): how,
        label("since", lang): [own_year(row, "since", names, lang) for row in each_row(found)],
        label("basis_of_start", lang): [words.listed(own_bases(row, "since", lang), lang) for row in each_row(found)],
        label("until", lang): [own_year(row, "until", names, lang) for row in each_row(found)],
        label("basis_of_end", lang): [words.listed(own_bases(row, "until", lang), lang) for row in each_row(found)],
        label("counties_named", lang): [
            of_counted(counted.loc[pair] if pair in counted.index else None, lang)
            for pair in pd.MultiIndex.from_frame(found[SIDES])
        ],
        label("pages", lang): [cited(ids, pages, lang) for ids in found["source_ids"]],
    })  # fmt: skip
    known = counted[counted["counted"].notna()]
    if len(known):
        total = (
            f"{int(known['found'].sum())} / {int(known['counted'].sum())}",
            f"{int(known['found'].sum())} of {int(known['counted'].sum())}",
        )[index(lang)]
        rows.loc[len(rows)] = {
            label("east", lang): label("total", lang),
            label("counties_named", lang): total,
        }
    return rows


End = Literal["since", "until"]
"""Which end of a pair's years is told."""


def _own_years(row, end: End) -> list[tuple[str, str, str]]:
    """Each link of a pair with its own first or last year (empty: in force) and where that is from, in their order."""
    begin = end == "since"
    if not row.links:
        year, basis = (row.start, row.start_basis) if begin else (row.end, row.end_basis)
        return [("", "" if pd.isna(year) else str(year), basis)]
    years, bases = (row.links_since, row.links_basis) if begin else (row.links_until, row.links_end_basis)
    told = zip(row.links.split(";"), years.split(";"), bases.split(";"), strict=True)
    return sorted(told, key=lambda one: (not one[1], one[1]))


def own_bases(row, end: End, lang: Lang, renamed: Mapping[str, tuple[str, str]] | None = None) -> list[str]:
    """Where the years of `own_year` are from, in the same order; `renamed` has other words for some."""
    told = VALUES["start_basis" if end == "since" else "end_basis"] | (renamed or {})
    return [told[basis][index(lang)] for basis in dict.fromkeys(basis for *_, basis in _own_years(row, end))]


def own_year(row, end: End, names: Mapping[str, str], lang: Lang) -> str:
    """Since or until when what is named is paired: cities each in their own years, not in those of other links of the two provinces.

    Parameters
    ----------
    row : named tuple
        Of `measures.pairs.of_provinces` or `changes_of_provinces`.
    end : {"since", "until"}
    names : mapping
        Names by adcode.
    """
    of_year: dict[str, list[str]] = {}
    for link, year, _ in _own_years(row, end):
        of_year.setdefault(year, []).append(link)
    if len(of_year) > 1:
        told = [
            words.dated(words.links(";".join(links), names, lang), year or VALUES["end_basis"]["open"][index(lang)], lang)
            for year, links in of_year.items()
        ]  # fmt: skip
        return label("semicolon", lang).join(told)
    (year,) = of_year
    linked = row.first if end == "since" else row.last
    if year == ("" if pd.isna(linked) else str(linked)):
        return year or "–"
    if end == "since":
        return (f"{year}（{linked}年起已有联系）", f"{year} (linked since {linked})")[index(lang)]
    if pd.isna(linked):
        return (f"{year}（此后仍有联系）", f"{year} (still linked)")[index(lang)]
    return (f"{year}（至{linked}年仍有联系）", f"{year} (linked until {linked})")[index(lang)]


def cited(joined: str, pages: Mapping[str, int], lang: Lang) -> str:
    """Numbers of the pages behind a row, in the order of the list of pages."""
    numbers = sorted(pages[one] for one in joined.split(";") if one)
    return label("comma", lang).join(map(str, numbers)) or "–"


def full(code: str, names: Mapping[str, str], lang: Lang) -> str:
    """Name of a place, behind that of its province."""
    province = province_of(code)
    if code == province:
        return words.place(code, lang)
    return (f"{words.place(province, lang)}{names[code]}", f"{names[code]}, {words.place(province, lang)}")[
        index(lang)
    ]


def apart(called: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """Names by adcode; places of one name, or of a province's, which English tells only so, stand with what they are: Linxia (city),
    Linxia (county), Hebei (district).
    """
    if lang == "zh":
        return dict(called)
    counts = Counter(called.values())
    provinces = {english for _, english in PROVINCES.values()}
    return {
        code: f"{name} ({kind_of(code)})"
        if counts[name] > 1 or (name in provinces and level_of(code) != "province") else name
        for code, name in called.items()
    }  # fmt: skip


def first_year(year: int) -> bool:
    """Whether a year lies in the first round, against which nothing can be compared."""
    return newest_round(year).year == min(ROUNDS)
