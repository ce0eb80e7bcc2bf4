"""The question before doses are recorded that are close to others."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.away import Close
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.words.away import close_words
from imuran_desktop.words.doses import moment_words
from imuran_desktop.words.language import Language

RECORD = "record"
_SHOWN = 4


class CloseDialog(CarefulDialog):
    """Shows the first few and asks. The keyboard begins at the button that records nothing."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        found: Sequence[Close],
        timeline: Timeline,
        today: date,
        parent: QWidget,
    ) -> None:
        tr = language.tr
        pairs = [
            (item.dose, moment_words(language, item.other.at, timeline, today))
            for item in found[:_SHOWN]
            if item.other.at is not None
        ]
        lines = [close_words(language, pairs, today)]
        if len(found) > _SHOWN:
            more = len(found) - _SHOWN
            lines.append(language.trn("{number} more is like this.", "{number} more are like this.", more))
        lines.append(tr("Did you take them as well?"))
        super().__init__(look, tr("Please check"), "\n".join(lines), parent)
        self.add_button(RECORD, tr("Yes, record them all"))
        self.begin_at = self.add_cancel(tr("Record nothing"))
