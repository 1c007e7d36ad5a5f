"""What is said of labour is what the frames say."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import labor_transfer as findings


def _flows(**values: float | None) -> pd.DataFrame:
    rows = [
        {
            "origin": "440000",
            "destination": "450000",
            "indicator": kind,
            "value": None,
            "lower": value,
            "upper": None,
            "figure": value,
            "status": "at_least" if value else "unknown",
        }
        for kind, value in values.items()
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "不少于 26.35 万人"), ("en", "at least 263.5 thousand persons")]
)
def test_title_tells_the_way_of_the_workers_and_that_it_is_a_floor(lang, said):
    flows = _flows(jobs_to_east=263_500.0)
    title = findings.map_title(flows, "jobs_to_east", 2021, 2024, lang)
    assert said in title
    assert {"zh": "广西→广东", "en": "Guangxi to Guangdong"}[lang] in title


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_kinds_without_a_figure_are_named(lang):
    flows = _flows(jobs_total=753_100.0, jobs_elsewhere=None)
    sums = {"jobs_total": flows.iloc[0]}
    table = findings.kinds_table(flows, sums, lang)
    assert len(table) == len(findings.KINDS)
    assert table.iloc[0, 1] == "1 / 1"
    assert {"zh": "转移到其他地区就业", "en": "Jobs elsewhere"}[lang] in findings.kinds_summary(
        flows, sums, 2021, 2024, lang
    )[-1]


def test_no_pairs_at_all_are_said():
    empty = pd.DataFrame(
        columns=["origin", "destination", "indicator", "value", "lower", "upper", "figure", "status"]
    )
    assert findings.kinds_summary(empty, {}, 2021, 2024, "zh") == ["2021—2024年间所选省份没有省际结对。"]
    assert "no figure" in findings.map_title(empty, "jobs_to_east", 2021, 2024, "en")


def test_where_nothing_is_known_nothing_is_said_of_what_is():
    flows = _flows(jobs_total=None, jobs_elsewhere=None)
    (told,) = findings.kinds_summary(flows, {}, 2021, 2024, "en")
    assert told.startswith("Without a figure of any pair")
    assert findings.grid_title(flows, "zh") == "1 组结对中没有一组有就业数"
