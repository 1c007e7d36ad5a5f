"""Claims, what speaks against them, and their pages: a part of the reader's door, `analysis.dataset`."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis import lookup
from analysis.emptiness import kept, reach, say_why
from analysis.place_book import inside
from analysis.store import known_values, named, place_book, table, whole
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang


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
        An indicator of the codebook, or an `other:` one, by its id or its name.
    place, origin, destination : str, optional
        A place on either side or of a statistic, on the giving side, on the receiving side: an adcode or any
        name, of any level and time. A claim on several places counts for each of them.
    years : int, str, range or (int, int), optional
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
        The table `observations` with `origin_name`, `destination_name`, `place_name`, `title` and `url`; `value` in the unit
        that `unit` names.

    Raises
    ------
    ParameterError
        A name that is wrong; the message suggests the right one.

    Examples
    --------
    >>> dataset.observations("gov_funds", place="银川", years=2020)  # doctest: +SKIP
    """
    frame = table("observations", **(asked := _asked(indicator, source, ids)))
    if frame.empty:
        say_why("no claim has " + " and ".join(f"{column} {value!r}" for column, value in asked.items()))
    for name, side in ((place, None), (origin, "east"), (destination, "west")):
        if name is not None:
            frame = kept(frame, *_on_a_side(frame, name, side, within))
    if years is not None:
        frame = kept(frame, *_in_years(frame, years))
    if frame["unit"].nunique() == 1:
        frame.attrs["units"] |= dict.fromkeys(("value", "tolerance"), frame["unit"].iat[0])
    return named(_with_pages(frame), ("origin", "destination", "place"), lang)


_SIDES = {
    None: (("origin", "destination", "place"), "either side"),
    "east": (("origin",), "the giving side"),
    "west": (("destination",), "the receiving side"),
}
"""Where a place of a claim may stand, by the side that is asked for."""


def _on_a_side(claims: pd.DataFrame, name: str, side: str | None, within: bool) -> tuple[pd.Series, str]:
    """Which claims have a place, by any name, on a side; and what to say if none has."""
    columns, where = _SIDES[side]
    codes = place_book().adcodes(name, side)
    why = f"no claim has {name} on {where}{_elsewhere(claims, codes, side)}"
    return _any_touches(claims, columns, codes, within), why


def _in_years(claims: pd.DataFrame, years: object) -> tuple[pd.Series, str]:
    """Which claims' periods touch some years; and what to say if none does."""
    first, last = lookup.years(years)
    start, end = claims["period_start"].dt.year, claims["period_end"].dt.year
    fit = (start.isna() | (start <= last)) & (end >= first)
    return fit, f"no claim touches {years!r}; those asked for touch {reach(end)}"


def _with_pages(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims with the title and the address of their pages."""
    pages = table("sources", source_id=claims["source_id"].unique()).set_index("source_id")
    for column in ("title", "url"):
        claims[column] = claims["source_id"].map(pages[column])
    return claims


def _asked(indicator: str | None, source: str | None, ids: str | Iterable[str] | None) -> dict[str, object]:
    """The columns that claims are chosen by, with the codes that names mean."""
    asked: dict[str, object] = {}
    if indicator is not None:
        asked["indicator"] = lookup.indicator(indicator, known_values("observations", "indicator"))
    if source is not None:
        asked["source_id"] = lookup.choice("source", source, whole("sources")["source_id"])
    if ids is not None:
        every = whole("observations")["observation_id"]
        asked["observation_id"] = own = [i for i in (ids.split(";") if isinstance(ids, str) else ids) if i]
        for unknown in sorted(set(own) - set(every)):
            lookup.choice("claim", unknown, every)
    return asked


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
        indicator = lookup.indicator(indicator)
        frame = table("contradictions", indicator=indicator)
        frame.attrs["units"] |= dict.fromkeys(("figure", "slack"), INDICATORS[indicator].unit)
    claims = table("observations", observation_id=frame["observation_id"]).set_index("observation_id")
    for column in ("origin", "destination", "period_start", "period_end", "basis"):
        frame[column] = frame["observation_id"].map(claims[column])
    if frame.empty:
        say_why(f"no claim on {indicator} is contradicted")
    if place is not None:
        codes = place_book().adcodes(place)
        fit = _any_touches(frame, ("origin", "destination"), codes)
        frame = kept(frame, fit, f"no contradicted claim is on {place}")
    return named(frame, ("origin", "destination"), lang)


def sources(source: str | None = None, kind: str | None = None) -> pd.DataFrame:
    """The pages that the figures come from; `source` asks for one of them, `kind` for one kind.

    Examples
    --------
    >>> dataset.sources("cnnb-2016-12-08")  # doctest: +SKIP
    """
    known, asked = whole("sources"), {}
    if source is not None:
        asked["source_id"] = lookup.choice("source", source, known["source_id"])
    if kind is not None:
        asked["kind"] = lookup.choice("kind of source", kind, known["kind"].unique())
    return table("sources", **asked)


def _elsewhere(claims: pd.DataFrame, codes: frozenset[str], side: str | None) -> str:
    """Where the claims that were asked for have a place that is not on the side that was asked for."""
    other = {"east": "destination", "west": "origin"}.get(side or "")
    turned = other is not None and bool(_touches(claims[other], codes).any())
    return (
        f"; it is on the other one: {other}=…" if turned else "; with within=True places inside it count too"
    )


def _any_touches(
    claims: pd.DataFrame, columns: Iterable[str], codes: frozenset[str], within: bool = False
) -> pd.Series:
    """Whether any of some columns of a claim has one of `codes` (or a place inside one)."""
    return pd.concat([_touches(claims[column], codes, within) for column in columns], axis=1).any(axis=1)


def _touches(cells: pd.Series, codes: frozenset[str], within: bool = False) -> pd.Series:
    """Whether any code of a cell is one of `codes` (or lies inside one)."""
    parts = cells.str.split(";").explode()
    found = inside(parts, codes) if within else parts.isin(codes)
    return found.groupby(level=0).any().reindex(cells.index)
