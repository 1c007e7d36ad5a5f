"""The explorer in a real browser: sums, evidence, controls, downloads, addresses."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import re
from itertools import accumulate
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image

from analysis import dataset, paths
from analysis.explorer import page as pages
from analysis.explorer import show
from analysis.explorer.page import MOST_BYTES

FLOW = "cadres_received"
AXE = paths.ROOT / "web/explorer/node_modules/axe-core/axe.min.js"


def view(page):
    """The view of the address, without the #."""
    return {key: values[0] for key, values in parse_qs(page.evaluate("location.hash.slice(1)")).items()}


def go(page, hash_):
    page.evaluate("hash => { location.hash = hash }", hash_)
    page.wait_for_timeout(30)  # the event comes after the change


def csv_of(page):
    with page.expect_download() as found:
        page.click("#take-csv")
    return list(csv.DictReader(io.StringIO(found.value.path().read_text("utf-8-sig"))))


def number(text):
    return float(text) if text else None


def known(value):
    return None if pd.isna(value) else float(value)


def parts(content):
    """The sums and grounds of the flow: of provinces, and of places below them."""
    for below in ("", "_below"):
        yield content[f"sums{below}:{FLOW}"], content[f"grounds{below}:{FLOW}"]


def picks(content, count):
    """Subjects of the flow with a span of years, drawn by chance; the nation, a side and a city among them."""
    chance = random.Random(20260)
    codes = content["base"]["places"]["code"]
    subjects = [s for sums, _ in parts(content) for s in sums["subjects"] if -2 not in s[:2]]
    named = [next(s for s in subjects if fit(s)) for fit in (
        lambda s: s[0] == s[1] == -1, lambda s: s[0] >= 0 > s[1], lambda s: s[1] >= 0 > s[0],
        lambda s: min(s[:2]) >= 0 and not all(codes[p].endswith("0000") for p in s[:2]),
    )]  # fmt: skip
    for origin, destination, first, last in [*named, *chance.sample(subjects, count - len(named))]:
        ends = sorted(chance.choices(range(first, last + 1), k=2))
        yield *("" if place < 0 else codes[place] for place in (origin, destination)), *ends


def evident(content):
    """The pair that most claims speak of, as an address names it."""
    codes, counts = content["base"]["places"]["code"], {}
    for sums, grounds in parts(content):
        used, at, start = list(accumulate(grounds["used"])), list(accumulate(sums["at"])), 0
        for origin, destination, first, last in sums["subjects"]:
            years = last - first + 1
            if min(origin, destination) >= 0:
                answer = at[start + years - 1]  # of all its years
                counts[f"{codes[origin]}-{codes[destination]}"] = len(grounds["sets"][used[answer]])
            start += years * (years + 1) // 2
    return max(counts, key=counts.get)


def test_one_file_that_asks_nobody(page_file):
    text = page_file.read_text("utf-8")
    assert len(text.encode()) < MOST_BYTES
    outside = text.partition("<script")[0]
    assert "default-src 'none'" in outside
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", outside)
    assert text.count("<script>") == 1
    assert (
        text.count("<script") == text.count("</script>") == 1 + text.count('type="application/octet-stream"')
    )


def test_a_file_that_is_not_whole_says_so(open_page, browser, page_file, tmp_path):
    text = page_file.read_text("utf-8")
    cut = tmp_path / "cut.html"
    cut.write_text(re.sub(r'(id="data-base">.{2000})[^<]*', r"\1", text), "utf-8")
    page = browser.new_page()
    page.goto(cut.as_uri())
    assert "get the file anew" in page.text_content("#explorer .late")
    assert open_page("l=en").locator(".late").count() == 0
    page.close()


def test_the_first_picture_reads_a_small_part(open_page, content, page_file):
    """The time to the first picture is that of reading what it needs (benchmarks/explorer.py measures it)."""
    page = open_page("l=en", fresh=True)
    first = content["base"]["indicators"]["id"][0]
    left = page.eval_on_selector_all("[id^=data-]", "all => all.map(one => one.id.slice(5))")
    read = {"base", f"sums:{first}"}
    later = {"claims", f"grounds:{first}"}  # named sources, when the picture is there
    assert set(left) == set(content) - read - later
    size = {name: len(json.dumps(block)) for name, block in content.items()}
    assert sum(size[name] for name in read) < sum(size.values()) / 3
    page.click("#level-prefecture")
    assert page.locator("#data-cities").count() == 0


