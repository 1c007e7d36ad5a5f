"""Office tables in many layouts, each with what every cell of it says: the truth that the readers are tried against.

A family is a way in which bureaus lay out figures (exports, ledgers, yearbooks …). A layout is one table of it with
words, units, places and marks drawn at random by a seed, so that the same number gives the same table. The truth is
written by the generator while it writes the cell, never read back from the table.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PAIRS = (
    ("北京市", "内蒙古自治区", "京蒙"), ("天津市", "甘肃省", "津甘"), ("江苏省", "陕西省", "苏陕"), ("江苏省", "青海省", "苏青"),
    ("浙江省", "四川省", "浙川"), ("福建省", "宁夏回族自治区", "闽宁"), ("上海市", "云南省", "沪滇"), ("广东省", "广西壮族自治区", "粤桂"),
    ("广东省", "贵州省", "粤黔"), ("山东省", "重庆市", "鲁渝"), ("山东省", "甘肃省", "鲁甘"),
)  # fmt: skip
INSIDE = {
    "内蒙古自治区": ("赤峰市", "通辽市", "乌兰察布市", "兴安盟"), "甘肃省": ("天水市", "定西市", "临夏回族自治州", "庆阳市"),
    "陕西省": ("商洛市", "安康市", "汉中市", "延安市"), "青海省": ("海东市", "海南藏族自治州", "玉树藏族自治州"),
    "四川省": ("广元市", "凉山彝族自治州", "巴中市", "达州市"), "宁夏回族自治区": ("固原市", "吴忠市", "中卫市"),
    "云南省": ("昭通市", "曲靖市", "怒江傈僳族自治州", "普洱市"), "广西壮族自治区": ("百色市", "河池市", "崇左市"),
    "贵州省": ("毕节市", "遵义市", "黔东南苗族侗族自治州", "铜仁市"), "重庆市": ("城口县", "巫溪县", "酉阳土家族苗族自治县"),
}  # fmt: skip
COUNTIES = {
    "内蒙古自治区": ("巴林左旗", "科尔沁右翼中旗", "商都县"), "甘肃省": ("秦安县", "通渭县", "东乡族自治县"),
    "陕西省": ("镇安县", "紫阳县", "略阳县"), "青海省": ("循化撒拉族自治县", "囊谦县"), "四川省": ("剑阁县", "布拖县", "通江县"),
    "宁夏回族自治区": ("西吉县", "海原县", "泾源县"), "云南省": ("镇雄县", "会泽县", "福贡县"), "广西壮族自治区": ("那坡县", "大化瑶族自治县"),
    "贵州省": ("威宁县", "纳雍县", "雷山县"), "重庆市": ("城口县", "巫溪县"),
}  # fmt: skip
OTHERS = ("河北省", "山西省", "河南省", "湖南省", "安徽省", "辽宁省")
SHORT = ("省", "市", "自治区", "壮族自治区", "回族自治区")

# Words of the cooperation: indicator, the headers that mean it, its units.
MONEY = (
    ("gov_funds", ("财政援助资金", "东部财政援助资金", "财政帮扶资金", "协作财政资金投入"), ("万元", "亿元")),
    ("social_donations", ("社会帮扶资金", "社会各界捐赠款物", "社会捐赠资金"), ("万元",)),
    ("consumption_assist", ("消费帮扶金额", "消费协作销售额", "采购帮扶产品金额"), ("万元", "亿元")),
    ("enterprise_investment", ("企业实际到位投资", "实际到位投资额"), ("亿元", "万元")),
)
PEOPLE = (
    ("jobs_total", ("帮助农村劳动力就业", "农村劳动力转移就业人数", "帮助就业人数"), ("人",)),
    ("jobs_poor", ("其中：脱贫人口就业", "脱贫劳动力就业"), ("人",)),
    ("cadres_sent", ("选派党政干部", "选派干部"), ("人", "名")),
    ("professionals_sent", ("选派专业技术人才", "专业技术人员选派"), ("人",)),
    ("trained_persons", ("劳务培训", "培训人次"), ("人次",)),
)
COUNTS = (
    ("enterprises_settled", ("引导落地企业", "新增落地投产企业数"), ("家", "个")),
    ("workshops", ("帮扶车间", "就业帮扶车间"), ("个",)),
    ("industrial_parks", ("共建产业园区", "共建园区数"), ("个",)),
)
# Statistics of places as bureaus print them: none of the cooperation.
STATISTICS = (
    ("城镇单位就业人员", "万人"), ("城镇新增就业人数", "人"), ("固定资产投资总额", "亿元"), ("房地产开发企业投资额", "亿元"), ("社会消费品零售总额", "亿元"),
    ("规模以上工业企业R&D项目数", "项"), ("地方财政教育支出", "亿元"), ("城镇居民人均可支配收入", "元"), ("农村居民人均可支配收入", "元"),
    ("第一产业增加值", "亿元"), ("城镇常住人口", "万人"), ("职业技能培训人数", "人"), ("社会捐赠款物", "万元"), ("农产品销售额", "亿元"),
    ("实际利用外资", "万美元"), ("签约项目数", "个"), ("新增企业数", "户"), ("私营企业和个体就业人员", "万人"), ("农村劳动力转移就业人数", "万人"),
    ("财政专项扶贫资金", "万元"), ("招商引资到位资金", "亿元"), ("专业技术人员数", "人"), ("驻村干部人数", "人"), ("就业帮扶车间数", "个"),
)  # fmt: skip
SERIES = (
    ("地区生产总值", "亿元", "other:gross_regional_product", "Gross Regional Product", "100 million yuan"),
    ("年末常住人口", "万人", "other:resident_population", "Resident Population", "10 000 persons"),
    (
        "居民人均可支配收入",
        "元",
        "other:disposable_income_per_capita",
        "Per Capita Disposable Income",
        "yuan",
    ),
)

FLOW, STATISTIC, ASIDE = "flow", "statistic", "aside"


@dataclass(frozen=True)
class Truth:
    """What one cell says: who, what, how much and when; a statistic may be kept as one of its place, or refused."""

    kind: str
    indicator: str = ""
    east: str = ""
    west: str = ""
    place: str = ""
    value: str = ""
    unit: str = ""
    period: str = ""
    basis: str = "annual"


@dataclass
class Page:
    """One sheet while it is written: its cells, merged areas and the truth by row and column from 0."""

    name: str
    rows: list[list[object]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    truth: dict[tuple[int, int], Truth] = field(default_factory=dict)

    def add(self, *cells: object) -> int:
        """Add a row and return its number."""
        self.rows.append(list(cells))
        return len(self.rows) - 1

    def turned(self) -> Page:
        """Return the page with rows and columns exchanged."""
        width = max(map(len, self.rows))
        full = [[*row, *[None] * (width - len(row))] for row in self.rows]
        return Page(
            self.name, [list(column) for column in zip(*full, strict=True)],
            [(b, a, d, c) for a, b, c, d in self.merged], {(c, r): t for (r, c), t in self.truth.items()},
        )  # fmt: skip


@dataclass
class Layout:
    """One file: its family, its name and its pages."""

    family: str
    name: str
    pages: list[Page]

    def write(self, folder: Path) -> Path:
        """Write the file: a text table where one page has no merged areas, else a workbook."""
        (page, *more) = self.pages
        if not more and not page.merged:
            path = folder / f"{self.name}.csv"
            encoding = "gb18030" if len(page.rows) % 2 else "utf-8-sig"
            with path.open("w", newline="", encoding=encoding) as file:
                csv.writer(file).writerows([["" if v is None else v for v in row] for row in page.rows])
            return path
        import openpyxl

        book, path = openpyxl.Workbook(), folder / f"{self.name}.xlsx"
        book.remove(book.active)
        for page in self.pages:
            sheet = book.create_sheet(page.name)
            for row in page.rows:
                sheet.append(row)
            for a, b, c, d in page.merged:
                sheet.merge_cells(start_row=a + 1, start_column=b + 1, end_row=c + 1, end_column=d + 1)
        book.save(path)
        return path


class Draw:
    """What is drawn at random for one layout."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def one(self, options):
        return self.r.choice(list(options))

    def some(self, options, low: int, high: int) -> list:
        options = list(options)
        return self.r.sample(options, min(len(options), self.r.randint(low, high)))

    def yes(self, chance: float = 0.5) -> bool:
        return self.r.random() < chance

    def figure(self, unit: str) -> object:
        """A figure as such a table prints it: whole or with decimals, with commas now and then."""
        if unit in ("亿元",):
            return round(self.r.uniform(0.3, 80), 2)
        if unit in ("万元", "元", "万人", "万美元"):
            value = self.r.randint(1000, 400000) if self.yes(0.6) else round(self.r.uniform(1000, 90000), 1)
            return f"{value:,}" if self.yes(0.15) else value
        return self.r.randint(11, 60000) if unit in ("人", "名", "人次") else self.r.randint(11, 400)

    def label(self, place: str) -> str:
        """A place as a table prints it: its name, shortened, spaced or numbered."""
        if (
            place.endswith(SHORT)
            and self.yes(0.25)
            and place[:-1] not in ("重庆", "海东")
            and len(place) < 6
            and "族" not in place
        ):
            for ending in ("壮族自治区", "回族自治区", "自治区", "省"):
                if place.endswith(ending):
                    return place.removesuffix(ending)
        if len(place) == 3 and self.yes(0.1):
            return "　".join(place)
        return place


