from __future__ import annotations

from dataclasses import replace
from datetime import date

from imuran_desktop.services.changes import Topic
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
    change_note(diary, SAM, NOW, replace(note, text="slept well"))
    assert notes(diary, DAY, DAY) == [replace(note, text="slept well")]
    assert notes(diary, date(2026, 3, 3), date(2026, 3, 9)) == []


def test_an_empty_note_is_refused(diary: Diary) -> None:
    assert why_refused(lambda: write_note(diary, SAM, NOW, DAY, " \n ")) is Reason.EMPTY_NOTE
    assert notes(diary, DAY, DAY) == []
