"""An atlas of China's East-West cooperation: raw claims in, traced series, maps and reports out.

The package only holds rooms; importing it imports none of them, so that the command line starts at once.
"""

__version__ = "0.1.0"
