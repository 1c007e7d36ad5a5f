"""What the report on labour says: jobs by kind, and workers from the west in the east."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import flow_kinds, flows, guard, words
from analysis.measures import contained
from analysis.measures.flows import PAIR, Period
from analysis.measures.status import UNKNOWN
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.scope import PART

JOBS = ("jobs_total", "jobs_poor", "jobs_to_east", "jobs_local", "jobs_elsewhere", "labor_exported")
KINDS = (*JOBS, "labor_income")
_MOST = 8  # pairs that a sentence names
NATIONAL = ("labor_exported", "labor_income", "jobs_total", "jobs_poor")


def headline(first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    span = words.years(first, last, lang)
    return (f"劳务：西部的人在哪里就业，{span}", f"Labour: where people from the west find work, {span}")[
        index(lang)
    ]


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "pairs": ("按结对", "By pair"),
        "east": ("到东部就业", "Jobs in the east"),
        "stock": ("在东部务工的西部人", "Western workers living in the east"),
        "national": ("全国数：劳务输出与收入", "National figures: labour export and incomes"),
    }[part][index(lang)]


def names(lang: Lang, kinds: tuple[str, ...] = JOBS) -> dict[str, str]:
    """Kind of job -> its name."""
    return {kind: words.indicator(kind, lang) for kind in kinds}


def kinds_table(found: Mapping[str, Period], lang: Lang) -> pd.DataFrame:
    """One row a kind: what all pairs come to, of how many it is known, and the newest national figure."""
    return flow_kinds.table([found[kind] for kind in KINDS], lang)


def summary(found: Mapping[str, Period], lang: Lang) -> list[str]:
    """How many were helped into jobs, how much of the country's number that is, and what is known of no pair."""
    jobs, span = found[JOBS[0]], words.years(*found[JOBS[0]].span, lang)
    if jobs.flows.empty:
        return [
            (f"{span}间所选省份没有省际结对。", f"The chosen province had no pair in {span}.")[index(lang)]
        ]
    east = found["jobs_to_east"]
    unknown = [name for kind, name in names(lang, KINDS).items() if not found[kind].known]
    missing = (f"没有任何结对的数字：{words.listed(unknown, lang)}。", f"Without a figure of any pair: {words.listed(unknown, lang)}.")[index(lang)]  # fmt: skip
    return [
        *flows.summary(jobs, lang)[:3],
        flows.together(east, lang),
        (
            "各类互有重叠（一名脱贫劳动力到东部就业，三类都算），不能相加。",
            "The kinds overlap (a poor worker's job in the east counts in three of them) and can't be added up.",
        )[index(lang)],
        missing if unknown else "",
        flows.transition(jobs, lang),
    ]


def wholes(found: Mapping[str, Period], nation: Mapping[str, pd.Series], lang: Lang) -> pd.DataFrame:
    """The bars of the six kinds: what all pairs come to, and what the country has where that is more.

    Parameters
    ----------
    found : mapping of kind to Period
    nation : mapping of kind to Series
        What is known of the whole country in the same span (`sums.national_spans`).
    lang : {"zh", "en"}
    """
    rows = []
    for kind, name in names(lang).items():
        whole, country = found[kind].whole, nation[kind]
        traced = 0.0 if pd.isna(whole["figure"]) else whole["figure"]
        more = pd.notna(country["figure"]) and country["figure"] > traced
        rows.append({
            "row": kind, "indicator": kind, "name": name, "figure": whole["figure"], "status": whole["status"],
            "whole": country["figure"] if more else None, "whole_status": country["status"] if more else UNKNOWN,
        })  # fmt: skip
    return pd.DataFrame(rows).astype({"figure": "float64", "whole": "float64"})


def parts(found: Mapping[str, Period], lang: Lang) -> pd.DataFrame:
    """The pairs inside the bars, the largest first."""
    rows = [found[kind].flows.assign(row=kind, indicator=kind) for kind in JOBS]
    every = contained.kinds_in_order(pd.concat(rows, ignore_index=True), PAIR)
    called = [words.pair(o, d, lang) for o, d in zip(every["origin"], every["destination"], strict=True)]
    return every.assign(name=called)


