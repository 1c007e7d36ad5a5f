"""Types of notebook outputs of our own: what writes them and what reads them may not know one another."""

from __future__ import annotations

FIGURE = "application/vnd.atlas.figure+json"
"""What goes along with a figure (`charts.taken` writes it, `reports.export.downloads` reads it)."""

DRAW_BESIDE = "ATLAS_DRAW_BESIDE"
"""Variable of the environment that lets figures be drawn beside their notebook (`analysis.charts.beside`)."""
