"""What the report on labour says: jobs by kind, and workers from the west in the east."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import guard, words
from analysis.measures.status import REPORTED, STATED
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount

JOBS = ("jobs_total", "jobs_poor", "jobs_to_east", "jobs_local", "jobs_elsewhere", "labor_exported")
KINDS = (*JOBS, "labor_income")
NATIONAL = ("labor_exported", "labor_income", "jobs_total", "jobs_poor")


def headline(first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    span = words.years(first, last, lang)
    return (f"劳务：西部的人在哪里就业，{span}", f"Labour: where people from the west find work, {span}")[
        index(lang)
    ]


def names(lang: Lang, kinds: tuple[str, ...] = JOBS) -> dict[str, str]:
    """Kind of job -> its name."""
    return {kind: words.indicator(kind, lang) for kind in kinds}


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "kinds": ("各类就业：所知与未知", "Jobs by kind: what is known and what is not"),
        "east": ("到东部就业", "Jobs in the east"),
        "stock": ("在东部务工的西部人", "Western workers living in the east"),
        "national": ("全国数：劳务输出与收入", "National figures: labour export and incomes"),
    }[part][index(lang)]


def kinds_table(flows: pd.DataFrame, sums: Mapping[str, pd.Series], lang: Lang) -> pd.DataFrame:
    """One row a kind: pairs with a figure, what they add up to, and one of the pairs.

    Parameters
    ----------
    flows : DataFrame
        From `sums.of_kinds`.
    sums : mapping of indicator to Series
        From `sums.kinds_together`.
    lang : {"zh", "en"}
    """
    rows = []
    for kind, name in names(lang, KINDS).items():
        mine = flows[flows["indicator"] == kind]
        known = mine[mine["figure"].notna()]
        top = next(known.itertuples(), None)
        rows.append({
            label("indicator", lang): name,
            ("有数值或下限的结对", "Pairs with a figure or a floor")[index(lang)]: f"{len(known)} / {len(mine)}",
            ("合计", "Together")[index(lang)]: _sum(sums, kind, lang),
            ("其中", "Among them")[index(lang)]: "–" if top is None else f"{words.pair(top.origin, top.destination, lang)}"
            f"{label('colon', lang)}{words.valued(top.figure, top.status, INDICATORS[kind].unit, lang)}",
        })  # fmt: skip
    return pd.DataFrame(rows)


def kinds_summary(
    flows: pd.DataFrame, sums: Mapping[str, pd.Series], first: int, last: int, lang: Lang
) -> list[str]:
    """How much of the jobs is known at all, and what can't be told from it."""
    span = words.years(first, last, lang)
    pairs = flows.drop_duplicates(["origin", "destination"])
    if pairs.empty:
        return [
            (f"{span}间所选省份没有省际结对。", f"The chosen province had no pair in {span}.")[index(lang)]
        ]
    told = names(lang, KINDS)
    known = [kind for kind in KINDS if flows.loc[flows["indicator"] == kind, "figure"].notna().any()]
    unknown = [told[kind] for kind in KINDS if kind not in known]
    whole = flows["status"].isin([REPORTED, STATED]).groupby(flows["indicator"]).all()
    sentences = [] if whole.any() or not known else [(
        f"{span}间所涉结对，各类就业的已知数都只覆盖一部分结对和年份，合计因此只是下限，也不能相互比较。",
        f"For the pairs in force in {span}, every kind of job is known for some pairs and some years only: the sums are "
        "floors, and one kind's sum can't be compared with another's.",
    )[index(lang)]]  # fmt: skip
    if known:
        parts = [words.told(told[kind], _sum(sums, kind, lang), lang) for kind in known]
        sentences.append(
            (f"已知：{words.listed(parts, lang)}。", f"Known: {words.listed(parts, lang)}.")[index(lang)]
        )
    if unknown:
        sentences.append(
            (f"没有任何结对的数字：{words.listed(unknown, lang)}。", f"Without a figure of any pair: {words.listed(unknown, lang)}.")[index(lang)]
        )  # fmt: skip
    return sentences


def grid_title(flows: pd.DataFrame, lang: Lang) -> str:
    """The finding of the grid: of how many pairs any kind of job is known."""
    known = flows["figure"].notna().groupby([flows["origin"], flows["destination"]]).any()
    if known.empty:
        return heading("kinds", lang)
    if not known.any():
        return (
            f"{len(known)} 组结对中没有一组有就业数",
            f"No kind of job is known for any of {words.count(len(known), 'pair')}",
        )[index(lang)]
    return (
        f"{len(known)} 组结对中 {int(known.sum())} 组至少有一类就业数或其下限",
        f"Some kind of job, or a floor of it, is known for {int(known.sum())} of {words.count(len(known), 'pair')}",
    )[index(lang)]


def grid_subtitle(first: int, last: int, unit: str, lang: Lang) -> str:
    """What the grid of pairs and kinds shows."""
    span = words.years(first, last, lang)
    return (
        f"{span}合计，{unit}；“≥”为下限",
        f"Sum of {span}, {unit}; ≥ is a floor",
    )[index(lang)]


def westward(flows: pd.DataFrame) -> pd.DataFrame:
    """The flows turned round, for the map: workers go from the receiver of help to its giver."""
    return flows.rename(columns={"origin": "destination", "destination": "origin"})


