"""How smoothly the explorer's map is dragged with 5,000 flows between counties, made up.

Run `python benchmarks/explorer.py`. It needs the extra `pdf` and Chromium, and prints frames a second while the map is
dragged, beside those of an empty page on the same machine, and the time until the first picture.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from pathlib import Path

from analysis.explorer import flows
from analysis.explorer.content import content
from analysis.explorer.page import assemble

FRAMES = """seconds => new Promise(done => {
  let frames = 0; const start = performance.now();
  const next = () => { frames += 1; const t = (performance.now() - start) / 1000; t < seconds ? requestAnimationFrame(next) : done(frames / t); };
  requestAnimationFrame(next);
})"""
STEP = 0.02  # seconds between two moves of the hand


def crowded(told: dict, count: int) -> dict:
    """The page's content with so many flows of one indicator, each with a floor of its own, between places below provinces."""
    draw = random.Random(count)
    codes = told["places"]["code"]
    below = [i for i, x in enumerate(told["places"]["x"]) if x is not None and not codes[i].endswith("00")]
    pairs = set()
    while len(pairs) < count:
        pairs.add((draw.choice(below), draw.choice(below)))
    lower = [round(draw.lognormvariate(3, 1)) + 1 for _ in pairs]
    blank, nought = [None] * count, [0] * count
    made = {
        "subjects": [[a, b, 2024, 2024] for a, b in pairs],
        "at": flows._steps(range(count)),
        "answers": {
            **dict.fromkeys(("value", "upper", "q10", "q90"), blank), "lower": lower, "status": [3] * count,
            "method": [3] * count, "used": list(nought), "rivals": list(nought), "floor": list(nought), "ceiling": list(nought),
        },
    }  # fmt: skip
    return told | {"flows": {"workshops": made}, "pairings": []}


def main() -> None:
    """Measure and print."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--flows", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=4.0)
    given = parser.parse_args()
    page_text = assemble(json.dumps(crowded(content(["workshops"]), given.flows)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        path = Path(folder) / "explorer.html"
        path.write_text(page_text, "utf-8")
        browser = running.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto("about:blank")
        empty = page.evaluate(FRAMES, given.seconds / 2)
        page.goto(f"{path.as_uri()}#i=workshops&y=2024-2024&z=county&l=en")
        page.wait_for_selector("html[data-ready]")
        first = page.evaluate("performance.now()")
        drawn = page.locator(".flow").count()
        page.click(".zoom button >> nth=0")
        page.wait_for_timeout(1500)
        box = page.locator(".stage").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.evaluate(f"window.measured = ({FRAMES})({given.seconds})")
        page.mouse.move(x, y)
        page.mouse.down()
        for i in range(int(given.seconds / STEP / 2)):
            page.mouse.move(x + 60 * ((i % 20) - 10) / 10, y + 30 * ((i % 14) - 7) / 7)
        rate = page.evaluate("window.measured")
        page.mouse.up()
        browser.close()
    print(
        f"{drawn} flows: {rate:.0f} frames a second while dragged (an empty page: {empty:.0f}); first picture after {first:.0f} ms"
    )


if __name__ == "__main__":
    main()
