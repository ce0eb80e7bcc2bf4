"""Results from the cells of a CSV file: each that holds something is in a result, or named by a problem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes, Result, same_lab
from imuran_desktop.domain.texts import one_line
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.csv_layout import HEADER, Field, Layout, Measured, measured_of
from imuran_desktop.exchange.csv_table import Table
from imuran_desktop.exchange.lab_dates import DateOrder, is_unclear, read_date, settled_order
from imuran_desktop.exchange.lab_numbers import NUMBER, decimal_sign, read_number
from imuran_desktop.exchange.lab_numbers import is_unclear as is_unclear_number
from imuran_desktop.exchange.lab_samples import Sample, other_sample, sample_of_cell
from imuran_desktop.exchange.lab_twice import same_value
from imuran_desktop.exchange.lab_values import Reading, Unread, numbers_in, read_limits, read_value


class Problem(StrEnum):
    """What could not be taken over. `words.results_csv.problem_words` says it.

    ``NOT_A_RANGE``: the result itself was taken over, without its range. ``TWICE``: two rows give different values of
    one analyte, day and laboratory, and none was taken over; ``SAME_AGAIN``: they give the same one, taken over once.
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
    SAME_AGAIN = "same_again"
    OTHER_SAMPLE = "other_sample"
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
    asks_for_decimal: bool = False
    """Whether a number can be read in two ways: ask the person for the decimal sign and read again with it."""

    @property
    def asks_for_order(self) -> bool:
        """Whether a date can be read in two ways: ask the person for the `DateOrder` and read again with it."""
        return any(problem.code is Problem.UNCLEAR_DATE for problem in self.problems)


def read_results(
    table: Table, layout: Layout, analytes: Analytes, order: DateOrder | None = None, decimal: str = ""
) -> CsvResults:
    """The results of a table whose ``layout`` is usable.

    ``order`` is needed where no date in it makes it plain; ``decimal``, "." or ",", where no number does.
    """
    reader = _Reader(table, layout, analytes, order, decimal)
    for place, row in enumerate(table.rows):
        if row:
            reader.row(table.first_row + place, row)
    days = tuple(DayResults(on, tuple(results), lab) for (on, lab), results in sorted(reader.settled().items()))
    problems = sorted(reader.problems, key=lambda problem: problem.row)
    asks = not reader.decimal and any(map(_is_of_decimals, reader.problems))
    return CsvResults(days, (*_left_out(table, layout), *problems), asks)


def _is_of_decimals(problem: CsvProblem) -> bool:
    """Whether the decimal sign may settle it."""
    return problem.code in (Problem.UNCLEAR_NUMBER, Problem.NOT_A_RANGE) and is_unclear_number(problem.text)


_MINUS = "-\N{MINUS SIGN}"
_ENDS = re.compile(rf"\s*([{_MINUS}]?)({NUMBER})\s*")
_NEGATIVE = re.compile(rf"([<>≤≥=]{{0,2}})[{_MINUS}](\d.*)")
_FEW_WORDS = 3
"""A cell of more of them is a remark."""


