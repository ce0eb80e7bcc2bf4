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


def imported(text: str, order: DateOrder | None = None, decimal: str = "") -> CsvResults:
    table = read_table(text.encode())
    return read_results(table, guess_layout(table.header, ANALYTES), ANALYTES, order, decimal)


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
        ("2026-03-12,Hb,- 4,g/L", "Value", Problem.NOT_A_VALUE, "- 4"),
        ("2026-03-12,Foo,- 4,g/L", "Value", Problem.NOT_A_VALUE, "- 4"),
        ('2026-03-12,CRP,",5",mg/L', "Value", Problem.NOT_A_VALUE, ",5"),
        ('2026-03-12,CRP,", 5",mg/L', "Value", Problem.NOT_A_VALUE, ", 5"),
        ("2026-03-12,Bilirubin,3 direct,umol/L", "Value", Problem.NOT_A_VALUE, "3 direct"),
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


def test_two_different_values_of_a_day_are_both_named_and_left_out() -> None:
    text = HEAD + "2026-03-12,Hb,132,g/L\nsoon,ALT,34\n2026-03-12,Haemoglobin,131,g/L\n2026-03-12,Hb,132,g/L\n"

    assert imported(text).tests == ()
    assert problems(text) == [
        (2, "Value", Problem.TWICE, "132"),
        (3, "Date", Problem.NOT_A_DATE, "soon"),
        (4, "Value", Problem.TWICE, "131"),
        (5, "Value", Problem.TWICE, "132"),
    ]


def test_the_same_value_twice_is_taken_over_once() -> None:
    text = HEAD + "2026-03-12,Hb,132,g/L\n2026-03-12,Haemoglobin,132,g/L\n"

    assert imported(text).tests == (DayResults(MARCH, (result("haemoglobin", "132", "g/L"),)),)
    assert problems(text) == [(3, "Value", Problem.SAME_AGAIN, "132")]


def test_equal_values_in_two_units_are_taken_over_once() -> None:
    text = HEAD + "2026-03-12,WBC,4.2,10^3/uL\n2026-03-12,WBC,4200,/uL\n"

    assert imported(text).tests == (DayResults(MARCH, (result("wbc", "4.2", "10*3/uL"),)),)
    assert problems(text) == [(3, "Value", Problem.SAME_AGAIN, "4200")]


def test_a_name_not_on_the_list_is_one_in_capitals_too() -> None:
    text = HEAD + "2026-03-12,Ferritin,45,ug/L\n2026-04-12,FERRITIN,46,ug/L\n"

    assert [item.analyte for day in imported(text).tests for item in day.results] == ["Ferritin", "Ferritin"]


@pytest.mark.parametrize("cell", ["Urine", "Urin", "24h urine", "Stool", "CSF", "Swab", "Unknown"])
def test_a_row_of_another_sample_than_blood_is_named_and_left_out(cell: str) -> None:
    text = f"Date,Specimen,Test,Value,Unit\n2026-03-12,{cell},Sodium,100,mmol/L\n2026-03-12,Serum,Sodium,140,mmol/L\n"

    assert imported(text).tests == (DayResults(MARCH, (result("sodium", "140", "mmol/L"),)),)
    assert problems(text) == [(2, "Specimen", Problem.OTHER_SAMPLE, cell)]


@pytest.mark.parametrize("cell", ["", "Serum", "EDTA blood", "Vollblut", "Plasma (Li-Hep)", "S", "4711-23"])
def test_a_row_of_blood_or_with_a_number_of_the_sample_is_taken_over(cell: str) -> None:
    text = f"Date,Material,Test,Value,Unit\n2026-03-12,{cell},Sodium,140,mmol/L\n"

    assert [item.value for item in imported(text).tests[0].results] == [Decimal(140)]


def test_another_sample_is_seen_in_a_column_that_is_not_read() -> None:
    text = "Date,Group,Test,Value\n2026-03-12,Urinalysis,Sodium,100\n2026-03-12,Kidney,Potassium,4.2\n"

    assert [item.analyte for day in imported(text).tests for item in day.results] == ["potassium"]
    assert (2, "Group", Problem.OTHER_SAMPLE, "Urinalysis") in problems(text)


def test_a_value_below_nothing_is_read_only_where_there_can_be_one() -> None:
    text = HEAD + "2026-03-12,Base excess,-2.5,mmol/L,-2,2\n2026-03-12,ALT,-34,U/L\n"

    assert imported(text).tests == (DayResults(MARCH, (result("Base excess", "-2.5", "mmol/L", ("-2", "2")),)),)
    assert problems(text) == [(3, "Value", Problem.NOT_A_VALUE, "-34")]


def test_words_in_a_value_do_not_say_what_the_numbers_of_the_others_mean() -> None:
    text = "Date;Test;Value;Range\n2026-03-12;ALT;as on 12.03;see p. 1.2\n2026-03-12;Platelets;250.000;\n"

    assert (3, "Value", Problem.UNCLEAR_NUMBER, "250.000") in problems(text)


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


