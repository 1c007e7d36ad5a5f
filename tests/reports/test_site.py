"""The index page: its cards, filters and words, made from the records."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from analysis.reports import site
from analysis.reports.folders import Folders


def record(name="03_funding_flows_2021-2024_fujian_zh", **parameters):
    return {
        "name": name,
        "notebook": "03_funding_flows",
        "title": "福建给了谁 <script>",
        "question": {"zh": "谁给了谁多少钱？", "en": "Who gave whom how much?"},
        "figures": [],
        "made": "2026-01-02T03:04:05+00:00",
        "files": [f"{name}.ipynb", f"{name}.html"],
        "parts": {"parameters": {"lang": "zh", "period_start": 2021, "period_end": 2024} | parameters},
    }


def publish(folders, **values):
    content = record(**values)
    staged = folders.staging / content["name"]
    staged.mkdir()
    for file in content["files"]:
        (staged / file).write_text("x")
    folders.publish(staged, content["name"], content)


def test_a_card_knows_its_choices():
    card = site.card(record(province="350000", pair="350000-640000"))
    assert {name: (c.value, c.zh, c.en) for name, c in card.choices.items()} == {
        "question": ("03_funding_flows", "谁给了谁多少钱？", "Who gave whom how much?"),
        "province": ("350000", "福建", "Fujian"),
        "pair": ("350000-640000", "福建—宁夏", "Fujian—Ningxia"),
        "period": ("2021–2024", "2021–2024", "2021–2024"),
    }
    assert site.card(record(province="")).choices["province"].en == "Whole country"


@pytest.mark.parametrize("words", ["福建", "fujian", "Fujian", "fj", "宁夏", "ningxia", "nx", "2021", "shui"])
def test_a_report_is_found_in_chinese_by_pinyin_and_in_english(words):
    assert words.lower() in site.card(record(province="350000", pair="350000-640000")).search


def test_pinyin_of_places_is_that_of_the_place():
    assert "chongqing" in site.card(record(province="500000")).search


def test_the_page_escapes_and_loads_nothing():
    page = site.render([site.card(record(province="350000")), site.card(record("x_en", lang="en"))])
    assert "福建给了谁 &lt;script&gt;" in page
    assert page.count("<script") == 1
    assert "default-src 'none'" in page
    assert not re.findall(r"https?://", page)


def test_a_filter_is_shown_when_there_is_a_choice():
    cards = [site.card(record(province="350000")), site.card(record("x_en", province="", lang="en"))]
    page = site.render(cards)
    assert re.findall(r'data-filter="(\w+)"', page) == ["province"]
    assert '<option value="350000" data-zh="福建" data-en="Fujian">' in page


def test_the_page_is_written_when_reports_change_and_only_then(folders):
    opened = Folders.open()
    publish(opened)
    assert site.refresh(opened) is True
    assert site.refresh(opened) is False
    publish(opened, name="another_en", lang="en")
    assert site.refresh(opened) is True
    assert "another_en.html" in (opened.published / "index.html").read_text("utf-8")
    (opened.published / "another_en.html").unlink()
    assert site.refresh(opened) is True
    assert "another_en.html" not in (opened.published / "index.html").read_text("utf-8")
    (opened.published / "index.html").unlink()
    assert site.refresh(opened) is True


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%41", "a b", "资金 100%"])
def test_links_lead_to_files_of_any_name(name):
    page = site.render([site.card(record(name))])
    links = re.findall(r'href="([^"#]+)"', page)
    assert {unquote(link) for link in links} == {f"{name}.html", f"{name}.ipynb"}


def _above(**cell):
    pair = {"origin": "320000", "destination": "610000", "link": "today", "known": 75} | cell
    return {"pairs": [pair, pair | {"destination": "630000", "link": "", "known": 0}]}


def test_a_pair_leads_to_its_profile_in_each_language_else_into_the_explorer():
    profiles = [
        site.card(record(f"06_{lang}", pair="320000-610000", lang=lang, period_start=None))
        for lang in ("zh", "en")
    ]
    columns, [(giver, cells)] = site.picker(_above()["pairs"], profiles, explorer=True)
    assert [c.en for c in columns] == ["Shaanxi", "Qinghai"] and giver.zh == "江苏"
    assert (cells[0].to_zh, cells[0].to_en, cells[0].shade) == ("06_zh.html", "06_en.html", 3)
    assert cells[0].zh == "江苏 → 陕西，现行结对，75 个年度数值或下限"
    assert (cells[1].to_zh, cells[1].shade) == ("", 0)
    _, [(_, [known, _])] = site.picker(_above()["pairs"], [], explorer=True)
    assert known.to_en == "explorer.html#p=320000-610000&l=en"
    _, [(_, [known, _])] = site.picker(_above()["pairs"], [], explorer=False)
    assert known.to_en == ""


def test_the_list_is_in_the_order_of_the_questions_with_the_analysts_last():
    cards = [
        site.card(record(n) | {"notebook": n[:-3]})
        for n in ("00_start_zh", "03_funding_flows_zh", "01_overview_zh")
    ]
    groups = site.in_groups(cards)
    assert [name.value for name, _ in groups] == ["01_overview", "03_funding_flows", "00_start"]
    assert groups[-1][0].en == "For analysts"


def test_without_tables_there_is_only_the_list(folders):
    opened = Folders.open()
    publish(opened)
    site.refresh(opened)
    page = (opened.published / "index.html").read_text("utf-8")
    assert 'class="told"' not in page and 'id="pairs"' not in page and 'class="card"' in page
