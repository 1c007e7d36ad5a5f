"""Places that a note names beside those of its row: more of them, or some of them; with a few names by hand."""

from __future__ import annotations

import pytest

from analysis.ingest.note_flags import names_others, names_some
from analysis.vocabulary.places import NATION

SHANDONG, JINAN, QINGDAO = "370000", "370100", "370200"
GANSU, LANZHOU, CHENGGUAN, DINGXI = "620000", "620100", "620102", "621100"
CHONGQING = "500000"
NAMES = {
    "山东": {SHANDONG}, "济南": {JINAN}, "济南市": {JINAN}, "青岛": {QINGDAO}, "青岛市": {QINGDAO}, "甘肃": {GANSU}, "兰州": {LANZHOU},
    "定西市": {DINGXI}, "重庆": {CHONGQING}, "Gansu": {GANSU}, "Lanzhou": {LANZHOU}, "Chongqing": {CHONGQING}, "Jinan": {JINAN},
    "Qingdao": {QINGDAO}, "Lu": {SHANDONG, JINAN}, "城关": {CHENGGUAN, "540102"},
}  # fmt: skip


def meanings(name: str) -> frozenset[str]:
    return frozenset(NAMES.get(name, ()))


@pytest.mark.parametrize(
    ("note", "origin", "destination", "more"),
    [
        ("甘肃、重庆两地合计", SHANDONG, GANSU, True), ("甘肃、重庆两地合计", SHANDONG, f"{GANSU};{CHONGQING}", False),
        ("甘肃、重庆两地合计", SHANDONG, LANZHOU, True), ("兰州、定西市合计", SHANDONG, GANSU, False), ("甘肃、某地合计", SHANDONG, LANZHOU, False),
        ("连同重庆", SHANDONG, GANSU, True), ("含兰州", SHANDONG, GANSU, False), ("甘肃、重庆", SHANDONG, GANSU, False),
        ("约; 甘肃、重庆两地合计", SHANDONG, GANSU, True), ("约（甘肃、重庆两地合计）", SHANDONG, GANSU, False),
        ("Gansu and Chongqing together", SHANDONG, GANSU, True), ("including Chongqing", SHANDONG, GANSU, True),
        ("鲁渝合计", SHANDONG, GANSU, True), ("鲁甘合计", SHANDONG, GANSU, False),
        # who is not named, or the whole country, may be any of them
        ("甘肃、重庆两地合计", None, GANSU, False), ("甘肃、重庆两地合计", SHANDONG, None, False), ("甘肃、重庆两地合计", "", GANSU, False),
        ("甘肃、重庆两地合计", SHANDONG, "", False), ("甘肃、重庆两地合计", NATION, GANSU, False), ("甘肃、重庆两地合计", SHANDONG, NATION, False), ("", SHANDONG, GANSU, False),
        # all partners of a giver
        ("to all its partners", SHANDONG, GANSU, True), ("to all its partners", NATION, GANSU, False), ("to all its partners", SHANDONG, NATION, False),
        ("to all its partners", SHANDONG, "", False), ("to all its partners", "", GANSU, False),
        # all of a place in which the receiver lies
        ("全省口径", SHANDONG, LANZHOU, True), ("全省口径", SHANDONG, GANSU, False), ("全省口径", SHANDONG, f"{LANZHOU};{GANSU}", False),
        ("全市", SHANDONG, CHENGGUAN, True), ("全市", SHANDONG, LANZHOU, False), ("全市", SHANDONG, GANSU, False), ("全省增长", SHANDONG, LANZHOU, False),
        ("约（全省）", SHANDONG, LANZHOU, False), ("all of Gansu", SHANDONG, LANZHOU, True), ("all of Gansu", SHANDONG, GANSU, False),
        ("all of Gansu", SHANDONG, CHONGQING, False), ("all of Nowhere", SHANDONG, LANZHOU, False), ("all of Lanzhou", SHANDONG, f"{CHENGGUAN};{DINGXI}", False),
    ],
)  # fmt: skip
def test_a_note_names_more_than_its_row(note, origin, destination, more):
    assert names_others(note, origin, destination, meanings) is more


@pytest.mark.parametrize(
    ("note", "origin", "destination", "some"),
    [
        ("济南、青岛两市投入", SHANDONG, GANSU, True), ("济南、青岛两市", SHANDONG, None, True), ("Jinan and Qingdao", SHANDONG, GANSU, True),
        ("兰州、定西市两市", SHANDONG, GANSU, True), ("约；济南、青岛两市", SHANDONG, GANSU, True), ("青岛市部分", SHANDONG, GANSU, True),
        ("济南、青岛两市", "", GANSU, False), ("济南、青岛两市", None, GANSU, False), ("济南、青岛两市（含临沂）", SHANDONG, GANSU, True),
        # a bare name, names of the row itself, names of both sides, unknown ones, ones elsewhere
        ("青岛", SHANDONG, GANSU, False), ("青岛市、济南市", f"{JINAN};{QINGDAO}", GANSU, False), ("山东、甘肃", SHANDONG, GANSU, False),
        ("青岛、定西市", SHANDONG, GANSU, False), ("青岛、某市两市", SHANDONG, GANSU, False), ("重庆、青岛", SHANDONG, GANSU, False), ("某市、某县", SHANDONG, GANSU, False),
        # a name that the row's own place may have as well
        ("Lu and Qingdao", SHANDONG, GANSU, False), ("城关部分", SHANDONG, GANSU, True),
        ("济南、青岛两市", NATION, GANSU, False), ("兰州、定西市两市", SHANDONG, NATION, False), ("", SHANDONG, GANSU, False), ("约2亿元", SHANDONG, GANSU, False),
    ],
)  # fmt: skip
def test_a_note_that_is_nothing_but_places_names_some_of_its_rows(note, origin, destination, some):
    assert names_some(note, origin, destination, meanings) is some
