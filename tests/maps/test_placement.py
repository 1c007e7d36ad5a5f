"""Labels: none over another, optional ones give way."""

from __future__ import annotations

import numpy as np

from analysis.maps.placement import (
    Label,
    Placer,
    _box,
    _crossing,
    _runs_over,
    _runs_through,
    _shared,
    around,
    nearest,
)

PAGE = (0.0, 0.0, 100.0, 100.0)


def _label(key, x, y, required=True):
    return Label(key, 20.0, 8.0, around((x, y), 20, 8, 2), required)


def test_the_best_free_place_is_taken():
    placer = Placer(PAGE)
    assert placer.place([_label("a", 50, 50)])["a"] == (62.0, 50.0)


def test_labels_of_neighbours_do_not_overlap():
    labels = [_label(i, 50 + i, 50 + 2 * i) for i in range(6)]
    placer = Placer(PAGE)
    centres = placer.place(labels)
    boxes = [_box(centres[label.key], label) for label in labels]
    shared = _shared(np.array(boxes), np.array(boxes))
    assert not shared[np.tril_indices(len(boxes), -1)].any()


def test_a_label_stays_on_the_page():
    centre = Placer(PAGE).place([_label("edge", 98, 50)])["edge"]
    assert centre[0] + 10 <= 100


def test_arrows_are_avoided():
    along = np.column_stack([np.linspace(50, 90, 40), np.full(40, 50.0)])
    centre = Placer(PAGE, soft=along).place([_label("a", 50, 50)])["a"]
    assert centre[1] != 50.0 or centre[0] < 50


def test_an_optional_label_without_room_is_left_out_and_a_required_one_is_not():
    full = [PAGE]
    assert Placer(PAGE, list(full)).place([_label("a", 50, 50, required=False)]) == {}
    assert "a" in Placer(PAGE, list(full)).place([_label("a", 50, 50)])


def test_a_label_that_must_stand_alone_is_left_out_where_all_its_spots_are_crossed():
    spots = np.array([[50.0, 50.0], [70.0, 50.0]])
    crossed = np.array([[50.0, 50.0]])
    alone = Label("a", 20.0, 8.0, spots, required=False, alone=True)
    assert Placer(PAGE, soft=crossed).place([alone])["a"] == (70.0, 50.0)
    assert Placer(PAGE, soft=spots).place([alone]) == {}


def test_a_name_stands_clearly_nearer_to_its_own_place():
    points = np.array([[0.0, 0.0], [0.0, 14.0]])
    centres = np.array([[0.0, 6.8], [0.0, -9.0]])
    assert nearest(centres, (8, 4), (0, 0), points).tolist() == [[0.0, -9.0]]
    assert nearest(centres[:1], (8, 4), (0, 0), points).tolist() == [[0.0, 6.8]], (
        "only just nearer is better than none"
    )


def test_a_name_without_a_free_spot_stands_farther_off_on_a_line():
    taken = [(0.0, 46.0, 100.0, 54.0)]
    named = Label("Anshun", 20.0, 8.0, np.array([[50.0, 50.0]]), place=(50.0, 50.0))
    placer = Placer(PAGE, list(taken))
    x, y = placer.place([named])["Anshun"]
    assert y - 4 >= 54 or y + 4 <= 46
    (tie,) = placer.ties
    assert tie[0].tolist() == [50.0, 50.0]
    assert x - 10 <= tie[1][0] <= x + 10 and y - 4 <= tie[1][1] <= y + 4
    free = Placer(PAGE)
    assert free.place([named])["Anshun"] == (50.0, 50.0) and not free.ties


def test_a_line_to_a_name_runs_through_no_other_label():
    # A wall of labels above, nothing below; the own spot is taken.
    taken = [(30.0, 58.0, 70.0, 64.0), (45.0, 47.0, 55.0, 53.0)]
    named = Label("13", 8.0, 6.0, np.empty((0, 2)), place=(50.0, 50.0))
    placer = Placer(PAGE, list(taken))
    placer.place([named])
    (tie,) = placer.ties
    along = tie[0] + np.linspace(0, 1, 50)[:, None] * (tie[1] - tie[0])
    assert not ((along[:, 0] > 30) & (along[:, 0] < 70) & (along[:, 1] > 58) & (along[:, 1] < 64)).any()


