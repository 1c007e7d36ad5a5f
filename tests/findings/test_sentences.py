"""Every title, heading and sentence of every report of the catalogue: no superlative that the bounds don't bear.

The notebooks run on the real tables without drawing (`said`). What is then said is checked here against the sums that
`dataset.totals` solves and against the statistics, and not through `findings.guard`: a superlative that no rule here
knows fails, so that whoever writes a new one also writes how it is checked.
"""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis import dataset
from analysis.findings import criteria as of_criteria
from analysis.measures import assignment, complementarity, industry, labor
from analysis.reports import catalog
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.industries import INDUSTRIES
from analysis.vocabulary.industries import industry as industry_name
from analysis.vocabulary.labels import index
from analysis.vocabulary.places import GIVERS, PROVINCES, RECEIVERS

MOST = {
    "zh": re.compile(r"最(?=[多大高低小少强弱快慢重集长好差])|居首|第一(?=[，。；：]|$)|首位|领先"),
    "en": re.compile(
        r"\b(?:largest|most|highest|lowest|smallest|greatest|biggest|strongest|fewest|least(?<!at least)|leads|first place)\b",
        re.IGNORECASE,
    ),
}
LEAST = re.compile(r"\b(?:lowest|smallest|fewest|lost|loss|least)\b|最[低小少]|下降最", re.IGNORECASE)
UPWARD = re.compile(r"largest|highest|(?:gained|rose) most|上升最多|最[大高]|最集中", re.IGNORECASE)
IDIOMS = re.compile(
    # Of which years of a pair most is known, how a list is told, what a method takes: no ranking of the cooperation.
    r"of which most is known|best known year|most of the list|mostly|所知最多的|最多的一年"
    # What a floor is.
    r"|the least that the pages allow|所容许的最少"
    # What is worth a collector's while.
    r"|most worth filling|最值得补"
    # What an assignment under weights is, and how a scale runs.
    r"|总分最高|最高分|最高 \d+|首位为一百|100 为首位|1 为最高|1 is highest|highest-scoring assignment|(?:greatest|highest) sum"
    r"|at the highest"
    # The parts of a measure of concentration, which names nobody.
    r"|the largest (?:\d+ )?holds?|最大(?:一组| \d+ 组)占|at most|最多(?= ?\d)",
    re.IGNORECASE,
)
KNOWN = re.compile(r"known|已知")
DEFAULT = {
    "01_overview": "gov_funds", "03_funding_flows": "gov_funds", "11_consumption": "consumption_assist",
}  # fmt: skip
"""What a superlative is of where the sentence does not say it."""


def names(lang: str) -> dict[str, str]:
    """Name of a province -> its code, the longest first."""
    known = {PROVINCES[code][index(lang)]: code for code in PROVINCES}
    return dict(sorted(known.items(), key=lambda item: -len(item[0])))


def superlatives(sentence, lang: str) -> list[str]:
    """The clauses of a sentence that hold one."""
    clauses = re.split(r"(?<=[。；;])|(?<=\. )", IDIOMS.sub("", sentence.text))
    return [clause for clause in clauses if MOST[lang].search(clause)]


def subject(clause: str, lang: str) -> list[str]:
    """The places that the superlative names: those after a copula, else the first that are named."""
    found = [(m.start(), names(lang)[m.group()]) for m in re.finditer("|".join(map(re.escape, names(lang))), clause)]  # fmt: skip
    said = MOST[lang].search(clause).start()
    after = [one for one in found if one[0] > said] if re.search(r"最\S+?的是|the most .*is ", clause) else []
    chosen = after or found
    joined = re.search(r"([^\s，：:]+)\s*(?:→| to )\s*([^\s，：:(（]+)", clause)
    return [code for _, code in chosen[: 2 if joined else 1]]


def span(sentence) -> tuple[int, int]:
    """First and last year that a sentence is about."""
    years = re.search(r"((?:19|20)\d\d)(?:\s?[—–-]\s?((?:19|20)\d\d))?", sentence.text)
    if years:
        return int(years[1]), int(years[2] or years[1])
    own = sentence.parameters
    return own.get("period_start", 1996), own.get("period_end", own.get("year", 2026))


