"""The map of counties whose central unit is known: the country, or one province with its counties named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis import maps
from analysis.findings import four_forces as findings
from analysis.measures.forces import state_by_county
from analysis.vocabulary.labels import Lang


def unit_map(
    found: pd.DataFrame,
    stated: pd.DataFrame,
    province: str,
    year: int,
    names: Mapping[str, str],
    footer: Sequence[str],
    lang: Lang,
) -> Figure:
    """Colour the counties by what pages bear out of their unit in a year.

    Parameters
    ----------
    found, stated : DataFrame
        From `measures.forces`: `counties_with_units`, `counties_stated`.
    province : str
        Adcode; empty for the country.
    names : mapping of adcode to name
        Of the counties, for the map of a province.
    """
    words = {
        "title": findings.map_title(found, stated, province, year, lang),
        "subtitle": findings.map_subtitle(year, lang),
        "footer": footer,
        "rest": findings.other_counties(lang),
    }
    states, looks = state_by_county(found), findings.looks(lang)
    if province:
        return maps.regional_map(
            [province], lang=lang, level="county", categories=states, looks=looks, names=names, **words
        )
    return maps.category_map(states, looks, lang=lang, level="county", **words)
