"""One page of two indicators from the real evidence, for all tests of this folder."""

from __future__ import annotations

import json

import pytest

INDICATORS = ("cadres_received", "industrial_parks")


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
def opened(browser):
    """Pages that are kept open, by width, and what was complained of or asked of anyone."""
    return {}, []


@pytest.fixture
def open_page(browser, opened, page_file):
    """A function that shows a view, on the page of a width that is open already or on one of its own.

    At the end nothing may have been asked of anyone, nor complained of.
    """
    (kept, trouble), own = opened, []

    def new(address, width, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda r: r.url.startswith(("file:", "data:", "blob:")) or trouble.append(r.url))
        page.goto(address)
        page.wait_for_selector("html[data-ready]")
        return page

    def open_page(view="", width=1280, path=None, *, fresh=False):
        address = f"{(path or page_file).as_uri()}#{view}"
        if path or fresh:
            own.append(new(address, width))
            return own[-1]
        if width not in kept:
            kept[width] = new(address, width)
        else:
            go(kept[width], view)
        return kept[width]

    yield open_page
    for page in own:
        page.close()
    told = list(trouble)
    trouble.clear()
    assert told == []


def go(page, hash_):
    page.evaluate("hash => { location.hash = hash }", hash_)
    page.wait_for_timeout(30)
