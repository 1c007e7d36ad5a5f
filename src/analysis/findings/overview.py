"""What the report on thirty years says of the national figures and of the policy rounds."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import guard, words
from analysis.measures.status import AT_LEAST, REPORTED, UNKNOWN
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import number, scale
from analysis.vocabulary.rounds import NEXT_STAGE, ROUNDS

INDICATORS_SHOWN = (
    "gov_funds", "social_donations", "funds_total", "jobs_total", "labor_exported", "enterprises_settled",
    "enterprise_investment", "consumption_assist",
)  # fmt: skip
"""Money, jobs, enterprises, investment and consumption."""

FIRST_YEAR = min(ROUNDS)
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


def stages(last: int) -> dict[int, int]:
    """First year of each stage, opened by a policy round, and its last year, up to `last`."""
    starts = [*ROUNDS, NEXT_STAGE]
    ends = [start - 1 for start in starts[1:]] + [max(last, NEXT_STAGE)]
    return {start: end for start, end in zip(starts, ends, strict=True) if start <= last}


def headline(last: int, lang: Lang) -> str:
    """The name of the report."""
    return (f"东西部协作全貌：{FIRST_YEAR}—{last}年", f"The whole cooperation, {FIRST_YEAR}-{last}")[
        index(lang)
    ]


def summary(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> list[str]:
    """What is known of the years of all indicators together, and the newest figure of each."""
    if figures.empty:
        return [("没有全国数字。", "There is no national figure.")[index(lang)]]
    counts = known_years(years, figures, lang).iloc[-1]
    reported, floor, nothing = counts.iloc[1:4]
    cells = sum(len(frame) for frame in years.values())
    sentences = [(
        f"{len(years)} 项指标共 {cells} 个年份数：{reported} 个有全年数，{floor} 个仅知下限，{nothing} 个未知。",
        f"Of {words.count(cells, 'year')} of {words.count(len(years), 'quantity', 'quantities')}, {reported} {words.have(reported)} "
        f"a figure for the whole year, {floor} only a floor, and {nothing} {words.verb(nothing, 'is', 'are')} unknown.",
    )[index(lang)]]  # fmt: skip
    newest = []
    for indicator, frame in years.items():
        told = _of_years(frame, figures, indicator)
        if len(told):
            name, when = words.indicator(indicator, lang), told["year"].iat[-1]
            value = _said(told.iloc[-1], indicator, lang)
            newest.append(
                (words.told(f"{name}{when}年", value, lang), f"{name.lower()} {value} ({when})")[index(lang)]
            )
    if newest:
        sentences.append(
            (f"最近的单年数：{words.listed(newest, lang)}。", f"The newest yearly figures: {'; '.join(newest)}.")[index(lang)]
        )  # fmt: skip
    return sentences


def _of_years(frame: pd.DataFrame, figures: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The years of which a page tells a national figure; the floor that a county makes says nothing of the country."""
    own = figures[
        (figures["indicator"] == indicator) & (figures["first"] == figures["last"]) & figures["held"]
    ]
    return frame[frame["figure"].notna() & frame["year"].isin(own["last"])]


def _said(row: pd.Series, indicator: str, lang: Lang) -> str:
    return words.valued(row["figure"], row["status"], INDICATORS[indicator].unit, lang)


