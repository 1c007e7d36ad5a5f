"""The small picture of a report on the index page: its first figure, a few kilobytes."""

from __future__ import annotations

import base64
import io

from nbformat import NotebookNode

from analysis.reports.export.page import figures

WIDTH, HEIGHT = 320, 200


def thumbnail(nb: NotebookNode) -> str:
    """The first drawn figure as a small data address; empty when there is none but vector ones."""
    from PIL import Image

    for mime, encoded in figures(nb):
        if mime == "image/svg+xml":
            continue
        picture = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")
        picture.thumbnail((WIDTH, HEIGHT))
        picture.save(small := io.BytesIO(), "WEBP", quality=60)
        return "data:image/webp;base64," + base64.b64encode(small.getvalue()).decode()
    return ""
