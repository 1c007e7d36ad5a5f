"""A font with Chinese characters for every figure, also for those that an analyst draws without our charts.

matplotlib's own font has none: titles and names of places would be boxes. The OFL-licensed Noto Sans SC in the package
`zhplot` is offered to matplotlib as what it falls back on, once it is imported: whoever imports `analysis.dataset`,
`analysis.charts` or `analysis.maps` need do nothing. How our own figures look is the matter of `analysis.charts.style`.
"""

from __future__ import annotations

import importlib.util
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

USUAL = (
    "SimHei", "Microsoft YaHei", "SimSun", "KaiTi", "FangSong", "PingFang SC", "Heiti SC", "STHeiti", "STSong",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN",
)  # fmt: skip
"""Fonts that notebooks are told to use for Chinese; where one is not installed, its name means ours."""

_MANAGER = "matplotlib.font_manager"


def bundled_font() -> Path | None:
    """Path of the font file in `zhplot`, or None when the package is not there."""
    spec = importlib.util.find_spec("zhplot")
    if spec is None or not spec.origin:
        return None
    return next(iter(sorted((Path(spec.origin).parent / "fonts").glob("*.ttf"))), None)


def offer() -> None:
    """Have matplotlib take Chinese characters from our font where the chosen one lacks them.

    After a style sheet that sets a family of its own (seaborn's do), call it again.
    """
    import matplotlib as mpl
    from matplotlib import font_manager

    path, manager = bundled_font(), font_manager.fontManager
    if path is None:
        return
    known = {entry.name: entry for entry in manager.ttflist}
    ours = next((entry for entry in manager.ttflist if entry.fname == str(path)), None)
    if ours is None:
        manager.addfont(path)
        ours = manager.ttflist[-1]
    for name in set(USUAL) - known.keys():
        manager.ttflist.append(font_manager.FontEntry(
            fname=ours.fname, name=name, style=ours.style, variant=ours.variant, weight=ours.weight,
            stretch=ours.stretch, size=ours.size,
        ))  # fmt: skip
    family = mpl.rcParams["font.family"]
    if ours.name not in family:
        mpl.rcParams["font.family"] = [*family, ours.name]


def offer_when_drawing() -> None:
    """Offer the font now if matplotlib is there, else as soon as it is imported: reading a table need not wait for it."""
    if _MANAGER in sys.modules:
        offer()
    elif not any(isinstance(finder, _Watch) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Watch())


class _Watch(MetaPathFinder):
    """Waits for matplotlib's fonts to be imported, lets that happen as it would, and steps aside."""

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != _MANAGER:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Then(spec.loader)
        return spec


class _Then(Loader):
    """A loader that offers the font when the module has been loaded."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        offer()
