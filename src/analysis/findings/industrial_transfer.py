"""What the report on industry says: investment paid in and agreed, enterprises, and both by enterprise.

What every report on flows says is in `flows`, the structure of employment beneath in `industry_structure`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import big_numbers, flow_gaps, flows, words
from analysis.measures.flows import PAIR, Period
from analysis.measures.status import AT_LEAST
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount, number, scale
from analysis.vocabulary.places import NATION

PAID, AGREED, FIRMS = "enterprise_investment", "agreed_investment", "enterprises_settled"
AGREEMENTS = "coop_agreements"
FLOWS = (PAID, AGREED, FIRMS, AGREEMENTS, "workshops")
NATIONAL = (PAID, AGREED, FIRMS, AGREEMENTS)


def headline(first: int, last: int, lang: Lang) -> str:
    """The name of the report."""
    span = words.years(first, last, lang)
    return (
        f"产业：投向西部的资金与企业，{span}",
        f"Industry: money and enterprises that went west, {span}",
    )[index(lang)]


def heading(part: str, lang: Lang) -> str:
    """Headings of the parts."""
    return {
        "pairs": ("按结对：投资、企业、车间、园区", "By pair: investment, enterprises, workshops, parks"),
        "ratios": ("每家企业带来的投资和岗位", "Investment and jobs per enterprise"),
        "national": ("全国数", "National figures"),
    }[part][index(lang)]


def summary(found: Mapping[str, Period], lang: Lang) -> list[str]:
    """What was paid in and what was agreed, how much of the country's total that is, and how many enterprises came."""
    paid, agreed, firms = (found[kind] for kind in (PAID, AGREED, FIRMS))
    span = words.years(*paid.span, lang)
    if paid.flows.empty:
        return [
            (f"{span}间所选省份没有省际结对。", f"The chosen province had no pair in {span}.")[index(lang)]
        ]
    return [
        *flows.summary(paid, lang)[:3],
        flows.together(agreed, lang),
        flows.together(firms, lang),
        (
            "协议投资是签约数，到位投资才是落地的钱；两者来自不同页面，不能当作同一批项目。",
            "Investment agreed is what was signed, investment paid in is what came; they are from different pages and not of the same "
            "projects.",
        )[index(lang)],
        flows.transition(paid, lang),
    ]


def paired(found: Mapping[str, Period], lang: Lang) -> pd.DataFrame:
    """Bars of what was paid in and of what was agreed, by pair, where one of them is known; `panel` tells which is which.

    Pairs of which only what was agreed is known come last, so that the bars of each panel come to what its title says. What was
    agreed has no interval here: it would reach many times as far as all bars.
    """
    paid, signed = (found[kind].flows.set_index(PAIR, drop=False) for kind in (PAID, AGREED))
    signed = signed[signed["figure"].notna()].sort_values("figure", ascending=False, kind="stable")
    known = paid.index[paid["figure"].notna()]
    rows = []
    for pair in [*known, *signed.index.difference(known, sort=False)]:
        called = words.pair(*pair, lang)
        if pair in paid.index:
            rows.append(paid.loc[pair].to_dict() | {"indicator": PAID, "panel": PAID, "name": called})
        if pair in signed.index:
            own = {"indicator": AGREED, "panel": AGREED, "name": called, "q10": None, "q90": None}
            rows.append(signed.loc[pair].to_dict() | own)
    own = found[PAID].flows.columns.drop(PAIR)
    return pd.DataFrame(rows, columns=[*PAIR, "indicator", *own, "name", "panel"])


def paired_panels(lang: Lang) -> dict[str, str]:
    """Headings of the panels; each has an axis of its own, for what is agreed is many times what is paid in."""
    names = {PAID: ("到位", "Paid in"), AGREED: ("协议", "Agreed")}
    return {kind: told[index(lang)] for kind, told in names.items()}


