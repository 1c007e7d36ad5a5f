"""What the coded values of the processed tables mean, in both languages: one list for each set of codes.

The codebook prints them, and a test holds every list against the schema that allows the codes. Indicators, rounds
and flags of claims have modules of their own, from which their lists are taken.
"""

from __future__ import annotations

from analysis.vocabulary.forces import COUNTERPART_SUPPORT, FORCES, KINDS
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.scope import FLAGS

PLACE_FLAGS: dict[str, tuple[str, str]] = {
    "former_name": ("使用了已停用的旧名", "the name was no longer in use at the time"),
    "later_name": ("使用了后来才有的名称", "the name was not yet in use at the time"),
    "zone": ("开发区等，计入其所在地", "a development zone or the like, counted to the place that holds it"),
    "below_county": ("县级以下，计入其所在地", "below the county, counted to the place that holds it"),
    "group": ("一组地区的统称", "the name of a group of places"),
    "with_others": ("另含非地区的单位，未计入地点", "units that are no place were left out"),
    "by_role": (
        "同名各地中仅有一地属于帮扶方或受援方",
        "of the places of this name only one can be on this side",
    ),
    "by_partner": ("由对方地区判定是同名的哪一地", "the other side told places of one name apart"),
    "level_differs": ("采集者所记层级与该地层级不符", "the collector's level is not that of the place"),
}
"""Flag of a resolved place -> its meaning."""

POLICY_FLAGS: dict[str, tuple[str, str]] = {
    COUNTERPART_SUPPORT: (
        "属对口支援，不是东西部协作",
        "counterpart support, which is another policy",
    ),
}
"""Flag of another policy -> its meaning."""

