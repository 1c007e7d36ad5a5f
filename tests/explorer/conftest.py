"""One page of two indicators from the real evidence, and one browser, for all tests of this folder."""

from __future__ import annotations

import json
import shutil

import pytest

INDICATORS = ("cadres_received", "industrial_parks")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def folder(reconciled, once):
    """A folder with the tables of `reconciled`, the spans of the flow, and what the page tells of it: made once for all workers."""

    def make(made):
        from analysis.explorer.content import content

        for path in reconciled.iterdir():
            if path.is_file() and not path.name.startswith("."):
                (made / path.name).symlink_to(path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ATLAS_PROCESSED", str(made))
            (made / "content.json").write_text(json.dumps(content(INDICATORS)), "utf-8")

    return once("explorer", make)


@pytest.fixture(scope="session")
def content(folder):
    """What the page tells, in blocks."""
    return json.loads((folder / "content.json").read_text("utf-8"))


@pytest.fixture
def tables(folder, monkeypatch):
    """The tables that the page was made from, for what asks them again."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(folder))
    return folder


@pytest.fixture(scope="session")
def write_page(tmp_path_factory):
    """A function that writes a page of some content and returns its path."""
    from analysis.explorer.page import assemble

    folder = tmp_path_factory.mktemp("pages")

    def write(name, content, view=""):
        path = folder / f"{name}.html"
        path.write_text(assemble(content, view), "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def page_file(content, write_page):
    return write_page("explorer", content)


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `pdf` (playwright)")
    if CHROMIUM is None:
        pytest.skip("needs Debian's package chromium")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, page_file):
    """A function that opens a view; at the end nothing may have been asked of anyone, nor complained of."""
    trouble, opened = [], []

    def open_page(view="", width=1280, path=None, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda r: r.url.startswith(("file:", "data:", "blob:")) or trouble.append(r.url))
        page.goto(f"{(path or page_file).as_uri()}#{view}")
        page.wait_for_selector("html[data-ready]")
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert trouble == []
