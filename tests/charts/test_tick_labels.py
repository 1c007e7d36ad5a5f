"""Numbers over marks: none over the mark of another year, the important ones first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.tick_labels import Tick, place

SIZE, PER_POINT = 8.0, 1 / 14  # fourteen points a year


def placed(*ticks: Tick):
    return place(ticks, 1996, 2026, PER_POINT, SIZE)


def test_a_number_without_room_at_its_mark_is_raised_over_it():
    ticks = [Tick(year + 0.5, "≥1,968", (2020 - year,)) for year in (2018, 2019, 2020)]
    found = {one.tick.x: one for one in placed(*ticks)}
    assert len(found) == 3 and {one.level for one in found.values()} > {0}
    # The newest has the lowest rank and the best place.
    assert found[2020.5].level == 0 and found[2020.5].centre >= 2020.5


def test_marks_of_one_spot_share_a_number_and_what_gave_way_is_last():
    (one,) = placed(Tick(2020.5, "5", (5,), lost=True), Tick(2020.5, "9", (0,)), Tick(2020.5, "8", (1,)))
    assert one.tick.text == "9 / 8 / 5" and not one.tick.lost


def test_the_numbers_of_a_label_follow_one_another_as_their_marks_do():
    # Guangdong to Guangxi, south_and_rounds:147 and :162: 1,033 million by October 2022 before 1,091 of the year.
    (one,) = placed(Tick(2022.5, "1,091", (0,)), Tick(2022.4, "1,033", (1.25,)))
    assert one.tick.text == "1,033 / 1,091" and one.tick.rank == (0,)


def test_a_number_moves_aside_for_one_that_would_go_without():
    # Guangdong to Guangxi, government funds from 2020 to 2023 in English: four marks, of which the floor of 2021 comes last.
    ticks = [
        Tick(2020.5, "1,933", (0, -2020.5)), Tick(2021.5, "≥1,100", (2.5, -2021.5)), Tick(2022.45, "1,745 / 1,758", (0, -2022.5)),
        Tick(2023.4, "1,743", (1.25, -2023.4)),
    ]  # fmt: skip
    assert len(placed(*ticks)) == 4


def test_two_marks_within_a_few_points_share_a_number_before_one_goes_without():
    for apart in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        found = placed(Tick(2020.3, "259", (0,)), Tick(2020.3 + apart, "236", (0,)))
        assert sum(one.tick.marks for one in found) == 2


def test_before_a_mark_goes_without_a_spot_gives_but_its_first_number():
    ticks = [Tick(2020.5 + i / 4, "1,234,567,890", (i,)) for i in range(4)]
    wide = [Tick(2020.5 + i / 4, "9,876,543,210", (9,)) for i in range(4)]
    assert len(placed(*ticks, *wide)) >= len(placed(*ticks))


@given(st.lists(st.tuples(st.floats(1996, 2026), st.integers(0, 99999), st.integers(0, 5)), max_size=25))
def test_no_number_touches_another_or_stands_over_the_mark_of_another(marks):
    found = placed(*(Tick(x, f"≥{value:,}", (rank, -x)) for x, value, rank in marks))
    for one in found:
        left, right = one.centre - one.half, one.centre + one.half
        assert left >= 1996 - 1e-9 and right <= 2026 + 1e-9
        assert left - 0.2 <= one.tick.x <= right + 0.2
        for other in found:
            if other is one:
                continue
            if other.level == one.level:
                assert right <= other.centre - other.half or other.centre + other.half <= left
            if other.level >= one.level:  # its mark, or the line down to it
                assert not left < other.tick.x < right


def test_a_mark_without_a_number_gets_no_line_and_moves_no_other():
    # The first has lost its number: a line up to nothing would hand it that of its neighbour.
    ticks = [Tick(2018.0, "", (0,)), Tick(2018.1, "≈3,223", (1,)), Tick(2020.0, "", (0,))]
    placed = place(ticks, 2016, 2026, 0.02, 8)
    assert [(one.tick.text, one.tick.x) for one in placed] == [("≈3,223", 2018.1)]
