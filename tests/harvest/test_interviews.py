"""Who answers in an interview is named by nothing but a colon."""

from __future__ import annotations

from analysis.harvest.interviews import without_speakers
from analysis.ingest.personal import REMOVED


def test_who_answers_is_taken_out():
    told = without_speakers(
        ["记者：成效如何？", "柏小禾：投入4亿元。", "记者：今年呢？", "柏小禾：再投5亿元。"]
    )
    assert told == [
        "记者：成效如何？",
        f"{REMOVED}：投入4亿元。",
        "记者：今年呢？",
        f"{REMOVED}：再投5亿元。",
    ]


def test_a_heading_with_a_colon_stays():
    assert without_speakers(["问：成效如何？", "金融：投入4亿元。", "安徽省：已到位。"])[1:] == [
        "金融：投入4亿元。",
        "安徽省：已到位。",
    ]
    assert without_speakers(["柏小禾：投入4亿元。"]) == ["柏小禾：投入4亿元。"]