def map_title(flows: pd.DataFrame, indicator: str, first: int, last: int, lang: Lang) -> str:
    """The finding of a map of workers (the flows as in `series`, from giver to receiver).

    The most is named where the bounds leave no doubt; else for how many pairs there is a figure.
    """
    known = guard.tellable(flows)
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    if known.empty:
        return (f"{name}：{span}没有按结对的数字", f"{name}: no figure of any pair for {span}")[index(lang)]
    top = guard.leader(flows)
    row = known.iloc[0] if top is None else top
    way = words.pair(row["destination"], row["origin"], lang)
    value = words.valued(row["figure"], row["status"], INDICATORS[indicator].unit, lang)
    if top is None:
        return (
            f"{name}：{len(flows)} 组结对中 {len(known)} 组有数，其中{way}{value}",
            f"{name}: known for {len(known)} of {words.count(len(flows), 'pair')}, {way} {value}",
        )[index(lang)]
    return (
        f"{name}：{'' if top['sure'] else '已知'}最多的是{way}，{value}",
        f"{name}: the most {'' if top['sure'] else 'that is known '}is {way}, {value}",
    )[index(lang)]


def flow_subtitle(flows: pd.DataFrame, first: int, last: int, lang: Lang) -> str:
    """What the map of jobs in the east shows."""
    known, span = int(flows["figure"].notna().sum()), words.years(first, last, lang)
    return (
        f"协作帮助到东部就业的人数，{span}合计；{len(flows)} 组结对中 {known} 组有数值或下限，细线为有结对而一无所知",
        f"People helped into jobs in the east, sum of {span}; {known} of {words.count(len(flows), 'pair')} {words.have(known)} a figure or a floor, "
        "thin lines are pairs without either",
    )[index(lang)]


def stock_subtitle(levels: pd.DataFrame, last: int, lang: Lang) -> str:
    """What the map of the stock shows, and of which years it is."""
    known = levels[levels["figure"].notna()]
    if known.empty:
        return (
            f"至{last}年，{len(levels)} 组结对均无数值",
            f"Up to {last}; none of {words.count(len(levels), 'pair')} has a figure",
        )[index(lang)]
    years = sorted(known["year"].unique())
    span = words.years(years[0], years[-1], lang)
    return (
        f"时点人数，每组取至{last}年为止最近一次的已知数（{span}）；{len(levels)} 组结对中 {len(known)} 组有数值；不限于协作组织的务工",
        f"A level on a date: each pair's latest one known up to {last} (of {span}); {len(known)} of {words.count(len(levels), 'pair')} "
        f"{words.have(len(known))} one; not only those whom the cooperation brought",
    )[index(lang)]


def stock_table(levels: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The latest levels: way, persons, year, status."""
    known = levels[levels["figure"].notna()]
    return pd.DataFrame({
        label("flow", lang): [words.pair(d, o, lang) for o, d in zip(known["origin"], known["destination"], strict=True)],
        label("value", lang): [
            words.valued(v, s, "persons", lang) for v, s in zip(known["figure"], known["status"], strict=True)
        ],
        label("year", lang): [str(y) for y in known["year"]],
        label("status", lang): [label(s, lang) for s in known["status"]],
    })  # fmt: skip


def stock_summary(levels: pd.DataFrame, lang: Lang) -> str:
    """Which pairs have no level, by name."""
    lost = levels[levels["figure"].isna()]
    if lost.empty:
        return ""
    named = words.listed(
        [words.pair(d, o, lang) for o, d in zip(lost["origin"], lost["destination"], strict=True)], lang
    )
    return (f"没有时点数的结对：{named}。", f"Pairs without a level: {named}.")[index(lang)]


def national_table(figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """National figures as claimed, one row a figure (`measures.national.figures`)."""
    return pd.DataFrame({
        label("indicator", lang): [words.indicator(i, lang) for i in figures["indicator"]],
        label("period", lang): [
            words.years(a, b, lang) for a, b in zip(figures["first"], figures["last"], strict=True)
        ],
        label("value", lang): [
            (("不少于 ", "at least ")[index(lang)] if k == "floor" else "") + amount(v, INDICATORS[i].unit, lang, digits=4)
            for i, v, k in zip(figures["indicator"], figures["value"], figures["kind"], strict=True)
        ],
        ("页面数", "Pages")[index(lang)]: figures["pages"].astype(str),
        ("是否被推翻", "Held")[index(lang)]: [
            (("未被推翻", "yes") if held else ("与其他数相左，让位", "no, gave way to others"))[index(lang)] for held in figures["held"]
        ],
    })  # fmt: skip


def national_summary(figures: pd.DataFrame, lang: Lang) -> str:
    """What the national figures are worth: overlapping spans, and how many gave way."""
    if figures.empty:
        return ("没有全国数。", "There is no national figure.")[index(lang)]
    lost = int((~figures["held"].astype(bool)).sum())
    return (
        "多年合计的时段互相重叠，不能相加；"
        + (f"其中 {lost} 个数与其他数相左。" if lost else "它们互不矛盾。"),
        "Sums over several years overlap and can't be added up; "
        + (
            f"{lost} of the figures disagree with the others."
            if lost
            else "they don't contradict one another."
        ),
    )[index(lang)]


def _sum(sums: Mapping[str, pd.Series], kind: str, lang: Lang) -> str:
    """What all pairs of a kind add up to, in words."""
    if kind not in sums:
        return label("no_data", lang)
    return words.valued(sums[kind]["figure"], sums[kind]["status"], INDICATORS[kind].unit, lang)
