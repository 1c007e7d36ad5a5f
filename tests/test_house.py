"""The shape of the house: no circle among modules, data flows one way, nothing so long that it can't be read at once."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import analysis

PACKAGE = Path(analysis.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}
LINES = 400
FUNCTION = 60
"""Lines of a module; of a function, with its signature and its docstring."""


def imported(name: str, nodes: list[ast.AST]) -> set[str]:
    """Modules of the package that a module imports, at its top or inside a function, or only to name a type."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports by a relative path"
            found |= {
                inner if (inner := f"{node.module}.{alias.name}") in MODULES else str(node.module)
                for alias in node.names
            }
    return found & set(MODULES) - {name}


@pytest.fixture(scope="module")
def graph(nodes) -> dict[str, set[str]]:
    """What each module imports; not made where the tests are only collected."""
    return {name: imported(name, nodes(path)) for name, path in MODULES.items()}


def test_no_module_comes_round_to_itself(graph):
    TopologicalSorter(graph).prepare()


ORDER = (
    ("terminal", "errors", "paths", "files_read", "version", "safe_yaml", "emptiness", "fonts", "page_policy", "spreadsheet", "workplace", "whole_files", "start_up", "parallel", "rows", "vocabulary"),
    ("schemas", "lookup", "table_files"),
    ("ingest",),
    ("reconcile", "place_book"),
    ("store", "sums", "answers", "claims", "givers", "dataset"),
    ("measures", "harvest", "export"),
    ("maps", "charts"),
    ("findings",),
    ("notebook",),
    ("reports",),
    ("explorer", "changes", "build"),
    ("cli",),
)  # fmt: skip
"""Rooms from top to bottom (DESIGN section 2); those of one row are side by side."""


def test_every_room_has_its_place():
    rooms = {name.split(".")[1] for name in MODULES if "." in name} - {"__main__"}
    assert rooms == {room for row in ORDER for room in row}


@pytest.mark.parametrize("row", range(len(ORDER)), ids=lambda row: "-".join(ORDER[row]))
def test_a_room_takes_only_from_rooms_above(row, graph):
    below = {room for later in ORDER[row + 1 :] for room in later}
    upward = {
        (name, other)
        for name in MODULES
        if name.split(".")[1:2] and name.split(".")[1] in ORDER[row]
        for other in graph[name]
        if other.split(".")[1:2] and other.split(".")[1] in below
    }
    assert not upward


OFFICE = ("reading", "layout", "checks")
"""Rooms of `ingest.office`: bytes to grids, grids to facts, what is doubtful of them; the readers beside take from all."""


def test_rooms_of_office_tables_follow_one_another(graph):
    own = "analysis.ingest.office"
    room = {
        name: name.split(".")[3] for name in MODULES if name.startswith(f"{own}.") and name.count(".") == 4
    }
    upward = {
        (name, other)
        for name in room
        for other in graph[name]
        if other.startswith(f"{own}.")
        and (other not in room or OFFICE.index(room[other]) > OFFICE.index(room[name]))
    }
    assert {*room.values()} == {*OFFICE}
    assert not upward


def test_every_module_can_be_read_at_once():
    long = {
        name: lines
        for name, path in MODULES.items()
        if (lines := len(path.read_text("utf-8").splitlines())) > LINES
    }
    assert not long


def test_every_function_can_be_seen_at_once(nodes):
    long = {
        f"{name}.{node.name}"
        for name, path in MODULES.items()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION
    }
    assert not long


def by_one_key(call: ast.Call) -> bool:
    """Whether a call sorts by one key; pandas sorts by several stably whatever it is told."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in ("sort_values", "argsort"):
        return False
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    key = next(iter(call.args), named.get("by"))
    return "kind" not in named and (
        call.func.attr == "argsort" or key is None or isinstance(key, ast.Constant)
    )


def test_what_is_equal_is_sorted_alike_on_every_machine(nodes):
    # Without kind="stable" the order of equals is that of the processor's vectors: another machine, another table.
    found = {
        f"{name}:{node.lineno}"
        for name, path in MODULES.items()
        for node in nodes(path)
        if isinstance(node, ast.Call) and by_one_key(node)
    }
    assert not found
