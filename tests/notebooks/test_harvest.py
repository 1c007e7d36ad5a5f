"""The desk where drafts are confirmed: without pages, and with two."""

from __future__ import annotations

import pytest

PAGE = "闽宁协作2023年成绩单\n2024-01-18 来源：宁夏日报\n2023年，福建省向宁夏投入财政援助资金6.27亿元，比上年增长3.2%；选派31名党政干部到宁夏挂职。\n"


def put_out(notebook):
    """Everything that the cells of a notebook show, as text."""
    return "".join(str(cell.get("outputs", "")) for cell in notebook.cells)


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有读到网页"), ("en", "No page was read")])
def test_without_pages(executed, check, tmp_path, lang, said):
    notebook = executed("13_harvest", lang=lang, folder=str(tmp_path / "none"))
    check(notebook, figures=0, tables=0)
    assert said in put_out(notebook)


@pytest.mark.whole
def test_with_pages(executed, check, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, "utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 cut off")
    notebook = executed("13_harvest", lang="en", folder=str(folder), plain=True)
    told = put_out(notebook)
    assert "1 file was read, 1 could not be. 3 figures = 2 drafted + 0 unresolved + 1 set aside." in told
    assert "broken or cut off" in told
    assert "sandbox=" in told
    assert "in review.html, which python -m analysis harvest writes" in told
    # A report of the notebook would fail at a warning, such as IPython's of HTML that begins with a frame.
    assert not [
        o.text for cell in notebook.cells for o in cell.get("outputs", ()) if o.get("name") == "stderr"
    ]
