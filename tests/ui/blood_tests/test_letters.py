"""Files kept with a blood test are saved and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.results import LetterFile
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import lab_reports
from imuran_desktop.ui.blood_tests.letters import Letters
from imuran_desktop.ui.session import Session
from imuran_desktop.words.language import Language
from tests.services.entering import attach_letter
from tests.services.plans import SAM, at, sam_s_diary

NOW = at("2026-03-05 21:00")
PDF = b"%PDF-1.7 from the laboratory"


class Desktop(QObject):
    """The computer's programs: what they are asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[bytes] = []
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))
        self.opened.append(self.paths[-1].read_bytes())


@pytest.fixture
def desktop(qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # its stub says bytes, which it refuses
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with sam_s_diary(tmp_path) as made:
        yield made


class Person:
    """What they were told."""

    def __init__(self, qtbot: QtBot, diary: Diary, window: QWidget) -> None:
        self.session = Session(diary, SAM.device, lambda: NOW, Language("en_GB"), window)
        self.letters = Letters(self.session, window)
        self.failed: list[str] = []
        self.told: list[str] = []
        self.session.failed.connect(self.failed.append)
        self.letters.told.connect(self.told.append)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def person(qtbot: QtBot, diary: Diary, window: QWidget) -> Person:
    return Person(qtbot, diary, window)


def kept(diary: Diary, name: str, content: bytes) -> LetterFile:
    entry = record_blood_test(diary, SAM, NOW, NOW.date()).entry
    attach_letter(diary, SAM, NOW, entry, name, content)
    return lab_reports(diary)[0].files[-1]


def test_a_copy_is_saved_that_only_its_owner_can_read(person: Person, diary: Diary, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    person.letters.save_as(kept(diary, "letter.pdf", PDF), copy)
    assert copy.read_bytes() == PDF
    assert copy.stat().st_mode & 0o077 == 0
    assert person.told == [f"Saved as {copy}"]


def test_the_system_asks_where_it_goes(
    person: Person, diary: Diary, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    person.letters.save(kept(diary, "../../letter.pdf", PDF))
    (asked,) = window.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "letter.pdf"
    asked.fileSelected.emit(str(tmp_path / "there.pdf"))
    asked.reject()
    assert (tmp_path / "there.pdf").read_bytes() == PDF


def test_a_folder_that_takes_nothing_is_told(person: Person, diary: Diary, tmp_path: Path) -> None:
    person.letters.save_as(kept(diary, "letter.pdf", PDF), tmp_path / "nowhere" / "copy.pdf")
    assert person.failed == ["copy.pdf could not be saved there. Choose another folder."]


def test_a_pdf_is_opened_by_the_program_for_it(person: Person, diary: Diary, desktop: Desktop) -> None:
    person.letters.open(kept(diary, "letter.exe", PDF))
    assert desktop.opened == [PDF]
    assert desktop.paths[0].suffix == ".pdf", "by what it is, not by its name"
    assert desktop.paths[0].parent.stat().st_mode & 0o077 == 0
    assert person.failed == []


def test_what_could_be_a_program_is_not_opened(person: Person, diary: Diary, desktop: Desktop) -> None:
    person.letters.open(kept(diary, "letter.pdf", b"MZ\x90"))
    assert desktop.opened == []
    assert person.failed == ["This kind of file is not opened from here. Save a copy instead."]


def test_a_file_that_is_not_there_is_told(person: Person, desktop: Desktop) -> None:
    person.letters.open(LetterFile("0" * 64, "letter.pdf", 3))
    assert desktop.opened == []
    assert len(person.failed) == 1
