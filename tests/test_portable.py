"""What only some systems have is asked for before it is used; files say their encoding, processes speak UTF-8."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis import paths

SOURCES = sorted((paths.ROOT / "src").rglob("*.py"))
POSIX = {
    "os": {
        "fork",
        "kill",
        "killpg",
        "setsid",
        "getppid",
        "geteuid",
        "getuid",
        "waitpid",
        "WNOHANG",
        "pipe2",
        "mkfifo",
    },
    "signal": {"SIGKILL", "SIGHUP", "SIGUSR1", "alarm", "setitimer", "pthread_kill"},
}
POSIX_MODULES = {"fcntl", "grp", "pwd", "pty", "resource", "termios"}
ASKED_FOR = {
    "charts/beside.py",
    "kernels/nursery.py",
    "kernels/parent.py",
    "reports/siblings.py",
    "reports/pdf.py",
    "reading/child.py",
    "analysis/workplace.py",
}
"""Modules that ask first: `hasattr`, or an import that may fail. The warm parent, and with it siblings, run only where there is a fork."""


def _named(path, names=ASKED_FOR) -> bool:
    return any(path.as_posix().endswith(name) for name in names)


@pytest.fixture(scope="module")
def code(nodes) -> list[tuple[Path, ast.AST]]:
    """Every node of every module."""
    return [(path, node) for path in SOURCES for node in nodes(path)]


def test_only_modules_that_ask_first_use_what_windows_lacks(code) -> None:
    found = []
    for path, node in code:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in POSIX.get(node.value.id, ()) and not _named(path):
                found.append(f"{path.name}: {node.value.id}.{node.attr}")
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            found += [f"{path.name}: {name}" for name in names if name in POSIX_MODULES and not _named(path)]
    assert found == []


def test_every_text_file_is_opened_with_its_encoding(code) -> None:
    found = []
    for path, node in code:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        said = any(k.arg == "encoding" for k in node.keywords)
        if node.func.attr == "read_text" and not said and not node.args:
            found.append(f"{path.name}:{node.lineno}")
        if node.func.attr == "write_text" and not said and len(node.args) < 2:
            found.append(f"{path.name}:{node.lineno}")
    assert found == []


WINDOWS = """
import importlib, os, pkgutil, signal, sys
sys.modules["rfc3987_syntax"] = None  # takes two seconds and checks what no notebook holds
import asyncio, subprocess, tempfile, socket, zmq, papermill, jupyter_client, filelock, psutil, matplotlib, pandas, geopandas, scipy, nbconvert
for name in ("fork", "killpg", "setsid", "geteuid", "getppid", "sched_getaffinity"):
    delattr(os, name)
del signal.SIGKILL
for name in ("resource", "fcntl", "pwd", "grp"):
    sys.modules[name] = None
import analysis
for found in pkgutil.walk_packages(analysis.__path__, "analysis."):
    if not found.name.endswith(("__main__", "kernels.parent")):
        importlib.import_module(found.name)
from analysis.ingest.office.reading import child
from analysis import parallel
from analysis.reports.kernels import nursery
child.bound_memory()
assert parallel.cores() >= 1
try:
    nursery.shared()
except nursery.NurseryError as error:
    print(error)
"""


@pytest.mark.whole
def test_every_module_can_be_imported_where_nothing_is_posix() -> None:
    run = subprocess.run([sys.executable, "-c", WINDOWS], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "forking is not to be had" in run.stdout


def test_processes_are_set_apart_on_both_kinds_of_systems(monkeypatch) -> None:
    from analysis.reports import processes

    assert processes.apart() == {"start_new_session": True}
    monkeypatch.setattr(processes, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 512, raising=False)
    assert processes.apart() == {"creationflags": 512}


def test_without_sockets_of_files_kernels_talk_over_ports(monkeypatch, tmp_path) -> None:
    import papermill  # noqa: F401  (it loads its engines itself)

    from analysis.reports.kernels import engine

    monkeypatch.setattr(engine, "os", SimpleNamespace(name="nt"))
    assert engine._kernel_manager(tmp_path, "local-provisioner").transport == "tcp"


@pytest.mark.skipif(os.name == "nt", reason="sets the encoding of a POSIX machine")
def test_orders_with_chinese_reach_a_worker_whatever_the_machine_writes_in(tmp_path, monkeypatch) -> None:
    from analysis.reports.execution import Job
    from analysis.reports.pool import Worker

    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    worker = Worker({"libraries": [], "warm": False}, tmp_path / "log")
    try:
        outcome = worker.make(
            Job("资金", str(tmp_path / "没有 这个.ipynb"), {}, {}, str(tmp_path / "staging"))
        )
    finally:
        worker.close(now=True)
    assert (outcome.name, outcome.made) == ("资金", False)
    assert "died" not in outcome.problem


@pytest.mark.skipif(os.name == "nt", reason="sets the encoding of a POSIX machine")
def test_a_name_that_the_machine_cannot_write_does_not_end_a_command(tmp_path) -> None:
    (tmp_path / "资金.csv").write_text("结对关系,财政援助资金（亿元）,年份\n闽宁协作,5,2023\n", "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "analysis", "inspect", "--no-draft", str(tmp_path / "资金.csv")],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert run.returncode == 0, run.stderr
    assert b"gov_funds" in run.stdout


def test_a_browser_is_found_where_windows_keeps_it(tmp_path, monkeypatch) -> None:
    from analysis.reports import pdf

    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setattr(pdf, "find_spec", lambda name: object())
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path))
    assert pdf.browser() == str(edge)
