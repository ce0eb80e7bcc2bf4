from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.exchange.csv_layout import HEADER, guess_layout
from imuran_desktop.exchange.csv_table import read_table
from imuran_desktop.exchange.results_csv import CsvResults, read_results
from imuran_desktop.exchange.results_render import render_results
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()
DAY = date(2026, 3, 9)


def brought_back(*reports: LabReport) -> CsvResults:
    table = read_table(render_results(reports, ANALYTES).encode())
    return read_results(table, guess_layout(table.header, ANALYTES), ANALYTES)


def test_a_row_for_each_result() -> None:
    alt = Result("alt", Decimal("34.0"), "U/L", Sign.BELOW, Decimal(10), Decimal(50), 'a "comment", with a comma')
    text = render_results([LabReport("t", DAY, (alt,), "Sample lab")], ANALYTES)
    assert text.splitlines() == [
        ",".join(HEADER),
        '2026-03-09,ALT,<34.0,U/L,10,50,Sample lab,"a ""comment"", with a comma"',
    ]


def test_a_number_that_could_be_thousands_is_not_one() -> None:
    alone = Result("alt", Decimal("1.250"), "U/L")
    assert ",01.250," in render_results([LabReport("t", DAY, (alone,))], ANALYTES)
    beside = Result("ast", Decimal("28.5"), "U/L")
    assert ",1.250," in render_results([LabReport("t", DAY, (alone, beside))], ANALYTES)


def test_a_minus_stands_before_the_number_and_comes_back() -> None:
    excess = Result("Base excess", Decimal(-3), "mmol/L", low=Decimal("-2.250"), high=Decimal(2))
    report = LabReport("t", DAY, (excess,))
    assert ",-3,mmol/L,-02.250,2," in render_results([report], ANALYTES)
    assert brought_back(report).tests[0].results == (excess,)


NUMBERS = st.decimals(-50, 5000, places=3) | st.decimals(0, 5000, places=1) | st.integers(0, 500).map(Decimal)
UNLISTED = ("Foo (g/L)", "Ferritin", "Bar, mg/L", "Base excess", "Neutrophils (share)", "Baz %", "Hb (g/L)")
WORDS = st.sampled_from(("", "fasting", "seen; twice", 'he said "no"', "haemolysed, a little", "=1+1"))


@st.composite
def results(draw: st.DrawFn) -> Result:
    analyte = draw(st.sampled_from([*ANALYTES]) | st.sampled_from(UNLISTED))
    units = [unit.code for unit in ANALYTES[analyte].units] if analyte in ANALYTES else ["ug/L"]
    unit = draw(st.sampled_from(["", "%", "G/L", "IU/mL", *units]))
    value, comment = draw(NUMBERS | st.none()), draw(WORDS)
    if value is None:
        return Result(analyte, None, unit, comment=comment or "haemolysed")
    low, high = draw(NUMBERS | st.none()), draw(NUMBERS | st.none())
    return Result(analyte, value, unit, draw(st.sampled_from(Sign)), low, high, comment)


@given(st.lists(results(), min_size=1, max_size=6, unique_by=lambda item: item.analyte), WORDS)
def test_all_of_it_comes_back_unchanged(items: list[Result], lab: str) -> None:
    read = brought_back(LabReport("t", DAY, tuple(items), lab))
    assert read.problems == ()
    (day,) = read.tests
    assert (day.on, day.lab, day.results) == (DAY, lab, tuple(items))
    assert [str(item.value) for item in day.results] == [str(item.value) for item in items]
