"""*Test my reminders*: sends one of each kind, and finds out what works on this computer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.codes import Delivery
from imuran_desktop.ui.settings.log_in_row import LogInStart
from imuran_desktop.ui.settings.reminder_test_dialog import ReminderTestDialog
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminder_test import Finding, Means, findings

if TYPE_CHECKING:
    from imuran_desktop.desktop.notifier import Abilities


@dataclass(frozen=True)
class Ways:
    """The app's ways to remind a person, each asked anew for every test."""

    show_samples: Callable[[], Sequence[Delivery]]
    """Shows one reminder of each kind, and tells where each was shown."""
    hide_samples: Callable[[], None]
    abilities: "Callable[[], Abilities]"
    tray: Callable[[], bool]
    log_in: LogInStart
    sound_wanted: Callable[[], bool]


def open_reminder_test(parent: QWidget, look: ThemeController, language: Language, ways: Ways) -> ReminderTestDialog:
    """Send the reminders, and show what works in front of ``parent``."""

    def send() -> list[Finding]:
        return findings(language, _means(ways))

    dialog = ReminderTestDialog(look, language, send, parent)
    dialog.finished.connect(ways.hide_samples)
    dialog.finished.connect(dialog.deleteLater)
    # Not `exec`, and modal to one window only: the reminders may stand in a window of the app, to be pressed there.
    dialog.open()
    return dialog


def _means(ways: Ways) -> Means:
    shown = ways.show_samples()
    able = ways.abilities()
    return Means(
        desktop=all(delivery is Delivery.DESKTOP for delivery in shown),
        server=able.server,
        buttons=able.buttons,
        stays=able.stays,
        sound=able.sound,
        sound_wanted=ways.sound_wanted(),
        tray=ways.tray(),
        log_in_supported=ways.log_in.supported,
        log_in=ways.log_in.supported and ways.log_in.enabled,
    )
