"""Everything that the page tells, as plain blocks: compact columns that go into JSON.

The page reads a block when it needs it. The first picture needs `base` and the sums of one indicator: what each block
holds decides how soon the page is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from analysis import lookup
from analysis.charts import intervals, style
from analysis.charts.status import INKS
from analysis.charts.status import look as face_of
from analysis.explorer import evidence, flows, geography, spans
from analysis.explorer.floors import floors
from analysis.explorer.stated_sums import stated_sums
from analysis.maps import flow_layer
from analysis.measures import pairs
from analysis.measures.status import SCRAP_OF, STATUSES, WIDE, by_id
from analysis.rows import each_row
from analysis.store import whole
from analysis.version import __version__
from analysis.vocabulary.codes import FIRST_YEAR, SOURCE_KINDS
from analysis.vocabulary.forces import FORCES
from analysis.vocabulary.indicators import GROUPS, INDICATORS, by_kind
from analysis.vocabulary.labels import LABELS, LANGUAGES
from analysis.vocabulary.numbers import WHOLE, WRITTEN_OUT, scales
from analysis.vocabulary.other_indicators import OTHERS
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.scope import FLAGS
from analysis.vocabulary.values import VALUES

OTHER = "other:"
_PIXELS = 1.5
"""Pixels of a point: figures of the reports, `style.WIDTH` inches wide, are read at about 1,100 pixels."""


def content(
    indicators: Iterable[str] | None = None, say: Callable[[str], None] = lambda words: None
) -> dict[str, Any]:
    """Collect what the page tells.

    Parameters
    ----------
    indicators : iterable of str, optional
        Only these flows and stocks have sums (their claims are there in any case); by default all.
    say : callable
        Told of work that takes long.

    Returns
    -------
    dict
        Blocks of what JSON can hold: `base`, `cities` (their borders), `letters` (what Chinese names are found by on other
        keyboards), `claims`, and of each flow and stock `<part>:<indicator>` (`flows.of_flow`).
    """
    claims, series = whole("observations"), whole("series")
    there = set(series["indicator"].unique())
    wanted = there if indicators is None else there & set(indicators)
    told = [name for name in INDICATORS if name in wanted]
    answers = spans.load([name for name in told if name in by_kind("flow")], say)
    codes = _codes(claims, series, answers.values())
    place = {code: i for i, code in enumerate(sorted(codes))}
    named = [*told, *sorted(set(claims["indicator"].unique()) - set(told))]
    number = {claim: i for i, claim in enumerate(claims["observation_id"])}
    places, names = geography.places(codes), _indicators(named, claims)
    outlines, cities = geography.topology()
    blocks = {
        "base": _base(told, names, claims, place)
        | {"years": [FIRST_YEAR, int(series["year"].max())], "places": places, "map": outlines},
        "cities": cities,
        "letters": {
            "places": [geography.letters(name) for name in places["zh"]],
            "indicators": [geography.letters(name) for name in names["zh"]],
        },
        "claims": _evidence(claims, place, named, number)
        | {"floors": floors(claims, told, dict(zip(names["id"], names["unit"], strict=True)))},
    }
    printed = by_id(claims)
    for name in told:
        rows = series[series["indicator"] == name]
        own = (
            flows.of_flow(answers[name], rows, printed, place.__getitem__, number)
            if name in answers
            else flows.of_stock(rows, printed, place.__getitem__, number)
        )
        blocks |= {f"{part}:{name}": columns for part, columns in own.items()}
    return blocks


def _base(
    told: list[str], names: dict[str, list], claims: pd.DataFrame, place: dict[str, int]
) -> dict[str, Any]:
    """What every view needs besides places and the map; the first `solved` of the indicators are those that have sums."""
    return {
        "version": __version__,
        "rounds": [[r.year, r.end, r.zh, r.en, r.adds] for r in ROUNDS.values()],
        "indicators": names,
        "solved": len(told),
        "groups": {**{k: list(v) for k, v in GROUPS.items()}, "": ["其他", "Other"]},
        "units": _units([*(INDICATORS[i].unit for i in told), *claims["unit"].unique()]),
        "whole": sorted(WHOLE),
        "written_out": WRITTEN_OUT,
        "scrap_of": list(SCRAP_OF),
        "words": _words(),
        "looks": _looks(),
        "pairings": _pairings(place.__getitem__),
        "linked": _linked(place.__getitem__),
        "forces": _forces(claims, names["id"]),
    }


def _evidence(
    claims: pd.DataFrame, place: dict[str, int], named: list[str], number: dict[str, int]
) -> dict[str, Any]:
    """The claims with their pages, what became of them, and who of the central units helps whom."""
    pages = whole("sources")
    page = {source: i for i, source in enumerate(pages["source_id"])}
    actors = whole("actors")
    actor = {name: i for i, name in enumerate(actors["actor_id"])}
    indicator = {name: i for i, name in enumerate(named)}
    return {
        "claims": evidence.claims(claims, page, place.__getitem__, actor, indicator),
        "pages": evidence.pages(pages),
        "stated_sums": stated_sums(claims),
        "verdicts": evidence.verdicts(number),
        "unit_pairs": _unit_pairs(place, actor),
        "actors": {lang: actors[f"name_{lang}"].tolist() for lang in LANGUAGES},
    }


def _codes(claims: pd.DataFrame, series: pd.DataFrame, answers: Iterable[pd.DataFrame]) -> set[str]:
    """Every place that anything on the page speaks of."""
    columns = [
        claims["origin"],
        claims["destination"],
        claims["place"],
        series["origin"],
        series["destination"],
    ]
    for frame in answers:
        columns += [frame["origin"].drop_duplicates(), frame["destination"].drop_duplicates()]
    pairings = whole("pairings")
    columns += [pairings["assisting"], pairings["assisted"], whole("unit_pairs")["adcode"]]
    found = {
        code for column in columns for cell in column.dropna().unique() for code in cell.split(";") if code
    }
    return found | set(geography.provinces())


def _indicators(named: Iterable[str], claims: pd.DataFrame) -> dict[str, list]:
    """Indicators as columns."""
    first = claims.drop_duplicates("indicator").set_index("indicator")["unit"]
    rows = []
    for name in named:
        listed = INDICATORS.get(name)
        zh, en = lookup.names_of(name)
        group = listed.group if listed else OTHERS.get(name.removeprefix(OTHER), ("",))[0]
        kind, unit = (listed.kind, listed.unit) if listed else ("", first[name])
        rows.append((name, zh, en, group, kind, unit))
    columns = ("id", "zh", "en", "group", "kind", "unit")
    return {name: list(column) for name, column in zip(columns, zip(*rows, strict=True), strict=True)}


def _forces(claims: pd.DataFrame, named: list[str]) -> dict[str, list[int]]:
    """The indicators that claims on each force speak of, that of most claims first."""
    number = {name: i for i, name in enumerate(named)}
    return {
        force: [
            number[name]
            for name in rows["indicator"]
            .value_counts(sort=False)
            .sort_values(ascending=False, kind="stable")
            .index
        ]
        for force, rows in claims.groupby("force")
    }


def _units(units: Iterable[str]) -> dict[str, Any]:
    """The scales of each base unit, largest first, by language."""
    return {
        unit: [[[step.size, step.name] for step in scales(unit, lang)] for lang in LANGUAGES]
        for unit in dict.fromkeys(units)
    }


def _words() -> dict[str, Any]:
    """The project's own words for what is coded, in both languages."""
    kinds = {kind: list(VALUES["source_kind"][kind]) for kind in SOURCE_KINDS}
    return {
        "status": [list(LABELS[status]) for status in STATUSES],
        "method": [list(VALUES["method"][method]) for method in flows.METHODS],
        "force": {force: list(names) for force, names in FORCES.items()},
        "basis": {basis: list(LABELS[f"basis_{basis}"]) for basis in VALUES["basis"]},
        "bound": {bound: list(words) for bound, words in VALUES["bound"].items()},
        "flags": {flag: list(words) for flag, words in FLAGS.items()},
        "kind": kinds,
        "credit": list(LABELS["base_map"]),
        "islands": list(LABELS["south_china_sea"]),
        **{mark: list(LABELS[mark]) for mark in ("interval", "beyond", "ceiling")},
    }


