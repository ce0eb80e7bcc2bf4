"""Reading a CSV file beside the thread that draws: tens of thousands of rows take seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.units import Doubt, doubts
from imuran_desktop.exchange.csv_layout import Layout, guess_layout
from imuran_desktop.exchange.csv_table import MOST_BYTES, Table, read_table
from imuran_desktop.exchange.lab_dates import DateOrder
from imuran_desktop.exchange.results_csv import CsvResults, read_results


@dataclass(frozen=True)
class Questioned:
    """A result of a file with what is questioned in it."""

    on: date
    result: Result
    doubt: Doubt


@dataclass(frozen=True)
class FileRead:
    """A file as it was read; ``results`` is None where its columns are not known yet."""

    table: Table
    layout: Layout
    results: CsvResults | None = None
    questioned: tuple[Questioned, ...] = ()


def file_reader(path: Path, analytes: Analytes) -> Callable[[], FileRead]:
    """Work that reads a file, with its columns guessed. It raises `TableRefused` and OSError."""

    def work() -> FileRead:
        with path.open("rb") as file:
            table = read_table(file.read(MOST_BYTES + 1))
        return _read(table, guess_layout(table.header, analytes), analytes)

    return work


def table_reader(
    table: Table, layout: Layout, analytes: Analytes, order: DateOrder | None, decimal: str
) -> Callable[[], FileRead]:
    """Work that reads the rows of a table by another layout, order of its dates, or sign before decimals."""
    return lambda: _read(table, layout, analytes, order, decimal)


def _read(
    table: Table, layout: Layout, analytes: Analytes, order: DateOrder | None = None, decimal: str = ""
) -> FileRead:
    if not layout.is_usable:
        return FileRead(table, layout)
    results = read_results(table, layout, analytes, order, decimal)
    questioned = tuple(
        Questioned(day.on, result, doubt)
        for day in results.tests
        for result in day.results
        for doubt in doubts(result, analytes.get(result.analyte))
    )
    return FileRead(table, layout, results, questioned)
