"""What the profile of a province says of its partners: since when, what passed on the map, which counties.

Its sums are told by `province_sums`, its part of the whole by `province_nation`.
"""

from __future__ import annotations

import pandas as pd

from analysis.findings import words
from analysis.findings.province_sums import SPAN
from analysis.measures.pairs import CITIES, COUNTIES, WHOLE
from analysis.measures.provinces import TELLING, other, side_of
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label

_BESIDE = 0.02  # share of the largest sum from which a title tells a partner's


def headline(province: str, lang: Lang) -> str:
    """The name of the report."""
    name = words.place(province, lang)
    return {
        "origin": (f"{name}帮扶了什么", f"What {name} gave"),
        "destination": (f"{name}得到了什么", f"What {name} received"),
    }[side_of(province)][index(lang)]


def history(runs: pd.DataFrame, province: str, lang: Lang) -> str:
    """One sentence on its partners: those of today with since when and by what, and the earlier ones.

    Parameters
    ----------
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.
    """
    side, name = side_of(province), words.place(province, lang)
    now = runs[runs["end"].isna() & (runs["kind"] == WHOLE)]
    partners = [
        _since(code, start, runs[runs[other(side)] == code], lang)
        for code, start in zip(now[other(side)], now["start"], strict=True)
    ]
    before = runs[~runs[other(side)].isin(now[other(side)])]
    linked = before[before["kind"] != COUNTIES][other(side)]
    thin = set(before[other(side)]) - set(linked)
    earlier, below = (
        words.enumerated([words.place(code, lang) for code in sorted(set(codes))], lang)
        for codes in (linked, thin)
    )
    verb = {"origin": ("帮扶", "helps"), "destination": ("的东部伙伴是", "is helped by")}[side][index(lang)]
    told = words.listed_apart(partners, lang) or label("no_data", lang)
    return (
        f"{name}{verb}{told}"
        + (f"；以前还与{earlier}有过整体或市州结对" if earlier else "")
        + (f"；与{below}只见县区之间的结对" if below else "")
        + "。",
        f"{name} {verb} {told}"
        + (f"; in earlier rounds it or cities in it were paired with {earlier}" if earlier else "")
        + (f"; with {below} only pairs of counties are known" if below else "")
        + ".",
    )[index(lang)]


def _since(code: str, start: int, runs: pd.DataFrame, lang: Lang) -> str:
    """A partner of today: since when as a whole province, and when by cities alone before."""
    cities = runs[runs["kind"] == CITIES]
    spans = [words.years(row.start, row.end, lang) for row in each_row(cities)]
    listed = words.listed(spans, lang)
    return (
        words.place(code, lang)
        + (
            f"（{start}年起{'整体结对' if spans else ''}"
            + (f"，{listed}只有市州结对" if spans else "")
            + "）",
            f" ({'as a whole ' if spans else ''}since {start}"
            + (f", by cities {listed}" if spans else "")
            + ")",
        )[index(lang)]
    )


def partner_table(runs: pd.DataFrame, province: str, lang: Lang) -> pd.DataFrame:
    """Its partners over the rounds: how they were linked, and when."""
    kinds = {
        WHOLE: ("省与省整体", "Whole provinces"), "cities": ("其中的市州", "Cities in them"), "counties": ("只见县级", "Only counties"),
    }  # fmt: skip
    rows = runs.sort_values(["start", other(side_of(province))])
    return pd.DataFrame({
        label("partner_province", lang): [words.place(code, lang) for code in rows[other(side_of(province))]],
        label("paired_how", lang): [kinds[kind][index(lang)] for kind in rows["kind"]],
        label("since", lang): [str(year) for year in rows["start"]],
        label("until", lang): ["–" if pd.isna(year) else str(year) for year in rows["end"]],
    })  # fmt: skip


def partners_heading(lang: Lang) -> str:
    """Heading of the part on partners."""
    return ("历轮伙伴", "Partners, round by round")[index(lang)]


def only_pair(runs: pd.DataFrame, province: str) -> str:
    """The pair (origin-destination) of a province of which no other partner is known; else empty.

    Parameters
    ----------
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.
    """
    partners = runs[other(side_of(province))].unique()
    return pair_with(province, partners[0]) if len(partners) == 1 else ""


def pair_with(province: str, partner: str) -> str:
    """A province and one of its partners as a pair (origin-destination)."""
    return "-".join((province, partner)[:: 1 if side_of(province) == "origin" else -1])


def to_profile(pair: str, alone: bool, lang: Lang) -> str:
    """Where the years of a pair are told; and its counties too, where the province is known to have had no other partner."""
    name = words.pair(*pair.split("-"), lang)
    if alone:
        return (
            f"没有见到它的其他伙伴：逐年的情况和市县结对见{name}的结对档案",
            f"No other partner of it is known: its years and its counties are told in the profile of the pair {name}",
        )[index(lang)]
    return (
        f"{name}逐年的情况见其结对档案",
        f"The years of {name} are told in the profile of the pair",
    )[index(lang)]


