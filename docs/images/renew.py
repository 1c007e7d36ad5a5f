"""Renews the pictures of the README: the first figure of the report on funding flows, in both languages.

`make pictures` runs it on the tables in data/processed. The pictures are versioned, because a README is read before
anything is built; run it again when the evidence or the drawing has changed.
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
from analysis.vocabulary.labels import LANGUAGES, Lang

FOLDER = Path(__file__).resolve().parent
WIDTH = 1200


def renew(lang: Lang, folder: Path = FOLDER) -> Path:
    """Write the picture of one language into a folder and return its path."""
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
    small = drawn.resize(size, Image.Resampling.LANCZOS)
    picture = folder / f"funding_flows_{lang}.png"
    # This method keeps rare colours, such as that of the dots.
    small.quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(picture, optimize=True)
    return picture


if __name__ == "__main__":
    for language in LANGUAGES:
        print(renew(language).relative_to(paths.ROOT))
