"""When the person is reminded, how often, and how."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from imuran_desktop.settings import HIDE_NAMES, REPEAT_MINUTES, REPEATS, SNOOZE_MINUTES, SOUND, TEST_TIME
from imuran_desktop.ui.settings.fields import SettingFields
from imuran_desktop.ui.settings.log_in_row import LogInRow, LogInStart
from imuran_desktop.ui.settings.quiet_rows import QuietRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language


class RemindersCard(Card):
    """All settings of reminders, and the button that tries them out."""

    test_asked = Signal()
    """One reminder of each kind is to be sent."""

    def __init__(
        self, look: ThemeController, language: Language, fields: SettingFields, start: LogInStart | None = None
    ) -> None:
        """Fill ``fields``; without ``start`` nothing is said of starting when the person logs in."""
        tr = language.tr
        super().__init__(name=tr("Reminders"))
        self.body.setSpacing(12)
        self.body.addWidget(Heading(tr("Reminders")))
        self.body.addWidget(Body(tr("Reminders work only while this computer is on and Imuran Desktop is running.")))
        self.body.addWidget(fields)
        self._log_in = LogInRow(fields, language, start) if start else None
        fields.section(tr("When a dose is due"))
        fields.number(REPEAT_MINUTES)
        fields.number(REPEATS)
        fields.choice(SNOOZE_MINUTES)
        fields.section(tr("Times of day"))
        fields.time(TEST_TIME)
        self._quiet = QuietRows(fields, language)
        fields.section(tr("Sound and privacy"))
        fields.yes_no(SOUND)
        fields.yes_no(HIDE_NAMES)
        self._add_test(look, tr("Test my reminders"))

    def showEvent(self, event: QShowEvent) -> None:
        """The computer may start the app by now, or no longer."""
        super().showEvent(event)
        if self._log_in is not None:
            self._log_in.show_state()

    def _add_test(self, look: ThemeController, words: str) -> None:
        button = OutlinedButton(words, look=look, icon="bell")
        button.clicked.connect(self.test_asked)
        buttons = FlowLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addWidget(button)
        self.body.addLayout(buttons)
