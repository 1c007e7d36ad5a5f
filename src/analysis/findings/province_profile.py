"""What the profile of a province says: all that it gave or received, with whom, round by round and partner by partner.

The numbers at its head, the timelines and the words for links are those of the profile of a pair.
"""

from __future__ import annotations

import pandas as pd

from analysis import dataset
from analysis.charts.coverage import share
from analysis.findings import words
from analysis.findings.big_numbers import CANDIDATES, LAST
from analysis.findings.coverage import names
from analysis.findings.pair_profile import interval, stream
from analysis.measures.evidence import STATES, coverage
from analysis.measures.pairs import SIDES, WHOLE, newest_round
from analysis.measures.status import AT_LEAST, ESTIMATED, UNKNOWN, told
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import RECEIVERS
from analysis.vocabulary.rounds import ROUNDS

SHOWN = {key: indicators[0] for key, indicators in CANDIDATES.items()}
"""Stream -> the indicator whose bars are drawn."""
_TELLING = 0.3  # share of the best known round that the newest one must have to be told first
SPAN = min(ROUNDS), LAST
"""All years of the cooperation that are over."""


def side_of(province: str) -> str:
    """Which side of a pair a province is on."""
    return "destination" if province in RECEIVERS else "origin"


def other(side: str) -> str:
    """The side of its partners."""
    return SIDES[1 - SIDES.index(side)]


def headline(province: str, lang: Lang) -> str:
    """The name of the report."""
    name = words.place(province, lang)
    return {
        "origin": (f"{name}帮扶了什么", f"What {name} gave"),
        "destination": (f"{name}得到了什么", f"What {name} received"),
    }[side_of(province)][index(lang)]


def ends(province: str) -> tuple[str | None, str | None]:
    """The province as giver and receiver of sums with everybody."""
    return (province, None) if side_of(province) == "origin" else (None, province)


def history(runs: pd.DataFrame, province: str, lang: Lang) -> str:
    """One sentence on its partners: those of today with since when, and the number of earlier ones.

    Parameters
    ----------
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.
    """
    side, name = side_of(province), words.place(province, lang)
    now = runs[runs["end"].isna() & (runs["kind"] == WHOLE)]
    partners = [
        (f"{words.place(code, lang)}（{since}年起）", f"{words.place(code, lang)} (since {since})")[
            index(lang)
        ]
        for code, since in zip(now[other(side)], now["first"], strict=True)
    ]
    before = sorted(set(runs[other(side)]) - set(now[other(side)]))
    earlier = words.listed([words.place(code, lang) for code in before], lang)
    verb = {"origin": ("帮扶", "helps"), "destination": ("的东部伙伴是", "is helped by")}[side][index(lang)]
    partners = words.listed(partners, lang) or label("no_data", lang)
    return (
        f"{name}{verb}{partners}" + (f"；以前还与{earlier}有过整体或市州结对。" if before else "。"),
        f"{name} {verb} {partners}"
        + (f"; in earlier rounds it, or cities in it, were paired with {earlier}." if before else "."),
    )[index(lang)]


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
    """The pair (origin-destination) of a province that never had another partner; else empty.

    Parameters
    ----------
    runs : DataFrame
        Of this province from `measures.pairs.runs_of_provinces`.
    """
    partners = runs[other(side_of(province))].unique()
    if len(partners) != 1:
        return ""
    return "-".join((province, partners[0])[:: 1 if side_of(province) == "origin" else -1])


def to_profile(pair: str, lang: Lang) -> str:
    """Where the years of a province with one partner alone are told: in the profile of that pair."""
    name = words.pair(*pair.split("-"), lang)
    return (
        f"它从来只有这一个伙伴：逐年的情况见{name}的结对档案",
        f"It never had another partner: its years are told in the profile of the pair {name}",
    )[index(lang)]


def map_title(flows: pd.DataFrame, province: str, lang: Lang) -> str:
    """The finding of the map: what passed between the province and its partners of today.

    Parameters
    ----------
    flows : DataFrame
        From `findings.sums.of_pairs`, of this province.
    """
    side, name = side_of(province), words.place(province, lang)
    known = flows[flows["figure"].notna()]
    when = words.years(*SPAN, lang)
    if known.empty:
        return (f"{when}{name}：没有已知的财政援助资金", f"{name}: no government funds are known, {when}")[
            index(lang)
        ]
    told = words.listed(
        [
            words.told(
                words.place(row[other(side)], lang),
                words.valued(row["figure"], row["status"], "yuan", lang),
                lang,
            )
            for _, row in known.head(3).iterrows()
        ],
        lang,
    )
    verb = {"origin": ("给", "gave"), "destination": ("得自", "received from")}[side][index(lang)]
    return (f"{when}{name}{verb}{told}", f"{name} {verb} {told}, {when}")[index(lang)]