def _looks() -> dict[str, Any]:
    """Colours, as every figure of the project has them."""
    return {
        "faces": [_face(status) for status in STATUSES],
        "inks": [INKS[status] for status in STATUSES],
        "lines": [_line(status) for status in STATUSES],
        "interval": [intervals.NARROW, WIDE],
        "east": style.EAST, "east_light": style.EAST_LIGHT, "west": style.WEST, "west_light": style.WEST_LIGHT,
        "land": style.LAND, "border": style.BORDER, "border_strong": style.BORDER_STRONG, "ink": style.INK,
        "text": style.TEXT_2, "muted": style.MUTED, "hatch": style.NO_DATA_HATCH,
        "sequential": list(style.SEQUENTIAL), "diverging": list(style.DIVERGING),
    }  # fmt: skip


def _face(status: str) -> dict[str, Any]:
    """A bar, cell or swatch: `fill`, and the edge that it has (`stroke`, `width` and `dash` in pixels)."""
    drawn = face_of(status)
    if not drawn["linewidth"]:
        return {"fill": drawn["facecolor"], "stroke": None, "width": 0, "dash": []}
    width = float(drawn["linewidth"]) * _PIXELS
    dashes = drawn.get("linestyle", (0, ()))[1]
    # The style's dashes are told in widths of their line.
    dash = [round(part * width, 1) for part in dashes]
    return {"fill": drawn["facecolor"], "stroke": drawn["edgecolor"], "width": round(width, 2), "dash": dash}


