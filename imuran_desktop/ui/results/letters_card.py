"""The laboratory's letters: files to keep with the blood test."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from imuran_desktop.domain.results import LetterFile
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.report_entry import NewLetter
from imuran_desktop.services.results import check_letter
from imuran_desktop.ui.blood_tests.letters import Letters
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, quiet_button, rule
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.blood_tests import size_words
from imuran_desktop.words.errors import refusal_words, system_words


class LettersCard(Card):
    """Lists the files; those just added, and those taken out, are so once all is saved."""

    changed = Signal()

    def __init__(self, session: Session, look: ThemeController, files: Sequence[LetterFile], window: QWidget) -> None:
        tr = session.language.tr
        super().__init__(name=tr("Files"))
        self._language, self._look, self._files = session.language, look, tuple(files)
        self.added: list[NewLetter] = []
        self.removed: set[str] = set()
        self._outside = Letters(session, window)
        self._outside.told.connect(self._tell)
        self._trouble = Banner(look, "", "missed")
        self._trouble.hide()
        self._list = QWidget()
        self._stays = Muted(tr("A file that you remove stays in your diary's history."))
        self._add = OutlinedButton(tr("Add a file"), look=look, icon="add")
        self._add.clicked.connect(self._ask)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(tr("Files")))
        self.body.addWidget(
            Muted(tr("The laboratory's letter, as PDF or picture. It is kept inside your diary. You can drop it here."))
        )
        self.body.addWidget(self._list)
        self.body.addWidget(self._stays)
        self.body.addWidget(self._trouble)
        self.body.addLayout(in_a_row(self._add))
        self._show()

    @property
    def last(self) -> QWidget:
        """The last thing in it that takes the keyboard."""
        return self._add

    @property
    def is_changed(self) -> bool:
        """Whether a file was added or taken out."""
        return bool(self.added or self.removed)

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self.added) + sum(file.id not in self.removed for file in self._files)

    def add(self, paths: Iterable[Path]) -> None:
        """Add files of this computer; says which ones can't be kept, and why."""
        troubles = [trouble for path in paths if (trouble := self._add_one(path))]
        self._show()
        self._tell(" ".join(troubles), well=False)
        self.changed.emit()

    def _add_one(self, path: Path) -> str:
        try:
            check_letter(path.name, path.stat().st_size)
            content = path.read_bytes()
            check_letter(path.name, len(content))
        except Refused as error:
            return refusal_words(self._language, error.reason, error.figures)
        except OSError:
            return system_words(self._language, path.name)
        letter = NewLetter(path.name, content)
        if letter not in self.added:
            self.added.append(letter)
        return ""

    def _ask(self) -> None:
        tr = self._language.tr
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        asked = QFileDialog(self.window(), tr("Add a file"), folder)
        asked.setFileMode(QFileDialog.FileMode.ExistingFiles)
        asked.setNameFilters([tr("Letters (*.pdf *.png *.jpg *.jpeg *.txt)"), tr("All files (*)")])
        asked.filesSelected.connect(lambda names: self.add(Path(name) for name in names))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _show(self) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        kept = [file for file in self._files if file.id not in self.removed]
        shown = [*(self._kept(file) for file in kept), *(self._new(letter) for letter in self.added)]
        for number, row in enumerate(shown):
            if number:
                column.addWidget(rule())
            column.addWidget(row)
        old, self._list = self._list, rows
        self.body.replaceWidget(old, rows)
        rows.setVisible(bool(shown))
        self._stays.setVisible(bool(self._files))
        old.hide()
        old.deleteLater()

    def _kept(self, file: LetterFile) -> QWidget:
        tr = self._language.tr
        open_it = quiet_button(self._look, tr("Open"), "report", tr("Open: {name}", name=file.name))
        save = quiet_button(self._look, tr("Save a copy"), "save", tr("Save a copy: {name}", name=file.name))
        remove = quiet_button(self._look, tr("Remove"), "remove", tr("Remove: {name}", name=file.name))
        open_it.clicked.connect(lambda: self._outside.open(file))
        save.clicked.connect(lambda: self._outside.save(file))
        remove.clicked.connect(lambda: self._take_out(file))
        return self._row(file.name, size_words(self._language, file.size), open_it, save, remove)

    def _new(self, letter: NewLetter) -> QWidget:
        tr = self._language.tr
        size = size_words(self._language, len(letter.content))
        remove = quiet_button(self._look, tr("Remove"), "remove", tr("Remove: {name}", name=letter.name))
        remove.clicked.connect(lambda: self._drop(letter))
        return self._row(letter.name, tr("{size}, not saved yet", size=size), remove)

    def _row(self, name: str, detail: str, *buttons: OutlinedButton) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(name))
        column.addWidget(Body(detail))
        column.addLayout(in_a_row(*buttons))
        return row

    def _take_out(self, file: LetterFile) -> None:
        self.removed.add(file.id)
        self._after_removal()

    def _drop(self, letter: NewLetter) -> None:
        self.added.remove(letter)
        self._after_removal()

    def _after_removal(self) -> None:
        self._show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _tell(self, words: str, *, well: bool = True) -> None:
        self._trouble.set_text(words, "taken" if well else "missed")
        self._trouble.setVisible(bool(words))
        if words:
            announce(self._trouble, words)
