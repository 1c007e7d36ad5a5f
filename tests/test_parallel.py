"""What is done side by side comes back in its order, and what goes wrong is told."""

import os

import pytest

from analysis.parallel import each


def _told(number):
    if number < 0:
        raise ValueError(f"{number} is below zero")
    return number * number, os.getpid()


@pytest.mark.parametrize(("workers", "here"), [(1, True), (2, False)])
def test_results_come_in_the_order_of_what_was_given(workers, here):
    told = each(_told, [3, 1, 2], float, workers)
    assert [square for square, _ in told] == [9, 1, 4]
    assert all((pid == os.getpid()) is here for _, pid in told)


def test_one_thing_is_done_in_this_process():
    assert each(_told, [5], float, 8) == [(25, os.getpid())]
    assert each(_told, [], float, 8) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_back_as_it_is(workers):
    with pytest.raises(ValueError, match="-1 is below zero"):
        each(_told, [1, -1], float, workers)
