"""Quiet hours: whether, from when, until when."""

from imuran_desktop.settings import QUIET, QUIET_FROM, QUIET_TO
from imuran_desktop.ui.settings.entries import SettledTime
from imuran_desktop.ui.settings.fields import SettingFields, time_text
from imuran_desktop.words.language import Language


class QuietRows:
    """Rows in a form. Both times count only while they differ: else nobody knows which hours are meant."""

    def __init__(self, fields: SettingFields, language: Language) -> None:
        self._fields, self._language = fields, language
        self._quiet = fields.yes_no(QUIET)
        self._from, self._to = fields.own_time(QUIET_FROM), fields.own_time(QUIET_TO)
        self._quiet.toggled.connect(self._show_times)
        for entry in (self._from, self._to):
            entry.settled.connect(lambda entry=entry: self._look(entry))
            entry.editingFinished.connect(lambda entry=entry: self._look(entry))
        self._show_times()

    def _show_times(self) -> None:
        for entry in (self._from, self._to):
            self._fields.set_row_visible(entry, self._quiet.isChecked())
        if self._quiet.isChecked():
            self._look(self._to)

    def _look(self, last: SettledTime) -> None:
        """Tell both times, or say at the ``last`` one changed what is wrong with them."""
        if self._from.entry_error or self._to.entry_error:
            return
        begin, end = time_text(self._from), time_text(self._to)
        if begin == end:
            words = self._language.tr("Quiet hours can't begin and end at the same time. Choose another time.")
            self._fields.set_error(last, words)
            return
        for entry, setting, value in ((self._from, QUIET_FROM, begin), (self._to, QUIET_TO, end)):
            self._fields.set_error(entry, "")
            self._fields.tell(setting, value)
