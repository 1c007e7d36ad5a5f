"""Which modules a notebook imports, found by reading code, not by running it.

A report is due when code it uses has changed, so the plan has to know that code before any kernel starts.
Imports inside functions count. A notebook that can't be parsed counts as using the whole package: better
made once too often than stale.

What was found in a module is kept beside the compiled modules for as long as the module is the same: to parse all of them takes
as long as everything else that a run with nothing to do does.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from analysis import whole_files
from analysis.errors import ParameterError

PACKAGE = "analysis"
PACKAGE_FOLDER = Path(__file__).resolve().parents[1]
_NOT_USED_BY_NOTEBOOKS = {f"{PACKAGE}.cli", f"{PACKAGE}.__main__"}


@cache
def notebook_cells(notebook: Path) -> tuple[tuple[str, str], ...]:
    """(type, source) of each cell of a notebook."""
    return tuple((cell["cell_type"], "".join(cell["source"])) for cell in stored_cells(notebook))


def stored_cells(notebook: Path) -> list[dict[str, Any]]:
    """The cells of a notebook as they are stored.

    Raises
    ------
    ParameterError
        The file is no notebook of the present format.
    """
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        if all(_is_cell(cell) for cell in cells):
            return cells
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # said below
    raise ParameterError(
        "is no notebook that can be read: it is damaged, or of an old format",
        path=notebook,
        hint="open it in JupyterLab and save it again",
    )


def _is_cell(cell: dict[str, Any]) -> bool:
    source, metadata = cell["source"], cell.get("metadata", {})
    lines = [source] if isinstance(source, str) else source
    return (
        isinstance(lines, list)
        and all(isinstance(line, str) for line in lines)
        and isinstance(cell["cell_type"], str)
        and isinstance(metadata, dict)
        and isinstance(metadata.get("tags", []), list)
    )


@cache
def notebook_imports(notebook: Path) -> frozenset[str]:
    """Names that a notebook's code cells import; the whole package when a cell can't be parsed."""
    names: set[str] = set()
    for kind, source in notebook_cells(notebook):
        if kind != "code":
            continue
        # Lines for IPython (%matplotlib, !ls) are not Python and import nothing.
        python = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith(("%", "!")))
        try:
            names.update(_imports(ast.parse(python), package=""))
        except SyntaxError:
            names.update(set(_all_modules()) - _NOT_USED_BY_NOTEBOOKS)
    return frozenset(names)


def modules_used(notebook: Path) -> dict[str, Path]:
    """Modules of the package that a notebook uses, directly or through others, with their files."""
    return modules_behind(notebook_imports(notebook))


def modules_behind(names: Iterable[str]) -> dict[str, Path]:
    """Modules of the package among some names, and all that they import, with their files."""
    found: dict[str, Path] = {}
    waiting = [part for name in names for part in _with_parents(name)]
    while waiting:
        name = waiting.pop()
        if name not in found and (path := _module_file(name)):
            found[name] = path
            waiting.extend(_behind(name, path))
    _keep()
    return dict(sorted(found.items()))


@cache
def _behind(name: str, path: Path) -> frozenset[str]:
    """The modules of the package that a module imports, and the packages that they are in."""
    return frozenset(
        part for each in _module_imports(name, path) for part in _with_parents(each) if _module_file(part)
    )


def imported_at_start(*notebooks: Path) -> list[str]:
    """Names that are imported as soon as the cells of some notebooks run: not those inside functions, which few runs come to.

    For a process that is to have imported beforehand what the notebooks will need. A name may be a function of a module.
    """
    found: set[str] = set()
    waiting = [name for notebook in notebooks for name in notebook_imports(notebook)]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for part in _with_parents(name):
            if path := _module_file(part):
                waiting.extend(_module_imports(part, path, at_start=True))
    _keep()
    return sorted(found)


@cache
def _module_imports(name: str, path: Path, *, at_start: bool = False) -> frozenset[str]:
    content = path.read_bytes()
    mark, kept = hashlib.sha256(content).hexdigest()[:20], _kept()
    if name not in kept or kept[name][0] != mark:
        kept[name] = (mark, *(sorted(_found_in(name, path, content, start)) for start in (False, True)))
        _new.add(name)
    return frozenset(kept[name][2 if at_start else 1])


def _found_in(name: str, path: Path, content: bytes, at_start: bool) -> set[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    try:
        return set(_imports(ast.parse(content), package, at_start=at_start))
    except SyntaxError:
        # Whoever imports it will be told; a plan of other reports must not fail for it.
        return set()


_STORE = Path(__file__).parent / "__pycache__" / "imports.cache"
_new: set[str] = set()
"""Modules whose imports are known and not yet kept."""


@cache
def _kept() -> dict[str, tuple[str, list[str], list[str]]]:
    """Module -> fingerprint of its file, what it imports, and what of it at the start; empty where nothing fitting is kept."""
    try:
        stored = json.loads(_STORE.read_text("utf-8"))
        return dict(stored["modules"]) if stored["by"] == _finder() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _keep() -> None:
    """Keep what was found, where compiled modules may be kept as well."""
    if _new and not sys.dont_write_bytecode:
        _new.clear()
        with contextlib.suppress(OSError):
            whole_files.write_text(_STORE, json.dumps({"by": _finder(), "modules": _kept()}))


def _finder() -> str:
    """Fingerprint of the code that finds imports."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:20] + sys.version


def _imports(tree: ast.AST, package: str, *, at_start: bool = False) -> Iterator[str]:
    """Dotted names in the import statements of a module, relative ones made absolute.

    `from a import b` gives both `a` and `a.b`: which of them is a module shows later. With `at_start` only those that are
    carried out when the module is imported.
    """
    for node in _statements(tree, at_start=at_start):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names if alias.name != "*")


def _statements(tree: ast.AST, *, at_start: bool) -> Iterator[ast.stmt]:
    """The statements of a module, those inside others too; `at_start` without the insides of functions and what is for type
    checkers only.

    Expressions, nine tenths of a tree, hold no imports.
    """
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for node in getattr(tree, block, ()):
            yield node
            later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or (
                isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
            )
            if not (at_start and later):
                yield from _statements(node, at_start=at_start)


def _with_parents(name: str) -> Iterable[str]:
    parts = name.split(".")
    return (".".join(parts[: n + 1]) for n in range(len(parts))) if parts[0] == PACKAGE else ()


@cache
def _module_file(name: str) -> Path | None:
    stem = PACKAGE_FOLDER.joinpath(*name.split(".")[1:])
    candidates = (stem / "__init__.py", stem.with_suffix(".py"))
    return next((path for path in candidates if path.exists()), None)


def _all_modules() -> Iterator[str]:
    for path in PACKAGE_FOLDER.rglob("*.py"):
        parts = path.relative_to(PACKAGE_FOLDER.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
