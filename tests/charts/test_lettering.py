"""Text that is laid out and rendered once looks, to an eighth of a pixel, as matplotlib paints it."""

import os
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags

from analysis.charts import lettering, style
from analysis.charts.drawing import _Canvas
from analysis.vocabulary.indicators import INDICATORS


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


WORDS = ("东西部协作", "To Yunnan, AVATAR", "≥1,234.5 (万人)", " ", "g", "ﬁ fi é", "e\u0301 fl", "2016–2020 年", "Yu, Wa.“一”、（县）", "À 1", "1, À", "福建 To 1", "1 福建 To (1)", "")  # fmt: skip


def _face(size):
    with style.use():
        prop = _figure().texts[0].get_fontproperties().copy()
    prop.set_size(size)
    return prop, lettering.face_of(prop)


@pytest.mark.parametrize("size", [6.5, 8.0, 15.0])
@pytest.mark.parametrize("words", WORDS)
def test_a_line_is_measured_as_matplotlib_does(size, words):
    prop, face = _face(size)
    with style.use():
        expected = RendererAgg(1, 1, 100).get_text_width_height_descent(words, prop, False)
    assert lettering.measured(face, words, size, 100) == expected


def _with_new_pairs(lines: set[str]) -> list[str]:
    """Those of some lines that hold a sign beside another, or at an end, as none before them does; `--whole` takes all."""
    found, seen = [], set()
    for line in sorted(lines, key=lambda one: (-len(one), one)):
        pairs = {*pairwise(("", *line, ""))}
        if not pairs <= seen:
            found.append(line)
            seen |= pairs
    return found


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.whole)])
@pytest.mark.parametrize(
    ("size", "dpi"),
    [
        (7.5, 100.0),
        *(pytest.param(*one, marks=pytest.mark.whole) for one in [(8.5, 72.0), (15.0, 100.0), (100.0, 72.0)]),
    ],
)
def test_lines_are_laid_out_from_pairs_as_matplotlib_lays_them_out_whole(size, dpi, every, processed):
    places = pd.read_parquet(processed / "places.parquet")
    lines = {*WORDS, *places["name_zh"], *places["name_en"].dropna()}
    lines |= {f"{i.zh} {i.en}, {i.unit}: {i.id}" for i in INDICATORS.values()}
    lines = lines if every else {*WORDS, *_with_new_pairs(lines)}
    assert len(lines) > 1_000
    _, face = _face(size)
    font = get_font(face.files)
    for line in lines:
        font.set_size(size, dpi)
        whole = font._layout(line, LoadFlags.NO_HINTING)
        own = lettering.laid_out(face, line, size, dpi, None, None)
        assert [item[1:] for item in own] == [(item.glyph_index, item.x, item.y) for item in whole], line


def test_signs_that_join_are_laid_out_whole():
    _, face = _face(9)
    assert len(lettering.laid_out(face, "fi", 9, 100, None, None)) == 1
    assert len(lettering.laid_out(face, "fi", 9, 100, ("-liga",), None)) == 2


def test_a_font_whose_properties_change_is_found_anew():
    with style.use():
        text = _figure().texts[0]
        chinese = lettering.face_of(text.get_fontproperties())
        text.set_family("DejaVu Sans")
        assert lettering.face_of(text.get_fontproperties()).files[0].endswith("DejaVuSans.ttf")
        text.set_family(style.font().get_name())
        assert lettering.face_of(text.get_fontproperties()) is chinese


def test_a_sign_that_no_font_has_is_warned_of():
    with style.use():
        figure = Figure(figsize=(1, 1))
        figure.text(0, 0, "A \U0001f6b2")
        with pytest.warns(UserWarning, match="Glyph 128690 .*missing from font"):
            _Canvas(figure).draw()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_knows_what_was_found_and_opens_its_fonts_anew():
    _, face = _face(9)
    known, font = lettering.laid_out(face, "东西部协作", 9, 100, None, None), get_font(face.files)
    pid = os.fork()
    if pid == 0:
        misses = lettering.laid_out.cache_info().misses
        same = lettering.laid_out(face, "东西部协作", 9, 100, None, None) is known
        ok = same and lettering.laid_out.cache_info().misses == misses and get_font(face.files) is not font
        os._exit(0 if ok else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
