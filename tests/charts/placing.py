"""Where the words of a figure stand, in pixels of the page: what a reader would see beside what."""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts import style


def written(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Every text of a page with its box, in the order in which they were written."""
    with style.use():
        FigureCanvasAgg(figure).draw()
        texts = [text for axes in figure.axes for text in [*axes.texts, *axes.get_xticklabels()]]
        texts += [text for legend in figure.legends for text in legend.get_texts()]
        return [(text, text.get_window_extent()) for text in [*texts, *figure.texts] if text.get_text()]


def boxes(figure: Figure) -> dict[str, Bbox]:
    """The box of each text by its words."""
    return {text.get_text(): box for text, box in written(figure)}


def crowded(figure: Figure) -> list[str]:
    """Words that a reader would miss: those that go beyond the page, and those that stand over others."""
    found, page = written(figure), figure.bbox
    outside = [
        text.get_text()
        for text, box in found
        if box.x0 < page.x0 or box.y0 < page.y0 or box.x1 > page.x1 or box.y1 > page.y1
    ]
    level = [(text, box) for text, box in found if text.get_rotation() == 0]
    return outside + [
        f"{one.get_text()} over {other.get_text()}"
        for i, (one, box) in enumerate(level)
        for other, taken in level[:i]
        if min(box.x1, taken.x1) - max(box.x0, taken.x0) > 0.5
        and min(box.y1, taken.y1) - max(box.y0, taken.y0) > 0.5
    ]
