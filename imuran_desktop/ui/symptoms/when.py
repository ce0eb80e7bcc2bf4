"""When a symptom began: now, or a date and a time on the person's clock."""

from collections.abc import Mapping
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QObject, QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.typed import DateEntry, TimeEntry
from imuran_desktop.words.language import Language

_NOW, _EARLIER = "now", "earlier"


class WhenRows(QObject):
    """Three rows of a form; those with date and time appear when they are asked for."""

    changed = Signal()
    """Another moment was chosen."""

    def __init__(self, form: FormRows, language: Language) -> None:
        """Add the rows to ``form``."""
        super().__init__(form)
        tr = language.tr
        self._form, self._language = form, language
        self._timeline = Timeline.fixed("UTC")
        choices = ((_NOW, tr("Just now")), (_EARLIER, tr("Earlier …")))
        self._which = form.row(tr("When did it begin?"), ChoiceButtons("", choices, value=_NOW))
        self._date = form.row(tr("Date"), DateEntry(language))
        self._time = form.row(tr("Time"), TimeEntry(language))
        self._speak_language()
        self._which.valueChanged.connect(self._show_rows)
        for signal in (self._which.valueChanged, self._date.dateChanged, self._time.timeChanged):
            signal.connect(self.changed)
        self._show_rows()

    def start(self, now: datetime, timeline: Timeline) -> None:
        """Begin anew, without a word: just now, on the clock of ``timeline``. ``now`` is aware."""
        self._timeline = timeline
        local = timeline.local(now)
        today = QDate(local.year, local.month, local.day)
        with QSignalBlocker(self):
            self._which.set_value(_NOW)
            self._date.setMaximumDate(today)
            self._date.setDate(today)
            self._time.setTime(QTime(local.hour, local.minute))

    def moment(self, now: datetime) -> datetime | None:
        """The instant chosen, in UTC; None when the person's clock never showed that date.

        A time that the clock left out stands for the first instant after the gap.
        """
        return now if self._which.value == _NOW else self._timeline.instant(*self._chosen())

    def errors(self, now: datetime) -> Mapping[QWidget, str]:
        """What is wrong, by field."""
        tr = self._language.tr
        moment = self.moment(now)
        if moment is None:
            return {self._date: tr("Your calendar left out that day. Choose the day before or after it.")}
        if moment > now:
            return {self._time: tr("That time is still to come. Choose one that has passed.")}
        return {}

    def _chosen(self) -> tuple[date, time]:
        day, at = self._date.date(), self._time.time()
        return date(day.year(), day.month(), day.day()), time(at.hour(), at.minute())

    def _show_rows(self) -> None:
        for editor in (self._date, self._time):
            self._form.set_row_visible(editor, self._which.value == _EARLIER)

    def _speak_language(self) -> None:
        locale = QLocale(self._language.locale)
        short = QLocale.FormatType.ShortFormat
        year = locale.dateFormat(short)
        for editor in (self._date, self._time):
            editor.setLocale(locale)
        self._date.setDisplayFormat(year if "yyyy" in year else year.replace("yy", "yyyy"))
        self._time.setDisplayFormat(locale.timeFormat(short))