def indicator_of(sentence, clause: str, lang: str) -> str:
    """The flow that a sentence names."""
    named = {one: (each.zh, each.en.lower())[index(lang)] for one, each in INDICATORS.items()}
    text = clause if lang == "zh" else clause.lower()
    found = [one for one in sorted(named, key=lambda one: -len(named[one])) if named[one] in text]
    return (found or [DEFAULT.get(re.sub(r"_(?:\d{4}.*|zh|en)$", "", sentence.report), "")])[0]


def check_flow(sentence, clause: str, lang: str) -> None:
    """The largest of the sums of pairs or provinces: its floor against every ceiling, or figure where there is no ceiling."""
    indicator, (first, last) = indicator_of(sentence, clause, lang), span(sentence)
    assert indicator, f"nobody checks this superlative: {sentence}"
    places = subject(clause, lang)
    known = dataset.table("series")
    known = known[(known["indicator"] == indicator) & known["year"].between(first, last)]
    if len(places) == 2:
        keys = ["origin", "destination"]
        own = tuple(places if places[0] in GIVERS else places[::-1])
    else:
        keys = ["destination" if places[0] in RECEIVERS else "origin"]
        own = places[0]
    asked = known[keys].drop_duplicates()
    told = dataset.totals(indicator, asked.assign(years=[(first, last)] * len(asked))).set_index(keys)
    floor, rivals = told.loc[own, "lower"], told.drop(index=own)
    assert told["value"].notna().sum() >= max(3, len(told) / 2), f"too little is known: {sentence}"
    figures = rivals["upper"].fillna(rivals["value"]).fillna(rivals["lower"]).fillna(0)
    assert floor > figures.max(), f"{figures.idxmax()} may be more: {sentence}"
    assert rivals["upper"].notna().all() or KNOWN.search(clause), f"only what is known is led: {sentence}"


def statistics(lang: str) -> list[tuple[re.Pattern, pd.Series, dict[str, object]]]:
    """What superlatives on statistics are about: a pattern, the numbers, and what each is called."""
    context, provinces = dataset.table("context"), names(lang)
    first, last = (industry.employment(context, year) for year in (2010, 2020))
    quotients = industry.location_quotient(last)
    shares = {year: frame / frame.sum() for year, frame in ((2010, first), (2020, last))}
    industries = {industry_name(key, lang).lower(): key for key in INDUSTRIES}
    ten = (shares[2020] - shares[2010]).loc[list(RECEIVERS)].sum()
    competitive = industry.shift_share(industry.normalised(first), industry.normalised(last))
    competitive = competitive[competitive["province"].isin([*GIVERS, *RECEIVERS])]
    both = {f"{i} in {p}".lower(): (c, k) for p, c in provinces.items() for i, k in industries.items()} | {
        f"{p}的{i}": (c, k) for p, c in provinces.items() for i, k in industries.items()
    }  # fmt: skip
    groups = {
        group: quotients.loc[list(group)].drop(columns="国际组织", errors="ignore").stack().dropna()
        for group in (GIVERS, RECEIVERS)
    }  # fmt: skip
    lower = {name.lower(): code for name, code in provinces.items()}
    own = [*GIVERS, *RECEIVERS]
    each = [industry.normalised(one).loc[own, "农林牧渔业"] for one in (first, last)]
    farming = 1 - each[1] / each[0]
    criteria = complementarity.standing(complementarity.criteria(context, dataset.table("places"), GIVERS, RECEIVERS))  # fmt: skip
    actual = assignment.marked(assignment.in_force(dataset.table("pairings"), criteria.index), criteria.index)
    aspects = {of_criteria.criterion(name, lang).lower(): name for name in complementarity.CRITERIA}
    return [
        (re.compile(r"actual pairs stand highest|现行结对平均位次最高"), criteria[actual.to_numpy(bool)][list(complementarity.CRITERIA)].mean(), aspects),
        (re.compile(r"Farm employment fell least|务农就业减少最少"), farming, lower),
        (re.compile(r"people from other provinces rose most|外省户口人口比重上升最多"),
         labor.registered_elsewhere(context)["share_change"].dropna(), lower),
        (re.compile(r"highest location quotients: in the east|区位商最高：东部", re.I), groups[GIVERS], both),
        (re.compile(r"in the west .*|西部是"), groups[RECEIVERS], both),
        (re.compile(r"the ten gained most in|[^，]*十省份份额上升最多"), ten, industries),
        (re.compile(r"competitive gain|竞争分量"), competitive.set_index(["province", "category"])["competitive"], both),
        *(
            (re.compile(pattern.format(re.escape(industry_name(key, lang))), re.I), numbers, lower)
            for key in INDUSTRIES
            for pattern, numbers in (
                (r"{}(?:业最集中| is most concentrated)", quotients[key].dropna()),
                (r"{}(?:业就业：份额上升最多|: \S+ gained most)", (shares[2020] - shares[2010])[key].dropna()),
            )
        ),
    ]  # fmt: skip


