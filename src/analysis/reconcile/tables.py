"""The settled systems as tables, and back: what `total` solves on, in milliseconds and without the claims.

Three tables hold all families. `limits` has a row for each limit: what it says, of whom and when, what it is held to
after the contradictions are settled, and the numbers of its columns; `atoms` and `parts` tell which places, days and
kinds each column is made of (see `atoms`).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.reconcile.atoms import ATOMS, PARTS, Atoms
from analysis.reconcile.kinds import Family
from analysis.reconcile.limits import Limit, Limits, Weights
from analysis.reconcile.regions import Regions
from analysis.reconcile.solved import Solved
from analysis.reconcile.system import Settlement, System
from analysis.rows import each_row
from analysis.vocabulary.codes import GAVE_WAY, HELD, TIED

LIMIT_COLUMNS = {
    "family": "str",
    "number": "int64",
    "origin": "str",
    "destination": "str",
    "kinds": "int64",
    "start": "datetime64[ns]",
    "end": "datetime64[ns]",
    "paired": "bool",
    "side": "str",
    "lower": "float64",
    "upper": "float64",
    "held_lower": "float64",
    "held_upper": "float64",
    "state": "str",
    "soft": "bool",
    "weight": "float64",
    "observation_ids": "str",
    "figures": "str",
    "tolerances": "str",
    "columns": "str",
}
"""Columns of `limits` and their types. Several codes, ids and numbers are joined by ";". `end` is the last day."""
PART_COLUMNS = {"family": "str", "place_class": "int64", **dict.fromkeys(PARTS[1:], "str")}
ATOM_COLUMNS = {"family": "str", **dict.fromkeys(ATOMS, "int64"), "paired": "bool"}
_EPOCH = pd.Timestamp("1970-01-01")


def limits_table(solved: Iterable[Solved]) -> pd.DataFrame:
    """Write the limits of all families, `LIMIT_COLUMNS`."""
    rows = []
    for one in solved:
        found = one.settlement
        for number, (limit, columns) in enumerate(zip(one.limits, one.statements.columns, strict=True)):
            state = GAVE_WAY if found.lost[number] else TIED if found.tied[number] else HELD
            rows.append((
                one.family.name, number, ";".join(limit.givers), ";".join(limit.receivers), limit.kinds,
                _EPOCH + pd.Timedelta(days=limit.start), _EPOCH + pd.Timedelta(days=limit.end - 1), limit.paired,
                limit.side, limit.lower, _finite(limit.upper), found.lower[number], _finite(found.upper[number]), state,
                limit.soft, limit.weight, ";".join(limit.claims), _joined(limit.figures), _joined(limit.tolerances),
                _joined(columns),
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(LIMIT_COLUMNS)).astype(LIMIT_COLUMNS)


def parts_table(solved: Iterable[Solved]) -> pd.DataFrame:
    """Write the parts of all families, `PART_COLUMNS`."""
    return _stacked(((one.family.name, one.atoms.parts) for one in solved), PART_COLUMNS)


def atoms_table(solved: Iterable[Solved]) -> pd.DataFrame:
    """Write the atoms of all families, `ATOM_COLUMNS`."""
    return _stacked(((one.family.name, one.atoms.atoms) for one in solved), ATOM_COLUMNS)


def restore(
    family: Family, limits: pd.DataFrame, parts: pd.DataFrame, atoms: pd.DataFrame, regions: Regions
) -> Solved:
    """Read the system of one family back from the tables.

    Parameters
    ----------
    family : Family
    limits, parts, atoms : DataFrame
        The processed tables, rows of other families among them or not.
    regions : Regions

    Returns
    -------
    Solved
        Without readings, weights and rivals, which only the claims have.
    """
    own = limits[limits["family"] == family.name].sort_values("number", kind="stable")
    columns = [
        np.array(text.split(";"), dtype=int) if text else np.zeros(0, dtype=int) for text in own["columns"]
    ]
    found_atoms = atoms.loc[atoms["family"] == family.name, list(ATOMS)].reset_index(drop=True)
    found_parts = parts.loc[parts["family"] == family.name, list(PARTS)].reset_index(drop=True)
    pointers = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate(columns) if columns else np.zeros(0, dtype=int)
    width = int(max(flat.max(initial=-1), found_atoms["column"].max() if len(found_atoms) else -1)) + 1
    incidence = csr_array((np.ones(len(flat)), flat, pointers), shape=(len(own), width))
    made = Atoms(found_parts, found_atoms, incidence, {}, ())
    state = own["state"].to_numpy()
    settlement = Settlement(
        own["held_lower"].to_numpy(), own["held_upper"].fillna(np.inf).to_numpy(), np.zeros(len(own)),
        state == GAVE_WAY, state == TIED, {},
    )  # fmt: skip
    kept = tuple(_limit(row) for row in each_row(own, index=False))
    return Solved(
        family,
        Limits(kept, (), {}, Weights({})),
        made,
        settlement,
        System(made, kept, settlement.lower, settlement.upper, regions),
    )


def _limit(row: object) -> Limit:
    givers, receivers = tuple(row.origin.split(";")), tuple(row.destination.split(";"))
    return Limit(
        givers=givers, receivers=receivers, kinds=row.kinds, start=(row.start - _EPOCH).days,
        end=(row.end - _EPOCH).days + 1, paired=row.paired, side=row.side, lower=row.lower,
        upper=np.inf if np.isnan(row.upper) else row.upper, claims=tuple(row.observation_ids.split(";")),
        figures=_numbers(row.figures), tolerances=_numbers(row.tolerances), weight=row.weight,
        total="100000" in (*givers, *receivers), soft=row.soft,
    )  # fmt: skip


def _stacked(frames: Iterable[tuple[str, pd.DataFrame]], columns: dict[str, str]) -> pd.DataFrame:
    full = [frame.assign(family=name) for name, frame in frames if len(frame)]
    stacked = pd.concat(full, ignore_index=True) if full else pd.DataFrame(columns=list(columns))
    return stacked[list(columns)].astype(columns)


def _finite(value: float) -> float:
    return value if np.isfinite(value) else np.nan


def _joined(values: Iterable[float]) -> str:
    return ";".join(map(repr, (v.item() if isinstance(v, np.generic) else v for v in values)))


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(";"))
