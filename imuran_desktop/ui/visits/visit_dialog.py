"""Writing down a visit to the clinic, or putting one right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from imuran_desktop.domain.visits import Visit
from imuran_desktop.ui.plan.fields import chosen_day, chosen_time, date_field, time_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.words.language import Language

_USUAL = time(10)
_APART = 12


class VisitDialog(AskDialog):
    """Asks for day, time, place, questions and, once the day has come, what was said. `given` carries the visit."""

    given = Signal(Visit)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        visit: Visit,
        today: date,
        places: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with ``visit``; one that has no id yet is new. ``places`` are those of other visits."""
        tr = language.tr
        title = tr("Change this visit") if visit.id else tr("Add a visit")
        super().__init__(look, language, title, "", parent)
        self._visit, self._today = visit, today
        self._day = self.form.row(tr("Day"), date_field(language, visit.day))
        self._time_known = self.form.check(tr("I know the time"))
        self._time = self.form.row(tr("Time"), time_field(language, visit.at or _USUAL))
        self._where = self.form.row(
            tr("Where"), QLineEdit(visit.where), tr("The clinic, and whom you see there if you know.")
        )
        self._offer(places)
        self._questions = self.form.row(
            tr("Questions to ask"), QPlainTextEdit(visit.questions), tr("Write each on a line of its own.")
        )
        self._said = self.form.row(tr("What was said"), QPlainTextEdit(visit.said), tr("Also what you are to do next."))
        self._time_known.setChecked(visit.at is not None)
        self._time_known.toggled.connect(self._arrange)
        self._day.dateChanged.connect(self._arrange)
        self._arrange()
        self.begin_at = self._day
        self.add_save().clicked.connect(self._give)

    def _offer(self, places: Sequence[str]) -> None:
        """A button for each earlier place: pressed, it fills the field."""
        buttons = [OutlinedButton(place) for place in places]
        for place, button in zip(places, buttons, strict=True):
            button.setAccessibleName(self._words.tr("Where: {place}", place=place))
            button.clicked.connect(lambda _=False, place=place: self._where.setText(place))
        if buttons:
            row = QWidget()
            flow = in_a_row(*buttons)
            flow.setContentsMargins(0, 0, 0, _APART)
            row.setLayout(flow)
            self.form.wide(row)

    def _arrange(self) -> None:
        """Ask only for what there can be: a time that is known, and words said on a day that has come."""
        self.form.set_row_visible(self._time, self._time_known.isChecked())
        self.form.set_row_visible(self._said, self._can_say)
        if self.isVisible():
            self.fit()

    @property
    def _can_say(self) -> bool:
        """Whether there is something to say already. What is written down stays in sight, whatever the day."""
        day = chosen_day(self._day)
        return day < self._today or (day == self._today and bool(self._visit.id)) or bool(self._visit.said)

    def _give(self) -> None:
        day, said = chosen_day(self._day), self._said.toPlainText().strip() if self._can_say else ""
        errors: dict[QWidget, str] = {}
        if said and day > self._today:
            errors[self._said] = self._words.tr("This day is still to come. Check the day, or take this out.")
        if self.form.show_errors(errors):
            self.fit()
            return
        visit = replace(
            self._visit,
            day=day,
            at=chosen_time(self._time) if self._time_known.isChecked() else None,
            where=self._where.text().strip(),
            questions=self._questions.toPlainText().strip(),
            said=said,
        )
        self.given.emit(visit)