def check_statistic(sentence, clause: str, lang: str, rules) -> bool:
    """Whether a rule on statistics knows the clause; what it names must then be the greatest or the least."""
    known = [(pattern, numbers, called) for pattern, numbers, called in rules if pattern.search(clause)]
    for pattern, numbers, called in known:
        ends = {numbers.idxmin()} if LEAST.search(clause) else set()
        ends |= {numbers.idxmax()} if UPWARD.search(clause) or not ends else set()
        text = clause[pattern.search(clause).start() :].lower()
        named = {called[name] for name in called if name in text}
        assert named & ends if len(ends) == 1 else ends <= named, f"{ends} and not {named}: {sentence}"
    return bool(known)


NOTEBOOKS = [
    entry.notebook for entry in catalog.load()[0].values() if entry.notebook not in ("00_start", "13_harvest")
]
"""All but the two that are about the tables and the pages themselves."""


@pytest.mark.whole
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_superlative_is_borne_out_by_all_bounds(said, notebook, reconciled, monkeypatch):
    sentences = {(one.parameters["lang"], one.text): one for one in said(notebook)}
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    rules = {}
    for (lang, _), sentence in sentences.items():
        for clause in superlatives(sentence, lang):
            rules.setdefault(lang, statistics(lang))
            if not check_statistic(sentence, clause, lang, rules[lang]):
                check_flow(sentence, clause, lang)
    assert len(sentences) > 10


@pytest.mark.whole
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_report_has_a_heading_and_no_text_is_left_unmade(said, notebook):
    sentences = said(notebook)
    for report in {one.report for one in sentences}:
        assert next(one.kind for one in sentences if one.report == report) == "heading"
    for one in sentences:
        assert not re.search(r"\bnan\b|\bNone\b(?! of)|\bNaT\b|<NA>|\{|\}", one.text), one


class _Said:
    def __init__(self, text: str, report: str = "03_funding_flows_2016-2020_en", **parameters):
        self.text, self.report = text, report
        self.parameters = {"period_start": 2016, "period_end": 2020, "lang": "en"} | parameters


@pytest.mark.parametrize(
    ("text", "report"),
    [
        # What release 0.1.0 said, and its own evidence denied.
        ("Zhejiang to Sichuan is the largest flow of government assistance funds, 2016–2020: 5.28 billion yuan", "03_funding_flows_2016-2020_en"),
        ("The most that is known is Guangdong to Guangxi, at least 113 enterprises guided west, 2016–2020", "05_industrial_transfer_2016-2020_en"),
        ("Shaanxi is known to have received most, at least 10.58 billion yuan", "01_overview_en"),
        # Nor is this one: Shanghai gave Yunnan at least 88.5.
        ("Jiangsu to Shaanxi is the largest known flow of government assistance funds, 2016–2020", "03_funding_flows_2016-2020_en"),
        ("Gansu leads in nothing that is named here", "06_pair_profile_tianjin-gansu_en"),
    ],
)  # fmt: skip
def test_false_superlatives_are_found(text, report, reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    sentence = _Said(text, report)
    clauses = superlatives(sentence, "en")
    assert clauses
    with pytest.raises(AssertionError):
        for clause in clauses:
            check_flow(sentence, clause, "en")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("受援最多的是陕西", "zh"),
        ("份额上升最多的是河南", "zh"),
        ("Most went to Yunnan", "en"),
        ("the lowest share", "en"),
    ],
)
def test_superlatives_are_heard(text, lang):
    assert superlatives(_Said(text), lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("最近的单年数", "zh"), ("最后一年", "zh"), ("at least 5 billion yuan", "en"), ("the first pairs", "en"),
        ("取所知最多的一段", "zh"), ("the years counted, those of which most is known", "en"), ("最新的一年", "zh"),
    ],
)  # fmt: skip
def test_what_is_no_superlative_is_let_go(text, lang):
    assert not superlatives(_Said(text), lang)
