"""Which side a printed place is on, how two sides in one cell are told apart, and the level of a name.

Only words decide here: a province that gives is east, one that receives is west, and a city or county is on
the side of its province. Names are handed on as printed; `analysis.ingest.places` finds what they mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from analysis.ingest.office.layout import zones
from analysis.ingest.office.layout.known import known_english, known_places
from analysis.ingest.office.reading.grid import squash, without_marks
from analysis.vocabulary import headers
from analysis.vocabulary.places import FORMER_GIVERS, GIVERS, PROVINCES, RECEIVERS, forms

EAST, WEST = "east", "west"

_SUFFIX = {
    **dict.fromkeys(("11", "12", "31", "50"), "市"),
    **dict.fromkeys(("15", "54"), "自治区"), "45": "壮族自治区",
    "64": "回族自治区", "65": "维吾尔自治区", **dict.fromkeys(("81", "82"), "特别行政区"),
}  # fmt: skip

FULL_NAMES = {code: short + _SUFFIX.get(code[:2], "省") for code, (short, _) in PROVINCES.items()}
"""Full Chinese names of the provinces by adcode."""

PROVINCE_FORMS = {
    squash(form): code
    for code, (short, english) in PROVINCES.items()
    for form in (FULL_NAMES[code], short, english, *(form for form, _ in forms(FULL_NAMES[code], code)))
}
PROVINCE_NAMES = re.compile("|".join(sorted(map(re.escape, PROVINCE_FORMS), key=len, reverse=True)))

_BETWEEN_PLACES = re.compile(r"[、,，;；/\n&＆]|(?<=[省市区县旗州盟])[和与及](?=\S)")
_BETWEEN_ENGLISH = re.compile(r"[;/&\n]|\s+and\s+")
_BETWEEN_SIDES = re.compile(
    r"\s*(?:—+|–|--?|－|-|~|～|→|⇒|->|=>|↔|<->|⟷|结对帮扶|对口帮扶|对口协作|对口支援|帮扶|结对|协作|\s+to\s+|\s+–\s+|对|：|:)\s*"
)
_TRAILING = re.compile(r"(?:东西部)?(?:扶贫)?(?:结对|对口)?(?:协作|帮扶|结对)(?:关系)?$")
_NUMBERING = re.compile(
    r"^(?:其中[:：]\s*|[(（]?\d{1,3}[)）.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、.])\s*"
)


def tidy(text: str) -> str:
    """Return a printed place without numbering and without blanks between Chinese characters.

    >>> tidy("1．北 京 市"), tidy("（一）内蒙古自治区")
    ('北京市', '内蒙古自治区')
    """
    words = _NUMBERING.sub("", unicodedata.normalize("NFKC", without_marks(text)).strip())
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", words) if words else ""


def split_places(text: str) -> list[str]:
    """Return the places that a cell lists.

    >>> split_places("广西壮族自治区、贵州省"), split_places("四川省"), split_places("Jiange County, Guangyuan")
    (['广西壮族自治区', '贵州省'], ['四川省'], ['Jiange County, Guangyuan'])
    >>> split_places("天津市和平区"), split_places("临夏县和东乡县")
    (['天津市和平区'], ['临夏县', '东乡县'])
    """
    words = _NUMBERING.sub("", unicodedata.normalize("NFKC", without_marks(text)).strip())
    if words.isascii() and "," in words and not all(squash(p) in PROVINCE_FORMS for p in words.split(",")):
        between = _BETWEEN_ENGLISH  # Jiange County, Guangyuan is one place
    else:
        between = _BETWEEN_PLACES
    parts, start = [], 0
    for join in between.finditer(words):
        if join.group() not in "和与及" or not _begins_name(words, join.start()):
            parts.append(words[start : join.start()])
            start = join.end()
    names = map(tidy, [*parts, words[start:]])
    return [name for name in names if name and name not in headers.MISSING]


def _begins_name(words: str, at: int) -> bool:
    """Whether the 和 of a list is the first character of a place (天津市和平区), and joins nothing."""
    known = known_places()

    def known_from(start: int) -> bool:
        return any(squash(words[start:end]) in known for end in range(start + 3, start + _LONGEST_NAME))

    return known_from(at) and not known_from(at + 1)


@lru_cache(maxsize=4096)
def split_header(text: str) -> tuple[str, str] | None:
    """Return province and level of a header that heads the places of one province, or None.

    >>> split_header("广东县区"), split_header("福建省县（市、区）"), split_header("吉林市"), split_header("广东省")
    (('广东', '县区'), ('福建省', '县(市、区)'), None, None)
    """
    words = squash(text)
    begins = PROVINCE_NAMES.match(words)
    rest = words[begins.end() :] if begins else ""
    if rest and (len(rest) > 1 or begins.group()[-1] in "省区") and headers.PLACE.search(rest):
        return begins.group(), rest
    return None


def province_code(text: str) -> str | None:
    """Return the adcode of the province of a name: of a province, or of what lies in one.

    A name that lies in several provinces has none.

    >>> province_code("浙江省杭州市"), province_code("宁夏"), province_code("杭州市"), province_code("鼓楼区")
    ('330000', '640000', '330000', None)
    """
    codes = provinces_of(text)
    return next(iter(codes)) if len(codes) == 1 else None


@lru_cache(maxsize=65536)
def provinces_of(text: str) -> frozenset[str]:
    """Return the adcodes of all provinces in which a place of this name lies.

    >>> sorted(provinces_of("朝阳区")), sorted(provinces_of("北京市朝阳区")), sorted(provinces_of("资金"))
    (['110000', '220000'], ['110000'], [])
    """
    if text.isascii() and "," in text:  # the widest place stands last in English
        text = "".join(reversed(text.split(",")))
    words = squash(text)
    begins = PROVINCE_NAMES.match(words)
    rest = words[begins.end() :] if begins else ""
    if rest and len(codes := known_places().get(words, ())) == 1:
        return codes  # 海南藏族自治州 lies in 青海
    #  海南州 lies in 青海 and 吉林市 is a city: a bare province name followed by another generic word is no
    # province.
    if begins and not re.match(r"[州县区旗盟]|市(?!.)" if begins.group() in _bare() else r"(?!)", rest):
        return frozenset((PROVINCE_FORMS[begins.group()],))
    if words.isascii():
        known = known_english()
        bare = (
            w.replace("'", "") for w in (words, _ENGLISH_GENERIC.sub("", words))
        )  # Tianshui is no Hui place
        return next((known[w] for w in bare if w in known), frozenset())
    known = known_places()
    starts = (words[:end] for end in range(len(words), 1, -1))
    return next((known[start] for start in starts if start in known), frozenset())


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    return frozenset(short for short, _ in PROVINCES.values())


_ENGLISH_GENERIC = re.compile(
    r"(?:tibetan|yi|hui|miao|dong|zhuang|autonomous|prefecture|county|district|city|league|banner)+$"
)


def side_of(text: str) -> str | None:
    """Return `east` or `west` of the places in a cell, or None when they are on neither or on both.

    >>> side_of("北京市"), side_of("广西、贵州"), side_of("河南省"), side_of("北京—内蒙古")
    ('east', 'west', None, None)
    """
    sides = {
        EAST if code in (*GIVERS, *FORMER_GIVERS) else WEST if code in RECEIVERS else None
        for code in map(province_code, split_places(text))
    }
    if len(split_pair_words(text)) > 1 or len(_two_provinces(tidy(text))) > 1:
        return None
    return sides.pop() if len(sides) == 1 else None


def no_giver(name: str) -> tuple[str, str]:
    """Return why a place of the west can be no giver, and what to do."""
    return f"{name!r} lies in the west and gives nothing to it", "say who gives in a column or in the title"


def side_between(text: str, east: str, west: str) -> str | None:
    """Return the side of places whose name several provinces have, where only giver or receiver has it.

    >>> side_between("朝阳区", "北京市", "内蒙古自治区"), side_between("鼓楼区", "江苏省", "福建省")
    ('east', None)
    """
    codes = frozenset[str]().union(*map(provinces_of, split_places(text)))
    homes = {EAST: east, WEST: west}
    fits = [
        side for side, names in homes.items() if codes & {province_code(n) for n in names.split(";") if n}
    ]
    return fits[0] if len(fits) == 1 else None


def split_pair_words(text: str) -> list[str]:
    """Return the parts of a cell between words and signs that join two sides."""
    words = _TRAILING.sub("", tidy(text))
    return [part for part in _BETWEEN_SIDES.split(words) if part]


LONGEST_CELL = 200
"""Characters of a cell beyond which it is a text, and names no place."""
_LONGEST_NAME = 20
LEAVES_OUT = re.compile(r"\((?:不含|不包括|不包含|除|扣除|剔除|excl)")
"""A label with these names a place without a part of it: 辽宁省(不含大连市)."""

_PLACE_ENDS = re.compile(r"(?:省|市|县|区|旗|州|盟|兵团|镇|乡|村|街道|社区|苏木)$")


@lru_cache(maxsize=65536)
def is_place(name: str) -> bool:
    """Whether a name is of a province, ends like a place, or is of a known city or county.

    >>> is_place("宁夏"), is_place("剑阁县"), is_place("定西"), is_place("资金"), is_place("张吉林")
    (True, True, True, False, False)
    >>> is_place("Xiji County, Ningxia"), is_place("Fuzhou, Fujian"), is_place("Wang Xiaoming")
    (True, True, False)
    """
    words = squash(name)
    return bool(words) and (bool(_PLACE_ENDS.search(words)) or is_listed(name))


@lru_cache(maxsize=65536)
def is_listed(name: str) -> bool:
    """Whether a name is of a province, or of a city or county that the list of places has; its ending is no reason.

    >>> is_listed("定西"), is_listed("甘肃省定西市"), is_listed("王旗"), is_listed("红星村")
    (True, True, False, False)
    """
    words = squash(name)
    if words.isascii():
        if words in PROVINCE_FORMS:
            return True
        parts = words.split(",")
        sure = [p in PROVINCE_FORMS or bool(_ENGLISH_GENERIC.search(p)) for p in parts]
        return any(sure) and all(
            said or part.replace("'", "") in known_english() for said, part in zip(sure, parts, strict=True)
        )
    # 甘肃省山丹马场: a chain of known places, each within the one before it.
    holder = ""
    while words:
        starts = (words[:end] for end in range(min(len(words), _LONGEST_NAME), 1, -1))
        known = next((w for w in starts if w in PROVINCE_FORMS or w in known_places()), None)
        if known is None:
            return zones.behind(holder, words, FULL_NAMES.get(PROVINCE_FORMS.get(holder, ""), ""))
        words, holder = words[len(known) :], known
    return True


def is_listed_below(name: str) -> bool:
    """Whether the list of places has a city or county of exactly this name.

    >>> is_listed_below("河池市"), is_listed_below("广西"), is_listed_below("河池市情况")
    (True, False, False)
    """
    return squash(name) in known_places() and squash(name) not in PROVINCE_FORMS


def is_area(name: str) -> bool:
    """Whether a text is a known place, or ends as one and has the name of places in several provinces.

    >>> is_area("定西市"), is_area("朝阳区"), is_area("资金")
    (True, True, False)
    """
    return is_known(name) or bool(_PLACE_ENDS.search(squash(name)) and is_listed(name))


def all_listed(text: str) -> bool:
    """Whether a cell names known places and nothing else, be it one, several or a pair.

    >>> all_listed("剑阁县、苍溪县"), all_listed("江苏—陕西"), all_listed("王小明")
    (True, True, False)
    """
    if len(text) > LONGEST_CELL:
        return False
    pair = split_pair(text)
    names = ";".join(pair).split(";") if pair else split_places(text)
    return bool(names) and all(map(is_listed, names))


def lists_places(texts: Iterable[str]) -> bool:
    """Whether most of some cells are known places: such a column holds places, whatever its header says.

    >>> lists_places(["陕西省", "甘肃省", "合计"]), lists_places(["王小明", "李旗"]), lists_places([])
    (True, False, False)
    """
    told = [text for text in texts if text and not headers.SUBTOTAL.match(squash(text))]
    return bool(told) and sum(map(all_listed, told)) * 5 >= 3 * len(told)


def in_province(name: str, province: str, level: str) -> str:
    """Return a city or county after a province that it may lie in; names of several places stay as they are.

    >>> in_province("西吉县", "宁夏", "county"), in_province("剑阁县", "宁夏", "county")
    ('宁夏西吉县', '剑阁县')
    """
    code = PROVINCE_FORMS.get(squash(province))
    if code is None or level == "province" or ";" in name or province_code(name) not in (None, code):
        return name
    if any(
        squash(name).startswith(form) or squash(name).endswith(f",{form}")
        for form, c in PROVINCE_FORMS.items()
        if c == code
    ):
        return name
    return f"{name}, {province}" if name.isascii() and province.isascii() else province + name


def is_known(text: str) -> bool:
    """Whether every place that a cell lists is a province, or lies in one that is told.

    >>> is_known("剑阁县、苍溪县"), is_known("示范村道路"), is_known("广元市人民医院")
    (True, False, False)
    """
    names = split_places(text)
    return bool(names) and all(is_place(name) and province_code(name) is not None for name in names)


@lru_cache(maxsize=65536)
def split_pair(text: str) -> tuple[str, str] | None:
    """Return giver and receiver of a cell that names both, or None.

    >>> split_pair("北京市—内蒙古自治区"), split_pair("闽宁协作"), split_pair("四川省（浙江省）")
    (('北京市', '内蒙古自治区'), ('福建省', '宁夏回族自治区'), ('浙江省', '四川省'))
    """
    words = _TRAILING.sub("", tidy(text))
    if words[:2] in headers.PAIR_SHORT and len(words) <= 4:
        return headers.PAIR_SHORT[words[:2]]
    if words in headers.CITY_PAIR_SHORT and words != squash(text):
        return headers.CITY_PAIR_SHORT[words]
    parts = split_pair_words(text)
    if len(parts) == 1 and (bracket := re.fullmatch(r"([^()]+)\(([^()]+)\)", parts[0])):
        parts = [bracket[1], bracket[2]]
    if len(parts) == 1:
        parts = _two_provinces(parts[0])
    if len(parts) != 2:
        return None
    first, second = (";".join(split_places(part)) for part in parts)
    if not all(name and is_place(name) for name in (*first.split(";"), *second.split(";"))):
        return None
    if side_of(parts[0]) == WEST or side_of(parts[1]) == EAST:
        return second, first
    return first, second


def pairs_in(words: str) -> list[tuple[str, str]]:
    """Return the pairs whose short names squashed words hold: 闽宁, and 甬凉 before a word of the cooperation.

    >>> pairs_in("2023年闽宁资金"), pairs_in("甬凉扶贫协作资金"), pairs_in("杭广高铁")
    ([('福建省', '宁夏回族自治区')], [('宁波市', '凉山彝族自治州')], [])
    """
    found = [pair for short, pair in headers.PAIR_SHORT.items() if short in words]
    return found + [headers.CITY_PAIR_SHORT[short] for short in headers.CITY_PAIR.findall(words)]


def _two_provinces(words: str) -> list[str]:
    """Return two provinces that stand side by side (京津冀 is none), or the words as they are."""
    begins = PROVINCE_NAMES.match(squash(words))
    if begins and (rest := squash(words)[begins.end() :]) and PROVINCE_NAMES.fullmatch(rest):
        return [begins.group(), rest]
    return [words]


_LEVELS = (
    ("province", re.compile(r"省$|自治区$")),
    ("county", re.compile(r"(?:县|自治旗|旗|区|镇|乡|街道)$")),
    ("prefecture", re.compile(r"(?:市|州|盟|地区)$")),
)


def level_of_name(name: str, stated: str = "") -> str:
    """Return the level of a place by its name, or the one that its column states.

    >>> level_of_name("重庆市"), level_of_name("昆山市", "county"), level_of_name("凉山州")
    ('province', 'county', 'prefecture')
    """
    words = squash(name)
    if words in PROVINCE_FORMS:
        return "province"
    if words.endswith(("地区", "自治州", "盟")):
        return "prefecture"
    if stated == "prefecture" and re.search(r"(?:县|旗|区)$", words):
        return "county"
    if stated and stated != "province":
        return stated
    tail = PROVINCE_NAMES.sub("", words, count=1) if PROVINCE_NAMES.match(words) else words
    bare = "prefecture" if tail != words and tail in known_places() else stated or "province"  # 广西百色
    return next((level for level, pattern in _LEVELS if pattern.search(tail)), bare)


def level_of_header(words: str) -> str:
    """Return the level that a header states: 省 before 市 before 县, by which comes first; empty when none.

    >>> level_of_header("东部省份"), level_of_header("县(市、区)"), level_of_header("市(州)")
    ('province', 'county', 'prefecture')
    """
    rest = re.sub(r"地区|东部|西部|帮扶方|受援方|区域", "", words)
    found = re.search(r"省|设区市|地级市|地市|市|州|盟|县|旗|区|province|prefecture|city|county", rest)
    if not found:
        return ""
    word = found.group()
    if word in ("省", "province"):
        return "province"
    return "county" if word in ("县", "旗", "区", "county") else "prefecture"
