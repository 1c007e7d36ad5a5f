"""Exports of the National Bureau's data site."""

EXPORT = (
    "数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近20年\n地区,2024年,2023年,\n北京市\t,49843.1,47889.8,\n"
    "内蒙古自治区,26314.6,,\n河北省,47526.9,43944.1,\n数据来源：国家统计局\n"
)


def test_an_export_with_trailing_commas_and_tabs(inbox, read):
    (inbox / "分省年度数据.csv").write_bytes(EXPORT.encode("gb18030"))
    tables = read()
    assert set(tables.claims["east"] + tables.claims["west"]) == {""}
    assert tables.claims[["place", "indicator", "value", "unit", "period", "locator"]].values.tolist() == [
        ["北京市", "other:gross_regional_product", "49843.1", "亿元", "2024", "分省年度数据.csv|分省年度数据!B5"],
        ["北京市", "other:gross_regional_product", "47889.8", "亿元", "2023", "分省年度数据.csv|分省年度数据!C5"],
        ["内蒙古自治区", "other:gross_regional_product", "26314.6", "亿元", "2024", "分省年度数据.csv|分省年度数据!B6"],
        ["河北省", "other:gross_regional_product", "47526.9", "亿元", "2024", "分省年度数据.csv|分省年度数据!B7"],
        ["河北省", "other:gross_regional_product", "43944.1", "亿元", "2023", "分省年度数据.csv|分省年度数据!C7"],
    ]  # fmt: skip
    assert tables.sources["publisher"].tolist() == ["国家统计局"]
    assert tables.rejects.empty


def test_one_province_with_indicators_down(inbox, read):
    (inbox / "x.csv").write_text(
        "数据库：分省年度数据\n地区：贵州省\n时间：最近10年\n指标,2023年,2022年\n地区生产总值(亿元),20913.3,20010.4\n"
        "年末常住人口(万人),3865,3856\n数据来源：国家统计局\n",
        encoding="utf-8-sig",
    )
    claims = read().claims
    assert claims[["east", "place", "indicator", "value", "unit", "period", "basis"]].values.tolist() == [
        ["", "贵州省", "other:gross_regional_product", "20913.3", "亿元", "2023", "annual"],
        ["", "贵州省", "other:gross_regional_product", "20010.4", "亿元", "2022", "annual"],
        ["", "贵州省", "other:resident_population", "3865", "万人", "2023", "annual"],
        ["", "贵州省", "other:resident_population", "3856", "万人", "2022", "annual"],
    ]