def wholes_title(rows: pd.DataFrame, jobs: Period, lang: Lang) -> str:
    """The finding of the bars: how many were helped into jobs in all, and how many of them are traced to pairs (`jobs`), where they are a part."""
    first, last, divided = *jobs.span, jobs.divided
    jobs, span = rows.set_index("row").loc[JOBS[0]], words.years(first, last, lang)
    told = {
        name: words.valued(jobs[name], jobs[status], "persons", lang)
        for name, status in (("figure", "status"), ("whole", "whole_status"))
        if pd.notna(jobs[name])
    }
    if not told:
        return (f"{span}：帮助就业没有可用的数字", f"No usable figure on jobs, {span}")[index(lang)]
    whole = told.get("whole", told.get("figure"))
    rest = (
        (
            ""
            if len(told) < 2
            else f"，{words.told(('其中' if divided else '') + '可追溯到具体结对的', told['figure'], 'zh')}"
        ),
        (
            ""
            if len(told) < 2
            else f"{', ' if divided else '; '}{told['figure']}{' of them' if divided else ''} traced to pairs"
        ),
    )[index(lang)]
    return (
        f"{words.told(f'{span}帮助农村劳动力就业', whole, 'zh')}{rest}",
        f"Helped into jobs in {span}: {whole}{rest}",
    )[index(lang)]


def wholes_subtitle(rows: pd.DataFrame, first: int, last: int, lang: Lang) -> str:
    """What the bars (`wholes`) are: of empty boxes only where there are any."""
    summed, boxes = words.summed(first, last, lang), rows["whole"].notna().any()
    box = ("，空框为全国数", ", in an empty box the whole country")[index(lang)] if boxes else ""
    return (
        f"各类就业，{summed}；条内依次为条下所列结对{box}；各类互有重叠，不能相加",
        f"Kinds of jobs, {summed}; in each bar the pairs named below it{box}; the kinds overlap and can't be added up",
    )[index(lang)]


