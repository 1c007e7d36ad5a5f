"""Text on a screen: what a file, a title or a name holds is shown and never obeyed.

A terminal takes certain characters as orders: to recolour, to rewrite what stands above, to set its title or its
clipboard, to turn the direction of writing. They may come with any name of a file or a publisher. Each becomes a
visible sign; line breaks and tabs stay.
"""

from __future__ import annotations

import sys
import unicodedata

REPLACEMENT = "\ufffd"
_KEPT = frozenset("\n\t")
# Of the format characters only these turn the direction of what is shown; the others are harmless in names.
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: object) -> str:
    """Return a text without anything that a terminal obeys, and without halves of characters.

    >>> plain("a\\x1b[31mb\\u202ec"), plain("\\udcff.xlsx"), plain("两行\\n文字")
    ('a�[31mb�c', '�.xlsx', '两行\\n文字')
    """
    words = str(text)
    if words.isprintable():
        return words
    return "".join(c if _is_shown(c) else REPLACEMENT for c in words)


def _is_shown(character: str) -> bool:
    if character in _KEPT:
        return True
    return character not in _TURNS and unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")


def say(text: object, *, error: bool = False) -> None:
    """Print a text, plain, on standard output or standard error."""
    print(plain(text), file=sys.stderr if error else sys.stdout)
