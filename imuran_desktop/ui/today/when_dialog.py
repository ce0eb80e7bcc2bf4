"""Asking when something was taken."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import CLOCK_SLACK
from imuran_desktop.ui.plan.fields import chosen_day, chosen_time, date_field, time_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.language import Language

_PLANNED, _OTHER, _UNKNOWN = "planned", "other", "unknown"
_ONE_DAY = timedelta(days=1)


class WhenDialog(AskDialog):
    """Asks for a date and a time, or *I don't know when*; for a ``dose`` also *as planned*."""

    given = Signal(object)
    """The instant (UTC), None when it is not known. Whoever uses it closes the dialog."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        title: str,
        timeline: Timeline,
        now: Clock,
        likely: datetime,
        *,
        text: str = "",
        dose: Dose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask. The fields begin at ``likely``; with a ``dose`` nothing is recorded yet, and the button says so."""
        super().__init__(look, language, title, text, parent)
        tr = language.tr
        self._language, self._timeline, self._now, self._dose = language, timeline, now, dose
        local, today = timeline.local(likely), timeline.local(now()).date()
        self._which = self.form.row(tr("When was it taken?"), ChoiceButtons("", self._choices(), value=_OTHER))
        earliest = dose.day - _ONE_DAY if dose else local.date() - timedelta(days=3650)
        self._date = self.form.row(tr("Date"), date_field(language, local.date(), earliest))
        self._date.setMaximumDate(QDate(today.year, today.month, today.day))
        self._time = self.form.row(tr("Time"), time_field(language, local.time()))
        self._which.valueChanged.connect(self._show_rows)
        if dose is None:
            save = self.add_save()
        else:
            save = self.add_button("use", tr("Use this"), primary=True, closes=False)
            self.add_cancel(tr("Cancel"))
        save.clicked.connect(self._give)

    def _choices(self) -> Iterator[tuple[str, str]]:
        tr = self._language.tr
        if self._dose is not None:
            yield _PLANNED, tr("At {time}, as planned", time=self._language.clock(self._dose.at))
        yield _OTHER, tr("Another time") if self._dose else tr("At this time")
        yield _UNKNOWN, tr("I don't know when")

    def _show_rows(self) -> None:
        for editor in (self._date, self._time):
            self.form.set_row_visible(editor, self._which.value == _OTHER)
        self.fit()

    def _give(self) -> None:
        if self._which.value != _OTHER:
            self.given.emit(self._dose.instant if self._dose and self._which.value == _PLANNED else None)
            return
        tr = self._language.tr
        at = self._timeline.instant(chosen_day(self._date), chosen_time(self._time))
        errors: dict[QWidget, str] = {}
        if at is None:
            errors[self._date] = tr("Your calendar left out that day. Choose the day before or after it.")
        elif at > self._now() + CLOCK_SLACK:
            errors[self._time] = tr("This time is still to come. Record a dose once it has been taken.")
        if self.form.show_errors(errors):
            self.fit()
        else:
            self.given.emit(at)
