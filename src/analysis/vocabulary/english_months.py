"""The English names of months, whole and short, for whatever reads pages, tables and notes."""

NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORT = tuple(name[:3] for name in NAMES)
"""The first three letters, by which each is known."""
MONTH = f"(?:{'|'.join([*NAMES, 'sept', *SHORT])})"
"""Pattern of a whole or a short name in small letters, as `number` takes it; the whole ones come first."""


def number(name: str) -> int:
    """Which month a whole or a short name means.

    >>> number("September"), number("sept"), number("May")
    (9, 9, 5)
    """
    return SHORT.index(name[:3].lower()) + 1
