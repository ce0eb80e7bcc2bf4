"""Why a dose was skipped: one press records it, and other words can be typed."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGroupBox, QLineEdit, QWidget

from imuran_desktop.domain.codes import SkipReason
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import reason_words
from imuran_desktop.words.language import Language, sentence_case


class ReasonRows(QObject):
    """Two rows of a form: the usual reasons as buttons, and a field that *Another reason* opens."""

    chosen = Signal(str)
    """One of the usual reasons was pressed; its code."""
    changed = Signal()
    """The field for own words was opened."""

    def __init__(self, form: FormRows, language: Language) -> None:
        """Add the rows to ``form``."""
        super().__init__(form)
        tr = language.tr
        self._form, self._language = form, language
        self._buttons = form.row(tr("Why was it skipped?"), QGroupBox())
        self._buttons.setProperty("kind", "choices")
        flow = FlowLayout(self._buttons, spacing=10)
        for code, words in self._reasons():
            flow.addWidget(self._button(code, words))
        self._another = OutlinedButton(tr("Another reason …"))
        self._another.clicked.connect(self._open)
        flow.addWidget(self._another)
        self._own = form.row(tr("In your own words"), QLineEdit())
        self._own.textChanged.connect(lambda: form.set_error(self._own, ""))
        self.own_words = False

    def fill(self, reason: str) -> None:
        """Show a reason given in own words; the usual ones are told elsewhere."""
        if reason and reason not in dict(self._reasons()):
            self._own.setText(reason)
            self.own_words = True

    def show_rows(self, *, wanted: bool) -> None:
        """Show the rows that are wanted, if any."""
        self._form.set_row_visible(self._buttons, wanted)
        self._form.set_row_visible(self._own, wanted and self.own_words)

    def reason(self) -> str:
        """The reason in the person's own words."""
        return self._own.text().strip()

    def errors(self) -> Mapping[QWidget, str]:
        """What is wrong, by field."""
        return {} if self.reason() else {self._own: self._language.tr("Say why, in a few words.")}

    def _reasons(self) -> Iterator[tuple[str, str]]:
        for code in SkipReason:
            if code is not SkipReason.OTHER:
                yield str(code), sentence_case(reason_words(self._language, code))

    def _button(self, code: str, words: str) -> OutlinedButton:
        button = OutlinedButton(words)
        button.clicked.connect(lambda: self.chosen.emit(code))
        return button

    def _open(self) -> None:
        self.own_words = True
        self.changed.emit()
        self._own.setFocus()
