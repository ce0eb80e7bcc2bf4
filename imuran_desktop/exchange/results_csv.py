"""Results from the cells of a CSV file: each that holds something is in a result, or named by a problem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.csv_layout import Field, Layout, Measured, measured_of
from imuran_desktop.exchange.csv_table import Table
from imuran_desktop.exchange.lab_dates import DateOrder, is_unclear, read_date, settled_order
from imuran_desktop.exchange.lab_numbers import NUMBER, decimal_sign, read_number
from imuran_desktop.exchange.lab_values import Reading, Unread, read_limits, read_value


class Problem(StrEnum):
    """What could not be taken over. `words.results_csv.problem_words` says it.

    ``NOT_A_RANGE``: the result itself was taken over, without its range.
    """

    NO_DATE = "no_date"
    NOT_A_DATE = "not_a_date"
    UNCLEAR_DATE = "unclear_date"
    NO_NAME = "no_name"
    NO_VALUE = "no_value"
    NOT_A_VALUE = "not_a_value"
    UNCLEAR_NUMBER = "unclear_number"
    TWO_UNITS = "two_units"
    NOT_A_RANGE = "not_a_range"
    TWICE = "twice"
    COLUMN_LEFT_OUT = "column_left_out"


@dataclass(frozen=True)
class CsvProblem:
    """One problem in the file's row ``row`` (1 is the first) and the column called ``column``; ``text`` is the cell.

    ``COLUMN_LEFT_OUT`` is told once per column, with the ``count`` of its cells that hold something.
    """

    row: int
    column: str
    code: Problem
    text: str = ""
    count: int = 1


@dataclass(frozen=True)
class DayResults:
    """The results of one day and one laboratory, in the order of the file."""

    on: date
    results: tuple[Result, ...]
    lab: str = ""


@dataclass(frozen=True)
class CsvResults:
    """What a file holds, oldest day first, and what could not be taken over, in the order of the file."""

    tests: tuple[DayResults, ...]
    problems: tuple[CsvProblem, ...]

    @property
    def asks_for_order(self) -> bool:
        """Whether a date can be read in two ways: ask the person for the `DateOrder` and read again with it."""
        return any(problem.code is Problem.UNCLEAR_DATE for problem in self.problems)


def read_results(table: Table, layout: Layout, analytes: Analytes, order: DateOrder | None = None) -> CsvResults:
    """The results of a table whose ``layout`` is usable. ``order`` is needed where no date in it makes it plain."""
    reader = _Reader(table, layout, analytes, order)
    for place, row in enumerate(table.rows):
        if row:
            reader.row(table.first_row + place, row)
    days = tuple(
        DayResults(on, tuple(results.values()), lab)
        for (on, lab), results in sorted(reader.days.items(), key=lambda item: item[0])
    )
    return CsvResults(days, (*_left_out(table, layout), *reader.problems))


_ENDS = re.compile(rf"\s*({NUMBER})\s*")


@dataclass
class _Cells:
    """One row while it is read."""

    number: int
    row: Sequence[str]
    layout: Layout

    def __getitem__(self, wanted: Field | int) -> str:
        place = self.layout.fields.get(wanted) if isinstance(wanted, Field) else wanted
        return self.row[place] if place is not None and place < len(self.row) else ""


@dataclass
class _Reader:
    table: Table
    layout: Layout
    analytes: Analytes
    order: DateOrder | None
    days: dict[tuple[date, str], dict[str, Result]] = field(default_factory=dict)
    problems: list[CsvProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = AnalyteNames(self.analytes)
        counted = (Field.VALUE, Field.LOW, Field.HIGH, Field.RANGE)
        numbers = {*self.layout.measured} or {self.layout.fields[one] for one in counted if one in self.layout.fields}
        self.decimal = decimal_sign("\n".join(cell for place in numbers for cell in self._column(place)))
        self.order = self.order or settled_order(self._column(self.layout.fields[Field.DATE]))

    def _column(self, place: int) -> list[str]:
        return [row[place] for row in self.table.rows if place < len(row) and row[place]]

    def row(self, number: int, row: Sequence[str]) -> None:
        """Take over one row."""
        cells = _Cells(number, row, self.layout)
        if not any(cells[place] for place in self.layout.used):
            return
        on = read_date(cells[Field.DATE], self.order)
        if on is None:
            self._problem(cells, Field.DATE, self._wrong_date(cells[Field.DATE]))
        elif self.layout.measured:
            self._wide(cells, on)
        else:
            self._long(cells, on)

    def _wrong_date(self, text: str) -> Problem:
        if not text:
            return Problem.NO_DATE
        return Problem.UNCLEAR_DATE if self.order is None and is_unclear(text) else Problem.NOT_A_DATE

    def _wide(self, cells: _Cells, on: date) -> None:
        filled = [place for place in self.layout.measured if cells[place]]
        if not filled:
            self._problem(cells, Field.DATE, Problem.NO_VALUE)
        for place in filled:
            measured = self.layout.measured[place]
            reading = self._reading(cells, place, measured.name, measured.unit)
            if reading is not None:
                self._keep(cells, place, on, measured.name, reading)

    def _long(self, cells: _Cells, on: date) -> None:
        if not cells[Field.NAME]:
            self._problem(cells, Field.NAME, Problem.NO_NAME, cells[Field.VALUE])
            return
        if not (cells[Field.VALUE] or cells[Field.COMMENT]):
            self._problem(cells, Field.VALUE, Problem.NO_VALUE, cells[Field.NAME])
            return
        measured = measured_of(cells[Field.NAME], self.names)
        if measured.unit and cells[Field.UNIT]:
            measured = Measured(cells[Field.NAME])
        unit = measured.unit or cells[Field.UNIT]
        reading = self._reading(cells, self.layout.fields[Field.VALUE], measured.name, unit)
        if reading is not None:
            comment = "; ".join(part for part in (reading.comment, cells[Field.COMMENT]) if part)
            reading = replace(self._with_range(cells, reading), comment=comment)
            self._keep(cells, self.layout.fields[Field.VALUE], on, measured.name, reading)

    def _reading(self, cells: _Cells, place: int, name: str, unit: str) -> Reading | None:
        """A cell's value with its unit's code; None, and a problem, where it can't be read."""
        if not cells[place]:
            return Reading(None, unit=self._code(name, unit))
        reading = read_value(cells[place], self.decimal)
        if isinstance(reading, Unread):
            same = {Unread.UNCLEAR_NUMBER: Problem.UNCLEAR_NUMBER, Unread.TWO_UNITS: Problem.TWO_UNITS}
            self._problem(cells, place, same.get(reading, Problem.NOT_A_VALUE))
            return None
        own, given = self._code(name, reading.unit), self._code(name, unit)
        if own and given and own != given:
            self._problem(cells, place, Problem.TWO_UNITS)
            return None
        return replace(reading, unit=own or given)

    def _code(self, name: str, unit: str) -> str:
        analyte = self.analytes.get(self.names.find(name) or "")
        return unit_code(unit, analyte) or unit

    def _with_range(self, cells: _Cells, reading: Reading) -> Reading:
        """With the range of its own columns. Where they don't agree the first counts, and the other is a problem."""
        low, high = self._end(cells, Field.LOW), self._end(cells, Field.HIGH)
        found = [(low, high)] if (low, high) != (None, None) else []
        if cells[Field.RANGE]:
            limits = read_limits(cells[Field.RANGE], self.decimal)
            if limits is None or (found and limits != found[0]):
                self._problem(cells, Field.RANGE, Problem.NOT_A_RANGE)
            else:
                found.append(limits)
        if not found:
            return reading
        return replace(reading, low=found[0][0], high=found[0][1])

    def _end(self, cells: _Cells, end: Field) -> Decimal | None:
        text = cells[end]
        number = _ENDS.fullmatch(text)
        value = read_number(number[1], self.decimal) if number else None
        if text and value is None:
            self._problem(cells, end, Problem.NOT_A_RANGE)
        return value

    def _keep(self, cells: _Cells, place: int, on: date, name: str, reading: Reading) -> None:
        analyte = self.names.find(name, reading.unit) or self.names.find(name) or name
        day = self.days.setdefault((on, cells[Field.LAB]), {})
        if analyte in day:
            self._problem(cells, place, Problem.TWICE)
            return
        day[analyte] = Result(
            analyte, reading.value, reading.unit, reading.sign, reading.low, reading.high, reading.comment
        )

    def _problem(self, cells: _Cells, where: Field | int, code: Problem, text: str = "") -> None:
        place = self.layout.fields.get(where, 0) if isinstance(where, Field) else where
        self.problems.append(CsvProblem(cells.number, self.table.column(place), code, text or cells[where]))


def _left_out(table: Table, layout: Layout) -> Iterator[CsvProblem]:
    """A problem for each column that holds something and is not read."""
    width = max((len(row) for row in table.rows), default=0)
    for place in range(width):
        count = sum(1 for row in table.rows if place < len(row) and row[place])
        if count and place not in layout.used:
            yield CsvProblem(table.first_row - 1, table.column(place), Problem.COLUMN_LEFT_OUT, count=count)
