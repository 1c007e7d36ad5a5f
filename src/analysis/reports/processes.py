"""Processes that make reports: how many at a time, from what, and out of reach of what is meant for this one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.reports.kernels.nursery import Parent


@dataclass(frozen=True)
class Means:
    """By what reports are made."""

    number: int
    """How many are made at a time on this machine."""
    scheduler: str = ""
    """Address of the dask cluster that makes them instead; empty for this machine."""
    warm: bool = True
    """Whether kernels are forked from a warm parent."""
    parent: Parent | None = None
    """One that has begun already, with a line for this process and one for each report at a time."""


def apart(passed: Sequence[int] = ()) -> dict[str, Any]:
    """Options of `subprocess.Popen` for a process that Ctrl-C on the terminal doesn't reach, on every system.

    Parameters
    ----------
    passed : sequence of int
        File descriptors that the process gets as well.
    """
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True} | ({"pass_fds": tuple(passed)} if passed else {})
