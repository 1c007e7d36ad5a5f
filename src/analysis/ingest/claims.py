"""Claims as printed -> `observations`, and `rejects` for the rest: one row in, one row out.

Each field is read by a module of its own over its distinct values; this module brings the readings together,
checks what only several fields can show (does the unit suit the indicator, is the source known, was the
same row given before), and keeps every printed field beside its reading. Nothing is added up or chosen
between here: contradicting claims all become observations, and `analysis.reconcile` weighs them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.ingest import (
    note_bounds,
    note_figures,
    note_flags,
    note_scope,
    page_day,
    page_figures,
    periods,
    quantities,
    revisions,
)
from analysis.ingest.actors import Actors, Givers
from analysis.ingest.places import Resolution, Resolver
from analysis.ingest.problems import Problem, reject_row
from analysis.vocabulary import forces, indicators, scope
from analysis.vocabulary.places import LEVELS, NATION, side_slip

PRINTED = ("east", "east_level", "west", "west_level", "indicator", "value", "unit", "period", "basis")
COLUMNS = ("source_id", *PRINTED, "locator", "note")
"""Columns of a claims file."""

OF_A_PLACE = ("place", "place_level")
"""Columns that a claims file may have besides: the place of a statistic, which neither gives nor receives."""

FIRST_STATISTIC = 1949
"""First year of a statistic of a place; assistance began later."""

UNNAMED, WITH_OTHERS, LEVEL_DIFFERS = "unnamed", "with_others", "level_differs"
SIDES_HINT = "put the giver under east, the receiver under west; what a receiver spends of its own or sends east is no assistance"


def normalise(
    claims: pd.DataFrame, sources: pd.DataFrame, resolver: Resolver, actors: Actors
) -> tuple[pd.DataFrame, list[dict]]:
    """Read claims.

    Parameters
    ----------
    claims : DataFrame of str
        `batch`, `row` (line of the file) and `COLUMNS`, as printed; `flags` of corrections if there are any.
    sources : DataFrame
        `source_id`, `lang`, `published` and `kind` of the known pages.
    resolver : Resolver
    actors : Actors
        Knows the givers that are no place, and remembers those that it met.

    Returns
    -------
    observations : DataFrame
        One row an accepted claim, the columns of `schemas.OBSERVATIONS`.
    rejects : list of dict
        One row for each other claim, with all its problems.
    """
    claims = claims.reset_index(drop=True)
    for name in OF_A_PLACE:
        claims[name] = claims[name].fillna("") if name in claims else ""
    problems: list[list[Problem]] = [[] for _ in range(len(claims))]
    out = pd.DataFrame({
        "observation_id": claims["batch"] + ":" + claims["row"].astype(str),
        "batch": claims["batch"], "row": claims["row"], "source_id": claims["source_id"].str.strip(),
    })  # fmt: skip
    _check_sources(out["source_id"], sources, problems)
    out["indicator"] = _read(claims[["indicator"]], _indicator, problems)
    givers = _givers(claims, resolver, actors)
    out["force"] = _forces(claims, givers)
    published = _of_source(out["source_id"], sources, "published")
    stated = claims["flags"].fillna("") if "flags" in claims else pd.Series("", index=claims.index)
    told = note_scope.with_asides(claims["note"], claims["value"], claims["unit"])
    out["basis"] = [
        note_scope.read_basis(*row) for row in zip(*(column.tolist() for column in (claims["basis"], claims["indicator"], told, stated)), strict=True)
    ]  # fmt: skip
    first = out["force"].map(forces.FIRST_YEARS).where(claims["place"] == "", FIRST_STATISTIC)
    dated = claims[["period", "basis"]].assign(read=out["basis"], published=published, first=first)
    spans = _read(dated, page_day.parse, problems)
    figures = note_figures.heeded(_figures(claims, out, sources, problems), claims, out, problems)
    places = _places(claims, givers, spans, resolver, problems)
    _check_repeated_rows(claims, problems)

    rejected = np.fromiter((bool(found) for found in problems), dtype=bool, count=len(problems))
    batch, line = claims["batch"].tolist(), claims["row"].tolist()
    rejects = [reject_row(batch[i], int(line[i]), problems[i]) for i in np.flatnonzero(rejected)]
    keep = ~rejected
    out, claims = out[keep].copy(), claims[keep]
    readings = _Readings(spans[keep], figures[keep], places[keep], givers[keep])
    return _accepted(out, claims, readings, stated[keep], sources, resolver), rejects


class _Readings(NamedTuple):
    """What was read of each accepted claim, side by side."""

    spans: np.ndarray
    figures: np.ndarray
    places: np.ndarray
    givers: np.ndarray


def _accepted(
    out: pd.DataFrame, claims: pd.DataFrame, read: _Readings, stated: pd.Series, sources: pd.DataFrame,
    resolver: Resolver,
) -> pd.DataFrame:  # fmt: skip
    """The observations: the columns that `out` has, those of the readings, and every field as printed.

    `stated` are the flags that corrections state.
    """
    out["actor_ids"] = [";".join(actor.actor_id for actor in cell.actors) for cell in read.givers]
    out["origin"] = [place[0] for place in read.places]
    out["destination"] = [place[1] for place in read.places]
    out["place"] = [place[3] for place in read.places]
    out["value"] = [f.value for f in read.figures]
    out["unit"] = [f.unit for f in read.figures]
    for column, day in (
        ("period_start", "start"),
        ("period_end", "end"),
        ("period_end_printed", "end_printed"),
    ):
        days = pd.Series([getattr(span, day) for span in read.spans], index=out.index, dtype="object")
        out[column] = pd.to_datetime(days)
    out["each_year"] = [s.each_year for s in read.spans]
    out["bound"] = _bounds(read.figures, claims["note"])
    out["tolerance"] = _tolerances(read.figures, out, sources)
    for name in PRINTED:
        out[f"{name}_printed"] = claims[name]
    out["locator"], out["note"] = claims["locator"], claims["note"]
    noted = revisions.marked(out, note_flags.noted(out, read.spans, resolver.meanings), sources)
    out["flags"] = _flags(out, read, noted, stated, sources)
    # Without a row pandas knows of no column what it would hold.
    out = out.astype(
        dict.fromkeys(("actor_ids", "origin", "destination", "place", "unit", "bound", "flags"), "str")
    )
    return out.reset_index(drop=True)


def _read(columns: pd.DataFrame, parse, problems: list[list[Problem]]) -> np.ndarray:
    """Apply `parse` to each distinct row of `columns`; a `Problem` goes to the rows that print it."""
    codes, distinct = (
        pd.MultiIndex.from_frame(columns).factorize()
        if columns.shape[1] > 1
        else pd.factorize(columns.iloc[:, 0])
    )
    readings = np.empty(len(distinct), dtype=object)
    for i, printed in enumerate(distinct):
        readings[i] = parse(*printed) if columns.shape[1] > 1 else parse(printed)
    bad = np.fromiter((isinstance(r, Problem) for r in readings), dtype=bool, count=len(readings))
    for i in np.flatnonzero(bad[codes]):
        problems[i].append(readings[codes[i]])
    return readings[codes]


def _indicator(printed: str) -> str | Problem:
    name = indicators.normalise(printed)
    if name is not None:
        return name
    from rapidfuzz import process

    near = ", ".join(match[0] for match in process.extract(printed, list(indicators.INDICATORS), limit=3))
    return Problem(
        "indicator",
        printed,
        f"unknown indicator '{printed}'",
        f"nearest: {near}; or write other:words for a new one",
    )


def _of_source(source_ids: pd.Series, sources: pd.DataFrame, column: str) -> pd.Series:
    """What a column of the sources says of each id; nothing of one that is not there."""
    return source_ids.map(sources.set_index("source_id")[column]).astype("str").fillna("")


def _check_sources(source_ids: pd.Series, sources: pd.DataFrame, problems: list[list[Problem]]) -> None:
    known = set(sources["source_id"])
    for i in np.flatnonzero(~source_ids.isin(known)):
        problems[i].append(Problem(
            "source_id", source_ids.iat[i], "the source is not in sources.csv",
            "add the page to data/raw/sources.csv, or mend the id",
        ))  # fmt: skip


def _figures(
    claims: pd.DataFrame, out: pd.DataFrame, sources: pd.DataFrame, problems: list[list[Problem]]
) -> np.ndarray:
    """Quantities, read in the page's language, whose unit suits the indicator."""
    lang = _of_source(out["source_id"], sources, "lang")
    columns = claims[["value", "unit"]].assign(
        lang=lang, indicator=out["indicator"].map(lambda x: x if isinstance(x, str) else "")
    )
    return _read(columns, _figure, problems)


