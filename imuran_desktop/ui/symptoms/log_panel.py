"""Logging in two steps: find the symptom, then say how bad it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.services.symptoms import Logged
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.details import SymptomDetails
from imuran_desktop.ui.symptoms.picker import SymptomPicker
from imuran_desktop.ui.theme import ThemeController


class LogPanel(QWidget):
    """Hidden until :meth:`start`. Its :attr:`notice` belongs above everything else on the page."""

    saved = Signal(Logged)
    """The entry is in the diary, and the panel is hidden again."""
    cancelled = Signal()
    """Nothing was recorded, and the panel is hidden again."""
    top_wanted = Signal()
    """Another step, or an urgent notice, begins at the top of the page."""

    def __init__(self, session: Session, look: ThemeController, known: SymptomList) -> None:
        """Make a hidden panel."""
        super().__init__()
        self._picker = SymptomPicker(look, session.language, known)
        self._details = SymptomDetails(session, look, known)
        self.notice = self._details.notice
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._picker)
        column.addWidget(self._details)
        self._picker.chosen.connect(self._describe)
        self._picker.cancelled.connect(self._cancel)
        self._details.changed_mind.connect(self._choose_again)
        self._details.cancelled.connect(self._cancel)
        self._details.became_urgent.connect(self.top_wanted)
        self._details.saved.connect(self._tell_saved)
        self.hide()

    def start(self, recent: Sequence[str]) -> None:
        """Begin in the search field, with the ``recent`` symptoms first; an entry half filled in is kept."""
        if not self.isHidden() and not self._details.isHidden():
            self._details.take_focus()
            return
        self._show_step(self._picker)
        self.show()
        self._picker.start(recent)

    def _describe(self, symptom: str, note: str) -> None:
        self._show_step(self._details)
        self._details.start(symptom, note)

    def _choose_again(self) -> None:
        self._show_step(self._picker)
        self._picker.take_focus()

    def _show_step(self, step: QWidget) -> None:
        self.notice.clear()
        for widget in (self._picker, self._details):
            widget.setVisible(widget is step)
        self.top_wanted.emit()

    def _cancel(self) -> None:
        self._close()
        self.cancelled.emit()

    def _tell_saved(self, logged: Logged) -> None:
        self._close()
        self.saved.emit(logged)

    def _close(self) -> None:
        """Hide both steps too, so that the next start is a new one."""
        self._details.hide()
        self.notice.clear()
        self.hide()
