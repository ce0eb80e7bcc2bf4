"""The holds of a prescription on its card: the one in force, and one to come."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.plan import Hold, Prescription
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button
from imuran_desktop.ui.widgets.labels import Body, Strong
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.held import held_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.prescription import about_words, on_hold_words, pause_words


class HoldBanner(Banner):
    """The hold in force, with the buttons that end or change it."""

    asked = Signal(Asked)

    def __init__(
        self, look: ThemeController, language: Language, item: Prescription, hold: Hold, today: date, *, name: str
    ) -> None:
        """Say since when and why; ``name`` is the medicine's, for a screen reader."""
        tr = language.tr
        since = on_hold_words(language, hold.begins.first, hold.last_day, today)
        why = held_words(language, hold.reason, hold.said_by)
        super().__init__(look, tr("{since}. {why}", since=since, why=why), "hold")
        for ask, text in ((Ask.END_HOLD, tr("End the pause")), (Ask.CHANGE_HOLD, tr("Change the pause"))):
            button = plain_button(look, text, "", about_words(language, text, name))
            button.clicked.connect(lambda _=False, ask=ask: self.asked.emit(Asked(ask, item, hold)))
            self.buttons.addWidget(button)


class ComingHold(QWidget):
    """A hold that is still to come, with the buttons that change it or take it out."""

    asked = Signal(Asked)

    def __init__(
        self, look: ThemeController, language: Language, item: Prescription, hold: Hold, today: date, *, name: str
    ) -> None:
        """Say which days and why; ``name`` is the medicine's, for a screen reader."""
        super().__init__()
        tr = language.tr
        words = pause_words(language, hold.begins.first, hold.last_day, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Strong(words))
        column.addWidget(Body(held_words(language, hold.reason, hold.said_by)))
        change = plain_button(
            look, tr("Change"), "edit", about_words(language, tr("Change: {pause}", pause=words), name)
        )
        change.clicked.connect(lambda: self.asked.emit(Asked(Ask.CHANGE_HOLD, item, hold)))
        remove = plain_button(
            look, tr("Remove"), "remove", about_words(language, tr("Remove: {pause}", pause=words), name)
        )
        remove.clicked.connect(lambda: self.asked.emit(Asked(Ask.REMOVE_HOLD, item, hold)))
        column.addLayout(in_a_row(change, remove))
