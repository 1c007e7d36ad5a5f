"""How soon the explorer's first picture is there, and how smoothly its map is dragged with 5,000 made-up flows between counties.

Run `python benchmarks/explorer.py`. It needs the extra `pdf` and Chromium, and the sums of all spans (minutes, the first time).
Times are told beside those of a page with one small indicator, frames a second beside those of an empty page.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from analysis.explorer import flows
from analysis.explorer.content import content
from analysis.explorer.page import assemble

FRAMES = """seconds => new Promise(done => {
  let frames = 0; const start = performance.now();
  const next = () => { frames += 1; const t = (performance.now() - start) / 1000; t < seconds ? requestAnimationFrame(next) : done(frames / t); };
  requestAnimationFrame(next);
})"""
PAINTED = """() => new Promise(done => new PerformanceObserver(list => list.getEntries().forEach(one =>
  one.name === "first-contentful-paint" && done(one.startTime))).observe({type: "paint", buffered: true}))"""
STEP = 0.02  # seconds between two moves of the hand


def crowded(told: dict, count: int) -> dict:
    """The page's content with so many flows of one indicator, each with a floor of its own, between places below provinces."""
    draw = random.Random(count)
    base = told["base"]
    codes = base["places"]["code"]
    below = [i for i, x in enumerate(base["places"]["x"]) if x is not None and not codes[i].endswith("00")]
    pairs = set()
    while len(pairs) < count:
        pairs.add((draw.choice(below), draw.choice(below)))
    lower = [round(draw.lognormvariate(3, 1)) + 1 for _ in pairs]
    blank, nought = [None] * count, [0] * count
    made = {
        "sums_below:workshops": {
            "subjects": [[a, b, 2024, 2024] for a, b in pairs],
            "at": flows._steps(range(count)),
            "answers": {
                **dict.fromkeys(("value", "upper", "q10", "q90"), blank),
                "lower": lower, "status": [3] * count, "method": [3] * count,
            },
        },
        "grounds_below:workshops": {**{name: list(nought) for name in flows.IDS}, "sets": [[]]},
    }  # fmt: skip
    return told | made | {"base": base | {"pairings": []}}


def first_picture(browser: Browser, path: Path, slower: int) -> float:
    """Milliseconds until the browser has painted something of a page, on a processor so many times slower."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{path.as_uri()}#l=en")
    page.wait_for_selector("html[data-ready]")
    found = page.evaluate(PAINTED)
    page.close()
    return found


def first_pictures(browser: Browser, folder: Path) -> None:
    """The whole page beside one of a single small indicator: what it has more must hardly be felt."""
    pages = {"whole": folder / "whole.html", "small": folder / "small.html"}
    pages["whole"].write_text(assemble(content(say=print)), "utf-8")
    pages["small"].write_text(assemble(content(["counties_paired"])), "utf-8")
    for slower in (1, 4):
        times = {name: [] for name in pages}
        for _ in range(5):  # in turn, as the machine may have other work
            for name, path in pages.items():
                times[name].append(first_picture(browser, path, slower))
        whole, small = (median(own) for own in times.values())
        print(
            f"first picture at 1/{slower} speed: {whole:.0f} ms, {whole / small:.2f} times that of one small indicator"
        )


def dragged(browser: Browser, folder: Path, count: int, seconds: float) -> None:
    """Frames a second while the map is dragged, beside those of an empty page."""
    path = folder / "crowded.html"
    path.write_text(assemble(crowded(content(["workshops"]), count)), "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto("about:blank")
    empty = page.evaluate(FRAMES, seconds / 2)
    page.goto(f"{path.as_uri()}#i=workshops&y=2024-2024&z=county&l=en")
    page.wait_for_selector("html[data-ready]")
    drawn = page.locator(".flow").count()
    page.click(".zoom button >> nth=0")
    page.wait_for_timeout(1500)
    box = page.locator(".stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(f"window.measured = ({FRAMES})({seconds})")
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(int(seconds / STEP / 2)):
        page.mouse.move(x + 60 * ((i % 20) - 10) / 10, y + 30 * ((i % 14) - 7) / 7)
    rate = page.evaluate("window.measured")
    page.mouse.up()
    print(f"{drawn} flows: {rate:.0f} frames a second while dragged (an empty page: {empty:.0f})")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--flows", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=4.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        first_pictures(browser, Path(folder))
        dragged(browser, Path(folder), given.flows, given.seconds)
        browser.close()


if __name__ == "__main__":
    main()
