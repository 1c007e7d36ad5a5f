"""The catalogue: products, names of files, and refusal of what can't be meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis import paths
from analysis.cli import app
from analysis.errors import ParameterError
from analysis.reports import catalog
from analysis.reports.naming import report_name
from analysis.reports.parameters import validate


@pytest.fixture
def flows(write_notebook):
    return write_notebook("03_funding_flows")


def entries(folders, text):
    path = folders / "notebooks" / "reports.yml"
    path.write_text(text, "utf-8")
    listed, broken = catalog.load(path)
    assert not broken
    return listed


def expand(folders, text, given=None):
    reports, broken = catalog.expand(entries(folders, text), given)
    assert not broken
    return reports


def test_lists_are_multiplied_and_short_forms_written_out(folders, flows):
    reports = expand(
        folders,
        "reports:\n- notebook: 03_funding_flows\n  parameters:\n    period: [2016-2020, 2021]\n"
        "    province: ['', 福建]\n    lang: all\n",
    )
    assert [r.name for r in reports] == [
        "03_funding_flows_2016-2020_zh",
        "03_funding_flows_2016-2020_en",
        "03_funding_flows_2016-2020_fujian_zh",
        "03_funding_flows_2016-2020_fujian_en",
        "03_funding_flows_2021_zh",
        "03_funding_flows_2021_en",
        "03_funding_flows_2021_fujian_zh",
        "03_funding_flows_2021_fujian_en",
    ]
    assert dict(reports[-1].parameters) == {
        "lang": "en",
        "period_start": 2021,
        "period_end": 2021,
        "province": "350000",
        "indicator": "gov_funds",
    }


@pytest.mark.parametrize(("word", "number"), [("givers", 8), ("receivers", 10), ("all", 34)])
def test_named_lists_of_provinces(folders, flows, word, number):
    text = f"reports:\n- notebook: 03_funding_flows\n  parameters: {{province: {word}}}\n"
    assert len(expand(folders, text)) == number


BAD_ENTRIES = [
    ("{notebok: x}", "notebook: is missing; notebok: there is no such key", "an entry has notebook"),
    ("{notebook: 03_funding_flow}", "did you mean '03_funding_flows'", "the notebooks: 03_funding_flows"),
    ("{notebook: ../elsewhere}", "there is no notebook '../elsewhere'", "the notebooks: 03_funding_flows"),
    ("{notebook: /etc/passwd}", "there is no notebook '/etc/passwd'", "the notebooks: 03_funding_flows"),
    ("{notebook: [03_funding_flows]}", "notebook: Input should be a valid string", "an entry has notebook"),
    ("03_funding_flows", "a mapping of keys to values is expected", "an entry has notebook"),
    ("~", "a mapping of keys to values is expected", "an entry has notebook"),
    ("[]", "a mapping of keys to values is expected", "an entry has notebook"),
    ("{notebook: 03_funding_flows, contract: {figures: many}}", "contract.figures: Input should be", "an entry has"),
    ("{notebook: 03_funding_flows, contract: {figure: 1}}", "contract.figure: there is no such key", "an entry has"),
    ("{notebook: 03_funding_flows, question: why}", "question: a mapping of keys to values", "an entry has"),
    ("{notebook: 03_funding_flows, parameters: {lang: zh, langs: zh}}", "did you mean 'lang'", "the parameters of this notebook"),
    ("{notebook: 03_funding_flows, parameters: {period: 2016, lang: [en, english]}}", "lang=english is not legal", "zh, en"),
    ("{notebook: 03_funding_flows, parameters: {period: soon}}", "not a period", "2021-2024"),
    ("{notebook: 03_funding_flows, parameters: {period: 2024-2021}}", "is after", "earlier year first"),
    ("{notebook: 03_funding_flows, parameters: {lang: []}}", "parameters.lang: Value should have at least 1 item", "an entry has"),
    ("{notebook: 03_funding_flows, parameters: {lang: [[zh]]}}", "parameters.lang.0", "an entry has"),
    ("{notebook: 03_funding_flows, parameters: {period: 2016, lang: [zh, zh]}}", "2016_zh is listed twice", "take one of the two"),
    ("{notebook: 03_funding_flows, parameters: {lang: en}}", "2024_en is listed twice", "take one of the two"),
    ("{notebook: 03_funding_flows, parameters: {province: [" + "all, " * 600 + "]}}", "than the 19999 reports that are left", "shorten"),
    ("{notebook: damaged}", "is no notebook that can be read", "save it again"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "said", "remedy"), BAD_ENTRIES)
def test_a_bad_entry_is_told_with_its_place_and_the_others_stand(folders, flows, entry, said, remedy):
    (folders / "notebooks" / "damaged.ipynb").write_text('{"cells": [{"source": [1], "cell_type": "code"}]}')
    (folders / "elsewhere.ipynb").write_bytes(flows.read_bytes())
    first, last = (f"{{notebook: 03_funding_flows, parameters: {{lang: {lang}}}}}" for lang in ("en", "zh"))
    path = folders / "notebooks" / "reports.yml"
    path.write_text(f"reports:\n- {first}\n- {entry}\n- {last}\n", "utf-8")
    listed, broken = catalog.load(path)
    reports, illegal = catalog.expand(listed)
    assert [r.name for r in reports] == ["03_funding_flows_2021-2024_en", "03_funding_flows_2021-2024_zh"]
    (problem,) = broken + illegal
    assert str(problem.path).startswith(f"{path}, entry 2")
    assert said in problem.problem and remedy in problem.hint


def test_bad_entries_are_one_line_each_and_the_command_ends_with_1(folders, flows):
    path = folders / "notebooks" / "reports.yml"
    lines = "\n".join(f"- {entry}" for entry, *_ in BAD_ENTRIES[:5])
    path.write_text(f"reports:\n{lines}\n- notebook: 03_funding_flows\n", "utf-8")
    result = CliRunner().invoke(app, ["report", "--dry-run"])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["03_funding_flows_2021-2024_zh"]
    told = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert [line.partition("reports.yml, entry ")[2][0] for line in told] == ["1", "5", "2", "3", "4"]
    assert result.stderr.count("What to do: ") == 5
    path.write_text(f"reports:\n{lines}\n", "utf-8")
    nothing = CliRunner().invoke(app, ["report", "--dry-run"])
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    path.write_bytes(b"reports: [")
    (told,) = (
        line for line in CliRunner().invoke(app, ["report"]).stderr.splitlines() if line.startswith("error")
    )
    assert "reports.yml: is not YAML: line 1" in told


def test_given_values_replace_the_catalogues(folders, flows):
    listed = entries(
        folders, "reports:\n- notebook: 03_funding_flows\n  parameters: {lang: all, period: 2021}\n"
    )
    assert [r.name for r in catalog.expand(listed, {"lang": "en"})[0]] == ["03_funding_flows_2021_en"]
    with pytest.raises(ParameterError, match="colour"):
        catalog.expand(listed, {"colour": "red"})
    with pytest.raises(ParameterError, match="lang=english is not legal"):
        catalog.expand(listed, {"lang": "english"})


def test_different_parameters_never_share_a_name(write_notebook):
    notebook = write_notebook("free", parameters='first = ""\nsecond = ""\nlang = "zh"')
    given = [
        {"first": "x"},
        {"second": "x"},
        {"first": "x/"},
        {"first": "x y"},
        {"first": "x?y"},
        {"first": "X"},
    ]
    names = {report_name(notebook, validate(notebook, g)) for g in given}
    assert len({name.lower() for name in names}) == len(given)
    assert all("/" not in name and " " not in name for name in names)


@pytest.mark.parametrize(
    ("notebook", "given", "name"),
    [
        ("03_funding_flows", {"province": "Inner Mongolia"}, "03_funding_flows_2021-2024_inner-mongolia_zh"),
        ("03_funding_flows", {"indicator": "funds_total"}, "03_funding_flows_2021-2024_funds_total_zh"),
        ("02_pairings", {"year": 2016, "lang": "en"}, "02_pairings_2016_level-province_en"),
        ("06_pair_profile", {}, "06_pair_profile_fujian-ningxia_zh"),
        ("12_province", {}, "12_province_gansu_zh"),
        ("07_evidence", {}, "07_evidence_zh"),
    ],
)
def test_names_are_readable(notebook, given, name):
    path = Path(f"{notebook}.ipynb")
    assert report_name(path, validate(path, given)) == name


def test_the_projects_own_catalogue_is_legal():
    if not (paths.ROOT / "notebooks" / "03_funding_flows.ipynb").exists():
        pytest.skip("the notebook of the catalogue is not there yet")
    listed, broken = catalog.load(paths.ROOT / "notebooks" / "reports.yml")
    reports, illegal = catalog.expand(listed)
    assert not broken and not illegal
    names = [report.name for report in reports]
    assert "03_funding_flows_2021-2024_en" in names
    assert "03_funding_flows_2016-2020_zh" in names


def test_a_notebook_goes_by_its_name_and_by_the_path_that_a_shell_completes(
    folders, write_notebook, monkeypatch
):
    path = write_notebook("flows")
    monkeypatch.chdir(folders)
    for name in ("flows", "flows.ipynb", "notebooks/flows.ipynb", "./notebooks/flows.ipynb", str(path)):
        assert catalog.find_notebook(name) == path


@pytest.mark.parametrize("name", ["../flows", "flow", "elsewhere/flows.ipynb"])
def test_what_is_no_notebook_of_the_folder_says_what_to_do(name, folders, write_notebook, monkeypatch):
    path = write_notebook("flows")
    (folders / "elsewhere").mkdir()
    (folders / "elsewhere" / "flows.ipynb").write_bytes(path.read_bytes())
    (folders / "flows.ipynb").write_bytes(path.read_bytes())
    monkeypatch.chdir(folders)
    with pytest.raises(ParameterError) as error:
        catalog.find_notebook(name)
    assert "did you mean 'flows'?" in error.value.problem
    assert ("put it there" in error.value.hint) == name.startswith("elsewhere")


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/b", "..", "", "x\udcff", "a\x1b[1m", "n" * 2000])
def test_a_catalogue_does_not_reach_out_of_its_folder(folders, flows, name):
    (folders / "x.ipynb").write_text("{}")
    with pytest.raises(ParameterError):
        catalog.find_notebook(name)


def test_a_link_to_a_notebook_elsewhere_is_not_run(folders, flows):
    (folders / "x.ipynb").write_text("{}")
    (folders / "notebooks" / "x.ipynb").symlink_to(folders / "x.ipynb")
    with pytest.raises(ParameterError):
        catalog.find_notebook("x")


def test_a_catalogue_of_millions_of_reports_is_refused_at_once(folders, flows):
    years = ", ".join(f"'{year}-2024'" for year in [*range(1996, 2025)] * 30)
    text = f"reports:\n- notebook: 03_funding_flows\n  parameters: {{period: [{years}], province: all, lang: all}}\n"
    reports, (problem,) = catalog.expand(entries(folders, text))
    assert not reports and "more combinations of parameters than" in problem.problem


@pytest.mark.parametrize(
    "content",
    [
        b"reports: [",
        b"\xff",
        b"a: 1\na: 2",
        b"[" * 5000,
        b"reports: " + b"9" * 5000,
        b"null",
        b"!!x y",
        b"[]",
        b"reports: {a: 1}",
        b"report: []",
        "reports: 是".encode("gbk"),
        b"reports: !!python/object/apply:os.system [ls]",
    ],
)
def test_a_spoilt_catalogue_is_told_in_words(folders, content):
    path = folders / "notebooks" / "reports.yml"
    path.write_bytes(content)
    with pytest.raises(ParameterError):
        catalog.load(path)
