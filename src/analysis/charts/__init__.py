"""The figures that are not maps, the page around every figure, and the one style of all."""

from analysis import fonts
from analysis.charts.output import alt_text, save, set_alt_text, show

__all__ = ["alt_text", "save", "set_alt_text", "show"]

fonts.offer_when_drawing()


def __dir__() -> list[str]:
    return sorted(__all__)
