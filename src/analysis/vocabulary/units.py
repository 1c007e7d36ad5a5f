"""Words of quantity: multipliers, units and words of bound, in the languages of the evidence.

Everything is written in its normal form: NFKC, lower case, simplified characters (`simplify`). What a phrase
of these words means together is decided in `analysis.ingest.quantities` (bounds), `numerals` (multipliers) and
`units` (what is counted).
"""

from __future__ import annotations

import re

from analysis.vocabulary.traditional import simplified

# Characters of quantities that names of places don't have.
_SIMPLIFIED = str.maketrans(
    "億畝頃噸幣約過條幾圓圆戸內兆專職員務師醫總勞動學資項間傢貧困價隊輛頭隻備設採購據種棟齣筆張冊場",
    "亿亩顷吨币约过条几元元户内兆专职员务师医总劳动学资项间家贫困价队辆头只备设采购据种栋出笔张册场",
)


def simplify(text: str) -> str:
    """Text in the form of the tables below: NFKC, lower case, simplified, blanks evened out.

    >>> simplify("４４．４　億元")
    '44.4 亿元'
    """
    return re.sub(r"\s+", " ", simplified(text).lower().translate(_SIMPLIFIED)).strip()


MULTIPLIERS: dict[str, float] = {
    "万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3, "百": 1e2,
    "조": 1e12, "억": 1e8, "만": 1e4, "천": 1e3, "백": 1e2, "십": 10.0,
    "trillion": 1e12, "billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9, "million": 1e6, "millions": 1e6, "mn": 1e6,
    "mln": 1e6, "thousand": 1e3, "thousands": 1e3, "hundred": 1e2,
    "mrd": 1e9, "mrd.": 1e9, "milliarde": 1e9, "milliarden": 1e9, "mio": 1e6, "mio.": 1e6, "millionen": 1e6,
    "milliard": 1e9, "milliards": 1e9, "mille": 1e3,
    "miliardi": 1e9, "miliardo": 1e9, "milioni": 1e6, "milione": 1e6, "mila": 1e3,
    "bilhão": 1e9, "bilhões": 1e9, "milhão": 1e6, "milhões": 1e6,
}  # fmt: skip
"""Multipliers that mean the same in every language they occur in."""

MULTIPLIERS_BY_LANGUAGE: dict[str, dict[str, float]] = {
    "pt": {"mil": 1e3},
    "es": {"mil": 1e3, "millones": 1e6, "millón": 1e6, "billón": 1e12, "billones": 1e12},
    "en": {"mil": 1e6},
}
"""`mil` is a thousand in Portuguese and a million in English: it is read only where the page's language is known."""

SHORT_MULTIPLIERS: dict[str, str] = {"k": "thousand", "m": "million", "b": "billion"}
"""Letters read only between a number and a word for money or people (`CNY500m`, `1.2m people`): 500m is also a length."""

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        start=1,
    )
}

MONEY = {
    "元", "人民币", "元人民币", "人民币元", "元整", "块", "块钱", "yuan", "yuans", "rmb", "cny", "renminbi", "위안", "위안화", "中国元",
    "人民元", "yuanes",
}  # fmt: skip

CURRENCY_BEFORE = ("rmb", "cny", "人民币", "¥")
"""Signs of the yuan that stand before a number; on a Japanese page ¥ is the yen."""

FOREIGN_MONEY = {
    "美元", "港元", "港币", "欧元", "日元", "円", "韩元", "英镑", "卢布", "新台币", "usd", "us dollars", "u.s. dollars", "dollars", "dollar",
    "euros", "euro", "eur", "hkd", "jpy", "yen", "won", "pounds", "gbp", "달러", "원", "ドル", "ウォン", "ユーロ", "us$", "$", "€", "£",
}  # fmt: skip

UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys((
        "人次", "名次", "人·次", "人(次)", "人/次", "人回", "연인원", "person-times", "person-time", "person times", "persontimes",
        "person-trips", "man-times",
    ), ("person-times", 1.0)),
    **dict.fromkeys((
        "户", "households", "household", "families", "family", "世帯", "가구", "familles", "foyers", "famílias", "famiglie",
        "familias", "hogares",
    ), ("households", 1.0)),
    **dict.fromkeys(("公里", "千米", "km", "kilometers", "kilometres", "kilometer", "kilometre", "킬로미터", "キロ"), ("km", 1.0)),
    **dict.fromkeys(("米", "meters", "metres"), ("km", 0.001)),
    **dict.fromkeys(("亩", "mu", "ムー"), ("hectares", 1 / 15)),
    **dict.fromkeys(("公顷", "hectares", "hectare", "ha", "ヘクタール"), ("hectares", 1.0)),
    **dict.fromkeys(("平方公里", "平方千米", "km2", "square kilometers", "square kilometres", "sq km"), ("hectares", 100.0)),
    **dict.fromkeys(("平方米", "m2", "square meters", "square metres", "sq m", "平米"), ("hectares", 0.0001)),
    **dict.fromkeys(("%", "percent", "per cent", "个百分点", "百分点", "percentage points", "パーセント"), ("percent", 1.0)),
    **dict.fromkeys(("吨", "tonnes", "tons", "tonne", "ton", "公吨", "톤", "トン"), ("tonnes", 1.0)),
    **dict.fromkeys(("公斤", "千克", "kg", "kilograms", "kilos"), ("tonnes", 0.001)),
    **dict.fromkeys(("斤", "市斤"), ("tonnes", 0.0005)),
    **dict.fromkeys(("兆瓦", "mw", "megawatts"), ("kW", 1000.0)),
    **dict.fromkeys(("年", "years", "year"), ("years", 1.0)),
    **dict.fromkeys(("千瓦时", "度电", "度", "kwh", "kilowatt-hours", "kilowatt hours"), ("kWh", 1.0)),
    **dict.fromkeys(("千瓦", "kw", "kilowatts"), ("kW", 1.0)),
}  # fmt: skip
"""Units that are neither money, persons nor a plain count: word -> (base unit, factor). Areas are in hectares."""

PERSON_CLASSIFIERS = ("名", "位", "人", "명", "老师", "学生", "干部", "职工", "劳动力")
"""A Chinese, Japanese or Korean unit that begins with one of these counts persons."""

PERSON_SUFFIXES = (
    "人", "人员", "人才", "人口", "群众", "劳动力", "劳力", "干部", "教师", "老师", "医生", "医护", "学生", "学员", "专家", "职工", "村民",
    "移民", "农民", "农牧民", "农民工", "志愿者",
)  # fmt: skip
"""A unit that ends with one of these counts persons, whatever its classifier."""

PERSON_NOUNS = {
    "persons", "person", "people", "individuals", "residents", "immigrants", "migrants", "officials", "cadres", "cadre",
    "students", "pupils", "children", "teachers", "doctors", "nurses", "educators", "experts", "specialists",
    "professionals", "personnel", "staff", "technicians", "talents", "talent", "workers", "labourers", "laborers", "labor",
    "labourer", "laborer", "labour", "labors", "labours", "farmers", "villagers", "volunteers", "servants", "leaders", "trainees", "employees",
    "jobs", "inhabitants", "beneficiaries", "herdsmen", "participants", "visitors", "tourists", "graduates", "members",
    "women", "men", "patients", "physicians", "medics", "personnes", "persone", "pessoas", "personas", "habitants",
    "habitantes", "emplois", "empleos", "empregos", "travailleurs", "trabajadores", "trabalhadores", "lavoratori",
    "personen", "menschen", "enseignants", "étudiants", "fonctionnaires", "funcionarios", "funcionários", "cuadros", "quadros",
}  # fmt: skip
"""The head of an English, French, Italian, Portuguese or Spanish phrase that counts persons. A job is one person's."""

COUNT_CLASSIFIERS = (
    "个", "家", "所", "项", "社", "件", "条", "座", "处", "口", "眼", "台", "套", "间", "批", "次", "宗", "只", "头", "辆", "栋", "幢", "门",
    "趟", "列", "把", "期", "种", "份", "对", "校", "株", "棵", "张", "册", "本", "场", "班", "支", "例", "部", "片", "盏", "篇", "笔", "곳", "개", "건",
    "カ所", "か所", "ヶ所", "ヵ所", "箇所",
)  # fmt: skip
"""A Chinese, Japanese or Korean unit that begins with one of these is a plain count."""

COUNT_SUFFIXES = (
    "县", "区", "市", "省", "州", "盟", "旗", "村", "乡", "镇", "街道", "学校", "医院", "企业", "公司", "车间", "项目", "基地", "单位",
    "部门", "合作社", "组织", "商会", "品种", "中心", "岗位", "기업", "학교",
)  # fmt: skip
"""A Chinese unit without a classifier that ends with one of these is a plain count of them."""

