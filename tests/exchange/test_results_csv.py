"""Tables as portals and people make them, all of them made up, and any table at all."""

import csv
import io
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.exchange.csv_layout import Field, Layout, guess_layout
from imuran_desktop.exchange.csv_table import Table, read_table
from imuran_desktop.exchange.lab_dates import DateOrder
from imuran_desktop.exchange.results_csv import CsvProblem, CsvResults, DayResults, Problem, read_results
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()
MARCH = date(2026, 3, 12)


def imported(text: str, order: DateOrder | None = None) -> CsvResults:
    table = read_table(text.encode())
    return read_results(table, guess_layout(table.header, ANALYTES), ANALYTES, order)


def result(
    analyte: str, value: str, unit: str = "", ends: tuple[str, str] = ("", ""), sign: str = "", comment: str = ""
) -> Result:
    low, high = (Decimal(end) if end else None for end in ends)
    return Result(analyte, Decimal(value) if value else None, unit, Sign(sign), low, high, comment)


def test_a_row_per_result_is_imported() -> None:
    text = """\
Date,Test,Result,Units,Reference range,Lab,Comment
13/03/2026,CRP,<0.6,mg/L,<5,City Hospital,
12/03/2026,Hb,132,g/L,115 - 165,City Hospital,
12/03/2026,WCC,3.4,10*9/L,4.0-11.0,City Hospital,repeat soon
12/03/2026,ALT,haemolysed,,,City Hospital,
12/03/2026,Ferritin,45,ug/L,,Surgery,
12/03/2026,Neutrophils,61,%,,Surgery,
"""
    assert imported(text) == CsvResults(
        (
            DayResults(
                MARCH,
                (
                    result("haemoglobin", "132", "g/L", ("115", "165")),
                    result("wbc", "3.4", "10*9/L", ("4.0", "11.0"), comment="repeat soon"),
                    result("alt", "", comment="haemolysed"),
                ),
                "City Hospital",
            ),
            DayResults(MARCH, (result("Ferritin", "45", "ug/L"), result("neutrophils_share", "61", "%")), "Surgery"),
            DayResults(date(2026, 3, 13), (result("crp", "0.6", "mg/L", ("", "5"), "<"),), "City Hospital"),
        ),
        (),
    )


def test_a_german_table_is_imported() -> None:
    text = """\
Datum;Untersuchung;Wert;Einheit;Untergrenze;Obergrenze
12.03.2026;Leukozyten;3,40;G/l;4,0;11,0
12.03.2026;Hämoglobin;13,5;g/dl;12,0;16,0
12.03.2026;Thrombozyten;150.000;/µl;150.000;400.000
"""
    (day,) = imported(text).tests
    assert day == DayResults(
        MARCH,
        (
            result("wbc", "3.40", "10*9/L", ("4.0", "11.0")),
            result("haemoglobin", "13.5", "g/dL", ("12.0", "16.0")),
            result("platelets", "150000", "/uL", ("150000", "400000")),
        ),
    )


def test_a_column_per_analyte_is_imported() -> None:
    text = """\
Date\tHb (g/L)\tNeutrophils (10*9/L)\tNeutrophils %\tALT\tLab
2026-03-12\t132\t2.1\t55\t34 U/L\tSurgery
2026-04-12\t\t<0.1\t\t\tSurgery
"""
    assert imported(text) == CsvResults(
        (
            DayResults(
                MARCH,
                (
                    result("haemoglobin", "132", "g/L"),
                    result("neutrophils", "2.1", "10*9/L"),
                    result("neutrophils_share", "55", "%"),
                    result("alt", "34", "U/L"),
                ),
                "Surgery",
            ),
            DayResults(date(2026, 4, 12), (result("neutrophils", "0.1", "10*9/L", sign="<"),), "Surgery"),
        ),
        (),
    )


def problems(text: str, order: DateOrder | None = None) -> list[tuple[int, str, Problem, str]]:
    return [(item.row, item.column, item.code, item.text) for item in imported(text, order).problems]


HEAD = "Date,Test,Value,Unit,Low,High,Range,Comment\n"


