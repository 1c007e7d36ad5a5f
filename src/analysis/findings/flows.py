"""What the reports on flows of money and goods say of the sums of a period: titles, sentences, tables.

They hold for any flow between provinces; what an indicator has of its own (its question) is looked up here. The figures
are drawn by `findings.flow_figures`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.findings import coverage, flow_gaps, guard, words
from analysis.findings.big_numbers import BigNumber
from analysis.measures.flows import MORE, Period
from analysis.measures.pairs import COUNTIES, WHOLE
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, UNKNOWN
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import WHOLE as WHOLE_UNITS
from analysis.vocabulary.numbers import amount, scale

_QUESTIONS = {"consumption_assist": ("谁帮谁卖了多少", "Who helped to sell whose goods, and how much")}
_QUESTION = ("谁给了谁多少", "Who gave whom how much")
_NAMED = 3  # pairs that a sentence names


def _unit(found: Period) -> str:
    return INDICATORS[found.indicator].unit


def _name(found: Period, lang: Lang) -> str:
    return words.indicator(found.indicator, lang)


def _span(found: Period, lang: Lang) -> str:
    return words.years(*found.span, lang)


def _valued(row: pd.Series, found: Period, lang: Lang) -> str:
    return words.valued(row["figure"], row["status"], _unit(found), lang)


def _them(found: Period) -> str:
    """Whether English speaks of a sum or of things."""
    return "them" if _unit(found) in WHOLE_UNITS else "it"


def headline(found: Period, lang: Lang) -> str:
    """The name of the report."""
    question = _QUESTIONS.get(found.indicator, _QUESTION)[index(lang)]
    name, span = _name(found, lang), _span(found, lang)
    return (f"{question}：{name}，{span}", f"{question}: {name.lower()}, {span}")[index(lang)]


def pair_name(row: object, lang: Lang) -> str:
    """Name of a pair; where only cities or counties of two provinces are linked, it says so."""
    name = words.pair(row.origin, row.destination, lang)
    kind = getattr(row, "kind", WHOLE)
    return name if pd.isna(kind) or kind == WHOLE else label(f"pair_of_{kind}", lang, pair=name)


def rows_of(found: Period, lang: Lang) -> dict[str, str]:
    """The pairs as rows of a chart, the largest first: key -> name."""
    return {f"{row.origin}-{row.destination}": pair_name(row, lang) for row in each_row(found.flows)}


def big_numbers(found: Period, lang: Lang) -> list[BigNumber]:
    """The numbers of the first screen: what the pairs come to, the newest national figure, and what of it is traced."""
    if not found.known:
        return []
    name, pairs = _name(found, lang), len(found.flows)
    every = (f"{name}，{pairs} 组结对", f"{name}, {words.count(pairs, 'pair')}")[index(lang)]
    nation = (f"{name}，全国", f"{name}, whole country")[index(lang)]
    ids = ";".join(found.flows["observation_ids"])
    shown = [_big_number(found.whole, every, ids, found, lang)]
    if found.divided:
        traced = (f"其中 {pairs} 组结对", f"of which {words.count(pairs, 'pair')}")[index(lang)]
        shown = [
            _big_number(found.nation, nation, found.nation["observation_ids"], found, lang),
            replace(shown[0], name=traced),
        ]
    for row in each_row(found.coverage.tail(1)):
        years, when = (row.first, row.last), coverage.names(found.coverage, lang)[-1]
        traced = ("其中可追溯到具体结对", "of which traced to pairs")[index(lang)]
        for called, figure, status, pages, sides in (
            (nation, row.figure, row.status, row.told_ids or row.observation_ids, None),
            (traced, row.traced, row.traced_status, row.traced_ids, (row.givers, row.receivers)),
        ):
            value = words.valued(figure, status, _unit(found), lang)
            shown.append(BigNumber(value, called, when, pages, figure, found.indicator, years, sides))
    return shown


def _big_number(row: pd.Series, called: str, ids: str, found: Period, lang: Lang) -> BigNumber:
    """The sum of the whole span, of the pairs (which it names) or of the country."""
    return BigNumber(
        _valued(row, found, lang), called, _span(found, lang), ids, row["figure"],
        found.indicator, found.span, (row.get("origin"), row.get("destination")),
    )  # fmt: skip


def summary(found: Period, lang: Lang) -> list[str]:
    """Sentences: what all pairs come to, how well it is known, what is told of a longer time, and what is left out."""
    flows, span = found.flows, _span(found, lang)
    if not found.known:
        nothing = (
            f"{span}间有 {len(flows)} 组省际结对，没有一组有可用的数字。",
            f"{words.count(len(flows), 'province pair')} {words.verb(len(flows), 'was', 'were')} in force in {span}; none has a usable figure.",
        )[index(lang)]  # fmt: skip
        return [nothing, *filter(None, [flow_gaps.longer(found, lang)])]
    total, name = _valued(found.whole, found, lang), _name(found, lang)
    largest = words.listed_apart(_largest(found, lang), lang)
    pairs = words.count(len(flows), "pair")
    first = (
        f"{span}，{words.told(f'{len(flows)} 组结对省份之间{name}合计', total, 'zh')}，其中{largest}。",
        f"{name} between the provinces of {pairs} came to {total} in {span}; among them {largest}.",
    )[index(lang)]
    if found.divided:
        country = _valued(found.nation, found, lang)
        first = (
            f"{span}，全国{words.told(name, country, 'zh')}，{words.told(f'其中 {len(flows)} 组结对省份之间', total, 'zh')}：{largest}。",
            f"{name} in the whole country came to {country} in {span}, {total} of {_them(found)} between the provinces of {pairs}; among them {largest}.",
        )[index(lang)]
    elif found.beyond:
        first += _undivided(found, lang)
    return [first, _worth(flows, lang), flow_gaps.longer(found, lang), transition(found, lang)]


def _undivided(found: Period, lang: Lang) -> str:
    """What the whole country had, where its total isn't told of every year: beside what the pairs come to, not around it."""
    country, told = _valued(found.nation, found, lang), ""
    if found.nation["figure"] > MORE * found.whole["figure"]:
        told = (
            f" {words.told('同期全国已知', country, 'zh')}，但并非每年都有全国数。",
            f" For the whole country {country} {words.verb(1, 'is', 'are')} documented in that time; not every year has a national total.",
        )[index(lang)]
    return told + (
        " " + coverage.sentence(found.coverage, found.indicator, lang) if len(found.coverage) else ""
    )


