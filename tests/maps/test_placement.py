"""Labels: none over another, optional ones give way."""

from __future__ import annotations

import numpy as np

from analysis.maps.placement import Label, Placer, _box, _shared, around, nearest

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


def test_a_name_without_a_free_place_of_its_own_takes_a_spare_one():
    taken = [(0.0, 46.0, 100.0, 54.0)]
    own, spare = np.array([[50.0, 50.0]]), np.array([[50.0, 80.0]])
    named = Label("Anshun", 20.0, 8.0, own, spare=spare)
    assert Placer(PAGE, list(taken)).place([named])["Anshun"] == (50.0, 80.0)
    assert Placer(PAGE).place([named])["Anshun"] == (50.0, 50.0)
