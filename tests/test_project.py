"""The project's frame holds together: dependencies, licences, commands and codebook tell one story."""

from __future__ import annotations

import ast
import csv
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from analysis import paths

CONDA_NAMES = {"matplotlib-base": "matplotlib", "playwright-python": "playwright"}
"""conda-forge names of packages that are called otherwise on PyPI (`matplotlib-base` leaves out Qt)."""

PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = ("linux", "darwin", "win32")


def _read(name: str) -> str:
    return (paths.ROOT / name).read_text(encoding="utf-8")


def _by_name(requirements: list[Requirement]) -> dict[str, str]:
    return {canonicalize_name(r.name): str(r.specifier) for r in requirements}


@pytest.fixture(scope="module")
def pyproject() -> dict:
    return tomllib.loads(_read("pyproject.toml"))


@pytest.fixture(scope="module")
def direct(pyproject: dict) -> dict[str, str]:
    """Direct dependencies of the project and all its extras: normalised name to version range."""
    extras = pyproject["project"]["optional-dependencies"]
    lines = [*pyproject["project"]["dependencies"], *(line for extra in extras.values() for line in extra)]
    return _by_name([Requirement(line) for line in lines])


_PIN = re.compile(
    r"([a-z0-9-]+==[0-9][0-9a-z.!+]*(?: ; [a-z_]+ .*?)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
)
LOCKS = ("requirements.lock", "requirements-dev.lock")


def _locked(name: str) -> list[Requirement]:
    return [Requirement(found[1]) for found in _PIN.finditer(_read(name))]


@pytest.fixture(scope="module")
def locked() -> list[Requirement]:
    return _locked("requirements-dev.lock")


def _conda() -> tuple[list[Requirement], list[str]]:
    entries = yaml.safe_load(_read("environment.yml"))["dependencies"]
    pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    names = [Requirement(entry) for entry in entries if isinstance(entry, str)]
    return [r for r in names if r.name not in {"python", "pip"}], pip


def test_environment_has_the_dependencies_of_pyproject(direct: dict[str, str]) -> None:
    conda, pip = _conda()
    for requirement in conda:
        requirement.name = CONDA_NAMES.get(requirement.name, requirement.name)
    assert _by_name([*conda, *(Requirement(line) for line in pip if line != "-e .")]) == direct


def test_every_imported_package_is_a_direct_dependency(direct: dict[str, str], nodes) -> None:
    imported = set()
    for module in [*(paths.ROOT / "src").rglob("*.py"), *(paths.ROOT / "tests").rglob("*.py")]:
        for node in nodes(module):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    owners = packages_distributions()
    foreign = {owner for name in imported - sys.stdlib_module_names for owner in owners.get(name, ())}
    # pydantic pins its core exactly, and the project is no dependency of its own.
    assert {canonicalize_name(name) for name in foreign} - {"pydantic-core", "east-west-atlas"} - set(
        direct
    ) == set()


def test_environment_installs_the_project_itself_and_the_same_python(pyproject: dict) -> None:
    entries = yaml.safe_load(_read("environment.yml"))["dependencies"]
    assert "-e ." in _conda()[1]
    assert f"python{pyproject['project']['requires-python']}" in entries


def test_extras_are_the_promised_ones(pyproject: dict) -> None:
    assert set(pyproject["project"]["optional-dependencies"]) == {"dev", "cluster", "pdf", "setup"}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_only_pinned_names_with_hashes(name: str) -> None:
    text = _read(name)
    rest = _PIN.sub("", text)
    assert len(_locked(name)) > 100
    assert [line for line in rest.splitlines() if not line.startswith("#")] == []


def test_users_install_what_developers_do_and_nothing_that_only_tests_need(pyproject: dict) -> None:
    users, developers = (set(map(str, _locked(name))) for name in LOCKS)
    assert users < developers
    dev = {
        canonicalize_name(Requirement(line).name)
        for line in pyproject["project"]["optional-dependencies"]["dev"]
    }
    names = {canonicalize_name(Requirement(line).name) for line in users}
    assert dev & names <= {"packaging"}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_lock_gives_each_dependency_one_version_in_its_range(
    direct: dict[str, str], locked: list[Requirement], python: str, platform: str
) -> None:
    machine = {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "sys_platform": platform,
        "os_name": "nt" if platform == "win32" else "posix",
        "implementation_name": "cpython",
    }
    chosen = [r for r in locked if r.marker is None or r.marker.evaluate(machine)]
    names = [canonicalize_name(r.name) for r in chosen]
    assert len(names) == len(set(names))
    versions = {canonicalize_name(r.name): next(iter(r.specifier)).version for r in chosen}
    wrong = {
        name: (versions.get(name), wanted)
        for name, wanted in direct.items()
        if name not in versions or not Requirement(f"{name}{wanted}").specifier.contains(versions[name])
    }
    assert wrong == {}, "run `make lock`"


def test_licences_are_stated_in_full(pyproject: dict) -> None:
    code, data = _read("LICENSE"), _read("LICENSE-DATA")
    assert "Permission is hereby granted, free of charge" in code
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in code
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in data
    assert pyproject["project"]["license"] == "MIT AND CC-BY-4.0"
    assert pyproject["project"]["license-files"] == ["LICENSE", "LICENSE-DATA"]


def test_citation_has_what_the_format_asks_for(pyproject: dict) -> None:
    citation = yaml.safe_load(_read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["message"]
    assert citation["title"]
    assert all(author["name"] for author in citation["authors"])
    versions = {citation["version"], citation["references"][0]["version"]}
    assert versions == {pyproject["project"]["version"]}
    assert (citation["license"], citation["references"][0]["license"]) == ("MIT", "CC-BY-4.0")


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_alone_lists_the_commands() -> None:
    run = subprocess.run(["make"], cwd=paths.ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^ {2}make (\w+) +\S", run.stdout, flags=re.MULTILINE))
    assert listed >= {"reports", "tables", "test", "lint", "lab", "lock", "clean"}
    assert listed == set(re.search(r"^\.PHONY: (.*)$", _read("Makefile"), re.MULTILINE)[1].split())


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_ci_script_parses_and_is_strict() -> None:
    script = paths.ROOT / ".ci" / "run"
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def test_codebook_describes_every_raw_table_and_column() -> None:
    codebook = set(re.findall(r"`([^`]+)`", _read("data/README.md")))
    raw = paths.ROOT / "data" / "raw"
    tables = [*raw.glob("*.csv"), *raw.glob("context/*.csv"), *raw.glob("places/*.csv")]
    missing = []
    for table in [*tables, *raw.glob("claims/*.csv")]:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(lines))
        missing += [f"{table.name}: {column}" for column in header if column not in codebook]
    missing += [str(name) for t in tables if (name := t.relative_to(raw).as_posix()) not in codebook]
    assert missing == []