def map_subtitle(lang: Lang) -> str:
    """What the map shows."""
    return (
        "财政援助资金，1996年以来合计；浅色为下限，虚线为没有数值的结对",
        "Government assistance funds since 1996; pale is a floor, dotted a pair without a figure",
    )[index(lang)]


def bars(indicator: str, province: str, partners: list[str], lang: Lang) -> pd.DataFrame:
    """What the province gave or received by round, and from whom in the newest one.

    Parameters
    ----------
    indicator : str
        A flow.
    province : str
        Adcode.
    partners : list of str
        Adcodes of its partners of today.

    Returns
    -------
    DataFrame
        What `dataset.totals` tells, with `name`, `figure`, `status`, `first_year`, `last_year` and `partner` (null: all); only
        rows of which something is known.
    """
    whole = [one for one in ROUNDS.values() if not one.adds]
    spans = [(one.year, one.end or LAST) for one in whole]
    rows = [(*ends(province), span, None) for span in spans]
    if len(partners) > 1:
        for partner in partners:
            pair = (province, partner) if side_of(province) == "origin" else (partner, province)
            rows.append((*pair, spans[-1], partner))
    asked = pd.DataFrame(rows, columns=["origin", "destination", "years", "partner"], dtype=object)
    answers = dataset.totals(indicator, asked[["origin", "destination", "years"]])
    answers = told(answers, pd.Series([last - first + 1 for first, last in asked["years"]]))
    names = [
        words.years(*span, lang)
        + (("，" if lang == "zh" else ", ") + words.place(partner, lang) if partner else "")
        for span, partner in zip(asked["years"], asked["partner"], strict=True)
    ]
    answers = answers.assign(
        name=names, partner=asked["partner"], first_year=[span[0] for span in asked["years"]],
        last_year=[span[1] for span in asked["years"]],
    )  # fmt: skip
    return _within(answers[answers["status"] != UNKNOWN].reset_index(drop=True))


def _within(rows: pd.DataFrame) -> pd.DataFrame:
    """Estimates of single partners as their floors where the whole is but a floor: no part is drawn larger than its whole."""
    whole = rows[rows["partner"].isna()].groupby("first_year")["status"].first()
    floors = (
        rows["partner"].notna() & rows["status"].eq(ESTIMATED) & rows["first_year"].map(whole).eq(AT_LEAST)
    )
    floors &= rows["lower"] > 0
    return rows.assign(
        figure=rows["figure"].mask(floors, rows["lower"]), status=rows["status"].mask(floors, AT_LEAST)
    )


def bars_title(rows: pd.DataFrame, indicator: str, key: str, lang: Lang) -> str:
    """The finding of a stream's bars: the newest round, or an earlier one of which far more is known."""
    whole = rows[rows["partner"].isna()] if rows["partner"].isna().any() else rows
    most, row = whole.loc[whole["figure"].idxmax()], whole.iloc[-1]
    # Eighteen specialists that somebody happened to print are no finding beside three thousand of the round before.
    row = row if row["figure"] >= most["figure"] * _TELLING else most
    value = words.valued(row["figure"], row["status"], INDICATORS[indicator].unit, lang)
    name, when = words.indicator(indicator, lang), words.years(row["first_year"], row["last_year"], lang)
    return (
        f"{stream(key, lang)}：{when}{words.told(name, value, lang)}",
        f"{stream(key, lang)}: {name[0].lower()}{name[1:]} {value}, {when}",
    )[index(lang)]


def bars_subtitle(rows: pd.DataFrame, indicator: str, province: str, lang: Lang) -> str:
    """Whose sums these are, and how to read the bars."""
    name, several = words.indicator(indicator, lang), bool(rows["partner"].notna().any())
    gave = side_of(province) == "origin"
    place = words.place(province, lang)
    return (
        f"{place}{'对外' if gave else '所受'}：{name}，各轮合计" + "，其下为最近一轮的各伙伴" * several + "；≥ 为各页面所容许的最少",
        f"{name}, {'from' if gave else 'to'} {place}, sums of the rounds" + ", below them the partners of the newest one" * several
        + "; ≥ is the least that the pages allow",
    )[index(lang)]  # fmt: skip


def sums_heading(lang: Lang) -> str:
    """Heading of the table of all sums."""
    return ("各轮合计", "Sums of the rounds")[index(lang)]