def headed(d: Draw, words: str, unit: str) -> str:
    """A header with its unit, in one of the ways in use."""
    form = d.one(
        (
            "{w}（{u}）",
            "{w}({u})",
            "{w}_{u}",
            "{w}-{u}",
            "{w} {u}",
            "{w}/{u}",
            "{w}（单位：{u}）",
            "{w}\n（{u}）",
        )
    )
    return form.format(w=words, u=unit)


def plain(value: object) -> str:
    return str(value).replace(",", "")


def flow(
    indicator: str, east: str, west: str, value: object, unit: str, period: str, basis: str = "annual"
) -> Truth:
    """The truth of a figure of the cooperation."""
    stock = indicator in ("industrial_parks",) and basis == "annual"
    return Truth(FLOW, indicator, east, west, "", plain(value), unit, period, "stock" if stock else basis)


def statistic(place: str, value: object, unit: str, period: str, indicator: str = "") -> Truth:
    return Truth(STATISTIC, indicator, place=place, value=plain(value), unit=unit, period=period)


def exports(d: Draw, n: int) -> Layout:
    """Exports of a data site: head, years across or down, one indicator or several."""
    page = Page("分省年度数据")
    years = d.some(range(2012, 2025), 2, 5)
    years.sort(reverse=True)
    known = d.yes(0.4)
    name, unit, indicator = (d.one(SERIES)[:3]) if known else (*d.one(STATISTICS), "")
    provinces = d.some([*(p[0] for p in PAIRS[:6]), *(p[1] for p in PAIRS[:6]), *OTHERS], 4, 10)
    provinces = list(dict.fromkeys(provinces))
    style = d.one(("years across", "indicators down", "bare", "long"))
    if style == "years across":
        page.add("数据库：分省年度数据")
        page.add(f"指标：{name}({unit})")
        page.add(f"时间：最近{len(years)}年")
        page.add("地区", *(f"{y}年" for y in years))
        for p in provinces:
            values = [d.figure(unit) for _ in years]
            r = page.add(p, *values)
            page.truth |= {
                (r, c): statistic(p, v, unit, str(y), indicator)
                for c, (v, y) in enumerate(zip(values, years, strict=True), 1)
            }
    elif style == "indicators down":
        place = d.one(provinces)
        page.add("数据库：分省年度数据")
        page.add(f"地区：{place}")
        page.add(f"时间：最近{len(years)}年")
        page.add("指标", *(f"{y}年" for y in years))
        chosen = [(w, u, "") for w, u in d.some(STATISTICS, 3, 6)] + [
            (w, u, i) for w, u, i, _, _ in d.some(SERIES, 1, 3)
        ]
        for words, u, i in chosen:
            values = [d.figure(u) for _ in years]
            r = page.add(f"{words}({u})", *values)
            page.truth |= {
                (r, c): statistic(place, v, u, str(y), i)
                for c, (v, y) in enumerate(zip(values, years, strict=True), 1)
            }
    elif style == "bare":  # saved without its head
        page.add("地区", *(headed(d, f"{name}{y}年" if d.yes() else f"{y}年{name}", unit) for y in years))
        for p in provinces:
            values = [d.figure(unit) for _ in years]
            r = page.add(p, *values)
            page.truth |= {
                (r, c): statistic(p, v, unit, str(y), indicator)
                for c, (v, y) in enumerate(zip(values, years, strict=True), 1)
            }
    else:
        page.add(d.one(("省份", "province", "地区")), d.one(("年份", "year")), headed(d, name, unit))
        for p in provinces:
            for y in years:
                v = d.figure(unit)
                r = page.add(p, y, v)
                page.truth[r, 2] = statistic(p, v, unit, str(y), indicator)
    if style != "long":
        page.add(d.one(("数据来源：国家统计局", "数据来源：国家统计局数据库", "注：数据来自统计年鉴")))
    return Layout("exports", f"{d.one(('分省年度数据', '导出', 'nbs'))}_{n}", [page])


