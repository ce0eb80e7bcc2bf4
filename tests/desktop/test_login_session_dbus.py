from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("logind is Linux's", allow_module_level=True)

from imuran_desktop.desktop.login_session_dbus import LogindSession
from tests.desktop.logind import Logind
from tests.journeys.servers import Bus


class Person:
    """One whose session is watched, and who notes what is said of it."""

    def __init__(self, qtbot: QtBot, bus: Bus, logind: Logind | None) -> None:
        self.session = LogindSession(bus.address)
        self.logind = logind
        self.told: list[bool | str] = []
        self.session.active_changed.connect(self.told.append)
        self.session.resumed.connect(lambda: self.told.append("resumed"))
        self._qtbot = qtbot
        self.session.start()

    def until(self, condition: Callable[[], bool]) -> None:
        """Let logind answer, and the event loop run, until it holds."""

        def looked() -> bool:
            if self.logind is not None:
                self.logind.serve()
            return condition()

        self._qtbot.waitUntil(looked)

    def until_found(self) -> None:
        """Until logind was asked whether the session is active, and the answer was heard.

        What is heard afterwards shows that: messages keep their order.
        """
        assert self.logind is not None
        self.until(lambda: "Get" in self.logind.asked if self.logind else False)
        self.told.clear()
        self.logind.tell_sleep(False)
        self.until(lambda: "resumed" in self.told)
        self.told.remove("resumed")


@pytest.fixture
def meet(qtbot: QtBot, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Person]]:
    """Makes the person, in the session that the environment names, or in one that it doesn't."""
    met: list[Person] = []

    def meet(named: str = "", sessions: dict[str, bool] | None = None, **other: str) -> Person:
        if named:
            monkeypatch.setenv("XDG_SESSION_ID", named)
        else:
            monkeypatch.delenv("XDG_SESSION_ID", raising=False)
        logind = Logind(bus.address, sessions, **other) if sessions is not None else None
        met.append(Person(qtbot, bus, logind))
        return met[-1]

    yield meet
    for person in met:
        person.session.stop()
        if person.logind is not None:
            person.logind.close()


Meet = Callable[..., Person]


def test_waking_up_is_told_and_falling_asleep_is_not(meet: Meet) -> None:
    person = meet("2", {"2": True})
    person.until_found()
    assert person.logind is not None
    for sleeping in (True, False, True, False):
        person.logind.tell_sleep(sleeping)
    person.until(lambda: len(person.told) >= 2)
    assert person.told == ["resumed", "resumed"]


def test_another_person_takes_over_the_screen_and_leaves_it(meet: Meet) -> None:
    person = meet("2", {"2": True, "3": False})
    person.until_found()
    assert person.logind is not None
    person.logind.tell_active("2", False)
    person.until(lambda: not person.session.active)
    person.logind.tell_active("3", True)  # not ours
    person.logind.tell_active("2", False)  # no news
    person.logind.tell_active("2", True, by_value=False)
    person.until(lambda: person.session.active)
    person.until(lambda: len(person.told) == 2)
    assert person.told == [False, True]


def test_a_locked_screen_is_no_absence(meet: Meet) -> None:
    person = meet("2", {"2": True})
    person.until_found()
    assert person.logind is not None
    person.logind.tell_locked("2")
    person.logind.tell_sleep(False)
    person.until(lambda: bool(person.told))
    assert person.told == ["resumed"]
    assert person.session.active


@pytest.mark.parametrize(
    ("named", "other", "asked"),
    [
        ("2", {}, ["GetSession", "Get"]),
        ("", {"of_process": "2"}, ["GetSessionByPID", "Get"]),
        ("gone", {"of_process": "2"}, ["GetSession", "GetSessionByPID", "Get"]),
        ("", {"display": "2"}, ["GetSessionByPID", "Get", "Get"]),
    ],
)
def test_the_session_is_found(meet: Meet, named: str, other: dict[str, str], asked: list[str]) -> None:
    person = meet(named, {"2": False}, **other)
    person.until(lambda: not person.session.active)
    assert person.logind is not None
    assert person.logind.asked == asked


def test_a_program_in_no_session_takes_the_person_for_present_and_still_hears_of_sleep(meet: Meet) -> None:
    person = meet("", {"7": False})
    person.until_found()
    assert person.logind is not None
    person.logind.tell_active("7", False)
    person.logind.tell_sleep(False)
    person.until(lambda: bool(person.told))
    assert person.told == ["resumed"]
    assert person.session.active


def test_a_session_that_ended_keeps_nobody_absent(meet: Meet) -> None:
    person = meet("2", {"2": False})
    person.until(lambda: not person.session.active)
    assert person.logind is not None
    person.logind.tell_removed("2")
    person.until(lambda: person.session.active)


def test_logind_that_starts_late_or_anew_is_asked_again(meet: Meet, bus: Bus) -> None:
    person = meet("2")
    person.until(lambda: person.session.active)
    person.logind = Logind(bus.address, {"2": False})
    person.until(lambda: not person.session.active)
    person.logind.close()
    person.logind = Logind(bus.address, {"2": True})
    person.until(lambda: person.session.active)


def test_only_logind_is_believed(meet: Meet, bus: Bus) -> None:
    person = meet("2", {"2": True})
    person.until_found()
    liar = Logind(bus.address, {"2": True})  # on the same bus, without the name
    liar.tell_sleep(False)
    liar.tell_active("2", False)
    assert person.logind is not None
    person.logind.tell_sleep(False)
    person.until(lambda: bool(person.told))
    liar.close()
    assert person.told == ["resumed"]


def test_a_bus_that_goes_away_keeps_nobody_absent(meet: Meet, bus: Bus) -> None:
    person = meet("2", {"2": False})
    person.until(lambda: not person.session.active)
    assert person.logind is not None
    person.logind.close()
    person.logind = None
    bus.kill()
    person.until(lambda: person.session.active)


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nonexistent/bus"])
def test_a_missing_bus_is_normal(qapp: object, address: str, caplog: pytest.LogCaptureFixture) -> None:
    session = LogindSession(address)
    session.start()
    assert session.active
    session.stop()
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


def test_stopped_it_says_nothing_more(meet: Meet) -> None:
    person = meet("2", {"2": False})
    person.until(lambda: not person.session.active)
    person.told.clear()
    person.session.stop()
    assert person.session.active
    assert person.logind is not None
    person.logind.tell_sleep(False)
    person.logind.serve()
    QCoreApplication.processEvents()
    assert person.told == []
