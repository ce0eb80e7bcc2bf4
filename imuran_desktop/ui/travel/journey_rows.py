"""Where the person has gone, and since when."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QObject, QTime, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.plan.fields import chosen_day, chosen_time, date_field, list_field, time_field
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language
from imuran_desktop.words.travel import zone_choice_words

_SHORTEST_PLACE = 6
"""In letters."""
_NOW, _OTHER = "now", "other"


class JourneyRows(QObject):
    """The rows of the form; date and time appear when they are asked for."""

    changed = Signal()
    """Another place or time was chosen."""

    def __init__(self, form: FormRows, language: Language, zones: Sequence[str], now: datetime) -> None:
        """Add the rows to ``form``, with these places to choose from."""
        super().__init__(form)
        tr = language.tr
        self._form = form
        self._place = form.row(
            tr("Place"), list_field(_SHORTEST_PLACE), tr("Choose a large place with the same clock.")
        )
        for zone in zones:
            self._place.addItem(zone_choice_words(zone), zone)
        choices = ((_NOW, tr("From now on")), (_OTHER, tr("From another time")))
        self._which = form.row(tr("From when"), ChoiceButtons("", choices, value=_NOW))
        local = Timeline.fixed("UTC").local(now)
        self._date = form.row(tr("Date there"), date_field(language, local.date()))
        self._time = form.row(tr("Time there"), time_field(language, local.time()))
        self._show_rows()
        for signal in (self._place.currentIndexChanged, self._which.valueChanged):
            signal.connect(self._follow)
        for signal in (self._date.dateChanged, self._time.timeChanged):
            signal.connect(self._follow)

    @property
    def zone(self) -> str:
        """The IANA zone chosen."""
        return str(self._place.currentData())

    def choose(self, zone: str, now: datetime) -> None:
        """Show a place, from now on; date and time stand at now on its clock."""
        if self._place.findData(zone) < 0:
            self._place.addItem(zone_choice_words(zone), zone)
        self._place.setCurrentIndex(self._place.findData(zone))
        self._which.set_value(_NOW)
        local = Timeline.fixed(zone).local(now)
        self._date.setDate(QDate(local.year, local.month, local.day))
        self._time.setTime(QTime(local.hour, local.minute))

    def begin(self) -> QWidget:
        """Where the keyboard begins."""
        return self._place

    def at(self, now: datetime) -> datetime | None:
        """The instant chosen, in UTC; None on a date that the place skipped."""
        if self._which.value != _OTHER:
            return now
        return Timeline.fixed(self.zone).instant(chosen_day(self._date), chosen_time(self._time))

    def error_at(self, problem: str, *, place: bool) -> Mapping[QWidget, str]:
        """A problem, beside the place or beside the date."""
        return {self._place if place else self._date: problem}

    def _follow(self) -> None:
        self._show_rows()
        for editor in (self._place, self._date):
            self._form.set_error(editor, "")
        self.changed.emit()

    def _show_rows(self) -> None:
        for editor in (self._date, self._time):
            self._form.set_row_visible(editor, self._which.value == _OTHER)