def _figure(value: str, unit: str, lang: str, indicator: str) -> quantities.Quantity | Problem:
    figure = quantities.parse(value, unit, lang)
    if isinstance(figure, Problem) or not indicator:
        return figure
    if figure.unit is None and (own := indicators.unit_of(indicator)) is not None:
        return quantities.held_to_last_digit(replace(figure, unit=own, unnamed=True))
    if figure.unit is None:
        return Problem("unit", unit or value, "no unit, only a number", "say what is counted: 人, 家, 元 …")
    known = indicators.INDICATORS.get(indicator)
    if known is None or figure.unit in known.units:
        return figure
    if figure.unit in known.counters:
        return replace(figure, unit=known.unit)
    return Problem(
        "unit", unit or value, f"the unit is {figure.unit}, but {indicator} is in {' or '.join(known.units)}",
        "check the unit, or choose the indicator that the page means",
    )  # fmt: skip


def _givers(claims: pd.DataFrame, resolver: Resolver, actors: Actors) -> np.ndarray:
    """The givers of each claim that are no place, and the text of its places."""
    codes, distinct = pd.MultiIndex.from_frame(claims[["east", "east_level"]]).factorize()
    readings = np.empty(len(distinct), dtype=object)
    for i, (printed, level) in enumerate(distinct):
        level = level.strip().lower()
        cell = actors.separate(resolver.names(printed), level, resolver.is_name)
        named = cell.actors or cell.places
        readings[i] = cell if named else Givers(actors.unnamed(level))
    return readings[codes]


