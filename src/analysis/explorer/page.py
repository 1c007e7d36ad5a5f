"""The page itself: one file with its style, its script, its data and nothing from outside.

The data stands in elements that no browser runs, each block deflated by itself, so that the page reads the first view's
alone before it draws. The policy of the page lets in exactly the style and the
script that stand in it, as in the reports.
"""

from __future__ import annotations

import base64
import html
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from analysis import paths, whole_files
from analysis.explorer.content import content
from analysis.page_policy import policy

STATIC = Path(__file__).parent / "static"
NAME = "explorer.html"
MOST_BYTES = 3_000_000
"""What a page may weigh at most: it is sent by e-mail and opened on phones."""

_TITLE = "东西部协作地图 · East-West cooperation: ask the map"
_NO_SCRIPT = (
    "此页面的地图与表格由其中的脚本绘制，请允许运行脚本。 "
    "The script inside this page draws its map and tables: please allow scripts."
)
_TOO_OLD = (
    "若此处一直空白，说明浏览器过旧或文件不完整：请用近年的 Chrome、Edge、Firefox 或 Safari 打开，或重新获取文件。 "
    "If nothing else appears here, the browser is too old or the file is not whole: please open it in a Chrome, Edge, Firefox or "
    "Safari of recent years, or get the file anew."
)


def write(path: Path | None = None, say: Callable[[str], None] = lambda words: None) -> Path:
    """Write the page of all indicators, and return its path.

    Parameters
    ----------
    path : Path, optional
        By default `explorer.html` among the reports.
    say : callable
        Told of work that takes long.

    Raises
    ------
    AtlasError
        If the file can't be written.
    """
    path = path or paths.reports() / NAME
    page = render(say=say)
    with whole_files.in_words(path, hint="name another file with --out"):
        whole_files.write_text(path, page)
    if len(page.encode()) > MOST_BYTES:
        say(
            f"The page has {len(page.encode()) / 1e6:.1f} MB, more than the {MOST_BYTES / 1e6:.0f} MB that suit an e-mail."
        )
    return path


def render(
    indicators: Iterable[str] | None = None, view: str = "", say: Callable[[str], None] = lambda words: None
) -> str:
    """The page as text.

    Parameters
    ----------
    indicators : iterable of str, optional
        Only these flows and stocks have sums; by default all.
    view : str
        What it opens with, written as the hash of its address is: `i=gov_funds&y=2021-2024`.
    say : callable
        Told of work that takes long.
    """
    return assemble(content(indicators, say), view)


def assemble(blocks: Mapping[str, object], view: str = "") -> str:
    """Put the page together around its data, the blocks of `content`."""
    style, script = part("explorer.css"), part("explorer.js")
    data = "".join(
        f'<script type="application/octet-stream" id="data-{name}">{packed(block)}</script>\n'
        for name, block in blocks.items()
    )
    return (
        '<!doctype html>\n<html lang="zh" data-view="'
        + html.escape(view)
        + '">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_TITLE}</title>\n<style>{style}</style>\n</head>\n<body>\n<noscript>{_NO_SCRIPT}</noscript>\n"
        f'<div id="explorer"><p class="late">{_TOO_OLD}</p></div>\n{data}<script>{script}</script>\n</body>\n</html>\n'
    )


def packed(block: object) -> str:
    """A block as it stands in the page."""
    text = json.dumps(block, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


@cache
def part(name: str) -> str:
    """The style or the script of the page, as built from `web/explorer`."""
    return (STATIC / name).read_text("utf-8").strip()
