"""Development zones behind the name of the city or county that holds them: 济南高新区, 苏州工业园区."""

from __future__ import annotations

import re

from analysis.ingest.office.reading.grid import squash

ALSO_WORDS = frozenset(("合作", "东方", "和平", "中方", "新城", "平安", "长寿", "文昌"))
"""Short names of places that are words as well."""
_BEHIND = re.compile(
    r"(?:(?!共建|合作|协作|帮扶|援建|扶贫)[一-鿿]){0,4}"
    r"(?:(?:经济技术|高新技术产业|高新技术|高新|经济|工业|技术)?(?:产业)?开发区|高新区|经开区|(?:综合)?保税区|新区|(?<![一-鿿])工业园区)"
)
_ENDS = re.compile(r"(?:开发区|高新区|经开区|保税区|新区|工业园区)$")


def behind(holder: str, rest: str, province: str = "") -> bool:
    """Whether what follows the name of a place is a zone that it holds; of provinces only those that are a city hold one.

    >>> behind("苏州", "工业园区"), behind("厦门", "火炬高新区"), behind("北京", "经济技术开发区", province="北京市")
    (True, True, True)
    >>> behind("定西市", "共建开发区"), behind("甘肃", "高新区", province="甘肃省"), behind("合作", "开发区"), behind("", "高新区")
    (False, False, False, False)
    """
    city = not province or province.endswith("市")
    return bool(holder) and city and holder not in ALSO_WORDS and bool(_BEHIND.fullmatch(rest))


def ends_as_zone(name: str) -> bool:
    """Whether a name ends as those of zones do.

    >>> ends_as_zone("苏州工业园区"), ends_as_zone("定西市")
    (True, False)
    """
    return bool(_ENDS.search(squash(name)))
