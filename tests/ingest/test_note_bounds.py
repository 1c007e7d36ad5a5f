"""A note binds its figure and no other: notes of the evidence, with the figure that they stand beside."""

from __future__ import annotations

import pytest

from analysis.ingest.note_bounds import bound_of

NOTES = [
    ("more than", 1, "at_least"), ("over; Shanghai and Guangdong together", 1, "at_least"), ("余; past year", 1, "at_least"),
    ("industry projects; more than", 1, "at_least"), ("not less than", 1, "at_least"), ("per year, 以上", 1, "at_least"),
    ("nearly; poor people", 1, "about"), ("almost", 1, "about"), ("around", 1, "about"),
    ("less than; early relocation", 500, "at_most"), ("不足；2016年底在福州的务工者", 800, "at_most"), ("不超过", 52.56, "at_most"),
    ("at most", 3, "at_most"), ("计划投资总额不超过", 5e8, "at_most"),
    # the word closes its clause
    ("每年均超", 3.4e9, "at_least"), ("a little over", 1, "at_least"), ("just under", 1, "at_most"), ("略超", 1, "at_least"), ("有余", 1, "at_least"),
    ("约数", 1, "about"), ("起码", 1, "at_least"), ("不止", 1, "at_least"), ("累计超过; 各类援助资金", 6.7e10, "at_least"), ("已突破", 1.15e8, "at_least"), ("年产值突破；页面无日期", 1e9, "at_least"),
    ("26个深度贫困村资金和物资, 每村46万元, 总额左右", 1.2e7, "about"), ("每县科技专项资金不低于", 1e6, "at_least"),
    ("多名；单次包机", 160, "at_least"), ("多家, 千余单品", 300, "at_least"),
    # the clause repeats the figure
    ("4万余名贫困群众", 40_000, "at_least"), ("近万人；西宁与南京协作培育", 10_000, "about"), ("超万人", 10_000, "at_least"),
    ("京师京医援蒙近千人", 1_000, "about"), ("到2020年入驻6家以上", 6, "at_least"), ("over 30 firms", 30, "at_least"),
    ("预计超过，+16.5%以上", 12_500, "at_least"),
    # or speaks of another one
    ("actual; less than 6972.7亿 (1996/2010) plus 1.2万亿 (2011/2015)", 1.5e12, "exact"),
    ("over 90% of workshops of the prefecture", 228, "exact"), ("poor; more than 1000 villages", 1.6e6, "exact"),
    ("over 3200 rural jobs, nearly 2000 out of poverty", 82, "exact"), ("850余人次", 95, "exact"),
    ("超过2021年全年", 1.2e10, "exact"), ("近8000人脱贫", 14_931, "exact"), ("首段作1000余名", 1_023, "exact"),
    ("为期6个月以上，2023年一批", 12, "exact"), ("16+16重点园区合作共建", 16, "exact"), ("force: central units; about 42 % of the poor counties", 246, "exact"),
    ("over the past few years", 1, "exact"), ("over two years", 1, "exact"), ("about ten years by November 2006", 10, "exact"),
    ("the same page opens with more than 60,000", 66_000, "exact"), ("projects under way", 77, "exact"), ("", 1, "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "value", "bound"), NOTES)
def test_a_note_states_a_bound_only_about_the_figure(note, value, bound):
    assert bound_of(note, value) == bound
