"""One dose of the day, as it is entered: when, how much, and which tablets make it."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.plan import MEALS, Slot
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.domain.repeats import DAILY
from imuran_desktop.domain.tablets import TabletCount, make_up
from imuran_desktop.services.plan_view import amount_problem
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.ui.plan.field_line import FieldLine
from imuran_desktop.ui.plan.fields import amount_error, amount_text, chosen_time, parse_amount, time_field
from imuran_desktop.ui.plan.repeat_rows import RepeatRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.words.doses import meal_words, tablet_words
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.language import Language, sentence_case

_AT_TIME = "at"
_FIRST_TIME = time(8)
_PAUSE_MS = 900
"""How long nothing has to be typed before an amount is judged: 7 on the way to 75 is no mistake."""
_AMOUNT_FAULTS = (PlanFault.AMOUNT_RANGE, PlanFault.AMOUNT_NOT_MADE)


@dataclass(frozen=True)
class TabletsHad:
    """The tablets that amounts are made up of: their strengths, and whether they may be halved."""

    strengths_mg: tuple[float, ...] = ()
    may_halve: bool = False

    def problem(self, amount_mg: float) -> PlanProblem | None:
        """What is wrong with an amount."""
        return amount_problem(amount_mg, self.strengths_mg, may_halve=self.may_halve)

    def making(self, amount_mg: float) -> tuple[TabletCount, ...]:
        """The tablets that make an amount; none when they can't, or are not known."""
        if self.problem(amount_mg):
            return ()
        return make_up(amount_mg, self.strengths_mg, may_halve=self.may_halve) or ()


class SlotForm(QWidget):
    """The fields of one dose of the day."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(
        self, look: ThemeController, language: Language, slot: Slot | None, meal: str, tablets: TabletsHad, first: date
    ) -> None:
        """Show ``slot``, or with None an empty dose at ``meal``. Days are counted from ``first``."""
        super().__init__()
        self._language, self._had = language, tablets
        self._origin = slot.id if slot else ""
        tr = language.tr
        self._heading = Heading()
        self._heading.setWordWrap(False)
        self._form = FormRows(look)
        self._days = RepeatRows(self._form, language, slot.repeat if slot else DAILY, first)
        self._when = self._form.row(tr("When"), ChoiceButtons("", self._moments(slot)))
        self._time = self._form.row(tr("Time"), time_field(language, (slot and slot.at) or _FIRST_TIME))
        self._amount = self._form.row(tr("Amount in mg"), QLineEdit())
        self._tablets = self._form.row(tr("Tablets"), FieldLine(look))
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
        """The meal chosen; None for a clock time, and for a dose taken as needed."""
        return None if self._days.as_needed or self._when.value == _AT_TIME else self._when.value

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._days.kind

    def wanted(self) -> WantedSlot | None:
        """What was entered; None while the amount is no number, or the days are not known."""
        amount, repeat = parse_amount(self._amount.text()), self._days.repeat()
        if amount is None or repeat is None:
            return None
        at = chosen_time(self._time) if self._at_time else None
        return WantedSlot(amount, self.meal, at, self._origin, repeat)

    def set_number(self, number: int, of: int, part: str = "") -> None:
        """Say which dose of the day this is, in which ``part`` of a form. The only one can't be removed."""
        tr = self._language.tr
        words = tr("Dose {number}", number=number)
        self._heading.setText(words)
        self._heading.setVisible(of > 1)
        self._remove.setVisible(of > 1)

        def named(name: str) -> str:
            return tr("{name}, {part}", name=name, part=part) if part else name

        self.setAccessibleName(named(words))
        self._remove.setAccessibleName(named(tr("Remove dose {number}", number=number)))
        names = {self._when: tr("When"), self._time: tr("Time"), self._amount: tr("Amount in mg")}
        for editor, name in (self._days.names() | names).items():
            of_dose = tr("{name}, dose {number}", name=name, number=number) if of > 1 else name
            editor.setAccessibleName(named(of_dose))

    def set_tablets(self, tablets: TabletsHad) -> None:
        """Make the amount of other tablets."""
        self._had = tablets
        self._judge_soon()

    def set_first(self, first: date) -> None:
        """Count the days from another one, unless the person chose it."""
        self._days.set_first(first)

    def show_problem(self, problem: PlanProblem | None) -> bool:
        """Show what is wrong with this dose beside its field, and go there. Returns whether anything is."""
        errors = self._days.errors()
        if parse_amount(self._amount.text()) is None:
            errors[self._amount] = amount_error(self._language, self._amount.text())
        elif problem is not None and not errors:
            errors[self._editor_of(problem)] = plan_words(self._language, problem)
        return self._form.show_errors(errors)

    def _editor_of(self, problem: PlanProblem) -> QWidget:
        if problem.fault in _AMOUNT_FAULTS:
            return self._amount
        if self._days.as_needed:
            return self._days.kind
        return self._time if self._at_time else self._when

    @property
    def _at_time(self) -> bool:
        return not self._days.as_needed and self._when.value == _AT_TIME

    def _moments(self, slot: Slot | None) -> list[tuple[str, str]]:
        """The meals offered, with the slot's own, and a clock time."""
        own = [slot.meal] if slot and slot.meal and slot.meal not in MEALS else []
        meals = [(meal, meal_words(self._language, meal)) for meal in (*MEALS, *own)]
        named = [(meal, sentence_case(words)) for meal, words in meals]
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
        self._days.changed.connect(self._show_rows)
        self._days.changed.connect(self._tell_moment)
        self._when.valueChanged.connect(self._show_rows)
        self._when.valueChanged.connect(self._tell_moment)
        self._time.timeChanged.connect(self._tell_moment)
        self._amount.textChanged.connect(self._judge_soon)
        self._amount.editingFinished.connect(self._judge)
        self._pause.timeout.connect(self._judge)
        self._remove.clicked.connect(self.remove_asked)

    def _show_rows(self) -> None:
        self._form.set_row_visible(self._when, not self._days.as_needed)
        self._form.set_row_visible(self._time, self._at_time)

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
        problem = self._had.problem(amount) if amount is not None else None
        if problem is not None and not self._form.error(self._amount):
            self._form.set_error(self._amount, plan_words(self._language, problem))

    def _show_tablets(self) -> None:
        amount = parse_amount(self._amount.text())
        words = tablet_words(self._language, self._had.making(amount) if amount else ())
        self._tablets.say(words)
        self._form.set_row_visible(self._tablets, bool(words))