@pytest.mark.parametrize(
    ("row", "point", "comma"),
    [
        ("2026-03-12,CRP,4.250,mg/L", ("4.250", None), ("4250", None)),
        ("2026-03-12,CRP,4.250 mg/L (1-5),", ("4.250", "5"), ("4250", "5")),
        ("2026-03-12,CRP,4,mg/L,,5.125", ("4", "5.125"), ("4", "5125")),
        ("2026-03-12,CRP,4,mg/L,,,<5.125", ("4", "5.125"), ("4", "5125")),
    ],
)
def test_the_decimal_sign_is_asked_for_where_only_it_settles_a_number(
    row: str, point: tuple[str, str | None], comma: tuple[str, str | None]
) -> None:
    assert imported(HEAD + row).asks_for_decimal
    for sign, (value, high) in ((".", point), (",", comma)):
        read = imported(HEAD + row, decimal=sign)
        (one,) = read.tests[0].results
        assert (str(one.value), one.high and str(one.high)) == (value, high)
        assert not read.asks_for_decimal
        assert read.problems == ()


@pytest.mark.parametrize("row", ["2026-03-12,CRP,4.250,mg/L\n2026-03-12,ALT,34.5,U/L", "2026-03-12,CRP,12-15,mg/L"])
def test_the_decimal_sign_is_not_asked_for_where_it_settles_nothing(row: str) -> None:
    assert not imported(HEAD + row).asks_for_decimal


def test_the_decimal_sign_is_asked_for_where_the_file_has_both() -> None:
    rows = '2026-03-12,CRP,4.250,mg/L\n2026-03-12,ALT,34.5,U/L\n2026-03-12,AST,"34,5",U/L\n'
    assert imported(HEAD + rows).asks_for_decimal
    values = [str(one.value) for one in imported(HEAD + rows, decimal=".").tests[0].results]
    assert values == ["4.250", "34.5", "34.5"]


def test_one_laboratory_written_in_two_ways_is_one_day() -> None:
    rows = "2026-03-12,Hb,132,City Hospital\n2026-03-12,ALT,34,city  hospital\n"
    (day,) = imported("Date,Test,Value,Lab\n" + rows).tests
    assert (day.lab, len(day.results)) == ("City Hospital", 2)


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
CELL = st.sampled_from(["", "x", "4.2", ",5", "-3", "- 3", "<", "1,250", "12/03/2026", "4-11", "g/L", "H"]) | st.text(
    max_size=5
)
ANY = st.tuples(*[CELL] * 6)
COLUMNS = (Field.DATE, Field.NAME, Field.VALUE, Field.UNIT, Field.LOW, Field.HIGH)
NO_END = st.just("")


@st.composite
def whole_rows(draw: st.DrawFn) -> tuple[str, ...]:
    """Rows of which every cell can be read."""
    analyte = draw(st.sampled_from([*ANALYTES.values()]))
    name, units = draw(st.sampled_from([(analyte.name, [unit.code for unit in analyte.units]), ("Ferritin", ["g/L"])]))
    sign, number = draw(st.sampled_from([one.value for one in Sign])), draw(NUMBERS)
    # A name such as "Neutrophils %" has its unit in it.
    unit = draw(st.sampled_from(units if name.endswith("%") else ["", *units]))
    return draw(DAYS), name, sign + number, unit, draw(NUMBERS | NO_END), draw(NUMBERS | NO_END)


@given(st.lists(st.tuples(st.just(value=True), whole_rows()) | st.tuples(st.just(value=False), ANY)))
def test_no_row_is_lost_and_none_made_up(rows: list[tuple[bool, tuple[str, ...]]]) -> None:
    cells = [tuple(cell.strip() for cell in row) for _, row in rows]
    table = Table(COLUMNS, tuple(row if any(row) else () for row in cells))
    layout = Layout({field: place for place, field in enumerate(COLUMNS)}, {})
    outcome = read_results(table, layout, ANALYTES)

    left = {problem.row - 2 for problem in outcome.problems if problem.code is not Problem.NOT_A_RANGE}
    taken = [(row, whole) for place, (row, (whole, _)) in enumerate(zip(cells, rows, strict=True)) if place not in left]
    read = Counter(_said(day.on, item) for day in outcome.tests for item in day.results)
    expected = Counter(_whole(row) for row, whole in taken if whole)
    assert expected <= read
    others = Counter(_digits(row[2]) for row, whole in taken if any(row) and not whole)
    assert Counter(_digits(said[-1]) for said in (read - expected).elements()) == others
    of_whole = {problem.code for problem in outcome.problems if rows[problem.row - 2][0]}
    assert of_whole <= {Problem.TWICE, Problem.SAME_AGAIN}


Said = tuple[str, str, str, str, str, str, str, str]


def _said(on: date, item: Result) -> Said:
    """All that a result says, and last its value as it was printed."""
    name = ANALYTES[item.analyte].name if item.analyte in ANALYTES else item.analyte
    value, low, high = ("" if number is None else str(number) for number in (item.value, item.low, item.high))
    return str(on), name, item.sign.value, value, item.unit, low, high, f"{value} {item.comment}"


def _whole(row: tuple[str, ...]) -> Said:
    """What a row of which every cell can be read must say."""
    on, name, printed, unit, low, high = row
    number = printed.lstrip("<>=")
    return on, name, printed.removesuffix(number), number, unit, low, high, f"{number} "


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
