"""Saying the same of many doses: all of a span of days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import Dose
from imuran_desktop.ui.away.marks import What
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.food import food_as_prescribed
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.words.doses import instruction_words
from imuran_desktop.words.language import Language

_AS_PRESCRIBED, _UNKNOWN = "as_prescribed", "unknown"

_DATE_WIDTH = 168
"""Room for a date and the arrow beside it, in px at 100 %; Qt would ask for more."""


class SpanCard(Card):
    """From, to, *All taken as planned*; and, once for all of them, whether they were taken with food as prescribed."""

    marked = Signal(object, str)
    """The doses of the span (a tuple), and what was chosen for them."""

    def __init__(self, look: ThemeController, language: Language, doses: Sequence[Dose]) -> None:
        tr = language.tr
        super().__init__(name=tr("Several at once"))
        self._doses = tuple(doses)
        self.body.addWidget(Heading(tr("Several at once")))
        self._form = FormRows(look)
        days = [dose.day for dose in doses]
        self._first = self._form.row(tr("From"), _day_field(look, language, min(days), days))
        self._last = self._form.row(tr("To"), _day_field(look, language, max(days), days))
        self.body.addSpacing(6)
        self.body.addWidget(self._form)
        self.body.addSpacing(6)
        self.body.addLayout(self._buttons(language))
        self._food: ChoiceButtons | None = None
        self._add_food(look, language)

    @property
    def food(self) -> bool:
        """Whether the doses were taken with food as prescribed; otherwise nothing is said of it."""
        return self._food is not None and self._food.value == _AS_PRESCRIBED

    def _buttons(self, language: Language) -> FlowLayout:
        tr = language.tr
        flow = FlowLayout(spacing=12)
        for what, button in (
            (What.TAKEN, OutlinedButton(tr("All taken as planned"))),
            (What.SKIPPED, QuietButton(tr("All skipped"))),
            (What.LEFT, QuietButton(tr("Leave all as not recorded"))),
        ):
            button.clicked.connect(lambda _=False, what=what: self._mark(what))
            flow.addWidget(button)
        return flow

    def _add_food(self, look: ThemeController, language: Language) -> None:
        """Asked once, and only where the prescriptions say something that can be answered so."""
        asked = {dose.directions.food for dose in self._doses if food_as_prescribed(dose.directions)}
        if not asked:
            return
        tr = language.tr
        choices = ((_AS_PRESCRIBED, _food_words(language, self._doses)), (_UNKNOWN, tr("Not saying")))
        form = FormRows(look)
        self._food = form.row(
            tr("Food"), ChoiceButtons("", choices, value=_UNKNOWN), tr("For all doses that you mark as taken.")
        )
        self.body.addSpacing(10)
        self.body.addWidget(form)

    def _mark(self, what: What) -> None:
        if self._form.show_errors({}):
            return
        ends = sorted((chosen_day(self._first), chosen_day(self._last)))
        span = tuple(dose for dose in self._doses if ends[0] <= dose.day <= ends[1])
        self.marked.emit(span, what)


def _food_words(language: Language, doses: Sequence[Dose]) -> str:
    """As prescribed; where all prescriptions say the same, with what that is."""
    instructions = {dose.directions.food for dose in doses}
    if len(instructions) == 1 and FoodInstruction.OWN_WORDS not in instructions:
        words = instruction_words(language, doses[0].directions)
        return language.tr("As prescribed: {words}", words=words)
    return language.tr("With food as prescribed")


def _day_field(look: ThemeController, language: Language, day: date, days: Sequence[date]) -> QDateEdit:
    field = date_field(language, day, min(days))
    last = max(days)
    # At twice the size a long month would not fit into a narrow window.
    field.setDisplayFormat("d MMM yyyy")
    field.setMinimumWidth(look.px(_DATE_WIDTH))
    field.setMaximumDate(QDate(last.year, last.month, last.day))
    return field
