"""Where reports are made, kept and remembered; the only place that knows the layout on the disk.

Nothing unfinished is ever in the folder of the published reports: a report is made in a working folder
beside it (`.reports/` for `reports/`) on the same file system, and moved there by a rename. The working
folder also holds the failed notebooks that are kept for a look, the record of each published report and the
lock.

    reports/NAME.ipynb  NAME.html  index.html         published
    .reports/staging/NAME/  failed/  records/NAME.json  logs/  lock
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis import paths, whole_files
from analysis.errors import ReportError

ENDINGS = (".ipynb", ".html", ".pdf")
"""Endings of the published files; the page comes last but one, so that a page never lacks its notebook."""

RECORD_FORMAT = 3
"""Raised when records gain or lose a field: older ones then count as none."""


_FIELDS = {"name": str, "notebook": str, "title": str, "made": str, "files": list, "parts": dict}
_PARTS = {"notebook": str, "tables": dict, "modules": dict, "packages": dict, "page": str}


def _is_record(found: Any) -> bool:
    """Whether what a file holds has the form of a record, whoever wrote it."""
    return (
        _has(found, _FIELDS)
        and isinstance(found["parts"].get("parameters"), dict)
        and isinstance(found.get("seconds", 0.0), int | float)
        and isinstance(found.get("figures", []), list)
        and isinstance(found.get("question") or {}, dict)
        and all(isinstance(file, str) and file == Path(file).name for file in found["files"])
    )


def can_compare(parts: Mapping[str, Any]) -> bool:
    """Whether what a record says a report was made from can be compared with what is there now."""
    files = parts.get("files", {})
    if not isinstance(files, dict) or not all(isinstance(one, str) for one in files.values()):
        return False
    return _has(parts, _PARTS) and all(
        _has(table, {"file": str, "read": list | None}) and all(map(_is_question, table["read"] or ()))
        for table in parts["tables"].values()
    )


def _has(found: Any, fields: Mapping[str, Any]) -> bool:
    return isinstance(found, dict) and all(
        name in found and isinstance(found[name], kind) for name, kind in fields.items()
    )


def _is_question(asked: Any) -> bool:
    """Whether it is rows that a report asked for: columns with their texts, and the fingerprint of the rows."""
    return _has(asked, {"where": dict, "rows": str}) and all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        for texts in asked["where"].values()
    )


@dataclass(frozen=True)
class Folders:
    """The folders of one run: where reports are published, and where they are made."""

    published: Path
    work: Path

    @classmethod
    def open(cls) -> Folders:
        """Make the folders of `paths.reports()`; raise ReportError where that can't be done."""
        published = paths.reports().absolute()
        with in_words(published):
            published.mkdir(parents=True, exist_ok=True)
        # A rename is only atomic within a file system: a mounted reports folder keeps its work inside.
        beside = published.parent
        inside = beside.stat().st_dev != published.stat().st_dev or not os.access(beside, os.W_OK)
        work = published / ".work" if inside else beside / f".{published.name}"
        folders = cls(published, work)
        for folder in (folders.staging, folders.failed, folders.records, folders.logs):
            with in_words(folder):
                folder.mkdir(parents=True, exist_ok=True)
        with in_words(published):
            probe = published / ".writable"
            probe.touch()
            probe.unlink()
        return folders

    @property
    def staging(self) -> Path:
        """Where reports are made."""
        return self.work / "staging"

    @property
    def answers(self) -> Path:
        """Where the reports write down, for one another and for those of later runs, the sums that they solve."""
        return self.work / "answers"

    @property
    def failed(self) -> Path:
        """Where the notebook of a failed report is kept."""
        return self.work / "failed"

    @property
    def records(self) -> Path:
        """Where it is remembered what each report was made from."""
        return self.work / "records"

    @property
    def logs(self) -> Path:
        """Where the workers' own messages are kept until the next run."""
        return self.work / "logs"

    def record(self, name: str) -> Mapping[str, Any] | None:
        """What was remembered of a report, not to be changed; None when it isn't published, or no longer whole."""
        path = self.records / f"{name}.json"
        try:
            state = path.stat()
        except OSError:
            return None
        record = _read(path, state.st_mtime_ns, state.st_size)
        whole = record and all((self.published / file).exists() for file in record["files"])
        return record if whole else None

    def all_records(self) -> list[Mapping[str, Any]]:
        """The records of all published reports, by name."""
        names = sorted(path.stem for path in self.records.glob("*.json"))
        return [record for name in names if (record := self.record(name))]

    def publish(self, staged: Path, name: str, record: dict[str, Any]) -> list[Path]:
        """Move the finished files of a report from their staging folder and remember them.

        The old record goes first and the new one comes last: a run killed in between leaves a report
        without a record, which the next run makes anew.
        """
        record_path = self.records / f"{name}.json"
        with in_words(self.published):
            record_path.unlink(missing_ok=True)
            moved = []
            for ending in ENDINGS:
                target, source = self.published / (name + ending), staged / (name + ending)
                if source.exists():
                    whole_files.to_disk(source)
                    moved.append(source.replace(target))
                else:
                    target.unlink(missing_ok=True)
        self.remember(name, {**record, "files": [path.name for path in moved]})
        (self.failed / f"{name}.ipynb").unlink(missing_ok=True)
        return moved

    def remember(self, name: str, record: dict[str, Any]) -> None:
        """Replace what is remembered of a published report."""
        with in_words(self.records):
            whole_files.write_text(
                self.records / f"{name}.json",
                json.dumps({"format": RECORD_FORMAT, **record}, ensure_ascii=False),
            )

    def keep_failed(self, staged: Path, name: str) -> Path | None:
        """Keep the notebook of a failed report for a look; None when there is none to keep."""
        source = staged / f"{name}.ipynb"
        written = source.exists() and source.stat().st_size > 0
        return source.replace(self.failed / source.name) if written else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out, and clear away what a killed run left behind.

        Raises
        ------
        ReportError
            When another run is at work.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.work / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise ReportError(
                "another run is making reports in this folder",
                path=self.published,
                hint="wait until it has ended; the lock goes with the process that holds it",
            ) from None
        try:
            for leftover in (
                *self.staging.iterdir(),
                *self.logs.iterdir(),
                *self.published.glob(".writable"),
            ):
                _remove(leftover)
            yield
        finally:
            lock.release()


@lru_cache(maxsize=1024)
def _read(path: Path, changed: int, size: int) -> Mapping[str, Any] | None:
    """The record that a file holds, read once in a run; None where it holds none."""
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    fits = _is_record(record) and record.get("format") == RECORD_FORMAT
    return (
        MappingProxyType({name: told for name, told in record.items() if name != "format"}) if fits else None
    )


def _remove(leftover: Path) -> None:
    if leftover.is_dir() and not leftover.is_symlink():
        shutil.rmtree(leftover, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            leftover.unlink()


def in_words(folder: Path) -> AbstractContextManager[None]:
    """Turn an error of the disk into a ReportError that says which and what to do."""
    return whole_files.in_words(folder, ReportError)
