"""The catalogue: products, names of files, and refusal of what can't be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
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
    return catalog.load(path)


def test_lists_are_multiplied_and_short_forms_written_out(folders, flows):
    reports = catalog.expand(
        entries(
            folders,
            "reports:\n- notebook: 03_funding_flows\n  parameters:\n    period: [2016-2020, 2021]\n"
            "    province: ['', 福建]\n    lang: all\n",
        )
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
    assert len(catalog.expand(entries(folders, text))) == number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reports: [", "not YAML"),
        ("reports:\n- notebok: x\n", "notebok"),
        ("reports:\n- notebook: 03_funding_flow\n", "did you mean '03_funding_flows'"),
        ("reports:\n- notebook: 03_funding_flows\n  parameters: {lang: [zh, zh]}\n", "listed twice"),
        ("reports:\n- notebook: 03_funding_flows\n  parameters: {period: soon}\n", "not a period"),
        ("reports:\n- notebook: 03_funding_flows\n  parameters: {period: 2024-2021}\n", "is after"),
        ("reports:\n- notebook: 03_funding_flows\n  parameters: {langs: zh}\n", "did you mean 'lang'"),
        ("reports: !!python/object/apply:os.system [ls]", "not YAML"),
    ],
)
def test_mistakes_are_refused_in_words(folders, flows, text, said):
    with pytest.raises(ParameterError) as caught:
        catalog.expand(entries(folders, text))
    assert said in str(caught.value)


def test_given_values_replace_the_catalogues(folders, flows):
    listed = entries(
        folders, "reports:\n- notebook: 03_funding_flows\n  parameters: {lang: all, period: 2021}\n"
    )
    assert [r.name for r in catalog.expand(listed, {"lang": "en"})] == ["03_funding_flows_2021_en"]
    with pytest.raises(ParameterError, match="colour"):
        catalog.expand(listed, {"colour": "red"})


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
    names = [report.name for report in catalog.expand(catalog.load(paths.ROOT / "notebooks" / "reports.yml"))]
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
    with pytest.raises(ParameterError, match="combinations of parameters, more than"):
        catalog.expand(entries(folders, text))


@pytest.mark.parametrize(
    "content",
    [b"reports: [", b"\xff", b"a: 1\na: 2", b"[" * 5000, b"reports: " + b"9" * 5000, b"null", b"!!x y"],
)
def test_a_spoilt_catalogue_is_told_in_words(folders, content):
    path = folders / "notebooks" / "reports.yml"
    path.write_bytes(content)
    with pytest.raises(ParameterError):
        catalog.load(path)
