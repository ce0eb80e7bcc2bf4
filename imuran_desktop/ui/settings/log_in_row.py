"""Whether the app starts when the person logs in. The computer's own entry is the truth; no setting repeats it."""

from typing import Protocol

from PySide6.QtCore import QSignalBlocker

from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language


class LogInStart(Protocol):
    """The computer's way to start the app: `desktop.autostart.Autostart`."""

    @property
    def supported(self) -> bool:
        """Whether this computer has one."""

    @property
    def enabled(self) -> bool:
        """Whether the app is started."""

    def enable(self) -> None:
        """Have it started from the next time on. Raises OSError."""

    def disable(self) -> None:
        """Have it started no more. Raises OSError."""


class LogInRow:
    """A box to tick in a form."""

    def __init__(self, form: FormRows, language: Language, start: LogInStart) -> None:
        self._form, self._language, self._start = form, language, start
        tr = language.tr
        help_text = (
            tr("Imuran Desktop then starts by itself, without its window, and reminders come without your opening it.")
            if start.supported
            else tr("This computer has no way of doing that which Imuran Desktop knows.")
        )
        self._box = form.check(tr("Start when I log in"), help_text)
        self._box.setEnabled(start.supported)
        self._box.toggled.connect(self._use)
        self.show_state()

    def show_state(self) -> None:
        """Show how it is now: it can be changed outside the app."""
        with QSignalBlocker(self._box):
            self._box.setChecked(self._start.supported and self._start.enabled)

    def _use(self, checked: bool) -> None:
        error = ""
        try:
            if checked:
                self._start.enable()
            else:
                self._start.disable()
        except OSError:
            error = self._language.tr("This could not be changed. Check that your disk is not full, and try again.")
            self.show_state()
        self._form.set_error(self._box, error)
