"""The ways of a report to paper and files, and how that went."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.services.report_making import Job
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.report.maker import MakeReport
from imuran_desktop.ui.report.page_printing import PagePrinting, set_paper
from imuran_desktop.ui.report.tables_saving import TablesSaving
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.ui.widgets.message_bar import Banner, MessageBar
from imuran_desktop.ui.widgets.printers import (
    ask_printer,
    has_printer,
    no_printer_words,
    not_printed_words,
    printed_words,
)
from imuran_desktop.ui.widgets.saving import ask_pdf_file, file_name, not_saved_words, saved_words, write_private
from imuran_desktop.ui.widgets.styling import announce, scroll_into_view
from imuran_desktop.words.language import Language

_MANY = 100
"""Pages that there is room to count without anything moving."""


class ReportOutputs(QWidget):
    """Shown while it has something to say. Its :attr:`parts` and :attr:`rarer_buttons` stand elsewhere."""

    def __init__(self, look: ThemeController, language: Language, work: MakeReport, window: QWidget) -> None:
        super().__init__()
        tr = language.tr
        self._language, self._window = language, window
        self._name = ""
        self._content = b""
        self._job: Job | None = None
        self._count = 0
        self._print = PrimaryButton(tr("Print …"), look=look, icon="print")
        self._save = OutlinedButton(tr("Save as PDF …"), look=look, icon="save", tall=True)
        self._tables = OutlinedButton(tr("Save the tables …"))
        self._pages = Strong()
        self._pages.setWordWrap(False)
        self.parts = self._print, self._save, self._pages
        self.rarer_buttons = (self._tables,)
        self._printing = PagePrinting(self)
        self._saving = TablesSaving(look, language, work, window)
        self._outcome = MessageBar(look, tr("Close"))
        self._progress, self._stop = _going_on(look, tr("Cancel"), "")
        self._writing, self._stop_writing = _going_on(look, tr("Cancel"), tr("Saving the tables …"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._progress)
        column.addWidget(self._writing)
        column.addWidget(self._outcome)
        self._connect()
        self.take_away()
        self.hide()

    def set_name(self, name: str) -> None:
        """Whose report it is."""
        self._name = name

    def take_away(self) -> None:
        """There is no report to print or save."""
        self._content, self._job = b"", None
        self._count = 0
        self._enable()

    def offer(self, content: bytes, count: int, job: Job) -> None:
        """There is one, of so many pages; ``job`` is what it was made for.

        Of one that can't be opened here there are 0 pages: it can be saved, not printed.
        """
        self._content, self._count, self._job = content, count, job
        self._enable()

    def save(self, content: bytes, path: Path) -> None:
        """Write the PDF file, and say how that went."""
        if write_private(path, content):
            self._tell(saved_words(self._language, path))
        else:
            self._tell_trouble(not_saved_words(self._language, path))

    def print_on(self, content: bytes, printer: QPrinter) -> None:
        """Print as this printer was set up, and say how that goes."""
        self._printing.begin(content, printer)

    def stop(self) -> None:
        """Save and print nothing more."""
        self._saving.cancel()
        self._printing.cancel()

    def _connect(self) -> None:
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_file)
        self._tables.clicked.connect(self._ask_tables)
        self._printing.went_on.connect(self._tell_page)
        self._printing.done.connect(self._tell_printed)
        self._stop.clicked.connect(self._cancel_printing)
        self._saving.begun.connect(self._tell_writing)
        self._saving.saved.connect(partial(self._tell_written, state="taken"))
        self._saving.failed.connect(partial(self._tell_written, state="missed"))
        self._stop_writing.clicked.connect(self._cancel_writing)
        self._outcome.dismissed.connect(self._put_away)

    def _enable(self) -> None:
        self._save.setEnabled(self._job is not None)
        # One at a time: another would end the one before.
        self._tables.setEnabled(self._job is not None and self._writing.isHidden())
        self._print.setEnabled(self._count > 0)
        # Its room stays while the pages are counted, or the buttons after it would jump.
        self._pages.setMinimumWidth(self._pages.fontMetrics().horizontalAdvance(self._pages_words(_MANY)))
        self._pages.setText(self._pages_words(self._count) if self._count else "")

    def _pages_words(self, count: int) -> str:
        return self._language.trn("{number} page", "{number} pages", count)

    def _ask_printer(self) -> None:
        if self._job is None:
            return
        if not has_printer():
            self._tell_trouble(no_printer_words(self._language))
            return
        prepare = partial(set_paper, paper=self._job.wish.paper)
        # What was on the screen when it was asked for is what is printed.
        ask_printer(self._language, prepare, partial(self.print_on, self._content), self._window, self._count)

    def _ask_file(self) -> None:
        if self._job is not None:
            ask_pdf_file(self._language, self._file_name(self._job), partial(self.save, self._content), self._window)

    def _ask_tables(self) -> None:
        if self._job is not None:
            self._saving.ask(self._job, self._file_name(self._job))

    def _file_name(self, job: Job) -> str:
        return file_name(self._language.tr("Report {name}", name=self._name), job.wish.last)

    def _tell_page(self, page: int, count: int) -> None:
        words = self._language.tr("Printing page {page} of {count} …", page=page, count=count)
        self._progress.set_text(words, "due")
        self._outcome.clear()
        self._progress.show()
        self.show()

    def _cancel_printing(self) -> None:
        self._printing.cancel()
        self._progress.hide()
        self._tell_trouble(self._language.tr("Printing was stopped. What the printer already has may still come out."))

    def _tell_writing(self) -> None:
        self._outcome.clear()
        self._writing.show()
        self._enable()
        self.show()
        announce(self._writing, self._writing.accessibleName())
        self._bring_into_view(self._writing)

    def _tell_written(self, words: str, state: State) -> None:
        self._writing.hide()
        self._enable()
        self._say(words, state)

    def _cancel_writing(self) -> None:
        self._saving.cancel()
        self._tell_written(self._language.tr("The tables were not saved."), "missed")

    def _tell_printed(self, taken: bool) -> None:
        self._progress.hide()
        if taken:
            self._tell(printed_words(self._language))
        else:
            self._tell_trouble(not_printed_words(self._language))

    def _tell(self, words: str) -> None:
        self._say(words, "taken")

    def _tell_trouble(self, words: str) -> None:
        self._say(words, "missed")

    def _say(self, words: str, state: State) -> None:
        self.show()
        self._outcome.show_message(words, state=state)
        self._bring_into_view(self._outcome)

    def _put_away(self) -> None:
        """Its message was read; what still goes on stays."""
        self.setVisible(not (self._progress.isHidden() and self._writing.isHidden()))

    def _bring_into_view(self, part: QWidget) -> None:
        # Once there is room for it: below all choices it may be far from the button.
        QTimer.singleShot(0, part, lambda: scroll_into_view(part))


def _going_on(look: ThemeController, cancel: str, words: str) -> tuple[Banner, OutlinedButton]:
    """What is told while something goes on, and the button that ends it."""
    banner, button = Banner(look, words, "due"), OutlinedButton(cancel)
    banner.buttons.addWidget(button)
    banner.hide()
    return banner, button