def paired_title(found: Mapping[str, Period], lang: Lang) -> str:
    """The finding of the bars: what came, beside what was signed."""
    paid, agreed, span = found[PAID], found[AGREED], words.years(*found[PAID].span, lang)
    if not paid.known:
        return flows.title(paid, lang)
    if not agreed.known:
        return (
            words.told(f"{span}各结对企业到位投资", flows.whole(paid, lang), "zh"),
            f"In the pairs, {span}: {flows.whole(paid, lang)} paid in",
        )[index(lang)]
    return (
        f"{words.told(f'{span}各结对企业到位投资', flows.whole(paid, lang), 'zh')}，{words.told('协议投资', flows.whole(agreed, lang), 'zh')}",
        f"In the pairs, {span}: {flows.whole(paid, lang)} paid in, {flows.whole(agreed, lang)} agreed",
    )[index(lang)]


def paired_subtitle(found: Mapping[str, Period], lang: Lang) -> str:
    """What the bars are, and how they are to be read."""
    summed = words.summed(*found[PAID].span, lang)
    return (
        f"企业实际到位投资与协议投资，{summed}，按省际结对；按到位投资的已知数排列，下限说明的是资料多少，不是名次",
        f"Investment paid in and investment agreed, {summed}, by province pair, in order of what is known to be paid in: floors tell "
        "how much is documented, not who invested more",
    )[index(lang)]


def unpaired(found: Mapping[str, Period], lang: Lang) -> str:
    """Pairs that the bars leave out, of which neither is known; empty where there are none."""
    paid, agreed = (found[kind].flows.set_index(PAIR)["figure"] for kind in (PAID, AGREED))
    neither = paid.index[paid.isna() & agreed.reindex(paid.index).isna()]
    if neither.empty:
        return ""
    pairs = words.listed([words.pair(*pair, lang) for pair in neither], lang)
    return (f"两者都没有数字的：{pairs}。", f"Neither is known of {pairs}.")[index(lang)]


def told_together(found: Mapping[str, Period], lang: Lang) -> str:
    """Of each panel what its bars don't add up to (`flow_gaps.told_together`); empty where they do."""
    told = [(head, flow_gaps.told_together(found[kind], lang)) for kind, head in paired_panels(lang).items()]
    return ("", " ")[index(lang)].join(
        f"{head}{label('colon', lang)}{rest[:1].lower()}{rest[1:]}" for head, rest in told if rest
    )


def of_kinds(found: Mapping[str, Period]) -> pd.DataFrame:
    """The sums of all pairs and kinds, one row each, with `indicator`."""
    return pd.concat([found[kind].flows.assign(indicator=kind) for kind in FLOWS], ignore_index=True)


