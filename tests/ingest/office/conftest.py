"""Builders of office tables in the formats and layouts in use; each returns the path of a file in an inbox."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from analysis.ingest.readers import read_inbox

FIELDS = ["east", "west", "indicator", "value", "unit", "period", "basis"]


@pytest.fixture
def inbox(tmp_path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def xlsx(inbox):
    """Write rows as an .xlsx with merged areas, hidden rows and a sheet name."""

    def write(rows, merged=(), name="table.xlsx", sheet="Sheet1", hidden=(), hidden_sheet=False):
        book = openpyxl.Workbook()
        page = book.active
        page.title = sheet
        for row in rows:
            page.append(row)
        for area in merged:
            page.merge_cells(area)
        for row in hidden:
            page.row_dimensions[row].hidden = True
        if hidden_sheet:
            book.create_sheet("说明")
            page.sheet_state = "hidden"
        book.save(inbox / name)
        return inbox / name

    return write


@pytest.fixture
def text(inbox):
    """Write rows as a text table."""

    def write(rows, name="table.csv", encoding="utf-8", separator=","):
        out = io.StringIO()
        csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
        (inbox / name).write_bytes(out.getvalue().encode(encoding))
        return inbox / name

    return write


@pytest.fixture
def read(inbox):
    """Read the inbox and hold its account: every row in went to one place."""

    def read_all(**given):
        tables = read_inbox(inbox, **given)
        counts = tables.counts
        out = counts[["claims", "pairings", "summed", "rejects", "set_aside"]].sum(axis=1)
        assert (counts["rows_in"] == out).all(), counts.to_string()
        return tables

    return read_all


@pytest.fixture
def figures(read):
    """Read the inbox and return the claims as tuples of `FIELDS`, in the order of the cells."""

    def read_claims():
        return [tuple(row) for row in read().claims[FIELDS].itertuples(index=False)]

    return read_claims
