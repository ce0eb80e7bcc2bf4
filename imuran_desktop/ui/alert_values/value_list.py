"""The values that are set, each to be changed or removed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.results import Analytes
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import change_and_remove, rule
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.alert_values import limit_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.results import analyte_name


class ValueList(Card):
    """Each value with *Change* and *Remove*, in the order of the list of analytes."""

    change_asked = Signal(AlertValue)
    remove_asked = Signal(AlertValue)

    def __init__(self, look: ThemeController, language: Language, analytes: Analytes) -> None:
        super().__init__(name=language.tr("The values"))
        self._look, self._language, self._analytes = look, language, analytes
        self._said = Muted()
        self._rows = QWidget()
        self.body.setSpacing(12)
        self.body.addWidget(Heading(language.tr("The values")))
        self.body.addWidget(self._said)
        self.body.addWidget(self._rows)

    def show_values(self, alerts: AlertValues) -> None:
        """Show these."""
        said = alerts.said_by
        self._said.setText(self._language.tr("Said by: {who}", who=said) if said else "")
        self._said.setVisible(bool(said))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for number, value in enumerate(self._ordered(alerts.values)):
            if number:
                column.addWidget(rule())
            column.addWidget(self._row(value))
        old, self._rows = self._rows, rows
        self.body.replaceWidget(old, rows)
        rows.show()
        old.hide()
        old.deleteLater()

    def _ordered(self, values: Sequence[AlertValue]) -> list[AlertValue]:
        order = {key: place for place, key in enumerate(self._analytes)}
        return sorted(values, key=lambda value: order.get(value.analyte, len(order)))

    def _row(self, value: AlertValue) -> QWidget:
        language, tr = self._language, self._language.tr
        name = analyte_name(language, value.analyte, self._analytes)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(name))
        column.addWidget(Body(sentence_case(limit_words(language, value))))
        if value.note:
            column.addWidget(Muted(tr("Note: {note}", note=value.note)))
        column.addLayout(change_and_remove(self._look, language, name, value, self.change_asked, self.remove_asked))
        return row
