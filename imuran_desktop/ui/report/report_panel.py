"""The report of one diary: what goes into it, its pages, and the ways to paper and files."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from imuran_desktop.services.report_making import Job, Made, make
from imuran_desktop.ui.report.choices import ReportChoices
from imuran_desktop.ui.report.maker import MakeReport, ReportMaker
from imuran_desktop.ui.report.outputs import ReportOutputs
from imuran_desktop.ui.report.pdf_view import PdfView
from imuran_desktop.ui.report.state_card import StateCard
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language

_PAUSE_MS = 400
"""After the last choice: often another one follows at once."""


class ReportPanel(QWidget):
    """Makes the report in another process and shows it; again whenever other choices are made, or on demand."""

    shown = Signal()
    """A report is on the screen."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        now: Callable[[], datetime],
        work: MakeReport = make,
        beside: Sequence[QWidget] = (),
    ) -> None:
        """Show nothing yet. ``work`` is what makes a report, in the other process.

        What is ``beside`` stands in one row with the buttons that print and save.
        """
        super().__init__()
        self._language, self._now = language, now
        self._path: Path | None = None
        self._today = now().astimezone().date()
        self._job: Job | None = None
        self._content = b""
        self._again: Callable[[], None] = self.make
        self._outputs = ReportOutputs(look, language, work, self)
        beside = (*self._outputs.parts, *beside)
        self._choices = ReportChoices(look, language, self._today, beside, self._outputs.rarer_buttons)
        self._view = PdfView(look, language)
        self._state = StateCard(look)
        self._stack = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._maker = ReportMaker(work, self)
        self._build()
        self._connect()

    def show_diary(
        self,
        path: Path,
        name: str,
        last_visit: date | None,
        today: date | None = None,
        like: ReportChoices | None = None,
    ) -> None:
        """Show the report of the diary at ``path``, that of the person called ``name``.

        ``today`` is the date where that person is, if that is known. What is chosen in ``like`` is chosen here too.
        While the same diary is shown already, its report stays until the new one is there.
        """
        stays = path == self._path and self._stack.currentWidget() is self._view
        self._path, self._today = path, today or self._now().astimezone().date()
        self._outputs.set_name(name)
        self._choices.set_days(self._today, last_visit)
        if like is not None:
            self._choices.take_over(like)
        if not stays:
            self._view.clear()
        self._begin(quietly=stays)

    def make(self) -> None:
        """Make the report that is wanted now; one that is still being made is not wanted any more."""
        self._begin(quietly=False)

    def cancel(self) -> None:
        """Make none, until it is asked for again."""
        tr = self._language.tr
        self._stop()
        self._show_state(tr("No report was made."), tr("Make the report"), self.make)

    def stop(self) -> None:
        """Make, save and print nothing more: the window is going."""
        self._stop()
        self._outputs.stop()

    def _build(self) -> None:
        for part in (self._view, self._state):
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._choices)
        column.addWidget(self._outputs)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._choices.changed.connect(self._wait)
        self._pause.timeout.connect(self.make)
        self._maker.made.connect(self._show_made)
        self._maker.failed.connect(self._show_failed)
        self._view.opened.connect(self._tell_shown)
        self._view.failed.connect(self._tell_not_shown)
        self._state.chosen.connect(self._do_again)

    def _wait(self) -> None:
        """Other choices: what is shown is no longer what is wanted."""
        if self._path is not None:
            self._stop()
            self._pause.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._maker.cancel()
        self._outputs.take_away()
        self._content = b""

    def _begin(self, *, quietly: bool) -> None:
        tr = self._language.tr
        self._stop()
        wish = self._choices.wish(self._today)
        if self._path is None:
            return
        if wish is None:
            words = tr("The last date is before the first one. Choose other dates, then the report is shown here.")
            self._show_state(words, "", self.make)
            return
        self._job = Job(self._path, wish, self._now(), self._language.locale)
        self._maker.begin(self._job)
        if not quietly:
            self._show_state(tr("Making the report …"), tr("Cancel"), self.cancel, self._going_on_words)

    def _show_made(self, made: Made) -> None:
        (content,) = made.files.values()
        self._content = content
        self._view.show_pdf(content)

    def _tell_shown(self) -> None:
        """The pages are there, so they are what is printed from now on."""
        if self._job is None or not self._content:
            return  # other choices were made meanwhile
        count = self._view.count
        self._state.rest()
        self._stack.setCurrentWidget(self._view)
        self._outputs.offer(self._content, count, self._job)
        announce(
            self._view, self._language.trn("The report has {number} page.", "The report has {number} pages.", count)
        )
        self.shown.emit()

    def _tell_not_shown(self) -> None:
        """It was made, and can be saved all the same."""
        if self._job is None or not self._content:
            return  # other choices were made meanwhile
        tr = self._language.tr
        self._outputs.offer(self._content, 0, self._job)
        words = tr("The report can't be shown. Save it and open it with another program.")
        self._show_state(words, tr("Try again"), self.make)

    def _do_again(self) -> None:
        self._again()

    def _show_failed(self, sentence: str) -> None:
        tr = self._language.tr
        words = sentence or tr("The report could not be made. Try again, or choose fewer days.")
        self._show_state(words, tr("Try again"), self.make)

    def _going_on_words(self, seconds: int) -> str:
        """A sign of life: how long it will take, nobody knows."""
        trn = self._language.trn
        return trn("Making the report … {number} second so far", "Making the report … {number} seconds so far", seconds)

    def _show_state(
        self, words: str, button: str, again: Callable[[], None], going_on: Callable[[int], str] | None = None
    ) -> None:
        self._again = again
        self._state.show_state(words, button, going_on)
        self._stack.setCurrentWidget(self._state)
