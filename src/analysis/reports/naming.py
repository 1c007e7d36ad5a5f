"""The file name of a report, made from its parameters: readable, stable, and different for different reports.

The period, the pair, the level, a province and the language are always in it; any other parameter only when it is not the notebook's
default, so that a name doesn't change when a notebook gains a parameter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from analysis.reports.choices import OneOf
from analysis.reports.parameters import Scalar, model_for
from analysis.vocabulary.places import PROVINCES

_ALWAYS = {"pair", "level", "province"}


def report_name(notebook: Path, parameters: Mapping[str, Scalar]) -> str:
    """Name of the report's files, without an ending.

    `parameters` are complete and validated (`parameters.validate`).

    >>> period = {"period_start": 2021, "period_end": 2024}
    >>> report_name(Path("03_funding_flows.ipynb"), {**period, "lang": "en", "province": "350000"})
    '03_funding_flows_2021-2024_fujian_en'
    """
    fields = model_for(notebook).model_fields
    kinds = {name: next((m for m in f.metadata if isinstance(m, OneOf)), None) for name, f in fields.items()}
    parts = [notebook.stem]
    if {"period_start", "period_end"} <= parameters.keys():
        start, end = parameters["period_start"], parameters["period_end"]
        parts.append(str(start) if start == end else f"{start}-{end}")
    elif "year" in parameters:
        parts.append(str(parameters["year"]))
    shown = {"period_start", "period_end", "year", "lang"}
    for name, value in parameters.items():
        usual = value == fields[name].default and (name not in _ALWAYS or not value)
        if name not in shown and not usual:
            # A value of a closed list that only one parameter takes speaks for itself; others need a name.
            alone = kinds[name] is not None and list(kinds.values()).count(kinds[name]) == 1
            parts.append(_slug(value) if alone else f"{name.replace('_', '-')}-{_slug(value)}")
    if "lang" in parameters:
        parts.append(str(parameters["lang"]))
    return "_".join(parts)


def _slug(value: Scalar) -> str:
    """A value as part of a file name: provinces by their English name, everything else in safe characters."""
    codes = str(value).split("-")
    if all(code in PROVINCES for code in codes):
        return "-".join(PROVINCES[code][1] for code in codes).lower().replace(" ", "-")
    text = value if isinstance(value, str) else str(value).lower()
    slug = re.sub(r"[^\w.-]+", "-", text.lower()).strip("-.")[:40]
    # Two values that differ only in what a file name can't hold, or in case, must not share a file.
    return slug if slug == text else f"{slug}-{hashlib.sha256(text.encode()).hexdigest()[:6]}".lstrip("-")
