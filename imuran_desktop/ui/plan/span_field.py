"""A length of time: how many days, weeks or months."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSpinBox, QStyledItemDelegate, QWidget

from imuran_desktop.domain.phases import Interval
from imuran_desktop.domain.schedule_checks import MOST_WEEKS
from imuran_desktop.ui.plan.fields import list_field
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.wheel import WheelGuard
from imuran_desktop.words.language import Language

_DAYS, _WEEKS, _MONTHS = "days", "weeks", "months"
_WEEK = 7
_MOST = {_DAYS: MOST_WEEKS * _WEEK, _WEEKS: MOST_WEEKS, _MONTHS: MOST_WEEKS * 12 // 52}
_LETTERS = 7
_TEXT_INSET = 12


class SpanField(QWidget):
    """A number and its unit. A span of months and days, which only a file can give, stays until it is changed."""

    changed = Signal()

    def __init__(self, language: Language, span: Interval) -> None:
        """Show ``span``."""
        super().__init__()
        self._language = language
        self._given: Interval | None = span
        self._number, self._unit = QSpinBox(), list_field(_LETTERS)
        self._number.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)
        self._unit.setItemDelegate(QStyledItemDelegate(self._unit))
        for unit, words in (
            (_DAYS, language.tr("days")),
            (_WEEKS, language.tr("weeks")),
            (_MONTHS, language.tr("months")),
        ):
            self._unit.addItem(words, unit)
        guard = WheelGuard(self)
        guard.guard(self._number)
        guard.guard(self._unit)
        flow = FlowLayout(self, spacing=10)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.addWidget(self._number)
        flow.addWidget(self._unit)
        self.setFocusProxy(self._number)
        self._show(span)
        self._number.valueChanged.connect(self._tell)
        self._unit.currentIndexChanged.connect(self._tell)

    def name_parts(self, name: str) -> None:
        """What a screen reader calls it."""
        self.setAccessibleName(name)
        self._number.setAccessibleName(name)
        self._unit.setAccessibleName(self._language.tr("{name}: days, weeks or months", name=name))

    @property
    def span(self) -> Interval:
        """The length of time."""
        if self._given is not None:
            return self._given
        number = self._number.value()
        match self._unit.currentData():
            case "weeks":
                return Interval(days=number * _WEEK)
            case "months":
                return Interval(months=number)
            case _:
                return Interval(days=number)

    def _show(self, span: Interval) -> None:
        weeks, days = divmod(span.days, _WEEK)
        unit, number = (_MONTHS, span.months) if span.months else (_DAYS, span.days) if days else (_WEEKS, weeks)
        self._unit.setCurrentIndex(self._unit.findData(unit))
        self._number.setRange(1, _MOST[unit])
        self._number.setValue(number)

    def _tell(self) -> None:
        self._given = None
        with QSignalBlocker(self._number):
            self._number.setMaximum(_MOST[self._unit.currentData()])
        self.changed.emit()
