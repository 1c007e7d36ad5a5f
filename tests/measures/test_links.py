"""Which links between places tell a pair of provinces, and how long each lasts; by hand."""

from __future__ import annotations

import math

from analysis.measures.links import Link, joined, made_of

SIDES = ("440000", "450000")
SHENZHEN, BAISE, HECHI, LINGYUN = "440300", "451000", "451200", "451027"


def link(giver, receiver, start, end=math.inf, bases=("stated", "open"), pages="p1"):
    return Link(SIDES, "cities", start, end, bases, (giver, receiver), pages)


def test_two_cities_whose_codes_begin_alike_are_two_links():
    """Baise is 451000, and Hechi, 451200, no part of it."""
    links = [link(SHENZHEN, BAISE, 2016), link(SHENZHEN, HECHI, 2017)]
    places, since, *_ = made_of(links, links)
    assert (places, since) == ("440300-451000;440300-451200", "2016;2017")


def test_what_is_told_more_closely_stands_for_the_wider_link():
    links = [link(SHENZHEN, "450000", 2013), link(SHENZHEN, BAISE, 2016), link(SHENZHEN, LINGYUN, 2018)]
    assert made_of(links, links)[0] == "440300-451027"


def test_years_go_on_from_round_to_round_and_not_over_a_gap():
    first, second, third = (
        link(SHENZHEN, BAISE, 2010, 2012, ("policy", "stated"), "p1"),
        link(SHENZHEN, BAISE, 2016, 2020, ("round", "next_round"), "p2"),
        link(SHENZHEN, BAISE, 2021, bases=("continued", "open"), pages="p3;p2"),
    )
    told = made_of([second], [third, first, second])
    assert told == ("440300-451000", "2016", "round", "", "open", "p2")
    assert made_of([second, third], [first, second, third])[-1] == "p2;p3"
    assert made_of([third], [first, second, third])[1:5] == ("2016", "round", "", "open")
    assert made_of([first], [first, second])[1:5] == ("2010", "policy", "2012", "stated")


def test_ids_stand_once_and_in_order():
    assert joined(["b;a", "", "a;c"]) == "a;b;c"