def test_where_every_spot_is_nearer_to_another_place_there_is_none():
    points = np.array([[0.0, 0.0], [0.0, 10.0]])
    assert nearest(np.array([[0.0, 9.0]]), (8, 4), (0, 0), points).shape == (0, 2)


def test_a_name_that_would_lie_on_arrows_stands_farther_off_where_there_is_better_room():
    """Chongqing, whose own spot is crossed by an arrow from side to side: ten points of it, two from one another."""
    along = np.column_stack([np.arange(0, 100, 2.0), np.full(50, 50.0)])
    named = Label("Chongqing", 20.0, 8.0, np.array([[50.0, 50.0]]), place=(50.0, 50.0))
    crossed = Placer(PAGE, soft=along)
    assert crossed.place([named])["Chongqing"] == (50.0, 50.0) and not crossed.ties
    clear = Placer(PAGE, soft=along, tangled=4.0)
    x, y = clear.place([named])["Chongqing"]
    assert abs(y - 50) >= 4 and len(clear.ties) == 1
    # Of two points of an arrow it can be read.
    near = Placer(PAGE, soft=along[24:26], tangled=4.0)
    assert near.place([named])["Chongqing"] == (50.0, 50.0)


def test_a_name_on_a_line_that_a_later_name_bars_is_tried_again():
    """Above, the first name is ten points from its place; the second, which has no other spot, stands on that line."""
    first = Label("Liupanshui", 20.0, 8.0, np.empty((0, 2)), place=(50.0, 50.0))
    alone = Placer(PAGE)
    alone.place([first])
    (tie,) = alone.ties
    second = Label("Anshun", 6.0, 4.0, np.array([tie.mean(axis=0)]))
    both = Placer(PAGE)
    centres = both.place([first, second])
    (tie,) = both.ties
    assert centres["Anshun"] == tuple(second.candidates[0])
    along = tie[0] + np.linspace(0, 1, 50)[:, None] * (tie[1] - tie[0])
    assert not (np.abs(along - centres["Anshun"]) < [3.0, 2.0]).all(axis=1).any()
    assert len(both.blocked) == 2, "where it stood before is free again"


def test_of_free_spots_the_shortest_line_over_fewest_arrows_is_taken():
    """An arrow runs below the place from side to side: the name stands above it."""
    named = Label("Tongren", 20.0, 8.0, np.empty((0, 2)), place=(50.0, 50.0))
    below = np.column_stack([np.arange(0, 100, 2.0), np.full(50, 43.0)])
    placer = Placer(PAGE, soft=below)
    placer.place([named])
    (tie,) = placer.ties
    assert tie[1][1] >= 43 and np.hypot(*(tie[1] - tie[0])) <= 15


def test_a_name_on_a_line_stands_rather_where_it_is_not_read_as_anothers():
    named = Label(
        "Guizhou", 20.0, 8.0, np.empty((0, 2)), place=(50.0, 50.0), strange=lambda spots: spots[:, 1] > 40
    )
    assert Placer(PAGE).place([named])["Guizhou"][1] <= 40


def test_which_lines_run_through_a_box_over_points_and_across_one_another():
    lines = np.array([[[0.0, 0.0], [10.0, 0.0]], [[5.0, -5.0], [5.0, 5.0]], [[0.0, 8.0], [3.0, 8.0]]])
    boxes = np.array([[4.0, -1.0, 6.0, 1.0], [11.0, -1.0, 12.0, 1.0]])
    assert _runs_through(lines, boxes).tolist() == [[True, False], [True, False], [False, False]]
    assert _runs_over(lines, np.array([[2.0, 1.0], [5.0, 4.0], [3.0, 9.5]])).tolist() == [1, 1, 0]
    assert _crossing(lines[:1], lines).tolist() == [[False, True, False]]
