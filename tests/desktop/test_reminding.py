from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imuran_desktop.desktop.notifier import Notification
from imuran_desktop.domain.codes import Delivery, Outcome
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.reminders import Rules
from imuran_desktop.domain.stock import Packs
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import book_test, put_off_test
from imuran_desktop.services.away import record_away
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import create_with_plan, save_plan
from imuran_desktop.services.reminder_log import read_log
from imuran_desktop.services.stock import count_tablets, record_refill
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.read import intake_of, snoozes
from tests.desktop.desk import EVENING, KIM, MADE, ME, MORNING, Desk, twice_a_day
from tests.domain.builders import day, local, plan, prescription, slot, step

DUE, MISSED = "Time for Azathioprine 50\N{NO-BREAK SPACE}mg", "Nothing recorded: Azathioprine 50\N{NO-BREAK SPACE}mg"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "sam.imuran"
    create_with_plan(file, KIM, MADE, twice_a_day()).close()
    return file


@pytest.fixture
def start(path: Path, qapp: object) -> Iterator[Callable[[], Desk]]:
    """Start another process on the diary."""
    started: list[Desk] = []

    def start() -> Desk:
        started.append(Desk(path, MADE))
        return started[-1]

    yield start
    for desk in started:
        desk.diary.close()


@pytest.fixture
def desk(start: Callable[[], Desk]) -> Desk:
    return start()


def test_a_dose_is_told_once_when_its_time_comes(desk: Desk) -> None:
    desk.look("2026-03-01T07:59:59")
    assert desk.board.told == []
    assert desk.bell.next == local("2026-03-01T08:00")
    desk.look("2026-03-01T08:00")
    desk.look("2026-03-01T08:14")
    (told,) = desk.board.told
    assert (told.id, told.title) == (f"dose:{MORNING}", DUE)
    assert [key for key, _ in told.actions] == ["taken", "snooze", "skip", "default"]
    assert desk.bell.next == local("2026-03-01T08:15")  # then it is told again
    assert desk.delivered == [True]


def test_two_processes_tell_each_once(start: Callable[[], Desk]) -> None:
    desks = start(), start()
    for time in ("07:59", "08:00", "13:15", "18:30"):
        for desk in desks:
            desk.look(f"2026-03-01T{time}")
    told = [shown.id for desk in desks for shown in desk.board.told]
    assert sorted(told) == [f"dose:{EVENING}", f"dose:{MORNING}", f"dose:{MORNING}"]
    assert [shown.title.partition(",")[0] for shown in desks[0].board.told] == [DUE, MISSED, DUE]


def test_what_is_answered_elsewhere_is_taken_back(desk: Desk, start: Callable[[], Desk]) -> None:
    desk.look("2026-03-01T08:00")
    other = start()
    record_intake(other.diary, KIM, local("2026-03-01T08:05"), MORNING, Answer(Outcome.TAKEN))
    desk.look("2026-03-01T08:06")
    assert desk.board.titles == []
    desk.look("2026-03-01T13:15")
    assert len(desk.board.told) == 1


@pytest.mark.parametrize(("action", "outcome"), [("taken", Outcome.TAKEN), ("skip", Outcome.SKIPPED)])
def test_an_answer_is_recorded_as_it_was_given(desk: Desk, action: str, outcome: Outcome) -> None:
    desk.look("2026-03-01T08:00")
    desk.at = local("2026-03-01T08:07")
    desk.board.press(f"dose:{MORNING}", action)
    intake = intake_of(desk.diary, MORNING)
    assert intake is not None
    assert intake.outcome is outcome
    assert intake.at == (desk.at if outcome is Outcome.TAKEN else None)
    assert (intake.food, intake.reason, intake.by) == (None, "", "")
    assert desk.opened == desk.asked == []


