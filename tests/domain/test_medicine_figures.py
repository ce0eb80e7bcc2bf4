"""The figures of each medicine in a range of days."""

from dataclasses import replace
from datetime import timedelta

from imuran_desktop.domain.adherence import Ratio, figures
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.domain.medicine_figures import figures_by_medicine
from imuran_desktop.domain.plan import Plan
from tests.domain.builders import START, day, intake, plan, prescription, slot, step, utc

LAST = day("2026-03-03")
NOON = utc("2026-03-04T12:00")
BOTH = plan(
    prescription(step(slot("aza", "08:00"))),
    prescription(step(slot("pred", "09:00")), id="pred", medicine="Prednisolone"),
)


def doses_of(of: Plan, *taken: str) -> list[LedgerDose]:
    return ledger(of, {key: intake(key, at=utc("2026-03-01T08:00")) for key in taken}, START, LAST, NOON)


def test_each_medicine_of_the_plan_has_its_own_in_the_order_of_the_plan() -> None:
    doses = doses_of(BOTH, "aza/2026-03-01", "pred/2026-03-01", "pred/2026-03-02")
    aza, pred = figures_by_medicine(BOTH, doses, [], LAST)
    assert (aza.medicine, aza.figures.taken) == ("azathioprine", Ratio(1, 3))
    assert (pred.medicine, pred.figures.taken) == ("Prednisolone", Ratio(2, 3))
    assert aza.lasted is not None
    assert (aza.lasted.days, aza.lasted.ended) == (3, False)


def test_two_prescriptions_of_one_medicine_are_one_however_it_is_written() -> None:
    first, second = BOTH.prescriptions
    both = replace(BOTH, prescriptions=(replace(first, medicine="Imuran"), replace(second, medicine=" AZATHIOPRINE")))
    (aza,) = figures_by_medicine(both, doses_of(both), [intake("extra", medicine="azathioprine")], LAST)
    assert (aza.medicine, aza.figures.counts.due, aza.figures.counts.not_planned) == ("Imuran", 6, 1)


def test_what_is_recorded_but_not_prescribed_follows() -> None:
    others = [intake("a", medicine="Paracetamol"), intake("b", medicine="paracetamol"), intake("c", Outcome.SKIPPED)]
    found = figures_by_medicine(BOTH, doses_of(BOTH), others, LAST)
    assert [item.medicine for item in found] == ["azathioprine", "Prednisolone", "Paracetamol"]
    assert (found[2].figures.counts.not_planned, found[2].figures.taken, found[2].lasted) == (2, Ratio(0, 0), None)


def test_a_medicine_with_no_dose_in_these_days_is_there_with_nothing_to_count() -> None:
    later = prescription(step(slot("late", "08:00"), begins=LAST + timedelta(days=9)), id="late", medicine="later")
    found = figures_by_medicine(replace(BOTH, prescriptions=(later,)), [], [], LAST)
    assert [(item.medicine, item.figures, item.lasted) for item in found] == [("later", figures([]), None)]


def test_nothing_planned_and_nothing_recorded_is_nothing() -> None:
    assert figures_by_medicine(plan(), [], [], LAST) == ()
