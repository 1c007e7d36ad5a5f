"""Every processed table and each of its columns in words: meaning in both languages, unit, list of codes.

The types and rules stand in `analysis.schemas`; a test keeps the two in step. Notebooks take units from here
(`frame.attrs["units"]`), the export takes the codebook and the data package.
"""

from __future__ import annotations

from dataclasses import dataclass

PER_ROW = "in column unit"
PER_INDICATOR = "of the indicator"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its meaning, its unit, and the list in `values.VALUES` that its codes are from.

    `refers` names the `table.column` that each of its values is found in. `several` says that a cell may join
    several values with that character. `blank` is what an empty cell means.
    """

    zh: str
    en: str
    unit: str = ""
    values: str = ""
    refers: str = ""
    several: str = ""
    blank: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its title, what one row is, its key, its columns in the order of the schema."""

    zh: str
    en: str
    row_zh: str
    row_en: str
    key: tuple[str, ...]
    columns: dict[str, Column]


_NOT_TOLD = ("对该结对一无所知", "nothing is known of the pair")
_NOT_SAID = ("页面未注明", "the page does not say")
_UNNAMED = ("未署名，或仅有转载处", "nobody is named, or only who copied it")
_SOURCE = Column("来源编号", "the page", refers="sources.source_id")
_SOURCES = Column("来源编号", "the pages", refers="sources.source_id", several=";")
_INDICATOR = Column("指标", "indicator", values="indicator")
_CLAIM = Column("数据编号", "the claim", refers="observations.observation_id")


_FAMILY = Column(
    "指标组：共用未知量的指标", "indicators that share their unknowns: money, jobs, or one alone"
)
_KINDS = Column("种类，各占一位，见 docs/method.md", "kinds as bits of a number, as docs/method.md tells")


def _claims(zh: str, en: str) -> Column:
    return Column(zh, en, refers="observations.observation_id", several=";")


def _place(zh: str, en: str) -> Column:
    return Column(f"{zh}（六位行政区划代码）", f"{en}, six-digit adcode", refers="places.adcode")


def _amount(zh: str, en: str, blank: tuple[str, str] = ("", "")) -> Column:
    return Column(zh, en, unit=PER_INDICATOR, blank=blank)


def _printed(zh: str, en: str) -> Column:
    return Column(f"{zh}，照录原文", f"{en}, as printed", blank=_NOT_SAID)