@pytest.mark.parametrize(
    ("row", "column", "code", "text"),
    [
        (",Hb,132,g/L", "Date", Problem.NO_DATE, ""),
        ("soon,Hb,132,g/L", "Date", Problem.NOT_A_DATE, "soon"),
        ("2026-02-31,Hb,132,g/L", "Date", Problem.NOT_A_DATE, "2026-02-31"),
        ("12/03/2026,Hb,132,g/L", "Date", Problem.UNCLEAR_DATE, "12/03/2026"),
        ("2026-03-12,,132,g/L", "Test", Problem.NO_NAME, "132"),
        ("2026-03-12,Hb,,g/L", "Value", Problem.NO_VALUE, "Hb"),
        ("2026-03-12,Hb,132 131,g/L", "Value", Problem.NOT_A_VALUE, "132 131"),
        ("2026-03-12,Hb,-,g/L", "Value", Problem.NOT_A_VALUE, "-"),
        ('2026-03-12,Platelets,"150,000",/uL', "Value", Problem.UNCLEAR_NUMBER, "150,000"),
        ("2026-03-12,Hb,13.2 g/dL,g/L", "Value", Problem.TWO_UNITS, "13.2 g/dL"),
    ],
)
def test_what_can_not_be_taken_over_is_named(row: str, column: str, code: Problem, text: str) -> None:
    outcome = imported(HEAD + row)

    assert outcome.tests == ()
    assert outcome.problems == (CsvProblem(2, column, code, text),)


@pytest.mark.parametrize(
    ("row", "column", "text", "ends"),
    [
        ("2026-03-12,Hb,132,g/L,,,normal", "Range", "normal", ("", "")),
        ("2026-03-12,Hb,132,g/L,low,165", "Low", "low", ("", "165")),
        ("2026-03-12,Hb,132,g/L,115,165,120-170", "Range", "120-170", ("115", "165")),
    ],
)
def test_a_result_stands_though_its_range_can_not_be_read(
    row: str, column: str, text: str, ends: tuple[str, str]
) -> None:
    outcome = imported(HEAD + row)

    assert outcome.tests[0].results == (result("haemoglobin", "132", "g/L", ends),)
    assert outcome.problems == (CsvProblem(2, column, Problem.NOT_A_RANGE, text),)


def test_a_second_value_of_the_same_day_is_named_and_left_out() -> None:
    text = HEAD + "2026-03-12,Hb,132,g/L\n2026-03-12,Haemoglobin,131,g/L\n"

    assert [item.value for item in imported(text).tests[0].results] == [Decimal(132)]
    assert problems(text) == [(3, "Value", Problem.TWICE, "131")]


def test_columns_that_are_not_read_are_named_once() -> None:
    outcome = imported("Date,Test,Value,Flag\n2026-03-12,Hb,132 g/L,L\n2026-03-12,ALT,34,H,x\n")

    assert outcome.problems == (
        CsvProblem(1, "Flag", Problem.COLUMN_LEFT_OUT, count=2),
        CsvProblem(1, "5", Problem.COLUMN_LEFT_OUT, count=1),
    )


def test_a_day_without_a_value_is_named() -> None:
    assert problems("Date,Hb,ALT\n2026-03-12,,\n,,\n") == [(2, "Date", Problem.NO_VALUE, "2026-03-12")]


def test_the_order_of_dates_is_asked_for_unless_the_file_makes_it_plain() -> None:
    unclear = "Date,Hb\n12/03/2026,132\n01/04/2026,131\n"
    assert imported(unclear).asks_for_order
    assert [day.on for day in imported(unclear, DateOrder.DAY_FIRST).tests] == [MARCH, date(2026, 4, 1)]
    assert [day.on for day in imported(unclear, DateOrder.MONTH_FIRST).tests] == [date(2026, 1, 4), date(2026, 12, 3)]

    plain = imported(unclear + "30/04/2026,130\n")
    assert [day.on for day in plain.tests] == [MARCH, date(2026, 4, 1), date(2026, 4, 30)]
    assert not plain.asks_for_order


def test_a_date_that_does_not_fit_the_chosen_order_is_named() -> None:
    assert problems("Date,Hb\n13/03/2026,132\n", DateOrder.MONTH_FIRST) == [
        (2, "Date", Problem.NOT_A_DATE, "13/03/2026")
    ]


