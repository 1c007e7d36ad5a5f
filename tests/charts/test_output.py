"""Output: a small PNG, and alt text where nbconvert finds it."""

from __future__ import annotations

import base64
import csv
import io
import zlib

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from analysis.charts import alt_text, frame, save, set_alt_text, show, style
from analysis.charts.output import png
from analysis.errors import ParameterError
from analysis.vocabulary import media


def _figure() -> Figure:
    figure = Figure(figsize=(2, 1))
    figure.add_axes((0, 0, 1, 1)).imshow([[0, 1], [2, 3]], cmap="viridis")
    return figure


def test_a_picture_has_a_palette_and_the_asked_size():
    picture = Image.open(io.BytesIO(png(_figure(), dpi=100)))
    assert picture.mode == "P"
    assert picture.size == (200, 100)


def test_the_file_is_the_picture(tmp_path):
    path = save(_figure(), tmp_path / "map.png")
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_show_puts_the_alt_text_into_the_metadata(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **options: shown.append((data, options)))
    figure = set_alt_text(_figure(), "Four squares.")
    assert alt_text(figure) == "Four squares."
    show(figure)
    data, options = shown[0]
    assert data["image/png"][:4] == b"\x89PNG"
    assert data["text/plain"] == "Four squares."
    assert options["metadata"]["image/png"] == {"alt": "Four squares.", "width": 200, "height": 100}
    assert not isinstance(figure.canvas, FigureCanvasAgg), "its pixels are let go"


def test_given_words_win_and_none_at_all_are_refused(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda *_, metadata, **__: shown.append(metadata))
    show(set_alt_text(_figure(), "Own."), alt="Given.")
    assert shown[0]["image/png"]["alt"] == "Given."
    with pytest.raises(ValueError, match="no alt text"):
        show(_figure())


def _shown(monkeypatch, *arguments, **named):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    show(*arguments, **named)
    return shown[0][media.FIGURE]


def _unpacked(body):
    return zlib.decompress(base64.b64decode(body)).decode()


def test_the_rows_come_along_as_a_file_that_excel_opens(monkeypatch):
    rows = pd.DataFrame({
        "status": ["reported", "unknown"],
        "origin": ["320000", "370000"],
        "destination": ["610000", "620000"],
        "figure": [2.69e9, None],
        "note": ["=cmd|' /C calc'!A0", "plain"],
        "observation_ids": ["yangtze:464;yangtze:471", ""],
    })  # fmt: skip
    view = {"indicator": "gov_funds", "years": (2021, 2024)}
    told = _shown(monkeypatch, set_alt_text(_figure(), "Flows."), rows, view)
    text = _unpacked(told["csv"])
    assert text.startswith("\ufeff")
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert (first["origin"], first["origin_zh"], first["origin_en"]) == ("320000", "江苏", "Jiangsu")
    assert (float(first["drawn"]), first["unit"], first["status"]) == (2.69e9, "yuan", "reported")
    assert first["claims"] == "yangtze:464;yangtze:471"
    assert first["note"].startswith("'=")
    assert second["drawn"] == ""
    assert told["explore"] == {"indicator": "gov_funds", "first": 2021, "last": 2024, "place": ""}


@pytest.mark.parametrize(
    "view",
    [
        {"indicator": "no_such", "years": 2021},
        {"indicator": "gov_funds"},
        {"indicator": "gov_funds", "years": (2024, 2021)},
        {"indicator": "gov_funds", "years": 2021, "place": "javascript:"},
        {"indicator": "gov_funds", "years": 2021, "planet": "Mars"},
    ],
)
def test_a_view_that_the_explorer_has_not_is_refused(monkeypatch, view):
    with pytest.raises(ParameterError):
        _shown(monkeypatch, set_alt_text(_figure(), "Flows."), None, view)


def test_the_texts_around_a_figure_come_along(monkeypatch):
    with style.use():
        figure = frame.page(
            2, title="Jiangsu gave most", subtitle="yuan, 2021", footer=["Sources: 3", "Base map"]
        ).figure
    told = _shown(monkeypatch, set_alt_text(figure, "Words."))
    assert (told["title"], told["subtitle"], told["footer"]) == (
        "Jiangsu gave most",
        "yuan, 2021",
        ["Sources: 3", "Base map"],
    )
    top, bottom = told["body"]
    assert bottom - top == pytest.approx(2 / figure.get_size_inches()[1])
    assert told["csv"] == "" and told["explore"] == {}
