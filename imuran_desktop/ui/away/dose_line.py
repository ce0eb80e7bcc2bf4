"""One dose and the three things that can be said of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QVBoxLayout, QWidget

from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.away.marks import Mark, What
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.labels import Muted, Strong
from imuran_desktop.words.away import mark_time_words, slot_line_words
from imuran_desktop.words.doses import dose_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import planned_words

_ROW_FROM = 780
"""At least this wide, in px at 100 %, the choice stands beside the dose."""


class DoseLine(QWidget):
    """A dose with its choice; when it was taken, and the way to another time, appear with *Taken*."""

    marked = Signal(str)
    """A `What` was chosen."""
    time_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, dose: Dose, timeline: Timeline, today: date) -> None:
        super().__init__()
        self._look, self._language, self._timeline, self._today = look, language, timeline, today
        self.dose = dose
        tr = language.tr
        self._name = f"{dose_words(language, dose)}, {planned_words(language, dose, today)}"
        choices = ((What.TAKEN, tr("Taken")), (What.SKIPPED, tr("Skipped")), (What.LEFT, tr("Leave as not recorded")))
        self._choice = ChoiceButtons(self._name, choices)
        self._choice.valueChanged.connect(self.marked)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        self._row.addLayout(self._words(), 1)
        self._row.addWidget(self._choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._row)
        self._time: _TimeLine | None = None
        self._beside = True

    def show_mark(self, mark: Mark | None) -> None:
        """Show what is said of the dose, without telling it."""
        self._choice.blockSignals(True)
        self._choice.set_value(mark.what if mark else "")
        # Lines may be made after what comes after them. A stand-in for the buttons would stay behind in the order of
        # the Tab key, and lead back to them.
        self._choice.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes it; the stubs do not
        self._choice.blockSignals(False)
        if mark is not None and mark.what is What.TAKEN:
            self._time_line().show_words(
                mark_time_words(self._language, self.dose, mark.at, self._timeline, self._today)
            )
        elif self._time is not None:
            self._time.hide()

    def fit(self, width: int) -> None:
        """Put the choice below the dose where there is little room."""
        self._beside = width >= self._look.px(_ROW_FROM)
        self._row.setDirection(_direction(beside=self._beside))
        if self._time is not None:
            self._time.fit(beside=self._beside)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Strong(dose_words(self._language, self.dose)))
        column.addWidget(Muted(slot_line_words(self._language, self.dose)))
        return column

    def _time_line(self) -> "_TimeLine":
        """When it was taken. Many are never marked as taken one by one, so it is made when it is needed."""
        if self._time is None:
            self._time = _TimeLine(self._language.tr("Another time …"), self._name)
            self._time.button.clicked.connect(self.time_asked)
            self._time.fit(beside=self._beside)
            self._column.addWidget(self._time)
            if self._time.window() is self._choice.window():
                QWidget.setTabOrder(self._choice.findChildren(QRadioButton)[-1], self._time.button)
        return self._time


class _TimeLine(QWidget):
    """When a dose was taken, and the way to another time."""

    def __init__(self, text: str, description: str) -> None:
        super().__init__()
        self._words = Muted()
        self.button = QuietButton(text)
        self.button.setAccessibleDescription(description)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._words)
        self._row.addWidget(self.button)
        self._row.addStretch(1)

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self.show()

    def fit(self, *, beside: bool) -> None:
        self._row.setDirection(_direction(beside=beside))
        self._row.setAlignment(self.button, Qt.AlignmentFlag.AlignLeading)


def _direction(*, beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
