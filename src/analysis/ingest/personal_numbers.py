"""Identity numbers, telephones, bank cards and accounts in a folded text: by their digits, not by how they are parted.

Digits that only marks part are a chain; each run of whole groups of a chain is tried as a number. Structure decides
(province, birthday and check digit of GB 11643; prefix and length of telephones; Luhn's sum of cards), then what
stands around it: a unit after it or a word of money before it makes it an amount, a word such as `编号` a code, and a
word such as `电话` makes of any seven digits a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analysis.vocabulary import persons

_GROUP = re.compile(r"\d+")
# What may part the digits of one number: marks and blanks, neither letters nor Chinese characters nor signs of sums.
_GAP = re.compile(r"(?:_|[^\w一-鿿;=+<>%￥¥$€〔〕@]){1,4}")
_CROSS = re.compile(rf"({_GAP.pattern})?[Xx](?![A-Za-z0-9])")
_TIGHT = re.compile(r"\s?[-‐‑‒–—―−./·•・*_~\\|()]\s?|\)\s?-\s?|\s{1,2}")
_GOES_ON = re.compile(r"\s?[/、,]\s?")

_GLUE = re.compile(
    r"(?:/[^\s:\d]{1,8})?(?:\([^()\d]{0,8}\))?[\s:=是为号码用(\[【#.\-—]{0,6}(?:no\.?:?)?\s?", re.IGNORECASE
)
_MESSENGER_GLUE = re.compile(r"(?:号码?|群号?|账号|id)?[\s:=(是为]{0,4}", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?P<telephone>{persons.any_of(persons.TELEPHONE_WORDS)}|(?<![a-z]){persons.ENGLISH_TELEPHONE_WORDS})"
    rf"|(?P<identity>{persons.any_of(persons.IDENTITY_WORDS)}|(?<![a-z]){persons.ENGLISH_IDENTITY_WORDS})"
    rf"|(?P<account>{persons.any_of(persons.ACCOUNT_WORDS)}|(?<![a-z]){persons.ENGLISH_ACCOUNT_WORDS})"
    rf"|(?P<messenger>{persons.MESSENGER_WORDS}|{persons.QQ_WORDS})",
    re.IGNORECASE,
)
_LEAST = {"telephone": 7, "identity": 7, "account": 9, "messenger": 5}
_MOST = 20
_GLUE_LENGTH = 24

_AFTER = re.compile(rf"\s?(?:\.\d+)?\s?\+?[多余]?{persons.UNIT_WORDS}", re.IGNORECASE)
_CODE = re.compile(
    rf"(?:{persons.CODE_WORDS}|[〔(\[]\d{{4}}[〕)\]])[^\s\w一-鿿]{{0,2}}\s?[\w-]{{0,6}}$", re.IGNORECASE
)
_MONEY = re.compile(rf"{persons.MONEY_WORDS}[\s:=约为达共计近超额数了到(（]{{0,5}}$", re.IGNORECASE)
_WINDOW = 20

_PROVINCES = frozenset(
    (
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_IDENTITY_GROUPS = frozenset(
    (
        (18,),
        (6, 8, 4),
        (6, 4, 4, 4),
        (4, 4, 4, 4, 2),
        (6, 4, 2, 2, 4),
        (6, 8, 3, 1),
        (14, 4),
        (6, 12),
        (12, 6),
    )
)
_MOBILE_GROUPS = frozenset(
    (
        (11,),
        (3, 4, 4),
        (3, 3, 5),
        (4, 4, 3),
        (4, 3, 4),
        (3, 8),
        (7, 4),
        (3, 2, 2, 2, 2),
        (3, 5, 3),
        (3, 2, 6),
        (1,) * 11,
    )
)
_CARD = re.compile(r"62|60|65|68|69|81|84|87|90|94|95|98|103|4|5[1-5]|35")
_AREA = re.compile(r"0(?:10|2[0-57-9]|[3-9]\d{2})")


@dataclass(frozen=True, slots=True)
class Run:
    """Some groups of digits that may be one number: its digits, the sizes of its groups, what parts them."""

    digits: str
    sizes: tuple[int, ...]
    gaps: tuple[str, ...] = ()

    @property
    def tight(self) -> bool:
        """Whether the groups are parted as those of one number are: each by one mark or blank."""
        return all(_TIGHT.fullmatch(gap) for gap in self.gaps)


class _Text:
    """A folded text, and where in it words announce numbers."""

    def __init__(self, text: str, is_address: list[bool] | None) -> None:
        self.text, self.is_address = text, is_address

    @cached_property
    def words(self) -> list[tuple[int, str]]:
        """End and kind of each announcing word."""
        return [(found.end(), str(found.lastgroup)) for found in _WORDS.finditer(self.text)]

    def announced(self, start: int) -> str:
        """Return what the words before a place call the number that begins there, or nothing."""
        for end, kind in reversed(self.words):
            if end <= start:
                glue = _MESSENGER_GLUE if kind == "messenger" else _GLUE
                near = start - end <= _GLUE_LENGTH and glue.fullmatch(self.text, end, start)
                return kind if near else ""
        return ""

    def counts(self, start: int, end: int) -> bool:
        """Whether a number is an amount or a code by the words around it."""
        before = self.text[max(0, start - _WINDOW) : start]
        return bool(_AFTER.match(self.text, end) or _MONEY.search(before) or _CODE.search(before))


def number_spans(text: str, is_address: list[bool] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the parts of a folded text that are numbers of persons.

    Parameters
    ----------
    text : str
    is_address : list of bool, optional
        For each character whether it is part of a web address or a fingerprint, in which only an identity number
        with its check digit, or a telephone that is announced, counts.

    Examples
    --------
    >>> text = "电话 139-1234-5678, 5000万元"
    >>> [text[a:b] for a, b in number_spans(text)]
    ['139-1234-5678']
    """
    whole = _Text(text, is_address)
    for chain in _chains(text):
        first, kind = 0, ""
        while first < len(chain):
            listed = kind == "telephone" and _GOES_ON.fullmatch(
                text, chain[first - 1].end(), chain[first].start()
            )
            kind, last, end = _longest(whole, chain, first, kind if listed else "")
            if kind:
                yield _with_marks(text, chain[first].start(), end)
            first = last + 1