def test_ten_sums_are_those_of_the_dataset(open_page, content, tables):
    page, methods = open_page("l=en"), []
    for origin, destination, first, last in picks(content, 10):
        go(page, f"i={FLOW}&y={first}-{last}&l=en&p={origin}-{destination}")
        rows = {(row["origin"], row["destination"]): row for row in csv_of(page)}
        asked = pd.DataFrame(
            {"origin": [origin or None], "destination": [destination or None], "years": [(first, last)]}
        )
        told = dataset.totals(FLOW, asked).iloc[0]
        for name in ("value", "lower", "upper"):
            assert number(rows[origin, destination][name]) == known(told[name]), (
                origin,
                destination,
                first,
                last,
                name,
            )
        for name in ("q10", "q90"):
            shown, true = number(rows[origin, destination][name]), known(told[name])
            assert shown == true or shown == pytest.approx(true, rel=1e-3)
        methods.append(told["method"])
    assert len(methods) == 10 and set(methods) - {"unknown"}


def test_the_evidence_is_what_explain_lists(open_page, content, tables):
    page = open_page("l=en")
    compared = 0
    for origin, destination, first, last in picks(content, 14):
        asked = pd.DataFrame(
            {"origin": [origin or None], "destination": [destination or None], "years": [(first, last)]}
        )
        if dataset.totals(FLOW, asked)["method"].iat[0] == "unknown":
            continue
        told = dataset.explain(origin or None, destination or None, FLOW, (first, last))
        go(page, f"i={FLOW}&y={first}-{last}&l=en&e={origin}-{destination}")
        for name in ("used", "rivals", "unused"):
            shown = page.locator(f"[data-list={name}] li").evaluate_all(
                "all => all.map(one => one.dataset.claim)"
            )
            assert sorted(shown) == sorted(w.observation_id for w in getattr(told, name)), (
                origin,
                destination,
                name,
            )
        assert "Scope: " in page.inner_text(".panel li >> nth=0") and "Period: " in page.inner_text(
            ".panel li >> nth=0"
        )
        compared += 1
    assert compared >= 5


def test_pairs_are_those_of_the_reports(open_page, content, tables):
    """Also in years of transition: what the reports leave out, the page leaves out and names."""
    from analysis.findings import sums

    page, codes, left_out = open_page("l=en&v=bars"), content["base"]["places"]["code"], 0
    for first, last in ((2021, 2024), (2020, 2021), (2013, 2013), (1996, 2024)):
        go(page, f"i={FLOW}&y={first}-{last}&l=en&v=bars")
        found = sums.period(FLOW, first, last)
        shown = page.locator(".bar").evaluate_all(
            "all => all.map(one => one.dataset.row.split('>').map(Number))"
        )
        drawn = {(codes[origin], codes[destination]) for origin, destination in shown}
        assert drawn == set(zip(found.flows["origin"], found.flows["destination"], strict=True)), (
            first,
            last,
        )
        said = page.inner_text("#apart") if len(found.passing) else ""
        assert said.count("→") == len(found.passing)
        assert page.locator("#apart").count() == bool(len(found.passing))
        left_out += len(found.passing)
    assert left_out


