"""Printing one report after the other on a printer that was chosen once."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from PySide6.QtPrintSupport import QPrinter

from imuran_desktop.services.report_making import Failed, Made
from imuran_desktop.ui.report.page_printing import print_pages
from imuran_desktop.ui.widgets.printers import hide_title, not_printed_words
from imuran_desktop.words.language import Language


class ReportPrinting:
    """Called in a thread with what a worker made; nothing of a report is kept once it is printed."""

    def __init__(self, language: Language, printer: QPrinter) -> None:
        self._language, self._printer = language, printer
        self._file = Path(printer.outputFileName()) if printer.outputFileName() else None
        self._lock = Lock()
        """One that is stopped is let go of before the next one begins."""

    def __call__(self, place: int, outcome: object, wanted: Callable[[], bool]) -> object:
        """Print a report, and hand back that it was made, without its pages; or why it was not printed.

        One that is no longer ``wanted`` is stopped, wherever it is.
        """
        if not isinstance(outcome, Made):
            return outcome
        with self._lock:
            return self._print(place, outcome, wanted)

    def _print(self, place: int, outcome: Made, wanted: Callable[[], bool]) -> object:
        (content,) = outcome.files.values()
        hide_title(self._printer)
        if self._file is not None:
            # A printer that is a file would write each report over the one before.
            name = f"{self._file.stem} {place + 1}{self._file.suffix}"
            self._printer.setOutputFileName(str(self._file.with_name(name)))
        if print_pages(content, self._printer, lambda _page, _count: wanted()):
            return Made(outcome.path, outcome.name)
        return Failed(outcome.path, not_printed_words(self._language))