def sides_of(d: Draw, several: bool = True) -> list[tuple[str, str]]:
    """Pairs of provinces of one table."""
    pairs = d.some(PAIRS, 3, 8) if several else [d.one(PAIRS)]
    return [(east, west) for east, west, _ in pairs]


def _columns(d: Draw, low: int = 2, high: int = 4) -> list[tuple[str, str, str]]:
    """Columns of the cooperation: indicator, words, unit."""
    chosen = d.some([*MONEY, *PEOPLE, *COUNTS], low, high)
    if not any(i == "jobs_total" for i, _, _ in chosen):
        chosen = [c for c in chosen if c[0] != "jobs_poor"] or [MONEY[0]]
    return [(i, d.one(words), d.one(units)) for i, words, units in chosen]


def _title(d: Draw, year: int) -> str:
    return d.one((
        f"{year}年东西部协作工作情况统计表", f"{year}年度东西部协作主要指标完成情况", f"{year}年东西部协作和定点帮扶有关数据汇总表",
        f"附件2：{year}年东西部协作数据一览表", f"{year}年对口帮扶协作情况表",
    ))  # fmt: skip


def ledgers(d: Draw, n: int) -> Layout:
    """Lists of a bureau by city or county under one pair: several columns, totals, a serial number, remarks."""
    east, west, short = d.one(PAIRS)
    year = d.one(range(2019, 2026))
    page = Page(d.one(("Sheet1", f"{year}年", "汇总")))
    columns = _columns(d)
    page.add(
        d.one(
            (
                f"{year}年{short}协作工作台账",
                f"{year}年{east}{west}东西部协作情况统计表",
                f"{short}协作{year}年数据汇总",
            )
        )
    )
    county = d.yes(0.4)
    names = COUNTIES[west] if county else INSIDE[west]
    head = (
        d.one(("县（市、区）", "受援县", "县区"))
        if county
        else d.one(("市州", "受援地区", "市（州、盟）", "地区"))
    )
    note, serial = d.yes(0.4), d.yes(0.6)
    page.add(
        *(["序号"] if serial else []),
        head,
        *(headed(d, w, u) for _, w, u in columns),
        *(["备注"] if note else []),
    )
    rows = list(names)
    sums = [0.0] * len(columns)
    for k, place in enumerate(rows, 1):
        values = [d.figure(u) if not d.yes(0.06) else d.one(("—", "", "/")) for _, _, u in columns]
        r = page.add(
            *([k] if serial else []),
            d.label(place),
            *values,
            *(["已拨付到位" if d.yes() else ""] if note else []),
        )
        for c, ((i, _, u), v) in enumerate(zip(columns, values, strict=True), 1 + serial):
            if v not in ("—", "", "/"):
                page.truth[r, c] = flow(i, east, place, v, u, str(year))
                page.truth[r, c] = Truth(
                    FLOW, i, east, place, "", plain(v), u, str(year), page.truth[r, c].basis
                )
                sums[c - 1 - serial] += float(plain(v))
    if d.yes(0.7):
        r = page.add(
            *([""] if serial else []), d.one(("合计", "总计", "合　计")), *(round(s, 2) for s in sums)
        )
        page.truth |= {(r, c): Truth(ASIDE) for c in range(1 + serial, 1 + serial + len(columns))}
    return Layout("ledgers", f"台账_{n}", [page])


