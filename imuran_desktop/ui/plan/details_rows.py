"""What a prescription says besides doses, as it is entered: tablets, food, and the clinic's word on missed doses."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.plan_edits import Details
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import food_choice_words


class TabletChoices(QGroupBox):
    """The strengths of tablet a person may have at home, to tick."""

    changed = Signal()

    def __init__(self, language: Language, offered: Sequence[float], ticked: Sequence[float]) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        flow = FlowLayout(self, spacing=28)
        self._boxes: dict[float, QCheckBox] = {}
        for strength in sorted({*offered, *ticked}):
            box = QCheckBox(language.amount(strength))
            box.setChecked(strength in ticked)
            box.toggled.connect(self.changed)
            flow.addWidget(box)
            self._boxes[strength] = box
        for box in list(self._boxes.values())[:1]:
            self.setFocusProxy(box)

    def chosen(self) -> tuple[float, ...]:
        """The strengths ticked, in mg."""
        return tuple(strength for strength, box in self._boxes.items() if box.isChecked())


class DetailsRows(QWidget):
    """The rows for tablets, food and missed doses."""

    tablets_changed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, details: Details, offered_mg: Sequence[float]
    ) -> None:
        """Show ``details``; ``offered_mg`` are the strengths there are on the market."""
        super().__init__()
        self._language = language
        tr = language.tr
        foods = [(food, food_choice_words(language, food)) for food in FoodInstruction]
        self._form = FormRows(look)
        self.tablets = self._form.row(
            tr("Tablets you have"),
            TabletChoices(language, offered_mg, details.tablets_mg),
            tr("The strength is on the box. Tick every one you have at home."),
        )
        self._food = self._form.row(
            tr("Food"),
            ChoiceButtons("", foods, value=details.food),
            tr("Leaflets differ. Choose what your own leaflet or clinic says."),
        )
        self._food_words = self._form.row(tr("What it says about food"), QLineEdit(details.food_words))
        self._missed = self._form.row(
            tr("Missed doses"),
            QPlainTextEdit(details.missed_words),
            tr("What your clinic told you to do about a missed dose, if anything. You can leave this empty."),
        )
        self._food.valueChanged.connect(self._show_rows)
        self.tablets.changed.connect(self.tablets_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._show_rows()

    def details(self) -> Details:
        """What was entered."""
        food = FoodInstruction(self._food.value)
        words = self._food_words.text().strip() if food is FoodInstruction.OWN_WORDS else ""
        return Details(food, words, self.tablets.chosen(), self._missed.toPlainText().strip())

    def show_problems(self, problems: Sequence[PlanProblem], tablets: str = "") -> bool:
        """Show what is wrong beside its field, and go to the first. Returns whether anything here is.

        ``tablets`` says what the tablets ticked can't make.
        """
        errors: dict[QWidget, str] = {self.tablets: tablets}
        for problem in problems:
            if problem.fault is PlanFault.NO_FOOD_WORDS:
                errors[self._food_words] = plan_words(self._language, problem)
        return self._form.show_errors(errors)

    def _show_rows(self) -> None:
        self._form.set_row_visible(self._food_words, self._food.value == FoodInstruction.OWN_WORDS)
