"""Figures in 256 colours: exact where there are few, the commonest exact where there are many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.charts.palette import COLOURS, EXACT, _nearest, reduced


def _back(rgba: np.ndarray) -> np.ndarray:
    picture = reduced(rgba)
    assert picture.mode == "P"
    return np.asarray(picture.convert("RGB"))


@given(arrays(np.uint8, st.tuples(st.integers(1, 16), st.integers(1, 16), st.just(4))))
def test_few_colours_come_back_as_they_are(rgba):
    assert (_back(rgba) == rgba[..., :3]).all()


def test_a_gradient_keeps_its_ground_and_stays_near():
    rgba = np.full((300, 400, 4), 255, dtype=np.uint8)
    across, down = np.meshgrid(np.arange(200), np.arange(150))
    rgba[50:200, 100:300, 0] = across
    rgba[50:200, 100:300, 1] = down
    rgba[50:200, 100:300, 2] = 90
    back = _back(rgba)
    ground = (rgba[..., :3] == 255).all(axis=2)
    assert (back[ground] == 255).all()
    off = np.abs(back.astype(int) - rgba[..., :3])
    # 160 colours over 200 x 150 shades: cells of about 14 x 14, half of that to each side, and half as much again.
    assert off.max() <= 20
    assert len(np.unique(back.reshape(-1, 3), axis=0)) <= COLOURS


def test_the_commonest_colours_are_exact():
    rng = np.random.default_rng(1)
    common = rng.integers(0, 256, (EXACT, 3), dtype=np.uint8)
    rare = rng.integers(0, 256, (2000, 3), dtype=np.uint8)
    rows = np.concatenate([np.repeat(common, 50, axis=0), rare])
    rgba = np.dstack([rows[None], np.full((1, len(rows), 1), 255, dtype=np.uint8)])
    assert (_back(rgba)[0, : EXACT * 50] == np.repeat(common, 50, axis=0)).all()


def test_a_colour_goes_to_the_nearest_of_the_palette_and_of_two_to_the_first():
    palette = np.array([[0, 0, 0], [255, 255, 255], [250, 0, 0], [0, 0, 0]], dtype=np.uint8)
    colours = np.array([[120, 90, 90], [130, 190, 190], [130, 60, 60], [0, 0, 0]], dtype=np.uint8)
    # 30,600 to black, 33,100 to red; 24,075 to white, 86,600 to red; 21,600 to red, 24,100 to black.
    assert _nearest(colours, palette).tolist() == [0, 1, 2, 0]
