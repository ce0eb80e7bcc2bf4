"""The symptoms in the form, one below the other."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import OTHER, SymptomList
from imuran_desktop.ui.symptoms.felt_part import FeltPart
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.emptying import take_out
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language


class FeltParts(QWidget):
    """Grows and shrinks; each symptom is asked about once."""

    changed = Signal()
    """Something was entered, or a symptom was taken out."""
    change_asked = Signal()
    """The only symptom is to be another one."""

    def __init__(self, look: ThemeController, language: Language, known: SymptomList) -> None:
        super().__init__()
        self._look, self._language, self._known = look, language, known
        self.parts: list[FeltPart] = []
        self.fever_c: float | None = None
        """The temperature at which the clinic wants to be called."""
        self._anchor = QWidget(self)
        self._anchor.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)

    @property
    def forms(self) -> list[FormRows]:
        """Their forms, from top to bottom."""
        return [part.form for part in self.parts]

    def clear(self) -> None:
        """Take them all out."""
        for part in list(self.parts):
            self._drop(part)

    def part_of(self, symptom: str) -> FeltPart:
        """The part that asks about ``symptom``, made if there is none. What is on no list may be several things."""
        for part in self.parts:
            if part.symptom == symptom != OTHER:
                return part
        part = FeltPart(self._look, self._language, self._known, symptom, self.fever_c)
        part.changed.connect(self.changed)
        part.away_asked.connect(lambda: self._take_away(part))
        self.parts.append(part)
        self._column.addWidget(part)
        self._name_buttons()
        self._order_tabs()
        return part

    def errors(self, *, unanswered: bool) -> Mapping[QWidget, str]:
        """What is wrong, by field; ``unanswered`` lets severities be left out."""
        return {field: words for part in self.parts for field, words in part.errors(unanswered=unanswered).items()}

    def take_focus(self) -> None:
        """Bring the keyboard to the first question."""
        if self.parts:
            self.parts[0].take_focus()

    def _take_away(self, part: FeltPart) -> None:
        if len(self.parts) == 1:
            self.change_asked.emit()
            return
        self._drop(part)
        self.take_focus()
        self.changed.emit()

    def _drop(self, part: FeltPart) -> None:
        self.parts.remove(part)
        take_out(self._column, part)
        self._name_buttons()

    def _name_buttons(self) -> None:
        tr = self._language.tr
        words = tr("Take out") if len(self.parts) > 1 else tr("Choose another")
        for part in self.parts:
            part.name_away(words)

    def _order_tabs(self) -> None:
        """Have Tab reach the symptoms, which were made last, before what is below them."""
        before = self._anchor
        for part in self.parts:
            for stop in part.stops():
                QWidget.setTabOrder(before, stop)
                before = stop
