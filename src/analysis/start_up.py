"""How a process of ours takes up what it keeps until its end: imports, tables read once."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def unwatched() -> Iterator[None]:
    """Whatever comes to life inside is not looked through for garbage, neither now nor later.

    Else the collector walks through all that is there every few thousand objects, which takes a third of the time of imports.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