def yearbooks(d: Draw, n: int) -> Layout:
    """Tables of a yearbook: both languages, spaced names, a national row, regions; statistics only."""
    english = {
        "北京市": "Beijing",
        "江苏省": "Jiangsu",
        "浙江省": "Zhejiang",
        "甘肃省": "Gansu",
        "云南省": "Yunnan",
        "贵州省": "Guizhou",
        "河南省": "Henan",
    }
    years = sorted(d.some(range(2015, 2024), 1, 3))
    page = Page(d.one(("3-9", "Sheet1", "6-20")))
    rows = d.some(english, 4, 7)
    known = d.yes(0.5)
    if known:
        name, unit, indicator, en, en_unit = d.one(SERIES)
    else:
        (name, unit), indicator, en, en_unit = d.one(STATISTICS), "", "Other Statistics", "unit"
    page.add(f"{d.one(('3-9', '6-20', '2-6', ''))} 分地区{name}")
    if d.yes():
        page.add(f"{en} by Region")
    page.add(f"单位：{unit}", *([f"({en_unit})"] if d.yes() else []))
    joined = d.yes()
    page.add(
        "地区 Region" if joined else "地 区",
        *(f"{y}" if d.yes(0.3) else f"{y}年" for y in years),
        *([] if joined else ["Region"]),
    )

    def line(label: str, en_label: str, place: str) -> None:
        values = [d.figure(unit) for _ in years]
        r = page.add(f"{label} {en_label}" if joined else label, *values, *([] if joined else [en_label]))
        page.truth.update(
            {
                (r, c): statistic(place, v, unit, str(y), indicator)
                for c, (v, y) in enumerate(zip(values, years, strict=True), 1)
            }
        )

    if d.yes():
        line("全 国", "National Total", "全国")
    for p in rows:
        bare = p[:-1]
        line(f"{bare[0]} {bare[1]}" if len(bare) == 2 and d.yes() else bare, english[p], p)
    if d.yes():
        page.add(d.one(("资料来源：中国统计年鉴2024", "注：本表按当年价格计算。")))
    return Layout("yearbooks", f"{d.one(('年鉴', 'C03-09', '表'))}_{n}", [page])


