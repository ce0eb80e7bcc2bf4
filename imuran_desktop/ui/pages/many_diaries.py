"""The page of many diaries: a list of people with their figures, and reports of all of them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.summary import Summary
from imuran_desktop.services.report_files import ReportFormat
from imuran_desktop.services.report_making import Job, into_folder
from imuran_desktop.services.summaries import SummaryJob, people_csv
from imuran_desktop.ui.many.batch_card import BatchCard
from imuran_desktop.ui.many.drop_card import DropCard, dropped
from imuran_desktop.ui.many.list_actions import ListActions
from imuran_desktop.ui.many.opened_diary import OpenedDiary
from imuran_desktop.ui.many.people_reader import PeopleReader
from imuran_desktop.ui.many.people_table import PeopleTable
from imuran_desktop.ui.many.progress_row import ProgressRow
from imuran_desktop.ui.many.save_dialog import ask_diaries, ask_folder
from imuran_desktop.ui.many.sort_row import SortRow
from imuran_desktop.ui.many.spreading import MakeRun, in_processes
from imuran_desktop.ui.many.trouble_card import TroubleCard
from imuran_desktop.ui.report.choices import ReportChoices
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted, Small
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.ui.widgets.saving import not_saved_words, write_private
from imuran_desktop.ui.widgets.saving import saved_words as file_saved_words
from imuran_desktop.ui.widgets.styling import announce, scroll_into_view
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import (
    definition_words,
    list_words,
    printed_words,
    read_words,
    saved_words,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LIST_SHARE = 0.65
"""Of the page's height: so much the list may take."""


