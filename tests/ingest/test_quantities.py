"""Printed figures: expected values by hand, and properties that hold for any figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.problems import Problem
from analysis.ingest.quantities import parse

# value, unit, language -> base value, base unit, bound: worked out by hand.
FIGURES = [
    ("5.3", "亿元", "zh", 530_000_000, "yuan", "exact"),
    ("44.4", "億元", "ja", 4_440_000_000, "yuan", "exact"),
    ("2100", "万元", "zh", 21_000_000, "yuan", "exact"),
    ("1.2", "万亿元", "zh", 1_200_000_000_000, "yuan", "exact"),
    ("650", "元", "zh", 650, "yuan", "exact"),
    ("120.128", "billion yuan", "en", 120_128_000_000, "yuan", "exact"),
    ("616", "million Yuan", "en", 616_000_000, "yuan", "exact"),
    ("31.7", "BILLION YUAN", "en", 31_700_000_000, "yuan", "exact"),
    ("501000", "Yuan", "en", 501_000, "yuan", "exact"),
    ("13.97", "mil yuans", "pt", 13_970, "yuan", "exact"),
    ("74", "mil yuans", "en", 74_000_000, "yuan", "exact"),
    ("2,5", "Mrd. Yuan", "de", 2_500_000_000, "yuan", "exact"),
    ("300", "m yuan", "en", 300_000_000, "yuan", "exact"),
    ("66", "mil", "pt", 66_000, None, "exact"),
    ("2.4", "억 위안", "ko", 240_000_000, "yuan", "exact"),
    ("40", "亿元人民币", "zh", 4_000_000_000, "yuan", "exact"),
    ("5", "million RMB", "en", 5_000_000, "yuan", "exact"),
    ("44亿4000万元", "", "zh", 4_440_000_000, "yuan", "exact"),
    ("2497億6000万", "元", "ja", 249_760_000_000, "yuan", "exact"),
    ("5.3亿元", "", "zh", 530_000_000, "yuan", "exact"),
    ("1,234.5", "万元", "zh", 12_345_000, "yuan", "exact"),
    ("1,000,000", "yuan", "en", 1_000_000, "yuan", "exact"),
    ("33,9", "亿元", "zh", 3_390_000_000, "yuan", "exact"),
    ("9,87", "billion yuan", "fr", 9_870_000_000, "yuan", "exact"),
    ("22.89", "billion yuan", "pt", 22_890_000_000, "yuan", "exact"),
    ("1.234.567", "persone", "it", 1_234_567, "persons", "exact"),
    ("1.234", "pessoas", "pt", 1_234, "persons", "exact"),
    ("1 234", "家", "zh", 1_234, "count", "exact"),
    ("２３０", "万人次", "zh", 2_300_000, "person-times", "exact"),
    ("１２．５", "万人", "zh", 125_000, "persons", "exact"),
    ("两亿三千万", "元", "zh", 230_000_000, "yuan", "exact"),
    ("三千五百", "万元", "zh", 35_000_000, "yuan", "exact"),
    ("三点五", "亿元", "zh", 350_000_000, "yuan", "exact"),
    ("伍拾万元整", "", "zh", 500_000, "yuan", "exact"),
    ("百分之三十五", "", "zh", 35, "percent", "exact"),
    ("3个亿", "元", "zh", 300_000_000, "yuan", "exact"),
    ("5", "RMB 100 million", "en", 500_000_000, "yuan", "exact"),
    ("5", "RMB million", "en", 5_000_000, "yuan", "exact"),
    ("5", "RMB (million)", "en", 5_000_000, "yuan", "exact"),
    ("5", "yuan (100 million)", "en", 500_000_000, "yuan", "exact"),
    ("5", "人（万）", "zh", 50_000, "persons", "exact"),
    ("5", "家（百强企业）", "zh", 5, "count", "exact"),
    ("1천2백", "명", "ko", 1_200, "persons", "exact"),
    ("300", "公斤", "zh", 0.3, "tonnes", "exact"),
    ("2", "兆瓦", "zh", 2_000, "kW", "exact"),
    ("一百二十三", "万人次", "zh", 1_230_000, "person-times", "exact"),
    ("3万5千", "人", "zh", 35_000, "persons", "exact"),
    ("十", "个", "zh", 10, "count", "exact"),
    ("2千", "万元", "zh", 20_000_000, "yuan", "exact"),
    ("10", "만 명", "ko", 100_000, "persons", "exact"),
    ("7000", "여 명", "ko", 7_000, "persons", "at_least"),
    ("118", "곳", "ko", 118, "count", "exact"),
    ("6", "万多名", "zh", 60_000, "persons", "at_least"),
    ("700", "余人", "zh", 700, "persons", "at_least"),
    ("12万余", "人", "zh", 120_000, "persons", "at_least"),
    ("百余", "名", "zh", 100, "persons", "at_least"),
    ("三十多", "家", "zh", 30, "count", "at_least"),
    ("超过500", "家", "zh", 500, "count", "at_least"),
    ("5", "亿元以上", "zh", 500_000_000, "yuan", "at_least"),
    ("more than 300", "companies", "en", 300, "count", "at_least"),
    ("100+", "家", "zh", 100, "count", "at_least"),
    ("约3", "万户", "zh", 30_000, "households", "about"),
    ("近3", "亿元", "zh", 300_000_000, "yuan", "about"),
    ("nearly 20", "billion yuan", "en", 20_000_000_000, "yuan", "about"),
    ("20", "家超市", "zh", 20, "count", "exact"),
    ("188733", "person-times", "en", 188_733, "person-times", "exact"),
    ("1.215", "million persons", "en", 1_215_000, "persons", "exact"),
    ("815000", "rural labourers", "en", 815_000, "persons", "exact"),
    ("8580", "visits", "en", 8_580, "count", "exact"),
    ("3883", "educators and healthcare professionals", "en", 3_883, "persons", "exact"),
    ("5700", "companies or merchants", "en", 5_700, "count", "exact"),
    ("12", "counties (banners)", "en", 12, "count", "exact"),
    ("2", "万社", "ja", 20_000, "count", "exact"),
    ("15", "省・直轄市", "ja", 15, "count", "exact"),
    ("11", "省（自治区、直轄市）", "ja", 11, "count", "exact"),
    ("32", "所 (希望小学)", "zh", 32, "count", "exact"),
    ("31", "个国贫旗县", "zh", 31, "count", "exact"),
    ("7.2", "万名", "zh", 72_000, "persons", "exact"),
    ("1900", "户", "zh", 1_900, "households", "exact"),
    ("389900", "households", "en", 389_900, "households", "exact"),
    ("1012.71", "km", "en", 1_012.71, "km", "exact"),
    ("1700", "公里", "zh", 1_700, "km", "exact"),
    ("52500", "mu", "en", 3_500, "hectares", "exact"),
    ("3", "万亩", "zh", 2_000, "hectares", "exact"),
    ("2", "平方公里", "zh", 200, "hectares", "exact"),
    ("20", "万平方米", "zh", 20, "hectares", "exact"),
    ("15300", "hectares", "en", 15_300, "hectares", "exact"),
    ("109", "%", "zh", 109, "percent", "exact"),
    ("16.56", "亿千瓦时", "zh", 1_656_000_000, "kWh", "exact"),
    ("0", "元", "zh", 0, "yuan", "exact"),
    ("逾1.2", "万人次", "zh", 12_000, "person-times", "at_least"),
    ("过万", "人", "zh", 10_000, "persons", "at_least"),
    ("近百", "家", "zh", 100, "count", "about"),
    ("约合3亿元", "", "zh", 300_000_000, "yuan", "about"),
    ("不超过500", "人", "zh", 500, "persons", "at_most"),
    ("no more than 30", "firms", "en", 30, "count", "at_most"),
    ("no less than 30", "firms", "en", 30, "count", "at_least"),
    ("≥500", "人", "zh", 500, "persons", "at_least"),
    ("as many as 2,000", "people", "en", 2_000, "persons", "about"),
    ("累计超过500万元", "", "zh", 5_000_000, "yuan", "at_least"),
    ("5300", "萬餘人", "zh", 53_000_000, "persons", "at_least"),
    ("RMB 3.4 billion", "", "en", 3_400_000_000, "yuan", "exact"),
    ("CNY500m", "", "en", 500_000_000, "yuan", "exact"),
    ("1.2m people", "", "en", 1_200_000, "persons", "exact"),
    ("￥500", "万元", "zh", 5_000_000, "yuan", "exact"),
    ("3.4", "bln yuan", "en", 3_400_000_000, "yuan", "exact"),
    ("3.4", "100 million yuan", "en", 340_000_000, "yuan", "exact"),
    ("52.3", "10,000 persons", "en", 523_000, "persons", "exact"),
    ("3.4", "billion yuan (about $500 million)", "en", 3_400_000_000, "yuan", "exact"),
    ("24억 위안(약 4500억 원)", "", "ko", 2_400_000_000, "yuan", "exact"),
    ("延べ3万人余り", "", "ja", 30_000, "person-times", "at_least"),
    ("12億元余", "", "ja", 1_200_000_000, "yuan", "at_least"),
    ("3万人を超える", "", "ja", 30_000, "persons", "at_least"),
    ("3亿零500万元", "", "zh", 305_000_000, "yuan", "exact"),
    ("1.5个亿元", "", "zh", 150_000_000, "yuan", "exact"),
    ("2", "亿5000万元", "zh", 250_000_000, "yuan", "exact"),
    ("5.3亿元", "亿元", "zh", 530_000_000, "yuan", "exact"),
    ("5.3①", "亿元", "zh", 530_000_000, "yuan", "exact"),
    ("5.3²", "亿元", "zh", 530_000_000, "yuan", "exact"),
    ("500", "km²", "en", 50_000, "hectares", "exact"),
    ("5.3", "单位：亿元", "zh", 530_000_000, "yuan", "exact"),
    ("1,2", "millones de personas", "es", 1_200_000, "persons", "exact"),
    ("30", "mil millones de yuanes", "es", 30_000_000_000, "yuan", "exact"),
    ("5.000", "famiglie", "it", 5_000, "households", "exact"),
    ("300mila", "persone", "it", 300_000, "persons", "exact"),
    ("1,234", "members", "fr", 1_234, "persons", "exact"),
    ("500", "officials from Fujian", "en", 500, "persons", "exact"),
    ("500", "million yuan of goods", "en", 500_000_000, "yuan", "exact"),
    ("15", "square meters of greenhouses", "en", 0.0015, "hectares", "exact"),
    ("3000", "建档立卡贫困户", "zh", 3_000, "households", "exact"),
    ("3000", "贫困人口", "zh", 3_000, "persons", "exact"),
    ("20", "支医疗队", "zh", 20, "count", "exact"),
    ("500", "万元物资", "zh", 5_000_000, "yuan", "exact"),
    ("twelve", "counties", "en", 12, "count", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "lang", "base", "base_unit", "bound"), FIGURES)
def test_a_printed_figure_has_its_base_value(value, unit, lang, base, base_unit, bound):
    quantity = parse(value, unit, lang)
    assert not isinstance(quantity, Problem), quantity
    assert quantity.value == pytest.approx(base, rel=1e-12)
    assert (quantity.unit, quantity.bound) == (base_unit, bound)


@pytest.mark.parametrize(
    ("value", "unit", "tolerance"),
    [
        ("33.9", "亿元", 5_000_000),  # half of 0.1 亿
        ("120.128", "billion yuan", 500_000),
        ("44亿4000万元", "", 5_000),  # the last digit is a 万
        ("97", "家", 0.0),
        ("两亿三千万", "元", 5_000_000),  # the last spoken digit is a 千万
        ("52500", "mu", 1 / 30),
    ],
)
def test_the_tolerance_is_half_the_last_printed_digit(value, unit, tolerance):
    assert parse(value, unit).tolerance == pytest.approx(tolerance)


@pytest.mark.parametrize(
    ("value", "unit", "column", "reason"),
    [
        ("", "元", "value", "missing"),
        ("—", "元", "value", "missing"),
        ("无", "家", "value", "missing"),
        ("-5", "元", "value", "negative"),
        ("650-700", "元", "value", "range"),
        ("数十", "家", "value", "vague"),
        ("1,2,3", "元", "value", "can't be read"),
        ("3 5", "家", "value", "two numbers"),
        ("many", "companies", "value", "no number"),
        ("5", "美元", "unit", "not yuan"),
        ("12", "foos", "unit", "unknown unit"),
        ("5", "元/人", "unit", "is a rate"),
        ("1e5", "元", "unit", "unknown unit"),
        ("3", "mil", "unit", "'mil' is a thousand"),
        ("5.3亿", "亿元", "unit", "don't go together"),
        ("5.3万", "万元", "unit", "don't go together"),
        ("3万5", "人", "value", "a last digit without its place"),
        ("五亿二", "元", "value", "Chinese numeral can't be read"),
        ("12,3456", "元", "value", "can't be read"),
        ("3", "500家", "unit", "a number stands in the unit"),
        ("1.5", "lakh people", "unit", "unknown unit"),
        ("1.5", "crore yuan", "unit", "unknown unit"),
        ("3000", "yuan per person", "unit", "is a rate"),
        ("3000", "元每人", "unit", "is a rate"),
        ("50", "万元以上项目", "unit", "unknown unit"),
        ("30", "人月", "unit", "unknown unit"),
        ("500?", "人", "value", "vague"),
        ("上万", "人", "value", "vague"),
        ("一批", "项目", "value", "vague"),
        ("$1.2 billion", "", "value", "not in yuan"),
        ("万", "元", "value", "no number"),
        ("5约300", "人", "value", "two numbers"),
        ("9" * 400, "亿元", "value", "larger than any"),
        ("5", "人民币（万元）", "unit", "two units"),
        ("5", "人，万", "unit", "unknown unit"),
    ],
)
def test_what_can_not_be_read_is_a_problem_with_a_remedy(value, unit, column, reason):
    problem = parse(value, unit, "")
    assert isinstance(problem, Problem)
    assert problem.column == column
    assert reason in problem.reason
    assert problem.hint


@pytest.mark.parametrize(
    ("unit", "lang"),
    [("亿円", "ja"), ("億円", "ja"), ("亿台币", "zh"), ("亿美金", "zh"), ("millions d'euros", "fr")],
)
def test_another_currency_is_never_yuan(unit, lang):
    assert isinstance(parse("1.2", unit, lang), Problem)


def test_three_digits_after_a_dot_before_million_are_refused_where_a_dot_groups_thousands():
    assert isinstance(parse("1.200", "millones de yuanes", "es"), Problem)
    assert parse("1.200", "billion yuan", "es").value == 1_200_000_000
    assert parse("1.200", "million yuan", "en").value == 1_200_000


@given(
    st.integers(1, 10**9), st.sampled_from([("元", 1), ("万元", 1e4), ("亿元", 1e8), ("million yuan", 1e6)])
)
def test_separators_blanks_and_width_change_nothing(number, unit):
    name, factor = unit
    full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for printed in (str(number), f"{number:,}", f" {number} ", full_width):
        assert parse(printed, name).value == pytest.approx(number * factor)
    assert parse(f"{number}{name}", "").value == pytest.approx(number * factor)


@given(st.decimals(min_value="0.01", max_value="99999", places=2))
def test_the_true_value_lies_within_the_tolerance_of_its_rounding(number):
    rounded = round(number, 1)
    quantity = parse(f"{rounded}", "亿元")
    assert abs(quantity.value - float(number) * 1e8) <= quantity.tolerance * (1 + 1e-9)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_a_figure_or_a_problem(value, unit):
    quantity = parse(value, unit)
    if not isinstance(quantity, Problem):
        assert quantity.value >= 0
        assert quantity.tolerance > 0