def years_title(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> str:
    """The finding of the figure by year: how the assistance funds grew, as far as single years are known."""
    for indicator, frame in years.items():
        known = _of_years(frame, figures, indicator)
        if len(known) >= 2:
            first, last = known.iloc[0], known.iloc[-1]
            ends = [_said(row, indicator, lang) for row in (first, last)]
            return (
                f"全国{words.indicator(indicator, lang)}："
                + "，".join(
                    words.told(f"{row['year']}年", end, "zh")
                    for row, end in zip((first, last), ends, strict=True)
                ),
                f"{words.indicator(indicator, lang)} of the whole country: {ends[0]} in {first['year']}, {ends[1]} in {last['year']}",
            )[index(lang)]
    return ("全国逐年数字很少", "Few national figures are of single years")[index(lang)]


def years_subtitle(last: int, lang: Lang) -> str:
    """How the figure by year is to be read."""
    opened = words.listed([str(year) for year in stages(last)], lang)
    return (
        f"全国合计，{FIRST_YEAR}—{last}年；虚线为政策轮次（{opened}）；多年合计只画年均；超出图框的上界截去",
        f"National totals, {FIRST_YEAR}-{last}; dashed lines open the policy rounds ({opened}); sums over several years are drawn "
        "as averages, not as yearly figures; upper bounds beyond a panel are cut",
    )[index(lang)]


def known_years(years: Mapping[str, pd.DataFrame], figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """How many years of each indicator are known how well, and its newest national figure; the last row is the total."""
    rows = []
    for indicator, frame in years.items():
        told = _of_years(frame, figures, indicator)
        newest = (
            f"{told['year'].iat[-1]}{label('colon', lang)}{_said(told.iloc[-1], indicator, lang)}"
            if len(told)
            else None
        )
        rows.append([
            words.indicator(indicator, lang), int(frame["value"].notna().sum()), int((frame["status"] == AT_LEAST).sum()),
            int((frame["status"] == UNKNOWN).sum()), len(frame), newest,
        ])  # fmt: skip
    columns = [label(key, lang) for key in ("indicator", "value", "at_least", "unknown", "total")]
    table = pd.DataFrame(rows, columns=[*columns, ("最近的全国数", "Newest national figure")[index(lang)]])
    table.loc[len(table)] = [columns[-1], *table[columns[1:]].sum(), None]
    return table


def figures_table(figures: pd.DataFrame, balance: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Every national figure, whether it held, and what is known of its pairs."""
    rows = []
    for figure in figures.itertuples():
        unit = INDICATORS[figure.indicator].unit
        ids = set(figure.observation_ids.split(";"))
        pairs = balance[
            (balance["indicator"] == figure.indicator)
            & balance["observation_ids"].map(lambda own, ids=ids: bool(ids & set(own.split(";"))))
        ].head(1)
        found = pairs.iloc[0] if len(pairs) else None
        known = found is not None and found["pairs_lower"] > 0
        kind = _KINDS[figure.kind][index(lang)]
        if not figure.held:
            kind += ("；与其他数字冲突而让位", "; gave way to others")[index(lang)]
        rows.append([
            words.indicator(figure.indicator, lang), words.years(figure.first, figure.last, lang),
            words.valued(figure.value, AT_LEAST if pd.isna(figure.upper) else REPORTED, unit, lang), kind, figure.pages,
            words.valued(found["pairs_lower"], AT_LEAST, unit, lang) if known else None,
            f"{found['pairs_known']} / {found['pairs']}" if found is not None else None,
            _BALANCE[found["state"]][index(lang)] if found is not None else None,
        ])  # fmt: skip
    headings = (
        ("指标", "年份", "全国数", "性质", "页面数", "各结对合计", "有数值的结对年", "核对"),
        ("Indicator", "Years", "Figure", "What it is", "Pages", "Pairs together", "Pair-years", "Balance"),
    )[index(lang)]
    return pd.DataFrame(rows, columns=list(headings))


def figures_caption(lang: Lang) -> str:
    """Heading of the table of national figures."""
    return ("全国数字及其与各结对之和的核对", "The national figures, and what is known of the pairs beneath them")[index(lang)]  # fmt: skip


def rounds_heading(lang: Lang) -> str:
    """Heading of the part on policy rounds."""
    return ("各轮政策改变了什么", "What each policy round changed")[index(lang)]


def rounds_summary(changes: pd.DataFrame, lang: Lang) -> list[str]:
    """One sentence a round on the pairs that it added and ended."""
    sentences = []
    for row in changes.itertuples():
        if row.round == FIRST_YEAR:
            sentences.append(
                (f"{row.round}年起有 {len(row.pairs)} 组省际关系。", f"{row.round} began with {words.count(len(row.pairs), 'pair')} of provinces.")[index(lang)]
            )  # fmt: skip
            continue
        parts = [
            (f"{verb[0]} {len(pairs)} 组", f"{verb[1]} {len(pairs)}")[index(lang)]
            for verb, pairs in ((("新增", "added"), row.added), (("终止", "ended"), row.ended))
            if pairs
        ]
        told = (
            ("，".join(parts), " and ".join(parts))[index(lang)]
            if parts
            else ("省际关系不变", "left the pairs as they were")[index(lang)]
        )
        sentences.append(
            (f"{row.round}年{told}，共 {len(row.pairs)} 组。", f"{row.round} {told}: {words.count(len(row.pairs), 'pair')}.")[index(lang)]
        )  # fmt: skip
    return sentences


def rounds_note(lang: Lang) -> str:
    """How the pairs are counted."""
    return (
        "市、县结对计入其所在省份；市、县结对数只是已有页面所载者，并不完整。",
        "Pairs of cities and counties are counted to their provinces; their number is that of pairs named on a page that was read, "
        "not of all.",
    )[index(lang)]


def rounds_table(changes: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The rounds with the pairs that they added and ended, by name."""

    def named(pairs: tuple) -> str | None:
        return words.listed([words.pair(*pair, lang) for pair in pairs], lang) or None

    headings = (
        ("轮次", "省际关系", "新增数", "新增", "终止数", "终止", "已知市县结对"),
        ("Round", "Pairs", "Added", "Which were added", "Ended", "Which ended", "Below provinces"),
    )[index(lang)]  # fmt: skip
    rows = [
        [_stage(row.round, lang), len(row.pairs), len(row.added), named(row.added), len(row.ended), named(row.ended), row.places]
        for row in changes.itertuples()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(headings))


def _stage(year: int, lang: Lang) -> str:
    if year == NEXT_STAGE:
        return (f"{year}年起常态化帮扶", f"regular assistance, from {year}")[index(lang)]
    return (ROUNDS[year].zh, ROUNDS[year].en)[index(lang)]


def money_heading(lang: Lang) -> str:
    """Heading of the part on the sums of the stages."""
    return ("各阶段的全国合计", "National sums of each stage")[index(lang)]


def stages_table(sums: Mapping[str, pd.DataFrame], lang: Lang) -> pd.DataFrame:
    """Bounds of the national sums, a row an indicator with its unit, a column a stage."""
    rows = []
    for indicator, frame in sums.items():
        unit = scale(INDICATORS[indicator].unit, lang)
        head = words.indicator(indicator, lang) + (
            label("alt_unit", lang, unit=unit.name) if unit.name else ""
        )
        rows.append(
            [head, *(_bounds(row.lower / unit.size, row.upper / unit.size) for row in frame.itertuples())]
        )
    spans = next(iter(sums.values())).itertuples()
    return pd.DataFrame(
        rows,
        columns=[
            label("indicator", lang),
            *(f"{s.first}–{s.last}" if s.first < s.last else str(s.first) for s in spans),
        ],
    )


def _bounds(lower: float, upper: float) -> str | None:
    # Four digits: bounds that are rounded inwards are none.
    low = "0" if pd.isna(lower) else number(lower, 4, down=True)
    if pd.isna(upper):
        return f"≥ {low}" if lower > 0 else None
    return f"{low} – {number(upper, 4)}"


def stages_caption(lang: Lang) -> str:
    """What the sums of the stages are."""
    return (
        "由全国数字与各结对数字共同推出的上下界；“–”表示没有任何约束",
        "Bounds that follow from all figures of the nation and of the pairs together; a dash: nothing limits the sum",
    )[index(lang)]


def map_title(received: pd.DataFrame, indicator: str, lang: Lang) -> str:
    """The finding of the map: who received most where the bounds leave no doubt, else of how many it is known."""
    known = guard.tellable(received)
    if known.empty:
        return (f"各省所获{words.indicator(indicator, lang)}均无数值", f"No province's {words.indicator(indicator, lang).lower()} is known")[index(lang)]  # fmt: skip
    top = guard.leader(received)
    row = known.iloc[0] if top is None else top
    value = words.valued(row["figure"], row["status"], INDICATORS[indicator].unit, lang)
    place = words.place(row["place"], lang)
    if top is None:
        return (
            words.told(f"{len(known)} 个受援省份所获有数，其中{place}", value, "zh"),
            f"What {len(known)} provinces received is known, {place} {value}",
        )[index(lang)]
    return (
        words.told(f"{'' if top['sure'] else '已知'}受援最多的是{place}：", value, "zh"),
        f"{place} {'received' if top['sure'] else 'is known to have received'} most: {value}",
    )[index(lang)]


def map_subtitle(received: pd.DataFrame, indicator: str, last: int, lang: Lang) -> str:
    """What the map shows."""
    known = int(received["figure"].notna().sum())
    return (
        f"各受援省份所获{words.indicator(indicator, lang)}，{FIRST_YEAR}—{last}年合计，多为下限；{len(received)} 个省份中 {known} 个有数值或下限",
        f"{words.indicator(indicator, lang)} received, sum of {FIRST_YEAR}-{last}, mostly floors; a figure or a floor is known for "
        f"{known} of {words.count(len(received), 'province')}",
    )[index(lang)]


def map_table(received: pd.DataFrame, indicator: str, lang: Lang) -> pd.DataFrame:
    """The values of the map."""
    unit = INDICATORS[indicator].unit
    return pd.DataFrame({
        label("province", lang): [words.place(code, lang) for code in received["place"]],
        label("value", lang): [
            words.valued(value, status, unit, lang)
            for value, status in zip(received["figure"], received["status"], strict=True)
        ],
        ("有数值或下限的结对", "Pairs with a figure or a floor")[index(lang)]: [
            f"{known} / {pairs}" for known, pairs in zip(received["pairs_known"], received["pairs"], strict=True)
        ],
    })  # fmt: skip