def whole(found: Period, lang: Lang) -> str:
    """What all pairs come to, in words."""
    return _valued(found.whole, found, lang)


def together(found: Period, lang: Lang) -> str:
    """What the pairs come to in one more kind, as a short sentence; nothing where nothing is known."""
    if not found.known:
        return ""
    name, value = _name(found, lang), whole(found, lang)
    return (f"{words.told(name, value, 'zh')}。", f"{name}: {value}.")[index(lang)]


def _largest(found: Period, lang: Lang) -> list[str]:
    known = guard.tellable(found.flows).head(_NAMED)
    return [
        words.told(words.pair(row["origin"], row["destination"], lang), _valued(row, found, lang), lang)
        for _, row in known.iterrows()
    ]


def _worth(flows: pd.DataFrame, lang: Lang) -> str:
    """Of how many pairs pages state the sum, of how many it is estimated, a floor, or unknown."""
    counts = flows["status"].value_counts()
    parts = [
        (zh, en, int(counts.reindex(group, fill_value=0).sum()))
        for zh, en, group in (
            ("组有来源所载的合计", "stated by pages", [REPORTED, STATED]),
            ("组为估算", "estimated", [ESTIMATED]),
            ("组只知下限", "known only as a floor", [AT_LEAST]),
            ("组未知", "unknown", [UNKNOWN]),
        )
    ]
    told = [(f"{n} {zh}", f"{n} {en}")[index(lang)] for zh, en, n in parts if n]
    return (f"按结对看，{words.listed(told, lang)}。", f"Sums by pair: {words.listed(told, lang)}.")[
        index(lang)
    ]


