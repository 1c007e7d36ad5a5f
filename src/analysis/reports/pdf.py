"""Prints a page to PDF with headless Chromium (extra `pdf`), so that the paper looks like the screen.

The Chinese font that the figures use is shown to Chromium as well: without it, a machine that has none would print
boxes, and the text could not be selected.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from analysis.errors import ReportError
from analysis.fonts import bundled_font
from analysis.workplace import Workplace

if TYPE_CHECKING:
    from playwright.sync_api import Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")

_ELSEWHERE = (
    ("PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
    ("PROGRAMFILES(X86)", "Google/Chrome/Application/chrome.exe"),
    ("LOCALAPPDATA", "Google/Chrome/Application/chrome.exe"),
    ("PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
    ("PROGRAMFILES", "Microsoft/Edge/Application/msedge.exe"),
    ("", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
)
"""Where Windows and macOS keep a browser of this kind, which is on no search path there: folder's variable, path in it."""

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir>
</fontconfig>
"""


def browser() -> str:
    """Path of the browser that prints; raise ReportError when it or playwright is missing."""
    if find_spec("playwright") is None:
        raise ReportError("printing needs the extra `pdf`", hint="pip install -e '.[pdf]'")
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    elsewhere = (
        Path(os.environ.get(folder, ""), rest)
        for folder, rest in _ELSEWHERE
        if not folder or folder in os.environ
    )
    found = found or next((str(path) for path in elsewhere if path.is_file()), None)
    if found is None:
        raise ReportError(
            "printing needs the browser Chromium, Chrome or Edge",
            hint="apt-get install chromium, or install Chrome",
        )
    return found


@contextmanager
def opened(page: Path, view: str = "", **viewport: int) -> Iterator[Page]:
    """A page in a browser that has the project's font, closed in the end.

    Parameters
    ----------
    page : Path
    view : str
        What stands behind `#` in its address.
    **viewport
        `width` and `height` in CSS pixels.
    """
    from playwright.sync_api import sync_playwright

    arguments = ["--disable-gpu", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to start its sandbox as root.
        arguments.append("--no-sandbox")
    with Workplace("atlas-pdf-") as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser(), args=arguments, env={**os.environ, **_font_settings(folder)}
        )
        try:
            tab = chromium.new_page(locale="zh-CN", **({"viewport": viewport} if viewport else {}))
            tab.goto(page.absolute().as_uri() + (f"#{view}" if view else ""))
            yield tab
        finally:
            chromium.close()


def print_page(page: Path, target: Path) -> None:
    """Print an HTML page to an A4 PDF with bookmarks and tags."""
    with opened(page) as tab:
        if tab.query_selector("[data-take=svg]"):
            tab.wait_for_selector("html.sharp", state="attached")
        tab.pdf(path=target, format="A4", prefer_css_page_size=True, tagged=True, outline=True)


def _font_settings(folder: Path) -> dict[str, str]:
    """Environment that adds the project's font to those of the system."""
    font = bundled_font()
    if font is None:
        return {}
    settings = folder / "fonts.conf"
    settings.write_text(_FONTS.format(folder=escape(str(font.parent))), "utf-8")
    return {"FONTCONFIG_FILE": str(settings)}