def test_a_comment_stands_without_a_value_and_beside_one() -> None:
    text = HEAD + "2026-03-12,ALT,,,,,,not done\n2026-03-12,AST,31 slightly haemolysed,U/L,,,,repeat\n"

    assert imported(text).tests[0].results == (
        result("alt", "", comment="not done"),
        result("ast", "31", "U/L", comment="slightly haemolysed; repeat"),
    )


def test_a_unit_in_the_name_counts_where_there_is_no_other() -> None:
    assert imported("Date,Test,Value\n2026-03-12,Hb (g/L),132\n").tests[0].results == (
        result("haemoglobin", "132", "g/L"),
    )


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)
NAMES = st.sampled_from([*(item.name for item in ANALYTES.values()), "Ferritin", "INR"])
NUMBERS = st.decimals(0, 999, allow_nan=False, places=2).map(str)
GOOD = st.tuples(DAYS, NAMES, st.tuples(st.sampled_from([one.value for one in Sign]), NUMBERS).map("".join))
CELL = st.sampled_from(["", "x", "4.2", "<", "1,250", "12/03/2026", "4-11", "g/L", "H"]) | st.text(max_size=5)
ANY = st.tuples(CELL, CELL, CELL)


@given(st.lists(st.one_of(GOOD, ANY, GOOD.map(lambda row: (row[0], row[1], row[2] + " H")))))
def test_no_row_is_lost_and_none_made_up(rows: list[tuple[str, str, str]]) -> None:
    table = Table(("Date", "Test", "Value"), tuple(tuple(cell.strip() for cell in row) for row in rows))
    table = Table(table.header, tuple(row if any(row) else () for row in table.rows))
    layout = Layout({Field.DATE: 0, Field.NAME: 1, Field.VALUE: 2}, {})
    outcome = read_results(table, layout, ANALYTES)

    named = [problem.row - 2 for problem in outcome.problems]
    assert len({*named}) == len(named)
    left = Counter(_digits(row[2]) for place, row in enumerate(table.rows) if row and place not in named)
    read = [item for day in outcome.tests for item in day.results]
    assert Counter(_digits(_printed(item)) for item in read) == left


def _printed(item: Result) -> str:
    return item.comment if item.value is None else f"{item.value} {item.comment}"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text)).lstrip("0")


@given(
    st.lists(GOOD, unique_by=lambda row: row[:2]), st.sampled_from([",", ";", "\t", "|"]), st.sampled_from([".", ","])
)
def test_what_is_written_is_read_back(rows: list[tuple[str, str, str]], delimiter: str, decimal: str) -> None:
    file = io.StringIO(newline="")
    written = [(on, name, value.replace(".", decimal)) for on, name, value in rows]
    csv.writer(file, delimiter=delimiter).writerows([("Date", "Test", "Value"), *written])
    outcome = imported(file.getvalue())

    assert outcome.problems == ()
    read = {
        (
            str(day.on),
            ANALYTES[item.analyte].name if item.analyte in ANALYTES else item.analyte,
        ): f"{item.sign}{item.value}"
        for day in outcome.tests
        for item in day.results
    }
    assert read == {(on, name): value for on, name, value in rows}


@given(
    st.lists(st.lists(CELL, min_size=4, max_size=6), max_size=6),
    st.lists(st.sampled_from(["Date", "Hb", "ALT (U/L)", "x", "Lab", ""]), min_size=4, max_size=5),
)
def test_every_cell_of_any_wide_table_is_in_a_result_or_named(rows: list[list[str]], header: list[str]) -> None:
    table = Table(tuple(header), tuple(tuple(cell.strip() for cell in row) for row in rows))
    layout = guess_layout(header, ANALYTES)
    if not layout.is_usable:
        return
    outcome = read_results(table, layout, ANALYTES)

    whole_rows = {item.row for item in outcome.problems if item.column == "Date"}
    cells = sum(
        1
        for number, row in enumerate(table.rows, 2)
        for place in layout.measured
        if number not in whole_rows and place < len(row) and row[place]
    )
    in_cells = [item for item in outcome.problems if item.column != "Date" and item.code != Problem.COLUMN_LEFT_OUT]
    assert sum(len(day.results) for day in outcome.tests) + len(in_cells) == cells
    left_out = sum(item.count for item in outcome.problems if item.code is Problem.COLUMN_LEFT_OUT)
    assert left_out == sum(
        1 for row in table.rows for place, cell in enumerate(row) if cell and place not in layout.used
    )
