"""The blood tests of a report, planned and done, and what came back from them."""

from collections.abc import Iterator
from datetime import date

from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_tests import LATE_AFTER, days_late, is_late
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.reports.data_table import DISPUTED, DataTable, Layout, Row, day_text
from imuran_desktop.reports.results_data import past_facts, result_facts

BLOOD_TESTS = Layout(
    "blood_tests",
    "One blood test: planned for a date of the period or done on one, or overdue from before it",
    {
        "planned_on": "The date for which it was planned; empty: it was done beside the plan",
        "schedule_has": "The date that the schedule has for it; another one where the clinic gave it a date",
        "gap_days": "How many days after the one before it that is",
        "counts_from": "The first date on which one that is done counts for it",
        "counts_until": "The last such date",
        "tests": "What is to be measured",
        "arranged": "booked, put_off or not_needed; empty: nothing was arranged",
        "arranged_on": "For which date it was booked, or until when it was put off",
        "arranged_time": "At what time it was booked; empty: not known",
        "arranged_where": "Where it was booked",
        "arranged_reason": "Why it was put off or not needed",
        "to_be_on": "The date on which it was to be done, as planned or arranged",
        "done": "The id of the blood test that was done",
        "done_on": "The date on which it was done",
        "days_late": "How many days after the date on which it was to be done; 0: not after it",
        "late": f"Whether it was done more than {LATE_AFTER.days} days after that date; empty: it was not done, or "
        "beside the plan",
        "state": "planned, coming_up, due, overdue, booked, put_off, done, results_in, not_needed or not_done (nothing "
        "recorded, and a later one done since)",
        "beside": "How one that was done stands beside the plan: before (the first planned one) or extra",
        "note": "A note",
        "by": "Who recorded it, where that was said",
    },
)

RESULTS = Layout(
    "results",
    "One result of a blood test in the period, or the newest of its kind from before it",
    {
        "test": "The id of the blood test that was done",
        "date": "The date on which the blood was taken",
        "lab": "The laboratory",
        "analyte": "The id in the app's list of what is measured; empty: not on it",
        "name": "Its name in that list, in English; else as it was printed",
        "loinc": "Its LOINC code; empty: not on the list, or it takes a unit to tell",
        "sign": "<, <=, > or >= before the value; empty: it is exact",
        "value": "The value, with the digits that were printed; empty: no number was given",
        "unit": "The unit as a UCUM code; as it was printed where it is not a known one",
        "low": "The lower end of the laboratory's own range",
        "high": "The upper end of it",
        "comment": "The laboratory's own words",
        "outside_range": "below or above: it is outside of that range for sure",
        "past_clinic_values": "below, above or rise: what it is past of the values that the clinic set",
        "latest": "Whether it is the newest of its kind up to the end of the period",
        "in_period": "Whether the blood was taken in the period",
        "disputed": DISPUTED,
    },
)

PAST_CLINIC_VALUES = Layout(
    "past_clinic_values",
    "One value that the clinic set, and a result that is past it",
    {
        "test": "The id of the blood test that was done",
        "date": "The date on which the blood was taken",
        "analyte": "What was measured, as the clinic's value names it",
        "side": "below, above or rise",
        "unit": "The unit of the clinic's value",
        "below": "The clinic wants to hear of less than this",
        "above": "Or of more than this",
        "rise_percent": "Or of a rise by so many per cent",
        "over_months": "Within so many months",
        "note": "What goes with it",
    },
)


def blood_test_tables(report: Report, analytes: Analytes) -> Iterator[DataTable]:
    """The blood tests and their results."""
    yield BLOOD_TESTS.table(_test(item) for item in (*report.overdue, *report.tests))
    yield RESULTS.table(_results(report, analytes))
    yield PAST_CLINIC_VALUES.table(_past(report))


def _test(item: ListedTest) -> Row:
    test, done = item.test, item.done
    first, last = item.window or (None, None)
    return {
        "planned_on": day_text(test.planned.due) if test else None,
        "schedule_has": day_text(test.planned.computed) if test else None,
        "gap_days": test.planned.gap_days if test else None,
        "counts_from": day_text(first),
        "counts_until": day_text(last),
        "tests": "; ".join(test.planned.tests) or None if test else None,
        **_arranged(item),
        "to_be_on": day_text(test.day) if test else None,
        "done": done.id if done else None,
        "done_on": day_text(done.on) if done else None,
        "days_late": days_late(item) if test and done else None,
        "late": is_late(item) if test and done else None,
        "state": item.state.value,
        "beside": item.beside.value if item.beside else None,
        "note": done.note or None if done else None,
        "by": done.by or None if done else None,
    }


def _arranged(item: ListedTest) -> Row:
    arranged = item.test.arranged if item.test else None
    return {
        "arranged": arranged.how.value if arranged else None,
        "arranged_on": day_text(arranged.on) if arranged else None,
        "arranged_time": arranged.at.isoformat() if arranged and arranged.at else None,
        "arranged_where": arranged.where or None if arranged else None,
        "arranged_reason": arranged.reason or None if arranged else None,
    }


def _results(report: Report, analytes: Analytes) -> Iterator[Row]:
    newest = {id(item.result) for item in report.latest}
    in_period = {id(result) for shown in report.reports for result in shown.report.results}
    for item in report.latest:
        if id(item.result) not in in_period:
            past = (each.side.value for each in item.past)
            yield {
                **_result(item.test, item.day, item.lab, item.result, analytes),
                "past_clinic_values": " ".join(past) or None,
                "latest": True,
                "in_period": False,
                "disputed": item.test in report.disputed,
            }
    for shown in report.reports:
        for result in shown.report.results:
            past = (each.side.value for each in shown.past_of(result))
            yield {
                **_result(shown.report.test, shown.report.on, shown.report.lab, result, analytes),
                "past_clinic_values": " ".join(past) or None,
                "latest": id(result) in newest,
                "in_period": True,
                "disputed": shown.report.test in report.disputed,
            }


def _result(test: str, day: date, lab: str, result: Result, analytes: Analytes) -> Row:
    return {"test": test, "date": day_text(day), "lab": lab or None, **result_facts(result, analytes)}


def _past(report: Report) -> Iterator[Row]:
    shown = {item.report.test for item in report.reports}
    for item in report.latest:
        if item.test not in shown:
            for past in item.past:
                yield {"test": item.test, "date": day_text(item.day), **past_facts(past)}
    for each in report.reports:
        for past in each.past:
            yield {"test": each.report.test, "date": day_text(each.report.on), **past_facts(past)}
