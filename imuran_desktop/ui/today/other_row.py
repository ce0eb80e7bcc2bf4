"""Something recorded for today that answers none of its doses: one row."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.history_view import kind_of
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.day_row import DayRow
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Muted
from imuran_desktop.words.doses import notable_words
from imuran_desktop.words.history import line_name, line_state_words, thing_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import other_words


class OtherRow(DayRow):
    """An extra intake, or one whose dose is no longer planned, with the button to change what is recorded."""

    change = Signal()

    def __init__(
        self, look: ThemeController, language: Language, intake: Intake, timeline: Timeline, today: date
    ) -> None:
        title, state = thing_words(language, intake), line_state_words(language, kind_of(intake), None, today)
        clock = language.clock(timeline.local(intake.at)) if intake.at is not None else ""
        name = line_name(title, clock, state)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Heading(title))
        for note in notable_words(language, intake):
            words.addWidget(Body(note))
        words.addWidget(Muted(other_words(language, intake, timeline, today)))
        words.addStretch(1)
        button = QuietButton(language.tr("Change …"), look=look, icon="edit")
        button.setAccessibleDescription(name)
        super().__init__(look, name, clock, (), words, Chip(state, "later"), button)
        self.button.clicked.connect(self.change)
        self.put_button_beside()
