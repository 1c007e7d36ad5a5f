"""What the report on the four forces says: who helps besides the eastern provinces, and what is not known of it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts import style
from analysis.findings import words
from analysis.measures.forces import OTHERS, SEEN_BEFORE, SEEN_LATER, UNDATED, VOUCHED
from analysis.measures.status import AT_LEAST, REPORTED
from analysis.rows import each_row
from analysis.vocabulary.forces import (
    CENTRAL_UNITS,
    EAST_WEST,
    FIRST_YEARS,
    FORCES,
    KINDS,
    SOCIAL,
    VILLAGE,
)
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import province_of

_STATES = {
    VOUCHED: ("页面可证当年在帮扶", "In force, by a page of that year or later", style.SEQUENTIAL[4]),
    SEEN_BEFORE: ("此前有页面提及，之后未见", "Named by earlier pages only", style.SEQUENTIAL[1]),
    SEEN_LATER: ("只有此后的页面提及，起始年份不明", "Named by later pages only, start not stated", style.SEQUENTIAL[3]),
    UNDATED: ("页面没有日期", "Named by pages without a date", style.SEQUENTIAL[0]),
}  # fmt: skip


LEADS: tuple[tuple[str, str, str], ...] = (
    (CENTRAL_UNITS, "central_unit", "other:counties_helped_by_central_units"),
    (CENTRAL_UNITS, "central_enterprise", "other:central_unit_direct_funds"),
    (VILLAGE, "", "other:first_secretaries_(stock)"),
    (VILLAGE, "", "other:village_work_team_members_(stock)"),
    (SOCIAL, "private_enterprise", "other:enterprises_in_wanqi_bang_wancun"),
    (SOCIAL, "private_enterprise", "other:wanqi_funds_invested"),
)
"""Force, kind of giver and indicator of the figures that say what a force is about."""
_PARTS = ("central_enterprise", "university", "private_enterprise")


def force(name: str, lang: Lang) -> str:
    """Name of a force."""
    return FORCES[name][index(lang)]


def kind(name: str, lang: Lang) -> str:
    """What kind of giver it is; where none is named, the page counts people or villages."""
    if not name:
        return ("帮扶方未具名", "Giver not named")[index(lang)]
    zh, en = KINDS[name][1]
    return (zh, en[:1].upper() + en[1:])[index(lang)]


def _where(province: str, lang: Lang) -> str:
    return words.place(province, lang) if province else ("全国", "the whole country")[index(lang)]


def headline(asked: str, province: str, year: int, lang: Lang) -> str:
    """The name of the report."""
    who = force(asked, lang) if asked else ("东部省份之外，还有谁在帮", "Who helps besides the eastern provinces")[index(lang)]  # fmt: skip
    place = _where(province, lang) if province else ""
    return (
        f"{who}{'：' + place if place else ''}，{year}年",
        f"{who}{', ' + place if place else ''}, {year}",
    )[index(lang)]


def shows_units(asked: str) -> bool:
    """Whether the page is about central units, and so has a map of their counties."""
    return asked in ("", CENTRAL_UNITS)


def summary(
    found: pd.DataFrame, figures: pd.DataFrame, stated: pd.DataFrame, asked: str, province: str, year: int, lang: Lang
) -> list[str]:  # fmt: skip
    """The page in few sentences: how many counties have a known unit, and of how many that is.

    Parameters
    ----------
    found, figures, stated : DataFrame
        From `measures.forces`: `counties_with_units`, `marks`, `counties_stated`.
    """
    sentences = []
    if shows_units(asked):
        sentences.append(map_title(found, stated, province, year, lang) + label("stop", lang).strip())
    sentences.append((
        "这些数字不计入东西部协作的任何合计，也不相加。",
        "None of these figures is part of a sum of East-West cooperation, and they are not added up.",
    )[index(lang)])  # fmt: skip
    return [*leads(figures, lang), *sentences]


def leads(figures: pd.DataFrame, lang: Lang) -> list[str]:
    """What each force is about in one sentence: its newest figures of `LEADS`.

    Parameters
    ----------
    figures : DataFrame
        From `measures.forces.marks`.
    """
    sentences = []
    for name in OTHERS:
        told = [_lead(row, lang) for row in _newest(figures) if row["force"] == name]
        if told:
            sentences.append(
                force(name, lang)
                + label("colon", lang)
                + words.listed(told, lang)
                + label("stop", lang).strip()
            )
    return sentences


def _newest(figures: pd.DataFrame) -> list[pd.Series]:
    """The newest outcome of each of `LEADS` that there is."""
    found = []
    for who, giver, indicator in LEADS:
        mine = figures[
            (figures["force"] == who) & (figures["kind"] == giver) & (figures["indicator"] == indicator)
            & (figures["basis"] != "target")
        ]  # fmt: skip
        if len(mine):
            # Of two of one day the exact one, and beside it a floor that denies it.
            row = mine.sort_values(["period_end", "floor"], ascending=[True, False]).iloc[-1]
            same = mine[
                mine["period_end"].eq(row["period_end"]) & mine["unit"].eq(row["unit"]) & mine["floor"]
            ]
            higher = same.loc[same["value"].gt(row["value"]), "value"]
            found.append(pd.concat([row, pd.Series({"denied": higher.max()})]))
    return found


def _lead(row: pd.Series, lang: Lang) -> str:
    """A figure with what it counts, whose it is where that is a part of the force, and its years."""
    name = words.indicator(row["indicator"], lang)
    name = name if lang == "zh" else f"{name[0].lower()}{name[1:]}"
    value = words.valued(row["value"], AT_LEAST if row["floor"] else REPORTED, row["unit"], lang)
    if pd.notna(row["denied"]):
        floor = words.valued(row["denied"], AT_LEAST, row["unit"], lang)
        value += (f"，另有页面称{floor}", f", by another page {floor}")[index(lang)]
    when = words.period(row, lang)
    if row["kind"] in _PARTS:
        when = f"{kind(row['kind'], lang) if lang == 'zh' else kind(row['kind'], lang).lower()}{('，', ', ')[index(lang)]}{when}"
    return words.told(name, value, lang) + (f"（{when}）", f" ({when})")[index(lang)]


def map_heading(lang: Lang) -> str:
    """Heading of the part on counties and their units."""
    return ("哪个中央单位帮哪个县", "Which central unit helps which county")[index(lang)]


def map_title(found: pd.DataFrame, stated: pd.DataFrame, province: str, year: int, lang: Lang) -> str:
    """The finding of the map: for how many of all counties the unit is found.

    Parameters
    ----------
    found, stated : DataFrame
        From `measures.forces`: `counties_with_units`, `counties_stated`.
    """
    counties = found["adcode"].nunique()
    if not counties:
        return (
            f"{_where(province, lang)}：没有查到哪个县有中央单位",
            f"No county with a central unit is found in {_where(province, lang)}",
        )[index(lang)]
    vouched = found.loc[found["state"] == VOUCHED, "adcode"].nunique()
    if len(stated) and not province:
        last = stated.iloc[-1]
        return (
            f"中央单位定点帮扶的 {last['value']:.0f} 个县（{last['year']:.0f}年）中查到了 {counties} 个县的单位，{vouched} 个有{year}年或以后的页面可证",
            f"Of {last['value']:.0f} counties helped by central units ({last['year']:.0f}) the unit of {counties} is found, of {vouched} by a page "
            f"of {year} or later",
        )[index(lang)]
    return (
        f"{_where(province, lang)}：查到了 {counties} 个县的中央单位，{vouched} 个有{year}年或以后的页面可证",
        f"{_where(province, lang)[0].upper()}{_where(province, lang)[1:]}: the central unit of {counties} counties is found, of {vouched} by a page of {year} or later",
    )[index(lang)]


def map_subtitle(year: int, lang: Lang) -> str:
    """How to read the map."""
    return (
        f"{year}年之前未见结束的定点帮扶关系，按页面所能证明的程度；对口支援不在图上",
        f"Targeted assistance that no page ends before {year}, by what pages bear out; counterpart support is not shown",
    )[index(lang)]


def looks(lang: Lang) -> dict[str, tuple[str, str]]:
    """Words and colour of each state of the map."""
    return {key: ((zh, en)[index(lang)], hue) for key, (zh, en, hue) in _STATES.items()}


def other_counties(lang: Lang) -> str:
    """What the map's other counties are."""
    return ("未查到有无中央单位", "Not known whether there is a unit")[index(lang)]


