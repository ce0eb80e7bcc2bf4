from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from imuran_desktop import clock
from imuran_desktop.desktop import alarm as alarm_module
from imuran_desktop.desktop.alarm import Alarm

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class DrivenClock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def driven() -> DrivenClock:
    return DrivenClock()


@pytest.fixture
def alarm(driven: DrivenClock, qapp: object) -> Iterator[Alarm]:
    alarm = Alarm(driven.now)
    alarm.start()
    yield alarm
    alarm.stop()


def look(qtbot: QtBot, alarm: Alarm) -> int:
    """Let the alarm look at its clock; how often it rang."""
    rings: list[None] = []

    def count() -> None:
        rings.append(None)

    alarm.rang.connect(count)
    with qtbot.waitSignal(alarm.ticked):
        alarm.wakeup()
    with qtbot.waitSignal(alarm.ticked):  # what the first look put into the queue comes before the second
        alarm.wakeup()
    alarm.rang.disconnect(count)
    return len(rings)


def test_it_rings_once_when_its_instant_has_come(qtbot: QtBot, alarm: Alarm, driven: DrivenClock) -> None:
    alarm.set_next(START + timedelta(hours=2))
    assert look(qtbot, alarm) == 0
    driven.advance(hours=1, minutes=59, seconds=59)
    assert look(qtbot, alarm) == 0
    driven.advance(seconds=1)
    assert look(qtbot, alarm) == 1
    driven.advance(days=1)
    assert look(qtbot, alarm) == 0


def test_it_rings_however_late_it_is_looked_at(qtbot: QtBot, alarm: Alarm, driven: DrivenClock) -> None:
    alarm.set_next(START + timedelta(hours=2))
    driven.advance(days=90)  # asleep
    assert look(qtbot, alarm) == 1


def test_only_the_last_instant_set_counts(qtbot: QtBot, alarm: Alarm, driven: DrivenClock) -> None:
    alarm.set_next(START + timedelta(hours=1))
    alarm.set_next(START + timedelta(hours=3))
    driven.advance(hours=2)
    assert look(qtbot, alarm) == 0
    alarm.set_next(None)
    driven.advance(hours=2)
    assert look(qtbot, alarm) == 0


def test_an_instant_in_the_past_rings_at_once_but_not_inside_the_call(qtbot: QtBot, alarm: Alarm) -> None:
    with qtbot.waitSignal(alarm.rang):
        inside: list[None] = []
        alarm.rang.connect(lambda: inside.append(None))
        alarm.set_next(START - timedelta(minutes=5))
        assert inside == []


def test_what_it_rings_for_can_set_the_next(qtbot: QtBot, alarm: Alarm, driven: DrivenClock) -> None:
    rung: list[datetime] = []

    def ring() -> None:
        rung.append(driven.at)
        driven.advance(minutes=10)
        alarm.set_next(driven.at if len(rung) < 300 else None)

    alarm.rang.connect(ring)
    alarm.set_next(START)
    qtbot.waitUntil(lambda: len(rung) == 300)
    assert rung[-1] == START + timedelta(minutes=2990)


def test_a_slot_that_waits_in_a_loop_of_its_own_loses_no_ring(qtbot: QtBot, alarm: Alarm, driven: DrivenClock) -> None:
    rung: list[int] = []

    def ring() -> None:
        rung.append(len(rung))
        if len(rung) == 1:  # as a dialog would
            alarm.set_next(driven.at)
            qtbot.waitUntil(lambda: len(rung) == 2)

    alarm.rang.connect(ring)
    alarm.set_next(START)
    qtbot.waitUntil(lambda: len(rung) == 2)


def test_it_ticks_by_itself_without_anything_set(qtbot: QtBot, alarm: Alarm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm_module, "LONGEST_WAIT", 0.05)
    ticks: list[float] = []
    alarm.ticked.connect(lambda: ticks.append(monotonic()))
    alarm.wakeup()
    qtbot.waitUntil(lambda: len(ticks) >= 4)
    assert all(later - sooner >= 0.049 for sooner, later in pairwise(ticks))


def test_setting_it_again_and_again_does_not_put_the_tick_off(
    qtbot: QtBot, alarm: Alarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alarm_module, "LONGEST_WAIT", 0.1)
    with qtbot.waitSignal(alarm.ticked):
        alarm.wakeup()
    again = QTimer()
    again.timeout.connect(lambda: alarm.set_next(START + timedelta(hours=1)))
    again.start(10)
    with qtbot.waitSignal(alarm.ticked, timeout=1000):
        pass
    again.stop()


def test_setting_it_does_not_tick(qtbot: QtBot, alarm: Alarm) -> None:
    alarm.ticked.connect(lambda: alarm.set_next(START + timedelta(hours=1)))  # as the app does
    with qtbot.waitSignal(alarm.ticked):
        alarm.wakeup()
    with qtbot.assertNotEmitted(alarm.ticked, wait=50):
        pass


def test_it_rings_in_real_time_neither_early_nor_more_than_a_moment_late(qtbot: QtBot, qapp: object) -> None:
    alarm = Alarm(clock.now)
    alarm.start()
    at = clock.now() + timedelta(milliseconds=300)
    alarm.set_next(at)
    with qtbot.waitSignal(alarm.rang):
        pass
    assert timedelta() <= clock.now() - at < timedelta(milliseconds=250)
    alarm.stop()


def test_stopped_it_leaves_nothing_and_can_start_again(qtbot: QtBot, driven: DrivenClock, qapp: object) -> None:
    threads = set(threading.enumerate())
    alarm = Alarm(driven.now)
    alarm.set_next(START)
    alarm.stop()
    alarm.start()
    alarm.set_next(START)
    alarm.stop()
    with qtbot.assertNotEmitted(alarm.rang, wait=50):
        pass
    assert not any(timer.isActive() for timer in alarm.findChildren(QTimer))
    assert set(threading.enumerate()) == threads
    alarm.start()
    with qtbot.waitSignal(alarm.rang):
        alarm.set_next(START)
    alarm.stop()


def test_it_can_be_woken_from_another_thread(qtbot: QtBot, alarm: Alarm, driven: DrivenClock) -> None:
    alarm.set_next(START + timedelta(hours=1))
    driven.advance(hours=1)
    rang_on: list[int] = []
    alarm.rang.connect(lambda: rang_on.append(threading.get_ident()))
    with qtbot.waitSignal(alarm.rang):
        other = threading.Thread(target=alarm.wakeup)
        other.start()
        other.join()
    assert rang_on == [threading.get_ident()]


def test_a_clock_set_back_rings_when_the_instant_comes_by_the_new_time(
    qtbot: QtBot, alarm: Alarm, driven: DrivenClock
) -> None:
    alarm.set_next(START + timedelta(minutes=30))
    driven.advance(hours=-1)
    assert look(qtbot, alarm) == 0
    driven.advance(minutes=90)
    assert look(qtbot, alarm) == 1
