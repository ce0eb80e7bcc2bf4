"""Work beside the thread that draws."""

import logging
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from imuran_desktop.services.report_making import Failed
from imuran_desktop.services.spread import Crashed
from imuran_desktop.ui.many.spreading import Spreading, outcome_of
from imuran_desktop.words.language import Language
from tests.ui.many.works import Gate, for_ever


def test_each_outcome_is_told_in_the_thread_that_draws_and_then_the_end(qtbot: QtBot) -> None:
    spreading, told = Spreading(), list[tuple[int, object, bool]]()
    main = threading.main_thread()
    spreading.came.connect(lambda at, found: told.append((at, found, threading.current_thread() is main)))
    with qtbot.waitSignal(spreading.ended):
        spreading.start(abs, [-3, 4, -5])
    assert sorted(told) == [(0, 3, True), (1, 4, True), (2, 5, True)]
    assert not spreading.is_running


def test_what_is_left_to_do_is_done_in_another_thread_one_after_the_other(qtbot: QtBot) -> None:
    gate, told = Gate(), list[object]()
    spreading = Spreading(make=gate.make)
    spreading.came.connect(lambda _at, found: told.append(found))
    inside = threading.Lock()

    def then(place: int, outcome: Any, wanted: Callable[[], bool]) -> Any:
        assert inside.acquire(blocking=False)
        inside.release()
        return place, outcome, wanted(), threading.current_thread() is threading.main_thread()

    with qtbot.waitSignal(spreading.ended):
        spreading.start(abs, [-3, 4], then)
    assert told == [(0, 3, True, False), (1, 4, True, False)]


def test_nothing_more_is_told_once_it_is_cancelled_and_another_can_begin(qtbot: QtBot) -> None:
    gate, told = Gate(), list[object]()
    gate.let(1)
    spreading = Spreading(make=gate.make)
    spreading.came.connect(lambda _at, found: told.append(found))
    spreading.start(abs, [-1, -2, -3])
    qtbot.waitUntil(lambda: told == [1])
    spreading.cancel()
    gate.let(None)
    with qtbot.waitSignal(spreading.ended):
        spreading.start(abs, [-7])
    assert told == [1, 7]


def test_it_ends_when_nobody_is_there_any_more(qtbot: QtBot) -> None:
    gate = Gate()
    gate.let(0)
    spreading = Spreading(make=gate.make)
    before = set(threading.enumerate())
    spreading.start(abs, [-1, -2])
    (thread,) = set(threading.enumerate()) - before
    shiboken6.delete(spreading)
    thread.join(5)
    assert not thread.is_alive()
    assert gate.begun == []


def test_an_item_with_which_the_rest_fails_is_told_as_such_and_the_others_go_on(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    spreading, told = Spreading(make=Gate().make), dict[int, object]()
    spreading.came.connect(lambda at, found: told.update({at: found}))

    def then(place: int, outcome: Any, _wanted: Callable[[], bool]) -> Any:
        if place == 1:
            raise ValueError("of Sam Example")
        return outcome

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(spreading.ended):
        spreading.start(abs, [-1, -2, -3], then)
    assert told == {0: 1, 1: Crashed(1), 2: 3}
    assert not spreading.is_running
    assert "ValueError" in caplog.text
    assert "Sam Example" not in caplog.text


class NoProcess:
    """Work of which one item is done; for the next the system has no process left."""

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        yield 1, "done"
        raise OSError("of Sam Example")

    def cancel(self) -> None:
        """There is nothing to end."""


def test_it_ends_where_no_process_can_be_started(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    spreading, told = Spreading(make=lambda _work, _items: NoProcess()), dict[int, object]()
    spreading.came.connect(lambda at, found: told.update({at: found}))
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(spreading.ended):
        spreading.start(abs, [-1, -2, -3])
    assert told == {0: Crashed(0), 1: "done", 2: Crashed(2)}
    assert not spreading.is_running
    assert "OSError" in caplog.text
    assert "Sam Example" not in caplog.text


def test_no_process_is_left_of_what_is_cancelled(qtbot: QtBot) -> None:
    spreading = Spreading()
    spreading.start(for_ever, [1, 2])
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=20_000)
    spreading.cancel()
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=20_000)
    assert not spreading.is_running


def test_of_a_process_that_died_it_is_said_that_this_failed() -> None:
    found = outcome_of(Language("en_GB"), Path("/clinic/sam.imuran"), Crashed(0))
    assert isinstance(found, Failed)
    assert "sam.imuran could not be made into a report" in found.sentence
    assert outcome_of(Language("en_GB"), Path("/clinic/sam.imuran"), 3) == 3


def test_a_name_that_is_no_text_is_told_nevertheless() -> None:
    found = outcome_of(Language("en_GB"), Path("/clinic/sam\udcff.imuran"), Crashed(0))
    assert isinstance(found, Failed)
    assert "sam?.imuran" in found.sentence