def county_table(
    found: pd.DataFrame, actors: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """Every county with its unit, since when, and what the pages say of the years."""
    called = actors.set_index("actor_id")[("name_zh", "name_en")[index(lang)]]
    return pd.DataFrame({
        label("province", lang): [words.place(province_of(code), lang) for code in found["adcode"]],
        label("county", lang): [names[code] for code in found["adcode"]],
        label("central_unit", lang): [called[one] for one in found["actor_id"]],
        label("since", lang): [_starts(row, lang) for row in each_row(found)],
        label("seen_in_force", lang): [_seen(row, lang) for row in each_row(found)],
        label("partner_known", lang): [_STATES[state][index(lang)] for state in found["state"]],
        label("pages", lang): [
            label("comma", lang).join(str(pages[one]) for one in ids.split(";") if one in pages)
            for ids in found["source_ids"]
        ],
    })  # fmt: skip


def map_names(
    found: pd.DataFrame, actors: pd.DataFrame, names: Mapping[str, str], lang: Lang
) -> dict[str, str]:
    """What stands on the map of a province: the county, its units and since when, as far as pages state it."""
    called = actors.set_index("actor_id")[("name_zh", "name_en")[index(lang)]]
    shown: dict[str, list[str]] = {}
    for row in each_row(found):
        since = _starts(row, lang)
        unit = called[row.actor_id] + (
            ("（{}起）", " (since {})")[index(lang)].format(since) if since else ""
        )
        shown.setdefault(row.adcode, [names[row.adcode]]).append(unit)
    return {code: "\n".join(lines) for code, lines in shown.items()}


def _starts(row, lang: Lang) -> str | None:
    """The stated start; where pages differ, all of them."""
    if not row.starts:
        return None
    years = row.starts.split(";")
    return (" / " if row.starts_differ else label("comma", lang)).join(years)


def _seen(row, lang: Lang) -> str | None:
    if pd.isna(row.seen_first):
        return None
    return words.year_spans(range(int(row.seen_first), int(row.seen_last) + 1), lang)


def province_table(counts: pd.Series, lang: Lang) -> pd.DataFrame:
    """How many counties of each province have a known unit, and in all."""
    return pd.DataFrame({
        label("province", lang): [*(words.place(code, lang) for code in counts.index), label("total", lang)],
        label("counties_found", lang): [*counts.to_list(), int(counts.sum())],
    })  # fmt: skip


def stated_table(stated: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """How many counties had a central unit, as pages state it."""
    return pd.DataFrame({
        label("year", lang): stated["year"].to_list(),
        label("counties_stated", lang): [f"{value:.0f}" for value in stated["value"]],
    })  # fmt: skip


def figures_heading(lang: Lang) -> str:
    """Heading of the part on figures."""
    return ("各支力量历年的数字", "Figures of the forces over the years")[index(lang)]


def figures_title(figures: pd.DataFrame, year: int, lang: Lang) -> str:
    """The finding of the timeline: how many figures there are, of which years, and how many of them are new."""
    if figures.empty:
        return ("没有注明日期的整体数字", "No dated figure of a whole force")[index(lang)]
    n, first, last = len(figures), first_year(figures), int(figures["period_end"].dt.year.max())
    new = int((figures["period_end"].dt.year >= year).sum())
    return (
        f"各支力量的整体数字 {n} 条（{first}—{last}年），{year}年及以后的 {new} 条",
        f"{words.count(n, 'figure')} on whole forces, {first}–{last}; {new} from {year} or later",
    )[index(lang)]


def figures_subtitle(lang: Lang) -> str:
    """How to read the timeline."""
    return (
        "各页面所载，按力量与帮扶方；多年累计画成一段，不拆成逐年；菱形为某日在岗人数等。≥ 为下限或部分，≈ 为约数，以 / 隔开的是不同页面之数",
        "As pages state them, by force and giver; a sum is drawn over its span and never cut into years; diamonds are levels on a date. "
        "≥ is a floor or a part, ≈ an approximation; numbers with / between them are of different pages",
    )[index(lang)]


def first_year(figures: pd.DataFrame) -> int:
    """First year of the timeline: that of the earliest figure."""
    starts = figures["period_start"].fillna(figures["period_end"])
    return int(starts.dt.year.min()) if len(starts) else FIRST_YEARS[EAST_WEST]


def last_year(figures: pd.DataFrame, year: int) -> int:
    """Last year of the timeline: that of the latest figure, or the year asked about."""
    return max(year, int(figures["period_end"].dt.year.max())) if len(figures) else year


def rows(figures: pd.DataFrame, lang: Lang) -> dict[str, dict[str, str]]:
    """Rows of the timeline under their force and giver: an indicator in one unit."""
    shown: dict[str, dict[str, str]] = {}
    for name in OTHERS:
        mine = figures[figures["force"] == name]
        for giver in [*(one for one in KINDS if one in set(mine["kind"])), *([""] if "" in set(mine["kind"]) else [])]:  # fmt: skip
            own = mine[mine["kind"] == giver].drop_duplicates("row")
            head = force(name, lang)
            if giver not in ("", "central_unit"):  # central units are all of their force
                head += label("colon", lang) + kind(giver, lang)
            named = {row.row: words.indicator(row.indicator, lang) for row in each_row(own)}
            shown[head] = shown.get(head, {}) | named
    return shown


def figures_table(figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The figures of the timeline in words: force, giver, what, over which span, how much."""
    order = {name: i for i, name in enumerate(OTHERS)}
    ordered = figures.assign(order=figures["force"].map(order)).sort_values(["order", "kind", "indicator", "period_end"])  # fmt: skip
    return pd.DataFrame({
        label("force", lang): [force(name, lang) for name in ordered["force"]],
        label("giver_kind", lang): [kind(name, lang) for name in ordered["kind"]],
        label("indicator", lang): [words.indicator(name, lang) for name in ordered["indicator"]],
        label("period", lang): [words.period(row, lang) for row in each_row(ordered)],
        label("basis", lang): [label(f"basis_{basis}", lang) for basis in ordered["basis"]],
        label("value", lang): [
            ("≥ " if row.floor else "≈ " if row.bound == "about" else "≤ " if row.bound == "at_most" else "")
            + amount(row.value, row.unit, lang, down=bool(row.floor), up=row.bound == "at_most")
            for row in each_row(ordered)
        ],
    })  # fmt: skip


def unknown(found: pd.DataFrame, claims: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """What the page can't say or does not draw, with numbers: figures of single units, undated ones, years in dispute."""
    rows = [
        (("属于单个单位的数字（不代表整支力量，不在时间轴上）", "Figures of single units, which are not of a force and not on the timeline"), claims["unit_named"].sum()),
        (("省内市县的数字（不代表全省，不在时间轴上）", "Figures of places inside the province, not on the timeline"), claims["inside"].sum()),
        (("未注明日期的数字", "Figures without a date"), claims["period_end"].isna().sum()),
        (("各页面起始年份相左的县（全部列出）", "Counties for which pages state different first years; all are listed"), found["starts_differ"].sum()),
    ]  # fmt: skip
    return pd.DataFrame(
        [(told[index(lang)], int(n)) for told, n in rows if n],
        columns=[label("not_drawn", lang), label("number", lang)],
    )
