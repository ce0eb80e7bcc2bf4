from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.printers import ask_printer, hide_title
from imuran_desktop.words.language import Language


def test_the_printer_that_was_chosen_is_gone_on_with(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chosen: list[QPrinter] = []
    file = str(tmp_path / "printed.pdf")
    ask_printer(Language("en_GB"), lambda printer: printer.setOutputFileName(file), chosen.append, page, 9)
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    assert (dialog.windowTitle(), dialog.minPage(), dialog.maxPage()) == ("Print", 1, 9)
    assert chosen == []
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    assert [printer.outputFileName() for printer in chosen] == [file]


def test_no_title_gets_into_the_queue(qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setDocName("Report of Sam Example")
    hide_title(printer)
    assert printer.docName() == "Imuran Desktop"