def map_title(flows: pd.DataFrame, whole: pd.Series, runs: pd.DataFrame, province: str, lang: Lang) -> str:
    """The finding of the map: what passed in all years, and with whom most of it.

    Parameters
    ----------
    flows : DataFrame
        From `findings.sums.of_pairs`, of this province.
    whole : Series
        The sum of all years, from `province_sums.in_all`.
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.
    """
    side, name = side_of(province), words.place(province, lang)
    known = flows[flows["figure"].notna()]
    when = words.years(*SPAN, lang)
    if known.empty and pd.isna(whole["figure"]):
        return (f"{when}{name}：没有已知的财政援助资金", f"{name}: no government funds are known, {when}")[
            index(lang)
        ]
    shown = known[known["figure"] >= _BESIDE * known["figure"].max()].head(3)
    told = words.listed([_passed(row, runs, other(side), lang) for _, row in shown.iterrows()], lang)
    all_of_it = words.valued(whole["figure"], whole["status"], "yuan", lang)
    verb, to, of = {
        "origin": (("给", "gave"), ("给出", "gave"), ("", "to ")),
        "destination": (("得自", "received from"), ("得到", "received"), ("", "from ")),
    }[side]
    if pd.isna(whole["figure"]) or (
        len(shown) == 1 and whole["figure"] <= (1 + TELLING) * shown["figure"].iloc[0]
    ):
        return (f"{when}{name}{verb[0]}{told}", f"{when}: {name} {verb[1]} {told}")[index(lang)]
    return (
        words.told(f"{when}{name}{to[0]}", all_of_it, "zh") + (f"，其中{told}" if told else ""),
        f"{when}: {name} {to[1]} {all_of_it}" + (f", of which {of[1]}{told}" if told else ""),
    )[index(lang)]


def _passed(row: pd.Series, runs: pd.DataFrame, partner: str, lang: Lang) -> str:
    """What passed with a partner, with its years where it is one no longer."""
    own = runs[(runs[partner] == row[partner]) & (runs["kind"] != COUNTIES)]
    value = words.valued(row["figure"], row["status"], "yuan", lang)
    told = words.told(words.place(row[partner], lang), value, lang)
    if own.empty or own["end"].isna().any():
        return told
    return words.dated(words.years(int(own["start"].min()), int(own["end"].max()), lang), told, lang)


def map_subtitle(flows: pd.DataFrame, above: pd.DataFrame, lang: Lang) -> str:
    """What the map shows; and where fewer years alone are estimated at more than its floors, what these are.

    Parameters
    ----------
    flows
        As for `map_title`.
    above : DataFrame
        From `province_sums.estimated_above`.
    """
    dotted = bool(flows["figure"].isna().any())
    shown = (
        "财政援助资金，1996年以来合计；浅色为下限" + "，虚线为没有数值的结对" * dotted,
        "Government assistance funds since 1996; pale is a floor"
        + ", dotted a pair without a figure" * dotted,
    )[index(lang)]
    if above.empty:
        return shown
    told = words.listed_apart([_estimated(row, lang) for row in each_row(above)], lang)
    return (
        shown
        + (
            f"；下限只含页面写明的，据估计{told}",
            f". A floor is only what pages document: {told}",
        )[index(lang)]
    )


def map_note(flows: pd.DataFrame, whole: pd.Series, lang: Lang) -> str:
    """Why the arrows are less than the whole of the title: sums with several partners; else empty.

    Parameters
    ----------
    flows, whole
        As for `map_title`.
    """
    if not whole["lower"] > (1 + TELLING) * flows["lower"].fillna(0.0).sum():
        return ""
    return (
        "几个伙伴合在一起或未写明对方的数字不在任何一条线上",
        "What pages tell of several partners together, or of none by name, is on no arrow",
    )[index(lang)]


def _estimated(row: object, lang: Lang) -> str:
    """What fewer years alone are estimated at, of all partners or of one."""
    when = words.years(row.first_year, row.last_year, lang)
    who = "" if pd.isna(row.partner) else words.place(row.partner, lang)
    value = words.valued(row.figure, row.status, "yuan", lang)
    return (
        words.told(f"仅{when}{who}", value, "zh"),
        f"{when} alone{who and f', of {who},'} is estimated at {value}",
    )[index(lang)]


def counties_heading(lang: Lang) -> str:
    """Heading of the part on counties."""
    return ("市县结对", "Pairs of cities and counties")[index(lang)]


def counties_title(counted: pd.DataFrame, lang: Lang) -> str:
    """How many of its paired counties are found by name."""
    known = counted[counted["counted"].notna()]
    n, of = int(known["found"].sum()), int(known["counted"].sum())
    rest = int(counted["found"].sum()) - n
    if known.empty:
        return (
            f"已查到 {rest} 个结对县的名称", f"{words.count(rest, 'paired county', 'paired counties')} found by name",
        )[index(lang)]  # fmt: skip
    more = len(known) < len(counted)
    return (
        f"{of} 个结对县中已查到 {n} 个的名称" + f"；未见总数的伙伴另查到 {rest} 个" * more,
        f"{n} of {of} paired counties found by name"
        + f"; {rest} more of partners whose number no page tells" * more,
    )[index(lang)]
