import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.exchange.csv_table import MOST_BYTES, MOST_ROWS, Refused, Table, TableRefused, read_table, sniff

GERMAN = "Datum;Name;Wert\n12.03.2026;Hämoglobin;13,5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_its_encoding(encoding: str) -> None:
    table = read_table(GERMAN.encode(encoding))

    assert table == Table(("Datum", "Name", "Wert"), (("12.03.2026", "Hämoglobin", "13,5"),), ";")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("Date", "Hb"), ("2026-03-12", "132"), ("2026-04-12", "131")))

    assert sniff(text) == delimiter
    assert read_table(text.encode()).rows == (("2026-03-12", "132"), ("2026-04-12", "131"))


def test_decimal_commas_are_no_delimiters() -> None:
    assert sniff("Datum;Hb;Leukozyten\n12.03.2026;13,5;4,2\n12.04.2026;13,1;4,0\n") == ";"
    assert sniff('Date,Hb\n2026-03-12,"13,5"\n') == ","


def test_quotes_hold_delimiters_and_lines_together() -> None:
    table = read_table(b'Date,Test,Comment\r\n2026-03-12,ALT,"haemolysed,\r\nplease repeat"\r\n')

    assert table.rows == (("2026-03-12", "ALT", "haemolysed,\r\nplease repeat"),)


def test_rows_are_numbered_as_in_the_file() -> None:
    table = read_table(b"\n ,\nDate,Hb\n\n2026-03-12, 132 \n,\n")

    assert table.header == ("Date", "Hb")
    assert table.first_row == 4
    assert table.rows == ((), ("2026-03-12", "132"), ())


def test_what_a_spreadsheet_says_of_the_delimiter_is_followed() -> None:
    table = read_table(b"sep=|\r\nDate|Hb, g/L|ALT, U/L\r\n2026-03-12|132|34\r\n")

    assert (table.delimiter, table.header, table.first_row) == ("|", ("Date", "Hb, g/L", "ALT, U/L"), 3)


def test_a_column_is_called_by_its_heading_or_its_number() -> None:
    table = Table(("Date", ""), ())

    assert [table.column(place) for place in range(3)] == ["Date", "2", "3"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Refused.NO_TABLE),
        (b"\n\n", Refused.NO_TABLE),
        (b"a letter\nof two lines", Refused.NO_TABLE),
        (b"%PDF-1.7\n\0\0\1\2", Refused.NOT_TEXT),
        (b"\xff\xfe1", Refused.NOT_TEXT),
        (b"Date,\x81\x8d", Refused.NOT_TEXT),
        (b"x" * (MOST_BYTES + 1), Refused.TOO_LARGE),
        (b"a,b\n" * (MOST_ROWS + 2), Refused.TOO_MANY_ROWS),
        (b'a,b\n"' + b"x" * 200_000 + b'",c', Refused.NO_TABLE),
    ],
)
def test_what_is_no_usable_table_is_refused(content: bytes, code: Refused) -> None:
    with pytest.raises(TableRefused) as caught:
        read_table(content)
    assert caught.value.code is code


def test_as_many_rows_as_allowed_are_read() -> None:
    assert len(read_table(b"a,b\n" * (MOST_ROWS + 1)).rows) == MOST_ROWS


@given(st.binary() | st.text().map(str.encode))
def test_any_file_is_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except TableRefused:
        return
    assert len(table.header) > 1


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1), st.sampled_from(",;\t|"))
def test_a_written_table_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([["Date", "Test", "Value"], *rows])
    content = f"sep={delimiter}\n{file.getvalue()}".encode()

    assert read_table(content).rows == tuple(tuple(row) if any(row) else () for row in rows)
