"""What the report on pairs says of the key counties: which of the listed ones have a known partner in the east.

The list itself is incomplete, and every sentence on it says so.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts import style
from analysis.findings import words
from analysis.findings.pairings import cited, full
from analysis.measures.key_counties import NATIONAL_KEY_COUNTIES
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import PROVINCES, RECEIVERS

_PARTNERS = {
    "county": ("有页面写明本县的东部伙伴", "A page names the county's own partner", style.SEQUENTIAL[4]),
    "prefecture": ("只知所在市州的伙伴", "Only its prefecture's partner is known", style.SEQUENTIAL[2]),
    "province": ("只知所在省的伙伴", "Only its province's partner is known", style.SEQUENTIAL[1]),
    "none": ("未见任何伙伴", "No partner known", style.CATEGORIES[4]),
}


def heading(lang: Lang) -> str:
    """Heading of the part on the key counties."""
    return (
        "国家乡村振兴重点帮扶县有没有东部伙伴",
        "Do the national key counties have a partner in the east?",
    )[index(lang)]


def title(covered: pd.DataFrame, year: int, lang: Lang) -> str:
    """The finding of the map of key counties."""
    own, listed = int((covered["partner"] == "county").sum()), len(covered)
    if not listed:
        return ("没有重点帮扶县的名单", "There is no list of key counties")[index(lang)]
    return (
        f"{year}年，{NATIONAL_KEY_COUNTIES} 个国家重点帮扶县中至少有 {own} 个有自己的东部伙伴",
        f"At least {own} of the {NATIONAL_KEY_COUNTIES} national key counties had a partner of their own in the east in {year}",
    )[index(lang)]


def subtitle(covered: pd.DataFrame, lang: Lang) -> str:
    """That the list itself is incomplete."""
    return (
        f"全国名单共 {NATIONAL_KEY_COUNTIES} 个县，本图只有已查到的 {len(covered)} 个，其余 {NATIONAL_KEY_COUNTIES - len(covered)} 个不在图上",
        f"The national list has {NATIONAL_KEY_COUNTIES} counties; shown are the {len(covered)} that a page lists, "
        f"the other {NATIONAL_KEY_COUNTIES - len(covered)} are not on the map",
    )[index(lang)]


def summary(covered: pd.DataFrame, stated: pd.Series, year: int, lang: Lang) -> list[str]:
    """Sentences on who has a partner, and on what the list lacks; `stated` as for `table`."""
    if covered.empty:
        return [title(covered, year, lang) + label("stop", lang).strip()]
    counts = covered["partner"].value_counts()
    told = [
        (f"{zh} {counts[key]} 个", f"{en[0].lower()}{en[1:]}: {counts[key]}")[index(lang)]
        for key, (zh, en, _) in _PARTNERS.items() if key in counts
    ]  # fmt: skip
    listed = covered["province"].value_counts()
    lacking = [code for code in dict.fromkeys([*RECEIVERS, *stated.index]) if code not in listed]
    sentences = [
        subtitle(covered, lang) + label("stop", lang).strip(),
        (f"{year}年：{words.listed(told, lang)}。", f"In {year}: {'; '.join(told)}.")[index(lang)],
    ]
    if lacking:
        none = words.listed((_with_number(code, stated, lang) for code in lacking), lang)
        sentences.append((
            f"{none}的名单一个县也没有查到。",
            f"No county of {none} is on the lists that were found.",
        )[index(lang)])  # fmt: skip
    short = stated[stated > listed.reindex(stated.index)]
    if len(short):
        told = [
            (
                f"{words.place(code, lang)} {listed[code]} / {n:.0f} 个",
                f"{words.place(code, lang)} {listed[code]} of {n:.0f}",
            )[index(lang)]
            for code, n in short.items()
        ]
        sentences.append((f"名单查到一部分的有：{words.listed(told, lang)}。", f"Listed in part: {words.listed(told, lang)}.")[index(lang)])  # fmt: skip
    return sentences


def _with_number(code: str, stated: pd.Series, lang: Lang) -> str:
    """A province, with how many key counties a page says that it has."""
    name = words.place(code, lang)
    return (
        words.dated((f"{stated[code]:.0f} 个", f"{stated[code]:.0f}")[index(lang)], name, lang)
        if code in stated
        else name
    )


def partner_looks(lang: Lang) -> dict[str, tuple[str, str]]:
    """Words and colour of each kind of partner, for the map."""
    return {key: ((zh, en)[index(lang)], hue) for key, (zh, en, hue) in _PARTNERS.items()}


def other_counties(lang: Lang) -> str:
    """What the map's other counties are."""
    return ("不在已查到的名单上", "Not on the lists found")[index(lang)]


def table(counts: pd.DataFrame, stated: pd.Series, lang: Lang) -> pd.DataFrame:
    """Key counties by province and kind of partner, with the total and the national list.

    Parameters
    ----------
    counts : DataFrame
        From `measures.pairs.coverage_by_province`.
    stated : Series
        How many key counties a page says that a province has, by adcode.
    """
    counts = counts.reindex([*RECEIVERS, *[c for c in counts.index if c not in RECEIVERS]], fill_value=0)
    rows = [
        [PROVINCES[code][index(lang)], f"{stated[code]:.0f}" if code in stated else None, *map(int, row)]
        for code, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    rows.append([label("total", lang), None, *map(int, counts.sum())])
    nation = NATIONAL_KEY_COUNTIES, int(counts["listed"].sum())
    blank = [None] * counts.shape[1]
    rows.append([label("nation", lang), str(nation[0]), *blank])
    rows.append([label("not_listed", lang), str(nation[0] - nation[1]), *blank])
    heads = [_PARTNERS[key][index(lang)] for key in counts.columns[1:]]
    columns = [
        label("province", lang),
        label("key_counties_stated", lang),
        label("key_counties_listed", lang),
        *heads,
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def county_table(
    covered: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """Every listed key county with the nearest eastern partner that is known."""
    kinds = {key: (zh, en)[index(lang)] for key, (zh, en, _) in _PARTNERS.items()}
    order = covered.assign(rank=covered["partner"].map({key: i for i, key in enumerate(_PARTNERS)}))
    order = order.sort_values(["rank", "adcode"])
    partners = [
        words.listed([full(code, names, lang) for code in codes.split(";") if code], lang) or "–"
        for codes in order["partners"]
    ]
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in order["province"]],
        label("key_county", lang): [names[code] for code in order["adcode"]],
        label("partner_known", lang): [kinds[key] for key in order["partner"]],
        label("partner", lang): partners,
        label("pages", lang): [cited(ids, pages, lang) for ids in order["source_ids"]],
    })  # fmt: skip
