"""YAML that people fill by hand, read strictly: what is not understood is refused, never guessed.

A mapping, the corrections and the catalogue are small files of words, numbers and lists. A key given twice is
refused, because one of the two would win in silence; dates and numbers with leading noughts are text, for `0640` is a
code and not 416; tags and aliases are refused; size and depth are bounded.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:  # pydantic takes long to import, and only names a type here
    from pydantic import ValidationError

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 40
MAX_NODES = 100_000
_MAX_DIGITS = 40
_LONGEST = 2000
_HALF = re.compile("[\ud800-\udfff]")


class YamlProblem(ValueError):
    """What is wrong with a file, in words, with the line where that is known."""


class _Loader(yaml.SafeLoader):
    """SafeLoader with plain decimal numbers, and neither dates nor other bases; bounded in depth and size."""

    yaml_implicit_resolvers: dict = {}

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._events = 0

    def get_event(self) -> yaml.Event:
        """Refuse what is too deep, too much, or more than plain values, before anything is built of it."""
        event = super().get_event()
        line = event.start_mark.line + 1
        self._events += 1
        if isinstance(event, yaml.CollectionStartEvent):
            self._depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise YamlProblem(f"line {line}: an alias (*{event.anchor[:60]}): write it out")
        elif isinstance(event, yaml.ScalarEvent) and _HALF.search(event.value):
            raise YamlProblem(f"line {line}: half of a character, which is no text")
        if self._depth > MAX_DEPTH:
            raise YamlProblem(f"line {line}: nested more than {MAX_DEPTH} deep")
        if self._events > MAX_NODES:
            raise YamlProblem(f"line {line}: more than such a file can hold")
        if getattr(event, "tag", None) and event.tag != "!":
            raise YamlProblem(f"line {line}: a tag ({event.tag[:60]}) says more than plain values can")
        return event

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str | int | float | bool):
                raise YamlProblem(f"line {key_node.start_mark.line + 1}: a key must be a word or a number")
            if key in seen:
                raise YamlProblem(f"line {key_node.start_mark.line + 1}: {str(key)[:80]!r} is given twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", rf"^[-+]?(?:0|[1-9][0-9]{{0,{_MAX_DIGITS}}})$", "-+0123456789"),
    ("float", rf"^[-+]?(?:0|[1-9][0-9]{{0,{_MAX_DIGITS}}})\.[0-9]{{1,{_MAX_DIGITS}}}$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def load(path: Path) -> Any:
    """Read a file.

    Parameters
    ----------
    path : Path

    Returns
    -------
    object
        Dictionaries, lists, texts, numbers, truth values and None; None for an empty file.

    Raises
    ------
    YamlProblem
        When the file is no such YAML; the message says where and what.
    OSError
        When it can't be opened.
    """
    if not path.is_file():
        raise FileNotFoundError(2, "no such file" if not path.exists() else "no regular file", str(path))
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise YamlProblem(f"larger than {MAX_BYTES >> 10} KB")
    return loads(content)


def loads(content: bytes | str) -> Any:
    """Read YAML from text or UTF-8 bytes, as `load` does.

    >>> loads("year: 2024-02-30"), loads("code: 0640"), loads("a: [1, 2.5, 是]")
    ({'year': '2024-02-30'}, {'code': '0640'}, {'a': [1, 2.5, '是']})
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError as problem:
        raise YamlProblem(f"not UTF-8 text (byte {problem.start}): save it as UTF-8") from None
    try:
        return yaml.load(text, Loader=_Loader)  # a SafeLoader
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise YamlProblem(f"{where}{getattr(problem, 'problem', None) or 'not YAML'}") from None
    except YamlProblem:
        raise
    except (
        RecursionError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        MemoryError,
    ) as problem:
        raise YamlProblem(f"not YAML ({type(problem).__name__})") from None


def breaks(problem: ValidationError, *place: str) -> str:
    """Say in words what breaks a model: each place in the file, and what is wrong there.

    Parameters
    ----------
    problem : ValidationError
    place : str
        Where in the file the model begins.
    """
    said = (
        (".".join(map(str, (*place, *e["loc"]))) or "file", _WORDS.get(e["type"], e["msg"]))
        for e in problem.errors(include_url=False, include_input=False)
    )
    told = "; ".join(f"{where[:200]}: {what}" for where, what in said)
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "there is no such key",
    "model_type": "a mapping of keys to values is expected",
}
