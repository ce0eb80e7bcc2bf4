"""One further change of dose: when it begins, and the doses of the day from then on."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from imuran_desktop.domain.plan import Prescription, Slot
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.ui.plan.field_line import FieldLine
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.plan.meal_rows import MealRows
from imuran_desktop.ui.plan.slots_editor import SlotsEditor
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.words.language import Language

_WEEKS, _DATE = "weeks", "date"
_FIRST_WEEKS, _MOST_WEEKS = 4, 104
_ONE_DAY = timedelta(days=1)


class TitrationStep(Card):
    """The fields of a further dose step, which begins some weeks after the one before it, or on a date."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: Prescription,
        slots: Sequence[Slot],
        meals: Mapping[str, time],
        before: date,
        number: int,
    ) -> None:
        """Begin with the doses ``slots``, some weeks after ``before``; it is change ``number`` of the form."""
        tr = language.tr
        part = tr("change {number}", number=number)
        super().__init__(name=part)
        self._language, self._before = language, before
        begins = before + timedelta(weeks=_FIRST_WEEKS)
        self._form = FormRows(look)
        choices = [(_WEEKS, tr("After some weeks")), (_DATE, tr("On a date"))]
        self._how = self._form.row(tr("From when"), ChoiceButtons("", choices, value=_WEEKS))
        self._weeks = self._form.row(tr("Weeks on the dose before"), _weeks_field())
        self._date = self._form.row(tr("Date"), date_field(language, begins))
        self._day_line = self._form.row(tr("That is"), FieldLine(look))
        for editor in (self._how, self._weeks, self._date):
            editor.setAccessibleName(tr("{name}, {part}", name=editor.accessibleName(), part=part))
        self._slots = SlotsEditor(
            look, language, slots, item.tablets_mg, first=begins, may_halve=item.may_halve, part=part
        )
        self._meals = MealRows(look, language, meals)
        self._remove = OutlinedButton(tr("Remove this change"), look=look, icon="remove")
        self._remove.setAccessibleName(tr("Remove change {number}", number=number))
        self._build(tr("Then it changes again"))
        self._connect()
        self._show_day()

    @property
    def first(self) -> date:
        """The day on which it begins."""
        if self._how.value == _DATE:
            return chosen_day(self._date)
        return self._before + timedelta(weeks=self._weeks.value())

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._how

    def wanted(self) -> list[WantedSlot] | None:
        """The doses of the day; None while one of them is not complete."""
        return self._slots.wanted()

    def meals(self) -> list[str]:
        """The meals chosen."""
        return self._slots.meals()

    def times(self) -> dict[str, time]:
        """The times of the meals that are asked for here."""
        return self._meals.times()

    def follow(self, before: date, known_meals: Collection[str]) -> None:
        """Come after a step that begins on ``before``; ask for the times of the meals that nobody knows yet."""
        self._before = before
        self._meals.show_only([meal for meal in self._slots.meals() if meal not in known_meals])
        self._show_day()

    def show_problems(self, problems: Mapping[int, PlanProblem]) -> bool:
        """Show what is wrong, and go there. Returns whether anything is."""
        # The first bad field comes last, so that the keyboard ends up there.
        wrong = self._slots.show_problems(problems)
        late = self.first > self._before
        words = "" if late else self._language.tr("Choose a day after {day}.", day=self._language.date(self._before))
        return self._form.show_errors({self._date: words} if words else {}) or wrong

    def _build(self, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Heading(title), 1)
        head.addWidget(self._remove)
        self._slots.before_add.addWidget(self._meals)
        self.body.setSpacing(20)
        self.body.addLayout(head)
        self.body.addWidget(self._form)
        self.body.addWidget(self._slots)

    def _connect(self) -> None:
        self._how.valueChanged.connect(self._choose_how)
        self._weeks.valueChanged.connect(self._tell)
        self._date.dateChanged.connect(self._tell)
        self._slots.changed.connect(self.changed)
        self._meals.changed.connect(self.changed)
        self._remove.clicked.connect(self.remove_asked)

    def _choose_how(self) -> None:
        """Begin with the day that the other way had come to."""
        if self._how.value == _DATE:
            day = self._before + timedelta(weeks=self._weeks.value())
            self._date.setDate(QDate(day.year, day.month, day.day))
        self._tell()

    def _tell(self) -> None:
        self._form.set_error(self._date, "")
        self._show_day()
        self.changed.emit()

    def _show_day(self) -> None:
        by_date = self._how.value == _DATE
        self._form.set_row_visible(self._date, by_date)
        self._form.set_row_visible(self._weeks, not by_date)
        self._form.set_row_visible(self._day_line, not by_date)
        self._day_line.say(self._language.day_and_year(self.first))
        self._slots.set_first(self.first)


def _weeks_field() -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, _MOST_WEEKS)
    field.setValue(_FIRST_WEEKS)
    return field
