"""What English news says in its own way: bare names of counties, numbers in words, one village's story; expected values by hand."""

from __future__ import annotations

import pytest

from analysis.harvest import figures
from analysis.harvest.pages import Page
from analysis.harvest.scenes import is_of_one
from analysis.harvest.topic import Spoken

from .reading import figures_of


def read(harvester, *paragraphs, title="", published="2022-10-19"):
    """Amount -> (state, reason, giver, receiver, indicator, period, basis) of every figure."""
    page = Page("x", title, "", published, paragraphs=paragraphs)
    return figures_of(harvester, page, "east", "west", "indicator", "period", "basis")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tianjin district assists Gansu", [("Gansu", ("620000",))]),
        ("Beijing's Haidian district", [("海淀区", ("110108",))]),
        ("Kangding County", [("Kangding County", ("513301",))]),
        ("Wulanchabu and Xilin Gol", [("Wulanchabu", ("150900",)), ("Xilin Gol", ("152500",))]),
        (
            "Hainan Tibetan autonomous prefecture",
            [("Hainan Tibetan autonomous prefecture", ("632500",))],
        ),
        (
            "Qiandongnan Miao and Dong autonomous prefecture",
            [("Qiandongnan Miao and Dong autonomous prefecture", ("522600",))],
        ),
    ],
)
def test_the_kind_behind_a_name_and_its_other_spellings(harvester, text, found):
    assert [(m.printed, m.codes) for m in harvester.finder.find(text)] == found


def bare(harvester, *texts):
    return {
        name: [place.name for _, place in places]
        for name, places in harvester.finder.local_names(texts).items()
    }


def test_counties_listed_under_their_kind(harvester):
    told = bare(harvester, "", "Luohu helps Longlin and Xilin counties of Guangxi.")
    assert told == {"Longlin": ["隆林各族自治县"], "Xilin": ["西林县"], "Luohu": ["罗湖区"]}


def test_a_county_alone_is_the_one_that_is_paired_with_a_place_of_the_page(harvester):
    assert bare(harvester, "", "Minhang established its ties with Baoshan in 2017.") == {
        "Minhang": ["闵行区"]
    }
    assert bare(harvester, "", "Minhang has built a park.") == {}
    assert bare(harvester, "", "Li Minhang visited Baoshan.") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seventy-seven projects are under way", [("77", "projects")]),
        ("Four hundred officials were trained", [("400", "officials")]),
        ("half a billion yuan was given", [("0.5", "billion yuan")]),
        ("two hundred million yuan", [("200", "million yuan")]),
        ("six schools", [("6", "schools")]),
        ("the two provinces signed two agreements on a hundred matters", []),
    ],
)
def test_numbers_in_words(text, found):
    assert [(f.value, f.unit) for f in figures.find(text, "en")] == found


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("the village received 【525,000 yuan】", True),
        ("Xinzhai Village got 【14.5 million yuan】", True),
        ("The reservoir has benefited 【3,000 people】", True),
        ("The workshop is one of 【417 workshops】", False),
        ("In the village, statistics show, 【3,000 people】", False),
        ("The county got 【525,000 yuan】", False),
    ],
)
def test_what_is_told_of_one_place(text, one):
    said = Spoken(text.replace("【", "").replace("】", ""), [], [])
    assert is_of_one(said, text.index("【"), "funds_total") is one


def test_what_goes_to_many_provinces_is_not_of_the_pair(harvester):
    told = read(
        harvester,
        "Hangzhou began pairing assistance with the Tibetan autonomous prefecture of Garze in Sichuan in April 2021.",
        "Hangzhou has supported 47 counties across eight provinces since 2013, with 3.2 billion yuan in government funds.",
        "It has sent 260 officials to these places since 2018.",
        "Hangzhou has sent 650 teachers to Sichuan, Guizhou, Qinghai, Tibet and Xinjiang since 2016.",
        title="Hangzhou helps Garze",
    )
    assert {told[amount][1] for amount in ("3.2 billion yuan", "260 officials")} == {"all_partners"}
    assert told["650 teachers"][1] == "other_policy"


def test_what_the_receiver_spends_is_its_own(harvester):
    told = read(
        harvester,
        "Hangzhou helps Garze under the pairing program. In 2020, Garze invested 3.4 billion yuan in roads.",
        title="Hangzhou helps Garze",
    )
    assert told["3.4 billion yuan"][:2] == ("set_aside", "own_affairs")


def test_two_provinces_of_which_only_cities_were_tied_are_no_pair_afterwards(harvester):
    related = harvester.finder.related  # Shanghai helped Zunyi until 2020, and helps Yunnan as a whole
    assert related("310000", "520000", 2019, 2019) and related("310000", "520000", 2018, 2022)
    assert not related("310000", "520000", 2022, 2022)
    assert related("310000", "530000", 2022, 2022)


@pytest.mark.parametrize(
    ("words", "period", "basis"),
    [
        ("Over the past few years, Guangdong has sent 612 teachers to Guangxi.", "2022-10", "cumulative"),
        ("Guangdong has sent 612 teachers to Guangxi.", "2022-10", "cumulative"),
        ("Over the past year, Guangdong sent 612 teachers to Guangxi.", "2021-10/2022-10", "annual"),
        ("Guangdong sent 612 teachers to Guangxi.", "", ""),
    ],
)
def test_what_has_come_together_up_to_now(harvester, words, period, basis):
    told = read(harvester, f"Guangdong and Guangxi are paired. {words}", title="Guangdong helps Guangxi")
    assert told["612 teachers"][-2:] == (period, basis)


def test_a_place_where_an_event_was_held_gives_nothing(harvester):
    told = read(
        harvester,
        "At an investment promotion event held in Shanghai on Thursday, Guizhou province signed 38 projects.",
        title="Guizhou seeks investors",
        published="2019-06-09",
    )
    assert told["38 projects"][0] != "drafted"
