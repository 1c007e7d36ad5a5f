"""The folder of an export: everything in it, checksums, and the move into place.

It is written beside its place and moved there when it is whole, so that nobody ever finds half a package; what a killed
run left beside it goes at the next. A folder
is only replaced if it is an export and holds nothing else: a file that someone put there is not ours to delete.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import yaml

from analysis import paths
from analysis.errors import AtlasError
from analysis.export import descriptor, tables, workbook
from analysis.export.codebook import codebook
from analysis.place_book import PlaceBook
from analysis.version import __version__
from analysis.vocabulary.labels import LANGUAGES
from analysis.whole_files import in_words
from analysis.workplace import Workplace, sweep

CHECKSUMS = "SHA256SUMS"


class ExportError(AtlasError):
    """A package that can't be written, or must not be."""


def export(frames: Mapping[str, pd.DataFrame], folder: Path) -> Path:
    """Write the package.

    Parameters
    ----------
    frames : mapping of DataFrame
        All processed tables, in the order of the package.
    folder : Path
        Must not exist, be empty, or be an export.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ExportError
        The folder holds something else, can't be written, or the tables are of different states.
    """
    folder = folder.absolute()
    if broken := descriptor.broken_references(frames):
        said = "; ".join(f"{column} has {', '.join(lost)}" for column, lost in broken.items())
        raise ExportError(
            f"the tables don't fit together: {said}",
            hint="run `python -m analysis ingest`, then `python -m analysis reconcile`",
        )
    _require_ours(folder)
    with in_words(folder, ExportError, hint="name another folder"):
        folder.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{folder.name[:80]}.export-"
        sweep(prefix, folder.parent, salvage=lambda left: _put_back(left, folder))
        with Workplace(prefix, folder.parent) as place:
            staging = place / "new"
            staging.mkdir()
            _fill(frames, staging)
            _put(staging, folder, place / "old")
    return folder


def _fill(frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    for kind, write in (("csv", tables.write_csv), ("parquet", tables.write_parquet)):
        (folder / kind).mkdir()
        for name, frame in frames.items():
            write(frame, folder / kind / f"{name}.{kind}")
    book = PlaceBook(frames["places"], paths.words("places"))
    workbook.write_workbook(frames, book, folder / f"{descriptor.NAME}.xlsx")
    files = [
        {
            "path": path.relative_to(folder).as_posix(),
            "bytes": path.stat().st_size,
            "hash": f"sha256:{_checksum(path)}",
        }
        for path in _files(folder)
    ]
    rows = {name: len(frame) for name, frame in frames.items()}
    state = hashlib.sha256(
        "".join(file["hash"] for file in files if file["path"].startswith("csv/")).encode()
    )
    described = descriptor.package(rows, f"sha256:{state.hexdigest()}", files)
    _write(folder / "datapackage.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n")
    for lang in LANGUAGES:
        _write(folder / f"codebook.{lang}.md", codebook(rows, lang))
    _write(folder / "CITATION.cff", citation(described["fingerprint"]))
    shutil.copyfile(paths.ROOT / "LICENSE-DATA", folder / "LICENSE")
    sums = [f"{_checksum(path)}  {path.relative_to(folder).as_posix()}\n" for path in _files(folder)]
    _write(folder / CHECKSUMS, "".join(sums))


def citation(fingerprint: str) -> str:
    """`CITATION.cff` of the tables, on the words of the project's own."""
    own = yaml.safe_load((paths.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    data = next(entry for entry in own["references"] if entry["type"] == "data")
    told = {
        "cff-version": own["cff-version"],
        "message": own["message"],
        "title": data["title"],
        "type": "dataset",
        "version": __version__,
        "license": data["license"],
        "authors": data["authors"],
        "abstract": f"{own['abstract']} State of the tables: {fingerprint}.",
        "keywords": own["keywords"],
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=100)


def _require_ours(folder: Path) -> None:
    """A folder that is replaced is an export, and holds what its checksums list and nothing else."""
    if not folder.exists() and not folder.is_symlink():
        return
    if folder.is_symlink() or not folder.is_dir():
        raise ExportError("it is no folder", path=folder, hint="name a new folder")
    found = {path.relative_to(folder).as_posix() for path in _files(folder)}
    if not any(folder.iterdir()):
        return
    if not {CHECKSUMS, "datapackage.json"} <= found:
        raise ExportError(
            "the folder holds something else", path=folder, hint="name a new or an empty folder"
        )
    listed = {line[66:] for line in (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()}
    if strange := sorted(found - listed - {CHECKSUMS}):
        raise ExportError(
            f"files that are no part of an export: {', '.join(strange[:3])}", path=folder,
            hint="move them away, or name another folder",
        )  # fmt: skip


def _put(staging: Path, folder: Path, old: Path) -> None:
    """Put the finished folder into its place; the one that was there waits beside it until then."""
    if folder.exists():
        folder.rename(old)
    try:
        staging.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _put_back(left: Path, folder: Path) -> None:
    """Give back the export that a run, killed in the moment between two moves, had taken away."""
    if (left / "old").is_dir() and not folder.exists():
        (left / "old").rename(folder)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