def budgets(d: Draw, n: int) -> Layout:
    """Budgets and final accounts of a bureau of finance."""
    year = d.one(range(2021, 2026))
    page = Page(d.one(("Sheet1", "附表")))
    indicator, titles = d.one((
        ("gov_funds", (f"{year}年东西部协作财政援助资金{{}}表", f"{year}年度东西部协作财政援助资金{{}}情况表")),
        ("gov_funds", (f"附表2：{year}年对口帮扶财政援助资金{{}}表", f"{year}年财政援助资金{{}}（东西部协作）")),
        ("funds_total", (f"附件1 {year}年东西部协作资金{{}}表", f"附件1{year}年东西部协作资金{{}}表")),
    ))  # fmt: skip
    page.add(d.one(titles).format(d.one(("预算", "决算", "收支", "预算执行"))))
    page.add(d.one(("单位：万元", "金额单位：万元", "（单位：万元）")))
    kinds = d.one((
        (("预算数", "target"), ("决算数", "annual")), (("年初预算", "target"), ("调整预算数", "target"), ("决算数", "annual")),
        (("预算数", "target"), ("执行数", "annual")), ((f"{year}年预算数", "target"), (f"{year}年决算数", "annual")),
        (("预算安排", "target"), ("实际数", "annual")), (("计划数", "target"), ("完成数", "annual")), (("决算数", "annual"),), (("年初预算数", "target"),),
    ))  # fmt: skip
    share = d.yes() and len(kinds) > 1
    pairs = sides_of(d)
    one_cell = d.yes()
    labels = (
        [d.one(("结对地区", "协作关系", "结对关系"))]
        if one_cell
        else [d.one(("帮扶方", "东部省市", "支援方")), d.one(("受援方", "西部省区市", "受援地区"))]
    )
    two = d.yes(0.4)
    if two:
        indicator = "gov_funds"
        r = page.add(*labels, "财政援助资金", *[None] * (len(kinds) - 1))
        page.add(*[None] * len(labels), *(w for w, _ in kinds))
        page.merged += [(r, c, r + 1, c) for c in range(len(labels))]
        if len(kinds) > 1:
            page.merged.append((r, len(labels), r, len(labels) + len(kinds) - 1))
    else:
        page.add(
            *labels,
            *(w for w, _ in kinds),
            *([d.one(("决算数为预算数的%", "完成率", "执行率（%）"))] if share else []),
        )
    for east, west in pairs:
        values = [d.figure("万元") for _ in kinds]
        who = [d.one((f"{east}—{west}", f"{east}-{west}"))] if one_cell else [d.label(east), d.label(west)]
        r = page.add(*who, *values, *([round(d.r.uniform(80, 120), 1)] if share and not two else []))
        for c, ((_, basis), v) in enumerate(zip(kinds, values, strict=True), len(labels)):
            page.truth[r, c] = flow(indicator, east, west, v, "万元", str(year), basis)
        if share and not two:
            page.truth[r, len(labels) + len(kinds)] = Truth(ASIDE)
    return Layout("budgets", f"资金表_{n}", [page])


