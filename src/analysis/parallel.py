"""Work on several cores at once: how many there are, and a function of each of some things by processes beside this one."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[T], R], given: Sequence[T], size: Callable[[T], float], workers: int) -> list[R]:
    """What a function makes of each of some things, in their order.

    Parameters
    ----------
    work : callable
        A function of a module, or a partial of one: it and what it is given go to other processes.
    given : sequence
    size : callable
        How much work each is: the largest are begun first, so that no large one is left for the end.
    workers : int
        Processes; with one, all is done in this one.
    """
    if min(workers, len(given)) <= 1:
        return [work(one) for one in given]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(workers, len(given))) as pool:
        begun = {
            i: pool.submit(work, given[i]) for i in sorted(range(len(given)), key=lambda i: -size(given[i]))
        }
        return [begun[i].result() for i in range(len(given))]