def transition(found: Period, lang: Lang) -> str:
    """The pairs that are left out, with the years they were in force: too few, or by counties alone; empty without any."""
    rows, alone = found.passing, found.passing.get("kind", pd.Series(dtype=str)).eq(COUNTIES)
    few, counties = (
        [
            words.dated(
                words.years(row.begun, row.over, lang), words.pair(row.origin, row.destination, lang), lang
            )
            for row in each_row(some)
        ]
        for some in (rows[~alone], rows[alone])
    )
    parts = [
        (f"{zh}{words.listed(told, lang)}", f"{en}, {words.listed(told, lang)}")[index(lang)]
        for zh, en, told in (
            ("有效年份不到一半的", "in force in less than half of the years", few),
            ("只有县际结对的", "linked only by counties", counties),
        )
        if told
    ]
    told = label("semicolon", lang).join(parts)
    return (f"未计入：{told}。", f"Not counted: {told}.")[index(lang)] if parts else ""


def title(found: Period, lang: Lang) -> str:
    """The finding of the map: the largest flow where the bounds leave no doubt, else what all pairs add up to."""
    flows, name, span = found.flows, _name(found, lang), _span(found, lang)
    if not found.known:
        return (f"{span}{name}：没有可用的数字", f"No usable figure on {name.lower()}, {span}")[index(lang)]
    top = guard.leader(flows)
    if top is not None:
        pair, value = words.pair(top["origin"], top["destination"], lang), _valued(top, found, lang)
        return (
            f"{span}{name}{'' if top['sure'] else '已知'}规模最大的是{pair}：{value}",
            f"{pair} is the largest {'' if top['sure'] else 'known '}flow of {name.lower()}, {span}: {value}",
        )[index(lang)]
    total, pairs = _valued(found.whole, found, lang), words.count(len(flows), "pair")
    if found.divided:
        country = _valued(found.nation, found, lang)
        return (
            f"{words.told(f'{span}全国{name}', country, 'zh')}，{words.told(f'其中 {len(flows)} 组结对', total, 'zh')}",
            f"{name}, whole country, {span}: {country}, {total} of {_them(found)} in {pairs}",
        )[index(lang)]
    return (
        words.told(f"{span} {len(flows)} 组结对的{name}共", total, "zh"),
        f"{name} in {pairs}, {span}: {total}",
    )[index(lang)]


def subtitle(found: Period, lang: Lang) -> str:
    """What is measured, and for how many pairs it is known."""
    flows, name, summed = found.flows, _name(found, lang), words.summed(*found.span, lang)
    known = int(flows["figure"].notna().sum())
    return (
        f"{name}，{summed}，按省际结对；{len(flows)} 组结对中 {known} 组有数值或下限",
        f"{name}, {summed}, by province pair; a figure or a floor is known for {known} of {words.count(len(flows), 'pair')}",
    )[index(lang)]


def bars_title(found: Period, lang: Lang) -> str:
    """The finding of the bars: what the pairs of which most is known come to; no ranking."""
    told = _largest(found, lang)
    if not told:
        return title(found, lang)
    return (f"按结对看：{'，'.join(told)}", f"By pair: {'; '.join(told)}")[index(lang)]


def bars_subtitle(found: Period, lang: Lang) -> str:
    """What the bars are, and how they are to be read."""
    name, summed = _name(found, lang), words.summed(*found.span, lang)
    return (
        f"{name}，{summed}，按省际结对；各条按已知数排列，下限说明的是资料多少，不是名次",
        f"{name}, {summed}, by province pair, in order of what is known: floors tell how much is documented, not who gave more",
    )[index(lang)]


def by_year(lang: Lang) -> str:
    """Heading of the part on single years."""
    return ("逐年", "Year by year")[index(lang)]


def grid_title(found: Period, lang: Lang) -> str:
    """The finding of the grid: the pair of which pages state most years, with its first and its last one; else that of which most is known."""
    cells = found.cells
    told = next(
        (rows for rows in (cells[cells["status"] == REPORTED], guard.tellable(cells)) if _repeated(rows)),
        cells[:0],
    )
    counts = (
        told.groupby(["origin", "destination"])["figure"].agg(["size", "sum"]).sort_values(["size", "sum"])
    )
    if counts.empty:
        return grid_counts(found, lang)
    pair = counts.index[-1]
    own = (
        told.set_index(["origin", "destination"]).sort_index().loc[[pair]].sort_values("year", kind="stable")
    )
    ends = [own.iloc[0], own.iloc[-1]]
    name = words.pair(*pair, lang)
    years = [
        (words.told(f"{row['year']}年", _valued(row, found, lang), "zh"), f"{_valued(row, found, lang)} in {row['year']}")[index(lang)]
        for row in ends
    ]  # fmt: skip
    return (f"{name}：{'，'.join(years)}", f"{name}: {' and '.join(years)}")[index(lang)]


