"""The reader's door to the processed tables: `from analysis import dataset; dataset.series("gov_funds")`.

Each table is one line away, places and indicators go by any of their names, and a wrong name is answered with the right
one. Where an answer is empty, a warning (`EmptyAnswer`) says why. Units are in `frame.attrs["units"]`. Files are read by `analysis.store`; nothing is computed here: measures are in
`analysis.measures`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from analysis import fonts, lookup, sums
from analysis.errors import EmptyAnswer, ParameterError
from analysis.givers import actors, unit_pairs
from analysis.place_book import inside
from analysis.store import TABLES, known_values, named, place_book, reads, table, whole
from analysis.vocabulary.indicators import GROUPS, INDICATORS, OTHER, by_kind
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.other_indicators import OTHERS
from analysis.vocabulary.places import LEVELS, NATION, province_of

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
        _say_why(f"the series of {indicator} has {_reach(known['year'])}, not {years!r}")
    frame.attrs["units"] |= dict.fromkeys(
        ("value", "lower", "upper", "q10", "median", "q90"), INDICATORS[indicator].unit
    )
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
    every, asked = whole("observations"), {}
    if indicator is not None:
        asked["indicator"] = lookup.indicator(indicator, known_values("observations", "indicator"))
    if source is not None:
        asked["source_id"] = lookup.choice("source", source, whole("sources")["source_id"])
    if ids is not None:
        asked["observation_id"] = [i for i in (ids.split(";") if isinstance(ids, str) else ids) if i]
        for unknown in sorted(set(asked["observation_id"]) - set(every["observation_id"])):
            lookup.choice("claim", unknown, every["observation_id"])
    frame = table("observations", **asked)
    if frame.empty:
        _say_why("no claim has " + " and ".join(f"{column} {value!r}" for column, value in asked.items()))
    for sides, name, side in (
        (("origin", "destination", "place"), place, None),
        (("origin",), origin, "east"),
        (("destination",), destination, "west"),
    ):
        if name is not None:
            codes = place_book().adcodes(name, side)
            touched = [_touches(frame[column], codes, within) for column in sides]
            on = (
                "either side"
                if side is None
                else "the giving side"
                if side == "east"
                else "the receiving side"
            )
            frame = _kept(
                frame,
                pd.concat(touched, axis=1).any(axis=1),
                f"no claim has {name} on {on}{_elsewhere(frame, codes, side)}",
            )
    if years is not None:
        first, last = lookup.years(years)
        start, end = frame["period_start"].dt.year, frame["period_end"].dt.year
        fit = (start.isna() | (start <= last)) & (end >= first)
        frame = _kept(frame, fit, f"no claim touches {years!r}; those asked for touch {_reach(end)}")
    if frame["unit"].nunique() == 1:
        frame.attrs["units"] |= dict.fromkeys(("value", "tolerance"), frame["unit"].iat[0])
    pages = table("sources", source_id=frame["source_id"].unique()).set_index("source_id")
    for column in ("title", "url"):
        frame[column] = frame["source_id"].map(pages[column])
    return named(frame, ("origin", "destination", "place"), lang)


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
        frame = _kept(frame, fit, f"none of the pairs asked for is of the level {level}")
    for column, name, side in (("assisting", assisting, "east"), ("assisted", assisted, "west")):
        if name is not None:
            codes = place_book().adcodes(name, side)
            other = "assisted" if column == "assisting" else "assisting"
            turned = (
                f"; it is on the other side: {other}={name!r}" if inside(frame[other], codes).any() else ""
            )
            frame = _kept(
                frame, inside(frame[column], codes), f"no pair asked for has {name} as {column}{turned}"
            )
    if year is not None:
        first, last = lookup.years(year)
        fit = (frame["start"] <= last) & (frame["end"].isna() | (frame["end"] >= first))
        frame = _kept(
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
        frame = _kept(frame, fit, f"none of the places asked for is of the level {level}")
    if within is not None:
        fit = inside(frame["adcode"], place_book().adcodes(within))
        frame = _kept(frame, fit, f"none of the places asked for lies in {within}")
    if year is not None:
        first, last = lookup.years(year)
        fit = (frame["valid_from"] <= last) & (frame["valid_to"].isna() | (frame["valid_to"] >= first))
        frame = _kept(
            frame,
            fit,
            f"no place asked for was there in {year!r}: they are from {_reach(frame['valid_from'])} on",
        )
    return frame.reset_index(drop=True)


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
        _say_why(f"no claim on {indicator} is contradicted")
    if place is not None:
        codes = place_book().adcodes(place)
        fit = _touches(frame["origin"], codes) | _touches(frame["destination"], codes)
        frame = _kept(frame, fit, f"no contradicted claim is on {place}")
    return named(frame, ("origin", "destination"), lang)


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
        _say_why(
            "there is no statistic of "
            + " and ".join(map(repr, (one for one in (province, indicator) if one)))
        )
    if years is not None:
        fit = frame["year"].between(*lookup.years(years))
        frame = _kept(
            frame, fit, f"the statistics asked for are of {_reach(frame['year'])}, not of {years!r}"
        )
    if frame["unit"].nunique() == 1:
        frame.attrs["units"]["value"] = frame["unit"].iat[0]
    return named(frame, ("province",), lang)


def total(
    indicator: str, origin: object = None, destination: object = None, years: object = None, lang: Lang = "zh"
) -> pd.Series:
    """A sum of flows: the least and the greatest that all claims allow, and the figure if a page prints just this sum.

    Parameters
    ----------
    indicator : str
        A flow, by its id or its name.
    origin, destination : str or list of str, optional
        Who gave, who received: provinces, cities, counties by any name, several of them together, or (None) all, also
        those that no list of pairs names.
    years : int, str, range, (first, last) or (day, day), optional
        By default since 1996. Days, such as ("2021-01-01", "2025-04-30"), ask for a part of a year.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    Series
        `origin_name`, `destination_name`, `first`, `last` (days), `value`, `lower`, `upper`, `q10`, `median`, `q90` in
        the base unit `unit`, `obs_status`, `method`, `observation_ids`, `rival_ids`. `value` is what a page prints for
        just this sum, or an estimate; null without either. A null `upper` has no ceiling. In four of five cases the true
        sum lies between `q10` and `q90`; they are null for parts of provinces or years, and where nothing is known of
        one of the pairs.

    Raises
    ------
    ParameterError
        A name that is wrong; the message suggests the right one.

    Examples
    --------
    >>> dataset.total("gov_funds", "江苏", "陕西", (2016, 2020)).lower  # doctest: +SKIP
    """
    asked = pd.DataFrame({"origin": [origin], "destination": [destination], "years": [years]})
    row = totals(indicator, asked, lang=lang).iloc[0]
    if row["method"] == "unknown":
        _say_why("no claim limits this sum")
    return row.drop(["origin", "destination", "years"])


def totals(indicator: str, asked: pd.DataFrame, lang: Lang = "zh") -> pd.DataFrame:
    """Many sums at once, as `total` tells of one.

    Parameters
    ----------
    indicator : str
        A flow, by its id or its name.
    asked : DataFrame
        One row a sum: `origin`, `destination` and `years` as `total` takes them; a column that is missing means all.
    lang : {"zh", "en"}
        Language of the names.

    Returns
    -------
    DataFrame
        `asked`, and beside it what `total` tells.
    """
    indicator = lookup.indicator(indicator, by_kind("flow"))
    columns = [asked[c] if c in asked else [None] * len(asked) for c in ("origin", "destination", "years")]
    span_of = lru_cache(lookup.days)
    spans = [span_of(tuple(years) if isinstance(years, list) else years) for years in columns[2]]
    sides = [
        [_codes(place, side) for place in column]
        for column, side in zip(columns, ("east", "west"), strict=False)
    ]
    questions = [(o, d, *span) for o, d, span in zip(*sides, spans, strict=True)]
    told = sums.ask(indicator, questions)
    every = pd.Series(sorted({code for side in sides for codes in side for code in codes or ()}), dtype="str")
    called = dict(zip(every, place_book().names(every, lang), strict=True))
    frame = asked.reset_index(drop=True).assign(
        origin_name=[_names(codes, called, lang) for codes in sides[0]],
        destination_name=[_names(codes, called, lang) for codes in sides[1]],
        first=pd.to_datetime([first for first, _ in spans]),
        last=pd.to_datetime([last for _, last in spans]),
        **{name: told[name].to_numpy() for name in told},
        unit=INDICATORS[indicator].unit,
    )
    frame.attrs["units"] = dict.fromkeys(
        ("value", "lower", "upper", "q10", "median", "q90"), INDICATORS[indicator].unit
    )
    return frame


def explain(origin: object, destination: object, indicator: str, years: object, lang: Lang = "en"):
    """Tell where a number comes from: value, bounds, method, the claims that make them, their pages, the rivals.

    Parameters
    ----------
    origin, destination : str or list of str, or None
        Who gave, who received, as `total` takes them.
    indicator : str
        By its id or its name.
    years : int, str, range, (first, last) or (day, day)
        2021, "2021年", (2016, 2020), "2016-2020".
    lang : {"zh", "en"}
        Language of the names of places and of the text.

    Returns
    -------
    analysis.reconcile.Explanation
        `text` tells all of it.

    Raises
    ------
    ParameterError
        A name that is wrong, or places between which nothing is known in these years.

    Examples
    --------
    >>> print(dataset.explain("福建", "宁夏", "gov_funds", 2020).text)  # doctest: +SKIP
    >>> print(dataset.explain("杭州市", "广元市", "gov_funds", (2018, 2020)).text)  # doctest: +SKIP
    """
    from analysis import reconcile
    from analysis.reconcile.kinds import family_of

    indicator = lookup.indicator(indicator)
    giver, receiver = _codes(origin, "east"), _codes(destination, "west")
    first, last = lookup.days(years)
    flow = INDICATORS[indicator].kind == "flow"
    family = family_of(indicator).indicators if flow else (indicator,)
    claims = table("observations", indicator=family)
    both = pd.Series([*(giver or ()), *(receiver or ())], dtype=object)
    names = dict(zip(both, place_book().names(both, lang), strict=True)) if len(both) else {}
    tables = [
        claims,
        table("sources", source_id=claims["source_id"].unique()),
        table("contradictions", indicator=family),
        table("unused", indicator=indicator),
    ]
    if not flow:
        return reconcile.explain_level(_level(indicator, origin, destination, years), *tables, names, lang)
    _require_known(indicator, (origin, destination), (giver, receiver), (first, last))
    sums.ask(indicator, [(giver, receiver, first, last)])
    return reconcile.explain(
        sums.system(indicator), *tables, indicator, giver, receiver, pd.Timestamp(first), pd.Timestamp(last), names, lang, sums.model(indicator)
    )  # fmt: skip


def _level(indicator: str, origin: object, destination: object, years: object) -> pd.Series:
    """The row of `series` of a level, which two provinces have in one year."""
    known = whole("series")
    known = known[known["indicator"] == indicator]
    giver, receiver = place_book().pair(origin, destination, known)
    year = lookup.year(years)
    pair = table("series", indicator=indicator, origin=giver, destination=receiver)
    row = pair[pair["year"] == year]
    if row.empty:
        hint = f"in force in {_spans(sorted(set(pair['year'])))}"
        raise ParameterError(f"{origin} → {destination} has no {indicator} in {year}", hint=hint)
    return row.iloc[0]


def _require_known(
    indicator: str,
    printed: tuple[object, object],
    codes: tuple[tuple[str, ...] | None, ...],
    days: tuple[str, str],
) -> None:
    """Say what there is, where there is nothing between some places in some days."""
    if sums.exists(indicator, (*codes, *days)):
        return
    known = whole("series")
    one = [len({province_of(code) for code in side}) == 1 if side else False for side in codes]
    if all(one):
        pair = [province_of(side[0]) for side in codes]
        place_book().pair(*pair, known)
        years = known.loc[(known["origin"] == pair[0]) & (known["destination"] == pair[1]), "year"]
        hint = f"in force in {_spans(sorted(set(years)))}"
    else:
        hint = "dataset.pairings() lists who is paired with whom"
    told = " → ".join(str(side) if side is not None else "all" for side in printed)
    raise ParameterError(f"{told} has no {indicator} in {days[0]} to {days[1]}", hint=hint)


def _spans(years: list[int]) -> str:
    """Write years as spans.

    >>> _spans([1996, 1997, 2021])
    '1996-1997, 2021'
    """
    found: list[list[int]] = []
    for year in years:
        if found and year == found[-1][1] + 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in found)


def _codes(given: object, side: str) -> tuple[str, ...] | None:
    """Codes of one or several places; None for all of them."""
    if given is None or (isinstance(given, float) and pd.isna(given)) or given in ("", NATION):
        return None
    names = [given] if isinstance(given, str) else list(given)
    parts = [part for name in names for part in re.split("[;；]", str(name)) if part]
    codes = {code for part in parts for code in _places_of(part, side)}
    return None if NATION in codes else tuple(sorted(codes))


@lru_cache(maxsize=4096)
def _places_of(name: str, side: str) -> tuple[str, ...]:
    if re.fullmatch(r"\d{6}", name):
        return (name,)
    return tuple(sorted(place_book().adcodes(name, side)))


def _names(codes: tuple[str, ...] | None, called: dict[str, str], lang: Lang) -> str:
    return label("all", lang) if codes is None else label("comma", lang).join(called[c] for c in codes)


def _kept(frame: pd.DataFrame, fit: pd.Series, why: str) -> pd.DataFrame:
    """The rows that fit; where there were some and none of them does, `why` is said."""
    if len(frame) and not fit.any():
        _say_why(why, depth=4)
    return frame[fit]


def _say_why(why: str, depth: int = 3) -> None:
    warnings.warn(why, EmptyAnswer, stacklevel=depth)


def _reach(years: pd.Series) -> str:
    """The years that a column reaches over, in words."""
    return f"{years.min():.0f} to {years.max():.0f}" if years.notna().any() else "no year"


def _elsewhere(claims: pd.DataFrame, codes: frozenset[str], side: str | None) -> str:
    """Where the claims that were asked for have a place that is not on the side that was asked for."""
    other = {"east": "destination", "west": "origin"}.get(side or "")
    turned = other is not None and bool(_touches(claims[other], codes).any())
    return (
        f"; it is on the other one: {other}=…" if turned else "; with within=True places inside it count too"
    )


def _touches(cells: pd.Series, codes: frozenset[str], within: bool = False) -> pd.Series:
    """Whether any code of a cell is one of `codes` (or lies inside one)."""
    parts = cells.str.split(";").explode()
    found = inside(parts, codes) if within else parts.isin(codes)
    return found.groupby(level=0).any().reindex(cells.index)
