"""A screen shows what a file holds and does not obey it."""

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


def test_a_text_is_said_plainly_where_it_belongs(capsys):
    say("a\x1b[2Jb")
    say("c\x07", error=True)
    assert capsys.readouterr() == ("a\ufffd[2Jb\n", "c\ufffd\n")
