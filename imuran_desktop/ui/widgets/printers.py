"""Asking the system which printer, and what is said of printing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QPushButton, QWidget

from imuran_desktop.words.language import Language

_PROGRAM = "Imuran Desktop"


def has_printer() -> bool:
    """Whether the system knows of any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(
    language: Language,
    prepare: Callable[[QPrinter], None],
    then: Callable[[QPrinter], object],
    parent: QWidget,
    pages: int = 0,
) -> None:
    """Let the system ask which printer, and how, then go on with it.

    ``prepare`` sets up the paper before that; with ``pages`` some of so many can be chosen.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    asked = QPrintDialog(printer, parent)
    asked.setWindowTitle(language.tr("Print"))
    if pages:
        asked.setMinMax(1, pages)
    # The dialog only refers to the printer: what it is connected to keeps that as long as the dialog is open.
    asked.accepted.connect(lambda: then(printer))
    asked.finished.connect(asked.deleteLater)
    asked.setWindowModality(Qt.WindowModality.WindowModal)
    _widen_buttons(asked)
    asked.show()


def hide_title(printer: QPrinter) -> None:
    """Printers show it in their queue and may keep it, and a title may name the person."""
    printer.setDocName(_PROGRAM)


def no_printer_words(language: Language) -> str:
    """That there is none, and what can be done."""
    return language.tr(
        "This computer has no printer set up, or it can't be found. Connect one in the system's settings and try "
        "again, or save a PDF file and print that on another computer."
    )


def printed_words(language: Language) -> str:
    """That the printer has it."""
    return language.tr("Sent to the printer.")


def not_printed_words(language: Language) -> str:
    """That the printer did not take it, and what can be done."""
    return language.tr(
        "The printer did not take it. Check that it is switched on and has paper, then try again, or save a PDF file."
    )


def _widen_buttons(dialog: QWidget) -> None:
    """Have the words on each button seen: Qt's own dialog for printers goes by the style sheet's least width."""
    for button in dialog.findChildren(QPushButton):
        button.ensurePolished()
        width = button.fontMetrics().horizontalAdvance(button.text())
        button.setStyleSheet(f"min-width: {width}px")
