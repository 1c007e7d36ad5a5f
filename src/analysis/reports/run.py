"""One run: takes the steps that are due, has them made, publishes each as it is ready, and remembers it.

Workers make reports; only this process touches the published folder and the records, under the lock.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from analysis.errors import AtlasError
from analysis.reports import front
from analysis.reports.execution import Job, Outcome
from analysis.reports.folders import Folders
from analysis.reports.imports import imported_at_start
from analysis.reports.plan import Present, Step
from analysis.reports.pool import LocalPool, Pool, Ready
from analysis.reports.processes import Means
from analysis.reports.progress import Progress

_SHOW_EVERY = 20.0
"""Seconds between two looks that a reader gets at what is made so far."""


_SHARED = "analysis.reports.kernels.shared"
_MANY = 4
"""From so many reports on, the warm parent reads beforehand what most of them will ask for."""


@dataclass
class Summary:
    """What came of a run: each report's outcome, and the kept notebooks of those that failed."""

    outcomes: list[Outcome] = field(default_factory=list)
    kept: dict[str, Path] = field(default_factory=dict)

    @property
    def failed(self) -> list[Outcome]:
        """Those that were not made."""
        return [outcome for outcome in self.outcomes if not outcome.made]


def carry_out(
    steps: list[Step],
    folders: Folders,
    present: Present,
    progress: Progress,
    means: Means,
    *,
    pdf: bool = False,
    check: Callable[[], object] = lambda: None,
    show: Callable[[], object] = lambda: None,
) -> Summary:
    """Make the reports of the given steps and publish them.

    Parameters
    ----------
    steps : list of Step
        Those that are due.
    folders : Folders
        Locked by the caller.
    present : Present
        What the reports are made from, as it was when the run began.
    progress : Progress
        Told of every event.
    means : Means
    pdf : bool
        Whether the pages are printed as well.
    check : callable
        Called while the first reports are made; what it raises ends the run before anything is published.
    show : callable
        Called when the first report is published, and every now and then: a reader need not wait for the last one.
    """
    summary, shows, by_name = Summary(), _now_and_then(show), {step.report.name: step for step in steps}
    present.tables  # noqa: B018  (read now: a table that changes during the run makes its readers due again)
    pool = _pool(steps, folders, means, known_sums(folders, present))
    now = True
    try:
        pool.also(front.work_for(folders, present))
        with _told(progress, len(steps)):
            for event in pool.run(_jobs(steps, folders, means.warm, pdf)):
                if not isinstance(event, Outcome):
                    check() if isinstance(event, Ready) else progress.started(event.name)
                    continue
                _take(event, by_name[event.name], folders, present, summary)
                _tell(event, summary, progress)
                if event.made and len(summary.outcomes) < len(steps):
                    shows()
        front.wait(folders)
        now = False
    finally:
        pool.close(now=now)
    return summary


def known_sums(folders: Folders, present: Present) -> Path:
    """Folder of the sums that reports have solved from these tables, by this code and these packages; what others left is removed."""
    own = folders.answers / present.fingerprint("analysis.sums")
    for other in folders.answers.glob("*"):
        if other != own:
            shutil.rmtree(other, ignore_errors=True)
    return own


def _tell(outcome: Outcome, summary: Summary, progress: Progress) -> None:
    kept = summary.kept.get(outcome.name)
    progress.ended(outcome, **({"kept": str(kept)} if kept else {}))


def _now_and_then(show: Callable[[], object]) -> Callable[[], None]:
    """`show`, but at once and then only when some time has passed since the last time."""
    shown = -_SHOW_EVERY

    def shows() -> None:
        nonlocal shown
        if monotonic() - shown > _SHOW_EVERY:
            show()
            shown = monotonic()

    return shows


@contextmanager
def _told(progress: Progress, number: int) -> Iterator[None]:
    progress.begin(number)
    try:
        yield
    finally:
        progress.finish()


def _pool(steps: list[Step], folders: Folders, means: Means, answers: Path) -> Pool:
    libraries = _libraries(steps)
    if means.scheduler:
        from analysis.reports.cluster import ClusterPool

        return ClusterPool(means.scheduler, libraries, warm=means.warm)
    number = min(means.number, len(steps))
    return LocalPool(number, libraries, folders.logs, warm=means.warm, answers=answers, parent=means.parent)


def _jobs(steps: Iterable[Step], folders: Folders, warm: bool, pdf: bool) -> list[Job]:
    """The jobs, those that took longest the last time first, so that no long one is left for the end.

    A report in its second language comes when the first is made: it then finds the same sums solved.
    """
    jobs = []
    seen: Counter[str] = Counter()
    for step in steps:
        report = step.report
        record = folders.record(report.name) or {}
        executed = folders.published / f"{report.name}.ipynb" if step.page_only else ""
        job = Job(
            report.name,
            str(report.notebook),
            dict(report.parameters),
            report.contract.model_dump(),
            str(folders.staging / report.name),
            warm=warm,
            executed=str(executed),
            pdf=pdf or any(file.endswith(".pdf") for file in record.get("files", ())),
        )
        asked = f"{report.notebook} { {name: value for name, value in report.parameters.items() if name != 'lang'} }"
        jobs.append((seen[asked], -record.get("seconds", 0.0), job))
        seen[asked] += 1
    return [job for *_, job in sorted(jobs, key=lambda told: told[:2])]


def _libraries(steps: Iterable[Step]) -> set[str]:
    """What the warm parent imports beforehand: all that the notebooks will."""
    executed = [step.report.notebook for step in steps if not step.page_only]
    names = {*imported_at_start(*set(executed))}
    return names | {_SHARED} if len(executed) >= _MANY else names


def _take(outcome: Outcome, step: Step, folders: Folders, present: Present, summary: Summary) -> None:
    """Publish what was made; keep the notebook of what was not."""
    report = step.report
    staged = folders.staging / report.name
    if outcome.made:
        try:
            folders.publish(staged, report.name, _record(outcome, step, folders, present))
        except AtlasError as error:
            outcome.made, outcome.problem = False, str(error)
    if not outcome.made:
        try:
            kept = folders.keep_failed(staged, report.name)
        except OSError:
            kept = None
        if kept:
            summary.kept[report.name] = kept
    shutil.rmtree(staged, ignore_errors=True)
    summary.outcomes.append(outcome)


def _record(outcome: Outcome, step: Step, folders: Folders, present: Present) -> dict[str, Any]:
    report = step.report
    old = (folders.record(report.name) or {}) if step.page_only else {}
    return {
        "name": report.name,
        "notebook": report.notebook.stem,
        "title": outcome.title,
        "figures": outcome.figures,
        "question": dict(report.question),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": old.get("seconds", outcome.seconds),
        "parts": present.parts(report, outcome.tables_read) | {"files": outcome.files_read},
    }


def summary_rows(summary: Summary, up_to_date: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """Rows of the final table: report, seconds, state, remark."""
    rows = [(name, "", "up to date", "") for name in up_to_date]
    for outcome in summary.outcomes:
        remark = ""
        if not outcome.made:
            where = f"in “{outcome.heading}”: " if outcome.heading else ""
            kept = summary.kept.get(outcome.name)
            remark = f"{where}{outcome.problem}" + (f"\n{kept}" if kept else "")
        rows.append((outcome.name, f"{outcome.seconds:.1f}", "made" if outcome.made else "failed", remark))
    return rows
