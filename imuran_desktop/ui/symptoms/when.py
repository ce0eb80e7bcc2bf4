"""When something began or ended: now, or a date and a time on the person's clock."""

from collections.abc import Mapping
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QObject, QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.typed import DateEntry, TimeEntry
from imuran_desktop.words.language import Language

_NOW, _EARLIER, _UNKNOWN = "now", "earlier", "unknown"


class WhenRows(QObject):
    """Three rows of a form; those with date and time appear when they are asked for."""

    changed = Signal()
    """Another moment was chosen."""

    def __init__(
        self, form: FormRows, language: Language, question: str, day: str, at: str, *, may_be_unknown: bool = False
    ) -> None:
        """Add the rows to ``form``, under these labels; ``may_be_unknown`` offers not to know the moment."""
        super().__init__(form)
        tr = language.tr
        self._form, self._language = form, language
        self._timeline = Timeline.fixed("UTC")
        self._given: datetime | None = None
        self._asked = True
        choices = [(_NOW, tr("Just now")), (_EARLIER, tr("Earlier …"))]
        if may_be_unknown:
            choices.append((_UNKNOWN, tr("I don't know")))
        self._which = form.row(question, ChoiceButtons("", choices, value=_NOW))
        self._date = form.row(day, DateEntry(language))
        self._time = form.row(at, TimeEntry(language))
        self._speak_language()
        self._which.valueChanged.connect(self._show_rows)
        for signal in (self._which.valueChanged, self._date.dateChanged, self._time.timeChanged):
            signal.connect(self.changed)
        self._show_rows()

    def start(self, now: datetime, timeline: Timeline, given: datetime | None = None, *, unknown: bool = False) -> None:
        """Begin anew, without a word, on the clock of ``timeline``: just now, or at the moment ``given`` before.

        ``unknown``: the person has said before that it came, and not when.
        """
        self._timeline, self._given = timeline, given
        which = _EARLIER if given else _UNKNOWN if unknown else _NOW
        today, local = timeline.local(now), timeline.local(given or now)
        with QSignalBlocker(self):
            self._which.set_value(which)
            self._date.setMaximumDate(QDate(today.year, today.month, today.day))
            self._date.setDate(QDate(local.year, local.month, local.day))
            self._time.setTime(QTime(local.hour, local.minute))
        self._show_rows()

    def set_asked(self, asked: bool) -> None:
        """Show the rows, or hide them all."""
        self._asked = asked
        self._form.set_row_visible(self._which, asked)
        self._show_rows()

    def moment(self, now: datetime) -> datetime | None:
        """The instant chosen, in UTC; None when it is not known, or the person's clock never showed that date.

        A time that the clock left out stands for the first instant after the gap.
        """
        if self._which.value == _NOW:
            return now
        if self._which.value == _UNKNOWN:
            return None
        chosen = self._chosen()
        if self._given is not None and _to_the_minute(self._timeline.local(self._given)) == chosen:
            return self._given  # with the seconds that the fields don't show
        return self._timeline.instant(*chosen)

    def errors(self, now: datetime) -> Mapping[QWidget, str]:
        """What is wrong, by field."""
        if not self._asked or self._which.value == _UNKNOWN:
            return {}
        if self._which.value == _EARLIER and self._date.entry_error:
            return {self._date: self._date.entry_error}  # no time of another day is wrong
        tr = self._language.tr
        moment = self.moment(now)
        if moment is None:
            return {self._date: tr("Your calendar left out that day. Choose the day before or after it.")}
        if moment > now:
            return {self._time: tr("That time is still to come. Choose one that has passed.")}
        return {}

    def error(self, words: str) -> Mapping[QWidget, str]:
        """Something else that is wrong with the moment chosen, as `errors`."""
        return {self._time if self._which.value == _EARLIER else self._which: words}

    def _chosen(self) -> tuple[date, time]:
        day, at = self._date.date(), self._time.time()
        return date(day.year(), day.month(), day.day()), time(at.hour(), at.minute())

    def _show_rows(self) -> None:
        for editor in (self._date, self._time):
            self._form.set_row_visible(editor, self._asked and self._which.value == _EARLIER)

    def _speak_language(self) -> None:
        locale = QLocale(self._language.locale)
        short = QLocale.FormatType.ShortFormat
        year = locale.dateFormat(short)
        for editor in (self._date, self._time):
            editor.setLocale(locale)
        self._date.setDisplayFormat(year if "yyyy" in year else year.replace("yy", "yyyy"))
        self._time.setDisplayFormat(locale.timeFormat(short))


def _to_the_minute(local: datetime) -> tuple[date, time]:
    return local.date(), time(local.hour, local.minute)
