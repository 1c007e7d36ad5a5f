"""Development zones in running text: 大亚湾开发区 and 大亚湾 are short forms of a zone that `zones.csv` lists.

A zone stands for the place that holds it; the resolver reads its listed name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

_ENDING = re.compile(
    r"(?P<kind>经济技术|高新技术产业|高新技术|经济)?开发区$|(?:[\u4e00-\u9fff]{0,5}(?:合作区|实验区)|新区)$"
)
_SHORT_KIND = {"经济技术": "经开区", "经济": "经开区", "高新技术产业": "高新区", "高新技术": "高新区"}


class Zone(NamedTuple):
    """A zone by its listed name, with the adcode of its holder."""

    name: str
    holder: str


class ZoneNames:
    """Finds zones by their listed names, their short forms and, once a text has named one, by what stands before the ending.

    Parameters
    ----------
    zones : iterable of (str, str)
        Listed name and adcode of the holder.
    begins_a_place : callable
        Whether a name begins with that of a place: what is left of 广州经济技术开发区 is the city.
    """

    def __init__(self, zones: Iterable[tuple[str, str]], begins_a_place: Callable[[str], bool]) -> None:
        self._full: dict[str, Zone] = {}
        self.bare: dict[str, Zone] = {}
        for zone in sorted({Zone(*zone) for zone in zones}, key=lambda zone: -len(zone.name)):
            match = _ENDING.search(zone.name)
            forms = [zone.name]
            head = zone.name[: match.start()] if match else ""
            if len(head) > 1 and match["kind"]:
                forms += [f"{head}开发区", f"{head}{_SHORT_KIND[match['kind']]}"]
            for form in forms:
                self._full[form] = zone
            if len(head) > 1 and not begins_a_place(head):
                self.bare[head] = zone
        self._pattern = _any_of(self._full)

    def find(self, text: str, bare: Iterable[str] = ()) -> list[tuple[int, int, Zone]]:
        """Where zones stand in a text; `bare` are the heads that may stand for a zone there."""
        found = [(m.start(), m.end(), self._full[m[0]]) for m in self._pattern.finditer(text)]
        heads = [name for name in bare if name in self.bare]
        if heads:
            taken = [range(start, end) for start, end, _ in found]
            found += [
                (m.start(), m.end(), self.bare[m[0]])
                for m in _any_of(heads).finditer(text)
                if not any(m.start() in span for span in taken)
            ]
        return sorted(found)

    def named(self, texts: Iterable[str]) -> list[str]:
        """The heads of the zones that texts name with their ending."""
        zones = {zone for text in texts for _, _, zone in self.find(text)}
        return [head for head, zone in self.bare.items() if zone in zones]


def _any_of(names: Iterable[str]) -> re.Pattern:
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")
