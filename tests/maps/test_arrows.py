"""Arrows: no end is cut, no two hide one another, widths are true."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.maps import arrows

A, B = np.array([0.0, 0.0]), np.array([200.0, 0.0])


def _curves(*pairs, width=4.0):
    starts, ends = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    return arrows.curves(starts, ends, np.full(len(pairs), width))


def test_an_arrow_starts_at_its_origin_and_points_to_its_destination():
    (line,) = _curves((A, B))
    assert np.hypot(*(line[0] - A)) == pytest.approx(2.0, abs=0.1)
    assert np.hypot(*(line[-1] - B)) == pytest.approx(5.0, abs=0.1)
    assert (np.diff(line[:, 0]) > 0).all()


def test_opposite_flows_run_apart():
    there, back = _curves((A, B), (B, A))
    middle = len(there) // 2
    # To the right of each direction: below on the way there, above on the way back.
    assert there[middle, 1] < -10
    assert back[middle, 1] > 10


def test_arrows_of_one_giver_change_ports_where_they_would_cross():
    """A broad arrow to the far west bulges over a place that lies a little north of its chord: the thin one leaves below it."""
    starts, ends = np.zeros((2, 2)), np.array([[-250.0, 10.0], [-75.0, 8.0]])
    broad, thin = arrows.curves(starts, ends, np.array([9.0, 1.0]))
    assert not arrows._crossings([broad, thin])
    assert thin[3, 1] < broad[3, 1]
    # The other way round nothing crosses, and the arrow to the north leaves in the north.
    broad, thin = arrows.curves(starts, ends * [[1, 1], [1, 9]], np.array([9.0, 1.0]))
    assert not arrows._crossings([broad, thin])
    assert thin[3, 1] > broad[3, 1]


def test_heads_that_meet_at_one_place_have_room():
    near = np.array([[200.0, 3.0], [200.0, 0.0], [200.0, -3.0]])
    lines = arrows.curves(near, np.tile(A, (3, 1)), np.full(3, 8.0))
    tips = np.array([line[-1] for line in lines])
    wide = arrows.head_size(8.0)[0]
    gaps = [np.hypot(*(tips[i] - tips[j])) for i in range(3) for j in range(i)]
    assert min(gaps) >= wide


def test_body_is_as_wide_as_asked_and_joins_the_head():
    (line,) = _curves((A, B))
    arrow = arrows.arrow(line, 6.0)
    across = np.hypot(*(arrow.quads[:, 0] - arrow.quads[:, 3]).T)
    assert across == pytest.approx(np.full(len(across), 6.0))
    assert arrow.head[1] == pytest.approx(line[-1])
    neck = (arrow.head[0] + arrow.head[2]) / 2
    assert neck == pytest.approx((arrow.quads[-1, 1] + arrow.quads[-1, 2]) / 2)
    assert np.hypot(*(arrow.head[0] - arrow.head[2])) > 6.0


@pytest.mark.parametrize("far", [199.0, 200.0, 201.7, 330.3])
@pytest.mark.parametrize(("on", "off"), [(6.0, 4.0), (1.5, 2.5)])
def test_dashes_are_even_along_the_whole_arrow_and_keep_the_neck(far, on, off):
    (line,) = _curves((A, np.array([far, 40.0])))
    dashed = arrows.arrow(line, 1.0, dash=(on, off))
    centre = (dashed.quads[:, :2] + dashed.quads[:, :1:-1]) / 2
    length = np.hypot(*(centre[:, 1] - centre[:, 0]).T)
    gaps = np.hypot(*(centre[1:, 0] - centre[:-1, 1]).T)
    assert gaps.max() == pytest.approx(off, abs=1.1)
    assert length.sum() / (length.sum() + gaps.sum()) == pytest.approx(on / (on + off), abs=0.05)
    neck = (dashed.head[0] + dashed.head[2]) / 2
    assert neck == pytest.approx(centre[-1, 1], abs=1e-6)


def test_a_short_arrow_keeps_a_body():
    (line,) = _curves((A, np.array([16.0, 0.0])))
    arrow = arrows.arrow(line, 10.0)
    assert len(arrow.quads) >= 3
    assert np.isfinite(arrow.outline).all()


@pytest.mark.parametrize("far", [40.0, 66.0, 90.0])
def test_the_head_of_a_short_broad_arrow_points_to_its_place(far):
    # As from Guangxi to Guangdong: eleven points wide, and two thinner ones arrive beside it.
    end = np.array([far, 9.0])
    starts = np.array([[0.0, 0.0], [-25.0, 56.0], [-50.0, 100.0]])
    widths = np.array([11.0, 3.1, 0.9])
    curves = arrows.curves(starts, np.tile(end, (3, 1)), widths)
    broad = arrows.arrow(curves[0], 11.0)
    body = broad.head[[0, 2]].mean(axis=0)
    ahead, wanted = broad.head[1] - body, end - broad.head[1]
    turn = np.degrees(np.arccos(ahead @ wanted / np.hypot(*ahead) / np.hypot(*wanted)))
    assert turn < 25
    way = curves[0][-1] - curves[0][0]
    along = np.diff(curves[0], axis=0) @ way
    assert (along > 0).all(), "it never turns back"


def test_a_curve_keeps_clear_of_a_place_that_it_only_passes():
    starts, ends = np.array([[0.0, 0.0], [100.0, -90.0]]), np.array([[200.0, 0.0], [60.0, -27.0]])
    (free,) = arrows.curves(starts[:1], ends[:1], np.array([1.0]))
    passed = free[len(free) // 2]
    line, _ = arrows.curves(starts, np.array([ends[0], passed]), np.array([1.0, 1.0]))
    assert np.hypot(*(free - passed).T).min() < 1
    assert np.hypot(*(line - passed).T).min() >= 5


def test_no_flows_no_curves():
    assert arrows.curves(np.empty((0, 2)), np.empty((0, 2)), np.empty(0)) == []


@given(
    st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=2, max_size=8, unique=True),
    st.floats(0.5, 12),
)
def test_any_set_of_flows_gives_finite_arrows(places, width):
    places = np.unique(np.round(places, 0), axis=0)
    if len(places) < 2:
        return
    starts, ends = np.repeat(places[:1], len(places) - 1, axis=0), places[1:]
    for line in arrows.curves(starts, ends, np.full(len(ends), width)):
        assert np.isfinite(arrows.arrow(line, width).outline).all()


def test_a_head_is_wider_than_its_body_by_what_its_width_asks_within_limits():
    """Four fifths of the body, but no less than `extra` and no more than seven points; as long as nineteen twentieths of its width."""
    assert [float(one) for one in arrows.head_size(1.0)] == pytest.approx([5.5, 5.225])
    assert [float(one) for one in arrows.head_size(7.5)] == pytest.approx([13.5, 12.825])
    assert [float(one) for one in arrows.head_size(11.0)] == pytest.approx([18.0, 17.1])
    assert float(arrows.head_size(1.0, 2.2)[0]) == pytest.approx(3.2)


def test_the_pieces_of_an_arrow_tell_where_on_its_way_they_lie():
    """For the colour runs from the origin to the tip: the head, 4.94 of 100 points, is the end of it."""
    straight = np.column_stack([np.linspace(0, 100, 51), np.zeros(51)])
    arrow = arrows.arrow(straight, 0.7)
    assert arrow.along[0] == pytest.approx(0.01, abs=0.003) and arrow.along[-1] == pytest.approx(
        0.94, abs=0.005
    )
    middles = arrow.quads.mean(axis=1)[:, 0] / 100
    assert arrow.along == pytest.approx(middles, abs=1e-6)
    assert arrow.head[1] == pytest.approx([100, 0]) and arrow.head[[0, 2], 0] == pytest.approx(
        [95.06, 95.06], abs=0.01
    )


def test_arrows_of_one_place_are_spread_and_of_one_arrow_nothing_is_moved():
    place = np.zeros((3, 2))
    angle, reach = arrows._spread(place, np.array([0.0, 0.01, 3.0]), np.array([4.0, 4.0, 4.0]), 5.0)
    # Each needs 4 points and 1.2 beside it: three take 15.6 on an arc of 2.2, so they stand 7.09 from their place.
    assert reach == pytest.approx([15.6 / 2.2] * 3)
    apart = 2 * np.arcsin(2.6 / reach[0])
    assert angle[1] - angle[0] == pytest.approx(apart, abs=2e-3) and angle[2] == 3.0
    assert (angle[0] + angle[1]) / 2 == pytest.approx(0.005, abs=1e-3), "equal ones give way alike"
    alone, near = arrows._spread(place[:1], np.array([1.0]), np.array([40.0]), 5.0)
    assert (alone[0], near[0]) == (1.0, 5.0)
    thin, _ = arrows._spread(place[:2], np.array([0.0, 0.01]), np.array([9.0, 1.0]), 5.0)
    assert abs(thin[0]) < abs(thin[1] - 0.01), "the broad one keeps its direction rather than the thin one"


def test_only_arrows_that_share_a_place_change_ports():
    starts, ends = [[0.0, 0.0], [0.4, 0.0], [50.0, 0.0]], [[9.0, 9.0], [80.0, 80.0], [9.0, 9.0]]
    place = np.array(starts + ends)
    # Half a point apart is one place; the first and third meet where they arrive.
    assert arrows._shared(place, 0, 1) == [[0, 1]]
    assert arrows._shared(place, 0, 2) == [[3, 5]] and arrows._shared(place, 1, 2) == []
