"""Geometry of flow arrows: curved ribbons that fan out where they share an end. Everything in points.

All arrows bend to the right of their direction, so that a flow and its opposite run apart. Around each place
the ends are spread over a circle until no two overlap, and each curve leaves and arrives along its own
radius. Two that cross change their ports at the place that they share, where the map has fewer crossings then.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely

EXTRA = 4.5  # points that a head is wider than a thin body
BEND = 0.33  # radians between the chord and the curve's ends
_STRAIGHT = (
    14.0  # an arrow shorter than so many of its widths bends less: in a tight turn its head points astray
)
_REACH, _REACHES = 0.36, (0.36, 0.27, 0.46, 0.18, 0.56, 0.1, 0.7)
"""Share of the way between the ports that the control points stand away from them, best first."""
_TRIES = sorted(product(_REACHES, repeat=2), key=lambda pair: abs(pair[0] - _REACH) + abs(pair[1] - _REACH))
"""The same for both ends."""
_CLEAR = 5.0  # points that a curve keeps from the places that it only passes
_GAP = 1.2  # points between neighbouring ends
_FAN, _FANS, _FULL = 2.2, 0.15, 3.0
"""Radians that the ends at one place may take: up to three, each more, and at most. More would turn arrows away from where they go."""
_STEP = 2.0  # points between samples of a curve
_ONE_PLACE = 1.0  # points


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow in points.

    Attributes
    ----------
    curve : array (n, 2)
        Centre line, from the origin's port to the tip.
    quads : array (m, 4, 2)
        The body in pieces, in order, without those that a dash leaves out.
    along : array (m,)
        Where each piece lies, 0 at the origin to 1 at the tip, for colouring.
    head : array (3, 2)
    outline : array (k, 2)
        Body and head in one, for a casing behind them.
    """

    curve: np.ndarray
    quads: np.ndarray
    along: np.ndarray
    head: np.ndarray
    outline: np.ndarray


def head_size(width: np.ndarray | float, extra: np.ndarray | float = EXTRA) -> tuple[np.ndarray, np.ndarray]:
    """Width and length of the head of an arrow of this width; it is at least `extra` points wider than the
    body.
    """
    wide = np.asarray(width) + np.clip(np.asarray(width) * 0.8, extra, 7.0)
    return wide, wide * 0.95


def curves(
    starts: np.ndarray,
    ends: np.ndarray,
    widths: np.ndarray,
    *,
    radius: float = 5.0,
    extra: np.ndarray | float = EXTRA,
) -> list[np.ndarray]:
    """Centre lines of arrows between places.

    Parameters
    ----------
    starts, ends : array (n, 2)
        Places in points; equal rows are one place.
    widths : array (n,)
        Widths of the bodies in points.
    radius : float
        How far from a place its arrows begin and end at least.
    extra : float or array (n,)
        As for `head_size`.

    Returns
    -------
    list of array (k, 2)
        Points about `_STEP` apart.
    """
    if len(starts) == 0:
        return []
    chord = ends - starts
    distance = np.hypot(*chord.T)
    bearing = np.arctan2(chord[:, 1], chord[:, 0])
    # Each arrow has two ports: where it leaves and where it arrives, both as angles seen from their place.
    bend = BEND * np.clip(distance / (_STRAIGHT * widths), 0.2, 1.0)
    angle = np.concatenate([bearing - bend, bearing + np.pi + bend])
    needs = np.concatenate([widths, head_size(widths, extra)[0]])
    place = np.concatenate([starts, ends])
    known: dict[tuple[int, bytes], np.ndarray] = {}
    result = _lines(place, angle, needs, radius, known)
    crossings = _crossings(result)
    for i, j in crossings:
        for ports in _shared(place, i, j):
            other = angle.copy()
            other[ports] = angle[ports[::-1]]
            lines = _lines(place, other, needs, radius, known)
            if len(fewer := _crossings(lines)) < len(crossings):
                result, angle, crossings = lines, other, fewer
    return result


def _crossings(lines: list[np.ndarray]) -> list[tuple[int, int]]:
    """Which lines cross which."""
    each = shapely.linestrings(
        np.concatenate(lines), indices=np.repeat(range(len(lines)), [*map(len, lines)])
    )
    one, other = shapely.STRtree(each).query(each, predicate="crosses")
    return sorted((i, j) for i, j in zip(one.tolist(), other.tolist(), strict=True) if i < j)


def _shared(place: np.ndarray, i: int, j: int) -> list[list[int]]:
    """The ports of two arrows at a place where both leave, or both arrive: they may be changed for one another."""
    half = len(place) // 2
    return [[i + at, j + at] for at in (0, half) if np.hypot(*(place[i + at] - place[j + at])) < _ONE_PLACE]