def _repeated(cells: pd.DataFrame) -> bool:
    """Whether any pair has two years among some cells."""
    return bool(cells.duplicated(["origin", "destination"]).any())


def grid_counts(found: Period, lang: Lang) -> str:
    """For how many years of pairs a figure or a floor is known, and how many of them pages state."""
    cells = found.cells
    known, reported = int(cells["figure"].notna().sum()), int((cells["status"] == REPORTED).sum())
    return (
        f"{len(cells)} 个结对年份中 {known} 个有数值或下限，其中 {reported} 个为来源所载",
        f"{known} of {words.count(len(cells), 'year')} of pairs {words.have(known)} a figure or a floor, {reported} of them as reported",
    )[index(lang)]


def grid_subtitle(found: Period, lang: Lang) -> str:
    """What the grid of pairs and years shows."""
    name, span = _name(found, lang), _span(found, lang)
    unit = scale(_unit(found), lang, pd.concat([found.cells["figure"], found.flows["figure"]]).dropna())
    named = label("comma_clause", lang).join(filter(None, (name, unit.name, span)))
    counts = grid_counts(found, lang)
    solved = (
        "右列合计由全部数字解出，不是各年相加",
        "the total at the right is solved from all claims, not added up",
    )
    told = [named, solved[index(lang)]]
    # Where no pair has two known years, the counts are the title.
    told += [] if grid_title(found, lang) == counts else [counts]
    return ("；", "; ")[index(lang)].join(told)


def table(found: Period, names: Mapping[str, str], lang: Lang) -> pd.DataFrame:
    """The flows as a reader's table: pair, how it is linked, figure, ceiling, interval, status, years; at last the sum,
    and what is known of the whole country where that is more.

    `names` are those of the places in the links (`notebook.place_names`).
    """
    kind, ceiling, between = (
        ("结对方式", "上限", "很可能在（五次中四次）"), ("Linked by", "At most", "Likely (four times in five)"),
    )[index(lang)]  # fmt: skip
    rows = [
        {
            label("pair", lang): words.pair(row.origin, row.destination, lang),
            kind: _linked(row, names, lang),
            **_told(row, found, ceiling, between, lang),
            label("years_known", lang): f"{row.years - row.years_unknown} / {row.years}",
        }
        for row in each_row(found.flows)
    ]
    if found.known:
        total = (f"合计（{len(found.flows)} 组）", f"Total ({words.count(len(found.flows), 'pair')})")[
            index(lang)
        ]
        sums = {total: found.whole}
        if found.beyond:
            sums[("全国", "Whole country")[index(lang)]] = found.nation
        for name, row in sums.items():
            rows.append({label("pair", lang): name, **_told(row, found, ceiling, between, lang)})
    columns = [label("pair", lang), kind, label("value", lang), ceiling, between, label("status", lang), label("years_known", lang)]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _told(row: object, found: Period, ceiling: str, between: str, lang: Lang) -> dict[str, str | None]:
    unit = _unit(found)
    capped = pd.notna(row.upper) and row.status not in (REPORTED, STATED)
    return {
        label("value", lang): words.known_of(row, unit, lang),
        ceiling: amount(row.upper, unit, lang, up=True) if capped else None,
        between: words.likely(row, unit, lang),
        label("status", lang): label(row.status, lang),
    }


def _linked(row: object, names: Mapping[str, str], lang: Lang) -> str:
    """How two provinces are linked: as a whole, or by which places in them."""
    if pd.isna(row.kind) or row.kind == WHOLE:
        return label("link_whole", lang)
    return words.links(row.links, names, lang, most=_NAMED)


def places_linked(found: Period) -> list[str]:
    """Adcodes of the places in the links of all pairs."""
    joined = found.flows["links"].dropna()
    return sorted(
        {code for links in joined for link in filter(None, links.split(";")) for code in link.split("-")}
    )
