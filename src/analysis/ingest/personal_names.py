"""Names of persons, mail addresses and messengers' accounts in a folded text: by the words that announce them.

A word that only stands before names (`联系人：`) announces whatever follows, unless it is an office, a count or
nothing; one that may also stand before a count or a task (`校长：`) only what looks like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.vocabulary import persons

_HAN = "一-鿿㐀-䶿"
_SURNAME = f"(?:{persons.COMPOUND_SURNAMES}|[{''.join(sorted(persons.SURNAMES))}])"
_NAME = rf"(?:{_SURNAME}\s{{0,2}}[{_HAN}](?:\s?[{_HAN}])?(?![{_HAN}])|{_SURNAME}[{_HAN}]{{1,2}}(?=%s)|[{_HAN}]{{1,8}}[·•・.][{_HAN}·•・.]{{1,12}})"
_NEXT = (
    r"(?:\s|[^\w]|$|[0-9A-Za-z]|电话|手机|联系|身份证|职务|单位|微信|邮箱|先生|女士|同志|老师|主任|局长|科长|经理|书记|校长|县长|医生"
    rf"|副|{persons.SAYING})"
)
_LOOKS_LIKE_NAME = re.compile(_NAME % _NEXT)
_SIGNED = r"(?:\s{0,2}\(?\s?(?:签字|签名|签章|盖章|姓名|签)\s?(?:或盖章)?\)?)?"
_SEPARATOR = r"\s{0,3}[:︰∶]\s{0,4}"
_ANNOUNCED = re.compile(
    rf"(?:(?P<person>{persons.any_of(persons.PERSON_WORDS)})|(?P<title>{persons.any_of(persons.TITLE_WORDS)}))"
    rf"(?:及?(?:电话|联系方式|联系电话|职务|姓名|单位|手机))?{_SIGNED}"
    rf"(?:(?P<colon>{_SEPARATOR}|\s{{0,2}}[|=]\s{{0,2}}|\s{{0,2}}(?:是|为|叫)\s{{0,1}})|(?P<blank>\s{{1,4}}|\s?/\s?)|(?P<bracket>\s?[(\[【]\s?)|(?P<glued>))"
)
_RUN = re.compile(r"[^\s:,;、|()<>〔〕\[\]\"'/\d。！？!?=]{1,24}")
_CUT = re.compile(
    r"(?:联系|电话|手机|身份证|职务|职称|单位|微信|邮箱|地址|性别|年龄|民族|审核|填表|制表|日期|时间|负责|复核|tel|phone|mobile|qq)",
    re.IGNORECASE,
)
_MORE = re.compile(rf"\s?(?:[、,，/和及与;]\s?|\s)(?={_NAME % _NEXT})")
_ENGLISH = re.compile(
    rf"(?<![a-z]){persons.ENGLISH_PERSON_WORDS}\s?[:=]\s{{0,3}}(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s)?"
    r"(?P<name>(?-i:[A-Z][A-Za-z'’.-]{0,20}(?:[ ][A-Z][A-Za-z'’.-]{0,20}){1,3}))",
    re.IGNORECASE,
)
_ENGLISH_BEFORE_HAN = re.compile(
    rf"(?<![a-z]){persons.ENGLISH_PERSON_WORDS}\s?[:=]\s{{0,3}}(?P<name>{_NAME % _NEXT})", re.IGNORECASE
)
_AT = r"\s{0,2}(?:@|\(at\)|\[at\]|<at>|【at】)\s{0,2}"
_DOT = r"\s{0,1}(?:\.|\(dot\)|\[dot\])\s{0,1}"
_MAIL = re.compile(
    rf"[A-Za-z0-9][\w.+%-]{{0,63}}{_AT}(?:[A-Za-z0-9-]{{1,63}}{_DOT}){{1,4}}[A-Za-z]{{2,12}}(?![A-Za-z])",
    re.ASCII | re.IGNORECASE,
)
_MAIL_ANNOUNCED = re.compile(
    rf"{persons.MAIL_WORDS}(?:地址)?\s?[:=]\s?(?P<id>[A-Za-z0-9][\w.+%-]{{1,63}}(?:\s?(?:#|\sat\s|\*|※|艾特)\s?[\w-]{{2,}}(?:(?:\.|\sdot\s)[\w-]{{2,}})+)?)",
    re.ASCII | re.IGNORECASE,
)
_MESSENGER = re.compile(
    rf"(?:{persons.MESSENGER_WORDS}|{persons.QQ_WORDS})\s?(?:号码|号|账号|id|群)?(?P<mark>\s?[:=(]\s?|\s|)"
    r"(?P<id>@?[A-Za-z][\w-]{3,28}(?:\.[\w-]{1,20})?[\w]|@[^\s,.;，。]{2,20})",
    re.ASCII | re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"(?:{persons.any_of(persons.IDENTITY_WORDS)}|(?<![a-z]){persons.ENGLISH_IDENTITY_WORDS})[号码是为]{{0,3}}\s?[:=(]?\s?"
    r"(?P<id>[A-Za-z]{1,3}\(?\d{6,12}\)?|\w字第?\d{5,9}号?|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]\s?[·.]?\s?[A-Z0-9]{5,6})",
    re.IGNORECASE,
)
_LIKE_ID = re.compile(r"[\d_@]")
_LATIN = re.compile(r"[A-Za-z@]|字第")
_AT_SIGN = re.compile(r"@|[(\[<【]at", re.IGNORECASE)


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a folded text that are names, mail addresses or accounts of messengers.

    >>> text = "联系人: 王小明, 校长: 3名, wechat: nx_wang88"
    >>> [text[a:b] for a, b in name_spans(text)]
    ['王小明', 'nx_wang88']
    """
    yield from _announced_names(text)
    if not _LATIN.search(text):
        return
    if ":" in text or "=" in text:
        for found in (*_ENGLISH.finditer(text), *_ENGLISH_BEFORE_HAN.finditer(text)):
            if not persons.ENGLISH_BODY.search(found["name"]) and found["name"] not in persons.NO_NAME:
                yield found.span("name")
        for found in _MAIL_ANNOUNCED.finditer(text):
            if not found["id"].lower().startswith(("http", "www")):
                yield found.span("id")
    if _AT_SIGN.search(text):
        yield from (found.span() for found in _MAIL.finditer(text))
    yield from (found.span("id") for found in _DOCUMENT.finditer(text))
    for found in _MESSENGER.finditer(text):
        if found["mark"].strip() or _LIKE_ID.search(found["id"]):
            yield found.span("id")


