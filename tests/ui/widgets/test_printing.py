import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.paper import Section, document_html
from imuran_desktop.ui.widgets.printing import PrintDialog, Printout, offer_print
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.ui.widgets import pdf

PRINTOUT = Printout("Card: Sam/Alex", document_html("Card", [Section("Numbers", ["020 7946 0000"])]), date(2026, 3, 2))


class AtPrint(AtWidget):
    """At the question, in front of the page that asked it."""

    def __init__(self, qtbot: QtBot, look: ThemeController) -> None:
        page = QWidget()
        super().__init__(qtbot, page)
        self.open()
        self.asked: PrintDialog = offer_print(look, Language("en_US"), PRINTOUT, page)

    @property
    def seen(self) -> str:
        """All words of the question, without the places where a line may break."""
        return "\n".join(self.labels).replace("\N{ZERO WIDTH SPACE}", "")


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtPrint:
    return AtPrint(qtbot, look)


def test_it_offers_both_and_can_be_left(at: AtPrint) -> None:
    assert "Print “Card: Sam/Alex”, or save it as a PDF file to keep, print elsewhere or send." in at.labels
    at.click("Cancel")
    assert at.dialog is None


def test_it_says_how_many_pages_it_will_be(at: AtPrint) -> None:
    at.qtbot.waitUntil(lambda: "It is 1 page." in at.labels)


def test_a_file_is_saved_where_the_person_says(at: AtPrint, tmp_path: Path) -> None:
    at.click("Save as PDF …")
    chooser = at.asked.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.selectedFiles()[0].endswith("Card Sam Alex 2026-03-02.pdf")
    chooser.fileSelected.emit(str(tmp_path / "card.pdf"))
    chooser.close()
    made = tmp_path / "card.pdf"
    assert (pdf.title(made), pdf.page_count(made), pdf.page_width(made)) == ("Card: Sam/Alex", 1, 612)
    assert f"Saved as {made}" in at.seen
    at.click("Close")
    assert at.dialog is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile's files from other people")
def test_only_its_owner_can_read_the_file(at: AtPrint, tmp_path: Path) -> None:
    at.asked.save(tmp_path / "card.pdf")
    assert (tmp_path / "card.pdf").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_takes_no_file_is_named(at: AtPrint, tmp_path: Path) -> None:
    nowhere = tmp_path / "gone"
    at.asked.save(nowhere / "card.pdf")
    assert (
        f"card.pdf could not be saved in {nowhere}. Choose another folder, one that is yours and has room." in at.seen
    )
    assert at.button("Save as PDF …").isEnabled()
    assert at.button("Cancel").isVisible()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere printers can't be hidden from a test")
def test_without_a_printer_it_says_what_can_be_done(at: AtPrint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")
    at.click("Print …")
    assert any(words.startswith("This computer has no printer set up") for words in at.labels)
    assert at.button("Save as PDF …").isEnabled()


def test_the_printer_s_queue_shows_no_name(at: AtPrint, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    at.asked.print_on(printer)
    assert printer.docName() == "Imuran Desktop"
    assert pdf.title(tmp_path / "printed.pdf") == "Imuran Desktop"


def test_it_says_what_became_of_printing(at: AtPrint, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    at.asked.print_on(printer)
    assert "Sent to the printer." in at.labels
    assert pdf.page_count(tmp_path / "printed.pdf") == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(at: AtPrint, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    at.asked.print_on(printer)
    assert any(words.startswith("The printer did not take it.") for words in at.labels)
