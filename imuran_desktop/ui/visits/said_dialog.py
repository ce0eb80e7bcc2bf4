"""Writing down what was said at a visit."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from imuran_desktop.domain.visits import Visit
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.labels import Body, Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.visits import bulleted, visit_title

_APART = 12


class SaidDialog(AskDialog):
    """Shows what was to be asked, and takes down the answers. `given` carries the text."""

    given = Signal(str)

    def __init__(
        self, look: ThemeController, language: Language, visit: Visit, today: date, parent: QWidget | None = None
    ) -> None:
        tr = language.tr
        super().__init__(look, language, tr("What was said?"), visit_title(language, visit, today), parent)
        if visit.asks:
            self.form.wide(Strong(tr("Your questions")))
            self.form.wide(Body(bulleted(visit.asks))).setContentsMargins(0, 0, 0, _APART)
        self._said = self.form.row(tr("What was said"), QPlainTextEdit(visit.said), tr("Also what you are to do next."))
        self.begin_at = self._said
        self.add_save().clicked.connect(self._give)

    def _give(self) -> None:
        said = self._said.toPlainText().strip()
        missing = "" if said else self._words.tr("Write something first.")
        if self.form.show_errors({self._said: missing} if missing else {}):
            self.fit()
            return
        self.given.emit(said)
