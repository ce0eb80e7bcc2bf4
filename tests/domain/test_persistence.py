"""Persistence: for how long a medicine was prescribed."""

from dataclasses import replace
from datetime import date

from imuran_desktop.domain.adherence import figures
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.persistence import Persistence, persistence
from imuran_desktop.domain.plan import Change, Prescription
from tests.domain.builders import START, day, local, plan, prescription, slot, step

MORNING = step(slot("a", "08:00"))
GOES_ON = prescription(MORNING)


def persisted(*items: Prescription, first: date = START, last: str = "2026-03-31") -> Persistence | None:
    of = figures(ledger(plan(*items), {}, first, day(last), local("2027-01-01T00:00")))
    return persistence(of, items, day(last))


def test_a_prescription_that_goes_on_lasts_to_the_end_of_the_period() -> None:
    found = persisted(GOES_ON)
    assert found == Persistence(START, day("2026-03-31"), ended=False)
    assert found.days == 31


def test_one_that_ended_lasts_until_then() -> None:
    ended = replace(GOES_ON, ends=Change(day("2026-03-11")))
    assert persisted(ended) == Persistence(START, day("2026-03-10"), ended=True)


def test_a_dose_due_on_the_day_it_ended_counts() -> None:
    at_noon = replace(GOES_ON, ends=Change(day("2026-03-11"), local("2026-03-11T12:00")))
    assert persisted(at_noon) == Persistence(START, day("2026-03-11"), ended=True)


def test_one_that_ends_after_the_period_has_not_ended() -> None:
    later = replace(GOES_ON, ends=Change(day("2026-05-01")))
    assert persisted(later) == Persistence(START, day("2026-03-31"), ended=False)


def test_a_course_ends_with_its_last_step() -> None:
    course = prescription(step(slot("a", "08:00"), last=day("2026-03-07")))
    assert persisted(course) == Persistence(START, day("2026-03-07"), ended=True)


def test_it_begins_with_the_first_dose_due_in_the_period() -> None:
    weekly = prescription(step(slot("a", "08:00"), begins=day("2026-03-20")))
    assert persisted(weekly) == Persistence(day("2026-03-20"), day("2026-03-31"), ended=False)


def test_of_several_prescriptions_the_last_to_end_counts() -> None:
    first = replace(GOES_ON, ends=Change(day("2026-03-11")))
    second = prescription(step(slot("b", "08:00"), begins=day("2026-03-11")), id="again")
    assert persisted(first, second) == Persistence(START, day("2026-03-31"), ended=False)


def test_one_that_began_after_the_period_is_left_out() -> None:
    first = replace(GOES_ON, ends=Change(day("2026-03-11")))
    second = prescription(step(slot("b", "08:00"), begins=day("2026-05-01")), id="again")
    assert persisted(first, second) == Persistence(START, day("2026-03-10"), ended=True)


def test_without_a_dose_due_there_is_nothing_to_say() -> None:
    assert persisted(GOES_ON, last="2026-02-01") is None
    assert persistence(figures([]), [], START) is None
