"""No tofu: every name and every word of a figure can be drawn with our font."""

from __future__ import annotations

import warnings

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.maps import boundaries
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import LABELS
from analysis.vocabulary.places import PROVINCES

_ROW = 50  # names in a line: thousands of texts would take seconds


def draw(texts: list[str]) -> None:
    with style.use(), warnings.catch_warnings():
        warnings.filterwarnings("error", message=".*[Gg]lyph.*")
        figure = Figure()
        for i in range(0, len(texts), _ROW):
            figure.text(0, 0.5, " ".join(texts[i : i + _ROW]))
        FigureCanvasAgg(figure).draw()


@pytest.mark.parametrize("level", ["province", "prefecture", "county"])
def test_names_of_places(level):
    names = boundaries.load(level)["name_zh"].tolist()
    assert len(names) >= 34
    draw(names)


def test_words_in_both_languages():
    draw([text for pair in (*LABELS.values(), *PROVINCES.values()) for text in pair])
    draw([text for indicator in INDICATORS.values() for text in (indicator.zh, indicator.en)])
    draw(list("0123456789.,−–—≥≤±→·“”‘’%（）《》、。：；"))


def test_the_check_itself_sees_a_missing_glyph():
    with pytest.raises(UserWarning, match="[Gg]lyph"):
        draw(["\U0010fffd"])
