"""On which day blood was taken, and which laboratory looked at it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.results import same_lab
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, quiet_button
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language

_MOST_OFFERED = 4


class DayCard(Card):
    """Two fields; the laboratories of earlier results are offered."""

    changed = Signal()
    lab_changed = Signal(str)

    def __init__(self, look: ThemeController, language: Language, today: date, labs: Sequence[str]) -> None:
        tr = language.tr
        super().__init__(name=tr("The blood test"))
        self._language = language
        self.form = FormRows(look)
        self.day = self.form.row(tr("Blood was taken on"), date_field(language, today))
        self.allow_until(today)
        self.lab = self.form.row(
            tr("Laboratory"), QLineEdit(), tr("If the letter names it. Ranges differ between laboratories.")
        )
        self.lab.setMaxLength(120)
        self._offers = [self._offer_lab(look, lab) for lab in labs[:_MOST_OFFERED]]
        if self._offers:
            self._offered = self.form.aside(QWidget())
            self._offered.setLayout(in_a_row(*self._offers))
        self._open = Banner(look, "", "overdue")
        self._open.hide()
        self._there = Body()
        self._there.hide()
        column = QVBoxLayout()
        column.addWidget(self._open)
        column.addWidget(self.form)
        column.addWidget(self._there)
        self.body.addLayout(column)
        self._began = self._texts()
        self.day.dateChanged.connect(self._open.hide)
        self.day.dateChanged.connect(self.changed)
        self.day.typed.connect(self.changed)
        self.lab.textChanged.connect(self._tell_lab)

    def begin_with(self, on: date, lab: str) -> None:
        """Show these."""
        self.day.setDate(QDate(on.year, on.month, on.day))
        self.lab.setText(lab)
        self._began = self._texts()

    @property
    def is_day_chosen(self) -> bool:
        """Whether it shows another day than at first."""
        return self.day.text() != self._began[0]

    @property
    def on(self) -> date:
        """The day."""
        return chosen_day(self.day)

    @property
    def is_changed(self) -> bool:
        """Whether it says other than at first."""
        return self._texts() != self._began

    def say_there(self, words: str) -> None:
        """Say what is in the diary of this day already."""
        self._there.setText(words)
        self._there.setVisible(bool(words))

    def ask(self, words: str) -> None:
        """Say that the day is open, until one is chosen."""
        self._open.set_text(words, "overdue")
        self._open.show()

    def offer(self, on: date) -> bool:
        """Show a day that was read elsewhere, unless the person chose another one. Returns whether it is shown."""
        if self.is_day_chosen or on > _last(self.day):
            return False
        self.day.setDate(QDate(on.year, on.month, on.day))
        return True

    def empty_lab(self) -> bool:
        """Take out the laboratory that was filled in at first. Returns whether there was one."""
        if not self._began[1] or self._texts()[1] != self._began[1]:
            return False
        self._began = self._began[0], ""
        self.lab.clear()
        return True

    def allow_until(self, today: date) -> None:
        """Let every day until this one be chosen."""
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))

    def show_errors(self) -> bool:
        """Show what can't be read, and go there. Returns whether there is anything."""
        errors: dict[QWidget, str] = {}
        return self.form.show_errors(errors)

    def _offer_lab(self, look: ThemeController, lab: str) -> OutlinedButton:
        button = quiet_button(look, lab, "history", self._language.tr("Laboratory: {name}", name=lab))
        button.clicked.connect(lambda: self.lab.setText(lab))
        return button

    def _texts(self) -> tuple[str, str]:
        return self.day.text(), self.lab.text().strip()

    def _tell_lab(self, text: str) -> None:
        for offer in self._offers:
            offer.setVisible(not same_lab(offer.text(), text))
        self.lab_changed.emit(text)
        self.changed.emit()


def _last(field: QDateEdit) -> date:
    day = field.maximumDate()
    return date(day.year(), day.month(), day.day())
