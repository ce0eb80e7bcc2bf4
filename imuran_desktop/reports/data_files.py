"""The tables of a report as files: CSV, one for each table, or one JSON object.

CSV is as RFC 4180 has it, with a line feed at the end of each line and one line of headings. A file of it is UTF-8 and
begins with a byte order mark: without, a spreadsheet that opens it by a double click misreads every accent. A cell with
nothing in it says that there is nothing; truths are ``true`` and ``false``; numbers have a point and all their digits.
Spreadsheets run a text that begins like a formula: every text that begins with one of `GUARDED` therefore has
an apostrophe put before it, also one that begins with an apostrophe itself. So whoever takes the first apostrophe off
each cell that begins with one has just what was written. Numbers get none: a minus before one is no formula.

JSON has nothing put before anything. Laboratory values are texts in it, so that every printed digit stays.
"""

import json
import re
from collections.abc import Iterable
from decimal import Decimal

from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.report import Report
from imuran_desktop.reports.data_table import DataTable, Value
from imuran_desktop.reports.data_tables import DIARY, REPORT, about_report

GUARD = "'"
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", GUARD)  # noqa: RUF001 - spreadsheets run these too
"""What a formula begins with, in one spreadsheet or another, and the guard itself."""

_NEEDS_QUOTES = re.compile(r'[",\r\n]').search


def csv_text(table: DataTable) -> str:
    """One table as CSV."""
    return "".join(map(_line, (table.columns, *table.rows)))


def csv_bytes(table: DataTable) -> bytes:
    """One table as the content of a CSV file."""
    return csv_text(table).encode("utf-8-sig")


def table_json(table: DataTable) -> str:
    """One table as an object with a list of objects under its name; whatever is in it, the first line is the same."""
    return f"{{{_json(table.key)}: [\n" + ",\n".join(map(_json, table.objects())) + "\n]}\n"


def json_text(report: Report, tables: Iterable[DataTable]) -> str:
    """All tables as one object: ``about`` says what it is about, and ``tables`` has lists of objects by name."""
    every = {table.key: table.objects() for table in tables if table.key != REPORT.key}
    about = {DIARY: report.diary, **about_report(report)}
    lists = (f"{_json(key)}: {_lines(rows)}" for key, rows in every.items())
    return f'{{"about": {_json(about)},\n"tables": {{\n' + ",\n".join(lists) + "\n}}\n"


def _line(row: Iterable[Value]) -> str:
    # Not by the module csv: with a line feed at the end of lines it leaves a lone carriage return unquoted.
    return ",".join(map(_quoted, map(_cell, row))) + "\n"


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if _NEEDS_QUOTES(cell) else cell


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"{GUARD}{value}" if value.startswith(GUARDED) else value
        case Decimal():
            return format(value, "f")
        case _:
            return str(plain_number(value))


def _lines(rows: Iterable[dict[str, Value]]) -> str:
    """A list with a line for each row."""
    lines = ",\n".join(map(_json, rows))
    return f"[\n{lines}\n]" if lines else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_printed)


def _printed(value: object) -> str:
    """A laboratory's number, which JSON knows nothing of."""
    assert isinstance(value, Decimal)
    return format(value, "f")
