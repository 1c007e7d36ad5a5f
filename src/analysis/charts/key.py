"""The key under a chart that is no map: lines of marks with their words, above the footer."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist

from analysis.charts import frame, style

LINE = 0.2
"""Height of a line of the key in inches."""
_GAP = 0.12  # inches between the chart and its key


def height(lines: Sequence[Sequence[Artist]]) -> float:
    """Inches that a key of these lines takes at the foot of a page's body."""
    return _GAP + LINE * max(sum(map(bool, lines)), 1)


def draw(page: frame.Page, lines: Sequence[Sequence[Artist]]) -> None:
    """Draw the lines that hold any mark, the first one at the top.

    Parameters
    ----------
    page : Page
    lines : sequence of sequences of Artist
        Handles, each with its label.
    """
    filled = [line for line in lines if line]
    for i, handles in enumerate(filled):
        foot = LINE * (len(filled) - 1 - i)
        page.figure.legend(
            handles=list(handles), loc="lower left", bbox_to_anchor=page.fraction(0, foot, 0, 0)[:2], ncols=len(handles),
            fontsize=style.SIZES["small"], frameon=False, borderaxespad=0.2, borderpad=0.1, handlelength=1.6,
        )  # fmt: skip
