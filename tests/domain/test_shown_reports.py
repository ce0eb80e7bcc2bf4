"""What came back from blood tests, beside the values that the clinic set."""

from decimal import Decimal

from imuran_desktop.domain.alerts import AlertValue, AlertValues, Side
from imuran_desktop.domain.shown_reports import shown_reports
from tests.domain.builders import day
from tests.domain.results import ANALYTES, report, result

EVERY = [
    report("2026-03-01", result("alt", "40")),
    report("2026-03-15", result("alt", "120"), result("wbc", "5.0")),
    report("2026-04-01", result("wbc", "2.9")),
]
SET = AlertValues((AlertValue("alt", "U/L", above=Decimal(100)), AlertValue("wbc", "10*9/L", below=Decimal(3))))


def test_each_says_what_of_it_is_past_what_the_clinic_set() -> None:
    first, second, third = shown_reports(EVERY, SET, ANALYTES)
    assert [item.report for item in (first, second, third)] == EVERY
    assert first.past == ()
    assert [(item.result.analyte, item.side) for item in second.past] == [("alt", Side.ABOVE)]
    alt, wbc = second.report.results
    assert (second.past_of(alt), second.past_of(wbc)) == (second.past, ())
    assert [item.side for item in third.past] == [Side.BELOW]


def test_where_the_clinic_set_nothing_nothing_is_past_it() -> None:
    assert all(item.past == () for item in shown_reports(EVERY, AlertValues(()), ANALYTES))


def test_from_a_day_on_only_later_ones_are_shown() -> None:
    assert [item.report.on for item in shown_reports(EVERY, SET, ANALYTES, day("2026-03-15"))] == [
        day("2026-03-15"),
        day("2026-04-01"),
    ]


def test_a_rise_is_looked_for_in_the_ones_before_those_shown() -> None:
    rise = AlertValues((AlertValue("alt", "U/L", rise_percent=50, over_months=6),))
    (shown,) = shown_reports(EVERY[:2], rise, ANALYTES, day("2026-03-15"))
    assert [item.result.value for item in shown.past] == [Decimal(120)]
    (alone,) = shown_reports(EVERY[1:2], rise, ANALYTES, day("2026-03-15"))
    assert alone.past == ()
