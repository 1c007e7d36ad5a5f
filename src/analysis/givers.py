"""Givers that are no place, and the counties of the central units: a part of the reader's door, `analysis.dataset`."""

from __future__ import annotations

import pandas as pd

from analysis import lookup
from analysis.place_book import inside
from analysis.rows import each_row
from analysis.store import named, place_book, table
from analysis.vocabulary.forces import FORCES
from analysis.vocabulary.labels import Lang, index


def actors(force: str | None = None, lang: Lang = "zh") -> pd.DataFrame:
    """Givers that are no place: central units, enterprises, social organisations, and numbers of them.

    Parameters
    ----------
    force : {"central_units", "social"}, optional
        Only givers of that force.
    lang : {"zh", "en"}
        Language of `name`.

    Returns
    -------
    DataFrame
        The table `actors` with `name` in one language.
    """
    frame = table("actors")
    if force is not None:
        frame = frame[frame["force"] == lookup.choice("force", force, FORCES)].reset_index(drop=True)
    return frame.assign(name=frame[("name_zh", "name_en")[index(lang)]])


def unit_pairs(unit: str | None = None, place: str | None = None, lang: Lang = "zh") -> pd.DataFrame:
    """Central units and the counties that they help, with the years that pages state.

    Parameters
    ----------
    unit : str, optional
        An id or a name of the table `actors`.
    place : str, optional
        An adcode or a name; counties inside it count too.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `unit_pairs` with `unit_name` and `adcode_name`.

    Examples
    --------
    >>> dataset.unit_pairs(place="云南")  # doctest: +SKIP
    """
    known, frame = table("actors"), table("unit_pairs")
    if unit is not None:
        names = {row.actor_id: (row.name_zh, row.name_en) for row in each_row(known)}
        frame = frame[frame["actor_id"] == lookup.choice("unit", unit, names)]
    if place is not None:
        frame = frame[inside(frame["adcode"], place_book().adcodes(place, "west"))]
    called = known.set_index("actor_id")[("name_zh", "name_en")[index(lang)]]
    frame = frame.assign(unit_name=frame["actor_id"].map(called)).reset_index(drop=True)
    return named(frame, ("adcode",), lang)
