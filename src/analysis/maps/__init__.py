"""Boundaries, projection, flow arrows, choropleths, labels, insets and legends of the maps."""
