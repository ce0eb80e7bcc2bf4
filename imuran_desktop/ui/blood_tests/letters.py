"""The files kept with a blood test: saved beside the diary, or opened in another program."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from imuran_desktop.domain.results import LetterFile
from imuran_desktop.services.results import read_letter
from imuran_desktop.ui.blood_tests.opened_folder import OpenedFolder
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.widgets.saving import documents_folder, write_private

_OPENED = {b"%PDF-": ".pdf", b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
"""How what is opened begins. Anything else could be a program, and is only saved."""


class Letters(QObject):
    """Reads a file out of the diary when it is asked for. What is opened lies in a folder of its own until the end."""

    told = Signal(str)
    """A copy is saved. What did not work is told by the session."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._folder = OpenedFolder()

    def save(self, file: LetterFile) -> None:
        """Let the system ask where a copy goes."""
        asked = QFileDialog(self._window, self._session.language.tr("Save a copy"), documents_folder())
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.selectFile(_plain_name(file.name))
        asked.fileSelected.connect(lambda name: self.save_as(file, Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def save_as(self, file: LetterFile, path: Path) -> None:
        """Write a copy, which only its owner can read."""
        tr = self._session.language.tr
        content = self._content(file)
        if content is None:
            return
        if write_private(path, content):
            self.told.emit(tr("Saved as {path}", path=str(path)))
        else:
            words = tr("{name} could not be saved there. Choose another folder.", name=path.name)
            self._session.failed.emit(words)

    def open(self, file: LetterFile) -> None:
        """Show it in the program that the computer has for it."""
        tr, content = self._session.language.tr, self._content(file)
        if content is None:
            return
        ending = next((ending for begins, ending in _OPENED.items() if content.startswith(begins)), "")
        if not ending:
            self._session.failed.emit(tr("This kind of file is not opened from here. Save a copy instead."))
            return
        path = self._folder.path() / f"{file.id[:16]}{ending}"
        if not (write_private(path, content) and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))):
            self._session.failed.emit(tr("No program opened it. Save a copy instead."))

    def _content(self, file: LetterFile) -> bytes | None:
        with self._session.telling():
            return read_letter(self._session.diary, file.id)
        return None


def _plain_name(name: str) -> str:
    """A file's name without any folder in it."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]
