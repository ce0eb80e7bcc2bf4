"""Notes of the Review page: written, changed, removed, and what happens when that fails."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.at_widget import names
from tests.ui.review.at_review import TIMELINE, AtReview

KEY = Qt.Key


def test_a_note_is_written_changed_removed_and_put_back(review: AtReview) -> None:
    review.session.recorded_by = "Alex"
    review.click("Write a note …")
    review.click("Save")
    assert "Write something first." in review.seen
    review.write("Slept badly", date(2026, 4, 14))
    assert [(note.day, note.text, note.by) for note in review.notes] == [(date(2026, 4, 14), "Slept badly", "Alex")]
    assert "Alex wrote: Slept badly" in review.seen
    assert "Alex wrote: Slept badly" in review.marks(TIMELINE)
    review.click("Change the note on Tuesday 14 April")
    review.write("Slept well")
    assert [note.text for note in review.notes] == ["Slept well"]
    review.click("Undo")
    assert [note.text for note in review.notes] == ["Slept badly"]
    review.click("Remove the note on Tuesday 14 April")
    assert review.notes == []
    review.click("Undo")
    assert [note.text for note in review.notes] == ["Slept badly"]


def test_a_note_that_cannot_be_written_is_kept_in_the_dialog(review: AtReview) -> None:
    review.click("Write a note …")
    with review.read_only():
        review.write("Slept badly", date(2026, 4, 14))
    assert "sam.imuran can't be opened or written here." in review.seen
    assert review.field(QPlainTextEdit, "Note").toPlainText() == "Slept badly"
    assert review.notes == []
    review.click("Save")
    assert [note.text for note in review.notes] == ["Slept badly"]
    assert review.dialog is None
    assert "Recorded: Note: Slept badly" in review.seen


def test_a_change_that_cannot_be_written_is_not_said_to_be(review: AtReview) -> None:
    review.wrote(date(2026, 4, 14), "Slept badly")
    review.page.refresh()
    review.click("Change the note on Tuesday 14 April")
    with review.read_only():
        review.write("Slept well")
    assert review.field(QPlainTextEdit, "Note").toPlainText() == "Slept well"
    review.click("Cancel")
    assert "Recorded" not in review.seen
    assert review.buttons("Undo") == []
    with review.read_only():
        review.click("Remove the note on Tuesday 14 April")
    assert "Removed" not in review.seen
    assert [note.text for note in review.notes] == ["Slept badly"]
    assert len(review.failures) == 2


def test_an_undo_that_fails_is_still_offered(review: AtReview) -> None:
    review.click("Write a note …")
    review.write("Slept badly", date(2026, 4, 14))
    with review.read_only():
        review.click("Undo")
    assert [note.text for note in review.notes] == ["Slept badly"]
    review.click("Undo")
    assert review.notes == []


def test_a_note_left_as_it_was_offers_no_undo(review: AtReview) -> None:
    review.wrote(date(2026, 4, 14), "Slept badly")
    review.page.refresh()
    review.click("Change the note on Tuesday 14 April")
    review.write("Slept badly")
    assert review.dialog is None
    assert review.buttons("Undo") == []


def test_who_left_the_page_is_offered_no_old_undo(review: AtReview) -> None:
    review.click("Write a note …")
    review.write("Slept badly", date(2026, 4, 14))
    assert len(review.buttons("Undo")) == 1
    review.come_back()
    assert review.buttons("Undo") == []
    assert [note.text for note in review.notes] == ["Slept badly"]


def test_the_keyboard_stays_with_the_notes_when_one_is_removed(review: AtReview) -> None:
    review.wrote(date(2026, 4, 14), "Slept badly")
    review.page.refresh()
    review.tab_to("Remove the note on Tuesday 14 April")
    review.press(KEY.Key_Space)
    assert review.notes == []
    assert "Write a note …" in names(review.focus())


def test_a_note_begins_with_the_day_that_is_marked(review: AtReview) -> None:
    review.go(TIMELINE, KEY.Key_End, KEY.Key_Left)
    review.buttons("Write a note …")[0].click()
    review.write("Walked to the shop")
    assert review.notes[0].day == date(2026, 4, 19)
