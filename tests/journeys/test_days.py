from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from imuran_desktop.domain.codes import Delivery, Food, Outcome, Reply
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Plan
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.reminder_log import reminders_of
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of
from tests.domain.builders import local, plan, prescription, slot, step
from tests.journeys.bus_monitor import Shown
from tests.journeys.desktop_session import Desktop
from tests.journeys.in_process import ELSEWHERE, DrivenClock, elsewhere, make_diary, running, use_folders

MORNING, EVENING = "morning/2026-03-02", "evening/2026-03-02"
FIRST = date(2026, 3, 1)


def twice_a_day(schedule_start: date | None = None) -> Plan:
    item = prescription(step(slot("morning", "breakfast"), slot("evening", "dinner")))
    made = plan(item)
    if schedule_start is None:
        return made
    schedules = (MonitoringSchedule(load_presets()["us_label"], schedule_start),)
    return Plan(made.person, made.timeline, made.prescriptions, made.meals, schedules)


@pytest.fixture
def clock() -> DrivenClock:
    return DrivenClock(local("2026-03-02T07:00"))


@pytest.fixture
def diary(tmp_path: Path, desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A diary in which the first day is answered, on a desktop with dunst."""
    use_folders(tmp_path / "person", monkeypatch)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.bus.address)
    desktop.start_dunst()
    return tmp_path / "sam.imuran"


def begin(path: Path, made: Plan) -> None:
    make_diary(path, made, local("2026-03-01T07:00"))
    with elsewhere(path, local("2026-03-01T21:00")) as diary:
        for key, at in (("morning", "08:05"), ("evening", "18:40")):
            answer = Answer(Outcome.TAKEN, local(f"2026-03-01T{at}"), Food.WITH)
            record_intake(diary, ELSEWHERE, local("2026-03-01T21:00"), f"{key}/2026-03-01", answer)


def only(shown: list[Shown]) -> Shown:
    assert len(shown) == 1, [each.summary for each in shown]
    return shown[0]


def test_a_day_of_two_doses(
    desktop: Desktop, diary: Path, clock: DrivenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    begin(diary, twice_a_day())
    with running(qapp, diary, clock, qtbot) as sam:
        assert sam.shows("Good morning, Sam")
        sam.until(local("2026-03-02T07:59:59"))
        assert desktop.shown() == []

        sam.until(local("2026-03-02T08:00"))
        due = only(desktop.shown())
        assert due.summary == "Time for Azathioprine 50\N{NO-BREAK SPACE}mg"
        assert sam.shows("due now")
        sam.until(local("2026-03-02T08:14:59"))
        told = [due]
        for minute in (15, 30, 45):
            assert only(desktop.shown()) == told[-1]
            sam.until(local(f"2026-03-02T08:{minute}"))
            told.append(only(desktop.shown()))
            assert told[-1].summary == "Still open: Azathioprine 50\N{NO-BREAK SPACE}mg"
            assert told[-2].id in desktop.monitor.withdrawn  # one that only changed might stay unseen

        sam.until(local("2026-03-02T13:14:59"))
        assert sam.shows("overdue")
        assert only(desktop.shown()) == told[-1]
        sam.until(local("2026-03-02T13:15"))  # halfway to 18:30
        missed = only(desktop.shown())
        assert missed.summary.startswith("Nothing recorded: Azathioprine")
        assert missed.replaces == told[-1].id
        assert sam.shows("missed")

        sam.until(local("2026-03-02T18:30"))
        evening = desktop.monitor.wait_for_shown(lambda shown: shown.summary.startswith("Time for"))
        with qtbot.waitSignal(sam.session.changed):
            desktop.invoke(evening.id, "taken")
        desktop.monitor.wait_for(lambda: [each.id for each in desktop.shown()] == [missed.id])
        assert sam.shows("Taken today at 18:30")
        with elsewhere(diary, clock.now()) as other:
            intake = intake_of(other, EVENING)
            assert intake is not None
            assert (intake.outcome, intake.at, intake.food, intake.by) == (Outcome.TAKEN, clock.now(), None, "")
            assert intake_of(other, MORNING) is None

            # What was missed is answered after all, on another computer.
            record_intake(other, ELSEWHERE, clock.now(), MORNING, Answer(Outcome.NOT_SURE))
        sam.look()
        desktop.monitor.wait_for(lambda: not desktop.shown())
        assert sam.shows("not sure")
        assert not sam.shows("missed")
    assert desktop.monitor.taken == [*told, missed, evening]


def test_told_again_put_off_told_again_and_taken(
    desktop: Desktop, diary: Path, clock: DrivenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    begin(diary, twice_a_day())
    with running(qapp, diary, clock, qtbot) as sam:
        sam.until(local("2026-03-02T08:00"))
        first = only(desktop.shown())
        sam.until(local("2026-03-02T08:15"))
        repeated = only(desktop.shown())
        assert (first.summary[:8], repeated.summary[:10]) == ("Time for", "Still open")
        sam.until(local("2026-03-02T08:20"))
        desktop.invoke(repeated.id, "snooze")
        sam.look()
        desktop.monitor.wait_for(lambda: not desktop.shown())
        sam.until(local("2026-03-02T08:34:59"))
        assert desktop.shown() == []
        sam.until(local("2026-03-02T08:35"))
        again = only(desktop.shown())
        assert (again.summary, again.actions) == (first.summary, first.actions)
        sam.until(local("2026-03-02T08:50"))
        last = only(desktop.shown())
        assert last.summary == repeated.summary
        with qtbot.waitSignal(sam.session.changed):
            desktop.invoke(last.id, "taken")
        desktop.monitor.wait_for(lambda: not desktop.shown())
        assert sam.shows("Taken today at 08:50")
        with elsewhere(diary, clock.now()) as other:
            told = reminders_of(other, MORNING)
        assert [(item.delivery, item.reply) for item in told] == [
            (Delivery.DESKTOP, None),
            (Delivery.DESKTOP, Reply.SNOOZED),
            (Delivery.DESKTOP, None),
            (Delivery.DESKTOP, Reply.TAKEN),
        ]


def test_put_off_past_the_cut_off_it_is_missed_all_the_same(
    desktop: Desktop, diary: Path, clock: DrivenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    begin(diary, twice_a_day())
    with running(qapp, diary, clock, qtbot) as sam:
        sam.until(local("2026-03-02T13:10"))
        desktop.invoke(only(desktop.shown()).id, "snooze")
        sam.look()
        sam.until(local("2026-03-02T13:15"))
        missed = only(desktop.shown())
        assert missed.summary.startswith("Nothing recorded")
        sam.until(local("2026-03-02T13:25"))
        assert only(desktop.shown()) == missed


def test_a_lid_that_was_closed_for_three_days(
    desktop: Desktop, diary: Path, clock: DrivenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    begin(diary, twice_a_day())
    with running(qapp, diary, clock, qtbot) as sam:
        sam.until(local("2026-03-02T08:00"))
        due = only(desktop.shown())
        sam.until(local("2026-03-05T09:30"))
        desktop.monitor.wait_for(lambda: due.id not in [each.id for each in desktop.shown()])
        now_due, away = sorted(desktop.shown(), key=lambda shown: "nothing recorded" in shown.summary)
        assert away.summary == "6 doses have nothing recorded"
        assert away.body.splitlines()[0] == "Monday 2 March to yesterday"
        assert now_due.summary.startswith("Still open")
        assert sam.shows("While you were away")
        assert sam.shows("Monday 2 March")

        # Each can be answered there; once all are, the notification goes.
        for day in (date(2026, 3, 2) + timedelta(days=days) for days in range(3)):
            for name in ("morning", "evening"):
                assert away in desktop.shown()
                with elsewhere(diary, clock.now()) as other:
                    record_intake(other, ELSEWHERE, clock.now(), f"{name}/{day}", Answer(Outcome.SKIPPED))
                sam.look()
        desktop.monitor.wait_for(lambda: desktop.shown() == [now_due])
        assert not sam.shows("While you were away")


def test_blood_tests_are_told_a_week_and_a_day_before_on_the_day_and_when_overdue(
    desktop: Desktop, diary: Path, clock: DrivenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    begin(diary, twice_a_day(date(2026, 2, 1)))  # weekly for a month, then every two weeks
    with elsewhere(diary, clock.now()) as other:
        record_blood_test(other, ELSEWHERE, clock.now(), FIRST)
    with running(qapp, diary, clock, qtbot) as sam:
        told: list[tuple[str, str, str]] = []
        for day in (date(2026, 3, 2) + timedelta(days=days) for days in range(20)):
            with elsewhere(diary, clock.now()) as other:
                skip_all(other, day, clock)
            for time in ("08:59:59", "09:00"):
                sam.until(local(f"{day}T{time}"))
                desktop.shown()  # hears what was sent
                told += [(str(day)[5:], time, shown.summary) for shown in desktop.monitor.taken[len(told) :]]
        assert told == [
            ("03-08", "09:00", "Blood test coming up"),
            ("03-14", "09:00", "Blood test coming up"),
            ("03-15", "09:00", "Blood test due today"),
            ("03-18", "09:00", "Blood test overdue"),
            ("03-21", "09:00", "Blood test overdue"),
        ]
        assert sam.shows("overdue")
        with elsewhere(diary, clock.now()) as other:
            record_blood_test(other, ELSEWHERE, clock.now(), date(2026, 3, 16))
        sam.look()
        desktop.monitor.wait_for(lambda: not desktop.shown())


def skip_all(diary: Diary, day: date, clock: DrivenClock) -> None:
    for name in ("morning", "evening"):
        record_intake(diary, ELSEWHERE, clock.now(), f"{name}/{day}", Answer(Outcome.SKIPPED))
