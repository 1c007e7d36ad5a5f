"""Corrections change what they say, and fail when they no longer fit."""

import pandas as pd
import pytest

from analysis import paths
from analysis.ingest.corrections import (
    CorrectionError,
    apply_corrections,
    read_corrections,
    require_known_tables,
)

ENTRY = {
    "id": "slip-of-ten",
    "table": "claims/north",
    "match": "{west: 甘肃省, period: 2021}",
    "expect": '{value: "46"}',
    "reason": "the headline prints 46 where the text prints 4.6",
    "author_role": "maintainer",
    "date": "2026-11-23",
}


@pytest.fixture
def claims():
    return pd.DataFrame(
        {
            "west": ["甘肃省", "重庆市", "甘肃省"],
            "period": ["2021", "2021", "2022"],
            "value": ["46", "5.3", "7"],
            "unit": ["亿元"] * 3,
        }
    )


def corrections(tmp_path, **changes):
    """Write one entry as YAML and read it back, so that every test passes through the file's own form."""
    entry = {**ENTRY, **changes}
    lines = [f"{'- ' if n == 0 else '  '}{key}: {value}" for n, (key, value) in enumerate(entry.items())]
    path = tmp_path / "corrections.yml"
    path.write_text("corrections:\n" + "\n".join("  " + line for line in lines), encoding="utf-8")
    found, broken = read_corrections(path)
    if broken:
        raise broken[0]
    return found


def test_rescale_changes_one_cell_and_says_so(tmp_path, claims):
    after, log = apply_corrections(
        "claims/north", claims, corrections(tmp_path, action="rescale", column="value", factor="0.1")
    )
    assert after["value"].tolist() == ["4.6", "5.3", "7"]
    assert claims["value"].tolist() == ["46", "5.3", "7"], "the frame as read is not changed"
    assert log.to_dict("records") == [
        {
            "correction_id": "slip-of-ten",
            "table": "claims/north",
            "row": 2,
            "action": "rescale",
            "column": "value",
            "before": "46",
            "after": "4.6",
            "reason": "the headline prints 46 where the text prints 4.6",
            "author_role": "maintainer",
            "date": "2026-11-23",
        }
    ]


def test_drop_keeps_the_row_numbers_of_the_others(tmp_path, claims):
    after, log = apply_corrections("claims/north", claims, corrections(tmp_path, action="drop"))
    assert after.index.tolist() == [1, 2]
    assert log[["row", "action", "before"]].values.tolist() == [[2, "drop", ""]]


def test_replace(tmp_path, claims):
    after, _ = apply_corrections(
        "claims/north", claims, corrections(tmp_path, action="replace", column="unit", value="千万元")
    )
    assert after["unit"].tolist() == ["千万元", "亿元", "亿元"]


def test_flag_adds_a_word_to_the_row(tmp_path, claims):
    after, _ = apply_corrections(
        "claims/north", claims, corrections(tmp_path, action="flag", flag="headline_slip")
    )
    assert after["flags"].tolist() == ["headline_slip", "", ""]


def test_a_numeric_column_takes_a_number(tmp_path, claims):
    claims["value"] = [46.0, 5.3, 7.0]
    after, _ = apply_corrections(
        "claims/north", claims, corrections(tmp_path, action="replace", column="value", value="4.6")
    )
    assert after["value"].tolist() == [4.6, 5.3, 7.0]


def test_corrections_of_other_tables_are_passed_over(tmp_path, claims):
    after, log = apply_corrections("claims/yangtze", claims, corrections(tmp_path, action="drop"))
    assert after.equals(claims)
    assert log.empty


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"match": "{west: 青海省}"}, "matches no row"),
        ({"match": "{west: 甘肃省}"}, "matches 2 rows, and says 1"),
        ({"match": "{west_name: 甘肃省}"}, "no column west_name"),
        ({"expect": '{value: "4.6"}'}, "now prints value='46'"),
        ({"action": "rescale", "column": "unit", "factor": "10"}, "is not a number"),
    ],
)
def test_what_no_longer_fits_fails_and_says_what_to_do(tmp_path, claims, changes, said):
    with pytest.raises(CorrectionError, match="What to do") as caught:
        apply_corrections("claims/north", claims, corrections(tmp_path, **{"action": "drop", **changes}))
    assert said in caught.value.problem
    assert "slip-of-ten" in caught.value.problem


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "delete"},
        {"action": "replace"},
        {"action": "drop", "reason": "''"},
        {"action": "drop", "expect": "{}"},
        {"action": "drop", "date": "yesterday"},
        {"action": "drop", "colour": "red"},
        {"action": "rescale", "column": "value", "factor": "-1"},
    ],
)
def test_an_entry_that_breaks_the_model_is_refused(tmp_path, changes):
    with pytest.raises(CorrectionError):
        corrections(tmp_path, **changes)


def test_an_entry_that_breaks_the_model_does_not_stop_the_others(tmp_path):
    good = ", ".join(f"{key}: {value}" for key, value in {**ENTRY, "action": "drop"}.items())
    path = tmp_path / "corrections.yml"
    path.write_text(f"corrections:\n- {{{good}}}\n- {{id: x}}\n- 7\n- {{{good}}}\n", "utf-8")
    found, broken = read_corrections(path)
    assert [correction.id for correction in found] == [ENTRY["id"]]
    said = [problem.problem for problem in broken]
    assert [words.split(":")[0].split(".")[0] for words in said] == [
        "correction 2",
        "correction 3",
        "correction 4",
    ]
    assert "another one has the id" in said[2]


def test_yaml_is_read_safely(tmp_path):
    path = tmp_path / "corrections.yml"
    path.write_text("corrections: !!python/object/apply:os.getcwd []", encoding="utf-8")
    with pytest.raises(CorrectionError, match="not a YAML file"):
        read_corrections(path)


def test_no_file_means_no_corrections(tmp_path):
    assert read_corrections(tmp_path / "corrections.yml") == ([], [])


def test_a_table_that_is_never_read_is_an_error(tmp_path):
    with pytest.raises(CorrectionError, match="claims/northern"):
        require_known_tables(
            corrections(tmp_path, action="drop", table="claims/nort"), ["claims/northern", "pairings"]
        )


def test_the_hebei_census_cell():
    """2,390,479 is the printed total 4,004,477 less the other nineteen industries."""
    raw = pd.read_csv(paths.ROOT / "data/raw/context/employment_by_industry.csv", dtype=str)
    column = "persons_in_long_form_sample"
    found, _ = read_corrections(paths.ROOT / "data/raw/corrections.yml")
    after, log = apply_corrections("context/employment_by_industry", raw, found)
    hebei = (after["province"] == "河北省") & (after["year"] == "2010")
    assert hebei.sum() == 20
    assert after.loc[hebei, column].astype(int).sum() == 4_004_477
    assert log.loc[
        log["correction_id"] == "hebei-2010-agriculture", ["row", "before", "after"]
    ].values.tolist() == [[662, "2006", "2390479"]]
