"""Pictures that a notebook names: taken along, so that the page and the notebook can be sent alone.

A markdown cell may name a file beside the notebook, an attachment or a data address, and so may HTML that a cell puts out.
The files become attachments of their cell or output, under the name by which the text calls them; the page looks there.
What can't be taken along fails the report with the cell named: a picture that silently vanishes is worse.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from analysis import paths
from analysis.errors import ReportError
from analysis.reports.export.sanitise import markup, picture_names

ATTACHMENT = "attachment:"
_SHOWN = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
_LARGE, _WIDEST = (
    400_000,
    1600,
)  # bytes from which a picture is reduced, and pixels that a page can show of it


def attach(nb: Any, folder: Path) -> bool:
    """Put the pictures that a notebook names into it; say whether there were any.

    Parameters
    ----------
    nb : NotebookNode or dict
        Changed in place.
    folder : Path
        Folder of the notebook, from which its names of files count.

    Raises
    ------
    ReportError
        For every picture that can't be taken along, with its cell.
    """
    found, lost = False, []
    for cell, holder, name in _named(nb):
        held = holder.setdefault("attachments", {})
        own = name.removeprefix(ATTACHMENT)
        try:
            if own not in held:
                mime, content = _content(name, folder)
                held[name] = {mime: base64.b64encode(content).decode()}
            elif (reduced := _reduced(held[own])) is None:
                continue
            else:
                held[own] = reduced
        except ReportError as error:
            lost.append(f"{cell}: the picture {name} {error.problem}")
        else:
            found = True
    if lost:
        raise ReportError(
            "; ".join(lost), hint="save the picture beside the notebook, and name it as ![](file.png)"
        )
    return found


def addresses(holder: Mapping[str, Any]) -> dict[str, str]:
    """Name of a picture -> data address, for the pictures that a cell or an output holds."""
    return {
        called: f"data:{mime};base64,{''.join(content)}"
        for name, kinds in (holder.get("attachments") or {}).items()
        for mime, content in kinds.items()
        for called in (name, ATTACHMENT + name)
    }


def files_named(nb: Mapping[str, Any], folder: Path) -> Iterator[bytes]:
    """Contents of the files that the markdown cells of a notebook name as pictures; those that are not there are left out."""
    for _, _, name in _named(nb):
        if path := _file(name, folder):
            yield path.read_bytes()


def _named(nb: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """(words for the cell, cell or metadata of the output that holds it, name) of each picture that is called by a name."""
    for number, cell in enumerate(nb["cells"], 1):
        texts = []
        if cell["cell_type"] == "markdown":
            texts.append((cell, markup("".join(cell["source"]), from_data=False)))
        for output in cell.get("outputs", []):
            data, metadata = (
                output.get("data", {}),
                output.setdefault("metadata", {}) if "data" in output else {},
            )
            if any(kind.startswith("image/") for kind in data):
                continue  # that is what is shown of it
            if "text/html" in data:
                texts.append((metadata, "".join(data["text/html"])))
            elif "text/markdown" in data:
                texts.append((metadata, markup("".join(data["text/markdown"]), from_data=True)))
        for holder, html in texts:
            if "<img" in html:
                first = "".join(cell["source"]).strip().partition("\n")[0]
                called = f"cell {number} (“{first[:40]}{'…' if len(first) > 40 else ''}”)"
                yield from ((called, holder, name) for name in picture_names(html))


def _file(name: str, folder: Path) -> Path | None:
    """The file of the project that a picture's name means."""
    parts = urlsplit(name)
    if parts.scheme == "file":
        given = url2pathname(parts.path)
    elif parts.scheme in ("http", "https", ATTACHMENT[:-1]) or parts.netloc:
        return None
    else:
        given = unquote(name).replace("\\", "/")
    for start in (folder, Path.cwd()):
        try:
            path = (start / given).resolve()
            if path.is_file() and any(
                path.is_relative_to(home.resolve()) for home in (folder, paths.ROOT, Path.cwd())
            ):
                return path
        except (OSError, ValueError):
            continue
    return None


def _content(name: str, folder: Path) -> tuple[str, bytes]:
    """Type and bytes of a picture as the page shows it; raise ReportError with the reason why it can't be had."""
    if urlsplit(name).scheme in ("http", "https") or name.startswith("//"):
        raise ReportError("is on the web, and a page has to open offline")
    if (path := _file(name, folder)) is None:
        raise ReportError(
            "is not in the cell" if name.startswith(ATTACHMENT) else "is no file of the project"
        )
    return _shown(path.read_bytes())


def _reduced(kinds: Mapping[str, Any]) -> dict[str, str] | None:
    """A large attachment as a smaller one; None where it may stay as it is."""
    encoded = "".join(next(iter(kinds.values()), ""))
    if len(encoded) <= _LARGE * 4 // 3:
        return None
    mime, content = _shown(base64.b64decode(encoded))
    return {mime: base64.b64encode(content).decode()} if len(content) < len(encoded) * 3 // 4 else None


def _shown(content: bytes) -> tuple[str, bytes]:
    """Type and bytes of a picture as the page shows it, a large one reduced; raise ReportError for what is no picture."""
    if b"<svg" in content[:4096]:
        return "image/svg+xml", content
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(content))
        if picture.format in _SHOWN and len(content) <= _LARGE:
            picture.verify()
            return _SHOWN[picture.format], content
        picture.load()
    except Exception:  # whatever a damaged picture makes of the decoders
        raise ReportError("is no picture that can be read") from None
    opaque = picture.mode in ("1", "L", "RGB", "CMYK", "YCbCr")
    kind = "JPEG" if opaque and picture.format != "PNG" else "PNG"
    picture = picture.convert("RGB" if opaque else "RGBA")
    picture.thumbnail((_WIDEST, 10 * _WIDEST))
    if kind == "PNG":
        picture = picture.quantize(256)
    picture.save(smaller := io.BytesIO(), kind, quality=85, optimize=True)
    return _SHOWN[kind], smaller.getvalue()
