"""What is said of the structure beneath is what the frames say."""

from __future__ import annotations

import pandas as pd

from analysis.findings import industry_structure as findings

SHARES = pd.DataFrame(
    {"givers_first": [0.61, 0.47], "givers_last": [0.55, 0.52], "givers_change": [-0.06, 0.05],
     "receivers_first": [0.11, 0.19], "receivers_last": [0.14, 0.18], "receivers_change": [0.03, -0.01],
     "weight": [0.18, 0.02], "moved": [True, False]},
    index=["制造业", "信息传输软件和信息技术服务业"],
)  # fmt: skip


def test_what_moved_is_named_and_what_did_not():
    told = findings.moved_summary(SHARES, "en")
    assert told[0].endswith("by the ten's gain: Manufacturing. The others: Information and software.")
    assert findings.moved_title(SHARES, "en").startswith("1 of 2 industries shifted")
    assert "不说明有多少企业迁移" in findings.moved_summary(SHARES, "zh")[1]
    assert findings.moved_title(SHARES[~SHARES["moved"]], "zh") == "没有行业的重心从八省市移向十省份"


def test_shares_are_told_in_points_with_their_sign():
    table = findings.moved_table(SHARES, "zh")
    assert table.iloc[0].to_list() == [
        "制造",
        "61.0%",
        "55.0%",
        "−6.0",
        "11.0%",
        "14.0%",
        "+3.0",
        "18.0%",
        "是",
    ]


def test_the_samples_are_said_to_be_normalised_in_both_languages():
    assert "每千名就业者" in findings.structure_summary("zh")
    assert "per 1,000 employed" in findings.structure_summary("en")
