"""Who would be paired with whom: scores under weights, their sensitivity, and the best assignment.

No weighting of the criteria is the right one. So everything is computed under many: weights of the aspects are drawn
evenly from all possible ones, and so are the weights of the criteria within an aspect. A rank is told as the
interval that holds in 90 % of the draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import coo_array, eye_array, kron

from analysis.measures.complementarity import ASPECTS, CRITERIA

DRAWS = 500
SEED = 20260101
INTERVAL = (0.05, 0.95)
_SAME = 9
"""Decimals to which scores are the same: machines add in different orders, and a tie must be one on all of them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The actual assignment against the best and random ones of the same degrees, under many weights.

    `gain` is (actual - random mean) / (best - random mean): 0 is what chance gives, 1 the best there is. `beaten` is
    the share of random assignments with a lower sum. Both by draw; `_equal` is under equal weights. `best` says by
    pair whether it is in the best assignment under equal weights, `share` in what share of the draws; `kept` counts
    the actual pairs in the best assignment under equal weights, `kept_drawn` in each draw. `sums` are the sums of scores
    under equal weights: actual, random mean, best.
    """

    gain: np.ndarray
    gain_equal: float
    beaten: np.ndarray
    beaten_equal: float
    best: pd.Series
    share: pd.Series
    kept: int
    kept_drawn: np.ndarray
    sums: tuple[float, float, float]


def equal_weights() -> pd.Series:
    """Every aspect weighs the same, and so does every criterion within one; they add up to 1."""
    size = pd.Series(CRITERIA).value_counts()
    return pd.Series({name: 1 / len(ASPECTS) / size[aspect] for name, aspect in CRITERIA.items()})


def drawn_weights(draws: int = DRAWS, seed: int = SEED) -> np.ndarray:
    """Weights of the criteria, (draws, criteria), rows add up to 1: uniform over aspects, and within each aspect.

    A flat Dirichlet distribution gives every possible weighting the same chance.
    """
    rng = np.random.default_rng(seed)
    of_aspect = rng.dirichlet(np.ones(len(ASPECTS)), draws)
    columns = []
    for i, aspect in enumerate(ASPECTS):
        inside = sum(one == aspect for one in CRITERIA.values())
        columns.append(of_aspect[:, [i]] * rng.dirichlet(np.ones(inside), draws))
    return np.hstack(columns)


def scores(standing: pd.DataFrame, weights: np.ndarray | None = None) -> pd.DataFrame:
    """Score and rank of every pair, and the interval of its rank over the draws.

    Parameters
    ----------
    standing : DataFrame
        Places by criterion, 0 to 100 (`complementarity.standing`).
    weights : array, shape (draws, criteria), optional
        By default `drawn_weights()`.

    Returns
    -------
    DataFrame
        score (0 to 100, equal weights), rank (1 is best), rank_low, rank_high (90 % of the draws), by pair.
    """
    weights = drawn_weights() if weights is None else weights
    values = pd.DataFrame(_weighted(standing, weights).T, index=standing.index)
    score, ranks = values[0], values.drop(columns=0).rank(ascending=False, method="min")
    low, high = (ranks.quantile(q, axis=1, interpolation="nearest").astype(int) for q in INTERVAL)
    return pd.DataFrame({
        "score": score, "rank": score.rank(ascending=False, method="min").astype(int), "rank_low": low, "rank_high": high,
    })  # fmt: skip


def _weighted(standing: pd.DataFrame, weights: np.ndarray) -> np.ndarray:
    """The scores of all pairs under equal weights, then under each draw: (1 + draws, pairs)."""
    equal = equal_weights()[list(CRITERIA)].to_numpy()
    return np.round(np.vstack([equal, weights]) @ standing[list(CRITERIA)].to_numpy().T, _SAME)


def best_assignment(scores: np.ndarray, actual: pd.Series) -> np.ndarray:
    """The assignments with the greatest sums of scores in which every province has as many partners as it has now.

    Parameters
    ----------
    scores : array, shape (draws, pairs)
        Scores of every possible pair, in the order of `actual`.
    actual : Series of bool
        By (origin, destination), every possible pair: those in force, whose numbers of partners are kept.

    Returns
    -------
    array of bool, shape (draws, pairs)

    Notes
    -----
    With a place for each partner it is an assignment problem, which takes microseconds a draw. Where both provinces
    of a pair have several partners it may be chosen twice; those draws are solved as transport problems with at most
    one unit a pair. Their constraint matrix is totally unimodular, so the linear programme has a whole-numbered
    optimum, which the simplex method finds.
    """
    origins, destinations = (pd.factorize(actual.index.get_level_values(i), sort=True)[0] for i in (0, 1))
    chosen = actual.to_numpy(bool)
    pair = np.empty((origins.max() + 1, destinations.max() + 1), dtype=int)
    pair[origins, destinations] = np.arange(len(actual))
    places = pair[np.ix_(np.sort(origins[chosen]), np.sort(destinations[chosen]))]
    found = np.stack([places[linear_sum_assignment(draw[places], maximize=True)] for draw in scores])
    best = np.zeros(scores.shape, dtype=bool)
    np.put_along_axis(best, found, True, axis=1)
    twice = best.sum(axis=1) < chosen.sum()
    if twice.any():
        best[twice] = _transported(scores[twice], origins, destinations, chosen)
    return best


def _transported(
    scores: np.ndarray, origins: np.ndarray, destinations: np.ndarray, chosen: np.ndarray
) -> np.ndarray:
    """Best assignments by linear programming: one programme of as many blocks as there are draws."""
    rows = np.concatenate([origins, destinations + origins.max() + 1])
    matrix = coo_array((np.ones(len(rows)), (rows, np.tile(np.arange(len(chosen)), 2)))).tocsr()
    found = linprog(
        -scores.ravel(), A_eq=kron(eye_array(len(scores)), matrix, format="csr"), b_eq=np.tile(matrix @ chosen, len(scores)),
        bounds=(0, 1), method="highs-ds",
    )  # fmt: skip
    return found.x.reshape(scores.shape) > 0.5


def compare(
    standing: pd.DataFrame,
    actual: pd.Series,
    weights: np.ndarray | None = None,
    randoms: int = 2000,
    seed: int = SEED,
) -> Comparison:
    """Set the actual assignment against the best and against random ones with the same numbers of partners.

    Parameters
    ----------
    standing : DataFrame
        Places by criterion, every possible pair.
    actual : Series of bool
        By the same pairs.
    weights : array, optional
        By default `drawn_weights()`.
    randoms : int
        Random assignments.
    seed : int
    """
    weights = drawn_weights(seed=seed) if weights is None else weights
    values = _weighted(standing, weights)
    chosen = actual.to_numpy(bool)
    best = best_assignment(values, actual)
    mine, top = values[:, chosen].sum(axis=1), np.where(best, values, 0).sum(axis=1)
    by_chance = values @ _random_assignments(actual, randoms, seed).T
    mean = by_chance.mean(axis=1)
    gain = (mine - mean) / (top - mean)
    beaten = (by_chance < mine[:, None] - 1e-9).mean(axis=1)
    kept = (best & chosen).sum(axis=1)
    return Comparison(
        gain=gain[1:], gain_equal=float(gain[0]), beaten=beaten[1:], beaten_equal=float(beaten[0]),
        best=pd.Series(best[0], index=actual.index), share=pd.Series(best[1:].mean(axis=0), index=actual.index),
        kept=int(kept[0]), kept_drawn=kept[1:],
        sums=(float(mine[0]), float(mean[0]), float(top[0])),
    )  # fmt: skip


def _random_assignments(actual: pd.Series, count: int, seed: int) -> np.ndarray:
    """Assignments with the same degrees, evenly drawn: (count, pairs) of 0 and 1. Draws with a double pair are thrown away."""
    rng = np.random.default_rng(seed)
    pairs = actual.index[actual.to_numpy(bool)]
    place = {pair: i for i, pair in enumerate(actual.index)}
    origins, destinations = (pairs.get_level_values(i).to_numpy() for i in (0, 1))
    drawn = np.zeros((count, len(actual)))
    filled = 0
    while filled < count:
        chosen = {place[pair] for pair in zip(origins, rng.permutation(destinations), strict=True)}
        if len(chosen) == len(pairs):
            drawn[filled, list(chosen)] = 1
            filled += 1
    return drawn


def in_force(pairings: pd.DataFrame, possible: pd.MultiIndex) -> pd.DataFrame:
    """The province pairs of `pairings` in force today that are among the possible ones."""
    rows = pairings[(pairings["level"] == "province") & pairings["end"].isna()]
    return rows[pd.MultiIndex.from_frame(rows[["assisting", "assisted"]]).isin(possible)]


def marked(pairs: pd.DataFrame, possible: pd.MultiIndex) -> pd.Series:
    """Which of the possible pairs are among `pairs` (assisting, assisted)."""
    return pd.Series(
        possible.isin(list(zip(pairs["assisting"], pairs["assisted"], strict=True))), index=possible
    )


def of_province(actual: pd.Series, province: str) -> pd.Series:
    """Which pairs a report shows: every possible one of a province, or the actual ones when none is named."""
    if not province:
        return actual
    return pd.Series([province in pair for pair in actual.index], index=actual.index)
