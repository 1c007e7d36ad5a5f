"""The nbconvert exporter of the reports (`jupyter nbconvert --to atlas` finds it too).

One file without any loaded resource: style, script and figures are inside, and a content security policy
forbids the browser to fetch or run anything else. nbconvert's own templates load MathJax, RequireJS and
widgets.
"""

from __future__ import annotations

import base64
import io
import math
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets import default

from analysis.errors import ReportError
from analysis.page_policy import policy
from analysis.reports.export.page import figure_type, read_page, shortened
from analysis.reports.export.pictures import addresses
from analysis.reports.export.templates import TEMPLATES, part
from analysis.reports.export.words import HTML_LANG, PAGE_WORDS
from analysis.version import __version__


class ReportExporter(TemplateExporter):
    """Executed notebook -> offline HTML page."""

    export_from_notebook = "Atlas report"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    @default("template_name")
    def _template_name(self) -> str:
        return "base"

    @default("template_file")
    def _template_file(self) -> str:
        return "report.html.j2"

    @default("extra_template_paths")
    def _own_templates(self) -> list[str]:
        return [str(TEMPLATES)]

    def _create_environment(self) -> Any:
        # nbconvert leaves escaping to its templates; ours is on unless a text was sanitised.
        environment = super()._create_environment()
        environment.autoescape = True
        environment.filters["shortened"] = shortened
        return environment

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Render a notebook; its parameters are read from papermill's metadata."""
        resources = dict(resources or {})
        parameters = nb.metadata.get("papermill", {}).get("parameters", {})
        lang = parameters.get("lang", "en")
        page = read_page(nb, lang)
        page.title = page.title or str(resources.get("metadata", {}).get("name", "Notebook"))
        style = part("colours.css") + part("figure.css") + part("report.css")
        script = part("figure.js") + part("report.js")
        resources["atlas"] = {
            "page": page,
            "lang": HTML_LANG.get(lang, lang),
            "words": PAGE_WORDS.get(lang, PAGE_WORDS["en"]),
            "style": style,
            "script": script,
            "policy": policy(style, script),
            "parameters": parameters,
            "notebook": Path(nb.metadata.get("papermill", {}).get("input_path") or "").name,
            "made": date.today().isoformat(),
            "version": __version__,
        }
        # The template lays out the page: nbconvert need neither copy nor check the cells, twice each.
        return super().from_notebook_node(new_notebook(metadata=nb.metadata), resources, **kw)


def render(nb: NotebookNode, megabytes: float = 1.5) -> tuple[str, str]:
    """The page of an executed notebook, and its title.

    Parameters
    ----------
    nb : NotebookNode
    megabytes : float
        The most that the page may have.

    Raises
    ------
    ReportError
        When it is larger even with its figures reduced to 256 colours; the message names what is large.
    """
    most = megabytes * 1e6
    html, resources = _exporter().from_notebook_node(nb)
    if len(html.encode()) > most:
        html = _exporter().from_notebook_node(_with_fewer_colours(nb))[0]
    if (size := len(html.encode())) > most:
        number, kind, share = _largest(nb)
        raise ReportError(
            f"the page has {size / 1e6:.1f} MB, {megabytes:.1f} MB is the most; "
            f"the largest part is {share / 1e6:.1f} MB of {kind} of cell {number}",
            hint=f"{_REMEDIES[kind]}; or let this page be larger: `contract: {{megabytes: {math.ceil(size / 1e6)}}}` at the "
            "notebook's entry in notebooks/reports.yml",
        )
    return html, resources["atlas"]["page"].title


def make_ready() -> None:
    """Do beforehand what the first page of a process takes: compile templates and patterns, import what reads texts and code."""
    table = {"text/html": "<table><tr><td>1</td></tr></table>"}
    render(
        new_notebook(
            cells=[
                new_markdown_cell("# Title\n\n**Words**"),
                new_code_cell("x = 1", outputs=[new_output("display_data", table)]),
            ]
        )
    )


@cache  # its templates are compiled once
def _exporter() -> ReportExporter:
    return ReportExporter()


_REMEDIES = {
    "printed text": "print less, such as the first lines (`frame.head()`, `text[:1000]`)",
    "tables": "show fewer rows",
    "figures": "draw smaller figures, or not as SVG",
    "pictures": "take smaller pictures",
    "text": "write less",
}


def _largest(nb: NotebookNode) -> tuple[int, str, int]:
    """Number of the cell, kind and bytes of what takes most room in a notebook."""
    sizes: Counter[tuple[int, str]] = Counter()
    for number, cell in enumerate(nb.cells, 1):
        sizes[number, "text"] += len(cell.source)
        sizes[number, "pictures"] += sum(map(len, addresses(cell).values())) // 2
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if mime := figure_type(data):
                sizes[number, "figures"] += len("".join(data[mime]))
            elif "text/html" in data or "text/markdown" in data:
                text = "".join(data.get("text/html", data.get("text/markdown", "")))
                sizes[number, "tables" if "<table" in text else "text"] += len(text.encode())
            else:
                printed = output.get("text") or data.get("text/plain", "")
                sizes[number, "printed text"] += len("".join(printed).encode())
    (number, kind), size = sizes.most_common(1)[0]
    return number, kind, size


def _with_fewer_colours(nb: NotebookNode) -> NotebookNode:
    from copy import deepcopy

    from PIL import Image

    nb = deepcopy(nb)
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if encoded := output.get("data", {}).get("image/png"):
                picture = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB").quantize(256)
                picture.save(small := io.BytesIO(), "PNG", optimize=True)
                output["data"]["image/png"] = base64.b64encode(small.getvalue()).decode()
    return nb
