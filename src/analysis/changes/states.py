"""The earlier state to compare with: an export, a folder of tables, or a revision of the project, built anew.

A revision is built by its own code from its own raw tables, in a folder that is removed afterwards: git brings both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import paths, store
from analysis.errors import ParameterError, RawFileError
from analysis.workplace import Workplace

NEEDED = ("series", "observations")
SOLVED = (*store.SOLVED, "places")
"""Tables without which a state can't answer for a sum."""
_HINT = "name an export (`python -m analysis export FOLDER`), a folder of processed tables, or a tag or commit of git"
_PATIENCE = 900


@dataclass(frozen=True)
class State:
    """Tables as they were: what the state is called, and the folder of its Parquet files."""

    name: str
    folder: Path

    def table(self, name: str) -> pd.DataFrame:
        """Read one of its tables."""
        path = self.folder / f"{name}.parquet"
        try:
            return pd.read_parquet(path)
        except (OSError, ValueError) as error:
            raise RawFileError(
                "the table of the earlier state can't be read", path=path, hint=_HINT
            ) from error

    @property
    def answers(self) -> bool:
        """Whether it kept what sums are solved from; release 0.1.0 did not."""
        return all((self.folder / f"{name}.parquet").is_file() for name in SOLVED)

    @contextmanager
    def read(self) -> Iterator[None]:
        """Let the readers' door read this state meanwhile."""
        before = os.environ.get("ATLAS_PROCESSED")
        os.environ["ATLAS_PROCESSED"] = str(self.folder)
        try:
            yield
        finally:
            if before is None:
                del os.environ["ATLAS_PROCESSED"]
            else:
                os.environ["ATLAS_PROCESSED"] = before


@contextmanager
def earlier(since: str | None) -> Iterator[State]:
    """Open the earlier state.

    Parameters
    ----------
    since : str or None
        A folder, or a revision; by default the latest tag.

    Raises
    ------
    ParameterError
        It is neither.
    RawFileError
        Its tables can't be read, or its code does not build them.
    """
    if since and Path(since).is_dir():
        yield _of_folder(Path(since))
        return
    revision = since or _git("describe", "--tags", "--abbrev=0")
    commit = revision and _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if not commit:
        said = f"{since!r} is neither a folder nor a revision" if since else "there is no tag to compare with"
        raise ParameterError(said, hint=_HINT)
    with Workplace("atlas-changes-") as place:
        _git("worktree", "prune")
        tree = place / "tree"
        if _git("worktree", "add", "--detach", "--quiet", str(tree), commit) is None:
            raise RawFileError(
                "the revision can't be unpacked", path=tree, hint="free the disk, or name an export"
            )
        try:
            yield State(str(revision), _built(tree, place / "processed"))
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _of_folder(folder: Path) -> State:
    inside = folder / "parquet" if (folder / "parquet").is_dir() else folder
    if lacking := [name for name in NEEDED if not (inside / f"{name}.parquet").is_file()]:
        raise ParameterError(f"the folder has no table {', '.join(lacking)}", path=folder, hint=_HINT)
    name = folder.resolve().name
    try:
        described = json.loads((folder / "datapackage.json").read_text("utf-8"))
        name = f"{described['version']} ({name})"
    except (OSError, ValueError, KeyError, TypeError):
        pass  # a plain folder of tables has no name but its own
    return State(name, inside)


def _git(*words: str) -> str | None:
    """What git answers; None where it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(paths.ROOT), *words],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _built(tree: Path, folder: Path) -> Path:
    """Build the tables of an unpacked revision."""
    folder.mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(tree / "src"), "ATLAS_RAW": str(tree / "data" / "raw"), "ATLAS_PROCESSED": str(folder),
    }  # fmt: skip
    told = ""
    for step in ("ingest", "reconcile"):
        # Rejected rows end a run with 1: what counts is whether the tables are there.
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "analysis", step],
                env=environment, cwd=tree, capture_output=True, text=True, timeout=_PATIENCE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            told = f"{step} took more than {_PATIENCE} seconds"
            break
        told = done.stderr.strip() or told
    if lacking := [name for name in NEEDED if not (folder / f"{name}.parquet").is_file()]:
        raise RawFileError(
            f"the code of the revision did not build {', '.join(lacking)}: {told[-500:]}",
            path=tree,
            hint="compare with an export of that time",
        )
    return folder
