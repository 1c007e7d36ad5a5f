"""What the report on thirty years says of the national figures: how much there was, and how it grew."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.charts.sparks import Spark
from analysis.findings import guard, words
from analysis.findings.big_numbers import BigNumber
from analysis.measures.status import AT_LEAST, REPORTED
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.rounds import NEXT_STAGE, ROUNDS

MAIN = "gov_funds"
"""The quantity whose stages are drawn."""
OTHERS = (
    "social_donations", "funds_total", "jobs_total", "labor_exported", "enterprises_settled", "enterprise_investment",
    "consumption_assist",
)  # fmt: skip
"""Donations, money of all kinds, jobs, enterprises, investment and consumption: each a row with its years."""
_FIRST_SCREEN = ("jobs_total", "enterprise_investment", "consumption_assist")
STAGES = ((1996, 2010), (2011, 2015), (2016, 2020), (2021, NEXT_STAGE - 1))
"""Spans that pages sum up: up to the end of a five-year plan, and the plans after it. They don't overlap."""
FIRST_YEAR = min(ROUNDS)
_NAMED = 3  # provinces that a title names
_KINDS = {
    "year": ("单年", "one year"),
    "floor": ("部分时段等，为下限", "a part of a year or the like: a floor"),
    "span": ("多年合计", "sum of several years"),
}
_BALANCE = {
    "consistent": ("可相符", "can agree"),
    "inconsistent": ("不相符", "can't agree"),
    "open": ("结对无数值", "pairs unknown"),
}


def headline(last: int, lang: Lang) -> str:
    """The name of the report."""
    return (f"东西部协作全貌：{FIRST_YEAR}—{last}年", f"The whole cooperation, {FIRST_YEAR}–{last}")[
        index(lang)
    ]


