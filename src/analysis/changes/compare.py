"""Two states of the tables, held against each other: claims, cells, sums, and the cause of each change.

Nothing here reads a file. A cell that one state does not list is one of which it knew nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.reconcile.kinds import FAMILIES
from analysis.rows import each_row
from analysis.vocabulary.codes import ESTIMATED
from analysis.vocabulary.numbers import worked_out
from analysis.vocabulary.places import NATION

CELL = ["indicator", "origin", "destination", "year"]
SUM = ["indicator", "origin", "destination", "first", "last"]
NUMBERS = ["value", "lower", "upper"]
SAID = ["origin", "destination", "indicator", "value", "unit", "period_start", "period_end", "basis", "bound"]
"""What a claim says: one that says another thing is corrected."""

NEW, CORRECTED, WITHDRAWN = "new", "corrected", "withdrawn"
APPEARS, DISAPPEARS, VALUE, BOUNDS = "appears", "disappears", "value", "bounds"
CHANGES = (VALUE, DISAPPEARS, APPEARS, BOUNDS)
"""Kinds of change, what a reader who quoted a number must know first."""
TIED, METHOD = "tied", "method"
CAUSES = (NEW, CORRECTED, WITHDRAWN, TIED, METHOD)
"""Causes: claims that are named are new, corrected or withdrawn; such a claim ties the sum to others; the method."""
_NEAR = 1e-6
"""What two figures may differ by and count as equal, relative to the larger: solvers round."""


def claims(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Find the claims that are new, corrected or withdrawn.

    Parameters
    ----------
    old, new : DataFrame
        `observations` of the two states.

    Returns
    -------
    DataFrame
        `observation_id`, `indicator`, `origin`, `destination`, `change`, and `fields`: what a corrected one says
        otherwise, joined by ";".
    """
    said = [name for name in SAID if name in old and name in new]
    before, after = (table.set_index("observation_id")[said].astype(object) for table in (old, new))
    both = before.index.intersection(after.index)
    left, right = before.loc[both], after.loc[both]
    differ = ~((left == right) | (left.isna() & right.isna())).to_numpy(dtype=bool)
    fields = pd.Series([";".join(np.array(said)[row]) for row in differ], index=both, dtype="str")
    kinds = {
        NEW: (after.loc[after.index.difference(before.index)], ""),
        WITHDRAWN: (before.loc[before.index.difference(after.index)], ""),
        CORRECTED: (right[differ.any(axis=1)], fields[differ.any(axis=1)]),
    }
    found = [
        rows[["indicator", "origin", "destination"]].assign(change=kind, fields=own)
        for kind, (rows, own) in kinds.items()
    ]
    return pd.concat(found).rename_axis("observation_id").reset_index()