class ManyDiariesPage(Page):
    """Diaries are dropped or chosen, read in processes of their own, and never written to."""

    back_asked = Signal()

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        now: Callable[[], datetime],
        *,
        work: MakeRun = in_processes,
        make_panel: Callable[[], QWidget] | None = None,
    ) -> None:
        """``work`` spreads what is to be done; ``make_panel`` makes what shows the report of one diary."""
        tr = language.tr
        super().__init__(look, tr("Many diaries"), tr("Diaries are only read here: nothing in them changes."))
        self._look, self._language, self._now = look, language, now
        self._stamp = now()
        self._wish = ReportWish(None, self._today())
        self._clear_days = True
        """Whether the dates that are chosen are the right way round."""
        self._choices = ReportChoices(look, language, self._today(), each=True)
        self._reader = PeopleReader(language, self._summary_job, self, work)
        self._table = PeopleTable(look, language)
        self._batch = BatchCard(look, language, work)
        self._opened = OpenedDiary(look, language, make_panel or self._make_panel)
        self._make_parts()
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self._show_state()

    def add(self, given: Sequence[Path]) -> None:
        """Put the diaries among these files and folders on the list."""
        self._go_to_list()
        if not self._reader.total:
            self._set_wish()
        self._reader.add(given)

    def stop(self) -> None:
        """Read, make and print nothing more: the window is going."""
        self._reader.cancel()
        self._batch.stop()
        self._opened.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files can be let go here."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()
            self._dropping.show()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They were taken elsewhere."""
        self._dropping.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped."""
        self._dropping.hide()
        event.acceptProposedAction()
        self.add(dropped(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list most of the height."""
        super().resizeEvent(event)
        self._table.set_room(round(self.height() * _LIST_SHARE))

    def save_each(self, report_format: ReportFormat, folder: Path) -> None:
        """Save a report of each diary on the list in a folder."""
        jobs = self._jobs(report_format)
        placed = into_folder(jobs, [item.diary for item in self._table.people.rows], folder)
        words = self._language.tr("Saving reports in {folder}", folder=folder.name or str(folder))
        self._begin(lambda: self._batch.begin(words, placed, saved_words))

    def print_each(self, printer: "QPrinter") -> None:
        """Print a report of each diary on the list, one after the other, as this printer was set up."""
        from imuran_desktop.ui.many.report_printing import ReportPrinting

        jobs, words = self._jobs(ReportFormat.PDF), self._language.tr("Printing reports")
        printing = ReportPrinting(self._language, printer)
        self._begin(lambda: self._batch.begin(words, jobs, printed_words, printing))

    def save_list(self, path: Path) -> None:
        """Write the list as CSV, with those that could not be read, and say how that went."""
        saved = write_private(path, people_csv([*self._table.people.rows, *self._unread.failed]))
        words = (file_saved_words if saved else not_saved_words)(self._language, path)
        self._actions.tell(words, "taken" if saved else "missed")

    def _make_parts(self) -> None:
        tr, look, language = self._language.tr, self._look, self._language
        self._empty = DropCard(look, language)
        self._dropping = Banner(look, tr("Let go to add them to the list."), "due")
        self._actions = ListActions(look, language, self._today)
        self._progress = ProgressRow(look, language, tr("Reading diaries"))
        self._about = Muted()
        self._sorting = SortRow(look, language)
        self._definitions = Small(definition_words(language))
        self._unread = TroubleCard(look, language, tr("Could not be read"))
        self._add_folder = OutlinedButton(tr("Add a folder …"), look=look, icon="add")
        self._add_files = OutlinedButton(tr("Add files …"), look=look, icon="add")
        self._clear = OutlinedButton(tr("Empty the list"), look=look, icon="remove")

    def _build(self) -> None:
        self._back = BackButton(self._language.tr("Back to Report"), self._look)
        top = _flow(self._back, self._add_folder, self._add_files, self._clear)
        self._filled = QWidget()
        parts = (
            self._choices,
            self._progress,
            self._about,
            self._sorting,
            self._table,
            self._definitions,
            self._actions,
        )
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in parts:
            column.addWidget(part)
        self._list = QWidget()
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(16)
        listed.addLayout(top)
        for card in (self._dropping, self._empty, self._filled, self._batch, self._unread):
            listed.addWidget(card)
        self.body.addWidget(self._list)
        self.body.addWidget(self._opened)
        self._dropping.hide()
        self._opened.hide()
        put_in_reading_order(self._list)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        for button in (self._add_files, self._empty.files):
            button.clicked.connect(lambda: ask_diaries(self._language, self.add, self.window()))
        for button in (self._add_folder, self._empty.folder):
            button.clicked.connect(self._ask_folder)
        self._clear.clicked.connect(self._empty_list)
        self._reader.read.connect(self._table.people.add)
        self._reader.not_read.connect(self._unread.add)
        self._reader.went_on.connect(self._show_state)
        self._progress.cancelled.connect(self._reader.cancel)
        self._progress.go_on_asked.connect(self._reader.go_on)
        self._choices.changed.connect(self._choose)
        self._sorting.chosen.connect(lambda column, turned: self._table.sort_by(column, turned=turned))
        self._table.sorted_by.connect(self._sorting.show_order)
        self._table.chosen.connect(self._open_one)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._batch.busy_changed.connect(self._enable)
        self._actions.save_asked.connect(self.save_each)
        self._actions.print_asked.connect(self.print_each)
        self._actions.open_asked.connect(self._open_selected)
        self._actions.keep_asked.connect(self.save_list)
        self._opened.back_asked.connect(self._go_to_list)

    def _today(self) -> date:
        return self._now().astimezone().date()

    def _summary_job(self, path: Path) -> SummaryJob:
        return SummaryJob(path, self._wish, self._stamp, self._language.locale)

    def _jobs(self, report_format: ReportFormat) -> list[Job]:
        now, locale = self._now(), self._language.locale
        return [Job(item.path, self._wish, now, locale, report_format) for item in self._table.people.rows]

    def _set_wish(self) -> bool:
        """Take over what is chosen; False while the dates are the wrong way round."""
        self._stamp = self._now()
        self._choices.set_days(self._today(), None)
        wish = self._choices.wish(self._today())
        self._clear_days = wish is not None
        self._wish = wish or self._wish
        return self._clear_days

    def _choose(self) -> None:
        """Other days change the list; other sections, or paper, only the reports."""
        before = self._wish
        if self._set_wish() and _days(before) != _days(self._wish):
            self._table.people.clear()
            self._unread.clear()
            self._reader.read_again()
        self._enable()

    def _empty_list(self) -> None:
        self._batch.clear()
        self._reader.clear()
        self._table.people.clear()
        self._unread.clear()
        self._show_state()
        self._empty.folder.setFocus()

    def _show_state(self) -> None:
        reader, language = self._reader, self._language
        there = reader.total > 0 or reader.is_reading
        self._empty.setHidden(there)
        for part in (self._filled, self._add_folder, self._add_files, self._clear):
            part.setVisible(there)
        words = (
            read_words(language, reader.done, reader.total) if reader.total else language.tr("Looking for diaries …")
        )
        was_reading = not self._progress.isHidden()
        self._progress.setVisible(reader.is_reading or reader.done < reader.total)
        if reader.is_reading:
            self._progress.show_going(words, reader.done, reader.total)
        else:
            self._progress.show_stopped(language.tr("Stopped: {words}.", words=words), reader.done, reader.total)
        self._about.setText(list_words(language, self._table.people.rowCount(), self._wish))
        if was_reading and self._progress.isHidden():
            announce(self._about, self._about.text())
        self._enable()

    def _enable(self) -> None:
        self._actions.show_state(
            self._table.people.rowCount(),
            self._wish if self._clear_days else None,
            is_reading=self._reader.is_reading,
            is_busy=self._batch.is_busy,
        )

    def _ask_folder(self) -> None:
        ask_folder(self._language.tr("Add a folder"), lambda folder: self.add([folder]), self.window())

    def _begin(self, begin: Callable[[], None]) -> None:
        begin()
        scroll_into_view(self._batch)

    def _open_selected(self) -> None:
        selected = self._table.selected()
        if selected:
            self._open_one(selected[0])
        else:
            self._actions.tell(self._language.tr("Choose a person in the list first, then press Open."), "due")

    def _open_one(self, of: Summary) -> None:
        self._list.hide()
        self._opened.show()
        self._actions.clear_message()
        self._opened.show_diary(of, self._choices)
        self.scroll_to_top()

    def _go_to_list(self) -> None:
        if self._list.isHidden():
            self._opened.hide()
            self._list.show()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panel(self) -> QWidget:
        from imuran_desktop.ui.report.report_panel import ReportPanel

        return ReportPanel(self._look, self._language, self._now)


def _days(wish: ReportWish) -> object:
    """What of a wish the list goes by."""
    return wish.first, wish.last, wish.since_visit


def _flow(*buttons: QWidget) -> FlowLayout:
    flow = FlowLayout()
    for button in buttons:
        flow.addWidget(button)
    return flow
