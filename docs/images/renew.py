"""Renews the pictures of the README, in both languages: the first figure of the report on funding flows, and a view of
the explorer.

`make pictures` runs it on the tables in data/processed and on reports/explorer.html, which it opens in Chromium (extra
`pdf`). The pictures are versioned, because a README is read before anything is built; run it again when the evidence
or the drawing has changed.
"""

from __future__ import annotations

import base64
import io
import tempfile
from pathlib import Path

import papermill
from PIL import Image

from analysis import paths
from analysis.reports.export.page import figures
from analysis.reports.pdf import opened
from analysis.vocabulary.labels import LANGUAGES, Lang

FOLDER = Path(__file__).resolve().parent
WIDTH = 1200
VIEW = "i=gov_funds&y=2021-2024&e=330000-510000"
"""Of the explorer: what Zhejiang gave Sichuan, with its evidence, among the other flows."""


def funding_flows(lang: Lang, folder: Path = FOLDER) -> Path:
    """Write the map of one language into a folder and return its path."""
    with tempfile.TemporaryDirectory() as scratch:
        report = papermill.execute_notebook(
            paths.notebooks() / "03_funding_flows.ipynb",
            Path(scratch) / "report.ipynb",
            {"period_start": 2021, "period_end": 2024, "lang": lang},
            kernel_name="python3",
            progress_bar=False,
        )
    _, encoded = next(figures(report))
    drawn = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")
    size = WIDTH, round(drawn.height * WIDTH / drawn.width)
    return _saved(drawn.resize(size, Image.Resampling.LANCZOS), folder / f"funding_flows_{lang}.png")


def explorer(lang: Lang, folder: Path = FOLDER) -> Path:
    """Write the explorer's view in one language into a folder and return its path."""
    page = paths.reports() / "explorer.html"
    with opened(page, f"{VIEW}&l={lang}", width=1280, height=860) as tab:
        tab.wait_for_selector("html[data-ready]")
        drawn = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    return _saved(drawn, folder / f"explorer_{lang}.png")


def _saved(drawn: Image.Image, picture: Path) -> Path:
    # This method keeps rare colours, such as that of the dots.
    drawn.quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(picture, optimize=True)
    return picture


if __name__ == "__main__":
    for language in LANGUAGES:
        for renew in (funding_flows, explorer):
            print(renew(language).relative_to(paths.ROOT))
