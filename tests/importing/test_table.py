"""A CSV is read row by row, and what is broken in it costs only its row."""

import io

import pytest

from greffier.importing.rows import MOST_LINES, Row, read_table
from greffier.model.trouble import Code, Trouble


def read(data, encoding=None):
    table = read_table(io.BytesIO(data), "day.csv", encoding)
    return table.columns, list(table.rows)


def test_rows_carry_the_line_on_which_they_begin():
    columns, rows = read(b'A, b\n1,"two\nlines"\n\n3,4\n')
    assert columns == ["a", "b"]
    assert rows == [Row(2, {"a": "1", "b": "two lines"}), Row(5, {"a": "3", "b": "4"})]


@pytest.mark.parametrize("data", [b"a;b\n1;2,5\n", b"a\tb\n1\t2,5\n", b"\xef\xbb\xbfa;b\r\n1;2,5\r\n"])
def test_the_delimiter_is_told_from_the_head(data):
    assert read(data) == (["a", "b"], [Row(2, {"a": "1", "b": "2,5"})])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_says_the_encoding(encoding):
    assert read("a,b\né,2\n".encode(encoding))[1] == [Row(2, {"a": "é", "b": "2"})]


def test_bytes_of_another_encoding_cost_their_row_unless_it_is_stated():
    data = "a,b\né,1\nsure,2\n".encode("windows-1252")
    _, (trouble, row) = read(data)
    assert (trouble.code, trouble.where, row.cells["a"]) == (Code.ENCODING, "day.csv:2", "sure")
    assert read(data, "windows-1252")[1][0].cells["a"] == "é"


def test_an_encoding_that_is_none_is_told():
    with pytest.raises(Trouble) as caught:
        read(b"a,b\n1,2\n", "klingon")
    assert caught.value.code is Code.ENCODING


def test_a_quote_that_is_never_closed_costs_one_row_and_not_the_file():
    data = b'a,b\n1,"open\n' + b"".join(b"%d,x\n" % n for n in range(3 * MOST_LINES))
    _, (trouble, *rows) = read(data)
    assert (trouble.code, trouble.where) == (Code.ROW, "day.csv:2")
    assert [row.line for row in rows] == list(range(3, 3 * MOST_LINES + 3))


def test_a_cell_too_few_or_a_nul_costs_its_row():
    _, found = read(b"a,b\n1\n1,\x00\n1,2,3\n5,6\n")
    assert [item.code for item in found if isinstance(item, Trouble)] == [Code.ROW, Code.BINARY, Code.ROW]
    assert found[-1] == Row(5, {"a": "5", "b": "6"})


def test_a_row_of_hxl_tags_is_a_second_head():
    assert read(b"a,b\n#date,#geo+lat\n1,2\n")[1] == [Row(3, {"a": "1", "b": "2"})]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_is_told(data):
    with pytest.raises(Trouble) as caught:
        read(data)
    assert caught.value.code is Code.EMPTY


def test_a_long_table_is_read_a_row_at_a_time():
    class Endless(io.RawIOBase):
        def __init__(self):
            self.given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            part = (b"a,b\n" if not self.given else b"1,2\n" * 1000)[: len(buffer)]
            buffer[: len(part)] = part
            self.given += 1
            return len(part)

    stream = Endless()
    rows = read_table(stream, "day.csv").rows
    assert [next(rows).line for _ in range(100)] == list(range(2, 102))
    assert stream.given < 10


def test_quotes_inside_a_cell_are_text():
    _, rows = read(b'a,b\na 5" shell,1\n"he said ""no"", twice","x\ny"\n6",7"\nz,"""q"""\n')
    assert [list(row.cells.values()) for row in rows] == [
        ['a 5" shell', "1"], ['he said "no", twice', "x y"], ['6"', '7"'], ["z", '"q"']
    ]  # fmt: skip


def test_bytes_that_cannot_be_read_on_end_the_file_and_not_what_was_before():
    table = read_table(io.BytesIO("a,b\n1,2\n".encode("utf-16") + b"\x00"), "day.csv")
    assert next(table.rows).cells == {"a": "1", "b": "2"}
    with pytest.raises(Trouble) as caught:
        list(table.rows)
    assert caught.value.code is Code.ENCODING
