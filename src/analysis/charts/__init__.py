"""The figures that are not maps, the page around every figure, and the one style of all."""

from analysis.charts.output import alt_text, save, set_alt_text, show

__all__ = ["alt_text", "save", "set_alt_text", "show"]
