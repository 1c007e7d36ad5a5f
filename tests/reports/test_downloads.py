"""What goes along with a figure: believed only as far as it draws."""

from __future__ import annotations

import base64
import zlib

import pytest
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis.charts.drawing import draw
from analysis.charts.taken import taken
from analysis.errors import ReportError
from analysis.reports.export.downloads import downloads
from analysis.reports.export.html import render
from analysis.vocabulary import media

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode())).decode()


def _told(**changed):
    around = {"title": "T", "subtitle": "S", "footer": ["F"], "body": [0.1, 0.9], "csv": "", "explore": {}}
    return {media.FIGURE: {**around, "svg": _packed('<svg xmlns="http://www.w3.org/2000/svg"/>'), **changed}}


@pytest.fixture(scope="module")
def drawn():
    """What a figure with everything that charts use takes along: hatches, markers, clipped lines, a picture, Chinese."""
    figure = Figure(figsize=(4, 3))
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.bar([0, 1], [1, 2], hatch="//", alpha=0.5)
    axes.plot([0, 1], [2, -5], "o--", label="江苏 “& <陕西>”")
    axes.imshow([[0, 1], [1, 0]], extent=(0, 0.2, 0, 0.2))
    axes.legend()
    view = {"indicator": "gov_funds", "years": (2021, 2024), "place": "320000-610000"}
    return taken(figure, draw(figure, 100, "Words <b>").svg, None, view)


def test_whatever_our_charts_draw_passes(drawn):
    offer = downloads({media.FIGURE: drawn}, "zh")
    assert offer.svg and not offer.csv
    assert offer.explore == "explorer.html#i=gov_funds&y=2021-2024&p=320000-610000&l=zh"


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<a href="https://example.org"/>',
        '<g onload="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use href="file.svg#a"/>',
        "<style>@import 'https://example.org/a.css';</style>",
        '<rect style="fill: url(https://example.org/a#b)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_a_drawing_that_does_more_than_draw_fails_the_report(inner):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    with pytest.raises(ReportError, match="which a page may not"):
        downloads(_told(svg=_packed(drawing)), "en")


@pytest.mark.parametrize(
    "drawing", ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<?xml-stylesheet href='a'?><svg/>", "<svg"]
)
def test_no_declaration_and_nothing_broken(drawing):
    with pytest.raises(ReportError):
        downloads(_told(svg=_packed(drawing)), "en")


@pytest.mark.parametrize(
    "broken",
    [
        {"svg": "!!"},
        {"csv": base64.b64encode(b"plain").decode()},
        {"body": [0.1]},
        {"explore": {"indicator": "x"}},
        {"svg": 3},
    ],
)
def test_what_is_not_as_it_says_is_told(broken):
    with pytest.raises(ReportError, match="goes along with a figure"):
        downloads(_told(**broken), "en")


def test_a_figure_of_another_maker_offers_nothing():
    assert downloads({"image/png": PICTURE}, "en") is None


def test_the_page_offers_it_and_says_how_to_cite(drawn):
    data = {"image/png": PICTURE, media.FIGURE: {**drawn, "title": "Funds “<2024>”"}}
    cell = new_code_cell("x", outputs=[new_output("display_data", data=data)], execution_count=1)
    page, _ = render(new_notebook(cells=[cell], metadata={"papermill": {"parameters": {"lang": "en"}}}))
    assert 'href="explorer.html#i=gov_funds&amp;y=2021-2024&amp;p=320000-610000&amp;l=en"' in page
    assert drawn["svg"] in page
    assert "East-West Atlas 0.2.0, “Funds “&lt;2024&gt;””" in page
