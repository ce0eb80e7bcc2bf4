"""What each column of a file holds: guessed, and to be chosen otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes
from imuran_desktop.exchange.csv_layout import Field, Layout, Measured, measured_of
from imuran_desktop.exchange.csv_table import Table
from imuran_desktop.exchange.lab_dates import DateOrder
from imuran_desktop.exchange.results_csv import CsvResults
from imuran_desktop.ui.plan.fields import list_field
from imuran_desktop.ui.results.csv_asks import CsvAsks
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language
from imuran_desktop.words.results_csv import field_words

_LEFT_OUT, _RESULT = "", "result"
_LETTERS = 22
_EXAMPLES = 2


class CsvColumns(Card):
    """A list to choose from for each column, and what only the person can say of the file."""

    changed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, analytes: Analytes, table: Table, layout: Layout
    ) -> None:
        tr = language.tr
        super().__init__(name=tr("Columns"))
        self._language, self._table = language, table
        self._names = AnalyteNames(analytes)
        self._told = Body()
        self._fold = Fold(look, tr("Choose what the columns are"), tr("Hide the columns"))
        self._form = FormRows(look)
        self._choices = {place: self._choice(place, layout) for place in range(len(table.header))}
        self._asks = CsvAsks(language)
        self._fold.body.addWidget(self._form)
        self.body.setSpacing(14)
        self.body.addWidget(Heading(tr("Columns")))
        self.body.addWidget(self._told)
        self.body.addWidget(self._asks)
        self.body.addWidget(self._fold)
        if not layout.is_usable:
            self._fold.turn()
        self._tell()
        for choice in self._choices.values():
            choice.currentIndexChanged.connect(self._choose)
        self._asks.changed.connect(self.changed)

    @property
    def layout_chosen(self) -> Layout:
        """What the columns hold. Of two with the same field the first counts."""
        fields: dict[Field, int] = {}
        measured: dict[int, Measured] = {}
        for place, choice in self._choices.items():
            chosen = choice.currentData()
            if chosen == _RESULT:
                measured[place] = measured_of(self._table.header[place], self._names)
            elif chosen != _LEFT_OUT:
                fields.setdefault(Field(chosen), place)
        return Layout(fields, measured)

    @property
    def order(self) -> DateOrder | None:
        """How the dates are written, once it was said."""
        return self._asks.order

    @property
    def decimal(self) -> str:
        """The sign before decimals, once it was said."""
        return self._asks.decimal

    def ask(self, results: CsvResults) -> None:
        """Ask what the file leaves open: how its dates are written, and its decimals."""
        self._asks.ask(results)

    def _choice(self, place: int, layout: Layout) -> QComboBox:
        tr = self._language.tr
        examples = [row[place] for row in self._table.rows if place < len(row) and row[place]][:_EXAMPLES]
        shown = tr("For example: {examples}", examples=self._language.listed(examples)) if examples else ""
        choice = self._form.row(self._table.column(place).replace("&", "&&"), list_field(_LETTERS), shown)
        choice.setAccessibleName(tr("Column {column}", column=self._table.column(place)))
        choice.addItem(tr("Left out"), _LEFT_OUT)
        choice.addItem(tr("Values of “{name}”", name=self._table.column(place)), _RESULT)
        for field in Field:
            choice.addItem(field_words(self._language, field.value), field.value)
        choice.setCurrentIndex(choice.findData(_guessed(place, layout)))
        return choice

    def _choose(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say what is missing; else what was guessed."""
        language, layout = self._language, self.layout_chosen
        if not layout.is_usable:
            self._told.setText(
                language.tr("Say which column has the date, and which ones have what was measured and its value.")
            )
            return
        parts = [
            language.tr("{what}: “{column}”", what=field_words(language, field.value), column=self._table.column(place))
            for field, place in layout.fields.items()
            if place in layout.used
        ]
        if layout.measured:
            parts.append(language.trn("{number} column of values", "{number} columns of values", len(layout.measured)))
        self._told.setText(language.tr("Read as: {columns}.", columns=language.listed(parts)))


def _guessed(place: int, layout: Layout) -> str:
    if place in layout.measured:
        return _RESULT
    return next((field.value for field, held in layout.fields.items() if held == place), _LEFT_OUT)
