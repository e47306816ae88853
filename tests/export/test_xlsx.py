"""A workbook holds the tables as text and numbers, and nothing that runs."""

import io
import zipfile

import openpyxl
import pytest

from greffier.export import xlsx
from greffier.model.trouble import Code, Trouble
from tests.export.shop import BITE


def open_book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    head, *values = sheet.iter_rows(values_only=True)
    return [dict(zip(head, value, strict=True)) for value in values]


def test_the_sheets_hold_incidents_claims_and_sources_and_explain_them(written):
    book = open_book(written("xlsx"))
    assert book.sheetnames == ["incidents", "claims", "sources", "read-me"]
    assert len(rows(book["incidents"])) == 4
    clash = next(row for row in rows(book["incidents"]) if row["contested"])
    assert (clash["killed_low"], clash["killed_high"], clash["latitude"]) == (3, 5, 18.44)
    assert {row["kind"] for row in rows(book["sources"])} == {"document", "official"}
    explained = {(row["table"], row["column"]) for row in rows(book["read-me"])}
    for name in ("incidents", "claims", "sources"):
        assert explained >= {(name, cell.value) for cell in book[name][1]}


def test_no_cell_is_a_formula_or_a_link(written):
    data = written("xlsx")
    book = open_book(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.quotePrefix for cell in cells if cell.value == BITE]
    assert all(cell.quotePrefix for cell in cells if cell.value == BITE)
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) or b"hyperlink" in parts.read(name)]


def test_the_same_store_gives_the_same_workbook(written):
    assert written("xlsx") == written("xlsx")


def test_tags_stand_in_the_second_row_where_asked_for(written):
    book = open_book(written("xlsx", hxl=True))
    assert book["incidents"]["A2"].value == "#event+id"


def test_more_rows_than_a_sheet_holds_are_refused(written, monkeypatch, tmp_path):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(Trouble) as met:
        written("xlsx")
    assert met.value.code is Code.EXPORT_ROOM
    assert not (tmp_path / "out.xlsx").exists()
