"""The page on which the results of a blood test are entered. The page of blood tests leads to it."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.results import LabReport
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.report_entry import (
    Entered,
    read_last_time,
    read_report,
    read_watched,
    results_on,
)
from imuran_desktop.ui.away.foot import Foot
from imuran_desktop.ui.results.form import Beginning, ResultsForm
from imuran_desktop.ui.results.letters_card import LettersCard
from imuran_desktop.ui.results.saving import Saving
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.emptying import empty, take_out
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.words.entered import no_results_words, tally_words

if TYPE_CHECKING:
    from imuran_desktop.ui.results.csv_view import CsvView

_SHOWS = frozenset({Topic.BLOOD_TESTS})


class ResultsPage(Page):
    """One blood test's results, from a letter typed or pasted, or those of many days from a file."""

    back_asked = Signal()
    saved = Signal(str, object)
    """What was saved, in words, and a callable that takes it back and tells whether it did."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(look, "")
        self._session, self._theme, self._analytes = session, look, load_analytes()
        self._test, self._on = "", session.today()
        self._report = LabReport("", self._on)
        self._form: ResultsForm | None = None
        self._letters: LettersCard | None = None
        self._csv: CsvView | None = None
        self._message = MessageBar(look, session.language.tr("Close"))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(16)
        self._foot = Foot(look, session.language)
        self._saving = Saving(session, look, self._analytes, self)
        self._saving.written.connect(self._after_save)
        self._saving.saved.connect(self.saved)
        self._build()

    def open(self, test: str, on: date | None) -> None:
        """Enter the results of a blood test, or of one that is not recorded yet (``test`` is "").

        What is typed already and belongs to another one is not let go of unasked.
        """
        wanted = (test, on or self._session.today())
        if self.unsaved():
            if wanted != (self._test, self._on):
                self._ask_to_discard(lambda: self._begin(*wanted))
            return
        self._begin(*wanted)

    def unsaved(self) -> bool:
        """Whether anything was entered that is not saved yet."""
        typed = self._form is not None and self._form.is_changed
        return typed or (self._letters is not None and self._letters.is_changed)

    def leave_unsaved(self) -> None:
        """Let go of what was entered."""
        self._begin(self._test, self._on)

    def refresh(self, topics: Collection[Topic] = _SHOWS) -> None:
        """Read the diary again, if what changed is shown here. What is being entered stays."""
        if not self.isVisible() or self._form is None or self._csv is not None:
            return
        if _SHOWS.intersection(topics) and not self.unsaved():
            self._begin(self._test, self._on)

    def tick(self) -> None:
        """Let a day be chosen once it has begun."""
        if self._form is not None:
            self._form.day.allow_until(self._session.today())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if self._letters is not None and self._csv is None and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        paths = _files(event)
        if self._letters is not None and paths:
            event.acceptProposedAction()
            self._letters.add(paths)

    def _build(self) -> None:
        tr, look = self._session.language.tr, self._theme
        back = BackButton(tr("Back"), look)
        paste = OutlinedButton(tr("Paste from a letter"), look=look, icon="edit")
        csv = OutlinedButton(tr("Bring in a CSV file"), look=look, icon="report")
        back.clicked.connect(self._go_back)
        paste.clicked.connect(self._paste)
        csv.clicked.connect(self._ask_csv)
        self._tools = QWidget()
        self._tools.setLayout(in_a_row(paste, csv, back))
        self.body.addWidget(self._tools)
        self.body.addWidget(self._message)
        self.body.addLayout(self._inside)
        column = self.layout()
        assert column is not None
        column.addWidget(self._foot)
        self._foot.saved.connect(self._save)
        self.setAcceptDrops(True)

    def _begin(self, test: str, on: date) -> None:
        """Show an empty form, or what the diary has of this test."""
        session = self._session
        with session.telling():
            report = read_report(session.diary, test, on)
            last = read_last_time(session.diary, test)
            watched = read_watched(session.diary)
            self._test, self._on = report.test, report.on
            self._report = report
            empty(self._inside)
            form = self._form = ResultsForm(
                self._theme, session.language, self._analytes, Beginning(report, last, session.today(), watched)
            )
            letters = self._letters = LettersCard(session, self._theme, report.files, self)
            form.changed.connect(self._tell)
            form.day.changed.connect(self._tell_day)
            form.another_asked.connect(self._add_another)
            letters.changed.connect(self._tell)
            for part in (form, letters):
                self._inside.addWidget(part)
            self._title()
            self._message.clear()
            self._show_form()
            self._tell()
            self._tell_day()
            self.scroll_to_top()
            form.begin()

    def _title(self) -> None:
        tr = self._session.language.tr
        self.set_title(tr("Change results") if self._report.says_anything else tr("Enter results"))

    def _show_form(self) -> None:
        """Have Tab and screen readers follow the page as it stands."""
        for part in (self._tools, self._foot):
            part.show()
        column = self.body.parentWidget()
        assert column is not None
        put_in_reading_order(column)
        if self._letters is not None:
            QWidget.setTabOrder(self._letters.last, self._foot.save)

    def _tell(self) -> None:
        """Say below how much is filled in."""
        if self._form is not None and self._letters is not None:
            self._foot.tell(tally_words(self._session.language, self._form.filled(), self._letters.count))

    def _tell_day(self) -> None:
        """Say what the diary has of the day already."""
        form, session, words = self._form, self._session, ""
        if form is None:
            return
        with session.telling():
            if not self._test and results_on(session.diary, form.day.on, form.lab):
                words = session.language.tr(
                    "There are results of this day in the diary already. What you enter is added to them."
                )
        form.day.say_there(words)

    def _go_back(self) -> None:
        if self.unsaved():
            self._ask_to_discard(self._let_go_and_leave)
        else:
            self.back_asked.emit()

    def _let_go_and_leave(self) -> None:
        self.leave_unsaved()
        self.back_asked.emit()

    def _ask_to_discard(self, then: Callable[[], object]) -> None:
        from imuran_desktop.ui.results.questions import ask_to_discard

        ask_to_discard(self._theme, self._session.language, self, then)

    def _add_another(self) -> None:
        from imuran_desktop.ui.results.another_dialog import AnotherDialog

        form = self._form
        if form is None:
            return
        dialog = AnotherDialog(self._theme, self._session.language, self._analytes, self)
        dialog.chosen.connect(form.go_to)
        dialog.chosen.connect(lambda _: self._show_form())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _paste(self) -> None:
        from imuran_desktop.ui.results.pasting import Pasting

        if self._form is None:
            return
        pasting = Pasting(self._session, self._theme, self._analytes, self._form, self)
        pasting.put.connect(self._after_paste)
        pasting.begin(takes_day=not self._test)

    def _after_paste(self, words: str) -> None:
        self._show_form()
        self.scroll_to_top()
        self._message.show_message(words)

    def _ask_csv(self) -> None:
        from imuran_desktop.ui.results.csv_view import ask_csv_file

        ask_csv_file(self._session.language, self, self.bring_in_file)

    def bring_in_file(self, path: Path) -> None:
        """Show what is in a CSV file, and let it be brought in. What is typed into the form stays meanwhile."""
        from imuran_desktop.ui.results.csv_view import CsvView

        self._take_csv_out()
        view = self._csv = CsvView(self._session, self._theme, self._analytes, path)
        view.closed.connect(self._close_csv)
        view.other_chosen.connect(self.bring_in_file)
        view.brought_in.connect(self._after_csv)
        for part in self._form_parts():
            part.hide()
        self._message.clear()
        self._inside.addWidget(view)
        self.set_title(self._session.language.tr("Bring in a CSV file"), path.name)
        self.scroll_to_top()
        view.begin()

    def _form_parts(self) -> list[QWidget]:
        return [part for part in (self._tools, self._form, self._letters, self._foot) if part is not None]

    def _take_csv_out(self) -> None:
        view, self._csv = self._csv, None
        if view is not None:
            view.let_go()
            take_out(self._inside, view)

    def _close_csv(self) -> None:
        self._take_csv_out()
        for part in self._form_parts():
            part.show()
        self._title()
        if not self.unsaved():
            self._begin(self._test, self._on)
        elif self._form is not None:
            self._form.begin()

    def _after_csv(self, words: str, take_back: object) -> None:
        self._close_csv()
        self.saved.emit(words, take_back)

    def _save(self) -> None:
        form, letters = self._form, self._letters
        if form is None or letters is None:
            return
        self._message.clear()
        results = form.results()
        if results is None:
            return
        if not (results or letters.count or self._report.says_anything):
            self._message.show_message(no_results_words(self._session.language), state="overdue")
            self.scroll_to_top()
            return
        added, removed = tuple(letters.added), frozenset(letters.removed)
        entered = Entered(self._report, form.day.on, form.lab, results, added, removed)
        self._saving.save(entered, form.questioned())

    def _after_save(self, changed: Changed) -> None:
        """Begin again with what is in the diary now: nothing is unsaved any more."""
        self._begin(changed.entry, self._form.day.on if self._form is not None else self._on)


def _files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
