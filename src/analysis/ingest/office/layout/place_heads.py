"""Headers that name a place and, behind it, a generic word: 天津市采购额, 西吉县到位数."""

from __future__ import annotations

from functools import lru_cache

from analysis.ingest.office.layout import facts, sides
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_LONGEST_NAME = 10


@lru_cache(maxsize=4096)
def split_figure(text: str) -> tuple[str, str] | None:
    """Return the place in full with which a header begins and the generic word behind it (天津市采购额), or None.

    >>> split_figure("天津市采购额(万元)"), split_figure("西吉县到位数"), split_figure("县级财政资金"), split_figure("天津市")
    (('天津市', '采购额(万元)'), ('西吉县', '到位数'), None, None)
    """
    words = squash(text)
    begins = sides.PROVINCE_NAMES.match(words)
    ends = [begins.end()] if begins else []
    ends += [
        end + 1 for end in range(1, min(len(words) - 1, _LONGEST_NAME)) if words[end] in "省市区县州盟旗"
    ]
    for end in sorted(ends, reverse=True):
        name, rest = words[:end], words[end:]
        if (name in sides.PROVINCE_FORMS or sides.is_listed_below(name)) and headers.GENERIC_FIGURE.match(
            facts.bare(rest)
        ):
            return name, rest
    return None
