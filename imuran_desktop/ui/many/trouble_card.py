"""What could not be done, and why: kept on the screen, to be copied or saved as text."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from imuran_desktop.services.report_making import Failed, printable
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.rows_card import RowsCard
from imuran_desktop.ui.widgets.rows_table import copy_rows
from imuran_desktop.ui.widgets.saving import documents_folder, not_saved_words, saved_words, write_private
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language


class TroubleCard(RowsCard):
    """A row for each diary with the name of its file and the reason; hidden while there are none."""

    def __init__(self, look: ThemeController, language: Language, title: str) -> None:
        tr = language.tr
        super().__init__(look, language, title, (tr("File"), tr("Why")), (3, 7))
        self._language, self._title = language, title
        self._failed: list[Failed] = []
        self._told = Muted()
        self._told.hide()
        copy = plain_button(look, tr("Copy the list"), "share", tr("Copy the list: {title}", title=title))
        save = plain_button(look, tr("Save the list …"), "save", tr("Save the list: {title}", title=title))
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._ask_file)
        self.body.addLayout(in_a_row(copy, save))
        self.body.addWidget(self._told)

    @property
    def failed(self) -> Sequence[Failed]:
        """What is listed."""
        return self._failed

    def add(self, failed: Sequence[Failed]) -> None:
        """List some more."""
        self._show([*self._failed, *failed])

    def clear(self) -> None:
        """List none."""
        self._show([])

    def save(self, path: Path) -> None:
        """Write the list as text, and say how that went."""
        text = "".join(f"{item.path}\t{item.sentence}\n" for item in self._failed)
        saved = write_private(path, text.encode(errors="replace"))
        self._tell((saved_words if saved else not_saved_words)(self._language, path))

    def _show(self, failed: list[Failed]) -> None:
        self._failed = failed
        self._told.hide()
        trn = self._language.trn
        about = trn("{number} diary.", "{number} diaries.", len(failed))
        self.show_rows([(printable(item.path), item.sentence) for item in failed], about)

    def _copy(self) -> None:
        copy_rows([(printable(item.path), item.sentence) for item in self._failed])
        self._tell(self._language.tr("Copied."))

    def _ask_file(self) -> None:
        """Let the system ask where the text goes."""
        tr = self._language.tr
        asked = QFileDialog(self.window(), self._title, documents_folder(), tr("Text (*.txt)"))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("txt")
        asked.selectFile(f"{self._title}.txt")
        asked.fileSelected.connect(lambda name: self.save(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()
        announce(self._told, words)
