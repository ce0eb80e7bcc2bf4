"""What the tables hold of a whole diary. That their numbers are right is for `test_recount`."""

from collections import Counter
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.alerts import AlertValue, PastAlert, Side
from imuran_desktop.domain.plan import Change, Hold
from imuran_desktop.domain.report import LatestResult, PlanAhead, Report
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reports.data_files import csv_text
from imuran_desktop.reports.data_table import DataTable, Value
from imuran_desktop.reports.data_tables import LAYOUTS, data_tables
from tests.domain.builders import START, prescription, slot, step
from tests.reports.reporting import ANALYTES, KNOWN, UNTIL, demo_report
from tests.reports.test_recount import diary


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return demo_report(tmp_path_factory.mktemp("demo"))


def tables_of(report: Report) -> dict[str, DataTable]:
    return {table.key: table for table in data_tables(report, KNOWN, ANALYTES)}


def rows_of(report: Report, key: str) -> list[dict[str, Value]]:
    return tables_of(report)[key].objects()


def test_every_table_is_there_also_with_nothing_in_it(report: Report) -> None:
    made = tables_of(report)
    assert list(made) == [layout.key for layout in LAYOUTS]
    assert not [key for key, table in made.items() if not table.rows]
    bare = tables_of(diary("Europe/London", "2026-06-01", "2026-06-07", "").report())
    assert {key for key, table in bare.items() if table.rows} == {"report", "columns"}
    assert {key: table.columns for key, table in bare.items()} == {key: table.columns for key, table in made.items()}


def test_every_row_says_of_which_diary_it_is(report: Report) -> None:
    for table in data_tables(report, KNOWN, ANALYTES):
        assert table.columns[0] == "diary"
        assert {row[0] for row in table.rows} == {report.diary}


def test_every_column_has_its_meaning(report: Report) -> None:
    said = {(row["table"], row["column"]): row["meaning"] for row in rows_of(report, "columns")}
    for table in data_tables(report, KNOWN, ANALYTES):
        assert said[table.key, None]
        assert all(said[table.key, column] for column in table.columns)
    assert len(said) == sum(1 + len(table.columns) for table in data_tables(report, KNOWN, ANALYTES))


def test_the_apostrophe_before_a_text_is_told(report: Report) -> None:
    (about,) = (row for row in rows_of(report, "columns") if (row["table"], row["column"]) == ("columns", None))
    assert "has an apostrophe put before it" in str(about["meaning"])


def test_the_day_on_which_tablets_are_not_enough_is_called_so(report: Report) -> None:
    """The page says until the end of which day they are, which is the day before."""
    ends = {item.medicine: item.end.day for item in report.ahead.stock if item.end is not None}
    found = {str(row["medicine"]): row["not_enough_on"] for row in rows_of(report, "stock")}
    assert ends
    assert {medicine: found[medicine] for medicine in ends} == {medicine: str(day) for medicine, day in ends.items()}


def test_the_same_diary_makes_the_same_files(report: Report, tmp_path: Path) -> None:
    again = demo_report(tmp_path)
    for one, other in zip(data_tables(report, KNOWN, ANALYTES), data_tables(again, KNOWN, ANALYTES), strict=True):
        assert csv_text(one) == csv_text(other)


def test_what_the_report_is_about(report: Report) -> None:
    (about,) = rows_of(replace(report, made_by=""), "report")
    assert (about["person"], about["sample"], about["self_recorded"]) == (report.person, True, True)
    assert (about["first"], about["last"], about["made_by"]) == ("2026-04-02", UNTIL.isoformat(), None)
    assert about["made"] == report.made.isoformat()


def test_doses_are_those_of_the_report(report: Report) -> None:
    rows = rows_of(report, "doses")
    assert [row["dose"] for row in rows] == [item.dose.key for item in report.doses]
    assert Counter(row["state"] for row in rows) == Counter(item.state.value for item in report.doses)
    assert len(rows_of(report, "other_intakes")) == len(report.others)


