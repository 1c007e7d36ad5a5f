"""When the tables are built: after every change, after none, after damage; and what a broken inbox file stops."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis import cli
from analysis.build import STAMP, build
from analysis.errors import RawFileError


class Bench:
    """A raw folder, and builders that write one table each and count how often they are called."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.processed = folder / "原始 数据", folder / "processed"
        (self.raw / "inbox").mkdir(parents=True)
        (self.raw / "places").mkdir()
        (self.raw / "sources.csv").write_text("source_id\n", "utf-8")
        self.calls: list[str] = []
        self.unreadable: tuple[str, ...] = ()

    def ingest(self, raw: Path, processed: Path) -> tuple[str, ...]:
        self.calls.append("ingest")
        (processed / "observations.parquet").write_text("claims")
        (processed / "rejects.csv").write_text("batch")
        return self.unreadable

    def reconcile(self, processed: Path) -> None:
        self.calls.append("reconcile")
        (processed / "series.parquet").write_text("series")

    def build(self, **options) -> tuple[str, ...]:
        self.calls.clear()
        built = build(
            self.raw,
            self.processed,
            ingest=self.ingest,
            reconcile=self.reconcile,
            say=lambda _: None,
            **options,
        )
        assert self.calls == (["ingest", "reconcile"] if built.reasons else [])
        return built.reasons


@pytest.fixture
def bench(tmp_path) -> Bench:
    bench = Bench(tmp_path)
    assert bench.build() == ("they have not been built, or not to the end",)
    assert bench.build() == ()
    return bench


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(("change", "reason"), [
    (lambda b: (b.raw / "sources.csv").write_text("source_id\nx\n"), "data/raw changed (sources.csv)"),
    (lambda b: (b.raw / "inbox" / "表 1.xlsx").write_text("x"), "data/raw changed (inbox/表 1.xlsx)"),
    (lambda b: (b.raw / "sources.csv").rename(b.raw / "pages.csv"), "data/raw changed (pages.csv, sources.csv)"),
    (lambda b: (b.raw / "sources.csv").unlink(), "data/raw changed (sources.csv)"),
    (lambda b: (b.processed / "series.parquet").unlink(), "series.parquet is gone"),
    (lambda b: _damage(b.processed / "observations.parquet"), "observations.parquet is not as it was built"),
    (lambda b: (b.processed / "rejects.csv").write_text("hctab"), "rejects.csv is not as it was built"),
    (lambda b: (b.processed / STAMP).write_text("{"), "they have not been built, or not to the end"),
    (lambda b: (b.processed / STAMP).write_text("[]"), "they have not been built, or not to the end"),
    (lambda b: (b.processed / STAMP).unlink(), "they have not been built, or not to the end"),
])  # fmt: skip
def test_a_change_or_a_loss_makes_them_due_once(bench, change, reason) -> None:
    change(bench)
    assert bench.build() == (reason,)
    assert bench.build() == ()


def test_what_lies_beside_an_open_file_makes_nothing_due(bench) -> None:
    (bench.raw / "inbox" / "~$表.xlsx").write_text("x")
    (bench.raw / "inbox" / ".DS_Store").write_text("x")
    assert bench.build() == ()


def test_code_and_packages_make_them_due(bench) -> None:
    stamp = bench.processed / STAMP
    content = json.loads(stamp.read_text("utf-8"))
    assert {"analysis.ingest.claims", "analysis.reconcile.build", "analysis.vocabulary.units"} <= content[
        "code"
    ].keys()
    assert "analysis.reports.run" not in content["code"]
    content["code"]["analysis.ingest.claims"] = "another"
    content["packages"]["pandas"] = "0.1"
    stamp.write_text(json.dumps(content), "utf-8")
    assert bench.build() == ("the code changed (analysis.ingest.claims)", "the packages changed (pandas)")


def test_they_can_be_forced(bench) -> None:
    assert bench.build(force=True) == ("forced",)


def test_a_build_that_failed_is_tried_again(bench) -> None:
    def refuse(raw: Path, processed: Path) -> None:
        raise RawFileError("no batch of claims")

    (bench.raw / "new.csv").write_text("x")
    with pytest.raises(RawFileError):
        build(bench.raw, bench.processed, ingest=refuse, reconcile=bench.reconcile, say=lambda _: None)
    assert bench.build() == ("they have not been built, or not to the end",)


@pytest.fixture
def command(bench, monkeypatch):
    """The command on these folders, its builders the bench's; reports are counted."""
    made = []

    class Result:
        unreadable: tuple = ()

    def ingest(raw: Path, processed: Path) -> Result:
        result = Result()
        result.unreadable = bench.ingest(raw, processed)
        return result

    monkeypatch.setattr(cli, "_ingest", ingest)
    monkeypatch.setattr(cli, "_reconcile", bench.reconcile)
    monkeypatch.setattr(cli, "report", lambda: made.append("report"))
    for later in (f"{cli.__name__}.explore", f"{cli.__name__}.front_page", "analysis.reports.ahead.begin"):
        monkeypatch.setattr(later, lambda: None)

    def run(*options: str):
        arguments = ["build", "--raw", str(bench.raw), "--processed", str(bench.processed), *options]
        return CliRunner().invoke(cli.app, arguments), made

    return run


def test_a_broken_file_of_the_inbox_stops_nothing_and_is_named_each_time(bench, command) -> None:
    bench.unreadable = ("坏.xlsx: can't be parsed",)
    (bench.raw / "inbox" / "坏.xlsx").write_text("x")
    for times in (1, 2):
        result, made = command("--reports")
        assert (result.exit_code, len(made)) == (1, times)
        assert "坏.xlsx: can't be parsed" in result.stderr
    assert "up to date" in result.stdout
    bench.unreadable = ()
    (bench.raw / "inbox" / "坏.xlsx").unlink()
    result, made = command("--reports")
    assert (result.exit_code, len(made)) == (0, 3)


def test_without_reports_only_the_tables_are_built(bench, command) -> None:
    os.utime(bench.raw / "sources.csv", ns=(1, 1))
    result, made = command()
    assert (result.exit_code, made) == (0, [])
    assert "data/raw changed (sources.csv)" in result.stdout
