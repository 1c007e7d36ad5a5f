"""The page: texts wrapped by measure, nothing cut, nothing over the body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import style
from analysis.charts.frame import MARGIN, page, wrap

ZH = (
    "资料来源：国家乡村振兴局、人民日报、新华社；其中江苏对青海的数额由合计减去陕西得出，没有日期的页面未列入。"
    * 3
)
EN = "Sources: provincial bureaus; Jiangsu to Qinghai is derived from the total less Shaanxi. " * 6


@pytest.mark.parametrize("text", [ZH, EN, f"{ZH}（{EN}）"])
def test_no_line_is_wider_than_the_room(text):
    lines = wrap(text, 8, 300)
    assert len(lines) > 3
    assert all(style.text_width(line, 8) <= 300 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket():
    for room in range(60, 300, 7):
        lines = wrap("福建、宁夏（闽宁），广东、贵州（粤黔）；浙江、四川（浙川）。", 9, room)
        assert not any(line[0] in "、，；。）" for line in lines)
        assert not any(line[-1] in "（" for line in lines)


def test_english_words_stay_whole():
    words = {word for line in wrap(EN, 8, 200) for word in line.split()}
    assert words == set(EN.split())


def test_a_word_wider_than_the_room_is_cut():
    lines = wrap("https://example.org/" + "x" * 200, 8, 150)
    assert len(lines) > 3
    assert "".join(lines).endswith("x" * 200)


def test_given_line_breaks_are_kept():
    assert wrap("一\n二", 8, 300) == ["一", "二"]
    assert wrap("", 8, 300) == []


@given(st.text(max_size=80), st.floats(30, 400))
def test_wrapping_loses_nothing_but_blanks(text, room):
    text = text.replace("\r", " ")
    assert "".join("".join(wrap(text, 8, room)).split()) == "".join(text.split())


def test_the_body_is_free_of_texts_and_as_high_as_asked():
    with style.use():
        sheet = page(4.0, title=ZH, subtitle=EN, footer=[ZH, "二"])
        boxes = [text.get_window_extent() for text in sheet.figure.texts]
    figure = sheet.figure
    height = figure.get_size_inches()[1]
    left, bottom, width, body = sheet.body
    assert body == 4.0
    inches = [(box.y0 / figure.dpi, box.y1 / figure.dpi) for box in boxes]
    assert all(low >= bottom + body or high <= bottom for low, high in inches)
    assert all(low >= 0 and high <= height for low, high in inches)
    assert all(box.x1 / figure.dpi <= style.WIDTH for box in boxes)
    assert sheet.fraction(0, 0, width, body)[3] == pytest.approx(4.0 / height)


def test_an_amount_is_not_broken_within_its_unit():
    room = style.text_width("上海→云南不少于 75.36 亿", 12) + 1
    assert wrap("上海→云南不少于 75.36 亿元", 12, room) == ["上海→云南", "不少于 75.36 亿元"]


def test_what_stands_in_brackets_does_not_begin_a_line_without_its_figure():
    room = style.text_width("其中可追溯到具体结对的不少于 90 亿元", 12) + 1
    assert wrap("其中可追溯到具体结对的不少于 90 亿元（17%）", 12, room)[1] == "不少于 90 亿元（17%）"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("从2009年的 15 对到2010年的 15 对：新增 4 对、未见提及 1 对", ["2009年", "15 对", "2010年", "4 对", "1 对"]),
        ("不少于 583.8 亿元（≥ 6.6%），其中 1.5 万人次、558 人", ["583.8 亿元", "（≥ 6.6%）", "1.5 万人次", "558 人"]),
        ("at least 42.29 billion yuan of it, 80.16 thousand persons", ["42.29 billion yuan", "80.16 thousand persons"]),
        ("Guangxi at least 8.053 billion yuan, Guizhou at least 7.626 billion yuan (2010–2021)", ["at least 8.053 billion yuan,", "at least 7.626 billion yuan"]),
        ("广东不少于 76.26 亿元、江苏不少于 17.1 亿元（2013—2020年）", ["不少于 76.26 亿元", "不少于 17.1 亿元"]),
    ],
)  # fmt: skip
def test_a_number_is_never_parted_from_its_sign_or_its_unit(text, whole):
    for room in range(165, 400, 5):
        lines = wrap(text, 12, room)
        assert all(any(part in line for line in lines) for part in whole), lines


def test_no_word_of_a_title_is_left_alone_in_its_last_line():
    title = "Investment paid in at least 26.47 billion yuan, 1996–2025, of which at least 21.45 billion yuan in 2021–2025"
    size = style.SIZES["title"]
    # Room for all but the last word.
    width = style.text_width(title.removesuffix("2021–2025").rstrip(), size) / 72 + 2 * MARGIN + 0.01
    drawn = page(1.0, title=title, width=width).figure
    lines = [text.get_text() for text in drawn.texts if text.get_text() in title]
    assert len(lines) == 2
    assert " ".join(lines) == title
    first, last = (style.text_width(line, size) for line in lines)
    assert last > 0.3 * first


def test_no_year_of_a_footer_or_a_subtitle_is_left_alone_in_its_last_line():
    note, size = (
        "土地与人口：中国统计年鉴2021；地区生产总值、劳动力与产业：2020、2023–2024、2020",
        style.SIZES["footer"],
    )
    # Room for all but the last year.
    width = style.text_width(note[:-4], size) / 72 + 2 * MARGIN + 0.01
    drawn = page(1.0, footer=[note, "来源"], subtitle=note, width=width).figure
    for small in (size, style.SIZES["subtitle"]):
        lines = [
            text.get_text()
            for text in drawn.texts
            if text.get_fontsize() == small and text.get_text() in note
        ]
        assert "".join(lines) == note
        assert style.text_width(lines[-1], small) > 0.25 * style.text_width(lines[0], small), lines
    assert "来源" in [text.get_text() for text in drawn.texts]


@pytest.mark.parametrize(
    ("text", "kept"), [("贵州不少于 11.51 亿元", "不少于"), ("Gansu at least 6.81 billion yuan", "at least")]
)
def test_a_floor_keeps_its_words_together(text, kept):
    for room in range(60, 240, 7):
        assert any(kept in line for line in wrap(text, 12, room)), room


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2021—2024年全国帮助农村劳动力就业不少于 1,200 万人", ["帮助农村劳动力就业", "全国"]),
        ("山东给出财政援助资金合计不少于 90 亿元，其中重庆、黑龙江", ["山东", "财政援助资金", "合计", "其中", "重庆", "黑龙江"]),
        ("苏州→铜仁、青岛→陇南：结对县的名单，红寺堡区（闽宁镇）", ["苏州", "铜仁", "陇南", "结对县", "名单", "红寺堡区", "闽宁镇"]),
    ],
)  # fmt: skip
def test_no_line_ends_within_a_chinese_word(text, kept):
    for room in range(165, 400, 5):
        lines = wrap(text, 12, room)
        assert all(any(word in line for line in lines) for word in kept), lines


def test_a_name_wider_than_its_room_breaks_between_its_words():
    assert wrap("帮助农村劳动力就业", 10, 52) == ["帮助农村", "劳动力就业"]


def test_no_line_ends_within_a_pair():
    """Of 2021 to 2024: a footer names the pairs without a figure, one after the other."""
    text = "没有可用数字的：浙江→四川、福建→宁夏、山东→湖南（市际）、山东→贵州（市际）。"
    size = style.SIZES["footer"]
    for room in range(60, 260, 4):
        for line in wrap(text, size, room):
            assert not line.startswith("→") and not line.endswith("→"), (room, line)
    # Where the two have no room beside one another, the line ends between them.
    assert wrap("浙江→四川", size, style.text_width("浙江→", size) + 1) == ["浙江→", "四川"]
