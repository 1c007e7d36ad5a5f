"""One pair through the streams of the cooperation: money, industry, labour, consumption, people, social projects.

Claims on the pair itself, on several pairs at once and on places inside the pair are kept apart: a part is never
added to the whole, and a figure that several share is nobody's own.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.contained import kinds_in_order
from analysis.measures.links import joined
from analysis.measures.pairs import runs_of_provinces
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, UNKNOWN, numbers, told
from analysis.measures.status import keys as keys_of
from analysis.reconcile.kinds import FAMILIES
from analysis.rows import each_row
from analysis.vocabulary.forces import COUNTERPART_SUPPORT
from analysis.vocabulary.indicators import INDICATORS, OTHER
from analysis.vocabulary.other_indicators import OTHERS
from analysis.vocabulary.places import head_of

STREAMS: dict[str, str] = {
    "money": "money",
    "industry": "industry",
    "labour": "labour",
    "consumption": "market",
    "people": "people",
    "social": "ties",
}
"""Stream -> group of indicators. Money pays for the other five."""

_PARTS = {
    whole: [
        part for part in family.covers if part != whole and not family.covers[part] & ~family.covers[whole]
    ]
    for family in FAMILIES
    for whole in family.covers
}
"""Indicator -> those that count nothing but what it counts."""
_SAME = 0.995  # share of a figure from which another one is the same, with more or fewer digits
TOWN = "other:minning_population", "other:minning_income_per_capita"
"""The town of Minning, where people of the dry south of Ningxia were resettled: residents, and income per head."""
TOWN_PAIR = "350000", "640000"


def stream_of(indicator: str) -> str:
    """Stream that an indicator belongs to; the empty text for an `other:` one that nobody has assigned.

    >>> stream_of("gov_funds"), stream_of("other:townships_paired"), stream_of("other:never_heard_of")
    ('money', 'social', '')
    """
    if indicator.startswith(OTHER):
        group = OTHERS.get(indicator.removeprefix(OTHER), ("",))[0]
    else:
        group = INDICATORS[indicator].group
    return next((stream for stream, own in STREAMS.items() if own == group), "")


def claims(observations: pd.DataFrame, origin: str, destination: str) -> pd.DataFrame:
    """Every claim that concerns a pair, and how.

    Parameters
    ----------
    observations : DataFrame
        The processed table.
    origin, destination : str
        Adcodes of the two provinces.

    Returns
    -------
    DataFrame
        `observations` with `stream` and `scope` (`pair`: the two provinces; `shared`: they and others together;
        `part`: places inside them). Claims of which only one side is named are nobody's, counterpart support is
        another policy, and the series of `TOWN` are left to `town`.
    """
    other = observations["flags"].fillna("").str.contains(COUNTERPART_SUPPORT, regex=False)
    rows = observations[~observations["indicator"].isin(TOWN) & ~other].dropna(
        subset=["origin", "destination"]
    )
    ends = rows[["origin", "destination"]].drop_duplicates()
    ends["scope"] = [
        _scope(east.split(";"), west.split(";"), origin, destination)
        for east, west in zip(ends["origin"], ends["destination"], strict=True)
    ]
    found = rows.merge(ends[ends["scope"] != ""], on=["origin", "destination"])
    return found.assign(stream=found["indicator"].map(stream_of))


def _scope(east: list[str], west: list[str], origin: str, destination: str) -> str:
    if east == [origin] and west == [destination]:
        return "pair"
    if origin in east and destination in west:
        return "shared"
    inside = all(code.startswith(origin[:2]) for code in east) and all(
        c.startswith(destination[:2]) for c in west
    )
    return "part" if inside else ""


def cells(
    series: pd.DataFrame, origin: str, destination: str, found: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The yearly series of a pair, with the stream of each.

    Parameters
    ----------
    series : DataFrame
        The processed table.
    origin, destination : str
        Adcodes of the two provinces.
    found : DataFrame, optional
        From `claims`: what it calls "about" is.

    Returns
    -------
    DataFrame
        Rows of `series` with `stream`, `status`, `figure`, `about` (every page that states it says so) and `scrap` (a floor that is
        no figure beside what is likely), also those of years of which nothing is known. A floor or an estimate that says no more
        than that of a part of the same year says nothing.
    """
    rows = series[(series["origin"] == origin) & (series["destination"] == destination)]
    rows = told(rows.assign(stream=rows["indicator"].map(stream_of)).reset_index(drop=True))
    rough = set() if found is None else {*found.loc[found["bound"] == "about", "observation_id"]}
    about = [bool(ids) and rough.issuperset(ids.split(";")) for ids in rows["observation_ids"]]
    empty = _repeating(rows)
    scrap = rows["status"].eq(UNKNOWN) & rows["lower"].astype("float64").gt(0)
    return kinds_in_order(rows, ["year"]).assign(
        about=about,
        scrap=scrap,
        figure=rows["figure"].mask(empty),
        status=rows["status"].mask(empty, UNKNOWN),
    )


