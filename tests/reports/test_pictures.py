"""Pictures that a notebook names: in the page and in the notebook itself, or a failure that names the cell."""

from __future__ import annotations

import base64
import io
import json
import re

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from analysis.errors import ReportError
from analysis.reports import imports
from analysis.reports.catalog import one_report
from analysis.reports.execution import Job, make
from analysis.reports.export import html
from analysis.reports.export.pictures import attach
from analysis.reports.plan import Present


def picture(kind: str = "PNG", size: tuple[int, int] = (3, 2), noise: bool = False) -> bytes:
    pixels = np.random.default_rng(1).integers(0, 255, (*size[::-1], 3), dtype=np.uint8) if noise else None
    image = Image.fromarray(pixels) if noise else Image.new("RGB", size, "teal")
    image.save(file := io.BytesIO(), kind)
    return file.getvalue()


def data(content: bytes, mime: str = "image/png") -> str:
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"


def shown(nb, folder) -> str:
    attach(nb, folder)
    return html.render(nb)[0]


@pytest.mark.parametrize("text", [
    "![一幅图](图%20一.png)", "![一幅图](<图 一.png>)", "![一幅图](./图%20一.png)", '<img src="图 一.png" alt="一幅图">',
    "<p><img alt='一幅图' src='图%20一.png'></p>", "![一幅图][1]\n\n[1]: 图%20一.png", "see [![一幅图](图%20一.png)](https://a.org)",
])  # fmt: skip
def test_a_file_beside_the_notebook_is_in_the_page(text, tmp_path) -> None:
    (tmp_path / "图 一.png").write_bytes(picture())
    page = shown(new_notebook(cells=[new_markdown_cell(text)]), tmp_path)
    (tag,) = re.findall(r"<img[^>]*>", page)
    assert f'src="{data(picture())}"' in tag
    assert 'alt="一幅图"' in tag


@pytest.mark.parametrize(
    ("name", "mime"), [("a.jpg", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.png", "PNG")]
)
def test_each_kind_goes_by_its_content(name, mime, tmp_path) -> None:
    (tmp_path / name).write_bytes(picture(mime))
    assert data(picture(mime), f"image/{mime.lower()}") in shown(
        new_notebook(cells=[new_markdown_cell(f"![x]({name})")]), tmp_path
    )


def test_a_vector_picture_stays_a_picture(tmp_path) -> None:
    drawing = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    (tmp_path / "a.svg").write_bytes(drawing)
    page = shown(new_notebook(cells=[new_markdown_cell("![x](a.svg)")]), tmp_path)
    assert data(drawing, "image/svg+xml") in page
    assert "<svg" not in page


def test_a_kind_that_browsers_do_not_show_becomes_one_that_they_do(tmp_path) -> None:
    (tmp_path / "a.bmp").write_bytes(picture("BMP"))
    assert re.search(
        r'<img src="data:image/(png|jpeg);base64,',
        shown(new_notebook(cells=[new_markdown_cell("![x](a.bmp)")]), tmp_path),
    )


def test_an_attachment_is_in_the_page(tmp_path) -> None:
    cell = new_markdown_cell("![x](attachment:image.png)")
    cell.attachments = {"image.png": {"image/png": base64.b64encode(picture()).decode()}}
    assert f'src="{data(picture())}"' in shown(new_notebook(cells=[cell]), tmp_path)


def test_a_picture_that_a_cell_puts_out_is_in_the_page(tmp_path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    for mime, text in (("text/html", '<img src="a.png">'), ("text/markdown", "![x](a.png)")):
        output = new_output("display_data", data={mime: text})
        cell = new_code_cell("1", outputs=[output], execution_count=1)
        assert f'src="{data(picture())}"' in shown(new_notebook(cells=[cell]), tmp_path)


def test_a_large_photo_is_reduced(tmp_path) -> None:
    photo = picture("JPEG", (2400, 1200), noise=True)
    (tmp_path / "photo.jpg").write_bytes(photo)
    pasted = new_markdown_cell("![y](attachment:p.jpg)")
    pasted.attachments = {"p.jpg": {"image/jpeg": base64.b64encode(photo).decode()}}
    nb = new_notebook(cells=[new_markdown_cell("![x](photo.jpg)"), pasted])
    assert attach(nb, tmp_path)
    for cell in nb.cells:
        (kinds,) = cell.attachments.values()
        small = base64.b64decode(kinds["image/jpeg"])
        assert len(small) < len(photo)
        assert Image.open(io.BytesIO(small)).size == (1600, 800)


@pytest.mark.parametrize(("text", "why"), [
    ("## 图\n\n![x](none.png)", "cell 2 (“## 图”): the picture none.png is no file of the project"),
    ("![x](attachment:image.png)", "the picture attachment:image.png is not in the cell"),
    ("![x](https://example.org/a.png)", "is on the web, and a page has to open offline"),
    ('<img src="//example.org/a.png">', "is on the web"),
    ("![x](text.png)", "the picture text.png is no picture that can be read"),
    ("![x](/etc/hostname)", "is no file of the project"),
    ("![x](file:///etc/hostname)", "is no file of the project"),
])  # fmt: skip
def test_what_cannot_be_taken_along_names_its_cell(text, why, tmp_path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(ReportError) as error:
        attach(new_notebook(cells=[new_markdown_cell("# T"), new_markdown_cell(text)]), tmp_path)
    assert why in error.value.problem
    assert "![](file.png)" in error.value.hint


def test_a_page_without_them_shows_their_words() -> None:
    page, _ = html.render(new_notebook(cells=[new_markdown_cell("![Where it went](none.png)")]))
    assert '<span class="lost">[Where it went]</span>' in page


def test_the_report_and_its_notebook_hold_the_picture(folders, write_notebook) -> None:
    notebook = write_notebook("own", "# T\n\n![x](map.png)")
    (notebook.parent / "map.png").write_bytes(picture())
    staging = folders / "staging"
    assert make(Job("own", str(notebook), {"lang": "en"}, {}, str(staging))).made
    assert data(picture()) in (staging / "own.html").read_text("utf-8")
    made = nbformat.read(staging / "own.ipynb", 4)
    assert [c.attachments for c in made.cells if "attachments" in c] == [
        {"map.png": {"image/png": base64.b64encode(picture()).decode()}}
    ]
    (notebook.parent / "map.png").unlink()
    outcome = make(Job("own", str(notebook), {"lang": "en"}, {}, str(staging)))
    assert not outcome.made
    assert "the picture map.png is no file of the project" in outcome.problem


def test_another_picture_makes_the_report_due(folders, write_notebook) -> None:
    notebook = write_notebook("own", "# T\n\n![x](map.png)")
    (notebook.parent / "map.png").write_bytes(picture())
    report = one_report("own", {})
    before = Present().parts(report, None)["notebook"]
    (notebook.parent / "map.png").write_bytes(picture(size=(4, 4)))
    assert Present().parts(report, None)["notebook"] != before
    content = json.loads(notebook.read_text("utf-8"))
    content["cells"][1]["attachments"] = {"b.png": {"image/png": "AAAA"}}
    middle = Present().parts(report, None)["notebook"]
    notebook.write_text(json.dumps(content), "utf-8")
    imports.notebook_cells.cache_clear()
    assert Present().parts(report, None)["notebook"] != middle
