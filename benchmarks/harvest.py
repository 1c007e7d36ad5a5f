"""How fast saved pages become drafts, how much memory that takes, and how good the drafts are.

    python benchmarks/harvest.py [--pages 1000]

The labelled pages of `tests/harvest` are saved again and again, as the pages of a news site with menus, counters and
other news around them, each with numbers of its own. The tables must be built (`make tables`).
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.harvest.drafting import Harvester  # noqa: E402
from analysis.harvest.running import run  # noqa: E402
from tests.harvest import labelled, saving, scoring  # noqa: E402

LIMIT_SECONDS = 60


def make_pages(folder: Path, count: int) -> None:
    """Save pages: the labelled ones in turn, with other numbers and other years."""
    pages = labelled.read("first") + labelled.read("second")
    for number in range(count):
        one = pages[number % len(pages)]
        shifted = tuple(
            re.sub(r"(\d)(?=[亿万家个名人])", lambda m: str((int(m[1]) + number) % 9 + 1), text)
            for text in one.page.paragraphs
        )
        page = replace(one.page, name=f"p{number:05d}", title=one.page.title, paragraphs=shifted * 3)
        saving.save(labelled.Labelled(page, "html" if one.kind == "pdf" else one.kind), folder)


def peak() -> float:
    """Peak memory of this process and of the largest of its children, in MB."""
    own, child = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own + child


def main() -> None:
    """Print pages, seconds, memory; then precision, recall and calibration on the labelled halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "pages", Path(name) / "out"
        folder.mkdir()
        make_pages(folder, asked.pages)
        begun, used = time.perf_counter(), time.process_time()
        done = run([folder], out, "zh", jobs=2)
        seconds = time.perf_counter() - begun
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"{done.pages} pages in {seconds:.1f} s (limit {LIMIT_SECONDS} for 1,000), processor {time.process_time() - used:.1f} s here"
        )
        print(
            f"and {children.ru_utime + children.ru_stime:.1f} s in the children; peak memory {peak():.0f} MB"
        )
        print(done.told.splitlines()[1])
    harvester = Harvester.from_tables()
    for half in ("first", "second"):
        score = scoring.score(harvester, labelled.read(half))
        sure = [right for confidence, right in score.confidences if confidence >= 0.9]
        print(
            f"{half} half: {score.labelled} labels, precision {score.precision:.3f}, recall {score.recall:.3f}; "
            f"of {len(sure)} drafts with confidence >= 0.9 right: {sum(sure) / len(sure):.3f}"
        )


if __name__ == "__main__":
    main()
