"""What a collector's note says about the scope of a figure: flags by hand, from notes of the evidence."""

from __future__ import annotations

import pytest

from analysis.vocabulary.scope import flags_of

NOTES = [
    ("cash part only", ("part",)),
    ("14 cities, part of 42.5 million", ("part",)),
    ("more than; one court", ("part",)),
    ("signed at three job fairs", ("part",)),
    ("orders won at Guangdong fairs by 27 Liuzhou firms", ("part",)),
    ("contract projects at the 20th joint meeting", ("part",)),
    ("first six meetings; 95% of signed projects carried out", ("part",)),
    ("public welfare by the merchants; incomplete count", ("part",)),
    ("recent single donation for schools", ("part",)),
    ("provincial development funds for poor areas; page says 15 years", ("part",)),
    ("city increase for disaster relief", ("part",)),
    ("three years, food park", ("part",)),
    ("more than; since 2021, mushroom industry", ("part",)),
    ("nearly; poor Guangxi workers in Guangdong", ("part",)),
    ("to Jiangsu, people out of poverty", ("part",)),
    ("in the cooperation park, 11 from Hangzhou", ("part",)),
    ("in 铜仁·苏州产业园, total investment 129.25 亿元", ("part",)),
    ("rural labour absorbed by those enterprises, 683 lifted out of poverty", ("part",)),
    ("average per county", ("each_place",)),
    ("for each poor county of Baise, 2016", ("each_place",)),
    ("all Beijing aid: 7 provinces and regions, not only Inner Mongolia", ("wider",)),
    ("5年来 all Beijing-aided areas; people out of poverty", ("wider",)),
    ("Ningxia as a whole", ("wider",)),
    ("34.72 counterpart support plus 33.9 cooperation", ("wider",)),
    ("includes continued construction; general commercial investment", ("wider",)),
    ("to Tianjin and other provinces together", ("wider",)),
    ("cadres and talent together", ("wider",)),
    ("over; same as SCIO", ("copy",)),
    ("same figures as scio-2020-12-09-yn, do not count twice", ("copy",)),
    ("last twenty years, end year not stated; kind of funds not specified", ("open_end",)),
    ("twenty years from 1996, end year not stated (1996/2015 in the Dec 2016 press report)", ("open_end",)),
    # what a note tells beside the figure leaves it as it is
    ("", ()),
    ("page: to end June, start not stated", ()),
    ("by end 2017; conflict not printed elsewhere", ()),
    ("33 counties, 5327万元 a county", ()),
    ("8.4 each for Anshun and Tongren", ()),
    ("per year; May report prints 1400", ()),
    ("each year for three years", ()),
    ("Jiangsu provincial fiscal aid", ()),
    ("whole of Fujian, all levels of finance", ()),
    ("85 courses for cadres and professionals", ()),
    ("more than; 149.5亿元 at the yearly meeting", ()),
    ("by the newly guided enterprises", ()),
    ("71 of them farm parks", ()),
    ("国办发〔2013〕11号: one city for each of eight prefectures, all but Guiyang", ()),
    ("in 7 prefectures after July 2016 widening", ()),
]


@pytest.mark.parametrize(("note", "flags"), NOTES)
def test_a_note_says_what_the_figure_covers(note, flags):
    assert flags_of(note) == flags
