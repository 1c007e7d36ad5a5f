"""A drawn figure as a picture of 256 colours: a third of the file, and no difference to the eye.

Pillow's median cut looks at every pixel and takes a fifth of the time that a report takes. A chart has millions of
pixels but a few thousand colours, and nearly all pixels share a few dozen, so here the choice is made among colours:
the commonest stay exactly what they are (grounds, lines and texts keep their hex values, white stays white), median cut
covers the others, the blends along edges, by the square root of how common they are.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from PIL import Image

COLOURS = 256
EXACT = 96
"""Of them, so many are the commonest ones of the figure, unchanged."""
_AT_ONCE = 16384
"""Colours that are compared with the palette at a time."""


def reduced(rgba: np.ndarray) -> Image.Image:
    """Reduce an opaque picture to a palette of at most `COLOURS` colours.

    Parameters
    ----------
    rgba : array of uint8, shape (height, width, 4)
        As a canvas draws it; the alpha channel is not looked at.

    Returns
    -------
    Image
        Mode P. A picture of at most `COLOURS` colours comes back as it is; in others the `EXACT` commonest do.
    """
    packed = np.ascontiguousarray(rgba).view("<u4")[..., 0]
    flat = packed.ravel()
    # Most pixels are as the one before them.
    begins = np.flatnonzero(np.append(True, flat[1:] != flat[:-1]))
    lengths = np.diff(begins, append=len(flat))
    runs, colours = pd.factorize(flat[begins] & 0xFFFFFF)
    colours = colours.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3]
    if len(colours) > COLOURS:
        palette = _palette(colours, np.bincount(runs, weights=lengths).astype(int))
        nearest = _nearest(colours, palette)
    else:
        palette, nearest = colours, np.arange(len(colours))
    picture = Image.fromarray(np.repeat(nearest.astype(np.uint8)[runs], lengths).reshape(packed.shape))
    picture.putpalette(np.ascontiguousarray(palette).tobytes())
    return picture


def _palette(colours: np.ndarray, counts: np.ndarray) -> np.ndarray:
    order = np.argsort(-counts, kind="stable")
    exact, others = order[:EXACT], order[EXACT:]
    sample = np.repeat(colours[others], np.ceil(np.sqrt(counts[others])).astype(int), axis=0)
    cut = Image.fromarray(sample[None]).quantize(COLOURS - EXACT, method=Image.Quantize.MEDIANCUT)
    return np.concatenate([colours[exact], np.array(cut.getpalette(), dtype=np.uint8).reshape(-1, 3)])


def _nearest(colours: np.ndarray, palette: np.ndarray) -> np.ndarray:
    """For each colour the number of the nearest one of the palette, the first of several.

    A search tree is no quicker for so small a palette, and its import takes longer than all pictures of a report.
    """
    # Squares of distances but for what all of a colour's have in common; whole numbers below 2**24 are exact.
    whole = palette.astype(np.float32)
    weights = np.vstack([-2 * whole.T, (whole**2).sum(axis=1)])
    wanted = np.column_stack([colours, np.ones(len(colours))]).astype(np.float32)
    parts = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    return np.concatenate([np.argmin(part @ weights, axis=1) for part in parts])