def with_scraps(cells: pd.DataFrame, stated: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """Cells with the highest scrap of each indicator of which nothing else can be told: it is a floor of a few places or months, and stays a `scrap`.

    Parameters
    ----------
    cells : DataFrame
        From `cells`.
    stated : DataFrame
        From `pair_marks.marks`.
    sums : DataFrame
        From `findings.pair_sums.of_pair`.
    """
    pages = stated[~stated["gave_way"] & stated["basis"].ne("target")]
    known = {*cells.loc[cells["figure"].notna(), "indicator"], *pages["indicator"], *sums["indicator"]}
    alone = cells[cells["scrap"] & ~cells["indicator"].isin(known)]
    floor = alone["lower"].astype("float64")
    if "printed" in cells:
        floor = alone["printed"].fillna(floor)
    floor = floor.loc[floor.groupby(alone["indicator"]).idxmax()]
    own = cells.index.isin(floor.index)
    rows = cells.assign(figure=cells["figure"].fillna(floor), status=cells["status"].mask(own, AT_LEAST))
    again = own & _repeating(rows)
    return rows.assign(figure=rows["figure"].mask(again), status=rows["status"].mask(again, UNKNOWN))


def _repeating(rows: pd.DataFrame) -> pd.Series:
    """Floors and estimates of a whole that only repeat what is known of a part, such as all funds beside government funds of a year."""
    figures = numbers(rows["figure"]).tolist()
    own = keys_of(rows, ["indicator", "year", "status"])
    known = {(indicator, year): figure for (indicator, year, _), figure in zip(own, figures, strict=True)}
    empty = [
        status in (AT_LEAST, ESTIMATED)
        and any(known.get((part, year), -1.0) >= _SAME * figure for part in _PARTS.get(indicator, ()))
        for (indicator, year, status), figure in zip(own, figures, strict=True)
    ]
    return pd.Series(empty, index=rows.index, dtype=bool)


def runs(known: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Bring neighbouring years together that say the same.

    Parameters
    ----------
    known : DataFrame
        With `year`.
    keys : list of str
        Columns that must be equal.

    Returns
    -------
    DataFrame
        `keys`, `first` and `last` (years), one row a run, in the order of keys and years.
    """
    found: list[list] = []
    for *cells, year in sorted(keys_of(known, [*keys, "year"]), key=lambda row: (row[0], row[-1])):
        if found and found[-1][:-2] == cells and found[-1][-1] == year - 1:
            found[-1][-1] = year
        else:
            found.append([*cells, year, year])
    return pd.DataFrame(found, columns=[*keys, "first", "last"])


def history(pairings: pd.DataFrame, origin: str, destination: str) -> pd.DataFrame:
    """How two provinces were linked, one kind after the other.

    Parameters
    ----------
    pairings : DataFrame
        From `pairs.today`.
    origin, destination : str
        Adcodes of the two provinces.

    Returns
    -------
    DataFrame
        `kind` (`pairs.KINDS`), `start` and `end` (null: in force), one row for unbroken years of one kind.
    """
    return runs_of_provinces(_between(pairings, origin, destination))[["kind", "start", "end"]].reset_index(
        drop=True
    )


def places_paired(pairings: pd.DataFrame, origin: str, destination: str) -> pd.DataFrame:
    """Pairs of prefectures and counties inside a pair of provinces, whenever they were in force.

    Parameters
    ----------
    pairings : DataFrame
        From `pairs.today`.
    origin, destination : str
        Adcodes of the two provinces.

    Returns
    -------
    DataFrame
        Rows of `pairings` below the provinces, one a pair: `start` of its first and `end` of its last round (null: in
        force), bases accordingly, and the pages of all rounds. What pages tell of a whole province and a place is the pair of a city
        or county of it with that place, where there is one in all of its years: the pages are told there.
    """
    rows = _between(pairings, origin, destination)
    rows = rows[rows["level"] != "province"].sort_values(["assisting", "assisted", "round"])
    found = rows.groupby(["assisting", "assisted"], as_index=False).agg(
        level=("level", "first"), start=("start", "first"), end=("end", lambda ends: ends.iloc[-1]),
        start_basis=("start_basis", "first"), end_basis=("end_basis", "last"),
        source_ids=("source_ids", joined),
    )  # fmt: skip
    return _told_closely(found)


def _told_closely(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs without those of a whole province that are told of a place in it, too, with the pages of these beside the ones that stay."""
    rows, pages, coarse = [*each_row(pairs)], pairs["source_ids"].to_dict(), []
    for whole in rows:
        same = [one.Index for one in rows if _is_closer(one, whole)]
        for at in same:
            pages[at] = joined([pages[at], whole.source_ids])
        coarse += [whole.Index] * bool(same)
    return pairs.assign(source_ids=pd.Series(pages, dtype="str")).drop(index=coarse).reset_index(drop=True)


def _is_closer(one: object, whole: object) -> bool:
    """Whether a pair is another one, of a whole province, told of a place in it, in all of its years."""
    sides = ((one.assisting, whole.assisting), (one.assisted, whole.assisted))
    closer = [place != other for place, other in sides]
    inside = [place == other or (other.endswith("0000") and place[:2] == other[:2]) for place, other in sides]
    lasts = pd.isna(one.end) or (pd.notna(whole.end) and one.end >= whole.end)
    return any(closer) and all(inside) and one.start <= whole.start and lasts


def _between(pairings: pd.DataFrame, origin: str, destination: str) -> pd.DataFrame:
    """Pairs of two provinces and of places in them."""
    return pairings[
        pairings["assisting"].str.startswith(origin[:2])
        & pairings["assisted"].str.startswith(destination[:2])
    ]


def paired_counties(places: pd.DataFrame, counties: pd.Series) -> pd.Series:
    """Counties that are or were paired, themselves or through their prefecture.

    Parameters
    ----------
    places : DataFrame
        From `places_paired`.
    counties : Series of str
        Adcodes of all counties of the map.

    Returns
    -------
    Series of str
        By adcode of the county: `now`, `through` (only its prefecture is paired today) or `before`.
    """
    found = pd.Series(dtype="str")
    once, now = (
        {code for code in [*rows["assisting"], *rows["assisted"]] if not code.endswith("0000")}
        for rows in (places[places["end"].notna()], places[places["end"].isna()])
    )
    whole = {code for code in now if code.endswith("00")}
    for group, ends in (("before", once), ("through", whole), ("now", now - whole)):
        heads = tuple(map(head_of, sorted(ends)))
        mine = counties[counties.str.startswith(heads)] if heads else counties[:0]
        found = pd.concat([found.drop(mine, errors="ignore"), pd.Series(group, index=mine, dtype="str")])
    return found


def town(observations: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """What pages say of the town of Minning, year by year, conflicting figures side by side.

    Parameters
    ----------
    observations : DataFrame
        The processed table.
    indicator : str
        One of `TOWN`.

    Returns
    -------
    DataFrame
        `year`, `figure`, `lower`, `upper`, `status` (reported, or at_least for a floor) and `observation_ids`, one row
        a different figure of a year.
    """
    rows = observations[(observations["indicator"] == indicator) & observations["period_end"].notna()]
    rows = rows.assign(year=rows["period_end"].dt.year, floor=rows["bound"] == "at_least")
    grouped = rows.groupby(["year", "value", "floor"], as_index=False).agg(
        lower=("value", "first"), tolerance=("tolerance", "min"), observation_ids=("observation_id", ";".join)
    )
    exact = ~grouped["floor"]
    return pd.DataFrame({
        "year": grouped["year"],
        "figure": grouped["value"],
        "lower": (grouped["value"] - grouped["tolerance"]).where(exact, grouped["value"]),
        "upper": (grouped["value"] + grouped["tolerance"]).where(exact),
        "status": grouped["floor"].map({True: AT_LEAST, False: REPORTED}),
        "observation_ids": grouped["observation_ids"],
    })  # fmt: skip
