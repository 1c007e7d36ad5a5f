"""The reader's door to the processed tables: `from analysis import dataset; dataset.series("gov_funds")`.

Each table is one line away, places and indicators go by any of their names, and a wrong name is answered with the right
one. Where an answer is empty, a warning (`EmptyAnswer`) says why. Units are in `frame.attrs["units"]`. Files are read by `analysis.store`; nothing is computed here: measures are in
`analysis.measures`.
"""

from __future__ import annotations

import pandas as pd

from analysis import fonts, lookup
from analysis.answers import explain, total, totals
from analysis.claims import contradictions, observations, sources
from analysis.emptiness import kept, reach, say_why
from analysis.givers import actors, unit_pairs
from analysis.place_book import inside
from analysis.store import TABLES, known_values, named, place_book, reads, table, whole
from analysis.vocabulary.indicators import GROUPS, INDICATORS, OTHER
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.other_indicators import OTHERS
from analysis.vocabulary.places import LEVELS

__all__ = [
    "TABLES", "actors", "context", "contradictions", "explain", "indicators", "observations", "pairings", "places", "reads",
    "series", "sources", "table", "total", "totals", "unit_pairs",
]  # fmt: skip

# What is read here has Chinese names, and whoever draws them should see them.
fonts.offer_when_drawing()


def __dir__() -> list[str]:
    return sorted(__all__)


def indicators(group: str | None = None, lang: Lang = "zh") -> pd.DataFrame:
    """What can be asked for: each indicator with its names, its unit and how many claims there are on it.

    Parameters
    ----------
    group : str, optional
        One of the groups, by its id or its name: "money", "资金".
    lang : {"zh", "en"}
        Language of `name`; every function takes either, and the id.

    Returns
    -------
    DataFrame
        `indicator`, `name`, `group`, `kind` (flow, stock, rate; empty where the codebook lacks it), `unit`, `claims`, and
        `reconciled`: whether `series` has it. Those of the codebook come first, in its order.

    Examples
    --------
    >>> dataset.indicators("money")  # doctest: +SKIP
    """
    claims = table("observations")[["indicator", "unit"]].groupby("indicator")["unit"].agg(["size", "first"])
    reconciled = set(whole("series")["indicator"])
    rows = []
    for one in [*INDICATORS, *sorted(set(claims.index) - set(INDICATORS))]:
        listed = INDICATORS.get(one)
        rows.append({
            "indicator": one,
            "name": lookup.names_of(one)[index(lang)],
            "group": listed.group if listed else OTHERS.get(one.removeprefix(OTHER), ("",))[0],
            "kind": listed.kind if listed else "",
            "unit": listed.unit if listed else claims["first"][one],
            "claims": int(claims["size"].get(one, 0)),
            "reconciled": one in reconciled,
        })  # fmt: skip
    frame = pd.DataFrame(rows)
    if group is not None:
        frame = frame[frame["group"] == lookup.choice("group", group, GROUPS)]
    return frame.reset_index(drop=True)


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
        An indicator of the codebook by its id or its name: "gov_funds", "财政援助资金"; `indicators()` lists them.
    origin, destination : str, optional
        Province that gives, province that receives: an adcode or any of its names.
    years : int, str, range or (int, int), optional
        A year, or the first and the last one: 2021, "2021年", (2016, 2020), "2016-2020".
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
    known = whole("series")
    indicator = lookup.indicator(indicator, known["indicator"].unique())
    known = known[known["indicator"] == indicator]
    giver, receiver = place_book().pair(origin, destination, known)
    asked = {"indicator": indicator, "origin": giver, "destination": receiver}
    asked = {column: value for column, value in asked.items() if value is not None}
    if years is not None:
        first, last = lookup.years(years)
        asked["year"] = range(first, last + 1)
    frame = table("series", **asked)
    if frame.empty:
        say_why(f"the series of {indicator} has {reach(known['year'])}, not {years!r}")
    frame.attrs["units"] |= dict.fromkeys(
        ("value", "lower", "upper", "q10", "median", "q90"), INDICATORS[indicator].unit
    )
    return named(frame, ("origin", "destination"), lang)


def pairings(
    year: int | str | None = None,
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
    if level is not None:
        fit = frame["level"] == lookup.choice("level", level, LEVELS[1:])
        frame = kept(frame, fit, f"none of the pairs asked for is of the level {level}")
    for column, name, side in (("assisting", assisting, "east"), ("assisted", assisted, "west")):
        if name is not None:
            codes = place_book().adcodes(name, side)
            other = "assisted" if column == "assisting" else "assisting"
            turned = (
                f"; it is on the other side: {other}={name!r}" if inside(frame[other], codes).any() else ""
            )
            frame = kept(
                frame, inside(frame[column], codes), f"no pair asked for has {name} as {column}{turned}"
            )
    if year is not None:
        first, last = lookup.years(year)
        fit = (frame["start"] <= last) & (frame["end"].isna() | (frame["end"] >= first))
        frame = kept(
            frame,
            fit,
            f"no pair asked for was in force in {year!r}; the first one began in {frame['start'].min()}",
        )
    return named(frame, ("assisting", "assisted"), lang)


def places(
    name: str | None = None,
    level: str | None = None,
    within: str | None = None,
    year: int | str | None = None,
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
        fit = frame["level"] == lookup.choice("level", level, LEVELS)
        frame = kept(frame, fit, f"none of the places asked for is of the level {level}")
    if within is not None:
        fit = inside(frame["adcode"], place_book().adcodes(within))
        frame = kept(frame, fit, f"none of the places asked for lies in {within}")
    if year is not None:
        first, last = lookup.years(year)
        fit = (frame["valid_from"] <= last) & (frame["valid_to"].isna() | (frame["valid_to"] >= first))
        frame = kept(
            frame,
            fit,
            f"no place asked for was there in {year!r}: they are from {reach(frame['valid_from'])} on",
        )
    return frame.reset_index(drop=True)


def context(
    indicator: str | None = None, province: str | None = None, years: object = None, lang: Lang = "zh"
) -> pd.DataFrame:
    """Provincial statistics: output, population, income, expenditure, employment, migration.

    Parameters
    ----------
    indicator : str, optional
        Such as "gross_regional_product" or "地区生产总值"; a wrong one is answered with the list.
    province : str, optional
        An adcode or any name.
    years : int, str, range or (int, int), optional
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        The table `context` with `province_name`; `value` in the unit that `unit` names.
    """
    asked = {}
    if indicator is not None:
        asked["indicator"] = lookup.choice("statistic", indicator, known_values("context", "indicator"))
    if province is not None:
        asked["province"] = place_book().adcodes(province)
    frame = table("context", **asked)
    if frame.empty:
        say_why(
            "there is no statistic of "
            + " and ".join(map(repr, (one for one in (province, indicator) if one)))
        )
    if years is not None:
        fit = frame["year"].between(*lookup.years(years))
        frame = kept(frame, fit, f"the statistics asked for are of {reach(frame['year'])}, not of {years!r}")
    if frame["unit"].nunique() == 1:
        frame.attrs["units"]["value"] = frame["unit"].iat[0]
    return named(frame, ("province",), lang)
