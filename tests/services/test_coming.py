from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.coming import ComingDay, coming_days
from imuran_desktop.services.plan_edits import Moment, change_dose
from imuran_desktop.services.slot_ids import WantedSlot
from tests.domain.builders import day, plan, prescription, slot, step, utc

MONDAY = day("2026-03-09")
MOMENT = Moment(utc("2026-03-09T12:00"), MONDAY)


def of(*steps: DoseStep, holds: tuple[Hold, ...] = ()) -> Plan:
    steps = steps or (step(slot("morning", "breakfast"), slot("evening", "dinner")),)
    return plan(replace(prescription(*steps), holds=holds))


def amounts(days: list[ComingDay]) -> list[list[float]]:
    return [[dose.amount_mg for dose in each.doses] for each in days]


def test_each_day_has_its_doses_in_their_order() -> None:
    days = coming_days(of(), "aza", MONDAY, 3)
    assert [each.day for each in days] == [MONDAY + timedelta(days=number) for number in range(3)]
    assert [[dose.meal for dose in each.doses] for each in days] == [["breakfast", "dinner"]] * 3
    assert not any(each.changed or each.held or each.as_needed for each in days)


def test_the_doses_of_other_medicines_are_left_out() -> None:
    other = prescription(step(slot("folic", "breakfast", 5)), id="folic", medicine="folic acid")
    both = replace(of(), prescriptions=(*of().prescriptions, other))
    assert amounts(coming_days(both, "folic", MONDAY, 2)) == [[5], [5]]


def test_the_days_that_differ_are_marked_and_so_is_their_step() -> None:
    before = of()
    after = change_dose(
        before, MOMENT, before.prescriptions[0], MONDAY + timedelta(days=2), [WantedSlot(75, "breakfast")]
    )
    days = coming_days(after, "aza", MONDAY, 4, before=before)
    assert amounts(days) == [[50, 50], [50, 50], [75], [75]]
    assert [each.changed for each in days] == [False, False, True, True]
    assert [each.step for each in days] == [0, 0, 1, 1]


def test_a_change_from_today_is_another_step_than_that_of_the_day_before() -> None:
    before = of()
    after = change_dose(before, MOMENT, before.prescriptions[0], MONDAY, [WantedSlot(75, "breakfast")])
    days = coming_days(after, "aza", MONDAY, 2, before=before)
    assert [each.step for each in days] == [1, 1]
    # What was due before now stays; the evening dose is gone.
    assert amounts(days) == [[50], [75]]


def test_days_on_hold_keep_their_doses_and_are_not_changed_by_another_amount() -> None:
    hold = Hold(Change(MONDAY), Change(MONDAY + timedelta(days=2)))
    before = of(holds=(hold,))
    after = change_dose(
        before, MOMENT, before.prescriptions[0], MONDAY + timedelta(days=1), [WantedSlot(75, "breakfast")]
    )
    days = coming_days(after, "aza", MONDAY, 3, before=before)
    assert [each.held for each in days] == [True, True, False]
    assert [each.changed for each in days] == [False, False, True]


def test_a_day_that_comes_off_hold_is_changed() -> None:
    held = of(holds=(Hold(Change(MONDAY)),))
    assert [each.changed for each in coming_days(of(), "aza", MONDAY, 2, before=held)] == [True, True]


def test_days_on_which_a_dose_does_not_come_round_have_none() -> None:
    every_other = Repeat(RepeatKind.EVERY_DAYS, every=2, since=MONDAY)
    turns = step(replace(slot("morning", "breakfast"), repeat=every_other))
    assert amounts(coming_days(of(turns), "aza", MONDAY, 4)) == [[50], [], [50], []]


def test_what_is_taken_as_needed_is_said_and_has_no_dose() -> None:
    needed = step(Slot("needed", 25, repeat=Repeat(RepeatKind.AS_NEEDED)))
    days = coming_days(of(needed), "aza", MONDAY, 2)
    assert amounts(days) == [[], []]
    assert [each.as_needed for each in days] == [True, True]


def test_before_the_first_step_there_is_none() -> None:
    first = date(2026, 3, 10)
    days = coming_days(of(step(slot("morning", "breakfast"), begins=first)), "aza", MONDAY, 2)
    assert [(each.step, len(each.doses)) for each in days] == [(None, 0), (0, 1)]


def test_an_unknown_prescription_asks_for_nothing() -> None:
    assert coming_days(of(), "gone", MONDAY, 1) == [ComingDay(MONDAY, (), None)]


REPEATS = st.one_of(
    st.just(Repeat()),
    st.builds(Repeat, st.just(RepeatKind.WEEKDAYS), weekdays=st.frozensets(st.integers(1, 7), min_size=1)),
    st.builds(Repeat, st.just(RepeatKind.EVERY_DAYS), every=st.integers(1, 9), since=st.just(MONDAY)),
    st.builds(
        Repeat,
        st.just(RepeatKind.CYCLE),
        every=st.integers(1, 9),
        days_off=st.integers(1, 9),
        since=st.just(MONDAY),
    ),
    st.just(Repeat(RepeatKind.AS_NEEDED)),
)


@given(repeat=REPEATS, held=st.integers(0, 20), ahead=st.integers(0, 20), days=st.integers(1, 30))
def test_the_calendar_says_what_the_ledger_will_expect(repeat: Repeat, held: int, ahead: int, days: int) -> None:
    begins = MONDAY + timedelta(days=held)
    hold = Hold(Change(begins), Change(begins + timedelta(days=3)))
    before = of(holds=(hold,))
    wanted = WantedSlot(75, None if repeat.as_needed else "breakfast", repeat=repeat)
    first = MONDAY + timedelta(days=ahead)
    after = change_dose(before, MOMENT, before.prescriptions[0], first, [wanted])
    shown = coming_days(after, "aza", MONDAY, days, before=before)
    for each in shown:
        due = expected_doses(after, each.day, each.day)
        assert [dose for dose in each.doses if dose.hold is None] == due
        assert each.held == (bool(each.doses) and not due)
        assert not (each.changed and each.day < first)
        assert each.step == (0 if each.day < first else 1)
