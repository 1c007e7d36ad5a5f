"""Output: a small PNG, and alt text where nbconvert finds it."""

from __future__ import annotations

import io

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from analysis.charts import alt_text, save, set_alt_text, show
from analysis.charts.output import png


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
