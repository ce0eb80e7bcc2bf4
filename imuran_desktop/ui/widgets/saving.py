"""Files that people save where they like: written whole or not at all, and for nobody's eyes but theirs."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QFileDevice, QSaveFile, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from imuran_desktop.words.language import Language

_NOT_IN_NAMES = '<>:"/\\|?*'


def write_private(path: Path, content: bytes) -> bool:
    """Write a file that only its owner can read, and say whether that worked."""

    def write(file: QSaveFile) -> bool:
        return file.write(content) == len(content)

    return save_private(path, write)


def save_private(path: Path, write: Callable[[QSaveFile], bool]) -> bool:
    """As :func:`write_private`, with a function that does the writing and says whether it could."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    own = QFileDevice.Permission
    file.setPermissions(own.ReadOwner | own.WriteOwner)
    return write(file) and file.commit()


def ask_pdf_file(language: Language, name: str, then: Callable[[Path], object], parent: QWidget) -> None:
    """Let the system ask where a PDF file goes; ``name`` is proposed."""
    tr = language.tr
    ask_file(tr("Save as PDF"), tr("PDF files (*.pdf)"), f"{name}.pdf", then, parent)


def ask_file(title: str, kinds: str, name: str, then: Callable[[Path], object], parent: QWidget) -> None:
    """Let the system ask where a file of some ``kinds`` goes; ``name``, with its ending, is proposed."""
    asked = QFileDialog(parent, title, documents_folder(), kinds)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(Path(name).suffix[1:])
    asked.selectFile(name)
    asked.fileSelected.connect(lambda path: then(Path(path)))
    asked.finished.connect(asked.deleteLater)
    asked.open()


def documents_folder() -> str:
    """Where people keep their documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def file_name(title: str, on: date) -> str:
    """A title and a date, without what no file's name can have."""
    plain = "".join(" " if letter in _NOT_IN_NAMES else letter for letter in title)
    return f"{' '.join(plain.split())} {on.isoformat()}"


def saved_words(language: Language, path: Path) -> str:
    """That it is saved, and where. The words may go on to the next line after each folder."""
    return language.tr("Saved as {path}", path=str(path).replace(os.sep, f"{os.sep}\N{ZERO WIDTH SPACE}"))


def not_saved_words(language: Language, path: Path) -> str:
    """That it is not saved, and what can be done."""
    return language.tr(
        "{name} could not be saved in {folder}. Choose another folder, one that is yours and has room.",
        name=path.name,
        folder=str(path.parent),
    )
