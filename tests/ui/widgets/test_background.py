from threading import Event, current_thread, main_thread

from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.background import Background


def test_work_is_done_beside_the_thread_that_draws(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.done) as told:
        background.start(lambda: current_thread() is main_thread())
    assert told.args == [False]


def test_what_it_raises_is_handed_back(qtbot: QtBot) -> None:
    background = Background()

    def fail() -> object:
        raise OSError("no such file")

    with qtbot.waitSignal(background.done) as told:
        background.start(fail)
    assert told.args is not None
    assert isinstance(told.args[0], OSError)


def test_only_what_was_begun_last_is_told(qtbot: QtBot) -> None:
    background, first_may_end = Background(), Event()
    told: list[object] = []
    background.done.connect(told.append)
    background.start(lambda: first_may_end.wait(5))
    background.start(lambda: "second")
    qtbot.waitUntil(lambda: told == ["second"])
    with qtbot.waitSignal(background._finished):
        first_may_end.set()
    assert told == ["second"]


def test_what_is_forgotten_is_not_told(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []
    background.done.connect(told.append)
    with qtbot.waitSignal(background._finished):
        background.start(lambda: "late")
        background.forget()
    assert told == []
