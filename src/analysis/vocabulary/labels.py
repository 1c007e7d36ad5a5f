"""The words on figures and in reports, in both languages.

A figure takes its words from here by key, so that no language is forgotten and one thing has one name. Names
of indicators are in `indicators`, names of places in `places`, numbers with their units in `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from numbers import Integral
from typing import Literal

from analysis.errors import ParameterError

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")

LABELS: dict[str, tuple[str, str]] = {
    # what every map says
    "base_map": (
        "底图：天地图 GS(2024)0650号，本图未经审核",
        "Base map: Tianditu GS(2024)0650, figure not reviewed",
    ),
    "south_china_sea": ("南海诸岛", "South China Sea\nIslands"),
    "no_data": ("无数据", "No data"),
    "sources": ("资料来源", "Sources"),
    "missing_places": ("无数据", "No data for"),
    # looks of figures (measures.status)
    "reported": ("来源所载", "Reported"),
    "stated": ("来源所载多年合计", "Reported as a sum of years"),
    "estimated": ("估算", "Estimated"),
    "at_least": ("仅知下限", "At least"),
    "unknown": ("未知", "Unknown"),
    "all": ("全部", "all"),
    "interval": (
        "五次中约有四次，真值在细线两端之间",
        "In four of five cases the true figure lies between the ends of the thin line",
    ),
    "likely": ("很可能在 {low} 至 {high} 之间", "likely {low} to {high}"),
    "beyond": ("细线超出图外", "The thin line goes on beyond the figure"),
    "ceiling": ("各来源所容许的上限", "The most that all claims allow"),
    "told_together": ("另有不分结对的合计", "also told, of several pairs together"),
    "too_short": ("短得画不出条形的：{rows}。", "Too little for a bar: {rows}."),
    "little_known": ("所知甚少，{floor}", "too little known, {floor}"),
    "too_little": (
        "全期所知远低于可能的规模，只计入合计、不标全期数值：{names}。",
        "Of the whole time only a small part of what is likely is known, so it has no figure here, but counts in the sum of all: {names}.",
    ),
    "rows_without": ("没有可用数字的：{names}。", "Without a usable figure: {names}."),
    "traced": ("可追溯到具体结对", "Traced to pairs"),
    "nation_whole": ("全国合计", "National total"),
    "part_of": ("{whole}中的 {part}", "{part} of {whole}"),
    "part_shown": ("{place}（局部）", "{place} (a part of it)"),
    "traced_of": ("{whole}中的 {traced}", "{traced} of {whole}"),
    "alt_coverage": (
        "条形图，可追溯到结对的部分与全国合计：{rows}。",
        "Bars of what is traced to pairs in the national total: {rows}.",
    ),
    "open_above": ("上端不封，可能更多", "Open above: it may be more"),
    "one_year": ("单年数", "A single year"),
    "one_year_floor": ("单年的下限", "Floor of a single year"),
    "other_unit": ("单位不同，不可比", "In another unit, not to be compared"),
    "alt_stages": (
        "各阶段合计：{stages}。单年：{years}。",
        "Sums of stages: {stages}. Single years: {years}.",
    ),
    "alt_sparks": ("逐年小图：{rows}。", "Small pictures by year: {rows}."),
    # the table of evidence
    "figure_printed": ("原文数字", "As printed"),
    "indicator": ("指标", "Indicator"),
    "period": ("时段", "Period"),
    "basis": ("口径", "Basis"),
    "basis_annual": ("当年", "annual"),
    "basis_year_to_date": ("年初至今", "year to date"),
    "basis_cumulative": ("累计", "cumulative"),
    "basis_stock": ("时点", "level on a date"),
    "basis_target": ("目标", "target"),
    "rival": ("未采用（相左）", "rival"),
    "page": ("页面", "Page"),
    "publisher": ("发布者", "Publisher"),
    "note": ("采集备注", "Collector's note"),
    "claim": ("编号", "Claim"),
    "evidence": ("证据", "Evidence"),
    "evidence_caption": ("所用数字的出处（{n} 条）", "Where the figures come from ({n:claim|claims})"),
    "source_line": (
        "资料来源：{pages} 个页面的 {claims:,} 条记述（{publishers} 等），详见证据表",
        "Sources: {claims:claim|claims} of {pages:page|pages} ({publishers} and others), listed in the table of evidence",
    ),
    "source_line_all": (
        "资料来源：{pages} 个页面的 {claims:,} 条记述（{publishers}），详见证据表",
        "Sources: {claims:claim|claims} of {pages:page|pages} ({publishers}), listed in the table of evidence",
    ),
    "page_unnamed": ("未署名的页面", "a page without a publisher"),
    "source_line_unnamed": (
        "资料来源：{pages} 个页面的 {claims:,} 条记述，详见证据表",
        "Sources: {claims:claim|claims} of {pages:page|pages}, listed in the table of evidence",
    ),
    "no_evidence": ("没有可列的出处。", "There is no claim to list."),
    "published": ("发布日期", "Published"),
    "page_number": ("编号", "No."),
    "pages_caption": ("编号所指的页面（{n} 个）", "The pages that the numbers stand for ({n:page|pages})"),
    "page_line": ("资料来源：{pages} 个页面，详见文末列表", "Sources: {pages:page|pages}, listed at the end"),
    "status": ("状态", "Status"),
    "bounds": ("上下界", "Bounds"),
    "likely_range": ("五次中约四次在此之间", "In four of five cases between"),
    "years_known": ("有数年份", "Years known"),
    "pair_of_cities": ("{pair}（市际）", "{pair} (cities)"),
    "pair_of_counties": ("{pair}（县际）", "{pair} (counties)"),
    "link_whole": ("全省", "whole provinces"),
    # roles and legends
    "east": ("东部（帮扶方）", "East (assisting)"),
    "west": ("西部（受援方）", "West (assisted)"),
    "flow": ("流向", "Flow"),
    "width": ("线宽", "Width of line"),
    "other": ("其他", "Other"),
    "total": ("合计", "Total"),
    "year": ("年份", "Year"),
    "province": ("省份", "Province"),
    "pair": ("结对关系", "Pair"),
    "value": ("数值", "Value"),
    "since": ("始于", "Since"),
    "force": ("帮扶力量", "Force"),
    "not_drawn": ("未计入或存疑的部分", "Not drawn, or in dispute"),
    "number": ("数目", "Number"),
    "giver_kind": ("帮扶方", "Giver"),
    "county": ("县", "County"),
    "central_unit": ("中央单位", "Central unit"),
    "seen_in_force": ("页面提及的年份", "Years in which pages name it"),
    "counties_found": ("已查到单位的县", "Counties with a known unit"),
    "counties_stated": ("页面所载有中央单位的县", "Counties with a unit, as a page states"),
    "until": ("止于", "Until"),
    "basis_of_start": ("起始年份的依据", "Where the first year is from"),
    "basis_of_end": ("终止年份的依据", "Where the last year is from"),
    "basis_of_change": ("年份依据", "Where the year is from"),
    "stream": ("方面", "Stream"),
    "comma_clause": ("，", ", "),
    "yuan_per_person": ("元", "yuan"),
    "change": ("变化", "Change"),
    "partner_province": ("伙伴省份", "Partner"),
    "paired_how": ("结对方式", "How they are paired"),
    "counties_named": ("已查到的结对县 / 页面所载", "Paired counties found, of those that a page counts"),
    "giver": ("帮扶省份", "Giving province"),
    "several_groups": ("不止其中一种", "More than one of these"),
    "pages": ("页面编号", "Pages, by number"),
    "not_listed": ("名单尚未查到", "Not on the lists found"),
    "nation": ("全国名单", "National list"),
    "key_county": ("重点帮扶县", "Key county"),
    "key_counties_stated": ("页面所载总数", "Number that a page states"),
    "key_counties_listed": ("已查到名单的县", "Counties listed"),
    "partner": ("东部伙伴", "Partner in the east"),
    "partner_known": ("所知程度", "What is known"),
    "county_level": ("县级", "county level"),
    "km": ("公里", "km"),
    "worked_out": ("由 {n} 个页面推得", "worked out from {n:page|pages}"),
    "more_pages": ("等 {n} 个页面", "and {n:more page|more pages}"),
    "and_more": ("及另外 {n} 个", "and {n} more"),
    # punctuation between names, and between a word and what explains it
    "range": ("{low} 至 {high}", "{low} to {high}"),
    "comma": ("、", ", "),
    "colon": ("：", ": "),
    "from_to": ("{origin}→{destination}", "{origin} to {destination}"),
    "stop": ("。", ". "),
    "semicolon": ("；", "; "),
    # sentences for those who can't see the figure
    "alt_flows": (
        "流向地图：{n} 组流向{unit}。所知最多的为 {top}。",
        "Flow map: {n:flow|flows}{unit}. Most is known of: {top}.",
    ),
    "alt_choropleth": (
        "分级统计地图：{n} 个地区有数值{unit}，从 {low} 到 {high}。",
        "Choropleth map: {n:place|places} with values{unit}, from {low} to {high}.",
    ),
    "alt_choropleth_few": (
        "分级统计地图：{n} 个地区有数值{unit}：{values}。",
        "Choropleth map: {n:place|places} with values{unit}: {values}.",
    ),
    "alt_unit": ("（{unit}）", " ({unit})"),
    "alt_categories": ("分类地图：{counts}。", "Map of categories: {counts}."),
    "alt_regional": ("{provinces}地图。", "Map of {provinces}."),
    "alt_links": ("{n} 组结对：{pairs}。", "{n:link|links}: {pairs}."),
    "alt_link_groups": ("结对地图：{n} 组结对；{counts}。", "Map of {n:link|links}: {counts}."),
    "alt_no_flows": ("流向地图：无数据。", "Flow map: no data."),
    "alt_no_values": ("分级统计地图：无数据。", "Choropleth map: no data."),
    "alt_no_categories": ("分类地图：无数据。", "Map of categories: no data."),
    "alt_estimated": ("其中 {n} 组为估算。", "Of them estimated: {n}."),
    "alt_unknown": ("{n} 组未知。", "Unknown: {n:pair|pairs}."),
    "alt_grid": (
        "网格图：{rows} 行，{years} 列。{counts}。",
        "Grid of {rows:row|rows} and {years:column|columns}. {counts}.",
    ),
    "alt_timeline": (
        "时间轴图：{n} 个数字；{counts}。",
        "Timeline of {n:figure|figures}: {counts}.",
    ),
    "no_mark": ("没有可以放上时间轴的数字", "No dated figure"),
    "mark_annual": ("一年", "A year"),
    "mark_year_to_date": ("不足一年", "Part of a year"),
    "mark_stock": ("某一时点", "A level on a date"),
    "mark_target": ("计划目标", "A plan"),
    "mark_solved": ("由市县或多年数字推得", "Worked out from cities or sums"),
    "apart": ("页面或口径不同", "differs in page or scope"),
    "scrap": ("下限偏低，多为局部", "A low floor, likely of a part only"),
    "mark_scrap": (
        "下限偏低，多为局部（数值见表）",
        "A low floor, likely of a part only (its number is in the table)",
    ),
    "mark_solved_sum": ("推得的多年合计", "A sum worked out"),
    "mark_cumulative": ("至刻度处累计", "A sum up to the tick"),
    "mark_each_year": ("期间每年", "In each of its years"),
    "mark_open": ("起点不明", "Start not stated"),
    "gave_way": ("与他说相左，未采用", "Gave way to others"),
    "mark_lost": ("与他说相左而未采用（数字加括号）", "Gave way to others (number in brackets)"),
    # figures by year, bars, shares
    "span_average": ("多年合计（Σ）的年均", "Average of a sum (Σ) over several years"),
    "limits": ("上下界之内", "Between its bounds"),
    "alt_year_panels": ("{n} 个指标的逐年图。{panels}。", "{n} quantities by year. {panels}."),
    "alt_bars": ("条形图：{rows}。", "Bars: {rows}."),
    "alt_matrix": (
        "矩阵图：{rows} 行，{columns} 列。数值最高的为 {top}。",
        "Matrix of {rows:row|rows} and {columns:column|columns}. Highest: {top}.",
    ),
    "alt_no_matrix": ("矩阵图：无数据。", "Matrix without data."),
    "alt_dumbbells": ("每行两点：{rows}。", "Two points a row: {rows}."),
    "alt_intervals": ("区间图：{rows}。", "Points with intervals: {rows}."),
    "alt_quadrants": (
        "散点图：{n} 个点；{corner}：{told}。",
        "Scatter of {n:point|points}; {corner}: {told}.",
    ),
    "statistic": ("统计指标", "Statistic"),
    "statistics": ("统计数据的出处", "Where the statistics come from"),
    "not_receiving": ("非受援省份", "Not a receiving province"),
}
"""key -> (zh, en)."""


def label(key: str, lang: Lang, **values: object) -> str:
    """Return the words for `key` in one language, with `values` filled in.

    Raises
    ------
    ParameterError
        For a key or a language that does not exist; the message names the nearest.

    >>> label("no_data", "en")
    'No data'
    """
    if key not in LABELS:
        nearest = get_close_matches(str(key), LABELS, n=3, cutoff=0.4)
        hint = f"Nearest: {', '.join(nearest)}." if nearest else f"Legal: {', '.join(LABELS)}."
        raise ParameterError(f"There is no label {key!r}.", hint=hint)
    words = LABELS[key][index(lang)]
    return filled(words, lang, values) if values else words


def filled(words: str, lang: Lang, values: Mapping[str, object]) -> str:
    """Words with values in their places, in English each number with its thing.

    >>> filled("{n:report shows|reports show} it", "en", {"n": 1}), filled("{n:report shows|reports show} it", "en", {"n": 1200})
    ('1 report shows it', '1,200 reports show it')
    """
    told = words.format(**{name: _counted(value) for name, value in values.items()})
    return without_gaps(told) if lang == "zh" else told


class _Count(int):
    """A number that is formatted with its thing: `{n:page|pages}` is 1 page, 2 pages."""

    def __format__(self, how: str) -> str:
        one, bar, many = how.partition("|")
        return f"{int(self):,} {one if self == 1 else many}" if bar else format(int(self), how)


def _counted(value: object) -> object:
    return _Count(value) if isinstance(value, Integral) and not isinstance(value, bool) else value


_YEARS = re.compile(r"\b((?:19|20)\d\d)-((?:19|20)\d\d)\b")
_GAP = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef]) +(?=[\u3001-\u9fff\uff00-\uffef])")


def typeset(text: str) -> str:
    """A sentence of ours with a dash between two years, and no blank between two Chinese characters.

    >>> typeset("The whole cooperation, 1996-2026; no-one since 2021-03"), typeset("40 万元 或 50 万元")
    ('The whole cooperation, 1996–2026; no-one since 2021-03', '40 万元或 50 万元')
    """
    return without_gaps(_YEARS.sub("\\1–\\2", text))


def without_gaps(text: str) -> str:
    """A text without blanks between Chinese characters: what was put in between a figure and a word may end or begin with one.

    >>> without_gaps("新华社、人民网 等"), without_gaps("CCTV 等"), without_gaps("在 3 亿 至 5 亿元 之间")
    ('新华社、人民网等', 'CCTV 等', '在 3 亿至 5 亿元之间')
    """
    return _GAP.sub("", text)


_WIDE = re.compile("[\u2e81-\U0010ffff]")


def letters(text: str) -> int:
    """Width of a text in small letters, a Chinese character counting double.

    >>> letters("闽宁 30")
    7
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def index(lang: str) -> int:
    """Place of a language in a (zh, en) pair.

    Raises
    ------
    ParameterError
        For a language other than zh and en.
    """
    if lang not in LANGUAGES:
        raise ParameterError(f"There is no language {lang!r}.", hint=f"Legal: {', '.join(LANGUAGES)}.")
    return LANGUAGES.index(lang)
