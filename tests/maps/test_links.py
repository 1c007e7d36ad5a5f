"""Maps of links: groups explained, places named while they are few, what can't be drawn refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import charts
from analysis.errors import ParameterError
from analysis.maps import link_map, links

LOOKS = {"new": ("新增", "#b8500f", False), "gone": ("结束", "#767f89", True)}
LINKS = pd.DataFrame({
    "origin": ["350000", "370000", "370000"],
    "destination": ["640000", "500000", "650000"],
    "group": ["new", "new", "gone"],
})  # fmt: skip


def words(figure) -> set[str]:
    return {text.get_text() for axes in figure.axes for text in axes.texts}


def test_ends_are_named_and_groups_explained():
    figure = link_map(LINKS, LOOKS, lang="zh", title="标题")
    assert {"福建", "宁夏", "山东", "重庆", "新疆", "新增", "结束"} <= words(figure)
    assert "福建→宁夏" in charts.alt_text(figure)


def test_a_place_of_several_groups_is_explained():
    both = LINKS.assign(group=["new", "new", "old"])
    figure = link_map(both, LOOKS | {"old": ("延续", "#0f7173", False)}, lang="zh")
    assert "不止其中一种" in words(figure)
    assert "不止其中一种" not in words(link_map(LINKS, LOOKS, lang="zh"))


def test_no_links_give_a_base_map():
    assert charts.alt_text(link_map(LINKS.iloc[:0], LOOKS, lang="en", title="None")).startswith("None.")


def test_a_group_without_a_look_is_refused():
    with pytest.raises(ParameterError, match="gone"):
        link_map(LINKS, {"new": LOOKS["new"]}, lang="en")


def test_a_link_may_say_itself_that_it_is_dashed_and_what_stands_on_it():
    links = LINKS.assign(dashed=[False, True, True], tag=["12", "", ""])
    figure = link_map(links, LOOKS, lang="zh", line_words=("整体", "市州"))
    assert {"12", "整体", "市州"} <= words(figure)
    assert "市州" not in words(link_map(links.iloc[:1], LOOKS, lang="zh", line_words=("整体", "市州")))


def test_no_name_covers_the_head_of_an_arrow(monkeypatch):
    """Zhejiang to two neighbours in Guizhou: each head is a place's, and a name on it would be read as that one's."""
    drawn, placed = [], {}
    draw, place = links._draw, links.Placer.place
    monkeypatch.setattr(links, "_draw", lambda *given: drawn.extend(draw(*given)) or drawn)

    def remembered(placer, labels):
        centres = place(placer, labels)
        placed.update({one.key: (centres[one.key], one) for one in labels if one.key in centres})
        return centres

    monkeypatch.setattr(links.Placer, "place", remembered)
    pairs = pd.DataFrame({
        "origin": ["330000", "440100", "310000"], "destination": ["522600", "522700", "520300"], "group": "new",
    })  # fmt: skip
    link_map(
        pairs,
        LOOKS,
        lang="en",
        names={"522600": "Qiandongnan", "522700": "Qiannan", "520300": "Zunyi", "440100": "Guangzhou"},
    )
    names = {code: found for code, found in placed.items() if found[1].place is not None}
    assert set(names) == {*pairs["origin"], *pairs["destination"]} and len(drawn) == 3
    for (x, y), label in names.values():
        for head in (one.head for one in drawn):
            apart = np.abs(head - [x, y]) >= np.array([label.width, label.height]) / 2
            assert apart.any(axis=1).all()


def test_the_name_of_a_province_leaves_its_dot_for_its_own_land_where_arrows_are_thick(monkeypatch):
    """Jiangsu's three cities stand at its dot, and arrows of all of them leave to the west, south and north-east."""
    drawn, placed, given = [], {}, []
    draw, place, name = links._draw, links.Placer.place, links._name
    monkeypatch.setattr(links, "_draw", lambda *own: drawn.extend(draw(*own)) or drawn)
    monkeypatch.setattr(links, "_name", lambda *own: given.append(own[0]) or name(*own))

    def remembered(placer, labels):
        placed.update(centres := place(placer, labels))
        return centres

    monkeypatch.setattr(links.Placer, "place", remembered)
    pairs = pd.DataFrame({
        "origin": ["320000", "320100", "320200", "320500", "310000", "330000", "320100", "320200"],
        "destination": ["610000", "630100", "630200", "520600", "520300", "510000", "220100", "210100"], "group": "new",
    })  # fmt: skip
    names = {
        "320100": "Nanjing",
        "320200": "Wuxi",
        "320500": "Suzhou",
        "630100": "Xining",
        "630200": "Haidong",
        "520600": "Tongren",
    }
    link_map(
        pairs,
        LOOKS,
        lang="en",
        names=names | {"520300": "Zunyi", "220100": "Changchun", "210100": "Shenyang"},
    )
    centre = np.array(placed["320000"])
    half = np.array([links.style.text_width("Jiangsu", links._size("320000")), links._size("320000")]) / 2
    assert (links.ground(given[0], centre + half * [[-1, 0], [0, 0], [1, 0]]) == "320000").all()
    curves = np.concatenate([one.curve for one in drawn])
    assert (np.abs(curves - centre) < half).all(axis=1).sum() <= 2
