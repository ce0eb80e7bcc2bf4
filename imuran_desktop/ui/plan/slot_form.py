"""One dose of the day, as it is entered: when, how much, and which tablets make it."""

from datetime import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.plan import MEALS, Slot
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.domain.tablets import make_up
from imuran_desktop.services.plan_edits import WantedSlot
from imuran_desktop.services.plan_view import amount_problem
from imuran_desktop.ui.plan.fields import amount_text, chosen_time, parse_amount, time_field
from imuran_desktop.ui.stylesheet import CONTROL_HEIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.doses import meal_words, tablet_words
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.language import Language

_AT_TIME = "at"
_FIRST_TIME = time(8)
_PAUSE_MS = 900
"""How long nothing has to be typed before an amount is judged: 7 on the way to 75 is no mistake."""
_AMOUNT_FAULTS = (PlanFault.AMOUNT_RANGE, PlanFault.AMOUNT_NOT_MADE)


class SlotForm(QWidget):
    """The fields of one dose of the day."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(
        self, look: ThemeController, language: Language, slot: Slot | None, meal: str, tablets_mg: tuple[float, ...]
    ) -> None:
        """Show ``slot``, or with None an empty dose at ``meal``."""
        super().__init__()
        self._language, self._tablets_mg = language, tablets_mg
        self._origin = slot.id if slot else ""
        tr = language.tr
        self._heading = Heading()
        self._form = FormRows(look)
        self._when = self._form.row(tr("When"), ChoiceButtons("", self._moments(slot)))
        self._time = self._form.row(tr("Time"), time_field(language, (slot and slot.at) or _FIRST_TIME))
        self._amount = self._form.row(tr("Amount in mg"), QLineEdit())
        self._tablets = self._form.row(tr("Tablets"), _Line(look))
        self._remove = OutlinedButton(tr("Remove this dose"), look=look, icon="remove")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._fill(slot, meal)
        self._connect()
        self._show_rows()

    @property
    def meal(self) -> str | None:
        """The meal chosen; None for a clock time."""
        return None if self._when.value == _AT_TIME else self._when.value

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._when

    def wanted(self) -> WantedSlot | None:
        """What was entered; None while the amount is no number."""
        amount = parse_amount(self._amount.text())
        if amount is None:
            return None
        at = chosen_time(self._time) if self.meal is None else None
        return WantedSlot(amount, self.meal, at, self._origin)

    def set_number(self, number: int, of: int) -> None:
        """Say which dose of the day this is. The only one can't be removed."""
        tr = self._language.tr
        words = tr("Dose {number}", number=number)
        self._heading.setText(words)
        self._heading.setVisible(of > 1)
        self.setAccessibleName(words)
        self._remove.setVisible(of > 1)
        self._remove.setAccessibleName(tr("Remove dose {number}", number=number))
        for editor, name in ((self._when, tr("When")), (self._time, tr("Time")), (self._amount, tr("Amount in mg"))):
            of_dose = tr("{name}, dose {number}", name=name, number=number)
            editor.setAccessibleName(of_dose if of > 1 else name)

    def set_tablets(self, tablets_mg: tuple[float, ...]) -> None:
        """Make the amount of other tablets."""
        self._tablets_mg = tablets_mg
        self._judge_soon()

    def show_problem(self, problem: PlanProblem | None) -> bool:
        """Show what is wrong with this dose beside its field, and go there. Returns whether anything is."""
        errors: dict[QWidget, str] = {}
        if parse_amount(self._amount.text()) is None:
            errors[self._amount] = self._language.tr("Write how many mg, as a number such as 50 or 12.5.")
        elif problem is not None:
            errors[self._editor_of(problem)] = plan_words(self._language, problem)
        return self._form.show_errors(errors)

    def _editor_of(self, problem: PlanProblem) -> QWidget:
        if problem.fault in _AMOUNT_FAULTS:
            return self._amount
        return self._time if self.meal is None else self._when

    def _moments(self, slot: Slot | None) -> list[tuple[str, str]]:
        """The meals offered, with the slot's own, and a clock time."""
        own = [slot.meal] if slot and slot.meal and slot.meal not in MEALS else []
        meals = [(meal, meal_words(self._language, meal)) for meal in (*MEALS, *own)]
        named = [(meal, words[:1].upper() + words[1:]) for meal, words in meals]
        return [*named, (_AT_TIME, self._language.tr("At a set time"))]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._heading, 1)
        head.addWidget(self._remove)
        column.addLayout(head)
        column.addWidget(self._form)

    def _fill(self, slot: Slot | None, meal: str) -> None:
        self._when.set_value(_AT_TIME if slot and slot.at else (slot.meal if slot and slot.meal else meal))
        if slot is not None:
            self._amount.setText(amount_text(slot.amount_mg))
        self._show_tablets()

    def _connect(self) -> None:
        self._when.valueChanged.connect(self._show_rows)
        self._when.valueChanged.connect(self._tell_moment)
        self._time.timeChanged.connect(self._tell_moment)
        self._amount.textChanged.connect(self._judge_soon)
        self._amount.editingFinished.connect(self._judge)
        self._pause.timeout.connect(self._judge)
        self._remove.clicked.connect(self.remove_asked)

    def _show_rows(self) -> None:
        self._form.set_row_visible(self._time, self.meal is None)

    def _tell_moment(self) -> None:
        for editor in (self._when, self._time):
            self._form.set_error(editor, "")
        self.changed.emit()

    def _judge_soon(self) -> None:
        self._form.set_error(self._amount, "")
        self._show_tablets()
        self._pause.start()
        self.changed.emit()

    def _judge(self) -> None:
        """Say so when no tablets make the amount."""
        self._pause.stop()
        amount = parse_amount(self._amount.text())
        problem = amount_problem(amount, self._tablets_mg) if amount is not None else None
        if problem is not None and not self._form.error(self._amount):
            self._form.set_error(self._amount, plan_words(self._language, problem))

    def _show_tablets(self) -> None:
        amount = parse_amount(self._amount.text())
        tablets = make_up(amount, self._tablets_mg) if amount and not amount_problem(amount, self._tablets_mg) else ()
        words = tablet_words(self._language, tablets or ())
        self._tablets.setText(words)
        self._tablets.setAccessibleName(words)
        self._form.set_row_visible(self._tablets, bool(words))


class _Line(Body):
    """Words in the place of a field, level with the label beside it."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.px(CONTROL_HEIGHT))
