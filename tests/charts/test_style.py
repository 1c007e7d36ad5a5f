"""The style: our font under any style sheet, a plain error without one, colours that can be told apart."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.errors import AtlasError


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


def test_the_font_is_the_file_of_the_package():
    style.font()
    found = font_manager.findfont(style.font().get_name(), fallback_to_default=False)
    assert found == str(style.bundled_font())
    assert found.endswith("NotoSansSC-Regular.ttf")


def test_the_style_holds_only_inside():
    before = dict(mpl.rcParams)
    with style.use():
        assert mpl.rcParams["font.family"] == ["Noto Sans SC"]
        assert mpl.rcParams["text.parse_math"] is False
    assert dict(mpl.rcParams) == before


def test_a_style_sheet_of_the_caller_does_not_leak_in():
    with (
        mpl.rc_context({"axes.facecolor": "black", "lines.linestyle": "--", "figure.facecolor": "black"}),
        style.use(),
    ):
        assert mpl.rcParams["figure.facecolor"] == "white"
        assert mpl.rcParams["lines.linestyle"] == "-"


@pytest.fixture
def no_bundled_font(monkeypatch):
    style.font.cache_clear()
    monkeypatch.setattr(style, "bundled_font", lambda: None)
    yield
    style.font.cache_clear()


def test_without_any_chinese_font_it_says_what_to_do(no_bundled_font, monkeypatch):
    monkeypatch.setattr(style, "_FALLBACKS", ("No Such Font",))
    with pytest.raises(AtlasError, match="zhplot"):
        style.font()


def test_a_font_of_the_system_is_second_best(no_bundled_font, monkeypatch, caplog):
    monkeypatch.setattr(style, "_FALLBACKS", ("No Such Font", "DejaVu Sans"))
    assert style.font().get_name() == "DejaVu Sans"
    assert "DejaVu Sans" in caplog.text


def test_width_is_measured():
    assert style.text_width("福建", 10) == pytest.approx(20, abs=1.5)
    assert style.text_width("福建", 20) == pytest.approx(2 * style.text_width("福建", 10), rel=0.05)
    assert style.text_width("il", 10) < style.text_width("MW", 10)


def test_sequential_colours_darken_evenly():
    steps = np.diff([luminance(c) ** (1 / 3) for c in style.SEQUENTIAL])
    assert (steps < -0.05).all()
    assert steps.min() / steps.max() < 2.5


def test_east_and_west_differ_for_colour_blind_readers():
    # Machado et al. 2009, severity 1.
    protan = [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]
    deutan = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    for simulation in (protan, deutan):
        for warm, teal in ((style.EAST, style.WEST), (style.EAST_LIGHT, style.WEST_LIGHT)):
            seen = [np.array(simulation) @ np.array(to_rgb(c)) for c in (warm, teal)]
            assert np.abs(seen[0] - seen[1]).max() > 0.1


def test_an_outlined_sign_of_straight_strokes_keeps_its_shape():
    # 中 was taken for a box, moved to whole pixels, and lost its top.
    def rows(left: float) -> np.ndarray:
        figure = Figure(figsize=(0.4, 0.4), dpi=100)
        figure.text(left, 0.31, "中", fontsize=7.5, **style.halo(2.2))
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[:, :, 0].astype(float).sum(axis=1)

    with style.use():
        ink = [40 * 255 - rows(left / 100) for left in range(20, 40, 2)]
    dark = [float(one.sum()) for one in ink]
    assert max(dark) / min(dark) < 1.1


def test_both_sides_of_a_diverging_scale_have_their_own_hue_and_are_as_dark():
    """The palette runs from a dark violet over a pale middle to a dark green; of two classes neither may be pale."""
    ends = [style.DIVERGING[0], style.DIVERGING[-1]]
    assert style.stretched(style.DIVERGING, 2, diverging=True) == ends
    four = style.stretched(style.DIVERGING, 4, diverging=True)
    assert [four[0], four[-1]] == ends and len({*four}) == 4
    assert style.stretched(style.SEQUENTIAL, 2) == [style.SEQUENTIAL[0], style.SEQUENTIAL[-1]]
    assert style.stretched(["#111111", "#222222", "#333333"], 1) == ["#222222"]
