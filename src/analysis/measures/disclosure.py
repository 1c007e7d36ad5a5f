"""Small counts of persons in a county are not shown in reports: three workers of one county are nearly named.

A pure function on frames of observations or of any table with a place, a unit and a value; the ingestion
keeps the true counts, because sums need them. A hidden count can still be worked out where its total and
all its neighbours are printed: a report that prints totals must sum the hidden rows too, or leave the total
out.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.vocabulary.places import level_of

SUPPRESSED = "suppressed"
"""The flag of a row whose value was taken out."""

PERSON_UNITS = ("persons", "person-times", "households")


def suppress_small(
    frame: pd.DataFrame,
    threshold: int = 5,
    *,
    value: str = "value",
    places: Iterable[str] = ("origin", "destination"),
) -> pd.DataFrame:
    """Take out counts of persons under a threshold where a county is named.

    Parameters
    ----------
    frame : DataFrame
        With `value`, the columns of `places` (adcodes, several joined by `;`), and `unit` (a frame without
        it is taken to count persons). It is not changed.
    threshold : int
        Counts from 1 to one less are taken out; zero is no person and stays.
    value : str
        Column of the counts.
    places : iterable of str
        Columns of adcodes; those that the frame lacks are passed over.

    Returns
    -------
    DataFrame
        The same rows; a value taken out is missing (as is its `tolerance`) and its row carries `suppressed`
        in `flags`.

    Examples
    --------
    >>> told = pd.DataFrame({"destination": ["520526", "520000"], "unit": "persons", "value": [3.0, 3.0]})
    >>> suppress_small(told)["value"].tolist()
    [nan, 3.0]
    """
    named = [frame[column] for column in places if column in frame.columns]
    county = pd.Series(False, index=frame.index)
    for codes in named:
        in_county = {text: _names_county(text) for text in codes.dropna().unique()}
        county |= codes.map(in_county).fillna(False).astype(bool)
    persons = frame["unit"].isin(PERSON_UNITS) if "unit" in frame.columns else True
    small = county & persons & frame[value].gt(0) & frame[value].lt(threshold)
    flags = (
        frame["flags"].fillna("").astype(str)
        if "flags" in frame.columns
        else pd.Series("", index=frame.index)
    )
    added = flags.where(flags.eq(""), flags + ";") + SUPPRESSED
    hidden = {
        column: frame[column].astype("float64").mask(small)
        for column in (value, "tolerance")
        if column in frame
    }
    return frame.assign(**hidden, flags=flags.where(~small, added))


def discreet(observations: pd.DataFrame, threshold: int = 5) -> pd.DataFrame:
    """Observations as a report may show them: a small count of persons in a county is printed as `<5`.

    Parameters
    ----------
    observations : DataFrame
    threshold : int

    Returns
    -------
    DataFrame
        `suppress_small`, with `value_printed` and `note` of the hidden rows taken out as well.
    """
    hidden = suppress_small(observations, threshold)
    small = hidden["flags"].str.split(";").map(lambda flags: SUPPRESSED in flags)
    return hidden.assign(
        value_printed=hidden["value_printed"].mask(small, f"<{threshold}"),
        note=hidden["note"].mask(small, ""),
    )


def _names_county(codes: str) -> bool:
    """Whether one of several joined adcodes is of a county."""
    return any(level_of(code) == "county" for code in codes.split(";") if code)