def rankings(d: Draw, n: int) -> Layout:
    """Ranked lists: one, or two side by side."""
    year = d.one(range(2021, 2025))
    page = Page("Sheet1")
    page.add(
        d.one(
            (
                f"{year}年东西部协作财政援助资金排名",
                f"{year}年东西部协作资金排行榜（亿元）",
                f"{year}年度东西部协作资金投入排序表",
            )
        )
    )
    if d.yes(0.6):
        easts, wests = (
            d.some(dict.fromkeys(p[0] for p in PAIRS), 4, 8),
            d.some(dict.fromkeys(p[1] for p in PAIRS), 4, 8),
        )
        second = d.yes(0.4)
        page.add(d.one(("排名", "名次", "位次")), d.one(("东部省份", "帮扶方", "东部省市")), "财政援助资金（亿元）", *(["排名"] if second else []),
                 d.one(("西部省份", "受援方", "西部省区市")), d.one(("受援资金（亿元）", "获得财政援助资金（亿元）")))  # fmt: skip
        for k in range(max(len(easts), len(wests))):
            e, w = (side[k] if k < len(side) else None for side in (easts, wests))
            ev, wv = d.figure("亿元"), d.figure("亿元")
            r = page.add(k + 1, e, ev if e else None, *([k + 1] if second else []), w, wv if w else None)
            if e:
                page.truth[r, 2] = flow("gov_funds", e, "", ev, "亿元", str(year))
            if w:
                page.truth[r, 4 + second] = Truth(
                    FLOW, "gov_funds|funds_total", "", w, "", plain(wv), "亿元", str(year)
                )
    else:
        east = d.yes()
        page.add(
            "排名",
            d.one(("东部省份", "帮扶省市")) if east else d.one(("西部省份", "受援省区")),
            "财政援助资金（亿元）",
            d.one(("占比", "增速%", "上年排名")),
        )
        for k, p in enumerate(d.some(dict.fromkeys(p[0 if east else 1] for p in PAIRS), 4, 8), 1):
            v = d.figure("亿元")
            r = page.add(k, p, v, d.r.randint(1, 30))
            page.truth[r, 2] = flow("gov_funds", p if east else "", "" if east else p, v, "亿元", str(year))
            page.truth[r, 3] = Truth(ASIDE)
    return Layout("rankings", f"排名_{n}", [page])


def transposed(d: Draw, n: int) -> Layout:
    """Places across and years or indicators down, with or without a word in the corner."""
    east, west, short = d.one(PAIRS)
    page = Page("Sheet1")
    places = list(INSIDE[west])
    if d.yes():
        indicator, words, units = d.one(MONEY)
        unit, years = d.one(units), sorted(d.some(range(2016, 2025), 2, 5))
        page.add(f"{short}协作历年{d.one(words)}（{unit}）")
        page.add(d.one(("年份", "", "年度")), *places, *(["合计"] if (total := d.yes()) else []))
        for y in years:
            values = [d.figure(unit) for _ in places]
            r = page.add(
                d.one((f"{y}年", str(y))),
                *values,
                *([round(sum(float(plain(v)) for v in values), 2)] if total else []),
            )
            page.truth |= {
                (r, c): flow(indicator, east, p, v, unit, str(y))
                for c, (p, v) in enumerate(zip(places, values, strict=True), 1)
            }
            if total:
                page.truth[r, len(places) + 1] = Truth(ASIDE)
    else:
        year, columns = d.one(range(2019, 2025)), _columns(d, 3, 5)
        page.add(f"{year}年{short}协作主要指标分地区情况")
        apart = d.yes()
        page.add(d.one(("指标", "指标名称", "项目")), *(["单位"] if apart else []), *places)
        for i, w, u in columns:
            values = [d.figure(u) for _ in places]
            r = page.add(w if apart else f"{w}（{u}）", *([u] if apart else []), *values)
            page.truth |= {
                (r, c): flow(i, east, p, v, u, str(year))
                for c, (p, v) in enumerate(zip(places, values, strict=True), 1 + apart)
            }
    return Layout("transposed", f"转置_{n}", [page])


