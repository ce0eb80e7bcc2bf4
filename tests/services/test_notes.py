from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import remove_entry
from imuran_desktop.services.notes import change_note, write_note
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import notes
from tests.services.plans import ALEX, NOW, SAM, why_refused

DAY = date(2026, 3, 2)


def test_a_note_stays_the_one_s_who_wrote_it(diary: Diary) -> None:
    assert write_note(diary, ALEX, NOW, DAY, " slept badly ").topics == {Topic.NOTES}
    (note,) = notes(diary, DAY, DAY)
    assert (note.day, note.text, note.by) == (DAY, "slept badly", "Alex")
    change_note(diary, SAM, NOW, note.id, " slept well ")
    assert notes(diary, DAY, DAY) == [replace(note, text="slept well")]
    assert notes(diary, date(2026, 3, 3), date(2026, 3, 9)) == []


def test_an_empty_note_is_refused(diary: Diary) -> None:
    assert why_refused(lambda: write_note(diary, SAM, NOW, DAY, " \n ")) is Reason.EMPTY_NOTE
    assert notes(diary, DAY, DAY) == []
    note = write_note(diary, SAM, NOW, DAY, "slept badly").entry
    assert why_refused(lambda: change_note(diary, SAM, NOW, note, "")) is Reason.EMPTY_NOTE
    assert [item.text for item in notes(diary, DAY, DAY)] == ["slept badly"]


def test_a_day_to_come_has_no_note(diary: Diary) -> None:
    tomorrow = DAY + timedelta(days=1)
    assert why_refused(lambda: write_note(diary, SAM, NOW, tomorrow, "slept badly")) is Reason.DAY_TO_COME
    assert notes(diary, tomorrow, tomorrow) == []


def test_a_note_that_was_removed_or_never_written_is_not_changed(diary: Diary) -> None:
    note = write_note(diary, ALEX, NOW, DAY, "slept badly").entry
    remove_entry(diary, SAM, NOW, note)
    for gone in (note, "nobody"):
        change = partial(change_note, diary, SAM, NOW, gone, "slept well")
        assert why_refused(change) is Reason.NOTHING_RECORDED
    assert notes(diary, DAY, DAY) == []
