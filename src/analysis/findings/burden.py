"""What the report on funding flows says of the givers' burden: shares of their budgets and of their product."""

from __future__ import annotations

import pandas as pd

from analysis.findings import guard, words
from analysis.measures.status import AT_LEAST, REPORTED
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import number


def heading(lang: Lang) -> str:
    """Heading of the part on the givers' budgets."""
    return ("占帮扶省份财政支出的比重", "As a share of the givers' budgets")[index(lang)]


def title(burden: pd.DataFrame, lang: Lang) -> str:
    """The finding on the givers' budgets: the largest share where the bounds leave no doubt, else the range."""
    known = guard.tellable(burden.dropna(subset="share"))
    if known.empty:
        return ("占帮扶省份财政支出的比重：无数据", "Share of the givers' budgets: no data")[index(lang)]
    shares = burden.assign(value=burden["share"].where(burden["value"].notna()), figure=burden["share"])
    shares = shares.assign(lower=burden["share_lower"], upper=burden["share_upper"])
    top = guard.leader(shares)
    row = known.iloc[0] if top is None else top
    place, share = words.place(row["place"], lang), _share(row["share"], row["status"], lang)
    if top is None:
        return (
            words.told(f"占帮扶省份一般公共预算支出的比重：{len(known)} 个省份有数，{place}", share, "zh"),
            f"Share of the givers' general public budget expenditure: known for {len(known)}, {place} {share}",
        )[index(lang)]
    return (
        f"占本省一般公共预算支出比重{'' if top['sure'] else '已知'}最高的是{place}：{share}",
        f"{place} gives the largest {'' if top['sure'] else 'known '}share of its general public budget expenditure: {share}",
    )[index(lang)]


def subtitle(indicator: str, first: int, last: int, lang: Lang) -> str:
    """How the share is made."""
    name, span = words.indicator(indicator, lang), words.years(first, last, lang)
    return (
        f"{span}{name}占帮扶省份一般公共预算支出的百分比；所计年份列在数字之后，取所知最多的一段",
        f"{name} as a percentage of the giving province's general public budget expenditure, {span}; the years counted, "
        "those of which most is known, stand behind the number",
    )[index(lang)]


def rows_of_bars(burden: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The rows of the bars: name, share, status, the years counted."""
    return pd.DataFrame({
        "name": [words.place(code, lang) for code in burden["place"]],
        "figure": burden["share"].astype(float),
        "lower": burden["share_lower"].astype(float),
        "upper": burden["share_upper"].astype(float),
        "status": burden["status"],
        "note": [
            (f"（{years}）", f"({years})")[index(lang)] if years else "" for years in _counted(burden, lang)
        ],
    })  # fmt: skip


def _counted(burden: pd.DataFrame, lang: Lang) -> list[str]:
    """The years that each share counts; empty where it counts none."""
    return [
        "" if pd.isna(share) else words.year_spans(range(int(first), int(last) + 1), lang)
        for first, last, share in zip(burden["first"], burden["last"], burden["share"], strict=True)
    ]


def table(burdens: dict[str, pd.DataFrame], indicator: str, lang: Lang) -> pd.DataFrame:
    """Shares of expenditure and of gross regional product, side by side, with what they are shares of."""
    names = {
        "general_public_expenditure": (("财政支出", "占支出"), ("Budget expenditure", "Share of it")),
        "gross_regional_product": (("地区生产总值", "占总值"), ("Gross regional product", "Share of that")),
    }
    unit, frame = INDICATORS[indicator].unit, {}
    given, counted = label("value", lang), ("计入年份", "Years counted")[index(lang)]
    for base, burden in burdens.items():
        rows = burden.set_index("place").sort_index()
        frame.setdefault(label("province", lang), [words.place(code, lang) for code in rows.index])
        whole, share = names[base][index(lang)]
        again = "" if given not in frame else label("alt_unit", lang, unit=whole)
        columns = {
            given + again: [
                words.valued(v, s, unit, lang)
                for v, s in zip(rows.get("printed", rows["figure"]), rows["status"], strict=True)
            ],
            counted + again: [years or None for years in _counted(rows, lang)],
        }
        # What is set against the product stands once where it is the same as against the budget.
        frame |= {
            name: cells for name, cells in columns.items() if not again or cells != frame[name[: -len(again)]]
        }
        frame[whole] = [words.valued(v, REPORTED, "yuan", lang) for v in rows["base"]]
        frame[share] = [_share(v, s, lang) for v, s in zip(rows["share"], rows["status"], strict=True)]
    return pd.DataFrame(frame)


def _share(share: float, status: str, lang: Lang) -> str:
    if pd.isna(share):
        return label("no_data", lang)
    # Two digits: what is divided is rarely known to more.
    return f"{words.worth(status, lang)}{number(share, 2, down=status == AT_LEAST)}%"
