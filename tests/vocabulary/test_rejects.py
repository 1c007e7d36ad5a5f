"""Why rows were not accepted, in Chinese: whatever the ingestion can say has its words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from analysis import harvest, ingest
from analysis.harvest import parsers
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.vocabulary.rejects import refusal

_AT = {
    "Problem": slice(2, 4), "reject": slice(-2, None), "Bad": slice(2, 4), "take_back": slice(0, 2), "_refused": slice(1, 2),
}  # fmt: skip
"""Calls that say why a row was not accepted -> which of their arguments say it."""
_NAMED = ("problem", "reason", "hint")
_SAYS = ("Resolution", "Verdict", "replace")


def _said(node: ast.expr) -> str | None:
    """The sentence of an argument; what it fills in is written 5."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else _filled(part) for part in node.values
        )
    return None


def _filled(part: ast.FormattedValue) -> str:
    """What stands in a hole: the one hint that many share, or anything."""
    return MAPPING_HINT if getattr(part.value, "id", "") == "MAPPING_HINT" else "5"


_PUT_TOGETHER = {"5: 5", "no 5 stands in the line"}
"""Sentences of which only whole readings are known; they are tried below."""


def sentences(nodes) -> list[str]:
    """What the readers of the project's own tables and of offices' files can say of a row, out of the code."""
    found = set()
    for path in Path(ingest.__path__[0]).rglob("*.py"):
        for call in nodes(path):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            own = [k.value for k in call.keywords if name in _SAYS and k.arg in _NAMED]
            found |= {_said(one) for one in [*call.args[_AT.get(name, slice(0, 0))], *own]}
    return sorted(filter(None, found))


def test_whatever_the_ingestion_can_say_has_chinese_words(nodes):
    said = sentences(nodes)
    assert len(said) > 120
    # A hint that opens with what is only sometimes known stands for the hint alone.
    said = [one.removeprefix("5") if one[1:2].isalpha() else one for one in said]
    assert not [one for one in said if refusal(one, "zh") == one and one not in _PUT_TOGETHER]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("a year outside 1996-2030", "年份不在 1996-2030 之内"),
        ("'吨/日' is a rate, not an amount", "“吨/日”是速率，不是数量"),
        (
            "put the giver under east, the receiver under west; what a receiver spends of its own or sends east is no assistance; write 2023, 2023-06, 2023-06-30, or two of them with a slash",
            "帮扶方填在 east，受援方填在 west；受援方自己的支出或派往东部的人员不算帮扶；写 2023、2023-06 或 2023-06-30，两个时间以斜线相隔",
        ),
        ("no home or county stands in the line", "该行没有户籍地或县"),
        (
            "'就业人数': neither header nor title says what is counted",
            "'就业人数'：表头和标题都没有说明所计为何",
        ),
        (
            "the unit stated is 万元, in which jobs_total is not counted",
            "所写单位为万元，而 jobs_total 不以此计",
        ),
        (
            "to keep it under its own words, write `columns: {C: other:株数}` in a mapping file beside the table "
            "(`python -m analysis inspect` drafts it); if it is one of the list, name that one instead",
            "若要按原词保留，在表格旁的映射文件中写 `columns: {C: other:株数}`（`python -m analysis inspect` 可起草）；若属清单中的指标，则写该指标",
        ),
        (
            "nearest: gov_funds, funds_total; or write other:words for a new one",
            "最近似的：gov_funds, funds_total；新指标写作 other:名称",
        ),
    ],
)  # fmt: skip
def test_sentences_are_put_into_chinese_with_what_they_found(english, chinese):
    assert refusal(english, "zh") == chinese
    assert refusal(english, "en") == english


def test_what_is_not_known_stays_whole():
    assert refusal("unheard of; no year", "zh") == "unheard of; no year"


def _either(node: ast.expr | None) -> list[str]:
    """The sentences of an argument, of which the code may choose one."""
    if isinstance(node, ast.IfExp):
        return [*_either(node.body), *_either(node.orelse)]
    told = _said(node) if node is not None else None
    return [told] if told else []


def test_whatever_can_be_said_of_a_saved_page_has_chinese_words(nodes):
    folder = Path(harvest.__path__[0])
    said = [parsers.SAVE_AGAIN]
    for path in (folder / f"{name}.py" for name in ("child", "sandbox", "parsers", "collecting")):
        for node in nodes(path):
            if isinstance(node, ast.Dict):
                told = [value for key, value in zip(node.keys, node.values, strict=True) if getattr(key, "value", "") in _NAMED]  # fmt: skip
            elif isinstance(node, ast.Assign):
                told = [node.value] * (getattr(node.targets[0], "id", "") == "words")
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refused", "RawFileError"):
                told = [*node.args[:2], *(k.value for k in node.keywords if k.arg == "hint")]
            else:
                continue
            said += [sentence for one in told for sentence in _either(one)]
    assert len(set(said)) > 28
    assert not [one for one in said if refusal(one, "zh") == one]
