"""What a prescription says besides doses, as it is entered."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.details_edits import Details
from imuran_desktop.ui.plan.food_rows import FoodRows, MilkRows
from imuran_desktop.ui.plan.origin_fold import OriginFold
from imuran_desktop.ui.plan.tablet_rows import TabletRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.guide_link import HOW_TO_TAKE, GuideLink
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.prescription import window_words

_WINDOWS = (30, 60, 90, 120)
"""The on-time windows offered, in minutes."""


class DetailsRows(QWidget):
    """The rows for tablets, food and missed doses, and those for the rest."""

    tablets_changed = Signal()
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        details: Details,
        known: MedicineInfo | None,
        *,
        folded: bool = False,
    ) -> None:
        """Show ``details``; of a ``known`` medicine, offer its strengths and what its leaflets say.

        ``folded`` keeps the less needed rows out of sight.
        """
        super().__init__()
        self._language = language
        tr = language.tr
        self._form, self._rest = FormRows(look), FormRows(look)
        offered = [tablet.strength_mg for tablet in known.tablets] if known else []
        self.tablets = TabletRows(self._form, language, offered, details.tablets_mg, may_halve=details.may_halve)
        if known is not None:
            self._form.wide(Muted(tr(known.swallow))).setContentsMargins(0, 0, 0, 12)
        self._food = FoodRows(self._form, language, details.food, details.food_words)
        with_food = self._rest if folded else self._form
        self._milk = MilkRows(with_food, language, details.milk_words, leaflet=known is not None)
        if known is not None:
            link = GuideLink(language, HOW_TO_TAKE, look)
            link.asked.connect(self.guide_asked)
            self._form.aside(link)
        self._missed = self._form.row(
            tr("Missed doses"),
            QPlainTextEdit(details.missed_words),
            tr("What your clinic told you to do about a missed dose, if anything. You can leave this empty."),
        )
        self._window = self._rest.row(
            tr("On time within"),
            ChoiceButtons("", _window_choices(language, details.window), value=_minutes(details.window)),
            tr("Before or after the time of the dose. It only decides what is shown as on time, early or late."),
        )
        self._reason = self._rest.row(
            tr("What it is for"), QLineEdit(details.reason), tr("In your own words. You can leave this empty.")
        )
        self._prescriber = self._rest.row(tr("Prescribed by"), QLineEdit(details.prescriber))
        self.tablets.changed.connect(self.tablets_changed)
        self._lay_out(look, known, folded=folded)

    def details(self) -> Details:
        """What was entered."""
        return Details(
            food=self._food.food,
            food_words=self._food.words,
            tablets_mg=self.tablets.strengths,
            missed_words=self._missed.toPlainText().strip(),
            milk_words=self._milk.words,
            may_halve=self.tablets.may_halve,
            prescriber=self._prescriber.text().strip(),
            reason=self._reason.text().strip(),
            window=timedelta(minutes=int(self._window.value)),
        )

    def show_problems(self, problems: Sequence[PlanProblem], tablets: str = "") -> bool:
        """Show what is wrong beside its field, and go to the first. Returns whether anything here is.

        ``tablets`` says what the tablets ticked can't make.
        """
        errors = self.tablets.errors(tablets)
        for problem in problems:
            if problem.fault is PlanFault.NO_FOOD_WORDS:
                errors[self._food.words_field] = plan_words(self._language, problem)
        return self._form.show_errors(errors)

    def _lay_out(self, look: ThemeController, known: MedicineInfo | None, *, folded: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self._form)
        column.addWidget(self._folded_rest(look) if folded else self._rest)
        if known is not None:
            column.addWidget(OriginFold(look, self._language, known))

    def _folded_rest(self, look: ThemeController) -> Fold:
        tr = self._language.tr
        fold = Fold(look, tr("More details"), tr("Fewer details"))
        fold.body.addWidget(self._rest)
        return fold


def _window_choices(language: Language, window: timedelta) -> list[tuple[str, str]]:
    offered = {*(timedelta(minutes=number) for number in _WINDOWS), window}
    return [(_minutes(each), window_words(language, each)) for each in sorted(offered)]


def _minutes(window: timedelta) -> str:
    return str(window // timedelta(minutes=1))