def _forces(claims: pd.DataFrame, givers: np.ndarray) -> list[str]:
    """The force of each claim: what it says itself, then what its givers are; East-West where nothing else is said."""
    return [
        forces.stated_force(note, indicator)
        or (cell.actors[0].force if cell.actors and not cell.places else None)
        or (None if cell.places else forces.noted_force(note))
        or forces.EAST_WEST
        for note, indicator, cell in zip(
            claims["note"].tolist(), claims["indicator"].tolist(), givers, strict=True
        )
    ]


def _places(
    claims: pd.DataFrame,
    givers: np.ndarray,
    spans: np.ndarray,
    resolver: Resolver,
    problems: list[list[Problem]],
) -> np.ndarray:
    """(origin, destination, flags, place) of each claim; each side helps to tell the places of the other apart."""
    dated = [s if isinstance(s, periods.Period) else periods.Period(None, None) for s in spans]
    columns = claims[["east", "east_level", "west", "west_level", *OF_A_PLACE]].assign(
        start=[s.start.year if s.start else 0 for s in dated],
        end=[s.end.year if s.end else 0 for s in dated],
        others=[bool(cell.actors) for cell in givers],
        places=[cell.places for cell in givers],
    )
    codes, distinct = pd.MultiIndex.from_frame(columns).factorize()
    readings = np.empty(len(distinct), dtype=object)
    for i, row in enumerate(distinct):
        *sides, place, place_level, start, end, others, places = row
        readings[i] = (
            _of_a_place(place, place_level, start, end, resolver)
            if place
            else _sides(*sides, start, end, others, places, resolver)
        )
    result = np.empty(len(claims), dtype=object)
    for i, code in enumerate(codes):
        sides = readings[code]
        found = [side for side in sides if isinstance(side, Problem)]
        problems[i].extend(found)
        if not found:
            stated = sides[2][0] if len(sides) > 2 else None
            result[i] = sides[0][0], sides[1][0], tuple(flag for side in sides for flag in side[1]), stated
    return result


def _of_a_place(
    name: str, level: str, start: int, end: int, resolver: Resolver
) -> list[tuple[str | None, tuple[str, ...]] | Problem]:
    """No giver, no receiver, and the adcode and flags of the place that a statistic is of, or what is wrong with it."""
    nobody = [(None, ()), (None, ())]
    if level == "national":
        return [*nobody, (NATION, ())]
    found = resolver.resolve(name, level, start or None, end or None)
    told = (
        (";".join(found.adcodes), found.flags)
        if found.ok
        else Problem("place", name, found.problem, found.hint)
    )
    return [*nobody, told]


def _sides(
    east: str, east_level: str, west: str, west_level: str, start: int, end: int, others: bool, places: str,
    resolver: Resolver,
) -> list[tuple[str | None, tuple[str, ...]] | Problem]:  # fmt: skip
    """Joined adcodes and flags of both sides, or what is wrong with them.

    `others` says that the givers are, or hold, units that are no place; `places` are the places beside them.
    """
    levels = [level.strip().lower() for level in (east_level, west_level)]
    own = [level if level in LEVELS else "" for level in levels]
    if others and not places:
        receiving = resolver.resolve(west, own[1], start or None, end or None)
        return [(None, ()), _side("west", west, levels[1], receiving)]
    found = resolver.resolve_row(places or east, own[0], west, own[1], start or None, end or None)
    sides = [_side("east", east, levels[0], found[0]), _side("west", west, levels[1], found[1])]
    if others and not isinstance(sides[0], Problem):
        sides[0] = (sides[0][0], (*sides[0][1], WITH_OTHERS))
    if all(place.ok for place in found) and (slip := side_slip(found[0].adcodes, found[1].adcodes)):
        return [Problem("east; west", f"{east} / {west}", slip, SIDES_HINT)]
    return sides


