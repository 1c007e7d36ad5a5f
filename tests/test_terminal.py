"""A screen shows what a file holds and does not obey it."""

import io
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AtlasError
from analysis.terminal import plain, say


@given(st.text(st.characters(codec=None)))
def test_nothing_that_a_terminal_obeys_is_left(text):
    shown = plain(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    shown.encode("utf-8")


def test_ordinary_text_stays():
    assert plain("浙江省→四川省：33.9 亿元，≥ “about”\t\n") == "浙江省→四川省：33.9 亿元，≥ “about”\t\n"


def test_an_error_is_told_plainly():
    assert "\x1b" not in str(AtlasError("a\x1b]0;x\x07", path="\udcff\x9b2J.csv", hint="\u202ex"))


def test_a_screen_of_another_encoding_gets_what_it_can_show(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk", newline="\n"))
    say("浙江 ≥ 5 \U0001f600")
    sys.stdout.flush()
    assert raw.getvalue().decode("gbk") == "浙江 ≥ 5 ?\n"
