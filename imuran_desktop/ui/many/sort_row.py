"""How the list is sorted, to be chosen with the keyboard too, and where the list has no heads."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import Column, order_words

_LEAST_LETTERS = 8


class SortRow(QWidget):
    """Each column, from either end."""

    chosen = Signal(object, bool)
    """A column, and whether turned round."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        words = order_words(language)
        self._orders = tuple(words)
        self._field = QComboBox()
        self._field.addItems(list(words.values()))
        # Its longest words would be wider than a narrow page of large text.
        self._field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._field.setMinimumContentsLength(_LEAST_LETTERS)
        form = FormRows(look)
        form.row(language.tr("Sort by"), self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._field.activated.connect(lambda place: self.chosen.emit(*self._orders[place]))

    def show_order(self, column: Column, turned: bool) -> None:
        """It was sorted otherwise."""
        self._field.setCurrentIndex(self._orders.index((column, turned)))
