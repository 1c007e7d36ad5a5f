"""A folder of office tables: every format and shape together, nothing lost, what is broken does not stop the rest."""

import openpyxl
import pandas as pd
import pytest

from analysis import paths
from analysis.ingest.office.checks.outcome import CLAIM_COLUMNS, PAIR_COLUMNS, SOURCE_COLUMNS
from analysis.ingest.readers import label_of, read_file, read_inbox, source_id_of

CLAIMS = paths.ROOT / "data/raw/claims/fujian_ningxia.csv"


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    tables = read_inbox(tmp_path / "none")
    assert tables.claims.empty
    assert list(tables.claims.columns) == ["batch", "row", *CLAIM_COLUMNS]
    assert list(tables.pairings.columns) == ["batch", "row", *PAIR_COLUMNS]
    assert list(tables.sources.columns) == list(SOURCE_COLUMNS)
    assert tables.unreadable == ()


def test_our_own_claim_format_comes_out_as_it_went_in(inbox):
    stated = pd.read_csv(CLAIMS, dtype=str, keep_default_na=False)
    stated.to_excel(inbox / "claims.xlsx", index=False)
    stated.to_csv(inbox / "claims.tsv", sep="\t", index=False, encoding="utf-16")
    (inbox / "claims.tsv").rename(inbox.parent / "claims.tsv")
    tables = read_inbox(inbox)
    fields = [c for c in CLAIM_COLUMNS if c not in ("locator", "note")]
    assert tables.claims[fields].equals(stated.reindex(columns=fields, fill_value=""))
    assert tables.claims["locator"][0] == "claims.xlsx|Sheet1!G2"
    assert tables.claims["note"][0].endswith("; at para 2")
    as_text, _ = read_file(inbox.parent / "claims.tsv")
    assert [c["value"] for c in as_text[0].claims] == stated["value"].tolist()


def test_a_list_of_claims_that_is_read_as_a_stream(inbox, monkeypatch):
    from analysis.ingest.office.reading import limits

    monkeypatch.setattr(limits, "BULK_BYTES", 1000)
    stated = pd.read_csv(CLAIMS, dtype=str, keep_default_na=False)
    stated.to_csv(inbox / "claims.csv", index=False, encoding="gb18030")
    tables = read_inbox(inbox)
    fields = [c for c in CLAIM_COLUMNS if c not in ("locator", "note")]
    assert tables.claims[fields].equals(stated.reindex(columns=fields, fill_value=""))
    assert tables.claims["locator"][0] == "claims.csv|claims!G2"
    assert tables.claims["row"][0] == 2
    assert tables.counts[["rows_in", "claims"]].values.tolist() == [[len(stated), len(stated)]]


def test_files_are_sources_of_their_own_with_stable_ids(inbox):
    assert source_id_of("2023年资金.xlsx") == source_id_of("2023年资金.xlsx")
    assert source_id_of("2023年资金.xlsx") != source_id_of("2023年资金.xls")
    (inbox / "a.csv").write_text(
        "结对关系,财政援助资金（亿元）\n闽宁协作,5\n数据来源：福建省乡村振兴局,\n", encoding="utf-8"
    )
    tables = read_inbox(inbox)
    assert tables.sources.to_dict("records") == [
        {
            "source_id": tables.claims["source_id"][0],
            "title": "a.csv",
            "publisher": "福建省乡村振兴局",
            "published": "",
            "url": "",
            "lang": "zh",
            "kind": "office",
        }
    ]


def test_locks_notes_and_mappings_are_no_tables(inbox):
    for name in ("~$2023.xlsx", ".gitkeep", "README.md", "a.xlsx.yml", ".DS_Store"):
        (inbox / name).write_text("x")
    assert read_inbox(inbox).unreadable == ()


def test_a_broken_file_does_not_stop_the_others_and_folders_are_read(inbox):
    (inbox / "0.xlsx").write_bytes(b"PK\x03\x04")
    (inbox / "1.csv").write_bytes(b"")
    deep = inbox / "2023" / "福建"
    deep.mkdir(parents=True)
    (deep / "a.csv").write_text("结对关系,财政援助资金（亿元）,年份\n闽宁协作,5,2023\n", encoding="gb18030")
    tables = read_inbox(inbox)
    assert [problem.path for problem in tables.unreadable] == ["0.xlsx", "1.csv"]
    assert tables.claims["locator"].tolist() == ["2023/福建/a.csv|a!B2"]
    assert label_of(deep / "a.csv", inbox) == "2023/福建/a.csv"


def test_a_slip_of_the_reader_costs_one_file(inbox, monkeypatch):
    from analysis.ingest import readers

    def fail(path, label=None):
        if path.name == "a.csv":
            raise KeyError("张三 13912345678")
        if path.name == "b.csv":
            raise PermissionError(13, "Permission denied")
        return read_file(path, label)

    for name in "abc":
        (inbox / f"{name}.csv").write_text("结对关系,财政援助资金（亿元）,年份\n闽宁协作,5,2023\n", "utf-8")
    monkeypatch.setattr(readers, "read_file", fail)
    tables = read_inbox(inbox)
    assert [(p.path, p.problem) for p in tables.unreadable] == [
        ("a.csv", "can't be read, by a fault of the program (KeyError)"),
        ("b.csv", "can't be read: Permission denied"),
    ]
    assert tables.claims["batch"].tolist() == ["c.csv"]
    assert [row["batch"] for row in tables.refused] == ["a.csv", "b.csv"]


def test_several_sheets_each_have_their_account(inbox):
    book = openpyxl.Workbook()
    for year in (2022, 2023):
        page = book.create_sheet(f"{year}年")
        for row in (
            ["结对关系", "财政援助资金（亿元）"],
            ["闽宁协作", year - 2016],
            ["沪滇协作", "三十三亿"],
            ["浙川", "待定额"],
        ):
            page.append(row)
    book.save(inbox / "资金.xlsx")
    tables = read_inbox(inbox)
    assert tables.claims[["value", "unit", "period"]].values.tolist() == [
        ["6", "亿元", "2022"],
        ["三十三亿", "元", "2022"],
        ["7", "亿元", "2023"],
        ["三十三亿", "元", "2023"],
    ]  # fmt: skip
    assert tables.rejects["column"].tolist() == ["2022年!B4", "2023年!B4"]
    assert (tables.counts["rows_in"] == tables.counts["claims"] + tables.counts["rejects"]).all()