def test_a_status_has_the_look_of_the_reports(open_page, content):
    from analysis.charts.status import look
    from analysis.measures.status import STATUSES

    page = open_page(f"i={FLOW}&y=2016-2024&l=en&v=bars")
    words, seen = (
        {en: status for status, (_, en) in zip(STATUSES, content["base"]["words"]["status"], strict=True)},
        set(),
    )
    for bar in page.locator(".bar").all():
        status = words[bar.get_attribute("aria-label").rpartition("(")[2].rstrip(")")]
        drawn = (
            bar.locator("rect")
            .nth(1)
            .evaluate(
                "one => [one.getAttribute('fill'), one.getAttribute('stroke'), one.getAttribute('stroke-dasharray')]"
            )
        )
        wanted = look(status)
        assert drawn[0] == ("url(#hatch)" if "hatch" in wanted else wanted["facecolor"])
        assert drawn[1] == (wanted["edgecolor"] if wanted["linewidth"] else None)
        assert bool(drawn[2]) == ("linestyle" in wanted)
        seen.add(status)
    assert len(seen) > 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_answers_to_the_mouse(open_page, lang):
    page = open_page(f"i={FLOW}&y=2016-2024&l={lang}")
    page.select_option("#indicator", "industrial_parks")
    assert view(page)["i"] == "industrial_parks"
    page.select_option("#indicator", FLOW)
    page.click("#round-4")
    assert view(page)["y"].startswith("2021-")
    page.click("#level-prefecture")
    assert view(page)["z"] == "prefecture"
    page.click("#level-province")
    page.select_option("#giver", "350000")
    page.select_option("#receiver", "640000")
    assert view(page)["p"] == "350000-640000" and view(page)["e"] == "350000-640000"
    page.select_option("#force", "central_units")
    assert view(page)["f"] == "central_units" and view(page)["p"] == "-640000"
    assert page.locator("#giver").count() == 0
    page.click("#clear")
    page.select_option("#indicator", FLOW)
    page.click("#count-3")
    assert view(page)["s"] == "1110"
    page.click("#compare")
    assert "c" in view(page)
    for tab in ("matrix", "bars", "table", "timeline", "map"):
        page.click(f"#tab-{tab}")
        assert page.get_attribute(f"#tab-{tab}", "aria-selected") == "true"
        assert page.locator(".body svg, .body table").count()
    page.click("#language")
    assert view(page)["l"] != lang and page.get_attribute("html", "lang") != lang
    assert view(page)["s"] == "1110"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_answers_to_the_keyboard(open_page, lang):
    page = open_page(f"i={FLOW}&y=2016-2024&l={lang}")
    page.focus("#span-0")
    page.keyboard.press("ArrowRight")
    assert view(page)["y"] == "2017-2024" and page.evaluate("document.activeElement.id") == "span-0"
    page.focus("#search")
    page.keyboard.type("fujian")
    page.keyboard.press("Enter")
    assert view(page)["p"].startswith("350000")
    page.focus("#search")
    page.keyboard.type("园区" if lang == "zh" else "parks")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.get_attribute("#search", "aria-expanded") == "false"
    page.focus("#clear")
    page.keyboard.press("Enter")
    page.select_option("#indicator", FLOW)
    page.focus("#tab-map")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert view(page)["v"] == "bars" and page.evaluate("document.activeElement.id") == "tab-bars"
    page.focus(".body [data-row][tabindex='0']")
    page.keyboard.press("ArrowDown")
    assert page.locator(".tip").is_visible()
    page.keyboard.press("Enter")
    assert "e" in view(page) and page.locator(".panel .answer").count() == 1
    page.focus("#level-province")
    page.keyboard.press("ArrowRight")
    assert view(page)["z"] == "prefecture"
    page.focus("#count-0")
    page.keyboard.press("Space")
    assert view(page)["s"] == "0111"


def test_map_arrows_lead_to_their_evidence(open_page):
    page = open_page(f"i={FLOW}&y=2016-2024&l=en")
    assert page.locator(".land path").count() > 30 and page.locator(".inset path").count() == 4
    page.focus(".flow[tabindex='0']")
    page.keyboard.press("Enter")
    chosen = view(page)["e"].split("-")
    assert len(chosen) == 2 and page.locator(".flow[aria-pressed=true]").count() == 1
    page.click(".zoom button >> nth=0")
    page.wait_for_timeout(400)
    shown = page.locator(".land >> xpath=..").get_attribute("transform")
    with page.expect_download() as found:
        page.click("#take-svg")
    drawn = ElementTree.fromstring(found.value.path().read_text("utf-8")).findall(".//{*}g[@transform]")
    taken = next(g.get("transform") for g in drawn if g.find("{*}g[@class='land']") is not None)
    (x, y, k, wide), (x2, y2, k2, wide2) = (
        [float(n) for n in re.findall(r"-?[\d.]+", one)] for one in (shown, taken)
    )
    assert k == k2 == pytest.approx(1.6) and x < 0
    # The picture is the very view: moved by as much of its own width.
    assert (x2 / wide2, y2 / wide2) == pytest.approx((x / wide, y / wide))
    page.click(".zoom button >> nth=2")
    page.wait_for_timeout(400)


