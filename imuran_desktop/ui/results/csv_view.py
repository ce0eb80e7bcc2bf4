"""A CSV file of results before it is brought in: its columns, its results by day, and what can't be taken over."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from imuran_desktop.domain.results import Analytes
from imuran_desktop.exchange.csv_table import TableRefused
from imuran_desktop.exchange.results_csv import CsvProblem, Problem
from imuran_desktop.services.results_import import (
    BroughtIn,
    Compared,
    Comparison,
    Fate,
    bring_in,
    compare,
    undo_bring_in,
)
from imuran_desktop.ui.results.csv_columns import CsvColumns
from imuran_desktop.ui.results.csv_reading import FileRead, Questioned, file_reader, table_reader
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.background import Background
from imuran_desktop.ui.widgets.buttons import BackButton, ChoiceButtons, OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.ui.widgets.rows_card import RowsCard, WordedRows
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.entered import brought_in_words, compared_words, fate_words
from imuran_desktop.words.errors import system_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, doubt_words, value_words
from imuran_desktop.words.results_csv import problem_words, refused_words

_KEEP, _REPLACE = "keep", "replace"
_PATIENCE = 300
"""ms after which it is said that something takes its time."""


class CsvView(QWidget):
    """Nothing is written before *Bring in*, and then all of it in one go."""

    closed = Signal()
    other_chosen = Signal(object)
    """Another file is to be shown instead: its path."""
    brought_in = Signal(str, object)
    """What was brought in, in words, and a callable that takes it back and tells whether it did."""

    def __init__(self, session: Session, look: ThemeController, analytes: Analytes, path: Path) -> None:
        super().__init__()
        self._session, self._look, self._analytes, self._path = session, look, analytes, path
        self._read: FileRead | None = None
        self._comparison = Comparison()
        self._columns: CsvColumns | None = None
        self._background = Background(self)
        self._background.done.connect(self._take)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE)
        self._build()

    def begin(self) -> None:
        """Read the file."""
        self._work(file_reader(self._path, self._analytes))
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """Go on with nothing."""
        self._background.forget()
        self._slow.stop()

    def _build(self) -> None:
        tr, look, language = self._session.language.tr, self._look, self._session.language
        self._back = BackButton(tr("Back to the form"), look)
        self._back.clicked.connect(self.closed)
        self._other = OutlinedButton(tr("Choose another file"), look=look)
        self._other.clicked.connect(lambda: ask_csv_file(language, self, self.other_chosen.emit))
        self._trouble = Banner(look, "", "missed")
        self._waiting = self._make_waiting()
        self._slow.timeout.connect(self._waiting.show)
        self._columns_place = QVBoxLayout()
        self._summary = Body()
        self._make_cards()
        self._different = ChoiceButtons(
            tr("Results that are different in the diary"),
            [(_KEEP, tr("Keep what the diary has")), (_REPLACE, tr("Replace it by what the file has"))],
            value=_KEEP,
        )
        self._different.valueChanged.connect(lambda _: self._tell())
        self._bring = PrimaryButton("", look=look, icon="save")
        self._bring.clicked.connect(self._bring_in)
        self._arrange()
        self._hide_all()

    def _make_waiting(self) -> QWidget:
        tr, waiting, bar = self._session.language.tr, QWidget(), QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(tr("Reading the file"))
        column = QVBoxLayout(waiting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Body(tr("Reading the file …")))
        column.addWidget(bar)
        return waiting

    def _make_cards(self) -> None:
        tr, look, language = self._session.language.tr, self._look, self._session.language
        compared = (tr("Day"), tr("Result"), tr("In the file"), tr("In the diary"))
        self._days = RowsCard(look, language, tr("Results in the file"), compared, (4, 5, 5, 6))
        questioned = (tr("Day"), tr("What is questioned"))
        self._doubts = RowsCard(look, language, tr("Look at these values"), questioned, (3, 9))
        self._problems = RowsCard(look, language, tr("Not taken over"), (tr("What is left, and why"),), (1,))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(in_a_row(self._back, self._other))
        column.addWidget(self._trouble)
        column.addWidget(self._waiting)
        column.addLayout(self._columns_place)
        column.addWidget(self._summary)
        column.addWidget(self._different)
        column.addLayout(in_a_row(self._bring))
        for card in (self._doubts, self._days, self._problems):
            column.addWidget(card)

    def _hide_all(self) -> None:
        for part in (self._trouble, self._waiting, self._summary, self._different, self._bring):
            part.hide()
        for card in (self._doubts, self._days, self._problems):
            card.hide()

    def _work(self, work: Callable[[], FileRead]) -> None:
        self._slow.start()
        self._background.start(work)

    def _take(self, outcome: object) -> None:
        self._slow.stop()
        self._hide_all()
        if isinstance(outcome, FileRead):
            self._show(outcome)
        else:
            self._tell_trouble(outcome)

    def _tell_trouble(self, outcome: object) -> None:
        language = self._session.language
        if isinstance(outcome, TableRefused):
            words = refused_words(language, outcome.code, outcome.figures)
        elif isinstance(outcome, OSError):
            words = system_words(language, self._path.name)
        else:
            assert isinstance(outcome, Exception)
            raise outcome
        self._trouble.set_text(words, "missed")
        self._trouble.show()
        announce(self._trouble, words)

    def _show(self, read: FileRead) -> None:
        self._read = read
        self._show_columns(read)
        put_in_reading_order(self)

    def _show_columns(self, read: FileRead) -> None:
        if self._columns is None:
            self._columns = CsvColumns(self._look, self._session.language, self._analytes, read.table, read.layout)
            self._columns.changed.connect(self._read_again)
            self._columns_place.addWidget(self._columns)
        if read.results is not None:
            self._columns.ask(read.results)
            if read.results.asks_for_order:
                self._summary.setText(
                    self._session.language.tr("Once you have said so, the results in the file are shown here.")
                )
                self._summary.show()
                return
            with self._session.telling():
                self._comparison = compare(self._session.diary, read.results.tests)
                self._show_results(read)

    def _show_results(self, read: FileRead) -> None:
        assert read.results is not None
        language, items = self._session.language, self._comparison.items
        self._days.show_rows(WordedRows(items, self._row))
        self._doubts.show_rows(
            WordedRows(read.questioned, self._questioned),
            language.tr("They are brought in as they stand in the file."),
        )
        self._problems.show_rows(WordedRows(read.results.problems, self._problem))
        self._tell_if_to_come(items)
        replaceable = len(self._comparison.to_bring(replace=True)) > len(self._comparison.to_bring())
        self._different.setVisible(replaceable)
        self._summary.setText(
            compared_words(
                language,
                len(self._comparison.of(Fate.NEW)),
                len(self._comparison.of(Fate.SAME)),
                len(self._comparison.of(Fate.DIFFERENT)),
                sum(problem.code is not Problem.COLUMN_LEFT_OUT for problem in read.results.problems),
            )
        )
        self._summary.show()
        announce(self._summary, self._summary.text())
        self._tell()

    def _tell_if_to_come(self, items: Sequence[Compared]) -> None:
        """Say that a day can't be, before the person tries."""
        last = max((item.on for item in items), default=None)
        if last is None or last <= self._session.today():
            return
        language = self._session.language
        words = language.tr(
            "The file has a result from {day}, which is still to come. Check which column has the date, and how it is "
            "written.",
            day=language.date(last),
        )
        self._trouble.set_text(words, "overdue")
        self._trouble.show()

    def _tell(self) -> None:
        count = len(self._wanted)
        self._bring.setText(self._session.language.trn("Bring in {number} result", "Bring in {number} results", count))
        self._bring.setVisible(bool(count))

    @property
    def _wanted(self) -> tuple[Compared, ...]:
        return self._comparison.to_bring(replace=self._replaces)

    @property
    def _replaces(self) -> bool:
        return not self._different.isHidden() and self._different.value == _REPLACE

    def _read_again(self) -> None:
        if self._read is None or self._columns is None:
            return
        columns = self._columns
        self._work(
            table_reader(self._read.table, columns.layout_chosen, self._analytes, columns.order, columns.decimal)
        )

    def _row(self, item: Compared) -> tuple[str, ...]:
        language = self._session.language
        known = value_words(language, item.known) if item.known is not None else ""
        return (
            language.date(item.on),
            analyte_name(language, item.result.analyte, self._analytes),
            value_words(language, item.result),
            fate_words(language, item.fate.value, known, twice=item.twice),
        )

    def _questioned(self, item: Questioned) -> tuple[str, str]:
        language = self._session.language
        return language.date(item.on), doubt_words(language, item.doubt, item.result, self._analytes)

    def _problem(self, problem: CsvProblem) -> tuple[str]:
        language, where = self._session.language, (problem.row, problem.column)
        return (problem_words(language, problem.code, *where, problem.text, problem.count),)

    def _bring_in(self) -> None:
        if self._read is None or self._read.results is None:
            return
        days, replace, session = self._read.results.tests, self._replaces, self._session
        done = session.write(lambda diary, author, now: bring_in(diary, author, now, days, replace=replace))
        if done is not None:
            words = brought_in_words(session.language, done.added, done.replaced)
            self.brought_in.emit(words, lambda: _take_back(session, done))


def ask_csv_file(language: Language, parent: QWidget, then: Callable[[Path], object]) -> None:
    """Let the system ask for a file."""
    tr = language.tr
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    asked = QFileDialog(parent.window(), tr("Choose a CSV file"), folder)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    asked.setNameFilters([tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")])
    asked.fileSelected.connect(lambda name: then(Path(name)))
    asked.finished.connect(asked.deleteLater)
    asked.open()


def _take_back(session: Session, done: BroughtIn) -> bool:
    return session.write(lambda diary, author, now: undo_bring_in(diary, author, now, done)) is not None
