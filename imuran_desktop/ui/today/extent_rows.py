"""How much was taken, and whether the person was sick afterwards."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG
from imuran_desktop.ui.plan.fields import amount_text, parse_amount
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.language import Language

_ALL, _OTHER = "all", "other"


class ExtentRows(QObject):
    """Rows of a form: all of it or another amount, that amount in milligrams, and a box for having been sick."""

    changed = Signal()
    """Other rows are wanted."""

    def __init__(self, form: FormRows, language: Language, asked_mg: float | None) -> None:
        """Add the rows to ``form``. ``asked_mg`` is what the dose asked for; None where nothing was asked for."""
        super().__init__(form)
        tr = language.tr
        self._form, self._language, self._asked = form, language, asked_mg
        words = tr("All of it, {amount}", amount=language.amount(asked_mg)) if asked_mg is not None else tr("All of it")
        choices = ((_ALL, words), (_OTHER, tr("A different amount")))
        self._which = form.row(tr("How much was taken?"), ChoiceButtons("", choices, value=_ALL))
        self._amount = form.row(tr("Amount in mg"), QLineEdit())
        self._sick = form.check(tr("I was sick afterwards"))
        self._ask = form.wide(Strong(tr("Ask your clinic or pharmacist what to do.")))
        self._ask.setContentsMargins(0, 0, 0, 12)
        self._which.valueChanged.connect(self._open)
        self._sick.toggled.connect(self.changed)
        self._amount.textChanged.connect(lambda: form.set_error(self._amount, ""))

    def ask_for(self, asked_mg: float) -> None:
        """Begin with the amount of something else."""
        self._asked = asked_mg
        self._which.set_value(_OTHER)
        self._amount.setText(amount_text(asked_mg))

    def fill(self, intake: Intake) -> None:
        """Show what an intake says."""
        if intake.amount_mg is not None and intake.amount_mg != self._asked:
            self._which.set_value(_OTHER)
            self._amount.setText(amount_text(intake.amount_mg))
        self._sick.setChecked(intake.sick_after)

    @property
    def tells_more(self) -> bool:
        """Whether something is said here that the person should see without asking."""
        return self._which.value == _OTHER or self._sick.isChecked()

    def show_rows(self, *, wanted: bool, always_amount: bool = False) -> None:
        """Show the rows that are wanted, if any; ``always_amount``: without the choice above it."""
        self._form.set_row_visible(self._which, wanted and not always_amount)
        self._form.set_row_visible(self._amount, wanted and (always_amount or self._which.value == _OTHER))
        self._form.set_row_visible(self._sick, wanted)
        self._ask.setVisible(wanted and self._sick.isChecked())

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first row, and all of them into view once they are laid out."""
        self._which.setFocus()
        QTimer.singleShot(0, self, self._bring_into_view)

    def take_keyboard_to_amount(self) -> None:
        """Bring the keyboard to the amount, to be written anew."""
        self._amount.setFocus()
        self._amount.selectAll()

    def _bring_into_view(self) -> None:
        scroll_into_view(self._sick)
        scroll_into_view(self._which)

    def amount_mg(self) -> float | None:
        """How much was taken; None is all that was asked for."""
        if self._which.value == _ALL:
            return None
        found = parse_amount(self._amount.text())
        return None if found == self._asked else found

    @property
    def sick_after(self) -> bool:
        """Whether the person was sick afterwards."""
        return self._sick.isChecked()

    def errors(self) -> Mapping[QWidget, str]:
        """What is wrong, by field."""
        if self._which.value == _ALL:
            return {}
        found = parse_amount(self._amount.text())
        if found is not None and 0 < found <= MAX_AMOUNT_MG:
            return {}
        most = self._language.number(MAX_AMOUNT_MG)
        return {
            self._amount: self._language.tr("Enter how much was taken: more than 0 and at most {most} mg.", most=most)
        }

    def _open(self) -> None:
        self.changed.emit()
        if self._which.value == _OTHER:
            self._amount.setFocus()