def test_another_force_has_a_map_of_what_places_received_at_least(open_page, tables):
    """The floor of a place is the largest figure that one page states of it and of years in the span; nothing is added."""
    first, last, indicator = 2013, 2024, "other:central_unit_direct_funds"
    page = open_page(f"i={indicator}&f=central_units&y={first}-{last}&l=en&v=map")
    rows = pd.read_parquet(tables / "observations.parquet")
    rows = rows[(rows["force"] == "central_units") & (rows["indicator"] == indicator)]
    rows = rows[
        rows["bound"].isin(["exact", "at_least"]) & rows["period_start"].notna() & (rows["basis"] != "target")
    ]
    rows = rows[(rows["period_start"].dt.year >= first) & (rows["period_end"].dt.year <= last)]
    rows = rows[~rows["flags"].str.contains("planned|counterpart_support|before_year_end|agreed")]
    inside = rows["destination"].str.split(";").map(lambda codes: {code[:2] for code in codes} - {"10"})
    rows = rows[inside.map(len) == 1]
    wanted = (
        rows.groupby(inside[rows.index].map(lambda heads: next(iter(heads)) + "0000"))["value"]
        .max()
        .to_dict()
    )
    told = {row["destination"]: row for row in csv_of(page) if row["destination"]}
    assert {place: float(row["lower"]) for place, row in told.items()} == wanted and len(wanted) >= 5
    assert {row["status"] for row in told.values()} == {"at_least"}
    named = dict(zip(rows["observation_id"], rows["value"], strict=True))
    for place, row in told.items():
        assert row["upper"] == row["value"] == "" and {
            named[i] for i in row["observation_ids"].split(";")
        } == {wanted[place]}
    assert page.locator(".total").count() == len(wanted) and page.locator(".flow").count() == 0
    page.focus(".total[tabindex='0']")
    assert "\u2265" in page.inner_text(".tip")
    page.keyboard.press("Enter")
    assert page.locator(".panel [data-list=used] li").count() and view(page)["e"].startswith("-")
    page.click("#level-county")
    assert page.locator(".total").count() > 0
    page.click("#tab-table")
    assert page.locator(".body table").count() == 2  # the claims, each for itself; units and their counties
    listed = {row["observation_ids"] for row in csv_of(page)}
    assert set(rows["observation_id"]) <= listed and page.locator(".body tbody").first.locator(
        "tr"
    ).count() == len(listed)


def test_back_and_forward_and_an_address_bring_the_view_back(open_page):
    page = open_page(f"i={FLOW}&y=2016-2024&l=en")
    page.click("#tab-table")
    page.select_option("#giver", "350000")
    page.click("#count-2")
    there, title = page.evaluate("location.hash"), page.title()
    page.go_back()
    page.go_back()
    assert "p" not in view(page) and page.get_attribute("#tab-table", "aria-selected") == "true"
    page.go_forward()
    page.go_forward()
    assert page.evaluate("location.hash") == there
    again = open_page(there[1:], fresh=True)
    assert again.evaluate("location.hash") == there and again.title() == title
    assert again.inner_text(".body") == page.inner_text(".body")


def test_switches_answer_in_rows_and_coverage(open_page):
    page = open_page(f"i={FLOW}&y=2016-2024&l=en&v=bars")
    rows, said = page.locator(".bar").count(), page.inner_text("#coverage-counts")
    page.click("#count-3")
    assert page.locator(".bar").count() < rows and page.inner_text("#coverage-counts") != said


def test_downloads_hold_what_is_seen(open_page, tmp_path):
    page = open_page(f"i={FLOW}&y=2016-2024&l=en&v=bars")
    rows = csv_of(page)
    shown = page.locator(".bar").evaluate_all("all => all.map(one => one.dataset.row)")
    pairs = [row for row in rows if row["origin"] and row["destination"]]
    assert len(pairs) == len(shown) and all(row["status"] for row in rows)
    assert any(row["observation_ids"] for row in rows)
    for tab in ("map", "matrix", "bars", "timeline"):
        page.click(f"#tab-{tab}")
        with page.expect_download() as found:
            page.click("#take-svg")
        text = found.value.path().read_text("utf-8")
        words = " ".join(ElementTree.fromstring(text).itertext())
        assert page.title() in words and "Sources:" in words and "<script" not in text
        assert ("Tianditu" in words) == (tab == "map")
    with page.expect_download() as found:
        page.click("#take-png")
    with Image.open(found.value.path()) as picture:
        assert picture.width * 9 == picture.height * 16 and len(set(picture.convert("L").tobytes())) > 20
    page.click("#take-cite")
    assert "CC BY 4.0" in page.input_value(".cite textarea")


