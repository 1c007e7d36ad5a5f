"""The table of places: present ones from the map layer, former ones with their years."""

import pandas as pd
import pytest

from analysis import paths
from analysis.errors import RawFileError
from analysis.ingest import gazetteer
from analysis.ingest.romanise import pinyin

FOLDER = paths.ROOT / "data" / "raw" / "places"


@pytest.fixture(scope="module")
def now(places_table) -> pd.DataFrame:
    return places_table[places_table.valid_to.isna()].set_index("adcode")


def test_columns_and_order(places_table):
    assert tuple(places_table.columns) == gazetteer.COLUMNS
    assert not places_table.duplicated(["adcode", "valid_from"]).any()
    assert places_table[["name_zh", "name_en", "level", "valid_from", "lon", "lat"]].notna().all().all()


def test_every_province_with_hong_kong_macao_and_taiwan(now):
    assert (now.level == "province").sum() == 34
    assert now.loc[["710000", "810000", "820000"], "name_en"].tolist() == ["Taiwan", "Hong Kong", "Macao"]
    assert (now.level == "prefecture").sum() == 333, "the number of prefectures of China"


@pytest.mark.parametrize(
    ("code", "zh", "en", "level", "parent"),
    [
        ("100000", "全国", "China", "national", None),
        ("150000", "内蒙古自治区", "Inner Mongolia", "province", "100000"),
        ("610000", "陕西省", "Shaanxi", "province", "100000"),
        ("140000", "山西省", "Shanxi", "province", "100000"),
        ("513400", "凉山彝族自治州", "Liangshan", "prefecture", "510000"),
        ("422800", "恩施土家族苗族自治州", "Enshi", "prefecture", "420000"),
        ("150600", "鄂尔多斯市", "Ordos", "prefecture", "150000"),
        ("341500", "六安市", "Lu'an", "prefecture", "340000"),
        ("331000", "台州市", "Taizhou", "prefecture", "330000"),
        ("620123", "榆中县", "Yuzhong", "county", "620100"),
        ("130726", "蔚县", "Yuxian", "county", "130700"),
        ("530922", "云县", "Yunxian", "county", "530900"),
        ("330382", "乐清市", "Yueqing", "county", "330300"),
        ("500101", "万州区", "Wanzhou", "county", "500000"),
        ("429004", "仙桃市", "Xiantao", "county", "420000"),
        ("441900", "东莞市", "Dongguan", "prefecture", "440000"),
        ("629900", "太子山天然林保护区", "Taizishan Forest Reserve", "county", "620000"),
        ("632626", "玛多县", "Maduo", "county", "632600"),
    ],
)
def test_a_place(now, code, zh, en, level, parent):
    row = now.loc[code]
    assert (row.name_zh, row.name_en, row.level) == (zh, en, level)
    assert row.parent_adcode == parent if parent else pd.isna(row.parent_adcode)


def test_parents_exist(places_table):
    known = set(places_table.adcode)
    assert set(places_table.parent_adcode.dropna()) <= known


def test_points_lie_where_the_places_are(now):
    for code, lon, lat in [("350100", 119.3, 26.1), ("640121", 106.2, 38.2), ("460000", 109.8, 19.2)]:
        assert now.loc[code, "lon"] == pytest.approx(lon, abs=1.0)
        assert now.loc[code, "lat"] == pytest.approx(lat, abs=1.0)
    assert now.lon.between(73, 136).all() and now.lat.between(3, 54).all()


def test_years_of_a_change_overlap(places_table):
    rows = places_table.set_index("adcode")
    assert (rows.loc["632100", "valid_to"], rows.loc["632100", "successor"]) == (2013, "630200")
    assert rows.loc["630200", "valid_from"] == 2013
    assert (rows.loc["522200", "valid_to"], rows.loc["520600", "valid_from"]) == (2011, 2011)
    assert (rows.loc["330104", "valid_to"], rows.loc["330104", "successor"]) == (2021, "330102")
    assert rows.loc["330102", "valid_from"] == gazetteer.FIRST_YEAR, (
        "a merger does not begin the larger place"
    )


def test_every_succession_ends_in_a_present_place_or_a_split(places_table):
    heirs = dict(zip(places_table.adcode, places_table.successor, strict=True))
    present = set(places_table.adcode[places_table.valid_to.isna()])
    former = gazetteer.read_table(FOLDER / "former.csv", gazetteer.FORMER_COLUMNS)
    split = set(former.adcode[former.change == "split"])
    for code in former.adcode:
        seen = [code]
        while seen[-1] not in present | split and len(seen) < 10:
            seen.append(heirs[seen[-1]])
        assert seen[-1] in present | split, seen


def test_a_former_row_has_sound_years():
    former = gazetteer.read_table(FOLDER / "former.csv", gazetteer.FORMER_COLUMNS)
    assert (former.valid_from.astype(int) <= former.valid_to.astype(int)).all()
    assert set(former.change) == {"became", "renamed", "merged", "split"}
    assert ((former.successor == "") == (former.change == "split")).all()


def test_unknown_successor_is_named():
    former = pd.DataFrame(
        [["350199", "某县", "county", "1996", "2001", "359999", "became"]], columns=gazetteer.FORMER_COLUMNS
    )
    names = pd.DataFrame({"name_zh": [], "name_en": []})
    with pytest.raises(RawFileError, match="某县.*359999"):
        gazetteer.gazetteer(former, names)


def test_tables_that_cannot_be_read(tmp_path):
    with pytest.raises(RawFileError, match="no such file"):
        gazetteer.read_table(tmp_path / "former.csv", ("adcode",))
    (tmp_path / "former.csv").write_text("adcode,name\n", encoding="utf-8")
    with pytest.raises(RawFileError, match="column name_zh is missing"):
        gazetteer.read_table(tmp_path / "former.csv", ("adcode", "name_zh"))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("西安市", "Xi'an"),
        ("重庆市", "Chongqing"),
        ("厦门市", "Xiamen"),
        ("都匀市", "Duyun"),
        ("三都水族自治县", "Sandu"),
        ("长子县", "Zhangzi"),
        ("单县", "Shanxian"),
        ("朝阳区", "Chaoyang"),
        ("宕昌县", "Tanchang"),
        ("番禺区", "Panyu"),
        ("荥阳市", "Xingyang"),
        ("荥经县", "Yingjing"),
        ("绿春县", "Lüchun"),
        ("城区", "Chengqu"),
        ("芒市", "Mangshi"),
        ("隆安县", "Long'an"),
        ("恩施市", "Enshi"),
    ],
)
def test_readings_of_place_names(name, read):
    assert pinyin(name) == read
