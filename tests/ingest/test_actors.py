"""Givers that are no place: one unit under its names, numbers of units, and cells that hold places as well."""

from __future__ import annotations

import pytest

from analysis.errors import RawFileError
from analysis.ingest.actors import Actors


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("中国石油", "cnpc"),
        ("中国石油天然气集团有限公司", "cnpc"),
        ("中国石油化工集团公司", "sinopec"),
        ("中石化", "sinopec"),
        ("全国工商联", "acfic"),
        ("中华全国工商业联合会", "acfic"),
        ("国家能源集团", "chnenergy"),
        ("交通部", "mot"),
        ("交通运输部", "mot"),
        ("中航工业", "avic"),
        ("中国交通建设集团有限公司", "cccc"),
        ("民革中央", "rcck"),
    ],
)
def test_a_unit_goes_by_several_names(actors, name, actor):
    assert actors.known(name).actor_id == actor


@pytest.mark.parametrize(
    ("printed", "level", "actor", "english", "members"),
    [
        ("24家中央单位", "central", "central-units-24", "24 central units", 24),
        ("37家中央定点帮扶单位", "province", "central-units-37", "37 central units", 37),
        ("247个中央单位", "central", "central-units-247", "247 central units", 247),
        ("272家单位", "central", "central-units-272", "272 central units", 272),
        ("三百一十家中央单位", "central", "central-units-310", "310 central units", 310),
        ("44所直属高校", "central", "central-universities-44", "44 universities under a ministry", 44),
        ("13家中央企业", "", "central-enterprises-13", "13 central enterprises", 13),
        ("6家国企", "", "state-enterprises-6", "6 state-owned enterprises", 6),
        ("274家社会组织", "organisation", "social-organisations-274", "274 social organisations", 274),
        ("民营企业", "", "private-enterprises", "Private enterprises", None),
        ("24 central units", "central", "central-units-24", "24 central units", 24),
    ],
)
def test_a_number_of_units_is_an_actor_of_its_own(actors, printed, level, actor, english, members):
    found = actors.known(printed, level)
    assert (found.actor_id, found.name_en, found.members) == (actor, english, members)


def test_a_cell_of_places_and_others_is_taken_apart(actors, resolver):
    cell = actors.separate(resolver.names("天津市;山东省;37家中央定点帮扶单位"), "province", resolver.is_name)
    assert cell.places == "天津市;山东省"
    assert [actor.actor_id for actor in cell.actors] == ["central-units-37"]


@pytest.mark.parametrize(
    ("printed", "level", "kind", "force"),
    [
        ("国家矿山安全监察局", "central", "central_unit", "central_units"),
        ("中国某某集团有限公司", "central", "central_enterprise", "central_units"),
        ("玉龙某大学", "", "university", "central_units"),
        ("某某集团", "", "enterprise", "social"),
        ("某某公益基金会", "", "social_organisation", "social"),
        ("爱心联盟", "organisation", "social_organisation", "social"),
        ("某某商行", "enterprise", "enterprise", "social"),
    ],
)  # fmt: skip
def test_a_giver_that_no_table_has_is_kept_under_its_own_name(actors, resolver, printed, level, kind, force):
    cell = actors.separate(resolver.names(printed), level, resolver.is_name)
    (actor,) = cell.actors
    assert (actor.actor_id, actor.kind, actor.force, actor.listed) == (printed, kind, force, False)


def test_a_level_of_givers_beside_the_name_of_a_place_is_wrong(actors, resolver):
    cell = actors.separate(resolver.names("上海市"), "central", resolver.is_name)
    assert (cell.actors, cell.places) == ((), "上海市")


def test_an_office_of_a_place_is_no_actor(actors, resolver):
    cell = actors.separate(["上海市卫生健康委员会"], "province", resolver.is_name)
    assert cell.actors == ()


def test_the_table_has_the_actors_that_are_used(actors, resolver):
    actors.separate(["中国石油", "24家中央单位", "恒大集团"], "central", resolver.is_name)
    table = actors.table({"cnpc", "central-units-24"})
    assert table["actor_id"].tolist() == ["central-units-24", "cnpc"]
    assert table["force"].tolist() == ["central_units", "central_units"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cnpc2,另一家,Another,central_enterprise,中国石油,", "the name of two units"),
        ("x,某,Some,planet,,", "unknown kind 'planet'"),
        ("X y,某,Some,ministry,,", "is no id"),
        ("x,某,,ministry,,", "a name is missing"),
    ],
)
def test_a_broken_table_of_names_is_told(tmp_path, line, words):
    head = "actor_id,name_zh,name_en,kind,aliases"
    units = f"{head},note\ncnpc,中国石油天然气集团有限公司,CNPC,central_enterprise,中国石油,\n{line}\n"
    (tmp_path / "units.csv").write_text(units, encoding="utf-8")
    (tmp_path / "groups.csv").write_text(f"{head},level\n", encoding="utf-8")
    with pytest.raises(RawFileError, match=words):
        Actors.from_folder(tmp_path)
