from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from imuran_desktop.services.results import MOST_BYTES
from imuran_desktop.store.letters import letter_content
from tests.ui.results.at_results import AtResults

Open = Callable[..., AtResults]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 made up")
    return path


def attach(at: AtResults, *paths: Path) -> None:
    """Choose files in the system's dialog."""
    at.click("Add a file")
    asked = at.page.findChild(QFileDialog)
    assert asked is not None
    asked.filesSelected.emit([str(path) for path in paths])
    asked.close()


def test_a_file_is_kept_inside_the_diary(open_results: Open, letter: Path) -> None:
    at = open_results()
    attach(at, letter)
    assert "letter.pdf" in at.labels
    assert "stays in your diary's history" not in at.seen, "it is not in there yet"
    assert "1 KB, not saved yet" in at.labels
    assert at.page.unsaved()
    at.click("Save")
    (report,) = at.reports
    assert report.results == ()
    assert letter_content(at.diary, report.files[0].id) == letter.read_bytes()


def test_files_are_dropped_onto_the_page(open_results: Open, letter: Path, tmp_path: Path) -> None:
    at = open_results()
    other = tmp_path / "scan.png"
    other.write_bytes(b"made up")
    at.drop(letter, other)
    at.click("Save")
    assert [file.name for file in at.reports[0].files] == ["letter.pdf", "scan.png"]


def test_a_file_just_added_is_taken_out_again(open_results: Open, letter: Path) -> None:
    at = open_results()
    at.drop(letter)
    at.click("Remove: letter.pdf")
    assert "letter.pdf" not in at.labels
    assert not at.page.unsaved()


def test_a_kept_file_is_taken_out_when_all_is_saved(open_results: Open, letter: Path) -> None:
    at = open_results()
    at.drop(letter)
    at.start_at("ALT")
    at.type("30")
    at.click("Save")
    (report,) = at.reports
    assert "A file that you remove stays in your diary's history." in at.labels
    at.page.open(report.test, report.on)
    at.click("Remove: letter.pdf")
    assert at.reports[0].files
    at.click("Save")
    assert not at.reports[0].files
    assert at.take_back is not None
    assert at.take_back()
    assert at.reports[0].files


def test_a_copy_of_a_kept_file_is_saved_outside(open_results: Open, letter: Path, tmp_path: Path) -> None:
    at = open_results()
    at.drop(letter)
    at.click("Save")
    (report,) = at.reports
    at.page.open(report.test, report.on)
    at.click("Save a copy: letter.pdf")
    asked = at.page.findChild(QFileDialog)
    assert asked is not None
    copy = tmp_path / "copy.pdf"
    asked.fileSelected.emit(str(copy))
    asked.close()
    assert copy.read_bytes() == letter.read_bytes()


def test_what_can_not_be_kept_says_why(open_results: Open, tmp_path: Path) -> None:
    at = open_results()
    large, empty = tmp_path / "large.pdf", tmp_path / "empty.pdf"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    empty.touch()
    at.drop(large, empty, tmp_path / "gone.pdf")
    assert "large.pdf is too large. A file kept in a diary has at most 20 MB." in at.seen
    assert "empty.pdf is empty, so it was not kept." in at.seen
    assert "gone.pdf can't be read or written." in at.seen
    assert not at.page.unsaved()


def test_the_same_file_twice_is_listed_once(open_results: Open, letter: Path) -> None:
    at = open_results()
    at.drop(letter)
    at.drop(letter)
    assert len(at.buttons("Remove: letter.pdf")) == 1
