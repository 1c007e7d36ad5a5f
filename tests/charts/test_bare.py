"""Axes that draw nothing of their own."""

import numpy as np
from matplotlib.axis import Tick
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.charts import bare


def _drawn(figure):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


def _marked(axes):
    axes.set_xlim(0, 4)
    axes.set_ylim(3, 0)
    axes.axvline(1)
    axes.plot([0, 1, 3], [0, 2, 1])
    axes.text(2, 2, "x")
    axes.annotate("y", (3, 1), xytext=(4, 4), textcoords="offset points")
    return axes


def test_they_look_as_axes_that_are_switched_off():
    plain, usual = Figure(figsize=(3, 2)), Figure(figsize=(3, 2))
    _marked(bare.axes(plain, (0.2, 0.1, 0.7, 0.8)))
    _marked(usual.add_axes((0.2, 0.1, 0.7, 0.8))).set_axis_off()
    assert (_drawn(plain) == _drawn(usual)).all()


def test_they_never_have_ticks():
    figure = Figure(figsize=(3, 2))
    axes = _marked(bare.axes(figure, (0.2, 0.1, 0.7, 0.8)))
    axes.set_xticks([0, 2, 4])
    assert not axes.xaxis.majorTicks and not axes.yaxis.minorTicks
    assert not figure.findobj(Tick)


def test_what_is_on_them_can_be_measured():
    figure = Figure(figsize=(3, 2))
    axes = _marked(bare.axes(figure, (0.2, 0.1, 0.7, 0.8)))
    _drawn(figure)
    usual = Figure(figsize=(3, 2))
    other = _marked(usual.add_axes((0.2, 0.1, 0.7, 0.8)))
    other.set_axis_off()
    _drawn(usual)
    assert axes.get_tightbbox().bounds == other.get_tightbbox().bounds
