"""The figures that are not maps, and the one style of all figures."""