COUNT_NOUNS = {
    "projects", "project", "schools", "school", "counties", "county", "banners", "cities", "city", "districts", "hospitals",
    "enterprises", "enterprise", "companies", "company", "firms", "firm", "businesses", "provinces", "municipalities",
    "regions", "prefectures", "townships", "towns", "villages", "village", "parks", "park", "workshops", "workstations",
    "agreements", "contracts", "wells", "houses", "buildings", "institutions", "merchants", "head", "technologies",
    "visits", "trips", "centers", "centres", "organisations", "organizations", "courses", "sessions", "bases", "pieces",
    "products", "units", "entities", "clinics", "stations", "cooperatives", "batches", "events", "teams", "programs",
    "programmes", "routes", "bridges", "cellars", "greenhouses", "classes", "classrooms", "shops", "stores", "brands",
    "items", "sets", "times", "pairs", "departments", "communities", "zones", "partnerships", "initiatives", "factories",
    "plants", "facilities", "trains", "buses", "flights", "books", "intentions", "positions", "posts", "vacancies", "livestock", "kindergartens", "universities", "colleges", "associations", "operations", "beds",
    "entreprises", "imprese", "aziende", "empresas", "projets", "progetti", "projetos", "proyectos", "écoles", "scuole", "projekte", "unternehmen", "firmen", "schulen", "dörfer",
    "escolas", "escuelas", "comtés", "condados", "hôpitaux", "ospedali", "hospitais", "hospitales", "aldeias", "aldeas",
}  # fmt: skip
"""The head of an English, French, Italian, Portuguese or Spanish phrase that is a plain count."""

AT_LEAST = (
    "不少于", "不低于", "多于", "大于", "高于", "超过", "超出", "突破", "至少", "不止", "最少", "起码", "有余", "以上", "以上の", "を超える", "を上回る", "余り", "あまり", "이상", "넘는",
    "more than", "at least", "not less than", "no less than", "no fewer than", "upwards of", "in excess of", "north of", "if anything more", "只多不少", "at the very least", "and counting", "exceeding",
    "over", "well over", "above", "or more", "-plus", "-odd", "odd", "plus de", "au moins", "oltre", "più di", "almeno",
    "mais de", "pelo menos", "más de", "al menos",
)  # fmt: skip
"""Words after or before a figure that make it a lower limit."""

AT_MOST = (
    "不超过", "不高于", "不多于", "不大于", "不到", "不足", "不满", "未超过", "未达", "未满", "低于", "少于", "小于", "至多", "最多",
    "以内", "以下", "미만", "이하", "未満", "以下の",
    "less than", "fewer than", "up to", "not quite", "just under", "just short of", "shy of", "at the very most", "at most", "no more than", "not more than", "no greater than",
    "not exceeding", "moins de", "au plus", "meno di", "al massimo", "menos de", "no máximo", "como máximo", "a lo sumo",
)  # fmt: skip
"""Words after or before a figure that make it an upper limit."""

ABOUT = (
    "左右", "上下", "将近", "接近", "大约", "大概", "约合", "约为", "约计", "约数", "估计数", "估算数", "概数", "가까이", "남짓", "ほぼ", "近く",
    "nearly", "almost", "about", "around", "as many as", "as much as", "approximately", "approx.", "approx", "roughly", "close to", "some", "an estimated",
    "estimated", "or so", "circa", "ca.", "environ", "près de", "quelque", "quasi", "circa di", "cerca de", "quase", "casi", "~", "≈",
)  # fmt: skip
"""Words that make a figure approximate; `nearly` too, for the printed figure is then close above."""

SHORT_BEFORE = {
    "at_least": ("逾", "超", "过", ">", "≥"),
    "at_most": ("<", "≤", "under", "below"),
    "about": ("约", "近", "약"),
}
SHORT_AFTER = {"at_least": ("多", "余", "여", "+"), "about": ("来",)}
"""Words read only beside a number (超 is also in 超市, and projects may be under way): before it, or after it."""

OPENERS = (
    "总共", "一共", "共计", "共有", "累计", "合计", "总计", "总额", "折合", "折款", "价值", "达到", "高达", "多达", "已达", "达", "共", "计",
    "a total of", "total of", "totalling", "totaling", "worth", "as high as",
)  # fmt: skip
"""Words that may open a figure and change nothing about it."""