def _side(
    column: str, printed: str, level: str, place: Resolution
) -> tuple[str | None, tuple[str, ...]] | Problem:
    """Joined adcodes and flags of one side, or what is wrong with it."""
    allowed = (*LEVELS, *forces.ACTOR_LEVELS) if column == "east" else LEVELS
    if level and level not in allowed:
        return Problem(f"{column}_level", level, f"unknown level '{level}'", f"one of {', '.join(allowed)}")
    if not printed.strip():
        return (NATION, ()) if level == "national" else (None, (UNNAMED,))
    if place.ok:
        flags = (LEVEL_DIFFERS,) if level in forces.ACTOR_LEVELS else ()
        return ";".join(place.adcodes), tuple(dict.fromkeys((*place.flags, *flags)))
    return Problem(column, printed, place.problem, place.hint)


def _check_repeated_rows(claims: pd.DataFrame, problems: list[list[Problem]]) -> None:
    """The same row given twice is an oversight; a page read twice with other words is kept and flagged."""
    columns = ["source_id", *PRINTED, "place", "locator"]
    alike = claims[claims.duplicated(columns, keep=False)]
    names = alike["batch"] + ":" + alike["row"].astype(str)
    first = names.groupby([alike[name] for name in columns], sort=False).transform("first")
    for i in np.flatnonzero(claims.duplicated(columns)):
        row = claims.iloc[i]
        problems[i].append(Problem(
            "(row)", f"{row['value']} {row['unit']}", f"the same claim as {first.at[i]}", "remove one of the two rows"
        ))  # fmt: skip


def _bounds(figures: np.ndarray, notes: pd.Series) -> list[str]:
    """The bound printed in the figure, else the one that the note states."""
    return [
        f.bound if f.bound != quantities.EXACT else note_bounds.bound_of(note, f.value)
        for f, note in zip(figures, notes.tolist(), strict=True)
    ]  # fmt: skip


def _tolerances(figures: np.ndarray, out: pd.DataFrame, sources: pd.DataFrame) -> list[float]:
    """Tolerances of the figures: a round count that its page, or its note, shows to be no rounding is exact."""
    rounded = np.fromiter((f.rounded for f in figures), dtype=bool, count=len(figures))
    limits = out["bound"].isin((quantities.AT_LEAST, quantities.AT_MOST)).to_numpy()
    exact = limits | page_figures.used_exactly(out, rounded, sources)
    return [(f.exactly() if whole else f).tolerance for f, whole in zip(figures, exact, strict=True)]


def _flags(
    out: pd.DataFrame, read: _Readings, noted: list[tuple[str, ...]], stated: pd.Series, sources: pd.DataFrame
) -> list[str]:
    """Flags of each row, joined: of its period, its note, its places, its correction, its page, and other pages."""
    named = pd.Series([frozenset(names) for names in noted], index=out.index)
    several, disjoint = page_figures.differing(out, named), page_figures.disjoint(out, named)
    kinds = page_figures.of_kinds(out)
    cell = [
        "source_id", "force", "actor_ids", "origin", "destination", "indicator", "unit", "period_start", "period_end"
    ]  # fmt: skip
    repeat = out.duplicated([*cell, "basis", "value"])
    copied = page_figures.copied(out, sources)
    support = [
        forces.is_counterpart_support(note, printed)
        for note, printed in zip(out["note"].tolist(), out["indicator_printed"].tolist(), strict=True)
    ]
    joined = []
    marks = zip(support, several, kinds, disjoint, repeat, copied, strict=True)
    rows = zip(noted, read.spans, read.places, stated.tolist(), marks, strict=True)
    for note, span, place, own, found in rows:
        names = (
            forces.COUNTERPART_SUPPORT, scope.SEVERAL_ON_PAGE, scope.PART, scope.DISJOINT_PART, scope.REPEAT, scope.COPY
        )  # fmt: skip
        flags = [*span.flags, *note, *place[2], *filter(None, own.split(";"))]
        flags += [name for name, has in zip(names, found, strict=True) if has]
        joined.append(";".join(dict.fromkeys(flags)))
    return joined
