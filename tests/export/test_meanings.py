"""Every column is explained, in the order in which it stands, and the pages say the same."""

from pathlib import Path

import pytest

from greffier.cli.export import ExportFormat
from greffier.export import acled, claim_columns, incident_columns, source_columns, ucdp
from greffier.export.formats import FORMATS
from greffier.export.meanings import meanings

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
TABLES = {
    "incidents": incident_columns.COLUMNS, "claims": claim_columns.COLUMNS, "sources": source_columns.COLUMNS,
    "acled-csv": acled.COLUMNS, "ucdp-csv": ucdp.COLUMNS,
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_its_meaning(table):
    assert list(meanings()[table]) == [column.name for column in TABLES[table]]


@pytest.mark.parametrize("table", TABLES)
def test_a_column_that_is_said_to_be_empty_is(table):
    for column in TABLES[table]:
        assert (column.find.__name__ == "leave_empty") == meanings()[table][column.name].startswith("empty:")


def test_the_page_has_the_tables_as_they_are():
    page = PAGE.read_text(encoding="utf-8")
    for table in TABLES:
        for column, meaning in meanings()[table].items():
            assert f"| `{column}` | {meaning} |" in page, "docs/exports.md has drifted: make docs"


def test_the_command_line_offers_every_format_and_the_page_names_it():
    assert sorted(ExportFormat) == sorted(FORMATS)
    assert all(f"`{format}`" in PAGE.read_text(encoding="utf-8") for format in FORMATS)
