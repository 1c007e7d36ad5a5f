"""Sums of flows and where numbers come from: the part of the readers' door that asks the settled systems.

`analysis.dataset` offers what stands here under its own name. What solves is imported when it is first asked: the door
itself stays light.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from functools import lru_cache
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import lookup
from analysis.errors import EmptyAnswer, ParameterError
from analysis.store import Units, place_book, table, whole
from analysis.vocabulary.indicators import INDICATORS, by_kind
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.places import NATION, PROVINCES, province_of

if TYPE_CHECKING:
    from analysis.reconcile.explain import Explanation


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
        warnings.warn("no claim limits this sum", EmptyAnswer, stacklevel=2)
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
    sides, spans = _read(asked)
    every = _of_places({code for side in sides for codes in side for code in codes or ()})
    told, called = _told([indicator] * len(asked), sides, spans), place_book().called(every, lang)
    names = {
        f"{side}_name": [_names(codes, called, lang) for codes in of_side]
        for side, of_side in zip(_SIDES, sides, strict=True)
    }
    frame = _beside(asked, names, spans, told | {"unit": [INDICATORS[indicator].unit] * len(asked)})
    frame.attrs["units"] = Units(dict.fromkeys(_FIGURES, INDICATORS[indicator].unit))
    return frame


_SIDES = "origin", "destination"
_FIGURES = "value", "lower", "upper", "q10", "median", "q90"


def totals_by_code(asked: pd.DataFrame) -> pd.DataFrame:
    """Many sums of several flows at once, for measures: places go by their codes, and no names are told.

    Parameters
    ----------
    asked : DataFrame
        One row a sum: `indicator` (an id), and the columns that `totals` takes.

    Returns
    -------
    DataFrame
        `asked`, and beside it what `total` tells but the names of places.
    """
    sides, spans = _read(asked)
    told = _told(asked["indicator"], sides, spans)
    return _beside(asked, {}, spans, told | {"unit": [INDICATORS[one].unit for one in asked["indicator"]]})


def _read(asked: pd.DataFrame) -> tuple[list[list[tuple[str, ...] | None]], list[tuple[str, str]]]:
    """Codes of the givers and of the receivers, and the days, of each question."""
    columns = [list(asked[c]) if c in asked else [None] * len(asked) for c in (*_SIDES, "years")]
    span_of = lru_cache(lookup.days)
    spans = [span_of(tuple(years) if isinstance(years, list) else years) for years in columns[2]]
    return [
        [_codes(place, side) for place in column]
        for column, side in zip(columns, ("east", "west"), strict=False)
    ], spans


def _told(indicators: Iterable[str], sides: list[list], spans: list[tuple[str, str]]) -> dict[str, Any]:
    from analysis import sums

    return sums.ask_several([
        (indicator, o, d, *span) for indicator, o, d, span in zip(indicators, *sides, spans, strict=True)
    ])  # fmt: skip


def _beside(
    asked: pd.DataFrame, names: Mapping[str, list[str]], spans: list[tuple[str, str]], told: Mapping[str, Any]
) -> pd.DataFrame:
    """Questions with their days and their answers; made at once, for a column that is put beside others takes as long as all of them."""
    own = {name: asked[name].array for name in asked if name not in told}
    days = {"first": _dates(first for first, _ in spans), "last": _dates(last for _, last in spans)}
    return pd.DataFrame({**own, **names, **days, **told}, index=range(len(asked)))


def _dates(days: Iterable[str]) -> pd.DatetimeIndex:
    """Days that are written as `lookup.days` writes them: nothing need be guessed of their form."""
    return pd.DatetimeIndex(np.array(list(days), dtype="datetime64[us]"))


def explain(
    origin: object, destination: object, indicator: str, years: object, lang: Lang = "en"
) -> Explanation:
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
    analysis.reconcile.explain.Explanation
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
    from analysis import sums
    from analysis.reconcile import explain as told
    from analysis.reconcile.kinds import family_of

    indicator = lookup.indicator(indicator)
    giver, receiver = _codes(origin, "east"), _codes(destination, "west")
    first, last = lookup.days(years)
    flow = INDICATORS[indicator].kind == "flow"
    family = family_of(indicator).indicators if flow else (indicator,)
    claims = table("observations", indicator=family)
    both = pd.Series(_of_places({*(giver or ()), *(receiver or ())}), dtype=object)
    names = dict(zip(both, place_book().names(both, lang), strict=True)) if len(both) else {}
    tables = [
        claims,
        table("sources", source_id=claims["source_id"].unique()),
        table("contradictions", indicator=family),
        table("unused", indicator=indicator),
    ]
    if not flow:
        return told.explain_level(_level(indicator, origin, destination, years), *tables, names, lang)
    _require_known(indicator, (origin, destination), (giver, receiver), (first, last))
    sums.ask(indicator, [(giver, receiver, first, last)])
    return told.explain(
        sums.system(indicator), *tables, indicator, giver, receiver, pd.Timestamp(first), pd.Timestamp(last), names, lang,
        sums.model(indicator),
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
    from analysis import sums

    if sums.exists(indicator, (*codes, *days)):
        return
    known = whole("series")
    one = [len({province_of(code) for code in side}) == 1 if side else False for side in codes]
    if all(one):
        pair = [province_of(side[0]) for side in codes]
        place_book().pair(*(PROVINCES[code][0] for code in pair), known)
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
    if isinstance(given, str):
        return None if given in ("", NATION) else _codes_of(given, side)
    if pd.api.types.is_scalar(given):
        return None if pd.isna(given) else _codes(_written(given), side)
    return _codes_of(";".join(map(_written, given)), side)


def _of_places(codes: Iterable[str]) -> list[str]:
    """The codes in order; one that no place has is refused."""
    book = place_book()
    return [code for code in sorted(codes) if book.adcodes(code)]


def _written(place: object) -> str:
    """A name or a code as text: a table that was read anew has codes as numbers, beside an empty cell as fractions."""
    return f"{place:.0f}" if isinstance(place, Real) and float(place).is_integer() else str(place)


@lru_cache(maxsize=4096)
def _codes_of(text: str, side: str) -> tuple[str, ...] | None:
    codes = {code for part in re.split("[;；]", text) if part for code in _places_of(part, side)}
    return None if NATION in codes else tuple(sorted(codes))


@lru_cache(maxsize=4096)
def _places_of(name: str, side: str) -> tuple[str, ...]:
    if re.fullmatch(r"\d{6}", name):
        return (name,)
    return tuple(sorted(place_book().adcodes(name, side)))


def _names(codes: tuple[str, ...] | None, called: dict[str, str], lang: Lang) -> str:
    return label("all", lang) if codes is None else label("comma", lang).join(called[c] for c in codes)
