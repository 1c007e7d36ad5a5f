"""YAML filled by hand is read strictly; what is not understood is refused with its place, never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import safe_yaml
from analysis.safe_yaml import MAX_BYTES, YamlProblem, load, loads


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", None),
        ("# only a remark", None),
        ("year: 2023", {"year": 2023}),
        ("year: 2024-02-30", {"year": "2024-02-30"}),
        ("day: 2024-02-03", {"day": "2024-02-03"}),
        ("code: 0640", {"code": "0640"}),
        (
            "a: 0x10\nb: 1e5\nc: 12:30\nd: no\ne: 1_000",
            {"a": "0x10", "b": "1e5", "c": "12:30", "d": "no", "e": "1_000"},
        ),
        ("a: -2.50\nb: true\nc: ~", {"a": -2.5, "b": True, "c": None}),
        ("'<<': {x: 1}", {"<<": {"x": 1}}),
        ("县: [西吉县, 隆德县]", {"县": ["西吉县", "隆德县"]}),
        ("n: " + "9" * 5000, {"n": "9" * 5000}),
        (b"\xef\xbb\xbfa: 1", {"a": 1}),
    ],
)
def test_plain_values_are_read(text, read):
    assert loads(text) == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("unit: 元\nunit: 亿元", "line 2: 'unit' is given twice"),
        ("a: {b: 1, b: 2}", "'b' is given twice"),
        ("!!python/object/apply:os.system ['true']", "a tag"),
        ("a: !!binary aGk=", "a tag"),
        ("a: &x [1]\nb: *x", "an alias"),
        ("a: &x [*x]", "an alias"),
        ("[" * 5000, "nested more than"),
        ("? [1]\n: 2", "a key must be"),
        ("a: [", "line"),
        ("a: b: c", "mapping values are not allowed"),
        ("--- 1\n--- 2", "another document"),
        ('a: "\\ud800"', "half of a character"),
        ("\x00", "not YAML"),
        ("金额: 1".encode("gbk"), "not UTF-8"),
        (b"a: \xff", "not UTF-8"),
    ],
)
def test_the_rest_is_refused_with_its_place(text, told):
    with pytest.raises(YamlProblem, match=told):
        loads(text)


def test_a_file_of_many_values_is_refused(monkeypatch):
    monkeypatch.setattr(safe_yaml, "MAX_NODES", 1000)
    assert len(loads("- 1\n" * 900)) == 900
    with pytest.raises(YamlProblem, match="more than such a file can hold"):
        loads("- 1\n" * 1001)


def test_a_bomb_of_aliases_is_refused_at_once():
    levels = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"] + [
        f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)
    ]
    with pytest.raises(YamlProblem, match="an alias"):
        loads("\n".join(levels))


def test_a_large_file_is_not_read_whole(tmp_path):
    path = tmp_path / "x.yml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(YamlProblem, match="larger than"):
        load(path)


@pytest.mark.parametrize("make", ["folder", "nothing"])
def test_what_is_no_file_is_not_opened(tmp_path, make):
    path = tmp_path / "x.yml"
    if make == "folder":
        path.mkdir()
    with pytest.raises(OSError):
        load(path)


@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}'\"#&*!?|>%@`\n ,0123.~<=\t年")), max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused(text):
    try:
        loads(text)
    except YamlProblem as problem:
        assert str(problem)