def sums_table(tables: dict[str, pd.DataFrame], lang: Lang) -> pd.DataFrame:
    """All sums that the bars draw, with bounds, interval and status.

    Parameters
    ----------
    tables : dict
        Stream -> rows from `bars`.
    """
    rows = []
    for key, found in tables.items():
        unit = INDICATORS[SHOWN[key]].unit
        for row in found.itertuples():
            rows.append({
                label("indicator", lang): words.indicator(SHOWN[key], lang),
                label("period", lang): row.name,
                label("value", lang): words.valued(row.figure, row.status, unit, lang),
                label("bounds", lang): words.bounds(row.lower, row.upper, unit, lang),
                label("likely_range", lang): interval(row, unit, lang),
                label("status", lang): label(row.status, lang),
            })  # fmt: skip
    return pd.DataFrame(rows)


def national_heading(lang: Lang) -> str:
    """Heading of the part on the national totals."""
    return ("在全国合计中", "Within the national totals")[index(lang)]


def national_sentence(shares: dict[str, pd.DataFrame], province: str, lang: Lang) -> str:
    """The province's part of the newest national figure of the first stream of which both are known, else that there is none.

    Parameters
    ----------
    shares : dict
        Stream -> `findings.sums.coverage` of the pairs of the province.
    """
    for key, rows in shares.items():
        known = rows[rows["traced"].notna()]
        if known.empty:
            continue
        row, unit = next(known.tail(1).itertuples()), INDICATORS[SHOWN[key]].unit
        whole = words.valued(row.figure, row.status, unit, lang)
        own = words.valued(row.traced, row.traced_status, unit, lang)
        name, place, when = (
            words.indicator(SHOWN[key], lang),
            words.place(province, lang),
            names(rows.loc[[row.Index]], lang)[0],
        )
        return (
            f"{words.told(f'全国{when}{name}', whole, 'zh')}，{words.told(f'其中{place}', own, 'zh')}（{share(row)}）。",
            f"{name} of the whole country, {when}: {whole}, of which {place} {own} ({share(row)}).",
        )[index(lang)]  # fmt: skip
    return (
        f"有全国数字的年份里，没有一年知道{words.place(province, lang)}的部分。",
        f"In no year with a national total is the part of {words.place(province, lang)} known.",
    )[index(lang)]


def national_table(shares: dict[str, pd.DataFrame], province: str, lang: Lang) -> pd.DataFrame:
    """National totals since the newest round, and what of them is known to be of the province's pairs."""
    whole, part = ("全国合计", "National total")[index(lang)], ("所占", "Share")[index(lang)]
    rows = [
        {
            label("indicator", lang): words.indicator(SHOWN[key], lang),
            label("year", lang): when,
            whole: words.valued(row.figure, row.status, INDICATORS[SHOWN[key]].unit, lang),
            words.place(province, lang): words.valued(row.traced, row.traced_status, INDICATORS[SHOWN[key]].unit, lang),
            part: "–" if pd.isna(row.traced) else share(row),
        }
        for key, found in shares.items()
        for when, row in zip(names(found, lang), found.itertuples(), strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def silent(streams: list[str], lang: Lang) -> str:
    """Streams without any figure, by name; empty where there are none."""
    told = words.listed([stream(key, lang) for key in streams], lang)
    return (f"没有任何数字的方面：{told}。", f"Nothing is known of: {told}.")[index(lang)] if streams else ""


def counties_heading(lang: Lang) -> str:
    """Heading of the part on counties."""
    return ("市县结对", "Pairs of cities and counties")[index(lang)]


def counties_title(counted: pd.DataFrame, lang: Lang) -> str:
    """How many of its paired counties are found by name."""
    known = counted[counted["counted"].notna()]
    n, of = int(counted["found"].sum()), int(known["counted"].sum())
    if len(known) < len(counted) or known.empty:
        return (
            f"已查到 {n} 个结对县的名称", f"{words.count(n, 'paired county', 'paired counties')} found by name",
        )[index(lang)]  # fmt: skip
    return (f"{of} 个结对县中已查到 {n} 个的名称", f"{n} of {of} paired counties found by name")[index(lang)]


def coverage_heading(lang: Lang) -> str:
    """Heading of the part on what is known."""
    return ("所知的年份", "How many years are known")[index(lang)]


def coverage_table(cells: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Years of its pairs since the newest round, by what is known of each, for the indicators of the bars.

    Parameters
    ----------
    cells : DataFrame
        From `measures.evidence.states`, of this province.
    """
    since = newest_round(LAST).year
    rows = cells[cells["indicator"].isin(SHOWN.values()) & cells["year"].between(since, LAST)]
    counts = (
        coverage(rows, ["indicator"]).set_index("indicator").reindex(list(SHOWN.values())).dropna(how="all")
    )
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(one, lang) for one in counts.index],
        **{label(state, lang): counts[state].astype(int).tolist() for state in STATES},
        label("total", lang): counts["cells"].astype(int).tolist(),
    })  # fmt: skip
