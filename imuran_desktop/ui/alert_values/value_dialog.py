"""Writing down a value that the clinic set, or changing one."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.alerts import AlertValue
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.texts import one_line
from imuran_desktop.exchange.typed_value import limit_text, read_limit
from imuran_desktop.ui.plan.fields import list_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, unit_words
from imuran_desktop.words.typed_value import typo_words

_LETTERS = 20
_MOST_PERCENT, _MOST_MONTHS = 1000, 120


class ValueDialog(AskDialog):
    """What is measured, below or above which value, or how much of a rise. `given` has it, and who said so."""

    given = Signal(AlertValue, str)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        analytes: Analytes,
        offered: Sequence[str],
        value: AlertValue | None,
        said_by: str,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with ``value``; None: a new one, for one of the analytes ``offered``."""
        tr = language.tr
        title = tr("Add a value") if value is None else tr("Change a value")
        super().__init__(
            look, language, title, tr("As your clinic gave it to you. One of the limits is enough."), parent
        )
        self._analytes = analytes
        self._what = self.form.row(tr("What is measured"), list_field(_LETTERS))
        for key in offered:
            self._what.addItem(analyte_name(language, key, analytes), key)
        self._below = self.form.row(tr("Below"), QLineEdit())
        self._above = self.form.row(tr("Above"), QLineEdit())
        self._unit = self.form.row(tr("Unit"), list_field(_LETTERS))
        self._percent = self.form.row(tr("A rise of more than (%)"), QLineEdit())
        self._months = self.form.row(tr("Within"), QLineEdit(), tr("In months."))
        self._note = self.form.row(tr("Note"), QLineEdit(), tr("What goes with it, in your words or theirs."))
        self._said_by = self.form.row(tr("Who said so"), QLineEdit(said_by), tr("For all values on this page."))
        self._note.setMaxLength(120)
        self._said_by.setMaxLength(120)
        if value is not None:
            self._show(value)
        self._offer_units()
        if value is not None and value.unit:
            self._unit.setCurrentIndex(max(0, self._unit.findData(value.unit)))
        self._what.currentIndexChanged.connect(self._offer_units)
        self.begin_at = self._what if value is None else self._below
        self.add_save().clicked.connect(self._give)

    def _show(self, value: AlertValue) -> None:
        self._what.setCurrentIndex(max(0, self._what.findData(value.analyte)))
        self._what.setEnabled(False)
        self._below.setText(limit_text(value.below))
        self._above.setText(limit_text(value.above))
        self._percent.setText("" if value.rise_percent is None else str(value.rise_percent))
        self._months.setText("" if value.over_months is None else str(value.over_months))
        self._note.setText(value.note)

    def _offer_units(self) -> None:
        """Those in which laboratories give what is chosen."""
        analyte = self._analytes.get(str(self._what.currentData() or ""))
        self._unit.clear()
        for unit in analyte.units if analyte is not None else ():
            self._unit.addItem(unit_words(self._words, unit.code), unit.code)

    def _give(self) -> None:
        errors: dict[QWidget, str] = {}
        below, above = self._limit(self._below, errors), self._limit(self._above, errors)
        percent = self._count(self._percent, _MOST_PERCENT, errors)
        months = self._count(self._months, _MOST_MONTHS, errors)
        if not errors:
            self._check(below, above, percent, months, errors)
        if self.form.show_errors(errors):
            self.fit()
            return
        limited = below is not None or above is not None
        value = AlertValue(
            str(self._what.currentData()),
            str(self._unit.currentData() or "") if limited else "",
            below,
            above,
            percent,
            months,
            one_line(self._note.text()),
        )
        self.given.emit(value, one_line(self._said_by.text()))

    def _check(
        self,
        below: Decimal | None,
        above: Decimal | None,
        percent: int | None,
        months: int | None,
        errors: dict[QWidget, str],
    ) -> None:
        tr = self._words.tr
        if below is None and above is None and percent is None and months is None:
            errors[self._below] = tr("Enter at least one limit: below, above, or a rise.")
        elif below is not None and above is not None and below >= above:
            errors[self._above] = tr("This must be more than the value for “below”.")
        elif (percent is None) != (months is None):
            missing = self._percent if percent is None else self._months
            errors[missing] = tr("A rise needs both: how much, and within how many months.")

    def _limit(self, field: QLineEdit, errors: dict[QWidget, str]) -> Decimal | None:
        read = read_limit(field.text())
        if read.fault is not None:
            errors[field] = typo_words(self._words, read.fault)
        elif read.value is not None and read.value <= 0:
            errors[field] = self._words.tr("Enter more than 0.")
        return read.value

    def _count(self, field: QLineEdit, most: int, errors: dict[QWidget, str]) -> int | None:
        typed = field.text().strip().removesuffix("%").strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= most):
            errors[field] = self._words.tr("Enter a whole number from 1 to {most}.", most=self._words.number(most))
            return None
        return int(typed)
