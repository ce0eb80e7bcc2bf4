"""*More choices* of a blood-test schedule, folded away: most people need none of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox

from imuran_desktop.services.schedule_edits import Choices
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

_NEAREST, _WITHIN = "nearest", "within"
_LEAVE, _ASK = "leave", "ask"
_MOST_DAYS = 90
_USUAL_DAYS = 7


class ScheduleChoices(Fold):
    """Working days, counting from the last test, how far off a test may be, and what follows a dose increase."""

    changed = Signal()

    def __init__(self, look: ThemeController, language: Language, choices: Choices, *, restarts: bool = False) -> None:
        """Show ``choices``, unfolded where one is not as usual; ``restarts`` is of the clinic's own schedule."""
        tr = language.tr
        super().__init__(look, tr("More choices"), tr("Fewer choices"))
        form = self._form = FormRows(look)
        self._working_days = form.check(
            tr("Only on working days"),
            tr("A date on a Saturday or Sunday moves to the Friday before. Public holidays are not known here."),
        )
        self._from_done = form.check(
            tr("Count from the last test"),
            tr(
                "A late or early test then moves the dates after it. Unless this is on, the dates that are planned "
                "already stay as they are."
            ),
        )
        kinds = ((_NEAREST, tr("The nearest date")), (_WITHIN, tr("The nearest date, within some days")))
        value = _NEAREST if choices.window_days is None else _WITHIN
        self._window = form.row(tr("A test counts for"), ChoiceButtons("", kinds, value=value))
        self._days = form.row(
            tr("Days before or after"),
            QSpinBox(),
            tr("A test done further off is kept, but counts for no planned date."),
        )
        after = ((_LEAVE, tr("Leave the dates")), (_ASK, tr("Ask me whether to begin again")))
        self._restarts = form.row(
            tr("After a dose increase"), ChoiceButtons("", after, value=_ASK if restarts else _LEAVE)
        )
        self._days.setRange(0, _MOST_DAYS)
        self._days.setValue(_USUAL_DAYS if choices.window_days is None else choices.window_days)
        self._working_days.setChecked(choices.working_days)
        self._from_done.setChecked(choices.counts_from_done)
        self.body.addWidget(form)
        for box in (self._working_days, self._from_done):
            box.toggled.connect(self.changed)
        self._restarts.valueChanged.connect(self.changed)
        self._window.valueChanged.connect(self._tell)
        self._days.valueChanged.connect(self.changed)
        self._show_days()
        if Choices(choices.said_by) != choices:
            self.turn()

    def choices(self, said_by: str) -> Choices:
        """What was chosen."""
        return Choices(
            said_by=said_by,
            working_days=self._working_days.isChecked(),
            counts_from_done=self._from_done.isChecked(),
            window_days=self._days.value() if self._window.value == _WITHIN else None,
        )

    @property
    def restarts(self) -> bool:
        """Whether the clinic's own schedule asks for closer tests again after a dose increase."""
        return self._restarts.value == _ASK

    def offer_restarts(self, offered: bool) -> None:
        """Ask about dose increases, or not: a published schedule says it itself."""
        self._form.set_row_visible(self._restarts, offered)

    def _tell(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        self._form.set_row_visible(self._days, self._window.value == _WITHIN)
