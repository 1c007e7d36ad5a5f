"""The command from end to end: pages in, drafts out, a confirmed batch into the raw tables; and hostile files."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter

import pytest
from typer.testing import CliRunner

from analysis import paths
from analysis.cli import app

from . import labelled, saving

NAMES = ("a01", "a10", "a24", "a27", "a30", "b20")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Six pages of all formats, and four files that can't be read."""
    made = tmp_path_factory.mktemp("pages")
    for page in labelled.read("first") + labelled.read("second"):
        if page.page.name in NAMES:
            saving.save(page, made)
    (made / "bomb.docx").write_bytes(saving.bomb())
    (made / "cut.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (made / "empty.html").write_bytes(b" \n")
    (made / "deep.html").write_bytes(b"<html><body>" + b"<div>" * 200_000 + b"x")
    return made


@pytest.fixture(scope="module")
def drafts(folder, reconciled, tmp_path_factory):
    """Folder of the drafts of those pages, and what the command said."""
    out = tmp_path_factory.mktemp("drafts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(reconciled))
        done = CliRunner().invoke(app, ["harvest", str(folder), "--out", str(out)])
    assert done.exit_code == 1, done.output  # some of the pages are broken on purpose
    return out, done


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_broken_page_is_one_line_and_the_others_go_on(drafts):
    out, done = drafts
    assert "pages: 6 read, 4 not" in done.output
    for name in ("bomb.docx", "cut.pdf", "empty.html", "deep.html"):
        assert done.stderr.count(f"error: {name}: ") == 1
    assert len({row["source_id"] for row in rows(out / "claims.csv")}) == 6


def test_the_account_adds_up(drafts):
    out, _ = drafts
    account = rows(out / "account.csv")
    for row in account:
        assert int(row["figures"]) == sum(int(row[name]) for name in ("drafted", "unresolved", "set_aside"))
    assert sum(int(row["drafted"]) for row in account) == len(rows(out / "claims.csv"))
    assert sum(int(row["unresolved"]) for row in account) == len(rows(out / "unresolved.csv"))


def test_every_format_says_the_same_as_its_labels(drafts):
    out, _ = drafts
    claims = rows(out / "claims.csv")
    by_page = {name: [c for c in claims if f"-{name}-" in c["source_id"]] for name in NAMES}
    for page in labelled.read("first") + labelled.read("second"):
        if page.page.name in NAMES:
            wanted = Counter(label.indicator for label in page.labels if label.indicator != "?")
            assert wanted <= Counter(c["indicator"] for c in by_page[page.page.name]), page.page.name
    one = next(c for c in by_page["a30"] if c["indicator"] == "social_donations")
    assert (one["east"], one["west"], one["value"], one["unit"], one["period"], one["basis"]) == (
        "山东省", "甘肃省", "1.7", "亿元", "2021", "annual",
    )  # fmt: skip


def test_sources_have_title_publisher_and_day(drafts):
    out, _ = drafts
    sources = {row["source_id"].split("-")[4]: row for row in rows(out / "sources.csv")}
    assert (sources["a27"]["publisher"], sources["a27"]["published"]) == ("天水日报", "2024-03-19")
    assert sources["a24"]["lang"] == "en"
    assert sources["a01"]["kind"] == "state-media"


def test_no_sentence_and_nothing_personal_is_written(drafts):
    out, _ = drafts
    for name in ("claims", "sources", "unresolved", "account"):
        text = (out / f"{name}.csv").read_text("utf-8")
        assert "投入财政援助资金" not in text and "0836-8622345" not in text and "13812345678" not in text
    assert "13812345678" not in (out / "review.html").read_text("utf-8")


TABLE_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>2023年闽宁协作完成情况</title></head><body><div class="content">
<h1>2023年闽宁协作完成情况</h1><p>来源：宁夏乡村振兴局 2024-02-01</p>
<p>2023年，福建省向宁夏投入财政援助资金6.27亿元，选派31名党政干部到宁夏挂职，两省区各项任务全面完成，成效明显。</p>
<p>2023年各市对各县区财政援助资金</p>
<table><tr><th>帮扶市</th><th>受援县</th><th>财政援助资金（万元）</th></tr><tr><td>福州市</td><td>永宁县</td><td>5200</td></tr>
<tr><td>厦门市</td><td>同心县</td><td>4800</td></tr></table></div></body></html>"""


def test_tables_of_a_page_go_to_the_office_reader(built, tmp_path):
    (tmp_path / "t.html").write_text(TABLE_PAGE, "utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["harvest", str(tmp_path / "t.html"), "--out", str(out)])
    assert "figures: 4 = 4 drafted + 0 unresolved + 0 set aside" in done.output, done.output
    claims = [(c["value"], c["unit"], c["standing"] == "table") for c in rows(out / "claims.csv")]
    assert claims == [
        ("6.27", "亿元", False),
        ("31", "名", False),
        ("5200", "万元", True),
        ("4800", "万元", True),
    ]
    assert [c["west"][-3:] for c in rows(out / "claims.csv")[2:]] == ["永宁县", "同心县"]
    page = (out / "review.html").read_text("utf-8")
    assert page.count('"claim": {') == 4
    assert page.count('"confidence": null') == 2  # of tables nobody has measured how sure they are


def test_tables_of_an_archived_page_too(built, tmp_path):
    import base64

    (tmp_path / "t.mht").write_text(
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(TABLE_PAGE.encode()).decode()}\n--b--\n"
    )
    done = CliRunner().invoke(app, ["harvest", str(tmp_path / "t.mht"), "--out", str(tmp_path / "out")])
    assert "figures: 4 = 4 drafted" in done.output, done.output


def test_nothing_is_read_where_nothing_is(built, tmp_path):
    done = CliRunner().invoke(app, ["harvest", str(tmp_path / "nowhere")])
    assert done.exit_code == 1 and "there is no such file or folder" in done.stderr


@pytest.fixture
def raw(built, tmp_path, monkeypatch):
    """A copy of the raw tables, so that a batch can be accepted into it."""
    made = tmp_path / "raw"
    made.mkdir()
    shutil.copy(paths.ROOT / "data/raw/sources.csv", made)
    shutil.copytree(paths.ROOT / "data/raw/sources", made / "sources")
    shutil.copytree(paths.ROOT / "data/raw/context", made / "context")
    (made / "claims").mkdir()
    monkeypatch.setenv("ATLAS_RAW", str(made))
    return made


def batch(drafts, folder, **changes):
    """A batch as the review page downloads it: the first two drafts accepted."""
    out, _ = drafts
    claims = [
        {k: v for k, v in row.items() if k not in ("confidence", "standing", "standing_detail")}
        for row in rows(out / "claims.csv")[:2]
    ]
    claims[0] |= changes
    used = {claim["source_id"] for claim in claims}
    sources = [row for row in rows(out / "sources.csv") if row["source_id"] in used]
    file = folder / "harvest_batch.json"
    file.write_text(
        json.dumps({"format": "east-west-atlas harvest 1", "claims": claims, "sources": sources}), "utf-8"
    )
    return file


def test_a_confirmed_batch_becomes_raw_tables(drafts, raw, tmp_path):
    file = batch(drafts, tmp_path, value="6.3")
    done = CliRunner().invoke(app, ["harvest", "--accept", str(file), "--name", "spring"])
    assert done.exit_code == 0, done.output
    claims = rows(raw / "claims" / "spring.csv")
    assert [claim["value"] for claim in claims] == ["6.3", "1.86"]
    assert list(claims[0]) == list(rows(paths.ROOT / "data/raw/claims/recent.csv")[0])
    assert [row["source_id"] for row in rows(raw / "sources" / "spring.csv")] == [claims[0]["source_id"]]
    again = CliRunner().invoke(app, ["harvest", "--accept", str(file), "--name", "spring"])
    assert again.exit_code == 1 and "there is a batch of that name" in again.stderr


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"indicator": "gov_fund"}, "unknown indicator"),
        ({"period": "2023/"}, "the period"),
        ({"east": "蓬莱仙岛"}, "unknown place"),
        ({"source_id": "nobody"}, "the source is not in sources.csv"),
        ({"note": "联系人：王小明 13812345678"}, "personal data"),
    ],
)  # fmt: skip
def test_a_batch_with_a_wrong_row_writes_nothing(drafts, raw, tmp_path, changes, said):
    done = CliRunner().invoke(
        app, ["harvest", "--accept", str(batch(drafts, tmp_path, **changes)), "--name", "spring"]
    )
    assert done.exit_code == 1 and said in done.stderr
    assert not list((raw / "claims").iterdir())


def test_a_table_of_claims_with_a_broken_row_is_named(built, raw, tmp_path):
    columns = rows(paths.ROOT / "data/raw/claims/recent.csv")[0]
    (tmp_path / "claims.csv").write_text(
        ",".join(columns) + "\n" + ",".join("x" for _ in columns) + "\n", "utf-8"
    )
    (tmp_path / "sources.csv").write_text("source_id,title,publisher,published,url,lang,kind\na,b\n", "utf-8")
    done = CliRunner().invoke(app, ["harvest", "--accept", str(tmp_path / "claims.csv")])
    assert done.exit_code == 1
    assert "sources.csv" in done.stderr and "row 2: 2 cells where the header has 7" in done.stderr


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"format": "other"}', '{"format": "east-west-atlas harvest 1", "claims": 3}', "[" * 100_000],
)
def test_what_is_no_batch_is_said(built, raw, tmp_path, content):
    file = tmp_path / "batch.json"
    file.write_text(content, "utf-8")
    done = CliRunner().invoke(app, ["harvest", "--accept", str(file)])
    assert done.exit_code == 1 and "download it again" in done.stderr
