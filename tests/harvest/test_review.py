"""The review page: what it holds, what it lets in, and how a person works through it in a browser."""

from __future__ import annotations

import json
import re

import pytest

from analysis.harvest import review
from analysis.harvest.collecting import Harvest
from analysis.harvest.pages import Page
from analysis.harvest.standing import Standing

HOSTILE = "2023年，福建省向宁夏投入财政援助资金5亿元</script><script>document.title='broken in'</script><img src=x onerror=alert(1)>。"
TEXT = (
    HOSTILE,
    "福建选派31名党政干部到宁夏挂职。",
    "两省区干部人才队伍达到700余人。",
)


@pytest.fixture(scope="module")
def found(harvester):
    """Three figures of one page: two drafted, one left open."""
    page = Page("a.html", "闽宁协作<b>2023</b>", "宁夏日报", "2024-01-18", "https://example.org/a", TEXT)
    drafts = [d for d in harvester.read(page) if d.state != "set_aside"]
    assert [d.state for d in drafts] == ["drafted", "drafted", "unresolved"]
    return Harvest([page], drafts, {}, [])


def standings():
    return {
        0: Standing("contradicts", "Fujian→Ningxia 2023: 6 – 7", "福建→宁夏 2023: 6 – 7", 1.0),
        1: Standing("known", "recent:2", "recent:2"),
    }


@pytest.fixture(scope="module")
def page(found):
    return review.render(found, standings(), {}, "en")


def test_text_of_pages_is_data_only(page):
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert "<" not in data
    rows = json.loads(data)["rows"]
    assert "".join(rows[0]["sentence"]) == HOSTILE
    assert page.count("<script") == 2 and "onerror" not in page.replace(data, "")


def test_the_policy_lets_nothing_in(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src &#x27;none&#x27;" in policy and "unsafe" not in policy and "http" not in policy
    script = page.rsplit("<script>", 1)[1]
    assert "innerHTML" not in script and "fetch(" not in script and "eval(" not in script


def test_contradictions_come_first_and_known_ones_last(found):
    rows = review._rows(found, standings(), {})
    assert [row["kind"] for row in rows] == ["contradicts", "", "known"]
    assert rows[1]["open"] and rows[1]["reason"] == "both_sent"


def test_a_known_page_keeps_its_id(found):
    known = {found.pages[0].source_id: "nxrb-2024"}
    assert {row["source_id"] for row in review._rows(found, standings(), known)} == {"nxrb-2024"}
    assert '"sources": []' in review.render(found, standings(), known, "zh")


@pytest.fixture(scope="module")
def tab(browser, page, tmp_path_factory):
    """The page in a browser, with what it complained about and what it asked the network for."""
    path = tmp_path_factory.mktemp("review") / "review.html"
    path.write_text(page, "utf-8")
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
    opened.trouble = []
    opened.on("console", lambda message: opened.trouble.append(message.text))
    opened.on("pageerror", lambda error: opened.trouble.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            opened.trouble.append(request.url) if not request.url.startswith(("file:", "blob:")) else None
        ),
    )
    opened.goto(path.as_uri())
    return opened


def test_a_person_confirms_by_keyboard(tab):
    assert tab.locator("article").count() == 3
    assert tab.locator("article.current mark").inner_text() == "5亿元"
    assert HOSTILE[-20:] in tab.locator("article.current blockquote").inner_text()
    assert "the atlas holds Fujian→Ningxia 2023: 6 – 7" in tab.locator("article.current").inner_text()
    tab.keyboard.press("e")
    field = tab.locator("article.current [data-field=value]")
    field.fill("5.2")
    field.press("Enter")
    tab.keyboard.press("a")
    assert "2 to confirm · 1 accepted · 0 rejected" in tab.locator("#counts").inner_text()
    tab.keyboard.press("a")  # the open one lacks its indicator: it is not taken
    assert "Fill in what is marked red first" in tab.locator("article.current").inner_text()
    tab.keyboard.press("x")
    tab.keyboard.press("u")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    with tab.expect_download() as waiting:
        tab.keyboard.press("d")
    batch = json.loads(waiting.value.path().read_text("utf-8"))
    assert batch["format"] == review.FORMAT
    assert [(c["indicator"], c["value"]) for c in batch["claims"]] == [
        ("gov_funds", "5.2"),
        ("cadres_sent", "31"),
    ]
    assert [s["title"] for s in batch["sources"]] == ["闽宁协作<b>2023</b>"]
    assert tab.trouble == []


def test_it_speaks_both_languages_and_fits_a_telephone(tab):
    tab.locator("#language").click()
    assert tab.title() == "核对草稿" and tab.evaluate("document.documentElement.lang") == "zh-CN"
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.title() != "broken in" and tab.trouble == []