def _line(status: str) -> dict[str, Any]:
    """An arrow: how much of its colour it has, and its dash in pixels, which `grows` with its width."""
    thin, wide = flow_layer.dash(status, 0.0), flow_layer.dash(status, 1.0)
    return {
        "share": flow_layer.SHARES.get(status, 1.0),
        "dash": [round(part * _PIXELS, 2) for part in thin or ()],
        "grows": round(wide[0] - thin[0], 3) if thin else 0,
    }


def _linked(place: Callable[[str], int]) -> list[list[int | None]]:
    """Pairs of provinces as every report counts them: giver, receiver, kind (`pairs.KINDS`), first and last year (null: still)."""
    runs = pairs.runs_of_provinces(pairs.today(whole("pairings"), whole("places")))
    return [
        [
            place(run.origin),
            place(run.destination),
            pairs.KINDS.index(run.kind),
            int(run.start),
            _year(run.end),
        ]
        for run in each_row(runs)
    ]


def _pairings(place: Callable[[str], int]) -> list[list[int | None]]:
    """Pairs in force: giver, receiver, first year, last year (null: still)."""
    rows = whole("pairings").drop_duplicates(["assisting", "assisted", "start", "end"])
    return [
        [place(row.assisting), place(row.assisted), _year(row.start), _year(row.end)]
        for row in each_row(rows)
    ]


def _unit_pairs(place: dict[str, int], actor: dict[str, int]) -> list[list[int | None]]:
    """Central units and their counties: unit, county, first and last year where a page states them."""
    return [
        [actor[row.actor_id], place[row.adcode], _year(row.start), _year(row.end)]
        for row in each_row(whole("unit_pairs"))
        if row.actor_id in actor
    ]


def _year(value: object) -> int | None:
    return None if pd.isna(value) else int(value)
