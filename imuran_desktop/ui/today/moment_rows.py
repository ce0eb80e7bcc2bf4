"""When something was taken: now, as planned, at another time, or unknown."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QObject, QTime, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan_checks import EARLIEST
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import CLOCK_SLACK
from imuran_desktop.ui.plan.fields import chosen_day, chosen_time, date_field, time_field
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

_NOW, _PLANNED, _OTHER, _UNKNOWN = "now", "planned", "other", "unknown"
_ONE_DAY = timedelta(days=1)
_LATELY = timedelta(days=2)
"""For how long after its time a dose may well have been taken just now."""


class MomentRows(QObject):
    """Three rows of a form; those with date and time appear when they are asked for."""

    changed = Signal()
    """Another moment was chosen."""

    def __init__(
        self,
        form: FormRows,
        language: Language,
        dose: Dose | None,
        timeline: Timeline,
        now: datetime,
        *,
        earlier: bool,
        likely: datetime | None = None,
    ) -> None:
        """Add the rows to ``form``.

        Args:
            dose: the dose that was taken; None for what answers no dose.
            earlier: the person has said already that it was not just now.
            likely: where the fields for date and time begin; by default at the dose.
        """
        super().__init__(form)
        tr = language.tr
        self._form, self._language, self._dose, self._timeline = form, language, dose, timeline
        self.which = form.row(
            tr("When was it taken?"),
            ChoiceButtons("", self._choices(now, earlier=earlier), value=_first_choice(dose, now, earlier=earlier)),
        )
        local = timeline.local(min(now, likely or (dose.instant if dose else now)))
        self._date = form.row(tr("Date"), date_field(language, local.date(), dose.day - _ONE_DAY if dose else EARLIEST))
        self._date.setMaximumDate(_qdate(timeline.local(now).date()))
        self._time = form.row(tr("Time"), time_field(language, local.time()))
        for signal in (self.which.valueChanged, self._date.dateChanged, self._time.timeChanged):
            signal.connect(self._forget_errors)
        self.which.valueChanged.connect(self.changed)

    def fill(self, intake: Intake) -> None:
        """Show when an intake was taken."""
        if intake.at is None:
            self.which.set_value(_UNKNOWN)
            return
        local = self._timeline.local(intake.at)
        self.which.set_value(_OTHER)
        self._date.setMinimumDate(min(self._date.minimumDate(), _qdate(local.date())))
        self._date.setDate(_qdate(local.date()))
        self._time.setTime(QTime(local.hour, local.minute))

    def show_rows(self, *, wanted: bool) -> None:
        """Show the rows that are wanted, if any."""
        self._form.set_row_visible(self.which, wanted)
        for editor in (self._date, self._time):
            self._form.set_row_visible(editor, wanted and self.which.value == _OTHER)

    def moment(self, now: datetime) -> datetime | None:
        """The instant chosen, in UTC; None when it is not known.

        A time that the person's clock left out stands for the first instant after the gap.
        """
        match self.which.value:
            case "other":
                return self._timeline.instant(chosen_day(self._date), chosen_time(self._time))
            case "now":
                return now
            case "planned" if self._dose is not None:
                return self._dose.instant
            case _:
                return None

    def errors(self, now: datetime) -> Mapping[QWidget, str]:
        """What is wrong, by field."""
        tr = self._language.tr
        if not self.which.value:
            return {self.which: tr("Say when it was taken. If you don't know, choose that.")}
        if self.which.value != _OTHER:
            return {}
        at = self.moment(now)
        if at is None:
            return {self._date: tr("Your calendar left out that day. Choose the day before or after it.")}
        if at > now + CLOCK_SLACK:
            return {self._time: tr("This time is still to come. Record a dose once it has been taken.")}
        return {}

    def _choices(self, now: datetime, *, earlier: bool) -> Iterator[tuple[str, str]]:
        tr, dose = self._language.tr, self._dose
        if not earlier and (dose is None or now < dose.cutoff + _LATELY):
            yield _NOW, tr("Just now")
        if dose is not None and dose.instant <= now:
            yield _PLANNED, tr("At {time}, as planned", time=self._language.clock(dose.at))
        yield _OTHER, tr("Another time") if dose is not None else tr("At this time")
        yield _UNKNOWN, tr("I don't know when")

    def _forget_errors(self) -> None:
        for editor in (self.which, self._date, self._time):
            self._form.set_error(editor, "")


def _first_choice(dose: Dose | None, now: datetime, *, earlier: bool) -> str:
    """For a dose that is due or still to come "now" is likely; for an older one the person has to say."""
    if dose is None:
        return _OTHER
    return _NOW if now < dose.cutoff and not earlier else ""


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
