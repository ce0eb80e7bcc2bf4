from collections.abc import Sequence
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.app.reminder_test import Ways, open_reminder_test
from imuran_desktop.desktop.notifier import Abilities
from imuran_desktop.domain.codes import Delivery
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.ui.settings.at_settings import FakeStart

BY_DESKTOP, BY_WINDOW = (Delivery.DESKTOP,) * 4, (Delivery.WINDOW,) * 4
ABLE = Abilities("dunst 1.9", buttons=True, stays=True, sound=True, body=True)
FAILS = "What does not work, or is switched off"


class AtTest(AtWidget):
    """A person who tests reminders; `sent` counts how often they were sent."""

    def __init__(self, qtbot: QtBot, look: ThemeController, ways: Ways, *deliveries: Sequence[Delivery]) -> None:
        window = QWidget()
        super().__init__(qtbot, window)
        self.sent, self.hidden, self._deliveries = 0, 0, deliveries
        self.open()
        open_reminder_test(
            window, look, Language("en_GB"), replace(ways, show_samples=self._show, hide_samples=self._hide)
        )

    def _hide(self) -> None:
        self.hidden += 1

    def _show(self) -> Sequence[Delivery]:
        self.sent += 1
        return self._deliveries[self.sent - 1]


@pytest.fixture
def ways() -> Ways:
    start = FakeStart()
    start.enabled = True
    return Ways(lambda: (), lambda: None, lambda: ABLE, lambda: True, start, lambda: True)


def test_the_reminders_are_sent_and_what_showed_them_is_named(qtbot: QtBot, look: ThemeController, ways: Ways) -> None:
    at = AtTest(qtbot, look, ways, BY_DESKTOP)
    assert at.sent == 1
    assert "This desktop shows them, by dunst 1.9." in at.labels
    assert FAILS not in at.labels


def test_the_made_up_reminders_go_with_the_dialog(qtbot: QtBot, look: ThemeController, ways: Ways) -> None:
    at = AtTest(qtbot, look, ways, BY_DESKTOP)
    assert at.hidden == 0
    at.click("Close")
    assert at.hidden == 1


def test_each_thing_that_fails_is_found(qtbot: QtBot, look: ThemeController, ways: Ways) -> None:
    lacking = replace(
        ways, abilities=Abilities, tray=lambda: False, log_in=FakeStart(supported=False), sound_wanted=lambda: False
    )
    labels = AtTest(qtbot, look, lacking, BY_DESKTOP).labels
    fails = labels[labels.index(FAILS) : labels.index("If you saw nothing")]
    for what in ("Buttons on them", "Staying on screen", "Sound", "Icon in the tray", "Start when I log in"):
        assert what in fails
    assert "It is switched off in Settings." in fails


def test_where_they_were_really_shown_counts(qtbot: QtBot, look: ThemeController, ways: Ways) -> None:
    at = AtTest(qtbot, look, ways, BY_WINDOW, BY_DESKTOP)
    none = "This desktop shows none. Reminders come in a window of Imuran Desktop instead."
    assert none in at.labels
    at.click("Send them again")
    assert at.sent == 2
    assert none not in at.labels


def test_it_is_gone_when_it_is_closed(qtbot: QtBot, look: ThemeController, ways: Ways) -> None:
    at = AtTest(qtbot, look, ways, BY_DESKTOP)
    dialog = at.dialog
    assert dialog is not None
    at.click("Close")
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
