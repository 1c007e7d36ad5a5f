"""Every column and code of the processed tables is described in both languages, and nothing else is."""

from __future__ import annotations

import re

import pytest

from analysis.schemas import SCHEMAS
from analysis.vocabulary.columns import TABLES
from analysis.vocabulary.values import UNITS, VALUES

COLUMNS = [(table, column) for table, told in TABLES.items() for column in told.columns]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_tables_are_those_of_the_schemas() -> None:
    assert set(TABLES) == set(SCHEMAS)


@pytest.mark.parametrize("table", TABLES)
def test_columns_stand_as_in_the_schema(table: str) -> None:
    assert list(TABLES[table].columns) == list(SCHEMAS[table].columns)


@pytest.mark.parametrize("table", TABLES)
def test_the_key_is_what_the_schema_holds_to_be_unique(table: str) -> None:
    unique = SCHEMAS[table].unique or [n for n, rule in SCHEMAS[table].columns.items() if rule.unique]
    assert list(TABLES[table].key) == list(unique)


def test_tables_and_columns_are_described_in_both_languages() -> None:
    for table in TABLES.values():
        assert CHINESE.search(table.zh) and CHINESE.search(table.row_zh)
        assert table.en.isascii() and table.row_en.isascii()
    for table, name in COLUMNS:
        column = TABLES[table].columns[name]
        assert CHINESE.search(column.zh), name
        assert column.en and column.en.isascii(), name
        assert bool(column.blank[0]) == bool(column.blank[1]), name


def test_references_units_and_lists_of_codes_exist() -> None:
    for table, name in COLUMNS:
        column = TABLES[table].columns[name]
        target, _, field = column.refers.partition(".")
        assert not target or field in TABLES[target].columns, name
        assert not column.values or column.values in VALUES, name
        assert column.unit in {*UNITS, "", "year", "share"}, name


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_code_that_a_schema_allows_is_explained(table: str, column: str) -> None:
    for check in SCHEMAS[table].columns[column].checks:
        for code in check.statistics.get("allowed_values", ()):
            zh, en = VALUES[TABLES[table].columns[column].values][str(code)]
            assert CHINESE.search(zh) and en


def test_a_nullable_column_says_what_an_empty_cell_means() -> None:
    silent = [
        (table, column)
        for table, column in COLUMNS
        if SCHEMAS[table].columns[column].nullable and not TABLES[table].columns[column].blank[0]
    ]
    assert silent == []
