"""One reminder in the app's own reminder window."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from imuran_desktop.settings import SNOOZE_MINUTES
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language

TAKEN, SNOOZE, DEFAULT = "taken", "snooze", "default"
UNTIL_MEAL = "meal"
_ICONS = {TAKEN: "taken", SNOOZE: "snooze", "skip": "skip"}
_ONE_HOUR = 60
_SMALLEST_TITLE = 120


@dataclass(frozen=True)
class ShownReminder:
    """What a reminder says, and its (key, label) buttons in their order."""

    id: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


class ReminderCard(Card):
    """A reminder with its buttons. The one that records a due dose as taken is the primary one."""

    acted = Signal(str)
    """The key of the button that was pressed; for *Snooze* with how long, as in "snooze:15"."""
    dismissed = Signal()
    """The person closed it, which records nothing."""

    def __init__(self, look: ThemeController, language: Language, reminder: ShownReminder) -> None:
        """Show a reminder."""
        super().__init__(accent=any(key == TAKEN for key, _ in reminder.actions), name=reminder.title)
        self.id = reminder.id
        self._look, self._language, self._title = look, language, reminder.title
        self.body.addLayout(self._head())
        if reminder.body:
            self.body.addWidget(Body(reminder.body))
        self.body.addSpacing(8)
        self.body.addLayout(self._buttons(reminder.actions))

    def _head(self) -> QHBoxLayout:
        tr = self._language.tr
        heading, close = Heading(self._title), QuietButton(tr("Close"))
        heading.setMinimumWidth(_SMALLEST_TITLE)
        close.setAccessibleName(self._named(close.text()))
        close.clicked.connect(self.dismissed)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(heading, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _buttons(self, actions: Sequence[tuple[str, str]]) -> FlowLayout:
        flow = FlowLayout(spacing=12)
        for key, label in actions:
            flow.addWidget(self._button(key, label, alone=len(actions) == 1))
        return flow

    def _button(self, key: str, label: str, *, alone: bool) -> OutlinedButton:
        icon = _ICONS.get(key, "")
        if key == TAKEN:
            button: OutlinedButton = PrimaryButton(label, look=self._look, icon=icon)
        elif key == DEFAULT and not alone:
            button = QuietButton(label)
        else:
            button = OutlinedButton(label, look=self._look, icon=icon, tall=True)
        if key == SNOOZE:
            button.setText(self._language.tr("Snooze …"))
            button.clicked.connect(lambda: self._offer_snoozes(button))
        else:
            button.clicked.connect(partial(self.acted.emit, key))
        button.setAccessibleName(self._named(button.text()))
        return button

    def _named(self, button: str) -> str:
        """What a screen reader calls a button: several reminders have the same ones."""
        return self._language.tr("{button}: {reminder}", button=button, reminder=self._title)

    def _offer_snoozes(self, button: OutlinedButton) -> None:
        menu = QMenu(button)
        menu.setAccessibleName(button.accessibleName())
        for choice, words in snooze_choices(self._language):
            menu.addAction(words, partial(self.acted.emit, f"{SNOOZE}:{choice}"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def snooze_choices(language: Language) -> list[tuple[str, str]]:
    """How long a reminder can be put off, and the words for it."""
    for_minutes = [(str(number), _minutes_words(language, number)) for number in SNOOZE_MINUTES.choices]
    return [*for_minutes, (UNTIL_MEAL, language.tr("Until the next meal"))]


def _minutes_words(language: Language, number: int) -> str:
    if number == _ONE_HOUR:
        return language.tr("For 1 hour")
    return language.trn("For {number} minute", "For {number} minutes", number)
