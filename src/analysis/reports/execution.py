"""Makes one report: executes the notebook, checks it, renders the page, all in a staging folder.

This is what a worker does; it knows nothing of plans, of other reports or of where the result is published.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import AtlasError
from analysis.reports.folders import in_words


@dataclass(frozen=True)
class Job:
    """One report to make, as plain values that can be sent to another process."""

    name: str
    notebook: str
    parameters: dict[str, Any]
    contract: dict[str, Any]
    staging: str
    warm: bool = True
    executed: str = ""
    """Path of an executed notebook that only needs a new page."""
    pdf: bool = False


@dataclass
class Outcome:
    """How it went. `tables_read` is None when the kernel could not say; `notes` are for the log."""

    name: str
    made: bool
    seconds: float = 0.0
    title: str = ""
    figures: list[str] = field(default_factory=list)
    """Fingerprints of its figures, in order."""
    tables_read: dict[str, list[dict[str, Any]]] | None = None
    files_read: dict[str, str] = field(default_factory=dict)
    """Folders whose files it read beside the tables -> fingerprint of what was in them."""
    heading: str = ""
    problem: str = ""
    notes: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for sending and for the log."""
        return asdict(self)


def make(job: Job) -> Outcome:
    """Make one report in its staging folder: `NAME.ipynb` and `NAME.html`.

    A kernel that doesn't start, or doesn't get its figures drawn beside it, is tried once more, in the ordinary way; code that
    fails is not.
    """
    import nbformat

    start = time.perf_counter()
    outcome = Outcome(job.name, made=False)
    staged = Path(job.staging) / f"{job.name}.ipynb"
    try:
        with in_words(staged.parent):
            staged.parent.mkdir(parents=True, exist_ok=True)
            nb = _reuse(job, staged) if job.executed else _execute(job, staged, outcome)
            from analysis.reports.contract import Contract, check
            from analysis.reports.export.html import render
            from analysis.reports.export.page import figures
            from analysis.reports.export.pictures import attach

            contract = Contract(**job.contract)
            check(nb, contract)
            if attach(nb, Path(job.notebook).parent):
                nbformat.write(nb, staged)
            page, outcome.title = render(nb, contract.megabytes)
            staged.with_suffix(".html").write_text(page, "utf-8")
            outcome.figures = [hashlib.sha256(body.encode()).hexdigest()[:20] for _, body in figures(nb)]
            if job.pdf:
                from analysis.reports.pdf import print_page

                print_page(staged.with_suffix(".html"), staged.with_suffix(".pdf"))
        outcome.tables_read = nb.metadata.get("atlas", {}).get("tables_read")
        outcome.files_read = nb.metadata.get("atlas", {}).get("files_read") or {}
        outcome.made = True
    except AtlasError as error:
        outcome.problem = str(error)
    except Exception as error:
        nb = nbformat.read(staged, 4) if staged.exists() else None
        outcome.heading, outcome.problem = _where_and_what(nb, error)
    outcome.seconds = round(time.perf_counter() - start, 3)
    return outcome


def _execute(job: Job, staged: Path, outcome: Outcome) -> Any:
    from papermill import execute_notebook

    from analysis.reports.kernels.engine import KernelStartError
    from analysis.vocabulary import media

    for provisioner in ("atlas-warm" if job.warm else "local-provisioner", "local-provisioner"):
        try:
            nb = execute_notebook(
                job.notebook,
                str(staged),
                parameters=job.parameters,
                engine_name="atlas",
                kernel_name="python3",
                language="python",
                progress_bar=False,
                provisioner=provisioner,
            )
        except KernelStartError as error:
            outcome.notes.append(str(error))
            failure = error
            os.environ.pop(media.DRAW_BESIDE, None)  # a second try has nothing that the first could fail at
        else:
            if why := nb.metadata.atlas.get("why_ordinary"):
                outcome.notes.append(f"an ordinary kernel, no warm one: {why}")
            return nb
    raise failure


def _reuse(job: Job, staged: Path) -> Any:
    import nbformat

    staged.write_bytes(Path(job.executed).read_bytes())
    return nbformat.read(staged, 4)


def _where_and_what(nb: Any, error: Exception) -> tuple[str, str]:
    """Heading that the failed cell stands under, and the exception in one line."""
    ename, evalue = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", str(error))
    first, *more = f"{ename}: {evalue}".strip().splitlines()
    advice = [line for line in more if line.strip().startswith("What to do:")]
    problem = "\n".join([first[:300], *advice])
    heading = ""
    for cell in nb.cells if nb else ():
        if cell.cell_type == "markdown" and "papermill-error-cell-tag" not in cell.metadata.get("tags", []):
            found = re.findall(r"^#{1,6}\s+(.+?)\s*$", cell.source, re.MULTILINE)
            heading = found[-1] if found else heading
        if any(o["output_type"] == "error" for o in cell.get("outputs", [])):
            break
    return heading, problem