def _lines(
    place: np.ndarray,
    angle: np.ndarray,
    needs: np.ndarray,
    radius: float,
    known: dict[tuple[int, bytes], np.ndarray],
) -> list[np.ndarray]:
    """The curves between ports of these angles, once neighbours have room: first all that leave, then all that arrive.

    Those that are `known`, by their number and their ports, are not looked for again: to change two ports moves few of the others.
    """
    half = len(place) // 2
    starts, ends = place[:half], place[half:]
    angle, reach = _spread(place, angle, needs, radius)
    # An arrow begins under the dot of its place, and only ends clear of it.
    reach[:half] *= 0.4
    port = place + reach[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    places = np.unique(place.round(3), axis=0)
    result = []
    for i in range(half):
        ports, angles = port[[i, half + i]], angle[[i, half + i]]
        key = i, ports.tobytes() + angles.tobytes()
        if key not in known:
            own = np.array([starts[i], ends[i]])
            passed = places[np.hypot(*(places[:, None] - own).T).min(axis=0) > 1]
            known[key] = _between(ports, angles, passed)
        result.append(known[key])
    return result


def _between(ports: np.ndarray, angles: np.ndarray, passed: np.ndarray) -> np.ndarray:
    """The first curve between two ports that runs over no place that it only passes; or the one that is farthest from them."""
    away = np.column_stack([np.cos(angles), np.sin(angles)]) * np.hypot(*(ports[1] - ports[0]))
    best, widest = None, -1.0
    for reach in _TRIES:
        near, far = ports + np.array(reach)[:, None] * away
        line = _bezier(ports[0], near, far, ports[1])
        gap = np.hypot(*(line[:, None] - passed[None]).transpose(2, 0, 1)).min(initial=np.inf)
        if gap >= _CLEAR:
            return line
        if gap > widest:
            best, widest = line, gap
    return best


def _spread(
    place: np.ndarray, angle: np.ndarray, needs: np.ndarray, radius: float
) -> tuple[np.ndarray, np.ndarray]:
    """Move the ports round their place until neighbours have room; returns angles and distances from the
    place.
    """
    angle, reach = angle.copy(), np.full(len(angle), radius)
    _, group = np.unique(np.round(place, 3), axis=0, return_inverse=True)
    for node in range(group.max() + 1):
        mine = np.flatnonzero(group.ravel() == node)
        room = needs[mine] + _GAP
        fan = min(_FAN + _FANS * max(len(mine) - 3, 0), _FULL)
        reach[mine] = max(radius, room.sum() / fan if len(mine) > 1 else radius)
        half = np.arcsin(np.clip(room / 2 / reach[mine], 0, 1))
        for _ in range(60):
            order = np.argsort(np.mod(angle[mine], 2 * np.pi), kind="stable")
            after = np.roll(order, -1)
            between = np.mod(angle[mine[after]] - angle[mine[order]], 2 * np.pi)
            short = np.clip(half[order] + half[after] - between, 0, None)
            if len(mine) < 2 or short.max() < 1e-3:
                break
            # The thinner one gives way: a broad one turned aside would be seen to.
            share = half[after] / (half[order] + half[after])
            np.add.at(angle, mine[order], -short * share)
            np.add.at(angle, mine[after], short * (1 - share))
    return angle, reach


def _bezier(p0: np.ndarray, p1: np.ndarray, p2: np.ndarray, p3: np.ndarray) -> np.ndarray:
    t = np.linspace(0, 1, 65)[:, None]
    fine = (1 - t) ** 3 * p0 + 3 * t * (1 - t) ** 2 * p1 + 3 * t**2 * (1 - t) * p2 + t**3 * p3
    return _resample(fine, max(6, round(_length(fine)[-1] / _STEP)))


def _length(line: np.ndarray) -> np.ndarray:
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def _resample(line: np.ndarray, count: int) -> np.ndarray:
    length = _length(line)
    at = np.linspace(0, length[-1], count + 1)
    return np.column_stack([np.interp(at, length, line[:, 0]), np.interp(at, length, line[:, 1])])


def arrow(
    curve: np.ndarray, width: float, *, dash: tuple[float, float] | None = None, extra: float = EXTRA
) -> Arrow:
    """Build a ribbon with a head along a centre line.

    Parameters
    ----------
    curve : array (n, 2)
    width : float
        Of the body, in points.
    dash : (on, off), optional
        Lengths in points of the pieces drawn and left out.
    extra : float
        As for `head_size`.
    """
    length = _length(curve)
    wide, long = (float(size) for size in head_size(width, extra))
    long = min(long, 0.5 * length[-1])
    neck = length[-1] - long
    # Pieces as long as a dash would fall now on it, now beside it, and leave long gaps.
    step = min(*dash, _STEP) / 3 if dash else _STEP
    body = _resample(_cut(curve, length, neck), max(3, round(neck / step)))
    side = _normals(body) * width / 2
    left, right = body + side, body - side
    quads = np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)
    middle = (np.arange(len(quads)) + 0.5) / len(quads)
    if dash:
        on, off = dash
        keep = np.mod(middle * neck, on + off) < on
        # A gap right behind the head would tear it off.
        keep |= middle * neck > neck - on
        quads, middle = quads[keep], middle[keep]
    ahead = curve[-1] - body[-1]
    across = np.array([-ahead[1], ahead[0]]) / max(np.hypot(*ahead), 1e-9) * wide / 2
    head = np.array([body[-1] + across, curve[-1], body[-1] - across])
    outline = np.concatenate([left, head, right[::-1]])
    return Arrow(curve, quads, middle * neck / length[-1], head, outline)


def _cut(line: np.ndarray, length: np.ndarray, at: float) -> np.ndarray:
    end = [np.interp(at, length, line[:, 0]), np.interp(at, length, line[:, 1])]
    return np.concatenate([line[length < at - 1e-9], [end]])


def _normals(line: np.ndarray) -> np.ndarray:
    tangent = np.gradient(line, axis=0)
    tangent /= np.maximum(np.hypot(*tangent.T), 1e-9)[:, None]
    return np.column_stack([-tangent[:, 1], tangent[:, 0]])
