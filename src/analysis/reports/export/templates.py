"""The style sheets and scripts that every page of the reports carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@cache
def part(name: str) -> str:
    """A style sheet or script of the templates."""
    return (TEMPLATES / name).read_text("utf-8")
