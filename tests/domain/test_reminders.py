"""What is told, and when: once each, whatever happens in between."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

import pytest

from imuran_desktop.domain.blood_tests import BloodTest, blood_tests
from imuran_desktop.domain.codes import Outcome, Stage
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.reminders import Reminder, Rules, Subjects, next_instant, reminders
from imuran_desktop.domain.stock import RunOut, StockEntry, StockKind
from imuran_desktop.domain.zones import Timeline
from tests.domain.builders import LONDON, day, intake, local, travels
from tests.domain.telling import DUE, HOME, ONCE, ONE_DAY, SECOND, TODAY, TWICE, A, B, at, told_of_doses, told_of_tests


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

    (missed,) = reminders(Subjects(doses, HOME), (), at("14:00"), Rules())

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


def test_an_overdue_test_is_told_every_three_days_without_end() -> None:
    assert told_of_tests(local("2026-04-19T09:00"), DUE) == [f"test/{DUE}#test_overdue#2026-04-19 19 09:00"]
    assert told_of_tests(local("2026-04-21T23:59"), DUE) == [f"test/{DUE}#test_overdue#2026-04-19 19 09:00"]
    assert told_of_tests(local("2026-04-22T09:00"), DUE) == [f"test/{DUE}#test_overdue#2026-04-22 22 09:00"]
    days_late = 3 * 200
    on = day(DUE) + days_late * ONE_DAY
    assert told_of_tests(local(f"{on}T09:00"), DUE) == [f"test/{DUE}#test_overdue#{on} {on:%d} 09:00"]
    assert told_of_tests(local(f"{on}T09:00"), DUE, told=[f"test/{DUE}#test_overdue#{on}"]) == []


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


def test_the_time_of_day_is_the_person_s_choice() -> None:
    evening = Rules(repeats=0, test_time=time(19, 30))
    assert told_of_tests(at("19 19:29"), DUE, rules=evening) == [f"test/{DUE}#test_week_before#2026-03-13 13 19:30"]
    assert told_of_tests(at("19 19:30"), DUE, rules=evening) == [f"test/{DUE}#test_day_before#2026-03-19 19 19:30"]
    tests = blood_tests([PLANNED], [], day("2026-03-13"))
    assert looks(at("13 18:00"), tests, rules=evening) == at("13 19:00"), "an hour after a dose the screen changes"
    assert looks(at("13 19:00"), tests, rules=evening) == at("13 19:30")


def test_quiet_hours_put_a_test_off_within_its_day_only() -> None:
    morning, all_day = (Rules(quiet=QuietHours(time(8), ends)) for ends in (time(10), time(7)))
    assert told_of_tests(at("20 09:59"), DUE, rules=morning) == []
    assert told_of_tests(at("20 07:59"), DUE, rules=morning) == [f"test/{DUE}#test_day_before#2026-03-19 19 10:00"]
    assert told_of_tests(at("20 10:00"), DUE, rules=morning) == [f"test/{DUE}#test_due#2026-03-20 20 10:00"]
    assert told_of_tests(at("20 09:00"), DUE, rules=all_day) == [f"test/{DUE}#test_due#2026-03-20 20 09:00"]


def test_a_test_is_told_at_nine_where_the_person_is() -> None:
    timeline = travels(LONDON, (at("15 12:00"), "Asia/Tokyo"))
    tests = blood_tests([PLANNED], [], TODAY)
    nine = local("2026-03-20T09:00", "Asia/Tokyo")

    before, told = (reminders(Subjects([], timeline, tests), (), now, Rules()) for now in (nine - SECOND, nine))

    assert [item.stage for item in before] == [Stage.TEST_DAY_BEFORE]
    assert [(item.stage, item.at, item.test) for item in told] == [(Stage.TEST_DUE, nine, tests[0])]


PLANNED = PlannedTest(day(DUE), ("blood count",), "made", 28)


def test_doses_and_tests_are_told_oldest_first() -> None:
    now = at("20 19:00")
    doses = ledger(TWICE, {}, day(DUE), day(DUE), now)

    told = reminders(Subjects(doses, HOME, blood_tests([PLANNED], [], day(DUE))), (), now, Rules())

    assert [item.stage for item in told] == [Stage.TEST_DUE, Stage.MISSED, Stage.DUE]
    assert [item.at for item in told] == sorted(item.at for item in told)


# --- When to look again --------------------------------------------------------------------------------------------


def looks(
    now: datetime,
    tests: Sequence[BloodTest] = (),
    snoozed: Mapping[str, datetime] | None = None,
    rules: Rules = ONCE,
) -> datetime:
    today = HOME.local(now).date()
    subjects = Subjects(ledger(TWICE, {}, today, today + ONE_DAY, now), HOME, tests, snoozed=snoozed)
    return next_instant(subjects, now, rules)


def test_the_next_look_is_at_the_next_thing_to_tell_or_to_change_on_screen() -> None:
    tests = blood_tests([PLANNED], [], TODAY)

    assert looks(at("07:00")) == at("08:00")
    assert looks(at("08:00")) == at("09:00")
    assert looks(at("09:00")) == at("13:00")
    assert looks(at("09:00"), snoozed={A: at("09:15"), B: at("08:00")}) == at("09:15")
    assert looks(at("19:00")) == at("11 00:00"), "midnight"
    assert looks(at("13 08:30"), tests) == at("13 09:00")


def test_the_next_look_is_at_the_next_repeat_too() -> None:
    assert looks(at("08:00"), rules=Rules()) == at("08:15")
    assert looks(at("08:15"), rules=Rules()) == at("08:30")
    assert looks(at("08:45"), rules=Rules()) == at("09:00"), "the last repeat is over, the hour for it not"
    assert looks(at("08:07"), snoozed={A: at("08:10")}, rules=Rules()) == at("08:10")
    assert looks(at("08:10"), snoozed={A: at("08:10")}, rules=Rules()) == at("08:25")


def test_the_next_look_is_when_the_quiet_hours_end() -> None:
    rules = Rules(quiet=QuietHours(time(6), time(8, 30)))
    assert looks(at("07:00"), rules=rules) == at("08:00"), "the screen changes"
    assert looks(at("08:00"), rules=rules) == at("08:30")


def test_with_nothing_to_tell_the_next_look_is_at_midnight() -> None:
    assert next_instant(Subjects([], HOME), at("10:00"), Rules()) == at("11 00:00")
    assert next_instant(Subjects([], HOME), at("11 00:00"), Rules()) == at("12 00:00")


def test_midnight_is_the_first_instant_of_the_next_day_there_is() -> None:
    def midnight(zone: str, wall: str) -> datetime:
        return next_instant(Subjects([], Timeline.fixed(zone)), local(wall, zone), Rules())

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
    assert next_instant(Subjects([], timeline), now, Rules()) == local(f"{tomorrow}T00:00", arrives)


# --- Tablets -------------------------------------------------------------------------------------------------------


def stock_of(runs_out: str, counted: str = "2026-02-01T12:00", days_before: int | None = 7) -> MedicineStock:
    entry = StockEntry("e", "azathioprine", local(counted), 0, LONDON, StockKind.COUNTED, ())
    end = RunOut(day(runs_out), local(f"{runs_out}T08:00"), "a", (50.0,), 1)
    return MedicineStock(
        "azathioprine", (50.0,), may_halve=False, entries=(entry,), on_hand={50.0: 1}, end=end, days_before=days_before
    )


def told_of_tablets(stock: MedicineStock, wall: str, told: Collection[str] = (), rules: Rules = ONCE) -> list[str]:
    found = reminders(Subjects([], HOME, stocks=[stock]), told, at(wall), rules)
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
    (low,) = reminders(Subjects([], HOME, stocks=[stock]), (), at("14 10:00"), Rules())
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
    assert next_instant(Subjects([], HOME, stocks=[stock]), at("11 07:00"), Rules()) == at("11 09:00")
    assert next_instant(Subjects([], HOME, stocks=[stock]), at("11 09:00"), Rules()) == at("12 00:00")


def test_tablets_are_told_at_the_person_s_time_after_the_quiet_hours() -> None:
    stock, evening = stock_of("2026-03-20"), Rules(test_time=time(18))
    assert told_of_tablets(stock, "13 17:59", rules=evening) == []
    assert told_of_tablets(stock, "13 18:00", rules=evening) == ["stock_low 13 18:00"]
    over_night = replace(evening, quiet=QuietHours(time(17), time(8)))
    assert told_of_tablets(stock, "14 07:59", rules=over_night) == []
    assert told_of_tablets(stock, "14 08:00", rules=over_night) == ["stock_low 14 08:00"]
