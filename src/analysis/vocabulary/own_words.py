"""Words by which a page or a table speaks of its own place without naming it: 我省, 全市, 本县."""

from __future__ import annotations

OUR = "我[省市区州县盟旗]"
THE_WHOLE = "全[省市区州县盟旗]"
"""Patterns: the place as who speaks, and as a whole."""

GENERIC = {"province": "省市区", "prefecture": "市州盟", "county": "县区旗市"}
"""Last characters of what a place of a level is called: 重庆 is a 市, 广西 a 区."""


def of_level(level: str) -> str:
    """Pattern of the words for a place of a level.

    >>> of_level("prefecture")
    '[我全][市州盟]'
    """
    return f"[我全][{GENERIC[level]}]"