TABLES: dict[str, Table] = {
    "series": Table("年度序列", "Series", "一对省份一项指标一年的数值", "one year of one indicator between two provinces",
                    ("origin", "destination", "indicator", "year"), {
        "origin": _place("帮扶省份", "the province that gives"),
        "destination": _place("受援省份", "the province that receives"),
        "indicator": _INDICATOR,
        "year": Column("年份", "year", unit="year"),
        "value": _amount("数值", "the figure", ("未知，不是零", "unknown, which is not zero")),
        "lower": _amount("下界", "lower bound", ("未知", "unknown")),
        "upper": _amount("上界", "upper bound", ("无上界", "nothing caps it")),
        "q10": _amount("第 10 百分位数：十次中有一次低于它", "in one of ten cases the true figure is below", _NOT_TOLD),
        "median": _amount("中位数", "as likely above the true figure as below", _NOT_TOLD),
        "q90": _amount("第 90 百分位数：十次中有一次高于它", "in one of ten cases the true figure is above", _NOT_TOLD),
        "obs_status": Column("SDMX 观测状态", "SDMX observation status", values="obs_status"),
        "method": Column("得出方法", "how it was found", values="method"),
        "observation_ids": _claims("所依据的数据", "the claims that it rests on"),
        "rival_ids": _claims("被推翻或有争议的数据", "the claims that gave way or are disputed"),
    }),
    "observations": Table("数据记录", "Observations", "一个页面所载的一个数值", "one figure that one page prints, normalised", ("observation_id",), {
        "observation_id": Column("数据编号：批次:行号", "batch:row"),
        "batch": Column("批次，即原始文件名", "the file of claims"),
        "row": Column("在文件中的行号，表头为第 1 行", "line of the file as a spreadsheet shows it; the header is 1"),
        "source_id": _SOURCE,
        "origin": Column("帮扶方代码；100000 为全部帮扶方", "who gives, adcodes; 100000 is all givers together",
                         refers="places.adcode", several=";", blank=_NOT_SAID),
        "destination": Column("受援方代码；100000 为全部受援方", "who receives, adcodes; 100000 is all receivers together",
                              refers="places.adcode", several=";", blank=_NOT_SAID),
        "place": Column("统计数据所属地区代码；协作数据无此项", "the place of a statistic that is no cooperation, adcode",
                        refers="places.adcode", several=";", blank=("协作数据", "a claim of cooperation")),
        "force": Column("帮扶力量", "which of the four forces it is about", values="force"),
        "actor_ids": Column("非地区的帮扶方（编号）", "givers that are no place", refers="actors.actor_id", several=";",
                            blank=("帮扶方是地区，或未注明", "the giver is a place, or is not named")),
        "indicator": Column("指标；清单以外者为 other:名称", "indicator; other:words for what the list lacks", values="indicator"),
        "value": Column("数值（基本单位）", "the figure in the base unit", unit=PER_ROW),
        "unit": Column("基本单位", "base unit"),
        "tolerance": Column("舍入误差：末位数字的一半；数到个位的为零", "half a unit of the last printed digit; none of things counted to the last one", unit=PER_ROW),
        "period_start": Column("时段首日", "first day of the period", blank=("起始时间未注明", "the start is not stated")),
        "period_end": Column("时段末日，累计数不晚于页面发布日", "last day of the period; of a sum, not after the day of its page", blank=_NOT_SAID),
        "period_end_printed": Column("页面所载时段的末日", "last day of the period as printed", blank=_NOT_SAID),
        "each_year": Column("是否为时段内每一年的数值", "whether the figure is true for each year of the period"),
        "basis": Column("统计口径（时间）", "how the figure relates to the period", values="basis"),
        "bound": Column("确数、下限、上限或约数", "exact, a floor, a ceiling or an approximation", values="bound"),
        "flags": Column("数据提示", "data warnings", values="flag", several=";", blank=("无", "none")),
        "east_printed": _printed("帮扶方", "who gives"),
        "east_level_printed": Column("帮扶方层级，采集者所记", "level of the giver, by the collector", values="giver_level", blank=_NOT_SAID),
        "west_printed": _printed("受援方", "who receives"),
        "west_level_printed": Column("受援方层级，采集者所记", "level of the receiver, by the collector", values="level", blank=_NOT_SAID),
        "indicator_printed": Column("指标，采集者所记", "indicator, by the collector"),
        "value_printed": _printed("数值", "the figure"),
        "unit_printed": _printed("单位", "the unit"),
        "period_printed": Column("时段，采集者所记", "the period, by the collector", blank=_NOT_SAID),
        "basis_printed": Column("统计口径，采集者所记", "the basis, by the collector"),
        "locator": Column("在页面中的位置", "where on the page"),
        "note": Column("采集者备注（中文或英文）", "what the collector saw beside the figure, in English or Chinese", blank=("无", "none")),
    }),
    "sources": Table("来源", "Sources", "一个页面", "a page", ("source_id",), {
        "source_id": Column("来源编号，其他各表据此引用", "the key that the other tables use"),
        "title": Column("标题", "title of the page"),
        "publisher": Column("发布者；转载页面注明出处", "who published it, and where the address is a copy"),
        "publisher_zh": Column("发布者的中文名", "name of the publisher in Chinese", blank=_UNNAMED),
        "publisher_en": Column("发布者的英文名", "name of the publisher in English", blank=_UNNAMED),
        "published": Column("发布日期：年、年月或年月日", "date of publication: a year, month or day", blank=_NOT_SAID),
        "url": Column("网址", "the address that was read", blank=("无公开网址", "the page has no public address")),
        "lang": Column("页面语言", "language of the page"),
        "kind": Column("来源类别", "kind of source", values="source_kind"),
    }),
    "pairings": Table("结对关系", "Pairs", "一对结对地区在一轮政策中的关系", "a pair in one policy round", ("assisting", "assisted", "round"), {
        "assisting": _place("帮扶方", "who helps"),
        "assisted": _place("受援方", "who is helped"),
        "level": Column("结对层级，取两方中较低者", "level of the pair, that of its finer side", values="level"),
        "round": Column("政策轮次", "policy round", values="round"),
        "start": Column("起始年份", "first year", unit="year"),
        "end": Column("终止年份（含）", "last year", unit="year", blank=("仍在执行", "in force")),
        "start_basis": Column("起始年份的依据", "where the first year is from", values="start_basis"),
        "end_basis": Column("终止年份的依据", "where the last year is from", values="end_basis"),
        "source_ids": _SOURCES,
        "closed": Column("有文件表明该帮扶方的名单在部分年份完整", "whether a document says that the giver's list is whole in some of the years"),
        "closed_start": Column("名单完整的起始年份", "first year of the whole list", unit="year", blank=("无此文件", "no document says so")),
        "closed_end": Column("名单完整的终止年份", "last year of the whole list", unit="year", blank=("无此文件", "no document says so")),
        "closed_by": Column("载明名单完整的来源编号", "the pages that say so", refers="sources.source_id", several=";",
                            blank=("无此文件", "no document says so")),
    }),
    "places": Table("地区", "Places", "一个地区在一段年份内的名称与代码", "a place in a span of years", ("adcode", "name_zh"), {
        "adcode": Column("六位行政区划代码；100000 为全国", "six-digit code; 100000 is the whole country"),
        "name_zh": Column("中文全称", "full Chinese name"),
        "name_en": Column("英文名", "English name"),
        "level": Column("层级", "level", values="level"),
        "parent_adcode": Column("上级地区代码", "the place above it", refers="places.adcode", blank=("全国", "the country itself")),
        "valid_from": Column("启用年份；1996 为本图集起始年", "first year in force; 1996 is where the atlas begins", unit="year", blank=("不详", "not known")),
        "valid_to": Column("停用年份（含）", "last year in force", unit="year", blank=("现行", "in force")),
        "lon": Column("代表点经度", "longitude of a point inside", unit="degrees"),
        "lat": Column("代表点纬度", "latitude of a point inside", unit="degrees"),
        "successor": Column("现归属地区的代码", "what a former place is now, or is now part of", refers="places.adcode",
                            blank=("现行地区，或已分属多地", "a present place, or one that was divided")),
    }),
    "context": Table("背景统计", "Context", "一个省份一年的一项统计", "one statistic of one province in one year", ("province", "year", "indicator", "category"), {
        "province": _place("省份", "province"),
        "year": Column("年份", "year", unit="year"),
        "indicator": Column("统计指标", "statistic", values="context_indicator"),
        "category": Column("行业或户口登记地", "industry, or place of registration", blank=("不分类", "not divided")),
        "value": Column("数值", "the figure in the base unit", unit=PER_ROW),
        "unit": Column("基本单位", "base unit"),
        "source_id": _SOURCE,
    }),
    "key_counties": Table("国家乡村振兴重点帮扶县", "Key counties for rural revitalisation", "160 个重点帮扶县中的一个（仅为页面列出的部分）",
                          "one of the 160 key counties, as far as a page lists them", ("adcode",), {
        "adcode": _place("县", "county"),
        "province": _place("所属省份", "its province"),
        "name_zh": Column("页面所载县名", "name as the page prints it"),
        "source_ids": _SOURCES,
    }),
    "poor_counties": Table("脱贫摘帽县", "Counties that left poverty", "一个县脱贫摘帽的年份（仅为已查到的部分）",
                           "a county and the year in which it left poverty, as far as a page lists them", ("adcode", "year_out"), {
        "adcode": _place("县", "county"),
        "province": _place("所属省份", "its province"),
        "name_zh": Column("页面所载县名", "name as the page prints it"),
        "year_out": Column("脱贫摘帽年份", "year in which it left poverty", unit="year"),
        "source_ids": _SOURCES,
    }),
    "actors": Table("非地区的帮扶方", "Givers that are no place", "一个中央单位、企业或社会组织，或若干此类单位的合称",
                    "a central unit, an enterprise, a social organisation, or a number of them", ("actor_id",), {
        "actor_id": Column("编号", "the key that the other tables use"),
        "name_zh": Column("中文名", "Chinese name"),
        "name_en": Column("英文名；名称表未收录者为中文名", "English name; the Chinese one where the table of names lacks the unit"),
        "kind": Column("类别", "kind", values="actor_kind"),
        "force": Column("所属帮扶力量", "the force that it belongs to", values="force"),
        "members": Column("所指单位数", "how many units it stands for", unit="count", blank=("页面未载数目", "the page gives no number")),
    }),
    "unit_pairs": Table("中央单位定点帮扶县", "Central units and their counties", "一个中央单位与其帮扶的一个县",
                        "a central unit and a county that it helps", ("actor_id", "adcode"), {
        "actor_id": Column("中央单位", "the central unit", refers="actors.actor_id"),
        "adcode": _place("受帮扶的县（个别为市州）", "the county, or the prefecture where the page names no county"),
        "policy": Column("帮扶类型", "which policy", values="unit_policy"),
        "start": Column("页面所载最早起始年份", "earliest year of a start that a page states", unit="year", blank=_NOT_SAID),
        "end": Column("终止年份", "last year", unit="year", blank=("页面未注明，或仍在帮扶", "not stated, or still in force")),
        "starts": Column("各页面所载起始年份", "every year of a start that a page states", several=";", blank=_NOT_SAID),
        "starts_differ": Column("各页面起始年份是否相左", "whether the pages disagree on the start"),
        "seen_first": Column("页面最早提及仍在帮扶的年份", "first year in which a page speaks of it as in force", unit="year", blank=_NOT_SAID),
        "seen_last": Column("页面最近提及仍在帮扶的年份", "last year in which a page speaks of it as in force", unit="year", blank=_NOT_SAID),
        "source_ids": _SOURCES,
        "note": Column("采集者备注（中文或英文）", "what the collector saw, in English or Chinese", blank=("无", "none")),
    }),
    "contradictions": Table("数据冲突", "Contradictions", "一项与其他数据相左的数据", "one claim that others speak against", (), {
        "indicator": _INDICATOR,
        "kind": Column("冲突类型", "kind of contradiction", values="contradiction"),
        "observation_id": _CLAIM,
        "figure": _amount("所载数值", "the figure of the claim"),
        "slack": _amount("与其他数据的差额", "by how much it misses the others"),
        "relative_slack": Column("差额占所载数值的比例", "the miss as a share of the figure", unit="share"),
        "direction": Column("方向", "direction", values="direction"),
        "weight": Column("该数据的权重", "weight of the claim"),
        "against": _claims("与之冲突的数据", "the claims against it"),
        "against_weight": Column("冲突各方的权重合计", "their weights together"),
        "url": Column("该数据的网址", "page of the claim"),
        "against_urls": Column("冲突各方的网址", "pages of the claims against it", several=" "),
    }),
    "balance": Table("全国数核对", "Balance", "一个全国合计数与各结对之和的比较", "one national total against the sum of the pairs", (), {
        "indicator": _INDICATOR,
        "first_year": Column("首年", "first year", unit="year"),
        "last_year": Column("末年", "last year", unit="year"),
        "national": _amount("全国数", "the national figure"),
        "national_lower": _amount("全国数下界", "its lower bound", ("仅知上限", "the figure is a cap")),
        "national_upper": _amount("全国数上界", "its upper bound", ("仅知下限", "the figure is a floor")),
        "pairs": Column("应计的结对年数", "pair-years that it covers", unit="count"),
        "pairs_known": Column("其中有数值者", "of which have a value", unit="count"),
        "pairs_lower": _amount("各结对合计的下界", "least sum of the pairs that all claims allow"),
        "pairs_upper": _amount("各结对合计的上界", "greatest sum of the pairs that all claims allow", ("无上界", "nothing caps it")),
        "state": Column("核对结果", "result", values="balance_state"),
        "observation_ids": _claims("所依据的数据", "the claims of the national figure"),
    }),
    "limits": Table("约束", "Limits", "一项关于若干地区、若干时日之和的约束，矛盾已处理",
                    "a claim as a limit on a sum of flows, after contradictions are settled; what `total` solves on",
                    ("family", "number"), {
        "family": _FAMILY,
        "number": Column("组内序号", "number in its family"),
        "origin": Column("帮扶方代码；100000 为全部", "who gives, adcodes; 100000 is all", refers="places.adcode", several=";"),
        "destination": Column("受援方代码；100000 为全部", "who receives, adcodes; 100000 is all", refers="places.adcode", several=";"),
        "kinds": _KINDS,
        "start": Column("首日", "first day"),
        "end": Column("末日", "last day"),
        "paired": Column("是否仅计结对表所列的结对", "whether it speaks of the pairs of the pairing table only"),
        "side": Column("约束方向：等式、下限、上限", "an equation within its rounding, a floor or a cap", values="side"),
        "lower": _amount("所载下限", "at least, as claimed"),
        "upper": _amount("所载上限", "at most, as claimed", ("无上限", "no cap")),
        "held_lower": _amount("处理矛盾后的下限", "at least, after contradictions are settled"),
        "held_upper": _amount("处理矛盾后的上限", "at most, after contradictions are settled", ("无上限", "no cap")),
        "state": Column("处理结果", "what became of it", values="limit_state"),
        "soft": Column("是否为“超过”数", "whether it says 'more than'"),
        "weight": Column("权重", "what it weighs"),
        "observation_ids": _claims("所依据的数据，依据最充分者在前", "its claims, the best-supported first"),
        "figures": Column("各数据的数值", "what they state, in the base unit", several=";"),
        "tolerances": Column("各数据的舍入误差", "half a unit of their last printed digits", several=";"),
        "columns": Column("所含未知量编号，见 atoms.column", "the unknowns that it covers, as in `atoms.column`", several=";"),
    }),
    "parts": Table("地区单元", "Parts", "一对地区单元：某地除去其中另有数据的各地",
                   "a giver's and a receiver's part: a place less those inside it that claims name",
                   ("family", "origin", "destination", "giver", "receiver"), {
        "family": _FAMILY,
        "place_class": Column("类别编号，见 atoms", "the class, as in `atoms`"),
        "origin": Column("帮扶省份代码；000000 为未具名者", "province that gives, adcode; 000000 is whoever no list names"),
        "destination": Column("受援省份代码；000000 为未具名者", "province that receives, adcode; 000000 is whoever no list names"),
        "giver": Column("帮扶方单元代码", "the giver's part, by the place it is what is left of"),
        "receiver": Column("受援方单元代码", "the receiver's part, by the place it is what is left of"),
    }),
    "atoms": Table("未知量", "Atoms", "一类地区单元在若干时日的若干种流量", "some kinds of flow of one class of parts in a span of days", (), {
        "family": _FAMILY,
        "place_class": Column("类别编号", "class of parts"),
        "start": Column("首日，自1970年起的天数", "first day, counted from 1970"),
        "end": Column("末日次日，自1970年起的天数", "the day after the last one, counted from 1970"),
        "kinds": _KINDS,
        "column": Column("未知量编号；-1 为无任何约束", "number of the unknown; -1 where no limit covers it"),
        "paired": Column("结对表是否有此结对", "whether the pairing table has the pair in these days"),
    }),
    "modes": Table("模型取值", "Modes", "一项指标中一对省份一年的最可能数值", "what a pair's year most likely is, on a log scale",
                   ("indicator", "number"), {
        "indicator": _INDICATOR,
        "number": Column("在模型中的序号", "number in the model"),
        "origin": _place("帮扶省份", "the province that gives"),
        "destination": _place("受援省份", "the province that receives"),
        "year": Column("年份", "year", unit="year"),
        "log_mode": Column("最可能数值（基本单位）的自然对数", "natural logarithm of the mode, in base units"),
        "log_spread": Column("该对数的标准差", "standard deviation of that logarithm"),
        "told": Column("是否有数据提及该结对", "whether any claim speaks of the pair"),
    }),
    "precisions": Table("模型精度", "Precisions", "一项指标的模型矩阵中的一个元素", "one entry of the matrix of a model, on or above its diagonal", (), {
        "indicator": _INDICATOR,
        "row": Column("行号，先为 modes.number", "row; the first are those of `modes.number`"),
        "column": Column("列号", "column"),
        "precision": Column("数值", "the entry"),
    }),
    "unused": Table("未使用的数据", "Claims not used", "一项未能约束年度序列的数据", "one claim that limits nothing in `series`", (), {
        "indicator": _INDICATOR,
        "observation_id": _CLAIM,
        "reason": Column("原因（英文）", "why"),
    }),
    "rejects": Table("未采纳的行", "Rejected rows", "一行未能采纳的原始数据，或一列中原因相同的各格", "one raw row that was not accepted, or the cells of one column for one reason", (), {
        "batch": Column("批次，即原始文件名", "the raw file"),
        "row": Column("在文件中的行号，表头为第 1 行", "line of the file; the header is 1"),
        "column": Column("有问题的列", "the columns at fault", several="; "),
        "printed": Column("原文", "what they print"),
        "reason": Column("原因（英文）", "what is wrong"),
        "hint": Column("处理办法（英文）", "what to do"),
        "count": Column("所含行或单元格数", "how many rows or cells it stands for"),
    }),
    "findings": Table("核查意见", "Remarks", "对收件箱中一张表或一条数据的一条核查意见", "one remark on a table of the inbox, or on a claim", (), {
        "file": Column("文件或批次", "the office file, or the batch of claims"),
        "sheet": Column("工作表", "its sheet", blank=("不是工作簿", "no workbook")),
        "cell": Column("单元格或行", "the cell, or the row"),
        "printed": Column("原文", "what it prints"),
        "reason": Column("原因（英文）", "what is remarkable"),
        "remedy": Column("处理办法（英文）", "what to do"),
        "severity": Column("程度", "how grave it is", values="severity"),
    }),
}  # fmt: skip
"""Table -> its description; what readers ask for first stands first."""


def units(table: str) -> dict[str, str]:
    """Units of the columns of a table that have one.

    >>> units("series")
    {'year': 'year', 'value': 'of the indicator', 'lower': 'of the indicator', 'upper': 'of the indicator', 'q10': 'of the indicator', 'median': 'of the indicator', 'q90': 'of the indicator'}
    """
    return {name: column.unit for name, column in TABLES[table].columns.items() if column.unit}
