import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.reports.data_files import csv_bytes, csv_text, json_text, table_json
from imuran_desktop.reports.data_table import DataTable, Value
from imuran_desktop.reports.data_tables import data_tables
from tests.reports.recount import written
from tests.reports.reporting import ANALYTES, KNOWN, demo_report

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1) | st.sampled_from(
    [
        "=1+1",
        "+44 20",
        "-5",
        "@here",
        "\ttab",
        "\rback",
        "\nline",
        "'t",
        "''",
        'say "no"',
        "a,b;c",
        "\N{FULLWIDTH EQUALS SIGN}1",
        "Zoë Ågren",
        "أليكس",
    ]
)


def one_cell(value: Value) -> str:
    (head, cell), *more = ([*pair] for pair in zip(*_rows(DataTable("t", ("c",), ((value,),))), strict=True))
    assert (head, more) == ("c", [])
    return str(cell)


def _rows(table: DataTable) -> list[list[str]]:
    rows = csv.reader(io.StringIO(csv_text(table), newline=""))
    return [row or [""] for row in rows]


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_every_text_can_be_had_back_and_none_is_run_as_a_formula(rows: list[tuple[str, str]]) -> None:
    head, *read = _rows(DataTable("t", ("one", "two"), tuple(rows)))
    assert head == ["one", "two"]
    assert [tuple(map(written, row)) for row in read] == rows
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3, "-3"),
        (50.0, "50"),
        (12.5, "12.5"),
        (133 / 145, "0.9172413793103448"),
        (Decimal("4.20"), "4.20"),
        (Decimal("-0.50"), "-0.50"),
        (Decimal("1E+3"), "1000"),
        ("plain", "plain"),
        ("-5", "'-5"),
        ("'-5", "''-5"),
    ],
)
def test_cells(value: Value, cell: str) -> None:
    assert one_cell(value) == cell


def test_lines_end_with_a_line_feed_and_what_needs_it_is_quoted() -> None:
    text = csv_text(DataTable("notes", ("day", "text"), (("2026-03-01", 'two\nlines, "so"'), ("2026-03-02", None))))
    assert text == 'day,text\n2026-03-01,"two\nlines, ""so"""\n2026-03-02,\n'


def test_a_table_with_nothing_in_it_has_its_headings() -> None:
    assert csv_text(DataTable("notes", ("day", "text"), ())) == "day,text\n"


def test_json_has_the_values_as_they_are(tmp_path: Path) -> None:
    report = demo_report(tmp_path, days=30)
    tables = data_tables(report, KNOWN, ANALYTES)
    text = json_text(report, tables)
    data = json.loads(text)
    assert (data["about"]["person"], data["about"]["self_recorded"]) == (report.person, True)
    assert list(data["tables"]) == [table.key for table in tables if table.key != "report"]
    for table in tables[1:]:
        rows = [{key: _as_json(value) for key, value in row.items()} for row in table.objects()]
        assert data["tables"][table.key] == rows
    assert {type(row["amount_mg"]) for row in data["tables"]["doses"]} <= {int, float}
    assert {type(row["value"]) for row in data["tables"]["results"]} <= {str, type(None)}
    assert json_text(report, tables) == text


def _as_json(value: Value) -> Value:
    return format(value, "f") if isinstance(value, Decimal) else value


def test_json_guards_nothing_and_keeps_letters_as_they_are(tmp_path: Path) -> None:
    report = demo_report(tmp_path, days=30)
    text = json_text(report, [DataTable("notes", ("text",), (("=1+1 Zoë",), (None,)))])
    assert '"notes": [\n{"text": "=1+1 Zoë"},\n{"text": null}\n]' in text
    assert '"empty": []' in json_text(report, [DataTable("empty", ("text",), ())])


def test_a_file_of_csv_says_at_its_beginning_that_it_is_utf_8() -> None:
    table = DataTable("notes", ("text",), (("Zoë",),))
    assert csv_bytes(table) == b"\xef\xbb\xbf" + csv_text(table).encode()


def test_one_table_as_json() -> None:
    full, empty = DataTable("notes", ("text",), (("=1",), (None,))), DataTable("notes", ("text",), ())
    assert json.loads(table_json(full)) == {"notes": [{"text": "=1"}, {"text": None}]}
    assert json.loads(table_json(empty)) == {"notes": []}
    assert table_json(full).partition("\n")[0] == table_json(empty).partition("\n")[0]
