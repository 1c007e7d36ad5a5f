"""Measures: pure functions, frame in, frame out."""
