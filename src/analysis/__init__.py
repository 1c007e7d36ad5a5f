"""An atlas of China's East-West cooperation: raw claims in, traced series, maps and reports out.

The package only holds rooms; importing it imports none of them, so that the command line starts at once.
"""

from analysis.version import __version__ as __version__


def __getattr__(name: str):
    if name == "explore":
        from analysis.explorer.show import explore

        return explore
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
