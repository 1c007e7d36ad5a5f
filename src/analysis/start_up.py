"""How a process of ours takes up what it keeps until its end: imports, tables read once."""

from __future__ import annotations

import contextlib
import gc
import sys
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


@contextlib.contextmanager
def without(*libraries: str) -> Iterator[None]:
    """Libraries that can't be imported inside, so that what could do with them does without; those that are there stay."""
    kept_out = [library for library in libraries if library not in sys.modules]
    sys.modules.update(dict.fromkeys(kept_out))
    try:
        yield
    finally:
        for library in kept_out:
            del sys.modules[library]