def _announced_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names that Chinese words announce, each with those that follow in its list."""
    position = 0
    while found := _ANNOUNCED.search(text, position):
        position = max(found.end(), found.start() + 1)
        end = _name_at(text, found)
        if end is None:
            continue
        yield found.end(), end
        position = end
        while more := _MORE.match(text, position):
            following = _LOOKS_LIKE_NAME.match(text, more.end())
            if not following or _is_word(following.group()):
                break
            yield following.span()
            position = following.end()


def _name_at(text: str, announced: re.Match) -> int | None:
    """Return where the name after an announcing word ends; None where none stands there."""
    start = announced.end()
    name = _LOOKS_LIKE_NAME.match(text, start)
    if name and not _is_word(name.group()):
        if announced["colon"] or announced["person"]:
            return name.end()
        # 村支书马占林说: a title stands before many words; who says or does something is one person
        told = announced["glued"] is not None and re.match(persons.SAYING, text[name.end() :])
        return name.end() if told else None
    if not (announced["person"] and announced["colon"]):
        return None
    run = _RUN.match(text, start)
    if not run:
        return None
    words = _CUT.split(run.group(), maxsplit=1)[0]
    latin = re.match(r"[A-Za-z]+(?: [A-Z][A-Za-z]+){0,3}", text[start:])
    if latin and words.isascii():
        return None if persons.ENGLISH_BODY.search(latin.group()) else start + latin.end()
    if (
        not re.search(r"\w", words)
        or _is_word(words)
        or len(words) > 12
        or re.match(r"[百千万亿]|每|各|由|按|本|该", words)
    ):
        return None
    return start + len(words)


def _is_word(words: str) -> bool:
    """Whether a word after an announcing one is an office, a place or nothing, and no name."""
    bare = re.sub(r"\s", "", words)
    if bare in persons.NO_NAME or bare[:2] in persons.NO_NAME and len(bare) <= 4:
        return True
    ending = persons.PLACE_ENDINGS if len(bare) <= 3 else persons.BODY_ENDINGS
    return bool(ending.search(bare))
