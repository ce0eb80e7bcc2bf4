"""What can be done with a list of people: a report of each, the report of one, and the list itself as a file."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.ui.many.list_saving import ask_list_file
from imuran_desktop.ui.many.save_dialog import SaveDialog
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import reports_words


class ListActions(QWidget):
    """Asks what there is to ask first; a message below the buttons answers them."""

    open_asked = Signal()
    """The report of the person who is chosen in the list is wanted."""
    save_asked = Signal(object, object)
    """A report of each: in this format, in this folder."""
    print_asked = Signal(object)
    """A report of each, on this printer."""
    keep_asked = Signal(object)
    """The list, as this file."""

    def __init__(self, look: ThemeController, language: Language, today: Callable[[], date]) -> None:
        super().__init__()
        tr = language.tr
        self._look, self._language, self._today = look, language, today
        self._count = 0
        self._wish: ReportWish | None = None
        self._what = Strong()
        self._what.setAccessibleName(tr("What is printed or saved"))
        self._save = PrimaryButton(tr("Save a report of each …"), look=look, icon="save")
        self._print = OutlinedButton(tr("Print all …"), look=look, icon="print", tall=True)
        self._open = OutlinedButton(tr("Open"), look=look, icon="report", tall=True)
        self._keep = OutlinedButton(tr("Save this list …"), look=look, icon="save", tall=True)
        self._message = MessageBar(look, tr("Close"))
        buttons = FlowLayout()
        for button in (self._save, self._print, self._open, self._keep):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._what)
        column.addLayout(buttons)
        # Beside the buttons that it answers: the top of a long page would be out of sight.
        column.addWidget(self._message)
        self._save.clicked.connect(self._ask_save)
        self._print.clicked.connect(self._ask_printer)
        self._open.clicked.connect(self.open_asked)
        self._keep.clicked.connect(self._ask_list_file)

    def show_state(self, count: int, wish: ReportWish | None, *, is_reading: bool, is_busy: bool) -> None:
        """Offer what can be done with ``count`` people; without a ``wish`` the dates are the wrong way round."""
        self._count, self._wish = count, wish
        rested = not is_reading and not is_busy
        for button in (self._save, self._print):
            button.setEnabled(count > 0 and rested and wish is not None)
        self._open.setEnabled(count > 0)
        self._keep.setEnabled(not is_reading and wish is not None)
        tr = self._language.tr
        unclear = tr("The last date is before the first one. Choose other dates to print or save reports.")
        self._what.setText(unclear if wish is None else reports_words(self._language, count, wish))

    def tell(self, words: str, state: State) -> None:
        """Answer a button in sight, once there is room for it."""
        self._message.show_message(words, state=state)
        QTimer.singleShot(0, self._message, lambda: scroll_into_view(self._message))

    def clear_message(self) -> None:
        """Let go of the last answer."""
        self._message.clear()

    def _ask_save(self) -> None:
        SaveDialog(self._look, self._language, self._count, self.save_asked.emit, self.window()).open()

    def _ask_printer(self) -> None:
        from imuran_desktop.ui.report.page_printing import set_paper
        from imuran_desktop.ui.widgets.printers import ask_printer, has_printer, no_printer_words

        if self._wish is None:
            return
        if not has_printer():
            self.tell(no_printer_words(self._language), "missed")
            return
        paper = self._wish.paper
        prepare, then = lambda printer: set_paper(printer, paper), self.print_asked.emit
        ask_printer(self._language, prepare, then, self.window())

    def _ask_list_file(self) -> None:
        ask_list_file(self._language, self._today(), self.keep_asked.emit, self.window())
