"""Figures that are drawn in a process of their own: told when they are there, and refused when they said something."""

from __future__ import annotations

import os
import sys

import pytest

from analysis.charts import beside
from analysis.vocabulary import media

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="figures are drawn in forked processes")


@pytest.fixture
def told(monkeypatch):
    """What was told so far, where it is asked for that figures are drawn beside."""
    monkeypatch.setenv(media.DRAW_BESIDE, "1")
    monkeypatch.setattr(beside, "_begun", [])
    monkeypatch.setattr(beside, "_failed", [])
    return []


def test_what_is_drawn_elsewhere_is_told_here(told):
    assert beside.free()
    beside.begin(lambda: (os.getpid(), b"x" * 200_000), told.append)
    beside.finish()
    ((pid, drawn),) = told
    assert pid != os.getpid()
    assert drawn == b"x" * 200_000


def test_one_at_a_time_and_only_where_it_is_asked_for(told, tmp_path, monkeypatch):
    go = tmp_path / "go"

    def wait():
        while not go.exists():
            pass
        return 1

    beside.begin(wait, told.append)
    assert not beside.free()
    go.touch()
    beside.finish()
    assert told == [1]
    assert beside.free()
    monkeypatch.delenv(media.DRAW_BESIDE)
    assert not beside.free()


@pytest.mark.parametrize(
    "draw",
    [
        lambda: 1 / 0,
        lambda: sys.stderr.write("a sign is missing"),
        lambda: sys.stdout.write("see"),
    ],
)
def test_what_fails_or_says_something_is_an_error_at_the_end(told, draw):
    beside.begin(draw, told.append)
    with pytest.raises(beside.BesideError, match="1 not without a word"):
        beside.finish()
    assert told == []


def test_where_there_is_no_room_for_a_process_it_is_drawn_here(told, monkeypatch):
    def full():
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", full)
    beside.begin(os.getpid, told.append)
    assert told == [os.getpid()]
    assert beside.free()
    beside.finish()