def multi_sheet(d: Draw, n: int) -> Layout:
    """Workbooks with a sheet for each pair, year or city, and a sheet of words."""
    by = d.one(("pair", "year", "subject"))
    columns, pages = _columns(d), []
    if by == "subject":
        columns = _columns(d, 3, 5)
    east0, west0, short0 = d.one(PAIRS)
    year0 = d.one(range(2019, 2025))
    if d.yes():
        cover = Page("说明")
        cover.add("填表说明")
        cover.add("请各地按时填报，数据由各地乡村振兴局负责")
        pages.append(cover)
    options = (
        d.some(PAIRS, 2, 4)
        if by == "pair"
        else sorted(d.some(range(2019, 2025), 2, 4))
        if by == "year"
        else columns
    )
    for option in options:
        east, west, short = option if by == "pair" else (east0, west0, short0)
        year = option if by == "year" else year0
        shown = [option] if by == "subject" else columns
        page = Page(
            {"pair": f"{short}协作", "year": f"{year}年", "subject": shown[0][1].replace("：", "")}[by]
        )
        page.add(
            f"{short}协作{shown[0][1]}情况"
            if by == "subject"
            else f"东西部协作数据表（{year}年）"
            if by == "pair"
            else f"{short}协作数据表"
        )
        if by == "subject":
            page.add(f"（{year}年）")
        head = d.one(("市州", "受援地区"))
        page.add("序号", head, *(headed(d, w, u) for _, w, u in shown))
        for k, place in enumerate(INSIDE[west], 1):
            values = [d.figure(u) for _, _, u in shown]
            r = page.add(k, place, *values)
            page.truth |= {
                (r, c): flow(i, east, place, v, u, str(year))
                for c, ((i, _, u), v) in enumerate(zip(shown, values, strict=True), 2)
            }
        page.merged.append((0, 0, 0, 1 + len(shown)))
        pages.append(page)
    return Layout("multi_sheet", f"多表_{n}", pages)


