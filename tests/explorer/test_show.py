"""The explorer in a notebook's cell, and its command."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from analysis.errors import ParameterError
from analysis.explorer import page as pages
from analysis.explorer import show


def test_views_go_by_any_name(tables):
    assert show.view_of("财政援助资金", "福建", "Ningxia", (2021, 2024), "zh") == (
        "i=gov_funds&y=2021-2024&p=350000-640000&l=zh"
    )
    assert show.view_of("gov_funds", None, "广元市", 2020, "en") == "i=gov_funds&y=2020-2020&p=-510800&l=en"
    assert show.view_of("gov_funds", None, None, None, "zh") == "i=gov_funds&l=zh"
    # Tongren was a prefecture with another code until 2011: the page knows it by the code of today.
    for name in ("铜仁地区", "铜仁市", "522200"):
        assert show.view_of("gov_funds", None, name, None, "en") == "i=gov_funds&p=-520600&l=en"


@pytest.mark.parametrize(
    "wrong",
    [
        {"indicator": "gov_fund"},
        {"origin": "Nowhere"},
        {"origin": "东部七城市"},
        {"years": "soon"},
        {"lang": "fr"},
    ],
)
def test_wrong_names_are_told(tables, wrong):
    given = {"indicator": "gov_funds", "origin": None, "destination": None, "years": None, "lang": "zh"}
    with pytest.raises(ParameterError):
        show.view_of(**given | wrong)


def test_the_command_writes_where_it_is_told(tmp_path, monkeypatch):
    from analysis.cli import app

    monkeypatch.setattr(pages, "render", lambda say: "<!doctype html>")
    target = tmp_path / "new" / "page.html"
    done = CliRunner().invoke(app, ["explore", "--out", str(target)])
    assert done.exit_code == 0 and target.read_text() == "<!doctype html>" and str(target) in done.output
    monkeypatch.setenv("ATLAS_REPORTS", str(tmp_path / "reports"))
    assert CliRunner().invoke(app, ["explore"]).exit_code == 0
    assert (tmp_path / "reports" / "explorer.html").exists()
    refused = CliRunner().invoke(app, ["explore", "--out", str(tmp_path)])
    assert refused.exit_code == 1 and "--out" in refused.output


def test_the_package_offers_it():
    import analysis

    assert analysis.explore is show.explore
    with pytest.raises(AttributeError):
        _ = analysis.explorers
