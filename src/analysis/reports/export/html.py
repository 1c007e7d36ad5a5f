"""The nbconvert exporter of the reports (`jupyter nbconvert --to atlas` finds it too).

One file without any loaded resource: style, script and figures are inside, and a content security policy
forbids the browser to fetch or run anything else. nbconvert's own templates load MathJax, RequireJS and
widgets.
"""

from __future__ import annotations

import base64
import io
from datetime import date
from pathlib import Path
from typing import Any

from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from analysis.errors import ReportError
from analysis.reports.export.page import read_page
from analysis.reports.export.policy import TEMPLATES, part, policy
from analysis.reports.export.words import HTML_LANG, PAGE_WORDS

MOST_BYTES = 1_500_000
"""The largest page: mail servers refuse much larger attachments."""


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
        return environment

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Render a notebook; its parameters are read from papermill's metadata."""
        resources = dict(resources or {})
        parameters = nb.metadata.get("papermill", {}).get("parameters", {})
        lang = parameters.get("lang", "en")
        page = read_page(nb, lang)
        page.title = page.title or str(resources.get("metadata", {}).get("name", "Notebook"))
        style, script = part("colours.css") + part("report.css"), part("report.js")
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
        }
        return super().from_notebook_node(nb, resources, **kw)


def render(nb: NotebookNode) -> tuple[str, str]:
    """The page of an executed notebook, and its title.

    Raises
    ------
    ReportError
        When it is larger than `MOST_BYTES` even with its figures reduced to 256 colours.
    """
    html, resources = ReportExporter().from_notebook_node(nb)
    if len(html.encode()) > MOST_BYTES:
        html = ReportExporter().from_notebook_node(_with_fewer_colours(nb))[0]
    if (size := len(html.encode())) > MOST_BYTES:
        raise ReportError(
            f"the page has {size / 1e6:.1f} MB, {MOST_BYTES / 1e6:.1f} MB is the most",
            hint="draw smaller figures or fewer table rows",
        )
    return html, resources["atlas"]["page"].title


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