def test_hostile_words_stay_words(open_page, content, write_page):
    hostile = copy.deepcopy(content)
    bad = "<img src=x onerror=\"document.title='owned'\"></script><script>document.title='owned'</script>"
    hostile["claims"]["pages"]["title"] = [bad] * len(content["claims"]["pages"]["title"])
    hostile["claims"]["pages"]["url"] = ["javascript:document.title='owned'"] * len(
        content["claims"]["pages"]["url"]
    )
    for lang in ("zh", "en"):
        hostile["base"]["places"][lang] = [f"{name}<b>x</b>" for name in hostile["base"]["places"][lang]]
    page = open_page(f"i={FLOW}&l=en&e={evident(content)}", path=write_page("hostile", hostile))
    assert page.locator(".panel li").count() and bad in page.inner_text(".panel")
    assert page.locator(".panel a, img, main b, .panel b").count() == 0
    assert "owned" not in page.title()
    for tab in ("matrix", "bars", "table", "timeline"):
        page.click(f"#tab-{tab}")
    assert "owned" not in page.title() and page.locator("main b").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_and_axe_finds_nothing_serious(open_page, content, width):
    page = open_page(f"i={FLOW}&y=2016-2024&l=en&e={evident(content)}", width)
    if AXE.exists():
        page.evaluate(AXE.read_text("utf-8"))
    for tab in ("map", "matrix", "bars", "table", "timeline"):
        page.click(f"#tab-{tab}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, tab
        if AXE.exists() and (tab in ("map", "table") or width == 1280):
            assert faults(page) == []
            page.emulate_media(color_scheme="dark")
            assert faults(page, "color-contrast") == []  # all else is the same page
            page.emulate_media(color_scheme="light")


def faults(page, *rules):
    """What axe finds serious, of some rules or of all."""
    found = page.evaluate(
        "rules => axe.run(document, {resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {})})",
        list(rules),
    )["violations"]
    return [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]


CUT = """() => [...document.querySelectorAll("main svg")].flatMap((drawn) => {
  const { left, right } = drawn.getBoundingClientRect();
  return [...drawn.querySelectorAll("text")].filter((text) => text.textContent).filter((text) => {
    const own = text.getBoundingClientRect();
    return own.left < left - 1 || own.right > right + 1;
  }).map((text) => text.textContent);
})"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_of_a_chart_is_cut_by_its_edge(open_page, lang):
    page = open_page(f"i={FLOW}&y=1996-2026&l={lang}")
    for tab in ("matrix", "bars", "timeline"):
        page.click(f"#tab-{tab}")
        assert page.locator("main svg text").count() and page.evaluate(CUT) == [], tab


def test_a_timeline_names_the_sources_of_all_its_years(open_page):
    """Of 2026 nothing is known; 82 parks of Jiangsu and Shaanxi are of 2023."""
    page = open_page("i=industrial_parks&y=1996-2026&p=320000-610000&v=timeline&l=en")
    assert page.locator("main .year").count() > 1
    foot = page.locator(".foot").inner_text()
    assert foot.startswith("Sources: ") and "no claim" not in foot


def test_on_a_phone_the_list_comes_first(open_page):
    page = open_page(f"i={FLOW}&y=2016-2024&l=zh", 390, fresh=True)
    assert page.get_attribute("#tab-bars", "aria-selected") == "true"
    assert not page.locator("#indicator").is_visible()
    page.click(".side summary")
    assert page.locator("#indicator").is_visible()


def test_it_prints_on_one_sheet(open_page, tmp_path):
    import pypdfium2

    page = open_page(f"i={FLOW}&y=2016-2024&l=en")
    for tab in ("map", "bars"):
        page.click(f"#tab-{tab}")
        page.pdf(path=tmp_path / f"{tab}.pdf", prefer_css_page_size=True)
        with pypdfium2.PdfDocument(tmp_path / f"{tab}.pdf") as sheet:
            assert len(sheet) == 1
    go(page, f"i={FLOW}&y=1996-2024&l=en&v=bars&z=prefecture")
    rows = page.locator(".bar").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".bar").count() == min(rows, 24)
    assert ("are shown" in page.inner_text(".heading")) == (rows > 24)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".bar").count() == rows and "are shown" not in page.inner_text(".heading")


def test_a_cell_shows_the_page_and_it_works_there(browser, content, monkeypatch):
    made = pages.assemble(content, "i=cadres_received&y=2016-2024&l=en")
    monkeypatch.setattr(show, "render", lambda view: made)
    cell = show.Explorer("i=cadres_received&y=2016-2024&l=en", 700)
    assert repr(cell) == "explorer.html#i=cadres_received&y=2016-2024&l=en"
    page = browser.new_page()
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.set_content(cell._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator("h2").first.inner_text().startswith("Cadres received")
    frame.locator("#tab-table").click()
    frame.locator(".body button.link").first.click()
    assert frame.locator(".panel .answer").count() == 1
    page.close()
    assert trouble == []
