from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.report_wish import Paper
from imuran_desktop.ui.report.page_printing import PagePrinting, pages_of, print_pages, set_paper
from tests.ui.report.works import pdf_of

PAGES = "First", "Second", "Third"


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    """One that prints into a file."""
    found = QPrinter(QPrinter.PrinterMode.HighResolution)
    found.setOutputFileName(str(tmp_path / "printed.pdf"))
    found.setResolution(72)
    set_paper(found, Paper.A4)
    return found


def printed(qtbot: QtBot, printer: QPrinter) -> bool:
    printing = PagePrinting()
    with qtbot.waitSignal(printing.done) as done:
        printing.begin(pdf_of(*PAGES), printer)
    return bool(done.args == [True])


def test_every_page_is_printed_on_the_paper(qtbot: QtBot, printer: QPrinter) -> None:
    assert printed(qtbot, printer)
    with pikepdf.open(printer.outputFileName()) as file:
        assert [[round(float(side)) for side in page.mediabox[2:]] for page in file.pages] == [[595, 842]] * 3


def test_letter_paper_is_asked_for(printer: QPrinter) -> None:
    set_paper(printer, Paper.LETTER)
    assert round(printer.pageLayout().fullRectPoints().width()) == 612
    assert printer.pageLayout().paintRectPoints() == printer.pageLayout().fullRectPoints()


def test_the_printer_s_queue_shows_no_name(qtbot: QtBot, printer: QPrinter) -> None:
    printed(qtbot, printer)
    assert printer.docName() == "Imuran Desktop"


def test_how_far_it_is_is_told(qtbot: QtBot, printer: QPrinter) -> None:
    printing = PagePrinting()
    told: list[tuple[int, int]] = []
    printing.went_on.connect(lambda page, count: told.append((page, count)))
    with qtbot.waitSignal(printing.done):
        printing.begin(pdf_of(*PAGES), printer)
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    assert not printed(qtbot, printer)


def test_all_pages_are_wanted_unless_some_are_named(printer: QPrinter) -> None:
    assert list(pages_of(printer, 3)) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert list(pages_of(printer, 3)) == [1, 2]
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    assert list(pages_of(printer, 3)) == [0, 2]


def test_copies_are_made_where_the_printer_makes_none(printer: QPrinter) -> None:
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert list(pages_of(printer, 2)) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert list(pages_of(printer, 2)) == [0, 0, 1, 1]


def test_the_last_page_can_come_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(pages_of(printer, 3)) == [2, 1, 0]


def test_a_file_without_the_pages_that_are_wanted_is_not_printed(qtbot: QtBot, printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(7, 9)
    assert not printed(qtbot, printer)


def test_what_is_stopped_is_not_printed_to_its_end(printer: QPrinter) -> None:
    told: list[int] = []

    def go_on(page: int, _count: int) -> bool:
        told.append(page)
        return page < 2

    assert not print_pages(pdf_of(*PAGES), printer, go_on)
    assert told == [1, 2]
