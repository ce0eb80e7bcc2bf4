"""Choosing a day: the likely ones as buttons, any other in a date field."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.plan_checks import EARLIEST
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

_OTHER = "other"


class DayRows(QObject):
    """Two rows of a form: the choice of a day, and a date field that appears for "Another day"."""

    changed = Signal()

    def __init__(
        self,
        form: FormRows,
        language: Language,
        label: str,
        likely: Sequence[tuple[str, date]],
        chosen: date,
        *,
        earliest: date = EARLIEST,
        help_text: str = "",
    ) -> None:
        """Offer the ``likely`` days, each with its words, and begin with ``chosen``."""
        super().__init__(form)
        self._form = form
        self._earliest = earliest
        self._days = {day.isoformat(): day for _, day in likely}
        choices = [(day.isoformat(), words) for words, day in likely]
        value = chosen.isoformat() if chosen.isoformat() in self._days else _OTHER
        buttons = ChoiceButtons("", [*choices, (_OTHER, language.tr("Another day"))], value=value)
        self.choice = form.row(label, buttons, help_text)
        self.field = form.row(language.tr("Date"), date_field(language, chosen, earliest))
        self.choice.valueChanged.connect(self._show)
        self.field.dateChanged.connect(self.changed)
        self._form.set_row_visible(self.field, value == _OTHER)

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._days.get(self.choice.value) or chosen_day(self.field)

    @property
    def editor(self) -> QWidget:
        """The field that says which day, for an error beside it."""
        return self.field if self.choice.value == _OTHER else self.choice

    def _show(self) -> None:
        self._form.set_row_visible(self.field, self.choice.value == _OTHER)
        self.changed.emit()
