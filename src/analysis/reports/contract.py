"""What an executed notebook must be to be published: whole, free of errors and warnings, and with what it promises."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from analysis.errors import ReportError

_GLYPH = re.compile(r"Glyph \d+ .*missing from|findfont: ")
_HINTS = {
    "run": "run the notebook to its end: a cell before it may have stopped it",
    "error": "mend the cell",
    "glyph": "import `analysis.dataset` or `analysis.charts` before drawing: a Chinese font comes with them; after a style sheet with fonts of "
    "its own call `analysis.fonts.offer()`, or draw in `with analysis.charts.style.use():`",
    "stderr": "see to its cause, or silence it in the cell (`warnings.filterwarnings`); where it belongs on the page, let it be written: "
    "`contract: {stderr: true}` at the notebook's entry in notebooks/reports.yml",
    "promise": "mend the notebook, or its contract in notebooks/reports.yml",
}


class Contract(BaseModel):
    """What an executed notebook must hold at least to be published, and what it may."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    figures: int = Field(0, ge=0)
    tables: int = Field(0, ge=0)
    stderr: bool = False
    """Whether its cells may write to stderr (warnings, logs, bars of progress), which the page then shows."""
    megabytes: float = Field(1.5, gt=0, le=50)
    """The largest page: mail servers refuse much larger attachments."""


def check(nb: Any, contract: Contract) -> None:
    """Raise ReportError with every break of the contract at once.

    Parameters
    ----------
    nb : NotebookNode
        The executed notebook.
    contract : Contract
        Its least numbers of figures and tables. No error, nothing on stderr and no code cell left out are
        always part of it.
    """
    from analysis.reports.export.page import (  # the catalogue needs none of it
        figure_type,
        without_empty_answers,
    )

    outputs = [(n, o) for n, cell in enumerate(nb.cells, 1) for o in cell.get("outputs", [])]
    breaks = [
        (f"cell {n} was not run", "run")
        for n, cell in enumerate(nb.cells, 1)
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None
    ]
    for n, output in outputs:
        if output["output_type"] == "error":
            breaks.append((f"cell {n} ended with {output['ename']}: {output['evalue']}", "error"))
        elif output.get("name") == "stderr" and not contract.stderr:
            said = without_empty_answers(output["text"]).strip()
            if said:
                kind = "glyph" if _GLYPH.search(said) else "stderr"
                breaks.append((f"cell {n} wrote to stderr: {said.splitlines()[0][:200]}", kind))
    data = [output["data"] for _, output in outputs if "data" in output]
    found = {
        "figures": sum(bool(figure_type(d)) for d in data),
        "tables": sum("".join(d.get("text/html", "")).count("<table") for d in data),
    }
    for what, number in found.items():
        if number < getattr(contract, what):
            breaks.append((f"{what}: {number}, promised: {getattr(contract, what)}", "promise"))
    if breaks:
        hints = dict.fromkeys(_HINTS[kind] for _, kind in breaks)
        raise ReportError("; ".join(told for told, _ in breaks), hint="\n".join(hints))