def figures(old: pd.DataFrame, new: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Find the cells or sums whose figure or bounds are others now.

    Parameters
    ----------
    old, new : DataFrame
        `key`, `NUMBERS` in base units, `method`, `observation_ids`, `rival_ids`.
    key : list of str
        `CELL` or `SUM`.

    Returns
    -------
    DataFrame
        `key`, every other column as `old_*` and `new_*`, and `change` (one of `CHANGES`).
    """
    columns = [*NUMBERS, "method", "observation_ids", "rival_ids"]
    both = pd.merge(
        old[[*key, *columns]].rename(columns={name: f"old_{name}" for name in columns}),
        new[[*key, *columns]].rename(columns={name: f"new_{name}" for name in columns}),
        on=key,
        how="outer",
    )
    for side in ("old", "new"):
        lower = both[f"{side}_lower"]
        both[f"{side}_lower"] = lower.where(lower > 0)  # a floor of nought tells nothing
        names = [f"{side}_{name}" for name in ("method", "observation_ids", "rival_ids")]
        both[names] = both[names].fillna("")
    same = {name: _same(both[f"old_{name}"], both[f"new_{name}"]) for name in NUMBERS}
    # An estimate that reports still tell in the same digits is the number that was quoted.
    told = [both[f"{side}_value"].astype("float64").map(worked_out) for side in ("old", "new")]
    guessed = both["old_method"].eq(ESTIMATED) & both["new_method"].eq(ESTIMATED)
    same["value"] |= guessed & told[0].eq(told[1])
    known = {
        side: both[[f"{side}_{name}" for name in NUMBERS]].notna().any(axis=1) for side in ("old", "new")
    }
    both["change"] = np.select(
        [~known["old"] & known["new"], known["old"] & ~known["new"], ~same["value"],
         ~(same["lower"] & same["upper"])],
        [APPEARS, DISAPPEARS, VALUE, BOUNDS],
        default="",
    )  # fmt: skip
    return both[both["change"] != ""].reset_index(drop=True)


def _same(old: pd.Series, new: pd.Series) -> pd.Series:
    a, b = (side.astype("float64").replace(np.inf, np.nan) for side in (old, new))
    return (a.isna() & b.isna()) | ((a - b).abs() <= _NEAR * np.maximum(a.abs(), b.abs()))


def caused(changed: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    """Say of each change which claims made it.

    Parameters
    ----------
    changed : DataFrame
        From `figures`.
    moved : DataFrame
        From `claims`.

    Returns
    -------
    DataFrame
        `changed` with `cause` (one of `CAUSES`) and `claims`: the claims that moved, joined by ";". A claim that stands
        behind the old or the new figure is named first; else those of the same quantities that touch one of its places
        (`tied`); where no claim of the same quantities moved, it is the method.
    """
    kind = dict(zip(moved["observation_id"], moved["change"], strict=True))
    families: dict[str, list] = {}
    for row in each_row(moved):
        families.setdefault(_family(row.indicator), []).append(row)
    causes, named = [], []
    for row in each_row(changed):
        behind = _ids(row.old_observation_ids, row.new_observation_ids, row.old_rival_ids, row.new_rival_ids)
        own = sorted(behind & kind.keys())
        cause = min((kind[claim] for claim in own), key=CAUSES.index, default="")
        if not own:
            own = sorted(
                one.observation_id for one in families.get(_family(row.indicator), ()) if _touches(one, row)
            )
            cause = TIED if own else METHOD
        causes.append(cause)
        named.append(";".join(own))
    return changed.assign(cause=causes, claims=named)


def _family(indicator: str) -> str:
    """What is reconciled together; a quantity that is not in a family is alone."""
    return next((family.name for family in FAMILIES if indicator in family.covers), indicator)


def _ids(*joined: str) -> set[str]:
    return {claim for ids in joined for claim in str(ids).split(";") if claim}


def _touches(claim, row) -> bool:
    """Whether a claim speaks of a giver or a receiver of a figure, or of all."""
    sides = ((claim.origin, row.origin), (claim.destination, row.destination))
    return all(_near(place, asked) for place, asked in sides)


def _near(place: object, asked: object) -> bool:
    if not isinstance(place, str) or not isinstance(asked, str) or place == NATION:
        return True  # the nation, or all of a side
    provinces = {code[:2] for code in place.split(";")}
    return any(code[:2] in provinces for code in asked.split(";"))


def shown(changed: pd.DataFrame, asked: Mapping[str, Iterable[Mapping[str, Iterable[str]]]]) -> pd.Series:
    """Name the reports that show a changed cell.

    Parameters
    ----------
    changed : DataFrame
        From `figures` with `CELL`.
    asked : mapping
        Report -> what it asked of `series`: column -> texts, as `store.table` takes them.

    Returns
    -------
    Series of str
        Names of reports, joined by ";".
    """
    texts = {name: changed[name].astype(str) for name in CELL}
    names: list[list[str]] = [[] for _ in range(len(changed))]
    for report, questions in asked.items():
        fit = np.zeros(len(changed), dtype=bool)
        for where in questions:
            own = np.ones(len(changed), dtype=bool)
            for column in where.keys() & texts.keys():
                exact = [text for text in where[column] if not text.endswith("*")]
                heads = tuple(text[:-1] for text in where[column] if text.endswith("*"))
                own &= (texts[column].isin(exact) | texts[column].str.startswith(heads)).to_numpy()
            fit |= own
        for row in np.flatnonzero(fit):
            names[row].append(report)
    return pd.Series([";".join(own) for own in names], index=changed.index, dtype="str")
