"""What a table takes from the headline of its sheet and from the names of sheet and file, where it is silent itself.

Offices name sheets by pair, year or city (京蒙协作, 2022年, 杭州市) and leave the words out of the table.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.title_places import title_sides
from analysis.ingest.office.layout.titles import Title, read_title
from analysis.ingest.office.reading.grid import squash

_SIDES = ("east", "west")


def under_headline(title: Title, headline: str) -> Title:
    """Return a title with year and places of the sheet's headline where it has none.

    >>> under_headline(read_title(["二、就业（人）"]), "2023年苏陕协作").west
    '陕西省'
    """
    above = read_title([headline])
    if above.when and not (title.when and (title.when.start or title.when.until)):
        title = replace(title, when=above.when)
    if (above.east or above.west) and not (title.east or title.west or title.national):
        title = replace(title, east=above.east, west=above.west)
    return title


def named_places(title: Title, names: tuple[str, ...]) -> Title:
    """Return a title with the places that the names of its sheet and file say, the nearer name first.

    A name that is a city or county within the title's province narrows it down: the sheets 杭州市 and 宁波市 of one
    workbook are not both the province's.

    Examples
    --------
    >>> found = named_places(read_title(["财政援助资金"]), ("京蒙协作", "2023年"))
    >>> found.east, found.west
    ('北京市', '内蒙古自治区')
    >>> named_places(read_title(["浙川协作"]), ("杭州市", "")).east
    '浙江省杭州市'
    """
    if title.national or title.statistic or title.bureau:
        return title
    for name in names:
        said = dict(zip(_SIDES, title_sides(name), strict=True))
        if not any(said.values()):
            continue
        told = {side: getattr(title, side) for side in _SIDES}
        if any(told[s] and said[s] and not _same_province(told[s], said[s]) for s in _SIDES):
            continue
        missing = {s: said[s] for s in _SIDES if said[s] and not told[s]}
        finer = {s: _within(told[s], said[s]) for s in _SIDES if told[s] and _is_finer(said[s], name)}
        if missing or finer:
            title = replace(title, **missing, **finer, borrowed=title.borrowed or bool(missing))
    return title


def named_subject(title: Title, names: tuple[str, ...]) -> Title:
    """Return a title that says nothing of what is counted with the indicator and the unit that a name of sheet or file says.

    >>> found = named_subject(read_title([]), ("Sheet1", "gov_assistance_funds_10k_yuan"))
    >>> found.indicator, found.units
    ('gov_funds', ('10,000 yuan',))
    >>> named_subject(read_title(["2023年财政援助资金"]), ("捐赠款物",)).indicator
    'gov_funds'
    """
    if title.text:
        return title
    for name in names:
        words = facts.bare(name).replace("_", "")
        if indicator := meanings.indicator_of(words):
            units = title.units or facts.units_of(name)
            return replace(title, indicator=indicator, units=units, words=words, subject_words=words)
    return title


def _same_province(one: str, other: str) -> bool:
    return sides.province_code(one) is not None and sides.province_code(one) == sides.province_code(other)


def _is_finer(place: str, name: str) -> bool:
    """Whether a name says one city or county and nothing else."""
    return (
        bool(place)
        and squash(place) == facts.without_time(squash(name))
        and squash(place) not in sides.PROVINCE_FORMS
    )


def _within(province: str, place: str) -> str:
    return (
        place
        if squash(province) not in sides.PROVINCE_FORMS or place.startswith(province)
        else province + place
    )
