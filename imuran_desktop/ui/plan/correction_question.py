"""Before the record itself is corrected: what that would do, and a second button to say so."""

from datetime import date

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.past_effect import PastEffect
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.words.language import Language
from imuran_desktop.words.past_effect import past_effect_words

CORRECT = "correct"


class CorrectionQuestion(Dialog):
    """Says which doses whose time has come would be others; answers `CORRECT`, or nothing."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        effect: PastEffect,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        tr = language.tr
        text = tr("This is about days that are over. Correct them only if they were written wrongly from the start.")
        super().__init__(look, tr("Correct the record?"), text, parent)
        self.body.addWidget(Body(past_effect_words(language, effect, today)))
        self.add_button(CORRECT, tr("Correct the record"), primary=True)
        self.add_cancel(tr("Cancel"))
