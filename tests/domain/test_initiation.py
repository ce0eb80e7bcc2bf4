"""When a medicine was first taken, as far as recorded."""

from dataclasses import replace
from datetime import timedelta

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.initiation import Began, Initiation, first_taken, initiation
from imuran_desktop.domain.ledger import Intake, ledger
from imuran_desktop.domain.plan import Plan
from tests.domain.builders import START, day, intake, plan, prescription, slot, step, utc

SPAN = Span(START, day("2026-03-31"))
AZA = plan(prescription(step(slot("a", "08:00"))))


def taken(*intakes: Intake, of: Plan = AZA) -> dict[str, object]:
    doses = ledger(of, {item.id: item for item in intakes}, SPAN.first, SPAN.last, utc("2026-04-01T12:00"))
    return dict(first_taken(doses, []))


def test_the_first_dose_taken_counts_and_what_was_skipped_does_not() -> None:
    first = intake("a/2026-03-01", Outcome.SKIPPED)
    later = (intake("a/2026-03-05"), intake("a/2026-03-04"))
    assert taken(first, *later) == {"azathioprine": day("2026-03-04")}
    assert taken(first) == {}


def test_what_was_taken_beside_the_plan_counts_under_one_name() -> None:
    others = [(day("2026-03-03"), intake("x", medicine="Imuran")), (day("2026-03-02"), intake("y", Outcome.NOT_SURE))]
    assert first_taken([], others) == {"azathioprine": day("2026-03-03")}


@pytest.mark.parametrize(
    ("span", "of", "known"),
    [
        (SPAN, AZA, Initiation(Began.RECORDED, day("2026-03-04"))),
        (Span(day("2026-03-02"), SPAN.last), AZA, Initiation(Began.BEFORE)),
        (Span(day("2026-02-01"), day("2026-02-28")), AZA, Initiation(Began.LATER, START)),
        (SPAN, plan(), Initiation(Began.NOT_PLANNED)),
    ],
    ids=["in these days", "before them", "after them", "never prescribed"],
)
def test_how_it_began(span: Span, of: Plan, known: Initiation) -> None:
    assert initiation(of, "Imuran", {"azathioprine": day("2026-03-04")}, span) == known


def test_one_that_was_prescribed_before_the_diary_counts_began_before() -> None:
    item = replace(AZA.prescriptions[0], steps=(step(slot("a", "08:00"), begins=START - timedelta(days=30)),))
    early = replace(AZA, prescriptions=(item,))
    assert initiation(early, "azathioprine", {}, Span(START - timedelta(days=60), SPAN.last)).began is Began.BEFORE


def test_one_that_was_prescribed_and_never_recorded_as_taken() -> None:
    assert initiation(AZA, "azathioprine", {}, SPAN) == Initiation(Began.NOT_RECORDED)


def test_of_two_prescriptions_the_first_one_counts() -> None:
    later = prescription(step(slot("b", "08:00"), begins=day("2026-03-20")), id="later", recording=day("2026-03-20"))
    both = replace(AZA, prescriptions=(later, *AZA.prescriptions))
    assert initiation(both, "azathioprine", {}, Span(day("2026-03-10"), SPAN.last)).began is Began.BEFORE