def _chains(text: str) -> Iterator[list[re.Match]]:
    """Yield groups of digits that only marks part, if they are enough for any number."""
    chain: list[re.Match] = []
    for group in _GROUP.finditer(text):
        if chain and not _GAP.fullmatch(text, chain[-1].end(), group.start()):
            if _is_long(chain):
                yield chain
            chain = []
        chain.append(group)
    if chain and _is_long(chain):
        yield chain


def _is_long(chain: list[re.Match]) -> bool:
    return sum(group.end() - group.start() for group in chain) >= min(_LEAST.values())


def _longest(whole: _Text, chain: list[re.Match], first: int, listed: str) -> tuple[str, int, int]:
    """Return the kind of the longest run from `first` on that is a person's number, its last group and its end.

    `listed` is the kind of the number before it in a list: `2031234、2031235`.
    """
    kind, found, stop, start = "", first, 0, chain[first].start()
    if _is_fraction(whole.text, start):
        return kind, found, stop
    run = Run("", ())
    for last in range(first, len(chain)):
        group, end = chain[last].group(), chain[last].end()
        gaps = (*run.gaps, whole.text[chain[last - 1].end() : chain[last].start()]) if run.digits else ()
        run = Run(run.digits + group, (*run.sizes, len(group)), gaps)
        if len(run.digits) > _MOST:
            break
        if len(run.digits) < min(_LEAST.values()):
            continue
        tried = run
        if len(run.digits) == 17 and (cross := _CROSS.match(whole.text, end)):
            tried, end = _with_cross(run, cross[1]), cross.end()
        if named := _kind_of(whole, tried, start, end, listed):
            kind, found, stop = named, last, end
    return kind, found, stop


def _with_cross(run: Run, gap: str | None) -> Run:
    """Return 17 digits with the X that is the check digit of some identity numbers."""
    if gap is None:
        return Run(run.digits + "X", (*run.sizes[:-1], run.sizes[-1] + 1), run.gaps)
    return Run(run.digits + "X", (*run.sizes, 1), (*run.gaps, gap))


def _is_fraction(text: str, start: int) -> bool:
    """Whether a group is the decimals of the group before it."""
    return start > 1 and text[start - 1] == "." and text[start - 2].isdigit()


def _breaks_off(text: str, end: int) -> bool:
    """Whether decimals follow, so that a run is an amount; `.0` is what a spreadsheet adds to a telephone."""
    decimals = re.match(r"\.(\d+)", text[end : end + 9])
    return bool(decimals) and decimals[1] != "0" and len(decimals[1]) < 7


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the `+` and the bracket that belong to a telephone, and the `.0` of a spreadsheet."""
    if start and text[start - 1] == "+":
        start -= 1
    if start and text[start - 1] == "(" and text[start:end].count(")") > text[start:end].count("("):
        start -= 1
    return start, end + 2 if re.match(r"\.0(?!\d)", text[end:]) else end


def _kind_of(whole: _Text, run: Run, start: int, end: int, listed: str) -> str:
    """Return what a run of digits is of a person: `identity`, `telephone`, `account`, `messenger`, or nothing."""
    in_address = whole.is_address is not None and whole.is_address[start]
    if len(run.digits) == 18 and is_born(run.digits):
        return "identity" if _is_identity(whole, run, start, end, in_address) else ""
    form = kind_by_form(run)
    if in_address:
        return form if form == "telephone" and whole.announced(start) == form else ""
    announced = whole.announced(start) or listed
    if announced and len(run.digits) >= _LEAST[announced] and (run.tight or len(run.digits) == 11):
        counts = _AFTER.match(whole.text, end) and not re.search(
            r"[:=号码]\s{0,2}$", whole.text[max(0, start - 4) : start]
        )
        return "" if counts else announced
    if not form or whole.counts(start, end) or _breaks_off(whole.text, end):
        return ""
    return form


def kind_by_form(run: Run) -> str:
    """Return what a run of digits is by its form alone: `telephone`, `account`, `identity` (of 15 digits), or nothing.

    >>> [kind_by_form(Run(digits, (11,))) for digits in ("13912345678", "09542031234", "25000000000")]
    ['telephone', 'telephone', '']
    """
    is_decimal = run.gaps == (".",) and not re.match(r"0\d", run.digits)
    if "X" in run.digits or is_decimal or not run.tight:
        return ""
    if _is_mobile(run) or _is_landline(run):
        # A number as round as this is an amount.
        return "" if run.digits.endswith("00000") else "telephone"
    return "account" if _is_card(run) else "identity" if _is_old_identity(run) else ""


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are an identity number by the check digit of GB 11643 (ISO 7064 MOD 11-2).

    >>> is_identity_number("11010519491231002X"), is_identity_number("110105194912310021")
    (True, False)
    """
    digits = re.sub(r"[ -]", "", text).upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", digits):
        return False
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == digits[17]


