"""Typed errors that say what was found, what was expected and what to do.

Everything that a user can mend raises an `AtlasError`; the command line prints it without a traceback.
A single bad row is not an error but a row of the `rejects` table.
"""

from __future__ import annotations

from pathlib import Path

from analysis.terminal import plain


class AtlasError(Exception):
    """A problem that the user can mend.

    Parameters
    ----------
    problem : str
        What is wrong, in words.
    path : Path or str, optional
        The file (and place in it) where it was found.
    hint : str, optional
        What to do about it.
    """

    def __init__(self, problem: str, *, path: Path | str | None = None, hint: str = "") -> None:
        self.problem, self.path, self.hint = problem, path, hint
        where = f"{path}: " if path else ""
        remedy = f"\n  What to do: {hint}" if hint else ""
        # A file's name or a cell of it may be in the words: a screen must not obey them.
        super().__init__(plain(f"{where}{problem}{remedy}"))

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the words. The way through our modules is no help (`%tb` shows it)."""
        return [f"{type(self).__name__}: {self}"]


class RawFileError(AtlasError):
    """A raw file that can't be read at all: missing, not a table, or without a needed column."""


class TableError(AtlasError):
    """A table that breaks its schema; the message lists every break at once."""


class ParameterError(AtlasError):
    """A name or value that the caller gave and that is not legal; the message lists the legal ones."""


class NotBuiltError(AtlasError):
    """A processed table that has not been built yet."""


class ReportError(AtlasError):
    """A report that could not be made."""


class EmptyAnswer(UserWarning):
    """A question that is legal and has no answer; the message says why, so that an empty table is not a riddle."""