def pairs_table(rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """One row a pair of which anything is known, the kinds beside one another (`parts`)."""
    known = rows[rows["figure"].notna()]
    told = known.assign(said=[
        words.valued(figure, status, "persons", lang) for figure, status in zip(known["figure"], known["status"], strict=True)
    ])  # fmt: skip
    table = told.pivot(index="name", columns="indicator", values="said").reindex(index=known["name"].unique())
    called = names(lang)
    table = table.reindex(columns=[kind for kind in called if kind in table]).rename(columns=called)
    return table.rename_axis(index=label("pair", lang), columns=None).reset_index()


def grid_subtitle(first: int, last: int, unit: str, lang: Lang) -> str:
    """What the grid of pairs and kinds shows, and, where one is shared, in which unit."""
    summed = words.summed(first, last, lang)
    told = (f"各类就业，按省际结对，{summed}", f"Kinds of jobs by province pair, {summed}")[index(lang)]
    return label("comma_clause", lang).join(filter(None, (told, unit)))


def westward(flows: pd.DataFrame) -> pd.DataFrame:
    """The flows turned round, for the map: workers go from the receiver of help to its giver."""
    return flows.rename(columns={"origin": "destination", "destination": "origin"})


def map_title(found: Period, lang: Lang) -> str:
    """The finding of the map of jobs in the east: the most where the bounds leave no doubt, else what all come to."""
    rows, span = found.flows, words.years(*found.span, lang)
    name = words.indicator(found.indicator, lang)
    if not found.known:
        return (f"{name}：{span}没有按结对的数字", f"{name}: no figure of any pair for {span}")[index(lang)]
    top = guard.leader(rows)
    if top is None:
        total = words.valued(found.whole["figure"], found.whole["status"], "persons", lang)
        return (words.told(f"{span}经协作到东部就业的西部人", total, "zh"), f"From the west into jobs in the east, {span}: {total}")[index(lang)]  # fmt: skip
    way = words.pair(top["destination"], top["origin"], lang)
    value = words.valued(top["figure"], top["status"], "persons", lang)
    return (
        f"{name}：{'' if top['sure'] else '已知'}最多的是{way}，{value}",
        f"{name}: the most {'' if top['sure'] else 'that is known '}is {way}, {value}",
    )[index(lang)]


def map_subtitle(found: Period, lang: Lang) -> str:
    """What the map of jobs in the east shows."""
    known, pairs = int(found.flows["figure"].notna().sum()), len(found.flows)
    summed = words.summed(*found.span, lang)
    return (
        f"协作帮助到东部就业的人数，{summed}，由西向东；{pairs} 组结对中 {known} 组有数值或下限，其余的人数未知或只知零星",
        f"People helped into jobs in the east, {summed}, from west to east; {known} of {words.count(pairs, 'pair')} {words.have(known)} a figure or a "
        "floor, of the others little or nothing is known",
    )[index(lang)]


def stock_table(
    levels: pd.DataFrame, claims: pd.DataFrame, places: Mapping[str, str], lang: Lang
) -> pd.DataFrame:
    """The latest level of each pair: from where to where, persons, date, and who of them is counted.

    Parameters
    ----------
    levels : DataFrame
        From `measures.streams.latest_levels`.
    claims : DataFrame
        The observations behind them.
    places : mapping of adcode to name
        Of the places of those claims.
    lang : {"zh", "en"}
    """
    known = levels[levels["figure"].notna()]
    of = claims.set_index("observation_id")
    own = [of.loc[[one for one in ids.split(";") if one in of.index]] for ids in known["observation_ids"]]
    return pd.DataFrame({
        label("flow", lang): [
            words.pair(d, o, lang) for o, d in zip(known["origin"], known["destination"], strict=True)
        ],
        label("value", lang): [
            words.valued(v, s, "persons", lang) for v, s in zip(known["figure"], known["status"], strict=True)
        ],
        label("year", lang): [str(year) for year in known["year"]],
        ("计入的是谁", "Who is counted")[index(lang)]: [_counted(row, rows, places, lang) for row, rows in zip(each_row(known), own, strict=True)],
    })  # fmt: skip


def _counted(level: object, claims: pd.DataFrame, places: Mapping[str, str], lang: Lang) -> str:
    """Whom the claims behind a level count: all workers from the province, a part of them, those of some places."""
    told = []
    for claim in each_row(claims):
        inside = [
            places.get(code, code)
            for joined, province in ((claim.destination, level.destination), (claim.origin, level.origin))
            for code in str(joined).split(";")
            if code != province
        ]
        if inside:
            told.append(
                (f"只计{words.listed(inside, lang)}", f"only those of {words.listed(inside, lang)}")[
                    index(lang)
                ]
            )
        if PART in claim.flags.split(";"):
            told.append(
                ("只计其中一部分（如贫困劳动力）", "only a part of them, such as poor workers")[index(lang)]
            )
    every = ("该西部省份在该东部省份的全部务工者", "all workers of the one province in the other")[
        index(lang)
    ]
    return label("semicolon", lang).join(dict.fromkeys(told)) or every


def stock_summary(levels: pd.DataFrame, lang: Lang) -> list[str]:
    """That the levels are of different people and can't be compared, and which pairs have none, by name."""
    lost = levels[levels["figure"].isna()]
    named = [words.pair(d, o, lang) for o, d in zip(lost["origin"], lost["destination"], strict=True)]
    caveat = (
        "时点人数，不限于协作组织的务工；各页计入的人不同，因此不画成地图，也不能相互比较。",
        "Levels on a date, not only of those whom the cooperation brought. Pages count different people, so the levels are not drawn side by "
        "side and can't be compared.",
    )[index(lang)]
    missing = (f"没有时点数的结对：{words.listed(named, lang, _MOST)}。", f"Pairs without a level: {words.listed(named, lang, _MOST)}.")[index(lang)]  # fmt: skip
    return [caveat if len(lost) < len(levels) else "", missing if named else ""]


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
            f"{lost} of the figures {words.verb(lost, 'disagrees', 'disagree')} with the others."
            if lost
            else "they don't contradict one another."
        ),
    )[index(lang)]
