"""Text that is laid out and rendered once looks, to an eighth of a pixel, as matplotlib paints it."""

import os

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import LoadFlags

from analysis.charts import lettering, style
from analysis.charts.drawing import _Canvas


def _figure(**look):
    with style.use():
        figure = Figure(figsize=(4, 3))
        for i, words in enumerate(
            ("东西部协作 2021–2024", "To Yunnan, AVATAR: 1,234.5", "", " ", "对口支援\nline two")
        ):
            for j, size in enumerate((6.5, 8.5, 15.0)):
                # At another part of a pixel each time.
                figure.text(0.01 + 0.331 * j, 0.05 + 0.1917 * i, words, fontsize=size, **look)
    return figure


@pytest.mark.parametrize("dpi", [72, 100, 150])
@pytest.mark.parametrize(
    "look",
    [{}, {"rotation": 30}, {"color": "#b8500f", "alpha": 0.4}, style.halo(2.0), {"antialiased": False}],
)
def test_text_is_painted_as_matplotlib_does(dpi, look):
    pictures = []
    for canvas_of in (FigureCanvasAgg, _Canvas, _Canvas):  # the last time from what is kept
        with style.use():
            figure = _figure(**look)
            figure.set_dpi(dpi)
            canvas = canvas_of(figure)
            canvas.draw()
        pictures.append(np.array(canvas.buffer_rgba()).astype(int))
    plain, painted, again = pictures
    assert (plain != 255).any()
    # An eighth of a pixel aside and an eighth up or down cover at most a quarter of a pixel more or less of black ink.
    assert np.abs(plain - painted).max() <= 64
    assert painted.sum() == pytest.approx(plain.sum(), rel=1e-4)
    assert (painted == again).all()


def test_a_glyph_that_stands_nearly_alike_is_rendered_once():
    lettering._rendered.cache_clear()
    with style.use():
        figure = Figure(figsize=(4, 3), dpi=100)
        for i in range(64):  # at each part of a pixel to which FreeType places a glyph
            figure.text((i + i / 64) / 400, i / 70, "县", fontsize=9)
        _Canvas(figure).draw()
    assert lettering._rendered.cache_info().misses <= 16 < lettering._rendered.cache_info().hits


@pytest.mark.parametrize("size", [6.5, 8.0, 15.0])
@pytest.mark.parametrize(
    "words", ["东西部协作", "To Yunnan, AVATAR", "≥1,234.5 (万人)", " ", "g", "ﬁ fi é", "2016–2020 年", ""]
)
def test_a_line_is_measured_and_resized_as_matplotlib_does(size, words):
    with style.use():
        prop = _figure().texts[0].get_fontproperties().copy()
        prop.set_size(size)
        expected = RendererAgg(1, 1, 100).get_text_width_height_descent(words, prop, False)
    font = lettering.font_of(prop)
    assert lettering.measured(font, words, size, 100) == expected
    font.set_size(100, 72)
    large = font._layout(words, LoadFlags.NO_HINTING)
    resized = lettering.resized(font, words, size, 100, None, None, (100, 72))
    assert [item[1:] for item in resized] == [(item.glyph_index, item.x, item.y) for item in large]


def test_a_font_whose_properties_change_is_found_anew():
    with style.use():
        text = _figure().texts[0]
        chinese = lettering.font_of(text.get_fontproperties())
        text.set_family("DejaVu Sans")
        assert lettering.font_of(text.get_fontproperties()).postscript_name == "DejaVuSans"
        text.set_family(style.font().get_name())
        assert lettering.font_of(text.get_fontproperties()) is chinese


def test_a_sign_that_no_font_has_is_warned_of():
    with style.use():
        figure = Figure(figsize=(1, 1))
        figure.text(0, 0, "A \U0001f6b2")
        with pytest.warns(UserWarning, match="Glyph 128690 .*missing from font"):
            _Canvas(figure).draw()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_opens_its_fonts_anew():
    prop = FontProperties(size=9)
    font = lettering.font_of(prop)
    assert lettering.font_of(prop) is font
    pid = os.fork()
    if pid == 0:
        os._exit(1 if lettering.font_of(prop) is font else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
