"""Past days never change, under any sequence of the changes that a person can make to a plan."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import dose_key, planned_doses
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_checks import PlanFault, check_plan
from imuran_desktop.domain.plan_edit import changed_past
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.details_edits import Details, change_details
from imuran_desktop.services.plan_edits import Moment, change_dose, change_meals, remove_step
from imuran_desktop.services.plan_view import arrange
from imuran_desktop.services.prescription_edits import (
    WantedHold,
    begin_prescription,
    change_hold,
    end_hold,
    end_prescription,
    pause,
)
from imuran_desktop.services.slot_ids import WantedSlot
from tests.domain.builders import LONDON, meals, plan, prescription, slot, step, travels
from tests.domain.changing import BEGIN, Made, changes, journeys, moments

Edit = Callable[[Plan, Moment, date], Plan]
"""Makes a plan of the one there is, at a moment, from a date on."""

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2026, 3, 20), date(2026, 4, 20)


walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
times_of_meals = st.fixed_dictionaries({"breakfast": walls, "dinner": walls})
repeats = st.one_of(
    st.just(Repeat()),
    st.builds(lambda days: Repeat(RepeatKind.WEEKDAYS, days), st.frozensets(st.integers(1, 7), min_size=1)),
    st.builds(
        lambda kind, every, off, ahead: Repeat(kind, every=every, days_off=off, since=FIRST + ahead * ONE_DAY),
        st.sampled_from([RepeatKind.EVERY_DAYS, RepeatKind.CYCLE, RepeatKind.EVERY_MONTHS]),
        st.integers(1, 4),
        st.integers(0, 3),
        st.integers(0, 9),
    ),
    st.just(Repeat(RepeatKind.AS_NEEDED)),
)


@st.composite
def wanted_slots(draw: st.DrawFn) -> list[WantedSlot]:
    found = []
    for meal in draw(st.lists(st.sampled_from(["breakfast", "dinner", None]), min_size=1, max_size=3, unique=True)):
        amount = draw(st.sampled_from([25.0, 50.0, 75.0]))
        at = None if meal else draw(walls)
        found.append(WantedSlot(amount, meal, at, draw(st.sampled_from(["", "a", "b"])), draw(repeats)))
    return found


def dose_edit(wanted: list[WantedSlot], *, replaces: bool) -> Edit:
    def edit(of: Plan, moment: Moment, first: date) -> Plan:
        item = of.prescriptions[0]
        coming = [each for each in arrange(item, moment.today).coming if replaces]
        return change_dose(of, moment, item, first, wanted, next(iter(coming), None))

    return edit


def removal(of: Plan, moment: Moment, first: date) -> Plan:
    item = of.prescriptions[0]
    coming = arrange(item, moment.today).coming
    return remove_step(of, moment, item, coming[-1]) if coming else of


def details_edit(food: FoodInstruction, tablets_mg: tuple[float, ...], hours: int, *, may_halve: bool) -> Edit:
    details = Details(food, "As my clinic says", tablets_mg, may_halve=may_halve, window=timedelta(hours=hours))
    return lambda of, moment, _: change_details(of, moment, of.prescriptions[0], details)


def meals_edit(times: dict[str, time], others: dict[int, dict[str, time]] | None) -> Edit:
    return lambda of, moment, _: change_meals(of, moment, times, others)


def hold_edit(days: int | None) -> Edit:
    def edit(of: Plan, moment: Moment, first: date) -> Plan:
        last = None if days is None else first + days * ONE_DAY
        return pause(of, moment, of.prescriptions[0], WantedHold(first, last))

    return edit


def resuming(of: Plan, moment: Moment, first: date) -> Plan:
    """The last hold is over from ``first`` on, if it has begun and is not over yet."""
    item = of.prescriptions[0]
    lasting = [each for each in item.holds if each.ends is None or each.ends.first > moment.today]
    if not lasting or lasting[-1].begins.first > first:
        return of
    return end_hold(of, moment, item, lasting[-1], first)


def lasting_longer(of: Plan, moment: Moment, first: date) -> Plan:
    """The last hold, not over yet, goes on until another day."""
    item = of.prescriptions[0]
    lasting = [each for each in item.holds if (last := each.last_day) and last >= moment.today]
    if not lasting or lasting[-1].begins.first > first:
        return of
    return change_hold(of, moment, item, lasting[-1], replace(WantedHold.of(lasting[-1]), last=first + ONE_DAY))


def ending(of: Plan, moment: Moment, first: date) -> Plan:
    item = of.prescriptions[0]
    over = item.ends is not None and item.ends.first <= moment.today
    return of if over else end_prescription(of, moment, item, None if first == moment.today else first)


def beginning(wanted: list[WantedSlot]) -> Edit:
    details = Details(FoodInstruction.EITHER)
    return lambda of, moment, first: begin_prescription(of, moment, "iron", min(first, moment.today), wanted, details)


edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(dose_edit, wanted_slots(), replaces=st.booleans()),
    st.builds(
        details_edit,
        st.sampled_from(FoodInstruction),
        st.sampled_from([(25.0,), (25.0, 50.0), ()]),
        st.integers(0, 3),
        may_halve=st.booleans(),
    ),
    st.builds(
        meals_edit,
        times_of_meals,
        st.none() | st.dictionaries(st.integers(1, 7), times_of_meals, max_size=3),
    ),
    st.builds(hold_edit, st.none() | st.integers(0, 5)),
    st.builds(beginning, wanted_slots()),
    st.sampled_from([removal, resuming, lasting_longer, ending]),
)
HALF_HOURS = moments(timedelta(minutes=30))


def changes_made(most_ahead: int = 4) -> st.SearchStrategy[list[Made[Edit]]]:
    return changes(HALF_HOURS, edits, "ab", most=8, most_ahead=most_ahead)


@st.composite
def first_plans(draw: st.DrawFn, *, travelling: bool = False) -> Plan:
    home = draw(st.sampled_from([LONDON, "America/Santiago", "Africa/Cairo", "UTC"]))
    flights = draw(journeys(HALF_HOURS)) if travelling else []
    item = prescription(step(slot("a", "breakfast"), slot("b", "dinner"), begins=FIRST), recording=FIRST)
    return plan(item, zone=travels(home, *flights), meal_times=[meals(draw(times_of_meals), FIRST)])


def seen(of: Plan, until: datetime) -> dict[str, object]:
    """All that is said of each dose until an instant, found without `past_doses`."""
    return {
        dose.key: (
            dose.instant,
            dose.amount_mg,
            dose.tablets,
            dose.directions.window,
            dose.directions.food,
            dose.hold is None,
        )
        for dose in planned_doses(of, FIRST, LAST)
        if dose.instant <= until
    }


def saved(before: Plan, made: Made[Edit]) -> Plan:
    """The plan after a change; as before where it would be refused."""
    today = before.timeline.local(made.at).date()
    moment = Moment(made.at, today, made.answered)
    after = made.edit(before, moment, today + made.days_ahead * ONE_DAY)
    # Times are drawn at random, so two may be the same.
    refused = {problem.fault for problem in check_plan(after)} - {PlanFault.SAME_TIME}
    return before if refused else after


def check_past(of: Plan, made: Sequence[Made[Edit]]) -> None:
    for change in made:
        before, after, now = of, saved(of, change), change.at
        was, is_ = seen(before, now), seen(after, now)
        assert {key: is_.get(key) for key in was} == was
        assert changed_past(before, after, now) == []
        old, new = ({dose.key: dose for dose in planned_doses(each, FIRST, LAST)} for each in (before, after))
        assert len(new) == len(planned_doses(after, FIRST, LAST)), "each dose once"
        # A medicine that is added the very moment its first dose is due asks for that one.
        added = [new[key] for key in new.keys() - old.keys()]
        assert all(dose.instant >= now for dose in added), "no dose whose time has passed"
        today = of.timeline.local(now).date()
        for key in {dose_key(each, today) for each in change.answered} & old.keys():
            if change.days_ahead == 0:
                told = [(dose.instant, dose.amount_mg, dose.hold is None) for dose in (old[key], new[key])]
                assert told[0] == told[1], "what was answered stays as it was answered"
        of = after


@given(first_plans(), changes_made())
@settings(max_examples=150, deadline=None)
def test_no_sequence_of_changes_moves_the_past(of: Plan, made: list[Made[Edit]]) -> None:
    check_past(of, made)


@given(first_plans(travelling=True), changes_made(most_ahead=0))
@settings(max_examples=100, deadline=None)
def test_no_sequence_of_changes_from_today_on_moves_the_past_of_a_traveller(of: Plan, made: list[Made[Edit]]) -> None:
    check_past(of, made)


def test_the_changes_that_are_drawn_do_change_plans() -> None:
    """So the two tests above say something."""
    of = plan(prescription(step(slot("a", "breakfast"), slot("b", "dinner"), begins=FIRST), recording=FIRST))
    moment = Moment(BEGIN + timedelta(hours=12), BEGIN.date())
    made = [
        dose_edit([WantedSlot(75.0, "breakfast")], replaces=False),
        details_edit(FoodInstruction.EITHER, (25.0,), 2, may_halve=False),
        meals_edit({"breakfast": time(9), "dinner": time(20)}, {7: {"breakfast": time(10)}}),
        beginning([WantedSlot(50.0, None, time(15))]),
        hold_edit(2),
        ending,
    ]

    for edit in made:
        after = edit(of, moment, moment.today)
        assert check_plan(after) == []
        assert seen(after, BEGIN + timedelta(days=9)) != seen(of, BEGIN + timedelta(days=9))
        of = after