def of_years(frame: pd.DataFrame, figures: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The years of which a page tells a national figure; the floor that a county makes says nothing of the country.

    Parameters
    ----------
    frame : DataFrame
        What is known of the country in each year (`sums.national_years`).
    figures : DataFrame
        From `measures.national.figures`.
    indicator : str
    """
    own = _single(figures, indicator)
    own = own[own["unit"] == INDICATORS[indicator].unit]
    return frame[frame["figure"].notna() & frame["year"].isin(own["last"])]


def _single(figures: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The national figures of single years that held."""
    return figures[
        (figures["indicator"] == indicator) & (figures["first"] == figures["last"]) & figures["held"]
    ]


def elsewhere(figures: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The national figures of single years that are in another unit than the indicator's, such as person-times.

    Returns
    -------
    DataFrame
        `year`, `figure`, `status`, `unit`.
    """
    own = _single(figures, indicator)
    own = own[own["unit"] != INDICATORS[indicator].unit].drop_duplicates("last")
    status = own["upper"].isna().map({True: AT_LEAST, False: REPORTED})
    return pd.DataFrame(
        {
            "year": own["last"],
            "figure": own["lower"].where(own["upper"].isna(), own["value"]),
            "status": status,
            "unit": own["unit"],
        }
    )


def _said(row: pd.Series, indicator: str, lang: Lang) -> str:
    return words.valued(row["figure"], row["status"], INDICATORS[indicator].unit, lang)


def summary(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> list[str]:
    """What the east gave in the newest years, against the first one that is known.

    Parameters
    ----------
    years : mapping of indicator to DataFrame
        From `sums.national_years`, `MAIN` among them.
    figures : DataFrame
        From `measures.national.figures`.
    lang : {"zh", "en"}
    """
    known = of_years(years[MAIN], figures, MAIN)
    if known.empty:
        return [("没有全国数字。", "There is no national figure.")[index(lang)]]
    name = words.indicator(MAIN, lang)
    first, last = known.iloc[0], known.iloc[-1]
    stated = known[
        (known["status"] == REPORTED) & (known["year"] < last["year"]) & (known["year"] > first["year"])
    ]
    told = [*([stated.iloc[-1]] if len(stated) else []), last]
    if lang == "zh":
        ends = "，".join(words.told(f"{row['year']}年", _said(row, MAIN, lang), lang) for row in told)
        since = f"，{first['year']}年为 {_said(first, MAIN, lang)}" if first["year"] < last["year"] else ""
        return [f"东部省份给西部的{name}，{ends}{since}。"]
    ends = " and ".join(f"{_said(row, MAIN, lang)} in {row['year']}" for row in told)
    since = f", against {_said(first, MAIN, lang)} in {first['year']}" if first["year"] < last["year"] else ""
    return [f"Eastern provinces gave {ends}{since} ({name.lower()})."]


def big_numbers(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> list[BigNumber]:
    """The numbers of the first screen: what the east gave, and the newest year of jobs, investment and consumption."""
    shown = []
    for name in (MAIN, *_FIRST_SCREEN):
        known = of_years(years[name], figures, name)
        if len(known):
            row = known.iloc[-1]
            own = figures[(figures["indicator"] == name) & (figures["last"] == row["year"]) & figures["held"]]
            ids = ";".join(own.loc[own["first"] == own["last"], "observation_ids"])
            shown.append(
                BigNumber(
                    _said(row, name, lang),
                    words.indicator(name, lang),
                    words.years(int(row["year"]), int(row["year"]), lang),
                    ids,
                    row["figure"],
                    name,
                    (int(row["year"]), int(row["year"])),
                )
            )
    return shown


def newest(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> str:
    """The other quantities of the newest year of which pages tell any; empty without one."""
    known = {name: of_years(years[name], figures, name) for name in years if name != MAIN}
    known = {name: frame for name, frame in known.items() if len(frame)}
    if not known:
        return ""
    year = max(int(frame["year"].iat[-1]) for frame in known.values())
    told = []
    for name, frame in known.items():
        row = frame.iloc[-1]
        if row["year"] == year:
            called = words.indicator(name, lang)
            value = _said(row, name, lang)
            told.append((words.told(called, value, "zh"), f"{called.lower()}, {value}")[index(lang)])
    return (
        f"{year}年全国另有{words.listed(told, lang)}。",
        f"In {year}, in the whole country: {'; '.join(told)}.",
    )[index(lang)]


def stages_title(stages: pd.DataFrame, lang: Lang) -> str:
    """The finding of the bars: what each stage came to."""
    known = stages[stages["figure"].notna()]
    if known.empty:
        return ("各阶段均无全国数字", "No stage has a national figure")[index(lang)]
    told = [
        (words.told(words.years(int(row["first"]), int(row["last"]), lang), _said(row, MAIN, lang), "zh"),
         f"{_said(row, MAIN, lang)} in {words.years(int(row['first']), int(row['last']), lang)}")[index(lang)]
        for _, row in known.iloc[[0, -1] if len(known) > 1 else [0]].iterrows()
    ]  # fmt: skip
    name = words.indicator(MAIN, lang)
    return (f"{name}：{'，'.join(told)}", f"{name}: {', '.join(told)}")[index(lang)]


def stages_subtitle(lang: Lang) -> str:
    """How the bars are to be read."""
    unit = ("亿元/年", "billion yuan a year")[index(lang)]
    return (
        f"全国，{unit}；条宽为年数，面积为合计（Σ），由各页面的全部数字解出；点为单年数",
        f"Whole country, {unit}: a bar is as wide as its years, its area is the sum (Σ), solved from all claims; dots are single years",
    )[index(lang)]


def stages_caption(lang: Lang) -> str:
    """Heading of the table of the stages."""
    return ("各阶段全国合计", "What each stage came to, whole country")[index(lang)]


def stages_table(stages: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The sums of the stages with their ceilings."""
    unit = INDICATORS[MAIN].unit
    ceiling = ("上限", "At most")[index(lang)]
    return pd.DataFrame({
        label("period", lang): [words.years(int(row.first), int(row.last), lang) for row in each_row(stages)],
        label("value", lang): [words.valued(row.figure, row.status, unit, lang) for row in each_row(stages)],
        ceiling: [
            amount(row.upper, unit, lang, up=True) if row.status == AT_LEAST and pd.notna(row.upper) else None
            for row in each_row(stages)
        ],
        label("status", lang): [label(row.status, lang) for row in each_row(stages)],
    })  # fmt: skip


def sparks(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> list[Spark]:
    """The other quantities as rows: their years, and the newest figure in words."""
    rows = []
    for name in OTHERS:
        known = of_years(years[name], figures, name)
        if known.empty:
            continue
        row = known.iloc[-1]
        told = (words.told(f"{row['year']}年", _said(row, name, lang), "zh"), f"{row['year']}: {_said(row, name, lang)}")[index(lang)]  # fmt: skip
        other = elsewhere(figures, name)
        points = pd.concat(
            [known[["year", "figure", "status"]], other[["year", "figure", "status"]]], ignore_index=True
        )
        rows.append(Spark(words.indicator(name, lang), points, told, tuple(map(int, other["year"]))))
    return rows


def sparks_heading(lang: Lang) -> str:
    """Heading of the part on the other quantities."""
    return ("还做了什么", "What else was done")[index(lang)]


def sparks_title(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> str:
    """The finding of the rows: the newest year."""
    return newest(years, figures, lang).rstrip("。.") or sparks_heading(lang)


def sparks_subtitle(last: int, lang: Lang) -> str:
    """How the rows are to be read."""
    return (
        f"有全国数字的年份，{FIRST_YEAR}—{last}年；各行自有比例尺，口径可能逐年不同，所以不连线",
        f"Years with a national figure, {FIRST_YEAR}–{last}; each row has its own scale, and scopes may differ by year, so nothing joins them",
    )[index(lang)]


def years_table(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Every year of every quantity of which a page tells a national figure."""
    rows = []
    for name, frame in years.items():
        own = [
            (row["year"], _said(row, name, lang), row["status"])
            for _, row in of_years(frame, figures, name).iterrows()
        ]
        other = [
            (row.year, words.valued(row.figure, row.status, row.unit, lang), row.status)
            for row in each_row(elsewhere(figures, name))
        ]
        rows += [
            (words.indicator(name, lang), str(year), told, label(status, lang))
            for year, told, status in sorted(own + other)
        ]
    return pd.DataFrame(rows, columns=[label(key, lang) for key in ("indicator", "year", "value", "status")])


def figures_table(
    figures: pd.DataFrame, balance: pd.DataFrame, traced: pd.DataFrame, lang: Lang
) -> pd.DataFrame:
    """Every national figure, whether it held, and what is known of its pairs.

    Parameters
    ----------
    figures : DataFrame
        From `measures.national.figures`.
    balance : DataFrame
        The processed table.
    traced : DataFrame
        From `measures.national.coverage`, of `MAIN`: what the page tells of the pairs over the same days.
    lang : {"zh", "en"}
    """
    told = {
        (MAIN, row.first, row.last, row.until): (row.traced, row.traced_status)
        for row in each_row(traced)
        if pd.notna(row.traced)
    }
    rows = []
    for figure in each_row(figures):
        unit = INDICATORS[figure.indicator].unit
        ids = set(figure.observation_ids.split(";"))
        pairs = balance[
            (balance["indicator"] == figure.indicator)
            & balance["observation_ids"].map(lambda own, ids=ids: bool(ids & set(own.split(";"))))
        ].head(1)
        found = pairs.iloc[0] if len(pairs) else None
        known = found is not None and found["pairs_lower"] > 0
        days = (figure.indicator, figure.first, figure.last, figure.until)
        pairs_sum = told.get(days, (found["pairs_lower"], AT_LEAST)) if known else None
        kind = _KINDS[figure.kind][index(lang)]
        if not figure.held:
            kind += ("；与其他数字冲突而让位", "; gave way to others")[index(lang)]
        rows.append([
            words.indicator(figure.indicator, lang), words.days(pd.Timestamp(figure.first, 1, 1), figure.until, lang),
            words.valued(figure.figure, AT_LEAST if pd.isna(figure.upper) and not figure.exact else REPORTED, figure.unit, lang),
            kind, figure.pages,
            words.valued(*pairs_sum, unit, lang) if known else None,
            f"{found['pairs_known']} / {found['pairs']}" if found is not None else None,
            _BALANCE[found["state"]][index(lang)] if found is not None else None,
        ])  # fmt: skip
    headings = (
        ("指标", "年份", "全国数", "性质", "页面数", "各结对截至同日合计", "有数值的结对年", "核对"),
        (
            "Indicator",
            "Years",
            "Figure",
            "What it is",
            "Pages",
            "Pairs up to the same day",
            "Pair-years",
            "Balance",
        ),
    )[index(lang)]
    return pd.DataFrame(rows, columns=list(headings))


def figures_caption(lang: Lang) -> str:
    """Heading of the table of national figures."""
    return ("全国数字及其与各结对之和的核对", "The national figures, and what is known of the pairs beneath them")[index(lang)]  # fmt: skip


def map_title(received: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding of the map: who received most where the bounds leave no doubt, else what some are known to have got."""
    known = guard.tellable(received)
    if known.empty:
        return (f"各省所获{words.indicator(indicator, lang)}均无数值", f"No province's {words.indicator(indicator, lang).lower()} is known")[index(lang)]  # fmt: skip
    top = guard.leader(received)
    if top is None:
        told = [
            words.told(words.place(row["place"], lang), _said(row, indicator, lang), lang)
            for _, row in known.head(_NAMED).iterrows()
        ]
        return (f"各省所获：{'，'.join(told)}", f"Received by province: {', '.join(told)}")[index(lang)]
    value, place = _said(top, indicator, lang), words.place(top["place"], lang)
    return (
        words.told(f"{'' if top['sure'] else '已知'}受援最多的是{place}：", value, "zh"),
        f"{place} {'received' if top['sure'] else 'is known to have received'} most: {value}",
    )[index(lang)]


def map_subtitle(received: pd.DataFrame, indicator: str, last: int, lang: Lang) -> str:
    """What the map shows."""
    known = int(received["figure"].notna().sum())
    return (
        f"各受援省份所获{words.indicator(indicator, lang)}，{words.years(FIRST_YEAR, last, lang)}合计，多为下限；{len(received)} 个省份中 {known} 个有数值或下限",
        f"{words.indicator(indicator, lang)} received, sum of {words.years(FIRST_YEAR, last, lang)}, mostly floors; a figure or a floor is known for "
        f"{known} of {words.count(len(received), 'province')}",
    )[index(lang)]


def map_table(received: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """The values of the map."""
    unit = INDICATORS[indicator].unit
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in received["place"]],
        label("value", lang): [
            words.known_of(row, unit, lang) for row in each_row(received)
        ],
        ("有数值或下限的结对", "Pairs with a figure or a floor")[index(lang)]: [
            f"{known} / {pairs}" for known, pairs in zip(received["pairs_known"], received["pairs"], strict=True)
        ],
    })  # fmt: skip