def test_one_press_that_is_heard_twice_counts_once(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.board.press(f"dose:{MORNING}", "taken")
    desk.at = local("2026-03-01T08:01")
    desk.board.acted.emit(f"dose:{MORNING}", "taken")
    intake = intake_of(desk.diary, MORNING)
    assert intake is not None
    assert intake.at == local("2026-03-01T08:00")
    assert desk.opened == desk.asked == []


def test_an_answer_may_come_after_the_notification_closed(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.board.closed.emit(f"dose:{MORNING}")
    desk.board.acted.emit(f"dose:{MORNING}", "taken")
    assert desk.outcome(MORNING) is Outcome.TAKEN


def test_a_snooze_tells_again_later_and_records_nothing(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.board.press(f"dose:{MORNING}", "snooze")
    assert desk.bell.next == local("2026-03-01T08:15")
    assert dict(snoozes(desk.diary, day("2026-03-01"))) == {MORNING: local("2026-03-01T08:15")}
    desk.look("2026-03-01T08:14:59")
    assert desk.board.titles == []
    desk.look("2026-03-01T08:15")
    assert desk.board.titles == [DUE]
    desk.board.press(f"dose:{MORNING}", "taken")
    assert desk.outcome(MORNING) is Outcome.TAKEN


def test_a_snooze_pressed_after_the_cut_off_leaves_what_is_then_told(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.at = local("2026-03-01T13:15")  # the computer slept, and nothing has looked yet
    desk.board.press(f"dose:{MORNING}", "snooze")
    assert desk.board.titles == [MISSED]


def test_one_ignored_is_told_as_missed_in_its_place(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.look("2026-03-01T13:15")
    assert desk.board.titles == [MISSED]
    assert [shown.id for shown in desk.board.told] == [f"dose:{MORNING}"] * 2
    desk.board.press(f"dose:{MORNING}", "record")
    assert (desk.opened, desk.asked) == ([MORNING], [MORNING])
    assert desk.outcome(MORNING) is None


def test_several_missed_while_the_app_was_closed_are_told_together_and_once(
    desk: Desk, start: Callable[[], Desk]
) -> None:
    desk.look("2026-03-04T07:00")
    (told,) = desk.board.told
    assert told.title == "6 doses have nothing recorded"
    assert told.actions == (("default", "Open"),)
    assert desk.away == 1
    later = start()
    later.look("2026-03-04T07:30")
    assert (later.board.told, later.away) == ([], 0)

    desk.board.press(told.id, "default")
    assert (desk.opened, desk.asked) == ([""], [])


def test_the_notification_of_several_goes_with_the_last_of_them(desk: Desk) -> None:
    desk.look("2026-03-04T07:00")
    for number in (1, 2, 3):
        for name in ("morning", "evening"):
            assert desk.board.titles == ["6 doses have nothing recorded"]
            record_intake(desk.diary, KIM, desk.at, f"{name}/2026-03-0{number}", Answer(Outcome.NOT_SURE))
            desk.look("2026-03-04T07:30")
    assert desk.board.titles == []


def test_the_notification_of_several_goes_when_the_rest_is_left_as_it_is(desk: Desk) -> None:
    desk.look("2026-03-04T07:00")
    keys = [f"{name}/2026-03-0{number}" for number in (1, 2, 3) for name in ("morning", "evening")]
    record_away(desk.diary, ME, desk.at, {keys[0]: Answer(Outcome.SKIPPED)}, keys[1:5])
    desk.look("2026-03-04T07:01")
    assert desk.board.titles == ["6 doses have nothing recorded"]
    record_away(desk.diary, ME, desk.at, {}, keys[5:])
    desk.look("2026-03-04T07:02")
    assert desk.board.titles == []


def test_a_single_one_missed_long_ago_stands_until_it_is_answered(tmp_path: Path, desk: Desk) -> None:
    for number in (2, 3, 4):
        for name in ("morning", "evening"):
            key = f"{name}/2026-03-0{number}"
            record_intake(desk.diary, KIM, local("2026-03-04T20:00"), key, Answer(Outcome.TAKEN))
    record_intake(desk.diary, KIM, local("2026-03-04T20:00"), EVENING, Answer(Outcome.TAKEN))
    desk.look("2026-03-05T07:00")
    assert desk.board.titles == [MISSED]
    assert desk.away == 1
    desk.look("2026-03-05T07:01")
    assert desk.board.titles == [MISSED]
    record_intake(desk.diary, KIM, desk.at, MORNING, Answer(Outcome.SKIPPED))
    desk.look("2026-03-05T07:02")
    assert desk.board.titles == []


def test_doses_missed_during_a_long_sleep_are_offered_like_those_missed_while_closed(desk: Desk) -> None:
    desk.look("2026-03-01T07:00")
    desk.look("2026-03-04T07:00")
    assert [shown.title for shown in desk.board.told] == ["6 doses have nothing recorded"]
    assert desk.away == 1


def test_those_missed_one_by_one_stand_on_today_and_are_not_offered_again(desk: Desk) -> None:
    for time in ("07:00", "08:00", "13:15"):
        desk.look(f"2026-03-01T{time}")
    assert desk.away == 0


def test_those_of_yesterday_stand_on_today_and_are_not_offered_again(desk: Desk) -> None:
    desk.look("2026-03-02T07:00")
    assert [shown.title for shown in desk.board.told] == ["2 doses have nothing recorded"]
    assert desk.away == 0


def test_a_dose_close_to_another_is_asked_about_and_not_recorded(path: Path, desk: Desk) -> None:
    record_intake(desk.diary, KIM, local("2026-03-01T06:50"), MORNING, Answer(Outcome.TAKEN, local("2026-03-01T06:50")))
    save_plan(desk.diary, KIM, MADE, twice_a_day("09:00"), correct_past=True)
    desk.look("2026-03-01T09:00")
    desk.at = local("2026-03-01T07:10")
    desk.board.press("dose:at0900/2026-03-01", "taken")
    assert (desk.opened, desk.asked) == (["at0900/2026-03-01"], ["at0900/2026-03-01"])
    assert desk.outcome("at0900/2026-03-01") is None
    assert desk.board.titles == []


def test_one_recorded_elsewhere_a_moment_ago_is_asked_about(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    record_intake(desk.diary, KIM, local("2026-03-01T08:04"), MORNING, Answer(Outcome.SKIPPED, reason="forgot"))
    desk.at = local("2026-03-01T08:05")
    desk.board.press(f"dose:{MORNING}", "taken")
    assert desk.asked == [MORNING]
    assert desk.outcome(MORNING) is Outcome.SKIPPED


@pytest.mark.parametrize("action", ["taken", "skip", "snooze"])
def test_a_plan_that_changed_while_the_notification_stood_there(desk: Desk, action: str) -> None:
    desk.look("2026-03-01T08:00")
    save_plan(desk.diary, KIM, MADE, plan(prescription(step(slot("noon", "12:00")))), correct_past=True)
    desk.board.press(f"dose:{MORNING}", action)
    assert (desk.opened, desk.asked, desk.failed) == ([""], [], [])
    assert desk.outcome(MORNING) is None
    desk.look("2026-03-01T08:01")
    assert desk.board.titles == []


def test_one_that_the_plan_no_longer_asks_for_is_taken_back(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    save_plan(desk.diary, KIM, MADE, plan(prescription(step(slot("noon", "12:00")))), correct_past=True)
    desk.look("2026-03-01T08:01")
    assert desk.board.titles == []


def test_dismissed_it_records_nothing_and_is_not_shown_again(desk: Desk) -> None:
    desk.reminding.rules = Rules(repeats=0)
    desk.look("2026-03-01T08:00")
    desk.board.dismiss(f"dose:{MORNING}")
    desk.look("2026-03-01T08:30")
    desk.board.restart()
    assert len(desk.board.told) == 1
    assert desk.outcome(MORNING) is None
    desk.look("2026-03-01T13:15")
    assert desk.board.titles == [MISSED]


def test_a_server_that_restarts_is_shown_what_is_open(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.look("2026-03-01T18:30")
    assert desk.board.titles == [MISSED, DUE]
    desk.board.press(f"dose:{EVENING}", "taken")
    desk.board.restart()
    assert desk.board.titles == [MISSED]


def test_without_a_server_it_says_so_and_tells_when_there_is_one(desk: Desk) -> None:
    desk.board.on = False
    desk.look("2026-03-01T08:00")
    assert desk.delivered == [False]
    desk.board.restart()
    assert desk.delivered == [False, True]
    assert desk.board.titles == [DUE]
    desk.board.on = False
    desk.board.availability_changed.emit(False)
    assert desk.delivered[-1] is False


def test_a_server_that_comes_when_nothing_is_open_is_noticed_too(desk: Desk) -> None:
    desk.board.availability_changed.emit(False)
    desk.board.restart()
    assert desk.delivered == [False, True]


def test_names_can_be_hidden(desk: Desk) -> None:
    desk.reminding.set_ways(hide_names=True, sound=True, snooze_minutes=15)
    for time in ("08:00", "13:15"):
        desk.look(f"2026-03-01T{time}")
    desk.look("2026-03-03T07:00")
    said = "\n".join(f"{told.title}\n{told.body}" for told in desk.board.told).casefold()
    assert "time for your medicine" in said
    assert "nothing recorded: your medicine" in said
    assert "with or just after food" in said
    for secret in ("azathioprine", "mg", "tablet"):
        assert secret not in said


def test_names_that_are_hidden_go_from_what_stands_there(low: Desk) -> None:
    low.look("2026-03-02T09:00")
    stood = low.board.titles
    assert len(stood) == 3  # tablets, a missed dose, and a dose that is due
    low.reminding.set_ways(hide_names=True, sound=True, snooze_minutes=15)
    assert len(low.board.titles) == 3
    assert not any("zathioprine" in shown.title + shown.body or shown.sound for shown in low.board.told[3:])
    low.board.press("dose:morning/2026-03-02", "taken")
    assert low.outcome("morning/2026-03-02") is Outcome.TAKEN


def test_a_blood_test_is_told_in_the_morning_and_taken_back_once_done(desk: Desk) -> None:
    followed = plan(prescription(step(slot("morning", "breakfast"))))
    schedule = MonitoringSchedule(load_presets()["us_label"], date(2026, 2, 22))
    save_plan(
        desk.diary,
        KIM,
        MADE,
        Plan(followed.person, followed.timeline, (), followed.meals, (schedule,)),
        correct_past=True,
    )
    desk.look("2026-03-01T08:59")
    assert desk.board.titles == ["Blood test due today"]  # the day before's, told late: it says what is so today
    desk.look("2026-03-01T09:00")
    assert desk.board.titles == ["Blood test due today"]
    told = desk.board.told[-1]
    assert (told.id, told.title) == ("test:2026-03-01", "Blood test due today")
    assert "Full blood count" in told.body
    record_blood_test(desk.diary, KIM, desk.at, date(2026, 3, 1))
    desk.look("2026-03-01T09:01")
    assert desk.board.titles == []


@contextmanager
def busy(path: Path) -> Iterator[None]:
    """Another program keeps writing to the file."""
    with Diary.open(path, MADE) as other:
        other.connection.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize("action", ["taken", "skip", "snooze"])
def test_an_answer_that_cannot_be_recorded_is_put_back_in_front_of_the_person(
    path: Path, desk: Desk, action: str
) -> None:
    desk.look("2026-03-01T08:00")
    desk.diary.connection.execute("PRAGMA busy_timeout = 0")
    with busy(path):
        desk.board.press(f"dose:{MORNING}", action)
        assert desk.board.titles == [DUE]
        assert desk.opened == [MORNING]
        assert desk.failed == [Trouble.BUSY]
    assert desk.outcome(MORNING) is None
    desk.board.press(f"dose:{MORNING}", "taken")
    assert desk.outcome(MORNING) is Outcome.TAKEN


def test_a_file_that_is_busy_when_a_dose_falls_due_delays_it_only(path: Path, desk: Desk) -> None:
    desk.diary.connection.execute("PRAGMA busy_timeout = 0")
    with busy(path), pytest.raises(StoreError):
        desk.look("2026-03-01T08:00")
    assert desk.board.told == []
    desk.look("2026-03-01T08:01")
    assert desk.board.titles == [DUE]


@pytest.fixture
def low(path: Path, start: Callable[[], Desk]) -> Desk:
    """Two tablets a day, and six were counted on the first morning."""
    path.unlink()
    slots = (with_tablets(slot(id, meal), (50.0,)) for id, meal in (("morning", "breakfast"), ("evening", "dinner")))
    create_with_plan(path, KIM, MADE, plan(prescription(step(*slots)))).close()
    desk = start()
    count_tablets(desk.diary, ME, MADE, "azathioprine", (Packs(50.0, loose=6),))
    return desk


def of_tablets(desk: Desk) -> list[Notification]:
    return [shown for shown in desk.board.told if shown.id.startswith("stock:")]


def test_tablets_that_run_out_are_told_and_taken_back_when_more_came(low: Desk) -> None:
    low.look("2026-03-02T08:59:59")
    assert low.bell.next == local("2026-03-02T09:00")
    low.look("2026-03-02T09:00")
    (told,) = of_tablets(low)
    assert told.title == "Azathioprine: Tablets for 3 more days"
    assert "Ask for a new prescription in time." in told.body
    assert [key for key, _ in told.actions] == ["default"]
    low.look("2026-03-02T09:01")
    assert of_tablets(low) == [told]
    assert told.title in low.board.titles
    record_refill(low.diary, ME, local("2026-03-02T10:00"), "azathioprine", (Packs(50.0, 2, 28),))
    low.look("2026-03-02T10:01")
    assert told.title not in low.board.titles


def test_tablets_are_told_without_the_name_where_that_is_hidden(low: Desk) -> None:
    low.reminding.set_ways(hide_names=True, sound=True, snooze_minutes=15)
    low.look("2026-03-02T09:00")
    (told,) = of_tablets(low)
    assert "zathioprine" not in told.title + told.body
    low.board.press(told.id, "default")
    assert low.opened == [""]


# Repeats, several at once, and what is kept of it


@pytest.fixture
def two(path: Path, start: Callable[[], Desk]) -> Desk:
    """Two medicines at breakfast."""
    path.unlink()
    folic = prescription(step(slot("folic", "breakfast", 5)), id="folic", medicine="folic acid", tablets_mg=())
    azathioprine = prescription(step(slot("morning", "breakfast"), slot("evening", "dinner")))
    create_with_plan(path, KIM, MADE, plan(azathioprine, folic)).close()
    return start()


def test_a_dose_without_an_answer_is_told_again_and_comes_up_anew(desk: Desk) -> None:
    for time in ("08:00", "08:14", "08:15", "08:30", "08:45", "09:00", "12:00"):
        desk.look(f"2026-03-01T{time}")
    assert [told.title for told in desk.board.told] == [DUE, *["Still open: Azathioprine 50\N{NO-BREAK SPACE}mg"] * 3]
    assert len(desk.board.titles) == 1


def test_how_often_it_is_told_again_can_be_set(desk: Desk) -> None:
    desk.reminding.rules = Rules(repeat_every=timedelta(minutes=60), repeats=1)
    for minutes in range(0, 300, 5):
        desk.at = local("2026-03-01T08:00") + timedelta(minutes=minutes)
        desk.reminding.look()
    assert len(desk.board.told) == 2


def test_after_a_sleep_only_the_last_repeat_is_told(desk: Desk) -> None:
    desk.look("2026-03-01T11:00")
    assert len(desk.board.told) == 1


def test_doses_at_one_time_share_a_notification_and_its_buttons(two: Desk) -> None:
    two.look("2026-03-01T08:00")
    (told,) = two.board.told
    assert told.title == "Time for 2 doses"
    assert [line.partition(":")[0].replace("\N{NO-BREAK SPACE}", " ") for line in told.body.splitlines()[1:]] == [
        "Azathioprine 50 mg",
        "Folic acid 5 mg",
        "For Sam",
    ]
    assert [words for _, words in told.actions] == ["All taken", "Snooze 15 minutes", "Skip all", "Open"]
    two.board.press(told.id, "taken")
    assert [two.outcome(key) for key in (MORNING, "folic/2026-03-01")] == [Outcome.TAKEN] * 2
    assert two.board.titles == []
    assert two.board.told == [told]


def test_what_is_left_of_several_is_shown_without_a_sound(two: Desk) -> None:
    two.look("2026-03-01T08:00")
    record_intake(two.diary, KIM, local("2026-03-01T08:01"), MORNING, Answer(Outcome.TAKEN))
    two.look("2026-03-01T08:02")
    assert [title.replace("\N{NO-BREAK SPACE}", " ") for title in two.board.titles] == ["Time for Folic acid 5 mg"]
    assert not two.board.told[-1].sound
    two.board.press("dose:folic/2026-03-01", "skip")
    assert two.outcome("folic/2026-03-01") is Outcome.SKIPPED


def test_of_several_only_the_one_in_doubt_is_asked_about(two: Desk) -> None:
    two.look("2026-03-01T08:00")
    record_intake(two.diary, KIM, local("2026-03-01T08:04"), MORNING, Answer(Outcome.SKIPPED))
    two.at = local("2026-03-01T08:05")
    two.board.press(two.board.told[0].id, "taken")
    assert two.asked == [MORNING]
    assert two.outcome("folic/2026-03-01") is Outcome.TAKEN


def test_several_repeat_together(two: Desk) -> None:
    two.look("2026-03-01T08:00")
    two.look("2026-03-01T08:15")
    assert two.board.titles == ["2 doses are still open"]


@pytest.mark.parametrize(
    ("action", "until"), [("snooze:5", "08:06"), ("snooze:60", "09:01"), ("snooze:meal", "18:30"), ("snooze", "08:31")]
)
def test_how_long_it_is_put_off(desk: Desk, action: str, until: str) -> None:
    desk.reminding.set_ways(hide_names=False, sound=True, snooze_minutes=30)
    desk.look("2026-03-01T08:00")
    desk.at = local("2026-03-01T08:01")
    desk.board.acted.emit(f"dose:{MORNING}", action)
    assert dict(snoozes(desk.diary, day("2026-03-01"))) == {MORNING: local(f"2026-03-01T{until}")}
    assert desk.board.titles == []


def test_the_button_says_how_long_it_puts_off(desk: Desk) -> None:
    desk.reminding.set_ways(hide_names=False, sound=False, snooze_minutes=60)
    desk.look("2026-03-01T08:00")
    assert dict(desk.board.told[0].actions)["snooze"] == "Snooze 60 minutes"
    assert not desk.board.told[0].sound


def test_while_nobody_can_see_it_nothing_is_told_and_all_of_it_on_return(desk: Desk) -> None:
    desk.reminding.present = False
    for time in ("08:00", "13:15", "18:30"):
        desk.look(f"2026-03-01T{time}")
    assert desk.board.told == []
    assert desk.bell.next is not None
    desk.reminding.present = True
    desk.at = local("2026-03-01T18:40")
    assert desk.reminding.look() == 2
    assert desk.board.titles == [MISSED, DUE]


def test_how_many_doses_wait_is_told(desk: Desk) -> None:
    desk.look("2026-03-01T07:59")
    desk.look("2026-03-01T08:00")
    desk.look("2026-03-01T08:01")
    record_intake(desk.diary, KIM, desk.at, MORNING, Answer(Outcome.TAKEN))
    desk.look("2026-03-01T08:02")
    assert desk.waiting == [1, 0]


def logged(desk: Desk) -> list[tuple[str, str | None, str | None]]:
    log = read_log(desk.diary, date(2026, 3, 1), date(2026, 3, 2))
    return [(item.id, item.delivery, item.reply) for item in log]


def test_what_was_told_how_it_was_shown_and_what_was_done_with_it_is_kept(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.board.dismiss(f"dose:{MORNING}")
    desk.board.on = False
    desk.look("2026-03-01T08:15")
    desk.board.on = True
    desk.look("2026-03-01T08:30")
    desk.board.press(f"dose:{MORNING}", "taken")
    assert logged(desk) == [
        (f"{MORNING}#due", "desktop", "dismissed"),
        (f"{MORNING}#due#1", "none", None),
        (f"{MORNING}#due#2", "desktop", "taken"),
    ]


def test_one_opened_or_put_off_is_kept_as_that(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.board.press(f"dose:{MORNING}", "snooze")
    desk.look("2026-03-01T08:15")
    desk.board.press(f"dose:{MORNING}", "default")
    assert [reply for _, _, reply in logged(desk)] == ["snoozed", "opened"]


def test_a_busy_file_loses_the_log_and_not_the_reminder(path: Path, desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    desk.diary.connection.execute("PRAGMA busy_timeout = 0")
    with busy(path):
        desk.board.dismiss(f"dose:{MORNING}")
    assert logged(desk) == [(f"{MORNING}#due", "desktop", None)]
    assert desk.failed == []


@pytest.mark.parametrize("action", ["booked", "done", "later"])
def test_a_blood_test_is_asked_about_on_screen(desk: Desk, action: str) -> None:
    schedule = MonitoringSchedule(load_presets()["us_label"], date(2026, 2, 22))
    save_plan(desk.diary, KIM, MADE, replace(twice_a_day(), schedules=(schedule,)), correct_past=True)
    desk.look("2026-03-01T09:00")
    desk.board.press("test:2026-03-01", action)
    assert desk.tests_asked == [("2026-03-01", action)]
    assert desk.opened == [""]


def test_a_blood_test_that_is_booked_is_told_of_on_its_day(desk: Desk) -> None:
    schedule = MonitoringSchedule(load_presets()["us_label"], date(2026, 2, 22))
    save_plan(desk.diary, KIM, MADE, replace(twice_a_day(), schedules=(schedule,)), correct_past=True)
    desk.look("2026-03-01T09:00")
    book_test(desk.diary, ME, desk.at, date(2026, 3, 1), date(2026, 3, 4))
    desk.look("2026-03-01T09:01")
    for moment in ("2026-03-03T09:00", "2026-03-04T09:00"):
        desk.look(moment)
    told = [shown.title for shown in desk.board.told if shown.id == "test:2026-03-01"]
    assert told == ["Blood test due today", "Blood test coming up", "Blood test booked for today"]


def test_of_two_in_doubt_one_is_asked_about_and_the_other_stays(two: Desk) -> None:
    before = local("2026-03-01T07:40")
    for key in (MORNING, "folic/2026-03-01"):
        record_extra(two.diary, KIM, before, key, Answer(Outcome.TAKEN, before))
    two.look("2026-03-01T08:00")
    two.board.press(two.board.told[0].id, "taken")
    assert two.asked == [MORNING]
    assert [title.replace("\N{NO-BREAK SPACE}", " ") for title in two.board.titles] == ["Time for Folic acid 5 mg"]


@pytest.mark.parametrize("arrange", [book_test, put_off_test])
def test_a_blood_test_arranged_on_screen_is_taken_back(desk: Desk, arrange: Callable[..., Changed]) -> None:
    schedule = MonitoringSchedule(load_presets()["us_label"], date(2026, 2, 22))
    save_plan(desk.diary, KIM, MADE, replace(twice_a_day(), schedules=(schedule,)), correct_past=True)
    desk.look("2026-03-01T09:00")
    desk.look("2026-03-01T09:01")
    assert "Blood test due today" in desk.board.titles
    arrange(desk.diary, ME, desk.at, date(2026, 3, 1), date(2026, 3, 4))
    desk.look("2026-03-01T09:02")
    assert "Blood test due today" not in desk.board.titles


def test_one_of_each_can_be_sent_to_see_whether_they_arrive(desk: Desk) -> None:
    assert desk.reminding.show_samples() == [Delivery.DESKTOP] * 4
    assert [title.partition(":")[0] for title in desk.board.titles] == ["Test"] * 4
    desk.board.acted.emit("sample:due", "default")
    assert (desk.opened, logged(desk)) == ([], [])
    desk.board.on = False
    assert desk.reminding.show_samples() == [Delivery.NONE] * 4


def test_after_a_restart_what_is_still_due_is_there_again_silently_and_can_be_answered(
    desk: Desk, start: Callable[[], Desk]
) -> None:
    """Its old notification is gone, or its buttons lead nowhere."""
    desk.look("2026-03-01T08:00")
    later = start()
    later.look("2026-03-01T08:05")
    assert later.board.titles == [DUE]
    assert not later.board.told[0].sound
    assert len(logged(later)) == 1, "it is not told a second time"
    later.board.press(f"dose:{MORNING}", "taken")
    assert later.outcome(MORNING) is Outcome.TAKEN
    assert logged(later) == [(f"{MORNING}#due", "desktop", "taken")]


@pytest.mark.parametrize("action", ["snooze", "default"])
def test_what_was_answered_in_some_way_is_not_there_again(desk: Desk, start: Callable[[], Desk], action: str) -> None:
    desk.look("2026-03-01T08:00")
    desk.board.press(f"dose:{MORNING}", action)
    later = start()
    later.look("2026-03-01T08:05")
    assert later.board.told == []


def test_a_reminder_says_whose_it_is(desk: Desk) -> None:
    desk.look("2026-03-01T08:00")
    assert desk.board.told[0].body.splitlines()[-1] == "For Sam"


def test_samples_have_the_buttons_of_real_ones_which_record_nothing_and_go_when_they_are_done_with(desk: Desk) -> None:
    desk.look("2026-03-01T07:30")
    desk.reminding.show_samples()
    desk.board.press("sample:due", "taken")
    desk.board.press("sample:test_due", "booked")
    assert (desk.outcome(MORNING), desk.tests_asked, desk.opened) == (None, [], [])
    desk.reminding.hide_samples()
    assert desk.board.titles == []
