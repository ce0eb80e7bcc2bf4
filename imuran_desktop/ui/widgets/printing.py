"""Printing a text, or keeping it as a PDF file. `ui/widgets/paper.py` makes the text's HTML and its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSaveFile, QTimer
from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.palette import State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.saving import ask_pdf_file, file_name, not_saved_words, save_private, saved_words
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from imuran_desktop.ui.widgets.paper import Picture

_RESOLUTION = 300
"""Dots per inch of what is drawn into a PDF file; its text is sharp at any."""
_PROGRAM = "Imuran Desktop"


@dataclass(frozen=True)
class Printout:
    """What is to be printed: HTML from `paper.document_html`, the title, and the date at the foot of each page.

    Give ``shorter`` ones for what has to fit one page: see `paper.write_pages`. ``pictures`` go where the HTML has
    their places.
    """

    title: str
    html: str
    on: date
    shorter: Sequence[str] = ()
    pictures: "Sequence[Picture]" = ()


def offer_print(look: ThemeController, language: Language, printout: Printout, parent: QWidget) -> "PrintDialog":
    """Ask whether to print or to keep a PDF file, do it, and say how it went."""
    dialog = PrintDialog(look, language, printout, parent)
    dialog.open()
    return dialog


class PrintDialog(Dialog):
    """Stays open after printing or saving, so that it can say what became of it and the other can follow."""

    def __init__(self, look: ThemeController, language: Language, printout: Printout, parent: QWidget) -> None:
        tr = language.tr
        text = tr("Print “{title}”, or save it as a PDF file to keep, print elsewhere or send.", title=printout.title)
        super().__init__(look, tr("Print or save"), text, parent)
        self._words = language
        self.printout = printout
        """What is to be printed."""
        self._length = Muted(" ")
        self.body.addWidget(self._length)
        self._outcome = Banner(look, "", "taken")
        self._outcome.hide()
        self.body.addWidget(self._outcome)
        self.add_button("print", tr("Print …"), primary=True, closes=False).clicked.connect(self._ask_printer)
        self.add_button("save", tr("Save as PDF …"), closes=False).clicked.connect(self._ask_file)
        self._close = self.add_cancel(tr("Cancel"))
        self.answered.connect(self.deleteLater)
        # The question is there at once; its pages are counted after that.
        QTimer.singleShot(0, self, self._tell_length)

    def _tell_length(self) -> None:
        from imuran_desktop.ui.widgets.paper import LONG, count_pages, page_size

        printout, trn = self.printout, self._words.trn
        count = count_pages(page_size(self._words.locale), printout.html, printout.shorter, printout.pictures)
        if len(printout.html) > LONG and not printout.shorter:
            self._length.setText(trn("It is about {number} page.", "It is about {number} pages.", count))
        else:
            self._length.setText(trn("It is {number} page.", "It is {number} pages.", count))

    def _ask_printer(self) -> None:
        """Let the system ask which printer, and how; or say that there is none."""
        from imuran_desktop.ui.widgets.paper import lay_out, page_size
        from imuran_desktop.ui.widgets.printers import ask_printer, has_printer, no_printer_words

        size = page_size(self._words.locale)
        if has_printer():
            ask_printer(self._words, lambda printer: lay_out(printer, size), self.print_on, self)
        else:
            self._tell(no_printer_words(self._words), "missed")

    def print_on(self, printer: "QPrinter") -> None:
        """Print, as this printer was set up, and say how that went."""
        from imuran_desktop.ui.widgets.paper import write_pages
        from imuran_desktop.ui.widgets.printers import hide_title, not_printed_words, printed_words

        hide_title(printer)
        if write_pages(printer, self.printout.html, self._foot, self.printout.shorter, self.printout.pictures):
            self._tell(printed_words(self._words), "taken")
        else:
            self._tell(not_printed_words(self._words), "missed")

    def _ask_file(self) -> None:
        """Let the system ask where the file goes."""
        ask_pdf_file(self._words, file_name(self.printout.title, self.printout.on), self.save, self)

    def save(self, path: Path) -> None:
        """Write the PDF file, which only its owner can read, and say how that went."""
        if save_private(path, self._write):
            self._tell(saved_words(self._words, path), "taken")
        else:
            self._tell(not_saved_words(self._words, path), "missed")

    def _write(self, file: QSaveFile) -> bool:
        from PySide6.QtGui import QPdfWriter

        from imuran_desktop.ui.widgets.paper import lay_out, page_size, write_pages

        writer = QPdfWriter(file)
        writer.setResolution(_RESOLUTION)
        writer.setTitle(self.printout.title)
        writer.setCreator(_PROGRAM)
        lay_out(writer, page_size(self._words.locale))
        return write_pages(writer, self.printout.html, self._foot, self.printout.shorter, self.printout.pictures)

    def _foot(self, page: int, count: int) -> tuple[str, str]:
        tr, printed = self._words.tr, self._words.date(self.printout.on)
        title = self.printout.title
        return tr("{title} · {date}", title=title, date=printed), tr("Page {page} of {count}", page=page, count=count)

    def _tell(self, sentence: str, state: State) -> None:
        """Say how it went. What is done is not cancelled any more, but closed."""
        from imuran_desktop.ui.widgets.styling import announce

        if state == "taken":
            self._close.setText(self._words.tr("Close"))
        # Hidden while its words change: only what is shown anew has the dialog measured with the new ones.
        self._outcome.hide()
        self._outcome.set_text(sentence, state)
        self._outcome.show()
        self.fit()
        announce(self._outcome, sentence)
