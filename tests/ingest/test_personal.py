"""Personal data is known by its form, however it is written or parted; what only looks like it stays."""

import re
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.personal import REMOVED, mask, mask_column, mask_frame, masked
from analysis.ingest.personal_numbers import is_identity_number

from .personal_texts import FORMS, STAYS

_MARKED = re.compile("⟦[^⟧]*⟧")


@pytest.mark.parametrize("text", FORMS)
def test_a_form_of_personal_data_is_taken_out_and_nothing_else(text):
    printed = text.replace("⟦", "").replace("⟧", "")
    assert masked(printed) == (_MARKED.sub(REMOVED, text), len(_MARKED.findall(text)))


@pytest.mark.parametrize("text", STAYS)
def test_what_only_looks_like_it_stays(text):
    assert mask(text) == text


def test_the_tables_of_forms_are_as_long_as_promised():
    assert len(set(FORMS)) >= 200
    assert len(set(STAYS)) >= 200


@pytest.mark.parametrize(
    ("number", "legal"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("440524188001010014", True),
        ("110105194912310021", False),
        ("1101051949123100", False),
        ("12345678901234567X", False),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", False),
    ],
)
def test_the_check_digit_of_gb_11643(number, legal):
    assert is_identity_number(number) is legal


_BLANKS = st.sampled_from(["", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u202d"])
_MARKS = st.sampled_from(
    [" ", "-", ".", "/", "–", "—", "\n", "\t", "\u3000", "·", "_", "－", "\u00a0", " - ", "\\"]
)
_WIDTHS = st.sampled_from([str.maketrans("", ""), str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")])


@given(st.lists(st.tuples(st.integers(1, 17), _MARKS), max_size=5), _BLANKS, _WIDTHS)
@settings(max_examples=100, deadline=None)
def test_an_identity_number_is_found_however_it_is_parted(cuts, blank, width):
    number = list("64222119721212815X")
    for place, mark in sorted(dict(cuts).items(), reverse=True):
        number.insert(place, mark)
    text = blank.join("".join(number)).translate(width)
    assert mask(f"备注{text}。") == f"备注{REMOVED}。"


@given(st.sampled_from(FORMS), st.sampled_from(STAYS))
@settings(max_examples=100, deadline=None)
def test_what_is_masked_once_stays_as_it_is(form, other):
    text = form.replace("⟦", "").replace("⟧", "") + "；\n" + other
    assert mask(mask(text)) == mask(text)


@given(st.text(alphabet=st.sampled_from("0123456789-. 联系人电话：王小明@x元〔\u200b１"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_only_loses(text):
    clean, count = masked(text)
    assert clean.count(REMOVED) == count + text.count(REMOVED)
    rest = iter(text)
    assert all(c in rest for c in clean.replace(REMOVED, ""))


@pytest.mark.parametrize("hard", ["1 ", "联 系 人 ", "a@", "：", "139-", "王·"])
def test_a_long_text_takes_time_as_it_is_long(hard):
    """Five times the text would take twenty-five times as long, were every place compared with every other."""

    def seconds(times):
        begun = time.process_time()
        masked(hard * times)
        return time.process_time() - begun

    assert seconds(6_000) < 10 * seconds(1_200) + 0.2


def test_a_column_keeps_its_order_its_blanks_and_its_index():
    column = pd.Series(["a", None, "电话：13912345678", "a", "电话：13912345678"], index=[3, 1, 2, 5, 4])
    clean, touched = mask_column(column)
    assert touched.tolist() == [False, False, True, False, True]
    assert clean.index.tolist() == [3, 1, 2, 5, 4]
    assert clean.tolist()[0::2] == ["a", f"电话：{REMOVED}", f"电话：{REMOVED}"]
    assert column.iat[2] == "电话：13912345678"


def test_a_frame_keeps_its_figures():
    frame = pd.DataFrame({"value": ["13912345678"], "note": ["13912345678"], "row": [2]})
    clean, count = mask_frame(frame, keep=("value",))
    assert count == 1
    assert clean.to_dict("records") == [{"value": "13912345678", "note": REMOVED, "row": 2}]
