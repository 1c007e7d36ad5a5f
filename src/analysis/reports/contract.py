"""Checks an executed notebook before it is published.

Whole, free of errors and warnings, and with what it promises.
"""

from __future__ import annotations

from typing import Any

from analysis.errors import ReportError
from analysis.reports.catalog import Contract
from analysis.reports.export.page import figure_type


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
    outputs = [(n, o) for n, cell in enumerate(nb.cells, 1) for o in cell.get("outputs", [])]
    breaks = [
        f"cell {n} was not run"
        for n, cell in enumerate(nb.cells, 1)
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None
    ]
    for n, output in outputs:
        if output["output_type"] == "error":
            breaks.append(f"cell {n} ended with {output['ename']}: {output['evalue']}")
        elif output.get("name") == "stderr":
            first = next(iter(output["text"].strip().splitlines()), "")
            breaks.append(f"cell {n} wrote to stderr: {first[:200]}")
    data = [output["data"] for _, output in outputs if "data" in output]
    found = {
        "figures": sum(bool(figure_type(d)) for d in data),
        "tables": sum("".join(d.get("text/html", "")).count("<table") for d in data),
    }
    for what, number in found.items():
        if number < getattr(contract, what):
            breaks.append(f"has {number} {what}, {getattr(contract, what)} are promised")
    if breaks:
        raise ReportError("; ".join(breaks), hint="mend the notebook, or its contract in reports.yml")
