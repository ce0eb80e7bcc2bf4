"""What only the person can say of a file: how its dates are written, and its decimals. Each is asked where unclear."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.exchange.lab_dates import DateOrder
from imuran_desktop.exchange.results_csv import CsvResults
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language


class _Question(QWidget):
    """A question with its answers, hidden until it is asked; from then on the answer can be changed."""

    def __init__(self, question: str, name: str, answers: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.answers = ChoiceButtons(name, answers, stacked=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Strong(question))
        column.addWidget(self.answers)
        self.hide()


class CsvAsks(QWidget):
    """Two questions, one below the other."""

    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        tr = language.tr
        self._order = _Question(
            tr("Which comes first in the dates of this file?"),
            tr("How the dates are written"),
            [
                (DateOrder.DAY_FIRST.value, tr("The day: 03/04/2026 is 3 April")),
                (DateOrder.MONTH_FIRST.value, tr("The month: 03/04/2026 is 4 March")),
            ],
        )
        self._decimal = _Question(
            tr("Which sign stands before decimals in this file?"),
            tr("How decimals are written"),
            [
                (".", tr("A point: 4.250 is between 4 and 5, and 4,250 is a whole number")),
                (",", tr("A comma: 4,250 is between 4 and 5, and 4.250 is a whole number")),
            ],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for question in (self._order, self._decimal):
            column.addWidget(question)
            question.answers.valueChanged.connect(self.changed)
        self.hide()

    @property
    def order(self) -> DateOrder | None:
        """How the dates are written, once it was said."""
        return DateOrder(self._order.answers.value) if self._order.answers.value else None

    @property
    def decimal(self) -> str:
        """The sign before decimals, once it was said."""
        return self._decimal.answers.value

    def ask(self, results: CsvResults) -> None:
        """Ask what the file leaves open."""
        for question, is_open in ((self._order, results.asks_for_order), (self._decimal, results.asks_for_decimal)):
            if is_open:
                question.show()
                self.show()