@dataclass
class _Said:
    """What a cell says, and where."""

    cells: "_Cells"
    place: int
    result: Result


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
    decimal: str
    said: dict[tuple[date, str, str], list[_Said]] = field(default_factory=dict)
    problems: list[CsvProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = AnalyteNames(self.analytes)
        self.own = self.table.header == HEADER
        self.labs: list[str] = []
        self.spellings: dict[str, str] = {}
        if not self.decimal:
            self.decimal = decimal_sign("\n".join(self._numbers()))
        self.order = self.order or settled_order(self._column(self.layout.fields[Field.DATE]))

    def settled(self) -> dict[tuple[date, str], list[Result]]:
        """The results of each day and laboratory; of what the file contradicts itself about, none."""
        days: dict[tuple[date, str], list[Result]] = {}
        for (on, lab, _), every in self.said.items():
            first, *more = every
            analyte = self.analytes.get(first.result.analyte)
            if all(same_value(first.result, said.result, analyte) for said in more):
                days.setdefault((on, lab), []).append(first.result)
                code = Problem.SAME_AGAIN
            else:
                more, code = every, Problem.TWICE
            for said in more:
                self._problem(said.cells, said.place, code)
        return days

    def _numbers(self) -> Iterator[str]:
        """The numbers of all values and ranges, and no others."""
        fields = self.layout.fields
        for place in self.layout.measured or (fields[one] for one in (Field.VALUE,) if one in fields):
            for cell in self._column(place):
                yield from numbers_in(_without_minus(cell))
        for one in () if self.layout.measured else (Field.LOW, Field.HIGH, Field.RANGE):
            for cell in self._column(fields[one]) if one in fields else ():
                if _ENDS.fullmatch(cell) or read_limits(cell, ".") is not None:
                    yield cell

    def _column(self, place: int) -> list[str]:
        return [row[place] for row in self.table.rows if place < len(row) and row[place]]

    def row(self, number: int, row: Sequence[str]) -> None:
        """Take over one row."""
        cells = _Cells(number, row, self.layout)
        if not any(cells[place] for place in self.layout.used):
            return
        on = read_date(cells[Field.DATE], self.order)
        other = self._other_sample(cells)
        if other is not None:
            self._problem(cells, other, Problem.OTHER_SAMPLE)
        elif on is None:
            self._problem(cells, Field.DATE, self._wrong_date(cells[Field.DATE]))
        elif self.layout.measured:
            self._wide(cells, on)
        else:
            self._long(cells, on)

    def _wrong_date(self, text: str) -> Problem:
        if not text:
            return Problem.NO_DATE
        return Problem.UNCLEAR_DATE if self.order is None and is_unclear(text) else Problem.NOT_A_DATE

    def _other_sample(self, cells: _Cells) -> int | None:
        """The column that says that something else than blood was looked at; None where none does."""
        place = self.layout.fields.get(Field.SAMPLE)
        if place is not None and sample_of_cell(cells[place]) is Sample.OTHER:
            return place
        if self.layout.measured:
            return None
        unread = (place for place in range(len(cells.row)) if place not in self.layout.used)
        return next(
            (place for place in unread if other_sample(cells[place]) and len(cells[place].split()) <= _FEW_WORDS), None
        )

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
        if self.own or (measured.unit and cells[Field.UNIT]):
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
        reading = self._signed(cells[place], name)
        if isinstance(reading, Unread):
            same = {Unread.UNCLEAR_NUMBER: Problem.UNCLEAR_NUMBER, Unread.TWO_UNITS: Problem.TWO_UNITS}
            self._problem(cells, place, same.get(reading, Problem.NOT_A_VALUE))
            return None
        own, given = self._code(name, reading.unit), self._code(name, unit)
        if own and given and own != given:
            self._problem(cells, place, Problem.TWO_UNITS)
            return None
        return replace(reading, unit=own or given)

    def _signed(self, cell: str, name: str) -> Reading | Unread:
        """A value that may have a minus, where what is measured can be below nothing."""
        plain = _without_minus(cell)
        reading = read_value(plain, self.decimal)
        if plain == cell or isinstance(reading, Unread) or reading.value is None:
            return reading
        ranged = (reading.low, reading.high) != (None, None)
        if ranged or not (self.own or self.names.find(name) is None):
            return Unread.OTHER_TEXT
        return replace(reading, value=reading.value.copy_negate())

    def _code(self, name: str, unit: str) -> str:
        if self.own:
            return unit
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
        value = read_number(number[2], self.decimal) if number else None
        if text and value is None:
            self._problem(cells, end, Problem.NOT_A_RANGE)
        return value.copy_negate() if value is not None and number is not None and number[1] else value

    def _keep(self, cells: _Cells, place: int, on: date, name: str, reading: Reading) -> None:
        analyte = self._analyte(name, reading.unit)
        result = Result(analyte, reading.value, reading.unit, reading.sign, reading.low, reading.high, reading.comment)
        key = on, self._lab(cells[Field.LAB]), analyte
        self.said.setdefault(key, []).append(_Said(cells, place, result))

    def _analyte(self, name: str, unit: str) -> str:
        if self.own:
            return next((item.id for item in self.analytes.values() if item.name == name), name)
        known = self.names.find(name, unit) or self.names.find(name)
        # What is not on the list is one thing, however its capitals are: the file's first spelling counts.
        return known or self.spellings.setdefault(one_line(name).casefold(), name)

    def _lab(self, name: str) -> str:
        """The laboratory as the file names it first."""
        if name in self.labs:
            return name
        known = next((lab for lab in self.labs if same_lab(lab, name)), None)
        if known is None:
            self.labs.append(name)
        return known or name

    def _problem(self, cells: _Cells, where: Field | int, code: Problem, text: str = "") -> None:
        place = self.layout.fields.get(where, 0) if isinstance(where, Field) else where
        self.problems.append(CsvProblem(cells.number, self.table.column(place), code, text or cells[where]))


def _without_minus(cell: str) -> str:
    found = _NEGATIVE.fullmatch(cell)
    return f"{found[1]}{found[2]}" if found else cell


def _left_out(table: Table, layout: Layout) -> Iterator[CsvProblem]:
    """A problem for each column that holds something and is not read."""
    width = max((len(row) for row in table.rows), default=0)
    for place in range(width):
        count = sum(1 for row in table.rows if place < len(row) and row[place])
        if count and place not in layout.used:
            yield CsvProblem(table.first_row - 1, table.column(place), Problem.COLUMN_LEFT_OUT, count=count)
