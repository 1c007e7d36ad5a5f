"""Columns and rows made by hand, for what whole tables hardly show: when a rule of the layout does not apply."""

from types import SimpleNamespace

import pytest

from analysis.ingest.office.layout.adding import agree
from analysis.ingest.office.layout.column import FIGURE, RATIO, UNKNOWN, Column
from analysis.ingest.office.layout.days import head_day, headed
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.labels import Places
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.targets import outcomes_dated
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.outlines import UNTOLD_GIVER, nest


def below_days(*days):
    return [Column(i, ("资金", day), FIGURE, when=When(day, day)) for i, day in enumerate(days)]


@pytest.mark.parametrize(
    ("days", "meant"),
    [
        (("2023-01-01", "2023-02-01"), ("2023-01", "2023-02")),
        (("2022-12-01", "2023-01-01"), ("2022-12", "2023-01")),
        (("2022-01-01", "2024-01-01"), ("2022", "2024")),
        (("2022-12-31", "2023-12-31"), ("2022", "2023")),
        # One day, a month left out, first and last days, days within months: nothing says what they stand for.
        (("2023-01-01", "2023-01-01"), ("2023-01-01", "2023-01-01")),
        (("2023-01-01", "2023-03-01"), ("2023-01-01", "2023-03-01")),
        (("2022-01-01", "2022-12-31"), ("2022-01-01", "2022-12-31")),
        (("2023-01-05", "2023-02-05"), ("2023-01-05", "2023-02-05")),
    ],
)
def test_what_days_as_heads_stand_for(days, meant):
    assert [(c.when.start, c.when.end) for c in headed(below_days(*days))] == [(m, m) for m in meant]


def test_columns_beside_days_stay_as_they_are():
    beside = [
        Column(2, ("合计",), FIGURE, when=When("2023", "2023")),
        Column(3, ("地区",), "place"),
        Column(4, (), UNKNOWN),
    ]
    timeless = Column(5, ("2023-03-01",), FIGURE)
    columns = [*below_days("2023-01-01", "2023-02-01"), *beside, timeless]
    assert headed(columns)[2:] == [*beside, timeless]
    assert [head_day(c) for c in columns] == ["2023-01-01", "2023-02-01", "", "", "", "2023-03-01"]


TARGET, YEARS_TARGET = When("2024", "2024", target=True), When(months=(1, 12), target=True)
OF_2024 = When("2024", "2024", so_far=True)


def outcome(title, target, done, said="完成数", group="资金"):
    """The time of a column beside one of a target."""
    columns = [Column(0, ("资金", "目标"), FIGURE, when=target), Column(1, (group, said), FIGURE, when=done)]
    return outcomes_dated(columns, Title(when=title))[1].when


@pytest.mark.parametrize("done", [None, When(), When(cumulative=True)])
@pytest.mark.parametrize("target", [TARGET, YEARS_TARGET])
@pytest.mark.parametrize("until", ["2024-11", "2024-11-30"])
def test_what_was_done_beside_a_years_target_is_of_its_year(until, target, done):
    assert outcome(When(until=until), target, done) == OF_2024


@pytest.mark.parametrize(
    ("title", "target"),
    [
        (None, TARGET), (When(until="2024"), TARGET), (When("2024", "2024", until="2024-11"), TARGET), (When(until="2023-11"), TARGET),
        (When(until="2024-11"), When("2023", "2024", target=True)), (When(until="2024-11"), When("2024", "2025", target=True)),
        (When(until="2024-11"), When("2024", "2024")), (When(until="2024-11"), When(months=(1, 6), target=True)),
        (When(until="2024-11"), When("2023", "2023", months=(1, 12), target=True)), (When(until="2024-11"), None),
    ],
)  # fmt: skip
def test_without_a_target_of_the_titles_year_nothing_is_dated(title, target):
    assert outcome(title, target, When(cumulative=True)) == When(cumulative=True)


@pytest.mark.parametrize(
    "own", [When("2023", "2023"), When(months=(1, 3)), When(until="2024-06"), TARGET, When(back=1), When(last="month")]
)  # fmt: skip
def test_a_column_that_says_its_own_time_keeps_it(own):
    assert outcome(When(until="2024-11"), TARGET, own) == own


def test_only_what_was_done_in_the_group_of_the_target_is_of_its_year():
    assert outcome(When(until="2024-11"), TARGET, None, said="备注") is None
    assert outcome(When(until="2024-11"), TARGET, None, group="劳务") is None
    assert outcome(When(until="2024-11"), TARGET, None, said="Actual") is None
    assert outcome(When(until="2024-11"), TARGET, None, said="actual") == OF_2024


@pytest.mark.parametrize(
    ("total", "parts", "said"),
    [
        (10, [4, 6], True), (10, [4, 5], False), (10.1, [4.05, 6.0], True), (10.2, [4.05, 6.0], False),
        # 4.5 and 5.6 are each within 0.05, and 10 within 0.5 where its parts have decimals.
        (10, [4.5, 5.9], True), (0, [0, 0], True), (10, [4.5, 6.2], False), (0.3, [0.1, 0.2], True), (-2, [-1, -1], True),
    ],
)  # fmt: skip
def test_parts_agree_with_their_total_within_their_last_digits(total, parts, said):
    assert agree(total, parts) == said


EAST, WEST = ("江苏省", "上海市", "南京市"), ("陕西省", "云南省", "青海省", "西安市", "昆明市")


def row(number, name, **more):
    places = (
        Places(east=name, east_level="province") if name in EAST else Places(west=name, west_level="province")
    )
    return Row(number, more.pop("places", places), group=name, **more)