VALUES: dict[str, dict[str, tuple[str, str]]] = {
    "indicator": {i.id: (i.zh, i.en) for i in INDICATORS.values()},
    "context_indicator": {
        "gross_regional_product": ("地区生产总值", "Gross regional product, current prices"),
        "general_public_expenditure": ("一般公共预算支出", "Local general public budget expenditure"),
        "resident_population": ("年末常住人口", "Resident population at the end of the year"),
        "disposable_income_per_capita": ("居民人均可支配收入", "Disposable income per head"),
        "employment_by_industry": (
            "分行业就业人口（普查长表抽样）",
            "Employed persons by industry, in the long-form sample of the census",
        ),
        "residents_registered_elsewhere": (
            "户口登记地在外乡镇街道人口",
            "Residents registered in another township",
        ),
    },
    "level": {
        "national": ("全国", "the whole country"),
        "province": ("省级", "province"),
        "prefecture": ("地级", "prefecture"),
        "county": ("县级", "county"),
    },
    "giver_level": {
        "national": ("全国", "the whole country"),
        "province": ("省级", "province"),
        "prefecture": ("地级", "prefecture"),
        "county": ("县级", "county"),
        "central": ("中央单位", "a unit of the central government"),
        "enterprise": ("企业", "an enterprise"),
        "organisation": ("社会组织", "a social organisation"),
        "organization": ("社会组织", "a social organisation"),
    },
    "force": FORCES,
    "actor_kind": {kind: names for kind, (_, names) in KINDS.items()},
    "unit_policy": {
        "designated": ("定点帮扶", "targeted assistance"),
        "counterpart_support": ("对口支援", "counterpart support, another policy"),
        "other": ("其他约定或行动", "another agreement or action"),
        "unclear": (
            "页面未区分定点帮扶与对口支援",
            "the page does not tell targeted assistance from counterpart support",
        ),
    },
    "source_kind": {
        "official": ("政府机构", "a public authority"),
        "state-media": ("中央及地方官方媒体", "state media"),
        "academic": ("学术文献", "academic literature"),
        "media": ("其他媒体", "other media"),
        "other": ("其他", "other"),
        "office": ("协作部门提供的表格", "a table of a cooperation office"),
    },
    "basis": {
        "annual": (
            "自然年；跨数年的为其中每一年，约十二个月的为该时段",
            "a calendar year; over several years, each of them; over about twelve months, that span",
        ),
        "year_to_date": ("年初至某月", "part of a year"),
        "cumulative": ("累计", "a sum over the period"),
        "stock": ("时点数", "a level on a date, never summed"),
        "target": ("计划目标，非实际结果", "a plan, never an outcome"),
    },
    "bound": {
        "exact": ("确数", "as printed"),
        "at_least": ("下限（“超过”“多”）", "a floor ('more than')"),
        "at_most": ("上限（“不足”“不超过”）", "a ceiling ('less than')"),
        "about": ("约数（“约”“近”）", "an approximation ('about', 'nearly')"),
    },
    "flag": {**FLAGS, **PLACE_FLAGS, **POLICY_FLAGS},
    "round": {str(r.year): (r.zh, r.en) for r in ROUNDS.values()},
    "start_basis": {
        "stated": ("页面写明", "stated on a page"),
        "round": ("页面写明轮次，取该轮首年", "a page names the round: its first year"),
        "continued": ("承接上一轮", "continued from the round before"),
        "seen": (
            "页面所述年份或期间的首年；结对可能更早，页面述及多年的也可能更晚",
            "the first year that a page on the pair is about; it may be older, or younger where the page is about several years",
        ),
        "policy": ("2021年政策文件", "the assignment of 2021"),
    },
    "end_basis": {
        "stated": ("页面写明", "stated on a page"),
        "next_round": ("推定到下一轮重定名单之前", "inferred: up to the round that set the list anew"),
        "open": ("仍在执行", "in force"),
    },
    "obs_status": {
        "A": ("来源所载", "reported"),
        "E": ("估算", "estimated"),
        "O": ("缺失", "missing"),
    },
    "method": {
        "reported": ("有来源直接给出且未被推翻", "a claim states the cell and holds"),
        "at_least": ("仅知下限", "only a floor is known"),
        "estimated": ("可能的范围较窄，取其中位数", "the likely range is narrow: its median"),
        "bounded": ("有约束，但不足以给出数值", "limited, but too little for a number"),
        "unknown": ("无任何约束", "nothing limits it"),
    },
    "contradiction": {
        "gave_way": ("与更有力的数据冲突而让位", "gave way to claims that weigh more"),
        "tied": (
            "与同等有力的数据相持不下",
            "as strong as the claims against it: which of them is wrong is open",
        ),
        "suspect": (
            "数量级可疑，疑为笔误",
            "of another order than pair, indicator and year suggest: likely a slip",
        ),
        "disagreed": (
            "同地同期另有页面所载不同",
            "another page prints another figure for the same places and days",
        ),
        "dated_past_page": (
            "所载时段晚于页面日期，截至页面日期后不再矛盾",
            "its days reach beyond the day of its page; cut there, it contradicts nothing",
        ),
        "outside_list": (
            "所载结对不在完整名单之内",
            "names a pair that the giver's complete list does not hold",
        ),
        "outdone": (
            "同一口径另有更大的“超过”数",
            "another page prints a larger 'more than' for the same thing",
        ),
    },
    "side": {
        "both": ("等式", "an equation within its rounding"),
        "floor": ("下限", "at least"),
        "cap": ("上限", "at most"),
    },
    "limit_state": {
        "held": ("成立", "holds"),
        "gave_way": ("让位", "gave way: limits nothing"),
        "tied": ("相持不下", "tied: widened so that either side may be right"),
    },
    "severity": {
        "error": ("未采纳", "not taken"),
        "warning": ("存疑", "taken, and doubtful"),
        "note": ("说明", "for the record"),
    },
    "direction": {
        "too_high": ("偏高", "too high to agree with the others"),
        "too_low": ("偏低", "too low to agree with the others"),
    },
    "balance_state": {
        "consistent": ("各结对之和可与全国数相符", "the pairs can add up to the national figure"),
        "inconsistent": ("各结对之和与全国数不符", "the pairs can't add up to the national figure"),
        "open": ("各结对尚无数据", "nothing is known of the pairs"),
    },
}
"""Name of a list -> code -> (zh, en)."""

UNITS: dict[str, tuple[str, str]] = {
    "yuan": ("元", "yuan"),
    "persons": ("人", "persons"),
    "person-times": ("人次", "person-times: a person counts each time"),
    "households": ("户", "households"),
    "years": ("年", "years"),
    "count": ("个", "number"),
    "yuan per person": ("元/人", "yuan per person"),
    "hectares": ("公顷", "hectares"),
    "km": ("公里", "kilometres"),
    "percent": ("%", "percent"),
    "share": ("比例", "a share: 0.1 is a tenth"),
    "kWh": ("千瓦时", "kilowatt-hours"),
    "degrees": ("度", "degrees, EPSG:4490"),
    "in column unit": ("见 unit 列", "named in the column unit"),
    "of the indicator": ("该指标的基本单位", "the base unit of the indicator"),
}
"""Unit as the tables write it -> (zh, en)."""
