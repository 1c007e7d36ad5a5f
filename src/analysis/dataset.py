"""The reader's door to the processed tables: `from analysis import dataset; dataset.series("gov_funds")`.

Each table is one line away, places go by any of their names, and a wrong name is answered with the right one.
Units are in `frame.attrs["units"]`. Files are read by `analysis.store`; nothing is computed here: measures are in
`analysis.measures`.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.lookup import choice, inside
from analysis.lookup import years as span_of
from analysis.store import TABLES, named, place_book, reads, table, whole
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.places import LEVELS

__all__ = [
    "TABLES", "context", "contradictions", "explain", "observations", "pairings", "places", "reads", "series", "sources",
    "table",
]  # fmt: skip


def series(
    indicator: str,
    origin: str | None = None,
    destination: str | None = None,
    years: object = None,
    lang: Lang = "zh",
) -> pd.DataFrame:
    """One indicator, pair by pair and year by year, reconciled from all claims.

    Parameters
    ----------
    indicator : str
        An indicator of the codebook, such as "gov_funds".
    origin, destination : str, optional
        Province that gives, province that receives: an adcode or any of its names.
    years : int, range or (int, int), optional
        A year, or the first and the last one.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `series` with `origin_name` and `destination_name`; `value`, `lower` and `upper` in the base
        unit of the indicator. A missing `value` is unknown, not zero: `method` says what is known.

    Raises
    ------
    ParameterError
        A name that is wrong; the message suggests the right one.

    Examples
    --------
    >>> dataset.series("gov_funds", origin="福建", years=(2016, 2024))  # doctest: +SKIP
    """
    known, book = whole("series"), place_book()
    asked: dict[str, object] = {"indicator": choice("indicator", indicator, known["indicator"].unique())}
    known = known[known["indicator"] == indicator]
    for column, name, side in (("origin", origin, "east"), ("destination", destination, "west")):
        if name is not None:
            asked[column] = book.province(name, side, known[column].unique())
            known = known[known[column] == asked[column]]
    if years is not None:
        first, last = span_of(years)
        asked["year"] = range(first, last + 1)
    frame = table("series", **asked)
    frame.attrs["units"] |= dict.fromkeys(("value", "lower", "upper"), INDICATORS[indicator].unit)
    return named(frame, ("origin", "destination"), lang)


def observations(
    indicator: str | None = None,
    place: str | None = None,
    years: object = None,
    source: str | None = None,
    origin: str | None = None,
    destination: str | None = None,
    within: bool = False,
    ids: str | Iterable[str] | None = None,
    lang: Lang = "zh",
) -> pd.DataFrame:
    """The claims: one row a figure that one page prints, with the page's title and address.

    Parameters
    ----------
    indicator : str, optional
        An indicator of the codebook, or an `other:` one.
    place, origin, destination : str, optional
        A place on either side, on the giving side, on the receiving side: an adcode or any name, of any level
        and time. A claim on several places counts for each of them.
    years : int, range or (int, int), optional
        Claims whose period touches these years. A claim with an open start reaches back to the beginning; one
        without any date touches none.
    source : str, optional
        A `source_id`.
    within : bool
        Whether claims on places inside the named ones count too. They are parts of the larger place's
        figures: don't add them up.
    ids : str or iterable of str, optional
        Only these claims, such as the `observation_ids` of a row of `series`.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `observations` with `origin_name`, `destination_name`, `title` and `url`; `value` in the unit
        that `unit` names.

    Raises
    ------
    ParameterError
        A name that is wrong; the message suggests the right one.

    Examples
    --------
    >>> dataset.observations("gov_funds", place="银川", years=2020)  # doctest: +SKIP
    """
    every, asked = whole("observations"), {}
    if indicator is not None:
        known = [*INDICATORS, *sorted(every["indicator"].unique())]
        asked["indicator"] = choice("indicator", indicator, known)
    if source is not None:
        asked["source_id"] = choice("source", source, whole("sources")["source_id"])
    if ids is not None:
        asked["observation_id"] = [i for i in (ids.split(";") if isinstance(ids, str) else ids) if i]
        for unknown in sorted(set(asked["observation_id"]) - set(every["observation_id"])):
            choice("claim", unknown, every["observation_id"])
    frame = table("observations", **asked)
    if years is not None:
        first, last = span_of(years)
        start, end = frame["period_start"].dt.year, frame["period_end"].dt.year
        frame = frame[(start.isna() | (start <= last)) & (end >= first)]
    for sides, name, side in (
        (("origin", "destination"), place, None),
        (("origin",), origin, "east"),
        (("destination",), destination, "west"),
    ):
        if name is not None:
            codes = place_book().adcodes(name, side)
            touched = [_touches(frame[column], codes, within) for column in sides]
            frame = frame[touched[0] | touched[-1]]
    if frame["unit"].nunique() == 1:
        frame.attrs["units"] |= dict.fromkeys(("value", "tolerance"), frame["unit"].iat[0])
    pages = table("sources", source_id=frame["source_id"].unique()).set_index("source_id")
    for column in ("title", "url"):
        frame[column] = frame["source_id"].map(pages[column])
    return named(frame, ("origin", "destination"), lang)


def pairings(
    year: int | None = None,
    level: str | None = None,
    assisting: str | None = None,
    assisted: str | None = None,
    lang: Lang = "zh",
) -> pd.DataFrame:
    """Who helps whom.

    Parameters
    ----------
    year : int, optional
        Only pairs in force in that year.
    level : {"province", "prefecture", "county"}, optional
        Level of the pair, that of its finer side.
    assisting, assisted : str, optional
        An adcode or a name; pairs of places inside it count too.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `pairings` with `assisting_name` and `assisted_name`.

    Examples
    --------
    >>> dataset.pairings(2021, level="province")  # doctest: +SKIP
    """
    frame = table("pairings")
    if year is not None:
        first, last = span_of(year)
        frame = frame[(frame["start"] <= last) & (frame["end"].isna() | (frame["end"] >= first))]
    if level is not None:
        frame = frame[frame["level"] == choice("level", level, LEVELS[1:])]
    for column, name, side in (("assisting", assisting, "east"), ("assisted", assisted, "west")):
        if name is not None:
            frame = frame[inside(frame[column], place_book().adcodes(name, side))]
    return named(frame, ("assisting", "assisted"), lang)


def places(
    name: str | None = None, level: str | None = None, within: str | None = None, year: int | None = None
) -> pd.DataFrame:
    """Places with their codes, names, years and a point inside (degrees, EPSG:4490).

    Parameters
    ----------
    name : str, optional
        An adcode or any name; the rows are those of the place under all the codes and names it has had.
    level : {"national", "province", "prefecture", "county"}, optional
    within : str, optional
        Only places inside this one, and itself.
    year : int, optional
        Only places in force in that year; by default those of all years.

    Examples
    --------
    >>> dataset.places(level="prefecture", within="宁夏", year=2024)  # doctest: +SKIP
    """
    frame = table("places")
    if name is not None:
        frame = frame[frame["adcode"].isin(place_book().adcodes(name))]
    if level is not None:
        frame = frame[frame["level"] == choice("level", level, LEVELS)]
    if within is not None:
        frame = frame[inside(frame["adcode"], place_book().adcodes(within))]
    if year is not None:
        first, last = span_of(year)
        frame = frame[
            (frame["valid_from"] <= last) & (frame["valid_to"].isna() | (frame["valid_to"] >= first))
        ]
    return frame.reset_index(drop=True)


def sources(source: str | None = None, kind: str | None = None) -> pd.DataFrame:
    """The pages that the figures come from; `source` asks for one of them, `kind` for one kind.

    Examples
    --------
    >>> dataset.sources("cnnb-2016-12-08")  # doctest: +SKIP
    """
    known, asked = whole("sources"), {}
    if source is not None:
        asked["source_id"] = choice("source", source, known["source_id"])
    if kind is not None:
        asked["kind"] = choice("kind of source", kind, known["kind"].unique())
    return table("sources", **asked)


def contradictions(indicator: str | None = None, place: str | None = None, lang: Lang = "zh") -> pd.DataFrame:
    """The claims that others speak against, with what they print, by how much they miss, and who is against them.

    Parameters
    ----------
    indicator : str, optional
    place : str, optional
        A place on either side of the claim: an adcode or any name.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `contradictions` with places, names, period and basis of the claim.
    """
    if indicator is None:
        frame = table("contradictions")
    else:
        frame = table("contradictions", indicator=choice("indicator", indicator, INDICATORS))
        frame.attrs["units"] |= dict.fromkeys(("figure", "slack"), INDICATORS[indicator].unit)
    claims = table("observations", observation_id=frame["observation_id"]).set_index("observation_id")
    for column in ("origin", "destination", "period_start", "period_end", "basis"):
        frame[column] = frame["observation_id"].map(claims[column])
    if place is not None:
        codes = place_book().adcodes(place)
        frame = frame[_touches(frame["origin"], codes) | _touches(frame["destination"], codes)]
    return named(frame, ("origin", "destination"), lang)


def context(
    indicator: str | None = None, province: str | None = None, years: object = None, lang: Lang = "zh"
) -> pd.DataFrame:
    """Provincial statistics: output, population, income, expenditure, employment, migration.

    Parameters
    ----------
    indicator : str, optional
        Such as "gross_regional_product"; a wrong one is answered with the list.
    province : str, optional
        An adcode or any name.
    years : int, range or (int, int), optional
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `context` with `province_name`; `value` in the unit that `unit` names.
    """
    asked = {}
    if indicator is not None:
        asked["indicator"] = choice("indicator", indicator, whole("context")["indicator"].unique())
    if province is not None:
        asked["province"] = place_book().adcodes(province)
    frame = table("context", **asked)
    if years is not None:
        frame = frame[frame["year"].between(*span_of(years))]
    if frame["unit"].nunique() == 1:
        frame.attrs["units"]["value"] = frame["unit"].iat[0]
    return named(frame, ("province",), lang)


def explain(origin: str, destination: str, indicator: str, year: int, lang: Lang = "en"):
    """Tell where one number of `series` comes from: value, bounds, method, claims, pages, rivals.

    Parameters
    ----------
    origin, destination : str
        Province that gives, province that receives: an adcode or any of its names.
    indicator : str
    year : int
    lang : {"zh", "en"}
        Language of the names of places and of the text.

    Returns
    -------
    analysis.reconcile.Explanation
        `text` tells all of it.

    Raises
    ------
    ParameterError
        A name that is wrong, or a pair and year that the series does not have.

    Examples
    --------
    >>> print(dataset.explain("福建", "宁夏", "gov_funds", 2020).text)  # doctest: +SKIP
    """
    from analysis import reconcile

    book, known = place_book(), whole("series")
    choice("indicator", indicator, INDICATORS)
    giver = book.province(origin, "east", known["origin"].unique())
    receiver = book.province(destination, "west", known["destination"].unique())
    both = pd.Series([giver, receiver])
    claims = table("observations", indicator=indicator)
    return reconcile.explain(
        claims,
        table("pairings"),
        table("sources", source_id=claims["source_id"].unique()),
        table("series", indicator=indicator),
        table("contradictions", indicator=indicator),
        giver,
        receiver,
        indicator,
        year,
        names=dict(zip(both, book.names(both, lang), strict=True)),
        lang=lang,
    )


def _touches(cells: pd.Series, codes: frozenset[str], within: bool = False) -> pd.Series:
    """Whether any code of a cell is one of `codes` (or lies inside one)."""
    parts = cells.str.split(";").explode()
    found = inside(parts, codes) if within else parts.isin(codes)
    return found.groupby(level=0).any().reindex(cells.index)