def nested(rows, *figures, roles=(FIGURE,)):
    """Sides of each row, and whether it is a part, once the outline is told; `figures` stand in the columns of `roles`."""
    columns = [Column(i, ("数",), role) for i, role in enumerate(roles)]
    nest(
        rows,
        columns,
        SimpleNamespace(cells=[["" if n is None else str(n) for n in cells] for cells in figures]),
    )
    return [(r.places.east, r.places.west, r.part) for r in rows]


def test_what_is_set_in_below_a_place_of_the_other_side_is_its():
    rows = [row(0, "江苏省"), row(1, "陕西省", part=True), row(2, "青海省", part=True), row(3, "云南省"), row(4, "上海市", part=True)]  # fmt: skip
    assert nested(rows) == [
        ("江苏省", "", False), ("江苏省", "陕西省", True), ("江苏省", "青海省", True), ("", "云南省", False), ("上海市", "云南省", True),
    ]  # fmt: skip
    assert rows[1].places.east_level == "province"


@pytest.mark.parametrize(
    "above",
    [row(0, "南京市"), row(0, "江苏省", total="合计"), row(0, "江苏省", places=Places(east="江苏省", problem="unknown")),
     row(0, "江苏省", places=Places(east="江苏省", west="陕西省"))],
)  # fmt: skip
def test_what_is_set_in_below_its_own_side_a_total_or_an_unknown_place_is_not(above):
    below = row(1, "上海市" if above.group == "南京市" else "青海省", part=True)
    assert nested([above, below])[1][:2] == (below.places.east, below.places.west)


def test_a_row_that_is_refused_is_not_told_whose_it_is():
    refused = row(1, "陕西省", part=True, places=Places(west="陕西省", problem="unknown"))
    assert nested([row(0, "江苏省"), refused])[1][:2] == ("", "陕西省")


def by_order(*figures, roles=(FIGURE,), names=("江苏省", "陕西省", "青海省", "上海市", "云南省"), **more):
    rows = [row(i, name, **more) for i, name in enumerate(names)]
    return nested(rows, *figures, roles=roles), [r.places.problem for r in rows]


def test_the_order_tells_the_giver_where_every_figure_adds_up():
    cells = (30, 3, 9), (20, 1, 8), (10, 2, 8), (9, None, 1), (9, None, 1)
    told, problems = by_order(*cells, roles=(FIGURE, UNKNOWN, RATIO))
    assert [place[:2] for place in told] == [
        ("江苏省", ""), ("江苏省", "陕西省"), ("江苏省", "青海省"), ("上海市", ""), ("上海市", "云南省"),
    ]  # fmt: skip
    assert [part for *_, part in told] == [False, True, True, False, True]
    assert not any(problems)


@pytest.mark.parametrize(
    "cells",
    [
        ((30, 3), (20, 1), (10, 1), (9, 1), (9, 1)),  # one column does not
        ((None, 3), (20, 1), (10, 2), (9, 1), (9, 1)),  # a giver without the figure of its receivers
        ((None, None), (None, None), (None, None), (9, 1), (9, 1)),  # nothing to add up
    ],
)
def test_where_a_group_does_not_add_up_no_row_below_a_giver_is_told(cells):
    told, problems = by_order(*cells, roles=(FIGURE, UNKNOWN))
    assert all(not east or not west for east, west, _ in told)
    assert problems == ["", UNTOLD_GIVER, UNTOLD_GIVER, "", UNTOLD_GIVER]


def test_one_giver_whose_figure_is_no_sum_is_no_head():
    told, problems = by_order((30,), (20,), (9,), names=("江苏省", "陕西省", "青海省"))
    assert told == [("江苏省", "", False), ("", "陕西省", False), ("", "青海省", False)]
    assert not any(problems)


def test_a_giver_with_nothing_below_it_shows_that_the_list_is_no_outline():
    told, problems = by_order((20,), (20,), (9,), names=("江苏省", "陕西省", "上海市"))
    assert told == [("江苏省", "", False), ("", "陕西省", False), ("上海市", "", False)]
    assert not any(problems)


def test_a_row_of_both_sides_shows_that_the_list_is_no_outline():
    pair = row(2, "上海市", places=Places(east="上海市", west="云南省"))
    rows = [row(0, "江苏省"), row(1, "陕西省"), pair, row(3, "青海省")]
    assert nested(rows, (20,), (20,), (9,), (9,)) == [
        ("江苏省", "", False), ("", "陕西省", False), ("上海市", "云南省", False), ("", "青海省", False),
    ]  # fmt: skip
    assert nested([]) == []


def test_totals_stand_in_no_group():
    rows = [row(0, "江苏省"), row(1, "陕西省"), row(2, "", places=Places(national=True), total="合计")]
    assert nested(rows, (20,), (20,), (40,))[:2] == [("江苏省", "", False), ("江苏省", "陕西省", True)]


def test_cities_below_their_own_province_are_parts():
    names = ("昆明市", "陕西省", "西安市", "云南省", "西安市", "昆明市", "青海省")
    rows = [row(i, name) for i, name in enumerate(names)]
    assert [part for *_, part in nested(rows)] == [False, False, True, False, True, True, False]


def test_where_all_labels_are_set_in_none_is_a_part():
    rows = [row(0, "陕西省", part=True), row(1, "青海省", part=True), row(2, "", total="合计")]
    assert [part for *_, part in nested(rows)][:2] == [False, False]


def test_a_total_named_like_a_province_makes_no_city_a_part():
    rows = [row(0, "陕西省", total="合计"), row(1, "西安市")]
    assert nested(rows)[1] == ("", "西安市", False)