def test_names_of_one_medicine_are_one() -> None:
    made = diary("Europe/London", "2026-06-01", "2026-06-07")
    (first,) = made.plan.prescriptions
    brand = replace(first, id="brand", medicine="Imuran", steps=(step(slot("noon", "12:00"), begins=made.first),))
    report = replace(made, plan=replace(made.plan, prescriptions=(first, brand))).report()
    assert [row["name"] for row in rows_of(report, "medicines")] == ["azathioprine", "Imuran"]
    for key in ("medicines", "dose_steps", "directions", "doses", "figures", "plan_ahead"):
        assert {row["medicine"] for row in rows_of(report, key)} == {"azathioprine"}, key


def test_a_dose_step_has_a_row_for_each_slot_and_a_hold_its_days() -> None:
    made = diary("Europe/London", "2026-06-01", "2026-06-07")
    (item,) = made.plan.prescriptions
    later = step(slot("noon", "12:00", 75), begins=date(2026, 6, 5))
    hold = Hold(Change(date(2026, 6, 2)), Change(date(2026, 6, 4)), said_by="-the clinic")
    item = replace(item, steps=(*item.steps, later), holds=(hold,))
    report = replace(made, plan=replace(made.plan, prescriptions=(item,))).report()
    steps = [(row["slot"], row["first"], row["last"], row["amount_mg"]) for row in rows_of(report, "dose_steps")]
    assert steps[0] == ("at-01:30", "2026-06-01", "2026-06-04", 50)
    assert steps[-1] == ("noon", "2026-06-05", None, 75)
    (held,) = rows_of(report, "holds")
    assert (held["first"], held["last"], held["reason"], held["said_by"]) == (
        "2026-06-02",
        "2026-06-03",
        "clinic",
        "-the clinic",
    )


def test_results_have_their_digits_and_the_newest_from_before_is_among_them() -> None:
    report = diary("UTC", "2026-06-01", "2026-06-07").report()
    old = Result("creatinine", Decimal("70.00"), "umol/L", low=Decimal("60.0"))
    limit = AlertValue("creatinine", "umol/L", above=Decimal("65.50"))
    latest = LatestResult(START, old, "Sample lab", (PastAlert(old, limit, Side.ABOVE),), "test-1")
    report = replace(report, latest=(latest,))
    (row,) = rows_of(report, "results")
    assert (row["test"], str(row["value"]), str(row["low"]), row["high"]) == ("test-1", "70.00", "60.0", None)
    assert (row["loinc"], row["unit"]) == ("14682-9", "umol/L")
    assert (row["latest"], row["in_period"], row["past_clinic_values"]) == (True, False, "above")
    (past,) = rows_of(report, "past_clinic_values")
    assert (past["test"], past["side"], str(past["above"]), past["below"]) == ("test-1", "above", "65.50", None)


def test_a_visit_of_today_is_told_once() -> None:
    report = diary("UTC", "2026-06-01", "2026-06-07").report()
    visit = Visit("v", date(2026, 6, 7), time(9, 30), "Sample clinic", "One?\nTwo?")
    ahead = replace(report.ahead, visits=(visit, replace(visit, id="w", at=None)))
    report = replace(report, review=replace(report.review, visits=(visit,)), ahead=ahead)
    rows = rows_of(report, "visits")
    assert [(row["id"], row["time"], row["questions"]) for row in rows] == [
        ("v", "09:30:00", "One?\nTwo?"),
        ("w", None, "One?\nTwo?"),
    ]


def test_what_is_at_home_and_between_counts(report: Report) -> None:
    checks = rows_of(report, "stock_checks")
    for row, check in zip(checks, report.stock_checks, strict=True):
        assert (row["gone"], row["recorded"], row["difference"]) == (check.gone, check.recorded, check.difference)
        assert row["gone"] == check.first + check.refilled - check.last
    lasts = {row["lasts"] for row in rows_of(report, "stock")}
    assert lasts <= {"runs_out", "beyond_horizon", "to_the_end", "nothing_due", "not_counted", "no_tablets"}
    assert not rows_of(replace(report, ahead=PlanAhead(UNTIL)), "stock")


def test_a_prescription_that_was_over_before_is_left_out() -> None:
    made = diary("Europe/London", "2026-06-01", "2026-06-07")
    over = prescription(step(slot("old", "12:00")), id="old", medicine="prednisolone")
    over = replace(over, ends=Change(date(2026, 4, 1)))
    report = replace(made, plan=replace(made.plan, prescriptions=(*made.plan.prescriptions, over))).report()
    assert [row["prescription"] for row in rows_of(report, "medicines")] == ["aza"]
