"""Printing a text, or keeping it as a PDF file. `ui/widgets/paper.py` makes the text's HTML and its pages."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileDevice, QSaveFile, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from imuran_desktop.ui.palette import State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from imuran_desktop.ui.widgets.paper import Picture

_RESOLUTION = 300
"""Dots per inch of what is drawn into a PDF file; its text is sharp at any."""
_PROGRAM = "Imuran Desktop"
_NOT_IN_NAMES = '<>:"/\\|?*'


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
        self._printer: QPrinter | None = None
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
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        from imuran_desktop.ui.widgets.paper import lay_out, page_size

        tr = self._words.tr
        if not QPrinterInfo.availablePrinterNames():
            self._tell(
                tr(
                    "This computer has no printer set up, or it can't be found. Connect one in the system's settings "
                    "and try again, or save a PDF file and print that on another computer."
                ),
                "missed",
            )
            return
        # Kept while the system's dialog is open, which only refers to it.
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lay_out(printer, page_size(self._words.locale))
        asked = QPrintDialog(printer, self)
        asked.setWindowTitle(tr("Print"))
        asked.accepted.connect(lambda: self.print_on(printer))
        asked.finished.connect(asked.deleteLater)
        asked.setWindowModality(Qt.WindowModality.WindowModal)
        _widen_buttons(asked)
        asked.show()

    def print_on(self, printer: "QPrinter") -> None:
        """Print, as this printer was set up, and say how that went."""
        from imuran_desktop.ui.widgets.paper import write_pages

        tr = self._words.tr
        # Printers show it in their queue and may keep it, and the title may name the person.
        printer.setDocName(_PROGRAM)
        if write_pages(printer, self.printout.html, self._foot, self.printout.shorter, self.printout.pictures):
            self._tell(tr("Sent to the printer."), "taken")
        else:
            self._tell(
                tr(
                    "The printer did not take it. Check that it is switched on and has paper, then try again, or save "
                    "a PDF file."
                ),
                "missed",
            )

    def _ask_file(self) -> None:
        """Let the system ask where the file goes."""
        from PySide6.QtCore import QStandardPaths

        tr = self._words.tr
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        asked = QFileDialog(self, tr("Save as PDF"), folder, tr("PDF files (*.pdf)"))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.selectFile(f"{_file_name(self.printout)}.pdf")
        asked.fileSelected.connect(lambda name: self.save(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def save(self, path: Path) -> None:
        """Write the PDF file, which only its owner can read, and say how that went."""
        from PySide6.QtGui import QPdfWriter

        from imuran_desktop.ui.widgets.paper import lay_out, page_size, write_pages

        file = QSaveFile(str(path))
        drawn = False
        if file.open(QSaveFile.OpenModeFlag.WriteOnly):
            own = QFileDevice.Permission
            file.setPermissions(own.ReadOwner | own.WriteOwner)
            writer = QPdfWriter(file)
            writer.setResolution(_RESOLUTION)
            writer.setTitle(self.printout.title)
            writer.setCreator(_PROGRAM)
            lay_out(writer, page_size(self._words.locale))
            drawn = write_pages(writer, self.printout.html, self._foot, self.printout.shorter, self.printout.pictures)
        if drawn and file.commit():
            # It may go on to the next line after each folder.
            shown = str(path).replace(os.sep, f"{os.sep}\N{ZERO WIDTH SPACE}")
            self._tell(self._words.tr("Saved as {path}", path=shown), "taken")
        else:
            self._tell_not_saved(path)

    def _tell_not_saved(self, path: Path) -> None:
        self._tell(
            self._words.tr(
                "{name} could not be saved in {folder}. Choose another folder, one that is yours and has room.",
                name=path.name,
                folder=str(path.parent),
            ),
            "missed",
        )

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


def _widen_buttons(dialog: QWidget) -> None:
    """Have the words on each button seen: Qt's own dialog for printers goes by the style sheet's least width."""
    for button in dialog.findChildren(QPushButton):
        button.ensurePolished()
        width = button.fontMetrics().horizontalAdvance(button.text())
        button.setStyleSheet(f"min-width: {width}px")


def _file_name(printout: Printout) -> str:
    """The title and the date, without what no file's name can have."""
    plain = "".join(" " if letter in _NOT_IN_NAMES else letter for letter in printout.title)
    return f"{' '.join(plain.split())} {printout.on.isoformat()}"
