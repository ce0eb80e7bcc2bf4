"""The cells of a CSV file, whatever its encoding and delimiter."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

MOST_ROWS = 20_000
MOST_BYTES = 10_000_000
_DELIMITERS = (";", "\t", "|", ",")
"""Where two fit equally well the first is meant: a comma also stands in numbers."""
_LOOKED_AT = 50
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Refused(StrEnum):
    """Why a file can't be used at all. `words.results_csv.refused_words` says it.

    `TableRefused.figures` has ``most``: megabytes for ``TOO_LARGE``, rows for ``TOO_MANY_ROWS``.
    """

    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_TEXT = "not_text"
    NO_TABLE = "no_table"


class TableRefused(Exception):
    """The file can't be used; see `code` and `figures`."""

    def __init__(self, code: Refused, **figures: int) -> None:
        super().__init__(code.value)
        self.code = code
        self.figures = figures


@dataclass(frozen=True)
class Table:
    """A file's cells without spaces around them. ``rows[0]`` is the file's row ``first_row`` (1 is the first).

    A row may have fewer or more cells than the header; an empty one is ().
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    first_row: int = 2

    def column(self, place: int) -> str:
        """A column's heading; its number (1 is the first) where it has none."""
        heading = self.header[place] if place < len(self.header) else ""
        return heading or str(place + 1)


def read_table(content: bytes) -> Table:
    """A CSV file's cells. Raises `TableRefused`."""
    if len(content) > MOST_BYTES:
        raise TableRefused(Refused.TOO_LARGE, most=MOST_BYTES // 1_000_000)
    text = _text(content)
    hint, _, rest = text.partition("\n")
    hinted = re.fullmatch(r"sep=[;\t|,]\s*", hint, re.IGNORECASE) is not None
    # Spreadsheets write "sep=;" above the table; it is a row of the file all the same.
    delimiter = hint[len("sep=")] if hinted else sniff(text)
    rows = _rows(rest if hinted else text, delimiter)
    first = next((place for place, row in enumerate(rows) if row), None)
    if first is None or len(rows[first]) < 2:
        raise TableRefused(Refused.NO_TABLE)
    return Table(rows[first], tuple(rows[first + 1 :]), delimiter, first + 2 + hinted)


def sniff(text: str) -> str:
    """The delimiter of a table: a comma, a semicolon, a tab or "|"."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """How evenly a delimiter parts the first rows, and into how many cells."""
    try:
        rows = [row for row in islice(_records(text, delimiter), _LOOKED_AT) if row]
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0
    width, count = widths.most_common(1)[0]
    return count / len(rows), width


def _text(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _decoded(content, (encoding,))
    return _decoded(content, ("utf-8", "cp1252"))


def _decoded(content: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableRefused(Refused.NOT_TEXT)


def _rows(text: str, delimiter: str) -> list[tuple[str, ...]]:
    try:
        # One for the header, and one that is too many.
        rows = [*islice(_records(text, delimiter), MOST_ROWS + 2)]
    except csv.Error as error:
        raise TableRefused(Refused.NO_TABLE) from error
    if len(rows) > MOST_ROWS + 1:
        raise TableRefused(Refused.TOO_MANY_ROWS, most=MOST_ROWS)
    return rows


def _records(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        cells = tuple(cell.strip() for cell in record)
        yield cells if any(cells) else ()