def pivots(d: Draw, n: int) -> Layout:
    """Tables as a pivot writes them: groups merged or blank below, subtotals, years within indicators, or long."""
    pairs = sorted(sides_of(d))
    years = sorted(d.some(range(2018, 2025), 2, 3))
    page = Page("透视表")
    style = d.one(("groups", "long", "matrix"))
    page.add(d.one(("东西部协作数据", "东西部协作历年情况统计", "各省东西部协作资金及就业情况")))
    if style == "groups":
        columns = _columns(d, 2, 3)
        top, below = ["东部", "西部"], [None, None]
        for _, w, u in columns:
            top += [headed(d, w, u), *[None] * (len(years) - 1)]
            below += [d.one((f"{y}年", y)) for y in years]
        r = page.add(*top)
        page.add(*below)
        if d.yes():
            page.merged += [(r, 2 + k * len(years), r, 1 + (k + 1) * len(years)) for k in range(len(columns))]
            page.merged += [(r, 0, r + 1, 0), (r, 1, r + 1, 1)]
        last = ""
        for east, west in pairs:
            values = [d.figure(u) for _, _, u in columns for _ in years]
            r = page.add("" if east == last else east, west, *values)
            last = east
            for c, v in enumerate(values):
                i, _, u = columns[c // len(years)]
                page.truth[r, 2 + c] = flow(i, east, west, v, u, str(years[c % len(years)]))
    elif style == "long":
        page.add("年度", d.one(("指标", "指标名称")), "单位", "协作关系", d.one(("数值", "数量", "完成数")))
        columns = _columns(d, 2, 4)
        for y in years:
            for i, w, u in columns:
                for k, (east, west) in enumerate(pairs):
                    v = d.figure(u)
                    first = k == 0 or d.yes(0.5)
                    r = page.add(f"{y}年", w if first else w, u, f"{east}—{west}", v)
                    page.truth[r, 4] = flow(i, east, west, v, u, str(y))
    else:
        year = years[-1]
        page.rows[0] = [f"{year}年东西部协作财政援助资金（万元）"]
        easts, wests = list(dict.fromkeys(p[0] for p in pairs)), list(dict.fromkeys(p[1] for p in pairs))
        page.add(d.one(("东部\\西部", "帮扶方/受援方", "东部|西部")), *wests, "总计")
        for e in easts:
            values = [d.figure("万元") if (e, w) in pairs else None for w in wests]
            r = page.add(e, *values, sum(float(plain(v)) for v in values if v is not None))
            page.truth |= {
                (r, c): flow("gov_funds", e, w, v, "万元", str(year))
                for c, (w, v) in enumerate(zip(wests, values, strict=True), 1)
                if v is not None
            }
            page.truth[r, len(wests) + 1] = Truth(ASIDE)
    return Layout("pivots", f"透视_{n}", [page])


def notes_between(d: Draw, n: int) -> Layout:
    """Tables with notes, sections and repeated headers between the rows."""
    year = d.one(range(2019, 2025))
    columns = _columns(d)
    page = Page("Sheet1")
    page.add(_title(d, year))
    page.add(
        f"填报单位：{d.one(('省乡村振兴局', '市发展改革委', '省农业农村厅'))}",
        *[None] * len(columns),
        f"{year + 1}年1月15日",
    )
    by_section = d.yes()
    head = [
        d.one(("受援地区", "市州")) if by_section else "东部",
        *([] if by_section else ["西部"]),
        *(headed(d, w, u) for _, w, u in columns),
    ]
    page.add(*head)
    for k, (east, west, short) in enumerate(d.some(PAIRS, 2, 4)):
        if by_section:
            page.add(d.one((f"{'一二三四'[k]}、{short}协作", f"{east}—{west}")))
        if k and d.yes(0.3):
            page.add(*head)
        for place in INSIDE[west][:3] if by_section else [west]:
            values = [d.figure(u) for _, _, u in columns]
            r = page.add(place, *values) if by_section else page.add(east, place, *values)
            for c, ((i, _, u), v) in enumerate(zip(columns, values, strict=True), 1 if by_section else 2):
                page.truth[r, c] = flow(i, east, place, v, u, str(year))
            if d.yes(0.2):
                page.add(
                    d.one(
                        (
                            "注：含省级统筹部分，具体以年终审计结果为准，各地不得重复统计上报。",
                            "说明：以上数据由当地提供",
                            "备注：数据截至年底",
                        )
                    )
                )
        if d.yes(0.15):
            page.add()
    page.add(d.one(("注：1.本表数据为全口径统计。", "说明：数据来源于各地报送", "填表人：　　　　审核人：")))
    return Layout("notes_between", f"含注_{n}", [page])


def others(d: Draw, n: int) -> Layout:
    """Tables of other bureaus that are none of the cooperation: nothing of them may count for it."""
    year = d.one(range(2019, 2025))
    bureau = d.one(
        ("人力资源和社会保障局", "财政局", "商务局", "乡村振兴局", "民政局", "投资促进局", "农业农村局")
    )
    place = d.one((*INSIDE, *OTHERS))
    page = Page(d.one(("Sheet1", f"{year}年", "汇总表")))
    subject = d.one(
        (
            "就业工作情况",
            "主要经济指标",
            "招商引资情况",
            "乡村振兴资金安排情况",
            "民生实事完成情况",
            "农产品产销对接情况",
            "技能培训统计",
        )
    )
    page.add(f"{d.one(('', bureau))}{year}年{place}{subject}{d.one(('表', '统计表', '汇总表', ''))}")
    columns = d.some(STATISTICS, 2, 5)
    rows = INSIDE.get(place, ("石家庄市", "保定市") if place == "河北省" else (place,))
    page.add(
        d.one(("地区", "市州", "县（市、区）", "单位名称", "name")), *(headed(d, w, u) for w, u in columns)
    )
    for p in rows:
        values = [d.figure(u) for _, u in columns]
        r = page.add(p, *values)
        page.truth |= {
            (r, c): statistic(p, v, u, str(year))
            for c, ((_, u), v) in enumerate(zip(columns, values, strict=True), 1)
        }
    return Layout("others", f"{subject}_{n}", [page])


FAMILIES: dict[str, Callable[[Draw, int], Layout]] = {
    "exports": exports, "ledgers": ledgers, "yearbooks": yearbooks, "budgets": budgets, "rankings": rankings,
    "transposed": transposed, "multi_sheet": multi_sheet, "pivots": pivots, "notes_between": notes_between, "others": others,
}  # fmt: skip


def layouts(family: str, count: int, seed: int = 0) -> list[Layout]:
    """Layouts of a family; the same numbers give the same tables."""
    return [
        FAMILIES[family](Draw(seed * 100_003 + sum(map(ord, family)) * 1009 + n), n) for n in range(count)
    ]
