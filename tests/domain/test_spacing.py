"""How far apart doses are, and what was taken closer together than that."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import Dose, expected_doses, planned_doses
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicines import same_medicine
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.spacing import Spacing, TakenTimes, may_be_taken, spacing_of, spacings
from tests.domain.builders import START, day, intake, local, plan, prescription, slot, step

TODAY = day("2026-03-10")
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
TWICE = plan(prescription(step(slot("a", "08:00"), slot("b", "18:00"))))
MORNING, EVENING = expected_doses(TWICE, TODAY, TODAY)
EIGHT = local("2026-03-10T08:00")
MONDAYS = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))


def close_to(dose: Dose, at: datetime, intakes: Iterable[Intake], of: Plan = TWICE) -> Intake | None:
    return TakenTimes(intakes).close_to(dose, spacing_of(of, dose), at)


def the_dose(of: Plan, key: str) -> Dose:
    return next(dose for dose in planned_doses(of, START, START + 60 * DAY) if dose.key == key)


def test_the_neighbours_are_those_of_the_clock_around_it() -> None:
    assert spacing_of(TWICE, MORNING) == Spacing(14 * HOUR, 10 * HOUR)
    assert spacing_of(TWICE, EVENING) == Spacing(10 * HOUR, 14 * HOUR)


def test_where_there_is_no_neighbour_the_shortest_gap_stands_for_it() -> None:
    (first, *_) = planned_doses(TWICE, START, START)
    assert spacing_of(TWICE, first) == Spacing(10 * HOUR, 10 * HOUR)
    course = plan(prescription(step(slot("a", "08:00"), slot("b", "20:00"), last=START)))
    assert spacing_of(course, planned_doses(course, START, START)[-1]) == Spacing(12 * HOUR, 12 * HOUR)


def test_another_prescription_of_the_medicine_is_a_neighbour_and_another_medicine_is_not() -> None:
    one, two = prescription(step(slot("a", "08:00"))), prescription(step(slot("b", "18:00")), id="b", medicine="Imuran")
    iron = prescription(step(slot("c", "09:00")), id="c", medicine="iron")
    of = plan(one, two, iron)
    assert spacing_of(of, the_dose(of, "a/2026-03-10")) == Spacing(14 * HOUR, 10 * HOUR)
    assert spacing_of(of, the_dose(of, "c/2026-03-10")) == Spacing(24 * HOUR, 24 * HOUR)


def test_those_at_its_very_time_are_together_with_it() -> None:
    of = plan(prescription(step(slot("a", "08:00"))), prescription(step(slot("b", "08:00")), id="b"))
    found = spacing_of(of, the_dose(of, "a/2026-03-10"))
    assert found == Spacing(24 * HOUR, 24 * HOUR, frozenset({"b/2026-03-10"}))
    both = [intake("b/2026-03-10", at=EIGHT)]
    assert close_to(the_dose(of, "a/2026-03-10"), EIGHT, both, of) is None
    assert close_to(the_dose(of, "a/2026-03-11"), EIGHT, both, of) == both[0]


def test_what_another_prescription_has_on_hold_is_no_neighbour() -> None:
    hold = (Hold(Change(START)),)
    one, two = prescription(step(slot("a", "08:00"))), prescription(step(slot("b", "18:00")), id="b")
    of = plan(one, replace(two, holds=hold))
    assert spacing_of(of, the_dose(of, "a/2026-03-10")) == Spacing(24 * HOUR, 24 * HOUR)
    held = plan(replace(one, holds=hold))
    assert spacing_of(held, the_dose(held, "a/2026-03-10")) == Spacing(24 * HOUR, 24 * HOUR)


def test_neighbours_weeks_or_months_away_are_found() -> None:
    weekly = plan(
        prescription(step(*(replace(slot(id, at), repeat=MONDAYS) for id, at in (("a", "08:00"), ("b", "18:00")))))
    )
    assert spacing_of(weekly, the_dose(weekly, "a/2026-03-16")) == Spacing(7 * DAY - 10 * HOUR, 10 * HOUR)
    yearly = Repeat(RepeatKind.EVERY_MONTHS, every=12, since=TODAY)
    rare = plan(prescription(step(replace(slot("a", "08:00"), repeat=yearly))))
    (dose,) = planned_doses(rare, day("2028-03-10"), day("2028-03-10"))
    assert spacing_of(rare, dose) == Spacing(366 * DAY, 365 * DAY)


repeats = st.sampled_from(
    [
        Repeat(),
        MONDAYS,
        Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({2, 5})),
        Repeat(RepeatKind.EVERY_DAYS, every=3, since=START),
        Repeat(RepeatKind.EVERY_MONTHS, every=2, since=START),
    ]
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    items = []
    for number in range(draw(st.integers(1, 3))):
        times = draw(st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True))
        repeat = draw(repeats)
        slots = (replace(slot(f"{number}{at}", f"{4 * at:02}:00"), repeat=repeat) for at in times)
        medicine = draw(st.sampled_from(["azathioprine", "Imuran", "iron"]))
        items.append(prescription(step(*slots), id=str(number), medicine=medicine))
    return plan(*items)


@given(plans(), st.data())
@settings(max_examples=60, deadline=None)
def test_spacings_are_as_counted_one_by_one(of: Plan, data: st.DataObject) -> None:
    planned = planned_doses(of, START, START + 400 * DAY)
    doses = [dose for dose in planned if dose.day <= START + 130 * DAY]
    chosen = data.draw(st.lists(st.sampled_from(doses), min_size=1, max_size=30, unique=True))
    found = spacings(of, chosen)
    for dose in chosen:
        others = [other for other in planned if same_medicine(other.prescription.medicine, dose.prescription.medicine)]
        before = [dose.instant - other.instant for other in others if other.instant < dose.instant]
        after = [other.instant - dose.instant for other in others if other.instant > dose.instant]
        same = {other.key for other in others if other.instant == dose.instant} - {dose.key}
        expected = Spacing(min(before, default=dose.gap), min(after, default=dose.gap), frozenset(same))
        assert found[dose.key] == expected


@given(
    st.lists(st.tuples(st.integers(-40, 40), st.sampled_from(["azathioprine", "Imuran", "iron"]))), st.integers(-40, 40)
)
def test_of_those_that_are_too_close_the_nearest_is_found(taken: list[tuple[int, str]], hours: int) -> None:
    spacing, at = Spacing(14 * HOUR, 10 * HOUR), EIGHT + hours * HOUR
    known = [intake(f"x{number}", at=EIGHT + away * HOUR, medicine=name) for number, (away, name) in enumerate(taken)]
    distances = [
        abs(away - hours)
        for away, name in taken
        if name != "iron" and abs(away - hours) * 2 < (14 if away < hours else 10)
    ]
    found = TakenTimes(known).close_to(MORNING, spacing, at)
    assert (found is None) == (not distances)
    if found is not None:
        assert found.at is not None
        assert abs(found.at - at) == min(distances) * HOUR


@pytest.mark.parametrize(("ahead", "may"), [(-400 * DAY, True), (DAY, True), (DAY + SECOND, False)])
def test_a_daily_dose_may_be_taken_a_day_early_at_most(ahead: timedelta, *, may: bool) -> None:
    assert may_be_taken(TWICE, MORNING, MORNING.instant - ahead) is may


# --- What was taken close to a dose --------------------------------------------------------------------------------


def test_a_dose_closer_than_half_the_gap_is_a_reason_to_ask() -> None:
    """Fourteen hours lie between 18:00 and 08:00, ten between 08:00 and 18:00."""
    evening_before = intake("b/2026-03-09", at=EIGHT - 7 * HOUR + SECOND)
    assert close_to(MORNING, EIGHT, [evening_before]) == evening_before
    assert close_to(MORNING, EIGHT + SECOND, [evening_before]) is None, "just half the gap"

    evening = intake("b/2026-03-10", at=EIGHT + 5 * HOUR - SECOND)
    assert close_to(MORNING, EIGHT, [evening]) == evening
    assert close_to(MORNING, EIGHT - SECOND, [evening]) is None, "just half the gap"


def test_a_dose_taken_afterwards_is_as_close_as_one_before() -> None:
    later = intake("b/2026-03-10", at=EIGHT + HOUR)

    assert close_to(MORNING, EIGHT, [later]) == later


def test_of_several_the_nearest_is_named() -> None:
    near, nearer = intake("x", at=EIGHT - 2 * HOUR), intake("y", at=EIGHT + HOUR)

    assert close_to(MORNING, EIGHT, [near, nearer]) == nearer
    assert close_to(MORNING, EIGHT, [nearer, near]) == nearer


@pytest.mark.parametrize(
    "harmless",
    [
        intake("a/2026-03-10", at=EIGHT),  # the dose itself, recorded before
        intake("b/2026-03-09", Outcome.SKIPPED, at=EIGHT),
        intake("b/2026-03-09", Outcome.NOT_SURE, at=EIGHT),
        intake("b/2026-03-09", at=None),
        intake("b/2026-03-09", at=EIGHT, medicine="iron"),
        intake("b/2026-03-08", at=EIGHT - 11 * HOUR),
    ],
)
def test_nothing_else_is_a_reason_to_ask(harmless: Intake) -> None:
    assert close_to(MORNING, EIGHT, [harmless]) is None
    assert close_to(MORNING, EIGHT, []) is None


def test_one_that_is_no_reason_does_not_hide_another_that_is() -> None:
    close_by = intake("b/2026-03-09", at=EIGHT - 3 * HOUR)
    others = [intake("a/2026-03-10", at=EIGHT), intake("c", at=None), intake("d", at=EIGHT, medicine="iron")]

    assert close_to(MORNING, EIGHT, [*others, close_by]) == close_by


@pytest.mark.parametrize("name", ["Azathioprine ", "Imuran"])
def test_the_same_medicine_under_another_name_is_a_reason_to_ask(name: str) -> None:
    close_by = intake("other/2026-03-10", at=EIGHT - HOUR, medicine=name)

    assert close_to(MORNING, EIGHT, [close_by]) == close_by


def test_once_a_day_less_than_twelve_hours_is_close() -> None:
    once = plan(prescription(step(slot("a", "08:00"))))
    (dose,) = expected_doses(once, TODAY, TODAY)
    late_yesterday = intake("a/2026-03-09", at=EIGHT - 12 * HOUR + SECOND)

    assert close_to(dose, EIGHT, [late_yesterday], once) == late_yesterday
    assert close_to(dose, EIGHT + SECOND, [late_yesterday], once) is None
