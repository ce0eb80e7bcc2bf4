"""What is told, and when: once each, whatever happens in between."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome, Stage
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.ledger import Intake, LedgerDose, dose_state, ledger
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import BloodTest, DoneTest, PlannedTest, blood_tests
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.reminders import Reminder, next_instant, reminders
from imuran_desktop.domain.stock import RunOut, StockEntry, StockKind
from imuran_desktop.domain.zones import Timeline
from tests.domain.builders import LONDON, day, intake, local, plan, prescription, slot, step, travels, utc

TODAY = day("2026-03-10")
MINUTE, HOUR, ONE_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)
TWICE = plan(prescription(step(slot("a", "08:00"), slot("b", "18:00")), recording=TODAY))
HOME = Timeline.fixed(LONDON)


def at(wall: str) -> datetime:
    """A London time of 10 March, or of the day that it names ("11 08:00")."""
    on, _, time = wall.rpartition(" ")
    return local(f"2026-03-{on or '10'}T{time}")


def told_of_doses(
    wall: str,
    told: Collection[str] = (),
    snoozed: Mapping[str, datetime] | None = None,
    recorded: Sequence[Intake] = (),
) -> list[str]:
    now = at(wall)
    doses = ledger(TWICE, {item.id: item for item in recorded}, TODAY, TODAY + ONE_DAY, now)
    return [item.id for item in reminders(doses, [], HOME, told, snoozed or {}, now)]


A, B = "a/2026-03-10", "b/2026-03-10"


@pytest.mark.parametrize(
    ("wall", "ids"),
    [
        ("07:59:59", []),
        ("08:00", [f"{A}#due"]),
        ("12:59:59", [f"{A}#due"]),
        ("13:00", [f"{A}#missed"]),
        ("18:00", [f"{A}#missed", f"{B}#due"]),
        ("11 00:59", [f"{A}#missed", f"{B}#due"]),
        ("11 01:00", [f"{A}#missed", f"{B}#missed"]),
    ],
)
def test_a_dose_is_told_when_due_and_when_missed(wall: str, ids: list[str]) -> None:
    assert told_of_doses(wall) == ids


def test_a_reminder_says_since_when_and_of_which_dose() -> None:
    doses = ledger(TWICE, {}, TODAY, TODAY, at("14:00"))

    (missed,) = reminders(doses, [], HOME, (), {}, at("14:00"))

    assert missed == Reminder(f"{A}#missed", Stage.MISSED, at("13:00"), dose=doses[0])


def test_what_was_told_is_not_told_again() -> None:
    assert told_of_doses("09:00", [f"{A}#due"]) == []
    assert told_of_doses("13:00", [f"{A}#due"]) == [f"{A}#missed"]
    assert told_of_doses("18:00", [f"{A}#due", f"{A}#missed"]) == [f"{B}#due"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_of_an_answered_dose_nothing_is_told(outcome: Outcome) -> None:
    for wall in ("08:00", "13:00", "17:00"):
        assert told_of_doses(wall, recorded=[intake(A, outcome)]) == []


def test_a_snooze_puts_a_dose_off_and_is_told_once() -> None:
    snoozed = {A: at("08:15")}
    again = f"{A}#due#{int(at('08:15').timestamp())}"

    assert told_of_doses("08:14:59", [f"{A}#due"], snoozed) == []
    assert told_of_doses("08:15", [f"{A}#due"], snoozed) == [again]
    assert told_of_doses("12:00", [f"{A}#due", again], snoozed) == []


def test_a_second_snooze_is_told_too() -> None:
    first, second = (f"{A}#due#{int(at(wall).timestamp())}" for wall in ("08:15", "08:30"))

    assert told_of_doses("08:29", [f"{A}#due", first], {A: at("08:30")}) == []
    assert told_of_doses("08:30", [f"{A}#due", first], {A: at("08:30")}) == [second]


def test_a_snooze_never_delays_missed() -> None:
    assert told_of_doses("13:00", [f"{A}#due"], {A: at("17:00")}) == [f"{A}#missed"]
    assert told_of_doses("17:30", [f"{A}#due", f"{A}#missed"], {A: at("17:00")}) == []


def test_a_snooze_of_one_dose_is_none_of_another() -> None:
    assert told_of_doses("18:00", [f"{A}#missed"], {A: at("23:00")}) == [f"{B}#due"]


# --- Blood tests ---------------------------------------------------------------------------------------------------


def told_of_tests(
    now: datetime, *due: str, gap: int = 28, told: Collection[str] = (), done: Sequence[str] = ()
) -> list[str]:
    planned = [PlannedTest(day(each), ("blood count",), "made", gap) for each in due]
    recorded = [DoneTest(each, day(each)) for each in done]
    tests = blood_tests(planned, recorded, HOME.local(now).date())
    return [f"{item.id} {HOME.local(item.at):%d %H:%M}" for item in reminders([], tests, HOME, told, {}, now)]


DUE = "2026-03-20"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("13 08:59:59", []),
        ("13 09:00", [f"test/{DUE}#test_week_before#2026-03-13 13 09:00"]),
        ("18 23:00", [f"test/{DUE}#test_week_before#2026-03-13 13 09:00"]),
        ("19 09:00", [f"test/{DUE}#test_day_before#2026-03-19 19 09:00"]),
        ("20 08:59", [f"test/{DUE}#test_day_before#2026-03-19 19 09:00"]),
        ("20 09:00", [f"test/{DUE}#test_due#2026-03-20 20 09:00"]),
        ("23 08:59", [f"test/{DUE}#test_due#2026-03-20 20 09:00"]),
        ("23 09:00", [f"test/{DUE}#test_overdue#2026-03-23 23 09:00"]),
        ("26 09:00", [f"test/{DUE}#test_overdue#2026-03-26 26 09:00"]),
        ("29 09:00", [f"test/{DUE}#test_overdue#2026-03-29 29 09:00"]),
    ],
)
def test_a_blood_test_is_told_at_nine_ahead_on_the_day_and_every_three_days_after(now: str, told: list[str]) -> None:
    assert told_of_tests(at(now), DUE) == told


def test_a_month_after_its_date_a_test_is_told_for_the_last_time() -> None:
    assert told_of_tests(local("2026-04-19T09:00"), DUE) == [f"test/{DUE}#test_overdue#2026-04-19 19 09:00"]
    assert told_of_tests(local("2026-09-01T09:00"), DUE, told=[f"test/{DUE}#test_overdue#2026-04-19"]) == []


def test_a_weekly_test_is_not_told_a_week_before() -> None:
    assert told_of_tests(at("13 09:00"), DUE, gap=7) == []
    assert told_of_tests(at("13 09:00"), DUE, gap=8) == [f"test/{DUE}#test_week_before#2026-03-13 13 09:00"]
    assert told_of_tests(at("19 09:00"), DUE, gap=7) == [f"test/{DUE}#test_day_before#2026-03-19 19 09:00"]


def test_of_several_overdue_tests_only_the_last_is_told() -> None:
    dates = ("2026-03-01", "2026-03-08", "2026-03-15")

    assert told_of_tests(at("18 09:00"), *dates, gap=7) == ["test/2026-03-15#test_overdue#2026-03-18 18 09:00"]
    assert told_of_tests(at("15 07:00"), *dates, gap=7) == ["test/2026-03-15#test_day_before#2026-03-14 14 09:00"]


def test_one_test_overdue_and_one_to_come_are_both_told() -> None:
    assert told_of_tests(at("19 09:00"), "2026-03-13", DUE, gap=7) == [
        "test/2026-03-13#test_overdue#2026-03-19 19 09:00",
        f"test/{DUE}#test_day_before#2026-03-19 19 09:00",
    ]


def test_a_test_that_was_done_or_left_behind_is_silent() -> None:
    assert told_of_tests(at("20 09:00"), DUE, done=["2026-03-18"]) == []
    assert told_of_tests(at("23 10:00"), "2026-03-13", DUE, gap=7, done=[DUE]) == []


def test_what_was_told_of_a_test_is_not_told_again_and_older_stages_do_not_come_after_it() -> None:
    assert told_of_tests(at("20 12:00"), DUE, told=[f"test/{DUE}#test_due#2026-03-20"]) == []


def test_a_test_is_told_at_nine_where_the_person_is() -> None:
    timeline = travels(LONDON, (at("15 12:00"), "Asia/Tokyo"))
    tests = blood_tests([PLANNED], [], TODAY)
    nine = local("2026-03-20T09:00", "Asia/Tokyo")

    before, told = (reminders([], tests, timeline, (), {}, now) for now in (nine - SECOND, nine))

    assert [item.stage for item in before] == [Stage.TEST_DAY_BEFORE]
    assert [(item.stage, item.at, item.test) for item in told] == [(Stage.TEST_DUE, nine, tests[0])]


PLANNED = PlannedTest(day(DUE), ("blood count",), "made", 28)


def test_doses_and_tests_are_told_oldest_first() -> None:
    now = at("20 19:00")
    doses = ledger(TWICE, {}, day(DUE), day(DUE), now)

    told = reminders(doses, blood_tests([PLANNED], [], day(DUE)), HOME, (), {}, now)

    assert [item.stage for item in told] == [Stage.TEST_DUE, Stage.MISSED, Stage.DUE]
    assert [item.at for item in told] == sorted(item.at for item in told)


# --- When to look again --------------------------------------------------------------------------------------------


def looks(now: datetime, tests: Sequence[BloodTest] = (), snoozed: Mapping[str, datetime] | None = None) -> datetime:
    today = HOME.local(now).date()
    return next_instant(ledger(TWICE, {}, today, today + ONE_DAY, now), tests, HOME, snoozed or {}, now)


def test_the_next_look_is_at_the_next_thing_to_tell_or_to_change_on_screen() -> None:
    tests = blood_tests([PLANNED], [], TODAY)

    assert looks(at("07:00")) == at("08:00")
    assert looks(at("08:00")) == at("09:00")
    assert looks(at("09:00")) == at("13:00")
    assert looks(at("09:00"), snoozed={A: at("09:15"), B: at("08:00")}) == at("09:15")
    assert looks(at("19:00")) == at("11 00:00"), "midnight"
    assert looks(at("13 08:30"), tests) == at("13 09:00")


def test_with_nothing_to_tell_the_next_look_is_at_midnight() -> None:
    assert next_instant([], [], HOME, {}, at("10:00")) == at("11 00:00")
    assert next_instant([], [], HOME, {}, at("11 00:00")) == at("12 00:00")


def test_midnight_is_the_first_instant_of_the_next_day_there_is() -> None:
    def midnight(zone: str, wall: str) -> datetime:
        return next_instant([], [], Timeline.fixed(zone), {}, local(wall, zone))

    assert midnight("America/Santiago", "2026-09-05T20:00") == local("2026-09-06T01:00", "America/Santiago")
    assert midnight("America/Santiago", "2026-04-04T22:00") == local("2026-04-05T00:00", "America/Santiago")
    assert midnight("Pacific/Apia", "2011-12-29T20:00") == local("2011-12-31T00:00", "Pacific/Apia")


@pytest.mark.parametrize(
    ("leaves", "landing", "arrives"),
    [
        (LONDON, "2026-03-11T00:30", "America/New_York"),
        ("Pacific/Kiritimati", "2026-03-11T00:30", "Pacific/Niue"),
        ("Pacific/Apia", "2026-03-11T00:10", "Pacific/Pago_Pago"),
    ],
)
def test_after_a_flight_to_the_day_before_midnight_comes_again(leaves: str, landing: str, arrives: str) -> None:
    now = local(landing, leaves)
    timeline = travels(leaves, (now, arrives))
    tomorrow = timeline.local(now).date() + ONE_DAY

    assert tomorrow < day("2026-03-12")
    assert next_instant([], [], timeline, {}, now) == local(f"{tomorrow}T00:00", arrives)


# --- As a computer that sleeps and wakes would tell it ----------------------------------------------------------------

BEGIN = utc("2026-03-27T00:00")
FIRST = BEGIN.date()
LAST = FIRST + 3 * ONE_DAY
STEP = timedelta(minutes=5)


@dataclass
class Desk:
    """A computer with one diary: looks when it is told to, tells what it finds, and hears some answers."""

    plan: Plan
    planned: Sequence[PlannedTest]
    answers: Mapping[str, timedelta]
    """How long after a dose is due it is answered, by key."""
    naps: Mapping[str, int]
    """How often the reminder of a dose is snoozed, by key."""
    told: dict[str, datetime] = field(default_factory=dict)
    snoozed: dict[str, datetime] = field(default_factory=dict)
    _doses: list[Dose] = field(default_factory=list)

    def look(self, now: datetime) -> datetime:
        """Tell what is to be told at ``now``; return when to look again."""
        doses, tests = self._doses_at(now), self._tests_at(now)
        for item in reminders(doses, tests, self.plan.timeline, set(self.told), self.snoozed, now):
            assert item.id not in self.told
            assert item.at <= now
            self.told[item.id] = now
            if item.stage is Stage.DUE and item.dose is not None:
                self._nap(item.dose.dose.key, now)
        following = next_instant(doses, tests, self.plan.timeline, self.snoozed, now)
        assert following > now
        return following

    def _nap(self, key: str, now: datetime) -> None:
        if sum(told.startswith(f"{key}#due") for told in self.told) <= self.naps.get(key, 0):
            self.snoozed[key] = now + 4 * STEP

    def doses(self) -> list[Dose]:
        if not self._doses:
            self._doses = expected_doses(self.plan, FIRST, LAST + 2 * ONE_DAY)
        return self._doses

    def answered_at(self, dose: Dose) -> datetime | None:
        after = self.answers.get(dose.key)
        return None if after is None else dose.instant + after

    def _doses_at(self, now: datetime) -> list[LedgerDose]:
        today = self.plan.timeline.local(now).date()
        found = []
        for dose in self.doses():
            if dose.day <= today + ONE_DAY:
                moment = self.answered_at(dose)
                answer = intake(dose.key, at=moment) if moment is not None and moment <= now else None
                found.append(LedgerDose(dose, dose_state(dose, answer, now), answer))
        return found

    def _tests_at(self, now: datetime) -> list[BloodTest]:
        return blood_tests(self.planned, [], self.plan.timeline.local(now).date())


half_hours = st.integers(0, 47).map(lambda number: f"{number // 2:02}:{number % 2 * 30:02}")
zones = st.sampled_from([LONDON, "Africa/Cairo", "Pacific/Apia", "America/New_York"])


@st.composite
def desks(draw: st.DrawFn, answering: bool = True) -> Desk:
    times = draw(st.lists(half_hours, min_size=1, max_size=3, unique=True))
    item = prescription(step(*(slot(f"s{number}", wall) for number, wall in enumerate(times))), recording=FIRST)
    journeys = draw(
        st.lists(st.tuples(st.integers(0, 3 * 48).map(lambda n: BEGIN + n * 30 * MINUTE), zones), max_size=2)
    )
    desk_plan = plan(item, zone=travels(draw(zones), *journeys))
    keys = [dose.key for dose in expected_doses(desk_plan, FIRST, LAST)]
    gap = draw(st.sampled_from([7, 28]))
    due = draw(st.lists(st.integers(-2, 8), max_size=3, unique=True))
    return Desk(
        desk_plan,
        [PlannedTest(FIRST + number * ONE_DAY, ("blood count",), "made", gap) for number in sorted(due)],
        draw(st.dictionaries(st.sampled_from(keys), st.integers(-12, 60).map(lambda n: n * STEP))) if answering else {},
        draw(st.dictionaries(st.sampled_from(keys), st.integers(0, 4))),
    )


def ticks(first: datetime, last: date) -> Iterator[datetime]:
    now = first
    while now.date() <= last:
        yield now
        now += STEP


@given(desks(), st.lists(st.integers(1, 30 * 60), min_size=1))
@settings(max_examples=60, deadline=None)
def test_however_seldom_one_looks_nothing_is_told_twice_and_each_miss_once(desk: Desk, waits: list[int]) -> None:
    now = BEGIN
    for minutes in waits:
        desk.look(now)
        now += minutes * MINUTE
    end = utc("2026-04-05T12:00")
    desk.look(end)

    missed = sorted(told for told in desk.told if told.endswith("#missed"))
    unanswered = [dose.key for dose in desk.doses() if desk.answered_at(dose) is None]
    late = [dose.key for dose in desk.doses() if (moment := desk.answered_at(dose)) and moment > dose.cutoff]
    assert {f"{key}#missed" for key in unanswered} <= set(missed) <= {f"{key}#missed" for key in [*unanswered, *late]}
    for key in (dose.key for dose in desk.doses()):
        assert sum(told.startswith(f"{key}#due") for told in desk.told) <= 1 + desk.naps.get(key, 0)
    told = dict(desk.told)
    desk.look(end + SECOND)
    assert desk.told == told, "nothing is left to tell"


@given(desks())
@settings(max_examples=10, deadline=None)
def test_looking_only_when_asked_to_tells_the_same_as_always_looking(desk: Desk) -> None:
    watching = Desk(desk.plan, desk.planned, desk.answers, desk.naps)
    for now in ticks(BEGIN, LAST):
        watching.look(now)

    now = BEGIN
    while now.date() <= LAST:
        now = desk.look(now)

    assert desk.told == watching.told


@given(desks(answering=False))
@settings(max_examples=25, deadline=None)
def test_each_reminder_comes_at_its_time_when_looking_when_asked_to(desk: Desk) -> None:
    now = BEGIN
    while now.date() <= LAST:
        now = desk.look(now)

    for dose in desk.doses():
        if dose.instant >= BEGIN and dose.cutoff.date() <= LAST:
            assert desk.told[f"{dose.key}#due"] == dose.instant
            assert desk.told[f"{dose.key}#missed"] == dose.cutoff


# --- Tablets -------------------------------------------------------------------------------------------------------


def stock_of(runs_out: str, counted: str = "2026-02-01T12:00", days_before: int | None = 7) -> MedicineStock:
    entry = StockEntry("e", "azathioprine", local(counted), 0, LONDON, StockKind.COUNTED, ())
    end = RunOut(day(runs_out), local(f"{runs_out}T08:00"), "a", (50.0,), 1)
    return MedicineStock(
        "azathioprine", (50.0,), may_halve=False, entries=(entry,), on_hand={50.0: 1}, end=end, days_before=days_before
    )


def told_of_tablets(stock: MedicineStock, wall: str, told: Collection[str] = ()) -> list[str]:
    found = reminders([], [], HOME, told, {}, at(wall), [stock])
    return [f"{item.stage} {HOME.local(item.at):%d %H:%M}" for item in found]


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("13 08:59:59", []),
        ("13 09:00", ["stock_low 13 09:00"]),
        ("19 08:59", ["stock_low 13 09:00"]),
        ("19 09:00", ["stock_day_before 19 09:00"]),
        ("28 09:00", ["stock_day_before 19 09:00"]),
    ],
)
def test_tablets_are_told_some_days_before_and_on_the_day_before(wall: str, expected: list[str]) -> None:
    assert told_of_tablets(stock_of("2026-03-20"), wall) == expected


def test_each_is_told_once_until_tablets_are_counted_again() -> None:
    stock = stock_of("2026-03-20")
    (low,) = reminders([], [], HOME, (), {}, at("14 10:00"), [stock])
    later = replace(stock, end=stock_of("2026-03-21").end)
    for same in (stock, later):
        assert told_of_tablets(same, "15 10:00", {low.id}) == []
    assert told_of_tablets(later, "20 10:00", {low.id}) == ["stock_day_before 20 09:00"]
    again = stock_of("2026-03-20", counted="2026-03-02T12:00")
    assert told_of_tablets(again, "15 10:00", {low.id}) == ["stock_low 13 09:00"]


def test_who_has_just_counted_few_is_told_the_morning_after() -> None:
    stock = stock_of("2026-03-15", counted="2026-03-10T20:00")
    assert told_of_tablets(stock, "10 21:00") == []
    assert told_of_tablets(stock, "11 09:00") == ["stock_low 11 09:00"]


@pytest.mark.parametrize(
    ("days_before", "expected"), [(None, []), (1, ["stock_day_before 19 09:00"]), (2, ["stock_day_before 19 09:00"])]
)
def test_the_days_before_are_the_person_s_choice(days_before: int | None, expected: list[str]) -> None:
    assert told_of_tablets(stock_of("2026-03-20", days_before=days_before), "19 12:00") == expected
    assert told_of_tablets(stock_of("2026-03-20", days_before=days_before), "18 08:00") == []


def test_tablets_that_last_are_not_told() -> None:
    assert told_of_tablets(replace(stock_of("2026-03-20"), end=None), "25 12:00") == []
    assert told_of_tablets(replace(stock_of("2026-03-20"), entries=()), "25 12:00") == []


def test_the_alarm_rings_for_tablets() -> None:
    stock = stock_of("2026-03-18")
    assert next_instant([], [], HOME, {}, at("11 07:00"), [stock]) == at("11 09:00")
    assert next_instant([], [], HOME, {}, at("11 09:00"), [stock]) == at("12 00:00")
