"""Choosing the month: a button back and forward, the month and the year, and the way back to today."""

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSpinBox, QStyledItemDelegate, QWidget

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.wheel import WheelGuard
from imuran_desktop.words.language import Language

_TEXT_INSET = 12
_YEAR_WIDTH = 176
_MONTHS = 12


class MonthBar(QWidget):
    """Tells which month is wanted."""

    chosen = Signal(int, int)
    """A year and a month."""
    stepped = Signal(int)
    """A month back (-1) or on (1)."""
    today_asked = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Make the controls."""
        super().__init__()
        tr = language.tr
        self._look = look
        self.back = OutlinedButton(tr("Earlier"), look=look, icon="chevron-left")
        self.on = OutlinedButton(tr("Later"), look=look, icon="chevron-right")
        self.back.setAccessibleName(tr("Earlier month"))
        self.on.setAccessibleName(tr("Later month"))
        self.today = OutlinedButton(tr("Today"), look=look, icon="today")
        self._month, self._year = _month_field(language), QSpinBox()
        self._month.setAccessibleName(tr("Month"))
        self._year.setAccessibleName(tr("Year"))
        self._year.setRange(EARLIEST.year, LATEST.year)
        self._year.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
        self._year.setKeyboardTracking(False)
        self._year.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)
        guard = WheelGuard(self)
        flow = FlowLayout(self, spacing=10)
        for widget in (self._month, self._year, self.back, self.on, self.today):
            guard.guard(widget)
            flow.addWidget(widget)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(self.today_asked)
        self._month.activated.connect(self._tell)
        self._year.valueChanged.connect(self._tell)
        look.changed.connect(self._fit)
        self._fit()

    def show_month(self, first: date) -> None:
        """Show which month it is."""
        self._month.setCurrentIndex(first.month - 1)
        blocked = self._year.blockSignals(True)
        self._year.setValue(first.year)
        self._year.blockSignals(blocked)
        self.back.setEnabled((first.year, first.month) > (EARLIEST.year, EARLIEST.month))
        self.on.setEnabled((first.year, first.month) < (LATEST.year, LATEST.month))

    def _tell(self) -> None:
        self.chosen.emit(self._year.value(), self._month.currentIndex() + 1)

    def _fit(self) -> None:
        self._year.setFixedWidth(self._look.px(_YEAR_WIDTH))


def _month_field(language: Language) -> QComboBox:
    field, locale = QComboBox(), QLocale(language.locale)
    field.setItemDelegate(QStyledItemDelegate(field))
    field.setMaxVisibleItems(_MONTHS)
    for number in range(1, _MONTHS + 1):
        field.addItem(locale.standaloneMonthName(number))
    return field


def month_title(language: Language, first: date) -> str:
    """A month with its year: "March 2026"."""
    locale = QLocale(language.locale)
    return language.tr("{month} {year}", month=locale.standaloneMonthName(first.month), year=first.year)
