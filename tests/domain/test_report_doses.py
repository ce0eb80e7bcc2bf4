"""The doses of a report as they stand in its strip."""

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_doses import doses_in_order
from tests.domain.builders import START, intake, plan, prescription, slot, step, utc
from tests.reports.reporting import bare_report


def report(*hours: str, **outcomes: Outcome) -> Report:
    item = prescription(step(*(slot(f"at{hour[:2]}", hour) for hour in hours), begins=START))
    answers: dict[str, Intake] = {f"{name}/{START}": intake(f"{name}/{START}", of) for name, of in outcomes.items()}
    return bare_report(plan(item), Span(START, START), utc(f"{START}T21:00"), answers)


def test_the_first_dose_comes_first_whatever_was_recorded() -> None:
    found = doses_in_order(report("18:00", "08:00", at18=Outcome.TAKEN, at08=Outcome.SKIPPED))
    assert found == {START: ("skipped", "taken")}


def test_each_state_has_the_name_of_its_block() -> None:
    found = doses_in_order(report("06:00", "10:00", "14:00", "20:30", at06=Outcome.NOT_SURE, at10=Outcome.TAKEN))
    assert found == {START: ("not_sure", "taken", "missed", "open")}


def test_of_more_than_four_a_day_single_ones_are_not_told() -> None:
    assert doses_in_order(report("06:00", "09:00", "12:00", "15:00", "18:00")) == {}
    assert doses_in_order(report()) == {}