def is_born(digits: str) -> bool:
    """Whether 18 digits say a province (after the 9 of a foreigner's card too) and a day of birth as identity numbers do."""
    province = int(digits[:2]) in _PROVINCES or (digits[0] == "9" and int(digits[1:3]) in _PROVINCES)
    return province and _is_day(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1880 <= year <= 2035


def _is_identity(whole: _Text, run: Run, start: int, end: int, in_address: bool) -> bool:
    """Whether 18 digits that say a birthday are an identity number; also a mistyped one, for it nearly names a person."""
    if is_identity_number(run.digits):
        return len(run.sizes) == 1 or not in_address
    if whole.announced(start) == "identity":
        return True
    return run.sizes in _IDENTITY_GROUPS and run.tight and not in_address and not whole.counts(start, end)


def _is_old_identity(run: Run) -> bool:
    """Whether 15 digits are an identity number as they were until 1999."""
    digits = run.digits
    return (
        run.sizes in ((15,), (6, 6, 3), (6, 9))
        and int(digits[:2]) in _PROVINCES
        and _is_day(1900 + int(digits[6:8]), int(digits[8:10]), int(digits[10:12]))
    )


def _without_prefix(run: Run, prefixes: str) -> tuple[str, tuple[int, ...]]:
    """Return digits and sizes of groups without a prefix of the country or the carrier, whether it stands apart or not."""
    found = re.match(prefixes, run.digits)
    skip = len(found.group()) if found else 0
    if not skip or run.sizes[0] < skip or (run.sizes[0] == skip and run.gaps[:1] == (".",)):
        return run.digits, run.sizes
    rest = run.sizes[0] - skip
    return run.digits[skip:], ((rest,) if rest else ()) + run.sizes[1:]


def _is_mobile(run: Run) -> bool:
    if not 11 <= len(run.digits) <= 16:
        return False
    digits, sizes = _without_prefix(run, r"(?:0086|86|0|17951|12593)(?=1[3-9]\d{9}$)")
    if not re.fullmatch(r"1[3-9]\d{9}", digits):
        return False
    # 15000-200000 is a span of amounts and no telephone.
    return sizes in _MOBILE_GROUPS or (sizes in ((5, 6), (6, 5)) and not digits[: sizes[0]].endswith("00"))


def _is_landline(run: Run) -> bool:
    digits, sizes = _without_prefix(run, r"(?:00)?86(?=0?[1-9])")
    if len(digits) < len(run.digits) and not digits.startswith("0") and len(sizes) > 1:
        digits, sizes = "0" + digits, (sizes[0] + 1, *sizes[1:])
    if sizes[0] == 1 and digits.startswith("0") and len(sizes) > 2:
        sizes = (1 + sizes[1], *sizes[2:])  # +86 (0)954 2031234
    area = _AREA.match(digits)
    if area is None:
        return bool(re.fullmatch(r"[48]00\d{7}", digits)) and sizes in (
            (3, 3, 4),
            (3, 4, 3),
            (3, 7),
            (4, 3, 3),
        )
    local = digits[area.end() :]
    if len(sizes) == 1:
        return bool(re.fullmatch(r"[2-8]\d{7}" if area.end() == 3 else r"[2-8]\d{6,7}", local))
    if sizes[0] != area.end() or not re.match(r"[1-9]\d{6}", local):
        return False
    return len(local) in (7, 8) or (len(local) in range(9, 14) and sizes[1] in (7, 8) and sizes[-1] <= 5)


def _is_card(run: Run) -> bool:
    """Whether 16 to 19 digits are a bank card: by Luhn's sum, or by the prefix of the cards of China."""
    digits, sizes = run.digits, run.sizes
    if not 16 <= len(digits) <= 19 or not _CARD.match(digits):
        return False
    fours = len(sizes) > 3 and set(sizes[:-1]) == {4} and sizes[-1] <= 4
    if not (len(sizes) == 1 or fours or sizes in ((6, 13), (6, 10))):
        return False
    if digits.startswith(("4", "5", "35")) and len(digits) != 16:
        return False
    return _luhn(digits) or digits.startswith("62")


def _luhn(digits: str) -> bool:
    total = sum(int(d) for d in digits[-1::-2])
    return (total + sum(sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])) % 10 == 0