def pairs_table(kinds: pd.DataFrame, parks: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """One row a pair: every kind with its worth, parks as a level with its year, and paid in over agreed."""
    rows = {}
    for row in each_row(kinds):
        entry = rows.setdefault((row.origin, row.destination), {})
        entry[row.indicator] = row
    levels = {(row.origin, row.destination): row for row in each_row(parks)}
    ratio = ("到位/协议", "Paid in / agreed")[index(lang)]
    shown = []
    for key, own in rows.items():
        line = {label("pair", lang): words.pair(*key, lang)}
        for kind in FLOWS:
            row = own.get(kind)
            line[words.indicator(kind, lang)] = (
                "–" if row is None else words.valued(row.figure, row.status, INDICATORS[kind].unit, lang)
            )
        park = levels.get(key)
        line[words.indicator("industrial_parks", lang)] = (
            label("no_data", lang) if park is None or pd.isna(park.figure)
            else words.dated(str(park.year), big_numbers.worded(park.figure, park, "count", lang), lang)
        )  # fmt: skip
        line[ratio] = _paid_of_agreed(own)
        shown.append(line)
    frame = pd.DataFrame(shown)
    # A column of dashes only makes a wide table wider.
    return frame.drop(columns=[c for c in (ratio,) if c in frame and frame[c].eq("–").all()])


def _paid_of_agreed(kinds: dict) -> str:
    paid, agreed = kinds.get(PAID), kinds.get(AGREED)
    if paid is None or agreed is None:
        return "–"
    ends = [paid.lower, paid.upper, agreed.lower, agreed.upper]
    if any(pd.isna(end) for end in ends) or agreed.lower <= 0 or AT_LEAST in (paid.status, agreed.status):
        return "–"
    return f"{number(100 * paid.lower / agreed.upper, 2)}–{number(100 * paid.upper / agreed.lower, 2)}%"


def ratios_table(ratios: pd.DataFrame, names: dict[str, str], lang: Lang) -> pd.DataFrame:
    """Ratios of figures of the same pair and period, as ranges (`measures.industry.per_enterprise`)."""
    shown = []
    for row in each_row(ratios):
        shown.append({
            label("pair", lang): label("from_to", lang, origin=_places(row.origin, names, 0, lang), destination=_places(row.destination, names, 1, lang)),
            label("period", lang): words.days(row.period_start, row.period_end, lang),
            words.indicator("enterprises_settled", lang): _range(row.enterprises_low, row.enterprises_high, "count", lang, whole=True),
            ("每家到位投资", "Paid in per enterprise")[index(lang)]: _range(row.investment_per_enterprise_low, row.investment_per_enterprise_high, "yuan", lang),
            ("每家岗位", "Jobs per enterprise")[index(lang)]: _range(row.jobs_per_enterprise_low, row.jobs_per_enterprise_high, "", lang),
            ("每百万元岗位", "Jobs per million yuan")[index(lang)]: _range(row.jobs_per_million_yuan_low, row.jobs_per_million_yuan_high, "", lang),
            ("岗位口径", "Jobs counted")[index(lang)]: {
                "other:jobs_in_guided_enterprises": ("引导企业吸纳", "in those enterprises")[index(lang)],
                "jobs_local": ("省内就近就业", "near home")[index(lang)],
            }.get(row.jobs_kind, "–"),
        })  # fmt: skip
    return pd.DataFrame(shown)


def ratios_summary(ratios: pd.DataFrame, lang: Lang) -> str:
    """For how many pairs and periods pages print both figures."""
    if ratios.empty:
        return (
            "企业数、投资、岗位三者之中，没有页面就同一结对、同一时段给出两项，无法相除。",
            "No page prints two of enterprises, investment and jobs for the same pair and period: nothing can be divided.",
        )[index(lang)]
    return (
        f"企业数、投资、岗位三者之中，只有 {len(ratios)} 处就同一结对、同一时段给出了两项以上，才可相除；其中有全国、省、市、县各级，不可相加。数字为区间，取自原文末位数字的舍入。",
        f"In {words.count(len(ratios), 'case')} pages print two or more of enterprises, investment and jobs for the same pair and period, so that they "
        "can be divided; national, provincial and local cases stand side by side and can't be added. Ranges come from the "
        "rounding of the printed figures.",
    )[index(lang)]


def _places(joined: str, names: dict[str, str], side: int, lang: Lang) -> str:
    if joined == NATION:
        return (("全部帮扶方", "all givers"), ("全部受援方", "all receivers"))[side][index(lang)]
    return label("comma", lang).join(names.get(code, code) for code in joined.split(";"))


def _range(low: float, high: float, unit: str, lang: Lang, *, whole: bool = False) -> str:
    """An interval in two significant digits; a count that was printed to the unit is that count."""
    if pd.isna(low) or pd.isna(high) or (low <= 0 and high == float("inf")):
        return "–"
    if whole and high - low <= 1:
        return amount(round((low + high) / 2), unit, lang)
    shown = scale(unit, lang, low if high == float("inf") else high)
    ends = (
        number(low / shown.size, 2, down=high == float("inf")),
        number(high / shown.size, 2, up=low <= 0) if high < float("inf") else "",
    )
    text = f"≥ {ends[0]}" if not ends[1] else f"≤ {ends[1]}" if low <= 0 else "–".join(dict.fromkeys(ends))
    return f"{text} {shown.name}".strip()
